"""What is still to be filled in is found, and said in one line."""

from __future__ import annotations

import contextlib
import io
from typing import Any

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell

from mlp_helpers.checks import Exam, check, once_filled_in
from mlp_helpers.checks.core.stubs import error_in_cell, stubs_in
from tests.test_checks_core import judge


def stub_in_call(x: Any) -> Any:
    return np.add(  # type: ignore[call-overload]
        # FILL IN HERE
        ...
    )


def stub_body(x: Any) -> Any:
    # FILL IN HERE
    ...


class StubClass:
    """A class with a stub in one method."""

    def ready(self) -> int:
        """Return three."""
        return 3

    def other(self) -> None:
        """Hold a stub."""
        self.layer = np.zeros(  # type: ignore[call-overload]
            # FILL IN HERE
            ...
        )


def indexes(x: Any) -> Any:
    # FILL IN HERE, said the stub
    return x[..., 0]


def test_blanks_are_found_where_they_stand() -> None:
    assert stubs_in(stub_in_call) == ["return np.add(...)"]
    assert stubs_in(stub_body) == ["the body of stub_body"]
    assert stubs_in(StubClass) == ["self.layer = np.zeros(...)"]
    assert stubs_in(indexes) == []
    assert stubs_in(...) == ["..."]
    assert stubs_in(judge) == [] and stubs_in(3) == [] and stubs_in(len) == []


def test_a_cell_that_cannot_be_parsed_is_told_from_a_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    shell = InteractiveShell()
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    stub = "def f(x):\n    # FILL IN HERE\n    ...\n"
    with contextlib.redirect_stdout(io.StringIO()):
        shell.run_cell(stub, store_history=True)
        assert error_in_cell(["f"]) == ""
        shell.run_cell("def f(x):\n    return (x\n", store_history=True)
    assert error_in_cell(["f"]) == "a syntax error, line 2: '(' was never closed"
    assert error_in_cell(["g"]) == ""
    points, text = judge(stub_body)
    assert points == 0.0 and "still to be filled in" in text  # another name than the cell's
    report = f_is_given.examine(shell.user_ns["f"])
    assert report.cell_error == "a syntax error, line 2: '(' was never closed"
    assert "syntax error, line 2: '(' was never closed" in report.as_text()
    assert "syntax error" in report.as_html()
    with contextlib.redirect_stdout(io.StringIO()):
        shell.run_cell("def f(x):\n    return x\n", store_history=True)
    assert f_is_given.examine(shell.user_ns["f"]).cell_error == ""
    with contextlib.redirect_stdout(io.StringIO()):
        shell.run_cell("def f(x):\n    return (x\n", store_history=True)
    text = f_is_given.examine(shell.user_ns["f"]).as_text()
    assert "the cell with your answer has a syntax error, line 2" in text
    assert "judged here is your answer as it was before" in text
    assert f_is_given.examine(shell.user_ns["f"], hidden_seed=1).cell_error == ""


def test_a_cell_that_failed_is_told_from_a_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    shell = InteractiveShell()
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    monkeypatch.setattr("sys.last_value", None, raising=False)
    with contextlib.redirect_stdout(io.StringIO()):
        shell.run_cell("f = None\nf = sorted(3)", store_history=True)
        assert error_in_cell(["f"]) == "an error, TypeError: 'int' object is not iterable"
        assert f_is_given.examine(None).points == 0
        shell.run_cell("g, f = None, None\nf = sorted(...)", store_history=True)
        assert error_in_cell(["f"]) == ""  # there is still something to fill in


@check("00/f_is_given", points=1)
def f_is_given(exam: Exam, f: Any) -> None:
    """Ask for anything at all."""
    with exam.part("it gives something", points=1):
        exam.call(f, 1.0)


def test_untouched_stub_is_one_line() -> None:
    points, text = judge(stub_body)
    assert points == 0.0
    assert text.strip().splitlines() == [
        "00/double: 0 / 3 points - still to be filled in: the body of stub_body"
    ]


def test_once_filled_in_skips_only_while_blank(capsys: pytest.CaptureFixture[str]) -> None:
    with once_filled_in(stub_body, None):
        raise ValueError
    assert "stub_body, a value above still to be filled in" in capsys.readouterr().out
    with pytest.raises(ValueError), once_filled_in(judge):
        raise ValueError
