"""How far a student has come: points reached, what is open, what comes next."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mlp_helpers.checks.core.report import METADATA_KEY
from mlp_helpers.student.copies import WORK
from mlp_helpers.student.course import Assignment, course_map
from mlp_helpers.student.notebooks import Cell, Notebook, digest, graded, read, source, write_bytes

CHECKED = ".checked"
"""Folder below ``work`` with what ``mlp check`` found, a file for each assignment."""
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Exercise:
    """A graded exercise: its heading, what it is worth, and what was reached."""

    title: str
    points: float
    reached: float


@dataclass(frozen=True)
class Progress:
    """An assignment, and what was reached in each of its exercises."""

    assignment: Assignment
    exercises: tuple[Exercise, ...]

    @property
    def reached(self) -> float:
        """Points reached in all exercises."""
        return sum(each.reached for each in self.exercises)

    @property
    def open(self) -> list[Exercise]:
        """The exercises in which points are still to be had."""
        return [each for each in self.exercises if each.reached < each.points]


def progress(root: Path) -> list[Progress]:
    """Return the progress in each assignment, from the working copies and what they last showed."""
    return [of_assignment(root, each) for each in course_map(root)]


def of_assignment(root: Path, assignment: Assignment) -> Progress:
    """Return the progress in one assignment; nothing is reached where there is no copy."""
    copy = root / WORK / assignment.exercise
    if not copy.exists():
        original = read(root / assignment.exercise)
        return Progress(assignment, exercises(original, {}))
    notebook = read(copy)
    return Progress(assignment, exercises(notebook, _checked(root, assignment, notebook)))


def exercises(notebook: Notebook, checked: Mapping[str, float]) -> tuple[Exercise, ...]:
    """Return a notebook's exercises; `checked` goes before what its outputs say."""
    found, heading, headings = [], "", {}
    for cell in notebook["cells"]:
        if cell.get("cell_type") == "markdown" and (title := _HEADING.search(source(cell))):
            heading = title[1]
        headings[id(cell)] = heading
    for name, points, cell in graded(notebook):
        reached = checked[name] if name in checked else reported(cell)
        found.append(Exercise(headings[id(cell)], points, min(max(reached, 0.0), points)))
    return tuple(found)


def reported(cell: Cell) -> float:
    """Return the points of the last report that a cell shows; 0 where it shows none."""
    found = [0.0]
    for output in cell.get("outputs") or ():
        record = (output.get("metadata") or {}).get(METADATA_KEY)
        if isinstance(record, dict) and isinstance(record.get("points"), int | float):
            found.append(float(record["points"]))
    return found[-1]


def keep(root: Path, assignment: Assignment, notebook: Notebook) -> None:
    """Keep what a run of the notebook has shown, for as long as its cells stay as they are."""
    reached = {name: reported(cell) for name, _, cell in graded(notebook)}
    record: dict[str, Any] = {"digest": digest(notebook), "reached": reached}
    write_bytes(_file(root, assignment), (json.dumps(record, indent=1) + "\n").encode())


def _checked(root: Path, assignment: Assignment, notebook: Notebook) -> dict[str, float]:
    try:
        record = json.loads(_file(root, assignment).read_text("utf-8"))
        current = record["digest"] == digest(notebook)
        return {name: float(points) for name, points in record["reached"].items() if current}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}  # never checked, or not by us


def _file(root: Path, assignment: Assignment) -> Path:
    return root / WORK / CHECKED / f"{assignment.id}.json"


def next_step(found: list[Progress]) -> str:
    """Say what comes next: a lecture where nothing of its exercise is done, or an exercise."""
    for each in found:
        if each.open and not each.reached:
            return f"read {WORK}/{each.assignment.lecture.as_posix()}, then do its exercise"
        if each.open:
            first = each.open[0]
            where = f"{WORK}/{each.assignment.exercise.as_posix()}"
            left = first.points - first.reached
            return f"“{first.title}” in {where}: {left:g} points are open"
    return "hand in what is not handed in yet: mlp submit NUMBER"


def summary(found: list[Progress]) -> str:
    """Return the points of each assignment, what is open, and the next step, as text."""
    lines = []
    for each in found:
        share = f"{each.reached:g} / {each.assignment.points:g}"
        left = f"{len(each.open)} of {len(each.exercises)} open" if each.open else "done"
        lines.append(f"{each.assignment.id:28}{share:>12}   {left}")
    reached, possible = (
        sum(each.reached for each in found),
        sum(each.assignment.points for each in found),
    )
    total = f"{'total':28}{f'{reached:g} / {possible:g}':>12}"
    return "\n".join([*lines, total, "", f"next: {next_step(found)}"])
