"""Check of the exercise `numerical_gradient` of assignment 04."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation import quotient_mistakes as mistakes
from mlp_helpers.checks.backpropagation.tools import Answer, sizes
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.compare import close, numbers
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import Outcome, operation
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.numerics.backpropagation import Array
from mlp_helpers.numerics.backpropagation import numerical_gradient as reference

STEP = 0.25
"""A step so large that the formula's own error shows; and a power of 2, added without rounding."""


EXACT = 1e-10
"""Tolerance: at so large a step right answers differ by some 1e-14; in float32 by 1e-8 or more."""


def bowl(A: Array) -> Callable[[Array], Any]:
    """Return f(x) = Σ A x³ + ½ (Σ x)²: bent, and with entries that depend on each other.

    It takes complex x as well: at a step of this size the derivative by complex steps is another.
    """
    return lambda x: np.sum(A * np.power(x, 3.0)) + 0.5 * np.sum(x) ** 2


@operation
def build_bowl(A: Array) -> Callable[[Array], float]:
    """Build :func:`bowl` beside the student's code."""
    return bowl(A)


@check("04/numerical_gradient", points=3)
def numerical_gradient(exam: Exam, numerical_gradient: Ref) -> None:
    """Judge difference quotients at a large step, on a vector, a matrix and integers."""
    works = False
    for title, shape in (("of a vector x (5,)", (5,)), ("of a matrix x (3, 4)", (3, 4))):
        with exam.part(f"central differences with the step eps, {title}", points=1):
            A, x = exam.rng.normal(size=shape), exam.rng.normal(size=shape)
            f = exam.build(build_bowl, A)
            cause = mistakes.VECTORS_ONLY if works else None  # it raises for a matrix only
            answer = Answer(exam, numerical_gradient, f, x, STEP, explain=lambda *_, m=cause: m)
            expected = reference(bowl(A), x, STEP)
            suspects = mistakes.wrong_quotients(bowl(A), x, STEP)
            given = f"{sizes(x=x)}, eps={STEP:g}"
            got = numbers("gradient", answer.value())
            suspects += mistakes.rounded(got, expected)
            exam.compare("gradient", got, expected, mistakes=suspects, rtol=EXACT, given=given)
            works = True
    with exam.part("x stays as it was, and may hold integers", points=1):
        A, x = exam.rng.normal(size=(2, 3)), exam.rng.normal(size=(2, 3))
        f = exam.build(build_bowl, A)
        outcome = exam.outcome(numerical_gradient, f, x, STEP)
        suspects = mistakes.wrong_quotients(bowl(A), x, STEP)  # none came of the other two x
        expected = reference(bowl(A), x, STEP)
        exam.compare("gradient", exam.require(outcome), expected, mistakes=suspects, rtol=EXACT)
        if outcome.changed:
            exam.fail("x was changed in place", mistake=mistakes.X_CHANGED)
        whole = exam.rng.integers(1, 5, size=(2, 3))
        _require_integers(exam, exam.outcome(numerical_gradient, f, whole, STEP), A, whole)


def _require_integers(exam: Exam, outcome: Outcome, A: Array, x: Any) -> None:
    """Fail if integers give another gradient than the same numbers as floats, which was right."""
    expected = reference(bowl(A), x, STEP)
    right = outcome.fault is None and close(numbers("gradient", outcome.value), expected, EXACT)
    if right and not outcome.changed:
        return
    lines: tuple[str, ...] = (f"called with x of dtype {x.dtype}",)
    if outcome.fault is not None:
        lines = (f"raised {outcome.fault.type_name}: {outcome.fault.message}", *lines)
    exam.fail("gradient: wrong for integers", *lines, mistake=mistakes.INT_DTYPE)
