"""Products of Jacobians and gradient norms against torch, the initial spreads by what they do."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from mlp_helpers import ArgumentError
from mlp_helpers.numerics import activations as a
from mlp_helpers.numerics import depth

SIZES = [5, 4, 3, 6]


def net(sizes: list[int], seed: int = 0, gain: float = 1.0) -> tuple[list[np.ndarray], np.ndarray]:
    rng = np.random.default_rng(seed)
    return depth.random_weights(sizes, gain, rng), rng.normal(size=sizes[0])


def test_states_are_the_composition() -> None:
    Ws, x = net(SIZES)
    hs, zs = depth.deep_states(Ws, x, np.tanh)
    np.testing.assert_allclose(hs[-1], np.tanh(Ws[2] @ np.tanh(Ws[1] @ np.tanh(Ws[0] @ x))))
    assert [len(h) for h in hs] == SIZES and [len(z) for z in zs] == SIZES[1:]
    assert hs[0] is x


@pytest.mark.parametrize("layer", [0, 1, 2, 3])
def test_output_jacobian_is_torchs(layer: int) -> None:
    Ws, x = net(SIZES)
    hs, zs = depth.deep_states(Ws, x, np.tanh)

    def rest(h: torch.Tensor) -> torch.Tensor:
        for W in Ws[layer:]:
            h = torch.tanh(torch.tensor(W) @ h)
        return h

    expected = torch.autograd.functional.jacobian(rest, torch.tensor(hs[layer]))
    got = depth.output_jacobian(Ws, zs, a.tanh_prime, layer)
    np.testing.assert_allclose(got, expected, rtol=1e-12, atol=1e-15)


def test_log_norms_are_those_of_the_products() -> None:
    Ws, x = net(SIZES)
    _, zs = depth.deep_states(Ws, x, np.tanh)
    J, expected = np.eye(5), []
    for W, z in zip(Ws, zs, strict=True):
        J = np.diag(a.tanh_prime(z)) @ W @ J
        expected.append(np.log10(np.sqrt((J**2).sum())))
    np.testing.assert_allclose(depth.jacobian_log_norms(Ws, zs, a.tanh_prime), expected)


@pytest.mark.parametrize("scale", [1e-3, 1e3])
def test_log_norms_leave_the_range_of_the_floats(scale: float) -> None:
    Ws, x = net([10] * 201)
    _, zs = depth.deep_states(Ws, x, np.tanh)
    plain = depth.jacobian_log_norms(Ws, zs, a.tanh_prime)
    scaled = depth.jacobian_log_norms([scale * W for W in Ws], zs, a.tanh_prime)
    np.testing.assert_allclose(scaled, plain + np.log10(scale) * np.arange(1, 201))
    assert abs(scaled[-1]) > 400


def test_log_norm_of_nothing_is_minus_infinity() -> None:
    Ws, _ = net([4, 4, 4, 4])
    zs = [np.ones(4), -np.ones(4), np.ones(4)]
    norms = depth.jacobian_log_norms(Ws, zs, a.relu_prime)
    assert np.isfinite(norms[0]) and norms[1:].tolist() == [-np.inf, -np.inf]


@pytest.mark.parametrize(("gain", "planned"), [(0.5, -21.5), (1, -6.5), (2**0.5, 1.1), (2, 8.6)])
def test_fifty_relu_layers_of_width_100(gain: float, planned: float) -> None:
    ends = []
    for seed in range(10):
        Ws, x = net([100] * 51, seed, gain)
        _, zs = depth.deep_states(Ws, x, a.relu)
        ends.append(depth.jacobian_log_norms(Ws, zs, a.relu_prime)[-1])
    # One net's value spreads by about 0.3 around 1 + 50 log10(gain/√2), less 0.25 for the width.
    assert np.mean(ends) == pytest.approx(planned, abs=0.4)


@pytest.mark.parametrize("name", ["tanh", "relu", "sigmoid"])
def test_gradient_norms_are_torchs(name: str) -> None:
    rng = np.random.default_rng(3)
    params = [
        (rng.normal(size=(m, n)), rng.normal(size=(1, n))) for m, n in [(5, 4), (4, 6), (6, 3)]
    ]
    X, y = rng.normal(size=(7, 5)), rng.integers(3, size=7)
    held = [(torch.tensor(W, requires_grad=True), torch.tensor(b)) for W, b in params]
    H = torch.tensor(X)
    for W, b in held[:-1]:
        H = getattr(torch, name)(H @ W + b)
    F.cross_entropy(H @ held[-1][0] + held[-1][1], torch.tensor(y)).backward()
    expected = [float(W.grad.norm()) for W, _ in held if W.grad is not None]
    phi = a.activation(name)
    got = depth.gradient_norms(params, X, y, phi.value, phi.derivative)
    np.testing.assert_allclose(got, expected, rtol=1e-12)


PHI: dict[str, depth.Phi] = {
    "linear": lambda z: z,
    "tanh": np.tanh,
    "relu": a.relu,
    "leaky_relu": lambda z: a.leaky_relu(z, depth.LEAKY_SLOPE),
}


@pytest.mark.parametrize("name", PHI)
def test_init_std_keeps_the_signal(name: str) -> None:
    squares = depth.signal_strength(depth.init_std(3000, name), 3000, 50, PHI[name])
    if name == "tanh":
        assert squares[-1] == pytest.approx(0.0103, abs=1e-4)
    else:
        np.testing.assert_allclose(squares, squares[0], rtol=1e-12)


def test_init_std_names_what_it_knows() -> None:
    with pytest.raises(ArgumentError, match="linear, tanh, relu, leaky_relu, got 'gelu'"):
        depth.init_std(10, "gelu")


@pytest.mark.parametrize("name", PHI)
def test_signal_strength_is_the_average_over_drawn_nets(name: str) -> None:
    rng, n, std = np.random.default_rng(0), 300, 1.2 / 300**0.5
    drawn = []
    for _ in range(60):
        h: depth.Array = rng.normal(size=n)
        squares = []
        for _ in range(4):
            h = PHI[name](rng.normal(scale=std, size=(n, n)) @ h)
            squares.append(np.mean(h**2))
        drawn.append(squares)
    # One net spreads by about √(5 · 4 / 300) = 0.26 around its mean, sixty by 0.033.
    np.testing.assert_allclose(
        np.mean(drawn, axis=0), depth.signal_strength(std, n, 4, PHI[name]), rtol=0.12
    )


def test_signal_strength_integrates_tanh_as_the_fine_grid_does() -> None:
    (square,) = depth.signal_strength(1.7, 1, 1, np.tanh)
    assert square == pytest.approx(depth.gaussian_mean(lambda z: np.tanh(1.7 * z) ** 2), rel=1e-4)


def test_a_dead_signal_is_zero_without_a_warning() -> None:
    assert depth.signal_strength(0.0, 5, 3, a.relu).tolist() == [0, 0, 0]


def test_means_over_a_normal_distribution() -> None:
    assert depth.gaussian_mean(np.square, std=3.0) == pytest.approx(9, rel=1e-6)
    for name, slope in (("relu", 0.0), ("leaky_relu", depth.LEAKY_SLOPE)):

        def squared(z: Any, slope: float = slope) -> Any:
            return np.where(z > 0, z, slope * z) ** 2

        square = depth.gaussian_mean(squared)
        assert square**-0.5 == pytest.approx(depth.GAINS[name], rel=1e-6)
