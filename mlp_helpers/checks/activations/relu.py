"""Check of the exercise `relu`: ReLU, its slope, and what goes wrong (C2)."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.activations.elementwise import Curve, judge_activation
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.numerics import activations as right
from mlp_helpers.numerics.activations import leaky_relu, softplus


@check("03/relu", points=4)
def relu(exam: Exam, relu: Ref, relu_prime: Ref) -> None:
    """Judge ReLU and its slope (C2)."""
    judge_activation(exam, (relu, VALUE), (relu_prime, SLOPE))


VALUE = Curve(
    forms=("maximum(x, 0)",),
    wrong=(
        ("absolute-value", np.abs),
        ("halves-swapped", lambda x: np.minimum(x, 0)),
        ("step", right.relu_prime),
        ("max-over-axis", lambda x: x.max(axis=0)),
        ("max-over-axis", lambda x: x.max(axis=1)),
        ("leaks", leaky_relu),
        ("capped", lambda x: np.clip(x, 0, 1)),
        ("softplus", softplus),
    ),
)

SLOPE = Curve(
    forms=("where(x > 0, 1, 0)",),
    wrong=(
        ("prime-is-value", right.relu),
        ("prime-sign", np.sign),
        ("prime-ramp", lambda x: np.clip(x, 0, 1)),
        ("prime-halves-swapped", lambda x: 1 - right.relu_prime(x)),
    ),
    jumps=True,
)
