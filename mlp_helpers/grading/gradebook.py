"""Read the scores of a class from nbgrader's gradebook, and lay them out as a table."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Gradebook


@dataclass(frozen=True)
class Score:
    """What one student got for one assignment."""

    student: str
    assignment: str
    score: float
    max_score: float


def known_assignments(path: Path) -> set[str]:
    """Return the assignments that a gradebook, which need not exist, can grade."""
    if not path.exists():
        return set()
    query = "SELECT assignment.name FROM assignment JOIN notebook ON assignment_id = assignment.id"
    with closing(sqlite3.connect(path)) as gradebook, suppress(sqlite3.OperationalError):
        return {name for (name,) in gradebook.execute(query)}
    return set()


def scores(db_url: str, course_id: str) -> list[Score]:
    """Return the score of every submission in a gradebook."""
    with Gradebook(db_url, course_id) as gradebook:
        return [
            Score(each.student.id, assignment.name, each.score, each.max_score)
            for assignment in gradebook.assignments
            for each in assignment.submissions
        ]


def table(found: list[Score]) -> str:
    """Lay scores out with a row per assignment and a column per student, the best first."""
    points = {(each.student, each.assignment): each for each in found}
    totals: dict[str, float] = {}
    for each in found:
        totals[each.student] = totals.get(each.student, 0.0) + each.score
    students = sorted(totals, key=lambda student: (-totals[student], student))
    names = sorted({each.assignment for each in found})
    rows = [["", *students]]
    for name in names:
        rows.append([name, *(_cell(points.get((student, name))) for student in students)])
    possible = sum(max(p.max_score for p in found if p.assignment == name) for name in names)
    rows.append(["total", *(f"{totals[student]:g} / {possible:g}" for student in students)])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows
    ]
    rule = "-" * len(lines[0])
    return "\n".join([lines[0], rule, *lines[1:-1], rule, lines[-1]])


def _cell(score: Score | None) -> str:
    return f"{score.score:g} / {score.max_score:g}" if score else "not submitted"
