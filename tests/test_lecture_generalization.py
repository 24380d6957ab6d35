"""What lecture 06 claims, measured with its own code over five seeds or more."""

from __future__ import annotations

import itertools
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch

from tests.support.lectures import run_cells

SEEDS = range(5)


@pytest.fixture(scope="module")
def lecture() -> SimpleNamespace:
    """Run the cells that define the lecture's functions and some of its shorter experiments."""
    return run_cells(
        "06_generalization",
        *("imports", "data", "task", "train", "versions", "follow", "patience", "shrink"),
        *("geometry", "step", "penalties", "dropout-module", "compare", "parametric-models"),
        *("parametric-network", "parametric", "moons", "classifiers", "sizes", "threshold-toy"),
        *("threshold-models",),
        chosen={"ridge": 2e-2, "lasso": 4e-3},  # what the lecture's sweep chooses
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_any_labels_are_learnt_and_true_ones_first(lecture: Any, seed: int) -> None:
    epochs, scores = {}, {}
    for name, version in lecture.versions(seed).items():
        net, history = lecture.train(*version, seed=seed)
        assert history.train_accuracy[-1] > 0.97
        epochs[name] = lecture.epochs_to(0.95, history)
        scores[name] = lecture.accuracy(net, lecture.X_test, lecture.y_test)
    true, wrong, shuffled, noise = epochs
    assert epochs[true] < 12 < 18 < min(epochs[name] for name in (wrong, shuffled, noise))
    assert scores[true] > 0.83 and 0.5 < scores[wrong] < 0.65
    assert max(scores[shuffled], scores[noise]) < 0.2


@pytest.mark.parametrize("seed", SEEDS)
def test_right_labels_first_then_the_wrong_ones(lecture: Any, seed: int) -> None:
    groups, history = lecture.follow_groups(lecture.task(seed, 0.4), seed)
    stop = lecture.regularization.early_stopping_epoch(history.test_loss, patience=5)
    corrected, as_given = groups["wrong label, true one"], groups["wrong label, as given"]
    assert groups["right label"][stop] > 0.7 and as_given[stop] < 0.25
    assert corrected[stop] > 0.5 and corrected[-1] < 0.06 and as_given[-1] > 0.93
    assert groups["test"][stop] - groups["test"][-1] > 0.03


def test_patience_sees_past_a_bump(lecture: Any) -> None:
    def kept(patience: int, seed: int) -> int:
        losses = lecture.plain(seed, 0.4)[0]
        return int(lecture.regularization.early_stopping_epoch(losses, patience))

    by_patience = {patience: [kept(patience, seed) for seed in SEEDS] for patience in (1, 5, 40)}
    assert by_patience[5] == by_patience[40] != by_patience[1]
    assert max(by_patience[5]) + 5 + 1 < 15


@pytest.mark.parametrize("lam", [0.1, 0.7, 2.0])
def test_the_best_weight_minimises_loss_and_penalty(lecture: Any, lam: float) -> None:
    a = np.linspace(-2, 2, 9)
    grid = np.linspace(-2, 2, 4001)[:, None]
    loss = (grid - a) ** 2 / 2
    ridge = grid[np.argmin(loss + lam * grid**2 / 2, axis=0), 0]
    lasso = grid[np.argmin(loss + lam * np.abs(grid), axis=0), 0]
    np.testing.assert_allclose(lecture.ridge_best(a, lam), ridge, atol=1e-3)
    np.testing.assert_allclose(lecture.lasso_best(a, lam), lasso, atol=1e-3)
    assert np.all(lecture.lasso_best(a[np.abs(a) < lam], lam) == 0)


def test_geometry_of_the_penalties(lecture: Any) -> None:
    assert lecture.lasso_point(1.2)[0] == 0 < lecture.lasso_point(0.6)[0]
    strengths = np.linspace(0.01, 3, 40)
    path = np.array([lecture.ridge_point(lam) for lam in strengths])
    assert np.all(path != 0) and np.all(np.diff(np.linalg.norm(path, axis=1)) < 0)
    assert path[:, 0].max() > lecture.a[0]  # the first weight grows for a while


def test_conventions_of_weight_decay(lecture: Any) -> None:
    optim, lam = torch.optim, lecture.lam
    assert lecture.one_step(optim.SGD, weight_decay=lam) == "weight 3.96, bias 3.96"
    assert lecture.one_step(optim.SGD, lecture.two_groups) == "weight 3.96, bias 4.00"
    for strength in (lam, 2 * lam):  # the step is the learning rate's, whatever the strength
        assert lecture.one_step(optim.Adam, weight_decay=strength) == "weight 3.95, bias 3.95"
    assert lecture.one_step(optim.AdamW, weight_decay=lam) == "weight 3.96, bias 3.96"


def test_methods_side_by_side(lecture: Any) -> None:
    """Five draws: who helps with wrong labels in each, who does next to nothing, who harms."""
    nothing, usual, dropout, lasso, ridge, stopping = (
        np.array(errors) for errors in lecture.compare(0.4, SEEDS).values()
    )
    learnt = [lecture.outcome(lecture.ridge, 5e-4, seed, 0.4).wrong for seed in SEEDS]
    assert min(learnt) > 0.93 and np.abs(nothing - usual).max() < 2
    for method in (dropout, ridge, stopping):
        assert np.min(nothing - method) > 1
    assert np.mean(nothing - lasso) < np.mean(nothing - dropout)
    left = [lecture.outcome(lecture.ridge, 2e-2, seed, 0.4) for seed in SEEDS]
    assert max(run.wrong for run in left) < 0.35 and min(run.right for run in left) > 0.8


def test_with_true_labels_strong_penalties_harm(lecture: Any) -> None:
    nothing, usual, dropout, lasso, ridge, stopping = (
        np.array(errors) for errors in lecture.compare(0.0, SEEDS).values()
    )
    assert np.min(lasso - nothing) > 0 and np.min(ridge - nothing) > 0
    for method in (usual, dropout, stopping):
        assert abs(np.mean(nothing - method)) < 2


@pytest.mark.parametrize("seed", SEEDS)
def test_a_forgotten_eval_differs_from_pass_to_pass(lecture: Any, seed: int) -> None:
    activation = lecture.relu_with_dropout(0.5, seed)
    data = lecture.task(seed, 0.0)
    net, _ = lecture.train(data.X, data.true, seed=seed, activation=activation)
    answers = {}
    for mode in (True, False):
        net.train(mode)
        answers[mode] = [net(lecture.X_test).argmax(dim=1) for _ in range(2)]
    assert (answers[True][0] != answers[True][1]).sum() > 50
    assert torch.equal(*answers[False])
    right = [(answers[mode][0] == lecture.y_test).double().mean() for mode in (True, False)]
    assert right[1] - right[0] > 0.01
    doubtful, wrong = answers[True][0] != answers[True][1], answers[False][0] != lecture.y_test
    assert wrong[doubtful].double().mean() > 3 * wrong[~doubtful].double().mean()


@pytest.mark.parametrize("p", [0.2, 0.5, 0.8])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_noise_of_dropout_is_a_ridge_penalty(seed: int, p: float) -> None:
    """Exactly, for a squared error at a linear unit: the mean over all masks of eight inputs."""
    w, h = np.random.default_rng(seed).normal(size=(2, 8))
    masks = np.array(list(itertools.product((0, 1), repeat=8)))
    chances = np.prod(np.where(masks, 1 - p, p), axis=1)
    losses = (1.5 - (masks * h / (1 - p)) @ w) ** 2
    ridge = p / (1 - p) * np.sum((w * h) ** 2)
    assert chances @ losses == pytest.approx((1.5 - h @ w) ** 2 + ridge)


@pytest.mark.parametrize("seed", [5, 6, 7, 8, 9])
def test_who_passes_through_all_points(lecture: Any, seed: int) -> None:
    missed = {}
    for n in (4, 16):
        x, t = lecture.toy(n, seed)
        for name, model in lecture.models.items():
            missed[name, n] = np.sqrt(np.mean((model(x, t, x) - t) ** 2))
    assert all(missed[name, 4] < 0.01 for name in lecture.models)
    assert missed["cubic", 16] > 0.1
    assert all(missed[name, 16] < 0.1 for name in ("1-NN", "kernel", "MLP 1-1000-1"))


def test_interpolating_classifiers_reproduce_wrong_labels(lecture: Any) -> None:
    for decide in lecture.classifiers.values():
        assert np.array_equal(decide(lecture.points), lecture.given)


@pytest.mark.parametrize("seed", SEEDS)
def test_three_of_four_models_get_better_with_more_digits(lecture: Any, seed: int) -> None:
    order = np.random.default_rng(seed).permutation(len(lecture.X))
    inputs = np.vstack([lecture.pixels_test, lecture.pixels[order[:50]]])
    errors = {}
    for n in (200, 800, 1600):
        for name, predicted in lecture.read(order[:n], seed, inputs).items():
            errors[name, n] = np.mean(predicted[:-50] != lecture.labels_test)
            if name != "nearest mean":
                assert np.array_equal(predicted[-50:], lecture.labels[order[:50]])
    for name in ("1-NN", "kernel", "MLP"):
        assert errors[name, 1600] < errors[name, 800] < errors[name, 200]
        assert errors["kernel", 1600] <= errors[name, 1600]
    assert abs(errors["nearest mean", 1600] - errors["nearest mean", 800]) < 0.02


@pytest.mark.parametrize("seed", SEEDS)
def test_the_curve_is_worst_at_the_threshold(lecture: Any, seed: int) -> None:
    norm = {h: np.linalg.norm(lecture.random_layer_curve(h, seed)[1]) for h in (4, 12, 40, 2000)}
    assert norm[12] > 10 * max(norm[4], norm[40]) and norm[2000] < 1


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("noise", [0.0, 0.2])
def test_double_descent_of_a_random_layer(lecture: Any, seed: int, noise: float) -> None:
    test = {h: lecture.random_layer_errors(h, seed, noise)[1] for h in (60, 100, 300, 1000, 3000)}
    assert test[300] > max(test[60], test[100], test[1000]) + 0.2
    assert test[3000] < min(test[60], test[100])


@pytest.mark.parametrize("seed", SEEDS)
def test_trained_networks_show_no_peak_after_sixty_epochs(lecture: Any, seed: int) -> None:
    errors = {h: lecture.trained_errors(h, seed, 0.2) for h in (4, 8, 16, 64)}
    assert errors[64][0] < 0.02
    wide = [errors[h][1] for h in (8, 16, 64)]
    assert min(wide) > 0.22 and max(wide) < 0.38 < errors[4][1]
    assert max(wide) - min(wide) < 0.1  # a random layer's peak is more than 20 points
