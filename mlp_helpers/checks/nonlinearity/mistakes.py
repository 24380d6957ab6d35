"""Typical mistakes of assignment 01 with layers: collapsing and counting them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import numpy as np

from mlp_helpers.checks.core.cases import Wrong
from mlp_helpers.checks.core.compare import Suspect, named_in
from mlp_helpers.numerics.networks import Layer, parameter_count

named = named_in("01_nonlinearity")

SHAPES = "Shapes: one example per row"
COLLAPSE = "Affine layers collapse"
DEEPER = "More layers"

# --- collapse_affine ------------------------------------------------------------------------------
B1_NOT_PUSHED = named(
    "collapse_affine/bias-not-pushed",
    "b1 enters the second layer like everything else the first one gives: W2 acts on it, too",
    COLLAPSE,
)
B1_LOST = named(
    "collapse_affine/b1-lost", "the first layer's bias does not reach the result", COLLAPSE
)
B2_LOST = named(
    "collapse_affine/b2-lost", "the second layer's own bias is missing from the result", COLLAPSE
)
B2_PUSHED = named(
    "collapse_affine/b2-pushed-too",
    "b2 is added after the second product, so W2 does not act on it",
    COLLAPSE,
)
REVERSED = named(
    "collapse_affine/reversed-product",
    "the matrices are multiplied in the other order: a row meets the first layer's matrix first",
    COLLAPSE,
)
ELEMENTWISE = named(
    "collapse_affine/elementwise",
    "in NumPy `*` multiplies entry by entry; one map after the other is a matrix product",
    COLLAPSE,
)
COLLAPSED_COLUMNS = named(
    "collapse_affine/column-convention",
    "this is the answer for examples in columns; here each example is a row, x W + b",
    SHAPES,
)
FLAT_BIAS = named(
    "collapse_affine/flat-bias",
    "the numbers are right, but a bias has one row and q columns here: its shape is (1, q)",
    SHAPES,
)
PAIR_SWAPPED = named(
    "collapse_affine/pair-swapped", "the pair comes in the other order: W first, then b", COLLAPSE
)
THROUGH_W1 = named(
    "collapse_affine/bias-through-w1",
    "b1 is added behind W1, so W1 does not act on it; what comes after it does",
    COLLAPSE,
)
SUBTRACTED = named(
    "collapse_affine/bias-subtracted",
    "one bias is taken away from the other, but each layer adds its bias",
    COLLAPSE,
)
ACTIVATED = named(
    "collapse_affine/relu-between",
    "b1 went through a ReLU; there is no activation here between the first layer and the second",
    COLLAPSE,
)
ONE_OF_TWO = named(
    "collapse_affine/one-of-two",
    "an affine layer is a pair: besides its matrix W it has a bias b, which is missing here",
    COLLAPSE,
)
B2_CHANGED = named(
    "collapse_affine/in-place",
    "`+=` writes into the array that was handed over, and so changes the caller's layer",
    COLLAPSE,
)


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
NO_BIASES = named(
    "count_parameters/no-biases", "only the weights are counted; each layer has biases, too", SHAPES
)
INPUT_BIASES = named(
    "count_parameters/input-biases",
    "the inputs are data: they have no biases; only the units of the layers above have",
    SHAPES,
)
BIAS_PER_INPUT = named(
    "count_parameters/bias-per-input",
    "a layer has one bias for each unit that it feeds, not for each that it reads",
    SHAPES,
)
BIAS_PER_LAYER = named(
    "count_parameters/bias-per-layer", "a layer's bias is a row of numbers, one per unit", SHAPES
)
NO_OUTPUT_BIAS = named(
    "count_parameters/no-output-bias", "the output units have biases as well", SHAPES
)
NO_HIDDEN_BIAS = named(
    "count_parameters/no-hidden-bias",
    "only the output units have biases here; the hidden ones have them as well",
    SHAPES,
)
BIASES_TWICE = named(
    "count_parameters/biases-twice",
    "each bias is counted twice, once with the weights and once more by itself",
    SHAPES,
)
SAME_SIZE = named(
    "count_parameters/equal-sizes",
    "two layers of the same size are taken for one: what tells layers apart is their place in "
    "`sizes`, not their size",
    DEEPER,
)
UNITS = named(
    "count_parameters/units", "these are the units; the parameters sit between the layers", SHAPES
)
FIRST_TWO = named(
    "count_parameters/two-layers-only",
    "only the first two affine maps are counted, however many layers there are",
    DEEPER,
)
LAST_MISSED = named(
    "count_parameters/last-layer-missing",
    "the last affine map, the one into the outputs, is not counted",
    SHAPES,
)
LAST_ALONE = named(
    "count_parameters/last-layer-alone",
    "only the last affine map is counted: a total that each round sets anew forgets the others",
    SHAPES,
)
PRODUCT = named(
    "count_parameters/product",
    "all sizes are multiplied together; only neighbouring layers are joined by weights",
    SHAPES,
)
PER_LAYER = named(
    "count_parameters/list-per-layer",
    "these are the counts of the layers, one by one; their total is asked for",
    SHAPES,
)
FIXED_SIZES = named(
    "count_parameters/fixed-depth",
    "this assumes how many sizes there are; `sizes` may hold two of them, or many",
    DEEPER,
)
SIZES_CHANGED = named(
    "count_parameters/in-place",
    "the count is right, but `sizes` came back changed: read the caller's list, or copy it first",
    DEEPER,
)


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
