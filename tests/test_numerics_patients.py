"""The three patients have one illness each, and each instrument reads what it says."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from mlp_helpers.data import as_tensors, load_mnist
from mlp_helpers.numerics.activations import ACTIVATIONS
from mlp_helpers.numerics.backpropagation import softmax_cross_entropy
from mlp_helpers.numerics.patients import (
    FLAT,
    Array,
    Labels,
    Network,
    accuracy,
    learn,
    patients,
    readings,
)
from mlp_helpers.plots.activations import READINGS


@pytest.fixture(scope="module")
def digits() -> tuple[Array, Labels]:
    X, y = as_tensors(load_mnist("bundled")[0])
    return X[:512].double().numpy(), y[:512].numpy()


def test_each_patient_has_its_own_illness(digits: tuple[Array, Labels]) -> None:
    large, small_slopes, dead = (readings(each, *digits) for each in patients().values())
    flat, silent = "share of flat slopes", "share of dead units"
    assert large["rms of h"].min() > 0.7 and large[flat][0, 1:].min() > 0.6
    assert (
        not large[silent].any() and not small_slopes[silent].any() and not small_slopes[flat].any()
    )
    assert np.all(np.abs(small_slopes["rms of h"] - 0.5) < 0.1)
    assert dead[silent].min() > 0.5 and dead["rms of h"].max() < 0.3
    up, down = (np.diff(np.log10(each["rms of ∂J/∂h"][0])) for each in (large, small_slopes))
    assert np.all(up < -0.2) and np.all(down > 0.4)
    spread = np.diff(np.log10(small_slopes["spread of h over the digits"][0]))
    assert np.all(np.abs(spread + 0.5) < 0.15)  # half a power of ten per layer


def test_the_instruments_are_those_of_the_lecture(digits: tuple[Array, Labels]) -> None:
    assert list(readings(patients()["patient 1"], *digits)) == list(READINGS)


def test_the_gradient_with_respect_to_h_is_that_of_a_difference_quotient() -> None:
    rng = np.random.default_rng(0)
    sizes = (4, 3, 5, 2)
    weights = [rng.normal(size=size) for size in itertools.pairwise(sizes)]
    biases = [rng.normal(size=(1, n)) for n in sizes[1:]]
    X, y = rng.normal(size=(6, 4)), rng.integers(2, size=6)
    found = readings(Network(ACTIVATIONS["tanh"], weights, biases), X, y)
    h = np.tanh(np.tanh(X @ weights[0] + biases[0]) @ weights[1] + biases[1])

    def loss(h: Array) -> float:
        return float(softmax_cross_entropy(h @ weights[2] + biases[2], y)[0])

    gradient = np.zeros_like(h)
    for index in np.ndindex(h.shape):
        step = np.zeros_like(h)
        step[index] = 1e-5
        gradient[index] = (loss(h + step) - loss(h - step)) / 2e-5
    size = len(X) * np.sqrt(np.mean(gradient**2))
    np.testing.assert_allclose(found["rms of ∂J/∂h"][0, -1], size, rtol=1e-6)
    slopes = 1 - h**2
    assert found["share of flat slopes"][0, -1] == np.mean(slopes < FLAT)


def test_a_training_learns_in_a_network_that_is_well(digits: tuple[Array, Labels]) -> None:
    sick = patients()["patient 1"]
    well = sick.with_weights([W / 6 for W in sick.weights])
    assert accuracy(learn(well, *digits, epochs=10), *digits) > 0.5
