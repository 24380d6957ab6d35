"""Check of assignment 07 with the loss and the optimiser (statement G5)."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import numpy as np
import torch

from mlp_helpers.checks.core import torch_objects
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.compare import Suspect, close
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import operation
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.checks.mlp_in_pytorch.losses import kind_of, require_loss
from mlp_helpers.checks.mlp_in_pytorch.tools import Values, flat, named

WRONG_RATE = named("loss_and_optimizer/learning-rate")
SGD = named("loss_and_optimizer/sgd")
ADAMW = named("loss_and_optimizer/adamw")
RMSPROP = named("loss_and_optimizer/rmsprop")
PART_ONLY = named("loss_and_optimizer/some-parameters")
OTHER_MODEL = named("loss_and_optimizer/other-model")
OTHER_STEP = named("loss_and_optimizer/other-optimizer")
OPTIONS = named("loss_and_optimizer/adam-options")
NOT_AN_OPTIMIZER = named("loss_and_optimizer/not-an-optimizer")


@check("07/loss_and_optimizer", points=3)
def loss_and_optimizer(exam: Exam, M: Ref, loss: Ref, optm: Ref) -> None:
    """Judge the loss on logits, and the optimiser by the steps it takes (G5)."""
    if exam.ask(torch_objects.is_blank, M):
        exam.unfilled("M = ... (the class above)")
    with exam.part("loss: the cross-entropy of the logits, averaged over the batch", points=1):
        if exam.ask(torch_objects.is_blank, loss):
            exam.unfilled("loss = ...")
        require_loss(exam, loss)
    with exam.part("optm: Adam with learning rate 0.001 on M's parameters", points=2):
        if exam.ask(torch_objects.is_blank, optm):
            exam.unfilled("optm = ...")
        _require_adam(exam, M, optm)


def _require_adam(exam: Exam, M: Ref, optm: Ref) -> None:
    found = exam.ask(settings, optm)
    if found is None:
        kind = exam.ask(kind_of, optm)
        kind = "a class" if kind == "type" else f"of type {kind}"
        exam.fail(f"optm is {kind}, not an optimizer", mistake=NOT_AN_OPTIMIZER)
    start = exam.ask(torch_objects.parameters, M)
    rows = torch.tensor(exam.rng.normal(size=(3, 9973)), dtype=torch.float32)
    for size in (1.0, 1e-3):  # beside small gradients an option such as weight decay shows
        moved = exam.ask(fresh_steps, M, optm, size * rows)
        steps = [_gradients(size * row, start) for row in rows]
        expected = moves("Adam", {"lr": 1e-3}, start, steps)
        # A parameter of order 0.1 keeps a move of 1e-3 to about 1e-5 in float32; the closest
        # wrong optimiser, AdamW with its default decay, differs by 5e-4.
        rtol = 1e-4
        if close(flat(moved), flat(expected), rtol):
            continue
        if has_options(found) and flat(moved).any():
            lines = (f"got      {found['groups'][0]}",)
            exam.fail("optm: Adam, but not with its usual settings", *lines, mistake=OPTIONS)
        suspects = wrong_moves(start, steps, moved, expected)
        exam.compare("the move", flat(moved), flat(expected), mistakes=suspects, rtol=rtol)


def has_options(found: dict[str, Any]) -> bool:
    """Tell whether this is Adam at the right rate with other settings than torch's own."""
    usual = {"lr": 1e-3, "betas": [0.9, 0.999], "eps": 1e-8, "weight_decay": 0.0}
    usual |= {"amsgrad": False, "maximize": False}
    groups = found["groups"]
    right_rate = all(abs(float(group["lr"]) / 1e-3 - 1) < 1e-6 for group in groups)
    others = [{**group, "lr": 1e-3, "betas": list(group["betas"] or [])} for group in groups]
    return found["kind"] == "Adam" and right_rate and any(group != usual for group in others)


def _gradients(row: torch.Tensor, parameters: Values) -> Values:
    """Fill a gradient for each parameter with the numbers of `row`, over and over.

    An optimiser takes each parameter for itself, so that no more numbers are needed.
    """
    return {
        key: row.repeat(value.numel() // len(row) + 1)[: value.numel()].view(value.shape)
        for key, value in parameters.items()
    }


@operation
def settings(optimizer: Any) -> dict[str, Any] | None:
    """Read the kind of an optimiser and what its groups are set to; ``None`` for anything else."""
    if not isinstance(optimizer, torch.optim.Optimizer):
        return None
    names = ("lr", "betas", "eps", "weight_decay", "amsgrad", "maximize")
    groups = [{name: group.get(name) for name in names} for group in optimizer.param_groups]
    return {"kind": type(optimizer).__name__, "groups": groups}


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
    scaled = {key: right[key] * float(f"{_factor_of(got, right, key):.2g}") for key in right}
    part = {key: right[key] if got[key].any() else 0 * right[key] for key in right}

    def made(name: str, rate: float) -> Callable[[], np.ndarray]:
        return lambda: flat(moves(name, {"lr": float(f"{rate:.2g}")}, start, steps))

    return [
        (PART_ONLY if flat(part).any() else OTHER_MODEL, flat(part)),
        (SGD, made("SGD", _factor(got, total))),
        (WRONG_RATE, made("Adam", 1e-3 * _factor(got, right))),
        (ADAMW, made("AdamW", 1e-3)),
        (RMSPROP, made("RMSprop", 1e-3)),
        *((OTHER_STEP, made(name, 1e-3)) for name in ("NAdam", "RAdam", "Adamax", "Adagrad")),
        *([(WRONG_RATE, flat(scaled))] if all(got[key].any() for key in got) else []),
    ]


def _factor_of(got: Values, direction: Values, key: str) -> float:
    return _factor({key: got[key]}, {key: direction[key]})


def _factor(got: Values, direction: Values) -> float:
    """Return the number c for which c · direction comes closest to `got`, at least 1e-9."""
    a, b = flat(got).astype(float), flat(direction).astype(float)
    return max(float(a @ b / (b @ b)), 1e-9)
