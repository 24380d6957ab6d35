"""Check of the exercise `func_eval`: the accuracy and the modes (G6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import nn

from mlp_helpers.checks.core import (
    Exam,
    Fault,
    Named,
    Outcome,
    Ref,
    check,
    close,
    draw_until,
    kind_of,
    numbers,
    operation,
    torch_objects,
)
from mlp_helpers.checks.mlp_in_pytorch.two_layer_net import (
    Batch,
    Values,
    draw_batch,
    draw_values,
    logits_of,
)

SIZES, RIGHT = (40, 40, 15), (36, 20, 11)
"""Batches, and right answers in them: wrong ways of counting give other numbers."""


MOST_CALLS = 10 * sum(SIZES)
"""Of one model; there is no use for more than one for each picture."""


class LentNet:
    """A two-layer net that stays with the check: the student's code gets a stand-in for it.

    Attributes
    ----------
    rows
        What it was given, call by call.
    modes
        Whether it was in train mode, call by call.
    tracked
        Whether gradients were tracked. The other side says so, and nothing is judged by it.
    training
        Whether it is in train mode now.
    """

    def __init__(self, exam: Exam, values: Values):
        self.rows: list[torch.Tensor] = []
        self.modes: list[bool] = []
        self.tracked = False
        self.training = True
        self._values = values
        lent = [exam.lend(function) for function in (self._forward, self._train)]
        self.ref = exam.build(build_stand_in, values, *lent)

    def _forward(self, x: torch.Tensor, tracked: bool) -> torch.Tensor:
        if not isinstance(x, torch.Tensor):
            raise TypeError(f"linear(): argument 'input' must be Tensor, not {type(x).__name__}")
        if len(self.rows) == MOST_CALLS:
            raise RuntimeError(f"the model was called more than {MOST_CALLS} times")
        self.rows.append(x.detach())
        self.modes.append(self.training)
        self.tracked |= tracked is True
        with torch.no_grad():
            return logits_of(self._values, x)

    def _train(self, mode: bool) -> None:
        self.training = mode is True


@check("07/func_eval", points=4)
def func_eval(exam: Exam, func_eval: Ref) -> None:
    """Judge the accuracy and the modes of an evaluation (G6)."""
    values, data = draw_until(lambda: _readable(exam), _tells)
    net = LentNet(exam, values)
    device = exam.build(torch_objects.build_device, "cpu")
    outcome = exam.outcome(func_eval, net.ref, data, device)
    shapes = [tuple(rows.shape[1:]) for rows in net.rows]
    title = "the accuracy over all examples, the ragged last batch included"
    with exam.part(title, points=2, explain=_explain):
        if outcome.fault and shapes and shapes[0] != (784,):
            rows = f"(n, {', '.join(map(str, shapes[0]))})"
            exam.fail(f"the model was given a batch of shape {rows}", mistake="not-flattened")
        got = exam.require(outcome)
        if not shapes:
            exam.fail("the model that was handed over was not called")
        _judge_rows(exam, net.rows, data)
        _judge_accuracy(exam, func_eval, got, values, data)
        _judge_single(exam, func_eval, values, data[0])
        _note_device(exam, func_eval, data)
    with exam.part("eval mode while predicting, then back to train mode", points=2):
        if not any(rows.shape[1:] == (784,) for rows in net.rows):
            exam.fail("the model got no rows of 784 numbers")
        if any(net.modes):
            exam.fail("the model predicts in train mode", mistake="no-eval-mode")
        if not net.training:
            exam.fail("the model is left in eval mode", mistake="left-in-eval-mode")
        if net.tracked:
            exam.note(
                "noticed, and not graded: gradients are tracked while predicting; an evaluation "
                "needs no graph, under torch.no_grad() there is none"
            )


def _explain(fault: Fault) -> str | None:
    if kind_of(fault) != "sizes-differ":
        return None
    along = fault.message.endswith(" 0")  # ten classes, one for each column, beside n labels
    return "classes-of-columns" if along else "logits-for-classes"


def _readable(exam: Exam) -> tuple[Values, list[Batch]]:
    """Draw ten patterns, a net that reads them, and batches of which RIGHT have true labels.

    The classes come in turn, and so do the errors: too high and too low, by one and by more. They
    lie before the last five examples, so that neither the first one nor the last is an error.
    """
    values = draw_values(exam, 784, 10, 10)
    patterns = torch.tensor(exam.rng.choice([-1.0, 1.0], size=(10, 784)), dtype=torch.float32)
    values |= {"lin_1.weight": patterns, "lin_1.bias": -patterns.sum(1) / 2}
    values["lin_2.weight"] = torch.eye(10) + values["lin_2.weight"] / 50
    data = []
    for n, hits in zip(SIZES, RIGHT, strict=True):
        X, _ = draw_batch(exam, n)
        X = 0.3 + 0.2 * (patterns[torch.arange(n) % 10].view(X.shape) + 1) * (0.75 + X / 4)
        read, i = logits_of(values, X.flatten(1)).argmax(1), torch.arange(n) - (hits - 5)
        right = (i < 0) | (i >= n - hits)
        data.append((X, torch.where(right, read, (read + 1 + i % 9) % 10)))
    return values, data


def _tells(drawn: tuple[Values, list[Batch]]) -> bool:
    """Tell whether the class with the smallest logit is right as often as no uncompared sum is.

    Those sums are the same for each draw.
    """
    scores = [logits_of(drawn[0], X.flatten(1)) for X, _ in drawn[1]]
    labels = [y for _, y in drawn[1]]
    smallest = sum(int((Z.argmin(1) == y).sum()) for Z, y in zip(scores, labels, strict=True))
    return smallest not in _uncompared(torch.cat(scores).argmax(1), torch.cat(labels))


def _uncompared(read: torch.Tensor, true: torch.Tensor) -> list[int]:
    """Return the sums that come where classes are not compared, but subtracted or the like."""
    return [
        int(each.sum()) for each in (read - true, true - read, (read - true).abs(), read & true)
    ]


def _judge_rows(exam: Exam, seen: list[torch.Tensor], data: list[Batch]) -> None:
    """Fail if the model got as many rows as there are pictures, but not the pictures."""
    wanted = torch.cat([X.flatten(1) for X, _ in data]).numpy()
    if any(rows.shape[1:] != (784,) for rows in seen) or sum(map(len, seen)) != len(wanted):
        return
    rows = torch.cat(seen).float().numpy()
    if not close(rows, wanted, 1e-5):  # float32, and perhaps a detour over other numbers
        cause = _wrong_rows(rows, wanted)
        exam.fail("the rows that the model was given are not the pictures", mistake=cause)


def _wrong_rows(rows: np.ndarray, wanted: np.ndarray) -> str | None:
    if close(np.sort(rows, axis=1), np.sort(wanted, axis=1), 1e-5):
        return "pixels-moved"
    if close(np.sort(rows, axis=None), np.sort(wanted, axis=None), 1e-5):
        return "images-mixed"
    if rows.std() and np.corrcoef(rows.ravel(), wanted.ravel())[0, 1] > 0.8:
        return "pixels-changed"
    return None


def _judge_accuracy(
    exam: Exam, func_eval: Ref, got: Any, values: Values, data: list[Batch]
) -> None:
    if got is None:
        exam.fail("nothing was returned")
    accuracy, array = sum(RIGHT) / sum(SIZES), numbers("accuracy", got)
    if array.size == 1 and array.item() == 0 and _compares_scores(exam, func_eval):
        exam.fail(f"accuracy: expected {accuracy:.4f}, got 0", mistake="scores-for-classes")
    if (
        array.size == 1
        and array.item() == 0
        and _of_single(exam, func_eval, values, data[0]) == 0.5
    ):
        exam.fail(f"accuracy: expected {accuracy:.4f}, got 0", mistake="all-at-once")
    suspects = wrong_accuracies(SIZES, RIGHT)
    suspects += [("rounded", round(accuracy, digits)) for digits in range(1, 5)]
    read = torch.cat([logits_of(values, X.flatten(1)).argmax(1) for X, _ in data])
    true = torch.cat([y for _, y in data])
    suspects += [("not-compared", count / sum(SIZES)) for count in _uncompared(read, true)]
    crossed = [(logits_of(values, X.flatten(1)).argmax(1)[:, None] == y) for X, y in data]
    suspects.append(("each-with-each", sum(int(pairs.sum()) for pairs in crossed) / sum(SIZES)))
    # a quotient of two counts: rounded once, to 6e-8 if it is a float32 tensor's
    given = f"{sum(SIZES)} examples in batches of {', '.join(map(str, SIZES))}"
    exam.compare("accuracy", got, accuracy, mistakes=suspects, rtol=1e-6, given=given)


def _judge_single(exam: Exam, func_eval: Ref, values: Values, batch: Batch) -> None:
    """Judge batches of one picture: one that is read rightly, and one that is not."""
    got = _of_single(exam, func_eval, values, batch)
    given = "two batches of a single picture, (1, 1, 28, 28)"
    exam.compare("accuracy", got, 0.5, rtol=1e-6, given=given)


def _of_single(exam: Exam, func_eval: Ref, values: Values, batch: Batch) -> Any:
    X, y = batch
    error = RIGHT[0] - 5
    data = [(X[i : i + 1], y[i : i + 1]) for i in (0, error)]
    outcome = _evaluate(exam, func_eval, values, data)
    return exam.require(outcome, "called with batches of a single picture, (1, 1, 28, 28)")


def _compares_scores(exam: Exam, func_eval: Ref) -> bool:
    """Tell whether a model that always scores 7 for class 3 is found right on labels 7."""
    zeros = draw_values(exam, 784, 1, 10)
    values = {key: torch.zeros_like(value) for key, value in zeros.items()}
    values["lin_2.bias"][3] = 7.0
    X, _ = draw_batch(exam, 4)
    return bool(_evaluate(exam, func_eval, values, [(X, torch.full((4,), 7))]).value == 1)


def _evaluate(exam: Exam, func_eval: Ref, values: Values, data: list[Batch]) -> Outcome:
    """Let the student's function evaluate a net with these parameters."""
    device = exam.build(torch_objects.build_device, "cpu")
    return exam.outcome(func_eval, LentNet(exam, values).ref, data, device)


def _note_device(exam: Exam, func_eval: Ref, data: list[Batch]) -> None:
    """Say it if the pictures do not come to a device that is not the loader's.

    Every computer has the device ``meta``. It holds no numbers, so that all that happens after
    the model was called says nothing.
    """
    model = exam.build(build_elsewhere)
    device = exam.build(torch_objects.build_device, "meta")
    exam.outcome(func_eval, model, data, device)
    if exam.ask(devices, model)[:1] not in ([], ["meta"]):
        exam.note(
            "noticed, and not graded: the pictures stay where the loader made them, and are not "
            "moved to `device`, on which the model may be"
        )


class StandIn(torch_objects.TwoLayerNet):
    """Has the check's own net do the work: to call it and to switch its mode are messages."""

    def __init__(self, values: Values, forward: Callable[..., Any], train: Callable[..., Any]):
        super().__init__(values)
        self._forward, self._train = forward, train

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return the logits (n, q) of a batch (n, d)."""
        tracked = torch.is_grad_enabled()
        logits: torch.Tensor = self._forward(x, tracked)
        return logits.requires_grad_(tracked)

    def train(self, mode: bool = True) -> StandIn:
        """Switch to train mode, or to eval mode."""
        super().train(mode)
        self._train(mode)
        return self


class Elsewhere(nn.Module):
    """A model on the device ``meta`` that notes on which device its input is."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(1, device="meta"))
        self.devices: list[str] = []

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return logits (n, 10) without numbers."""
        self.devices.append(x.device.type)
        return torch.empty(len(x), 10, device="meta")


@operation
def build_stand_in(values: Values, forward: Any, train: Any) -> StandIn:
    """Build a :class:`StandIn`, in train mode, for a net that is lent."""
    return StandIn(values, forward, train)


@operation
def build_elsewhere() -> Elsewhere:
    """Build a model on the device ``meta``."""
    return Elsewhere()


@operation
def devices(model: Elsewhere) -> list[str]:
    """Read on which devices the model's inputs were."""
    return model.devices


def wrong_accuracies(sizes: tuple[int, ...], right: tuple[int, ...]) -> list[Named]:
    """Return what typical wrong evaluations give for the right answers in each batch."""
    total = sum(sizes)
    return [
        ("errors-counted", 1 - sum(right) / total),
        ("mean-of-batches", sum(r / n for r, n in zip(right, sizes, strict=True)) / len(sizes)),
        ("shares-added", sum(r / n for r, n in zip(right, sizes, strict=True)) / total),
        ("full-batches", sum(right) / (len(sizes) * sizes[0])),
        ("full-batches", sum(right) / (len(sizes) * 256)),
        ("last-batch-only", right[-1] / sizes[-1]),
        ("last-batch-only", right[-1] / total),
        ("first-batch-only", right[0] / sizes[0]),
        *(("wrong-total", sum(right) / n) for n in (len(sizes), sizes[-1], 256, 1000, 4000)),
        ("all-right", 1.0),
        ("percent", 100 * sum(right) / total),
        ("count", sum(right)),
    ]
