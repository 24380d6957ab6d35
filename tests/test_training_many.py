"""Many small networks at once: each must do what it would do alone."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from mlp_helpers import ArgumentError
from mlp_helpers.training.many import Networks

X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
TARGETS = {
    "regression": torch.tensor([[0.0], [1], [1], [0]]).double(),
    "labels": torch.tensor([0, 1, 1, 0]),
}


def seeded(sizes: tuple[int, ...], count: int) -> Networks:
    return Networks(sizes, count, torch.tanh, generator=torch.Generator().manual_seed(0))


@pytest.mark.parametrize("kind", TARGETS)
def test_training_together_is_training_alone(kind: str) -> None:
    y = TARGETS[kind]
    sizes = (2, 3, 1 if y.is_floating_point() else 2)
    start, nets = seeded(sizes, 3), seeded(sizes, 3)
    nets.fit(X, y, epochs=5, lr=0.1)
    for k in range(3):
        alone = Networks(sizes, 1, torch.tanh)
        alone.layers = [(W[k : k + 1].clone(), b[k : k + 1].clone()) for W, b in start.layers]
        alone.fit(X, y, epochs=5, lr=0.1)
        torch.testing.assert_close(alone(X)[0], nets(X)[k])


def test_one_network_is_an_mlp() -> None:
    nets = seeded((2, 3, 2), 1)
    modules: list[nn.Module] = []
    for W, b in nets.layers:
        linear = nn.Linear(*W.shape[1:]).double()
        linear.load_state_dict({"weight": W[0].T, "bias": b[0, 0]})
        modules += [linear, nn.Tanh()]
    model = nn.Sequential(*modules[:-1])
    torch.testing.assert_close(nets(X)[0], model(X.double()).detach())
    torch.testing.assert_close(nets.hidden(X)[0], model[:2](X.double()).detach())


def test_most_wide_networks_learn_xor() -> None:
    nets = seeded((2, 8, 2), 10).fit(X, TARGETS["labels"], epochs=200, lr=0.05)
    right = (nets(X).argmax(2) == TARGETS["labels"]).all(1)
    assert int(right.sum()) >= 8
    assert not nets(X).requires_grad


def test_callback_sees_every_step() -> None:
    steps: list[int] = []
    seeded((2, 3, 2), 1).fit(X, TARGETS["labels"], epochs=3, lr=0.1, callback=steps.append)
    assert steps == [0, 1, 2, 3]


@pytest.mark.parametrize(("sizes", "count"), [((2,), 1), ((2, 0, 1), 1), ((2, 3, 1), 0)])
def test_impossible_sizes_are_refused(sizes: tuple[int, ...], count: int) -> None:
    with pytest.raises(ArgumentError, match="two or more sizes and a count"):
        Networks(sizes, count)
