"""Hand in: look at an exercise as the grading will, and make the one file to upload.

On a server with nbgrader's exchange it is handed in there as well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from mlp_helpers._command import check_writable
from mlp_helpers._errors import CommandError
from mlp_helpers.student.copies import WORK
from mlp_helpers.student.course import Assignment
from mlp_helpers.student.exchange import hand_in, released
from mlp_helpers.student.notebooks import Notebook, nbgrader_data, read, source, write_bytes
from mlp_helpers.student.progress import exercises, keep
from mlp_helpers.student.run import run, shown, working_copy

HAND_IN = "hand-in"
"""Folder below ``work`` with the files to upload."""

NOTHING = "NOTHING IS FILLED IN YET in this copy; is your work in another file, or not saved?"


@dataclass(frozen=True)
class Handed:
    """What was handed in.

    Attributes
    ----------
    path : pathlib.Path
        The file to upload.
    checksum : str
        Its SHA-256.
    reached : float
        The points it reached here.
    notes : tuple of str
        What was noticed.
    course : str
        In whose exchange it lies now; empty where it is still to be uploaded.
    """

    path: Path
    checksum: str
    reached: float
    notes: tuple[str, ...]
    course: str = ""


def submit(root: Path, assignment: Assignment, say: Callable[[str], Any] = print) -> Handed:
    """Check a working copy as the grading would, and copy it, byte for byte, to one file.

    Where this machine has an exchange with this assignment, hand it in there as well.

    Parameters
    ----------
    root : pathlib.Path
        The folder of the course.
    assignment : Assignment
        What is handed in.
    say : callable, optional
        Gets what was found, line by line.

    Raises
    ------
    CommandError
        If there is no copy, it cannot be opened, nothing in it can be graded, it does not run, or
        the exchange does not take it.
    """
    copy = working_copy(root, assignment)
    place = root / WORK / HAND_IN
    check_writable(place)
    saved = datetime.fromtimestamp(copy.stat().st_mtime)
    content, notebook = copy.read_bytes(), read(copy)
    original = read(root / assignment.exercise)
    notes = [NOTHING] if is_untouched(notebook, original) else []
    notes += compare(notebook, original)
    say(f"Running {copy.relative_to(root)}, as you saved it on {saved:%d %B at %H:%M} ...")
    say("(Did you change it since? Save it with Ctrl+S, and run this again.)")
    ran = run(notebook, copy, lambda text: None)
    keep(root, assignment, ran)
    found = exercises(ran, {})
    errors = [each for cell in ran["cells"] for each in shown(cell) if each.startswith("error in")]
    notes += errors
    notes += [
        f"{each.points - each.reached:g} of {each.points:g} points open: {each.title}"
        for each in found
        if each.reached < each.points
    ]
    target = place / f"{assignment.id}.ipynb"
    write_bytes(target, content)
    reached = sum(each.reached for each in found)
    if course := released(assignment):
        hand_in(assignment, course, content)
    handed = Handed(target, hashlib.sha256(content).hexdigest(), reached, tuple(notes), course)
    _report(handed, root, assignment, say)
    return handed


def compare(notebook: Notebook, original: Notebook) -> list[str]:
    """Say which cells of the original are missing, and which that must not change were changed.

    Raises
    ------
    CommandError
        If no cell is there into which an answer belongs.
    """
    known = {
        nbgrader_data(cell).get("grade_id"): cell
        for cell in notebook["cells"]
        if nbgrader_data(cell)
    }
    notes, answers = [], 0
    for cell in original["cells"]:
        data = nbgrader_data(cell)
        if not data:
            continue
        name, there = data["grade_id"], known.get(data["grade_id"])
        answers += bool(data.get("solution") and there is not None)
        if there is None:
            notes.append(f"the cell {name} is missing; the grading puts back the course's own")
        elif data.get("locked") and source(there).strip() != source(cell).strip():
            notes.append(f"the cell {name} was changed; the grading puts back the course's own")
    if not answers:
        raise CommandError(
            "none of the cells for answers is there any more, so nothing could be graded. Rename "
            "your notebook, run `mlp lab` to get a fresh copy, and copy your answers into it."
        )
    return notes


def is_untouched(notebook: Notebook, original: Notebook) -> bool:
    """Tell whether no cell for an answer differs from the original's."""
    answers = [
        [source(cell).strip() for cell in each["cells"] if nbgrader_data(cell).get("solution")]
        for each in (notebook, original)
    ]
    return answers[0] == answers[1]


def _report(handed: Handed, root: Path, assignment: Assignment, say: Callable[[str], Any]) -> None:
    for note in handed.notes:
        say(f"  - {note}")
    reached = f"{handed.reached:g} of {assignment.points:g} points"
    say(f"{reached} with the inputs of the notebook; the grading draws others.")
    file = handed.path.relative_to(root)
    if handed.course:
        say(f"Handed in to the course {handed.course} on this server; a copy of it is {file}")
        say(f"When it is graded, get your feedback by: nbgrader fetch_feedback {assignment.id}")
    else:
        say(f"Upload this file: {file}")
    say(f"SHA-256 (your receipt): {handed.checksum}")
