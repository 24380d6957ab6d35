"""Typical mistakes of the exercises `jacobians` and `weight_gradients` of assignment 04."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation.tools import ZEROS_HINT, mistake
from mlp_helpers.checks.core.compare import Suspect
from mlp_helpers.numerics.activations import tanh_prime
from mlp_helpers.numerics.backpropagation import Array

_JACOBIANS = "Jacobians: one row for each output"
_LAYOUTS = "The same gradient in two layouts"
_RESHAPED_HINT = (
    "`reshape` breaks the same row of numbers at other places; rows and columns change with `.T`"
)

# --- jacobians ------------------------------------------------------------------------------------
J_AUTOGRAD = mistake(
    "jacobians/autograd",
    "automatic differentiation wrote this Jacobian; write it yourself, it is one line",
    _JACOBIANS,
)
J_NO_RETURN = mistake(
    "jacobians/no-return",
    "the Jacobian is computed and lost: a function without `return` gives back None",
    _JACOBIANS,
)
J_CHANGED = mistake(
    "jacobians/input-changed",
    "what was handed over is not the same afterwards, as after a `*=`; compute into new arrays",
    _JACOBIANS,
)
J_TRANSPOSED = mistake(
    "jacobians/transposed",
    "a Jacobian has one row for each output and one column for each input, in either layout",
    _JACOBIANS,
)
ROW_TRANSPOSED = mistake(
    "jacobians/row-transposed",
    "W is (n, m) here; a Jacobian has one row for each output still, and one column for each input",
    _JACOBIANS,
)
CHAIN_TRANSPOSED = mistake(
    "jacobians/chain-transposed",
    "a Jacobian has one row for each of the q outputs and one column for each of the d inputs",
    _JACOBIANS,
)
SLOPE_OF_ZEROS = mistake(
    "jacobians/slope-of-zeros",
    "phi_prime came after the diagonal was made: off it there is φ'(0) now, which need not be 0",
    _JACOBIANS,
)
SLOPE_OF_WEIGHTS = mistake(
    "jacobians/slope-of-weights",
    "the slope is taken at the weights W1; the activation sees W1 x, one number for each unit",
    _JACOBIANS,
)
FACTOR_MISSING = mistake(
    "jacobians/factor-missing",
    "one of the two matrices is missing: the way leads from x through W1, φ and W2 to o",
    _JACOBIANS,
)
DIAGONAL_LEFT_OUT = mistake(
    "jacobians/diagonal-left-out",
    "these are the right slopes as a vector; a Jacobian is a matrix, and they are its diagonal",
    _JACOBIANS,
)
OFF_DIAGONAL = mistake(
    "jacobians/off-diagonal",
    "an entry off the diagonal says that z_i depends on x_j; elementwise, z_i depends on x_i only",
    _JACOBIANS,
)
OWN_SLOPE = mistake(
    "jacobians/fixed-slope",
    "this is the slope of tanh whatever phi_prime is handed over",
    _JACOBIANS,
)
TIMES_X = mistake(
    "jacobians/times-x",
    "the slopes are multiplied by x once more; how z moves when x does is the slope alone",
    _JACOBIANS,
)
RESHAPED = mistake("jacobians/reshaped", _RESHAPED_HINT, _JACOBIANS)
VECTOR_BETWEEN = mistake(
    "jacobians/vector-between-matrices",
    "`@` with a vector between two matrices sums over it; its diagonal matrix stands there",
    _JACOBIANS,
)
NO_SLOPE = mistake(
    "jacobians/phi-prime-not-used",
    "phi_prime was not applied: the diagonal holds x itself",
    _JACOBIANS,
)
INVERSE = mistake(
    "jacobians/inverse",
    "this undoes the map, from z back to x; a Jacobian says how z moves when x does",
    _JACOBIANS,
)
IDENTITY = mistake(
    "jacobians/identity",
    "this is the Jacobian of z = x, where every slope is 1: φ does not enter",
    _JACOBIANS,
)
CHAIN_NO_SLOPE = mistake(
    "jacobians/chain-without-phi-prime",
    "the diagonal holds W1 x itself; phi_prime was not applied to it",
    _JACOBIANS,
)
ACTIVATION_SKIPPED = mistake(
    "jacobians/activation-skipped",
    "this is W2 W1, as if there were no activation between them: its diagonal is left out",
    _JACOBIANS,
)
CHAIN_REVERSED = mistake(
    "jacobians/reversed-order",
    "the factors are in the reverse order: k×m times m×n, the last function's Jacobian on the left",
    _JACOBIANS,
)
SLOPE_AT_X = mistake(
    "jacobians/slope-at-x",
    "the slope was taken at the input x; the activation sees W1 x",
    _JACOBIANS,
)
COLUMNS_SCALED = mistake(
    "jacobians/columns-scaled",
    "the slopes scale the columns of W1, as `W1 * v` or `W1 @ diag(v)` do: one for each input",
    _JACOBIANS,
)
ROWS_OF_W2 = mistake(
    "jacobians/slopes-on-outputs",
    "the slopes scale the rows of W2, one for each output; they belong to the hidden units",
    _JACOBIANS,
)

CHAIN_RAISING = (CHAIN_REVERSED, SLOPE_AT_X, COLUMNS_SCALED, ROWS_OF_W2, VECTOR_BETWEEN)
"""Mistakes in the product of three that end in an exception, unless all sizes are the same."""


def wrong_column(W: Array) -> list[Suspect]:
    """Return typical wrong Jacobians of z = W x."""
    return [(J_TRANSPOSED, W.T), (INVERSE, np.linalg.pinv(W))]


def wrong_row(W: Array) -> list[Suspect]:
    """Return typical wrong Jacobians of z = x W."""
    inverses = [(INVERSE, np.linalg.pinv(A)) for A in (W, W.T)]
    reshaped = [(RESHAPED, W.reshape(W.T.shape))] if len(W) != W.shape[1] else []
    return [(ROW_TRANSPOSED, W), *inverses, *reshaped]


def wrong_elementwise(x: Array, phi_prime: Callable[[Array], Any]) -> list[Suspect]:
    """Return typical wrong Jacobians of z = phi(x)."""
    n, slope = len(x), phi_prime(x)
    return [
        (DIAGONAL_LEFT_OUT, slope),
        (DIAGONAL_LEFT_OUT, slope[:, None]),
        (DIAGONAL_LEFT_OUT, slope[None, :]),
        (OFF_DIAGONAL, np.outer(slope, np.ones(n))),
        (OFF_DIAGONAL, np.outer(np.ones(n), slope)),
        (OFF_DIAGONAL, np.outer(slope, slope)),
        (SLOPE_OF_ZEROS, phi_prime(np.diag(x))),
        (NO_SLOPE, np.diag(x)),
        (OWN_SLOPE, np.diag(tanh_prime(x))),
        (TIMES_X, np.diag(slope * x)),
        (IDENTITY, np.eye(n)),
    ]


def wrong_chain(x: Array, W1: Array, W2: Array, phi_prime: Callable[[Array], Any]) -> list[Suspect]:
    """Return typical wrong Jacobians of o = W2 phi(W1 x)."""
    D = np.diag(phi_prime(W1 @ x))
    return [
        (CHAIN_TRANSPOSED, (W2 @ D @ W1).T),
        (SLOPE_OF_WEIGHTS, W2 @ phi_prime(W1)),
        (SLOPE_OF_WEIGHTS, W2 @ (W1 * phi_prime(W1))),
        (FACTOR_MISSING, W2 @ D),
        (FACTOR_MISSING, W2 @ np.diag(D)),
        (FACTOR_MISSING, D @ W1),
        (CHAIN_NO_SLOPE, W2 @ np.diag(W1 @ x) @ W1),
        (ACTIVATION_SKIPPED, W2 @ W1),
        (CHAIN_REVERSED, lambda: W1 @ D @ W2),
        (CHAIN_REVERSED, lambda: D @ W1 @ W2),
        (SLOPE_AT_X, lambda: W2 @ np.diag(phi_prime(x)) @ W1),
        (SLOPE_AT_X, W2 @ W1 @ np.diag(phi_prime(x))),
        (OWN_SLOPE, W2 @ np.diag(tanh_prime(W1 @ x)) @ W1),
        (TIMES_X, W2 @ D @ W1 * x),
        (VECTOR_BETWEEN, lambda: W2 @ phi_prime(W1 @ x) @ W1),
        (COLUMNS_SCALED, lambda: W2 @ (W1 * phi_prime(W1 @ x))),
        (COLUMNS_SCALED, lambda: W2 @ W1 * phi_prime(W1 @ x)),
        (ROWS_OF_W2, lambda: D @ W2 @ W1),
    ]


# --- weight_gradients -----------------------------------------------------------------------------
W_TRANSPOSED = mistake(
    "weight_gradients/outer-reversed",
    "the outer product is the wrong way round: dJ_dW has the shape of W in this layout",
    _LAYOUTS,
)
W_CHANGED = mistake(
    "weight_gradients/input-changed",
    "what was handed over is not the same afterwards, as after a `*=`; compute into new arrays",
    _LAYOUTS,
)
ROW_REVERSED = mistake(
    "weight_gradients/row-outer-reversed",
    "the outer product is the wrong way round: in rows W is (n, m), and so is its gradient",
    _LAYOUTS,
)
SUMMED_FIRST = mistake(
    "weight_gradients/summed-first",
    "the examples are added up before the product: x of one example meets delta of another",
    _LAYOUTS,
)
W_ZERO = mistake("weight_gradients/left-zero", ZEROS_HINT, _LAYOUTS)
K_TIMES = mistake(
    "weight_gradients/k-times",
    "this is k times too large: the sum over the examples is multiplied by their number",
    _LAYOUTS,
)
W_RESHAPED = mistake("weight_gradients/reshaped", _RESHAPED_HINT, _LAYOUTS)
NO_EXAMPLE = mistake(
    "weight_gradients/one-example-missing",
    "the loop over the examples leaves one out: it starts one too late, or ends one too early",
    _LAYOUTS,
)
INNER = mistake(
    "weight_gradients/inner-product",
    "a row times a column is one number; the gradient needs every pair of a delta and an x",
    _LAYOUTS,
)
ELEMENTWISE = mistake(
    "weight_gradients/elementwise",
    "`*` pairs entries that stand in the same place; the gradient needs every pair",
    _LAYOUTS,
)
NOT_SUMMED = mistake(
    "weight_gradients/not-summed",
    "this keeps one gradient for each example; they all pull at the same W, so they add up",
    _LAYOUTS,
)
W_AVERAGED = mistake(
    "weight_gradients/averaged",
    "the examples' gradients are averaged; a 1/k, where J has one, is in delta already",
    _LAYOUTS,
)
W_SIGN = mistake(
    "weight_gradients/sign",
    "the sign is turned; where a step goes against the gradient, the step's own minus sees to it",
    _LAYOUTS,
)
W_FLAT = mistake(
    "weight_gradients/flattened",
    "the numbers are right, but the gradient by a matrix is a matrix of the same shape",
    _LAYOUTS,
)
FIRST_EXAMPLE = mistake(
    "weight_gradients/one-example-only", "only one of the examples contributes", _LAYOUTS
)

PRODUCT_RAISING = (W_TRANSPOSED, ROW_REVERSED, INNER, ELEMENTWISE)
"""Mistakes in a product that end in an exception, unless all sizes are the same."""


def wrong_column_gradients(delta: Array, x: Array) -> list[Suspect]:
    """Return typical wrong gradients by W for z = W x, given delta (1, m) and x (n, 1)."""
    return [
        (W_TRANSPOSED, x @ delta),
        (INNER, lambda: delta @ x),
        (INNER, lambda: x.T @ delta.T),
        (INNER, lambda: np.sum(delta.T * x)),
        (W_SIGN, -(x @ delta).T),
        (W_FLAT, (x @ delta).T.ravel()),
        (ELEMENTWISE, lambda: delta.T * x),
        (ELEMENTWISE, lambda: delta * x.T),
    ]


def wrong_row_gradients(x: Array, delta: Array) -> list[Suspect]:
    """Return typical wrong gradients by W for z = x W, given x (k, n) and delta (k, m)."""
    return [
        (ROW_REVERSED, delta.T @ x),
        (W_RESHAPED, (delta.T @ x).reshape(x.shape[1], -1)),
        (K_TIMES, len(x) * (x.T @ delta)),
        (SUMMED_FIRST, np.outer(x.sum(axis=0), delta.sum(axis=0))),
        (NO_EXAMPLE, x[:-1].T @ delta[:-1]),
        (NO_EXAMPLE, x[1:].T @ delta[1:]),
        (INNER, lambda: x @ delta.T),
        (INNER, lambda: delta @ x.T),
        (INNER, lambda: np.sum(x * delta)),
        (W_SIGN, -x.T @ delta),
        (W_FLAT, (x.T @ delta).ravel()),
        (ELEMENTWISE, lambda: x * delta),
        (NOT_SUMMED, np.einsum("ki,kj->kij", x, delta)),
        (NOT_SUMMED, np.outer(x, delta)),
        (W_AVERAGED, x.T @ delta / len(x)),
        (FIRST_EXAMPLE, np.outer(x[0], delta[0])),
        (FIRST_EXAMPLE, np.outer(x[-1], delta[-1])),
    ]
