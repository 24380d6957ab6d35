"""Typical mistakes of assignment 05 with the gradients of a net, and their answers."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import numpy as np

from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.compare import Suspect
from mlp_helpers.checks.vanishing_gradients.jacobians import named
from mlp_helpers.numerics.depth import Array, Params

SUMMED = named("gradient_norms/not-averaged")
AVERAGED_TWICE = named("gradient_norms/averaged-twice")
AVERAGED_OVER_ALL = named("gradient_norms/averaged-over-classes")
NO_SLOPE = named("gradient_norms/no-phi-prime")
SLOPE_OF_H = named("gradient_norms/phi-prime-of-h")
NO_SQUARE = named("gradient_norms/one-minus-tanh")
SIGMOID_SLOPE = named("gradient_norms/sigmoid-derivative")
LAYER_BELOW = named("gradient_norms/phi-prime-of-the-layer-below")
OUTPUT_FOR_INPUT = named("gradient_norms/output-for-input")
NOT_TRANSPOSED = named("gradient_norms/w-not-transposed")
BIAS_LOST = named("gradient_norms/bias-lost")
OUTPUT_TANH = named("gradient_norms/tanh-on-output")
NO_SOFTMAX = named("gradient_norms/no-softmax")
NO_LABEL = named("gradient_norms/label-not-subtracted")
SOFTMAX_AXIS = named("gradient_norms/softmax-over-the-batch")
SOFTMAX_WHOLE = named("gradient_norms/softmax-over-everything")
LOGIT_LOSS = named("gradient_norms/no-log-softmax")
ALL_LABELS = named("gradient_norms/labels-of-all-rows")
HALF_AVERAGED = named("gradient_norms/half-averaged")
SOFTMAX_TWICE = named("gradient_norms/softmax-twice")
OUTPUT_FIRST = named("gradient_norms/output-first")
DELTAS = named("gradient_norms/gradient-of-z")
WITH_BIAS = named("gradient_norms/with-bias")
BIASES_ONLY = named("gradient_norms/biases-only")
NORM_SQUARED = named("gradient_norms/squared-norm")
MEAN_ENTRY = named("gradient_norms/mean-for-norm")
SPECTRAL = named("gradient_norms/spectral-norm")
ABSOLUTE = named("gradient_norms/absolute-values")
NORMS_AVERAGED = named("gradient_norms/norms-averaged")
BIASES_LISTED = named("gradient_norms/biases-listed")
WEIGHT_NORMS = named("gradient_norms/norms-of-the-weights")
NO_SHIFT = named("gradient_norms/no-max-shift")
IN_PLACE = named("gradient_norms/in-place")


def _row_shifted(Z: Array) -> Array:
    """Return exp of the logits, each row's largest subtracted first."""
    return np.asarray(np.exp(Z - Z.max(axis=1, keepdims=True)))


def softmax(Z: Array) -> Array:
    """Return the softmax of each row."""
    E = _row_shifted(Z)
    return np.asarray(E / E.sum(axis=1, keepdims=True))


def _twice(Z: Array, Y: Array) -> Array:
    """Return the gradient to the logits when the softmax is applied twice."""
    P = softmax(Z)
    G = softmax(P) - Y
    return np.asarray(P * (G - (G * P).sum(axis=1, keepdims=True)))


Size = Callable[[Array, Array, Array], Any]
"""Measures one layer, given ∂loss/∂W, ∂loss/∂z and W."""


def _norm(dW: Array, delta: Array, W: Array) -> Any:
    return np.linalg.norm(dW)


def _norm_with_bias(dW: Array, delta: Array, W: Array) -> Any:
    return np.sqrt(np.sum(dW**2) + np.sum(delta.sum(axis=0) ** 2))


def backward(
    params: Params,
    X: Array,
    y: Array,
    *,
    size: Size = _norm,
    slope: Callable[[Array], Array] = lambda h: 1 - h**2,
    head: Callable[[Array, Array], Array] = lambda Z, Y: softmax(Z) - Y,
    back: Callable[[Array, Array], Array] = lambda delta, W: delta @ W.T,
    tanh_on_output: bool = False,
    slope_of: int = 0,
    input_of: int = 0,
) -> Array:
    """Measure each layer's gradient in a tanh net, with one step done differently.

    `slope` is the derivative as a function of h = tanh(z), `head` the gradient of the summed loss
    to the logits, `back` takes a gradient from a layer's output to its input. `slope_of` and
    `input_of` say by how many layers the h that `slope` and ∂loss/∂W meet is another one.
    """
    Hs = [X]
    for W, b in params:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] if tanh_on_output else Hs[-2] @ W + b
    if not tanh_on_output:
        Hs[-1] = logits
    delta = head(logits, np.eye(logits.shape[1])[y]) / len(y)
    if tanh_on_output:
        delta = delta * slope(Hs[-1])
    sizes = []
    for layer in reversed(range(len(params))):
        W = params[layer][0]
        sizes.append(size(Hs[layer + input_of].T @ delta, delta, W))
        if layer:
            delta = back(delta, W) * slope(Hs[layer + slope_of])
    return np.array(sizes[::-1])


def wrong_gradient_norms(params: Params, X: Array, y: Array) -> list[Suspect]:
    """Return what typical mistakes give for the gradient's norm in each layer."""
    n, last = len(y), len(params) - 1

    def made(**changes: Any) -> Callable[[], Array]:
        return lambda: backward(params, X, y, **changes)

    def biased(layers: Collection[int]) -> Callable[[], Array]:
        kept = [(W, b if i in layers else 0 * b) for i, (W, b) in enumerate(params)]
        return lambda: backward(kept, X, y)

    def averaged() -> Array:
        single = [backward(params, X[i : i + 1], y[i : i + 1]) for i in range(n)]
        return np.asarray(np.mean(single, axis=0))

    suspects: list[Suspect] = [
        (SUMMED, lambda: n * backward(params, X, y)),
        (AVERAGED_TWICE, lambda: backward(params, X, y) / n),
        (AVERAGED_OVER_ALL, lambda: backward(params, X, y) / params[-1][0].shape[1]),
        (NO_SLOPE, made(slope=np.ones_like)),
        (SLOPE_OF_H, made(slope=lambda h: 1 - np.tanh(h) ** 2)),
        (NO_SQUARE, made(slope=lambda h: 1 - h)),
        (SIGMOID_SLOPE, made(slope=lambda h: h * (1 - h))),
        (NOT_TRANSPOSED, made(back=lambda delta, W: delta @ W)),
        (BIAS_LOST, biased([])),
        (BIAS_LOST, biased(range(last))),
        (BIAS_LOST, biased([last])),
        (OUTPUT_TANH, made(tanh_on_output=True)),
        (OUTPUT_FIRST, lambda: backward(params, X, y)[::-1]),
        (NORMS_AVERAGED, averaged),
    ]
    if len({len(W) for W, _ in params}) == 1:  # elsewhere these end in an error of shapes
        suspects += [(LAYER_BELOW, made(slope_of=-1)), (OUTPUT_FOR_INPUT, made(input_of=1))]
    suspects += [(mistake, made(head=head)) for mistake, head in _wrong_heads(n)]
    return suspects + [(mistake, made(size=size)) for mistake, size in _wrong_sizes()]


def _wrong_heads(n: int) -> list[tuple[Mistake, Callable[[Array, Array], Array]]]:
    """Return wrong ways to the gradient of the summed loss of `n` examples to the logits."""
    return [
        (OUTPUT_TANH, lambda Z, Y: softmax(np.tanh(Z)) - Y),
        (NO_SOFTMAX, lambda Z, Y: Z - Y),
        (NO_LABEL, lambda Z, Y: softmax(Z)),
        (SOFTMAX_AXIS, lambda Z, Y: softmax(Z.T).T - Y),
        (SOFTMAX_AXIS, lambda Z, Y: _row_shifted(Z) / _row_shifted(Z).sum(axis=0) - Y),
        (SOFTMAX_WHOLE, lambda Z, Y: np.exp(Z - Z.max()) / np.exp(Z - Z.max()).sum() - Y),
        (SOFTMAX_WHOLE, lambda Z, Y: _row_shifted(Z) / _row_shifted(Z).sum() - Y),
        (SOFTMAX_TWICE, _twice),
        (LOGIT_LOSS, lambda Z, Y: -Y),
        (ALL_LABELS, lambda Z, Y: softmax(Z) - Y.any(axis=0)),
        (HALF_AVERAGED, lambda Z, Y: n * softmax(Z) - Y),
        (HALF_AVERAGED, lambda Z, Y: softmax(Z) - n * Y),
    ]


def _wrong_sizes() -> list[tuple[Mistake, Size]]:
    """Return what else is taken for the norm of a layer's gradient."""
    return [
        (DELTAS, lambda dW, delta, W: np.linalg.norm(delta)),
        (WITH_BIAS, _norm_with_bias),
        (BIASES_ONLY, lambda dW, delta, W: np.linalg.norm(delta.sum(axis=0))),
        (NORM_SQUARED, lambda dW, delta, W: np.sum(dW**2)),
        (MEAN_ENTRY, lambda dW, delta, W: np.mean(np.abs(dW))),
        (MEAN_ENTRY, lambda dW, delta, W: np.sqrt(np.mean(dW**2))),
        (MEAN_ENTRY, lambda dW, delta, W: np.std(dW)),
        (SPECTRAL, lambda dW, delta, W: np.linalg.norm(dW, 2)),
        (ABSOLUTE, lambda dW, delta, W: np.abs(dW).sum()),
        (ABSOLUTE, lambda dW, delta, W: np.abs(dW).max()),
        (WEIGHT_NORMS, lambda dW, delta, W: np.linalg.norm(W)),
    ]
