"""The loss of assignment 07 (statement G5)."""

from __future__ import annotations

from typing import Any

import torch
from torch.nn import functional as F

from mlp_helpers.checks.core.compare import Suspect
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import operation
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.checks.mlp_in_pytorch.tools import FLOAT32, named

PROBABILITIES_IN = named("loss_and_optimizer/softmax-twice")
SUMMED = named("loss_and_optimizer/sum")
NLL = named("loss_and_optimizer/nll")
LOSS_CLASS = named("loss_and_optimizer/class-for-object")
MSE = named("loss_and_optimizer/squared-error")
BINARY = named("loss_and_optimizer/binary")
ALL_ENTRIES = named("loss_and_optimizer/mean-of-all-entries")
FIXED_NUMBER = named("loss_and_optimizer/fixed-number")
NOT_AVERAGED = named("loss_and_optimizer/not-averaged")
SIGN = named("loss_and_optimizer/sign")
SMOOTHED = named("loss_and_optimizer/smoothing")
WRONG_AXIS = named("loss_and_optimizer/wrong-axis")
EPSILON = named("loss_and_optimizer/epsilon")
LABELS_FIRST = named("loss_and_optimizer/labels-first")
NOT_CALLABLE = named("loss_and_optimizer/not-callable")
GRAPH_LOST = named("loss_and_optimizer/graph-lost")


def require_loss(exam: Exam, loss: Ref) -> None:
    """Judge the loss on labels of all classes, one of them a sure error, and its graph."""
    y = torch.tensor([*exam.rng.permutation(10), *exam.rng.integers(10, size=2)])
    Z = torch.tensor(3 * exam.rng.normal(size=(12, 10)), dtype=torch.float32)
    Z[0, y[0]], Z[0, (y[0] + 1) % 10] = -15.0, 15.0  # of probability 1e-13: a loss of 30
    right, kind = F.cross_entropy(Z, y), exam.ask(kind_of, loss)
    if kind == "type":
        exam.fail("loss is a class, not an object", mistake=LOSS_CLASS)
    if not exam.ask(can_be_called, loss):
        exam.fail(f"loss is of type {kind}, which cannot be called", mistake=NOT_CALLABLE)
    outcome = exam.outcome(loss, Z, y)
    if outcome.fault:
        of_kind = {"MSELoss": MSE, "BCELoss": BINARY, "BCEWithLogitsLoss": BINARY}
        turned = exam.outcome(loss, y, Z).value
        first = isinstance(turned, torch.Tensor) and torch.allclose(turned, right)
        exam.require(outcome, mistake=LABELS_FIRST if first else of_kind.get(kind))
    suspects = wrong_losses(Z, y)
    exam.compare("loss", outcome.value, right, mistakes=suspects, rtol=FLOAT32)
    if not exam.ask(leads_back, loss, Z, y):
        exam.fail("the loss has no gradient", mistake=GRAPH_LOST)


@operation
def kind_of(target: Any) -> str:
    """Name the type of the student's object: ``"type"`` for a class."""
    return type(target).__name__


@operation
def can_be_called(target: Any) -> bool:
    """Tell whether the student's object can be called."""
    return callable(target)


@operation
def leads_back(loss: Any, Z: torch.Tensor, y: torch.Tensor) -> bool:
    """Tell whether the loss's graph leads back to the logits."""
    Z = Z.clone().requires_grad_()
    value = loss(Z, y)
    if not getattr(value, "requires_grad", False):
        return False
    value.backward()
    return Z.grad is not None and bool(Z.grad.any())


def wrong_losses(Z: torch.Tensor, y: torch.Tensor) -> list[Suspect]:
    """Return what typical wrong losses give for logits Z (n, q) and labels y (n,)."""
    right, summed = F.cross_entropy(Z, y), F.cross_entropy(Z, y, reduction="sum")
    one_hot = F.one_hot(y, Z.shape[1]).float()
    p = Z.softmax(1)[torch.arange(len(y)), y]
    return [
        (PROBABILITIES_IN, F.cross_entropy(Z.softmax(1), y)),
        (SUMMED, summed),
        (NLL, F.nll_loss(Z, y)),
        (MSE, F.mse_loss(Z, one_hot)),
        (MSE, F.mse_loss(Z.softmax(1), one_hot)),
        (BINARY, F.binary_cross_entropy_with_logits(Z, one_hot)),
        (ALL_ENTRIES, right / Z.shape[1]),
        *((FIXED_NUMBER, summed / n) for n in (256, 4000)),
        (NOT_AVERAGED, F.cross_entropy(Z, y, reduction="none")),
        (SIGN, -right),
        (SMOOTHED, F.cross_entropy(Z, y, label_smoothing=0.1)),
        (WRONG_AXIS, F.nll_loss(Z.log_softmax(0), y)),
        *((EPSILON, -torch.log(p + 10.0**k).mean()) for k in range(-12, -4)),
    ]
