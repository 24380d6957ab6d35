"""Every answer of the bank gets what it deserves, here and across a process boundary."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from mlp_helpers.checks import Report, using
from tests.support.bank import (
    BANK,
    ROOT,
    Answer,
    answers,
    assignments,
    checks_of,
    notebook_code,
    run_source,
)
from tests.support.boundary import Code, Far, Stub

HIDDEN_SEEDS = (1, 22)
"""With the first each answer is judged in this process, with the second in two as well."""


@pytest.fixture(scope="session")
def far() -> Iterator[Far]:
    side = Far()
    yield side
    side.close()


def examine(check: Any, names: dict[str, Any], hidden_seed: int | None = None) -> Report:
    return check.examine(*(names[name] for name in check.targets), hidden_seed=hidden_seed)


def examine_far(check: Any, far: Far, code: Code, hidden_seed: int | None = None) -> Report:
    with far.load(code) as student, using(student):
        report: Report = check.examine(*map(Stub, check.targets), hidden_seed=hidden_seed)
        student.say_goodbye()
    return report


def require_deserved(answer: Answer, report: Report) -> None:
    assert (report.points == answer.check.points) is answer.right, report.as_text()
    assert report.mistake == answer.mistake, report.as_text()


@pytest.mark.parametrize("answer", answers(), ids=lambda answer: answer.id)
def test_answer_is_judged_as_it_deserves(answer: Answer) -> None:
    shown, hidden = (examine(answer.check, answer.run(), seed) for seed in (None, HIDDEN_SEEDS[0]))
    require_deserved(answer, shown)
    require_deserved(answer, hidden)
    assert hidden.points == shown.points, hidden.as_text()  # no score depends on the seed


@pytest.mark.parametrize("answer", answers(), ids=lambda answer: answer.id)
def test_answer_is_judged_alike_across_the_boundary(answer: Answer, far: Far) -> None:
    code, seed = Code(answer.source, answer.assignment), HIDDEN_SEEDS[1]
    near = examine(answer.check, answer.run(), seed)
    require_deserved(answer, near)
    assert examine_far(answer.check, far, code, seed).record() == near.record()


@pytest.mark.parametrize("assignment", assignments())
def test_reference_gets_full_marks_on_both_sides(assignment: str, far: Far) -> None:
    (notebook,) = (ROOT / "solutions" / assignment).glob("*.ipynb")
    source = notebook_code(notebook)
    names = run_source(source)
    for check in checks_of(assignment).values():
        if check.exercise == "07/trained":  # needs the training, which the bank's answer does
            continue
        for seed in (None, *HIDDEN_SEEDS):
            report = examine(check, names, seed)
            assert report.points == check.points, report.as_text()
            assert not report.blanks
        assert examine_far(check, far, Code(source)).points == check.points


@pytest.mark.parametrize("assignment", assignments())
def test_untouched_release_scores_nothing_and_says_what_is_missing(
    assignment: str,
) -> None:
    (notebook,) = (ROOT / "exercises" / assignment).glob("*.ipynb")
    names = run_source(notebook_code(notebook))
    for check in checks_of(assignment).values():
        report = examine(check, names)
        assert report.points == 0, report.as_text()
        assert report.blanks, report.as_text()
        assert len(report.as_text().splitlines()) == 1


def test_the_bank_has_one_file_for_each_exercise() -> None:
    files = {(path.parent.name, path.stem) for path in BANK.glob("*/*.py")}
    assert files == {(each, name) for each in assignments() for name in checks_of(each)}


def test_no_two_answers_of_an_exercise_are_the_same() -> None:
    ids = Counter(answer.id for answer in answers())
    assert [name for name, count in ids.items() if count > 1] == []
    same = defaultdict(list)
    for answer in answers():
        code = ast.dump(ast.parse(answer.source))
        same[answer.assignment, answer.exercise, code].append(answer.id)
    assert [found for found in same.values() if len(found) > 1] == []
