"""A class of mixed submissions, made from the bank of answers."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import nbformat

from tests.support.bank import ROOT, Answer, answers_of
from tests.support.fidelity import solution_cells
from tests.support.mutants import BEGIN, END

KINDS = (
    *("right", "wrong", "untouched", "crashing", "right"),
    *("wrong", "wrong", "right", "wrong", "right"),
)
"""What is handed in, in turn."""
CRASHES = ("1 / 0", "def half(:\n    ...", "import os\n\nos._exit(1)")
"""What stands in a cell that crashes: an exception, no Python, the end of the process."""
SHARE_WRONG, SHARE_RIGHT = 0.4, 0.3
"""How many answers of a wrong submission are wrong; right ones that are not the reference."""


@dataclass(frozen=True)
class Submission:
    """What one student hands in.

    Attributes
    ----------
    student, assignment : str
        nbgrader's ids.
    kind : str
        One of `KINDS`.
    sources : dict of str to str
        What stands in the solution cells that were filled, by their grade ids.
    """

    student: str
    assignment: str
    kind: str
    sources: dict[str, str]


def make_class(n: int, assignments: Sequence[str]) -> list[Submission]:
    """Return a class of `n` submissions, of each assignment in turn; the same at each call."""
    return [
        _submission(f"student-{i:04}", assignments[i % len(assignments)], KINDS[i % len(KINDS)], i)
        for i in range(n)
    ]


def _submission(student: str, assignment: str, kind: str, number: int) -> Submission:
    if kind == "untouched":
        return Submission(student, assignment, kind, {})
    rng = random.Random(number)
    cells = solution_cells(assignment)
    sources = {cell.grade_id: _without_marks(cell.source) for cell in cells}
    last = {cell.check_name: cell.grade_id for cell in cells}
    if kind == "crashing":
        # Below it stands nothing of a process that has ended, so let it be far down.
        crashed = cells[-1 - rng.randrange(len(cells) // 2)].grade_id
        turn = number // len(KINDS)
        sources[crashed] = CRASHES[(turn + turn // len(CRASHES)) % len(CRASHES)]
        return Submission(student, assignment, kind, sources)
    for exercise, cell in last.items():
        drawn = rng.random()
        wanted = kind != "wrong" or drawn > SHARE_WRONG
        if wanted and drawn > SHARE_WRONG + SHARE_RIGHT:
            continue  # the reference
        answers = _answers(assignment, exercise, wanted)
        if answers:
            sources[cell] += f"\n\n\n{rng.choice(answers).source}"
    return Submission(student, assignment, kind, sources)


def _answers(assignment: str, exercise: str, right: bool) -> list[Answer]:
    return [each for each in answers_of(assignment, exercise) if each.right == right]


def _without_marks(source: str) -> str:
    return "\n".join(line for line in source.splitlines() if line.strip() not in (BEGIN, END))


def hand_in(submissions: Sequence[Submission], course: Path) -> None:
    """Write submissions into the folder of a course, as what was released with cells filled."""
    for each in submissions:
        folder = course / "submitted" / each.student / each.assignment
        shutil.copytree(ROOT / "exercises" / each.assignment, folder)
        for path in folder.glob("*.ipynb"):
            notebook = nbformat.read(path, as_version=4)
            for cell in notebook.cells:
                name = cell.metadata.get("nbgrader", {}).get("grade_id")
                cell.source = each.sources.get(name, cell.source)
            nbformat.write(notebook, path)
