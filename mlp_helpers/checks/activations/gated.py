"""Typical mistakes with the values of GELU, Swish and Mish, and the formulas they amount to."""

from __future__ import annotations

import math

import numpy as np

from mlp_helpers.checks.activations.mistakes import Wrong, mistake
from mlp_helpers.numerics.activations import (
    GELU_CUBIC,
    GELU_SCALE,
    Array,
    sigmoid,
    softplus,
    swish,
)

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
GELU_SHORT_ROOT = mistake("gelu/root-too-short", "the root covers all of the fraction 2/π")
GELU_INVERTED = mistake("gelu/root-inverted", "the fraction under the root is upside down")
GELU_PRODUCT_ROOT = mistake(
    "gelu/root-of-product", "the root is taken of 2 times π, but 2 is divided by π below it"
)
GELU_NO_HALF = mistake("gelu/half-missing", "for large x this is 2x: a factor is missing")
GELU_NO_X = mistake("gelu/gate-only", "this is the gate alone, between 0 and 1; x times it is GELU")
GELU_SQUARE = mistake("gelu/square-for-cube", "the correction has x², which is not odd; it is x³")
GELU_CUBE_OF_SUM = mistake(
    "gelu/cube-of-sum", "the whole sum is raised to the third power; only x in its second term is"
)
GELU_NO_ONE = mistake(
    "gelu/one-missing", "large negative x should give 0; the gate tanh needs lifting to (0, 1)"
)
GELU_DIGIT = mistake("gelu/digits", "the factor of x³ is mistyped: compare its digits one by one")
SWISH_GATE = mistake("swish/gate-only", "this is the gate alone, the sigmoid; x times it is Swish")
SWISH_MIRRORED = mistake(
    "swish/mirrored-gate", "the gate closes for large x where it should open: look at the exponent"
)
SWISH_GELU = mistake("swish/gelu", "this is a form of GELU: its gate is steeper than the sigmoid")
SWISH_SUM = mistake("swish/sum", "x and the sigmoid are added; the sigmoid is a factor")
SWISH_PARENTHESES = mistake(
    "swish/parentheses", "x / 1 + e divides first: the whole sum belongs below the line"
)
SWISH_ABSOLUTE = mistake(
    "swish/gate-of-absolute",
    "the gate is open for large negative x, too: the form with |x| lost it",
)
SWISH_TANH = mistake(
    "swish/tanh-gate", "the gate is a tanh, which is negative on the left; Swish takes a sigmoid"
)
SWISH_HARD = mistake(
    "swish/hard-form", "the gate is made of straight lines, a cheaper stand-in for the sigmoid"
)

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
MISH_EXCHANGED = mistake(
    "mish/places-exchanged", "tanh and softplus stand in the wrong places: one is inside the other"
)
MISH_AROUND = mistake(
    "mish/tanh-around-all", "this never exceeds 1: x went into the tanh, but it multiplies it"
)
MISH_NO_LINE = mistake(
    "mish/softplus-without-line",
    "this softplus tends to 0 on both sides: the part that was pulled out of the sum is missing",
)
MISH_REST = mistake(
    "mish/softplus-rest",
    "the term beside max(x, 0) is right for one sign of x only, and grows for the other",
)
MISH_ONE = mistake(
    "mish/one-for-its-logarithm",
    "this softplus is ln(e + e^x): logaddexp takes exponents, and 1 is e to the power of 0",
)
MISH_SIGN = mistake(
    "mish/softplus-mirrored", "this softplus falls from left to right: look at the exponent's sign"
)


def raw_gelu_gate(x: Array) -> Array:
    """Return GELU's gate before it is lifted to (0, 1)."""
    return np.asarray(np.tanh(GELU_SCALE * (x + GELU_CUBIC * x**3)))


def _lifted(inner: Array) -> Array:
    return np.asarray(0.5 * (1 + np.tanh(inner)))


def normal_cdf(x: Array) -> Array:
    """Return the distribution function of the standard normal distribution."""
    return np.asarray(0.5 * (1 + np.vectorize(math.erf)(x / math.sqrt(2))))


VALUES: dict[str, list[Wrong]] = {
    "gelu": [
        (GELU_EXACT, lambda x: x * normal_cdf(x)),
        (GELU_QUICK, lambda x: x * sigmoid(1.702 * x)),
        (GELU_NO_CUBE, lambda x: x * _lifted(GELU_SCALE * x)),
        (GELU_OUTSIDE, lambda x: x * _lifted(GELU_SCALE * x + GELU_CUBIC * x**3)),
        (GELU_NO_ROOT, lambda x: x * _lifted(GELU_SCALE**2 * (x + GELU_CUBIC * x**3))),
        (GELU_SHORT_ROOT, lambda x: x * _lifted(math.sqrt(2) / math.pi * (x + GELU_CUBIC * x**3))),
        (
            GELU_PRODUCT_ROOT,
            lambda x: x * _lifted(math.sqrt(2 * math.pi) * (x + GELU_CUBIC * x**3)),
        ),
        (GELU_INVERTED, lambda x: x * _lifted((x + GELU_CUBIC * x**3) / GELU_SCALE)),
        (GELU_DIGIT, lambda x: x * _lifted(GELU_SCALE * (x + 0.44715 * x**3))),
        (GELU_DIGIT, lambda x: x * _lifted(GELU_SCALE * (x + 0.04715 * x**3))),
        (GELU_NO_HALF, lambda x: x * (1 + raw_gelu_gate(x))),
        (GELU_NO_X, lambda x: 0.5 * (1 + raw_gelu_gate(x))),
        (GELU_SQUARE, lambda x: x * _lifted(GELU_SCALE * (x + GELU_CUBIC * x**2))),
        (GELU_CUBE_OF_SUM, lambda x: x * _lifted(GELU_SCALE * (x + GELU_CUBIC * x) ** 3)),
        (GELU_NO_ONE, lambda x: 0.5 * x * raw_gelu_gate(x)),
        (GELU_NO_ONE, lambda x: x * raw_gelu_gate(x)),
    ],
    "swish": [
        (SWISH_GATE, sigmoid),
        (SWISH_MIRRORED, lambda x: x * sigmoid(-x)),
        (SWISH_GELU, lambda x: x * sigmoid(1.702 * x)),
        (SWISH_GELU, lambda x: 0.5 * x * (1 + raw_gelu_gate(x))),
        (SWISH_SUM, lambda x: x + sigmoid(x)),
        (SWISH_ABSOLUTE, lambda x: x * sigmoid(np.abs(x))),
        (SWISH_TANH, lambda x: x * np.tanh(x)),
        (SWISH_HARD, lambda x: x * np.clip(x / 6 + 0.5, 0, 1)),
        (SWISH_HARD, lambda x: x * np.clip(0.2 * x + 0.5, 0, 1)),
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
        (MISH_ONE, lambda x: x * np.tanh(np.logaddexp(1, x))),
        (MISH_SIGN, lambda x: x * np.tanh(softplus(-x))),
        (MISH_EXCHANGED, lambda x: x * softplus(np.tanh(x))),
        (MISH_EXCHANGED, lambda x: np.tanh(x) * softplus(x)),
        (MISH_AROUND, lambda x: np.tanh(x * softplus(x))),
        (MISH_NO_LINE, lambda x: x * np.tanh(softplus(-np.abs(x)))),
        (MISH_REST, lambda x: x * np.tanh(np.maximum(x, 0) + softplus(-x))),
        (MISH_REST, lambda x: x * np.tanh(np.maximum(x, 0) + softplus(x))),
        (MISH_REST, lambda x: x * np.tanh(np.maximum(x, 0) + softplus(np.abs(x)))),
        (MISH_SWISH, swish),
        (MISH_SIGMOID, lambda x: x * sigmoid(softplus(x))),
    ],
}
"""What each mistake with the value gives, by exercise."""
