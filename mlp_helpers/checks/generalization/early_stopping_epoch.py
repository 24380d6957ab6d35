"""Check of the exercise `early_stopping_epoch` (F3)."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks.core import Exam, Failed, Ref, check, draw_until
from mlp_helpers.checks.core.cases import Case, Wrong, require_answers, telling_cases
from mlp_helpers.numerics import regularization as right

Improves = Callable[[Sequence[float], int, float, float], bool]
"""Tells from all losses, the epoch, the best loss so far and min_delta."""


def _lower(losses: Sequence[float], epoch: int, best: float, delta: float) -> bool:
    return bool(losses[epoch] < best - delta)


def _lower_than_before(losses: Sequence[float], epoch: int, best: float, delta: float) -> bool:
    return bool(losses[epoch] < losses[epoch - 1] - delta)


def _wait(
    losses: Sequence[float],
    patience: int,
    min_delta: float,
    improves: Improves = _lower,
    *,
    waits: Callable[[float, float], bool] = lambda loss, best: True,
    waited: int = 0,
    reset: bool = True,
    creep: bool = False,
) -> tuple[int, int]:
    """Walk through the epochs, with one mistake or none; return (best epoch, last epoch).

    Parameters
    ----------
    losses, patience, min_delta
        As in the exercise.
    improves
        Another idea of improvement.
    waits
        Tells from a loss that is no improvement, and the best one, whether its epoch counts.
    waited
        How many epochs count at the start.
    reset
        Whether the count starts anew with each improvement.
    creep
        Whether the best loss sinks by what is too little for an improvement.
    """
    best, best_epoch = losses[0], 0
    for epoch in range(1, len(losses)):
        loss = losses[epoch]
        if improves(losses, epoch, best, min_delta):
            best, best_epoch, waited = loss, epoch, 0 if reset else waited
        elif waits(loss, best):
            waited += 1
            if waited >= patience:
                return best_epoch, epoch
        if creep:
            best = min(best, loss)
    return best_epoch, len(losses) - 1


def _with(improves: Improves = _lower, **mistake: Any) -> Callable[..., float]:
    return lambda losses, p, d: _wait(losses, p, d, improves, **mistake)[0]


def _rises_waited(losses: Sequence[float], patience: int, min_delta: float) -> tuple[int, int]:
    """Walk as the wrong rule that lets any lower loss be best, and counts clear rises."""
    return _wait(losses, patience, 0.0, waits=lambda loss, best: loss > best + min_delta)


def _kept_while_none_waited(losses: Sequence[float], patience: int, min_delta: float) -> int:
    """Return the last epoch at which that wrong rule has a count of 0."""
    best, waited, kept = losses[0], 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best:
            best, waited = loss, 0
        elif loss > best + min_delta:
            waited += 1
        if waited >= patience:
            break
        kept = epoch if waited == 0 else kept
    return kept


def _over_at_once(rule: Callable[..., float]) -> Callable[..., float]:
    """Return a rule that counts epoch 0 as waited, so that patience 1 runs out there."""
    return lambda losses, p, d: rule(losses, p, d) if p > 1 else 0


def _second_skipped(waited: int) -> Callable[..., float]:
    """Return the wrong rule that never looks at epoch 1, which counts as waited, or not at all."""

    def kept(losses: Sequence[float], patience: int, min_delta: float) -> int:
        place = _wait([losses[0], *losses[2:]], patience, min_delta, waited=waited)[0]
        return place + (place > 0)

    return kept


def _first_cut_off(losses: Sequence[float], patience: int, min_delta: float) -> int:
    """Return what is kept if the loss of epoch 1 is taken for that of epoch 0, and so on."""
    return max(_wait(losses, patience, min_delta, waited=-1)[0] - 1, 0)


def _number_waited(losses: Sequence[float], patience: int, min_delta: float) -> int:
    """Return what is kept if any epoch from the number `patience` on ends it by not improving."""
    n = len(losses)
    kept = [_wait(losses[: i + 1], n, min_delta)[0] for i in range(n)]
    return next((kept[i] for i in range(patience, n) if kept[i] < i), kept[-1])


def _stop(losses: Sequence[float], patience: int, min_delta: float) -> int:
    return _wait(losses, patience, min_delta)[1]


def _lowest(improves: Improves) -> Callable[..., float]:
    """Return the wrong rule that takes the epoch of the lowest loss up to the stop."""
    return lambda losses, p, d: int(np.argmin(losses[: _wait(losses, p, d, improves)[1] + 1]))


def _any_epoch(losses: Sequence[float], patience: int, min_delta: float) -> int:
    """Return the first epoch of which none of the next ones is an improvement."""
    for epoch in range(len(losses) - patience):
        if min(losses[epoch + 1 : epoch + 1 + patience]) >= losses[epoch] - min_delta:
            return epoch
    return int(np.argmin(losses))


WRONG_STOPS: list[Wrong] = [
    ("epoch-of-the-stop", _stop),
    ("last-epoch", lambda losses, p, d: len(losses) - 1),
    ("patience-ignored", lambda losses, p, d: int(np.argmin(losses))),
    ("loss-taken-for-accuracy", lambda losses, p, d: _wait([-x for x in losses], p, d)[0]),
    ("one-epoch-late", lambda losses, p, d: right.early_stopping_epoch(losses, p + 1, d)),
    ("one-epoch-early", lambda losses, p, d: right.early_stopping_epoch(losses, p - 1, d)),
    ("one-epoch-early", _over_at_once(lambda losses, p, d: _wait(losses, p - 1, d)[0])),
    ("compared-with-previous", _with(_lower_than_before)),
    ("compared-with-previous", _lowest(_lower_than_before)),
    ("counter-not-reset", _with(reset=False)),
    ("compared-with-first", _with(lambda losses, i, best, delta: losses[i] < losses[0] - delta)),
    ("first-epoch-waited", _with(waited=1)),
    ("first-epoch-waited", _over_at_once(_with(waited=1))),
    ("counted-from-one", lambda losses, p, d: right.early_stopping_epoch(losses, p, d) + 1),
    ("rises-count", _with(lambda losses, i, best, delta: abs(losses[i] - best) > delta)),
    ("second-epoch-skipped", _second_skipped(1)),
    ("second-epoch-skipped", _second_skipped(0)),
    ("first-loss-cut-off", _first_cut_off),
    ("number-of-the-epoch-waited", _number_waited),
    ("loss-returned", lambda losses, p, d: losses[right.early_stopping_epoch(losses, p, d)]),
]

ABOUT_THE_WAIT = (
    "epoch-of-the-stop",
    "one-epoch-late",
    "one-epoch-early",
    "counter-not-reset",
    "first-epoch-waited",
    "counted-from-one",
    "second-epoch-skipped",
    "first-loss-cut-off",
    "number-of-the-epoch-waited",
)
"""Those that leave alone what an improvement is: charged once, in the first part."""

WRONG_DELTAS: list[Wrong] = [
    ("equal-counts", _with(lambda losses, i, best, delta: losses[i] <= best - delta)),
    ("min-delta-ignored", _with(lambda losses, i, best, delta: losses[i] < best)),
    ("min-delta-sign", _with(lambda losses, i, best, delta: losses[i] < best + delta)),
    ("min-delta-relative", _with(lambda losses, i, best, delta: losses[i] < best * (1 - delta))),
    ("best-creeps", _with(creep=True)),
    ("lowest-kept", _lowest(_lower)),
    ("small-gains-not-counted", _with(waits=operator.gt)),
    ("small-gains-not-counted", _with(waits=operator.ge)),
    ("small-gains-not-counted", lambda *case: _wait(*case, waits=operator.gt)[1] - case[1]),
    ("small-gains-not-counted", lambda *case: _wait(*case, waits=operator.ge)[1] - case[1]),
    ("waited-from-any-epoch", _any_epoch),
    ("rises-waited", lambda *case: _rises_waited(*case)[0]),
    ("rises-waited", lambda losses, p, d: _rises_waited(losses, p, d)[1] - p),
    ("rises-waited", _kept_while_none_waited),
]

WRONG_ENDS: list[Wrong] = [
    ("last-epoch-without-stop", _stop),
    ("minus-patience", lambda losses, p, d: _stop(losses, p, d) - p),
    ("minus-patience", lambda losses, p, d: max(_stop(losses, p, d) - p, 0)),
    ("fixed-tolerance", _with(lambda losses, i, best, delta: losses[i] < best - max(delta, 1e-6))),
    ("zero-taken-for-none", _with(lambda losses, i, best, d: not best or losses[i] < best - d)),
]


@check("06/early_stopping_epoch", points=4)
def early_stopping_epoch(exam: Exam, early_stopping_epoch: Ref) -> None:
    """Judge the epoch that early stopping keeps (F3)."""
    target, rng, stops = early_stopping_epoch, exam.rng, WRONG_STOPS
    own: list[Rule] = []
    small: list[Case] = []  # a gain of less than min_delta, and no end
    with exam.part("the best epoch when patience runs out", points=2):
        cases = _cases(partial(_waiting_cases, rng), stops)
        _judge(exam, target, cases, stops)
        stops = []  # these mistakes are not made
    with exam.part("better only if by more than min_delta", points=1):
        own = _own_rules(exam, target, cases) if stops else []
        cases = _cases(partial(_delta_cases, rng), WRONG_DELTAS)
        _judge(exam, target, cases, [*WRONG_DELTAS, *stops], own)
        small = [([2.5, 1.0, 0.9375], 5, 0.125)]  # which only an end of its own gets wrong now
    with exam.part("patience that never runs out; a single epoch", points=1):
        _require_an_end(exam, target)
        cases = _cases(lambda: _endless_cases(rng) + small, WRONG_ENDS)
        _judge(exam, target, cases, WRONG_ENDS, own)


Rule = Callable[..., float]
"""Returns an epoch from the losses, patience and min_delta."""


def _own_rules(exam: Exam, target: Ref, cases: Sequence[Case]) -> list[Rule]:
    """Return the wrong rules about the wait that the answer follows: ways of making one mistake."""
    values = [exam.outcome(target, *case).value for case in cases]
    return [
        wrong
        for slug, wrong in WRONG_STOPS
        if slug in ABOUT_THE_WAIT and _follows(values, cases, wrong)
    ]


def _follows(values: Sequence[Any], cases: Sequence[Case], rule: Rule) -> bool:
    """Tell whether the answers are those of a rule, in all cases."""
    return all(
        np.size(value) == 1 and _same(value, rule(*case))
        for value, case in zip(values, cases, strict=True)
    )


def _same(value: Any, epoch: float) -> bool:
    return isinstance(value, int | float | np.number | np.ndarray) and bool(value == epoch)


def _cases(draw: Callable[[], list[Case]], wrongs: Sequence[Wrong]) -> list[Case]:
    """Draw cases on which each mistake shows, and no two give the same epochs."""
    return telling_cases(draw, right.early_stopping_epoch, wrongs, never=0.0)


def _judge(
    exam: Exam,
    target: Ref,
    cases: Sequence[Case],
    known: Sequence[Wrong],
    own: Sequence[Rule] = (),
) -> None:
    """Require the right epochs, or those of the answer's own rule, which was charged before.

    Each mistake costs the points of the same parts with every seed. Those of WRONG_STOPS show in
    part two as well. Those of WRONG_DELTAS cannot show in part one: there min_delta is 0, and no
    loss is as low as the best so far unless it is lower. What the last part shows follows from the
    order of its losses, which is the same each time.
    """
    reference = right.early_stopping_epoch
    values = [exam.outcome(target, *case).value for case in cases] if own else []
    if any(_follows(values, cases, rule) for rule in own):
        if not _follows(values, cases, reference):
            exam.charged_before()
        return
    try:
        require_answers(exam, target, cases, reference, known, "wrong epoch", _given_losses)
    except Failed as failed:
        raised = failed.failure.headline.startswith("raised ")
        if not (failed.failure.mistake or raised) and _right_far_below_zero(exam, target, cases):
            exam.fail(failed.failure.headline, *failed.failure.lines, mistake="best-from-a-number")
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
        given = _given_losses([2, 1, 3], 5, 0)
        exam.fail("nothing was returned", *given, mistake="nothing-without-stop")


def _waiting_cases(rng: np.random.Generator) -> list[Case]:
    """Draw a run of patience 1 and four of 2 to 4, with a later improvement that comes too late.

    That of patience 1 ends after epoch 1, so that it tells who never looks at it. Of the others:
    between improvements they wait up to patience - 1 epochs, exactly that once at least (after
    epoch 0 in two runs), and at last as many as patience allows. Beyond the end they wait once on
    two levels, where even what takes a rise for an improvement runs out of patience, later than
    what waits for one epoch more. The losses are eighths: sums and differences are exact.
    """
    cases = []
    for i, patience in enumerate([*rng.choice([2, 2, 3, 3, 4], size=4).tolist(), 1]):
        waits = [i % 2 * (patience - 1)]
        waits += rng.permutation([0, 1, patience - 1]).tolist() if patience > 1 else []
        losses: list[int] = []
        best = 40
        for wait in [*waits, patience, patience + 2, 2]:
            best -= int(rng.integers(1, 4))
            rises = rng.integers(1, 25, size=wait)
            rises[1:] = 25 if wait > patience else rises[1:]
            losses += [best, *(best + rises)]
        cases.append(([float(loss) / 8 for loss in losses], patience, 0.0))
    return cases


def _delta_cases(rng: np.random.Generator) -> list[Case]:
    """Draw six runs with min_delta, in which each mistake of part one shows as well."""

    def all_show(cases: list[Case]) -> bool:
        expected = [(case, right.early_stopping_epoch(*case)) for case in cases]
        return all(
            any(wrong(*case) != epoch for case, epoch in expected) for _, wrong in WRONG_STOPS
        )

    return draw_until(lambda: _draw_delta_cases(rng), all_show)


def _draw_delta_cases(rng: np.random.Generator) -> list[Case]:
    """Draw six runs of losses in eighths that often differ by exactly min_delta, or less.

    They end on a level higher than all others by more than min_delta, where patience runs out.
    """
    cases = []
    for delta in rng.permutation([0, 1, 1, 2, 2, 2]).tolist():
        patience, n = int(rng.integers(2, 5)), int(rng.integers(10, 14))
        steps = rng.choice([-3, -2, -1, -1, -1, 0, 1, 1], size=n)
        losses = 40 + np.maximum(np.cumsum(steps), -36)
        losses = np.append(losses, np.full(patience, losses.max() + 3))
        cases.append(((losses / 8).tolist(), patience, delta / 8))
    return cases


def _endless_cases(rng: np.random.Generator) -> list[Case]:
    """Draw runs that end before patience does, and one of a single epoch; arrays, too.

    One has losses of some billions: no number is too high for a first loss. One has losses of some
    billionths, and one passes through 0 to losses below. Each step is larger than any min_delta.
    """
    falling = np.sort(rng.choice(40, size=9, replace=False))[::-1] / 4
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
