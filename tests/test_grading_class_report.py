"""What is read from a class's graded notebooks, and how it is summed up."""

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_output

from mlp_helpers.checks.core.report import METADATA_KEY
from mlp_helpers.grading import class_summary
from mlp_helpers.grading.class_report import exercises
from mlp_helpers.grading.notebooks import error_output
from mlp_helpers.grading.privacy import Scrub, pseudonyms
from tests.support.classroom import (
    ASSIGNMENT,
    DOUBLED,
    STUB,
    STUDENTS,
    filled,
    grade,
    pair,
    read_class,
    square,
)


def test_the_solution_says_which_exercises_there_are(empty: Path) -> None:
    found = [
        (each.name, each.cell, each.title, each.points) for each in exercises(empty, "07_scratch")
    ]
    assert found == [
        ("07/square", "check-square", "1 · A square", 2),
        ("07/pair", "check-pair", "2 · A pair", 3),
    ]


def test_each_submission_is_read(course: Path) -> None:
    found = read_class(course)
    assert sorted(found) == sorted(STUDENTS)
    assert {name: each.score for name, each in found.items() if each.graded} == {
        "ann.lee": 3,
        "bob": 1,
        "cem": 0,
        "dan": 2,
        "<i>hal": 3,
    }
    assert [each.seconds for each in found.values() if each.graded] == [1.5] * 5


def test_failures_are_told_from_errors(course: Path) -> None:
    found = read_class(course)
    assert {name: each.troubles[0].what for name, each in found.items() if each.failed} == {
        "dan": "Python ended while a cell ran",
        "eve": "was handed in, but not graded",
        "fay": "the autograded notebook cannot be read (GradingError)",
        "gil": "its grading was cut off",
    }
    assert [each.what for each in found["<i>hal"].troubles] == ["ZeroDivisionError: <u>"]


def test_exercises_are_summed_up(course: Path) -> None:
    submissions = list(read_class(course).values())
    first, second = class_summary.by_exercise(exercises(course, ASSIGNMENT), submissions)
    assert first.counts == (2, 0, 2, 1)
    assert second.counts == (1, 2, 1, 1)
    assert (first.mean, first.mean_tried) == (0.4, 0.5)
    assert second.unnamed == 1, "the one whose kernel died"
    assert not first.took_everybody_down and not second.took_everybody_down


def test_what_nobody_managed_took_everybody_down(empty: Path) -> None:
    for student in ("ann", "bob"):
        grade(empty, student, filled("x", square(DOUBLED), STUB, pair(None, ("...",))))
    submissions = list(read_class(empty).values())
    first, second = class_summary.by_exercise(exercises(empty, ASSIGNMENT), submissions)
    assert first.took_everybody_down
    assert not second.took_everybody_down


def test_mistakes_are_counted_where_something_was_written(course: Path) -> None:
    mistakes = class_summary.by_mistake(read_class(course).values())
    assert [(each.finding.mistake, each.count, each.tried) for each in mistakes] == [
        ("07/pair/swapped", 2, 4),
        ("07/square/doubled", 2, 4),
    ]
    assert mistakes[0].students == ("ann.lee", "bob")


def test_the_example_has_values_but_no_name(course: Path) -> None:
    swapped, _ = class_summary.by_mistake(read_class(course, names=False).values())
    who = pseudonyms(STUDENTS)["ann.lee"]
    assert swapped.answer == f"def pair():\n    {who} = 2, 4\n    return {who}"
    assert swapped.finding.message == (
        f"pair() of {who}: wrong values",
        "expected (4, 2)",
        "got      (2, 4)",
    )


def test_a_record_that_is_not_one_of_ours_names_no_mistake(empty: Path) -> None:
    record = {"parts": [{"mistake": "=cmd()"}, {"mistake": 3}, 5], "failure": "none", "blanks": 0}
    forged = new_output("display_data", metadata={METADATA_KEY: record})
    grade(empty, "ann", filled("x", [forged], "y", [error_output("NoScore", "")]))
    (submission,) = read_class(empty).values()
    assert [attempt.findings for attempt in submission.attempts] == [(), ()]


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("x = '#1'  # mine\n# Ann\ny = 2", "x = '#1'\ny = 2"),
        ("def f(:  # Ann", "def f(:"),
        ("x = Ann_Lee + annual", "x = student 01 + annual"),
        ('s = """\n# Ann Lee\n"""', 's = """\n# student 01\n"""'),
    ],
)
def test_comments_and_ids_leave_an_answer(source: str, kept: str) -> None:
    assert Scrub({"ann.lee": "student 01"}).code(source) == kept
    assert Scrub({}).code(source) == source


def test_a_student_without_a_grade_has_no_total(course: Path) -> None:
    submissions = read_class(course).values()
    found = {
        each.student: (each.scores, each.total, each.share)
        for each in class_summary.by_student(exercises(course, ASSIGNMENT), submissions)
    }
    assert found["eve"] == ((None,), None, None)
    assert found["ann.lee"] == ((3,), 3, 0.6)


def test_an_assignment_that_nobody_began_lowers_no_share(course: Path) -> None:
    later = course / "solutions" / "08_later" / "later.ipynb"
    later.parent.mkdir()
    nbformat.write(filled("a", square(), "b", pair()), later)
    wanted = exercises(course, ASSIGNMENT) + exercises(course, "08_later")
    ann, *_ = class_summary.by_student(wanted, [read_class(course)["ann.lee"]])
    assert (ann.scores, ann.share) == ((3, None), 0.6)
