"""Typical mistakes of assignment 02 with steps, polygons, polynomials; the answers they give."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from mlp_helpers.checks.core.compare import Mistake, Suspect
from mlp_helpers.numerics import approximation as reference

Array = reference.Array


def named(name: str, hint: str, heading: str) -> Mistake:
    """Return a mistake of this assignment, explained under a heading of its lecture."""
    return Mistake(f"02/{name}", hint, f"course/02_universal_approximation.ipynb, “{heading}”")


_STEP = "A step from one sigmoid unit"
BIAS_NOT_SCALED = named(
    "step_unit/bias-not-scaled",
    "b is added after x was multiplied by w, so a bias of minus the location moves the step by "
    "location / steepness only",
    _STEP,
)
BIAS_SIGN = named(
    "step_unit/bias-sign",
    "the step stands at minus the location: the bias has the wrong sign",
    _STEP,
)
FALLING_BIAS = named(
    "step_unit/falling-bias",
    "a rising step is right, a falling one stands at minus the location: with the weight the bias "
    "changes its sign as well",
    _STEP,
)
BIAS_DIVIDED = named(
    "step_unit/bias-divided",
    "the location is divided by the steepness; x is multiplied by it before b is added",
    _STEP,
)
ABSOLUTE = named(
    "step_unit/absolute-steepness",
    "the sign of the steepness is lost: where it is negative the step must fall",
    _STEP,
)
CONSTANT = named(
    "step_unit/constant", "with w = 0 the unit has one and the same value for every x", _STEP
)
NOT_A_PAIR = named(
    "step_unit/not-a-pair",
    "a unit has two parameters: return them together, as the tuple (w, b)",
    _STEP,
)
SWAPPED = named("step_unit/swapped", "weight and bias come in the wrong order", _STEP)
WIDTH_FOR_STEEPNESS = named(
    "step_unit/width-for-steepness",
    "the steeper this unit is meant to be the flatter it gets: its weight is 1 / steepness",
    _STEP,
)
SLOPE_FOR_WEIGHT = named(
    "step_unit/slope-for-weight",
    "this gives the curve the slope `steepness`, but a sigmoid's slope is a quarter of its weight",
    _STEP,
)

_HINGES = "Any polygon from ReLU units"
SLOPES = named(
    "relu_interpolant/slopes",
    "units that have started stay on and add up, so each one adds a change of slope, not a slope",
    _HINGES,
)
NO_OFFSET = named(
    "relu_interpolant/no-offset",
    "every unit is 0 at the first knot, so nothing but c can give the net its height there",
    _HINGES,
)
RISES = named(
    "relu_interpolant/rises-for-slopes",
    "a slope is a rise divided by the distance between its knots; here the rise itself is used",
    _HINGES,
)
UNIFORM = named(
    "relu_interpolant/uniform-knots",
    "this takes the knots to be equally far apart, but each interval has a length of its own",
    _HINGES,
)
HINGE_SIGN = named(
    "relu_interpolant/bias-sign",
    "the units start at minus the knots: relu(x + knot) bends at -knot",
    _HINGES,
)
LATE = named(
    "relu_interpolant/hinge-late",
    "each unit starts one knot too late: the slope of an interval must begin at its left end",
    _HINGES,
)
NO_FIRST_SLOPE = named(
    "relu_interpolant/first-slope-missing",
    "the first interval has a slope as well: it changes from 0 at the first knot",
    _HINGES,
)
TOO_MANY_UNITS = named(
    "relu_interpolant/too-many-units",
    "n knots have n - 1 intervals and need one unit each; more units than knots are not needed",
    _HINGES,
)

HEIGHTS = named(
    "relu_interpolant/heights-for-slopes",
    "the heights stand in for v, but a unit does not add a height: it adds to the slope",
    _HINGES,
)
CHANGE_SIGN = named(
    "relu_interpolant/change-sign",
    "the changes of slope have the wrong sign: what changes is the slope after minus that before",
    _HINGES,
)
NOT_STRAIGHT = named(
    "relu_interpolant/not-straight",
    "the net meets every knot but is not straight in between: it may bend at the knots only",
    _HINGES,
)
KNOTS_CHANGED = named(
    "relu_interpolant/in-place",
    "`-=` and its like write into the caller's own array: put the result into a new one",
    _HINGES,
)

_COINS = "Weierstrass by tossing coins"
OPEN_NODES = named(
    "bernstein/nodes-off-by-one",
    "f is asked at the wrong points: the n + 1 nodes start at 0, end at 1 and are 1/n apart",
    _COINS,
)
LAST_TERM = named(
    "bernstein/last-term-missing", "the sum has n + 1 terms, from k = 0 to k = n inclusive", _COINS
)
NO_BINOMIAL = named(
    "bernstein/no-binomial",
    "the weights do not add up to 1: k heads can come about in more than one way",
    _COINS,
)
MIRRORED = named(
    "bernstein/mirrored",
    "this is the polynomial at 1 - x: the exponents of x and of 1 - x are exchanged",
    _COINS,
)
F_AT_X = named(
    "bernstein/f-at-x",
    "f is asked at x itself, which gives back f; a polynomial may know f at the nodes only",
    _COINS,
)
NODE_NOT_DIVIDED = named(
    "bernstein/f-at-k", "f is asked at k, outside [0, 1]; the nodes are fractions of n", _COINS
)
INTERPOLATES = named(
    "bernstein/interpolates",
    "this polynomial passes through every node; Bernstein's averages over the nodes instead",
    _COINS,
)
FLOORED = named(
    "bernstein/floor-division",
    "k // n leaves out what comes after the point: it is 0 but for k = n, where it is 1",
    _COINS,
)
FACTORIALS = named(
    "bernstein/lgamma-shifted",
    "lgamma(m) is ln (m - 1)!, so these factorials are one step too small",
    _COINS,
)
X_CHANGED = named(
    "bernstein/in-place",
    "`x` came back changed: `*=` and `x[...] =` write into the caller's own array",
    _COINS,
)
AXES = named(
    "bernstein/axes",
    "x has its own shape and k runs over n + 1 values: give k an axis of its own, or loop over it",
    _COINS,
)
ENDS = named(
    "bernstein/ends",
    "at x = 0 and x = 1 a logarithm or a quotient has no value, though each weight there is simply "
    "0 or 1",
    _COINS,
)
OVERFLOW = named(
    "bernstein/overflow",
    "C(1200, 600) is larger than any float, though weight times powers is not: form the whole "
    "weight without it",
    _COINS,
)


def wrong_interpolants(xs: Array, ys: Array, at: Array) -> list[Suspect]:
    """Return what typical wrong ReLU nets through xs (n,), ys (n,) give at `at`."""
    one, rise = np.ones(len(xs) - 1), np.diff(ys)
    w, b, v, c = reference.relu_interpolant(xs, ys)

    def net(w: Array, b: Array, v: Array, c: float) -> Callable[[], Array]:
        return lambda: reference.one_layer_net(at, w, b, v, c)

    def with_spacing(dx: float) -> Callable[[], Array]:
        return net(one, b, np.diff(rise / dx, prepend=0.0), c)

    return [
        (SLOPES, net(one, b, rise / np.diff(xs), c)),
        (NO_OFFSET, net(one, b, v, 0.0)),
        (RISES, net(one, b, np.diff(rise, prepend=0.0), c)),
        *([] if np.all(np.diff(xs) == 1) else [(RISES, net(one, b, rise, c))]),  # else: SLOPES
        (UNIFORM, with_spacing(xs[1] - xs[0])),
        (UNIFORM, with_spacing((xs[-1] - xs[0]) / (len(xs) - 1))),
        (UNIFORM, with_spacing(xs[-1] - xs[-2])),
        (HINGE_SIGN, net(w, xs[:-1], v, c)),
        (LATE, net(w, -xs[1:], v, c)),
        (NO_FIRST_SLOPE, net(w[1:], b[1:], v[1:], c)),
        (NO_FIRST_SLOPE, net(w[1:], b[:-1], v[1:], c)),
        *((HEIGHTS, net(one, b, heights, a)) for heights in (ys[:-1], ys[1:]) for a in (0.0, c)),
        *((HEIGHTS, net(np.ones(len(xs)), -xs, ys, a)) for a in (0.0, c)),
        (CHANGE_SIGN, net(w, b, -v, c)),
        (CHANGE_SIGN, net(w, b, np.concatenate([v[:1], -v[1:]]), c)),
    ]


def wrong_polynomials(f: Callable[[Any], Array], n: int, x: Array) -> list[Suspect]:
    """Return what typical wrong Bernstein polynomials of degree n give at x (m,)."""
    k, W = np.arange(n + 1), reference.bernstein_weights(n, x)
    ways = np.array([math.comb(n, j) for j in k])

    def interpolant() -> Array:
        return np.asarray(np.polynomial.Polynomial.fit(k / n, f(k / n), n)(x))

    return [
        (OPEN_NODES, W @ f(k / (n + 1))),
        (OPEN_NODES, W @ f((k + 1) / n)),
        (OPEN_NODES, W @ f((k + 1) / (n + 1))),
        (OPEN_NODES, W @ f((k - 1) / n)),
        (OPEN_NODES, W @ f((k + 0.5) / (n + 1))),
        (LAST_TERM, W[:, :-1] @ f(k[:-1] / n)),
        (LAST_TERM, W[:, 1:] @ f(k[1:] / n)),
        (LAST_TERM, W[:, 1:-1] @ f(k[1:-1] / n)),
        (NO_BINOMIAL, (W / ways) @ f(k / n)),
        (MIRRORED, W[:, ::-1] @ f(k / n)),
        (F_AT_X, f(x)),
        (NODE_NOT_DIVIDED, W @ f(k)),
        (INTERPOLATES, interpolant),
        (FLOORED, W @ f(k // n)),
        (FACTORIALS, (W * k * (n - k) / n) @ f(k / n)),
        (FACTORIALS, (W / n) @ f(k / n)),
    ]
