"""Check of the exercise `gradient_check` of assignment 04."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch

from mlp_helpers.checks.backpropagation import checking_mistakes as mistakes
from mlp_helpers.checks.backpropagation.tools import nothing_returned
from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.compare import Failed, as_array, describe
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import operation
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.numerics.backpropagation import Array
from mlp_helpers.numerics.backpropagation import numerical_gradient as reference

BASE = 8192.0
"""Added to f, it costs the difference quotient digits: doubles near it are 1e-12 apart."""


def wave(data: dict[str, Any]) -> Callable[[Array], float]:
    """Return f(x) = scale (Σ (A sin x + B x²/2 + D x) + base)."""
    A, B, D, base, scale = (data[name] for name in ("A", "B", "D", "base", "scale"))

    def f(x: Array) -> float:
        terms = A * np.sin(x) + 0.5 * B * np.square(x) + D * np.asarray(x)
        return float(scale * (np.sum(terms) + base))

    return f


def planted(data: dict[str, Any], kind: str) -> Callable[[Array], Any]:
    """Return the gradient of :func:`wave` with a fault planted in it; ``right`` has none."""
    A, B, D, scale, point = (data[name] for name in ("A", "B", "D", "scale", "point"))

    def gradient(x: Array) -> Any:
        right = scale * (A * np.cos(x) + B * np.asarray(x) + D)
        elsewhere = kind == HERE and not np.allclose(x, point, rtol=0, atol=1e-3)
        return -right if elsewhere else PLANTED[kind](right)

    return gradient


@operation
def build_wave(data: dict[str, Any]) -> Callable[[Array], float]:
    """Build :func:`wave` beside the student's code."""
    return wave(data)


class Gradient:
    """A gradient to be judged, which notes whether it is called, or taken for an array."""

    def __init__(self, gradient: Callable[[Array], Any]):
        self._gradient = gradient
        self.calls, self.taken_for_array = 0, False

    def __call__(self, x: Array) -> Any:
        """Return the gradient at x."""
        self.calls += 1
        return self._gradient(x)

    def __array__(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse, as NumPy does for a function, and note it."""
        self.taken_for_array = True
        raise TypeError("a function was used where an array is needed")

    def __getattr__(self, name: str) -> Any:
        """Refuse, and note an attribute that an array would have."""
        if not name.startswith("_") and hasattr(np.ndarray, name):
            self.taken_for_array = True
        raise AttributeError(f"'function' object has no attribute {name!r}")


@operation
def build_planted(data: dict[str, Any], kind: str) -> Gradient:
    """Build :func:`planted` beside the student's code."""
    return Gradient(planted(data, kind))


@operation
def how_used(gradient: Any) -> tuple[int, bool]:
    """Tell how often a gradient was called, and whether it was taken for an array."""
    return gradient.calls, gradient.taken_for_array


def _with_last(g: Array, value: float) -> Array:
    g = g.copy()
    g.flat[-1] = value
    return g


def _nudged(g: Array, share: float) -> Array:
    return _with_last(g, g.flat[-1] + share * float(np.max(np.abs(g))))


def _roll(g: Array, by: int) -> Array:
    return np.roll(g.ravel(), by).reshape(g.shape)


def _cancelling(g: Array) -> Array:
    shift = np.zeros_like(g)
    shift.flat[0], shift.flat[-1] = 1, -1
    shifted: Array = g + 0.1 * np.max(np.abs(g)) * shift
    return shifted


NOISY = "right, and 1e-8 or more from central differences"
WITH_ZERO = "right, with an entry that is exactly 0"
NEGATIVE = "right, with negative entries only"
HERE = "right at x, and wrong far from it"
NAN_AT_ZERO = "with NaN where an entry should be 0"

PLANTED: dict[str, Callable[[Array], Any]] = {
    "right": lambda g: g,
    NOISY: lambda g: g,
    WITH_ZERO: lambda g: g,
    NEGATIVE: lambda g: g,
    HERE: lambda g: g,
    "zero throughout": np.zeros_like,
    "negated": np.negative,
    "doubled": lambda g: 2 * g,
    "lower in every entry": lambda g: g - 0.2 * np.abs(g),
    "without its last entry, which is 0": lambda g: _with_last(g, 0.0),
    "too large by a thousandth in its last entry": lambda g: _nudged(g, 1e-3),
    "too small by a thousandth in its last entry": lambda g: _nudged(g, -1e-3),
    "too large in one entry and as much too small in another": _cancelling,
    "off by a hundredth in its last entry": lambda g: _nudged(g, 1e-2),
    "off by a hundredth in its second entry": lambda g: _roll(_nudged(_roll(g, -2), 1e-2), 2),
    "off by a thousandth or two in every entry": lambda g: g + 1.5e-3 * np.max(np.abs(g)),
    "in the reversed order": lambda g: g.ravel()[::-1].reshape(g.shape),
    "with NaN in its last entry": lambda g: _with_last(g, np.nan),
    NAN_AT_ZERO: lambda g: _roll(_with_last(_roll(g, -2), np.nan), 2),
}

Case = tuple[str, float, tuple[int, ...]]
"""What was planted, the scale of f, and the shape of x."""

CASES: dict[str, list[Case]] = {
    "accepts right gradients and rejects grossly wrong ones": [
        ("right", 1, (6,)),
        ("right", 1, (3, 4)),
        (NOISY, 1, (6,)),
        (HERE, 1, (6,)),
        ("zero throughout", 1, (6,)),
        ("negated", 1, (3, 4)),
        ("doubled", 1, (6,)),
    ],
    "sees a single wrong entry, errors that cancel, and NaN": [
        ("right", 1, (3, 4)),
        ("without its last entry, which is 0", 1, (3, 4)),
        ("too large by a thousandth in its last entry", 1, (6,)),
        ("off by a hundredth in its last entry", 1, (3, 4)),
        ("off by a hundredth in its second entry", 1, (6,)),
        ("off by a thousandth or two in every entry", 1, (3, 4)),
        ("lower in every entry", 1, (6,)),
        ("too large in one entry and as much too small in another", 1, (6,)),
        ("in the reversed order", 1, (3, 4)),
        ("with NaN in its last entry", 1, (6,)),
        (NAN_AT_ZERO, 1, (6,)),
    ],
    "judges the error relative to the size of the gradient": [
        ("right", 1e6, (6,)),
        ("right", 1e-9, (6,)),
        (WITH_ZERO, 1, (6,)),
        (NEGATIVE, 1, (6,)),
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
    if [trial.kind for trial in trials if not trial.right] == [HERE]:
        named = mistakes.ANOTHER_POINT
    used = any(trial.taken_for_array for trial in trials) or None not in verdicts
    if used and not any(trial.calls for trial in trials):
        named = mistakes.NOT_CALLED
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
        self.calls, self.taken_for_array = 0, False
        self._failed: Failed | None = None
        try:
            f = exam.build(build_wave, self.data)
            gradient = exam.build(build_planted, self.data, self.kind)
            outcome = exam.outcome(target, f, gradient, self.x)
            self.calls, self.taken_for_array = exam.ask(how_used, gradient)
            value = exam.require(outcome)
            if value is None:
                nothing_returned(exam, target, mistakes.NO_RETURN)
            self.verdict = _true_or_false(exam, value)
            if outcome.changed:
                exam.fail("x was changed in place", mistake=mistakes.CHECK_CHANGED_X)
        except Failed as failed:
            self._failed = failed

    @property
    def right(self) -> bool:
        """Whether the verdict is the right one."""
        return self.verdict == self.kind.startswith("right")

    def pair(self) -> tuple[Array, Array]:
        """Return the gradient that the student was given, and the numerical one."""
        return _pair(self.data, self.kind, self.x)

    def require(self, named: Mistake | None) -> None:
        """Fail unless the verdict is the right one."""
        if self._failed is not None:
            failure = self._failed.failure
            if self.taken_for_array and named is not None:
                self._exam.fail(failure.headline, *failure.lines, mistake=named)
            raise Failed(failure)
        if self.right:
            return
        right = self.kind.startswith("right")
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
        x = data["point"] = exam.rng.normal(size=shape)
        if kind in (WITH_ZERO, NAN_AT_ZERO):
            # A cos 0 − A is exactly 0. The quotient is A sin(eps)/eps − A, 5e-10 at eps = 1e-5:
            # some ten times the rounding of f, so that it is not 0 by chance.
            data["A"].flat[1:4] *= 32 / np.abs(data["A"].flat[1:4])
            data["D"].flat[1:4], x.flat[1:4] = -data["A"].flat[1:4], 0.0
        if kind == NEGATIVE:
            data["D"] = -4 * np.ones(shape) - np.abs(data["B"] * x)  # beyond |A cos x| ≤ 2
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
    if isinstance(value, np.ndarray) and value.dtype == bool:
        exam.fail(f"expected True or False, got {describe(value)}", mistake=mistakes.ENTRY_VERDICTS)
    exam.fail(f"expected True or False, got {describe(value)}")
