"""Check of the exercise `l2_penalty`: ridge (F4, D2)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mlp_helpers.checks.core import Exam, Named, Ref, check
from mlp_helpers.checks.generalization import penalties
from mlp_helpers.numerics import regularization as right
from mlp_helpers.numerics.networks import Layer


@check("06/l2_penalty", points=2)
def l2_penalty(exam: Exam, l2_penalty: Ref) -> None:
    """Judge the ridge penalty (F4, D2)."""
    penalties.judge_penalty(exam, l2_penalty, right.l2_penalty, wrong_l2_penalties)


def wrong_l2_penalties(params: Sequence[Layer], lam: float) -> list[Named]:
    """Return what typical wrong ridge penalties give, with and without the half."""
    weights = penalties.in_one_vector(params)
    sums = [
        ("root-of-the-norm", penalties.total(params, np.linalg.norm)),
        ("root-of-the-norm", np.linalg.norm(weights)),
        ("norms-added-first", penalties.total(params, np.linalg.norm) ** 2),
        ("spectral-norm", penalties.total(params, lambda W: np.linalg.norm(W, 2) ** 2)),
        ("mean", np.mean(weights**2)),
        ("mean", penalties.total(params, lambda W: np.mean(W**2))),
        ("sum-squared", weights.sum() ** 2),
        ("sum-squared", penalties.total(params, lambda W: W.sum() ** 2)),
        ("matrix-product", penalties.total(params, lambda W: np.sum(W.T @ W))),
        ("matrix-product", penalties.total(params, lambda W: np.sum(W @ W.T))),
        ("absolute-values", np.abs(weights).sum()),
        ("derived", weights.sum()),
    ]
    return [
        ("half-missing", 2 * right.l2_penalty(params, lam)),
        ("rounded-down", lam // 2 * (weights @ weights)),
        *(("strength-squared", c * lam**2 * (weights @ weights)) for c in (0.5, 1)),
        *((mistake, c * lam * value) for mistake, value in sums for c in (0.5, 1)),
        *penalties.wrong_of_either(params, lam, right.l2_penalty, np.square, factors=(0.5, 1)),
    ]
