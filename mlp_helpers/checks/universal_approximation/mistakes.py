"""Typical mistakes of assignment 02 with steps and polygons, and the answers they give."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from mlp_helpers.checks.core.catalogue import named_in
from mlp_helpers.checks.core.compare import Suspect
from mlp_helpers.numerics import approximation as reference

Array = reference.Array


named = named_in("02_universal_approximation")

BIAS_NOT_SCALED = named("step_unit/bias-not-scaled")
BIAS_SIGN = named("step_unit/bias-sign")
FALLING_BIAS = named("step_unit/falling-bias")
BIAS_DIVIDED = named("step_unit/bias-divided")
ABSOLUTE = named("step_unit/absolute-steepness")
CONSTANT = named("step_unit/constant")
NOT_A_PAIR = named("step_unit/not-a-pair")
HALF_WAY = named("step_unit/half-way")
SWAPPED = named("step_unit/swapped")
WIDTH_FOR_STEEPNESS = named("step_unit/width-for-steepness")
TWICE = named("step_unit/half-or-double")
VALUE = named("step_unit/value-for-argument")
REVERSED = named("step_unit/reversed")
SLOPE_FOR_WEIGHT = named("step_unit/slope-for-weight")

VALUES = (0.731, 0.231, 1 / (1 + np.exp(-1)), 0.5 - 1 / (1 + np.e), np.log(0.731 / 0.269))
"""Factors of the steepness that come of σ(1) where 1 belongs."""

SLOPES = named("relu_interpolant/slopes")
NO_OFFSET = named("relu_interpolant/no-offset")
RISES = named("relu_interpolant/rises-for-slopes")
UNIFORM = named("relu_interpolant/uniform-knots")
HINGE_SIGN = named("relu_interpolant/bias-sign")
LATE = named("relu_interpolant/hinge-late")
NO_FIRST_SLOPE = named("relu_interpolant/first-slope-missing")
TOO_MANY_UNITS = named("relu_interpolant/too-many-units")

LAST_UNIT = named("relu_interpolant/last-unit-missing")
HEIGHTS = named("relu_interpolant/heights-for-slopes")
CHANGE_SIGN = named("relu_interpolant/change-sign")
INTERCEPT = named("relu_interpolant/intercept")
TURNED = named("relu_interpolant/change-in-w")
RUN_OVER_RISE = named("relu_interpolant/run-over-rise")
GRADIENT = named("relu_interpolant/gradient")
OUT_OF_ORDER = named("relu_interpolant/out-of-order")
PREVIOUS_WEIGHT = named("relu_interpolant/previous-weight")
BIAS_NOT_SCALED_TOO = named("relu_interpolant/bias-not-scaled")
FIRST_AT_ZERO = named("relu_interpolant/first-unit-at-zero")
NOT_STRAIGHT = named("relu_interpolant/not-straight")
KNOTS_CHANGED = named("relu_interpolant/in-place")


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
