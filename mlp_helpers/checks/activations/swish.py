"""Check of the exercise `swish`: Swish, its slope, and what goes wrong (C8)."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.activations.elementwise import Curve, judge_activation
from mlp_helpers.checks.activations.product_rule import wrong_product_rules
from mlp_helpers.checks.core import Exam, Named, Ref, check
from mlp_helpers.numerics.activations import Array, gelu, sigmoid, sigmoid_prime


@check("03/swish", points=2)
def swish(exam: Exam, swish: Ref, swish_prime: Ref) -> None:
    """Judge Swish and its slope (C8)."""
    judge_activation(exam, (swish, VALUE), (swish_prime, SLOPE))


VALUE = Curve(
    forms=("x * sigmoid(x)", "x / (1 + exp(-x))"),
    wrong=lambda x: [
        ("gate-only", sigmoid(x)),
        ("mirrored-gate", x * sigmoid(-x)),
        ("gelu", x * sigmoid(1.702 * x)),
        ("gelu", gelu(x)),
        ("sum", x + sigmoid(x)),
        ("gate-of-absolute", x * sigmoid(np.abs(x))),
        ("tanh-gate", x * np.tanh(x)),
        ("hard-form", x * np.clip(x / 6 + 0.5, 0, 1)),
        ("hard-form", x * np.clip(0.2 * x + 0.5, 0, 1)),
        ("parentheses", x + np.exp(-x)),
    ],
)


def _wrong_slopes(x: Array) -> list[Named]:
    s, value = sigmoid(x), x * sigmoid(x)
    return [
        *wrong_product_rules(x, s, s * (1 - s)),
        ("prime-of-output", s + x * sigmoid_prime(s)),
        ("prime-plus", s + x * s * (1 + s)),
        ("prime-sigmoid-squared", s + x * s**2),
        ("prime-value-for-gate", value + x * value * (1 - value)),
        ("prime-parentheses", s * (1 - s) * (1 + x)),
    ]


SLOPE = Curve(
    forms=(
        "sigmoid(x) + x * sigmoid(x) * (1 - sigmoid(x))",
        "s = sigmoid(x)\ns + x * s * (1 - s)",
        "sigmoid(x) * (1 + x * (1 - sigmoid(x)))",
        "swish(x) + sigmoid(x) * (1 - swish(x))",
    ),
    wrong=_wrong_slopes,
)
