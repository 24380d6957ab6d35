"""Check of the exercise `relu`: ReLU, its slope, and what goes wrong (C2)."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.activations.elementwise import Curve, judge_activation
from mlp_helpers.checks.core import Exam, Ref, check
from mlp_helpers.numerics import activations as right


@check("03/relu", points=1)
def relu(exam: Exam, relu: Ref, relu_prime: Ref) -> None:
    """Judge ReLU and its slope (C2)."""
    judge_activation(exam, (relu, VALUE), (relu_prime, SLOPE), points=(0.5, 0.5))


VALUE = Curve(
    forms=("maximum(x, 0)",),
    wrong=lambda x: [
        ("absolute-value", np.abs(x)),
        ("halves-swapped", np.minimum(x, 0)),
        ("step", right.relu_prime(x)),
        ("max-over-axis", x.max(axis=0)),
        ("max-over-axis", x.max(axis=1)),
        ("leaks", right.leaky_relu(x)),
        ("capped", np.clip(x, 0, 1)),
        ("softplus", right.softplus(x)),
    ],
)

SLOPE = Curve(
    forms=("where(x > 0, 1, 0)",),
    wrong=lambda x: [
        ("prime-is-value", right.relu(x)),
        ("prime-sign", np.sign(x)),
        ("prime-ramp", np.clip(x, 0, 1)),
        ("prime-halves-swapped", 1 - right.relu_prime(x)),
    ],
    jumps=True,
)
