"""Checks of assignment 07 with the training (statements G7 and G8)."""

from __future__ import annotations

import torch
from torch.nn import functional as F

from mlp_helpers.checks.core import models
from mlp_helpers.checks.core.compare import Mistake, Suspect, close
from mlp_helpers.checks.core.exam import Exam, check
from mlp_helpers.checks.core.plain import Ref
from mlp_helpers.checks.mlp_in_pytorch.tools import (
    FLOAT32,
    Batch,
    Values,
    draw_batch,
    draw_values,
    flat,
    named,
)
from mlp_helpers.data import as_tensors, load_mnist

_TRAIN = "Train"
NO_ZERO_GRAD = named(
    "train_step/no-zero-grad",
    "the second step still carries the gradient of the first: gradients add up until reset",
    _TRAIN,
)
NO_BACKWARD = named(
    "train_step/no-backward",
    "no parameter has a gradient: the loss was not backpropagated",
    _TRAIN,
)
NO_STEP = named(
    "train_step/no-step",
    "the gradients are there but no parameter moved: the update is missing, or comes too early",
    _TRAIN,
)
RESET_TOO_LATE = named(
    "train_step/reset-too-late",
    "the gradients were reset between backpropagation and update, so that the update has none",
    _TRAIN,
)
TWO_STEPS = named(
    "train_step/two-updates",
    "the update is as long as two: the optimiser's step was taken twice for one batch",
    _TRAIN,
)
SCALED = named(
    "train_step/gradient-doubled",
    "the gradients are twice those of the loss: backpropagate the batch's loss once, as it is",
    _TRAIN,
)
NO_LOSS = named(
    "train_step/no-loss",
    "the step is taken but nothing comes back; the loop sums up what each step returns",
    _TRAIN,
)
GRAPH_KEPT = named(
    "train_step/graph-kept",
    "summing such losses keeps every batch's graph in memory: return a plain number",
    _TRAIN,
)


DIVERGED = named(
    "trained/diverged",
    "M's logits are in the thousands or not finite: the steps of the training were far too long",
    _TRAIN,
)
GUESSING = named(
    "trained/guessing",
    "M does no better than guessing: it was not trained, or not with each digit's own label",
    _TRAIN,
)
LEARNING_RATE = 0.1
"""Of the plain gradient descent with which train_step is judged."""


@check("07/train_step", points=4)
def train_step(exam: Exam, train_step: Ref) -> None:
    """Judge two steps of training by the parameters they lead to (G7)."""
    values = draw_values(exam, 784, 6, 10)
    batches = [draw_batch(exam, 9), draw_batch(exam, 9)]
    net = exam.build(models.build_watched_mlp, values)
    loss = exam.build(models.build_loss, "CrossEntropyLoss")
    optm = exam.build(models.build_optimizer, "SGD", net, {"lr": LEARNING_RATE})
    device = exam.build(models.build_device, "cpu")
    first, first_loss = sgd_step(values, values, batches[0])
    with exam.part("one step: backpropagate and update", points=2):
        outcome = exam.outcome(train_step, net, *batches[0], loss, optm, device)
        got = exam.require(outcome)
        moved = exam.ask(models.parameters, net)
        grads = exam.ask(models.gradients, net)
        require_moved(exam, values, moved, grads)
        suspects = wrong_first_steps(values, first, grads)
        exam.compare(
            "parameters after one step", flat(moved), flat(first), mistakes=suspects, rtol=FLOAT32
        )
        if got is None:
            exam.fail("nothing was returned", mistake=NO_LOSS)
        if getattr(got, "requires_grad", False):
            exam.fail("the loss that comes back holds on to its graph", mistake=GRAPH_KEPT)
        exam.compare("the loss that comes back", got, first_loss, rtol=FLOAT32)
    with exam.part("two steps: the gradient of the first one is reset", points=2):
        exam.require(outcome)
        exam.require(exam.outcome(train_step, net, *batches[1], loss, optm, device))
        moved = exam.ask(models.parameters, net)
        second, _ = sgd_step(first, first, batches[1])
        suspects = wrong_second_steps(values, first, batches)
        exam.compare(
            "parameters after two steps",
            flat(moved),
            flat(second),
            mistakes=[(mistake, flat(wrong)) for mistake, wrong in suspects],
            rtol=FLOAT32,
        )


@check("07/trained", points=1)
def trained(exam: Exam, M: Ref) -> None:
    """Judge the trained model by its accuracy on the bundled test digits (G7, G8)."""
    if exam.ask(models.is_blank, M):
        exam.unfilled("M = ...")
    _, test = load_mnist("bundled", verbose=False)
    X, y = as_tensors(test)
    with exam.part("at least 90 % of the 1,000 test digits are recognised", points=1):
        Z = exam.ask(models.run_batch, M, None, X)
        accuracy = float((Z.argmax(1) == y).double().mean())
        if accuracy < 0.9:
            headline = f"the test accuracy is {accuracy:.3f}"
            exam.fail(headline, hint="has M been trained?", mistake=_why_not_trained(Z, accuracy))


def _why_not_trained(Z: torch.Tensor, accuracy: float) -> Mistake | None:
    if not bool(Z.abs().max() < 1000):  # not finite, or far from the 35 that a trained M reaches
        return DIVERGED
    return GUESSING if accuracy < 0.3 else None


def sgd_step(
    at: Values, values: Values, batch: Batch, lr: float = LEARNING_RATE
) -> tuple[Values, float]:
    """Take one SGD step from `values` with the gradient of the mean cross-entropy at `at`.

    Returns the new parameters and the loss at `at`.
    """
    X, y = batch
    held = {key: value.clone().requires_grad_() for key, value in at.items()}
    hidden = torch.relu(X.flatten(1) @ held["lin_1.weight"].T + held["lin_1.bias"])
    logits = hidden @ held["lin_2.weight"].T + held["lin_2.bias"]
    loss = F.cross_entropy(logits, y)
    loss.backward()  # type: ignore[no-untyped-call]
    new = {key: values[key] - lr * held[key].grad for key in values}  # type: ignore[operator]
    return new, float(loss.detach())


def wrong_first_steps(
    start: Values, first: Values, grads: dict[str, torch.Tensor | None]
) -> list[Suspect]:
    """Return the parameters after a step twice as long, and what `grads` says is the cause."""
    long = flat({key: 2 * first[key] - start[key] for key in start})
    once = flat(start) - flat(first)  # the learning rate times the gradient
    if any(grad is None for grad in grads.values()):
        return []
    held = LEARNING_RATE * flat({key: grad for key, grad in grads.items() if grad is not None})
    return [
        (mistake, long)
        for mistake, times in ((TWO_STEPS, 1), (SCALED, 2))
        if close(held, times * once, 1e-3)  # a difference of float32 parameters keeps four digits
    ]


def wrong_second_steps(
    start: Values, first: Values, batches: list[Batch]
) -> list[tuple[Mistake, Values]]:
    """Return the parameters after two steps when the gradient of the first was not reset."""
    second, _ = sgd_step(first, first, batches[1])
    return [(NO_ZERO_GRAD, {key: second[key] + (first[key] - start[key]) for key in start})]


def require_moved(
    exam: Exam, start: Values, moved: Values, grads: dict[str, torch.Tensor | None]
) -> None:
    """Fail with the reason if a step of training left every parameter where it was."""
    if any(not torch.equal(moved[key], start[key]) for key in start):
        return
    if all(grad is None for grad in grads.values()):
        exam.fail("no parameter moved", mistake=NO_BACKWARD)
    if not any(grad is not None and grad.any() for grad in grads.values()):
        exam.fail("no parameter moved", mistake=RESET_TOO_LATE)
    exam.fail("no parameter moved", mistake=NO_STEP)
