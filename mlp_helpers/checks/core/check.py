"""What a notebook calls: a check, made of a body that works with an :class:`Exam`."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from mlp_helpers.checks.core.compare import Failed
from mlp_helpers.checks.core.containment import generators_kept
from mlp_helpers.checks.core.exam import Exam, seed_of
from mlp_helpers.checks.core.executor import current_executor
from mlp_helpers.checks.core.report import Points, Report


class Check:
    """Judges what a student filled in, by a body ``(exam, *targets)``.

    Attributes
    ----------
    exercise
        Stable id, ``section/name``.
    name
        The name of the exercise within its section.
    points
        Sum of the points of the parts, and the points of the graded cell.
    targets
        The names of what is judged, in the order in which they are handed over.
    reached
        Points that its last run on the visible inputs gave; ``None`` before the first.
    """

    def __init__(
        self,
        body: Callable[..., None],
        exercise: str,
        points: float,
        targets: tuple[str, ...] | None = None,
    ):
        self.exercise = exercise
        self.name = exercise.rpartition("/")[2]
        self.points = points
        self.reached: float | None = None
        names = tuple(inspect.signature(body).parameters)[1:]
        self.targets = names if targets is None else targets
        self.__doc__ = body.__doc__
        self.__name__ = body.__name__
        self.__module__ = body.__module__
        self._body = body

    def __repr__(self) -> str:
        """Name the exercise and what is handed over."""
        return f"<check {self.exercise}({', '.join(self.targets)})>"

    def __call__(self, *targets: Any, hidden_seed: int | None = None) -> Points:
        """Judge `targets`, show the report, and return the points earned.

        Returns
        -------
        Points
            In [0, points]: a float, which is what nbgrader reads as partial credit.
            Nothing is raised, and nothing written to stderr, whatever the targets are.
        """
        report = self.examine(*targets, hidden_seed=hidden_seed)
        report.show()
        if report.hidden_seed is None:
            self.reached = report.points
        return Points(report.points)

    def examine(self, *targets: Any, hidden_seed: int | None = None) -> Report:
        """Judge `targets` on the visible inputs, or on those of `hidden_seed`, without a word."""
        executor, hidden_seed = current_executor(), seed_of(hidden_seed)
        exam = Exam(self.exercise, hidden_seed, executor)
        refs = [executor.refer(target) for target in targets]
        with generators_kept():
            try:
                self._body(exam, *refs)
            except Failed as failed:  # before or between the parts: the rest is lost
                exam.abandon(self.points, failed.failure)
            names = dict(zip(self.targets, refs, strict=False))
            report = exam.report(self.points, hidden_seed, names)
        total = sum(part.points for part in report.parts)
        problem = f"{self.exercise}: parts sum to {total}, not {self.points}"
        assert abs(total - self.points) < 1e-9, problem
        return report


def check(exercise: str, *, points: float) -> Callable[[Callable[..., None]], Check]:
    """Turn a body ``(exam, *targets)`` into the :class:`Check` of an exercise."""
    return lambda body: Check(body, exercise, points)
