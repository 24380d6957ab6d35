"""Check of the exercise `mish`: Mish, its slope, and what goes wrong (C9)."""

from __future__ import annotations

import math

import numpy as np

from mlp_helpers.checks.activations.elementwise import Curve, judge_activation
from mlp_helpers.checks.activations.product_rule import wrong_product_rules
from mlp_helpers.checks.core import Exam, Named, Ref, check
from mlp_helpers.numerics.activations import Array, sigmoid, softplus, swish, tanh_prime


@check("03/mish", points=3)
def mish(exam: Exam, mish: Ref, mish_prime: Ref) -> None:
    """Judge Mish and its slope (C9)."""
    judge_activation(exam, (mish, VALUE), (mish_prime, SLOPE), points=(1, 2))


def _wrong_slopes(x: Array) -> list[Named]:
    s, t = sigmoid(x), np.tanh(softplus(x))
    dt = tanh_prime(softplus(x))
    return [
        *wrong_product_rules(x, t, dt * s),
        ("prime-chain-rule", t + x * dt),
        ("prime-softplus-slope", t + x * dt * s * (1 - s)),
        ("prime-softplus-slope", t + x * dt * (1 - s)),
        ("prime-softplus-for-slope", t + x * dt * softplus(x)),
        ("prime-tanh-slope-missing", t + x * s),
        ("prime-tanh-slope-missing", t + x * t * s),
        ("prime-tanh-missing", softplus(x) + x * s),
        ("prime-tanh-at-x", t + x * tanh_prime(x) * s),
        ("prime-tanh-at-x", t + x * tanh_prime(x)),
        ("prime-tanh-by-sigmoid-rule", t + x * t * (1 - t) * s),
        ("prime-tanh-at-output", t + x * tanh_prime(t) * s),
        ("prime-softplus-at-output", t + x * dt * sigmoid(softplus(x))),
        ("prime-square-missing", t + x * (1 - t) * s),
        ("prime-square-of-inside", t + x * (1 - softplus(x) ** 2) * s),
        ("prime-plus", t + x * (1 + t**2) * s),
        *(("prime-denominator-not-squared", value) for value in _paper_without_square(x)),
        ("prime-softplus-mirrored", np.tanh(softplus(-x)) + x * tanh_prime(softplus(-x)) * s),
    ]


def _paper_without_square(x: Array) -> list[Array]:
    """Return Mish's slope by the formula of Misra (2019), e^x ω / δ², without the square."""
    e = np.exp(x)
    omega = 4 * (x + 1) + 4 * e**2 + e**3 + e * (4 * x + 6)
    return [np.asarray(e * omega / (2 * e + e**2 + 2))]


VALUE = Curve(
    forms=(
        "x * tanh(log(1 + exp(x)))",
        "x * tanh(softplus(x))",
        "x * tanh(maximum(x, 0) + log(1 + exp(-abs(x))))",
    ),
    wrong=lambda x: [
        ("softplus-missing", x * np.tanh(x)),
        ("tanh-missing", x * softplus(x)),
        ("gate-only", np.tanh(softplus(x))),
        ("relu-for-softplus", x * np.tanh(np.maximum(x, 0))),
        ("log-missing", x * np.tanh(np.exp(x))),
        ("log-missing", x * np.tanh(1 + np.exp(x))),
        ("log-base", x * np.tanh(softplus(x) / math.log(2))),
        ("log-base", x * np.tanh(softplus(x) / math.log(10))),
        ("one-added-twice", x * np.tanh(np.log(2 + np.exp(x)))),
        ("one-for-its-logarithm", x * np.tanh(np.logaddexp(1, x))),
        ("softplus-mirrored", x * np.tanh(softplus(-x))),
        ("places-exchanged", x * softplus(np.tanh(x))),
        ("places-exchanged", np.tanh(x) * softplus(x)),
        ("tanh-around-all", np.tanh(x * softplus(x))),
        ("softplus-without-line", x * np.tanh(softplus(-np.abs(x)))),
        ("softplus-rest", x * np.tanh(np.maximum(x, 0) + softplus(-x))),
        ("softplus-rest", x * np.tanh(np.maximum(x, 0) + softplus(x))),
        ("softplus-rest", x * np.tanh(np.maximum(x, 0) + softplus(np.abs(x)))),
        ("swish", swish(x)),
        ("sigmoid-for-tanh", x * sigmoid(softplus(x))),
    ],
    by_own_size=True,
)

SLOPE = Curve(
    forms=(
        "t = tanh(log(1 + exp(x)))\nt + x * (1 - t**2) * sigmoid(x)",
        "tanh(softplus(x)) + x * (1 - tanh(softplus(x))**2) * sigmoid(x)",
        "t = tanh(softplus(x))\nt + x * (1 - t**2) * exp(x) / (1 + exp(x))",
        "t = tanh(softplus(x))\nt + x * (1 - t**2) / (1 + exp(-x))",
    ),
    wrong=_wrong_slopes,
)
