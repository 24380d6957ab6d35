"""Check of the exercise `tanh`: tanh, its slope, and what goes wrong (C4)."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.activations.elementwise import Curve, judge_activation
from mlp_helpers.checks.core import Exam, Ref, check
from mlp_helpers.numerics import activations as right


@check("03/tanh", points=1)
def tanh(exam: Exam, tanh: Ref, tanh_prime: Ref) -> None:
    """Judge tanh and its slope (C4)."""
    judge_activation(exam, (tanh, VALUE), (tanh_prime, SLOPE), points=(0.5, 0.5))


VALUE = Curve(
    forms=(
        "(1 - exp(-2 * x)) / (1 + exp(-2 * x))",
        "e = exp(-2 * x)\n(1 - e) / (1 + e)",
        "(exp(x) - exp(-x)) / (exp(x) + exp(-x))",
        "2 * sigmoid(2 * x) - 1",
        "e = exp(-2 * abs(x))\nwhere(x >= 0, (1 - e) / (1 + e), (e - 1) / (e + 1))",
    ),
    wrong=lambda x: [
        ("argument-halved", np.tanh(x / 2)),
        ("not-centred", right.sigmoid(2 * x)),
        ("not-centred", right.sigmoid(x)),
        ("mirrored", -np.tanh(x)),
        ("reciprocal", 1 / np.tanh(x)),
        ("tan", np.tan(x)),
        ("hard-form", np.clip(x, -1, 1)),
        ("hard-form", np.sign(x)),
        ("other-curve", np.arctan(x)),
        ("other-curve", 2 / np.pi * np.arctan(x)),
        ("other-curve", x / (1 + np.abs(x))),
    ],
)

SLOPE = Curve(
    forms=(
        "1 - tanh(x)**2",
        "1 / cosh(x)**2",
        "s = sigmoid(2 * x)\n4 * s * (1 - s)",
        "e = exp(-2 * abs(x))\n4 * e / (1 + e)**2",
    ),
    wrong=lambda x: [
        ("prime-square-missing", 1 - np.tanh(x)),
        ("prime-of-output", right.tanh_prime(np.tanh(x))),
        ("prime-takes-output", 1 - x**2),
        ("prime-sigmoid-rule", np.tanh(x) * (1 - np.tanh(x))),
        ("prime-plus", 1 + np.tanh(x) ** 2),
        ("prime-square-inside", 1 - np.tanh(x**2)),
        ("prime-tanh-of-tanh", 1 - np.tanh(np.tanh(x))),
        ("prime-square-outside", (1 - np.tanh(x)) ** 2),
        ("prime-sech", 1 / np.cosh(x)),
    ],
)
