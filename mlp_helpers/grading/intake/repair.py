"""Find the assignment's cells in what a student handed in, and put back what is missing."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import nbformat
from nbgrader.nbgraderformat import SCHEMA_VERSION

from mlp_helpers.grading.intake.parse import FORMAT, Cell, Parsed
from mlp_helpers.grading.intake.reference import KnownCell, Reference

SKIP = "skip-execution"
"""The tag of a cell that is not run."""
NOT_GRADED = "not_graded"
"""The name in a notebook's metadata of the reason why it was refused."""
MOST_COMPARED = 2_000
"""Characters of two sources that are compared where one has to be guessed."""


@dataclass(frozen=True)
class Match:
    """Which cells of a submission are the assignment's.

    Attributes
    ----------
    places
        The place of each cell of the assignment that was found, by its name.
    guessed
        The names of those whose nbgrader metadata was lost or is of another version.
    """

    reference: Reference
    cells: list[Cell]
    places: dict[str, int]
    guessed: list[str]

    @property
    def answered(self) -> int:
        """How many of the places for an answer hold something of the student's."""
        return sum(
            known.solution
            and known.name in self.places
            and self.cells[self.places[known.name]].source.strip() != known.source.strip()
            for known in self.reference.cells
        )


def match(cells: list[Cell], reference: Reference) -> Match:
    """Find the assignment's cells: by nbgrader's id, else by the cell's own, its source, its place.

    Where a cell was copied the last one counts, as nbgrader has it.
    """
    places = {cell.grade_id: place for place, cell in enumerate(cells) if cell.grade_id}
    found = {known.name: places[known.name] for known in reference.cells if known.name in places}
    guessed = [name for name, place in found.items() if cells[place].schema != SCHEMA_VERSION]
    for alike in (_same_id, _same_source):
        guessed += _find(cells, reference, found, alike)
    guessed += _between(cells, reference, found)
    return Match(reference, cells, found, guessed)


def _same_id(cell: Cell, known: KnownCell) -> bool:
    return cell.cell_id == known.cell_id


def _same_source(cell: Cell, known: KnownCell) -> bool:
    return cell.source.strip() == known.released


def _find(
    cells: list[Cell],
    reference: Reference,
    found: dict[str, int],
    alike: Callable[[Cell, KnownCell], bool],
) -> list[str]:
    """Find what is still missing, and return the names of what was."""
    new = []
    for known in reference.cells:
        if known.name in found:
            continue
        taken = set(found.values())
        for place, cell in enumerate(cells):
            if place not in taken and not cell.grade_id and alike(cell, known):
                found[known.name] = place
                new.append(known.name)
                break
    return new


def _between(cells: list[Cell], reference: Reference, found: dict[str, int]) -> list[str]:
    """Find answers between their neighbours: of several cells there the one most like the stub."""
    new = []
    for number, known in enumerate(reference.cells):
        if known.name in found or not known.solution:
            continue
        before, after = _neighbours(reference.cells, number, found, len(cells))
        taken = set(found.values())
        free = [
            place
            for place in range(before + 1, after)
            if place not in taken and cells[place].kind == known.kind
        ]
        if free and (before >= 0 or after < len(cells)):
            found[known.name] = max(free, key=lambda place: _likeness(cells[place], known))
            new.append(known.name)
    return new


def _neighbours(
    known: tuple[KnownCell, ...], number: int, found: dict[str, int], end: int
) -> tuple[int, int]:
    """Return the places of the nearest cells found before and after one that was not."""
    before = (found[cell.name] for cell in reversed(known[:number]) if cell.name in found)
    after = (found[cell.name] for cell in known[number + 1 :] if cell.name in found)
    return next(before, -1), next(after, end)


def _likeness(cell: Cell, known: KnownCell) -> float:
    return SequenceMatcher(
        None, cell.source[:MOST_COMPARED], known.source[:MOST_COMPARED], autojunk=False
    ).ratio()


def repair(
    parsed: Parsed, matched: Match, outputs: bool = False
) -> tuple[dict[str, Any], list[str]]:
    """Return the notebook that is graded, and what was repaired in it, in words.

    Parameters
    ----------
    parsed : Parsed
        What was handed in.
    matched : Match
        Where the assignment's cells are in it.
    outputs : bool, optional
        Whether to keep the outputs, for a grading that runs nothing.
    """
    known = {
        matched.places[each.name]: each
        for each in matched.reference.cells
        if each.name in matched.places
    }
    cells = [
        _as_notebook(cell, known.get(place), outputs) for place, cell in enumerate(matched.cells)
    ]
    missing = [
        (number, each)
        for number, each in enumerate(matched.reference.cells)
        if each.restored and each.name not in matched.places
    ]
    # From the end, so that the places before stay what they are.
    for number, each in reversed(missing):
        cells.insert(_place(matched, number), restored(each))
    notes = [*parsed.notes]
    if matched.guessed:
        notes.append(f"nbgrader's metadata put back into {', '.join(matched.guessed)}")
    if missing:
        notes.append(f"deleted cells put back: {', '.join(each.name for _, each in missing)}")
    return _notebook(cells, parsed), notes


def _place(matched: Match, number: int) -> int:
    """Return where a missing cell belongs: before what follows it, and before the text of that."""
    cells = matched.cells
    before, after = _neighbours(matched.reference.cells, number, matched.places, len(cells))
    if before < 0:
        return 0 if after == len(cells) else min(after, _first_code(cells))
    while after - 1 > before and cells[after - 1].kind != "code":
        after -= 1
    return max(after, before + 1)


def _first_code(cells: list[Cell]) -> int:
    codes = (place for place, cell in enumerate(cells) if cell.kind == "code")
    return next(codes, 0)


def untouched(reference: Reference, reason: str) -> dict[str, Any]:
    """Return the assignment with nothing filled in and nothing to be run, and the reason on top."""
    said = re.sub(r"([\\`*_{}\[\]()#$|~])", r"\\\1", html.escape(reason))  # names are no markup
    head = nbformat.v4.new_markdown_cell(f"**This was not graded:** {said}", id="not-graded")
    cells = [dict(head)]
    for known in reference.cells:
        cell = restored(known)
        if known.kind == "code":
            cell["metadata"]["tags"] = [SKIP]
        cells.append(cell)
    made = _notebook(cells, Parsed([], {}, "python", []))
    made["metadata"][NOT_GRADED] = reason
    return made


def restored(known: KnownCell) -> dict[str, Any]:
    """Return a cell of the assignment as it was released."""
    return _as_notebook(Cell(known.kind, known.source), known, outputs=False)


def _as_notebook(cell: Cell, known: KnownCell | None, outputs: bool) -> dict[str, Any]:
    """Return a cell in the notebook's format; one of the assignment loses its tags."""
    kind = known.kind if known else cell.kind
    metadata: dict[str, Any] = {}
    if known:
        metadata["nbgrader"] = known.metadata
    elif cell.tags:
        metadata["tags"] = cell.tags
    made: dict[str, Any] = {
        "cell_type": kind,
        "id": known.cell_id if known else cell.cell_id,
        "metadata": metadata,
        "source": cell.source,
    }
    if kind == "code":
        made["outputs"] = list(filter(_valid, cell.outputs)) if outputs else []
        made["execution_count"] = cell.execution_count if outputs else None
    elif cell.attachments:
        made["attachments"] = cell.attachments
    return made


def _valid(output: Any) -> bool:
    try:
        nbformat.validate(output, ref="output", version=FORMAT[0], version_minor=FORMAT[1])
    except (nbformat.ValidationError, TypeError, ValueError, RecursionError):
        return False
    return True


def _notebook(cells: Iterable[dict[str, Any]], parsed: Parsed) -> dict[str, Any]:
    made = list(cells)
    _number(made)
    metadata: dict[str, Any] = {"language_info": {"name": parsed.language}}
    if parsed.kernel.get("name"):
        metadata["kernelspec"] = {"display_name": parsed.kernel["name"], **parsed.kernel}
    return {"cells": made, "metadata": metadata, "nbformat": FORMAT[0], "nbformat_minor": FORMAT[1]}


def _number(cells: list[dict[str, Any]]) -> None:
    """Give a cell without an id of its own one; an id of the assignment stays with its cell."""
    taken = {cell["id"] for cell in cells if "nbgrader" in cell["metadata"]}
    for number, cell in enumerate(cells):
        if "nbgrader" not in cell["metadata"]:
            if not cell["id"] or cell["id"] in taken:
                cell["id"] = f"cell-{number}"
                while cell["id"] in taken:
                    cell["id"] += "-"
            taken.add(cell["id"])


def refusal(notebook: Any) -> str:
    """Return why a notebook was refused, of which nothing is to be run; empty where it was not."""
    return str(notebook.metadata.get(NOT_GRADED, ""))
