"""Typical mistakes of assignment 06 in the penalties on the weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from mlp_helpers.checks.core.compare import Suspect
from mlp_helpers.checks.generalization_mistakes import named
from mlp_helpers.numerics.networks import Array, Layer
from mlp_helpers.numerics.regularization import l1_penalty, l2_penalty

_WEIGHTS = "Ridge and lasso: what they do to a weight"

# --- l2_penalty -----------------------------------------------------------------------------------
NO_HALF = named(
    "l2_penalty/half-missing",
    "twice too much: the penalty has lambda/2, so that its gradient is lambda W and not 2 lambda W",
    _WEIGHTS,
)
ROOT = named(
    "l2_penalty/root-of-the-norm",
    "a square root was taken: the squared norm is penalised, the plain sum of the squares",
    _WEIGHTS,
)
SPECTRAL = named(
    "l2_penalty/spectral-norm",
    "for a matrix np.linalg.norm(W, 2) is its largest singular value; the sum of squares of the "
    "entries is asked for",
    _WEIGHTS,
)
L2_BIASES = named(
    "l2_penalty/biases-penalised", "the biases are penalised, too; only weights are", _WEIGHTS
)
L2_MEAN = named(
    "l2_penalty/mean",
    "the squares are averaged; they are summed, over all weights of all layers",
    _WEIGHTS,
)
L2_STRENGTH = named("l2_penalty/lambda-lost", "the strength `lam` does not enter", _WEIGHTS)
L2_LAYERS = named(
    "l2_penalty/layers-left-out",
    "only one layer is penalised, or the first two; `params` may hold any number",
    _WEIGHTS,
)

# --- l1_penalty -----------------------------------------------------------------------------------
NO_ABS = named(
    "l1_penalty/signs-cancel",
    "the weights are summed with their signs, so that large ones cancel",
    _WEIGHTS,
)
COLUMN_NORM = named(
    "l1_penalty/operator-norm",
    "for a matrix np.linalg.norm(W, 1) is the largest sum of a column; the sum over all entries "
    "is asked for",
    _WEIGHTS,
)
L1_HALF = named(
    "l1_penalty/halved",
    "half of it: lambda/2 belongs to the squares, whose derivative brings a 2; here it is lambda",
    _WEIGHTS,
)
L1_SQUARED = named(
    "l1_penalty/squared", "the squares are summed: that is ridge, not lasso", _WEIGHTS
)
L1_BIASES = named(
    "l1_penalty/biases-penalised", "the biases are penalised, too; only weights are", _WEIGHTS
)
L1_MEAN = named(
    "l1_penalty/mean",
    "the absolute values are averaged; they are summed, over all weights of all layers",
    _WEIGHTS,
)
L1_STRENGTH = named("l1_penalty/lambda-lost", "the strength `lam` does not enter", _WEIGHTS)
L1_LAYERS = named(
    "l1_penalty/layers-left-out",
    "only one layer is penalised, or the first two; `params` may hold any number",
    _WEIGHTS,
)


def _total(params: Sequence[Layer], of: Callable[[Array], Any]) -> float:
    return float(sum(of(W) for W, _ in params))


def _flat(params: Sequence[Layer], which: int) -> Array:
    return np.concatenate([layer[which].ravel() for layer in params])


def wrong_l2_penalties(params: Sequence[Layer], lam: float) -> list[Suspect]:
    """Return what typical wrong ridge penalties give."""
    weights, biases = _flat(params, 0), _flat(params, 1)
    right = l2_penalty(params, lam)
    frobenius = _total(params, np.linalg.norm)
    return [
        (NO_HALF, 2 * right),
        *((ROOT, c * lam * norm) for c in (0.5, 1) for norm in (frobenius, _norm(weights))),
        *((SPECTRAL, c * lam * _total(params, _spectral_square)) for c in (0.5, 1)),
        (L2_BIASES, right + lam / 2 * float(biases @ biases)),
        *((L2_MEAN, c * lam * np.mean(weights**2)) for c in (0.5, 1)),
        *((L2_MEAN, c * lam * _total(params, _mean_square)) for c in (0.5, 1)),
        *((L2_STRENGTH, c * float(weights @ weights)) for c in (0.5, 1)),
        *((L2_LAYERS, l2_penalty(part, lam)) for part in _parts(params)),
    ]


def wrong_l1_penalties(params: Sequence[Layer], lam: float) -> list[Suspect]:
    """Return what typical wrong lasso penalties give."""
    weights, biases = _flat(params, 0), _flat(params, 1)
    right = l1_penalty(params, lam)
    return [
        (NO_ABS, lam * weights.sum()),
        (NO_ABS, lam * abs(weights.sum())),
        (NO_ABS, lam * _total(params, lambda W: abs(W.sum()))),
        *((COLUMN_NORM, lam * _total(params, _matrix_norm(kind))) for kind in (1, np.inf)),
        (L1_HALF, right / 2),
        *((L1_SQUARED, c * lam * float(weights @ weights)) for c in (0.5, 1)),
        (L1_BIASES, right + lam * float(np.abs(biases).sum())),
        (L1_MEAN, lam * np.mean(np.abs(weights))),
        (L1_MEAN, lam * _total(params, lambda W: np.mean(np.abs(W)))),
        (L1_STRENGTH, right / lam),
        *((L1_LAYERS, l1_penalty(part, lam)) for part in _parts(params)),
    ]


def _norm(values: Array) -> float:
    return float(np.linalg.norm(values))


def _matrix_norm(kind: float) -> Callable[[Array], Any]:
    return lambda W: np.linalg.norm(W, kind)


def _spectral_square(W: Array) -> Any:
    return np.linalg.norm(W, 2) ** 2


def _mean_square(W: Array) -> Any:
    return np.mean(W**2)


def _parts(params: Sequence[Layer]) -> list[Sequence[Layer]]:
    return [params[:1], params[-1:], params[:2]]
