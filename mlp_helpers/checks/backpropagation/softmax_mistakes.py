"""Typical mistakes of the exercise `softmax_cross_entropy` of assignment 04."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation.tools import mistake
from mlp_helpers.checks.core.compare import Mistake, Suspect
from mlp_helpers.numerics.backpropagation import Array, softmax, softmax_cross_entropy

_LOGITS = "Cross-entropy and softmax: ŷ − y"
_STABLE = "Logits of ±1000"
_PAGE = "The page of conventions"
_V_CURVE = "How well does a difference quotient do?"

AUTOGRAD = mistake(
    "softmax_cross_entropy/autograd",
    "automatic differentiation found this gradient; write its formula, it is short",
    _LOGITS,
)
READY_MADE = mistake(
    "softmax_cross_entropy/ready-made",
    "a library's softmax or loss did the work that this exercise is about; write it in NumPy",
    _LOGITS,
)
ONE_VALUE = mistake(
    "softmax_cross_entropy/one-value-only",
    "one of the two results is missing: the loss and its gradient go back as a tuple",
    _LOGITS,
)
ORDER = mistake(
    "softmax_cross_entropy/order-swapped",
    "the gradient comes first here; the tuple asked for starts with the loss",
    _LOGITS,
)
INEXACT = mistake(
    "softmax_cross_entropy/difference-quotient",
    "formulas in float64 give 15 digits; this looks like a difference quotient, or like float32",
    _V_CURVE,
)
INPUT_CHANGED = mistake(
    "softmax_cross_entropy/input-changed",
    "what was handed over is not the same afterwards, as after a `-=`; compute into new arrays",
    _STABLE,
)
SUMMED = mistake(
    "softmax_cross_entropy/loss-summed", "the losses of the batch are added, not averaged", _PAGE
)
WRONG_AXIS = mistake(
    "softmax_cross_entropy/wrong-axis",
    "the softmax runs down the columns; each row is one example, and sums to 1",
    _LOGITS,
)
LOSS_SIGN = mistake(
    "softmax_cross_entropy/loss-sign",
    "the loss is negative; the logarithm of a probability is, and the loss turns its sign",
    _LOGITS,
)
NO_LOG = mistake(
    "softmax_cross_entropy/no-logarithm", "the logarithm of the probability is missing", _LOGITS
)
OVER_ENTRIES = mistake(
    "softmax_cross_entropy/averaged-over-entries",
    "this is divided by n·q; there is one loss for each example, so the mean divides by n",
    _PAGE,
)
SIGN = mistake(
    "softmax_cross_entropy/sign",
    "the sign is wrong: a step against this would make the right class less likely",
    _LOGITS,
)
N_MISSING = mistake(
    "softmax_cross_entropy/n-missing",
    "the loss is a mean over the batch, and its gradient here is that of the sum",
    _PAGE,
)
N_TWICE = mistake("softmax_cross_entropy/n-twice", "the gradient is divided by n twice", _PAGE)
NO_TARGET = mistake(
    "softmax_cross_entropy/target-missing",
    "these are the probabilities; where does the label come in?",
    _LOGITS,
)
SLOPE_TOO = mistake(
    "softmax_cross_entropy/slope-too",
    "ŷ − y is multiplied by the slope ŷ(1 − ŷ), which the logarithm has cancelled",
    _LOGITS,
)
NO_SHIFT = mistake(
    "softmax_cross_entropy/no-max-shift",
    "exp(1000) overflows; a shift of the whole row leaves its probabilities as they are",
    _STABLE,
)
WHOLE_SHIFT = mistake(
    "softmax_cross_entropy/one-shift-for-all",
    "one maximum was subtracted from all rows: a row far below it has only zeros left",
    _STABLE,
)
SHIFT_TOO_SMALL = mistake(
    "softmax_cross_entropy/shift-too-small",
    "in a row from 1000 to -1000 this shift leaves positive logits, whose exp overflows",
    _STABLE,
)
SHIFT_BY_COLUMN = mistake(
    "softmax_cross_entropy/shift-by-column",
    "each column was shifted by its own maximum; all logits of a row must be shifted alike",
    _STABLE,
)
NOT_AVERAGED = mistake(
    "softmax_cross_entropy/losses-not-averaged",
    "there is one loss for each example here; the loss of the batch is one number",
    _PAGE,
)
ONE_FROM_ALL = mistake(
    "softmax_cross_entropy/one-from-every-entry",
    "1 is subtracted from every probability of a row; a row has one label",
    _LOGITS,
)
LOG_OF_ZERO = mistake(
    "softmax_cross_entropy/log-of-zero",
    "a probability underflowed to 0 before its logarithm; take the logarithm on paper first",
    _STABLE,
)
CLIPPED = mistake(
    "softmax_cross_entropy/clipped",
    "a small number was added, or probabilities were clipped: a large loss is cut off",
    _STABLE,
)
CLIPPED_LOGITS = mistake(
    "softmax_cross_entropy/logits-clipped",
    "logits beyond a bound are cut off: 1000 and 1002 become equal, and their difference is lost",
    _STABLE,
)
EVERY_LABEL = mistake(
    "softmax_cross_entropy/every-label-in-every-row",
    "`[:, y]` selects whole columns, in every row; each row has a label of its own",
    _LOGITS,
)
NO_LABEL = mistake(
    "softmax_cross_entropy/label-not-used",
    "this averages the logarithms of all probabilities; only that of each row's label counts",
    _LOGITS,
)
OTHER_LOGARITHM = mistake(
    "softmax_cross_entropy/other-logarithm",
    "the logarithm has another base; the loss has the natural one",
    _LOGITS,
)


CLASSES = mistake(
    "softmax_cross_entropy/classes-from-labels",
    "the classes are counted by the labels that occur in y; the columns of Z count them",
    _LOGITS,
)
AXIS_LOST = mistake(
    "softmax_cross_entropy/axis-lost",
    "one number for each row, of shape (n,), meets the columns of (n, q): keep the axis, as (n, 1)",
    _STABLE,
)
LABELS_AS_NUMBERS = mistake(
    "softmax_cross_entropy/labels-as-numbers",
    "y itself is subtracted, 3 for the label 3; a label says in which column 1 is subtracted",
    _LOGITS,
)
LABELS_FROM_1 = mistake(
    "softmax_cross_entropy/labels-from-1",
    "the probability before the labelled one is taken: labels start at 0, as columns do",
    _LOGITS,
)
SHIFT_LEFT_IN = mistake(
    "softmax_cross_entropy/shift-not-undone",
    "the logarithm of the sum was taken after the shift, the logit before it: shift both",
    _LOGITS,
)
BY_PROBABILITIES = mistake(
    "softmax_cross_entropy/by-probabilities",
    "this is the gradient by the probabilities; from there it goes on through the softmax",
    _LOGITS,
)
ADDED = mistake(
    "softmax_cross_entropy/one-hot-added", "the labels are added; they are subtracted", _LOGITS
)


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
