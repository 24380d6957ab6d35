"""Assignment 07: each wrong formula fails under its own name; what came before it counts."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
import torch
from torch import nn

from mlp_helpers.checks import mlp_in_pytorch as check
from mlp_helpers.checks.mlp_in_pytorch.func_eval import wrong_accuracies
from mlp_helpers.checks.mlp_in_pytorch.loss_and_optimizer import wrong_losses
from mlp_helpers.checks.mlp_in_pytorch.model import wrong_forwards
from mlp_helpers.data import as_tensors, load_mnist
from mlp_helpers.training import fit, mlp

EXAMPLE = {
    "lin_1.weight": torch.ones(4, 4),
    "lin_1.bias": torch.ones(4),
    "lin_2.weight": torch.ones(4, 4),
    "lin_2.bias": torch.ones(4),
}
LOGITS, LABELS = torch.eye(4), torch.arange(4)


class _Reference(nn.Module):
    def __init__(self, xdim: int = 784, hdim: int = 256, ydim: int = 10):
        super().__init__()
        self.lin_1, self.lin_2 = nn.Linear(xdim, hdim), nn.Linear(hdim, ydim)
        self.init_param()

    def init_param(self) -> None:
        for layer in (self.lin_1, self.lin_2):
            nn.init.kaiming_normal_(layer.weight)
            nn.init.zeros_(layer.bias)

    def forward(self, x: torch.Tensor) -> Any:
        return self.lin_2(torch.relu(self.lin_1(x)))


def slugs(suspects: list[Any]) -> list[tuple[int, str]]:
    return [(i, slug) for i, (slug, _) in enumerate(suspects)]


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(("i", "slug"), slugs(wrong_forwards(EXAMPLE, LOGITS)))
def test_each_wrong_forward_fails_and_is_named(i: int, slug: str, seed: int) -> None:
    class Wrong(_Reference):
        def forward(self, x: torch.Tensor) -> Any:
            return wrong_forwards(dict(self.named_parameters()), x)[i][1]

    report = check.model.examine(Wrong, hidden_seed=seed)
    assert report.points == 3
    assert report.mistake == f"07/model/{slug}"


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(("i", "slug"), slugs(wrong_losses(LOGITS, LABELS)))
def test_each_wrong_loss_fails_and_is_named(i: int, slug: str, seed: int) -> None:
    def loss(logits: torch.Tensor, labels: torch.Tensor) -> Any:
        return wrong_losses(logits, labels)[i][1]

    model = _Reference()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    report = check.loss_and_optimizer.examine(model, loss, optimizer, hidden_seed=seed)
    assert report.points == 2
    assert report.mistake == f"07/loss_and_optimizer/{slug}"


@pytest.mark.parametrize(("i", "slug"), slugs(wrong_accuracies((2, 1), (1, 1))))
def test_each_wrong_accuracy_fails_and_is_named(i: int, slug: str) -> None:
    def func_eval(model: Any, data: Any, device: Any) -> Any:
        sizes, right = [], []
        model.eval()
        with torch.no_grad():
            for X, y in data:
                logits = model(X.to(device).flatten(1))
                sizes.append(len(y))
                right.append(int((logits.argmax(1).cpu() == y).sum()))
        model.train()
        return wrong_accuracies(tuple(sizes), tuple(right))[i][1]

    report = check.func_eval.examine(func_eval)
    assert report.points == 2
    assert report.mistake == f"07/func_eval/{slug}"


def step(model: Any, X: Any, y: Any, loss: Any, optm: Any, device: Any) -> float:
    batch_loss = loss(model(X.to(device).flatten(1)), y.to(device))
    optm.zero_grad()
    batch_loss.backward()
    optm.step()
    return float(batch_loss)


def test_an_exception_in_the_second_step_keeps_the_credit_of_the_first() -> None:
    def train_step(model: Any, X: Any, y: Any, loss: Any, optm: Any, device: Any) -> float:
        if len(y) == 33:
            raise RuntimeError("the second batch")
        return step(model, X, y, loss, optm, device)

    report = check.train_step.examine(train_step)
    assert [part.passed for part in report.parts] == [True, False]
    assert report.parts[1].failure is not None
    assert report.parts[1].failure.headline.startswith("raised RuntimeError")


def test_a_class_whose_forward_raises_keeps_the_credit_of_its_layers() -> None:
    class Wrong(_Reference):
        def forward(self, x: torch.Tensor) -> Any:
            return self.lin_1(self.lin_2(x))

    report = check.model.examine(Wrong)
    assert [part.passed for part in report.parts] == [True, True, False, True]


def test_an_optimizer_of_another_model_does_not_cost_the_loss() -> None:
    optimizer = torch.optim.Adam(_Reference().parameters(), lr=1e-3)
    report = check.loss_and_optimizer.examine(_Reference(), nn.CrossEntropyLoss(), optimizer)
    assert report.points == 1
    assert report.mistake == "07/loss_and_optimizer/other-model"


HONEST: list[tuple[tuple[int, ...], type[nn.Module], dict[str, Any]]] = [
    ((784, 32, 32, 10), nn.ReLU, {}),
    ((784, 64, 64, 10), nn.Tanh, {}),
    ((784, 256, 64, 10), nn.ReLU, {}),
    ((784, 64, 64, 64, 64, 10), nn.GELU, {}),
    ((784, 128, 64, 10), nn.Sigmoid, {"lr": 3e-3, "epochs": 20}),
    (
        (784, 128, 64, 10),
        nn.ReLU,
        {"lr": 0.05, "optimizer": partial(torch.optim.SGD, momentum=0.9)},
    ),
]


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(("sizes", "activation", "options"), HONEST)
def test_every_honest_try_at_a_deeper_net_gets_its_points(
    sizes: tuple[int, ...], activation: type[nn.Module], options: dict[str, Any], seed: int
) -> None:
    X, y = as_tensors(load_mnist("bundled", verbose=False)[0])
    generator = torch.Generator().manual_seed(seed)
    rows = torch.randperm(len(X), generator=generator)[:3500]
    net = mlp(sizes, activation, generator)
    options = {"epochs": 10, "batch_size": 128} | options
    fit(net, X[rows], y[rows], generator=generator, progress=False, **options)
    for hidden_seed in range(3):
        assert check.deep_net.examine(net, hidden_seed=hidden_seed).points == 4
