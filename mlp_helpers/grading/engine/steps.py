"""nbgrader's own steps, with the same results: what they look up cell by cell is looked up at once.

Each is nbgrader's preprocessor, which meets a stand-in for the gradebook where it asks for one
cell after the other, each time in a transaction of its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, ClassVar

from nbformat import NotebookNode
from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    GradeCell,
    Notebook,
    SourceCell,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.preprocessors import (
    CheckCellMetadata,
    NbGraderPreprocessor,
    OverwriteCells,
    SaveAutoGrades,
)

Processed = tuple[NotebookNode, Any]


class _AtOnce:
    """Stands for a gradebook where its cells are found one by one.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
        Asked for what is not known.
    **known
        By the name of each of the gradebook's methods, what it finds by the cell's name.
    """

    def __init__(self, gradebook: Gradebook, **known: dict[str, Any]):
        self._gradebook, self._known = gradebook, known
        self.db = self

    def __getattr__(self, method: str) -> Callable[..., Any]:
        known, ask = self._known.get(method, {}), getattr(self._gradebook, method)
        return lambda cell, *where: known[cell] if cell in known else ask(cell, *where)

    def commit(self) -> None:
        """Leave it to who made this one, who commits once."""


class SaveAutoGradesAtOnce(SaveAutoGrades):
    """Saves all scores of a notebook in one transaction."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> Processed:
        """Save the scores and what is said of the solutions."""
        names = resources["nbgrader"]
        where = (names["notebook"], names["assignment"], names["student"])
        self.notebook_id, self.assignment_id, self.student_id = where
        with Gradebook(names["db_url"]) as gradebook:
            self.gradebook = _AtOnce(
                gradebook,
                find_grade=_of_submission(gradebook, Grade, *where),
                find_comment=_of_submission(gradebook, Comment, *where),
            )
            processed: Processed = NbGraderPreprocessor.preprocess(self, nb, resources)
            gradebook.db.commit()
        return processed


def _of_submission(
    gradebook: Gradebook, kind: Any, notebook: str, assignment: str, student: str
) -> dict[str, Any]:
    """Return what a gradebook has of one kind for a submitted notebook, by the cells' names."""
    return dict(
        gradebook.db.query(BaseCell.name, kind)
        .join(kind, kind.cell_id == BaseCell.id)
        .join(SubmittedNotebook, SubmittedNotebook.id == kind.notebook_id)
        .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .filter(
            Notebook.name == notebook,
            Assignment.name == assignment,
            SubmittedAssignment.student_id == student,
        )
        .all()
    )


class OverwriteCellsAtOnce(OverwriteCells):
    """Asks the gradebook once for all cells of the released notebook."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> Processed:
        """Put back what a submission must not change."""
        if self.add_missing_cells:  # asks for more
            processed: Processed = super().preprocess(nb, resources)
            return processed
        names = resources["nbgrader"]
        where = self.notebook_id, self.assignment_id = names["notebook"], names["assignment"]
        with Gradebook(names["db_url"]) as gradebook:
            self.gradebook = _AtOnce(
                gradebook,
                find_source_cell=_released(gradebook, SourceCell, *where),
                find_graded_cell=_released(gradebook, GradeCell, *where),
            )
            processed = NbGraderPreprocessor.preprocess(self, nb, resources)
        return processed


def _released(gradebook: Gradebook, kind: Any, notebook: str, assignment: str) -> dict[str, Any]:
    """Return the cells of one kind of a released notebook, by their names."""
    found = (
        gradebook.db.query(kind)
        .join(Notebook, Notebook.id == kind.notebook_id)
        .join(Assignment, Assignment.id == Notebook.assignment_id)
        .filter(Notebook.name == notebook, Assignment.name == assignment)
    )
    return {each.name: each for each in found}


class CheckCellMetadataOnce(CheckCellMetadata):
    """Checks nbgrader's metadata of a notebook if they are others than those that were right."""

    right: ClassVar[set[str]] = set()
    """What was found to be right, of all notebooks; a class has few kinds."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> Processed:
        """Check the metadata of all cells."""
        cells = [cell for cell in nb.cells if "nbgrader" in cell.metadata]
        found = json.dumps(
            [[cell.cell_type, cell.metadata.nbgrader] for cell in cells], sort_keys=True
        )
        if found in self.right:
            return nb, resources
        processed: Processed = super().preprocess(nb, resources)
        self.right.add(found)
        return processed


AT_ONCE: dict[type, type] = {
    SaveAutoGrades: SaveAutoGradesAtOnce,
    OverwriteCells: OverwriteCellsAtOnce,
    CheckCellMetadata: CheckCellMetadataOnce,
}
"""What takes the place of which of nbgrader's preprocessors."""
