"""Typical mistakes of assignment 06 in a training step with ridge or lasso."""

from __future__ import annotations

from functools import partial

import numpy as np

from mlp_helpers.checks.core.compare import Mistake, Suspect
from mlp_helpers.checks.generalization.tools import named
from mlp_helpers.numerics.networks import Array

_named = partial(named, heading="Weight decay in a training step")


def _both(what: str, hint: str) -> tuple[Mistake, Mistake]:
    """Return a mistake that can be made in either step, once for each."""
    decay, lasso = (_named(f"{name}/{what}", hint) for name in ("weight_decay_step", "lasso_step"))
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
DECAY_SOME, LASSO_SOME = _both(
    "some-layers",
    "the penalty acts in the first layer only; the weights of every layer are penalised",
)
DECAY_SWAPPED, LASSO_SWAPPED = _both(
    "rate-and-strength-swapped",
    "lr and lam have changed places; they are handed over in the order of the statement",
)
DECAY_BIAS_RATE, LASSO_BIAS_RATE = _both(
    "bias-rate-missing",
    "the biases move by their whole gradient; the learning rate is for them, too",
)
DECAY_ASCENT, LASSO_ASCENT = _both(
    "ascent", "the step goes up the gradient; a descent subtracts it"
)
DECAY_IN_PLACE, LASSO_IN_PLACE = _both(
    "params-changed", "what was handed over was changed in place; the step returns new arrays"
)

DECAY_BIASES_LEFT, LASSO_BIASES_LEFT = _both(
    "biases-left", "the biases stay as they were; they have a gradient, too, and follow it"
)
DECAY_FIRST, LASSO_FIRST = _both(
    "first-layer-only", "only one layer comes back; the step is taken in every layer of params"
)
DECAY_WEIGHTS_ONLY, LASSO_WEIGHTS_ONLY = _both(
    "weights-only", "only the weights come back; a layer is a pair (W, b)"
)
DECAY_FLAT, LASSO_FLAT = _both(
    "flat-list", "all arrays come back in one flat list; each layer is a pair (W, b) of its own"
)
DECAY_RAGGED, LASSO_RAGGED = _both(
    "layers-in-one-array",
    "W and b of several layers differ in shape and do not fit into one array: take one layer "
    "after the other",
)
DECAY_GRADIENT, LASSO_GRADIENT = _both(
    "gradient-returned", "this is the gradient; the layers after the step are asked for"
)
DECAY_UNCHANGED, LASSO_UNCHANGED = _both(
    "nothing-moved",
    "the layers come back as they were: were the new arrays kept, and are they what is returned?",
)
DECAY_LOSS_LOST, LASSO_LOSS_LOST = _both(
    "loss-lost", "only the penalty moves the weights; dW, the gradient of the loss, is left out"
)
DECAY_SCALED, LASSO_SCALED = _both(
    "gradient-scaled",
    "`lam` scales dW, the gradient of the loss; the penalty's own gradient comes from the weights",
)
DECAY_VALUE, LASSO_VALUE = _both(
    "penalty-not-derived",
    "the penalty itself is added to the gradient; a step follows its derivative",
)

TWICE = _named(
    "weight_decay_step/decay-doubled",
    "the weights decay by 2 lambda W: with lambda/2 in the penalty its gradient is lambda W",
)
HALVED = _named(
    "weight_decay_step/decay-halved",
    "the weights decay by half as much as they should: the derivative of lambda/2 W² is lambda W",
)
AFTER = _named(
    "weight_decay_step/decay-after-step",
    "the weights are shrunk after the step; the penalty's gradient is taken where the loss's is",
)
NORM_GRADIENT = _named(
    "weight_decay_step/divided-by-norm",
    "this is the gradient of the norm; the penalty has the squared norm",
)
CONSTANT = _named(
    "weight_decay_step/strength-added",
    "`lam` itself is added to the gradient, the same for every weight; the slope of the penalty "
    "depends on the weight",
)
LASSO_FOR_RIDGE = _named(
    "weight_decay_step/sign-of-the-weights",
    "each weight shrinks by the same amount: that is lasso; ridge takes off a share of the weight",
)
SCALED = _named(
    "lasso_step/scaled-by-weight",
    "the pull grows with the weight; the slope of |w| is as steep for small weights as for large",
)
NO_SIGN = _named(
    "lasso_step/sign-missing",
    "every weight is moved by the same amount in the same direction, so that some are pushed away "
    "from 0; the pull is towards it",
)
ZERO_MOVED = _named(
    "lasso_step/zero-pulled",
    "a weight that is exactly 0 is pulled away from it; the subgradient to take there is 0",
)
ZERO_FROZEN = _named(
    "lasso_step/zero-frozen",
    "a weight that is exactly 0 does not move at all; only the penalty's share is 0 there, and the "
    "gradient of the loss still counts",
)
TINY_IS_ZERO = _named(
    "lasso_step/small-taken-for-zero",
    "weights close to 0 are treated like 0; however small a weight is, |w| has its full slope",
)
EPSILON = _named(
    "lasso_step/slope-rounded-off",
    "small weights are pulled too little: a number added below the fraction, or below the root, "
    "rounds off the kink of |w|",
)
ZERO_DIVIDED = _named(
    "lasso_step/division-by-zero",
    "W / |W| is no number where a weight is exactly 0; the subgradient to take there is 0",
)


LASSO_HALVED = _named(
    "lasso_step/halved",
    "the pull is half as strong as it should be: lambda/2 belongs to the squares of ridge",
)
SIGN_OF_GRADIENT = _named(
    "lasso_step/sign-of-the-gradient",
    "the sign is that of dW; the pull is towards 0, so the sign of the weight decides",
)
SIGN_AFTER = _named(
    "lasso_step/sign-after-step",
    "the sign is taken after the plain step; the penalty's slope is taken where the loss's is",
)
STOPPED = _named(
    "lasso_step/stopped-at-zero",
    "weights that would cross 0 are stopped there: a better method, but not this step",
)
ONE_SIDED = _named(
    "lasso_step/one-sided",
    "only weights of one sign are pulled; negative ones are pulled up towards 0, too",
)
IF_ON_WEIGHTS = _named(
    "lasso_step/if-on-an-array",
    "an `if` asks one question, but each weight has a sign of its own: decide entry by entry",
)


def wrong_weight_decays(W: Array, dW: Array, lr: float, lam: float) -> list[Suspect]:
    """Return what typical wrong ridge steps make of one layer's weights."""
    norm = float(np.linalg.norm(W))
    return [
        (DECAY_RATE, W - lr * dW - lam * W),
        (DECAY_GROWS, W - lr * (dW - lam * W)),
        (DECAY_LOST, W - lr * dW),
        (DECAY_SWAPPED, W - lam * (dW + lr * W)),
        (CONSTANT, W - lr * (dW + lam)),
        (DECAY_ASCENT, W + lr * (dW + lam * W)),
        (DECAY_ASCENT, W + lr * (dW - lam * W)),
        (DECAY_GRADIENT, dW + lam * W),
        (DECAY_UNCHANGED, W),
        (DECAY_LOSS_LOST, W - lr * lam * W),
        *((DECAY_SCALED, W - lr * factor * dW) for factor in (1 + lam, 1 - lam, lam)),
        *((DECAY_VALUE, W - lr * (dW + c * lam * W**2)) for c in (0.5, 1)),
        *((DECAY_VALUE, W - lr * (dW + c * lam * np.sum(W**2))) for c in (0.5, 1)),
        (TWICE, W - lr * (dW + 2 * lam * W)),
        (HALVED, W - lr * (dW + lam / 2 * W)),
        (AFTER, (W - lr * dW) * (1 - lr * lam)),
        (NORM_GRADIENT, W - lr * (dW + lam * W / norm)),
        (NORM_GRADIENT, W - lr * (dW + lam / 2 * W / norm)),
        (LASSO_FOR_RIDGE, W - lr * (dW + lam * np.sign(W))),
    ]


def wrong_lasso_steps(W: Array, dW: Array, lr: float, lam: float) -> list[Suspect]:
    """Return what typical wrong lasso steps make of one layer's weights."""
    plain, pulled = W - lr * dW, W - lr * (dW + lam * np.sign(W))
    return [
        (LASSO_RATE, W - lr * dW - lam * np.sign(W)),
        (LASSO_GROWS, W - lr * (dW - lam * np.sign(W))),
        (LASSO_LOST, W - lr * dW),
        (LASSO_SWAPPED, W - lam * (dW + lr * np.sign(W))),
        (LASSO_ASCENT, W + lr * (dW + lam * np.sign(W))),
        (LASSO_ASCENT, W + lr * (dW - lam * np.sign(W))),
        (LASSO_GRADIENT, dW + lam * np.sign(W)),
        (LASSO_UNCHANGED, W),
        (LASSO_LOSS_LOST, W - lr * lam * np.sign(W)),
        *((LASSO_SCALED, W - lr * factor * dW) for factor in (1 + lam, 1 - lam, lam)),
        (LASSO_VALUE, plain - lr * lam * np.sum(np.abs(W))),
        (LASSO_HALVED, W - lr * (dW + lam / 2 * np.sign(W))),
        (SIGN_OF_GRADIENT, W - lr * (dW + lam * np.sign(dW))),
        (SIGN_AFTER, plain - lr * lam * np.sign(plain)),
        (STOPPED, np.sign(plain) * np.maximum(np.abs(plain) - lr * lam, 0)),
        (STOPPED, np.where(np.sign(pulled) == -np.sign(W), 0, pulled)),
        (STOPPED, np.where(pulled * W <= 0, 0, pulled)),
        (ONE_SIDED, W - lr * (dW + lam * (W > 0))),
        (ONE_SIDED, W - lr * (dW - lam * (W < 0))),
        (SCALED, W - lr * (dW + lam * W)),
        (SCALED, W - lr * (dW + lam * np.abs(W))),
        (SCALED, W - lr * (dW + lam * W * np.abs(W))),
        (NO_SIGN, W - lr * (dW + lam)),
        (NO_SIGN, W - lr * (dW - lam)),
        *((ZERO_MOVED, pulled - lr * lam * at * (W == 0)) for at in (-1, -0.5, 0.5, 1)),
        (ZERO_FROZEN, np.where(W == 0, 0, pulled)),
    ]


def wrong_small_weights(W: Array, dW: Array, lr: float, lam: float) -> list[Suspect]:
    """Return what a kink that is rounded off, by more or less, makes of one layer's weights."""
    plain, pulled = W - lr * dW, W - lr * (dW + lam * np.sign(W))
    tiny = [10.0**-k for k in range(2, 13)]
    return [
        *((TINY_IS_ZERO, np.where(np.abs(W) < t, plain, pulled)) for t in (1e-4, 1e-3, 0.01, 0.05)),
        *((EPSILON, plain - lr * lam * W / (np.abs(W) + eps)) for eps in tiny),
        *((EPSILON, plain - lr * lam * W / np.sqrt(W**2 + eps)) for eps in tiny),
    ]


def wrong_steps(
    layer: int, W: Array, dW: Array, lr: float, lam: float, penalty: float, lasso: bool
) -> list[Suspect]:
    """Return what typical wrong steps make of the weights of a `layer`; those before are right."""
    lost, some, value = (
        (LASSO_LOST, LASSO_SOME, LASSO_VALUE) if lasso else (DECAY_LOST, DECAY_SOME, DECAY_VALUE)
    )
    suspects = (wrong_lasso_steps if lasso else wrong_weight_decays)(W, dW, lr, lam)
    if layer:
        suspects = [(some if mistake is lost else mistake, new) for mistake, new in suspects]
    return [
        *suspects,
        *((value, W - lr * (dW + c * penalty)) for c in (1, 2)),
        *(wrong_small_weights(W, dW, lr, lam) if lasso else ()),
    ]


def wrong_bias_steps(
    b: Array, db: Array, lr: float, lam: float, lasso: bool, weights_moved: bool
) -> list[Suspect]:
    """Return what typical wrong steps make of one layer's biases."""
    left = LASSO_BIASES_LEFT if lasso else DECAY_BIASES_LEFT
    unchanged = LASSO_UNCHANGED if lasso else DECAY_UNCHANGED
    pull = np.sign(b) if lasso else b
    shrunk, ascent = (LASSO_BIASES, LASSO_ASCENT) if lasso else (DECAY_BIASES, DECAY_ASCENT)
    return [
        *((shrunk, b - lr * (db + c * lam * pull)) for c in (0.5, 1, 2)),
        (shrunk, b - lr * db - lam * pull),
        (shrunk, (b - lr * db) * (1 - lr * lam)),
        (shrunk, b - lr * (db - lam * pull)),
        (ascent, b + lr * db),
        (LASSO_BIAS_RATE if lasso else DECAY_BIAS_RATE, b - db),
        (LASSO_SWAPPED if lasso else DECAY_SWAPPED, b - lam * db),
        (left if weights_moved else unchanged, b),
        (LASSO_GRADIENT if lasso else DECAY_GRADIENT, db),
    ]
