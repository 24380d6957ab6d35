"""What lecture 01 claims, measured with its own code over five seeds or more."""

from __future__ import annotations

import itertools
import math
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch

from mlp_helpers.training import fit, mlp
from tests.support.lectures import run_cells

LECTURE = "01_nonlinearity"
SEEDS = range(5)


@pytest.fixture(scope="module")
def lecture() -> SimpleNamespace:
    """Run the cells that define functions and those that train something small."""
    people = ("people", "temperature")
    return run_cells(LECTURE, "imports", "panels", *people, "deeper", "budget", "fold")


@pytest.fixture(scope="module")
def digits() -> SimpleNamespace:
    """Run the cells that load the digits and train the linear classifier and two more."""
    return run_cells(LECTURE, "imports", "linear", "pixels", "negatives")


def test_the_output_bends_where_a_unit_switches_and_nowhere_else(lecture: Any) -> None:
    for seed in SEEDS:
        w, b, v = np.random.default_rng(seed).normal(size=(3, 3))
        x = np.linspace(-3, 3, 60_001)
        o = lecture.network_of_three(x, w, b, v, 0.5)[-1]
        bends = x[1:-1][np.abs(np.diff(o, 2)) > 1e-9]
        kinks = -b / w
        assert all(np.min(np.abs(bend - kinks)) < 2e-4 for bend in bends)
        slope = (o[-1] - o[-2]) / (x[-1] - x[-2])
        assert slope == pytest.approx(np.sum((v * w)[w * 3 + b > 0]))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_no_hidden_layer_can_say_of_temperature(lecture: Any, seed: int) -> None:
    temperature, sick = lecture.people(seed)
    inputs = lecture.scale(temperature)
    risk = {hidden: lecture.fit_risk(inputs, sick, hidden) for hidden in (0, 4)}
    right = {hidden: np.mean((p(inputs) > 0.5) == sick) for hidden, p in risk.items()}
    steps = np.diff(risk[0](np.linspace(-1.25, 1.75, 100)))
    assert (steps > 0).all()
    assert right[0] <= sick.mean() + 0.002 and 0.65 < sick.mean() < 0.72
    assert 0.70 < lecture.best_threshold(temperature, sick) < 0.77
    assert right[4] > 0.88
    distance = np.abs(temperature - 36.9)
    assert np.mean((lecture.fit_risk(distance, sick, 0)(distance) > 0.5) == sick) > 0.88


def test_a_pixel_speaks_for_a_digit_and_against_it(digits: Any) -> None:
    black, white = digits.X_test.clone(), digits.X_test.clone()
    black[:, digits.pixel], white[:, digits.pixel] = 0, 1
    for seed in SEEDS:
        generator = torch.Generator().manual_seed(seed)
        network = mlp((784, 64, 10), generator=generator).double()
        fit(network, digits.X, digits.y, epochs=15, lr=2e-3, generator=generator, progress=False)
        with torch.no_grad():
            change = (network(white) - network(black))[:, 3]
            same = (digits.linear(white) - digits.linear(black))[:, 3]
        assert change.min() < 0 < change.max()
        assert same.max() - same.min() < 1e-9


@pytest.mark.parametrize("seed", SEEDS)
def test_a_linear_model_is_hardly_better_than_a_coin_on_negatives(digits: Any, seed: int) -> None:
    generator = torch.Generator().manual_seed(seed)
    model = mlp((784, 2), generator=generator).double()
    fit(
        model, *digits.pairs, epochs=60, batch_size=128, lr=1e-3, generator=generator,
        progress=False,
    )  # fmt: skip
    assert 0.45 < digits.accuracy(model, *digits.test_pairs) < 0.6
    with torch.no_grad():
        scores = (model(digits.test_pairs[0]) @ torch.tensor([-1.0, 1.0]).double()).reshape(2, -1)
    assert scores.sum(0).max() - scores.sum(0).min() < 1e-6


def test_most_starts_with_two_units_miss_xor_and_spare_units_help() -> None:
    lecture = run_cells(LECTURE, "imports", "xor-lines", "xor-starts")
    for seed in SEEDS:
        share, off = {}, 0.0
        for width in (1, 2, 8):
            nets, good = lecture.train_xor(width, seed, starts=100)
            share[width] = good.double().mean().item()
            if width == 2:
                dead = (nets.hidden(lecture.C) == 0).all(dim=1).any(dim=1)
                off = dead[~good].double().mean().item()
                both = (nets.hidden(lecture.C) == 0).all(dim=(1, 2))
                assert both[~good].any() and both.double().mean() > 0.1, "one is left, or none"
        assert share[1] == 0 and 0.1 < share[2] < 0.35 and share[8] > 0.8
        assert off > 0.7


def test_w_0_is_the_best_that_cross_entropy_knows_of_images_and_their_negatives(
    digits: Any,
) -> None:
    """Turned round, w has the same loss; the loss is convex, so 0 is at least as good."""
    X, y = digits.pairs
    generator = torch.Generator().manual_seed(0)
    w = torch.randn(784, generator=generator, dtype=torch.float64) * 0.05
    b = -w.sum() / 2

    def loss(w: torch.Tensor, b: torch.Tensor) -> float:
        logits = X @ w + b
        return torch.nn.functional.binary_cross_entropy_with_logits(logits, y.double()).item()

    assert loss(-w, b + w.sum()) == pytest.approx(loss(w, b))
    assert loss(0 * w, 0 * b) < loss(w, b)
    assert 0.72 < digits.by_hand <= 0.75, "a linear model can do better, and no better than 3 of 4"


def test_the_best_line_between_the_spirals() -> None:
    lecture = run_cells(LECTURE, "imports", "bending")
    best = 0.0
    for angle in np.linspace(0, 2 * np.pi, 360, endpoint=False):
        along = lecture.points @ [np.cos(angle), np.sin(angle)]
        arms = lecture.arm[np.argsort(along)]
        right = np.cumsum(arms == 0) + np.sum(arms == 1) - np.cumsum(arms == 1)
        best = max(best, right.max() / len(arms))
    assert best == pytest.approx(0.89, abs=0.01)


def test_the_slopes_of_three_units_are_equally_steep(lecture: Any) -> None:
    W = np.array([[1.0, -0.5, -0.5], [0.0, 0.87, -0.87]])
    steepness = [np.linalg.norm(W[:, list(on)].sum(axis=1)) for on in ((0,), (1,), (0, 1), (1, 2))]
    assert steepness == pytest.approx([1] * 4, abs=0.01)


def test_two_hidden_units_are_enough_for_the_temperature() -> None:
    lecture = run_cells(LECTURE, "imports", "people", "temperature")
    scaled = lecture.scale(lecture.temperature)
    right = {
        h: np.mean((lecture.fit_risk(scaled, lecture.sick, h)(scaled) > 0.5) == lecture.sick)
        for h in (1, 2)
    }
    assert right[1] < 0.75 and right[2] > 0.88


def test_training_finds_a_representation_of_the_spirals() -> None:
    lecture = run_cells(LECTURE, "imports", "bending")
    for seed in SEEDS:
        right = lecture.train_spirals(seed)[1]
        assert (right >= 0.95).sum() > 20  # of 40


@pytest.mark.parametrize("seed", SEEDS)
def test_pieces_per_unit_of_random_networks(lecture: Any, seed: int) -> None:
    wide, _, _, deep = lecture.budgets
    each = {
        sizes: np.array(lecture.pieces_per_net(sizes, seed)) / (sum(sizes) - 2)
        for sizes in lecture.budgets
    }
    assert max(pieces.mean() for pieces in each.values()) < 1
    for sizes in lecture.budgets:
        far = np.mean(lecture.pieces_per_net(sizes, seed, reach=1000)) / (sum(sizes) - 2)
        assert far == pytest.approx(1, abs=0.1)
    assert each[wide].mean() == pytest.approx(0.86, abs=0.02)
    assert each[deep].mean() == pytest.approx(0.65, abs=0.05)
    assert each[wide].mean() * 120 > 2.5 * each[deep].mean() * 48


def test_folding_doubles_the_pieces(lecture: Any) -> None:
    for depth in range(1, 9):
        found = lecture.networks.linear_pieces(lecture.folding_network(depth), -1, 1)[0]
        assert len(found) - 1 == 2**depth


@pytest.mark.parametrize("seed", SEEDS)
def test_borders_of_a_layer_turn_only_at_borders_of_a_layer_below(lecture: Any, seed: int) -> None:
    """Along a line in the plane, a unit is affine between the kinks of the layers below it."""
    rng = np.random.default_rng(seed)
    layers = lecture.networks.random_layers((2, 4, 4, 4, 1), rng)
    start, direction = rng.normal(size=(2, 2))
    points = start + np.linspace(-3, 3, 20_001)[:, None] * direction
    first, second, third = lecture.preactivations(points, layers)
    assert np.abs(np.diff(first, 2, axis=0)).max() < 1e-9
    for z, below in ((second, [first]), (third, [first, second])):
        switches = (np.diff(np.hstack(below) > 0, axis=0) != 0).any(axis=1)
        bent = (np.abs(np.diff(z, 2, axis=0)) > 1e-9).any(axis=1)
        near = switches[:-1] | switches[1:]
        assert not (bent & ~near).any() and bent.any()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_second_layer_cuts_a_polygon_off_where_it_crosses_zero(lecture: Any, seed: int) -> None:
    """With one input: kinks of the second layer are those below, or crossings of zero."""
    layers = lecture.networks.random_layers((1, 6, 6, 1), np.random.default_rng(seed))
    first, second = lecture.preactivations(np.linspace(-3, 3, 20_001)[:, None], layers)
    cut = np.maximum(second, 0)
    bent = np.abs(np.diff(cut, 2, axis=0)) > 1e-9
    below = (np.diff(first > 0, axis=0) != 0).any(axis=1)[:, None]
    crossing = np.diff(second > 0, axis=0) != 0
    explained = below | crossing
    assert not (bent & ~(explained[:-1] | explained[1:])).any()
    assert (bent & (crossing[:-1] | crossing[1:])).any()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_narrow_layer_limits_the_rank_of_the_collapsed_matrix(seed: int) -> None:
    rng = np.random.default_rng(seed)
    for width in (3, 6, 12, 50):
        W = rng.normal(size=(12, width)) @ rng.normal(size=(width, 8))
        assert np.linalg.matrix_rank(W) == min(width, 8)


def patterns(W: Any, b: Any, corners: int) -> set[tuple[bool, ...]]:
    """Return which units are on just beside each point where `corners` of them switch at once."""
    found = set()
    for units in map(list, itertools.combinations(range(len(b)), corners)):
        for signs in itertools.product((-1e-6, 1e-6), repeat=corners):
            x = np.linalg.lstsq(W[:, units].T, np.array(signs) - b[units])[0]
            found.add(tuple(x @ W + b > 0))
    return found


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("inputs", "units"), [(2, 6), (3, 5), (4, 7), (6, 6), (8, 6)])
def test_regions_with_any_number_of_inputs(inputs: int, units: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    W, b = rng.normal(size=(inputs, units)), rng.normal(size=units)
    most = sum(math.comb(units, j) for j in range(min(inputs, units) + 1))
    assert len(patterns(W, b, min(inputs, units))) == most
    assert inputs < units or most == 2**units
