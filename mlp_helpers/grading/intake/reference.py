"""What an assignment's notebooks are made of, as nbgrader's gradebook has them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.nbgraderformat import SCHEMA_VERSION

HIDDEN = re.compile(r"^.*BEGIN HIDDEN TESTS.*\n(?:.*\n)*?.*END HIDDEN TESTS.*\n?", re.MULTILINE)


@dataclass(frozen=True)
class KnownCell:
    """A cell that nbgrader knows.

    Attributes
    ----------
    name
        nbgrader's id of it.
    cell_id
        The notebook format's id of it.
    source
        What it is in the gradebook: a solution cell's is as released, a test's with hidden tests.
    points
        What it is worth, if anything.
    """

    name: str
    cell_id: str
    kind: str
    source: str
    checksum: str
    locked: bool
    solution: bool
    task: bool
    points: float | None

    @property
    def grade(self) -> bool:
        """Whether nbgrader gives points for what it shows, or a person for what it says."""
        return self.points is not None and not self.task

    @property
    def restored(self) -> bool:
        """Whether it is put back where a student deleted it."""
        return self.grade or self.task or self.locked

    @property
    def released(self) -> str:
        """Its source as students get it."""
        return HIDDEN.sub("", self.source + "\n").strip()

    @property
    def metadata(self) -> dict[str, Any]:
        """What nbgrader keeps with the cell."""
        found = {
            "cell_type": self.kind,
            "checksum": self.checksum,
            "grade": self.grade,
            "grade_id": self.name,
            "locked": self.locked,
            "points": self.points,
            "schema_version": SCHEMA_VERSION,
            "solution": self.solution,
            "task": self.task,
        }
        return {key: value for key, value in found.items() if value is not None}


@dataclass(frozen=True)
class Reference:
    """A notebook of an assignment: its name, and the cells that nbgrader knows, in order."""

    name: str
    cells: tuple[KnownCell, ...]


def references(db_url: str, course_id: str, assignment: str, source: Path) -> list[Reference]:
    """Return the notebooks of an assignment; none where the gradebook does not know it.

    Parameters
    ----------
    db_url, course_id, assignment : str
        nbgrader's.
    source : pathlib.Path
        The folder with the instructor's version, which has the cells' own ids and their order.
    """
    with Gradebook(db_url, course_id) as gradebook:
        try:
            notebooks = gradebook.find_assignment(assignment).notebooks
        except MissingEntry:
            return []
        return [_reference(notebook, source / f"{notebook.name}.ipynb") for notebook in notebooks]


def _reference(notebook: Any, path: Path) -> Reference:
    points = {cell.name: cell.max_score for cell in notebook.grade_cells}
    tasks = {cell.name: cell.max_score for cell in notebook.task_cells}
    solutions = {cell.name for cell in notebook.solution_cells}
    ids = _ids(path)
    order = {name: number for number, name in enumerate(ids)}
    cells = [
        KnownCell(
            name=cell.name,
            cell_id=ids.get(cell.name, cell.name),
            kind=cell.cell_type,
            source=cell.source or "",
            checksum=cell.checksum,
            locked=bool(cell.locked),
            solution=cell.name in solutions,
            task=cell.name in tasks,
            points=points.get(cell.name, tasks.get(cell.name)),
        )
        for cell in notebook.source_cells
    ]
    return Reference(
        notebook.name, tuple(sorted(cells, key=lambda cell: order.get(cell.name, len(order))))
    )


def _ids(path: Path) -> dict[str, str]:
    """Return the cells' own ids by nbgrader's, in the order of the instructor's version."""
    try:
        cells = json.loads(path.read_bytes())["cells"]
        return {
            name: cell.get("id", name)
            for cell in cells
            if (name := _known(cell).get("grade_id")) is not None
        }
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _known(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = cell["metadata"].get("nbgrader", {})
    return found
