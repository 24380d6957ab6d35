"""Check of the exercise `swish`: Swish, its slope, and what goes wrong (C8)."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.activations.elementwise import Curve, judge_activation
from mlp_helpers.checks.activations.product_rule import wrong_product_rules
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.numerics import activations as right
from mlp_helpers.numerics.activations import gelu, sigmoid, sigmoid_prime


@check("03/swish", points=4)
def swish(exam: Exam, swish: Ref, swish_prime: Ref) -> None:
    """Judge Swish and its slope (C8)."""
    judge_activation(exam, (swish, VALUE), (swish_prime, SLOPE))


VALUE = Curve(
    forms=(
        "x * sigmoid(x)",
        "x / (1 + exp(-x))",
    ),
    wrong=(
        ("gate-only", sigmoid),
        ("mirrored-gate", lambda x: x * sigmoid(-x)),
        ("gelu", lambda x: x * sigmoid(1.702 * x)),
        ("gelu", gelu),
        ("sum", lambda x: x + sigmoid(x)),
        ("gate-of-absolute", lambda x: x * sigmoid(np.abs(x))),
        ("tanh-gate", lambda x: x * np.tanh(x)),
        ("hard-form", lambda x: x * np.clip(x / 6 + 0.5, 0, 1)),
        ("hard-form", lambda x: x * np.clip(0.2 * x + 0.5, 0, 1)),
        ("parentheses", lambda x: x + np.exp(-x)),
    ),
)

SLOPE = Curve(
    forms=(
        "sigmoid(x) + x * sigmoid(x) * (1 - sigmoid(x))",
        "s = sigmoid(x)\ns + x * s * (1 - s)",
        "sigmoid(x) * (1 + x * (1 - sigmoid(x)))",
        "swish(x) + sigmoid(x) * (1 - swish(x))",
    ),
    wrong=(
        *wrong_product_rules(right.swish, sigmoid, sigmoid_prime),
        ("prime-of-output", lambda x: sigmoid(x) + x * sigmoid_prime(sigmoid(x))),
        ("prime-plus", lambda x: sigmoid(x) + x * sigmoid(x) * (1 + sigmoid(x))),
        ("prime-sigmoid-squared", lambda x: sigmoid(x) + x * sigmoid(x) ** 2),
        (
            "prime-value-for-gate",
            lambda x: right.swish(x) + x * right.swish(x) * (1 - right.swish(x)),
        ),
        ("prime-parentheses", lambda x: sigmoid_prime(x) * (1 + x)),
    ),
)
