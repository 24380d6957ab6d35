"""Typical mistakes of assignment 01 with layers: collapsing, counting, running them forward."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

import numpy as np

from mlp_helpers.checks.core.cases import Wrong
from mlp_helpers.checks.core.compare import Mistake, Suspect
from mlp_helpers.numerics.networks import Array, Layer, forward, parameter_count

Phi = Callable[[Array], Array]


def named(name: str, hint: str, heading: str) -> Mistake:
    """Return a mistake of this assignment, explained under a heading of its lecture."""
    return Mistake(f"01/{name}", hint, f"course/01_nonlinearity.ipynb, “{heading}”")


SHAPES = "Shapes: one example per row"
_COLLAPSE = "Affine layers collapse"
_BEND = "A nonlinearity after each affine map"
_DEEPER = "More layers"

# --- collapse_affine ------------------------------------------------------------------------------
B1_NOT_PUSHED = named(
    "collapse_affine/bias-not-pushed",
    "b1 enters the second layer like everything else the first one gives: W2 acts on it, too",
    _COLLAPSE,
)
B1_LOST = named(
    "collapse_affine/b1-lost", "the first layer's bias does not reach the result", _COLLAPSE
)
B2_LOST = named(
    "collapse_affine/b2-lost", "the second layer's own bias is missing from the result", _COLLAPSE
)
B2_PUSHED = named(
    "collapse_affine/b2-pushed-too",
    "b2 is added after the second product, so W2 does not act on it",
    _COLLAPSE,
)
REVERSED = named(
    "collapse_affine/reversed-product",
    "the matrices are multiplied in the other order: a row meets the first layer's matrix first",
    _COLLAPSE,
)
ELEMENTWISE = named(
    "collapse_affine/elementwise",
    "in NumPy `*` multiplies entry by entry; one map after the other is a matrix product",
    _COLLAPSE,
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
    "collapse_affine/pair-swapped", "the pair comes in the other order: W first, then b", _COLLAPSE
)
B2_CHANGED = named(
    "collapse_affine/in-place",
    "`+=` writes into the array that was handed over, and so changes the caller's layer",
    _COLLAPSE,
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
UNITS = named(
    "count_parameters/units", "these are the units; the parameters sit between the layers", SHAPES
)
FIRST_TWO = named(
    "count_parameters/two-layers-only",
    "only the first two affine maps are counted, however many layers there are",
    _DEEPER,
)
SIZES_CHANGED = named(
    "count_parameters/in-place",
    "the count is right, but `sizes` came back changed: read the caller's list, or copy it first",
    _DEEPER,
)


def _pairs(sizes: Sequence[int]) -> list[tuple[int, int]]:
    return list(itertools.pairwise(sizes))


WRONG_SHALLOW_COUNTS: list[Wrong] = [
    (NO_BIASES, lambda sizes: sum(a * b for a, b in _pairs(sizes))),
    (INPUT_BIASES, lambda sizes: parameter_count(sizes) + sizes[0]),
    (BIAS_PER_INPUT, lambda sizes: sum(a * b + a for a, b in _pairs(sizes))),
    (BIAS_PER_LAYER, lambda sizes: sum(a * b + 1 for a, b in _pairs(sizes))),
    (NO_OUTPUT_BIAS, lambda sizes: parameter_count(sizes) - sizes[-1]),
    (UNITS, sum),
    (UNITS, lambda sizes: sum(sizes[1:])),
]
WRONG_DEEP_COUNTS: list[Wrong] = [
    *WRONG_SHALLOW_COUNTS,
    (FIRST_TWO, lambda sizes: parameter_count(sizes[:3])),
]

# --- mlp_forward ----------------------------------------------------------------------------------
OUTPUT_ACTIVATION = named(
    "mlp_forward/activation-on-output",
    "phi also went over the last layer; the outputs stay as the affine map gives them",
    _BEND,
)
NO_ACTIVATION = named(
    "mlp_forward/no-activation",
    "phi is never applied, so that all the layers collapse into one affine map",
    _COLLAPSE,
)
ACTIVATION_FIRST = named(
    "mlp_forward/activation-before-affine",
    "phi goes over the inputs of each layer; it belongs after the affine map of a hidden layer",
    _BEND,
)
BIAS_AFTER = named(
    "mlp_forward/bias-after-activation",
    "the bias is added after phi; it belongs to the affine map, and so inside phi",
    _BEND,
)
BIAS_LOST = named(
    "mlp_forward/bias-lost", "a bias is left out: each affine map is a product plus a bias", _BEND
)
SOFTMAX = named(
    "mlp_forward/softmax", "a softmax went over the outputs; the raw numbers are asked for", _BEND
)
FORWARD_COLUMNS = named(
    "mlp_forward/transposed-weights",
    "the weights are transposed on the way: W is (fan_in, fan_out), made for rows x W",
    SHAPES,
)
PHI_IGNORED = named(
    "mlp_forward/phi-ignored",
    "another activation is built in; apply the one that was handed over as phi",
    _BEND,
)
FIRST_ONLY = named(
    "mlp_forward/first-layer-only",
    "phi comes after the first layer only; the affine layers behind it collapse into one",
    _DEEPER,
)
INPUT_REUSED = named(
    "mlp_forward/input-reused",
    "each layer reads X again; a layer reads what the layer before it gave",
    _DEEPER,
)
FIXED_DEPTH = named(
    "mlp_forward/fixed-depth",
    "this assumes how many layers there are; `params` may hold one affine map, or many",
    _DEEPER,
)
LAST_SKIPPED = named(
    "mlp_forward/output-layer-missing",
    "this is the last hidden layer; the affine map of the output is still to come",
    _BEND,
)
FORWARD_IN_PLACE = named(
    "mlp_forward/in-place",
    "`pop`, `+=` and `X[:] =` change the caller's own list or array: work with new ones",
    _BEND,
)
BUILT_IN: list[Phi] = [
    lambda Z: np.maximum(Z, 0),
    np.tanh,
    lambda Z: 1 / (1 + np.exp(-Z)),
]


def wrong_forwards(X: Array, params: list[Layer], phi: Phi) -> list[Suspect]:
    """Return what typical wrong forward passes give for a batch X (n, d)."""
    (first, last), right = (params[0], params[-1]), forward(X, params, phi)
    no_bias = [(W, 0 * b) for W, b in params]
    exponentials = np.exp(right - right.max(axis=1, keepdims=True))
    return [
        (OUTPUT_ACTIVATION, phi(right)),
        (NO_ACTIVATION, forward(X, params, lambda Z: Z)),
        (ACTIVATION_FIRST, forward(phi(X), params, phi)),
        (BIAS_AFTER, lambda: _bias_after(X, params, phi)),
        (BIAS_LOST, forward(X, no_bias, phi)),
        (BIAS_LOST, forward(X, [*no_bias[:-1], params[-1]], phi)),
        (BIAS_LOST, forward(X, [*params[:-1], no_bias[-1]], phi)),
        (SOFTMAX, exponentials / exponentials.sum(axis=1, keepdims=True)),
        (FORWARD_COLUMNS, lambda: forward(X, [(W.T, b) for W, b in params], phi)),
        *((PHI_IGNORED, forward(X, params, other)) for other in BUILT_IN),
        (FIRST_ONLY, lambda: _first_only(X, params, phi)),
        (INPUT_REUSED, lambda: forward(phi(X @ params[-2][0] + params[-2][1]), [last], phi)),
        (INPUT_REUSED, lambda: forward(X, [last], phi)),
        (FIXED_DEPTH, lambda: forward(X, [first, last], phi)),
        (FIXED_DEPTH, lambda: forward(X, params[:2], phi)),
        (LAST_SKIPPED, lambda: phi(forward(X, params[:-1], phi))),
    ]


def _bias_after(X: Array, params: list[Layer], phi: Phi) -> Array:
    for W, b in params[:-1]:
        X = phi(X @ W) + b
    return X @ params[-1][0] + params[-1][1]


def _first_only(X: Array, params: list[Layer], phi: Phi) -> Array:
    W, b = params[0]
    return forward(phi(X @ W + b), params[1:], lambda Z: Z)
