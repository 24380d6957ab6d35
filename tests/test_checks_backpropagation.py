"""Assignment 04's own engine: noticing autograd, blaming the first wrong step, and no other."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from mlp_helpers.checks import backpropagation as check
from mlp_helpers.checks.backpropagation import batch_mistakes as batch
from mlp_helpers.checks.backpropagation import columns_mistakes as columns
from mlp_helpers.checks.core.torch_watch import autograd_uses, build_watched, ready_made_uses
from mlp_helpers.numerics import backpropagation as bp

COURSE = Path(__file__).parents[1] / "course"


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
    assert autograd_uses(watched) == []
    watched(torch.tensor([1.0, 2.0]))
    assert autograd_uses(watched)


def test_tensors_alone_are_not_automatic_differentiation() -> None:
    def formula(x: torch.Tensor) -> torch.Tensor:
        x = x.requires_grad_()
        return torch.nn.functional.relu(2 * x).detach() @ x.detach()

    watched = build_watched(formula)
    assert watched(torch.tensor([1.0, 2.0])) == 10
    assert autograd_uses(watched) == []


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
    assert ready_made_uses(watched)
    assert autograd_uses(watched) == []


def test_a_forgotten_bias_is_charged_once() -> None:
    def backward_batch(X: Any, y: Any, params: bp.Values, lam: float) -> bp.Values:
        return bp.backward_batch(X, y, params | {"b1": 0 * params["b1"]}, lam)

    report = check.backward_batch.examine(backward_batch)
    assert report.mistake == batch.BIAS_FORGOTTEN.id
    assert report.points == 4


def test_an_exception_is_shown_with_the_shapes_on_its_line() -> None:
    def forward(x: Any, y: Any, W1: Any, W2: Any, lam: float) -> Any:
        return {"z": x @ W1}

    failure = check.forward.examine(forward).first_failure
    assert failure is not None
    assert "where x (5, 1), W1 (4, 5)" in failure.lines


def test_autograd_scores_nothing_even_where_an_exception_follows() -> None:
    def backward(cache: bp.Values) -> None:
        by_backward(torch.tensor([1.0, 2.0]))
        raise ValueError("after all")

    report = check.backward.examine(backward)
    assert report.points == 0
    assert report.mistake == columns.AUTOGRAD.id


def test_the_first_of_two_slips_is_blamed_and_each_costs_its_own_step() -> None:
    def backward(cache: bp.Values) -> bp.Values:
        right = bp.backward(cache)
        dJ_do = cache["y"] - cache["o"]  # first slip: the sign
        dJ_dh = cache["W2"].T @ dJ_do
        dJ_dz = dJ_dh * cache["h"]  # second slip: phi for its slope
        return right | {
            "dJ_do": dJ_do,
            "dJ_dW2": dJ_do @ cache["h"].T + cache["lam"] * cache["W2"],
            "dJ_dh": dJ_dh,
            "dJ_dz": dJ_dz,
            "dJ_dW1": dJ_dz @ cache["x"].T + cache["lam"] * cache["W1"],
        }

    report = check.backward.examine(backward)
    assert report.mistake == columns.SIGN.id
    assert [part.passed for part in report.parts] == [False, True, True, False, True]
    later = report.parts[3].failure
    assert later is not None and later.mistake == columns.PHI_FOR_DERIVATIVE.id


def test_nothing_follows_from_zeros() -> None:
    def backward(cache: bp.Values) -> bp.Values:
        return {name: np.zeros_like(value) for name, value in bp.backward(cache).items()}

    assert check.backward.examine(backward).points == 0


def test_a_wrong_sign_in_a_batch_is_charged_where_it_first_shows() -> None:
    def backward_batch(X: Any, y: Any, params: bp.Values, lam: float) -> bp.Values:
        right = bp.backward_batch(X, y, params, 0.0)
        penalty = {"dJ_dW1": lam * params["W1"], "dJ_dW2": lam * params["W2"]}
        return {name: penalty.get(name, 0) - value for name, value in right.items()}

    report = check.backward_batch.examine(backward_batch)
    assert report.mistake == batch.SIGN.id
    assert report.points == 4


@pytest.mark.parametrize("verdict", [True, False])
def test_a_check_that_always_says_the_same_scores_nothing(verdict: bool) -> None:
    assert check.gradient_check.examine(lambda f, gradient, x: verdict).points == 0
