"""What would change if a class were graded anew: said, and not written."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from sqlalchemy import Engine, event

from mlp_helpers.checks.core.compare import Failure
from mlp_helpers.checks.core.report import Part, Report
from mlp_helpers.grading.gradebook import copy_gradebook
from mlp_helpers.grading.judge.preprocessor import SEED, JudgedExecute
from mlp_helpers.grading.what_if import Change, KeptSeed, _why, lines
from tests.support.classroom import shown
from tests.support.scratch import ASSIGNMENT, NOTEBOOK, files, make_course, notebook, run, succeed

SLUG = "07/square/doubled"


def reported(*parts: Part) -> NotebookNode:
    """Return a cell that shows a report with some parts."""
    return NotebookNode(outputs=[shown(Report("07/square", 2, parts))])


def test_why_names_what_holds_now_and_what_does_not() -> None:
    failed = Failure("square(3): wrong value", mistake=SLUG)
    before = reported(Part("the value", 1, failed), Part("the sign", 1), Part("the type", 1))
    after = reported(Part("the value", 1), Part("the sign", 1, failed), Part("the shape", 1))
    assert list(_why(before, after)) == [
        f"holds now: the value [{SLUG}]",
        f"does not hold now: the sign [{SLUG}]",
        "holds now: the shape (a new part)",
        "no longer a part: the type",
    ]


def test_changes_are_said_by_student() -> None:
    changes = [Change("ann", "check-a", 1, 2.5, ("x",)), Change("ann", "check-b", 2, 1, ())]
    assert lines("01", changes, 7) == [
        "01: 1 of 7 scores would change; nothing was written",
        "ann: +0.5",
        "  check-a: 1 → 2.5",
        "    x",
        "  check-b: 2 → 1",
    ]


def test_the_seed_of_the_hidden_inputs_is_the_one_of_the_grading(tmp_path: Path) -> None:
    graded = notebook()
    graded.metadata[SEED] = 17
    path = tmp_path / "ann" / NOTEBOOK
    path.parent.mkdir(parents=True)
    nbformat.write(graded, path)
    names = {"student": "ann", "assignment": ASSIGNMENT, "notebook": NOTEBOOK.stem}
    handed_in = notebook()
    handed_in.metadata[SEED] = 4  # a student's wish
    found, _ = KeptSeed(folder=str(tmp_path)).preprocess(handed_in, {"nbgrader": names})
    assert found.metadata[SEED] == 17
    assert JudgedExecute(replay=True)._seed_of(found) == 17
    assert JudgedExecute(seed=3, replay=True)._seed_of(found) == 3
    assert {JudgedExecute()._seed_of(found) for _ in range(3)} != {17}
    names["student"] = "bob"  # who was not graded before
    found, _ = KeptSeed(folder=str(tmp_path)).preprocess(found, {"nbgrader": names})
    assert SEED not in found.metadata


def hand_in(course: Path, student: str, pair: str) -> None:
    made = nbformat.read(course / "exercises" / NOTEBOOK, as_version=4)
    sources = {"square": "def square(x):\n    return x * x", "pair": pair}
    for each in made.cells:
        each.source = sources.get(each.metadata.get("nbgrader", {}).get("grade_id"), each.source)
    path = course / "submitted" / student / NOTEBOOK
    path.parent.mkdir(parents=True)
    nbformat.write(made, path)


@pytest.mark.end_to_end
def test_a_mended_check_is_tried_and_nothing_is_written(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course")
    refused = run("mlp_helpers.grading", "what-if", ASSIGNMENT, cwd=course)
    assert refused.returncode == 1
    assert f"Run `nbgrader autograde {ASSIGNMENT}` first" in refused.stderr
    succeed("mlp_helpers.grading", "release", cwd=course)
    hand_in(course, "ann", "def pair():\n    return (3, 6)")
    hand_in(course, "bob", "def pair():\n    return (6, 3)")
    succeed("nbgrader", "autograde", ASSIGNMENT, cwd=course)
    solution = (course / "solutions" / NOTEBOOK).read_text()
    assert "pair()[0] == 2 * pair()[1]" in solution
    mended = solution.replace("pair()[0] == 2 * pair()[1]", "pair()[1] == 2 * pair()[0]")
    (course / "solutions" / NOTEBOOK).write_text(mended.replace("[4, 2]", "[2, 4]"))
    succeed("mlp_helpers.grading", "release", cwd=course)
    before = {name: content for name, content in files(course).items() if ".results" not in name}
    said = run("mlp_helpers.grading", "what-if", ASSIGNMENT, cwd=course)
    assert said.stdout.splitlines() == [
        f"{ASSIGNMENT}: 2 of 2 scores would change; nothing was written",
        "ann: +3",
        "  check-pair: 0 → 3",
        "    before: AssertionError: (3, 6) it is",
        "bob: -3",
        "  check-pair: 3 → 0",
        "    now: AssertionError: (6, 3) it is",
    ], said.stdout + said.stderr
    after = {name: content for name, content in files(course).items() if ".results" not in name}
    assert after == before


def test_a_gradebook_is_copied_as_it_is_at_one_moment(tmp_path: Path) -> None:
    """Who writes while it is copied waits, or is not in the copy."""
    source, target = (f"sqlite:///{tmp_path / name}" for name in ("source.db", "target.db"))
    with Gradebook(source, "course") as gradebook:
        gradebook.add_student("ann")

    def write_between(connection: object, cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT") and "FROM assignment" in statement:
            other = closing(sqlite3.connect(tmp_path / "source.db", timeout=0))
            with other as writer, suppress(sqlite3.OperationalError):  # the database is locked
                writer.execute("INSERT INTO student (id) VALUES ('bob')")
                writer.commit()
                written.append("bob")

    written: list[str] = []
    event.listen(Engine, "before_cursor_execute", write_between)
    try:
        copy_gradebook(source, target, "course")
    finally:
        event.remove(Engine, "before_cursor_execute", write_between)
    with Gradebook(target, "course") as copied:
        assert [student.id for student in copied.students] == ["ann"]
    assert not written
