"""Check of assignment 06 on early stopping (F3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from mlp_helpers.checks.core.cases import Case, Wrong, require_answers, telling_cases
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.compare import Failed
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.checks.generalization import stopping_mistakes as mistakes
from mlp_helpers.numerics import regularization as right


@check("06/early_stopping_epoch", points=4)
def early_stopping_epoch(exam: Exam, early_stopping_epoch: Ref) -> None:
    """Judge the epoch that early stopping keeps (F3)."""
    target, rng = early_stopping_epoch, exam.rng
    stops = mistakes.WRONG_STOPS
    with exam.part("the best epoch when patience runs out", points=2):
        _judge(exam, target, partial(_waiting_cases, rng), stops)
        stops = []  # these mistakes are not made
    with exam.part("better only if by more than min_delta", points=1):
        _judge(exam, target, partial(_delta_cases, rng), mistakes.WRONG_DELTAS, stops)
    with exam.part("patience that never runs out; a single epoch", points=1):
        _require_an_end(exam, target)
        _judge(exam, target, partial(_endless_cases, rng), mistakes.WRONG_ENDS)


def _judge(
    exam: Exam,
    target: Ref,
    draw: Callable[[], list[Case]],
    wrongs: list[Wrong],
    others: Sequence[Wrong] = (),
) -> None:
    """Require the epochs of cases that tell `wrongs` apart; named unless one of `others` fits."""
    reference = right.early_stopping_epoch
    cases = telling_cases(draw, reference, wrongs, never=0.0)
    known = [*wrongs, *others]
    try:
        require_answers(exam, target, cases, reference, known, "wrong epoch", _given_losses)
    except Failed as failed:
        if not failed.failure.mistake and _right_far_below_zero(exam, target, cases):
            exam.fail(failed.failure.headline, *failed.failure.lines, mistake=mistakes.FIXED_START)
        raise


def _right_far_below_zero(exam: Exam, target: Ref, cases: Sequence[Case]) -> bool:
    """Tell whether the answers are right for the same losses, lower by 2^40: exact in eighths.

    Losses that are too small for that stay as they are.
    """
    for losses, *options in cases:
        lower = [float(loss) - 2.0**40 for loss in losses]
        if any(low + 2.0**40 != loss for low, loss in zip(lower, losses, strict=True)):
            lower = [float(loss) for loss in losses]
        value = exam.outcome(target, lower, *options).value
        if value is None or value != right.early_stopping_epoch(losses, *options):
            return False
    return True


def _require_an_end(exam: Exam, target: Ref) -> None:
    """Name the mistake where a number comes back only if patience runs out."""
    endless, waited = (exam.outcome(target, [2.0, 1.0, 3.0], p, 0.0) for p in (5, 1))
    if endless.fault is None and endless.value is None and waited.value is not None:
        exam.fail(
            "nothing was returned", *_given_losses([2, 1, 3], 5, 0), mistake=mistakes.NOTHING_AT_END
        )


def _waiting_cases(rng: np.random.Generator) -> list[Case]:
    """Draw four runs of patience 2 to 4, each with a later improvement that comes too late.

    Between improvements they wait up to patience - 1 epochs, exactly that once at least (after
    epoch 0 in two runs), and at last as many as patience allows. The losses are eighths: sums and
    differences are exact.
    """
    cases = []
    for i, patience in enumerate(rng.choice([2, 2, 3, 3, 4], size=4).tolist()):
        waits = [i % 2 * (patience - 1), *rng.permutation([0, 1, patience - 1])]
        losses: list[int] = []
        best = 40
        for wait in [*waits, patience, patience + 1, 2]:
            best -= int(rng.integers(1, 4))
            losses += [best, *(best + rng.integers(1, 25, size=wait))]
        cases.append(([float(loss) / 8 for loss in losses], patience, 0.0))
    return cases


def _delta_cases(rng: np.random.Generator) -> list[Case]:
    """Draw six runs of losses in eighths that often differ by exactly min_delta, or less.

    They end on a high level, where patience runs out.
    """
    cases = []
    for delta in rng.permutation([0, 1, 1, 2, 2, 2]).tolist():
        patience, n = int(rng.integers(2, 5)), int(rng.integers(10, 14))
        steps = rng.choice([-3, -2, -1, -1, -1, 0, 1, 1], size=n)
        losses = 40 + np.maximum(np.cumsum(steps), -36)
        losses = np.append(losses, np.full(patience, losses.max()))
        cases.append(((losses / 8).tolist(), patience, delta / 8))
    return cases


def _endless_cases(rng: np.random.Generator) -> list[Case]:
    """Draw runs that end before patience does, and one of a single epoch; arrays, too.

    One has losses of some billions: no number is too high for a first loss. One has losses of some
    billionths, and one passes through 0 to losses below.
    """
    falling = np.sort(rng.choice(80, size=9, replace=False))[::-1] / 8
    bowl = np.concatenate([falling, falling[:2]])
    rising = falling[::-1]
    return [
        (falling.tolist(), 3, 0.0),
        ((falling * 2.0**33).tolist(), 3, 0.0),
        ((falling * 2.0**-33).tolist(), 3, 0.0),
        ([2.5, 0.0, 1.0, float(rng.integers(1, 8)) / 8], 4, 0.0),
        ((falling[:7] - falling[6] - 1).tolist(), 3, 0.0),
        (bowl, 5, 0.0),
        (rising.tolist(), 20, 0.125),
        ([float(rng.integers(8, 16)) / 8], 2, 0.125),
    ]


def _given_losses(val_losses: Sequence[float], patience: int, min_delta: float) -> list[str]:
    losses = ", ".join(f"{loss:g}" for loss in val_losses)
    kept = right.early_stopping_epoch(val_losses, patience, min_delta)
    end = kept + patience
    ends = f"training ends at epoch {end}" if end < len(val_losses) else "patience never runs out"
    return [
        f"called with [{losses}],",
        f"            patience {patience}, min_delta {min_delta:g}; {ends}",
    ]
