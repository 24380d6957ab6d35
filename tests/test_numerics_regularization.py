"""Neighbours, wrong labels, early stopping, penalties and dropout: the reference numerics."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import torch

from mlp_helpers._errors import ArgumentError
from mlp_helpers.numerics import regularization as reg
from mlp_helpers.numerics.backpropagation import numerical_gradient


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def layers(*sizes: int, seed: int = 0) -> list[tuple[np.ndarray, np.ndarray]]:
    draw = rng(seed)
    return [(draw.normal(size=(m, n)), draw.normal(size=(1, n))) for m, n in pairwise(sizes)]


def test_nearest_neighbour_is_the_one_at_the_smallest_distance() -> None:
    X_train, X = torch.tensor(rng().normal(size=(30, 4))), torch.tensor(rng(1).normal(size=(20, 4)))
    y_train = rng(2).integers(5, size=30)
    labels = reg.one_nearest_neighbour(X_train.numpy(), y_train, X.numpy())
    assert labels.tolist() == y_train[torch.cdist(X, X_train).argmin(dim=1).numpy()].tolist()


def test_the_first_of_equally_near_rows_counts() -> None:
    X_train = np.array([[1.0], [-1.0], [1.0]])
    labels = reg.one_nearest_neighbour(X_train, np.array([4, 5, 6]), np.array([[0.0], [1.0]]))
    assert labels.tolist() == [4, 4]


@pytest.mark.parametrize("fraction", [0.0, 0.29, 0.5, 1.0])
def test_corrupted_labels_are_exactly_as_many_and_all_wrong(fraction: float) -> None:
    y = rng().permutation(np.arange(100) % 4)
    kept = y.copy()
    wrong = reg.corrupt_labels(y, fraction, rng(1))
    assert np.sum(wrong != y) == round(100 * fraction)
    assert set(wrong) <= {0, 1, 2, 3}
    assert np.array_equal(y, kept)


def test_every_other_class_is_as_likely_as_any() -> None:
    y = np.zeros(9000, dtype=int)
    y[0] = 3
    counts = np.bincount(reg.corrupt_labels(y, 1.0, rng()))
    assert np.all(np.abs(counts[1:] - 3000) < 6 * np.sqrt(9000 * 2 / 9))


def test_corrupting_refuses_what_cannot_be_done() -> None:
    with pytest.raises(ArgumentError, match=r"fraction must lie in \[0, 1\], got 1.5"):
        reg.corrupt_labels(np.array([0, 1]), 1.5, rng())
    with pytest.raises(ArgumentError, match="two classes at least"):
        reg.corrupt_labels(np.array([0, 0]), 0.5, rng())
    assert reg.corrupt_labels(np.array([0, 0]), 0.0, rng()).tolist() == [0, 0]


@pytest.mark.parametrize(
    ("losses", "patience", "min_delta", "epoch"),
    [
        ([5, 3, 4, 3.5, 2], 2, 0, 1),
        ([5, 3, 4, 3.5, 2], 3, 0, 4),
        ([5, 3, 4, 3.5, 2], 3, 1, 1),
        ([3, 2, 1], 1, 0, 2),
        ([1, 2, 3], 1, 0, 0),
        ([2, 2, 2, 1], 2, 0, 0),
        ([4, 3.5, 3, 2.5, 2], 2, 0.75, 4),
        ([7], 1, 0, 0),
    ],
)
def test_early_stopping(losses: list[float], patience: int, min_delta: float, epoch: int) -> None:
    assert reg.early_stopping_epoch(losses, patience, min_delta) == epoch


def test_penalties_of_a_layer_known_by_hand() -> None:
    params = [(np.array([[3.0, -4.0]]), np.array([[5.0, 5.0]]))]
    assert reg.l2_penalty(params, 2.0) == 25
    assert reg.l1_penalty(params, 2.0) == 14


@pytest.mark.parametrize(
    ("penalty", "step"),
    [(reg.l2_penalty, reg.weight_decay_step), (reg.l1_penalty, reg.lasso_step)],
)
def test_a_step_follows_the_gradient_of_its_penalty(penalty: Any, step: Any) -> None:
    params, grads, lr, lam = layers(5, 4, 3), layers(5, 4, 3, seed=1), 0.1, 0.3
    new = step(params, grads, lr, lam)
    for i, ((W, b), (dW, db)) in enumerate(zip(params, grads, strict=True)):

        def with_weights(V: np.ndarray, i: int = i) -> float:
            return penalty([*params[:i], (V, params[i][1]), *params[i + 1 :]], lam)

        slope = numerical_gradient(with_weights, W)
        np.testing.assert_allclose(new[i][0], W - lr * (dW + slope), atol=1e-8)
        np.testing.assert_array_equal(new[i][1], b - lr * db)


def test_weight_decay_step_is_the_one_of_torch() -> None:
    ((W, b),), ((dW, db),) = layers(5, 4), layers(5, 4, seed=1)
    weight, bias = torch.tensor(W, requires_grad=True), torch.tensor(b, requires_grad=True)
    weight.grad, bias.grad = torch.tensor(dW), torch.tensor(db)
    groups: list[dict[str, Any]] = [{"params": [weight], "weight_decay": 0.3}, {"params": [bias]}]
    torch.optim.SGD(groups, lr=0.1).step()
    ((W_new, b_new),) = reg.weight_decay_step([(W, b)], [(dW, db)], 0.1, 0.3)
    np.testing.assert_allclose(weight.detach(), W_new)
    np.testing.assert_allclose(bias.detach(), b_new)


def test_lasso_leaves_a_weight_at_zero_there() -> None:
    ((W, _),) = reg.lasso_step([(np.zeros((1, 1)), np.zeros((1, 1)))] * 1, layers(1, 1), 0.0, 1.0)
    assert W == 0


@pytest.mark.parametrize("p", [0.2, 0.8])
def test_dropout_keeps_the_mean(p: float) -> None:
    x = np.full(100_000, 3.0)
    dropped = reg.dropout(x, p, rng(), training=True)
    assert set(np.unique(dropped)) == {0.0, 3.0 / (1 - p)}
    spread = 3 * np.sqrt(p / (1 - p) / x.size)
    assert abs(dropped.mean() - 3) < 6 * spread


def test_dropout_at_its_limits() -> None:
    x = rng().normal(size=(4, 3))
    assert reg.dropout(x, 0.5, rng(), training=False) is x
    np.testing.assert_array_equal(reg.dropout(x, 0.0, rng(), training=True), x)
    np.testing.assert_array_equal(reg.dropout(x, 1.0, rng(), training=True), 0)
    with pytest.raises(ArgumentError, match=r"p must lie in \[0, 1\], got -0.1"):
        reg.dropout(x, -0.1, rng(), training=True)
