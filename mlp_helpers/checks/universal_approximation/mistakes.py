"""Typical mistakes of assignment 02 with steps and polygons, and the answers they give."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from mlp_helpers.checks.core.compare import Suspect, named_in
from mlp_helpers.numerics import approximation as reference

Array = reference.Array


named = named_in("02_universal_approximation")

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
HALF_WAY = named(
    "step_unit/half-way",
    "wx + b is what goes into σ: where σ is ½ it must be 0, and not ½ or 1",
    _STEP,
)
SWAPPED = named("step_unit/swapped", "weight and bias come in the wrong order", _STEP)
WIDTH_FOR_STEEPNESS = named(
    "step_unit/width-for-steepness",
    "the steeper this unit is meant to be the flatter it gets: its weight is 1 / steepness",
    _STEP,
)
TWICE = named(
    "step_unit/half-or-double",
    "σ(1) is asked for at 1 / steepness behind the location; with this weight wx + b is 2 or ½ "
    "there",
    _STEP,
)
VALUE = named(
    "step_unit/value-for-argument",
    "σ(1) ≈ 0.731 is what comes out of the unit; what goes in there, wx + b, is 1",
    _STEP,
)
REVERSED = named(
    "step_unit/reversed",
    "the step falls where it should rise, and rises where it should fall: w has the wrong sign",
    _STEP,
)
SLOPE_FOR_WEIGHT = named(
    "step_unit/slope-for-weight",
    "this gives the curve the slope `steepness`, but a sigmoid's slope is a quarter of its weight",
    _STEP,
)

VALUES = (0.731, 0.231, 1 / (1 + np.exp(-1)), 0.5 - 1 / (1 + np.e), np.log(0.731 / 0.269))
"""Factors of the steepness that come of σ(1) where 1 belongs."""

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

LAST_UNIT = named(
    "relu_interpolant/last-unit-missing",
    "the last unit is missing: the last interval goes on with the slope before it",
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
INTERCEPT = named(
    "relu_interpolant/intercept",
    "c is taken as a line's value at x = 0, but left of the first knot no unit is on: there c is "
    "all of the net",
    _HINGES,
)
TURNED = named(
    "relu_interpolant/change-in-w",
    "the changes of slope stand in w: a negative w turns its unit round, on to the left; v holds "
    "them",
    _HINGES,
)
RUN_OVER_RISE = named(
    "relu_interpolant/run-over-rise",
    "the quotient is upside down: a slope is the rise divided by the distance",
    _HINGES,
)
GRADIENT = named(
    "relu_interpolant/gradient",
    "`np.gradient` averages the slopes on both sides of a knot; each interval has one slope",
    _HINGES,
)
OUT_OF_ORDER = named(
    "relu_interpolant/out-of-order",
    "b and v are exchanged: the order is w, b, v, c",
    _HINGES,
)
PREVIOUS_WEIGHT = named(
    "relu_interpolant/previous-weight",
    "what is taken from a slope is the weight v before it; it changes from the slope before it",
    _HINGES,
)
BIAS_NOT_SCALED_TOO = named(
    "relu_interpolant/bias-not-scaled",
    "w is scaled and b is not: a unit bends where wx + b is 0",
    _HINGES,
)
FIRST_AT_ZERO = named(
    "relu_interpolant/first-unit-at-zero",
    "the first unit starts at x = 0; it has to start at the first knot, wherever that is",
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


def wrong_crossings(location: float, k: float) -> list[Suspect]:
    """Return where units of typical wrong biases cross 1/2, for a steepness k."""
    return [
        (BIAS_NOT_SCALED, location / k),
        # The rising step comes first: at the falling one it was right.
        (BIAS_SIGN if k > 0 else FALLING_BIAS, -location),
        (BIAS_SIGN, -location / k),
        (SWAPPED, 1 / location),
        *((HALF_WAY, location - z / k) for z in (0.5, 1, -0.5, -1)),
        *((BIAS_DIVIDED, sign * location / k**2) for sign in (1, -1)),
    ]


def wrong_weights(k: float) -> list[Suspect]:
    """Return typical wrong weights for a steepness k."""
    return [
        (WIDTH_FOR_STEEPNESS, 1 / k),
        (SLOPE_FOR_WEIGHT, 4 * k),
        # The rising step comes first: at the falling one the sign alone is lost.
        (ABSOLUTE if k < 0 else REVERSED, -k),
        *((TWICE, factor * k) for factor in (2, 0.5)),
        *((VALUE, factor * k) for factor in VALUES),
    ]


def wrong_interpolants(xs: Array, ys: Array, at: Array) -> list[Suspect]:
    """Return what typical wrong ReLU nets through xs (n,), ys (n,) give at `at`."""
    one, rise = np.ones(len(xs) - 1), np.diff(ys)
    w, b, v, c = reference.relu_interpolant(xs, ys)

    def net(w: Array, b: Array, v: Array, c: float) -> Callable[[], Array]:
        return lambda: reference.one_layer_net(at, w, b, v, c)

    def with_spacing(dx: float) -> Callable[[], Array]:
        return net(one, b, np.diff(rise / dx, prepend=0.0), c)

    def slopes_at_knots(spacing: tuple[Array, ...]) -> Callable[[], Array]:
        v = np.diff(np.gradient(ys, *spacing), prepend=0.0)
        return net(np.ones(len(xs)), -xs, v, c)

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
        *((NO_FIRST_SLOPE, net(w[1:], bias, v[1:], c)) for bias in (b[1:], b[:-1])),
        *((HEIGHTS, net(one, b, heights, a)) for heights in (ys[:-1], ys[1:]) for a in (0.0, c)),
        *((HEIGHTS, net(np.ones(len(xs)), -xs, ys, a)) for a in (0.0, c)),
        (INTERCEPT, net(w, b, v, c - v[0] * xs[0])),
        # A net that is constant has many causes.
        *((TURNED, y) for y in (net(v, v * b, w, c)(), net(v, b, w, c)()) if np.ptp(y) > 0),
        (LAST_UNIT, net(w[:-1], b[:-1], v[:-1], c)),
        (RUN_OVER_RISE, net(w, b, np.diff(np.diff(xs) / rise, prepend=0.0), c)),
        *((GRADIENT, slopes_at_knots(spacing)) for spacing in ((xs,), ())),
        (OUT_OF_ORDER, net(w, v, b, c)),
        (PREVIOUS_WEIGHT, net(one, b, _less_the_one_before(rise / np.diff(xs)), c)),
        (BIAS_NOT_SCALED_TOO, net(1 / np.diff(xs), b, v * np.diff(xs), c)),
        (FIRST_AT_ZERO, net(w, np.concatenate([[0.0], b[1:]]), v, c)),
        *((CHANGE_SIGN, net(w, b, turned, c)) for turned in (-v, np.append(v[:1], -v[1:]))),
    ]


def _less_the_one_before(slopes: Array) -> Array:
    """Return v with v[i] = slopes[i] - v[i - 1]."""
    v = slopes.copy()
    for i in range(1, len(v)):
        v[i] -= v[i - 1]
    return v
