"""Check of the exercise `gelu`: GELU's tanh form, its slope, and what goes wrong (C7)."""

from __future__ import annotations

import math

import numpy as np

from mlp_helpers.checks.activations.elementwise import NEAR, Curve, judge_activation
from mlp_helpers.checks.activations.product_rule import wrong_product_rules
from mlp_helpers.checks.core import Exam, Named, Ref, check
from mlp_helpers.numerics.activations import GELU_CUBIC as CUBIC
from mlp_helpers.numerics.activations import GELU_SCALE as ROOT
from mlp_helpers.numerics.activations import Array, sigmoid, sigmoid_prime, tanh_prime


@check("03/gelu", points=3)
def gelu(exam: Exam, gelu: Ref, gelu_prime: Ref) -> None:
    """Judge GELU's tanh form and its slope (C7)."""
    judge_activation(exam, (gelu, VALUE), (gelu_prime, SLOPE), points=(1, 2))


WRONG_ROOTS = {
    "root-missing": 2 / math.pi,
    "root-too-short": math.sqrt(2) / math.pi,
    "root-inverted": 1 / ROOT,
    "root-of-product": math.sqrt(2 * math.pi),
}
"""What is taken for the root of the fraction 2/π."""
WRONG_DIGITS = (0.44715, 0.04715)
"""What is typed for 0.044715."""


def _inner(x: Array, root: float = ROOT, cubic: float = CUBIC) -> Array:
    """Return what stands inside the tanh."""
    return root * (x + cubic * x**3)


def _inner_slope(x: Array, root: float = ROOT, cubic: float = CUBIC) -> Array:
    return root * (1 + 3 * cubic * x**2)


def _gate(inner: Array) -> Array:
    return np.asarray(0.5 * (1 + np.tanh(inner)))


def _slope(x: Array, inner: Array, inner_slope: Array) -> Array:
    """Return GELU's slope for another inside of the tanh, which has this slope."""
    return _gate(inner) + 0.5 * x * tanh_prime(inner) * inner_slope


def _normal_cdf(x: Array) -> Array:
    return np.asarray(0.5 * (1 + np.vectorize(math.erf)(x / math.sqrt(2))))


def _wrong_values(x: Array) -> list[Named]:
    t = np.tanh(_inner(x))
    with np.errstate(invalid="ignore"):  # NaN on the left
        root_of_all = np.sqrt(2 / np.pi * (x + CUBIC * x**3))
    return [
        ("exact-form", x * _normal_cdf(x)),
        ("sigmoid-form", x * sigmoid(1.702 * x)),
        ("cube-missing", x * _gate(ROOT * x)),
        ("cube-not-scaled", x * _gate(ROOT * x + CUBIC * x**3)),
        *((slug, x * _gate(_inner(x, root))) for slug, root in WRONG_ROOTS.items()),
        *(("digits", x * _gate(_inner(x, cubic=digits))) for digits in WRONG_DIGITS),
        ("half-missing", x * (1 + t)),
        ("gate-only", _gate(_inner(x))),
        ("square-for-cube", x * _gate(ROOT * (x + CUBIC * x**2))),
        ("cube-of-sum", x * _gate(ROOT * (x + CUBIC * x) ** 3)),
        ("root-of-all", x * _gate(root_of_all)),
        ("one-missing", 0.5 * x * t),
        ("one-missing", x * t),
    ]


def _wrong_slopes(x: Array) -> list[Named]:
    u, du = _inner(x), _inner_slope(x)
    t, dt = np.tanh(u), tanh_prime(u)
    gate, second = _gate(u), 0.5 * x * dt * du  # the two terms of the product rule
    density = np.exp(-(x**2) / 2) / math.sqrt(2 * math.pi)
    return [
        *wrong_product_rules(x, gate, 0.5 * dt * du),
        ("prime-exact-form", _normal_cdf(x) + x * density),
        ("prime-sigmoid-form", sigmoid(1.702 * x) + 1.702 * x * sigmoid_prime(1.702 * x)),
        ("prime-square-missing", gate + 0.5 * x * (1 - t) * du),
        ("prime-sech", gate + 0.5 * x * np.sqrt(dt) * du),
        ("prime-chain-rule", gate + 0.5 * x * dt),
        ("prime-gate-times-inner", gate * du),
        ("prime-cube-slope", gate + 0.5 * x * dt * ROOT * (1 + CUBIC * x**2)),
        ("prime-cube-power", gate + 0.5 * x * dt * ROOT * (1 + 3 * CUBIC * x)),
        ("prime-cube-power", gate + 0.5 * x * dt * ROOT * (1 + 3 * CUBIC * x**3)),
        ("prime-inner-x", gate + 0.5 * x * dt * ROOT * (x + 3 * CUBIC * x**2)),
        ("prime-tanh-slope-missing", gate + 0.5 * x * t * du),
        ("prime-cube-missing", gate + 0.5 * x * dt * ROOT),
        ("prime-inner-parenthesis", gate + 0.5 * x * dt * (ROOT + 3 * CUBIC * x**2)),
        ("prime-square-inside", gate + 0.5 * x * (1 - np.tanh(u**2)) * du),
        ("prime-square-of-inside", gate + 0.5 * x * (1 - u**2) * du),
        ("prime-scale", gate + 0.5 * x * dt * _inner_slope(x, root=1.0)),
        *_wrong_numbers(x),
        ("prime-plus", gate + 0.5 * x * (1 + t**2) * du),
        ("prime-tanh-at-x", gate + 0.5 * x * tanh_prime(x) * du),
        ("prime-tanh-at-x", _slope(x, x, du)),
        ("prime-tanh-at-output", gate + 0.5 * x * tanh_prime(t) * du),
        ("prime-tanh-by-sigmoid-rule", gate + 0.5 * x * t * (1 - t) * du),
        ("prime-half-missing", gate + 2 * second),
        ("prime-half-missing", 2 * gate + second),
        ("prime-half-missing", 2 * gate + 2 * second),
        ("prime-one-missing", 0.5 * t + second),
    ]


def _wrong_numbers(x: Array) -> list[Named]:
    """Return the slopes with a mistyped factor of x³, or with a wrong root."""
    pairs = [
        pair
        for digits in WRONG_DIGITS
        for pair in ((digits, digits), (digits, CUBIC), (CUBIC, digits))
    ]
    return [
        *(
            ("prime-digits", _slope(x, _inner(x, cubic=a), _inner_slope(x, cubic=b)))
            for a, b in pairs
        ),
        *(
            ("prime-root", _slope(x, _inner(x, root), _inner_slope(x, root)))
            for root in WRONG_ROOTS.values()
        ),
    ]


FAR_LEFT = NEAR[NEAR > 2]
"""Beyond the one zero of the slope, where a rounded constant would count by far more."""
ROUNDED_ROOT = 1e-5
"""√(2/π) to seven digits is 5e-8 off, which 1 + tanh u shows by 2u times that: 2e-6 at most."""
VALUE = Curve(
    forms=("0.5 * x * (1 + tanh(root * (x + 0.044715 * x**3)))",),
    wrong=_wrong_values,
    near=FAR_LEFT,
    exact=ROUNDED_ROOT,
)

_T = "t = tanh(root * (x + 0.044715 * x**3))\n"
SLOPE = Curve(
    forms=(
        _T + "0.5 * (1 + t) + 0.5 * x * (1 - t**2) * root * (1 + 3 * 0.044715 * x**2)",
        _T + "0.5 * (1 + t) + 0.5 * x * (1 - t**2) * root * (1 + 0.134145 * x**2)",
        _T + "0.5 * (1 + t + x * (1 - t**2) * root * (1 + 3 * 0.044715 * x**2))",
    ),
    wrong=_wrong_slopes,
    near=FAR_LEFT,
    exact=ROUNDED_ROOT,
)
