"""Gradients by hand: the small net of the lecture, in columns and in rows (statements D1 to D11).

Two layouts occur, as in the lecture, and no function mixes them:

- columns: one example is a column, ``x (d, 1)``, and a layer multiplies from the left,
  ``z = W1 x`` with ``W1 (h, d)`` (:func:`forward`, :func:`backward`, :func:`unrolled_gradient`);
- rows: one example is a row, ``X (n, d)``, and a layer multiplies from the right,
  ``Z = X W1 + b1`` with ``W1 (d, h)`` (:func:`objective`, :func:`backward_batch`).

The activation is tanh, because phi(z), phi'(z), z and phi'(phi(z)) are then four different things.
The penalty is lambda/2 times the squared weights, so that its gradient is lambda W.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from mlp_helpers._errors import ArgumentError
from mlp_helpers.numerics.activations import tanh_prime

Array = npt.NDArray[np.float64]
Labels = npt.NDArray[np.integer[Any]]
Values = dict[str, Any]

BATCH_PARAMETERS = ("W1", "b1", "W2", "b2")


def numerical_gradient(f: Callable[[Array], float], x: npt.ArrayLike, eps: float = 1e-5) -> Array:
    """Return the gradient of `f` at `x` by central differences.

    Parameters
    ----------
    f
        Takes an array of the shape of `x` and returns a number.
    x
        Array of any shape; it is left alone, and integers count as floats.
    eps
        Step to either side. The error is about eps²/6 times a third derivative (from the
        formula) plus ``1e-16 |f| / eps`` (from rounding): eps near 1e-5 balances the two.

    Returns
    -------
    array of the shape of `x`
    """
    x = np.array(x, dtype=np.float64)
    gradient = np.empty_like(x)
    for index in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[index] = eps
        gradient[index] = (f(x + step) - f(x - step)) / (2 * eps)
    return gradient


def forward(x: Array, y: Array, W1: Array, W2: Array, lam: float) -> Values:
    """Run one example through the net of the lecture (D1, D2).

    Parameters
    ----------
    x, y : (d, 1) and (q, 1) arrays
        Example and target, as columns.
    W1, W2 : (h, d) and (q, h) arrays
        Weights; there are no biases.
    lam
        Strength of the penalty.

    Returns
    -------
    dict
        ``z`` and ``h`` (h, 1), ``o`` (q, 1), and the numbers ``L = 1/2 ||o - y||²``,
        ``s = lam/2 (||W1||² + ||W2||²)`` and ``J = L + s``.
    """
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * float(np.sum((o - y) ** 2))
    s = 0.5 * lam * float(np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}


def with_inputs(x: Array, y: Array, W1: Array, W2: Array, lam: float) -> Values:
    """Return what :func:`forward` gives together with what it was given: the cache."""
    inputs = {"x": x, "y": y, "W1": W1, "W2": W2, "lam": lam}
    return inputs | forward(x, y, W1, W2, lam)


def backward(cache: Values) -> Values:
    """Walk the graph of :func:`forward` in reverse (D4 to D7).

    Parameters
    ----------
    cache
        Inputs and results of the forward pass, see :func:`with_inputs`.

    Returns
    -------
    dict
        ``dJ_do``, ``dJ_dW2``, ``dJ_dh``, ``dJ_dz``, ``dJ_dW1`` in this order, each of the shape
        of what J is differentiated by.
    """
    x, h, lam, W1, W2 = (cache[name] for name in ("x", "h", "lam", "W1", "W2"))
    dJ_do = cache["o"] - cache["y"]
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * tanh_prime(cache["z"])
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}


def jacobian_chain(
    x: Array, W1: Array, W2: Array, phi_prime: Callable[[Array], Any] = tanh_prime
) -> Array:
    """Return the Jacobian (q, d) of ``o = W2 phi(W1 x)`` at a vector x (d,) (D8, D9)."""
    jacobian: Array = W2 @ np.diag(phi_prime(W1 @ x)) @ W1
    return jacobian


def softmax(Z: Array) -> Array:
    """Return the softmax of each row of Z (n, q); the row's largest entry is subtracted first."""
    E = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    rows: Array = E / np.sum(E, axis=1, keepdims=True)
    return rows


def softmax_cross_entropy(Z: Array, y: Labels) -> tuple[float, Array]:
    """Return the mean cross-entropy of logits and its gradient with respect to the logits (D11).

    Parameters
    ----------
    Z : (n, q) array
        Logits, one example per row.
    y : (n,) array of int
        Labels from 0 to q - 1.

    Returns
    -------
    loss
        Mean over the batch, finite for all finite logits.
    dZ : (n, q) array
        (softmax(Z) - one-hot(y)) / n.

    Raises
    ------
    ArgumentError
        If the labels do not fit the logits.
    """
    n, q = Z.shape
    if np.shape(y) != (n,) or not np.issubdtype(np.asarray(y).dtype, np.integer):
        raise ArgumentError(f"y must hold one integer for each row of Z {Z.shape}; got {y!r}")
    if np.min(y) < 0 or np.max(y) >= q:
        raise ArgumentError(f"labels must lie between 0 and {q - 1}; got {np.unique(y)}")
    shifted = Z - np.max(Z, axis=1, keepdims=True)
    log_p = shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))
    dZ = np.exp(log_p)
    dZ[np.arange(n), y] -= 1
    return float(-np.mean(log_p[np.arange(n), y])), dZ / n


def objective(X: Array, y: Labels, params: Values, lam: float) -> float:
    """Return J of a batch: mean cross-entropy plus lam/2 times the squared weights.

    Parameters
    ----------
    X, y
        Examples (n, d), one per row, and labels (n,).
    params
        ``W1`` (d, h), ``b1`` (1, h), ``W2`` (h, q), ``b2`` (1, q).
    lam
        Strength of the penalty. It is not divided by n, and it spares the biases.
    """
    H = np.tanh(X @ params["W1"] + params["b1"])
    loss, _ = softmax_cross_entropy(H @ params["W2"] + params["b2"], y)
    return loss + 0.5 * lam * float(np.sum(params["W1"] ** 2) + np.sum(params["W2"] ** 2))


def backward_batch(X: Array, y: Labels, params: Values, lam: float) -> Values:
    """Return the gradient of :func:`objective` with respect to each parameter (D4 to D7, D11).

    Returns
    -------
    dict
        ``dJ_dW1``, ``dJ_db1``, ``dJ_dW2``, ``dJ_db2``, each of the shape of its parameter.
    """
    H = np.tanh(X @ params["W1"] + params["b1"])
    _, dO = softmax_cross_entropy(H @ params["W2"] + params["b2"], y)
    dZ = (dO @ params["W2"].T) * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * params["W1"],
        "dJ_db1": np.sum(dZ, axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * params["W2"],
        "dJ_db2": np.sum(dO, axis=0, keepdims=True),
    }


def unrolled(x: Array, W: Array, T: int) -> list[Array]:
    """Return h_0 = x and h_t = tanh(W h_(t-1)) for t = 1..T: one matrix, used T times."""
    states = [x]
    for _ in range(T):
        states.append(np.tanh(W @ states[-1]))
    return states


def unrolled_gradient(x: Array, y: Array, W: Array, T: int) -> Array:
    """Return the gradient with respect to W of ``J = 1/2 ||h_T - y||²`` (see :func:`unrolled`).

    Each use of W contributes, and the contributions add up.

    Parameters
    ----------
    x, y : (d, 1) arrays
        Start and target, as columns.
    W : (d, d) array
        The matrix that every step uses.
    T
        Number of steps, at least 1.
    """
    states = unrolled(x, W, T)
    dJ_dW, dJ_dh = np.zeros_like(W), states[-1] - y
    for previous, h in zip(states[-2::-1], states[:0:-1], strict=True):
        dJ_dz = dJ_dh * (1 - h**2)
        dJ_dW += dJ_dz @ previous.T
        dJ_dh = W.T @ dJ_dz
    return dJ_dW
