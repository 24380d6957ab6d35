"""Typical mistakes with GELU, Swish and Mish, and the formulas they amount to.

Each of the three is x times a gate, so that the product rule's two terms are what goes wrong.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from mlp_helpers.checks.activations_mistakes import Wrong, mistake
from mlp_helpers.numerics.activations import (
    GELU_CUBIC,
    GELU_SCALE,
    sigmoid,
    sigmoid_prime,
    softplus,
    swish,
    tanh_prime,
)

Array = npt.NDArray[np.float64]

GELU_EXACT = mistake(
    "gelu/exact-form", "this is the exact GELU with the error function; asked for is the tanh form"
)
GELU_QUICK = mistake(
    "gelu/sigmoid-form", "this is the cruder form x sigmoid(1.702 x); asked for is the tanh form"
)
GELU_NO_CUBE = mistake("gelu/cube-missing", "the term with 0.044715 is missing")
GELU_OUTSIDE = mistake(
    "gelu/cube-not-scaled", "the factor before the parenthesis belongs to the cubic term, too"
)
GELU_NO_ROOT = mistake("gelu/root-missing", "2/π went in without its root")
GELU_INVERTED = mistake("gelu/root-inverted", "the fraction under the root is upside down")
GELU_NO_HALF = mistake("gelu/half-missing", "for large x this is 2x: a factor is missing")
GELU_NO_X = mistake("gelu/gate-only", "this is the gate alone, between 0 and 1; x times it is GELU")
GELU_SQUARE = mistake("gelu/square-for-cube", "the correction has x², which is not odd; it is x³")
GELU_NO_ONE = mistake(
    "gelu/one-missing", "large negative x should give 0; the gate tanh needs lifting to (0, 1)"
)
GELU_DIGIT = mistake("gelu/digits", "the factor of x³ is mistyped: compare its digits one by one")
GELU_PRIME_EXACT = mistake(
    "gelu/prime-exact-form", "this is the slope of the exact GELU; asked for is the tanh form's"
)
GELU_PRIME_QUICK = mistake("gelu/prime-sigmoid-form", "this is the slope of x sigmoid(1.702 x)")
GELU_PRIME_GATE = mistake(
    "gelu/prime-gate-only", "only the first term of the product rule is here: the gate has a slope"
)
GELU_PRIME_SECOND = mistake(
    "gelu/prime-second-only", "only the second term of the product rule is here: x has a slope, too"
)
GELU_PRIME_INNER = mistake(
    "gelu/prime-chain-rule", "the slope of what stands inside the tanh is missing"
)
GELU_PRIME_THREE = mistake(
    "gelu/prime-cube-slope", "inside the tanh, the slope of the cubic term lacks its factor 3"
)
GELU_PRIME_SCALE = mistake(
    "gelu/prime-scale", "the inner slope lacks the root that stands before the parenthesis"
)
GELU_PRIME_SQUARE = mistake(
    "gelu/prime-square-missing", "the slope of tanh is built with its square"
)

SWISH_GATE = mistake("swish/gate-only", "this is the gate alone, the sigmoid; x times it is Swish")
SWISH_MIRRORED = mistake(
    "swish/mirrored-gate", "the gate closes for large x where it should open: look at the exponent"
)
SWISH_GELU = mistake("swish/gelu", "this is a form of GELU: its gate is steeper than the sigmoid")
SWISH_SUM = mistake("swish/sum", "x and the sigmoid are added; the sigmoid is a factor")
SWISH_PARENTHESES = mistake(
    "swish/parentheses", "x / 1 + e divides first: the whole sum belongs below the line"
)
SWISH_PRIME_GATE = mistake(
    "swish/prime-gate-only", "only the first term of the product rule is here: the gate has a slope"
)
SWISH_PRIME_SECOND = mistake(
    "swish/prime-second-only", "only the second term of the product rule is here: x has a slope"
)
SWISH_PRIME_FACTORS = mistake(
    "swish/prime-product-of-slopes", "the slope of a product is not the product of the slopes"
)
SWISH_PRIME_X = mistake(
    "swish/prime-x-missing", "in the second term the gate's slope still needs its factor x"
)
SWISH_PRIME_RAW = mistake(
    "swish/prime-gate-for-slope", "the second term has the gate itself; there its slope belongs"
)
SWISH_PRIME_SIGN = mistake("swish/prime-sign", "the two terms of the product rule are added")

MISH_TANH = mistake("mish/softplus-missing", "the softplus inside the tanh is missing")
MISH_SOFTPLUS = mistake("mish/tanh-missing", "the tanh around the softplus is missing")
MISH_GATE = mistake("mish/gate-only", "this is the gate alone; x times it is Mish")
MISH_RELU = mistake("mish/relu-for-softplus", "ReLU stands where the softplus belongs")
MISH_EXP = mistake("mish/log-missing", "the logarithm of the softplus is missing")
MISH_BASE = mistake("mish/log-base", "the softplus uses the natural logarithm, not another base")
MISH_SWISH = mistake("mish/swish", "this is Swish: the gate is a sigmoid")
MISH_SIGMOID = mistake(
    "mish/sigmoid-for-tanh", "the gate starts at 1/2, not 0: a sigmoid stands where tanh belongs"
)
MISH_SIGN = mistake(
    "mish/softplus-mirrored", "this softplus falls from left to right: look at the exponent's sign"
)
MISH_PRIME_GATE = mistake(
    "mish/prime-gate-only", "only the first term of the product rule is here: the gate has a slope"
)
MISH_PRIME_SECOND = mistake(
    "mish/prime-second-only", "only the second term of the product rule is here: x has a slope, too"
)
MISH_PRIME_INNER = mistake(
    "mish/prime-chain-rule", "the slope of the softplus inside the tanh is missing"
)
MISH_PRIME_SOFTPLUS = mistake(
    "mish/prime-softplus-slope", "the slope of the softplus tends to 1 on the right; this one to 0"
)
MISH_PRIME_X = mistake(
    "mish/prime-x-missing", "in the second term the gate's slope still needs its factor x"
)
MISH_PRIME_VALUE = mistake(
    "mish/prime-softplus-for-slope", "the second term has softplus itself; there its slope belongs"
)
MISH_PRIME_POINT = mistake(
    "mish/prime-tanh-at-x", "the slope of tanh was taken at x, not at what stands inside the tanh"
)
MISH_PRIME_SQUARE = mistake(
    "mish/prime-square-missing", "the slope of tanh is built with its square"
)


def _gate(x: Array) -> Array:
    """Return GELU's gate before it is lifted to (0, 1)."""
    return np.asarray(np.tanh(GELU_SCALE * (x + GELU_CUBIC * x**3)))


def _lifted(inner: Array) -> Array:
    return np.asarray(0.5 * (1 + np.tanh(inner)))


def _normal_cdf(x: Array) -> Array:
    return np.asarray(0.5 * (1 + np.vectorize(math.erf)(x / math.sqrt(2))))


def _gelu_slope(x: Array, inner_slope: Array | float) -> Array:
    """Return GELU's slope for a given slope of what stands inside the tanh."""
    t = _gate(x)
    return np.asarray(0.5 * (1 + t) + 0.5 * x * (1 - t**2) * inner_slope)


def _inner_slope(x: Array, factor: float = 3.0) -> Array:
    return np.asarray(GELU_SCALE * (1 + factor * GELU_CUBIC * x**2))


VALUES: dict[str, list[Wrong]] = {
    "gelu": [
        (GELU_EXACT, lambda x: x * _normal_cdf(x)),
        (GELU_QUICK, lambda x: x * sigmoid(1.702 * x)),
        (GELU_NO_CUBE, lambda x: x * _lifted(GELU_SCALE * x)),
        (GELU_OUTSIDE, lambda x: x * _lifted(GELU_SCALE * x + GELU_CUBIC * x**3)),
        (GELU_NO_ROOT, lambda x: x * _lifted(GELU_SCALE**2 * (x + GELU_CUBIC * x**3))),
        (GELU_INVERTED, lambda x: x * _lifted((x + GELU_CUBIC * x**3) / GELU_SCALE)),
        (GELU_DIGIT, lambda x: x * _lifted(GELU_SCALE * (x + 0.44715 * x**3))),
        (GELU_DIGIT, lambda x: x * _lifted(GELU_SCALE * (x + 0.04715 * x**3))),
        (GELU_NO_HALF, lambda x: x * (1 + _gate(x))),
        (GELU_NO_X, lambda x: 0.5 * (1 + _gate(x))),
        (GELU_SQUARE, lambda x: x * _lifted(GELU_SCALE * (x + GELU_CUBIC * x**2))),
        (GELU_NO_ONE, lambda x: 0.5 * x * _gate(x)),
        (GELU_NO_ONE, lambda x: x * _gate(x)),
    ],
    "swish": [
        (SWISH_GATE, sigmoid),
        (SWISH_MIRRORED, lambda x: x * sigmoid(-x)),
        (SWISH_GELU, lambda x: x * sigmoid(1.702 * x)),
        (SWISH_GELU, lambda x: 0.5 * x * (1 + _gate(x))),
        (SWISH_SUM, lambda x: x + sigmoid(x)),
        (SWISH_PARENTHESES, lambda x: x + np.exp(-x)),
    ],
    "mish": [
        (MISH_TANH, lambda x: x * np.tanh(x)),
        (MISH_SOFTPLUS, lambda x: x * softplus(x)),
        (MISH_GATE, lambda x: np.tanh(softplus(x))),
        (MISH_RELU, lambda x: x * np.tanh(np.maximum(x, 0))),
        (MISH_EXP, lambda x: x * np.tanh(np.exp(x))),
        (MISH_EXP, lambda x: x * np.tanh(1 + np.exp(x))),
        (MISH_BASE, lambda x: x * np.tanh(softplus(x) / math.log(2))),
        (MISH_BASE, lambda x: x * np.tanh(softplus(x) / math.log(10))),
        (MISH_SIGN, lambda x: x * np.tanh(softplus(-x))),
        (MISH_SWISH, swish),
        (MISH_SIGMOID, lambda x: x * sigmoid(softplus(x))),
    ],
}
"""What each mistake with the value gives, by exercise."""

PRIMES: dict[str, list[Wrong]] = {
    "gelu": [
        (
            GELU_PRIME_EXACT,
            lambda x: _normal_cdf(x) + x * np.exp(-(x**2) / 2) / math.sqrt(2 * math.pi),
        ),
        (GELU_PRIME_QUICK, lambda x: sigmoid(1.702 * x) + 1.702 * x * sigmoid_prime(1.702 * x)),
        (GELU_PRIME_GATE, lambda x: 0.5 * (1 + _gate(x))),
        (GELU_PRIME_SECOND, lambda x: _gelu_slope(x, _inner_slope(x)) - 0.5 * (1 + _gate(x))),
        (
            GELU_PRIME_SQUARE,
            lambda x: 0.5 * (1 + _gate(x)) + 0.5 * x * (1 - _gate(x)) * _inner_slope(x),
        ),
        (GELU_PRIME_INNER, lambda x: _gelu_slope(x, 1.0)),
        (GELU_PRIME_THREE, lambda x: _gelu_slope(x, _inner_slope(x, factor=1.0))),
        (GELU_PRIME_SCALE, lambda x: _gelu_slope(x, _inner_slope(x) / GELU_SCALE)),
    ],
    "swish": [
        (SWISH_PRIME_GATE, sigmoid),
        (SWISH_PRIME_SECOND, lambda x: x * sigmoid_prime(x)),
        (SWISH_PRIME_FACTORS, sigmoid_prime),
        (SWISH_PRIME_X, lambda x: sigmoid(x) + sigmoid_prime(x)),
        (SWISH_PRIME_RAW, lambda x: sigmoid(x) + x * sigmoid(x)),
        (SWISH_PRIME_SIGN, lambda x: sigmoid(x) - x * sigmoid_prime(x)),
    ],
    "mish": [
        (MISH_PRIME_GATE, lambda x: np.tanh(softplus(x))),
        (MISH_PRIME_SECOND, lambda x: x * tanh_prime(softplus(x)) * sigmoid(x)),
        (MISH_PRIME_INNER, lambda x: np.tanh(softplus(x)) + x * tanh_prime(softplus(x))),
        (
            MISH_PRIME_SOFTPLUS,
            lambda x: np.tanh(softplus(x)) + x * tanh_prime(softplus(x)) * sigmoid_prime(x),
        ),
        (MISH_PRIME_X, lambda x: np.tanh(softplus(x)) + tanh_prime(softplus(x)) * sigmoid(x)),
        (
            MISH_PRIME_VALUE,
            lambda x: np.tanh(softplus(x)) + x * tanh_prime(softplus(x)) * softplus(x),
        ),
        (MISH_PRIME_POINT, lambda x: np.tanh(softplus(x)) + x * tanh_prime(x) * sigmoid(x)),
        (
            MISH_PRIME_SQUARE,
            lambda x: np.tanh(softplus(x)) + x * (1 - np.tanh(softplus(x))) * sigmoid(x),
        ),
    ],
}
"""What each mistake with the derivative gives, by exercise."""
