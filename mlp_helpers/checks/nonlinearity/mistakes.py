"""Typical mistakes of assignment 01 with layers: collapsing and counting them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import numpy as np

from mlp_helpers.checks.core.cases import Wrong
from mlp_helpers.checks.core.catalogue import named_in
from mlp_helpers.checks.core.compare import Suspect
from mlp_helpers.numerics.networks import Layer, parameter_count

named = named_in("01_nonlinearity")

SHAPES = "Shapes: one example per row"
COLLAPSE = "Affine layers collapse"
DEEPER = "More layers"

# --- collapse_affine ------------------------------------------------------------------------------
B1_NOT_PUSHED = named("collapse_affine/bias-not-pushed")
B1_LOST = named("collapse_affine/b1-lost")
B2_LOST = named("collapse_affine/b2-lost")
B2_PUSHED = named("collapse_affine/b2-pushed-too")
REVERSED = named("collapse_affine/reversed-product")
ELEMENTWISE = named("collapse_affine/elementwise")
COLLAPSED_COLUMNS = named("collapse_affine/column-convention")
FLAT_BIAS = named("collapse_affine/flat-bias")
PAIR_SWAPPED = named("collapse_affine/pair-swapped")
THROUGH_W1 = named("collapse_affine/bias-through-w1")
SUBTRACTED = named("collapse_affine/bias-subtracted")
ACTIVATED = named("collapse_affine/relu-between")
ONE_OF_TWO = named("collapse_affine/one-of-two")
B2_CHANGED = named("collapse_affine/in-place")


def wrong_collapses(first: Layer, second: Layer) -> tuple[list[Suspect], list[Suspect]]:
    """Return what typical mistakes give for W and for b."""
    (W1, b1), (W2, b2) = first, second
    W, b = W1 @ W2, b1 @ W2 + b2
    weights: list[Suspect] = [
        (REVERSED, lambda: W2 @ W1),
        (ELEMENTWISE, lambda: W1 * W2),
        (COLLAPSED_COLUMNS, W.T),
        (PAIR_SWAPPED, b),
    ]
    biases: list[Suspect] = [
        (B1_NOT_PUSHED, lambda: b1 + b2),
        (B1_LOST, b2),
        (B2_LOST, b1 @ W2),
        (B2_PUSHED, lambda: (b1 + b2) @ W2),
        (THROUGH_W1, lambda: b1 @ W1 + b2),
        (SUBTRACTED, b1 @ W2 - b2),
        (SUBTRACTED, b2 - b1 @ W2),
        (ACTIVATED, np.maximum(b1, 0) @ W2 + b2),
        (ELEMENTWISE, lambda: b1 * W2 + b2),
        (COLLAPSED_COLUMNS, lambda: b1 @ W2.T + b2),
        (COLLAPSED_COLUMNS, lambda: W2 @ b1.T + b2.T),
        (COLLAPSED_COLUMNS, b.T),
        (FLAT_BIAS, b.ravel()),
    ]
    return weights, biases


# --- count_parameters -----------------------------------------------------------------------------
NO_BIASES = named("count_parameters/no-biases")
INPUT_BIASES = named("count_parameters/input-biases")
BIAS_PER_INPUT = named("count_parameters/bias-per-input")
BIAS_PER_LAYER = named("count_parameters/bias-per-layer")
NO_OUTPUT_BIAS = named("count_parameters/no-output-bias")
NO_HIDDEN_BIAS = named("count_parameters/no-hidden-bias")
BIASES_TWICE = named("count_parameters/biases-twice")
SAME_SIZE = named("count_parameters/equal-sizes")
UNITS = named("count_parameters/units")
FIRST_TWO = named("count_parameters/two-layers-only")
LAST_MISSED = named("count_parameters/last-layer-missing")
LAST_ALONE = named("count_parameters/last-layer-alone")
PRODUCT = named("count_parameters/product")
PER_LAYER = named("count_parameters/list-per-layer")
FIXED_SIZES = named("count_parameters/fixed-depth")
SIZES_CHANGED = named("count_parameters/in-place")


def _pairs(sizes: Sequence[int]) -> list[tuple[int, int]]:
    return list(itertools.pairwise(sizes))


def counts_by_layer(sizes: Sequence[int]) -> list[int]:
    """Return the number of parameters of each affine map."""
    return [(a + 1) * b for a, b in _pairs(sizes)]


def _after_first_of_its_size(sizes: Sequence[int]) -> int:
    """Count as `sizes.index` does, which finds the first of several equal sizes."""
    return sum((size + 1) * sizes[sizes.index(size) + 1] for size in sizes[:-1])


WRONG_SHALLOW_COUNTS: list[Wrong] = [
    (NO_BIASES, lambda sizes: sum(a * b for a, b in _pairs(sizes))),
    (INPUT_BIASES, lambda sizes: parameter_count(sizes) + sizes[0]),
    (BIAS_PER_INPUT, lambda sizes: sum(a * b + a for a, b in _pairs(sizes))),
    (BIAS_PER_LAYER, lambda sizes: sum(a * b + 1 for a, b in _pairs(sizes))),
    (NO_OUTPUT_BIAS, lambda sizes: parameter_count(sizes) - sizes[-1]),
    (NO_HIDDEN_BIAS, lambda sizes: sum(a * b for a, b in _pairs(sizes)) + sizes[-1]),
    (BIASES_TWICE, lambda sizes: parameter_count(sizes) + sum(sizes[1:])),
    (UNITS, sum),
    (UNITS, lambda sizes: sum(sizes[1:])),
    (LAST_MISSED, lambda sizes: parameter_count(sizes[:-1])),
    (LAST_ALONE, lambda sizes: parameter_count(sizes[-2:])),
    (PRODUCT, math.prod),
    (PRODUCT, lambda sizes: math.prod(sizes) + sum(sizes[1:])),
]
WRONG_DEEP_COUNTS: list[Wrong] = [
    *WRONG_SHALLOW_COUNTS,
    (FIRST_TWO, lambda sizes: parameter_count(sizes[:3])),
    (SAME_SIZE, lambda sizes: sum((a + 1) * b for a, b in set(_pairs(sizes)))),
    (SAME_SIZE, _after_first_of_its_size),
]
