"""What the engine looks up at once gives what nbgrader gets cell by cell."""

from __future__ import annotations

import copy
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.api import Gradebook
from nbgrader.nbgraderformat import ValidationError
from nbgrader.preprocessors import CheckCellMetadata, OverwriteCells, SaveAutoGrades
from nbgrader.utils import compute_checksum

from mlp_helpers.grading.engine import steps
from tests.support.scratch import cell, notebook

# nbgrader touches objects that are not in its session yet.
pytestmark = pytest.mark.filterwarnings("ignore:Object of type")
NAMES = {"notebook": "scratch", "assignment": "01_scratch", "student": "ann"}
CELLS = (
    cell("square = 2", "square", solution=True),
    cell("square - 1", "check-square", points=2),
    cell("pair = 1", "pair", solution=True),
    cell("assert pair", "check-pair", points=3),
)


@pytest.fixture
def gradebook(tmp_path: Path) -> Path:
    """Return a gradebook in which one student has handed in, and another one too."""
    path = tmp_path / "gradebook.db"
    where = (NAMES["notebook"], NAMES["assignment"])
    with Gradebook(f"sqlite:///{path}") as made:
        made.add_assignment(NAMES["assignment"])
        made.add_notebook(*where)
        for each in CELLS:
            known = each.metadata.nbgrader
            source = {"cell_type": "code", "source": each.source, "locked": known.locked}
            made.add_source_cell(known.grade_id, *where, checksum=compute_checksum(each), **source)
            if known.grade:
                made.add_grade_cell(
                    known.grade_id, *where, max_score=known.points, cell_type="code"
                )
            else:
                made.add_solution_cell(known.grade_id, *where)
        for student in ("ann", "bob"):
            made.add_student(student)
            made.add_submission(NAMES["assignment"], student)
        made.find_grade("check-pair", *where, "ann").manual_score = 1.5
        made.db.commit()
    return path


def submission() -> NotebookNode:
    """Return what a student handed in: a cell changed, one cheated with, one unknown."""
    made = notebook(*(NotebookNode(each) for each in CELLS), cell("1", "unknown", points=1))
    made.cells[0].source = "square = 3"
    made.cells[1] = cell("2.0", "check-square", points=9)
    for each in made.cells:
        each.metadata.nbgrader.checksum = "old"
    return made


def graded() -> NotebookNode:
    """Return an executed notebook: a point of two, an untouched solution, a failed check."""
    made = notebook(*(cell(each.source, **each.metadata.nbgrader) for each in CELLS))
    made.cells[1].outputs = [new_output("execute_result", {"text/plain": "1.0"}, execution_count=1)]
    made.cells[2].metadata.nbgrader.checksum = compute_checksum(made.cells[2])
    made.cells[3].outputs = [new_output("error", ename="AssertionError", evalue="")]
    return made


def run(kind: Callable[[], Any], made: NotebookNode, path: Path) -> tuple[NotebookNode, list[str]]:
    """Return what a preprocessor makes of a notebook, and the gradebook after it."""
    own = Path(shutil.copy(path, path.with_name(f"{kind.__name__}.db")))
    resources = {"nbgrader": {**NAMES, "db_url": f"sqlite:///{own}"}}
    processed, _ = kind().preprocess(made, resources)
    with closing(sqlite3.connect(own)) as database:
        return processed, list(database.iterdump())


def test_scores_are_saved_as_nbgrader_saves_them(gradebook: Path) -> None:
    ours, kept = run(steps.SaveAutoGradesAtOnce, graded(), gradebook)
    theirs, expected = run(SaveAutoGrades, graded(), gradebook)
    with closing(sqlite3.connect(gradebook)) as database:
        before = list(database.iterdump())
    assert ours == theirs and kept == expected != before


def test_what_must_not_change_is_put_back_as_nbgrader_does(gradebook: Path) -> None:
    ours, _ = run(steps.OverwriteCellsAtOnce, submission(), gradebook)
    theirs, _ = run(OverwriteCells, submission(), gradebook)
    assert ours == theirs
    assert [each.source for each in ours.cells[:2]] == ["square = 3", "square - 1"]
    assert ours.cells[1].metadata.nbgrader.points == 2


def test_metadata_that_are_wrong_are_said_each_time() -> None:
    right, wrong = notebook(*CELLS), copy.deepcopy(notebook(*CELLS))
    wrong.cells[2].metadata.nbgrader.grade_id = "square"
    for _ in range(2):
        steps.CheckCellMetadataOnce().preprocess(right, {})
        with pytest.raises(ValidationError):
            steps.CheckCellMetadataOnce().preprocess(wrong, {})


def test_metadata_that_were_right_are_not_checked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[NotebookNode] = []
    monkeypatch.setattr(steps.CheckCellMetadataOnce, "right", set())

    def check(self: Any, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        checked.append(nb)
        return nb, {}

    monkeypatch.setattr(CheckCellMetadata, "preprocess", check)
    for source in ("x = 1", "x = 2"):
        steps.CheckCellMetadataOnce().preprocess(notebook(cell(source, "x", solution=True)), {})
    steps.CheckCellMetadataOnce().preprocess(notebook(cell("x", "y", solution=True)), {})
    assert len(checked) == 2
