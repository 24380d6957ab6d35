"""Typical mistakes of the exercise `softmax_cross_entropy` of assignment 04."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation.tools import mistake
from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.compare import Suspect
from mlp_helpers.numerics.backpropagation import Array, softmax, softmax_cross_entropy

AUTOGRAD = mistake("softmax_cross_entropy/autograd")
READY_MADE = mistake("softmax_cross_entropy/ready-made")
ONE_VALUE = mistake("softmax_cross_entropy/one-value-only")
ORDER = mistake("softmax_cross_entropy/order-swapped")
INEXACT = mistake("softmax_cross_entropy/difference-quotient")
INPUT_CHANGED = mistake("softmax_cross_entropy/input-changed")
SUMMED = mistake("softmax_cross_entropy/loss-summed")
WRONG_AXIS = mistake("softmax_cross_entropy/wrong-axis")
LOSS_SIGN = mistake("softmax_cross_entropy/loss-sign")
NO_LOG = mistake("softmax_cross_entropy/no-logarithm")
OVER_ENTRIES = mistake("softmax_cross_entropy/averaged-over-entries")
SIGN = mistake("softmax_cross_entropy/sign")
N_MISSING = mistake("softmax_cross_entropy/n-missing")
N_TWICE = mistake("softmax_cross_entropy/n-twice")
NO_TARGET = mistake("softmax_cross_entropy/target-missing")
SLOPE_TOO = mistake("softmax_cross_entropy/slope-too")
NO_SHIFT = mistake("softmax_cross_entropy/no-max-shift")
WHOLE_SHIFT = mistake("softmax_cross_entropy/one-shift-for-all")
SHIFT_TOO_SMALL = mistake("softmax_cross_entropy/shift-too-small")
SHIFT_BY_COLUMN = mistake("softmax_cross_entropy/shift-by-column")
NOT_AVERAGED = mistake("softmax_cross_entropy/losses-not-averaged")
ONE_FROM_ALL = mistake("softmax_cross_entropy/one-from-every-entry")
LOG_OF_ZERO = mistake("softmax_cross_entropy/log-of-zero")
CLIPPED = mistake("softmax_cross_entropy/clipped")
CLIPPED_LOGITS = mistake("softmax_cross_entropy/logits-clipped")
EVERY_LABEL = mistake("softmax_cross_entropy/every-label-in-every-row")
NO_LABEL = mistake("softmax_cross_entropy/label-not-used")
OTHER_LOGARITHM = mistake("softmax_cross_entropy/other-logarithm")


CLASSES = mistake("softmax_cross_entropy/classes-from-labels")
AXIS_LOST = mistake("softmax_cross_entropy/axis-lost")
LABELS_AS_NUMBERS = mistake("softmax_cross_entropy/labels-as-numbers")
LABELS_FROM_1 = mistake("softmax_cross_entropy/labels-from-1")
SHIFT_LEFT_IN = mistake("softmax_cross_entropy/shift-not-undone")
BY_PROBABILITIES = mistake("softmax_cross_entropy/by-probabilities")
ADDED = mistake("softmax_cross_entropy/one-hot-added")


def _one_hot(y: Any, q: int) -> Array:
    return np.asarray(np.eye(q)[y])


def wrong_losses(Z: Array, y: Any) -> list[Suspect]:
    """Return typical wrong losses for ordinary logits."""
    n, q = Z.shape
    P = softmax(Z)
    p = P[np.arange(n), y]
    losses = -np.log(p)
    down = softmax(Z.T).T[np.arange(n), y]
    return [
        (SUMMED, np.sum(losses)),
        (OVER_ENTRIES, np.sum(losses) / (n * q)),
        (LOSS_SIGN, -np.mean(losses)),
        (LOSS_SIGN, -np.sum(losses)),
        (NO_LOG, np.mean(1 - p)),
        (NO_LOG, -np.mean(p)),
        (WRONG_AXIS, -np.mean(np.log(down))),
        (LABELS_FROM_1, -np.mean(np.log(P[np.arange(n), np.asarray(y) - 1]))),
        (SHIFT_LEFT_IN, np.mean(losses - np.max(Z, axis=1))),
        (NO_LABEL, -np.mean(np.log(P))),
        (EVERY_LABEL, -np.mean(np.log(P[:, y]))),
        (NOT_AVERAGED, losses),
        (NOT_AVERAGED, losses[:, None]),
        (SHIFT_BY_COLUMN, softmax_cross_entropy(Z - np.max(Z, axis=0), y)[0]),
        (OTHER_LOGARITHM, np.mean(losses) / np.log(2)),
        (OTHER_LOGARITHM, np.mean(losses) / np.log(10)),
    ]


def wrong_logit_gradients(Z: Array, y: Any) -> list[Suspect]:
    """Return typical wrong gradients by the logits."""
    n, q = Z.shape
    P, Y = softmax(Z), _one_hot(y, q)
    down = softmax(Z.T).T
    with np.errstate(all="ignore"):  # probabilities underflow to 0
        by_probabilities = -Y / P
    return [
        (SIGN, (Y - P) / n),
        (SIGN, Y - P),
        (BY_PROBABILITIES, by_probabilities / n),
        (BY_PROBABILITIES, by_probabilities),
        (ADDED, (P + Y) / n),
        (N_MISSING, P - Y),
        (N_TWICE, (P - Y) / n**2),
        (OVER_ENTRIES, (P - Y) / (n * q)),
        *((LABELS_AS_NUMBERS, (P - np.reshape(y, (n, 1))) / k) for k in (n, 1)),
        (NO_TARGET, P / n),
        (NO_TARGET, P),
        (SLOPE_TOO, (P - Y) * P * (1 - P) / n),
        (SLOPE_TOO, (P - Y) * P * (1 - P)),
        (WRONG_AXIS, (down - Y) / n),
        (EVERY_LABEL, (P - Y.max(axis=0)) / n),
        (EVERY_LABEL, P - Y.max(axis=0)),
        (ONE_FROM_ALL, (P - 1) / n),
        (ONE_FROM_ALL, P - 1),
        (SHIFT_BY_COLUMN, softmax_cross_entropy(Z - np.max(Z, axis=0), y)[1]),
    ]


def named_inexact(got: Array, right: Array) -> Mistake:
    """Name why a gradient has a few right digits only: a constant in it, or rounding."""
    shift = got - right
    # Rounding scatters around 0, by its own size; of a constant added, less than 1 % is rounded.
    constant = np.ptp(shift) < 0.05 * np.mean(shift)
    return CLIPPED if got.dtype == np.float64 and constant else INEXACT


def named_by_rows(right: Sequence[bool], first_equal: bool) -> Mistake | None:
    """Name what overflowed or was cut off, where the gradient is not finite.

    Parameters
    ----------
    right
        Which rows are right: the first has logits near +1000, the second near −1000.
    first_equal
        Whether the first row is what equal probabilities give.
    """
    if not right[0]:
        return CLIPPED_LOGITS if first_equal else NO_SHIFT
    return SHIFT_TOO_SMALL if right[1] else WHOLE_SHIFT


_BOUNDS = (*range(10, 100, 5), *range(100, 750, 50), 88, 308, 709, 710, 745)


def wrong_huge_gradients(Z: Array, y: Any) -> list[Suspect]:
    """Return the gradients from logits cut off at typical bounds, on both sides or above."""
    n, q = Z.shape
    cut_off = [np.clip(Z, -bound, bound) for bound in _BOUNDS]
    cut_off += [np.minimum(Z, bound) for bound in _BOUNDS]
    with np.errstate(all="ignore"):  # e^709 is finite, three times that is not
        wrong = [P for cut in cut_off for P in (softmax(cut), _unshifted(cut))]
    return [(CLIPPED_LOGITS, (P - _one_hot(y, q)) / n) for P in wrong]


def _unshifted(Z: Array) -> Array:
    E = np.exp(Z)
    return np.asarray(E / np.sum(E, axis=1, keepdims=True))


def wrong_huge_losses(Z: Array, y: Any) -> list[Suspect]:
    """Return typical wrong losses for logits so far apart that probabilities underflow."""
    P = softmax(Z)
    p = P[np.arange(len(y)), y]
    floors = [10.0**-digits for digits in range(4, 21)] + [1e-30, 1e-50, 1e-100, 1e-300]
    floors += [float(np.finfo(np.float64).eps), float(np.finfo(np.float32).eps)]
    floors += [float(np.finfo(np.float64).tiny), float(np.finfo(np.float32).tiny)]
    shifted = Z - np.max(Z, axis=1, keepdims=True)
    cut_off = [np.clip(Z, -bound, bound) for bound in _BOUNDS]
    cut_off += [np.maximum(shifted, -bound) for bound in _BOUNDS]
    clipped = [(CLIPPED_LOGITS, softmax_cross_entropy(cut, y)[0]) for cut in cut_off]
    return clipped + [
        (CLIPPED, -np.mean(np.log(small)))
        for floor in floors
        for small in (p + floor, np.clip(p, floor, 1), np.clip(p, floor, 1 - floor))
    ]
