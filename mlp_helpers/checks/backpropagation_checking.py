"""Checks of the exercises `numerical_gradient` and `gradient_check` of assignment 04."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch

from mlp_helpers.checks import backpropagation_checking_mistakes as mistakes
from mlp_helpers.checks.backpropagation_tools import sizes
from mlp_helpers.checks.core.compare import (
    RTOL,
    Failed,
    Mistake,
    as_array,
    close,
    describe,
    numbers,
)
from mlp_helpers.checks.core.exam import Exam, check
from mlp_helpers.checks.core.plain import Ref
from mlp_helpers.checks.core.side import Outcome, operation
from mlp_helpers.numerics.backpropagation import Array
from mlp_helpers.numerics.backpropagation import numerical_gradient as reference

STEP = 0.25
"""A step so large that the formula's own error shows; and a power of 2, added without rounding."""

BASE = 8192.0
"""Added to f, it costs the difference quotient digits: doubles near it are 1e-12 apart."""


def bowl(A: Array) -> Callable[[Array], float]:
    """Return f(x) = Σ A x³ + ½ (Σ x)²: bent, and with entries that depend on each other."""
    return lambda x: float(np.sum(A * np.power(x, 3.0)) + 0.5 * np.sum(x) ** 2)


@operation
def build_bowl(A: Array) -> Callable[[Array], float]:
    """Build :func:`bowl` beside the student's code."""
    return bowl(A)


@check("04/numerical_gradient", points=3)
def numerical_gradient(exam: Exam, numerical_gradient: Ref) -> None:
    """Judge difference quotients at a large step, on a vector, a matrix and integers."""
    for title, shape in (("of a vector x (5,)", (5,)), ("of a matrix x (3, 4)", (3, 4))):
        with exam.part(f"central differences with the step eps, {title}", points=1):
            A, x = exam.rng.normal(size=shape), exam.rng.normal(size=shape)
            f = exam.build(build_bowl, A)
            got = exam.call(numerical_gradient, f, x, STEP)
            expected = reference(bowl(A), x, STEP)
            suspects = mistakes.wrong_quotients(bowl(A), x, STEP)
            given = f"{sizes(x=x)}, eps={STEP:g}"
            exam.compare("gradient", got, expected, mistakes=suspects, given=given)
    with exam.part("x stays as it was, and may hold integers", points=1):
        A, x = exam.rng.normal(size=(2, 3)), exam.rng.normal(size=(2, 3))
        f = exam.build(build_bowl, A)
        outcome = exam.outcome(numerical_gradient, f, x, STEP)
        exam.compare("gradient", exam.require(outcome), reference(bowl(A), x, STEP))
        if outcome.changed:
            exam.fail("x was changed in place", mistake=mistakes.X_CHANGED)
        whole = exam.rng.integers(1, 5, size=(2, 3))
        _require_integers(exam, exam.outcome(numerical_gradient, f, whole, STEP), A, whole)


def _require_integers(exam: Exam, outcome: Outcome, A: Array, x: Any) -> None:
    """Fail if integers give another gradient than the same numbers as floats, which was right."""
    expected = reference(bowl(A), x, STEP)
    right = outcome.fault is None and close(numbers("gradient", outcome.value), expected, RTOL)
    if right and not outcome.changed:
        return
    lines: tuple[str, ...] = (f"called with x of dtype {x.dtype}",)
    if outcome.fault is not None:
        lines = (f"raised {outcome.fault.type_name}: {outcome.fault.message}", *lines)
    exam.fail("gradient: wrong for integers", *lines, mistake=mistakes.INT_DTYPE)


def wave(data: dict[str, Any]) -> Callable[[Array], float]:
    """Return f(x) = scale (Σ (A sin x + B x²/2 + D x) + base)."""
    A, B, D, base, scale = (data[name] for name in ("A", "B", "D", "base", "scale"))

    def f(x: Array) -> float:
        terms = A * np.sin(x) + 0.5 * B * np.square(x) + D * np.asarray(x)
        return float(scale * (np.sum(terms) + base))

    return f


def planted(data: dict[str, Any], kind: str) -> Callable[[Array], Any]:
    """Return the gradient of :func:`wave` with a fault planted in it; ``right`` has none."""
    A, B, D, scale = (data[name] for name in ("A", "B", "D", "scale"))
    return lambda x: PLANTED[kind](scale * (A * np.cos(x) + B * np.asarray(x) + D))


@operation
def build_wave(data: dict[str, Any]) -> Callable[[Array], float]:
    """Build :func:`wave` beside the student's code."""
    return wave(data)


@operation
def build_planted(data: dict[str, Any], kind: str) -> Callable[[Array], Any]:
    """Build :func:`planted` beside the student's code."""
    return planted(data, kind)


def _with_last(g: Array, value: float) -> Array:
    g = g.copy()
    g.flat[-1] = value
    return g


def _nudged(g: Array, share: float) -> Array:
    return _with_last(g, g.flat[-1] + share * float(np.max(np.abs(g))))


def _cancelling(g: Array) -> Array:
    shift = np.zeros_like(g)
    shift.flat[0], shift.flat[-1] = 1, -1
    shifted: Array = g + 0.1 * np.max(np.abs(g)) * shift
    return shifted


NOISY = "right, and 1e-8 or more from central differences"
WITH_ZERO = "right, with an entry that is exactly 0"

PLANTED: dict[str, Callable[[Array], Any]] = {
    "right": lambda g: g,
    NOISY: lambda g: g,
    WITH_ZERO: lambda g: g,
    "zero throughout": np.zeros_like,
    "negated": np.negative,
    "doubled": lambda g: 2 * g,
    "lower in every entry": lambda g: g - 0.2 * np.abs(g),
    "without its last entry, which is 0": lambda g: _with_last(g, 0.0),
    "too large by a thousandth in its last entry": lambda g: _nudged(g, 1e-3),
    "too small by a thousandth in its last entry": lambda g: _nudged(g, -1e-3),
    "too large in one entry and as much too small in another": _cancelling,
    "off by a hundredth in its last entry": lambda g: _nudged(g, 1e-2),
    "off by a thousandth or two in every entry": lambda g: g + 1.5e-3 * np.max(np.abs(g)),
    "in the reversed order": lambda g: g.ravel()[::-1].reshape(g.shape),
    "with NaN in its last entry": lambda g: _with_last(g, np.nan),
}

Case = tuple[str, float, tuple[int, ...]]
"""What was planted, the scale of f, and the shape of x."""

CASES: dict[str, list[Case]] = {
    "accepts right gradients and rejects grossly wrong ones": [
        ("right", 1, (6,)),
        ("right", 1, (3, 4)),
        (NOISY, 1, (6,)),
        ("zero throughout", 1, (6,)),
        ("negated", 1, (3, 4)),
        ("doubled", 1, (6,)),
    ],
    "sees a single wrong entry, errors that cancel, and NaN": [
        ("right", 1, (3, 4)),
        ("without its last entry, which is 0", 1, (3, 4)),
        ("too large by a thousandth in its last entry", 1, (6,)),
        ("off by a hundredth in its last entry", 1, (3, 4)),
        ("off by a thousandth or two in every entry", 1, (3, 4)),
        ("lower in every entry", 1, (6,)),
        ("too large in one entry and as much too small in another", 1, (6,)),
        ("in the reversed order", 1, (3, 4)),
        ("with NaN in its last entry", 1, (6,)),
    ],
    "judges the error relative to the size of the gradient": [
        ("right", 1e6, (6,)),
        ("right", 1e-9, (6,)),
        (WITH_ZERO, 1, (6,)),
        ("doubled", 1e-9, (6,)),
        ("too small by a thousandth in its last entry", 1e6, (6,)),
        ("too large by a thousandth in its last entry", 1e-9, (6,)),
    ],
}


@check("04/gradient_check", points=3)
def gradient_check(exam: Exam, gradient_check: Ref) -> None:
    """Judge the student's own check on right gradients and on planted wrong ones."""
    trials = [Trial(exam, gradient_check, case) for cases in CASES.values() for case in cases]
    verdicts = [trial.verdict for trial in trials]
    named = mistakes.named_by_verdicts(verdicts, [trial.pair() for trial in trials])
    for title, cases in CASES.items():
        with exam.part(title, points=1):
            for trial in trials[: len(cases)]:
                trial.require(named)
        trials = trials[len(cases) :]


class Trial:
    """One call of the student's check, and what it should have said."""

    def __init__(self, exam: Exam, target: Ref, case: Case):
        self._exam = exam
        self.kind, scale, shape = case
        self.data, self.x = _function_and_point(exam, self.kind, scale, shape)
        self.verdict: bool | None = None
        self._failed: Failed | None = None
        try:
            f = exam.build(build_wave, self.data)
            gradient = exam.build(build_planted, self.data, self.kind)
            outcome = exam.outcome(target, f, gradient, self.x)
            self.verdict = _true_or_false(exam, exam.require(outcome))
            if outcome.changed:
                exam.fail("x was changed in place", mistake=mistakes.CHECK_CHANGED_X)
        except Failed as failed:
            self._failed = failed

    def pair(self) -> tuple[Array, Array]:
        """Return the gradient that the student was given, and the numerical one."""
        return _pair(self.data, self.kind, self.x)

    def require(self, named: Mistake | None) -> None:
        """Fail unless the verdict is the right one."""
        if self._failed is not None:
            raise self._failed
        right = self.kind.startswith("right")
        if self.verdict == right:
            return
        scale = self.data["scale"]
        size = "of order 1" if scale == 1 else f"of order {scale:.0e}"
        what = "a gradient that is " if right and self.kind != "right" else "a gradient "
        what = "a right gradient" if self.kind == "right" else what + self.kind
        self._exam.fail(
            f"{'accepted' if self.verdict else 'rejected'} {what}",
            f"called with x {self.x.shape}, the gradient's entries {size}",
            mistake=named,
        )


def _function_and_point(
    exam: Exam, kind: str, scale: float, shape: tuple[int, ...]
) -> tuple[dict[str, Any], Array]:
    """Draw a function, and a point at which its gradient has what `kind` says."""
    while True:
        data: dict[str, Any] = {
            "A": exam.rng.uniform(0.5, 2, size=shape) * exam.rng.choice([-1, 1], size=shape),
            "B": exam.rng.normal(size=shape),
            "D": np.zeros(shape),
            "base": BASE if kind == NOISY else 0.0,
            "scale": scale,
        }
        x = exam.rng.normal(size=shape)
        if kind == WITH_ZERO:  # A cos 0 − A is exactly 0; the quotient's sin(eps) − eps is not
            data["D"].flat[1], x.flat[1] = -data["A"].flat[1], 0.0
        if kind != NOISY or 1.5e-8 < mistakes.relative_error(*_pair(data, kind, x)) < 5e-8:
            return data, x


def _pair(data: dict[str, Any], kind: str, x: Array) -> tuple[Array, Array]:
    return planted(data, kind)(x), reference(wave(data), x)


def _true_or_false(exam: Exam, value: Any) -> bool:
    if isinstance(value, np.ndarray | torch.Tensor) and as_array(value).size == 1:
        value = as_array(value).item()
    if isinstance(value, bool | np.bool_):
        return bool(value)
    if isinstance(value, float | np.floating):
        exam.fail(f"expected True or False, got {describe(value)}", mistake=mistakes.NO_VERDICT)
    exam.fail(f"expected True or False, got {describe(value)}")
