"""Check of the exercise `gelu`: GELU's tanh form, its slope, and what goes wrong (C7)."""

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
    GELU_CUBIC,
    GELU_SCALE,
    Array,
    sigmoid,
    sigmoid_prime,
    tanh_prime,
)


@check("03/gelu", points=5)
def gelu(exam: Exam, gelu: Ref, gelu_prime: Ref) -> None:
    """Judge GELU's tanh form and its slope (C7)."""
    judge_activation(exam, (gelu, VALUE), (gelu_prime, SLOPE), slope_points=2)


WRONG_ROOTS = (2 / math.pi, math.sqrt(2) / math.pi, 1 / GELU_SCALE, math.sqrt(2 * math.pi))
"""What is taken for the root of the fraction 2/π."""
WRONG_DIGITS = (0.44715, 0.04715)
"""What is typed for 0.044715."""


def _inner(x: Array, root: float = GELU_SCALE, cubic: float = GELU_CUBIC) -> Array:
    """Return what stands inside the tanh."""
    return root * (x + cubic * x**3)


def _inner_slope(
    x: Array, root: float = GELU_SCALE, cubic: float = GELU_CUBIC, factor: float = 3.0
) -> Array:
    return root * (1 + factor * cubic * x**2)


def _gate(inner: Array) -> Array:
    return np.asarray(0.5 * (1 + np.tanh(inner)))


def _tanh(x: Array) -> Array:
    """Return GELU's gate before it is lifted to (0, 1)."""
    return np.asarray(np.tanh(_inner(x)))


def _slope(x: Array, inner_slope: Array | float, inner: Array | None = None) -> Array:
    """Return GELU's slope for a given slope of what stands inside the tanh, or another inside."""
    inner = _inner(x) if inner is None else inner
    return _gate(inner) + 0.5 * x * tanh_prime(inner) * inner_slope


def _slope_with(x: Array, tanh_slope: Array) -> Array:
    """Return GELU's slope for a given slope of the tanh."""
    return _gate(_inner(x)) + 0.5 * x * tanh_slope * _inner_slope(x)


def _second(x: Array) -> Array:
    """Return the second term of the product rule."""
    return 0.5 * x * tanh_prime(_inner(x)) * _inner_slope(x)


def _normal_cdf(x: Array) -> Array:
    return np.asarray(0.5 * (1 + np.vectorize(math.erf)(x / math.sqrt(2))))


VALUE = Curve(
    forms=("0.5 * x * (1 + tanh(root * (x + 0.044715 * x**3)))",),
    wrong=(
        ("exact-form", lambda x: x * _normal_cdf(x)),
        ("sigmoid-form", lambda x: x * sigmoid(1.702 * x)),
        ("cube-missing", lambda x: x * _gate(_inner(x, cubic=0))),
        ("cube-not-scaled", lambda x: x * _gate(GELU_SCALE * x + GELU_CUBIC * x**3)),
        ("root-missing", lambda x: x * _gate(_inner(x, 2 / math.pi))),
        ("root-too-short", lambda x: x * _gate(_inner(x, math.sqrt(2) / math.pi))),
        ("root-inverted", lambda x: x * _gate(_inner(x, 1 / GELU_SCALE))),
        ("root-of-product", lambda x: x * _gate(_inner(x, math.sqrt(2 * math.pi)))),
        *(("digits", lambda x, c=c: x * _gate(_inner(x, cubic=c))) for c in WRONG_DIGITS),
        ("half-missing", lambda x: x * (1 + _tanh(x))),
        ("gate-only", lambda x: _gate(_inner(x))),
        ("square-for-cube", lambda x: x * _gate(GELU_SCALE * (x + GELU_CUBIC * x**2))),
        ("cube-of-sum", lambda x: x * _gate(GELU_SCALE * (x + GELU_CUBIC * x) ** 3)),
        ("one-missing", lambda x: 0.5 * x * _tanh(x)),
        ("one-missing", lambda x: x * _tanh(x)),
    ),
)

_T = "t = tanh(root * (x + 0.044715 * x**3))\n"
SLOPE = Curve(
    forms=(
        _T + "0.5 * (1 + t) + 0.5 * x * (1 - t**2) * root * (1 + 3 * 0.044715 * x**2)",
        _T + "0.5 * (1 + t) + 0.5 * x * (1 - t**2) * root * (1 + 0.134145 * x**2)",
        _T + "0.5 * (1 + t + x * (1 - t**2) * root * (1 + 3 * 0.044715 * x**2))",
    ),
    wrong=(
        *wrong_product_rules(
            right.gelu,
            lambda x: _gate(_inner(x)),
            lambda x: 0.5 * tanh_prime(_inner(x)) * _inner_slope(x),
        ),
        (
            "prime-exact-form",
            lambda x: _normal_cdf(x) + x * np.exp(-(x**2) / 2) / math.sqrt(2 * math.pi),
        ),
        ("prime-sigmoid-form", lambda x: sigmoid(1.702 * x) + 1.702 * x * sigmoid_prime(1.702 * x)),
        ("prime-square-missing", lambda x: _slope_with(x, 1 - _tanh(x))),
        ("prime-chain-rule", lambda x: _slope(x, 1.0)),
        ("prime-gate-times-inner", lambda x: _gate(_inner(x)) * _inner_slope(x)),
        ("prime-cube-slope", lambda x: _slope(x, _inner_slope(x, factor=1.0))),
        ("prime-cube-power", lambda x: _slope(x, GELU_SCALE * (1 + 3 * GELU_CUBIC * x))),
        ("prime-cube-power", lambda x: _slope(x, GELU_SCALE * (1 + 3 * GELU_CUBIC * x**3))),
        ("prime-inner-x", lambda x: _slope(x, GELU_SCALE * (x + 3 * GELU_CUBIC * x**2))),
        ("prime-tanh-slope-missing", lambda x: _slope_with(x, _tanh(x))),
        ("prime-cube-missing", lambda x: _slope(x, GELU_SCALE)),
        ("prime-scale", lambda x: _slope(x, _inner_slope(x, root=1.0))),
        *(
            (
                "prime-digits",
                lambda x, i=i, o=o: _slope(x, _inner_slope(x, cubic=o), _inner(x, cubic=i)),
            )
            for digits in WRONG_DIGITS
            for i, o in ((digits, digits), (digits, GELU_CUBIC), (GELU_CUBIC, digits))
        ),
        ("prime-plus", lambda x: _slope_with(x, 1 + _tanh(x) ** 2)),
        ("prime-tanh-at-x", lambda x: _slope_with(x, tanh_prime(x))),
        ("prime-tanh-at-x", lambda x: _slope(x, _inner_slope(x), inner=x)),
        ("prime-tanh-at-output", lambda x: _slope_with(x, tanh_prime(_tanh(x)))),
        ("prime-tanh-by-sigmoid-rule", lambda x: _slope_with(x, _tanh(x) * (1 - _tanh(x)))),
        *(
            ("prime-root", lambda x, r=r: _slope(x, _inner_slope(x, r), _inner(x, r)))
            for r in WRONG_ROOTS
        ),
        ("prime-half-missing", lambda x: _gate(_inner(x)) + 2 * _second(x)),
        ("prime-half-missing", lambda x: 2 * _gate(_inner(x)) + _second(x)),
        ("prime-half-missing", lambda x: 2 * _gate(_inner(x)) + 2 * _second(x)),
        ("prime-one-missing", lambda x: 0.5 * _tanh(x) + _second(x)),
    ),
)
