"""Check of the exercise `train_keeping_best`: the model as it was after its best epoch (G7)."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import nn

from mlp_helpers.checks.core import Exam, Failed, Fault, Outcome, Ref, check, describe, operation

EPOCH = 1
"""What a pretended epoch of training adds to every number of the model: it tells the epoch."""

BELOW_ZERO = (-1.0, -2.0, -3.0)
"""Losses that go on falling: they count as the best even where the comparison begins at 0."""

PARAMETERS = ("linear.weight", "linear.bias", "norm.weight", "norm.bias")


@dataclass(frozen=True)
class Run:
    """What came of a call: the losses returned, and of which epoch the model's numbers are.

    Attributes
    ----------
    outcome
        Of the call: its value should be the losses.
    kept, buffers
        Epoch of the parameters and of batch norm's averages, from 1; 0 is the start, -1 where
        the averages are of several.
    net
        The model, which has noticed more.
    validated
        Of which epoch the model was each time its validation loss was asked for.
    exact
        Whether the model's numbers are those of an epoch to the last digit.
    """

    outcome: Outcome
    kept: int
    buffers: int
    net: Ref
    validated: list[int]
    exact: bool


@check("07/train_keeping_best", points=4)
def train_keeping_best(exam: Exam, train_keeping_best: Ref) -> None:
    """Judge by pretended trainings, whose losses by epoch are drawn (G7)."""
    telling, ends = _telling_losses(exam), _losses_at_the_ends(exam)
    run: Run | None = None
    with exam.part("trains and validates once in each epoch; returns the losses", points=1):
        run = _run(exam, train_keeping_best, telling)
        _judge_losses(exam, train_keeping_best, run, telling)
        if any(one == other for one, other in itertools.pairwise(run.validated)):
            exam.fail("val_loss was called twice after one epoch", mistake="validated-twice")
    with exam.part("the model ends as it was after its best epoch", points=2):
        run = run or _run(exam, train_keeping_best, telling)
        _judge_kept(exam, train_keeping_best, run, telling)
    with exam.part("so with other losses; batch norm's averages go back, too", points=1):
        run = run or _run(exam, train_keeping_best, telling)
        if run.buffers != run.kept:
            exam.fail(
                "parameters and averages are of different epochs", mistake="buffers-forgotten"
            )
        _judge_kept(exam, train_keeping_best, run, telling)
        for losses in ends:
            _judge_end(exam, train_keeping_best, losses)


def _telling_losses(exam: Exam) -> list[float]:
    """Draw losses, the start's first, of which each wrong rule keeps another epoch.

    By epoch: high, lower, the lowest, the highest, lower than the one before, higher again. The
    start's is lower than all, and must not count.
    """
    levels = sorted(exam.rng.choice(range(2, 60), size=6, replace=False) / 61)
    start, lowest, low, middle, high, highest = (float(level) for level in levels)
    return [start, middle, low, lowest, highest, (low + middle) / 2, high]


def _losses_at_the_ends(exam: Exam) -> list[list[float]]:
    """Draw losses that fall to the end, that only rise, very large ones, two equal lowest ones.

    Those of the last three runs are lowest after a rise, by a millionth, and after twelve epochs
    without a lower one, before which whoever has patience to lose has stopped.
    """
    rising = [float(level) for level in sorted(exam.rng.choice(60, size=5, replace=False) / 64)]
    large = [2.0**40 * (1 + level) for level in rising]
    a, b, c = rising[2:]
    return [
        [c, *rising[::-1]],
        [0.0, *rising],
        [0.0, large[3], large[1], large[4]],
        [0.0, b, a, c, a, b],
        [0.0, b, c, a],
        [0.0, b, b - 2.0**-20, c],
        [0.0, b, *[c] * 12, a],
    ]


def _run(exam: Exam, target: Ref, losses: Sequence[float], explain: str | None = None) -> Run:
    """Call the student's function with a pretended training that has these losses."""
    net, start, outcome, validated = _called(exam, target, losses)
    given = f"called for {len(losses) - 1} epochs with the validation losses {_listed(losses[1:])}"
    mistake = explain and _explained(outcome.fault, explain)
    if outcome.fault and not explain:
        works = not _called(exam, target, BELOW_ZERO)[2].fault
        mistake = "best-from-a-number" if works else None
    returned = exam.require(outcome, given, mistake=mistake)
    state = exam.ask(state_of, net)
    moved = {name: ((state[name] - start[name]) / EPOCH).flatten().tolist() for name in state}
    exact = all(x == round(x) for name in moved for x in moved[name])
    parameters = {round(x) for name in moved if name in PARAMETERS for x in moved[name]}
    averages = {round(x) for name in moved if name not in PARAMETERS for x in moved[name]}
    if len(parameters) != 1:
        exam.fail("the model's numbers are not those of one epoch", given)
    kept, buffers = parameters.pop(), averages.pop() if len(averages) == 1 else -1
    if returned is None and kept == 0:  # nothing done at all
        exam.returned(target, outcome, given)
    return Run(outcome, kept, buffers, net, validated, exact)


def _called(
    exam: Exam, target: Ref, losses: Sequence[float]
) -> tuple[Ref, dict[str, torch.Tensor], Outcome, list[int]]:
    """Call it; return the model, its first state, what came of the call, the epochs validated."""
    net = exam.build(build_net)
    start = exam.ask(state_of, net)
    train_epoch = exam.build(build_train_epoch)
    validated: list[int] = []
    val_loss = exam.build(build_val_loss, exam.lend(lambda epoch: _loss(losses, epoch, validated)))
    outcome = exam.outcome(target, net, train_epoch, val_loss, len(losses) - 1)
    return net, start, outcome, validated


def _loss(losses: Sequence[float], epoch: int, validated: list[int]) -> float:
    """Return the loss of an epoch, and note that it was asked for."""
    loss = losses[epoch]
    validated.append(epoch)
    return loss


def _explained(fault: Fault | None, slug: str) -> str | None:
    """Name what left nothing to be loaded."""
    return (
        slug
        if fault and fault.type_name in ("TypeError", "AttributeError", "UnboundLocalError")
        else None
    )


def _judge_losses(exam: Exam, target: Ref, run: Run, losses: Sequence[float]) -> None:
    expected = list(losses[1:])
    got = exam.returned(target, run.outcome)
    if not isinstance(got, list | tuple) and not hasattr(got, "tolist"):
        headline = f"expected the list of the {len(expected)} losses, got {describe(got)}"
        exam.fail(headline, mistake="not-the-list")
    if any(isinstance(each, list | tuple | dict) for each in got):
        headline = f"expected the list of the {len(expected)} losses, got {describe(got)}"
        exam.fail(headline, mistake="more-than-the-list")
    shown = [float(each) for each in (got.tolist() if hasattr(got, "tolist") else got)]
    if len(shown) == len(expected) and np.allclose(shown, expected, rtol=1e-6, atol=0):  # float32
        return
    restored = simulate(losses, restore_at_once=True)[0]
    so_far = np.minimum.accumulate(expected).tolist()
    early = "stopped-early" if len(run.validated) < len(expected) else "losses-left-out"
    cause = {
        **{tuple(expected[:k]): early for k in range(1, len(expected))},
        tuple(so_far): "lowest-so-far",
        tuple(losses[:-1]): "validated-too-early",
        tuple(losses): "start-counts",
        tuple(restored): "restored-at-once",
    }.get(tuple(shown))
    exam.fail(
        "the losses are off",
        f"expected {_listed(expected)}",
        f"got      {_listed(shown)}",
        mistake=cause,
    )


def _judge_kept(exam: Exam, target: Ref, run: Run, losses: Sequence[float]) -> None:
    best, last = _first_lowest(losses), len(losses) - 1
    if run.kept == best and run.exact:
        return
    if run.kept == best:
        exam.fail("the model's numbers are nearly those of its best epoch: digits were lost")
    seen = exam.ask(noticed, run.net)
    turned = list(losses).index(max(losses[1:]), 1)
    previous = simulate(losses, better=lambda loss, best, before: loss < before)[1]
    cause = {turned: "highest-kept", previous: "compared-with-previous"}.get(run.kept)
    if run.kept == best - 1 and run.validated == list(range(1, last + 1)):
        cause = "state-before"
    if run.kept == 0 and not seen["trained"]:
        cause = "copy-trained"
    elif run.kept == 0:
        cause = "start-counts" if 0 in run.validated else None
        if cause is None and _run(exam, target, BELOW_ZERO).kept == len(BELOW_ZERO) - 1:
            cause = "best-from-a-number"
    if run.kept == last:
        loads = seen["loads"]
        cause = "not-a-copy" if any(loads) else "last-kept" if loads else "not-loaded"
    where = "the start, before any training" if run.kept == 0 else f"epoch {run.kept} of {last}"
    exam.fail(
        f"the model is that of {where}; the best is epoch {best}",
        f"validation losses by epoch: {_listed(losses[1:])}",
        mistake=cause,
    )


def _judge_end(exam: Exam, target: Ref, losses: Sequence[float]) -> None:
    huge, equal = losses[1] > 2.0**39, losses[1:].count(min(losses[1:])) > 1
    run = _run(exam, target, losses, "best-from-a-number" if huge else None)
    try:
        _judge_kept(exam, target, run, losses)
    except Failed as failed:
        slug = "best-from-a-number" if huge else "later-of-equals" if equal else None
        if 0 < losses[1] - min(losses[1:]) < 1e-5:
            slug = "small-gain-passed-over"
        if len(run.validated) < len(losses) - 1:
            slug = "stopped-early"
        exam.fail(failed.failure.headline, *failed.failure.lines, mistake=slug)


def _first_lowest(losses: Sequence[float]) -> int:
    return list(losses).index(min(losses[1:]), 1)


def simulate(
    losses: Sequence[float],
    *,
    better: Callable[[float, float, float], bool] = lambda loss, best, before: loss < best,
    restore_at_once: bool = False,
) -> tuple[list[float], int]:
    """Train in pretence, with one mistake or none; return the losses seen and the epoch kept."""
    seen: list[float] = []
    at, kept, best, before = 0, 0, math.inf, math.inf
    for _ in losses[1:]:
        at += 1
        seen.append(losses[at])
        if better(losses[at], best, before):
            kept, best = at, losses[at]
        elif restore_at_once:
            at = kept
        before = seen[-1]
    return seen, kept


def _listed(losses: Sequence[float]) -> str:
    return ", ".join(f"{loss:.3g}" for loss in losses)


class WatchedNet(nn.Module):
    """A little net with batch norm that notes whether the state loaded into it is its own."""

    def __init__(self) -> None:
        super().__init__()
        self.linear = nn.Linear(3, 2)
        self.norm = nn.BatchNorm1d(2)
        self.loads: list[bool] = []
        self.trained = False
        with torch.no_grad():  # 20 digits behind the point: epochs add up exactly, in float32 alone
            for parameter in self.parameters():
                parameter.copy_((2**20 * torch.rand_like(parameter)).round() / 2**20)
            self.linear.bias.zero_()

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return the outputs (n, 2) of a batch (n, 3)."""
        out: torch.Tensor = self.norm(self.linear(x))
        return out

    def load_state_dict(self, state_dict: Any, *args: Any, **options: Any) -> Any:
        """Load a state, and note whether it shares its memory with the net."""
        own = {tensor.data_ptr() for tensor in self.state_dict().values()}
        shared = any(
            getattr(tensor, "data_ptr", int)() in own for tensor in dict(state_dict).values()
        )
        self.loads.append(shared)
        return super().load_state_dict(state_dict, *args, **options)


@operation
def build_net() -> WatchedNet:
    """Build a :class:`WatchedNet`, in train mode."""
    return WatchedNet()


@operation
def build_train_epoch() -> Callable[[WatchedNet], None]:
    """Build what stands for an epoch of training: it changes every number in place."""

    def train_epoch(model: WatchedNet) -> None:
        model.trained = True
        with torch.no_grad():
            for tensor in model.state_dict().values():
                tensor += EPOCH

    return train_epoch


@operation
def build_val_loss(loss: Callable[[int], float]) -> Callable[[nn.Module], float]:
    """Build what stands for the validation loss: it depends on the model's epoch alone."""

    def val_loss(model: nn.Module) -> float:
        return loss(round(float(model.linear.bias[0].detach()) / EPOCH))  # type: ignore[index, union-attr]

    return val_loss


@operation
def state_of(model: nn.Module) -> dict[str, torch.Tensor]:
    """Read the parameters and batch norm's averages by name."""
    return {name: tensor.detach() for name, tensor in model.state_dict().items()}


@operation
def noticed(model: WatchedNet) -> dict[str, Any]:
    """Read whether the states loaded were the model's own, and whether it was this one trained."""
    return {"loads": model.loads, "trained": model.trained}
