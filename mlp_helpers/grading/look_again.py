"""Name the submissions that a person has to look at when a class was graded."""

from __future__ import annotations

from collections.abc import Iterable

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory

from mlp_helpers.grading.export import what_became
from mlp_helpers.grading.gradebook import kept_by_hand
from mlp_helpers.grading.intake.files import shown
from mlp_helpers.grading.intake.outcome import REFUSED
from mlp_helpers.grading.intake.stage import graded_folder


def look_again(course: CourseDirectory, assignments: Iterable[str]) -> list[str]:
    """Return lines on what was not graded, and on old points by hand that still count.

    Parameters
    ----------
    course : nbgrader.coursedir.CourseDirectory
        Where the gradebook and the graded notebooks are.
    assignments : iterable of str
        Which ones; the gradebook knows them.
    """
    refused, kept = [], []
    with Gradebook(course.db_url, course.course_id) as gradebook:
        for name in assignments:
            for submission in gradebook.find_assignment(name).submissions:
                who = f"  {shown(submission.student.id)}, {name}"
                outcome, reason = what_became(graded_folder(course, name, submission.student.id))
                if outcome == REFUSED:
                    refused.append(f"{who}: {reason}")
                if by_hand := kept_by_hand(submission):
                    kept.append(f"{who}: {', '.join(by_hand)}")
    return [
        *_part(refused, "not graded, 0 points"),
        *_part(kept, "with points by hand from before this grading: look at them in formgrader"),
    ]


def _part(found: list[str], what: str) -> list[str]:
    return [f"{len(found)} {what}:", *sorted(found)] if found else []
