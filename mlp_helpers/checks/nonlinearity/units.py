"""Typical mistakes of assignment 01 with ReLU units: the XOR network and the linear regions."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks.core.cases import Wrong
from mlp_helpers.checks.core.compare import Mistake
from mlp_helpers.checks.nonlinearity.mistakes import SHAPES, named
from mlp_helpers.numerics.networks import Array, kinks

_XOR = "XOR: no line will do"
_PIECES = "Linear regions, counted"

# --- xor_relu_network -----------------------------------------------------------------------------
HIDDEN_WIDTH = named(
    "xor_relu_network/hidden-width", "the hidden layer does not have two units", _XOR
)
XOR_COLUMNS = named(
    "xor_relu_network/column-convention",
    "read with one unit per row, W1 can tell XOR; here a unit's weights stand in a column",
    SHAPES,
)
INVERTED = named(
    "xor_relu_network/inverted", "equal inputs come out higher than different ones", _XOR
)
AND = named(
    "xor_relu_network/and",
    "this is AND, 1 only where both inputs are; XOR asks for exactly one of them",
    _XOR,
)
OR = named(
    "xor_relu_network/or", "this is OR: it is also 1 where both inputs are, and XOR is not", _XOR
)
NAND = named(
    "xor_relu_network/nand",
    "this is NAND: it is also 1 where neither input is, and XOR is not",
    _XOR,
)
FLAT_SHAPES = named(
    "xor_relu_network/flat-shapes",
    "the numbers stand in flat arrays: a bias is one row, W2 one column, each with two axes",
    SHAPES,
)
OUT_OF_ORDER = named(
    "xor_relu_network/out-of-order",
    "W2 and one of the biases are exchanged: the order is W1, b1, W2, b2",
    SHAPES,
)
LIST_OF_LAYERS = named(
    "xor_relu_network/list-of-layers",
    "a list of layers came back, as exercise 3 takes it; here the four arrays are asked for",
    SHAPES,
)
A_FUNCTION = named(
    "xor_relu_network/a-function",
    "a function came back; the network is asked for as its weights and biases, numbers only",
    _XOR,
)
SCALED = named(
    "xor_relu_network/scale",
    "the hidden layer does its part; the output layer still has to map its values to 0 and 1",
    _XOR,
)
STEP_UNITS = named(
    "xor_relu_network/step-units",
    "units that jump from 0 to 1 would tell XOR this way; a ReLU keeps growing behind its kink",
    _XOR,
)
OUTPUT_RELU = named(
    "xor_relu_network/relu-on-output",
    "with another ReLU on the output this is XOR; the output layer is affine",
    _XOR,
)
SAME_UNIT = named(
    "xor_relu_network/same-unit",
    "the two units, the columns of W1 (not its rows) with their biases, are the same up to scale: "
    "they switch on at the same line",
    _XOR,
)
NEARLY = named(
    "xor_relu_network/nearly",
    "this comes close to XOR, but not to 0 and 1 exactly: a weight or a bias is a little off",
    _XOR,
)
HIDDEN_LAYER = named(
    "xor_relu_network/hidden-layer",
    "from what these two units give at the four corners no output layer can make XOR",
    _XOR,
)
ALWAYS_ON = named(
    "xor_relu_network/never-off",
    "no hidden unit is ever off at the four corners, so the network is affine there",
    _XOR,
)
ALWAYS_OFF = named(
    "xor_relu_network/never-on",
    "a hidden unit is 0 at all four corners; one unit alone cannot make XOR",
    _XOR,
)


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
NO_PLUS_ONE = named(
    "count_linear_regions/kinks-counted",
    "these are the kinks; k cuts leave one piece more than there are cuts",
    _PIECES,
)
SIGN = named(
    "count_linear_regions/sign", "the kinks are mirrored: solve w x + b = 0 once more", _PIECES
)
BIAS_ALONE = named(
    "count_linear_regions/weight-ignored",
    "a unit's kink depends on its weight, too: a steep unit meets 0 earlier",
    _PIECES,
)
BIAS_AS_KINK = named(
    "count_linear_regions/bias-for-kink",
    "the biases are taken for the kinks; a unit switches where w x + b = 0, not at x = b",
    _PIECES,
)
FIRST_UNIT = named(
    "count_linear_regions/first-unit-only",
    "only the first units are looked at; each of them may cut the interval, however many there are",
    _PIECES,
)
FIXED_INTERVAL = named(
    "count_linear_regions/fixed-interval",
    "x_min and x_max make no difference here; the interval is another one in each call",
    _PIECES,
)
DROPPED = named(
    "count_linear_regions/shared-kink-dropped",
    "a place where several units switch is left out altogether; it cuts the interval once",
    _PIECES,
)
SMALL_WEIGHT = named(
    "count_linear_regions/small-weight",
    "a unit with a small weight has a kink like any other: only weight 0 itself has none",
    _PIECES,
)
LISTED = named(
    "count_linear_regions/kinks-listed",
    "these are the places of the kinks; the number of pieces is asked for",
    _PIECES,
)
NO_BIAS = named(
    "count_linear_regions/bias-zero",
    "a unit with bias 0 has a kink, at x = 0; without one is a unit whose *weight* is 0",
    _PIECES,
)
ONE_SIGN = named(
    "count_linear_regions/one-sign-only",
    "only weights of one sign count here, but a unit has a kink whichever way it opens",
    _PIECES,
)
UPSIDE_DOWN = named(
    "count_linear_regions/upside-down", "the quotient is upside down: solve w x + b = 0", _PIECES
)
ALL_PATTERNS = named(
    "count_linear_regions/all-patterns",
    "2^h is the number of on/off patterns one can write down; a line meets few of them",
    _PIECES,
)
OUTSIDE = named(
    "count_linear_regions/outside-counted",
    "kinks outside the interval are counted, but they do not cut it",
    _PIECES,
)
ENDS = named(
    "count_linear_regions/ends-counted",
    "a kink at the very end of the interval is counted; it cuts nothing off",
    _PIECES,
)
REPEATED = named(
    "count_linear_regions/shared-kink-counted-twice",
    "units that switch at the same place cut the interval once",
    _PIECES,
)
FLAT = named(
    "count_linear_regions/flat-unit",
    "a unit with weight 0 is constant in x: it has no kink, and nothing may be divided by it",
    _PIECES,
)
MERGED = named(
    "count_linear_regions/close-kinks-merged",
    "two kinks close together are taken for one: compute them, without sampling or rounding",
    _PIECES,
)


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
