"""Export scores: with what became of each submission, and as Canvas and Moodle read them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.plugins import ExportPlugin

from mlp_helpers.grading.gradebook import kept_by_hand
from mlp_helpers.grading.intake import outcome as outcomes
from mlp_helpers.grading.intake.stage import CUT_OFF, graded_folder
from mlp_helpers.grading.spreadsheet import inert

COLUMNS = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score", "outcome", "reason"),
)


class ExportOutcomes(ExportPlugin):
    """nbgrader's table of scores, and two columns more: the outcome of a submission, and why.

    So a submission that could not be graded, one that honestly earned 0 and one that was never
    handed in are told apart. Unlike nbgrader's own table it is a CSV file whatever the ids are.
    """

    def export(self, gradebook: Gradebook) -> None:
        """Write the table."""
        target = self.to or "grades.csv"
        self.log.info("Exporting grades to %s", target)
        with open(target, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(self._rows(gradebook))

    def _rows(self, gradebook: Gradebook) -> Iterator[dict[str, Any]]:
        wanted = set(map(str, self.student))
        for assignment in _chosen(self, gradebook):
            handed_in = {each.student.id: each for each in assignment.submissions}
            for student in gradebook.students:
                if not wanted or student.id in wanted:
                    row = self._row(assignment, student, handed_in.get(student.id))
                    yield {name: inert(value) for name, value in row.items()}

    def _row(self, assignment: Any, student: Any, submission: Any) -> dict[str, Any]:
        row = {
            "assignment": assignment.name,
            "duedate": assignment.duedate,
            "student_id": student.id,
            "last_name": student.last_name,
            "first_name": student.first_name,
            "email": student.email,
            "max_score": assignment.max_score,
            **dict.fromkeys(("raw_score", "late_submission_penalty", "score"), 0.0),
            "outcome": outcomes.ABSENT,
        }
        if submission is not None:
            penalty = submission.late_submission_penalty
            folder = graded_folder(self.parent.coursedir, assignment.name, student.id)
            outcome, reason = _with_points_by_hand(submission, *what_became(folder))
            row |= {
                "timestamp": submission.timestamp,
                "raw_score": submission.score,
                "late_submission_penalty": penalty,
                "score": _final(submission),
                "outcome": outcome,
                "reason": reason,
            }
        return row


class ExportCanvas(ExportPlugin):
    """The gradebook as Canvas imports it: a line a student, a column an assignment.

    Canvas looks for a student by its own number, which `mlp collect` or a class list puts into the
    gradebook's column ``lms_user_id``, and otherwise by the login. The cell of what was never
    handed in is empty, so that the import leaves what Canvas has.
    """

    def export(self, gradebook: Gradebook) -> None:
        """Write the table."""
        assignments = _handed_in(self, gradebook)
        names = [each.name for each in assignments]
        of_person = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
        rows = [
            [*of_person, *names],
            ["    Points Possible", "", "", "", "", *(each.max_score for each in assignments)],
        ]
        for student, scores in _scores(self, gradebook, names):
            known = student.lms_user_id or ""
            number = known if known.isdecimal() else ""
            login = "" if number else student.id
            rows.append([_name(student), number, "", login, "", *scores])
        _write(self, rows, "canvas.csv")


class ExportMoodle(ExportPlugin):
    """The gradebook for *Import: CSV file* of Moodle's grades, which maps columns by hand.

    Map ``Username`` or ``Email address`` to the user and each assignment's column to its grade
    item. ``Identifier`` is what Moodle's own grading worksheet of an assignment calls a student:
    `mlp collect` knows it, and then the id is no username. The cell of what was never handed in is
    empty.
    """

    def export(self, gradebook: Gradebook) -> None:
        """Write the table."""
        names = [each.name for each in _handed_in(self, gradebook)]
        rows = [["Identifier", "Username", "First name", "Last name", "Email address", *names]]
        for student, scores in _scores(self, gradebook, names):
            known = student.lms_user_id or ""
            named = (known, "") if known.startswith("Participant ") else ("", student.id)
            rest = (student.first_name, student.last_name, student.email)
            rows.append([*named, *(each or "" for each in rest), *scores])
        _write(self, rows, "moodle.csv")


def _chosen(plugin: ExportPlugin, gradebook: Gradebook) -> list[Any]:
    chosen = set(map(str, plugin.assignment))
    return [each for each in gradebook.assignments if not chosen or each.name in chosen]


def _handed_in(plugin: ExportPlugin, gradebook: Gradebook) -> list[Any]:
    """Return the chosen assignments, without choice those of which anybody handed in something."""
    found = _chosen(plugin, gradebook)
    return found if plugin.assignment else [each for each in found if each.submissions]


def _scores(
    plugin: ExportPlugin, gradebook: Gradebook, names: list[str]
) -> Iterator[tuple[Any, list[Any]]]:
    """Yield each student with the scores less penalties; empty where nothing was handed in."""
    wanted = set(map(str, plugin.student))
    for student in sorted(gradebook.students, key=lambda each: (_name(each), each.id)):
        if wanted and student.id not in wanted:
            continue
        found = {each.assignment.name: each for each in student.submissions}
        yield (
            student,
            [_final(found[name]) if name in found else "" for name in names],
        )


def _final(submission: Any) -> float:
    return float(max(0.0, submission.score - submission.late_submission_penalty))


def _name(student: Any) -> str:
    """Return a student's name, or the id where nothing else is known."""
    given = ", ".join(each for each in (student.last_name, student.first_name) if each)
    return given or str(student.id)


def _write(plugin: ExportPlugin, rows: list[list[Any]], default: str) -> None:
    target = plugin.to or default
    plugin.log.info("Exporting grades to %s", target)
    with open(target, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([map(inert, row) for row in rows])


def _with_points_by_hand(submission: Any, outcome: str, reason: str) -> tuple[str, str]:
    """Say of points by hand that they are older than the grading."""
    if not (kept := kept_by_hand(submission)):
        return outcome, reason
    said = f"points by hand from before this grading: {', '.join(kept)}"
    return (
        outcome if outcome == outcomes.REFUSED else outcomes.LOOK_AGAIN,
        "; ".join(filter(None, (reason, said))),
    )


def what_became(folder: Path) -> tuple[str, str]:
    """Return the outcome of a submission and the reason, from its folder of graded notebooks."""
    outcome = outcomes.read(folder)
    if outcome is not None:
        return outcome.status, outcome.reason
    if any(folder.glob("*.ipynb")):  # graded before such records were kept
        return outcomes.GRADED, ""
    return outcomes.REFUSED, CUT_OFF
