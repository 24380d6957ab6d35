"""Typical mistakes of assignment 01 with the forward pass, and the outputs they give."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np

from mlp_helpers.checks.core.compare import RTOL, Suspect, close
from mlp_helpers.checks.nonlinearity.mistakes import named
from mlp_helpers.numerics.networks import Array, Layer, forward

Phi = Callable[[Array], Array]


OUTPUT_ACTIVATION = named("mlp_forward/activation-on-output")
NO_ACTIVATION = named("mlp_forward/no-activation")
ACTIVATION_FIRST = named("mlp_forward/activation-before-affine")
BIAS_AFTER = named("mlp_forward/bias-after-activation")
BIAS_LOST = named("mlp_forward/bias-lost")
SOFTMAX = named("mlp_forward/softmax")
FORWARD_COLUMNS = named("mlp_forward/transposed-weights")
PHI_IGNORED = named("mlp_forward/phi-ignored")
FIRST_ONLY = named("mlp_forward/first-layer-only")
INPUT_REUSED = named("mlp_forward/input-reused")
FIXED_DEPTH = named("mlp_forward/fixed-depth")
LAST_SKIPPED = named("mlp_forward/output-layer-missing")
MISPLACED = named("mlp_forward/phi-misplaced")
FLAT_OUTPUTS = named("mlp_forward/flat-outputs")
ON_PART = named("mlp_forward/phi-on-a-part")
TWICE = named("mlp_forward/phi-twice")
ALL_LAYERS = named("mlp_forward/all-layers")
FORWARD_IN_PLACE = named("mlp_forward/in-place")
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
        (FORWARD_COLUMNS, right.T),
        (FLAT_OUTPUTS, right.squeeze()),
        *((FORWARD_COLUMNS, column) for column in _columns(X, params, phi)),
        # A single layer has none before it that phi could be missing behind.
        *((MISPLACED, wrong) for wrong in _misplaced(X, params, phi) if len(params) > 1),
        (ON_PART, lambda: _on_part(X, params, phi, weights=True)),
        (ON_PART, lambda: _on_part(X, params, phi, weights=False)),
        (TWICE, forward(X, params, lambda Z: phi(phi(Z)))),
        *((PHI_IGNORED, forward(X, params, other)) for other in BUILT_IN),
        (FIRST_ONLY, lambda: _first_only(X, params, phi)),
        (INPUT_REUSED, lambda: forward(phi(X @ params[-2][0] + params[-2][1]), [last], phi)),
        (INPUT_REUSED, lambda: forward(X, [last], phi)),
        (FIXED_DEPTH, lambda: forward(X, [first, last], phi)),
        (FIXED_DEPTH, lambda: forward(X, params[:2], phi)),
        (LAST_SKIPPED, lambda: phi(forward(X, params[:-1], phi))),
    ]


def tells_apart(X: Array, params: list[Layer], phi: Phi) -> bool:
    """Tell whether no two mistakes give the same outputs here, nor that of units all off."""
    right = forward(X, params, phi)
    seen = [("", right), ("all off", np.broadcast_to(params[-1][1], right.shape))]
    for mistake, answer in wrong_forwards(X, params, phi):
        try:
            value = answer() if callable(answer) else answer
        except (ValueError, IndexError):  # cannot be made with these shapes
            continue
        if not close(value, right, RTOL):
            seen.append((mistake.id, value))
    pairs = itertools.combinations(seen, 2)
    return not any(one[0] != two[0] and close(one[1], two[1], RTOL) for one, two in pairs)


def _bias_after(X: Array, params: list[Layer], phi: Phi) -> Array:
    for W, b in params[:-1]:
        X = phi(X @ W) + b
    return X @ params[-1][0] + params[-1][1]


def _first_only(X: Array, params: list[Layer], phi: Phi) -> Array:
    W, b = params[0]
    return forward(phi(X @ W + b), params[1:], lambda Z: Z)


def _on_part(X: Array, params: list[Layer], phi: Phi, weights: bool) -> Array:
    hidden = [(phi(W), b) if weights else (W, phi(b)) for W, b in params[:-1]]
    return forward(X, [*hidden, params[-1]], lambda Z: Z)


def _misplaced(X: Array, params: list[Layer], phi: Phi) -> list[Callable[[], Array]]:
    return [lambda: phi(forward(X, params, lambda Z: Z)), lambda: phi(_late(X, params, phi))]


def _late(X: Array, params: list[Layer], phi: Phi) -> Array:
    W, b = params[0]
    return forward(X @ W + b, params[1:], phi)


def _columns(X: Array, params: list[Layer], phi: Phi) -> list[Callable[[], Array]]:
    """Return passes with the matrix on the left, which square layers and batches let through."""
    turned = [(W.T, b) for W, b in params]

    def left(layers: list[Layer], turn: bool) -> Callable[[], Array]:
        def run() -> Array:
            H = X
            for i, (W, b) in enumerate(layers):
                H = W @ H + (b.T if turn else b)
                H = H if i == len(layers) - 1 else phi(H)
            return H

        return run

    return [left(layers, turn) for layers in (params, turned) for turn in (False, True)]
