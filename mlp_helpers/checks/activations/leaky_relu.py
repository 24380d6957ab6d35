"""Check of the exercise `leaky_relu`: Leaky ReLU, its slope, and what goes wrong (C6)."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.activations.elementwise import Curve, judge_activation
from mlp_helpers.checks.core import Exam, Ref, check
from mlp_helpers.numerics import activations as right


@check("03/leaky_relu", points=1)
def leaky_relu(exam: Exam, leaky_relu: Ref, leaky_relu_prime: Ref) -> None:
    """Judge Leaky ReLU and its slope (C6)."""
    judge_activation(
        exam, (leaky_relu, VALUE), (leaky_relu_prime, SLOPE), ALPHAS, points=(0.5, 0.5)
    )


ALPHAS = ((0.16, 0.4),)
"""From 0.16 on none is 0.1 when rounded: a slope fixed at 0.1 is not taken for a rounded one."""

VALUE = Curve(
    forms=("where(x > 0, x, alpha * x)", "maximum(x, 0) + alpha * minimum(x, 0)"),
    wrong=lambda x, alpha: [
        ("alpha-ignored", right.leaky_relu(x)),
        ("alpha-ignored", right.leaky_relu(x, 0.1)),
        ("no-leak", right.relu(x)),
        ("sign", np.where(x > 0, x, -alpha * x)),
        ("constant", np.where(x > 0, x, alpha)),
        ("constant", np.maximum(x, alpha)),
        ("constant", np.where(x > 0, x, -alpha)),
        ("divided", np.where(x > 0, x, x / alpha)),
        ("one-minus-alpha", np.where(x > 0, x, (1 - alpha) * x)),
        ("shifted", np.where(x > 0, x, x - alpha)),
        ("shifted", np.where(x > 0, x, x + alpha)),
        ("halves-swapped", np.where(x > 0, alpha * x, x)),
        ("leak-everywhere", np.maximum(x, 0) + alpha * x),
        ("kink-moved", np.where(x > alpha, x, alpha * x)),
    ],
)

SLOPE = Curve(
    forms=("where(x > 0, 1, alpha)",),
    wrong=lambda x, alpha: [
        ("prime-alpha-ignored", right.leaky_relu_prime(x)),
        ("prime-alpha-ignored", right.leaky_relu_prime(x, 0.1)),
        ("prime-no-leak", right.relu_prime(x)),
        ("prime-times-x", np.where(x > 0, 1, alpha * x)),
        ("prime-times-x", right.leaky_relu(x, alpha)),
        ("prime-sign", np.where(x > 0, 1, -alpha)),
        ("prime-kink-moved", np.where(x > alpha, 1, alpha)),
    ],
    jumps=True,
)
