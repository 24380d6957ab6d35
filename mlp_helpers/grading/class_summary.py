"""Figures of a class: what its submissions say of each exercise, mistake and assignment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from mlp_helpers.grading.class_report import Attempt, Exercise, Submission
from mlp_helpers.grading.records import Finding

BINS = 10
LOW = 0.5
"""An exercise took everybody down if nobody who tried it got more than this share of its points."""


@dataclass(frozen=True)
class ExerciseSummary:
    """How a class did in one exercise: how many got all, some or none of it, or left it blank."""

    exercise: Exercise
    full: int
    partial: int
    none: int
    blank: int
    unnamed: int
    mean: float
    mean_tried: float | None
    best: float | None

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """The four numbers of students, the best first."""
        return self.full, self.partial, self.none, self.blank

    @property
    def tried(self) -> int:
        """Number of students who wrote something."""
        return self.full + self.partial + self.none

    @property
    def took_everybody_down(self) -> bool:
        """Whether nobody who tried got more than half of it."""
        return self.best is not None and self.best <= LOW


@dataclass(frozen=True)
class MistakeSummary:
    """A named mistake: by whom it was made, and the shortest answer that shows it."""

    finding: Finding
    exercise: Exercise
    students: tuple[str, ...]
    tried: int
    answer: str

    @property
    def count(self) -> int:
        """Number of students who made it."""
        return len(self.students)


@dataclass(frozen=True)
class AssignmentSummary:
    """The scores of an assignment, as shares of its points, and what its grading took."""

    assignment: str
    points: float
    handed_in: int
    shares: tuple[float, ...]
    seconds: tuple[float, ...]

    @property
    def median(self) -> float | None:
        """The share that half of the students reached."""
        return median(self.shares) if self.shares else None

    @property
    def mean(self) -> float | None:
        """The average share."""
        return fmean(self.shares) if self.shares else None


@dataclass(frozen=True)
class StudentSummary:
    """The points of one student in each assignment; ``None`` where there is no grade."""

    student: str
    scores: tuple[float | None, ...]
    possible: float

    @property
    def total(self) -> float | None:
        """All points earned, if anything was graded."""
        got = [score for score in self.scores if score is not None]
        return sum(got) if got else None

    @property
    def share(self) -> float | None:
        """The total as a share of the possible points, also where something was not handed in."""
        return None if self.total is None else self.total / self.possible


def by_exercise(
    wanted: Sequence[Exercise], submissions: Iterable[Submission]
) -> list[ExerciseSummary]:
    """Sum up each exercise."""
    attempts = _attempts(submissions)
    return [_exercise(exercise, attempts[exercise]) for exercise in wanted]


def _attempts(submissions: Iterable[Submission]) -> defaultdict[Exercise, list[Attempt]]:
    found: defaultdict[Exercise, list[Attempt]] = defaultdict(list)
    for submission in submissions:
        for attempt in submission.attempts:
            found[attempt.exercise].append(attempt)
    return found


def _exercise(exercise: Exercise, attempts: list[Attempt]) -> ExerciseSummary:
    tried = [each for each in attempts if each.tried]
    shares = [each.score / exercise.points if exercise.points else 1.0 for each in tried]
    full = sum(share >= 1 for share in shares)
    none = sum(share <= 0 for share in shares)
    missed = [each for each in tried if each.score < exercise.points]
    return ExerciseSummary(
        exercise,
        full=full,
        partial=len(tried) - full - none,
        none=none,
        blank=len(attempts) - len(tried),
        unnamed=sum(not each.findings for each in missed),
        mean=sum(shares) / len(attempts) if attempts else 0.0,
        mean_tried=fmean(shares) if shares else None,
        best=max(shares, default=None),
    )


def by_mistake(submissions: Iterable[Submission]) -> list[MistakeSummary]:
    """Sum up each named mistake, the most frequent first."""
    made: defaultdict[tuple[Exercise, str], list[tuple[Attempt, Finding]]] = defaultdict(list)
    attempts = _attempts(submissions)
    for exercise, tries in attempts.items():
        for attempt in tries:
            for finding in attempt.findings:
                made[exercise, finding.mistake].append((attempt, finding))
    found = []
    for (exercise, _), cases in made.items():
        # A mistake in a later part comes without message: one that has a message tells more.
        attempt, finding = min(cases, key=lambda case: (not case[1].message, len(case[0].answer)))
        students = tuple(sorted(each.student for each, _ in cases))
        tried = sum(each.tried for each in attempts[exercise])
        found.append(MistakeSummary(finding, exercise, students, tried, attempt.answer))
    return sorted(found, key=lambda each: (-each.count, each.finding.mistake))


def by_assignment(
    wanted: Sequence[Exercise], submissions: Sequence[Submission]
) -> list[AssignmentSummary]:
    """Sum up each assignment."""
    points = _points(wanted)
    found = []
    for name, possible in points.items():
        here = [each for each in submissions if each.assignment == name]
        shares = tuple(each.score / possible for each in here if each.graded)
        seconds = tuple(each.seconds for each in here if each.seconds is not None)
        found.append(AssignmentSummary(name, possible, len(here), shares, seconds))
    return found


def by_student(
    wanted: Sequence[Exercise], submissions: Iterable[Submission]
) -> list[StudentSummary]:
    """Sum up each student; the possible points are those of all assignments handed in by anyone."""
    points = _points(wanted)
    scores: defaultdict[str, dict[str, float]] = defaultdict(dict)
    begun = set()
    for each in submissions:
        begun.add(each.assignment)
        scores[each.student] |= {each.assignment: each.score} if each.graded else {}
    possible = sum(points[name] for name in begun)
    return [
        StudentSummary(student, tuple(map(got.get, points)), possible)
        for student, got in sorted(scores.items())
    ]


def _points(wanted: Iterable[Exercise]) -> dict[str, float]:
    points: defaultdict[str, float] = defaultdict(float)
    for exercise in wanted:
        points[exercise.assignment] += exercise.points
    return dict(points)


def histogram(shares: Iterable[float]) -> list[int]:
    """Count shares in `BINS` equal bins of [0, 1]; full marks belong to the last one."""
    counts = [0] * BINS
    for share in shares:
        counts[min(int(share * BINS + 1e-9), BINS - 1)] += 1
    return counts
