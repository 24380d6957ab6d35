"""Typical mistakes of assignment 06 in a training step with ridge or lasso."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.compare import Suspect
from mlp_helpers.checks.generalization.tools import named
from mlp_helpers.numerics.networks import Array


def _both(what: str) -> tuple[Mistake, Mistake]:
    """Return a mistake that can be made in either step, once for each."""
    decay, lasso = (named(f"{name}/{what}") for name in ("weight_decay_step", "lasso_step"))
    return decay, lasso


DECAY_BIASES, LASSO_BIASES = _both("biases-shrunk")
DECAY_RATE, LASSO_RATE = _both("rate-missing")
DECAY_GROWS, LASSO_GROWS = _both("sign")
DECAY_LOST, LASSO_LOST = _both("no-penalty")
DECAY_SOME, LASSO_SOME = _both("some-layers")
DECAY_SWAPPED, LASSO_SWAPPED = _both("rate-and-strength-swapped")
DECAY_BIAS_RATE, LASSO_BIAS_RATE = _both("bias-rate-missing")
DECAY_ASCENT, LASSO_ASCENT = _both("ascent")
DECAY_IN_PLACE, LASSO_IN_PLACE = _both("params-changed")

DECAY_BIASES_LEFT, LASSO_BIASES_LEFT = _both("biases-left")
DECAY_FIRST, LASSO_FIRST = _both("first-layer-only")
DECAY_WEIGHTS_ONLY, LASSO_WEIGHTS_ONLY = _both("weights-only")
DECAY_FLAT, LASSO_FLAT = _both("flat-list")
DECAY_RAGGED, LASSO_RAGGED = _both("layers-in-one-array")
DECAY_GRADIENT, LASSO_GRADIENT = _both("gradient-returned")
DECAY_UNCHANGED, LASSO_UNCHANGED = _both("nothing-moved")
DECAY_LOSS_LOST, LASSO_LOSS_LOST = _both("loss-lost")
DECAY_SCALED, LASSO_SCALED = _both("gradient-scaled")
DECAY_VALUE, LASSO_VALUE = _both("penalty-not-derived")

TWICE = named("weight_decay_step/decay-doubled")
HALVED = named("weight_decay_step/decay-halved")
AFTER = named("weight_decay_step/decay-after-step")
NORM_GRADIENT = named("weight_decay_step/divided-by-norm")
CONSTANT = named("weight_decay_step/strength-added")
LASSO_FOR_RIDGE = named("weight_decay_step/sign-of-the-weights")
SCALED = named("lasso_step/scaled-by-weight")
NO_SIGN = named("lasso_step/sign-missing")
ZERO_MOVED = named("lasso_step/zero-pulled")
ZERO_FROZEN = named("lasso_step/zero-frozen")
TINY_IS_ZERO = named("lasso_step/small-taken-for-zero")
EPSILON = named("lasso_step/slope-rounded-off")
ZERO_DIVIDED = named("lasso_step/division-by-zero")


LASSO_HALVED = named("lasso_step/halved")
SIGN_OF_GRADIENT = named("lasso_step/sign-of-the-gradient")
SIGN_AFTER = named("lasso_step/sign-after-step")
STOPPED = named("lasso_step/stopped-at-zero")
ONE_SIDED = named("lasso_step/one-sided")
IF_ON_WEIGHTS = named("lasso_step/if-on-an-array")


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
