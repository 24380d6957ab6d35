"""Every road to automatic differentiation, and every ready-made softmax or loss, is noticed."""

from collections.abc import Callable
from typing import Any

import pytest
import torch

from mlp_helpers.checks import Exam, Mistake, check
from mlp_helpers.checks.core.answer import Answer
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.checks.core.torch_watch import (
    build_watched,
    torch_uses,
    watched_call,
)


def square(x: torch.Tensor) -> torch.Tensor:
    return (x**2).sum()


def by_backward(x: torch.Tensor) -> None:
    square(x.requires_grad_()).backward()


def by_dual_numbers(x: torch.Tensor) -> None:
    with torch.autograd.forward_ad.dual_level():
        torch.autograd.forward_ad.make_dual(x, torch.ones(2))


ROADS: dict[str, Callable[[torch.Tensor], Any]] = {
    "Tensor.backward": by_backward,
    "autograd.backward": lambda x: torch.autograd.backward([square(x.requires_grad_())]),
    "autograd.grad": lambda x: torch.autograd.grad(square(x.requires_grad_()), x),
    "functional": lambda x: torch.autograd.functional.jacobian(square, x),
    "func.grad": torch.func.grad(square),
    "func.vjp": lambda x: torch.func.vjp(square, x)[1](torch.tensor(1.0)),
    "func.jacrev": torch.func.jacrev(square),
    "func.jacfwd": torch.func.jacfwd(square),
    "func.hessian": torch.func.hessian(square),
    "forward_ad": by_dual_numbers,
}


# PyTorch 2.13 compiles its own formulas with torch.jit when forward mode is first used, and warns.
@pytest.mark.filterwarnings("ignore:.torch.jit.script. is deprecated:DeprecationWarning")
@pytest.mark.parametrize("road", ROADS)
def test_every_road_to_automatic_differentiation_is_noticed(road: str) -> None:
    watched = build_watched(ROADS[road])
    assert torch_uses(watched)[0] == []
    watched(torch.tensor([1.0, 2.0]))
    assert torch_uses(watched)[0]


def test_tensors_alone_are_not_automatic_differentiation() -> None:
    def formula(x: torch.Tensor) -> torch.Tensor:
        x = x.requires_grad_()
        return torch.nn.functional.relu(2 * x).detach() @ x.detach()

    watched = build_watched(formula)
    assert watched(torch.tensor([1.0, 2.0])) == 10
    assert torch_uses(watched)[0] == []


READY_MADE: dict[str, Callable[[torch.Tensor], Any]] = {
    "torch.softmax": lambda Z: torch.softmax(Z, 1),
    "Tensor.softmax": lambda Z: Z.softmax(1),
    "Tensor.log_softmax": lambda Z: Z.log_softmax(1),
    "functional.softmax": lambda Z: torch.nn.functional.softmax(Z, 1),
    "LogSoftmax": torch.nn.LogSoftmax(1),
    "special": lambda Z: torch.special.log_softmax(Z, 1),
    "NLLLoss": lambda Z: torch.nn.NLLLoss()(Z, torch.tensor([0, 1])),
    "CrossEntropyLoss": lambda Z: torch.nn.CrossEntropyLoss()(Z, torch.tensor([0, 1])),
}


@pytest.mark.parametrize("work", READY_MADE)
def test_ready_made_softmaxes_and_losses_are_noticed(work: str) -> None:
    watched = build_watched(READY_MADE[work])
    watched(torch.eye(2))
    assert torch_uses(watched)[1]
    assert torch_uses(watched)[0] == []


AUTOGRAD = Mistake("00/slope/autograd", "write it yourself")


@check("00/slope", points=2)
def slope(exam: Exam, slope: Ref) -> None:
    """Judge the slope of x squared."""
    answer = Answer(exam, slope, 3.0, call=watched_call(autograd=AUTOGRAD))
    with exam.part("the value", points=1):
        exam.compare("slope", answer.value(), 6.0)
    with exam.part("x is left alone", points=1):
        answer.value()
        answer.untouched()


def test_a_right_value_by_automatic_differentiation_passes_no_part() -> None:
    def by_autograd(x: float) -> torch.Tensor:
        start = torch.tensor(x, requires_grad=True)
        (start**2).backward()
        assert start.grad is not None
        return start.grad

    assert slope.examine(lambda x: 2 * x).points == 2
    report = slope.examine(by_autograd)
    assert report.points == 0
    assert report.mistake == AUTOGRAD.id
