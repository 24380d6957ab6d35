"""Signals and gradients in deep networks: Jacobians, their products, initial spreads (E1 to E3).

Two layouts, each where the lecture uses it. Jacobians follow the slides of section E: vectors are
columns, ``W`` of layer l has shape ``(n_l, n_{l-1})``, and layer l is ``h = phi(W h_prev)``, the
last one included. Whole networks follow the code: one example per row, ``params`` is a list of
``(W, b)`` with ``W (fan_in, fan_out)`` and ``b (1, fan_out)``, and the last layer gives logits.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from mlp_helpers._errors import ArgumentError

Array = npt.NDArray[np.floating[Any]]
Labels = npt.NDArray[np.integer[Any]]
Phi = Callable[[Array], Array]
Params = Sequence[tuple[Array, Array]]

LEAKY_SLOPE = 0.2
"""Slope of the Leaky ReLU below zero in this section; 0.01 could not be told from the ReLU."""

CUT_AT_TWO = 0.87962566103423978
"""Standard deviation of standard normal draws of which those beyond two are drawn again, as
TensorFlow's truncated normal; Keras divides by it."""


def random_weights(sizes: Sequence[int], gain: float, rng: np.random.Generator) -> list[Array]:
    """Draw normal weights of standard deviation gain/√fan_in, in the column layout.

    Parameters
    ----------
    sizes
        Units per layer, the input's first.
    gain
        1 keeps a linear layer's variance, √2 a ReLU layer's (He et al. 2015).
    rng
        Source of the draws.

    Returns
    -------
    list of (n_l, n_{l-1}) arrays
    """
    return [
        rng.normal(scale=gain / np.sqrt(fan_in), size=(fan_out, fan_in))
        for fan_in, fan_out in itertools.pairwise(sizes)
    ]


def deep_states(Ws: Sequence[Array], x: Array, phi: Phi) -> tuple[list[Array], list[Array]]:
    """Run x through h(l) = phi(W(l) h(l-1)) and keep every state (E1).

    Parameters
    ----------
    Ws
        The L weight matrices, ``(n_l, n_{l-1})``.
    x : (n_0,) array
        The input, h(0).
    phi
        Activation, applied elementwise.

    Returns
    -------
    hs : list of L + 1 arrays
        h(0) = x to h(L).
    zs : list of L arrays
        z(l) = W(l) h(l-1); ``zs[0]`` belongs to the first layer.
    """
    hs: list[Array] = [x]
    zs: list[Array] = []
    for W in Ws:
        zs.append(W @ hs[-1])
        hs.append(phi(zs[-1]))
    return hs, zs


def layer_jacobian(W: Array, z: Array, phi_prime: Phi) -> Array:
    """Return M = ∂h(l)/∂h(l-1) = diag(phi'(z)) W, shape (n_l, n_{l-1}) (E2, D9)."""
    return np.asarray(phi_prime(z))[:, None] * W


def output_jacobian(Ws: Sequence[Array], zs: Sequence[Array], phi_prime: Phi, layer: int) -> Array:
    """Return ∂o/∂h(l) = M(L) ··· M(l+1) for l = `layer`, shape (n_L, n_l) (E2).

    These are L − l factors; the slide's "L − 1" counts the first layer's. For l = L the product
    is empty: the identity.
    """
    J = np.eye(len(zs[-1]))
    for W, z in reversed(list(zip(Ws[layer:], zs[layer:], strict=True))):
        J = J @ layer_jacobian(W, z, phi_prime)
    return J


def product_log_norms(factors: Iterable[Array]) -> Array:
    """Return log10 of the Frobenius norm of M(l) ··· M(1) for each l.

    The product is scaled to norm 1 after each factor and the logarithms of the scales add up, so
    that nothing underflows or overflows however many factors there are. A product that is exactly
    zero gives −inf.

    Parameters
    ----------
    factors
        M(1), M(2), ...; each later one is multiplied on the left.

    Returns
    -------
    (L,) array
    """
    product: Array | None = None
    total, logs = 0.0, []
    for M in factors:
        product = M if product is None else M @ product
        norm = float(np.linalg.norm(product))
        total += float(np.log10(norm)) if norm > 0 else -np.inf
        product = product / norm if norm > 0 else product
        logs.append(total)
    return np.array(logs)


def jacobian_log_norms(Ws: Sequence[Array], zs: Sequence[Array], phi_prime: Phi) -> Array:
    """Return log10 of the Frobenius norm of J_l = ∂h(l)/∂x = M(l) ··· M(1), l = 1..L (E2, E3).

    See :func:`product_log_norms`.
    """
    return product_log_norms(layer_jacobian(W, z, phi_prime) for W, z in zip(Ws, zs, strict=True))


def gradient_norms(params: Params, X: Array, y: Labels, phi: Phi, phi_prime: Phi) -> Array:
    """Return the Frobenius norm of ∂loss/∂W for each layer, the input's first (E2, E3).

    Parameters
    ----------
    params
        The affine maps ``(W, b)``; `phi` goes over each but the last.
    X : (n, d) array
        One example per row.
    y : (n,) array of int
        Labels. The loss is the cross-entropy of the softmax, averaged over the batch.
    phi, phi_prime
        Activation and derivative.

    Returns
    -------
    (L,) array
    """
    Hs: list[Array] = [X]
    Zs: list[Array] = []
    for W, b in params:
        Zs.append(Hs[-1] @ W + b)
        Hs.append(phi(Zs[-1]))
    E = np.exp(Zs[-1] - Zs[-1].max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for layer in reversed(range(len(params))):
        norms.append(float(np.linalg.norm(Hs[layer].T @ delta)))
        if layer:
            delta = (delta @ params[layer][0].T) * phi_prime(Zs[layer - 1])
    return np.array(norms[::-1])


GAINS = {
    "linear": 1.0,
    "tanh": 1.0,
    "relu": float(np.sqrt(2)),
    "leaky_relu": float(np.sqrt(2 / (1 + LEAKY_SLOPE**2))),
}
"""√fan_in times the standard deviation of :func:`init_std`, by activation."""


def init_std(fan_in: int, activation: str) -> float:
    """Return the standard deviation of the weights that keeps a deep net's signal alive (E3).

    Parameters
    ----------
    fan_in
        Inputs of each unit.
    activation
        ``"linear"``, ``"tanh"``, ``"relu"`` or ``"leaky_relu"`` (slope 0.2 below zero).

    Raises
    ------
    ArgumentError
        If there is no such activation.

    Notes
    -----
    For tanh this is Xavier's for a square layer (Glorot and Bengio 2010), for the ReLUs Kaiming's
    (He, Zhang, Ren and Sun 2015, equations 10 and 15).
    """
    if activation not in GAINS:
        known = ", ".join(GAINS)
        raise ArgumentError(f"init_std: expected one of {known}, got {activation!r}")
    return GAINS[activation] / float(np.sqrt(fan_in))


# Exact for polynomials of a degree below 120, and for those of each half-line that a ReLU makes of
# squares: an even number of nodes lies symmetrically around 0.
_NODES, _WEIGHTS = np.polynomial.hermite_e.hermegauss(60)


def signal_strength(std: float, fan_in: int, depth: int, phi: Phi) -> Array:
    """Return the mean square of h(1) to h(depth) that random nets of constant width expect (E3).

    Given h below, a unit's z is N(0, std² ‖h‖²), so that E h² = E phi(std √fan_in √q ξ)² with q the
    mean square below and ξ ~ N(0, 1). For linear layers and (Leaky) ReLUs this is the average over
    all nets, whatever their width; for other activations it is the limit of wide nets, in which q
    no longer varies from net to net (Poole et al. 2016).

    Parameters
    ----------
    std
        Standard deviation of the weights; there are no biases.
    fan_in
        Units in each layer.
    depth
        Layers; the input has mean square 1.
    phi
        Activation.

    Returns
    -------
    (depth,) array
    """
    q, squares = 1.0, []
    for _ in range(depth):
        h = phi(std * np.sqrt(fan_in * q) * _NODES)
        q = np.sum(_WEIGHTS * h**2) / np.sqrt(2 * np.pi)
        squares.append(q)
    return np.array(squares)


# An even number of points steps over 0, where the derivative of a ReLU jumps.
_GRID = np.linspace(-12, 12, 24_000)


def gaussian_mean(f: Phi, std: float = 1.0) -> float:
    """Return E f(z) for z ~ N(0, std²), by the trapezoidal rule on ±12 deviations."""
    density = np.exp(-(_GRID**2) / 2) / np.sqrt(2 * np.pi)
    return float(np.trapezoid(f(std * _GRID) * density, _GRID))
