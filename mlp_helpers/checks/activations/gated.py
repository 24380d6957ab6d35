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

GELU_EXACT = mistake("gelu/exact-form")
GELU_QUICK = mistake("gelu/sigmoid-form")
GELU_NO_CUBE = mistake("gelu/cube-missing")
GELU_OUTSIDE = mistake("gelu/cube-not-scaled")
GELU_NO_ROOT = mistake("gelu/root-missing")
GELU_SHORT_ROOT = mistake("gelu/root-too-short")
GELU_INVERTED = mistake("gelu/root-inverted")
GELU_PRODUCT_ROOT = mistake("gelu/root-of-product")
GELU_NO_HALF = mistake("gelu/half-missing")
GELU_NO_X = mistake("gelu/gate-only")
GELU_SQUARE = mistake("gelu/square-for-cube")
GELU_CUBE_OF_SUM = mistake("gelu/cube-of-sum")
GELU_NO_ONE = mistake("gelu/one-missing")
GELU_DIGIT = mistake("gelu/digits")
SWISH_GATE = mistake("swish/gate-only")
SWISH_MIRRORED = mistake("swish/mirrored-gate")
SWISH_GELU = mistake("swish/gelu")
SWISH_SUM = mistake("swish/sum")
SWISH_PARENTHESES = mistake("swish/parentheses")
SWISH_ABSOLUTE = mistake("swish/gate-of-absolute")
SWISH_TANH = mistake("swish/tanh-gate")
SWISH_HARD = mistake("swish/hard-form")

MISH_TANH = mistake("mish/softplus-missing")
MISH_SOFTPLUS = mistake("mish/tanh-missing")
MISH_GATE = mistake("mish/gate-only")
MISH_RELU = mistake("mish/relu-for-softplus")
MISH_EXP = mistake("mish/log-missing")
MISH_BASE = mistake("mish/log-base")
MISH_SWISH = mistake("mish/swish")
MISH_SIGMOID = mistake("mish/sigmoid-for-tanh")
MISH_EXCHANGED = mistake("mish/places-exchanged")
MISH_AROUND = mistake("mish/tanh-around-all")
MISH_NO_LINE = mistake("mish/softplus-without-line")
MISH_REST = mistake("mish/softplus-rest")
MISH_ONE = mistake("mish/one-for-its-logarithm")
MISH_SIGN = mistake("mish/softplus-mirrored")


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
