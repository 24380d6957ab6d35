"""The grading tools on a tiny course, with real kernels and the real nbgrader."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbgrader.api import Gradebook

from tests.support.scratch import (
    ASSIGNMENT,
    NOTEBOOK,
    cell,
    files,
    make_course,
    run,
    solution,
    succeed,
    write_class,
)

pytestmark = pytest.mark.end_to_end

RIGHT_SQUARE = "def square(x):\n    return x * x"
RIGHT_PAIR = "def pair():\n    return (6, 3)"
HALF_DONE = f"# score: 2 / 5\n\n# %% square\n{RIGHT_SQUARE}\n"
FULL_MARKS = f"# score: 5 / 5\n\n# %% square\n{RIGHT_SQUARE}\n\n# %% pair\n{RIGHT_PAIR}\n"
COMMANDS = "mlp_helpers.grading"


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    course = make_course(tmp_path_factory.mktemp("released") / "c++ course")
    succeed(COMMANDS, "release", cwd=course)
    return course


@pytest.fixture
def course(released: Path, tmp_path: Path) -> Iterator[Path]:
    """Return a copy of the released course, in a folder with a name that needs care."""
    yield shutil.copytree(released, tmp_path / "c++ course")


def change(path: Path, source: str, grade_id: str) -> None:
    """Change the source of one cell of a notebook."""
    notebook = nbformat.read(path, as_version=4)
    for each in notebook.cells:
        if each.metadata.get("nbgrader", {}).get("grade_id") == grade_id:
            each.source = source
    nbformat.write(notebook, path)


def test_executing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    course = make_course(tmp_path)
    path = course / "solutions" / NOTEBOOK
    said = succeed(COMMANDS, "execute", cwd=course)
    assert "1 notebooks run, 1 files changed" in said
    first = path.read_bytes()
    executed = nbformat.reads(first.decode(), as_version=4)
    assert executed.cells[1].outputs[0].text == "hello\n"
    assert executed.cells[3].outputs[0].data["text/plain"] == "2.0"
    assert b"iopub" not in first, "time stamps"
    said = succeed(COMMANDS, "execute", str(path), cwd=course)
    assert "1 notebooks run, 0 files changed" in said
    assert path.read_bytes() == first


def test_a_notebook_that_fails_stays_as_it_was(tmp_path: Path) -> None:
    course = make_course(tmp_path)
    path = course / "solutions" / NOTEBOOK
    change(path, "1 / 0", "pair")
    before = files(course / "solutions")
    done = run(COMMANDS, "execute", cwd=course)
    assert done.returncode == 1
    assert f"{NOTEBOOK} does not run through" in done.stderr
    assert "ZeroDivisionError" in done.stderr
    assert files(course / "solutions") == before


def test_releasing_again_changes_nothing(course: Path) -> None:
    before = files(course / "exercises")
    assert list(before) == [str(NOTEBOOK)]
    succeed(COMMANDS, "release", cwd=course)
    assert files(course / "exercises") == before
    assert not list(course.glob(".release-*"))


def test_answers_in_the_release_are_kept_and_stale_notebooks_removed(course: Path) -> None:
    path = course / "exercises" / NOTEBOOK
    shutil.copytree(path.parent, course / "exercises" / "02_stale")
    change(path, RIGHT_SQUARE, "square")
    before = path.read_bytes()
    said = succeed(COMMANDS, "release", cwd=course)
    assert f"{path} holds answers and is kept" in said
    assert path.read_bytes() == before
    assert not (course / "exercises" / "02_stale").exists()


def test_a_failing_release_leaves_the_exercises(course: Path) -> None:
    before = files(course / "exercises")
    change(course / "solutions" / NOTEBOOK, "x = 1  ### BEGIN SOLUTION", "pair")
    done = run(COMMANDS, "release", cwd=course)
    assert done.returncode == 1
    assert "cell pair: a marker must stand on a line of its own" in done.stderr
    assert files(course / "exercises") == before


def test_a_gradebook_with_submissions_is_no_obstacle(course: Path) -> None:
    submit(course, "ann", RIGHT_SQUARE, RIGHT_PAIR)
    succeed("nbgrader", "autograde", ASSIGNMENT, cwd=course)
    change(course / "solutions" / NOTEBOOK, "print('hello again')", "check-square")
    succeed(COMMANDS, "release", cwd=course)
    assert "hello again" in (course / "exercises" / NOTEBOOK).read_text()

    path = course / "solutions" / NOTEBOOK
    extended = solution()
    extended.cells.append(cell("assert True", "check-more", points=1))
    nbformat.write(extended, path)
    before = files(course / "exercises")
    done = run(COMMANDS, "release", cwd=course)
    assert done.returncode == 1
    assert "move gradebook.db away, and release again" in done.stderr
    assert files(course / "exercises") == before


def test_the_demo_grades_its_class_again_and_again(course: Path) -> None:
    write_class(course, {"full-marks": FULL_MARKS, "half-done": HALF_DONE})
    change(course / "exercises" / NOTEBOOK, "my own work", "square")
    for _ in range(2):
        said = succeed(COMMANDS, "demo", cwd=course)
        assert "full-marks  5 / 5  5 / 5\nhalf-done   2 / 5  2 / 5\n" in said
        with (course / "demo" / "grades.csv").open(newline="") as file:
            grades = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
        assert grades == {"full-marks": 5, "half-done": 2}
        for student in grades:
            assert (course / "demo" / "feedback" / student / NOTEBOOK).with_suffix(".html").exists()
    assert "my own work" in (course / "exercises" / NOTEBOOK).read_text()
    assert not (course / "submitted").exists()


def submit(course: Path, student: str, square: str, pair: str, **extra: str) -> NotebookNode:
    """Hand in the released notebook with two cells filled, and further cells at its end."""
    notebook = nbformat.read(course / "exercises" / NOTEBOOK, as_version=4)
    by_id = {each.metadata.get("nbgrader", {}).get("grade_id"): each for each in notebook.cells}
    by_id["square"].source, by_id["pair"].source = square, pair
    notebook.cells += [NotebookNode(cell(source) | {"id": name}) for name, source in extra.items()]
    write_submission(course, student, notebook)
    return notebook


def write_submission(course: Path, student: str, notebook: NotebookNode) -> None:
    path = course / "submitted" / student / NOTEBOOK
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)


def test_no_submission_stops_the_grading_or_tricks_it(course: Path) -> None:
    submit(course, "right", RIGHT_SQUARE, RIGHT_PAIR)
    submit(course, "untouched", "# FILL IN HERE\n...", "# FILL IN HERE\n...")
    submit(course, "ends-python", "import os\n" + RIGHT_SQUARE, "os._exit(0)")
    submit(course, "ends-python-later", RIGHT_SQUARE, "def pair():\n    import os\n    os._exit(0)")
    submit(course, "prints-tests", RIGHT_SQUARE, "def pair():\n    return 1, 2", tell="print(In)")
    submit(course, "writes-delimiter", RIGHT_SQUARE, RIGHT_PAIR, note="# BEGIN HIDDEN TESTS")

    skips = submit(course, "skips", "", "")
    copies = submit(course, "copies", RIGHT_SQUARE, RIGHT_PAIR)
    for each in skips.cells:
        each.metadata["tags"] = ["skip-execution"]
    copies.cells[3:3] = [NotebookNode(each | {"id": f"{each.id}2"}) for each in copies.cells[2:4]]
    write_submission(course, "skips", skips)
    write_submission(course, "copies", copies)
    pastes = submit(course, "pastes", RIGHT_SQUARE, RIGHT_PAIR)
    pastes.cells.append(cell("1 / 0", "from-another-assignment", points=100))
    write_submission(course, "pastes", pastes)

    succeed("nbgrader", "autograde", ASSIGNMENT, cwd=course)
    succeed("nbgrader", "generate_feedback", ASSIGNMENT, cwd=course)
    succeed("nbgrader", "export", cwd=course)
    with (course / "grades.csv").open(newline="") as file:
        grades = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert grades == {
        "right": 5,
        "untouched": 0,
        "ends-python": 2,
        "ends-python-later": 2,
        "prints-tests": 2,
        "writes-delimiter": 5,
        "skips": 0,
        "copies": 5,
        "pastes": 5,
    }
    for page in course.glob("feedback/*/*/*.html"):
        assert "2 * pair" not in page.read_text(), f"{page} shows a hidden test"
    page = course / "feedback" / "prints-tests" / NOTEBOOK
    assert "[a line of a hidden test]" in page.with_suffix(".html").read_text()


def test_points_by_hand_are_on_the_page_that_the_guide_s_command_writes(course: Path) -> None:
    submit(course, "ann", RIGHT_SQUARE, "def pair():\n    return 1, 2")
    succeed("mlp_helpers", "grade", cwd=course)
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        who = (NOTEBOOK.stem, ASSIGNMENT, "ann")
        grade, comment = book.find_grade("check-pair", *who), book.find_comment("pair", *who)
        grade.manual_score, comment.manual_comment = 1.25, "A good try."
        book.db.commit()
    succeed("nbgrader", "generate_feedback", ASSIGNMENT, cwd=course)
    page = (course / "feedback" / "ann" / NOTEBOOK.with_suffix(".html")).read_text("utf-8")
    assert "3.25" in page and "A good try." in page

    submit(course, "ann", RIGHT_SQUARE, RIGHT_PAIR)
    said = succeed("nbgrader", "autograde", ASSIGNMENT, cwd=course)
    assert "ann: points given by hand before this grading still count: check-pair 1.25" in said
    said = succeed("mlp_helpers", "grade", cwd=course)
    assert "  ann, 01_scratch: check-pair 1.25" in said
    with (course / "grades.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["score"], row["outcome"]) == ("3.25", "look again")
    assert "check-pair 1.25" in row["reason"]
