"""Networks in NumPy against torch, by hand, and by dense sampling."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from mlp_helpers import ArgumentError
from mlp_helpers.numerics.networks import (
    collapse,
    forward,
    kinks,
    line_arrangement_regions,
    linear_pieces,
    parameter_count,
    random_layers,
)


def relu(Z: np.ndarray) -> np.ndarray:
    return np.maximum(Z, 0)


@pytest.mark.parametrize("sizes", [(5, 3), (5, 4, 3), (5, 7, 4, 6, 2)])
def test_forward_agrees_with_torch(sizes: tuple[int, ...]) -> None:
    rng = np.random.default_rng(0)
    layers = random_layers(sizes, rng)
    X = rng.normal(size=(6, sizes[0]))
    modules: list[torch.nn.Module] = []
    for W, b in layers:
        linear = torch.nn.Linear(*W.shape).double()
        linear.load_state_dict({"weight": torch.tensor(W.T), "bias": torch.tensor(b[0])})
        modules += [linear, torch.nn.ReLU()]
    model = torch.nn.Sequential(*modules[:-1])
    expected = model(torch.tensor(X)).detach().numpy()
    np.testing.assert_allclose(forward(X, layers, relu), expected, rtol=1e-12)
    assert parameter_count(sizes) == sum(p.numel() for p in model.parameters())


def test_collapse_gives_the_same_map() -> None:
    rng = np.random.default_rng(0)
    layers = random_layers((5, 4, 6, 3), rng)
    X = rng.normal(size=(7, 5))
    W, b = collapse(layers)
    assert (W.shape, b.shape) == ((5, 3), (1, 3))
    np.testing.assert_allclose(X @ W + b, forward(X, layers, lambda Z: Z), rtol=1e-12)


def test_kinks_are_sorted_different_and_inside() -> None:
    W1 = np.array([[1.0, 1.0, 2.0, 0.0, 0.0, -1.0, 4.0]])
    b1 = np.array([[0.0, -1.0, -2.0, 3.0, 0.0, 2.0, 4.0]])  # kinks 0, 1, 1, none, none, 2, -1
    np.testing.assert_array_equal(kinks(W1, b1, -2, 3), [-1, 0, 1, 2])
    np.testing.assert_array_equal(kinks(W1, b1, -1, 2), [0, 1])


@pytest.mark.parametrize("sizes", [(1, 6, 1), (1, 5, 5, 1), (1, 4, 4, 4, 4, 1)])
@pytest.mark.parametrize("seed", range(5))
def test_the_polygon_is_the_network(sizes: tuple[int, ...], seed: int) -> None:
    layers = random_layers(sizes, np.random.default_rng(seed))
    x, y = linear_pieces(layers, -3, 3)
    dense = np.linspace(-3, 3, 5001)
    expected = forward(dense[:, None], layers, relu)[:, 0]
    np.testing.assert_allclose(np.interp(dense, x, y), expected, atol=1e-9 * np.ptp(expected))
    slopes = np.diff(y) / np.diff(x)
    assert np.all(np.abs(np.diff(slopes)) > 0), "a point where nothing bends"


def test_one_hidden_layer_bends_at_its_kinks() -> None:
    layers = random_layers((1, 6, 1), np.random.default_rng(0))
    x, _ = linear_pieces(layers, -3, 3)
    np.testing.assert_allclose(x[1:-1], kinks(*layers[0], -3, 3))


def test_linear_pieces_refuses_another_number_of_inputs() -> None:
    layers = random_layers((2, 6, 1), np.random.default_rng(0))
    with pytest.raises(ArgumentError, match=r"one input and one output, got \(2, 1\)"):
        linear_pieces(layers, 0, 1)


def test_lines_cut_a_square() -> None:
    lines = {(1.0, 0.0, 0.0): 2, (0.0, 1.0, 0.0): 4, (1.0, 1.0, -0.5): 7, (1.0, 0.0, 9.0): 7}
    W1, b1 = np.empty((2, 0)), np.empty((1, 0))
    for (w0, w1, b), expected in lines.items():  # the last line misses the square
        W1, b1 = np.hstack([W1, [[w0], [w1]]]), np.hstack([b1, [[b]]])
        assert line_arrangement_regions(W1, b1, -1, 1) == expected


def test_parallel_lines_do_not_meet() -> None:
    W1, b1 = np.array([[1.0, 2.0], [0.0, 0.0]]), np.array([[0.0, 1.0]])
    assert line_arrangement_regions(W1, b1, -1, 1) == 3
