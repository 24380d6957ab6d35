"""`make check-exercise` says what is wrong with a check, its answers and its examples."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mlp_helpers import ArgumentError
from mlp_helpers.checks import Check, Exam
from mlp_helpers.checks.core.plain_data import Ref
from tests.support import check_exercise, fidelity
from tests.support.bank import answers_of

EXERCISE = ("01_nonlinearity", "collapse_affine")
LOOP = """def count(n):
    ### BEGIN SOLUTION
    while n < 3:
        n += 1
    ### END SOLUTION
    return n
"""


def test_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert check_exercise.main(["01/collapse_affine"]) == 0
    counts, end = capsys.readouterr().out.splitlines()
    assert "wrong_misnamed 0" in counts and end.startswith("0 problems")


@pytest.mark.parametrize("wanted", [[], ["01"], ["01/collapse"], ["01/rbf"], ["01/a", "01/b"]])
def test_one_exercise_is_asked_for(wanted: list[str]) -> None:
    with pytest.raises(ArgumentError, match="such as 04/backward"):
        check_exercise.main(wanted)


def test_each_problem_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, *_ = (answer for answer in answers_of(*EXERCISE) if answer.mistake)
    bank = [
        replace(first, right=True, mistake="", title="called right"),
        replace(first, mistake="01/collapse_affine/no-such-mistake", title="named otherwise"),
        replace(first, source="", title="called wrong"),
    ]
    monkeypatch.setattr(check_exercise, "answers_of", lambda *_: bank)
    monkeypatch.setattr(check_exercise, "judge_mutants", lambda *_: [])
    assert check_exercise.main(["01/collapse_affine"]) == 1
    *problems, _, end = capsys.readouterr().out.splitlines()
    assert end.startswith(f"{len(problems)} problems")
    told = "\n".join(problems)
    assert "called-right: right, but fails with 4 of 4 seeds" in told
    assert "named-otherwise: expected the mistake '01/collapse_affine/no-such-mistake'" in told
    assert "called-wrong: wrong, but passes with 4 of 4 seeds" in told


def test_a_mutant_that_never_ends_is_killed_whatever_time_its_check_allows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def body(exam: Exam, count: Ref) -> None:
        with exam.part("counts to 3", points=1):
            exam.compare("count", exam.call(count, 0, limit=3600), 3)  # an hour

    cell = fidelity.SolutionCell("count", LOOP, "count")
    monkeypatch.setattr(fidelity, "solution_cells", lambda _: [cell])
    monkeypatch.setattr(fidelity, "checks_of", lambda _: {"count": Check(body, "00/count", 1)})
    monkeypatch.setattr(fidelity, "reference", lambda _: {})
    verdicts = fidelity.judge_mutants("00_counting", "count", 1e-4)
    killed = [verdict.counts.get("mutants_killed", 0) for verdict in verdicts]
    assert len(killed) > 5 and sum(killed) > 5
