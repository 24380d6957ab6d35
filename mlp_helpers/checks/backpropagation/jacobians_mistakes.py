"""Typical mistakes of the exercises `jacobians` and `weight_gradients` of assignment 04."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation.tools import mistake
from mlp_helpers.checks.core.compare import Suspect
from mlp_helpers.numerics.activations import tanh_prime
from mlp_helpers.numerics.backpropagation import Array

# --- jacobians ------------------------------------------------------------------------------------
J_AUTOGRAD = mistake("jacobians/autograd")
J_NO_RETURN = mistake("jacobians/no-return")
J_CHANGED = mistake("jacobians/input-changed")
J_TRANSPOSED = mistake("jacobians/transposed")
ROW_TRANSPOSED = mistake("jacobians/row-transposed")
CHAIN_TRANSPOSED = mistake("jacobians/chain-transposed")
SLOPE_OF_ZEROS = mistake("jacobians/slope-of-zeros")
SLOPE_OF_WEIGHTS = mistake("jacobians/slope-of-weights")
FACTOR_MISSING = mistake("jacobians/factor-missing")
DIAGONAL_LEFT_OUT = mistake("jacobians/diagonal-left-out")
OFF_DIAGONAL = mistake("jacobians/off-diagonal")
OWN_SLOPE = mistake("jacobians/fixed-slope")
TIMES_X = mistake("jacobians/times-x")
RESHAPED = mistake("jacobians/reshaped")
VECTOR_BETWEEN = mistake("jacobians/vector-between-matrices")
NO_SLOPE = mistake("jacobians/phi-prime-not-used")
INVERSE = mistake("jacobians/inverse")
IDENTITY = mistake("jacobians/identity")
CHAIN_NO_SLOPE = mistake("jacobians/chain-without-phi-prime")
ACTIVATION_SKIPPED = mistake("jacobians/activation-skipped")
CHAIN_REVERSED = mistake("jacobians/reversed-order")
SLOPE_AT_X = mistake("jacobians/slope-at-x")
COLUMNS_SCALED = mistake("jacobians/columns-scaled")
ROWS_OF_W2 = mistake("jacobians/slopes-on-outputs")

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
W_TRANSPOSED = mistake("weight_gradients/outer-reversed")
W_CHANGED = mistake("weight_gradients/input-changed")
ROW_REVERSED = mistake("weight_gradients/row-outer-reversed")
SUMMED_FIRST = mistake("weight_gradients/summed-first")
W_ZERO = mistake("weight_gradients/left-zero")
K_TIMES = mistake("weight_gradients/k-times")
W_RESHAPED = mistake("weight_gradients/reshaped")
NO_EXAMPLE = mistake("weight_gradients/one-example-missing")
INNER = mistake("weight_gradients/inner-product")
ELEMENTWISE = mistake("weight_gradients/elementwise")
NOT_SUMMED = mistake("weight_gradients/not-summed")
W_AVERAGED = mistake("weight_gradients/averaged")
W_SIGN = mistake("weight_gradients/sign")
W_FLAT = mistake("weight_gradients/flattened")
FIRST_EXAMPLE = mistake("weight_gradients/one-example-only")

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
