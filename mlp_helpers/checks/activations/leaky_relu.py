"""Check of the exercise `leaky_relu`: Leaky ReLU, its slope, and what goes wrong (C6)."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.activations.elementwise import Curve, judge_activation
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.numerics import activations as right
from mlp_helpers.numerics.activations import relu, relu_prime


@check("03/leaky_relu", points=4)
def leaky_relu(exam: Exam, leaky_relu: Ref, leaky_relu_prime: Ref) -> None:
    """Judge Leaky ReLU and its slope (C6)."""
    judge_activation(exam, (leaky_relu, VALUE), (leaky_relu_prime, SLOPE), ALPHAS)


ALPHAS = ((0.16, 0.4),)
"""From 0.16 on none is 0.1 when rounded: a slope fixed at 0.1 is not taken for a rounded one."""

VALUE = Curve(
    forms=(
        "where(x > 0, x, alpha * x)",
        "maximum(x, 0) + alpha * minimum(x, 0)",
    ),
    wrong=(
        ("alpha-ignored", lambda x, alpha: right.leaky_relu(x)),
        ("alpha-ignored", lambda x, alpha: right.leaky_relu(x, 0.1)),
        ("no-leak", lambda x, alpha: relu(x)),
        ("sign", lambda x, alpha: np.where(x > 0, x, -alpha * x)),
        ("constant", lambda x, alpha: np.where(x > 0, x, alpha)),
        ("constant", np.maximum),
        ("constant", lambda x, alpha: np.where(x > 0, x, -alpha)),
        ("divided", lambda x, alpha: np.where(x > 0, x, x / alpha)),
        ("one-minus-alpha", lambda x, alpha: np.where(x > 0, x, (1 - alpha) * x)),
        ("shifted", lambda x, alpha: np.where(x > 0, x, x - alpha)),
        ("shifted", lambda x, alpha: np.where(x > 0, x, x + alpha)),
        ("halves-swapped", lambda x, alpha: np.where(x > 0, alpha * x, x)),
        ("leak-everywhere", lambda x, alpha: np.maximum(x, 0) + alpha * x),
    ),
)

SLOPE = Curve(
    forms=("where(x > 0, 1, alpha)",),
    wrong=(
        ("prime-alpha-ignored", lambda x, alpha: right.leaky_relu_prime(x)),
        ("prime-alpha-ignored", lambda x, alpha: right.leaky_relu_prime(x, 0.1)),
        ("prime-no-leak", lambda x, alpha: relu_prime(x)),
        ("prime-times-x", lambda x, alpha: np.where(x > 0, 1, alpha * x)),
        ("prime-times-x", right.leaky_relu),
        ("prime-sign", lambda x, alpha: np.where(x > 0, 1, -alpha)),
    ),
    jumps=True,
)
