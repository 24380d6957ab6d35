"""Check of the exercise `elu`: ELU, its slope, and what goes wrong (C5)."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.activations.elementwise import Curve, judge_activation
from mlp_helpers.checks.core import Exam, Ref, check
from mlp_helpers.numerics import activations as right


@check("03/elu", points=2)
def elu(exam: Exam, elu: Ref, elu_prime: Ref) -> None:
    """Judge ELU and its slope (C5)."""
    judge_activation(exam, (elu, VALUE), (elu_prime, SLOPE), ALPHAS)


ALPHAS = ((0.3, 0.7), (2.3, 3.0))
"""Away from the default, 1. Above it the left half of ELU lies below the line x, and from 2.3 on it
is so for some entries of `ordinary`, surely."""

VALUE = Curve(
    forms=("where(x > 0, x, alpha * (exp(x) - 1))",),
    wrong=lambda x, alpha: [
        ("alpha-ignored", right.elu(x)),
        ("minus-one-missing", np.where(x > 0, x, alpha * np.exp(x))),
        ("parentheses", np.where(x > 0, x, alpha * np.exp(x) - 1)),
        ("parentheses", np.where(x > 0, x, np.exp(x) - alpha)),
        ("turned-over", np.where(x > 0, x, alpha * (1 - np.exp(x)))),
        ("selu", 1.0507 * right.elu(x, alpha)),
        ("selu", 1.0507009873554805 * right.elu(x, alpha)),
        ("alpha-inside", np.where(x > 0, x, np.exp(alpha * x) - 1)),
        ("alpha-inside", np.where(x > 0, x, alpha * (np.exp(x / alpha) - 1))),
        ("sign", np.where(x > 0, x, alpha * (np.exp(-x) - 1))),
        ("line", right.leaky_relu(x, alpha)),
        ("alpha-on-both-halves", alpha * right.elu(x)),
        ("everywhere", alpha * (np.exp(x) - 1)),
        ("halves-swapped", np.minimum(x, 0)),
        ("larger-of-two", np.maximum(x, right.elu(np.minimum(x, 0), alpha))),
        ("larger-of-both-formulas", np.maximum(x, alpha * (np.exp(x) - 1))),
    ],
)

SLOPE = Curve(
    forms=("where(x > 0, 1, alpha * exp(x))", "where(x > 0, 1, elu(x, alpha) + alpha)"),
    wrong=lambda x, alpha: [
        ("prime-alpha-ignored", right.elu_prime(x)),
        ("prime-is-value", np.where(x > 0, 1, right.elu(x, alpha))),
        ("prime-is-value", right.elu(x, alpha)),
        ("prime-left-rule-everywhere", right.elu(x, alpha) + alpha),
        ("prime-left-rule-everywhere", alpha * np.exp(x)),
        ("prime-sign", np.where(x > 0, 1, -alpha * np.exp(x))),
        ("prime-sign", np.where(x > 0, 1, alpha * np.exp(-x))),
        ("prime-value-plus-one", np.where(x > 0, 1, right.elu(x, alpha) + 1)),
        ("prime-alpha-not-handed-on", np.where(x > 0, 1, right.elu(x) + alpha)),
        ("prime-smaller-of-two", np.minimum(1, alpha * np.exp(x))),
        ("prime-constant", right.leaky_relu_prime(x, alpha)),
        ("prime-no-left-half", right.relu_prime(x)),
        ("prime-power-rule", np.where(x > 0, 1, alpha * x * np.exp(x - 1))),
    ],
    jumps=True,
)
