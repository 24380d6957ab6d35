"""What keeps an over-parametrised network from learning its training set by heart (F2 to F5).

Row convention, one example per row. A network is a list of layers ``(W, b)`` with
``W (fan_in, fan_out)`` and ``b (1, fan_out)``; gradients are lists of the same form. Penalties are
on the weights only: a bias shifts a unit and makes no function wilder.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from mlp_helpers._errors import ArgumentError
from mlp_helpers.numerics.networks import Array, Layer

Labels = npt.NDArray[np.int64]


def one_nearest_neighbour(X_train: Array, y_train: Labels, X: Array) -> Labels:
    """Return for each row of X the label of the nearest training row (F2).

    Parameters
    ----------
    X_train : (n, d) array
        Training examples.
    y_train : (n,) array of int
        Their labels.
    X : (m, d) array
        What is to be classified.

    Returns
    -------
    (m,) array of int
        Labels; of equally near training rows the first one counts.

    Notes
    -----
    Cover and Hart (1967), "Nearest neighbor pattern classification".
    """
    squares = [((X_train - x) ** 2).sum(axis=1) for x in X]  # one row at a time: (n, d) in memory
    nearest = [int(np.argmin(row)) for row in squares]
    return np.asarray(y_train)[nearest]


def corrupt_labels(y: Labels, fraction: float, rng: np.random.Generator) -> Labels:
    """Return a copy of y in which a fraction of the labels is wrong (F3).

    Parameters
    ----------
    y : (n,) array of int
        Labels 0 to q - 1, where q - 1 is the largest one that occurs.
    fraction
        ``round(fraction * n)`` labels are replaced, each by one of the q - 1 others; which
        labels, and by which, is drawn uniformly.
    rng
        Source of the draws.

    Raises
    ------
    ArgumentError
        If `fraction` is outside [0, 1], or there is no other class to change to.
    """
    y = np.asarray(y)
    if not 0 <= fraction <= 1:
        raise ArgumentError(f"corrupt_labels: fraction must lie in [0, 1], got {fraction:g}")
    count, classes = round(fraction * len(y)), int(y.max()) + 1
    if count and classes < 2:
        raise ArgumentError("corrupt_labels: needs two classes at least, but all labels are 0")
    chosen = rng.choice(len(y), size=count, replace=False)
    changed = y.copy()
    changed[chosen] = (y[chosen] + rng.integers(1, max(classes, 2), size=count)) % classes
    return changed


def early_stopping_epoch(val_losses: Sequence[float], patience: int, min_delta: float = 0.0) -> int:
    """Return the epoch whose parameters early stopping keeps, counted from 0 (F3).

    An epoch is an improvement if its loss is below the best one so far by more than `min_delta`;
    the first one always is. After `patience` epochs in a row without improvement training ends.

    Parameters
    ----------
    val_losses
        Validation loss after each epoch, at least one.
    patience
        At least 1.
    min_delta
        Not negative.

    Returns
    -------
    int
        The last improvement before training ends, or before the losses do.

    Notes
    -----
    Prechelt (1998), "Early stopping - but when?"; the rule is that of Keras and Lightning.
    """
    best, best_epoch = float("inf"), 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, best_epoch = float(loss), epoch
        elif epoch - best_epoch >= patience:
            break
    return best_epoch


def l2_penalty(params: Sequence[Layer], lam: float) -> float:
    """Return lambda/2 times the sum of all squared weights, biases left out (F4: ridge; D2)."""
    return 0.5 * lam * sum(float(np.sum(W**2)) for W, _ in params)


def l1_penalty(params: Sequence[Layer], lam: float) -> float:
    """Return lambda times the sum of all absolute weights, biases left out (F4: lasso)."""
    return lam * sum(float(np.sum(np.abs(W))) for W, _ in params)


def weight_decay_step(
    params: Sequence[Layer], grads: Sequence[Layer], lr: float, lam: float
) -> list[Layer]:
    """Take a gradient step on loss + :func:`l2_penalty` and return the new parameters (F4).

    Parameters
    ----------
    params, grads
        The layers, and the gradient of the loss without penalty in the same form.
    lr
        Learning rate.
    lam
        Strength: each weight also shrinks by the factor ``1 - lr * lam``.
    """
    return [
        (W - lr * (dW + lam * W), b - lr * db)
        for (W, b), (dW, db) in zip(params, grads, strict=True)
    ]


def lasso_step(
    params: Sequence[Layer], grads: Sequence[Layer], lr: float, lam: float
) -> list[Layer]:
    """Take a subgradient step on loss + :func:`l1_penalty` and return the new parameters (F4).

    At weight 0 the subgradient taken is 0. Arguments as for :func:`weight_decay_step`.
    """
    return [
        (W - lr * (dW + lam * np.sign(W)), b - lr * db)
        for (W, b), (dW, db) in zip(params, grads, strict=True)
    ]


def dropout(x: Array, p: float, rng: np.random.Generator, training: bool) -> Any:
    """Drop each entry of x with probability p while training, and scale up the rest (F5).

    Parameters
    ----------
    x
        Units of a layer, any shape.
    p
        Probability of being replaced by 0, in [0, 1].
    rng
        Source of the draws.
    training
        If False, x comes back as it is.

    Returns
    -------
    array of the shape of x
        While training ``x / (1 - p)`` where an entry is kept, so that the expectation is x.

    Raises
    ------
    ArgumentError
        If p is outside [0, 1].

    Notes
    -----
    Srivastava et al. (2014), in the "inverted" form of today's libraries: they scale at test time
    instead, which the slide leaves out altogether.
    """
    if not 0 <= p <= 1:
        raise ArgumentError(f"dropout: p must lie in [0, 1], got {p:g}")
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return np.where(rng.random(np.shape(x)) < p, 0.0, x / (1 - p))
