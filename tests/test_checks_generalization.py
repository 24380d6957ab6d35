"""The inputs of assignment 06 tell its mistakes apart."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest

from mlp_helpers.checks.core.cases import telling_cases
from mlp_helpers.checks.core.compare import RTOL, close
from mlp_helpers.checks.generalization import penalties, stopping
from mlp_helpers.checks.generalization import steps_mistakes as steps
from mlp_helpers.checks.generalization import stopping_mistakes as stops
from mlp_helpers.numerics import regularization as right

DRAWS: list[Any] = [
    (stopping._waiting_cases, stops.WRONG_STOPS),
    (stopping._delta_cases, stops.WRONG_DELTAS),
    (stopping._endless_cases, stops.WRONG_ENDS),
]


@pytest.mark.parametrize(("draw", "wrongs"), DRAWS)
@pytest.mark.parametrize("seed", range(20))
def test_every_wrong_epoch_shows_and_has_one_name(draw: Any, wrongs: Any, seed: int) -> None:
    reference = right.early_stopping_epoch
    cases = telling_cases(partial(draw, np.random.default_rng(seed)), reference, wrongs, never=0.0)
    names: dict[tuple[float, ...], set[str]] = {}
    for mistake, wrong in wrongs:
        names.setdefault(tuple(wrong(*case) for case in cases), set()).add(mistake.id)
    assert all(len(ids) == 1 for ids in names.values())
    assert tuple(reference(*case) for case in cases) not in names


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("lasso", [False, True])
def test_every_wrong_step_shows_and_has_one_name(lasso: bool, seed: int) -> None:
    rng = np.random.default_rng(seed)
    W, dW = rng.normal(size=(5, 4)), rng.normal(size=(5, 4))
    W.flat[:5], dW.flat[:5] = [0.02, -0.02, 0.02, -0.02, 0.0], [1.0, -1.0, 0.01, -0.01, 0.3]
    step = right.lasso_step if lasso else right.weight_decay_step
    ((moved, _),) = step([(W, W[:1])], [(dW, W[:1])], 0.2, 0.5)
    suspects = (steps.wrong_lasso_steps if lasso else steps.wrong_weight_decays)(W, dW, 0.2, 0.5)
    for mistake, wrong in suspects:
        assert not close(wrong, moved, RTOL), mistake.id
        assert {other.id for other, value in suspects if close(wrong, value, RTOL)} == {mistake.id}


@pytest.mark.parametrize("seed", range(5))
def test_every_wrong_penalty_shows_and_has_one_name(seed: int) -> None:
    rng = np.random.default_rng(seed)
    sizes = ((3, 5), (5, 2), (2, 4))
    params = [(rng.normal(size=size), rng.normal(size=(1, size[1]))) for size in sizes]
    for penalty, suspects in (
        (right.l2_penalty, penalties.wrong_l2_penalties(params, 0.3)),
        (right.l1_penalty, penalties.wrong_l1_penalties(params, 0.3)),
    ):
        for mistake, value in suspects:
            same = {other.id for other, wrong in suspects if _equal(value, wrong)}
            assert same == {mistake.id}
            assert not _equal(value, penalty(params, 0.3))


def _equal(left: Any, right: Any) -> bool:
    return close(np.asarray(left), np.asarray(right), RTOL)
