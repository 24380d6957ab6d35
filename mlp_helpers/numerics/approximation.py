"""Functions of one variable approximated by small networks and their relatives (section B).

Everything is NumPy float64 and explicit: the weights are built by hand, nothing is trained but the
linear least squares of the radial basis functions. A network with one hidden layer is written as
four parts, ``w`` (h,), ``b`` (h,), ``v`` (h,) and a number ``c``, and computes
``sum_j v[j] * phi(w[j] * x + b[j]) + c``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mlp_helpers._errors import ArgumentError
from mlp_helpers.numerics.activations import relu

Array = NDArray[np.float64]
Function = Callable[..., Any]
Net = tuple[Array, Array, Array, float]
"""The parts ``(w, b, v, c)`` of a network with one hidden layer, one input and one output."""


def one_layer_net(
    x: ArrayLike, w: ArrayLike, b: ArrayLike, v: ArrayLike, c: float, phi: Function = relu
) -> Array:
    """Evaluate a network with one hidden layer, one input and one output.

    Parameters
    ----------
    x
        Where to evaluate; any shape, which the result has, too.
    w, b, v
        Weights into the h units, their biases, and the weights out of them, each (h,).
    c
        The output's bias.
    phi
        The activation, elementwise.
    """
    z = np.asarray(x, dtype=float)[..., None] * np.asarray(w, dtype=float) + np.asarray(b)
    value: Array = phi(z) @ np.asarray(v, dtype=float) + c
    return value


def step_unit(location: float, steepness: float) -> tuple[float, float]:
    """Return ``(w, b)`` of a sigmoid unit that passes 1/2 at `location` with weight `steepness`.

    As the steepness grows the unit becomes a step, the brick of Cybenko's theorem (B1).
    """
    return float(steepness), float(-steepness * location)


def staircase(xs: ArrayLike, ys: ArrayLike, steepness: float) -> Net:
    """Build a sigmoid network that climbs from value to value, one step a unit (B1).

    Parameters
    ----------
    xs, ys
        Points (n,), xs increasing, and the values there (n,). The n - 1 steps stand half-way
        between neighbouring points.
    steepness
        Weight of every unit.
    """
    xs, ys = _knots(xs, ys)
    locations = 0.5 * (xs[:-1] + xs[1:])
    w = np.full(len(locations), float(steepness))
    return w, -w * locations, np.diff(ys), float(ys[0])


def relu_interpolant(xs: ArrayLike, ys: ArrayLike) -> Net:
    """Build the ReLU network that is straight between the given points and exact at each (B1).

    Parameters
    ----------
    xs, ys
        Knots (n,), increasing, and the values there (n,).

    Returns
    -------
    tuple
        ``(w, b, v, c)`` with n - 1 units: a unit starts at each knot but the last one, and adds
        the change of slope there.
    """
    xs, ys = _knots(xs, ys)
    slopes = np.diff(ys) / np.diff(xs)
    return np.ones(len(slopes)), -xs[:-1], np.diff(slopes, prepend=0.0), float(ys[0])


def _knots(xs: ArrayLike, ys: ArrayLike) -> tuple[Array, Array]:
    x, y = np.asarray(xs, dtype=float), np.asarray(ys, dtype=float)
    if x.ndim != 1 or x.shape != y.shape or len(x) < 2 or not np.all(np.diff(x) > 0):
        raise ArgumentError(
            "xs and ys must be two arrays (n,) with n >= 2 and xs increasing; "
            f"got shapes {x.shape} and {y.shape}. Sort the points by x and drop repeated ones."
        )
    return x, y


def bernstein(f: Function, n: int, x: ArrayLike) -> Array:
    """Evaluate the Bernstein polynomial of degree n of f on [0, 1] (B2).

    ``B_n f(x) = sum_k f(k/n) C(n,k) x^k (1-x)^(n-k)``, the constructive proof of Weierstrass'
    theorem (S. Bernstein, 1912): the mean of f(K/n), K the heads in n tosses of a coin that
    shows heads with probability x. The weights are formed through their logarithms, because
    C(n,k) overflows float64 from n = 1030 on.

    Parameters
    ----------
    f
        Function on arrays in [0, 1].
    n
        Degree, at least 1.
    x
        Where to evaluate, in [0, 1]; any shape, which the result has, too.
    """
    if n < 1:
        raise ArgumentError(f"the degree n must be at least 1, got {n}")
    value: Array = bernstein_weights(n, x) @ np.asarray(f(np.arange(n + 1) / n), dtype=float)
    return value


def bernstein_weights(n: int, x: ArrayLike) -> Array:
    """Return C(n,k) x^k (1-x)^(n-k) for k = 0..n, shape ``x.shape + (n + 1,)``."""
    k = np.arange(n + 1)
    p = np.asarray(x, dtype=float)[..., None]
    log_binomial = np.concatenate([[0.0], np.cumsum(np.log((n + 1 - k[1:]) / k[1:]))])
    with np.errstate(divide="ignore", invalid="ignore"):  # 0 · log 0 is replaced by 0
        heads = np.where(k > 0, k * np.log(p), 0.0)
        tails = np.where(k < n, (n - k) * np.log1p(-p), 0.0)
    weights: Array = np.exp(log_binomial + heads + tails)
    return np.asarray(weights)


def rbf_features(x: ArrayLike, centers: ArrayLike, gamma: float) -> Array:
    """Return the Gaussian bumps exp(-γ (x_i - c_j)²), shape (n, m), for x (n,), centers (m,) (B3).

    γ is 1/(2σ²) for a bump of standard deviation σ.
    """
    distance = np.asarray(x, dtype=float)[..., None] - np.asarray(centers, dtype=float)
    features: Array = np.exp(-gamma * distance**2)
    return features


def rbf_fit(x: ArrayLike, y: ArrayLike, centers: ArrayLike, gamma: float) -> Array:
    """Return the weights (m,) of the least-squares RBF network through x (n,), y (n,) (B3).

    Of several equally good ones (more centres than points, repeated centres) the shortest.
    """
    weights, *_ = np.linalg.lstsq(rbf_features(x, centers, gamma), np.asarray(y), rcond=None)
    return np.asarray(weights)


def rbf_predict(x: ArrayLike, centers: ArrayLike, gamma: float, weights: ArrayLike) -> Array:
    """Return the RBF network's values (n,) at x (n,) (B3): Park and Sandberg, 1991."""
    value: Array = rbf_features(x, centers, gamma) @ np.asarray(weights, dtype=float)
    return value


def interpolation_error(f: Function, h: int, grid: Array) -> float:
    """Return the sup-error on `grid` of the ReLU net with h units, exact at h + 1 equal steps."""
    knots = np.linspace(grid[0], grid[-1], h + 1)
    return float(np.max(np.abs(f(grid) - np.interp(grid, knots, f(knots)))))


def width_needed(f: Function, epsilon: float, grid: Array, most: int = 10_000) -> int:
    """Return the fewest units h whose equally spaced interpolant is within ε of f on `grid` (B5).

    Each width is tried: the error need not fall from one width to the next.

    Raises
    ------
    ArgumentError
        If not even `most` units do.
    """
    for h in range(1, most + 1):
        if interpolation_error(f, h, grid) <= epsilon:
            return h
    raise ArgumentError(f"no width up to {most} reaches a sup-error of {epsilon:g}; raise `most`")


def sawtooth(x: ArrayLike, depth: int) -> Array:
    """Evaluate the hat 2·min(x, 1-x) composed with itself `depth` times, on [0, 1] (B5).

    Each layer has two ReLU units and doubles the teeth: 2^(depth-1) of them from 2·depth units
    (M. Telgarsky, 2016).
    """
    y = np.asarray(x, dtype=float)
    for _ in range(depth):
        y = 2.0 * relu(y) - 4.0 * relu(y - 0.5)
    return y


def square_from_sawteeth(x: ArrayLike, depth: int) -> Array:
    """Approximate x² on [0, 1] by x - sum_{s=1..depth} sawtooth(x, s) / 4^s (B5).

    This is the piecewise linear interpolant at 2^depth + 1 equal steps, so its sup-error is
    4^-(depth+1), from a network whose size grows with `depth` only (D. Yarotsky, 2017).
    """
    x = np.asarray(x, dtype=float)
    teeth, total = x, x
    for s in range(1, depth + 1):
        teeth = sawtooth(teeth, 1)
        total = total - teeth / 4.0**s
    return total


def sawtooth_layers(depth: int) -> list[tuple[Array, Array]]:
    """Return the layers (W, b) of a ReLU network that computes :func:`sawtooth`: two units each.

    Row convention, as in :func:`mlp_helpers.numerics.networks.forward`.
    """
    starts = np.array([[0.0, -0.5]])
    hat = np.array([[2.0], [-4.0]])
    again = (np.hstack([hat, hat]), starts)
    return [(np.ones((1, 2)), starts), *[again] * (depth - 1), (hat, np.zeros((1, 1)))]


def square_layers(depth: int) -> list[tuple[Array, Array]]:
    """Return ReLU layers (W, b), three units each, for :func:`square_from_sawteeth`.

    Two units make the next teeth; the third carries the sum so far, which is never negative.
    """
    starts = np.array([[0.0, -0.5, 0.0]])
    hat = np.array([[2.0], [-4.0], [0.0]])
    carry = np.array([[0.0], [0.0], [1.0]])
    layers = [(np.ones((1, 3)), starts)]
    for s in range(1, depth):
        layers.append((np.hstack([hat, hat, carry - hat / 4.0**s]), starts))
    return [*layers, (carry - hat / 4.0**depth, np.zeros((1, 1)))]
