"""Whole classes graded by the real nbgrader, with the engine switched on."""

import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import nbformat
import pytest

from mlp_helpers.grading.gradebook import scores
from tests.support.scratch import (
    ASSIGNMENT,
    NOTEBOOK,
    make_course,
    run,
    succeed,
    wait_until_gone,
)

pytestmark = pytest.mark.end_to_end

SQUARE = "def square(x):\n    return {}"
PAIR = "def pair():\n    return {}"
# Each notebook leaves a byte in this file when it is run.
COUNT = "print('one more', file=open({!r}, 'a'))\n"


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    course = make_course(tmp_path_factory.mktemp("released") / "course")
    with (course / "nbgrader_config.py").open("a") as config:  # a sandbox lets nobody count
        config.write("\nc = get_config()\nc.ReadyExecute.unsafe_no_sandbox = True\n")
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


def kept(course: Path) -> int:
    """Return how many results are kept."""
    return len(list((course / ".results").glob("*/*.json")))


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
    succeed("nbgrader", "autograde", ASSIGNMENT, cwd=course)
    assert executions(course) == len(SCORES)


def test_a_new_version_is_graded_whatever_its_time_stamp(course: Path) -> None:
    succeed("nbgrader", "autograde", ASSIGNMENT, "--student=student-3", cwd=course)
    hand_in(course, "student-3", SQUARE.format("x**2"), PAIR.format("(6, 3)"))
    succeed("nbgrader", "autograde", ASSIGNMENT, cwd=course)
    assert graded(course) == SCORES | {3: 5}


WAIT = """\
import os, time
open({0!r} + "/pid", "w").write(str(os.getpid()))
while not os.path.exists({0!r} + "/go"):
    time.sleep(0.02)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_after_a_stop_only_what_is_missing_is_executed(course: Path, how: int) -> None:
    """Whenever it comes: here while one notebook runs and all others have been executed."""
    wait = WAIT.format(str(course))
    hand_in(course, "student-3", wait + SQUARE.format("x * x"), PAIR.format("(1, 3)"))
    command = [sys.executable, "-m", "nbgrader", "autograde", ASSIGNMENT, "--ReadyExecute.jobs=2"]
    # Where the tests run in the background, Ctrl-C is ignored by all that they start.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, cwd=course, stderr=subprocess.PIPE, preexec_fn=heed) as process:
        while kept(course) < len(SCORES) - 1 or not (course / "pid").exists():
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(how)
        process.wait(30)
    wait_until_gone(int((course / "pid").read_text()))
    (course / "go").touch()
    succeed("nbgrader", "autograde", ASSIGNMENT, "--force", cwd=course)
    assert graded(course) == SCORES
    assert executions(course) == len(SCORES) + 1


def test_each_submission_has_a_line_and_what_is_not_registered_is(course: Path) -> None:
    (course / "gradebook.db").unlink()
    said = succeed("nbgrader", "autograde", ASSIGNMENT, cwd=course).splitlines()
    assert said[0] == f"nbgrader: registering {ASSIGNMENT} first"
    assert len(said) <= len(SCORES) + 8, said
    for number, score in SCORES.items():
        assert sum(f"student-{number}: {score:g} / 5" in line for line in said) == 1
    assert any("6 graded in" in line and "0 failed" in line for line in said)
    assert graded(course) == SCORES


def test_what_a_right_answer_writes_to_stderr_costs_nothing(course: Path) -> None:
    loud = "import warnings, logging\ndef square(x):\n    warnings.warn('w')\n    {}\n    return {}"
    hand_in(
        course, "student-1", loud.format("logging.warning('l')", "x * x"), PAIR.format("(6, 3)")
    )
    hand_in(course, "student-2", loud.format("1 / 0", "x * x"), PAIR.format("(6, 3)"))
    succeed("nbgrader", "autograde", ASSIGNMENT, cwd=course)
    assert graded(course) == SCORES | {1: 5, 2: 3}


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
