"""Typical mistakes of assignment 06 in classification and in random draws."""

from __future__ import annotations

from typing import Any

import numpy as np

from mlp_helpers.checks.core.compare import Mistake, Suspect
from mlp_helpers.numerics.networks import Array
from mlp_helpers.numerics.regularization import Labels

LECTURE = "course/06_generalization.ipynb"
_NEAREST = "Nearest neighbours remember, too"
_LABELS = "Any labels at all"
_DROPOUT = "Dropout: a random thinning"


def named(name: str, hint: str, heading: str) -> Mistake:
    """Return the mistake ``06/<name>`` with the place where the lecture explains it."""
    return Mistake(f"06/{name}", hint, f"{LECTURE}, “{heading}”")


# --- one_nearest_neighbour ------------------------------------------------------------------------
INDEX = named(
    "one_nearest_neighbour/index-returned",
    "these are the numbers of the nearest rows; what is asked for are the labels of those rows",
    _NEAREST,
)
FARTHEST = named(
    "one_nearest_neighbour/farthest",
    "these are the labels of the rows farthest away: a small distance means near",
    _NEAREST,
)
MANHATTAN = named(
    "one_nearest_neighbour/absolute-differences",
    "absolute differences are summed; the Euclidean distance sums their squares",
    _NEAREST,
)
INNER_PRODUCT = named(
    "one_nearest_neighbour/inner-product",
    "the largest inner product wins here: it favours long rows and rows in the same direction, "
    "not near ones",
    _NEAREST,
)
SIGNED = named(
    "one_nearest_neighbour/signed-differences",
    "the differences are summed with their signs, so that large ones cancel; square them first",
    _NEAREST,
)
VOTE = named(
    "one_nearest_neighbour/vote",
    "several neighbours vote here; with one neighbour there is nothing to vote on",
    _NEAREST,
)
LEAVE_ONE_OUT = named(
    "one_nearest_neighbour/itself-left-out",
    "a training row at distance 0 is passed over, but it is the nearest there can be",
    _NEAREST,
)
LAST_OF_TIED = named(
    "one_nearest_neighbour/last-of-equally-near",
    "of equally near rows the last one is taken; the first one counts",
    _NEAREST,
)


def wrong_neighbours(X_train: Array, y_train: Labels, X: Array) -> list[Suspect]:
    """Return what typical wrong classifiers give for the rows of X (m, d).

    Without those that give one label to all rows, as quite different errors do.
    """
    difference = X[:, None, :] - X_train[None, :, :]
    squares, inner = (difference**2).sum(axis=2), X @ X_train.T
    lengths = np.maximum(np.linalg.norm(X_train, axis=1), 1e-12)
    order = np.argsort(squares, axis=1, kind="stable")
    suspects: list[Suspect] = [
        (INDEX, order[:, 0]),
        (FARTHEST, y_train[squares.argmax(axis=1)]),
        (MANHATTAN, y_train[np.abs(difference).sum(axis=2).argmin(axis=1)]),
        (INNER_PRODUCT, y_train[inner.argmax(axis=1)]),
        (INNER_PRODUCT, y_train[(inner / lengths).argmax(axis=1)]),
        (SIGNED, y_train[np.abs(difference.sum(axis=2)).argmin(axis=1)]),
        *((VOTE, [np.bincount(y_train[row[:k]]).argmax() for row in order]) for k in (3, 5)),
        (LEAVE_ONE_OUT, y_train[np.where(squares > 0, squares, np.inf).argmin(axis=1)]),
        (LAST_OF_TIED, y_train[::-1][squares[:, ::-1].argmin(axis=1)]),
    ]
    return [(mistake, labels) for mistake, labels in suspects if np.ptp(labels) > 0]


# --- corrupt_labels -------------------------------------------------------------------------------
SAME_CLASS = named(
    "corrupt_labels/same-class-allowed",
    "some of the labels drawn to be wrong came out as they were: each must become another class",
    _LABELS,
)
WITH_REPLACEMENT = named(
    "corrupt_labels/drawn-with-replacement",
    "some positions were drawn twice, so that too few labels changed: draw without replacement",
    _LABELS,
)
COIN_PER_LABEL = named(
    "corrupt_labels/coin-for-each-label",
    "a coin is thrown for each label, so that the count itself is random; it must be exact",
    _LABELS,
)
TRUNCATED = named(
    "corrupt_labels/count-truncated",
    "0.29 * 100 is 28.999999999999996 in floating point: round the count, do not cut it off",
    _LABELS,
)
FRACTION_KEPT = named(
    "corrupt_labels/fraction-kept",
    "this is the share of labels that stay right; `fraction` is the share that becomes wrong",
    _LABELS,
)
UNKNOWN_CLASS = named(
    "corrupt_labels/unknown-class",
    "there are labels that stand for no class: the classes go from 0 to y.max()",
    _LABELS,
)
FIXED_PARTNER = named(
    "corrupt_labels/same-substitute",
    "a class is always replaced by the same other one; a network could learn that rule",
    _LABELS,
)
NOT_UNIFORM = named(
    "corrupt_labels/classes-not-equally-likely",
    "some classes come more often than others as substitutes; all q - 1 must be equally likely",
    _LABELS,
)
FIRST_ONES = named(
    "corrupt_labels/positions-not-random",
    "the wrong labels are not spread over the whole of y: which ones change is drawn, too",
    _LABELS,
)
Y_CHANGED = named(
    "corrupt_labels/y-changed-in-place",
    "y itself was changed, and with it the right labels are lost: work on a copy",
    _LABELS,
)
LABELS_RNG = named(
    "corrupt_labels/rng-ignored",
    "the draws do not come from `rng`: an experiment can be repeated only if all of them do",
    _LABELS,
)


def wrong_share(
    all_changed: float, quarter_changed: float, classes: int, varies: bool
) -> Mistake | None:
    """Name what gives these shares of changed labels for fractions 1 and 1/4 of many labels.

    The shares are off by 0.01 at most (3,000 labels, one standard error); the ones expected
    here differ by 0.03 or more in one of the two. `varies` tells whether the count differs from
    draw to draw.
    """
    kept = 1 - 1 / classes
    expected = [
        (SAME_CLASS, kept, kept / 4, True),
        (WITH_REPLACEMENT, 1 - np.exp(-1), 1 - np.exp(-1 / 4), True),
        (COIN_PER_LABEL, 1.0, 1 / 4, True),
        (FRACTION_KEPT, 0.0, 3 / 4, False),
    ]
    fitting = [
        mistake
        for mistake, whole, quarter, random in expected
        if abs(all_changed - whole) < 0.045
        and abs(quarter_changed - quarter) < 0.045
        and varies is random
    ]
    return fitting[0] if len(fitting) == 1 else None


# --- dropout --------------------------------------------------------------------------------------
NOT_SCALED = named(
    "dropout/not-scaled-up",
    "what is kept stays as it was, so the mean sinks with each entry dropped: the kept ones must "
    "make up for that",
    _DROPOUT,
)
SCALED_DOWN = named(
    "dropout/scaled-down",
    "what is kept was multiplied by 1-p; the mean then sinks twice",
    _DROPOUT,
)
SCALED_BY_P = named(
    "dropout/scaled-by-p",
    "what is kept is scaled by 1/p, but p is the share that is dropped",
    _DROPOUT,
)
SCALED_BY_COUNT = named(
    "dropout/scaled-by-count",
    "this scales by the share that happened to be kept; the factor depends on p alone",
    _DROPOUT,
)
SWAPPED = named(
    "dropout/keep-and-drop-swapped",
    "p is the probability of being dropped; here it is that of being kept",
    _DROPOUT,
)
FLAG_INVERTED = named(
    "dropout/flag-inverted",
    "the two modes are swapped: units are dropped while training, and only then",
    _DROPOUT,
)
REMOVED = named(
    "dropout/removed",
    "the dropped entries are gone; they are to be replaced by 0, in the same shape",
    _DROPOUT,
)
SHARED_MASK = named(
    "dropout/shared-mask",
    "whole rows or columns share one draw; each entry of each example is drawn on its own",
    _DROPOUT,
)
EXACT_SHARE = named(
    "dropout/exact-share",
    "exactly the share p is dropped each time; each entry has its own draw, so the count varies",
    _DROPOUT,
)
ACTIVE_IN_EVAL = named(
    "dropout/active-in-eval",
    "entries are dropped outside of training, too; then x comes back as it is",
    _DROPOUT,
)
SCALED_IN_EVAL = named(
    "dropout/scaled-in-eval",
    "x is scaled outside of training; the mean was already seen to while training",
    _DROPOUT,
)
DIVIDED_BY_ZERO = named(
    "dropout/division-by-zero",
    "with p = 1 nothing is kept and 1/(1-p) is a division by zero: the result is all 0",
    _DROPOUT,
)
X_CHANGED = named(
    "dropout/x-changed-in-place",
    "x itself was changed; what is kept of it is needed again, in the backward pass for one",
    _DROPOUT,
)
DROPOUT_RNG = named(
    "dropout/rng-ignored",
    "the draws do not come from `rng`: a training can be repeated only if all of them do",
    _DROPOUT,
)


def wrong_scales(x: Array, kept: Any, p: float) -> list[Suspect]:
    """Return what typical wrong factors give where the entries `kept` (a mask) were kept."""
    share = float(np.mean(kept))
    by_p = SWAPPED if abs(share - p) < abs(share - (1 - p)) else SCALED_BY_P
    factors = [
        (NOT_SCALED, 1.0),
        (SCALED_DOWN, 1 - p),
        (by_p, 1 / p),
        (SCALED_BY_COUNT, 1 / share if share else np.nan),
    ]
    return [(mistake, np.where(kept, x * factor, 0.0)) for mistake, factor in factors]
