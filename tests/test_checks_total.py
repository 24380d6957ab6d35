"""The total of an assignment's points, as its notebook's last cell shows it."""

from __future__ import annotations

import importlib
import re
from typing import Any

import pytest

from mlp_helpers.checks import Exam, check
from mlp_helpers.checks.core.total import total_of
from mlp_helpers.grading.notebooks import read
from tests.support.bank import assignments, checks_of
from tests.support.scratch import ROOT


@check("00/first", points=2)
def first(exam: Exam, answer: Any) -> None:
    """Ask for a one."""
    for title in ("a one", "a one again"):
        with exam.part(title, points=1):
            exam.compare("answer", exam.value(answer), 1)


@check("00/<second>", points=1)
def second(exam: Exam, answer: Any) -> None:
    """Ask for a two."""
    with exam.part("a two", points=1):
        exam.compare("answer", exam.value(answer), 2)


def test_total_counts_the_last_run_of_each_check_and_says_what_is_next(
    capsys: pytest.CaptureFixture[str],
) -> None:
    total = total_of(first, second)
    assert (total().reached, total().possible) == (0, 3)
    assert (
        "not checked yet" in repr(total()) and total().next_step == "next: run the check of first"
    )
    first(0)
    assert total().next_step == "next: first, of which 2 of 2 points are open"
    first(1)
    assert total().next_step == "next: run the check of <second>"
    second(2, hidden_seed=3)
    assert total().reached == 2  # the grading's inputs do not count
    second(2)
    assert total().reached == 3 and total().next_step.startswith("Complete")
    assert "&lt;second&gt;" in total()._repr_html_()
    assert total(up_to=first).possible == 2 and total(up_to=second) == total()
    assert total(up_to=first).next_step == "That is all up to here. Save the notebook."
    capsys.readouterr()


@pytest.mark.parametrize("assignment", assignments())
def test_each_exercise_ends_with_the_total_of_all_its_checks_in_order(assignment: str) -> None:
    (path,) = (ROOT / "solutions" / assignment).glob("*.ipynb")
    cells = [cell for cell in read(path).cells if cell.cell_type == "code"]
    assert cells[-1].source == "check.total()"
    called = re.findall(r"check\.(?!total)(\w+)\(", "\n".join(cell.source for cell in cells))
    module = importlib.import_module(f"mlp_helpers.checks.{assignment[3:]}")
    assert [name for name, *_ in module.total().rows] == list(dict.fromkeys(called))
    assert set(checks_of(assignment)) == set(called)
