"""Judge an activation function and its derivative: the values and the slopes, in float64.

How they stand numbers that overflow, and float32, is asked of one of the eight, in two more parts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, NoReturn

import numpy as np

from mlp_helpers.checks.activations import common_mistakes
from mlp_helpers.checks.activations.formulas import kind_of_slip
from mlp_helpers.checks.core import (
    RTOL,
    Exam,
    Failed,
    Fault,
    Named,
    Outcome,
    Ref,
    close,
    kind_of,
    numbers,
    told_apart,
)
from mlp_helpers.checks.core.executor import operation
from mlp_helpers.numerics.activations import ACTIVATIONS, Activation, Array, Function

FLOAT32 = 1e-5
"""Tolerance for float32: the longest formula, Mish's slope, loses 1e-6 (measured over 1,000
seeds); what is tested with it is the dtype, the values were judged in float64 before."""

FORMULA = 1e-12
"""Tolerance for a slope by a formula without rounded constants: it loses 1e-15, whereas the best
central difference loses 1e-11."""

FLAT = 1e-10
"""Tolerance for the slope of GELU at |x| > 760, where the digits of its constants no longer
matter and formulas give 0 and 1; a difference loses 2e-9 by rounding x + eps."""

BOTH_SIGNS = np.array([[1.0], [-1.0]])

NEAR = np.geomspace(0.02, 6.8, 60)
"""Magnitudes of ordinary x, so close that no formula for some of them hides between two."""

MAGNITUDES = np.array([*range(7, 41), 50, 60, 75, 90, 105, 120, 140, 150]) - 0.1
"""Between the ordinary x and those where printed formulas overflow (Mish's slope, written with
e^(4x), from 177 on); the same in each run, so that no verdict on a curve that was cut off
somewhere between depends on a draw."""

LARGE = np.append(MAGNITUDES, np.arange(200, 701, 50) - 0.1)
"""The same for a function that is to stand large x as well, up to where exp(-x) is still a number
with all its digits."""

ROUNDINGS = 8 * np.finfo(np.float64).eps
"""What a value may be off by at these magnitudes, relative to x or to 1, whichever is larger:
0.5 x (1 + tanh(x/2)) and other right forms subtract numbers of that size, and lose half a rounding
of it (measured)."""

LOST = 40
"""From this |x| on such a sum has no digit left of a tail (e^-37 is half a rounding of 1). It gives
0, a few roundings of 1, or one of two terms, whereas a tail that was clipped is off by decades."""

SMALLEST = 1e-300
"""A little above the smallest numbers with all digits of float64; what is below counts as 0."""

MAY_VANISH = 1e-16
"""By the statement a value below this may come out as 0, even where its own size counts."""


@dataclass(frozen=True)
class Curve:
    """One function of an exercise, and what goes wrong with it.

    Attributes
    ----------
    forms
        How students write its formula, see `formulas.evaluate`; each slip in one is recognised.
    wrong
        What typical mistakes give at x and, if there is one, alpha.
    jumps
        Whether it jumps at 0, as the slope of a curve with a kink does.
    by_own_size
        Whether the statement wants each value exact relative to its own size, however small.
    near
        Magnitudes of ordinary x at which each value is judged by its own size.
    exact
        What it may be off by, relative to that; a constant that may be rounded takes more.
    """

    forms: tuple[str, ...]
    wrong: Callable[..., list[Named]]
    jumps: bool = False
    by_own_size: bool = False
    near: np.ndarray = field(default_factory=lambda: NEAR)
    exact: float = FORMULA


@dataclass(frozen=True)
class Judge:
    """Judges one function of the student's, `target`: `value` itself or its `slope`.

    Each of `alphas` says from where an alpha to call it with is drawn.
    """

    exam: Exam
    item: Activation
    curve: Curve
    alphas: Sequence[tuple[float, float]]
    target: Ref
    value: Ref
    slope: bool

    @property
    def name(self) -> str:
        """Name of the student's function."""
        return self.item.name + ("_prime" if self.slope else "")

    @property
    def right(self) -> Function:
        """The function as it should be."""
        return self.item.derivative if self.slope else self.item.value

    def draw_alphas(self) -> list[list[float]]:
        """Draw the alphas to call with, one after the other; most functions take none."""
        return [[float(self.exam.rng.uniform(*limits))] for limits in self.alphas] or [[]]

    def slug(self, what: str) -> str:
        """Return the last word of the id of a mistake that any function can make."""
        return f"prime-{what}" if self.slope else what

    def fail(self, what: str, headline: str, *lines: str) -> NoReturn:
        """End the part with the mistake of any function that is called `what`."""
        self.exam.fail(headline, *lines, mistake=self.slug(what))

    def call(self, x: Any, *alphas: float) -> Outcome:
        """Call the student's function; name the mistake where the exception tells it."""
        outcome = self.exam.outcome(self.target, x, *alphas)
        what = common_mistakes.of_fault(outcome.fault, alpha=bool(alphas))
        lines = (f"called with {_given(x, alphas)}",) if outcome.fault else ()
        cause, no_return = self.slug(what) if what else None, self.slug("no-return")
        self.exam.returned(self.target, outcome, *lines, mistake=cause, no_return=no_return)
        return outcome

    def compare(
        self, got: Any, expected: Any, recognised: Callable[[np.ndarray], str], **options: Any
    ) -> None:
        """Compare; where no typical mistake explains a fault, try those of any function.

        With `x` the report says where the worst value is: an entry's place alone says little.
        """
        name, x = f"{self.name}{options.pop('where', '(x)')}", options.pop("x", None)
        try:
            self.exam.compare(name, got, expected, **options)
        except Failed as failed:
            failure = failed.failure
            values = numbers(name, got) + 0.0  # booleans cannot be subtracted
            if x is not None and values.shape == x.shape and np.isfinite(values).all():
                there = f"there x is {x.flat[np.argmax(np.abs(values - expected))]:.6g}"
                failure = replace(failure, lines=(*failure.lines, there))
            what = "" if failure.mistake else recognised(values)
            if not what:
                raise Failed(failure) from None
            self.fail(what, failure.headline, *failure.lines)


def judge_activation(
    exam: Exam,
    value: tuple[Ref, Curve],
    slope: tuple[Ref, Curve],
    alphas: Sequence[tuple[float, float]] = (),
    *,
    points: tuple[float, float] = (1, 1),
    ends: bool = False,
) -> None:
    """Judge the activation that the exercise is named as, and its derivative, each in a part.

    Parameters
    ----------
    exam
        The run of the check.
    value, slope
        The student's functions, each with what goes wrong with it.
    alphas
        From where each alpha to call them with is drawn.
    points
        What the right values and the right slopes are worth.
    ends
        Whether they are to stand large x and float32 as well, in two more parts. All that is far
        out is judged there, so that a tail that was cut off costs as much as one that overflows.
    """
    right = [False, False]
    judges = _judges(exam, value, slope, alphas)
    for judge, worth in zip(judges, points, strict=True):
        what = "slopes" if judge.slope else "values"
        with exam.part(f"{judge.name}: the right {what}", worth, _renamed(judge)):
            x = ordinary(exam.rng)
            for drawn in judge.draw_alphas():
                _judge_values(judge, x, drawn)
            if judge.slope:
                _judge_formula(judge)
            _judge_zero(judge)
            _judge_far(judge, judge.curve.near, judge.curve.exact)
            if not ends:
                _judge_far(judge, MAGNITUDES)
            _judge_shape(judge)
            if alphas:
                _judge_by_name(judge)
            right[judge.slope] = True
    if ends:
        _judge_ends(exam, judges, right)


def _judge_ends(exam: Exam, judges: tuple[Judge, Judge], right: Sequence[bool]) -> None:
    """Judge both functions where exp overflows, and in float32; `right` is what is so elsewhere."""
    with exam.part("both up to ±1000: finite, exact, and without a warning", points=1):
        for judge in judges:
            _judge_large(judge, right[judge.slope], np.float64)
            _judge_large(judge, right[judge.slope], np.float32)
            if right[judge.slope]:
                _judge_far(judge, LARGE)
    with exam.part("both in the dtype of x, float32 or float64", points=1):
        for judge in judges:
            _judge_dtype(judge, np.float32)
            _judge_dtype(judge, np.float64)


def _judges(
    exam: Exam,
    value: tuple[Ref, Curve],
    slope: tuple[Ref, Curve],
    alphas: Sequence[tuple[float, float]],
) -> tuple[Judge, Judge]:
    item = ACTIVATIONS[exam.exercise.rpartition("/")[2]]
    return (
        Judge(exam, item, value[1], alphas, value[0], value[0], slope=False),
        Judge(exam, item, slope[1], alphas, slope[0], value[0], slope=True),
    )


def ordinary(rng: np.random.Generator) -> np.ndarray:
    """Draw entries of ordinary size; some are surely below and above 1, in both signs.

    Without these, a few mistakes would give the same values: a rectifier that is capped at 1 and
    a step are told apart by entries between 0 and 1, a kink at any alpha that is drawn and one at 0
    by entries of 0.05 to 0.15. The first entry is negative: a function made
    by np.vectorize has the dtype of its first result, and max(0, x) is the integer 0 there.
    """
    x = 2 * rng.normal(size=(5, 4))
    x[0] = rng.uniform([-0.8, 0.2, 1.5, -3.0], [-0.2, 0.8, 3.0, -1.5])
    x[1, :2] = rng.uniform([0.05, -0.15], [0.15, -0.05])
    return x


def _judge_values(judge: Judge, x: Array, alphas: list[float]) -> None:
    with np.errstate(all="ignore"):
        suspects = judge.curve.wrong(x, *alphas)
    outcome, expected = judge.call(x, *alphas), judge.right(x, *alphas)
    value = outcome.value
    got = numbers(judge.name, value)
    if close(got, expected, FLOAT32) and common_mistakes.has_float32_digits(got, expected):
        headline = f"{judge.name}: digits of float32"
        judge.fail("float32-always", headline, f"called with {_given(x, alphas)}")
    try:
        judge.compare(
            value,
            expected,
            lambda got: common_mistakes.of_values(
                got, x, alphas, judge.item, judge.curve.forms, slope=judge.slope
            ),
            where=f"(x{', alpha' if alphas else ''})",
            mistakes=suspects,
            given=_given(x, alphas),
            x=x,
        )
    except Failed as failed:
        if got.shape == x.shape and not failed.failure.mistake:
            _require_unchanged(judge, outcome)  # what was changed may be what is wrong
            _judge_halves(judge, x, alphas, got + 0.0, suspects)
        raise


def _judge_halves(
    judge: Judge, x: Array, alphas: list[float], got: Array, suspects: list[Named]
) -> None:
    """Fail with the mistake that explains one half, where none explains both: two slips, perhaps.

    Only slips in the formula are looked for: many other mistakes are the same on a half.
    """
    expected = judge.right(x, *alphas)
    wrong = [(what, value) for what, value in suspects if np.shape(value) == x.shape]
    for side, half in (("x < 0", x < 0), ("x > 0", x > 0)):
        try:
            judge.compare(
                got[half],
                expected[half],
                partial(_slip, judge, x[half], alphas),
                where=f"(x) for {side}",
                mistakes=[(what, value[half]) for what, value in wrong],
                given=_given(x, alphas),
                x=x[half],
            )
        except Failed as failed:
            if failed.failure.mistake:
                raise


def _slip(judge: Judge, x: Array, alphas: list[float], got: Array) -> str:
    return kind_of_slip(got, x, alphas, judge.right(x, *alphas), judge.curve.forms)


def _judge_formula(judge: Judge) -> None:
    """Judge whether a slope is computed, not measured from two nearby values."""
    name, exam = judge.name, judge.exam
    x, rtol = ordinary(exam.rng), FORMULA
    if name == "gelu_prime":
        x, rtol = exam.rng.uniform(760, 1000, size=(2, 3)) * BOTH_SIGNS, FLAT
    got, expected = numbers(name, judge.call(x).value), judge.right(x)
    if got.shape != x.shape:
        return
    with np.errstate(all="ignore"):
        error = np.abs(got - expected).max()
    # What is wrong by more than 1e-7, or not finite, or of another shape is judged elsewhere.
    if not rtol < error < RTOL:
        return
    headline = f"{name}: the slopes are right to {-np.log10(error):.0f} digits only"
    lines = (f"expected an error below {rtol:.0e}", f"got      {error:.1e}")
    if common_mistakes.is_measured(got, x, lambda x: _plain(exam.outcome(judge.value, x))):
        judge.fail("measured", headline, *lines)
    hint = "a slope measured from two nearby values, or computed in float32, loses digits; "
    exam.fail(headline, *lines, hint=f"{hint}asked for is the formula, in the dtype of x")


def _judge_large(judge: Judge, right: bool, dtype: type[np.floating[Any]]) -> None:
    """Judge values and silence where exp(x) overflows: beyond 709.8, in float32 beyond 88.8."""
    name, exam = judge.name, judge.exam
    low, rtol = (760, RTOL) if dtype == np.float64 else (100, FLOAT32)
    large = exam.rng.uniform(low, 1000, size=(2, 3)) * BOTH_SIGNS
    # An ordinary entry in each row keeps the scale of the comparison at 1 where all else is 0.
    x = np.hstack([large, BOTH_SIGNS]).astype(dtype)
    given = f"x {x.shape}, {x.dtype}: 1, -1, and numbers of size {low} to 1000 in both signs"
    outcome = judge.call(x)
    got = numbers(name, outcome.value)
    bad = ~np.isfinite(got)
    if got.shape == x.shape and bad.any():
        lines = (f"{bad.sum()} of {x.size} entries are NaN or infinite", f"called with {given}")
        headline = f"{name}: not finite for large |x| in {x.dtype}"
        judge.fail("overflow", headline, *lines)
    _compare_large(judge, right, got, x, rtol, given)
    loud = [text for text in outcome.warnings if text.startswith("RuntimeWarning")]
    if loud:
        headline = f"{name}: a warning for large |x| in {x.dtype}"
        judge.fail("overflow-warning", headline, loud[0][:80])
    _require_unchanged(judge, outcome)


def _judge_far(judge: Judge, magnitudes: np.ndarray, rtol: float = FORMULA) -> None:
    """Judge x of some magnitudes, each value by its own size, or as what a sum leaves of it.

    Where the statement wants all digits, what a sum leaves will not do.
    """
    x = magnitudes * BOTH_SIGNS
    outcome = judge.call(x)
    got, expected = numbers(judge.name, outcome.value), judge.right(x)
    if got.shape != x.shape:
        judge.compare(got, expected, lambda got: common_mistakes.of_shape(got, x))
    with np.errstate(all="ignore"):
        error = np.abs(got - expected)
        exact = error <= rtol * np.abs(expected) + SMALLEST
        lost = (np.abs(x) < LOST) | (error <= 2 * np.abs(expected))
        lost |= common_mistakes.is_left_by_a_sum(got, x)
        off = ~(exact | (error <= ROUNDINGS * np.maximum(np.abs(x), 1)) & lost)
        vanished = (got == 0) & (np.abs(expected) < MAY_VANISH)
        rough = off | ~(exact | vanished) & judge.curve.by_own_size
        size = np.where(rough, error / (np.abs(expected) + SMALLEST), -1)
    if not rough.any():
        return
    worst = np.unravel_index(np.argmax(size), x.shape)
    reach = f"|x| from {magnitudes.min():.2g} to {magnitudes.max():.2g}"
    headline = f"{judge.name}: {rough.sum()} of {x.size} values are off for {reach}"
    lines = (f"the worst, at x = {x[worst]:g}:", *told_apart(got[worst] + 0.0, expected[worst]))
    if not off.any():
        judge.fail("digits-lost", headline, *lines)
    if what := common_mistakes.of_far(got, x, expected, off, alpha=bool(judge.alphas)):
        judge.fail(what, headline, *lines)
    judge.exam.fail(headline, *lines)


def _compare_large(
    judge: Judge, right: bool, got: np.ndarray, x: np.ndarray, rtol: float, given: str
) -> None:
    """Compare all values, then those of the second row alone: beside 1000 they are small."""
    expected = judge.right(x)

    def why(_: np.ndarray) -> str:
        return common_mistakes.of_large(got, x, expected) if right else ""

    judge.compare(got, expected, why, rtol=rtol, given=given)
    left, there = (np.append(values[1], 1.0) for values in (got, expected))  # a scale of 1
    judge.compare(left, there, why, where="(x) for x < 0, and a 1", rtol=rtol, given=given)


def _judge_zero(judge: Judge) -> None:
    """Judge the value at 0, where those elsewhere are right."""
    x = np.zeros(3)
    alphas = judge.draw_alphas()[0]
    expected = judge.right(x, *alphas)
    # Other conventions: the slope from the right, the mean of both, none.
    others = (1 + x, (1 + expected) / 2, x) if judge.curve.jumps else ()
    both = [("prime-zero-counted-twice", 1 + expected)] if others and expected.any() else []
    judge.compare(
        judge.call(x, *alphas).value,
        expected,
        lambda got: common_mistakes.of_zero(got, expected),
        where=" at 0",
        mistakes=[*(("prime-at-zero", other) for other in others), *both],
        given=_given(x, alphas, "x = 0 three times"),
    )
    if judge.curve.jumps:
        _judge_kink(judge, alphas)


def _judge_kink(judge: Judge, alphas: list[float]) -> None:
    """Judge the slopes beside the kink, as near to it as no threshold is; 1 keeps the scale."""
    x = np.array([1e-30, -1e-30, 1.0])
    expected = judge.right(x, *alphas)
    judge.compare(
        judge.call(x, *alphas).value,
        expected,
        lambda got: common_mistakes.of_kink(got, expected),
        where=" beside 0",
        given=_given(x, alphas, "x = [1e-30, -1e-30, 1]"),
    )


def _three_axes(judge: Judge, dtype: type[np.floating[Any]]) -> np.ndarray:
    x = (2 * judge.exam.rng.normal(size=(4, 2, 3))).astype(dtype)
    # np.vectorize takes the dtype of its first result: max(0, x) is the integer 0 for x < 0.
    x[0, 0, 0] = -np.abs(x[0, 0, 0])
    return x


def _judge_shape(judge: Judge) -> None:
    """Judge whether x may have three axes, also of size 1, or a single entry, and stays as it is.

    What squeezes its result shows only where an axis has the size 1.
    """
    x = _three_axes(judge, np.float64)
    _judge_one_shape(judge, x)
    for small in (x[:1, :, :1].copy(), x[0, 0, :1].copy()):
        _judge_one_shape(judge, small, 1.0)


def _judge_one_shape(judge: Judge, x: Array, *scale: float) -> None:
    """Judge x of one shape; a `scale` is compared besides, where a value may be next to 0."""
    outcome = judge.call(x)
    got, expected = numbers(judge.name, outcome.value), judge.right(x)
    if got.shape != x.shape:
        judge.compare(got, expected, lambda got: common_mistakes.of_shape(got, x), given=_given(x))
    if scale:
        got, expected = np.append(got, scale), np.append(expected, scale)
    judge.compare(got, expected, lambda got: "", given=_given(x))
    _require_unchanged(judge, outcome)


@operation
def call_by_name(function: Callable[..., Any], x: Array, alpha: float) -> Any:
    """Call a function with alpha as the statement's example does."""
    return function(x, alpha=alpha)


def _judge_by_name(judge: Judge) -> None:
    """Judge the call that the statement's example makes, which hands alpha over by its name."""
    x, alphas = np.array([-1.0, 2.0]), judge.draw_alphas()[0]
    got = judge.exam.ask(call_by_name, judge.target, x, *alphas)
    judge.compare(got, judge.right(x, *alphas), lambda got: "", given=_given(x, alphas))


def _renamed(judge: Judge) -> Callable[[Fault], str | None]:
    """Return what names the mistake of a function that does not know alpha by its name."""

    def explain(fault: Fault) -> str | None:
        refused = bool(judge.alphas) and kind_of(fault) == "argument-unknown" and not fault.where
        return judge.slug("alpha-renamed") if refused else None

    return explain


def _require_unchanged(judge: Judge, outcome: Outcome) -> None:
    if outcome.changed:
        headline = f"{judge.name} changed its input: {', '.join(outcome.changed)}"
        judge.fail("changed-in-place", headline)


def _judge_dtype(judge: Judge, dtype: type[np.floating[Any]]) -> None:
    """Judge whether `dtype` comes back for x of that dtype; right values with its digits.

    Other values cost nothing here, where anything is worked out: x and 0 * x have its dtype, too.
    """
    name, x = judge.name, _three_axes(judge, dtype)
    outcome = judge.call(x)
    got, expected = numbers(name, outcome.value), judge.right(x)
    right = close(got, expected, FLOAT32)
    if np.array_equal(got, x) or (got == got.flat[:1]).all():
        judge.exam.fail(f"{name}: not judged for x itself, nor for one number throughout")
    if isinstance(outcome.value, list | tuple):
        judge.fail("list", f"{name}: a {type(outcome.value).__name__} came back, not an array")
    if got.dtype != x.dtype or (
        right and dtype == np.float64 and common_mistakes.has_float32_digits(got, expected)
    ):
        what = "float32-always" if dtype == np.float64 and got.dtype.kind == "f" else "wrong-dtype"
        headline = f"{name}: " + ("wrong dtype" if got.dtype != x.dtype else "digits of float32")
        judge.fail(what, headline, f"expected {x.dtype}, the dtype of x", f"got      {got.dtype}")


def _given(x: np.ndarray, alphas: Sequence[float] = (), text: str = "") -> str:
    """Describe what a function was called with."""
    text = text or f"x {x.shape}, {x.dtype}"
    return text + "".join(f", alpha = {alpha:.3f}" for alpha in alphas)


def _plain(outcome: Outcome) -> Array | None:
    return None if outcome.fault is not None else numbers("the values", outcome.value)
