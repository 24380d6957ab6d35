"""Read the scores of a class from nbgrader's gradebook, and lay them out as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import Base, Gradebook
from sqlalchemy import create_engine, delete, insert, inspect, make_url, select, text
from sqlalchemy.exc import SQLAlchemyError

from mlp_helpers._errors import CommandError

MOST_ROWS = 40
"""Students that have a row of their own on the terminal; `grades.csv` has them all."""


@dataclass(frozen=True)
class Score:
    """What one student got for one assignment."""

    student: str
    assignment: str
    score: float
    max_score: float


@dataclass(frozen=True)
class Person:
    """A student: nbgrader's id, and what a learning platform says besides.

    `lms_user_id` is how the platform itself calls somebody: a number is Canvas's, and Moodle's
    reads ``Participant 123``.
    """

    id: str
    first_name: str = ""
    last_name: str = ""
    lms_user_id: str = ""


def enter(db_url: str, course_id: str, people: Iterable[Person]) -> None:
    """Enter students into the gradebook; what it knows of one already, as from a list, stays."""
    with Gradebook(db_url, course_id) as gradebook:
        known = {each.id: each for each in gradebook.students}
        for person in people:
            new = {
                name: value
                for name, value in asdict(person).items()
                if name != "id" and value and not getattr(known.get(person.id), name, None)
            }
            gradebook.update_or_create_student(person.id, **new)


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


def kept_by_hand(submission: Any) -> list[str]:
    """Return the cells, with their points, that a person judged before the last grading.

    nbgrader lets such points count, whatever was handed in since, and marks the cell until a person
    has looked at it again.
    """
    return [
        f"{grade.name} {grade.manual_score:g}"
        for notebook in submission.notebooks
        for grade in notebook.grades
        if grade.manual_score is not None and grade.needs_manual_grade
    ]


def table(found: list[Score]) -> str:
    """Lay scores out with a row per student, sorted by id, and a column per assignment.

    An assignment is called by its number where no other has it. A large class has one row, its
    means.
    """
    points = {(each.student, each.assignment): each for each in found}
    names = sorted({each.assignment for each in found})
    possible = {
        name: max(each.max_score for each in found if each.assignment == name) for name in names
    }
    students = sorted({each.student for each in found})
    rows = [["", *_headings(names), "total"]]
    if len(students) > MOST_ROWS:
        rows.append(_means(found, possible, len(students)))
    for student in students if len(students) <= MOST_ROWS else []:
        own = [points.get((student, name)) for name in names]
        total = sum(each.score for each in own if each)
        rows.append([student, *map(_cell, own), f"{total:g} / {sum(possible.values()):g}"])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows
    ]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def _headings(names: list[str]) -> list[str]:
    numbers = [name.partition("_")[0] for name in names]
    return numbers if len(set(numbers)) == len(numbers) else names


def _means(found: list[Score], possible: dict[str, float], students: int) -> list[str]:
    """Return the row of a class: the mean of those who handed in, and how many did."""
    cells = []
    for name, most in possible.items():
        got = [each.score for each in found if each.assignment == name]
        cells.append(f"{sum(got) / len(got):.1f} / {most:g} ({len(got)})")
    mean = sum(each.score for each in found) / students
    return [f"mean of {students}", *cells, f"{mean:.1f} / {sum(possible.values()):g}"]


def _cell(score: Score | None) -> str:
    return f"{score.score:g} / {score.max_score:g}" if score else "-"
