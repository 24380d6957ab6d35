"""Typical mistakes of assignment 01 with ReLU units: the XOR network and the linear regions."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks.core.cases import Wrong
from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.nonlinearity.mistakes import named
from mlp_helpers.numerics.networks import Array, kinks

# --- xor_relu_network -----------------------------------------------------------------------------
HIDDEN_WIDTH = named("xor_relu_network/hidden-width")
XOR_COLUMNS = named("xor_relu_network/column-convention")
INVERTED = named("xor_relu_network/inverted")
AND = named("xor_relu_network/and")
OR = named("xor_relu_network/or")
NAND = named("xor_relu_network/nand")
FLAT_SHAPES = named("xor_relu_network/flat-shapes")
OUT_OF_ORDER = named("xor_relu_network/out-of-order")
LIST_OF_LAYERS = named("xor_relu_network/list-of-layers")
A_FUNCTION = named("xor_relu_network/a-function")
SCALED = named("xor_relu_network/scale")
STEP_UNITS = named("xor_relu_network/step-units")
OUTPUT_RELU = named("xor_relu_network/relu-on-output")
SAME_UNIT = named("xor_relu_network/same-unit")
NEARLY = named("xor_relu_network/nearly")
HIDDEN_LAYER = named("xor_relu_network/hidden-layer")
ALWAYS_ON = named("xor_relu_network/never-off")
ALWAYS_OFF = named("xor_relu_network/never-on")


def xor_mistake(X: Array, W1: Array, b1: Array, W2: Array, b2: Array) -> Mistake:
    """Name what keeps this network, known to be wrong, from giving XOR at the corners X (4, 2)."""
    target = np.array([0.0, 1.0, 1.0, 0.0])
    Z = X @ W1 + b1
    H = np.column_stack([np.maximum(Z, 0), np.ones(len(X))])
    out = H @ np.append(W2, b2)
    solvable = np.allclose(H @ np.linalg.lstsq(H, target)[0], target)
    turned = (np.maximum(X @ W1.T + b1, 0) @ W2 + b2)[:, 0]
    stepped = ((Z > 0) @ W2 + b2)[:, 0]
    paired, turned_paired = (bool(np.allclose(y[[0, 1]], y[[3, 2]])) for y in (out, turned))
    low, high = max(stepped[[0, 3]]), min(stepped[[1, 2]])
    columns = W1 / np.maximum(np.linalg.norm(np.vstack([W1, b1]), axis=0), 1e-300)
    biases = b1 / np.maximum(np.linalg.norm(np.vstack([W1, b1]), axis=0), 1e-300)
    same = np.allclose(columns[:, 0], columns[:, 1]) and np.isclose(biases[0, 0], biases[0, 1])
    facts = [
        (NEARLY, np.allclose(out, target, rtol=0, atol=0.1)),
        (
            XOR_COLUMNS,
            np.allclose(turned, target) or (turned_paired and not paired and turned[0] < turned[1]),
        ),
        (SCALED, paired and out[0] < out[1]),
        (OUTPUT_RELU, np.allclose(np.maximum(out, 0), target)),
        # A step on the output as well: any threshold between the two classes will do.
        (STEP_UNITS, low < high and (low <= 0 < high or low < 0.5 < high)),
        (AND, np.allclose(out, [0, 0, 0, 1])),
        (OR, np.allclose(out, [0, 1, 1, 1])),
        (NAND, np.allclose(out, [1, 1, 1, 0])),
        (INVERTED, paired and out[0] > out[1]),
        (SAME_UNIT, same),
        (ALWAYS_ON, bool(np.all(Z >= 0))),
        (ALWAYS_OFF, bool(np.any(np.all(Z <= 0, axis=0)))),
        (SCALED, solvable),
    ]
    return next((mistake for mistake, holds in facts if holds), HIDDEN_LAYER)


# --- count_linear_regions -------------------------------------------------------------------------
NO_PLUS_ONE = named("count_linear_regions/kinks-counted")
SIGN = named("count_linear_regions/sign")
BIAS_ALONE = named("count_linear_regions/weight-ignored")
BIAS_AS_KINK = named("count_linear_regions/bias-for-kink")
FIRST_UNIT = named("count_linear_regions/first-unit-only")
FIXED_INTERVAL = named("count_linear_regions/fixed-interval")
DROPPED = named("count_linear_regions/shared-kink-dropped")
SMALL_WEIGHT = named("count_linear_regions/small-weight")
LISTED = named("count_linear_regions/kinks-listed")
NO_BIAS = named("count_linear_regions/bias-zero")
ONE_SIGN = named("count_linear_regions/one-sign-only")
UPSIDE_DOWN = named("count_linear_regions/upside-down")
ALL_PATTERNS = named("count_linear_regions/all-patterns")
OUTSIDE = named("count_linear_regions/outside-counted")
ENDS = named("count_linear_regions/ends-counted")
REPEATED = named("count_linear_regions/shared-kink-counted-twice")
FLAT = named("count_linear_regions/flat-unit")
MERGED = named("count_linear_regions/close-kinks-merged")


def regions(W1: Array, b1: Array, x_min: float, x_max: float) -> int:
    """Count the linear pieces of one hidden ReLU layer of one input."""
    return 1 + len(kinks(W1, b1, x_min, x_max))


def _inside(places: Any, x_min: float, x_max: float) -> int:
    places = np.unique(places)
    return 1 + int(np.sum((x_min < places) & (places < x_max)))


def _first_units(k: int, W: Array, b: Array, x_min: float, x_max: float) -> int:
    return regions(W[:, :k], b[:, :k], x_min, x_max)


WRONG_INSIDE: list[Wrong] = [
    (NO_PLUS_ONE, lambda W, b, lo, hi: regions(W, b, lo, hi) - 1),
    (SIGN, lambda W, b, lo, hi: regions(W, -b, lo, hi)),
    (BIAS_ALONE, lambda W, b, lo, hi: _inside(-b, lo, hi)),
    (BIAS_AS_KINK, lambda W, b, lo, hi: _inside(b, lo, hi)),
    *((FIRST_UNIT, partial(_first_units, k)) for k in range(1, 7)),
    (FIXED_INTERVAL, lambda W, b, lo, hi: regions(W, b, 0, 1)),
    (FIXED_INTERVAL, lambda W, b, lo, hi: regions(W, b, -1, 1)),
    (ONE_SIGN, lambda W, b, lo, hi: regions(W * (W > 0), b, lo, hi)),
    (ONE_SIGN, lambda W, b, lo, hi: regions(W * (W < 0), b, lo, hi)),
    (UPSIDE_DOWN, lambda W, b, lo, hi: _inside(-W / b, lo, hi)),
    (ALL_PATTERNS, lambda W, b, lo, hi: 2**W.size),
]

WRONG_OUTSIDE: list[Wrong] = [
    (OUTSIDE, lambda W, b, lo, hi: regions(W, b, -np.inf, np.inf)),
    (OUTSIDE, lambda W, b, lo, hi: regions(W, b, -np.inf, hi)),
    (OUTSIDE, lambda W, b, lo, hi: regions(W, b, lo, np.inf)),
    (ENDS, lambda W, b, lo, hi: regions(W, b, np.nextafter(lo, -np.inf), np.nextafter(hi, np.inf))),
    (ENDS, lambda W, b, lo, hi: regions(W, b, np.nextafter(lo, -np.inf), hi)),
    (ENDS, lambda W, b, lo, hi: regions(W, b, lo, np.nextafter(hi, np.inf))),
]


def _not_unique(W: Array, b: Array, x_min: float, x_max: float) -> int:
    places = -b / W
    return 1 + int(np.sum((x_min < places) & (places < x_max)))


def _same_units_once(W: Array, b: Array, x_min: float, x_max: float) -> int:
    once = np.unique([W[0], b[0]], axis=1)
    return _not_unique(once[0], once[1], x_min, x_max)


def _close_ones_merged(W: Array, b: Array, x_min: float, x_max: float) -> int:
    places = kinks(W, b, x_min, x_max)
    return regions(W, b, x_min, x_max) - int(np.sum(np.diff(places) < 1e-3))


def _shared_dropped(W: Array, b: Array, x_min: float, x_max: float) -> int:
    places = kinks(W, b, x_min, x_max)
    units = np.sum(-b[W != 0] / W[W != 0] == places[:, None], axis=1)
    return 1 + int(np.sum(units == 1))


WRONG_SPECIAL: list[Wrong] = [
    (REPEATED, _not_unique),
    (DROPPED, _shared_dropped),
    (SMALL_WEIGHT, lambda W, b, lo, hi: regions(W * (np.abs(W) > 1e-6), b, lo, hi)),
    (REPEATED, _same_units_once),
    (FLAT, lambda W, b, lo, hi: regions(W, b, lo, hi) + int(np.sum(W == 0))),
    (FLAT, lambda W, b, lo, hi: regions(W, b, lo, hi) + int(np.sum((W == 0) & (b == 0)))),
    (FLAT, lambda W, b, lo, hi: _inside(np.where(W == 0, 0, -b / W), lo, hi)),
    (MERGED, _close_ones_merged),
    (NO_BIAS, lambda W, b, lo, hi: regions(W * (b != 0), b, lo, hi)),
]
