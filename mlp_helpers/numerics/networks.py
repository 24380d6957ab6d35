"""Multilayer perceptrons in NumPy: forward, collapse, parameter count, linear pieces (A5 to A8).

Row convention throughout, as in the lecture's section A: one example per row. A network is a list
of layers ``(W, b)`` with ``W (fan_in, fan_out)`` and ``b (1, fan_out)``.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from mlp_helpers._errors import ArgumentError

Array = npt.NDArray[np.float64]
Layer = tuple[Array, Array]


def random_layers(sizes: Sequence[int], rng: np.random.Generator, gain: float = 2.0) -> list[Layer]:
    """Draw a network with normal weights and biases.

    Parameters
    ----------
    sizes
        Units of each layer, input and output included: ``[d, h, q]``.
    rng
        Source of the draws.
    gain
        The weights' variance is ``gain / fan_in``; 2 is Kaiming's for the ReLU. The biases'
        variance is 1, so that the kinks are spread out.

    Returns
    -------
    list of (W, b)
        One pair for each affine map.
    """
    return [
        (
            rng.normal(scale=np.sqrt(gain / fan_in), size=(fan_in, fan_out)),
            rng.normal(size=(1, fan_out)),
        )
        for fan_in, fan_out in itertools.pairwise(sizes)
    ]


def forward(X: Array, layers: Sequence[Layer], phi: Callable[[Array], Array]) -> Array:
    """Run a batch through a network: `phi` after every affine map but the last (A7, A8).

    Parameters
    ----------
    X : (n, d) array
        One example per row.
    layers
        The affine maps in order.
    phi
        Activation, applied elementwise.

    Returns
    -------
    (n, q) array
        The outputs; no activation goes over them.
    """
    *hidden, (W, b) = layers
    H = X
    for V, c in hidden:
        H = phi(H @ V + c)
    return H @ W + b


def collapse(layers: Sequence[Layer]) -> Layer:
    """Return the single affine map that affine layers without activation amount to (A6).

    Parameters
    ----------
    layers
        The affine maps in order, at least one.

    Returns
    -------
    W : (d, q) array
    b : (1, q) array
    """
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, b @ V + c
    return W, b


def parameter_count(sizes: Sequence[int]) -> int:
    """Count the weights and biases of a network with these layer sizes (A5)."""
    return sum((fan_in + 1) * fan_out for fan_in, fan_out in itertools.pairwise(sizes))


def kinks(W1: Array, b1: Array, x_min: float, x_max: float) -> Array:
    """Return where the ReLU units of one hidden layer switch, for a single input (A7).

    Parameters
    ----------
    W1, b1 : (1, h) arrays
        Weights and biases of the hidden layer.
    x_min, x_max
        The open interval looked at.

    Returns
    -------
    (k,) array
        The different places in increasing order; a unit with weight 0 has none.
    """
    w, b = np.ravel(W1), np.ravel(b1)
    places = np.unique(-b[w != 0] / w[w != 0])
    return places[(x_min < places) & (places < x_max)]


def linear_pieces(layers: Sequence[Layer], x_min: float, x_max: float) -> tuple[Array, Array]:
    """Return the exact polygon that a ReLU network of one input draws (A7, A8).

    Between two neighbouring points every unit so far is affine in x, so the places where a unit
    of the next layer changes sign follow from its values at the points.

    Parameters
    ----------
    layers
        A network with ``d = 1`` and ``q = 1``.
    x_min, x_max
        The interval.

    Returns
    -------
    x, y : (k + 2,) arrays
        The ends of the interval and, in order, each of the k places where the slope changes.

    Raises
    ------
    ArgumentError
        If the network has more than one input or output.
    """
    shape = (len(layers[0][0]), layers[-1][0].shape[1])
    if shape != (1, 1):
        raise ArgumentError(f"expected one input and one output, got {shape}")
    x = np.array([x_min, x_max], dtype=float)
    for depth in range(1, len(layers)):
        Z = forward(x[:, None], layers[:depth], _relu)
        x = np.unique(np.concatenate([x, _sign_changes(x, Z)]))
    y = forward(x[:, None], layers, _relu)[:, 0]
    slopes = np.diff(y) / np.diff(x)
    # A unit may switch where it has no say, because all that follows is off: no kink there.
    bends = np.abs(np.diff(slopes)) > 1e-9 * np.max(np.abs(slopes), initial=1e-300)
    keep = np.concatenate([[True], bends, [True]])
    return x[keep], y[keep]


def _relu(Z: Array) -> Array:
    return np.maximum(Z, 0.0)


def _sign_changes(x: Array, Z: Array) -> Array:
    """Return where the piecewise linear columns of Z (k, h), known at x (k,), cross zero."""
    left, right = Z[:-1], Z[1:]
    crossing = left * right < 0
    share = left[crossing] / (left[crossing] - right[crossing])
    starts = np.broadcast_to(x[:-1, None], left.shape)[crossing]
    widths = np.broadcast_to(np.diff(x)[:, None], left.shape)[crossing]
    places: Array = starts + share * widths
    return places


def line_arrangement_regions(W1: Array, b1: Array, low: float, high: float) -> int:
    """Count the linear regions of one hidden ReLU layer on the square [low, high]² (A7).

    Each unit switches along a line. A line that crosses the square adds one region, and so does
    each point inside where two lines meet (Zaslavsky 1975, for lines in general position).

    Parameters
    ----------
    W1 : (2, h) array
    b1 : (1, h) array
    low, high
        The square's sides.
    """
    corners = np.array(list(itertools.product([low, high], repeat=2)))
    sides = np.sign(corners @ W1 + b1)
    crossing = [j for j in range(W1.shape[1]) if len(set(sides[:, j])) > 1]
    meetings = 0
    for i, j in itertools.combinations(crossing, 2):
        pair = W1[:, [i, j]].T
        if np.linalg.det(pair) != 0:
            point = np.linalg.solve(pair, -b1[0, [i, j]])
            meetings += bool(np.all((low < point) & (point < high)))
    return 1 + len(crossing) + meetings
