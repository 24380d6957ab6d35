"""Small networks whose training goes wrong, each for a reason of its own, to be diagnosed.

The notebook that shows their charts must not tell the reason, so it stands here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from mlp_helpers._errors import ArgumentError
from mlp_helpers.training.models import mlp
from mlp_helpers.training.run import share_correct

MEASURED = (0, 1, 5, 10, 20, 40)
"""The epochs after which a network is measured; the last one ends its training."""
_BATCH, _RATE, _MOMENTUM, _WIDTH = 50, 0.1, 0.9, 50


@dataclass
class Chart:
    """What was measured of a training.

    Attributes
    ----------
    loss, train_accuracy, val_accuracy
        The loss that the training goes down, and the accuracies on both sets, after each epoch of
        `MEASURED`.
    steps
        By layer of weights, the input's first: how long a step was, relative to the weights, on
        average over the first epoch.
    dead
        Share of the hidden units that are 0 on every training digit, at the end.
    """

    loss: dict[int, float] = field(default_factory=dict)
    train_accuracy: dict[int, float] = field(default_factory=dict)
    val_accuracy: dict[int, float] = field(default_factory=dict)
    steps: list[float] = field(default_factory=list)
    dead: float = 0.0


def chart(name: str, X: Tensor, y: Tensor) -> Chart:
    """Train one of them on the first half of some digits, and return its chart.

    By SGD with momentum, on batches of 50.

    Parameters
    ----------
    name
        ``"healthy"``, ``"first"``, ``"second"`` or ``"third"``.
    X, y
        Rows of 784 grey values and their labels; the second half is for validation.

    Raises
    ------
    ArgumentError
        If there is no such network.
    """
    if name not in ("healthy", "first", "second", "third"):
        raise ArgumentError(
            f"chart: there is no network {name!r}, but healthy, first, second and third."
        )
    generator = torch.Generator().manual_seed(7)
    X = F.avg_pool2d(X.cpu().double().view(-1, 1, 28, 28), 2).flatten(1)  # 14 x 14: quick
    half, y = len(X) // 2, y.cpu()
    X, X_val, y, y_val = X[:half], X[half:], y[:half], y[half:]
    hidden, activation = (5, nn.Sigmoid) if name == "first" else (2, nn.ReLU)
    net = mlp((196, *[_WIDTH] * hidden, 10), activation, generator, torch.float64)
    twice = name == "second"
    if name == "third":
        y = y[torch.randperm(half, generator=generator)]
    weights = [parameter for parameter in net.parameters() if parameter.ndim == 2]
    optm = torch.optim.SGD(net.parameters(), lr=_RATE, momentum=_MOMENTUM)
    found = Chart()
    for epoch in range(MEASURED[-1] + 1):
        if epoch > 0:
            moves = []
            for rows in torch.split(torch.randperm(half, generator=generator), _BATCH):
                before = [W.detach().clone() for W in weights] if epoch == 1 else []
                optm.zero_grad()
                _loss(net(X[rows]), y[rows], twice).backward()  # type: ignore[no-untyped-call]
                optm.step()
                moves.append(
                    [_change(V, W.detach()) for V, W in zip(before, weights, strict=False)]
                )
            found.steps = found.steps or torch.tensor(moves, dtype=torch.float64).mean(0).tolist()
        if epoch in MEASURED:
            with torch.no_grad():
                Z = net(X)
                found.loss[epoch] = _loss(Z, y, twice).item()
                found.train_accuracy[epoch] = share_correct(Z, y)
                found.val_accuracy[epoch] = share_correct(net(X_val), y_val)
    found.dead = _share_of_dead_units(net, X)
    return found


def _loss(Z: Tensor, y: Tensor, twice: bool) -> Tensor:
    return F.cross_entropy(Z.softmax(1) if twice else Z, y)


def _change(V: Tensor, W: Tensor) -> float:
    return float((W - V).norm() / V.norm())


def _share_of_dead_units(net: nn.Sequential, X: Tensor) -> float:
    dead = []
    for module in net:
        X = module(X)
        if not isinstance(module, nn.Linear):
            dead.append((X == 0).all(0))
    return torch.cat(dead).double().mean().item()
