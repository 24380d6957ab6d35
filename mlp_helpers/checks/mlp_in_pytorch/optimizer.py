"""Check of assignment 07 with the loss and the optimiser (statement G5)."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F

from mlp_helpers.checks.core import models
from mlp_helpers.checks.core.compare import Suspect, close
from mlp_helpers.checks.core.exam import Exam, check
from mlp_helpers.checks.core.plain import Ref
from mlp_helpers.checks.core.side import operation
from mlp_helpers.checks.mlp_in_pytorch.tools import FLOAT32, Values, flat, named

_LOSS = "Loss and optimizer"
PROBABILITIES_IN = named(
    "loss_and_optimizer/softmax-twice",
    "a softmax is applied before the cross-entropy, which applies it once more",
    _LOSS,
)
SUMMED = named("loss_and_optimizer/sum", "the losses are summed, not averaged", _LOSS)
NLL = named(
    "loss_and_optimizer/nll",
    "this loss expects log-probabilities, and the model gives logits",
    _LOSS,
)
WRONG_RATE = named(
    "loss_and_optimizer/learning-rate", "it is Adam, but the learning rate is not 1e-3", _LOSS
)
SGD = named(
    "loss_and_optimizer/sgd",
    "the step is the gradient times a fixed rate: this is SGD, not Adam",
    _LOSS,
)
ADAMW = named(
    "loss_and_optimizer/adamw", "the weights decay besides the step: this is AdamW", _LOSS
)
RMSPROP = named(
    "loss_and_optimizer/rmsprop",
    "the step has no momentum and no bias correction: this is RMSprop",
    _LOSS,
)
LOSS_CLASS = named(
    "loss_and_optimizer/class-for-object",
    "this is the loss's class; what takes logits and labels is an object of it, made by calling it",
    _LOSS,
)
MSE = named(
    "loss_and_optimizer/squared-error",
    "the squared error compares numbers of one shape; a label is a class, and the logits are ten",
    _LOSS,
)
PART_ONLY = named(
    "loss_and_optimizer/some-parameters",
    "the optimiser moves some of M's parameters only; the others would never learn",
    _LOSS,
)
OTHER_MODEL = named(
    "loss_and_optimizer/other-model",
    "the optimiser moves none of M's parameters: it was given those of another model",
    _LOSS,
)


@check("07/loss_and_optimizer", points=3)
def loss_and_optimizer(exam: Exam, M: Ref, loss: Ref, optm: Ref) -> None:
    """Judge the loss on logits, and the optimiser by the steps it takes (G5)."""
    if exam.ask(models.is_blank, M):
        exam.unfilled("M = ... (the class above)")
    with exam.part("loss: the cross-entropy of the logits, averaged over the batch", points=1):
        if exam.ask(models.is_blank, loss):
            exam.unfilled("loss = ...")
        Z = torch.tensor(3 * exam.rng.normal(size=(7, 10)), dtype=torch.float32)
        y = torch.tensor(exam.rng.integers(10, size=7))
        _require_loss(exam, loss, Z, y)
    with exam.part("optm: Adam with learning rate 0.001 on M's parameters", points=2):
        if exam.ask(models.is_blank, optm):
            exam.unfilled("optm = ...")
        _require_adam(exam, M, optm)


def _require_loss(exam: Exam, loss: Ref, Z: torch.Tensor, y: torch.Tensor) -> None:
    kind = exam.ask(kind_of, loss)
    if kind == "type":
        exam.fail("loss is a class, not an object", mistake=LOSS_CLASS)
    outcome = exam.outcome(loss, Z, y)
    if kind == "MSELoss" and outcome.fault:
        exam.fail(f"raised {outcome.fault.type_name}: {outcome.fault.message}", mistake=MSE)
    suspects = wrong_losses(Z, y)
    got = exam.require(outcome)
    exam.compare("loss", got, F.cross_entropy(Z, y), mistakes=suspects, rtol=FLOAT32)


def _require_adam(exam: Exam, M: Ref, optm: Ref) -> None:
    start = exam.ask(models.parameters, M)
    rows = torch.tensor(exam.rng.normal(size=(3, 9973)), dtype=torch.float32)
    moved = exam.ask(fresh_steps, M, optm, rows)
    steps = [_gradients(row, start) for row in rows]
    expected = moves("Adam", {"lr": 1e-3}, start, steps)
    # A parameter of order 0.1 keeps a move of 1e-3 to about 1e-5 in float32; the closest wrong
    # optimiser, AdamW with its default decay, differs by 5e-4.
    rtol = 1e-4
    right = close(flat(moved), flat(expected), rtol)
    suspects = [] if right else wrong_moves(start, steps, moved, expected)
    exam.compare("the move", flat(moved), flat(expected), mistakes=suspects, rtol=rtol)


def _gradients(row: torch.Tensor, parameters: Values) -> Values:
    """Fill a gradient for each parameter with the numbers of `row`, over and over.

    An optimiser takes each parameter for itself, so that no more numbers are needed.
    """
    return {
        key: row.repeat(value.numel() // len(row) + 1)[: value.numel()].view(value.shape)
        for key, value in parameters.items()
    }


@operation
def kind_of(target: Any) -> str:
    """Name the type of the student's object: ``"type"`` for a class."""
    return type(target).__name__


@operation
def fresh_steps(model: Any, optimizer: Any, rows: torch.Tensor) -> Values:
    """Tell how far the optimiser moves the parameters for given gradients, from its first step on.

    Works on a copy of both, so that the student's model stays as it is; what the optimiser
    remembers of a training is left out, so that a trained model is judged like a new one.
    """
    model, optimizer = copy.deepcopy((model, optimizer))
    optimizer.state.clear()
    before = {name: p.detach().clone() for name, p in model.named_parameters()}
    for row in rows:
        gradients = _gradients(row, before)
        for name, parameter in model.named_parameters():
            parameter.grad = gradients[name].to(parameter)
        optimizer.step()
    return {name: p.detach() - before[name] for name, p in model.named_parameters()}


def wrong_losses(Z: torch.Tensor, y: torch.Tensor) -> list[Suspect]:
    """Return what typical wrong losses give for logits Z (n, q) and labels y (n,)."""
    return [
        (PROBABILITIES_IN, F.cross_entropy(Z.softmax(1), y)),
        (SUMMED, F.cross_entropy(Z, y, reduction="sum")),
        (NLL, F.nll_loss(Z, y)),
    ]


def moves(name: str, options: dict[str, Any], start: Values, steps: list[Values]) -> Values:
    """Return how far torch's optimiser `name` moves parameters for given gradients."""
    held = {key: value.clone().requires_grad_() for key, value in start.items()}
    optimizer = getattr(torch.optim, name)(list(held.values()), **options)
    for gradient in steps:
        for key, parameter in held.items():
            parameter.grad = gradient[key]
        optimizer.step()
    return {key: parameter.detach() - start[key] for key, parameter in held.items()}


def wrong_moves(start: Values, steps: list[Values], got: Values, right: Values) -> list[Suspect]:
    """Return the moves of typical wrong optimisers; rates are the ones that fit `got`, rounded."""
    total = {key: -torch.stack([step[key] for step in steps]).sum(0) for key in start}
    part = {key: right[key] if got[key].any() else 0 * right[key] for key in right}

    def made(name: str, rate: float) -> Callable[[], np.ndarray]:
        return lambda: flat(moves(name, {"lr": float(f"{rate:.2g}")}, start, steps))

    return [
        (PART_ONLY if flat(part).any() else OTHER_MODEL, flat(part)),
        (SGD, made("SGD", _factor(got, total))),
        (WRONG_RATE, made("Adam", 1e-3 * _factor(got, right))),
        (ADAMW, made("AdamW", 1e-3)),
        (RMSPROP, made("RMSprop", 1e-3)),
    ]


def _factor(got: Values, direction: Values) -> float:
    """Return the number c for which c · direction comes closest to `got`, at least 1e-9."""
    a, b = flat(got).astype(float), flat(direction).astype(float)
    return max(float(a @ b / (b @ b)), 1e-9)
