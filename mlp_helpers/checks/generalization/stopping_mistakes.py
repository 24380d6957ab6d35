"""Typical mistakes of assignment 06 in early stopping, and the epochs that they lead to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from mlp_helpers.checks.core.cases import Wrong
from mlp_helpers.checks.generalization.tools import named
from mlp_helpers.numerics import regularization as right

_named = partial(named, heading="Stop in time")

STOP_EPOCH = _named(
    "early_stopping_epoch/epoch-of-the-stop",
    "training ends here, but the best parameters are older by as many epochs as were waited",
)
LAST_EPOCH = _named(
    "early_stopping_epoch/last-epoch",
    "this is the last epoch of all; early stopping keeps the parameters of the best one",
)
PATIENCE_IGNORED = _named(
    "early_stopping_epoch/patience-ignored",
    "this lowest loss comes after training has ended: patience ran out before",
)
ACCURACY = _named(
    "early_stopping_epoch/loss-taken-for-accuracy",
    "the largest value is taken for the best one: right for an accuracy, wrong for a loss",
)
LATE = _named(
    "early_stopping_epoch/one-epoch-late",
    "training ends one epoch too late: it ends at the patience-th epoch in a row without "
    "improvement, not after one more",
)
EARLY = _named(
    "early_stopping_epoch/one-epoch-early",
    "training ends one epoch too early: the best epoch itself is not one of those waited",
)
PREVIOUS = _named(
    "early_stopping_epoch/compared-with-previous",
    "each loss is compared with the one before; an improvement is one on the best so far",
)
NOT_RESET = _named(
    "early_stopping_epoch/counter-not-reset",
    "epochs without improvement are counted from the start; the count begins anew after each "
    "improvement",
)
FROM_ONE = _named(
    "early_stopping_epoch/counted-from-one",
    "this is the epoch after the best one: epochs are counted from 0, like list items",
)
LOSS_RETURNED = _named(
    "early_stopping_epoch/loss-returned", "this is the loss; the epoch is asked for"
)
FIRST_COMPARED = _named(
    "early_stopping_epoch/compared-with-first",
    "each loss is compared with the first one: the best so far must move with each improvement",
)
FIRST_WAITED = _named(
    "early_stopping_epoch/first-epoch-waited",
    "epoch 0 is counted as one without improvement, so that training may end one epoch early",
)
FIXED_START = _named(
    "early_stopping_epoch/best-from-a-number",
    "the best loss so far starts at a fixed number: with losses above it epoch after epoch is "
    "no improvement; start so that epoch 0 always is one",
)
NOTHING_AT_END = _named(
    "early_stopping_epoch/nothing-without-stop",
    "where patience never runs out, the loop ends and nothing is returned",
)
LAST_AT_END = _named(
    "early_stopping_epoch/last-epoch-without-stop",
    "patience never runs out here; what counts is the last improvement, not the last epoch",
)
MINUS_PATIENCE = _named(
    "early_stopping_epoch/minus-patience",
    "patience is subtracted from the last epoch, but it need not have run out there",
)
TIES = _named(
    "early_stopping_epoch/equal-counts",
    "an epoch counts that is better by exactly min_delta; it must be better by more than that",
)
DELTA_IGNORED = _named(
    "early_stopping_epoch/min-delta-ignored",
    "any lower loss counts here; by no more than min_delta lower is not an improvement",
)
DELTA_ADDED = _named(
    "early_stopping_epoch/min-delta-sign",
    "a loss slightly above the best one counts as an improvement: min_delta has the wrong sign",
)
DELTA_RELATIVE = _named(
    "early_stopping_epoch/min-delta-relative",
    "min_delta is a difference of losses, not a share of the best loss",
)
BEST_CREEPS = _named(
    "early_stopping_epoch/best-creeps",
    "tiny gains move the best loss, so that many of them never add up to an improvement",
)
LOWEST = _named(
    "early_stopping_epoch/lowest-kept",
    "a loss that is lower by min_delta or less is no improvement, and its epoch is not kept",
)
GAINS_NOT_COUNTED = _named(
    "early_stopping_epoch/small-gains-not-counted",
    "a loss that is lower by min_delta or less, or just as low, is no improvement: it counts "
    "among the epochs that were waited, too",
)
ANY_EPOCH = _named(
    "early_stopping_epoch/waited-from-any-epoch",
    "the wait began at an epoch that was no improvement itself; losses are measured against the "
    "last improvement only",
)
TOLERANCE = _named(
    "early_stopping_epoch/fixed-tolerance",
    "small gains are passed over, though min_delta is 0: how much lower is enough is for "
    "min_delta alone to say, and losses may be of any size",
)
ZERO_IS_NONE = _named(
    "early_stopping_epoch/zero-taken-for-none",
    "a best loss of exactly 0 is taken for no loss yet: 0 counts as false, as None does",
)


def _wait(
    losses: Sequence[float],
    patience: int,
    min_delta: float,
    improves: Callable[[Sequence[float], int, float, float], bool],
    creep: bool = False,
) -> tuple[int, int]:
    """Walk through the epochs with another idea of improvement: return (best epoch, last epoch)."""
    best, best_epoch = float("inf"), 0
    for epoch, loss in enumerate(losses):
        if improves(losses, epoch, best, min_delta):
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return best_epoch, epoch
        if creep:
            best = min(best, loss)
    return best_epoch, len(losses) - 1


def _lower(losses: Sequence[float], epoch: int, best: float, delta: float) -> bool:
    return bool(losses[epoch] < best - delta)


def _with(improves: Callable[[Sequence[float], int, float, float], bool]) -> Callable[..., float]:
    return lambda losses, patience, delta: _wait(losses, patience, delta, improves)[0]


def _not_reset(losses: Sequence[float], patience: int, min_delta: float) -> int:
    best, best_epoch, bad = float("inf"), 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, best_epoch = loss, epoch
        else:
            bad += 1
            if bad >= patience:
                break
    return best_epoch


def _previous(losses: Sequence[float], patience: int, min_delta: float, lowest: bool) -> int:
    bad, kept, end = 0, 0, len(losses)
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[epoch - 1] - min_delta:
            bad, kept = 0, epoch
        else:
            bad += 1
            if bad >= patience:
                end = epoch + 1
                break
    return int(np.argmin(losses[:end])) if lowest else kept


def _up_to_stop(losses: Sequence[float], patience: int, min_delta: float) -> Sequence[float]:
    return losses[: _wait(losses, patience, min_delta, _lower)[1] + 1]


def _first_compared(losses: Sequence[float], patience: int, min_delta: float) -> int:
    return _wait(losses, patience, min_delta, lambda losses, i, _, d: losses[i] < losses[0] - d)[0]


def _first_waited(losses: Sequence[float], patience: int, min_delta: float) -> int:
    """Wait from epoch 0 on, whose loss is the best so far already."""
    best, best_epoch, bad = losses[0], 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, best_epoch, bad = loss, epoch, 0
        else:
            bad += 1
            if bad >= patience:
                break
    return best_epoch


def _not_counted(losses: Sequence[float], patience: int, min_delta: float, equal: bool) -> int:
    """Wait only in epochs whose loss is above the best one, or `equal` to it."""
    best, bad = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[best] - min_delta:
            best, bad = epoch, 0
        elif losses[epoch] > losses[best] or (equal and losses[epoch] == losses[best]):
            bad += 1
            if bad >= patience:
                break
    return best


def _any_epoch(losses: Sequence[float], patience: int, min_delta: float) -> int:
    """Return the first epoch of which none of the next ones is an improvement."""
    for epoch in range(len(losses) - patience):
        if min(losses[epoch + 1 : epoch + 1 + patience]) >= losses[epoch] - min_delta:
            return epoch
    return int(np.argmin(losses))


def _zero_is_none(losses: Sequence[float], patience: int, min_delta: float) -> int:
    def improves(losses: Sequence[float], epoch: int, best: float, delta: float) -> bool:
        return not best or losses[epoch] < best - delta

    return _wait(losses, patience, min_delta, improves)[0]


WRONG_STOPS: list[Wrong] = [
    (STOP_EPOCH, lambda losses, p, d: _wait(losses, p, d, _lower)[1]),
    (LAST_EPOCH, lambda losses, p, d: len(losses) - 1),
    (PATIENCE_IGNORED, lambda losses, p, d: int(np.argmin(losses))),
    (ACCURACY, lambda losses, p, d: right.early_stopping_epoch([-loss for loss in losses], p, d)),
    (LATE, lambda losses, p, d: right.early_stopping_epoch(losses, p + 1, d)),
    (EARLY, lambda losses, p, d: right.early_stopping_epoch(losses, p - 1, d)),
    (PREVIOUS, lambda losses, p, d: _previous(losses, p, d, lowest=False)),
    (PREVIOUS, lambda losses, p, d: _previous(losses, p, d, lowest=True)),
    (NOT_RESET, _not_reset),
    (FIRST_COMPARED, _first_compared),
    (FIRST_WAITED, _first_waited),
    (FROM_ONE, lambda losses, p, d: right.early_stopping_epoch(losses, p, d) + 1),
    (LOSS_RETURNED, lambda losses, p, d: losses[right.early_stopping_epoch(losses, p, d)]),
]

WRONG_DELTAS: list[Wrong] = [
    (TIES, _with(lambda losses, i, best, delta: losses[i] <= best - delta)),
    (DELTA_IGNORED, _with(lambda losses, i, best, delta: losses[i] < best)),
    (DELTA_ADDED, _with(lambda losses, i, best, delta: losses[i] < best + delta)),
    (DELTA_RELATIVE, _with(lambda losses, i, best, delta: losses[i] < best * (1 - delta))),
    (BEST_CREEPS, lambda losses, p, d: _wait(losses, p, d, _lower, creep=True)[0]),
    (LOWEST, lambda losses, p, d: int(np.argmin(_up_to_stop(losses, p, d)))),
    (GAINS_NOT_COUNTED, partial(_not_counted, equal=False)),
    (GAINS_NOT_COUNTED, partial(_not_counted, equal=True)),
    (ANY_EPOCH, _any_epoch),
]

WRONG_ENDS: list[Wrong] = [
    (LAST_AT_END, lambda losses, p, d: _wait(losses, p, d, _lower)[1]),
    (MINUS_PATIENCE, lambda losses, p, d: _wait(losses, p, d, _lower)[1] - p),
    (TOLERANCE, _with(lambda losses, i, best, delta: losses[i] < best - max(delta, 1e-6))),
    (ZERO_IS_NONE, _zero_is_none),
]
