"""What lecture 02 claims, measured with its own code over five seeds or more."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from scipy.optimize import linprog

from tests.support.lectures import run_cells

SEEDS = range(5)


@pytest.fixture(scope="module")
def lecture() -> SimpleNamespace:
    """Run the cells that define the lecture's functions."""
    return run_cells(
        "02_universal_approximation",
        *("imports", "ridge", "game-search", "staircase-weights", "width", "plane", "proof"),
        *("imitate", "fails", "sawtooth", "outside"),
    )


def test_six_units_can_win_against_a_tenth_and_not_against_a_hundredth(lecture: Any) -> None:
    for seed in SEEDS:
        assert 0.06 < lecture.search(seed, steps=6000) < 0.1


def test_a_unit_that_looks_to_the_left_gives_a_seventh_piece(lecture: Any) -> None:
    places = np.array([0.022, 0.2836, 0.3705, 0.5936, 0.8365, 0.8811])
    w = np.array([1, 1, 1, 1, -1, 1])
    v = np.array([-4.7653, 2.6889, -5.3107, 4.5833, -4.3348, 4.5085])
    net = lecture.one_layer_net(lecture.x, w, -w * places, v, 4.255)
    assert lecture.sup_error(lecture.ridge, net) < 0.04


def test_no_polygon_of_fewer_than_17_pieces_wins_against_a_hundredth(lecture: Any) -> None:
    """Each line goes as far as one can within the band, whatever the line before it."""
    x, heights, pieces, start = lecture.x, lecture.ridge(lecture.x), 0, 0
    while start < len(x):
        first = heights[start] + np.linspace(-0.01, 0.01, 201)
        flattest, steepest, end = np.full(201, -np.inf), np.full(201, np.inf), start + 1
        while end < len(x):
            run = x[end] - x[start]
            flattest = np.maximum(flattest, (heights[end] - 0.01 - first) / run)
            steepest = np.minimum(steepest, (heights[end] + 0.01 - first) / run)
            if np.all(flattest > steepest):
                break
            end += 1
        pieces, start = pieces + 1, end
    assert pieces == 17


def test_the_staircase_wins_if_units_are_many_and_steep(lecture: Any) -> None:
    for units in (24, 100, 200):
        knots = np.linspace(0, 1, units + 1)
        heights = lecture.ridge(knots)
        net = lecture.staircase(knots, heights, 20 * units)
        values = lecture.one_layer_net(lecture.x, *net, lecture.sigmoid)
        assert lecture.sup_error(lecture.ridge, values) < np.abs(np.diff(heights)).max()


def test_the_best_parabola_is_hardly_better_than_that_of_least_squares(lecture: Any) -> None:
    powers = np.vander(lecture.x, 3)
    most = np.ones((len(powers), 1))
    rows = np.block([[powers, -most], [-powers, -most]])
    heights = lecture.ridge(lecture.x)
    bounds = [(None, None)] * 4
    best = linprog([0, 0, 0, 1], rows, np.concatenate([heights, -heights]), bounds=bounds).fun
    squares = lecture.sup_error(lecture.ridge, powers @ np.linalg.lstsq(powers, heights)[0])
    assert 0.26 < best < 0.27 and 0.285 < squares < 0.295


def test_a_net_of_one_layer_in_the_plane_gets_closer_with_its_width(lecture: Any) -> None:
    for seed in SEEDS:
        errors = [
            np.max(
                np.abs(lecture.fit_plane(h, seed)(lecture.points) - lecture.hills(lecture.points))
            )
            for h in (4, 16, 64, 256)
        ]
        assert errors[0] > 0.6 and 0.3 < errors[1] < 0.7 and 0.08 < errors[2] < 0.3
        assert errors[3] < 0.08


@pytest.mark.parametrize("seed", SEEDS)
def test_one_layer_of_relus_makes_no_tower_in_the_plane(lecture: Any, seed: int) -> None:
    """Far away along its own line, the fold of each unit is still there."""
    rng = np.random.default_rng(seed)
    W, b, v = rng.normal(size=(2, 8)), rng.normal(size=8), rng.normal(size=8)
    for j in range(8):
        w = W[:, j]
        far = -b[j] * w / (w @ w) + 1e3 * np.array([-w[1], w[0]]) / np.linalg.norm(w)
        step = 1e-3 * w / np.linalg.norm(w)
        net = [v @ lecture.relu((far + k * step) @ W + b) for k in (-1, 0, 1)]
        fold = net[0] - 2 * net[1] + net[2]
        assert fold == pytest.approx(v[j] * np.linalg.norm(w) * 1e-3, rel=1e-4)


def test_two_layers_make_a_tower() -> None:
    def wall(t: Any) -> Any:
        relu = np.abs(t + 0.5) + t + 0.5, np.abs(t) + t, np.abs(t - 0.5) + t - 0.5
        return (relu[0] - 2 * relu[1] + relu[2]) / 1.0

    t = np.linspace(-3, 3, 121)
    cross = wall(t)[:, None] + wall(t)
    tower = np.maximum(cross - 1, 0)
    outside = np.abs(t) >= 0.5
    assert cross[outside].max() == pytest.approx(1)  # an arm
    assert tower[outside].max() < 1e-12 and tower[:, outside].max() < 1e-12
    assert tower.max() == pytest.approx(1)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_bound_of_the_proof_holds(lecture: Any, seed: int) -> None:
    """On random polygons: |B_n f − f| is below ε/2 + 2M / (4 n δ²) at every x."""
    rng = np.random.default_rng(seed)
    knots, heights = np.linspace(0, 1, 6), rng.normal(size=6)

    def f(t: Any) -> Any:
        return np.interp(t, knots, heights)

    steepest, M = np.max(np.abs(np.diff(heights))) * 5, np.abs(heights).max()
    for n in (50, 500):
        for epsilon in (0.2, 0.5, 1.0):
            delta = epsilon / 2 / steepest
            bound = epsilon / 2 + 2 * M / (4 * n * delta**2)
            assert lecture.sup_error(f, lecture.bernstein(f, n, lecture.x)) <= bound


def test_how_much_the_proof_asks_for(lecture: Any) -> None:
    at_most = lecture.sup_error(
        lecture.ridge, lecture.bernstein(lecture.ridge, lecture.enough, lecture.x)
    )
    assert at_most < lecture.epsilon and lecture.enough < 30 and 5_000 < lecture.n < 20_000


def test_the_staircase_has_a_best_steepness(lecture: Any) -> None:
    knots = np.linspace(0, 1, 25)
    errors = [
        lecture.sup_error(
            lecture.ridge,
            lecture.one_layer_net(
                lecture.x, *lecture.staircase(knots, lecture.ridge(knots), s), lecture.sigmoid
            ),
        )
        for s in (5, 20, 50, 150, 500, 5000)
    ]
    assert np.argmin(errors) == 3


@pytest.mark.parametrize("seed", SEEDS)
def test_polynomial_activations_hit_a_floor_and_others_do_not(lecture: Any, seed: int) -> None:
    for name, phi in lecture.activations.items():
        errors = [lecture.random_net_error(phi, h, seed) for h in (16, 64, 256)]
        if name.startswith("z"):
            assert min(errors) > 0.1 and max(errors) / min(errors) < 1.05
        else:
            assert errors[2] < 0.01 and errors[2] < errors[0] / 5


@pytest.mark.parametrize("seed", SEEDS)
def test_ranks_of_random_units(lecture: Any, seed: int) -> None:
    def rank(name: str, tolerance: float) -> int:
        H = lecture.random_units(lecture.activations[name], 256, seed)
        return int(np.linalg.matrix_rank(H, tol=tolerance * np.linalg.norm(H, 2)))

    assert [rank(name, 1e-8) for name in ("z²", "z³", "z⁵")] == [3, 4, 6]
    assert [rank(name, 1e-12) for name in ("z²", "z³", "z⁵")] == [3, 4, 6]
    assert 45 <= rank("sigmoid", 1e-8) <= 60
    assert rank("sigmoid", 1e-4) < rank("sigmoid", 1e-8) < rank("sigmoid", 1e-12)
    assert rank("ReLU", 1e-8) > 250


def test_training_falls_behind_construction() -> None:
    lecture = run_cells("02_universal_approximation", "imports", "ridge", "width", "learned")
    few = [min(lecture.train_five(4, seed)) for seed in (0, 1)]
    assert few[0] < lecture.polygon_error(lecture.smooth, 4) < few[1]
    for seed in SEEDS:
        trained = min(lecture.train_five(128, seed))
        assert trained > 8 * lecture.polygon_error(lecture.smooth, 128)


def test_depth_doubles_the_teeth(lecture: Any) -> None:
    for depth in range(1, 8):
        fine = np.linspace(0, 1, 2**depth + 1)
        assert np.array_equal(lecture.teeth(fine, depth), np.arange(2**depth + 1) % 2)


def test_what_the_families_do_outside(lecture: Any) -> None:
    far = {name: net(np.array([1.4, 1.5, 1.6])) for name, net in lecture.families.items()}
    assert np.ptp(far["sigmoid staircase"]) < 1e-6
    assert abs(np.diff(far["ReLU polygon"], 2)[0]) < 1e-9 < np.ptp(far["ReLU polygon"])
    assert np.abs(far["polynomial, degree 20"]).min() > 1e6
    assert np.abs(far["RBF"]).max() < 1e-3


def test_the_bound_for_smooth_functions_is_nearly_reached(lecture: Any) -> None:
    for h, most in zip(lecture.widths, lecture.bound, strict=True):
        assert 0.85 * most < lecture.polygon_error(lecture.smooth, h) < 1.01 * most


def test_an_imitation_gets_better_with_its_step_until_rounding_wins(lecture: Any) -> None:
    def error(step: float) -> float:
        return float(np.max(np.abs(lecture.square_by_units(step) - lecture.x**2)))

    assert error(0.1) / error(0.01) == pytest.approx(100, rel=0.1)
    assert error(1e-3) < 1e-6 and error(1e-7) > 1e-2


@pytest.mark.parametrize("depth", range(1, 11))
def test_layers_of_three_units_divide_the_error_of_the_square_by_four(
    lecture: Any, depth: int
) -> None:
    fine = np.linspace(0, 1, 2**14 + 1)
    layers = lecture.built.square_layers(depth)
    net = lecture.networks.forward(fine[:, None], layers, lecture.relu)[:, 0]
    assert np.max(np.abs(net - fine**2)) == pytest.approx(4.0 ** -(depth + 1))
    wide = lecture.built.interpolation_error(np.square, 2**depth, fine)
    assert wide == pytest.approx(4.0 ** -(depth + 1))
