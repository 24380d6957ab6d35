"""Check of the exercise `relu_interpolant`: a ReLU net through given points (B1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

import numpy as np

from mlp_helpers.checks.core import FLOAT64, Exam, Named, Ref, check, close, numbers, shapes
from mlp_helpers.numerics import approximation as reference
from mlp_helpers.numerics.approximation import Array


@check("02/relu_interpolant", points=4)
def relu_interpolant(exam: Exam, relu_interpolant: Ref) -> None:
    """Judge the net by what it computes, whatever its weights (B1)."""
    with exam.part("the easy case: knots 0, 1, 2, ..., starting at height 0", points=1):
        xs = np.arange(6.0)
        ys = exam.rng.normal(size=6) * (xs > 0)
        ys[1] = _far_from(0.0, ys[1])
        _judge_net(exam, relu_interpolant, xs, ys, between=False)
    with exam.part("any knots, any heights: exact at every knot", points=2):
        xs, ys = _draw_knots(exam, 7)
        _judge_net(exam, relu_interpolant, xs, ys, between=False)
        # Slopes of order 1e-5 count as well, and so does a first height below 0. What a net loses
        # here looks alike whatever the reason: no mistake is named.
        xs, ys = 20 * (xs + 4), -1e-4 * ys
        _judge_net(exam, relu_interpolant, xs, ys, between=False, named=False)
    with exam.part(
        "straight between, with no more units than knots; xs and ys left alone", points=1
    ):
        for n in (2, 7, 40):
            xs, ys = _draw_knots(exam, n)
            units = _judge_net(exam, relu_interpolant, xs, ys, between=True)
            if units > n:
                lines = (f"expected at most {n}", f"got      {units}")
                exam.fail(f"{n} knots: many units", *lines, mistake="too-many-units")


def _draw_knots(exam: Exam, n: int) -> tuple[Array, Array]:
    """Draw knots with gaps between 0.2 and 1, and heights of order 1, the first one not small.

    Nor is the first slope: a net without it is told from one that drops small slopes.
    """
    xs = exam.rng.uniform(-2, -1) + np.cumsum(exam.rng.uniform(0.2, 1.0, size=n))
    ys = exam.rng.normal(size=n)
    ys[0] = exam.rng.uniform(1, 2)
    ys[1] = _far_from(ys[0], ys[1])
    return xs, ys


def _far_from(first: float, second: float) -> float:
    return second if abs(second - first) > 0.05 else first - 0.5


def _judge_net(
    exam: Exam, target: Ref, xs: Array, ys: Array, *, between: bool, named: bool = True
) -> int:
    """Compare the net with the polygon through (xs, ys); return its number of units."""
    outcome = exam.outcome(target, xs, ys)
    given = f"{len(xs)} knots from {xs[0]:.3g} to {xs[-1]:.3g}, heights from {ys[0]:.3g} on"
    value = exam.returned(target, outcome, f"called with {given}")
    if isinstance(value, tuple) and len(value) == 3:
        exam.fail("expected a tuple (w, b, v, c), got three things", mistake="no-offset")
    parts = zip("wbvc", exam.unpack(value, "w b v c"), strict=True)
    w, b, v, c = (numbers(name, part) for name, part in parts)
    if w.ndim != 1 or not w.shape == b.shape == v.shape or c.size != 1:
        late = "first-slope-missing" if v.shape == (len(xs) - 2,) else None
        headline = "w, b and v must be arrays (h,) of one length h, and c a number"
        got_shapes = f"got shapes {shapes(w=w, b=b, v=v, c=c)}"
        exam.fail(headline, got_shapes, f"called with {len(xs)} knots", mistake=late)
    middles = xs[:-1] + exam.rng.uniform(0.2, 0.8, size=len(xs) - 1) * np.diff(xs)
    at = np.sort(np.concatenate([xs, middles])) if between else xs
    got = reference.one_layer_net(at, w, b, v, float(c.item()))
    suspects: Iterable[Named] = wrong_interpolants(xs, ys, at) if named else []
    if named and close(got[np.isin(at, xs)], ys, FLOAT64):
        suspects = chain(suspects, [("not-straight", got)])
    single = any(part.dtype == np.float32 for part in (w, b, v))
    net = "the net, made of float32 numbers," if single else "the net"
    where = f"{net} at the knots" + between * " and between them"
    exam.compare(where, got, np.interp(at, xs, ys), mistakes=suspects, rtol=FLOAT64, given=given)
    if between:
        exam.untouched(outcome, "in-place")
    return len(w)


def wrong_interpolants(xs: Array, ys: Array, at: Array) -> Iterator[Named]:
    """Yield what typical wrong ReLU nets through xs (n,), ys (n,) give at `at`."""
    one, rise = np.ones(len(xs) - 1), np.diff(ys)
    w, b, v, c = reference.relu_interpolant(xs, ys)

    def net(w: Array, b: Array, v: Array, c: float) -> Callable[[], Array]:
        return lambda: reference.one_layer_net(at, w, b, v, c)

    def with_spacing(dx: float) -> Callable[[], Array]:
        return net(one, b, np.diff(rise / dx, prepend=0.0), c)

    def slopes_at_knots(spacing: tuple[Array, ...]) -> Callable[[], Array]:
        v = np.diff(np.gradient(ys, *spacing), prepend=0.0)
        return net(np.ones(len(xs)), -xs, v, c)

    rises = [("rises-for-slopes", net(one, b, rise, c))]
    yield from [
        ("slopes", net(one, b, rise / np.diff(xs), c)),
        ("no-offset", net(one, b, v, 0.0)),
        ("rises-for-slopes", net(one, b, np.diff(rise, prepend=0.0), c)),
        *(rises if np.any(np.diff(xs) != 1) else []),  # else these are the slopes
        ("uniform-knots", with_spacing(xs[1] - xs[0])),
        ("uniform-knots", with_spacing((xs[-1] - xs[0]) / (len(xs) - 1))),
        ("uniform-knots", with_spacing(xs[-1] - xs[-2])),
        ("bias-sign", net(w, xs[:-1], v, c)),
        ("hinge-late", net(w, -xs[1:], v, c)),
        *(("first-slope-missing", net(w[1:], bias, v[1:], c)) for bias in (b[1:], b[:-1])),
        *(("heights-for-slopes", y) for a in (0.0, c) for y in _heights_for_slopes(xs, ys, at, a)),
        ("intercept", net(w, b, v, c - v[0] * xs[0])),
        # A net that is constant has many causes.
        *(("change-in-w", y) for y in (net(v, v * b, w, c)(), net(v, b, w, c)()) if np.ptp(y) > 0),
        ("last-unit-missing", net(w[:-1], b[:-1], v[:-1], c)),
        ("run-over-rise", net(w, b, np.diff(np.diff(xs) / rise, prepend=0.0), c)),
        *(("gradient", slopes_at_knots(spacing)) for spacing in ((xs,), ())),
        ("out-of-order", net(w, v, b, c)),
        ("previous-weight", net(one, b, _less_the_one_before(rise / np.diff(xs)), c)),
        ("bias-not-scaled", net(1 / np.diff(xs), b, v * np.diff(xs), c)),
        *(("first-unit-at-zero", net(w, at_0, v, c)) for at_0 in (np.append(0, b[1:]), b - b[0])),
        *(("change-sign", net(w, b, turned, c)) for turned in (-v, np.append(v[:1], -v[1:]))),
    ]


def _heights_for_slopes(xs: Array, ys: Array, at: Array, c: float) -> list[Array]:
    """Return nets whose weights v are the heights: of the left ends, the right ends, all knots."""
    units = ((-xs[:-1], ys[:-1]), (-xs[:-1], ys[1:]), (-xs, ys))
    return [reference.one_layer_net(at, np.ones(len(b)), b, v, c) for b, v in units]


def _less_the_one_before(slopes: Array) -> Array:
    """Return v with v[i] = slopes[i] - v[i - 1]."""
    v = slopes.copy()
    for i in range(1, len(v)):
        v[i] -= v[i - 1]
    return v
