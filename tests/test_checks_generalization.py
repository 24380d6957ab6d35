"""The inputs of assignment 06 tell its mistakes apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from mlp_helpers.checks import generalization as check
from mlp_helpers.checks.core.compare import RTOL, close
from mlp_helpers.checks.core.own_work import unwatched
from mlp_helpers.checks.generalization import early_stopping_epoch
from mlp_helpers.checks.generalization.early_stopping_epoch import (
    WRONG_DELTAS,
    WRONG_ENDS,
    WRONG_STOPS,
)
from mlp_helpers.checks.generalization.l1_penalty import wrong_l1_penalties
from mlp_helpers.checks.generalization.l2_penalty import wrong_l2_penalties
from mlp_helpers.checks.generalization.lasso_step import wrong_lasso_steps
from mlp_helpers.checks.generalization.weight_decay_step import wrong_weight_decays
from mlp_helpers.numerics import regularization as right

Epoch = Callable[..., float]


def _at_the_end(wrong: Epoch) -> Epoch:
    """Return the function that is wrong only where patience never runs out."""

    def stop(losses: Any, patience: int, min_delta: float) -> float:
        kept = right.early_stopping_epoch(losses, patience, min_delta)
        return wrong(losses, patience, min_delta) if kept + patience >= len(losses) else kept

    return stop


def _takes_patience_off(wrong: Epoch) -> bool:
    """Tell whether a rule does so, too, where training ends before patience runs out."""
    return wrong([3.0, 2.0, 1.0], 2, 0.0) != 2


@pytest.mark.parametrize(
    ("mistakes", "points"),
    [
        (WRONG_STOPS, {0, 1, 2}),
        ([rule for rule in WRONG_DELTAS if not _takes_patience_off(rule[1])], {3}),
        ([rule for rule in WRONG_DELTAS if _takes_patience_off(rule[1])], {2}),
        ([(what, _at_the_end(wrong)) for what, wrong in WRONG_ENDS], {3}),
    ],
)
def test_each_wrong_epoch_costs_the_same_with_every_seed_and_is_named(
    mistakes: list[tuple[str, Epoch]], points: set[float]
) -> None:
    for mistake, stop in mistakes:
        wrong = unwatched()(stop)
        reports = [early_stopping_epoch.examine(wrong, hidden_seed=seed) for seed in range(5)]
        (got,) = {report.points for report in reports}
        assert got in points, mistake
        assert {report.mistake for report in reports} == {f"06/early_stopping_epoch/{mistake}"}


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("lasso", [False, True])
def test_every_wrong_step_shows_and_has_one_name(lasso: bool, seed: int) -> None:
    rng = np.random.default_rng(seed)
    W, dW = rng.normal(size=(5, 4)), rng.normal(size=(5, 4))
    W.flat[:5], dW.flat[:5] = [0.02, -0.02, 0.02, -0.02, 0.0], [1.0, -1.0, 0.01, -0.01, 0.3]
    step = right.lasso_step if lasso else right.weight_decay_step
    ((moved, _),) = step([(W, W[:1])], [(dW, W[:1])], 0.2, 0.7)
    suspects = (wrong_lasso_steps if lasso else wrong_weight_decays)(W, dW, 0.2, 0.7)
    for mistake, wrong in suspects:
        assert not close(wrong, moved, RTOL), mistake
        assert {other for other, value in suspects if close(wrong, value, RTOL)} == {mistake}


@pytest.mark.parametrize(
    ("slip", "passed"),
    [
        (lambda losses, p, d: right.early_stopping_epoch(losses, p + 1, d), [False, True, True]),
        (lambda losses, p, d: int(np.argmin(losses)), [False, False, True]),
        (lambda losses, p, d: right.early_stopping_epoch(losses, p + 1, 0), [False, False, True]),
    ],
)
def test_a_slip_about_patience_is_charged_once(slip: Any, passed: list[bool]) -> None:
    report = early_stopping_epoch.examine(unwatched()(slip))
    assert [part.passed for part in report.parts] == passed


@pytest.mark.parametrize(
    ("slip", "passed"),
    [
        (lambda params, lam: lam * sum(np.sum(W**2) for W, _ in params), [False, True]),
        (lambda params, lam: lam * sum(np.sum(W**2) for W, _ in params[:2]), [False, False]),
        (lambda params, lam: lam / 2 * np.sum(params[0][0] ** 2), [False, False]),
    ],
)
def test_a_slip_in_the_formula_of_a_penalty_is_charged_once(slip: Any, passed: list[bool]) -> None:
    assert [part.passed for part in check.l2_penalty.examine(slip).parts] == passed


def test_p_taken_for_the_share_that_is_kept_costs_the_part_that_says_so() -> None:
    def dropout(x: Any, p: float, rng: Any, training: bool) -> Any:
        return x * (rng.random(x.shape) < p) / max(p, 1e-300) if training else x

    report = check.dropout.examine(dropout)
    assert [part.passed for part in report.parts] == [True, False, True, True]
    assert report.mistake == "06/dropout/keep-and-drop-swapped"


@pytest.mark.parametrize("seed", range(5))
def test_every_wrong_penalty_shows_and_has_one_name(seed: int) -> None:
    rng = np.random.default_rng(seed)
    sizes = ((3, 5), (5, 2), (2, 4))
    params = [(rng.normal(size=size), rng.normal(size=(1, size[1]))) for size in sizes]
    for penalty, suspects in (
        (right.l2_penalty, wrong_l2_penalties(params, 0.3)),
        (right.l1_penalty, wrong_l1_penalties(params, 0.3)),
    ):
        for mistake, value in suspects:
            assert {other for other, wrong in suspects if _equal(value, wrong)} == {mistake}
            assert not _equal(value, penalty(params, 0.3))


def _equal(left: Any, right: Any) -> bool:
    return close(np.asarray(left), np.asarray(right), RTOL)
