"""The activations against torch, at the ends of the floats, and by their conventions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from mlp_helpers import ArgumentError
from mlp_helpers.numerics import activations as a
from mlp_helpers.numerics.activations import ACTIVATIONS, Activation

EACH = pytest.mark.parametrize("phi", ACTIVATIONS.values(), ids=ACTIVATIONS)
TORCH: dict[str, Callable[..., torch.Tensor]] = {
    "relu": F.relu,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "elu": F.elu,
    "leaky_relu": F.leaky_relu,
    "gelu": lambda x: F.gelu(x, approximate="tanh"),
    "swish": F.silu,
    "mish": F.mish,
}
GRID = np.concatenate([np.linspace(-30, 30, 601), [-1000.0, 1000.0]])


@EACH
def test_value_and_derivative_agree_with_torch(phi: Activation) -> None:
    x = torch.tensor(GRID, requires_grad=True)  # the grid holds 0, so the conventions are tested
    y = TORCH[phi.name](x)
    y.sum().backward()
    assert x.grad is not None
    np.testing.assert_allclose(phi.value(GRID), y.detach().numpy(), rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(phi.derivative(GRID), x.grad.numpy(), rtol=1e-12, atol=1e-14)


@EACH
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_every_finite_float_is_quiet_and_finite(phi: Activation, dtype: Any) -> None:
    largest = np.finfo(dtype).max
    some = np.array([0, -0.0, 1e-30, 20, 89, 710, 1000, 1e13, largest], dtype)
    x = np.concatenate([some, -some])
    with np.errstate(all="raise", under="ignore"):
        y, slope = phi.value(x), phi.derivative(x)
    assert y.dtype == slope.dtype == dtype
    assert np.isfinite(y).all() and np.isfinite(slope).all()
    assert slope.min() > -0.2 and slope.max() < 1.2


@EACH
def test_float32_is_float64_rounded(phi: Activation) -> None:
    x = np.linspace(-8, 8, 400).astype(np.float32)
    wide = x.astype(np.float64)
    np.testing.assert_allclose(phi.value(x), phi.value(wide), atol=3e-6)
    np.testing.assert_allclose(phi.derivative(x), phi.derivative(wide), atol=3e-6)


@EACH
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 3, 4)])
def test_any_shape_and_the_input_is_left_alone(phi: Activation, shape: tuple[int, ...]) -> None:
    x = np.full(shape, -1.5)
    assert phi.value(x).shape == phi.derivative(x).shape == shape
    assert (x == -1.5).all()
    assert not np.shares_memory(phi.value(np.abs(x)), x)


@EACH
def test_integers_and_lists_are_taken_as_float64(phi: Activation) -> None:
    assert phi.value([-1, 0, 2]).dtype == np.float64
    assert phi.derivative(np.array([-1, 0, 2])).dtype == np.float64


@pytest.mark.parametrize("alpha", [0.2, 1.7])
def test_alpha_is_respected(alpha: float) -> None:
    for name, reference in (("elu", F.elu), ("leaky_relu", F.leaky_relu)):
        x = torch.tensor(GRID, requires_grad=True)
        y = reference(x, alpha)
        y.sum().backward()
        assert x.grad is not None
        phi = ACTIVATIONS[name]
        np.testing.assert_allclose(phi.value(GRID, alpha), y.detach().numpy(), atol=1e-12)
        np.testing.assert_allclose(phi.derivative(GRID, alpha), x.grad.numpy(), atol=1e-12)


def test_conventions_at_zero() -> None:
    assert a.relu_prime(0.0) == 0
    assert a.leaky_relu_prime(0.0, 0.3) == a.elu_prime(0.0, 0.3) == 0.3
    assert a.mish_prime(0.0) == pytest.approx(0.6, abs=1e-15)
    assert a.gelu_prime(0.0) == a.swish_prime(0.0) == 0.5


def test_softplus() -> None:
    x = np.array([-1000, -3.0, 0, 3, 1000])
    expected = np.array([0, np.log1p(np.exp(-3)), np.log(2), np.log1p(np.exp(3)), 1000])
    np.testing.assert_allclose(a.softplus(x), expected, rtol=1e-15)


def test_distance_of_the_forms_of_gelu() -> None:
    x = np.linspace(-6, 6, 20_001)
    exact = F.gelu(torch.tensor(x)).numpy()
    assert 4.6e-4 < np.abs(a.gelu(x) - exact).max() < 4.8e-4


def test_dead_units() -> None:
    H = np.array([[0, 1e-9, 0.0], [0, 0, 2]])
    dead = a.dead_units(H)
    assert dead.dtype == bool
    assert dead.tolist() == [True, False, False]
    with pytest.raises(ArgumentError, match=r"\(n, h\).*\(3,\)"):
        a.dead_units(H[0])


def test_lookup() -> None:
    assert a.activation("mish").value is a.mish
    with pytest.raises(ArgumentError, match=r"silu.*known are relu"):
        a.activation("silu")
