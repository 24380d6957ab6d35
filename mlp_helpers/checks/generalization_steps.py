"""Typical mistakes of assignment 06 in a training step with ridge or lasso."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.core.compare import Mistake, Suspect
from mlp_helpers.checks.generalization_mistakes import named
from mlp_helpers.numerics.networks import Array

_STEP = "Weight decay in a training step"


def _both(what: str, hint: str) -> tuple[Mistake, Mistake]:
    """Return a mistake that can be made in either step, once for each."""
    decay, lasso = (
        named(f"{name}/{what}", hint, _STEP) for name in ("weight_decay_step", "lasso_step")
    )
    return decay, lasso


DECAY_BIASES, LASSO_BIASES = _both(
    "biases-shrunk",
    "the biases shrink, too; the penalty is on the weights, and the biases take the plain step",
)
DECAY_RATE, LASSO_RATE = _both(
    "rate-missing",
    "the penalty's gradient is not multiplied by the learning rate; it is part of the gradient "
    "that the step follows",
)
DECAY_GROWS, LASSO_GROWS = _both(
    "sign", "the penalty pushes the weights away from 0; its gradient adds to that of the loss"
)
DECAY_LOST, LASSO_LOST = _both("no-penalty", "this is the plain step: `lam` does not enter")
DECAY_ASCENT, LASSO_ASCENT = _both(
    "ascent", "the step goes up the gradient; a descent subtracts it"
)
DECAY_IN_PLACE, LASSO_IN_PLACE = _both(
    "params-changed", "what was handed over was changed in place; the step returns new arrays"
)

TWICE = named(
    "weight_decay_step/decay-doubled",
    "the weights decay by 2 lambda W: with lambda/2 in the penalty its gradient is lambda W",
    _STEP,
)
HALVED = named(
    "weight_decay_step/decay-halved",
    "the weights decay by half as much as they should: the derivative of lambda/2 W² is lambda W",
    _STEP,
)
AFTER = named(
    "weight_decay_step/decay-after-step",
    "the weights are shrunk after the step; the penalty's gradient is taken where the loss's is",
    _STEP,
)
NORM_GRADIENT = named(
    "weight_decay_step/divided-by-norm",
    "this is the gradient of the norm; the penalty has the squared norm",
    _STEP,
)
LASSO_FOR_RIDGE = named(
    "weight_decay_step/sign-of-the-weights",
    "each weight shrinks by the same amount: that is lasso; ridge takes off a share of the weight",
    _STEP,
)
SCALED = named(
    "lasso_step/scaled-by-weight",
    "the pull grows with the weight; the slope of |w| is as steep for small weights as for large",
    _STEP,
)
NO_SIGN = named(
    "lasso_step/sign-missing",
    "the same amount is taken off every weight, so that negative ones grow; the pull is towards 0",
    _STEP,
)
ZERO_MOVED = named(
    "lasso_step/zero-pulled",
    "a weight that is exactly 0 is pulled away from it; the subgradient to take there is 0",
    _STEP,
)
ZERO_DIVIDED = named(
    "lasso_step/division-by-zero",
    "W / |W| is no number where a weight is exactly 0; the subgradient to take there is 0",
    _STEP,
)


def wrong_weight_decays(W: Array, dW: Array, lr: float, lam: float) -> list[Suspect]:
    """Return what typical wrong ridge steps make of one layer's weights."""
    norm = float(np.linalg.norm(W))
    return [
        (DECAY_RATE, W - lr * dW - lam * W),
        (DECAY_GROWS, W - lr * (dW - lam * W)),
        (DECAY_LOST, W - lr * dW),
        (DECAY_ASCENT, W + lr * (dW + lam * W)),
        (TWICE, W - lr * (dW + 2 * lam * W)),
        (HALVED, W - lr * (dW + lam / 2 * W)),
        (AFTER, (W - lr * dW) * (1 - lr * lam)),
        (NORM_GRADIENT, W - lr * (dW + lam * W / norm)),
        (NORM_GRADIENT, W - lr * (dW + lam / 2 * W / norm)),
        (LASSO_FOR_RIDGE, W - lr * (dW + lam * np.sign(W))),
    ]


def wrong_lasso_steps(W: Array, dW: Array, lr: float, lam: float) -> list[Suspect]:
    """Return what typical wrong lasso steps make of one layer's weights."""
    return [
        (LASSO_RATE, W - lr * dW - lam * np.sign(W)),
        (LASSO_GROWS, W - lr * (dW - lam * np.sign(W))),
        (LASSO_LOST, W - lr * dW),
        (LASSO_ASCENT, W + lr * (dW + lam * np.sign(W))),
        (SCALED, W - lr * (dW + lam * W)),
        (SCALED, W - lr * (dW + lam * np.abs(W))),
        (SCALED, W - lr * (dW + lam * W * np.abs(W))),
        (NO_SIGN, W - lr * (dW + lam)),
        (ZERO_MOVED, W - lr * (dW + lam * np.where(W > 0, 1.0, -1.0))),
        (ZERO_MOVED, W - lr * (dW + lam * np.where(W >= 0, 1.0, -1.0))),
    ]


def wrong_bias_steps(b: Array, db: Array, lr: float, lam: float, lasso: bool) -> list[Suspect]:
    """Return what typical wrong steps make of one layer's biases."""
    pull = np.sign(b) if lasso else b
    shrunk, ascent = (LASSO_BIASES, LASSO_ASCENT) if lasso else (DECAY_BIASES, DECAY_ASCENT)
    return [
        *((shrunk, b - lr * (db + c * lam * pull)) for c in (0.5, 1, 2)),
        (shrunk, b - lr * db - lam * pull),
        (shrunk, (b - lr * db) * (1 - lr * lam)),
        (ascent, b + lr * db),
    ]
