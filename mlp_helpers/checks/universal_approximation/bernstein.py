"""Check of the exercise `bernstein`: Bernstein's polynomials, also of a high degree (B2)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from typing import Any

import numpy as np

from mlp_helpers.checks.core import (
    FLOAT64,
    Exam,
    Named,
    Outcome,
    Ref,
    check,
    close,
    draw_until,
    numbers,
)
from mlp_helpers.checks.core.faults import clashing_shapes
from mlp_helpers.checks.universal_approximation.functions import build_function, draw_function
from mlp_helpers.numerics import approximation as reference
from mlp_helpers.numerics.approximation import Array

HIGH_DEGREE_LIMIT = 60.0
"""Seconds of CPU time at degree 1200, where de Casteljau's scheme, entry by entry in Python, takes
3.6 million steps: 0.9 s on one processor of 2025, 4 to 6 s on others."""


HIGH_DEGREE_X = (
    [0.5 / 1200, 0.05, 0.4, 0.52, 0.85],
    [2.5 / 1200, 0.15, 0.48, 0.6, 0.95],
)
"""Between what the points of the high degree are drawn, besides 0 and 1.

So close to 0 a few heads are all there is: no bell curve stands in for their weights. From 0.4 to
0.6 all weights that count, within seven standard deviations of 0.0144, have a C(n, k) beyond any
float, which begins at k = 0.28 n: where these are left out or replaced by 0 nothing is left, and f
is not 0 in all of [0.4, 0.6]. A walk that starts at (1 - x)^n starts from 0 where x > 0.463, one
that starts at x^n where x < 0.537, and each has a point there.
"""


@check("02/bernstein", points=4)
def bernstein(exam: Exam, bernstein: Ref) -> None:
    """Judge the Bernstein polynomial, also at the ends and at a high degree (B2)."""
    parameters = draw_function("wave", exam.rng)
    f = build_function("wave", parameters)
    ref = exam.lend(f)
    low_is_right = False
    with exam.part("the values of a polynomial of low degree", points=2):
        for n in (4, 2, 1):  # at 4 even a slow wave is not its interpolant
            x = np.sort(exam.rng.uniform(0.05, 0.95, size=7))
            outcome = exam.outcome(bernstein, ref, n, x)
            fault = outcome.fault
            # Each x lies inside (0, 1): of the two functions only lgamma can be out of its domain.
            if fault and fault.type_name == "ValueError" and "lgamma" in fault.where:
                exam.require(outcome, f"called with n={n}", mistake="lgamma-shifted")
            got = _polynomial(exam, bernstein, ref, n, x, outcome)
            suspects = wrong_polynomials(f, n, x) if n > 1 else []
            right = reference.bernstein(f, n, x)
            exam.compare(f"B_{n} f(x)", got, right, mistakes=suspects, rtol=FLOAT64)
        low_is_right = True
    with exam.part("x of any shape, 0 and 1 included; the input is left alone", points=1):
        _judge_shapes(exam, bernstein, ref, f)
    with exam.part("degree 1200 without overflow", points=1):
        x = draw_until(
            lambda: np.array([0, 1, *exam.rng.uniform(*HIGH_DEGREE_X)]), partial(_float32_shows, f)
        )
        outcome = exam.outcome(bernstein, ref, 1200, x, limit=HIGH_DEGREE_LIMIT)
        if outcome.fault is not None and outcome.fault.type_name == "OverflowError":
            exam.require(outcome, "called with n=1200", mistake="overflow")
        got = _polynomial(exam, bernstein, ref, 1200, x, outcome)
        _require_finite(exam, "B_1200 f(x)", got, x)
        suspects = chain([("f-at-x", f(x))], shifted(f, 1200, x), slips(f, 1200, x))
        right = reference.bernstein(f, 1200, x)
        if low_is_right and numbers("B_1200 f(x)", got).shape == x.shape:
            suspects = chain(suspects, _lost_weights(exam, bernstein, x, got, right))
        exam.compare("B_1200 f(x)", got, right, mistakes=suspects, rtol=FLOAT64, slips=SLIPS)


def _float32_shows(f: reference.Function, x: Array) -> bool:
    """Tell whether weights in float32 are off, or values of f; errors of many terms cancel."""
    W, values = reference.bernstein_weights(1200, x), f(np.arange(1201) / 1200)
    coarse = (W.astype(np.float32) @ values, W @ values.astype(np.float32))
    return not any(close(wrong, W @ values, 2 * FLOAT64) for wrong in coarse)


def _lost_weights(exam: Exam, target: Ref, x: Array, got: Any, right: Array) -> list[Named]:
    """Look whether wrong values come of weights whose sum, the polynomial of f = 1, is not 1."""
    if close(numbers("B_1200 f(x)", got), right, FLOAT64):
        return []
    ones = exam.lend(lambda x: 1.0 + 0 * np.asarray(x))
    total = np.asarray(exam.outcome(target, ones, 1200, x, limit=HIGH_DEGREE_LIMIT).value)
    known = total.shape == x.shape and total.dtype.kind == "f"
    return [("weights-lost", got)] if known and not close(total, np.ones(x.shape), FLOAT64) else []


def _judge_shapes(exam: Exam, bernstein: Ref, ref: Ref, f: reference.Function) -> None:
    """Judge B_5 f on arrays with one axis, two and three, and at the ends of [0, 1]."""
    x = np.concatenate([[0.0, 1.0], exam.rng.uniform(size=4)]).reshape(2, 3)
    outcome = exam.outcome(bernstein, ref, 5, x)
    got = _polynomial(exam, bernstein, ref, 5, x, outcome)
    _require_finite(exam, "B_5 f(x)", got, x)
    right = reference.bernstein(f, 5, x)
    at_ends = np.where((x == 0) | (x == 1), 0, right)
    own = [("ends", at_ends), ("flattened", right.ravel())]
    suspects = chain(own, shifted(f, 5, x), slips(f, 5, x))
    compare = partial(exam.compare, "B_5 f(x)", rtol=FLOAT64, slips=SLIPS)
    compare(got, right, mistakes=suspects, given=f"x {x.shape}")
    exam.untouched(outcome, "in-place")
    for shape in ((1,), (2, 1, 3)):
        x = exam.rng.uniform(size=shape)
        got = _polynomial(exam, bernstein, ref, 5, x, exam.outcome(bernstein, ref, 5, x))
        right, wrong = reference.bernstein(f, 5, x), slips(f, 5, x)
        compare(got, right, mistakes=wrong, given=f"x {shape}")


def _polynomial(exam: Exam, target: Ref, f: Ref, n: int, x: Array, outcome: Outcome) -> Any:
    """Return what came back; a clash of the shapes of x and k is named."""
    fault, given = outcome.fault, f"called with n={n}, x {x.shape}"
    outside = fault and fault.type_name == "ValueError" and "domain" in fault.message
    if fault and outside and "log(" in fault.where and not np.all(x % 1):
        exam.require(outcome, given, mistake="ends")
    if fault is not None and x.shape in clashing_shapes(fault):
        exam.require(outcome, given, mistake="axes")
    if fault is not None and x.ndim > 1 and exam.outcome(target, f, n, x.ravel()).fault is None:
        exam.require(outcome, given, mistake="one-axis-only")
    return exam.returned(target, outcome, given)


def _require_finite(exam: Exam, name: str, got: Any, x: Array) -> None:
    """Name what makes a value infinite or NaN: the ends alone, or an overflow in between."""
    bad = ~np.isfinite(numbers(name, got))
    if bad.shape == x.shape and bad.any():
        line = f"{int(bad.sum())} of {bad.size} entries are NaN or infinite"
        named = "overflow" if bad[(x > 0) & (x < 1)].any() else "ends"
        exam.fail(f"{name}: not finite", line, mistake=named)


def wrong_polynomials(f: Callable[[Any], Array], n: int, x: Array) -> Iterator[Named]:
    """Yield what typical wrong Bernstein polynomials of degree n give at x (m,)."""
    k, W = np.arange(n + 1), reference.bernstein_weights(n, x)
    ways = np.array([math.comb(n, j) for j in k])

    def interpolant() -> Array:
        return np.asarray(np.polynomial.Polynomial.fit(k / n, f(k / n), n)(x))

    yield from [
        *slips(f, n, x),
        ("last-term-missing", W[:, 1:-1] @ f(k[1:-1] / n)),
        # A last term left out as well is not seen before this one is mended.
        ("floor-division", f(0.0) * (1 - x**n)),
        *(("bell-curve", bell) for bell in _bell_curves(f, n, x)),
        ("f-at-x", f(x)),
        ("interpolates", interpolant),
        ("one-term", W[:, -1] * f(1.0)),
        ("power-of-one-minus-x", (ways * x[:, None] ** k * (1 - x[:, None] ** (n - k))) @ f(k / n)),
        ("power-of-one-minus-x", (ways * x[:, None] ** k * ((1 - x[:, None]) ** n - k)) @ f(k / n)),
        ("toss-overwrites", lambda: _tossed(n, x, True) @ f(k / n)),
        ("toss-overwrites", lambda: _tossed(n, x, False) @ f(k / n)),
        ("toss-overwrites", lambda: _tossed(n, x, True, late=True) @ f(k / n)),
        ("toss-leaves-p0", lambda: _tossed(n, x, None) @ f(k / n)),
        *shifted(f, n, x),
    ]


SLIPS = {"degree-too-low", "f-at-k", "floor-division", "last-term-missing", "lgamma-shifted",
         "mirrored", "no-binomial", "nodes-off-by-one", "one-toss-missing", "too-many-tails",
         }  # fmt: skip
"""What costs the first part alone, if all else is right for any degree and shape."""


def slips(f: Callable[[Any], Array], n: int, x: Array) -> Iterator[Named]:
    """Yield what the `SLIPS` give, at any degree and x of any shape."""
    k, W = np.arange(n + 1), reference.bernstein_weights(n, x)
    right, first, last = W @ f(k / n), f(0.0) * (1 - x) ** n, f(1.0) * x**n
    nodes = (k / (n + 1), (k + 1) / n, (k + 1) / (n + 1), (k - 1) / n, (k + 0.5) / (n + 1))
    powers = x[..., None] ** k * (1 - x[..., None]) ** (n - k)
    shifts = (k * (n - k) / n, 1 / n, np.maximum(k, 1) * np.maximum(n - k, 1) / n)
    yield from [
        ("mirrored", reference.bernstein(f, n, 1 - x)),
        ("last-term-missing", right - last),
        ("last-term-missing", right - first),
        ("floor-division", f(0.0) * (1 - x**n) + last),
        ("degree-too-low", reference.bernstein(f, n - 1, x)),
        ("one-toss-missing", reference.bernstein_weights(n - 1, x) @ f(k[:-1] / n)),
        *(("nodes-off-by-one", W @ f(at)) for at in nodes),
        ("nodes-off-by-one", lambda: W[..., :-1] @ f(k[:-1] / (n - 1))),
        ("f-at-k", W @ f(k)),
        # Without C(n, k) nothing is too large: at a high degree what is asked for is not there.
        *(("no-binomial", powers @ f(k / n)) for _ in range(1) if n < 1000),
        *(("lgamma-shifted", (W * shift) @ f(k / n)) for shift in shifts),
        ("too-many-tails", (W * (1 - x[..., None]) ** k) @ f(k / n)),
    ]


def _bell_curves(f: Callable[[Any], Array], n: int, x: Array) -> list[Array]:
    """Return what normal densities give in place of the weights, as they are or normalised."""
    k, variance = np.arange(n + 1), n * x * (1 - x)
    bell = np.exp(-((k - n * x[:, None]) ** 2) / (2 * variance[:, None]))
    sums = (bell.sum(axis=1), np.sqrt(2 * np.pi * variance))
    return [bell @ f(k / n) / total for total in sums]


def shifted(f: Callable[[Any], Array], n: int, x: Array) -> Iterator[Named]:
    """Yield what comes of a small number that keeps logarithms from 0, at x of any shape."""
    k = np.arange(n + 1)
    log_factorials = np.array([math.lgamma(j + 1) for j in k])
    log_ways = log_factorials[n] - (log_factorials + log_factorials[::-1])

    def added(small: float) -> Array:
        heads, tails = np.log(x + small)[..., None], np.log(1 - x + small)[..., None]
        return np.asarray(np.exp(log_ways + k * heads + (n - k) * tails) @ f(k / n))

    def clipped(small: float) -> Array:
        return reference.bernstein(f, n, np.clip(x, small, 1 - small))

    smalls = [10.0**-digits for digits in range(2, 16)]
    ways = [partial(shift, small) for shift in (added, clipped) for small in smalls]
    yield from (("shifted-from-the-ends", way) for way in ways)


def _tossed(n: int, x: Array, upwards: bool | None, late: bool = False) -> Array:
    """Return weights (m, n + 1) made by tosses that go wrong.

    Each toss goes upwards in place, or only p[0] is renewed too early, or (None) never; going
    upwards p[0] is renewed first or, if `late`, last.
    """
    p = np.zeros((n + 1, len(x)))
    p[0] = 1
    for toss in range(n):
        p[0] *= 1 if upwards is None or late else 1 - x
        for k in range(1, toss + 2) if upwards else range(toss + 1, 0, -1):
            p[k] = p[k] * (1 - x) + p[k - 1] * x
        p[0] *= 1 - x if late else 1
    return p.T
