"""Check of the exercise `elu`: ELU, its slope, and what goes wrong (C5)."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.activations.elementwise import Curve, judge_activation
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.numerics import activations as right
from mlp_helpers.numerics.activations import leaky_relu, leaky_relu_prime, relu_prime


@check("03/elu", points=4)
def elu(exam: Exam, elu: Ref, elu_prime: Ref) -> None:
    """Judge ELU and its slope (C5)."""
    judge_activation(exam, (elu, VALUE), (elu_prime, SLOPE), ALPHAS)


ALPHAS = ((0.3, 0.7), (2.3, 3.0))
"""Away from the default, 1. Above it the left half of ELU lies below the line x, and from 2.3 on it
is so for some entries of `ordinary`, surely."""

VALUE = Curve(
    forms=("where(x > 0, x, alpha * (exp(x) - 1))",),
    wrong=(
        ("alpha-ignored", lambda x, alpha: right.elu(x)),
        ("minus-one-missing", lambda x, alpha: np.where(x > 0, x, alpha * np.exp(x))),
        ("parentheses", lambda x, alpha: np.where(x > 0, x, alpha * np.exp(x) - 1)),
        ("parentheses", lambda x, alpha: np.where(x > 0, x, np.exp(x) - alpha)),
        ("turned-over", lambda x, alpha: np.where(x > 0, x, alpha * (1 - np.exp(x)))),
        ("selu", lambda x, alpha: 1.0507 * right.elu(x, alpha)),
        ("selu", lambda x, alpha: 1.0507009873554805 * right.elu(x, alpha)),
        ("alpha-inside", lambda x, alpha: np.where(x > 0, x, np.exp(alpha * x) - 1)),
        ("sign", lambda x, alpha: np.where(x > 0, x, alpha * (np.exp(-x) - 1))),
        ("line", leaky_relu),
        ("alpha-on-both-halves", lambda x, alpha: alpha * right.elu(x)),
        ("everywhere", lambda x, alpha: alpha * (np.exp(x) - 1)),
        ("halves-swapped", lambda x, alpha: np.minimum(x, 0)),
        ("larger-of-two", lambda x, alpha: np.maximum(x, right.elu(np.minimum(x, 0), alpha))),
    ),
)

SLOPE = Curve(
    forms=(
        "where(x > 0, 1, alpha * exp(x))",
        "where(x > 0, 1, elu(x, alpha) + alpha)",
    ),
    wrong=(
        ("prime-alpha-ignored", lambda x, alpha: right.elu_prime(x)),
        ("prime-is-value", lambda x, alpha: np.where(x > 0, 1, right.elu(x, alpha))),
        ("prime-is-value", right.elu),
        ("prime-left-rule-everywhere", lambda x, alpha: right.elu(x, alpha) + alpha),
        ("prime-left-rule-everywhere", lambda x, alpha: alpha * np.exp(x)),
        ("prime-sign", lambda x, alpha: np.where(x > 0, 1, -alpha * np.exp(x))),
        ("prime-sign", lambda x, alpha: np.where(x > 0, 1, alpha * np.exp(-x))),
        ("prime-value-plus-one", lambda x, alpha: np.where(x > 0, 1, right.elu(x, alpha) + 1)),
        ("prime-alpha-not-handed-on", lambda x, alpha: np.where(x > 0, 1, right.elu(x) + alpha)),
        ("prime-smaller-of-two", lambda x, alpha: np.minimum(1, alpha * np.exp(x))),
        ("prime-constant", leaky_relu_prime),
        ("prime-no-left-half", lambda x, alpha: relu_prime(x)),
        ("prime-power-rule", lambda x, alpha: np.where(x > 0, 1, alpha * x * np.exp(x - 1))),
    ),
    jumps=True,
)
