"""Check of the exercise `loss_and_optimizer`: the cross-entropy, and Adam on M (G5)."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F

from mlp_helpers.checks.core import Exam, Named, Ref, check, close, operation, torch_objects
from mlp_helpers.checks.mlp_in_pytorch.two_layer_net import FLOAT32, Values, flat

RELATIVES = ("NAdam", "RAdam", "Adamax", "Adagrad")
"""Other optimisers that adapt the rate."""


@check("07/loss_and_optimizer", points=3)
def loss_and_optimizer(exam: Exam, M: Ref, loss: Ref, optm: Ref) -> None:
    """Judge the loss on logits, and the optimiser by the steps it takes (G5)."""
    if exam.ask(torch_objects.is_blank, M):
        exam.unfilled("M = ... (the class above)")
    with exam.part("loss: the cross-entropy of the logits, averaged over the batch", points=1):
        if exam.ask(torch_objects.is_blank, loss):
            exam.unfilled("loss = ...")
        _judge_loss(exam, loss)
    with exam.part("optm: Adam with learning rate 0.001 on M's parameters", points=2):
        if exam.ask(torch_objects.is_blank, optm):
            exam.unfilled("optm = ...")
        _judge_adam(exam, M, optm)


def _judge_loss(exam: Exam, loss: Ref) -> None:
    """Judge the loss on labels of all classes, one of them a sure error, and its graph."""
    y = torch.tensor([*exam.rng.permutation(10), *exam.rng.integers(10, size=2)])
    Z = torch.tensor(3 * exam.rng.normal(size=(12, 10)), dtype=torch.float32)
    Z[0, y[0]], Z[0, (y[0] + 1) % 10] = -15.0, 15.0  # of probability 1e-13: a loss of 30
    right, kind = F.cross_entropy(Z, y), exam.ask(kind_of, loss)
    if kind == "type":
        exam.fail("loss is a class, not an object", mistake="class-for-object")
    if not exam.ask(can_be_called, loss):
        exam.fail(f"loss is of type {kind}, which cannot be called", mistake="not-callable")
    outcome = exam.outcome(loss, Z, y)
    if outcome.fault:
        of_kind = {"MSELoss": "squared-error", "BCELoss": "binary", "BCEWithLogitsLoss": "binary"}
        turned = exam.outcome(loss, y, Z).value
        first = isinstance(turned, torch.Tensor) and torch.allclose(turned, right)
        exam.require(outcome, mistake="labels-first" if first else of_kind.get(kind))
    suspects = wrong_losses(Z, y)
    exam.compare("loss", outcome.value, right, mistakes=suspects, rtol=FLOAT32)
    gradient = exam.ask(gradient_of, loss, Z, y)
    if gradient is None:
        exam.fail("the loss has no gradient", mistake="graph-lost")
    expected = (Z.softmax(1) - F.one_hot(y, Z.shape[1])) / len(y)
    exam.compare("the loss's gradient with respect to the logits", gradient, expected, rtol=FLOAT32)


@operation
def kind_of(target: Any) -> str:
    """Name the type of the student's object: ``"type"`` for a class."""
    return type(target).__name__


@operation
def can_be_called(target: Any) -> bool:
    """Tell whether the student's object can be called."""
    return callable(target)


@operation
def gradient_of(loss: Any, Z: torch.Tensor, y: torch.Tensor) -> torch.Tensor | None:
    """Return the loss's gradient with respect to the logits, if its graph leads back to them."""
    Z = Z.clone().requires_grad_()
    value = loss(Z, y)
    if getattr(value, "requires_grad", False):
        value.backward()
    return Z.grad


def wrong_losses(Z: torch.Tensor, y: torch.Tensor) -> list[Named]:
    """Return what typical wrong losses give for logits Z (n, q) and labels y (n,)."""
    right, summed = F.cross_entropy(Z, y), F.cross_entropy(Z, y, reduction="sum")
    one_hot = F.one_hot(y, Z.shape[1]).float()
    p = Z.softmax(1)[torch.arange(len(y)), y]
    return [
        ("softmax-twice", F.cross_entropy(Z.softmax(1), y)),
        ("sum", summed),
        ("nll", F.nll_loss(Z, y)),
        ("log-forgotten", F.nll_loss(Z.softmax(1), y)),
        ("squared-error", F.mse_loss(Z, one_hot)),
        ("squared-error", F.mse_loss(Z.softmax(1), one_hot)),
        ("binary", F.binary_cross_entropy_with_logits(Z, one_hot)),
        ("mean-of-all-entries", right / Z.shape[1]),
        *(("fixed-number", summed / n) for n in (256, 4000)),
        ("not-averaged", F.cross_entropy(Z, y, reduction="none")),
        ("sign", -right),
        ("smoothing", F.cross_entropy(Z, y, label_smoothing=0.1)),
        ("wrong-axis", F.nll_loss(Z.log_softmax(0), y)),
        *(("epsilon", -torch.log(p + 10.0**k).mean()) for k in range(-12, -4)),
        *(("epsilon", -torch.log(p.clamp(10.0**k, 1 - 10.0**k)).mean()) for k in range(-12, -4)),
        ("class-ignored", F.cross_entropy(Z, y, ignore_index=0)),
    ]


def _judge_adam(exam: Exam, M: Ref, optm: Ref) -> None:
    found = exam.ask(settings, optm)
    if found is None:
        kind = exam.ask(kind_of, optm)
        kind = "a class" if kind == "type" else f"of type {kind}"
        exam.fail(f"optm is {kind}, not an optimizer", mistake="not-an-optimizer")
    start = exam.ask(torch_objects.parameters, M)
    rows = torch.tensor(exam.rng.normal(size=(3, 9973)), dtype=torch.float32)
    for size in (1.0, 1e-3):  # beside small gradients an option such as weight decay shows
        moved = exam.ask(fresh_steps, M, optm, size * rows)
        steps = [_gradients(size * row, start) for row in rows]
        expected = _moves("Adam", {"lr": 1e-3}, start, steps)
        # A parameter of order 0.1 keeps a move of 1e-3 to about 1e-5 in float32; the closest
        # wrong optimiser, AdamW with its default decay, differs by 5e-4.
        rtol = 1e-4
        if close(flat(moved), flat(expected), rtol):
            continue
        if _has_options(found) and flat(moved).any():
            lines = (f"got      {found['groups'][0]}",)
            exam.fail("optm: Adam, but not with its usual settings", *lines, mistake="adam-options")
        suspects = wrong_moves(start, steps, moved, expected)
        exam.compare("the move", flat(moved), flat(expected), mistakes=suspects, rtol=rtol)


def _has_options(found: dict[str, Any]) -> bool:
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


def _moves(name: str, options: dict[str, Any], start: Values, steps: list[Values]) -> Values:
    """Return how far torch's optimiser `name` moves parameters for given gradients."""
    held = {key: value.clone().requires_grad_() for key, value in start.items()}
    optimizer = getattr(torch.optim, name)(list(held.values()), **options)
    for gradient in steps:
        for key, parameter in held.items():
            parameter.grad = gradient[key]
        optimizer.step()
    return {key: parameter.detach() - start[key] for key, parameter in held.items()}


def wrong_moves(start: Values, steps: list[Values], got: Values, right: Values) -> list[Named]:
    """Return the moves of typical wrong optimisers; rates are the ones that fit `got`, rounded."""
    total = {key: -torch.stack([step[key] for step in steps]).sum(0) for key in start}
    scaled = {key: right[key] * float(f"{_factor_of(got, right, key):.2g}") for key in right}
    part = {key: right[key] if got[key].any() else 0 * right[key] for key in right}

    def made(name: str, rate: float) -> Callable[[], np.ndarray]:
        return lambda: flat(_moves(name, {"lr": float(f"{rate:.2g}")}, start, steps))

    return [
        ("some-parameters" if flat(part).any() else "other-model", flat(part)),
        ("sgd", made("SGD", _factor(got, total))),
        ("learning-rate", made("Adam", 1e-3 * _factor(got, right))),
        ("adamw", made("AdamW", 1e-3)),
        ("rmsprop", made("RMSprop", 1e-3)),
        *(("other-optimizer", made(name, 1e-3)) for name in RELATIVES),
        *([("learning-rate", flat(scaled))] if all(got[key].any() for key in got) else []),
    ]


def _factor_of(got: Values, direction: Values, key: str) -> float:
    return _factor({key: got[key]}, {key: direction[key]})


def _factor(got: Values, direction: Values) -> float:
    """Return the number c for which c · direction comes closest to `got`, at least 1e-9."""
    a, b = flat(got).astype(float), flat(direction).astype(float)
    return max(float(a @ b / (b @ b)), 1e-9)
