"""Whole classes graded by the real nbgrader, with the engine switched on."""

import shutil
from pathlib import Path

import nbformat
import pytest

from mlp_helpers.grading.gradebook import scores
from tests.support.scratch import ASSIGNMENT, NOTEBOOK, make_course, run, succeed

pytestmark = pytest.mark.end_to_end

SQUARE = "def square(x):\n    return {}"
PAIR = "def pair():\n    return {}"
# Each notebook leaves a byte in this file when it is run.
COUNT = "print('one more', file=open({!r}, 'a'))\n"


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    course = make_course(tmp_path_factory.mktemp("released") / "course")
    succeed("mlp_helpers.grading", "release", cwd=course)
    return course


@pytest.fixture
def course(released: Path, tmp_path: Path) -> Path:
    """Return a course in which six students have handed in, each something else."""
    place: Path = shutil.copytree(released, tmp_path / "course")
    for number, square, pair in (
        *((1, "x * x", "(6, 3)"), (2, "x + x", "(6, 3)"), (3, "x * x", "(1, 3)")),
        *((4, "x * x", "__import__('os')._exit(0)"), (5, "1 / 0", "(2, 1)"), (6, "9", "(2, 1)")),
    ):
        hand_in(place, f"student-{number}", SQUARE.format(square), PAIR.format(pair))
    return place


SCORES = {1: 5, 2: 3, 3: 2, 4: 2, 5: 3, 6: 5}


def hand_in(course: Path, student: str, square: str, pair: str) -> None:
    """Hand in the released notebook with its two answers."""
    made = nbformat.read(course / "exercises" / NOTEBOOK, as_version=4)
    for each in made.cells:
        grade_id = each.metadata.get("nbgrader", {}).get("grade_id")
        count = COUNT.format(str(course / "count"))
        each.source = {"square": count + square, "pair": pair}.get(grade_id, each.source)
    path = course / "submitted" / student / NOTEBOOK
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(made, path)


def executions(course: Path) -> int:
    """Return how many notebooks were run."""
    return len((course / "count").read_text().splitlines())


def graded(course: Path) -> dict[int, float]:
    """Return the score of each student, by the student's number."""
    found = scores(f"sqlite:///{course / 'gradebook.db'}", "mlp")
    return {int(each.student.removeprefix("student-")): each.score for each in found}


def autograded(course: Path) -> dict[str, str]:
    """Return the autograded notebooks without the seconds that they took."""
    found = {}
    for path in course.glob("autograded/*/*/*.ipynb"):
        made = nbformat.read(path, as_version=4)
        del made.metadata["mlp_helpers"]
        found[path.parts[-3]] = nbformat.writes(made)
    return found


def test_results_do_not_depend_on_the_number_of_jobs(course: Path) -> None:
    found = []
    for jobs in (1, 3):
        options = ("--force", f"--ReadyExecute.jobs={jobs}", f"--ReadyExecute.results=kept-{jobs}")
        succeed("nbgrader", "autograde", ASSIGNMENT, *options, cwd=course)
        assert graded(course) == SCORES
        found.append(autograded(course))
    assert found[0] == found[1]
    assert len(found[0]) == len(SCORES)
    assert executions(course) == 2 * len(SCORES)


def test_what_was_executed_before_is_not_executed_again(course: Path) -> None:
    succeed("nbgrader", "autograde", ASSIGNMENT, cwd=course)
    hand_in(course, "student-2", SQUARE.format("x**2"), PAIR.format("(6, 3)"))
    succeed("nbgrader", "autograde", ASSIGNMENT, "--force", cwd=course)
    assert graded(course) == SCORES | {2: 5}
    assert executions(course) == len(SCORES) + 1


def test_only_what_will_be_graded_is_executed(course: Path) -> None:
    succeed("nbgrader", "autograde", ASSIGNMENT, "--student=student-3", cwd=course)
    assert executions(course) == 1
    hand_in(course, "student-3", SQUARE.format("x**2"), PAIR.format("(6, 3)"))
    succeed("nbgrader", "autograde", ASSIGNMENT, cwd=course)
    assert executions(course) == len(SCORES)


def test_a_notebook_that_cannot_be_read_stops_nobody_else(course: Path) -> None:
    (course / "submitted" / "student-3" / NOTEBOOK).write_text("{")
    assert run("nbgrader", "autograde", ASSIGNMENT, cwd=course).returncode
    assert graded(course) == SCORES | {3: 0}


def test_the_configuration_of_nbgrader_itself_does_without_the_engine(course: Path) -> None:
    (course / "nbgrader_config.py").write_text("c = get_config()\n")
    done = run(
        *("nbgrader", "autograde", ASSIGNMENT, "--CourseDirectory.course_id=mlp"),
        "--CourseDirectory.source_directory=solutions",
        "--student=student-1",
        cwd=course,
    )
    assert done.returncode == 0, done.stderr
    assert graded(course) == {1: 5}
    assert not (course / ".results").exists()
