"""Read the scores of a class from nbgrader's gradebook, and lay them out as a table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Base, Gradebook
from sqlalchemy import create_engine, delete, insert, inspect, make_url, select, text
from sqlalchemy.exc import SQLAlchemyError

from mlp_helpers._errors import CommandError


@dataclass(frozen=True)
class Score:
    """What one student got for one assignment."""

    student: str
    assignment: str
    score: float
    max_score: float


def exists(db_url: str) -> bool:
    """Return whether there is a gradebook at an address, with the tables of one.

    Raises
    ------
    CommandError
        If its server cannot be reached.
    """
    url = make_url(db_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        return False  # looking would make the file
    try:
        engine = create_engine(url)
        try:
            return inspect(engine).has_table("assignment")
        finally:
            engine.dispose()
    except (SQLAlchemyError, ImportError) as error:
        (why, *_) = str(error).splitlines()
        raise CommandError(
            f"the gradebook at {url.render_as_string()} cannot be opened: {why}. Look at "
            "CourseDirectory.db_url in nbgrader_config.py."
        ) from None


def known_assignments(db_url: str) -> set[str]:
    """Return the assignments that a gradebook, which need not exist, can grade."""
    if not exists(db_url):
        return set()
    query = "SELECT assignment.name FROM assignment JOIN notebook ON assignment_id = assignment.id"
    engine = create_engine(db_url)
    try:
        with engine.connect() as gradebook:
            return {name for (name,) in gradebook.execute(text(query))}
    finally:
        engine.dispose()


def copy_gradebook(db_url: str, target: str, course_id: str) -> None:
    """Copy a gradebook, as it is at one moment, to another address, which has none yet."""
    Gradebook(target, course_id).close()  # makes the tables, and says which version they have
    source = create_engine(db_url, isolation_level="SERIALIZABLE")
    copied = create_engine(target)
    try:
        with source.connect() as old, copied.begin() as new:
            if source.dialect.name == "sqlite":
                old.exec_driver_sql("BEGIN")  # its driver begins nothing before it reads
            for table_ in Base.metadata.sorted_tables:
                new.execute(delete(table_))
                if rows := [dict(row) for row in old.execute(select(table_)).mappings()]:
                    new.execute(insert(table_), rows)
    finally:
        source.dispose()
        copied.dispose()


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
