"""Recognise what can go wrong with any of the eight functions, by fault, shape or values.

Each function here returns the last word of a mistake's id, which for a slope begins with
``prime-`` besides, or ``""``. The mistakes that are typical of one function stand in the module of
its exercise and are looked for first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from mlp_helpers.checks.activations.formulas import kind_of_slip
from mlp_helpers.checks.core import RTOL, Fault, close, kind_of
from mlp_helpers.numerics.activations import ACTIVATIONS, Activation, Array, Function

CAUSES = {
    "if-on-array": "one-number-at-a-time",
    "array-for-number": "one-number-at-a-time",
    "matrix-product": "matrix-product",
    "mask-assignment": "one-mask-only",
    "local-name": "name-hidden",
    "number-called": "number-called",
    "caret": "caret",
}
"""What to name for a fault of a kind of `core.faults`."""

NEARLY = 1e-3
"""How far a constant rounded to three digits takes a value; other formulas differ by far more."""

STEPS = tuple(10.0**-power for power in range(1, 11))
"""Distances between the two values from which a slope may have been measured."""


def of_fault(fault: Fault | None, *, alpha: bool) -> str:
    """Name the mistake behind an exception; `alpha` tells whether one was handed over."""
    kind = kind_of(fault)
    if fault and not fault.where:  # the call itself was refused
        refused = {"argument-missing": "default-alpha", "argument-too-many": "alpha-not-taken"}
        return refused.get(kind, "") if alpha == (kind == "argument-too-many") else ""
    return CAUSES.get(kind, "")


def of_shape(got: Array, x: Array) -> str:
    """Name the mistake behind a result whose shape is not that of x."""
    if got.size == x.size:
        return "shape-lost"
    if got.size == 1:
        return "one-value"
    lost = [x.shape[:axis] + x.shape[axis + 1 :] for axis in range(x.ndim)]
    kept = [(*x.shape[:axis], 1, *x.shape[axis + 1 :]) for axis in range(x.ndim)]
    if got.shape in lost + kept:
        return "axis-lost"
    return "entries-lost" if got.size < x.size else "entries-added"


def _sifted(got: Array, expected: Array) -> bool:
    """Tell whether these are some of the right values, by chance as many as an axis has entries."""
    rows = [row for axis in range(expected.ndim) for row in np.moveaxis(expected, axis, 0)]
    picked = any(np.array_equal(got.ravel(), row.ravel()) for row in rows)
    return bool(np.isin(got, expected).all()) and not picked


def of_values(
    got: Array,
    x: Array,
    alphas: Sequence[float],
    item: Activation,
    forms: tuple[str, ...],
    *,
    slope: bool,
) -> str:
    """Name the mistake behind wrong values at ordinary x, judged by the formula it amounts to.

    The right formula of the activation or, with `slope`, of its derivative is written in `forms`.
    """
    expected = _with(alphas, item, slope)(x)
    if got.shape != x.shape:
        name = of_shape(got, x)
        return "entries-lost" if name == "axis-lost" and _sifted(got, expected) else name
    if np.isfinite(got).all() and np.ptp(got) <= RTOL * np.abs(got).max():
        return "flat" if got.any() else "all-zero"
    for what, formula in _formulas(alphas, item, slope):
        with np.errstate(all="ignore"):
            wrong = np.asarray(formula(x), dtype=float)
        if close(got, wrong, RTOL) and not close(wrong, expected, RTOL):
            return what
    slip = kind_of_slip(got, x, alphas, expected, forms)
    return slip or _wrong_half(got, x, expected) or _relation(got, expected)


def of_zero(got: Array, expected: Array) -> str:
    """Name the mistake behind a wrong value at 0, where all other values are right."""
    if got.shape != expected.shape:
        return ""
    if np.isnan(got).all():
        return "zero-over-zero"
    if not expected.any():
        return ""
    if not got.any():
        return "zero-left-out"
    return "zero-counted-twice" if close(got, 2 * expected, RTOL) else ""


def of_kink(got: Array, expected: Array) -> str:
    """Name the mistake behind wrong slopes beside the kink; the first of them is 1."""
    if got.shape != expected.shape:
        return ""
    return "cut-to-integers" if np.array_equal(got, np.trunc(expected)) else "kink-moved"


def of_large(got: Array, x: Array, expected: Array) -> str:
    """Name the mistake behind finite but wrong values at large x, where all others are right."""
    if got.shape != x.shape:
        return ""
    for end in (x > 1, x < -1):
        here, there = got[end], expected[end]
        if _stops_short(here, there) or _stops_short(here / x[end], there / x[end]):
            return "clipped-early"
    # 1e-4: above the rounding of float32 in any formula; what is looked for is off by 0.1 or more.
    off = ~np.isclose(got, expected, rtol=1e-4, atol=1e-4)
    if not off.any():
        return ""
    if not got[off].any():
        return "zero-at-large"
    high = off & (x > 0)
    return "clipped" if high.sum() > 1 and np.ptp(got[high]) < 1e-4 < np.ptp(expected[high]) else ""


def of_far(got: Array, x: Array, expected: Array, off: np.ndarray, *, alpha: bool) -> str:
    """Name the mistake behind the values that are `off` at x of magnitude 7 and more.

    Where there is an `alpha` it was left to its default, which scales the left half.
    """
    if not np.isfinite(got).all():
        return "overflow"
    if alpha:
        left = np.nonzero(x == -np.abs(x).min())
        factor = (got[left] / expected[left])[0]
        scaled = np.where(x > 0, 1, factor) * expected
        if abs(factor - 1) > 1e-3 and np.allclose(got, scaled, rtol=1e-9, atol=1e-12):
            return "default-alpha"
    if not got[off].any():
        return "zero-at-large"
    if np.abs(x).max() < 7 and np.allclose(got, expected, rtol=NEARLY, atol=0):
        return "nearly-right"
    for end in (off & (x > 0), off & (x < 0)):
        for here, there in zip(gates(got[end], x[end]), gates(expected[end], x[end]), strict=True):
            # 1e-6: above the rounding of the same gate times another x.
            if end.sum() > 1 and np.ptp(here) <= 1e-6 * np.abs(here).max():
                return "clipped-early" if np.ptp(there) < 1 else "clipped"
    return ""


def gates(values: Array, x: Array) -> Array:
    """Return the values, and the gate in them where they are it times x, or times 1 + x.

    The last is the slope of x times a gate, far out.
    """
    return np.array([values, values / x, values / (1 + x)])


def is_left_by_a_sum(got: Array, x: Array) -> Array:
    """Tell which values are 0, or a few roundings of 1, as 1 - tanh(x)**2 leaves them."""
    left = gates(got, x) / 2.0**-55  # numbers below 1 are 2^-53 apart; a factor may be 1/4
    # 1e-9: above the rounding of a product with x
    return np.asarray((np.abs(left - np.rint(left)) <= 1e-9 * np.abs(left)).any(axis=0))


def _stops_short(got: Array, expected: Array) -> bool:
    """Tell whether all entries stop at one number a little off the limit of a flat curve."""
    # Above the rounding of the dtype; 0.1: a curve cut off earlier is off at ordinary x, too.
    noise = 1e-6 if got.dtype == np.float32 else 1e-12
    off = np.abs(got - expected).max()
    return bool(np.ptp(expected) < 1e-15 and np.ptp(got) < noise < off < 0.1)


def is_measured(got: Array, x: Array, value: Callable[[Array], Array | None]) -> bool:
    """Tell whether slopes are difference quotients of the student's own values, to the last bit.

    Rounding leaves a quotient noise of 1e-11 and more, which nothing else reproduces.
    """
    here = value(x)
    for eps in STEPS:
        above, below = value(x + eps), value(x - eps)
        if here is None or above is None or below is None:
            return False
        quotients = ((above - below) / (2 * eps), (above - here) / eps, (here - below) / eps)
        # 1e-15: the last bit, for the two orders of dividing by 2 and by eps.
        if any(close(got, quotient, 1e-15) for quotient in quotients):
            return True
    return False


def _with(alphas: Sequence[float], item: Activation, slope: bool) -> Function:
    function = item.derivative if slope else item.value
    takes_alpha = item.name in ("elu", "leaky_relu")
    return (lambda x: function(x, *alphas)) if takes_alpha else function


def _formulas(
    alphas: Sequence[float], item: Activation, slope: bool
) -> Iterator[tuple[str, Function]]:
    """Yield each mistake with what it gives, those that say most first."""
    right, other = _with(alphas, item, slope), _with(alphas, item, not slope)
    yield "unchanged", lambda x: x
    yield "value-for-slope" if slope else "slope-for-value", other
    if not slope:  # the slopes are too small to tell cut decimals from another rule
        yield "cut-to-integers", lambda x: np.trunc(right(x))
    yield "negated", lambda x: -right(x)
    yield "doubled", lambda x: 2 * right(x)
    yield "halved", lambda x: right(x) / 2
    for digits in range(1, 8):  # without any digit it is a step, and more likely meant as one
        yield "rounded", lambda x, digits=digits: np.round(right(x), digits)
    yield "argument-scaled", lambda x: right(2 * x)
    yield "argument-scaled", lambda x: right(x / 2)
    yield "sign-of-x-lost", lambda x: right(np.abs(x))
    yield "mirrored", lambda x: right(-x)
    if slope:
        yield "slope-at-output", lambda x: right(other(x))
        for eps in STEPS:
            yield "measured", lambda x, eps=eps: (other(x + eps) - other(x - eps)) / (2 * eps)
            yield "measured", lambda x, eps=eps: (other(x + eps) - other(x)) / eps
            yield "measured", lambda x, eps=eps: (other(x) - other(x - eps)) / eps
    for another in ACTIVATIONS.values():
        if another is not item:
            yield "another-function", _with(alphas, another, slope)


def _wrong_half(got: Array, x: Array, expected: Array) -> str:
    with np.errstate(all="ignore"):
        right = np.abs(got - expected) <= RTOL * np.abs(expected).max()
    for what, good in (("left-half", x > 0), ("right-half", x < 0)):
        # next to 0 one entry of the wrong half may be right to all digits
        if good.any() and right[good].all() and right[~good].sum() <= 1:
            return what
    return ""


def _relation(got: Array, expected: Array) -> str:
    """Tell how wrong values relate to the right ones, where nothing more is known."""
    if not np.isfinite(got).all():
        return ""
    largest = np.argmax(np.abs(expected))
    offset = got.flat[largest] - expected.flat[largest]
    factor = got.flat[largest] / expected.flat[largest]
    if close(got, expected + offset, RTOL):
        return "shifted-values"
    if close(got, factor * expected, RTOL):
        return "scaled-values"
    return "nearly-right" if close(got, expected, NEARLY) else ""


def has_float32_digits(got: Array, expected: Array) -> bool:
    """Tell whether float64 numbers are all exact in float32, where the right ones are not."""
    with np.errstate(all="ignore"):
        short, exact = got.astype(np.float32), expected.astype(np.float32)
    return np.array_equal(got, short) and not np.array_equal(expected, exact)
