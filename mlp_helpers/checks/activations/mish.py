"""Check of the exercise `mish`: Mish, its slope, and what goes wrong (C9)."""

from __future__ import annotations

import math

import numpy as np

from mlp_helpers.checks.activations.elementwise import Curve, judge_activation
from mlp_helpers.checks.activations.product_rule import wrong_product_rules
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.numerics import activations as right
from mlp_helpers.numerics.activations import (
    Array,
    sigmoid,
    sigmoid_prime,
    softplus,
    swish,
    tanh_prime,
)


@check("03/mish", points=5)
def mish(exam: Exam, mish: Ref, mish_prime: Ref) -> None:
    """Judge Mish and its slope (C9)."""
    judge_activation(exam, (mish, VALUE), (mish_prime, SLOPE), slope_points=2)


def _gate(x: Array) -> Array:
    return np.asarray(np.tanh(softplus(x)))


def _tanh_slope(x: Array) -> Array:
    return tanh_prime(softplus(x))


def _slope(x: Array, tanh_slope: Array, softplus_slope: Array | float) -> Array:
    """Return Mish's slope for given slopes of the tanh and of the softplus."""
    return np.asarray(_gate(x) + x * tanh_slope * softplus_slope)


VALUE = Curve(
    forms=(
        "x * tanh(log(1 + exp(x)))",
        "x * tanh(softplus(x))",
        "x * tanh(maximum(x, 0) + log(1 + exp(-abs(x))))",
    ),
    wrong=(
        ("softplus-missing", lambda x: x * np.tanh(x)),
        ("tanh-missing", lambda x: x * softplus(x)),
        ("gate-only", lambda x: np.tanh(softplus(x))),
        ("relu-for-softplus", lambda x: x * np.tanh(np.maximum(x, 0))),
        ("log-missing", lambda x: x * np.tanh(np.exp(x))),
        ("log-missing", lambda x: x * np.tanh(1 + np.exp(x))),
        ("log-base", lambda x: x * np.tanh(softplus(x) / math.log(2))),
        ("log-base", lambda x: x * np.tanh(softplus(x) / math.log(10))),
        ("one-for-its-logarithm", lambda x: x * np.tanh(np.logaddexp(1, x))),
        ("softplus-mirrored", lambda x: x * np.tanh(softplus(-x))),
        ("places-exchanged", lambda x: x * softplus(np.tanh(x))),
        ("places-exchanged", lambda x: np.tanh(x) * softplus(x)),
        ("tanh-around-all", lambda x: np.tanh(x * softplus(x))),
        ("softplus-without-line", lambda x: x * np.tanh(softplus(-np.abs(x)))),
        ("softplus-rest", lambda x: x * np.tanh(np.maximum(x, 0) + softplus(-x))),
        ("softplus-rest", lambda x: x * np.tanh(np.maximum(x, 0) + softplus(x))),
        ("softplus-rest", lambda x: x * np.tanh(np.maximum(x, 0) + softplus(np.abs(x)))),
        ("swish", swish),
        ("sigmoid-for-tanh", lambda x: x * sigmoid(softplus(x))),
    ),
)

SLOPE = Curve(
    forms=(
        "t = tanh(log(1 + exp(x)))\nt + x * (1 - t**2) * sigmoid(x)",
        "tanh(softplus(x)) + x * (1 - tanh(softplus(x))**2) * sigmoid(x)",
        "t = tanh(softplus(x))\nt + x * (1 - t**2) * exp(x) / (1 + exp(x))",
        "t = tanh(softplus(x))\nt + x * (1 - t**2) / (1 + exp(-x))",
    ),
    wrong=(
        *wrong_product_rules(right.mish, _gate, lambda x: _tanh_slope(x) * sigmoid(x)),
        ("prime-chain-rule", lambda x: _slope(x, _tanh_slope(x), 1.0)),
        (
            "prime-softplus-slope",
            lambda x: _slope(x, _tanh_slope(x), sigmoid_prime(x)),
        ),
        ("prime-softplus-slope", lambda x: _slope(x, _tanh_slope(x), sigmoid(-x))),
        (
            "prime-softplus-for-slope",
            lambda x: _slope(x, _tanh_slope(x), softplus(x)),
        ),
        ("prime-tanh-slope-missing", lambda x: _slope(x, sigmoid(x), 1.0)),
        ("prime-tanh-slope-missing", lambda x: _slope(x, _gate(x), sigmoid(x))),
        ("prime-tanh-missing", lambda x: softplus(x) + x * sigmoid(x)),
        ("prime-tanh-at-x", lambda x: _slope(x, tanh_prime(x), sigmoid(x))),
        ("prime-tanh-at-x", lambda x: _slope(x, tanh_prime(x), 1.0)),
        (
            "prime-tanh-by-sigmoid-rule",
            lambda x: _slope(x, _gate(x) * (1 - _gate(x)), sigmoid(x)),
        ),
        ("prime-tanh-at-output", lambda x: _slope(x, tanh_prime(_gate(x)), sigmoid(x))),
        (
            "prime-softplus-at-output",
            lambda x: _slope(x, _tanh_slope(x), sigmoid(softplus(x))),
        ),
        ("prime-square-missing", lambda x: _slope(x, 1 - _gate(x), sigmoid(x))),
        ("prime-plus", lambda x: _slope(x, 1 + _gate(x) ** 2, sigmoid(x))),
        (
            "prime-softplus-mirrored",
            lambda x: _gate(-x) + x * tanh_prime(softplus(-x)) * sigmoid(x),
        ),
    ),
)
