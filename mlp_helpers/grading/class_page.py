"""Write the class report: a page that needs no network, and a table of all scores beside it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from statistics import fmean, median
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from mlp_helpers._errors import ArgumentError
from mlp_helpers.grading import class_summary as summary
from mlp_helpers.grading.class_report import Exercise, Progress, Submission, collect, exercises
from mlp_helpers.grading.notebooks import assignments, write_bytes
from mlp_helpers.grading.similar import Alike, alike, given
from mlp_helpers.grading.spreadsheet import inert

FOLDER = "reports"
COLUMNS = (
    *("student", "assignment", "exercise", "cell", "score", "max_score"),
    *("tried", "mistakes", "seconds_of_assignment"),
)
MOST_BARS = 12
MOST_ALIKE = 100
TICKS = 6
DOT = 0.02  # width of a dot as a share of its axis


def write_report(
    root: Path,
    workplace: str = "",
    assignment: str = "",
    names: bool = False,
    similar: bool = False,
    progress: Progress = iter,
) -> tuple[Path, Path]:
    """Write the report of one assignment, or of all, from the autograded notebooks.

    Parameters
    ----------
    root, workplace, names, progress
        As in :func:`mlp_helpers.grading.class_report.collect`.
    assignment : str, optional
        Its name; all where empty.
    similar : bool, optional
        Whether it shows answers that are nearly identical between students.

    Returns
    -------
    tuple of pathlib.Path
        The page and the table, in the workplace's folder ``reports``. With names their own names
        end in ``-names``, and the page's in ``-similar`` where it shows similar answers, so that
        one is not taken for the other.

    Raises
    ------
    ArgumentError
        If there is no such workplace or assignment.
    """
    if not (root / workplace).is_dir():
        raise ArgumentError(f"expected a folder in {root} as the workplace, got {workplace!r}")
    known = assignments(root)
    if assignment and assignment not in known:
        raise ArgumentError(f"expected one of {', '.join(known)}, got {assignment!r}")
    chosen = [assignment] if assignment else known
    wanted = [exercise for name in chosen for exercise in exercises(root, name)]
    submissions = collect(root, workplace, chosen, names, progress)
    stem = (assignment or "all") + "-names" * names
    table = root / workplace / FOLDER / f"{stem}.csv"
    page = table.with_name(stem + "-similar" * similar + ".html")
    found = alike(given(root, chosen), submissions) if similar else None
    write_bytes(table, as_csv(submissions).encode())
    write_bytes(page, as_html(wanted, submissions, table.name, date.today(), found).encode())
    return page, table


def as_csv(submissions: Iterable[Submission]) -> str:
    """Lay the scores out as a table with a row for each student and exercise."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for submission in submissions:
        for attempt in submission.attempts:
            exercise = attempt.exercise
            texts = [submission.student, exercise.assignment, exercise.name, exercise.cell]
            mistakes = " ".join(finding.mistake for finding in attempt.findings)
            numbers = [f"{attempt.score:g}", f"{exercise.points:g}", int(attempt.tried)]
            seconds = "" if submission.seconds is None else submission.seconds
            writer.writerow(map(inert, [*texts, *numbers, mistakes, seconds]))
    return file.getvalue()


def as_html(
    wanted: Sequence[Exercise],
    submissions: Sequence[Submission],
    table: str,
    today: date,
    alike: Sequence[Alike] | None = None,
) -> str:
    """Return the page.

    Parameters
    ----------
    wanted : sequence of Exercise
        All exercises, also those that nobody did.
    submissions : sequence of Submission
        What the class handed in.
    table : str
        The name of the file with the scores, for a link to it.
    today : datetime.date
        The date shown.
    alike : sequence of Alike, optional
        Answers that are nearly identical; where not given the page says nothing of them.
    """
    environment = Environment(
        loader=PackageLoader("mlp_helpers.grading"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {write.__name__: write for write in (percent, points, duration, label)}
    environment.globals |= {"ticks": ticks, "stack": stack, "histogram": summary.histogram}
    return environment.get_template("class_report.html").render(
        **_figures(wanted, submissions),
        submissions=submissions,
        table=table,
        today=today,
        alike=alike,
    )


def _figures(wanted: Sequence[Exercise], submissions: Sequence[Submission]) -> dict[str, Any]:
    """Sum the class up, as the page needs it."""
    exercises = summary.by_exercise(wanted, submissions)
    assignments = summary.by_assignment(wanted, submissions)
    students = summary.by_student(wanted, submissions)
    shares = [share for each in assignments for share in each.shares]
    hard = [each for each in exercises if each.mean_tried is not None and each.mean_tried < 1]
    return {
        "exercises": exercises,
        "mistakes": summary.by_mistake(submissions),
        "assignments": assignments,
        "students": students,
        "average": fmean(shares) if shares else None,
        "hardest": min(hard, key=lambda each: each.mean_tried or 0.0, default=None),
        "totals": [each.share for each in students if each.share is not None],
        "scores": [
            (label(each.assignment), [100 * share for share in each.shares], 100 * each.median)
            for each in assignments
            if each.median is not None
        ],
        "times": [
            (label(each.assignment), each.seconds, median(each.seconds))
            for each in assignments
            if each.seconds
        ],
        "most_bars": MOST_BARS,
        "most_alike": MOST_ALIKE,
    }


def percent(share: float | None) -> str:
    """Write a share as a percentage, and a dash where there is none."""
    return "–" if share is None else f"{100 * share:.0f} %"


def points(number: float | None) -> str:
    """Write points without a needless fraction, and a dash where there are none."""
    return "–" if number is None else f"{number:g}"


def duration(seconds: float) -> str:
    """Write seconds as people say them."""
    if seconds < 60:
        return f"{seconds:.3g} s"
    return f"{seconds // 60:.0f} min {seconds % 60:.0f} s"


def label(assignment: str) -> str:
    """Write the name of an assignment without its underscores."""
    return assignment.replace("_", " ")


def ticks(top: float) -> list[int]:
    """Return round numbers from 0 to at least `top`, not too many for an axis."""
    steps = (factor * 10**power for power in range(9) for factor in (1, 2, 5))
    step = next(step for step in steps if top <= step * TICKS)
    return list(range(0, max(1, -int(-top // step)) * step + 1, step))


def stack(values: Iterable[float], top: float) -> list[tuple[float, int]]:
    """Lift dots that would touch above each other: each value with its level, counted from 0."""
    last: list[float] = []  # the value placed last, at each level
    dots = []
    for value in sorted(values):
        free = (level for level, before in enumerate(last) if value - before >= DOT * top)
        level = next(free, len(last))
        last[level : level + 1] = [value]
        dots.append((value, level))
    return dots
