"""Check of the exercise `sigmoid`: sigmoid, its slope, and what goes wrong (C3)."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.activations.elementwise import Curve, judge_activation
from mlp_helpers.checks.core import Exam, Ref, check
from mlp_helpers.numerics import activations as right


@check("03/sigmoid", points=4)
def sigmoid(exam: Exam, sigmoid: Ref, sigmoid_prime: Ref) -> None:
    """Judge sigmoid and its slope, and that they stand large numbers and float32 (C3)."""
    judge_activation(exam, (sigmoid, VALUE), (sigmoid_prime, SLOPE), ends=True)


VALUE = Curve(
    forms=(
        "1 / (1 + exp(-x))",
        "exp(x) / (1 + exp(x))",
        "e = exp(-abs(x))\nwhere(x >= 0, 1 / (1 + e), e / (1 + e))",
    ),
    wrong=lambda x: [
        ("mirrored", right.sigmoid(-x)),
        ("parentheses", 1 + np.exp(-x)),
        ("argument-doubled", right.sigmoid(2 * x)),
        ("tanh", np.tanh(x)),
        ("one-form-for-both-signs", right.sigmoid(np.abs(x))),
        ("hard-form", np.clip(0.2 * x + 0.5, 0, 1)),
        ("hard-form", np.clip(x / 6 + 0.5, 0, 1)),
        ("hard-form", np.clip(x / 4 + 0.5, 0, 1)),
        ("hard-form", (x > 0) + 0.0),
        ("softmax", np.exp(x) / np.exp(x).sum()),
        ("softmax", np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)),
        ("softmax", np.exp(x) / np.exp(x).sum(axis=0)),
        ("largest-subtracted", right.sigmoid(x - x.max())),
        ("largest-subtracted", right.sigmoid(x - x.max(axis=-1, keepdims=True))),
    ],
    by_own_size=True,
)

SLOPE = Curve(
    forms=(
        "sigmoid(x) * (1 - sigmoid(x))",
        "s = sigmoid(x)\ns * (1 - s)",
        "exp(-x) / (1 + exp(-x))**2",
        "e = exp(-abs(x))\ne / (1 + e)**2",
    ),
    wrong=lambda x: [
        ("prime-of-output", right.sigmoid_prime(right.sigmoid(x))),
        ("prime-takes-output", x * (1 - x)),
        ("prime-tanh-rule", 1 - right.sigmoid(x) ** 2),
        ("prime-inner-sign", -right.sigmoid_prime(x)),
        ("prime-one-factor", right.sigmoid(x)),
        ("prime-one-factor", right.sigmoid(-x)),
        ("prime-one-factor", right.sigmoid(x) ** 2),
        ("prime-x-for-output", right.sigmoid(x) * (1 - x)),
        ("prime-x-for-output", x * (1 - right.sigmoid(x))),
        ("prime-parentheses", 0 * x),
        ("prime-one-inside", right.sigmoid(x) * right.sigmoid(1 - x)),
        ("prime-plus", right.sigmoid(x) * (1 + right.sigmoid(x))),
    ],
)
