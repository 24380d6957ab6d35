"""Typical mistakes with the slopes of GELU, Swish and Mish, and the formulas they amount to."""

from __future__ import annotations

import math

import numpy as np

from mlp_helpers.checks.activations.gated import normal_cdf, raw_gelu_gate
from mlp_helpers.checks.activations.mistakes import Wrong, mistake
from mlp_helpers.checks.activations.product_rule import product_formulas, product_rule
from mlp_helpers.numerics.activations import (
    GELU_CUBIC,
    GELU_SCALE,
    Array,
    mish,
    sigmoid,
    sigmoid_prime,
    softplus,
    swish,
    tanh_prime,
)

GELU_PRODUCT = product_rule("gelu")
GELU_PRIME_EXACT = mistake("gelu/prime-exact-form")
GELU_PRIME_QUICK = mistake("gelu/prime-sigmoid-form")
GELU_PRIME_INNER = mistake("gelu/prime-chain-rule")
GELU_PRIME_TIMES = mistake("gelu/prime-gate-times-inner")
GELU_PRIME_THREE = mistake("gelu/prime-cube-slope")
GELU_PRIME_POWER = mistake("gelu/prime-cube-power")
GELU_PRIME_X_LEFT = mistake("gelu/prime-inner-x")
GELU_PRIME_TANH = mistake("gelu/prime-tanh-slope-missing")
GELU_PRIME_NO_CUBE = mistake("gelu/prime-cube-missing")
GELU_PRIME_DIGIT = mistake("gelu/prime-digits")
GELU_PRIME_SCALE = mistake("gelu/prime-scale")
GELU_PRIME_SQUARE = mistake("gelu/prime-square-missing")
GELU_PRIME_PLUS = mistake("gelu/prime-plus")
GELU_PRIME_POINT = mistake("gelu/prime-tanh-at-x")
GELU_PRIME_ROOT = mistake("gelu/prime-root")
GELU_PRIME_RULE = mistake("gelu/prime-tanh-by-sigmoid-rule")
GELU_PRIME_OUTPUT = mistake("gelu/prime-tanh-at-output")
GELU_PRIME_HALF = mistake("gelu/prime-half-missing")
GELU_PRIME_ONE = mistake("gelu/prime-one-missing")

SWISH_PRODUCT = product_rule("swish")
SWISH_PRIME_OUTPUT = mistake("swish/prime-of-output")
SWISH_PRIME_PLUS = mistake("swish/prime-plus")
SWISH_PRIME_SQUARED = mistake("swish/prime-sigmoid-squared")
SWISH_PRIME_VALUE = mistake("swish/prime-value-for-gate")
SWISH_PRIME_PARENTHESES = mistake("swish/prime-parentheses")

MISH_PRODUCT = product_rule("mish")
MISH_PRIME_INNER = mistake("mish/prime-chain-rule")
MISH_PRIME_SOFTPLUS = mistake("mish/prime-softplus-slope")
MISH_PRIME_VALUE = mistake("mish/prime-softplus-for-slope")
MISH_PRIME_TANH = mistake("mish/prime-tanh-slope-missing")
MISH_PRIME_NO_TANH = mistake("mish/prime-tanh-missing")
MISH_PRIME_POINT = mistake("mish/prime-tanh-at-x")
MISH_PRIME_RULE = mistake("mish/prime-tanh-by-sigmoid-rule")
MISH_PRIME_OUTPUT = mistake("mish/prime-tanh-at-output")
MISH_PRIME_INPUT = mistake("mish/prime-softplus-at-output")
MISH_PRIME_SQUARE = mistake("mish/prime-square-missing")
MISH_PRIME_PLUS = mistake("mish/prime-plus")
MISH_PRIME_MIRRORED = mistake("mish/prime-softplus-mirrored")


def _sigmoid_rule(y: Array) -> Array:
    """Return y (1 - y), a sigmoid's slope where y is its output."""
    return np.asarray(y * (1 - y))


def _gelu_gate(x: Array) -> Array:
    return np.asarray(0.5 * (1 + raw_gelu_gate(x)))


def _inner_slope(x: Array, cubic: float = GELU_CUBIC, factor: float = 3.0) -> Array:
    return np.asarray(GELU_SCALE * (1 + factor * cubic * x**2))


def _gelu_slope(x: Array, inner_slope: Array | float) -> Array:
    """Return GELU's slope for a given slope of what stands inside the tanh."""
    return np.asarray(_gelu_gate(x) + 0.5 * x * (1 - raw_gelu_gate(x) ** 2) * inner_slope)


def _gelu_with_tanh_slope(x: Array, tanh_slope: Array) -> Array:
    """Return GELU's slope for a given slope of the tanh."""
    return np.asarray(_gelu_gate(x) + 0.5 * x * tanh_slope * _inner_slope(x))


def _gelu_with_tanh_at_x(x: Array) -> Array:
    """Return GELU's slope with the tanh of x itself in both terms."""
    return np.asarray(0.5 * (1 + np.tanh(x)) + 0.5 * x * tanh_prime(x) * _inner_slope(x))


def _gelu_second(x: Array) -> Array:
    """Return the second term of the product rule."""
    return _gelu_slope(x, _inner_slope(x)) - _gelu_gate(x)


def _gelu_with_digits(x: Array, inside: float, outside: float) -> Array:
    """Return GELU's slope with its factor of x³ mistyped, in the tanh or in the inner slope."""
    t = np.tanh(GELU_SCALE * (x + inside * x**3))
    return np.asarray(0.5 * (1 + t) + 0.5 * x * (1 - t**2) * _inner_slope(x, outside))


def _gelu_with_root(x: Array, root: float) -> Array:
    """Return GELU's slope with another number before the parenthesis, at both places."""
    t = np.tanh(root * (x + GELU_CUBIC * x**3))
    inner = root / GELU_SCALE * _inner_slope(x)
    return np.asarray(0.5 * (1 + t) + 0.5 * x * (1 - t**2) * inner)


def _mish_gate(x: Array) -> Array:
    return np.asarray(np.tanh(softplus(x)))


def _mish_slope(x: Array, tanh_slope: Array, softplus_slope: Array | float) -> Array:
    """Return Mish's slope for given slopes of the tanh and of the softplus."""
    return np.asarray(_mish_gate(x) + x * tanh_slope * softplus_slope)


PRIMES: dict[str, list[Wrong]] = {
    "gelu": [
        *product_formulas(
            GELU_PRODUCT,
            lambda x: x * _gelu_gate(x),
            _gelu_gate,
            lambda x: 0.5 * (1 - raw_gelu_gate(x) ** 2) * _inner_slope(x),
        ),
        (
            GELU_PRIME_EXACT,
            lambda x: normal_cdf(x) + x * np.exp(-(x**2) / 2) / math.sqrt(2 * math.pi),
        ),
        (GELU_PRIME_QUICK, lambda x: sigmoid(1.702 * x) + 1.702 * x * sigmoid_prime(1.702 * x)),
        (GELU_PRIME_SQUARE, lambda x: _gelu_with_tanh_slope(x, 1 - raw_gelu_gate(x))),
        (GELU_PRIME_INNER, lambda x: _gelu_slope(x, 1.0)),
        (GELU_PRIME_TIMES, lambda x: _gelu_gate(x) * _inner_slope(x)),
        (GELU_PRIME_THREE, lambda x: _gelu_slope(x, _inner_slope(x, factor=1.0))),
        (GELU_PRIME_POWER, lambda x: _gelu_slope(x, GELU_SCALE * (1 + 3 * GELU_CUBIC * x))),
        (GELU_PRIME_POWER, lambda x: _gelu_slope(x, GELU_SCALE * (1 + 3 * GELU_CUBIC * x**3))),
        (GELU_PRIME_X_LEFT, lambda x: _gelu_slope(x, GELU_SCALE * (x + 3 * GELU_CUBIC * x**2))),
        (GELU_PRIME_TANH, lambda x: _gelu_with_tanh_slope(x, raw_gelu_gate(x))),
        (GELU_PRIME_NO_CUBE, lambda x: _gelu_slope(x, GELU_SCALE)),
        (GELU_PRIME_SCALE, lambda x: _gelu_slope(x, _inner_slope(x) / GELU_SCALE)),
        *(
            (GELU_PRIME_DIGIT, lambda x, i=i, o=o: _gelu_with_digits(x, i, o))
            for digits in (0.44715, 0.04715)
            for i, o in ((digits, digits), (digits, GELU_CUBIC), (GELU_CUBIC, digits))
        ),
        (GELU_PRIME_PLUS, lambda x: _gelu_with_tanh_slope(x, 1 + raw_gelu_gate(x) ** 2)),
        (GELU_PRIME_POINT, lambda x: _gelu_with_tanh_slope(x, tanh_prime(x))),
        (GELU_PRIME_POINT, _gelu_with_tanh_at_x),
        (GELU_PRIME_OUTPUT, lambda x: _gelu_with_tanh_slope(x, tanh_prime(raw_gelu_gate(x)))),
        (GELU_PRIME_RULE, lambda x: _gelu_with_tanh_slope(x, _sigmoid_rule(raw_gelu_gate(x)))),
        *(
            (GELU_PRIME_ROOT, lambda x, root=root: _gelu_with_root(x, root))
            for root in (
                2 / math.pi,
                math.sqrt(2) / math.pi,
                1 / GELU_SCALE,
                math.sqrt(2 * math.pi),
            )
        ),
        (GELU_PRIME_HALF, lambda x: _gelu_gate(x) + 2 * _gelu_second(x)),
        (GELU_PRIME_HALF, lambda x: 2 * _gelu_gate(x) + _gelu_second(x)),
        (GELU_PRIME_HALF, lambda x: 2 * _gelu_gate(x) + 2 * _gelu_second(x)),
        (GELU_PRIME_ONE, lambda x: 0.5 * raw_gelu_gate(x) + _gelu_second(x)),
    ],
    "swish": [
        *product_formulas(SWISH_PRODUCT, swish, sigmoid, sigmoid_prime),
        (SWISH_PRIME_OUTPUT, lambda x: sigmoid(x) + x * sigmoid_prime(sigmoid(x))),
        (SWISH_PRIME_PLUS, lambda x: sigmoid(x) + x * sigmoid(x) * (1 + sigmoid(x))),
        (SWISH_PRIME_SQUARED, lambda x: sigmoid(x) + x * sigmoid(x) ** 2),
        (SWISH_PRIME_VALUE, lambda x: swish(x) + x * swish(x) * (1 - swish(x))),
        (SWISH_PRIME_PARENTHESES, lambda x: sigmoid_prime(x) * (1 + x)),
    ],
    "mish": [
        *product_formulas(
            MISH_PRODUCT, mish, _mish_gate, lambda x: tanh_prime(softplus(x)) * sigmoid(x)
        ),
        (MISH_PRIME_INNER, lambda x: _mish_slope(x, tanh_prime(softplus(x)), 1.0)),
        (
            MISH_PRIME_SOFTPLUS,
            lambda x: _mish_slope(x, tanh_prime(softplus(x)), sigmoid_prime(x)),
        ),
        (MISH_PRIME_SOFTPLUS, lambda x: _mish_slope(x, tanh_prime(softplus(x)), sigmoid(-x))),
        (MISH_PRIME_VALUE, lambda x: _mish_slope(x, tanh_prime(softplus(x)), softplus(x))),
        (MISH_PRIME_TANH, lambda x: _mish_slope(x, sigmoid(x), 1.0)),
        (MISH_PRIME_TANH, lambda x: _mish_slope(x, _mish_gate(x), sigmoid(x))),
        (MISH_PRIME_NO_TANH, lambda x: softplus(x) + x * sigmoid(x)),
        (MISH_PRIME_POINT, lambda x: _mish_slope(x, tanh_prime(x), sigmoid(x))),
        (MISH_PRIME_POINT, lambda x: _mish_slope(x, tanh_prime(x), 1.0)),
        (
            MISH_PRIME_RULE,
            lambda x: _mish_slope(x, _sigmoid_rule(_mish_gate(x)), sigmoid(x)),
        ),
        (MISH_PRIME_OUTPUT, lambda x: _mish_slope(x, tanh_prime(_mish_gate(x)), sigmoid(x))),
        (
            MISH_PRIME_INPUT,
            lambda x: _mish_slope(x, tanh_prime(softplus(x)), sigmoid(softplus(x))),
        ),
        (MISH_PRIME_SQUARE, lambda x: _mish_slope(x, 1 - _mish_gate(x), sigmoid(x))),
        (MISH_PRIME_PLUS, lambda x: _mish_slope(x, 1 + _mish_gate(x) ** 2, sigmoid(x))),
        (
            MISH_PRIME_MIRRORED,
            lambda x: _mish_gate(-x) + x * tanh_prime(softplus(-x)) * sigmoid(x),
        ),
    ],
}
"""What each mistake with the derivative gives, by exercise."""
