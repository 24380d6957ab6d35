"""Check of the exercise `weight_decay_step`: a training step with ridge (F4)."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.core import Exam, Named, Ref, check
from mlp_helpers.checks.generalization.decay import Decay, judge_step, wrong_of_either
from mlp_helpers.numerics import regularization as right
from mlp_helpers.numerics.networks import Array


@check("06/weight_decay_step", points=3)
def weight_decay_step(exam: Exam, weight_decay_step: Ref) -> None:
    """Judge a gradient step on loss and ridge penalty (F4)."""
    judge_step(exam, weight_decay_step, RIDGE)


def wrong_weight_decays(W: Array, dW: Array, lr: float, lam: float) -> list[Named]:
    """Return what typical wrong ridge steps make of one layer's weights."""
    norm = float(np.linalg.norm(W))
    return [
        *wrong_of_either(W, dW, lr, lam, slope=W),
        ("strength-added", W - lr * (dW + lam)),
        *(("penalty-not-derived", W - lr * (dW + c * lam * W**2)) for c in (0.5, 1)),
        *(("penalty-not-derived", W - lr * (dW + c * lam * np.sum(W**2))) for c in (0.5, 1)),
        ("decay-doubled", W - lr * (dW + 2 * lam * W)),
        ("decay-halved", W - lr * (dW + lam / 2 * W)),
        ("decay-after-step", (W - lr * dW) * (1 - lr * lam)),
        ("exponential", np.exp(-lr * lam) * W - lr * dW),
        ("exponential", np.exp(-lr * lam) * (W - lr * dW)),
        ("divided-by-norm", W - lr * (dW + lam * W / norm)),
        ("divided-by-norm", W - lr * (dW + lam / 2 * W / norm)),
        ("sign-of-the-weights", W - lr * (dW + lam * np.sign(W))),
    ]


RIDGE = Decay(
    right.l2_penalty,
    right.weight_decay_step,
    slope=lambda weights: weights,
    wrong=wrong_weight_decays,
    kinds={"ragged": "layers-in-one-array"},
)
