"""Checks of assignment 06 on penalties on the weights, and the mistakes typical of them (F4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.compare import RTOL, Suspect, close
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import Fault
from mlp_helpers.checks.core.layers import describe_layers, draw_layers
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.checks.generalization.tools import (
    UNEQUAL_SHAPES,
    named,
    returned,
)
from mlp_helpers.numerics import regularization as right
from mlp_helpers.numerics.networks import Array, Layer


def _both(what: str) -> tuple[Mistake, Mistake]:
    """Return a mistake that can be made in either penalty, once for each."""
    ridge, lasso = (named(f"{name}/{what}") for name in ("l2_penalty", "l1_penalty"))
    return ridge, lasso


L2_BIASES, L1_BIASES = _both("biases-penalised")
L2_STRENGTH, L1_STRENGTH = _both("lambda-lost")
L2_LAYERS, L1_LAYERS = _both("layers-left-out")
L2_PER_LAYER, L1_PER_LAYER = _both("one-per-layer")
L2_COLUMNS, L1_COLUMNS = _both("one-per-column")
L2_RAGGED, L1_RAGGED = _both("layers-in-one-array")
L2_CHANGED, L1_CHANGED = _both("params-changed")
L2_REPEATED, L1_REPEATED = _both("lambda-once-per-layer")
L2_BIASES_ONLY, L1_BIASES_ONLY = _both("biases-for-weights")
L2_DERIVED, L1_DERIVED = _both("derived")

# --- l2_penalty -----------------------------------------------------------------------------------
NO_HALF = named("l2_penalty/half-missing")
ROOT = named("l2_penalty/root-of-the-norm")
SPECTRAL = named("l2_penalty/spectral-norm")
L2_MEAN = named("l2_penalty/mean")
SUM_SQUARED = named("l2_penalty/sum-squared")
MATRIX_PRODUCT = named("l2_penalty/matrix-product")
ABSOLUTE = named("l2_penalty/absolute-values")

# --- l1_penalty -----------------------------------------------------------------------------------
NO_ABS = named("l1_penalty/signs-cancel")
COLUMN_NORM = named("l1_penalty/operator-norm")
L1_HALF = named("l1_penalty/halved")
L1_SQUARED = named("l1_penalty/squared")
L1_ROOT = named("l1_penalty/root-of-squares")
POSITIVE_ONLY = named("l1_penalty/negative-left-out")
LARGEST = named("l1_penalty/largest-weight")
L1_MEAN = named("l1_penalty/mean")


@check("06/l2_penalty", points=2)
def l2_penalty(exam: Exam, l2_penalty: Ref) -> None:
    """Judge the ridge penalty (F4, D2)."""
    _judge_penalty(exam, l2_penalty, lasso=False)


@check("06/l1_penalty", points=2)
def l1_penalty(exam: Exam, l1_penalty: Ref) -> None:
    """Judge the lasso penalty (F4)."""
    _judge_penalty(exam, l1_penalty, lasso=True)


def _judge_penalty(exam: Exam, target: Ref, lasso: bool) -> None:
    """Judge a penalty on two layers whose biases are 0, then with biases on more layers."""
    penalty = right.l1_penalty if lasso else right.l2_penalty
    wrong = wrong_l1_penalties if lasso else wrong_l2_penalties
    for title, sizes, biases in (
        ("the weights of two layers", (5, 4, 3), 0.0),
        ("any number of layers; biases left out", (3, 5, 2, 4), 1.0),
    ):
        with exam.part(title, points=1):
            params = [(W, biases * b) for W, b in draw_layers(exam, *sizes)]
            lam = float(exam.rng.uniform(0.15, 0.4))
            given = f"{describe_layers(params)}, lam {lam:.4f}"
            outcome = exam.outcome(target, params, lam)
            got = returned(exam, outcome, given, partial(_why_raised, exam, target, lasso))
            suspects = wrong(params, lam)
            if close(np.asarray(got), np.zeros(()), RTOL):
                suspects = _why_nothing(exam, target, lasso)
            exam.compare("the penalty", got, penalty(params, lam), mistakes=suspects, given=given)
            if outcome.changed:
                exam.fail("changed in place: params", mistake=L1_CHANGED if lasso else L2_CHANGED)


def _why_raised(exam: Exam, target: Ref, lasso: bool, fault: Fault) -> Mistake | None:
    """Name what the exception settles, or what comes back where all layers have one shape."""
    if UNEQUAL_SHAPES in fault.message:
        return L1_RAGGED if lasso else L2_RAGGED
    params = [(W, 0 * b) for W, b in draw_layers(exam, 3, 3, 3)]
    got = exam.outcome(target, params, 0.5).value
    columns = sum((np.abs(W) if lasso else W**2 / 2).sum(axis=0) for W, _ in params) / 2
    if isinstance(got, np.ndarray) and close(got, np.asarray(columns), RTOL):
        return L1_COLUMNS if lasso else L2_COLUMNS
    return None


def _why_nothing(exam: Exam, target: Ref, lasso: bool) -> list[Suspect]:
    """Establish whether a penalty of 0, where all biases are 0, comes from counting the biases."""
    params = draw_layers(exam, 5, 4, 3)
    penalty = right.l1_penalty if lasso else right.l2_penalty
    swapped = penalty([(b, W) for W, b in params], 0.5)
    got = exam.outcome(target, params, 0.5).value
    only = L1_BIASES_ONLY if lasso else L2_BIASES_ONLY
    return [(only, 0.0)] if close(np.asarray(got), np.asarray(swapped), RTOL) else []


def _repeated(params: Sequence[Layer], of: Callable[[Array], Any], factor: float) -> float:
    """Multiply the sum by a factor with each layer that is added to it."""
    total = 0.0
    for W, _ in params:
        total = (total + float(of(W))) * factor
    return total


def _total(params: Sequence[Layer], of: Callable[[Array], Any]) -> float:
    return float(sum(of(W) for W, _ in params))


def _flat(params: Sequence[Layer], which: int) -> Array:
    return np.concatenate([layer[which].ravel() for layer in params])


def wrong_l2_penalties(params: Sequence[Layer], lam: float) -> list[Suspect]:
    """Return what typical wrong ridge penalties give, with and without the half."""
    weights, biases = _flat(params, 0), _flat(params, 1)
    full = right.l2_penalty(params, lam)
    sums = [
        (ROOT, _total(params, np.linalg.norm)),
        (ROOT, np.linalg.norm(weights)),
        (SPECTRAL, _total(params, lambda W: np.linalg.norm(W, 2) ** 2)),
        (L2_MEAN, np.mean(weights**2)),
        (L2_MEAN, _total(params, lambda W: np.mean(W**2))),
        (L2_PER_LAYER, np.array([np.sum(W**2) for W, _ in params])),
        (SUM_SQUARED, weights.sum() ** 2),
        (SUM_SQUARED, _total(params, lambda W: W.sum() ** 2)),
        (MATRIX_PRODUCT, _total(params, lambda W: np.sum(W.T @ W))),
        (MATRIX_PRODUCT, _total(params, lambda W: np.sum(W @ W.T))),
        (ABSOLUTE, np.abs(weights).sum()),
        (L2_DERIVED, weights.sum()),
    ]
    return [
        (NO_HALF, 2 * full),
        (L2_BIASES, full + lam / 2 * float(biases @ biases)),
        (L2_STRENGTH, full / lam),
        (L2_STRENGTH, 2 * full / lam),
        *((mistake, c * lam * value) for mistake, value in sums for c in (0.5, 1)),
        *((L2_REPEATED, _repeated(params, lambda W: np.sum(W**2), c * lam)) for c in (0.5, 1)),
        *((L2_LAYERS, right.l2_penalty(part, lam)) for part in _parts(params)),
    ]


def wrong_l1_penalties(params: Sequence[Layer], lam: float) -> list[Suspect]:
    """Return what typical wrong lasso penalties give."""
    weights, biases = _flat(params, 0), _flat(params, 1)
    full = right.l1_penalty(params, lam)
    sums = [
        (NO_ABS, weights.sum()),
        (NO_ABS, abs(weights.sum())),
        (NO_ABS, _total(params, lambda W: abs(W.sum()))),
        *((NO_ABS, _total(params, partial(_column_sums, axis=axis))) for axis in (0, 1)),
        *((POSITIVE_ONLY, np.maximum(sign * weights, 0).sum()) for sign in (1, -1)),
        (COLUMN_NORM, _total(params, lambda W: np.linalg.norm(W, 1))),
        (COLUMN_NORM, _total(params, lambda W: np.linalg.norm(W, np.inf))),
        (L1_PER_LAYER, np.array([np.sum(np.abs(W)) for W, _ in params])),
        (L1_SQUARED, weights @ weights),
        (L1_SQUARED, weights @ weights / 2),
        (L1_ROOT, np.linalg.norm(weights)),
        (L1_ROOT, _total(params, np.linalg.norm)),
        *((L1_DERIVED, signs) for signs in [np.sign(weights).sum()] if signs),
        (LARGEST, _total(params, lambda W: np.max(np.abs(W)))),
        (L1_MEAN, np.mean(np.abs(weights))),
        (L1_MEAN, _total(params, lambda W: np.mean(np.abs(W)))),
        *((L1_MEAN, _total(params, partial(_mean_sum, axis=axis))) for axis in (0, 1)),
    ]
    return [
        (L1_HALF, full / 2),
        (L1_BIASES, full + lam * float(np.abs(biases).sum())),
        (L1_STRENGTH, full / lam),
        (L1_REPEATED, _repeated(params, lambda W: np.abs(W).sum(), lam)),
        *((mistake, lam * value) for mistake, value in sums),
        *((L1_LAYERS, right.l1_penalty(part, lam)) for part in _parts(params)),
    ]


def _mean_sum(W: Array, axis: int) -> Any:
    return np.abs(W).sum(axis=axis).mean()


def _parts(params: Sequence[Layer]) -> list[Sequence[Layer]]:
    return [params[:1], params[-1:], params[:2], [params[0], params[-1]]]


def _column_sums(W: Array, axis: int) -> Any:
    return np.abs(W.sum(axis=axis)).sum()
