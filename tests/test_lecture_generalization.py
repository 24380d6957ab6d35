"""What lecture 06 claims, measured with its own code over five seeds or more."""

from __future__ import annotations

import inspect
import itertools
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch

from mlp_helpers.training import mlp
from tests.support.lectures import run_cells, sources

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
        assert 400 * (1 - history.train_accuracy[-1]) < (0.5 if name == "true labels" else 8.5)
        epochs[name] = lecture.epochs_to(0.95, history)
        scores[name] = lecture.accuracy(net, lecture.X_test, lecture.y_test)
    true, wrong, shuffled, noise = epochs
    for name in (wrong, shuffled, noise):
        assert 2.3 < (epochs[name] + 1) / (epochs[true] + 1) < 5.7
    assert 5 <= epochs[true] + 1 < 12 < 18 < min(epochs[name] for name in (wrong, shuffled, noise))
    assert scores[true] > 0.85 and 0.5 < scores[wrong] < 0.65
    assert max(scores[shuffled], scores[noise]) < 0.2


@pytest.mark.parametrize("seed", SEEDS)
def test_memorising_makes_large_weights(lecture: Any, seed: int) -> None:
    generator = torch.Generator().manual_seed(seed)
    start = mlp((196, 128, 10), generator=generator, dtype=torch.float64)
    nets = [lecture.outcome(None, 0.0, seed, noise).net for noise in (0.0, 0.4)]
    norms = [net[2].weight.norm().item() for net in (start, *nets)]
    assert norms == [pytest.approx(norm, abs=0.5) for norm in (4.4, 10, 14)]


@pytest.mark.parametrize("seed", SEEDS)
def test_weights_of_black_pixels_stay_as_they_were_drawn(lecture: Any, seed: int) -> None:
    generator = torch.Generator().manual_seed(seed)
    start = mlp((196, 128, 10), generator=generator, dtype=torch.float64)[0]
    black = (lecture.task(seed, 0.4).X == 0).all(dim=0)
    trained = lecture.outcome(None, 0.0, seed, 0.4).net[0]
    assert isinstance(start, torch.nn.Linear)
    assert torch.equal(trained.weight[:, black], start.weight[:, black])
    border = torch.ones(14, 14, dtype=torch.bool)
    border[1:-1, 1:-1] = False
    assert black[border.flatten()].double().mean() > 0.5  # most pixels at the border


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


def test_smaller_steps_make_more_bumps(lecture: Any) -> None:
    """What the lecture tells to try: three of its four draws have a bump then, instead of one."""
    cells, names = sources("06_generalization"), dict(vars(lecture))
    assert cells["train"].count("lr=0.08") == 1
    exec(cells["train"].replace("lr=0.08", "lr=0.02"), names)
    exec(cells["follow"], names)
    bumps = []
    for seed in SEEDS:
        losses = names["follow_groups"](lecture.task(seed, 0.4), seed)[1].test_loss
        stop = lecture.regularization.early_stopping_epoch
        bumps.append(stop(losses, 1) < stop(losses, 5))
    assert bumps == [True, False, True, True, True]


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
    assert np.all(ridge[a != 0] != 0)
    more = np.abs(a - lecture.ridge_best(a, lam)) > np.abs(a - lecture.lasso_best(a, lam)) + 1e-9
    assert np.array_equal(more, np.abs(a) > 1 + lam)  # where ridge takes more than lasso


@pytest.mark.parametrize("seed", SEEDS)
def test_half_of_the_weights_become_zero(lecture: Any, seed: int) -> None:
    wanted = np.random.default_rng(seed).normal(size=2000)
    assert 0.48 < np.mean(lecture.lasso_best(wanted, 0.7) == 0) < 0.55


def test_geometry_of_the_penalties(lecture: Any) -> None:
    for lam in (0.1, 0.4, 0.79):  # on a side
        assert np.all(lecture.lasso_point(lam) > 0)
    for lam in (0.81, 1.2, 1.89):  # at a corner
        assert lecture.lasso_point(lam)[0] == 0 < lecture.lasso_point(lam)[1]
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
    assert inspect.signature(optim.AdamW).parameters["weight_decay"].default == 1e-2


def test_a_small_lasso_weight_swings_around_zero() -> None:
    """By up to ηλ with plain gradient descent, by about three times that with the momentum."""
    rate, lam, late = 0.08, 4e-3, {}
    for momentum in (0.0, 0.9):
        weight, velocity, path = 0.3, 0.0, []
        for _ in range(4000):
            velocity = momentum * velocity + lam * np.sign(weight)
            weight -= rate * velocity
            path.append(abs(weight))
        late[momentum] = max(path[-200:]) / (rate * lam)
    assert 0.5 <= late[0.0] <= 1 and late[0.9] == pytest.approx(3, abs=0.3)


def test_beyond_the_window_the_right_labels_are_lost(lecture: Any) -> None:
    ridge = [lecture.outcome(lecture.ridge, 0.1, seed, 0.4) for seed in SEEDS]
    assert all(1 / 3 <= run.right < 0.55 and run.test < run.right for run in ridge)
    lasso = [lecture.outcome(lecture.lasso, 2.5e-2, seed, 0.4) for seed in SEEDS]
    assert max(run.right for run in lasso) < 0.2


def test_methods_side_by_side(lecture: Any) -> None:
    """Five draws: who helps with wrong labels in each, who does next to nothing, who harms."""
    nothing, stopping, usual, ridge, lasso, dropout = (
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
    nothing, stopping, usual, ridge, lasso, dropout = (
        np.array(errors) for errors in lecture.compare(0.0, SEEDS).values()
    )
    assert np.min(lasso - nothing) > 0 and np.min(ridge - nothing) > 0
    assert 1.5 < np.mean(ridge - nothing) < np.mean(lasso - nothing) < 5
    assert np.min(nothing - dropout) > 0 and 0.5 < np.mean(nothing - dropout) < 1.5
    assert np.abs(nothing - usual).max() < 1
    assert -2 < np.mean(nothing - stopping) < 0.2  # early stopping gains nothing
    assert 86 < 100 - np.mean(nothing) < 89


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
    right = {m: [(a == lecture.y_test).double().mean() for a in answers[m]] for m in answers}
    assert right[False][0] - max(right[True]) > 0.01
    doubtful, wrong = answers[True][0] != answers[True][1], answers[False][0] != lecture.y_test
    assert wrong[doubtful].double().mean() > 3 * wrong[~doubtful].double().mean()


@pytest.mark.parametrize("seed", SEEDS)
def test_eval_mode_gives_the_mean_over_all_thinned_networks(lecture: Any, seed: int) -> None:
    """With one dropout and an affine layer behind it; here with the 2^6 masks of six units."""
    activation = lecture.relu_with_dropout(0.5, seed)
    generator = torch.Generator().manual_seed(seed)
    net = mlp((196, 6, 10), activation, generator=generator, dtype=torch.float64).eval()
    inputs = lecture.X_test[:20]
    hidden = torch.relu(net[0](inputs))
    masks = torch.tensor(list(itertools.product((0.0, 2.0), repeat=6)), dtype=torch.float64)
    mean = torch.stack([net[-1](mask * hidden) for mask in masks]).mean(dim=0)
    torch.testing.assert_close(net(inputs), mean)


@pytest.mark.parametrize("p", [0.2, 0.5, 0.8])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_noise_of_dropout_is_a_ridge_penalty(seed: int, p: float) -> None:
    """Exactly, for a squared error at a linear unit: the mean over all masks of eight inputs."""
    w, h = np.random.default_rng(seed).normal(size=(2, 8))
    masks = np.array(list(itertools.product((0, 1), repeat=8)))
    chances = np.prod(np.where(masks, 1 - p, p), axis=1)
    losses = (1.5 - (masks * h / (1 - p)) @ w) ** 2 / 2
    variance = p / (1 - p) * np.sum((w * h) ** 2)
    assert chances @ losses == pytest.approx((1.5 - h @ w) ** 2 / 2 + variance / 2)


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
    for n in (100, 200, 400, 800, 1600):
        for name, predicted in lecture.read(order[:n], seed, inputs).items():
            errors[name, n] = np.mean(predicted[:-50] != lecture.labels_test)
            if name != "nearest mean":
                assert np.array_equal(predicted[-50:], lecture.labels[order[:50]])
    for name in ("1-NN", "kernel", "MLP"):
        assert errors[name, 1600] < errors[name, 800] < errors[name, 200]
        assert errors["kernel", 1600] <= errors[name, 1600]
    lead = {n: 100 * (errors["MLP", n] - errors["kernel", n]) for n in (100, 400, 800, 1600)}
    assert abs(lead.pop(100)) < 1.5  # about level
    assert all(0.3 < points < 4 for points in lead.values())
    assert abs(errors["nearest mean", 1600] - errors["nearest mean", 800]) < 0.02


@pytest.mark.parametrize("seed", SEEDS)
def test_the_curve_is_worst_at_the_threshold(lecture: Any, seed: int) -> None:
    norm = {h: np.linalg.norm(lecture.random_layer_curve(h, seed)[1]) for h in (4, 12, 40, 2000)}
    assert norm[12] > 10 * max(norm[4], norm[40]) and norm[2000] < 1


def test_beside_the_threshold_it_is_a_matter_of_luck(lecture: Any) -> None:
    """With the lecture's own units: 10 are calm, 11 and 13 are wild."""
    inside = np.abs(lecture.grid[:, 0]) <= 0.95
    far = {h: np.abs(lecture.random_layer_curve(h)[0])[inside].max() for h in (4, 10, 11, 13, 2000)}
    assert max(far[h] for h in (4, 10, 2000)) < 2.5 < 8 < min(far[11], far[13])


@pytest.mark.parametrize("seed", SEEDS)
def test_double_descent_of_a_random_layer(lecture: Any, seed: int) -> None:
    widths = (30, 60, 100, 150, 200, 250, 300, 1000, 3000)
    right, wrong = (
        {h: lecture.random_layer_errors(h, seed, noise)[1] for h in widths} for noise in (0.0, 0.2)
    )
    before = [min(test[h] for h in widths if h < 300) for test in (right, wrong)]
    for test, best in zip((right, wrong), before, strict=True):
        assert test[300] > max(test[h] for h in widths if h != 300) + 0.1
        assert test[300] > max(test[60], test[100], test[1000]) + 0.2
        assert test[3000] < best
    # Wrong labels cost something on both sides of the peak.
    assert before[1] - before[0] > 0.05 and wrong[3000] - right[3000] > 0.12


def test_trained_networks_show_no_peak_after_sixty_epochs(lecture: Any) -> None:
    widths = (4, 8, 16, 32, 64, 256)
    runs = [[lecture.trained_errors(h, seed, 0.2) for h in widths] for seed in SEEDS]
    train, test = 100 * np.moveaxis(np.array(runs), 2, 0)
    assert np.all(train[:, -1] == 0) and np.all(train[:, 1] > 8)
    missed = np.round(3 * train[:, 3:5])  # of 300 digits
    assert missed[:, 0].min() > 0 and missed[:, 0].max() <= 6 and missed[:, 1].max() <= 1
    assert np.all(test[:, 0] > test[:, 1:].max(axis=1))
    assert test[:, 1:].max() < 38 and test.min() > 22
    assert test[:, 0].min() > 38
    assert np.ptp(test[:, 1:], axis=1).max() < 12  # a random layer's peak is more than 20 points
    assert np.ptp(test[:, [1, 2, 4]], axis=1).max() < 10
    mean = test.mean(axis=0)
    assert mean[1] == pytest.approx(31.5, abs=1.5) and mean[-1] == pytest.approx(27, abs=1.5)
    assert np.sum(test[:, -1] < test[:, :-1].min(axis=1)) >= 4  # the widest is the best one
