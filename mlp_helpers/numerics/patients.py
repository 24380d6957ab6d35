"""Three deep networks that are ill, six instruments to see it, and a short training (C2 to C4).

One example a row. A network has hidden layers ``h = phi(h_prev W + b)`` and a last, affine layer
whose logits go into the mean cross-entropy J.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from mlp_helpers.numerics.activations import ACTIVATIONS, Activation
from mlp_helpers.numerics.backpropagation import softmax_cross_entropy

Array = npt.NDArray[np.floating[Any]]
Labels = npt.NDArray[np.integer[Any]]

SIZES = (784, *[50] * 10, 10)
"""Units per layer of each patient: pixels, ten hidden layers, classes."""
FLAT = 0.05
"""A slope below this counts as flat: its unit is saturated."""


@dataclass(frozen=True)
class Network:
    """A network that is ill, or was.

    Attributes
    ----------
    activation
        What goes over each hidden layer.
    weights, biases
        ``(fan_in, fan_out)`` and ``(1, fan_out)`` for each layer, the input's first.
    """

    activation: Activation
    weights: Sequence[Array]
    biases: Sequence[Array]

    def with_weights(self, weights: Sequence[Array]) -> Network:
        """Return the same network with other weights."""
        return replace(self, weights=[np.asarray(W, dtype=float) for W in weights])


def patients() -> dict[str, Network]:
    """Return the three, each with one cause: large weights, small slopes, units pushed off."""
    return {
        "patient 1": _network("tanh", 6.0),
        "patient 2": _network("sigmoid", 2.0**0.5),
        "patient 3": _network("relu", 2.0**0.5, pushed_off=0.6),
    }


def _network(name: str, gain: float, pushed_off: float = 0.0) -> Network:
    """Draw normal weights of standard deviation gain/√fan_in; push a share of the units off."""
    rng = np.random.default_rng(3)
    weights, biases = [], []
    for fan_in, fan_out in itertools.pairwise(SIZES):
        weights.append(rng.normal(scale=gain / fan_in**0.5, size=(fan_in, fan_out)))
        off = rng.random(fan_out) < pushed_off
        biases.append(np.where(off, -5.0, 0.0)[None])
    biases[-1] = np.zeros((1, SIZES[-1]))
    return Network(ACTIVATIONS[name], weights, biases)


def readings(network: Network, X: Array, y: Labels) -> dict[str, Array]:
    """Return what the six instruments of lecture 03 read in each hidden layer.

    Returns
    -------
    dict
        From an instrument's name, as :data:`mlp_helpers.plots.activations.READINGS` has them, to an
        array (1, layers): one network.
    """
    Zs, Hs, logits = _forward(network, X)
    slopes = [network.activation.derivative(Z) for Z in Zs]
    dHs, dWs, _ = _backward(network, X, slopes, Hs, _to_logits(logits, y))
    return {
        name: np.array([values])
        for name, values in {
            "rms of h": [_rms(H) for H in Hs],
            "spread of h over the digits": [_rms(H - H.mean(axis=0)) for H in Hs],
            "rms of ∂J/∂h": [len(X) * _rms(dH) for dH in dHs],
            "rms of ∂J/∂W": [_rms(dW) for dW in dWs[:-1]],
            "share of flat slopes": [(np.abs(slope) < FLAT).mean() for slope in slopes],
            "share of dead units": [(slope == 0).all(axis=0).mean() for slope in slopes],
        }.items()
    }


def learn(network: Network, X: Array, y: Labels, epochs: int = 2, rate: float = 0.1) -> Network:
    """Train by plain gradient descent on batches of 100 and return the network as it is then."""
    X = X.astype(np.float64, copy=False)  # in float32 a percent would depend on the processor
    weights = [W.astype(np.float64) for W in network.weights]
    biases = [b.astype(np.float64) for b in network.biases]
    network = replace(network, weights=weights, biases=biases)
    rng = np.random.default_rng(0)
    for _ in range(epochs):
        for rows in np.array_split(rng.permutation(len(X)), len(X) // 100):
            Zs, Hs, logits = _forward(network, X[rows])
            delta = _to_logits(logits, y[rows])
            slopes = [network.activation.derivative(Z) for Z in Zs]
            _, dWs, dbs = _backward(network, X[rows], slopes, Hs, delta)
            for parameter, slope in zip(weights + biases, dWs + dbs, strict=True):
                parameter -= rate * slope
    return network


def accuracy(network: Network, X: Array, y: Labels) -> float:
    """Return the share of examples whose largest logit is that of their label."""
    return float(np.mean(_forward(network, X)[2].argmax(axis=1) == y))


def _rms(values: Array) -> float:
    return float(np.sqrt(np.mean(values**2)))


def _to_logits(logits: Array, y: Labels) -> Array:
    """Return ∂J/∂logits."""
    return softmax_cross_entropy(logits.astype(np.float64), y)[1]


def _forward(network: Network, X: Array) -> tuple[list[Array], list[Array], Array]:
    """Return pre-activations and activations of the hidden layers, and the logits."""
    Zs: list[Array] = []
    Hs: list[Array] = []
    for W, b in zip(network.weights[:-1], network.biases[:-1], strict=True):
        Zs.append((Hs[-1] if Hs else X) @ W + b)
        Hs.append(network.activation.value(Zs[-1]))
    return Zs, Hs, Hs[-1] @ network.weights[-1] + network.biases[-1]


def _backward(
    network: Network, X: Array, slopes: list[Array], Hs: list[Array], delta: Array
) -> tuple[list[Array], list[Array], list[Array]]:
    """Return ∂J/∂h of each hidden layer, ∂J/∂W and ∂J/∂b of each layer, from ∂J/∂logits."""
    below = [X, *Hs]
    dHs: list[Array] = []
    dWs: list[Array] = [below[-1].T @ delta]
    dbs: list[Array] = [delta.sum(axis=0, keepdims=True)]
    for layer in reversed(range(len(slopes))):
        dHs.insert(0, delta @ network.weights[layer + 1].T)
        delta = dHs[0] * slopes[layer]
        dWs.insert(0, below[layer].T @ delta)
        dbs.insert(0, delta.sum(axis=0, keepdims=True))
    return dHs, dWs, dbs
