"""The hand-written gradients against autograd and against central differences."""

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from mlp_helpers._errors import ArgumentError
from mlp_helpers.numerics import backpropagation as bp

RNG = np.random.default_rng(4)
D, H, Q, N = 5, 4, 3, 7


def leaf(array: np.ndarray) -> torch.Tensor:
    return torch.tensor(array, dtype=torch.float64, requires_grad=True)


def test_column_net_agrees_with_autograd_at_every_node() -> None:
    x, y = RNG.normal(size=(D, 1)), RNG.normal(size=(Q, 1))
    W1, W2, lam = RNG.normal(size=(H, D)), RNG.normal(size=(Q, H)), 0.3
    cache = bp.with_inputs(x, y, W1, W2, lam)
    w1, w2 = leaf(W1), leaf(W2)
    z = w1 @ torch.tensor(x)
    h = torch.tanh(z)
    o = w2 @ h
    J = 0.5 * ((o - torch.tensor(y)) ** 2).sum() + 0.5 * lam * ((w1**2).sum() + (w2**2).sum())
    assert cache["J"] == pytest.approx(J.item(), rel=1e-14)
    assert cache["J"] == cache["L"] + cache["s"]
    for (name, hand), auto in zip(
        bp.backward(cache).items(), torch.autograd.grad(J, (o, w2, h, z, w1)), strict=True
    ):
        np.testing.assert_allclose(hand, auto.numpy(), rtol=1e-12, atol=1e-14, err_msg=name)


def test_batch_net_agrees_with_autograd() -> None:
    X, y = RNG.normal(size=(N, D)), RNG.integers(Q, size=N)
    shapes = {"W1": (D, H), "b1": (1, H), "W2": (H, Q), "b2": (1, Q)}
    params = {name: RNG.normal(size=shape) for name, shape in shapes.items()}
    t = {name: leaf(value) for name, value in params.items()}
    logits = torch.tanh(torch.tensor(X) @ t["W1"] + t["b1"]) @ t["W2"] + t["b2"]
    J = F.cross_entropy(logits, torch.tensor(y))
    J = J + 0.05 * ((t["W1"] ** 2).sum() + (t["W2"] ** 2).sum())
    assert bp.objective(X, y, params, 0.1) == pytest.approx(J.item(), rel=1e-14)
    J.backward()
    for name, hand in bp.backward_batch(X, y, params, 0.1).items():
        auto = t[name.removeprefix("dJ_d")].grad
        assert auto is not None
        np.testing.assert_allclose(hand, auto.numpy(), rtol=1e-12, atol=1e-14, err_msg=name)


@pytest.mark.parametrize("T", [1, 2, 5])
def test_a_reused_matrix_collects_the_gradient_of_every_use(T: int) -> None:
    x, y, W = RNG.normal(size=(D, 1)), RNG.normal(size=(D, 1)), RNG.normal(size=(D, D))
    w, h = leaf(W), torch.tensor(x)
    for _ in range(T):
        h = torch.tanh(w @ h)
    (auto,) = torch.autograd.grad(0.5 * ((h - torch.tensor(y)) ** 2).sum(), w)
    np.testing.assert_allclose(bp.unrolled_gradient(x, y, W, T), auto.numpy(), rtol=1e-11)


def test_jacobian_of_the_net_agrees_with_autograd() -> None:
    x, W1, W2 = RNG.normal(size=D), RNG.normal(size=(H, D)), RNG.normal(size=(Q, H))
    auto = torch.func.jacrev(lambda v: torch.tensor(W2) @ torch.tanh(torch.tensor(W1) @ v))(
        torch.tensor(x)
    )
    np.testing.assert_allclose(bp.jacobian_chain(x, W1, W2), auto.numpy(), rtol=1e-12)


def test_cross_entropy_agrees_with_torch_and_stays_finite() -> None:
    Z = RNG.normal(size=(N, Q)) * np.array([[1e-3], [1], [10], [100], [1000], [1000], [1000]])
    y = RNG.integers(Q, size=N)
    logits = leaf(Z)
    wanted = F.cross_entropy(logits, torch.tensor(y))
    wanted.backward()
    loss, dZ = bp.softmax_cross_entropy(Z, y)
    assert loss == pytest.approx(wanted.item(), rel=1e-14)
    assert logits.grad is not None
    np.testing.assert_allclose(dZ, logits.grad.numpy(), rtol=1e-12, atol=1e-16)
    np.testing.assert_allclose(bp.softmax(Z).sum(1), 1)


@pytest.mark.parametrize(
    "y", [np.array([0, 1]), np.array([0.0, 1, 2]), np.array([0, 1, 3]), np.array([0, -1, 2])]
)
def test_labels_that_do_not_fit_are_refused(y: np.ndarray) -> None:
    with pytest.raises(ArgumentError, match=r"label|integer"):
        bp.softmax_cross_entropy(np.zeros((3, 3)), y)


def test_numerical_gradient_takes_any_shape_and_leaves_x_alone() -> None:
    A = RNG.normal(size=(2, 3))
    X = RNG.normal(size=(2, 3))
    before = X.copy()
    got = bp.numerical_gradient(lambda V: float(np.sum(A * V**3)), X)
    np.testing.assert_allclose(got, 3 * A * X**2, rtol=1e-8)
    np.testing.assert_array_equal(X, before)
    whole = bp.numerical_gradient(lambda v: float(v @ v), np.array([1, 2]))
    np.testing.assert_allclose(whole, [2.0, 4.0], rtol=1e-9)
    assert bp.numerical_gradient(lambda v: 3 * float(v), 2.0) == pytest.approx(3)
