"""Check of the exercise `l1_penalty`: the lasso (F4)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mlp_helpers.checks.core import Exam, Named, Ref, check
from mlp_helpers.checks.generalization import penalties
from mlp_helpers.numerics import regularization as right
from mlp_helpers.numerics.networks import Array, Layer


@check("06/l1_penalty", points=2)
def l1_penalty(exam: Exam, l1_penalty: Ref) -> None:
    """Judge the lasso penalty (F4)."""
    zeros = penalties.in_one_vector(penalties.NO_WEIGHTS)
    smoothed = [
        ("smoothed", penalties.NO_WEIGHTS_LAM * _smoothed(zeros, 10.0**-k)) for k in range(2, 17)
    ]
    penalties.judge_penalty(exam, l1_penalty, right.l1_penalty, wrong_l1_penalties, smoothed)


def _smoothed(weights: Array, eps: float) -> float:
    return float(np.sqrt(weights**2 + eps).sum())


def _norms(params: Sequence[Layer], axis: int) -> float:
    return penalties.total(params, lambda W: np.linalg.norm(W, axis=axis).sum())


def wrong_l1_penalties(params: Sequence[Layer], lam: float) -> list[Named]:
    """Return what typical wrong lasso penalties give."""
    weights = penalties.in_one_vector(params)
    sums = [
        ("signs-cancel", weights.sum()),
        ("signs-cancel", abs(weights.sum())),
        ("signs-cancel", penalties.total(params, lambda W: abs(W.sum()))),
        ("signs-cancel", penalties.total(params, lambda W: np.abs(W.sum(axis=0)).sum())),
        ("signs-cancel", penalties.total(params, lambda W: np.abs(W.sum(axis=1)).sum())),
        ("negative-left-out", np.maximum(weights, 0).sum()),
        ("negative-left-out", np.maximum(-weights, 0).sum()),
        ("operator-norm", penalties.total(params, lambda W: np.linalg.norm(W, 1))),
        ("operator-norm", penalties.total(params, lambda W: np.linalg.norm(W, np.inf))),
        ("squared", weights @ weights),
        ("squared", weights @ weights / 2),
        ("root-of-squares", np.linalg.norm(weights)),
        ("root-of-squares", penalties.total(params, np.linalg.norm)),
        *(("norms-of-columns", _norms(params, axis)) for axis in (0, 1)),
        *(("smoothed", _smoothed(weights, 10.0**-k)) for k in range(2, 7)),
        ("derived", np.sign(weights).sum()),
        ("counted", np.count_nonzero(weights)),
        ("largest-weight", penalties.total(params, lambda W: np.max(np.abs(W)))),
        ("mean", np.mean(np.abs(weights))),
        ("mean", penalties.total(params, lambda W: np.mean(np.abs(W)))),
        ("mean", penalties.total(params, lambda W: np.abs(W).sum(axis=0).mean())),
        ("mean", penalties.total(params, lambda W: np.abs(W).sum(axis=1).mean())),
    ]
    return [
        ("halved", right.l1_penalty(params, lam) / 2),
        *((mistake, lam * value) for mistake, value in sums),
        *penalties.wrong_of_either(params, lam, right.l1_penalty, np.abs),
    ]
