"""The hand-made networks, polynomials and bumps do what their theorems say."""

from __future__ import annotations

import math

import numpy as np
import pytest

from mlp_helpers import ArgumentError
from mlp_helpers.numerics import approximation as A
from mlp_helpers.numerics import networks
from mlp_helpers.numerics.activations import sigmoid

GRID = np.linspace(0.0, 1.0, 1001)


def test_step_unit_is_one_half_at_its_location() -> None:
    w, b = A.step_unit(0.3, 12.0)
    assert sigmoid(np.array(w * 0.3 + b)) == pytest.approx(0.5, abs=1e-15)
    assert sigmoid(np.array(w * (0.3 + 1 / 12) + b)) == pytest.approx(1 / (1 + math.exp(-1)))


def test_relu_interpolant_is_the_polygon() -> None:
    rng = np.random.default_rng(0)
    xs, ys = np.cumsum(rng.uniform(0.1, 1.0, 9)), rng.normal(size=9)
    at = np.linspace(xs[0], xs[-1], 333)
    np.testing.assert_allclose(
        A.one_layer_net(at, *A.relu_interpolant(xs, ys)), np.interp(at, xs, ys), atol=1e-12
    )


@pytest.mark.parametrize("xs", [[0.0, 0.0, 1.0], [1.0, 0.0], [0.0], [[0.0, 1.0]]])
def test_knots_must_increase(xs: list[float]) -> None:
    with pytest.raises(ArgumentError, match="xs increasing"):
        A.relu_interpolant(xs, xs)


def test_staircase_error_falls_with_the_width() -> None:
    def error(h: int) -> float:
        knots = np.linspace(0, 1, h + 1)
        net = A.one_layer_net(GRID, *A.staircase(knots, knots**2, 6.0 * h), sigmoid)
        return float(np.max(np.abs(net - GRID**2)))

    assert error(64) < error(16) / 3 < error(4) / 9


@pytest.mark.parametrize("n", [1, 2, 7, 30])
def test_bernstein_agrees_with_the_formula(n: int) -> None:
    x = np.linspace(0, 1, 12).reshape(3, 4)
    terms = [np.cos(3 * k / n) * math.comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(n + 1)]
    np.testing.assert_allclose(A.bernstein(lambda t: np.cos(3 * t), n, x), sum(terms), rtol=1e-12)


def test_bernstein_of_a_square_is_known_also_at_high_degree() -> None:
    n = 3000
    expected = GRID**2 + GRID * (1 - GRID) / n
    np.testing.assert_allclose(A.bernstein(np.square, n, GRID), expected, atol=1e-10)


def test_bernstein_needs_a_degree() -> None:
    with pytest.raises(ArgumentError, match="at least 1, got 0"):
        A.bernstein(np.square, 0, GRID)


def test_rbf_fit_recovers_the_weights_of_an_rbf_net() -> None:
    centers, weights = np.array([-1.0, 0.2, 1.1]), np.array([2.0, -1.0, 0.5])
    x = np.linspace(-2, 2, 20)
    y = A.rbf_predict(x, centers, 1.7, weights)
    np.testing.assert_allclose(A.rbf_fit(x, y, centers, 1.7), weights, atol=1e-12)


def test_width_needed_takes_the_first_width_that_does() -> None:
    def kink(x: np.ndarray) -> np.ndarray:
        return np.abs(x - 1 / 3)

    assert A.interpolation_error(kink, 4, GRID) > A.interpolation_error(kink, 3, GRID)
    assert A.width_needed(kink, 0.01, GRID) == 3
    with pytest.raises(ArgumentError, match="raise `most`"):
        A.width_needed(np.sqrt, 1e-6, GRID, most=10)


@pytest.mark.parametrize("depth", [1, 2, 5])
def test_deep_layers_compute_sawtooth_and_square(depth: int) -> None:
    def bent(z: A.Array) -> A.Array:
        return np.maximum(z, 0)

    teeth = networks.forward(GRID[:, None], A.sawtooth_layers(depth), bent)[:, 0]
    square = networks.forward(GRID[:, None], A.square_layers(depth), bent)[:, 0]
    np.testing.assert_allclose(teeth, A.sawtooth(GRID, depth), atol=1e-12)
    np.testing.assert_allclose(square, A.square_from_sawteeth(GRID, depth), atol=1e-12)
    x, _ = networks.linear_pieces(A.sawtooth_layers(depth), 0.0, 1.0)
    assert len(x) - 1 == 2**depth
    fine = np.arange(4**depth * 4 + 1) / (4**depth * 4)
    worst = np.max(np.abs(A.square_from_sawteeth(fine, depth) - fine**2))
    assert worst == pytest.approx(4.0 ** -(depth + 1), rel=1e-9)
