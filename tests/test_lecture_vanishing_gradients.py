"""What lecture 05 claims, measured with its own code over five seeds or more."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch

from mlp_helpers.numerics import depth
from mlp_helpers.numerics.activations import ACTIVATIONS
from tests.support.lectures import run_cells

SEEDS = range(5)


@pytest.fixture(scope="module")
def lecture() -> SimpleNamespace:
    """Run the cells that define the lecture's functions; none of them trains anything."""
    return run_cells(
        "05_vanishing_gradients",
        *("imports", "patient-net", "patient-train", "chart", "both", "resting", "gain"),
        *("layers", "ladder", "training-nets", "training", "training-run", "helps"),
    )


def test_three_layers_learn_and_twenty_do_not(lecture: Any) -> None:
    for seed in SEEDS:
        accuracies = [
            lecture.train(lecture.deep_net(lecture.nn.ReLU, lecture.pytorch_default, n, seed))[1]
            for n in (3, 20)
        ]
        assert accuracies[0][-1] > 0.75 and accuracies[1][-1] < 0.15


def test_each_layer_of_the_patient_multiplies_by_about_0_41(lecture: Any) -> None:
    for seed in SEEDS:
        net = lecture.deep_net(lecture.nn.ReLU, lecture.pytorch_default, seed=seed)
        spreads, gradients = lecture.measure(net)
        assert (spreads[-1] / spreads[0]) ** (1 / 19) == pytest.approx(0.41, abs=0.04)
        assert gradients.max() < 1e-6 and gradients.max() / gradients.min() < 100


def pass_over(lecture: Any, net: Any, optimizer: Any) -> float:
    """Train for one epoch and return the last batch's loss."""
    for rows in torch.arange(len(lecture.X)).split(256):
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(net(lecture.X[rows]), lecture.y[rows])
        loss.backward()
        optimizer.step()
    return loss.item()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_larger_learning_rate_does_not_help_the_patient(lecture: Any, seed: int) -> None:
    optim: Any = torch.optim
    right = {}
    for make, lr in ((optim.Adam, 0.01), (optim.Adam, 0.1), (optim.SGD, 1.0), (optim.SGD, 1e3)):
        net = lecture.deep_net(lecture.nn.ReLU, lecture.pytorch_default, seed=seed)
        if np.isfinite(pass_over(lecture, net, make(net.parameters(), lr=lr))):
            right[make, lr] = lecture.accuracy(net, lecture.X_test, lecture.y_test)
    assert len(right) == 3 and (optim.SGD, 1e3) not in right, "that one diverged, and no other"
    assert max(right.values()) < 0.15


@pytest.mark.parametrize("seed", SEEDS)
def test_the_circle_shrinks_stays_or_is_crumpled(seed: int) -> None:
    """Size of the loop after thirty layers, and the distance of neighbours as a share of it."""
    angle = np.linspace(0, 2 * np.pi, 400)
    size, apart = {}, {}
    for gain in (0.8, 1.2, 3.0):
        rng = np.random.default_rng(seed)
        plane = np.linalg.qr(rng.normal(size=(100, 2)))[0] * 10
        circle = plane @ np.array([np.cos(angle), np.sin(angle)])
        h = depth.deep_states(depth.random_weights([100] * 31, gain, rng), circle, np.tanh)[0][30]
        size[gain] = np.sqrt(np.mean(h**2))
        apart[gain] = np.median(np.linalg.norm(np.diff(h, axis=1), axis=0)) / np.linalg.norm(
            h[:, 0]
        )
    assert size[0.8] < 0.01 and size[1.2] > 0.2
    assert apart[1.2] < 0.1 and apart[3.0] > 0.5


@pytest.mark.parametrize("seed", SEEDS)
def test_a_product_keeps_its_size_and_becomes_a_needle(seed: int) -> None:
    rng = np.random.default_rng(seed)
    product = np.eye(100)
    for _ in range(50):
        product = rng.normal(scale=0.1, size=(100, 100)) @ product
    lengths = np.linalg.svd(product, compute_uv=False)
    norm = np.linalg.norm(lengths)
    assert 2 < norm < 40  # that of the identity is 10
    assert np.sum(lengths[:5] ** 2) > 0.85 * norm**2


@pytest.mark.parametrize("seed", SEEDS)
def test_variances_of_the_way_up_and_of_the_way_back(seed: int) -> None:
    rng = np.random.default_rng(seed)
    m, n, s = 300, 600, 0.05
    h, delta = rng.uniform(size=m), rng.normal(size=n)
    draws = [rng.normal(scale=s, size=(n, m)) for _ in range(60)]
    forward = np.mean([np.mean((W @ h) ** 2) for W in draws])
    backward = np.mean([np.mean((W.T @ delta) ** 2) for W in draws])
    assert forward == pytest.approx(s**2 * m * np.mean(h**2), rel=0.03)
    assert backward == pytest.approx(s**2 * n * np.mean(delta**2), rel=0.03)


def test_one_gain_two_wishes(lecture: Any) -> None:
    wishes = lecture.wishes
    assert wishes["ReLU"] == pytest.approx((2**0.5, 2**0.5), rel=1e-4)
    assert wishes["tanh"] == pytest.approx((1.59, 1.47), abs=0.01)
    assert wishes["sigmoid"] == pytest.approx((1.85, 4.72), abs=0.01)
    others = [pair for name, pair in wishes.items() if name != "sigmoid"]
    assert max(max(pair) / min(pair) for pair in others) < 1.1


def test_where_chi_passes_one(lecture: Any) -> None:
    for phi, edge in ((lecture.sigmoid, 10.15), (lecture.centred, 4.05), (lecture.tanh, 1.05)):
        assert lecture.resting(phi, 0.95 * edge)[1] < 1 < lecture.resting(phi, 1.03 * edge)[1]
    assert lecture.resting(lecture.tanh, 1.2)[1] == pytest.approx(1.03, abs=0.01)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sigmoid_net_vanishes_rests_and_explodes(lecture: Any, seed: int) -> None:
    at = {g: lecture.log_norms(lecture.sigmoid, g, seed=seed)[-1] for g in (4, 8, 10, 20)}
    assert at[4] < -8 and -4 < at[8] < -1 and -1 < at[10] < 2 and at[20] > 5


@pytest.mark.parametrize("seed", SEEDS)
def test_which_gains_are_white(lecture: Any, seed: int) -> None:
    def end(name: str, gain: float) -> float:
        return float(lecture.log_norms(ACTIVATIONS[name], gain, seed=seed)[-1])

    for gain, goal in ((0.5, -21.6), (1.0, -6.5), (2**0.5, 1.0), (2.0, 8.5)):
        assert end("relu", gain) == pytest.approx(goal, abs=1.2)
    for name in ("tanh", "elu"):
        assert all(-1 < end(name, gain) < 3 for gain in (1, 2**0.25, 2**0.5))
    for name in ("gelu", "swish"):  # one step of the map leads across the white
        assert end(name, 2**0.5) < -1 and end(name, 2**0.75) > 3


@pytest.mark.parametrize("seed", SEEDS)
def test_which_layers_get_the_smallest_gradient(lecture: Any, seed: int) -> None:
    lengths = {
        name: np.multiply(*lecture.two_lengths(ACTIVATIONS[name], gain, seed=seed))
        for name, gain in lecture.cases
    }
    assert lengths["tanh"].max() < 1e-6 and lengths["tanh"].max() / lengths["tanh"].min() < 10
    assert lengths["sigmoid"][0] / lengths["sigmoid"][-1] < 1e-14
    assert lengths["relu"].min() > 0.1 and lengths["relu"].max() < 100


@pytest.mark.parametrize("seed", SEEDS)
def test_rungs_of_the_ladder(lecture: Any, seed: int) -> None:
    def end(rung: str, phi: str) -> float:
        states = lecture.climb(lecture.LADDER[rung], ACTIVATIONS[phi].value, seed=seed)
        return float(np.mean(states[50] ** 2))

    assert end("1/√fan_in", "tanh") == pytest.approx(1 / 100, rel=0.6)  # 1 / (2 l)
    assert end("Kaiming", "tanh") == pytest.approx(0.3, abs=0.1)
    assert 0.1 < end("Kaiming", "relu") < 10
    assert end("1/√fan_in", "relu") == pytest.approx(end("Kaiming", "relu") / 2**50)
    assert end("Xavier", "relu") == pytest.approx(end("1/√fan_in", "relu") * (8 / 9) ** 25)
    states = lecture.climb(None, np.tanh, seed=seed)
    assert len(np.unique(states[50].round(12), axis=0)) == 1


LEARN = ("ReLU, Kaiming", "tanh, 1/√fan_in", "σ − 1/2, gain 4", "ReLU, s = 0.01, skips")


@pytest.mark.parametrize("seed", SEEDS)
def test_who_learns_and_how_far_a_step_goes(lecture: Any, seed: int) -> None:
    ends, ratios = {}, {}
    for name, net in lecture.candidates(seed).items():
        accuracies, steps = lecture.train_and_compare(net, epochs=3)
        ends[name], ratios[name] = accuracies[-1], np.median(steps, axis=0)
    assert min(ends[name] for name in LEARN) > 0.55
    assert max(end for name, end in ends.items() if name not in LEARN) < 0.3
    for name in LEARN[:3]:
        assert ratios[name].min() > 3e-4 and ratios[name].max() < 2e-2
    patient, sigmoid = ratios["ReLU, PyTorch's default"], ratios["sigmoid, 1/√fan_in"]
    assert patient[:5].max() < patient[-1] / 30
    assert sigmoid[0] < 1e-7 and sigmoid[-1] > 3e-4


@pytest.mark.parametrize("seed", SEEDS)
def test_adam_with_a_tiny_epsilon_makes_the_patient_learn_a_little(lecture: Any, seed: int) -> None:
    net = lecture.deep_net(lecture.nn.ReLU, lecture.pytorch_default, seed=seed)
    accuracies, _ = lecture.train_and_compare(net, eps=1e-20)
    assert 0.15 < accuracies[-1] < 0.3


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sigmoid_net_with_gain_10_starts_confidently_wrong(lecture: Any, seed: int) -> None:
    first, last = {}, {}
    for divisor in (1, 10):
        net = lecture.deep_net(lecture.nn.Sigmoid, lambda m, n: 10 * m**-0.5, seed=seed)
        with torch.no_grad():
            net[-1].weight /= divisor
        losses, accuracies = lecture.train(net)
        first[divisor], last[divisor] = losses[0], accuracies[-1]
    assert 5 < first[1] < 17 and 2.2 < first[10] < 2.8
    assert last[1] < 0.4 and 0.2 < last[10] < 0.5 and last[10] > last[1] + 0.05


@pytest.mark.parametrize("seed", SEEDS)
def test_an_exploding_start_shows_in_the_first_loss(lecture: Any, seed: int) -> None:
    net = lecture.deep_net(lecture.nn.ReLU, lambda m, n: 2 * m**-0.5, seed=seed)
    assert lecture.measure(net)[1].min() > 300
    losses, accuracies = lecture.train(net)
    assert 250 < losses[0] < 2000 and accuracies[-1] < 0.25
    net = lecture.deep_net(lecture.nn.ReLU, lambda m, n: 2 * m**-0.5, seed=seed)
    assert np.isnan(pass_over(lecture, net, torch.optim.SGD(net.parameters(), lr=0.1)))


def test_kaimings_way_back_depends_on_the_first_and_the_last_width_only() -> None:
    relu, sizes = ACTIVATIONS["relu"], [100, 400] * 10 + [200]
    logs = []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        Ws = [rng.normal(scale=(2 / m) ** 0.5, size=(n, m)) for m, n in pairwise(sizes)]
        _, zs = depth.deep_states(Ws, rng.normal(size=100), relu.value)
        gradient = rng.normal(size=sizes[-1])
        start = np.mean(gradient**2)
        for W, z in zip(Ws[::-1], zs[::-1], strict=True):
            gradient = W.T @ (relu.derivative(z) * gradient)
        logs.append(np.log10(np.mean(gradient**2) / start))
    assert abs(np.median(logs) - np.log10(200 / 100)) < 0.5, "the widths between make 4^10 and back"


def test_where_z_rests_at_the_gains_of_the_text(lecture: Any) -> None:
    for phi, gain, variance, chi in (
        (lecture.sigmoid, 4.72, 8.5, 0.47),
        (lecture.sigmoid, 10, 44.2, 0.99),
        (lecture.tanh, 5 / 3, 1.18, 1.21),
    ):
        assert lecture.resting(phi, gain) == pytest.approx((variance, chi), rel=0.01)


def test_the_pixels_have_a_mean_square_of_a_ninth(lecture: Any) -> None:
    assert float((lecture.X**2).mean()) == pytest.approx(0.11, abs=0.005)


@pytest.mark.parametrize("seed", SEEDS)
def test_normalisation_and_skips_hold_the_product(lecture: Any, seed: int) -> None:
    ends = {kind: lecture.helped(kind, seed=seed)[-1] for kind in ("plain", "normalised", "skip")}
    assert ends["plain"] < -20 and 0 < ends["normalised"] < 2 and 3.5 < ends["skip"] < 5.5
