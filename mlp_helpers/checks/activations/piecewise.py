"""Typical mistakes with ReLU, Leaky ReLU and ELU, and the formulas they amount to."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.activations.mistakes import Wrong, mistake
from mlp_helpers.numerics.activations import (
    elu,
    elu_prime,
    leaky_relu,
    leaky_relu_prime,
    relu,
    relu_prime,
    softplus,
)

RELU_ABSOLUTE = mistake("relu/absolute-value")
RELU_HALVES = mistake("relu/halves-swapped")
RELU_STEP = mistake("relu/step")
RELU_AXIS = mistake("relu/max-over-axis")
RELU_LEAKS = mistake("relu/leaks")
RELU_SMOOTH = mistake("relu/softplus")
RELU_CAPPED = mistake("relu/capped")
RELU_PRIME_VALUE = mistake("relu/prime-is-value")
RELU_PRIME_SIGN = mistake("relu/prime-sign")
RELU_PRIME_HALVES = mistake("relu/prime-halves-swapped")
RELU_PRIME_RAMP = mistake("relu/prime-ramp")
RELU_PRIME_ZERO = mistake("relu/prime-at-zero")

LEAKY_ALPHA = mistake("leaky_relu/alpha-ignored")
LEAKY_NONE = mistake("leaky_relu/no-leak")
LEAKY_SIGN = mistake("leaky_relu/sign")
LEAKY_CONSTANT = mistake("leaky_relu/constant")
LEAKY_DIVIDED = mistake("leaky_relu/divided")
LEAKY_HALVES = mistake("leaky_relu/halves-swapped")
LEAKY_ADDED = mistake("leaky_relu/leak-everywhere")
LEAKY_REST = mistake("leaky_relu/one-minus-alpha")
LEAKY_SHIFTED = mistake("leaky_relu/shifted")
LEAKY_PRIME_ALPHA = mistake("leaky_relu/prime-alpha-ignored")
LEAKY_PRIME_NONE = mistake("leaky_relu/prime-no-leak")
LEAKY_PRIME_X = mistake("leaky_relu/prime-times-x")
LEAKY_PRIME_SIGN = mistake("leaky_relu/prime-sign")
LEAKY_PRIME_ZERO = mistake("leaky_relu/prime-at-zero")

ELU_ALPHA = mistake("elu/alpha-ignored")
ELU_MINUS_ONE = mistake("elu/minus-one-missing")
ELU_PARENTHESES = mistake("elu/parentheses")
ELU_INSIDE = mistake("elu/alpha-inside")
ELU_SIGN = mistake("elu/sign")
ELU_LINE = mistake("elu/line")
ELU_EVERYWHERE = mistake("elu/everywhere")
ELU_SCALED = mistake("elu/alpha-on-both-halves")
ELU_SELU = mistake("elu/selu")
ELU_TURNED = mistake("elu/turned-over")
ELU_HALVES = mistake("elu/halves-swapped")
ELU_LARGER = mistake("elu/larger-of-two")
ELU_PRIME_ALPHA = mistake("elu/prime-alpha-ignored")
ELU_PRIME_VALUE = mistake("elu/prime-is-value")
ELU_PRIME_PLUS_ONE = mistake("elu/prime-value-plus-one")
ELU_PRIME_NOT_HANDED = mistake("elu/prime-alpha-not-handed-on")
ELU_PRIME_SMALLER = mistake("elu/prime-smaller-of-two")
ELU_PRIME_LINE = mistake("elu/prime-constant")
ELU_PRIME_NONE = mistake("elu/prime-no-left-half")
ELU_PRIME_POWER = mistake("elu/prime-power-rule")
ELU_PRIME_EVERYWHERE = mistake("elu/prime-left-rule-everywhere")
ELU_PRIME_SIGN = mistake("elu/prime-sign")
ELU_PRIME_ZERO = mistake("elu/prime-at-zero")

VALUES: dict[str, list[Wrong]] = {
    "relu": [
        (RELU_ABSOLUTE, np.abs),
        (RELU_HALVES, lambda x: np.minimum(x, 0)),
        (RELU_STEP, relu_prime),
        (RELU_AXIS, lambda x: x.max(axis=0)),
        (RELU_AXIS, lambda x: x.max(axis=1)),
        (RELU_LEAKS, leaky_relu),
        (RELU_CAPPED, lambda x: np.clip(x, 0, 1)),
        (RELU_SMOOTH, softplus),
    ],
    "leaky_relu": [
        (LEAKY_ALPHA, lambda x, alpha: leaky_relu(x)),
        (LEAKY_ALPHA, lambda x, alpha: leaky_relu(x, 0.1)),
        (LEAKY_NONE, lambda x, alpha: relu(x)),
        (LEAKY_SIGN, lambda x, alpha: np.where(x > 0, x, -alpha * x)),
        (LEAKY_CONSTANT, lambda x, alpha: np.where(x > 0, x, alpha)),
        (LEAKY_CONSTANT, np.maximum),
        (LEAKY_CONSTANT, lambda x, alpha: np.where(x > 0, x, -alpha)),
        (LEAKY_DIVIDED, lambda x, alpha: np.where(x > 0, x, x / alpha)),
        (LEAKY_REST, lambda x, alpha: np.where(x > 0, x, (1 - alpha) * x)),
        (LEAKY_SHIFTED, lambda x, alpha: np.where(x > 0, x, x - alpha)),
        (LEAKY_SHIFTED, lambda x, alpha: np.where(x > 0, x, x + alpha)),
        (LEAKY_HALVES, lambda x, alpha: np.where(x > 0, alpha * x, x)),
        (LEAKY_ADDED, lambda x, alpha: np.maximum(x, 0) + alpha * x),
    ],
    "elu": [
        (ELU_ALPHA, lambda x, alpha: elu(x)),
        (ELU_MINUS_ONE, lambda x, alpha: np.where(x > 0, x, alpha * np.exp(x))),
        (ELU_PARENTHESES, lambda x, alpha: np.where(x > 0, x, alpha * np.exp(x) - 1)),
        (ELU_PARENTHESES, lambda x, alpha: np.where(x > 0, x, np.exp(x) - alpha)),
        (ELU_TURNED, lambda x, alpha: np.where(x > 0, x, alpha * (1 - np.exp(x)))),
        (ELU_SELU, lambda x, alpha: 1.0507 * elu(x, alpha)),
        (ELU_SELU, lambda x, alpha: 1.0507009873554805 * elu(x, alpha)),
        (ELU_INSIDE, lambda x, alpha: np.where(x > 0, x, np.exp(alpha * x) - 1)),
        (ELU_SIGN, lambda x, alpha: np.where(x > 0, x, alpha * (np.exp(-x) - 1))),
        (ELU_LINE, leaky_relu),
        (ELU_SCALED, lambda x, alpha: alpha * elu(x)),
        (ELU_EVERYWHERE, lambda x, alpha: alpha * (np.exp(x) - 1)),
        (ELU_HALVES, lambda x, alpha: np.minimum(x, 0)),
        (ELU_LARGER, lambda x, alpha: np.maximum(x, elu(np.minimum(x, 0), alpha))),
    ],
}
"""What each mistake with the value gives, by exercise."""

PRIMES: dict[str, list[Wrong]] = {
    "relu": [
        (RELU_PRIME_VALUE, relu),
        (RELU_PRIME_SIGN, np.sign),
        (RELU_PRIME_RAMP, lambda x: np.clip(x, 0, 1)),
        (RELU_PRIME_HALVES, lambda x: 1 - relu_prime(x)),
    ],
    "leaky_relu": [
        (LEAKY_PRIME_ALPHA, lambda x, alpha: leaky_relu_prime(x)),
        (LEAKY_PRIME_ALPHA, lambda x, alpha: leaky_relu_prime(x, 0.1)),
        (LEAKY_PRIME_NONE, lambda x, alpha: relu_prime(x)),
        (LEAKY_PRIME_X, lambda x, alpha: np.where(x > 0, 1, alpha * x)),
        (LEAKY_PRIME_X, leaky_relu),
        (LEAKY_PRIME_SIGN, lambda x, alpha: np.where(x > 0, 1, -alpha)),
    ],
    "elu": [
        (ELU_PRIME_ALPHA, lambda x, alpha: elu_prime(x)),
        (ELU_PRIME_VALUE, lambda x, alpha: np.where(x > 0, 1, elu(x, alpha))),
        (ELU_PRIME_VALUE, elu),
        (ELU_PRIME_EVERYWHERE, lambda x, alpha: elu(x, alpha) + alpha),
        (ELU_PRIME_EVERYWHERE, lambda x, alpha: alpha * np.exp(x)),
        (ELU_PRIME_SIGN, lambda x, alpha: np.where(x > 0, 1, -alpha * np.exp(x))),
        (ELU_PRIME_SIGN, lambda x, alpha: np.where(x > 0, 1, alpha * np.exp(-x))),
        (ELU_PRIME_PLUS_ONE, lambda x, alpha: np.where(x > 0, 1, elu(x, alpha) + 1)),
        (ELU_PRIME_NOT_HANDED, lambda x, alpha: np.where(x > 0, 1, elu(x) + alpha)),
        (ELU_PRIME_SMALLER, lambda x, alpha: np.minimum(1, alpha * np.exp(x))),
        (ELU_PRIME_LINE, leaky_relu_prime),
        (ELU_PRIME_NONE, lambda x, alpha: relu_prime(x)),
        (ELU_PRIME_POWER, lambda x, alpha: np.where(x > 0, 1, alpha * x * np.exp(x - 1))),
    ],
}
"""What each mistake with the derivative gives, by exercise."""

AT_ZERO: dict[str, list[Wrong]] = {
    "relu": [(RELU_PRIME_ZERO, lambda x: x + 1), (RELU_PRIME_ZERO, lambda x: x + 0.5)],
    "leaky_relu": [
        (LEAKY_PRIME_ZERO, lambda x, alpha: x + 1),
        (LEAKY_PRIME_ZERO, lambda x, alpha: x + (1 + alpha) / 2),
        (LEAKY_PRIME_ZERO, lambda x, alpha: x),
    ],
    "elu": [
        (ELU_PRIME_ZERO, lambda x, alpha: x + 1),
        (ELU_PRIME_ZERO, lambda x, alpha: x + (1 + alpha) / 2),
        (ELU_PRIME_ZERO, lambda x, alpha: x),
    ],
}
"""Other conventions for the slope at the kink: the right one, the mean, or 0 left out."""
