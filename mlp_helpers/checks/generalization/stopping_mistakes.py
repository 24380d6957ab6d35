"""Typical mistakes of assignment 06 in early stopping, and the epochs that they lead to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from mlp_helpers.checks.core.cases import Wrong
from mlp_helpers.checks.generalization.tools import named
from mlp_helpers.numerics import regularization as right

STOP_EPOCH = named("early_stopping_epoch/epoch-of-the-stop")
LAST_EPOCH = named("early_stopping_epoch/last-epoch")
PATIENCE_IGNORED = named("early_stopping_epoch/patience-ignored")
ACCURACY = named("early_stopping_epoch/loss-taken-for-accuracy")
LATE = named("early_stopping_epoch/one-epoch-late")
EARLY = named("early_stopping_epoch/one-epoch-early")
PREVIOUS = named("early_stopping_epoch/compared-with-previous")
NOT_RESET = named("early_stopping_epoch/counter-not-reset")
FROM_ONE = named("early_stopping_epoch/counted-from-one")
LOSS_RETURNED = named("early_stopping_epoch/loss-returned")
FIRST_COMPARED = named("early_stopping_epoch/compared-with-first")
FIRST_WAITED = named("early_stopping_epoch/first-epoch-waited")
FIXED_START = named("early_stopping_epoch/best-from-a-number")
NOTHING_AT_END = named("early_stopping_epoch/nothing-without-stop")
LAST_AT_END = named("early_stopping_epoch/last-epoch-without-stop")
MINUS_PATIENCE = named("early_stopping_epoch/minus-patience")
TIES = named("early_stopping_epoch/equal-counts")
DELTA_IGNORED = named("early_stopping_epoch/min-delta-ignored")
DELTA_ADDED = named("early_stopping_epoch/min-delta-sign")
DELTA_RELATIVE = named("early_stopping_epoch/min-delta-relative")
BEST_CREEPS = named("early_stopping_epoch/best-creeps")
LOWEST = named("early_stopping_epoch/lowest-kept")
GAINS_NOT_COUNTED = named("early_stopping_epoch/small-gains-not-counted")
ANY_EPOCH = named("early_stopping_epoch/waited-from-any-epoch")
TOLERANCE = named("early_stopping_epoch/fixed-tolerance")
ZERO_IS_NONE = named("early_stopping_epoch/zero-taken-for-none")


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
