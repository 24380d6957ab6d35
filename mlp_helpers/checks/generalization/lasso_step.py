"""Check of the exercise `lasso_step`: a training step with the lasso (F4)."""

from __future__ import annotations

from typing import Any

import numpy as np

from mlp_helpers.checks.core import Exam, Named, Ref, check, numbers
from mlp_helpers.checks.generalization.decay import (
    Decay,
    Drawn,
    draw_step,
    judge_step,
    wrong_of_either,
)
from mlp_helpers.numerics import regularization as right
from mlp_helpers.numerics.networks import Array


@check("06/lasso_step", points=3)
def lasso_step(exam: Exam, lasso_step: Ref) -> None:
    """Judge a subgradient step on loss and lasso penalty (F4)."""
    title = "weights that are exactly 0; three layers, and one; params and grads as they were"
    judge_step(exam, lasso_step, LASSO, title, _draw_near_zero, _draw_zeros)


def _draw_near_zero(exam: Exam, *sizes: int, zeros: bool = False) -> Drawn:
    """Draw layers and gradients, with small weights next to the kink.

    Two that the step of the loss takes far beyond 0, and two that only the penalty takes there:
    they tell apart what differs nowhere else. All others are farther from 0 than 0.1: whoever takes
    less than 0.02 for 0 never meets such a weight by chance, and always where it is asked for.
    """
    params, grads = draw_step(exam, *sizes)
    for (W, _), (dW, _) in zip(params, grads, strict=True):
        W += 0.1 * np.sign(W)
        chosen = exam.rng.choice(W.size, size=8, replace=False)
        W.flat[chosen[:4]] = [0.02, -0.02, 0.02, -0.02]
        dW.flat[chosen[:4]] = [1.0, -1.0, 0.01, -0.01]
        if zeros:
            W.flat[chosen[4:]] = [0.0, 0.0, 1e-6, -1e-6]  # what is tiny still has its full slope
    return params, grads


def _draw_zeros(exam: Exam, *sizes: int) -> Drawn:
    return _draw_near_zero(exam, *sizes, zeros=True)


def _require_finite_at_zero(exam: Exam, name: str, got: Any, W: Array, given: str) -> None:
    """Fail if a new weight is no number exactly where the weight was 0."""
    array = numbers("the weights", got)
    missing = ~np.isfinite(array)
    if array.shape == W.shape and missing.any() and np.array_equal(missing, W == 0):
        lines = f"{name}: not finite where W is 0", f"called with {given}"
        exam.fail(*lines, mistake="division-by-zero")


def wrong_lasso_steps(W: Array, dW: Array, lr: float, lam: float) -> list[Named]:
    """Return what typical wrong lasso steps make of one layer's weights."""
    plain, pulled = W - lr * dW, W - lr * (dW + lam * np.sign(W))
    ridge = plain - lr * lam * W
    return [
        *wrong_of_either(W, dW, lr, lam, slope=np.sign(W)),
        ("penalty-not-derived", plain - lr * lam * np.sum(np.abs(W))),
        ("halved", W - lr * (dW + lam / 2 * np.sign(W))),
        ("doubled", W - lr * (dW + 2 * lam * np.sign(W))),
        *(("ridge-as-well", ridge - lr * lam * np.sign(of)) for of in (W, ridge)),
        ("sign-of-the-gradient", W - lr * (dW + lam * np.sign(dW))),
        ("sign-after-step", plain - lr * lam * np.sign(plain)),
        ("stopped-at-zero", np.sign(plain) * np.maximum(np.abs(plain) - lr * lam, 0)),
        ("stopped-at-zero", np.where(np.sign(pulled) == -np.sign(W), 0, pulled)),
        ("stopped-at-zero", np.where(pulled * W <= 0, 0, pulled)),
        ("divided-by-norm", W - lr * (dW + lam * W / max(float(np.linalg.norm(W)), 1e-300))),
        ("one-sided", W - lr * (dW + lam * (W > 0))),
        ("one-sided", W - lr * (dW - lam * (W < 0))),
        ("scaled-by-weight", W - lr * (dW + lam * W)),
        ("scaled-by-weight", W - lr * (dW + lam * np.abs(W))),
        ("scaled-by-weight", W - lr * (dW + lam * W * np.abs(W))),
        ("sign-missing", W - lr * (dW + lam)),
        ("sign-missing", W - lr * (dW - lam)),
        *(("zero-pulled", pulled - lr * lam * at * (W == 0)) for at in (-1, -0.5, 0.5, 1)),
        ("zero-frozen", np.where(W == 0, 0, pulled)),
    ]


def _wrong_small_weights(W: Array, dW: Array, lr: float, lam: float) -> list[Named]:
    """Return what a kink that is rounded off, by more or less, makes of one layer's weights."""
    plain, pulled = W - lr * dW, W - lr * (dW + lam * np.sign(W))
    tiny, small = [10.0**-k for k in range(2, 13)], "small-taken-for-zero"
    return [
        *((small, np.where(np.abs(W) < t, plain, pulled)) for t in (1e-4, 1e-3, 0.01, 0.05)),
        *(("slope-rounded-off", plain - lr * lam * W / (np.abs(W) + eps)) for eps in tiny),
        *(("slope-rounded-off", plain - lr * lam * W / np.sqrt(W**2 + eps)) for eps in tiny),
    ]


LASSO = Decay(
    right.l1_penalty,
    right.lasso_step,
    slope=np.sign,
    wrong=lambda *step: wrong_lasso_steps(*step) + _wrong_small_weights(*step),
    kinds={"ragged": "layers-in-one-array", "if-on-array": "if-on-an-array"},
    look=_require_finite_at_zero,
)
