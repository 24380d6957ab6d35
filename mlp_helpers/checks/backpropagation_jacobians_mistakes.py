"""Typical mistakes of the exercises on matrix calculus of assignment 04."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation_tools import mistake
from mlp_helpers.checks.core.compare import Suspect
from mlp_helpers.numerics.activations import tanh_prime
from mlp_helpers.numerics.backpropagation import Array, unrolled

_JACOBIANS = "Jacobians: one row for each output"
_LAYOUTS = "The same gradient in two layouts"
_REUSE = "A node used twice"
_V_CURVE = "How well does a difference quotient do?"

# --- jacobians ------------------------------------------------------------------------------------
J_AUTOGRAD = mistake(
    "jacobians/autograd",
    "automatic differentiation wrote this Jacobian; write it yourself, it is one line",
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
NO_SLOPE = mistake(
    "jacobians/phi-prime-not-used",
    "phi_prime was not applied: the diagonal holds x itself",
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
    "broadcasting multiplied each column by a slope; diag(v) W1 multiplies each row",
    _JACOBIANS,
)


def wrong_column(W: Array) -> list[Suspect]:
    """Return typical wrong Jacobians of z = W x."""
    return [(J_TRANSPOSED, W.T)]


def wrong_row(W: Array) -> list[Suspect]:
    """Return typical wrong Jacobians of z = x W."""
    return [(J_TRANSPOSED, W)]


def wrong_elementwise(x: Array, slope: Any) -> list[Suspect]:
    """Return typical wrong Jacobians of z = phi(x), given phi'(x)."""
    n = len(x)
    return [
        (DIAGONAL_LEFT_OUT, slope),
        (DIAGONAL_LEFT_OUT, slope[:, None]),
        (DIAGONAL_LEFT_OUT, slope[None, :]),
        (OFF_DIAGONAL, np.outer(slope, np.ones(n))),
        (OFF_DIAGONAL, np.outer(np.ones(n), slope)),
        (OFF_DIAGONAL, np.outer(slope, slope)),
        (NO_SLOPE, np.diag(x)),
    ]


def wrong_chain(x: Array, W1: Array, W2: Array, phi_prime: Callable[[Array], Any]) -> list[Suspect]:
    """Return typical wrong Jacobians of o = W2 phi(W1 x)."""
    D = np.diag(phi_prime(W1 @ x))
    return [
        (J_TRANSPOSED, (W2 @ D @ W1).T),
        (ACTIVATION_SKIPPED, W2 @ W1),
        (CHAIN_REVERSED, lambda: W1 @ D @ W2),
        (CHAIN_REVERSED, lambda: D @ W1 @ W2),
        (SLOPE_AT_X, lambda: W2 @ np.diag(phi_prime(x)) @ W1),
        (COLUMNS_SCALED, lambda: W2 @ (W1 * phi_prime(W1 @ x))),
        (COLUMNS_SCALED, lambda: W2 @ W1 * phi_prime(W1 @ x)),
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
FIRST_EXAMPLE = mistake(
    "weight_gradients/one-example-only", "only one of the examples contributes", _LAYOUTS
)


def wrong_column_gradients(delta: Array, x: Array) -> list[Suspect]:
    """Return typical wrong gradients by W for z = W x, given delta (1, m) and x (n, 1)."""
    return [
        (W_TRANSPOSED, x @ delta),
        (INNER, lambda: delta @ x),
        (INNER, lambda: x.T @ delta.T),
        (INNER, lambda: np.sum(delta.T * x)),
        (ELEMENTWISE, lambda: delta.T * x),
        (ELEMENTWISE, lambda: delta * x.T),
    ]


def wrong_row_gradients(x: Array, delta: Array) -> list[Suspect]:
    """Return typical wrong gradients by W for z = x W, given x (k, n) and delta (k, m)."""
    return [
        (W_TRANSPOSED, delta.T @ x),
        (INNER, lambda: x @ delta.T),
        (INNER, lambda: delta @ x.T),
        (INNER, lambda: np.sum(x * delta)),
        (ELEMENTWISE, lambda: x * delta),
        (NOT_SUMMED, np.einsum("ki,kj->kij", x, delta)),
        (NOT_SUMMED, np.outer(x, delta)),
        (W_AVERAGED, x.T @ delta / len(x)),
        (FIRST_EXAMPLE, np.outer(x[0], delta[0])),
        (FIRST_EXAMPLE, np.outer(x[-1], delta[-1])),
    ]


# --- reused_gradient ------------------------------------------------------------------------------
R_AUTOGRAD = mistake(
    "reused_gradient/autograd",
    "automatic differentiation added the contributions up; add them up yourself",
    _REUSE,
)
R_INEXACT = mistake(
    "reused_gradient/difference-quotient",
    "formulas in float64 give 15 digits; this looks like a difference quotient, or like float32",
    _V_CURVE,
)
R_CHANGED = mistake(
    "reused_gradient/input-changed",
    "what was handed over is not the same afterwards, as after a `-=`; compute into new arrays",
    _REUSE,
)
OVERWRITTEN = mistake(
    "reused_gradient/overwritten",
    "`=` where `+=` is needed: each step back overwrites what the later uses of W contributed",
    _REUSE,
)
LAST_USE_ONLY = mistake(
    "reused_gradient/last-use-only",
    "only the last use of W contributes, as if the values that it reads did not depend on W",
    _REUSE,
)
R_AVERAGED = mistake(
    "reused_gradient/averaged", "the contributions are averaged; they add up", _REUSE
)
LEAVES_OUT_A_USE = mistake(
    "reused_gradient/one-use-missing",
    "the loop ends one step early: one use of W is missing",
    _REUSE,
)
R_NOT_TRANSPOSED = mistake(
    "reused_gradient/W-not-transposed",
    "going back through W is not going forward through it; that W is square only hides it",
    _REUSE,
)
R_REVERSED = mistake(
    "reused_gradient/outer-reversed",
    "the outer product is the wrong way round; that W is square only hides it",
    _REUSE,
)
R_OWN_OUTPUT = mistake(
    "reused_gradient/own-output",
    "each use of W pairs the gradient with what that use read, not with what it gave",
    _REUSE,
)
R_SIGN = mistake(
    "reused_gradient/sign",
    "the sign is wrong: where the last h is too large, J grows with it",
    _REUSE,
)
R_DERIVATIVE_AT_H = mistake(
    "reused_gradient/derivative-at-h",
    "the slope was taken at h, where tanh was already applied, and not at z",
    _REUSE,
)
R_DERIVATIVE_MISSING = mistake(
    "reused_gradient/derivative-missing", "the activation was passed without its slope", _REUSE
)

R_DERIVATIVE_EARLIER = mistake(
    "reused_gradient/derivative-one-step-early",
    "the slope was taken at the state that a use read; it belongs to the state that the use gave",
    _REUSE,
)
R_NOT_PASSED_ON = mistake(
    "reused_gradient/not-passed-on",
    "every step back starts from the end again: what one step found is not handed to the next",
    _REUSE,
)
R_W_MISSING = mistake(
    "reused_gradient/W-missing",
    "the gradient is handed on without W, through which every state reaches the next",
    _REUSE,
)
R_FACTOR = mistake(
    "reused_gradient/loss-factor", "the ½ in J cancels the 2 that the square brings down", _REUSE
)


def wrong_reuse(x: Array, y: Array, W: Array, T: int) -> list[Suspect]:
    """Return what typical mistakes make of the gradient by a matrix used T times."""
    terms = _contributions(x, y, W, T)
    total = sum(terms)
    return [
        (OVERWRITTEN, terms[0]),
        (LAST_USE_ONLY, terms[-1]),
        (R_AVERAGED, total / T),
        (LEAVES_OUT_A_USE, total - terms[0]),
        (R_NOT_TRANSPOSED, sum(_contributions(x, y, W, T, back=W))),
        (R_REVERSED, total.T),
        (R_OWN_OUTPUT, sum(_contributions(x, y, W, T, pair_with=0))),
        (R_SIGN, -total),
        (R_FACTOR, 2 * total),
        (R_W_MISSING, sum(_contributions(x, y, W, T, back=np.eye(len(W))))),
        (R_NOT_PASSED_ON, sum(_contributions(x, y, W, T, passed_on=False))),
        (R_DERIVATIVE_EARLIER, sum(_contributions(x, y, W, T, slope_from=-1))),
        (R_DERIVATIVE_AT_H, sum(_contributions(x, y, W, T, slope=tanh_prime))),
        (R_DERIVATIVE_MISSING, sum(_contributions(x, y, W, T, slope=np.ones_like))),
    ]


def _contributions(
    x: Array,
    y: Array,
    W: Array,
    T: int,
    *,
    back: Array | None = None,
    pair_with: int = -1,
    slope: Callable[[Array], Any] = lambda h: 1 - h**2,
    slope_from: int = 0,
    passed_on: bool = True,
) -> Any:
    """Return what each use of W contributes, the first use first, with one slip or none."""
    states = unrolled(x, W, T)
    terms: list[Array] = []
    dJ_dh = states[-1] - y
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh * slope(states[t + slope_from])
        terms.insert(0, dJ_dz @ states[t + pair_with].T)
        if passed_on:
            dJ_dh = (W.T if back is None else back) @ dJ_dz
    return terms
