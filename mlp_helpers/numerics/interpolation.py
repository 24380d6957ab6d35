"""Models that go through every training point: kernels, and wide random layers (F1, F2).

Their parameters come from one system of linear equations, so that what an over-parametrised
model does can be seen exactly, without waiting for a training.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

# Singular values below this share of the largest count as 0: far above the rounding of float64,
# far below any that the data give.
_CUT = 1e-10


def one_hot(y: npt.NDArray[Any], classes: int = 10) -> Array:
    """Return labels (n,) as rows of 0 and 1, shape (n, classes)."""
    rows: Array = np.eye(classes)[np.asarray(y)]
    return rows


def laplace_kernel(A: Array, B: Array, length: float) -> Array:
    """Return exp(-distance / length) for all pairs of rows of A (n, d) and B (m, d): (n, m)."""
    squares = (A**2).sum(axis=1)[:, None] + (B**2).sum(axis=1) - 2 * A @ B.T
    kernel: Array = np.exp(-np.sqrt(np.maximum(squares, 0.0)) / length)
    return kernel


def kernel_regression(X_train: Array, Y_train: Array, X: Array, length: float) -> Array:
    """Predict with one Laplace bump per training row, of the heights that fit all of them (F2).

    Parameters
    ----------
    X_train : (n, d) array
        Distinct rows.
    Y_train : (n, q) array
        Targets; every one is met exactly.
    X : (m, d) array
        Where to predict.
    length
        Width of a bump, in the units of the distance.

    Returns
    -------
    (m, q) array

    Notes
    -----
    Belkin, Ma and Mandal (2018), arXiv:1802.01396, compare exactly this with deep learning.
    """
    heights = np.linalg.solve(laplace_kernel(X_train, X_train, length), Y_train)
    prediction: Array = laplace_kernel(X, X_train, length) @ heights
    return prediction


def minimum_norm_fit(H: Array, Y: Array) -> Array:
    """Return the least-squares output weights, and of several equally good ones the smallest (F2).

    Where H (n, h) has more columns than rows, many weights interpolate; gradient descent from 0
    ends at the ones of smallest norm, which are these.

    Parameters
    ----------
    H : (n, h) array
        Hidden values of the training examples.
    Y : (n, q) array
        Targets.

    Returns
    -------
    (h, q) array
    """
    weights: Array = np.linalg.pinv(H, rcond=_CUT) @ Y
    return weights
