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

RELU_ABSOLUTE = mistake(
    "relu/absolute-value", "negative entries are mirrored; a rectifier lets nothing of them through"
)
RELU_HALVES = mistake(
    "relu/halves-swapped", "the negative entries were kept and the positive ones were dropped"
)
RELU_STEP = mistake("relu/step", "0 or 1 is what ReLU's slope looks like, not its value")
RELU_AXIS = mistake(
    "relu/max-over-axis",
    "this is the largest entry along an axis; ReLU looks at each entry on its own",
)
RELU_LEAKS = mistake(
    "relu/leaks", "a little of the negative entries comes through: this is the leaky variant"
)
RELU_SMOOTH = mistake(
    "relu/softplus", "this is the softplus, a smooth relative: ReLU is exactly 0 on the left"
)
RELU_CAPPED = mistake(
    "relu/capped", "large entries come out as 1, but a rectifier lets all positive ones pass as is"
)
RELU_PRIME_VALUE = mistake(
    "relu/prime-is-value", "this is ReLU itself; asked for is its slope, which is flat on each side"
)
RELU_PRIME_SIGN = mistake(
    "relu/prime-sign", "a slope of -1 on the left belongs to |x|; ReLU is flat there"
)
RELU_PRIME_HALVES = mistake(
    "relu/prime-halves-swapped", "the slope of the left half stands on the right, and vice versa"
)
RELU_PRIME_RAMP = mistake(
    "relu/prime-ramp", "a slope between 0 and 1 comes out, but ReLU has only the slopes 0 and 1"
)
RELU_PRIME_ZERO = mistake(
    "relu/prime-at-zero",
    "at the kink the course takes the slope from the left, as PyTorch does; see the statement",
)

LEAKY_ALPHA = mistake(
    "leaky_relu/alpha-ignored", "alpha was not used: the slope on the left is always 0.01"
)
LEAKY_NONE = mistake(
    "leaky_relu/no-leak", "nothing of the negative entries comes through: this is plain ReLU"
)
LEAKY_SIGN = mistake(
    "leaky_relu/sign", "negative entries came out positive: the left half is bent upwards"
)
LEAKY_CONSTANT = mistake(
    "leaky_relu/constant", "every negative entry gives the same number; alpha is a slope"
)
LEAKY_DIVIDED = mistake("leaky_relu/divided", "alpha divides where it should multiply")
LEAKY_HALVES = mistake(
    "leaky_relu/halves-swapped", "the positive entries leak and the negative ones pass unchanged"
)
LEAKY_ADDED = mistake(
    "leaky_relu/leak-everywhere",
    "positive entries come out too large: the leak is added there, too",
)
LEAKY_REST = mistake(
    "leaky_relu/one-minus-alpha", "alpha is what comes through on the left, not what is held back"
)
LEAKY_SHIFTED = mistake(
    "leaky_relu/shifted", "alpha was added or subtracted on the left; it is a slope, a factor of x"
)
LEAKY_PRIME_ALPHA = mistake(
    "leaky_relu/prime-alpha-ignored", "alpha was not used in the slope: it is always 0.01"
)
LEAKY_PRIME_NONE = mistake(
    "leaky_relu/prime-no-leak",
    "the slope on the left is 0, as for ReLU: alpha was left out, or cut to 0 by an integer array",
)
LEAKY_PRIME_X = mistake(
    "leaky_relu/prime-times-x", "on the left this is the value; the slope of a line is constant"
)
LEAKY_PRIME_SIGN = mistake(
    "leaky_relu/prime-sign", "the slope on the left came out negative, but the line rises there"
)
LEAKY_PRIME_ZERO = mistake(
    "leaky_relu/prime-at-zero",
    "at the kink the course takes the slope from the left, as PyTorch does; see the statement",
)

ELU_ALPHA = mistake("elu/alpha-ignored", "alpha was not used: the curve always levels off at -1")
ELU_MINUS_ONE = mistake(
    "elu/minus-one-missing", "on the left the curve is positive and jumps at 0: something is lost"
)
ELU_PARENTHESES = mistake(
    "elu/parentheses", "alpha multiplies the exponential only; look at the parentheses"
)
ELU_INSIDE = mistake(
    "elu/alpha-inside", "alpha stands in the exponent: it changes how fast, not how deep"
)
ELU_SIGN = mistake("elu/sign", "the exponent has the wrong sign: on the left the curve explodes")
ELU_LINE = mistake("elu/line", "on the left this is the straight line of Leaky ReLU")
ELU_EVERYWHERE = mistake("elu/everywhere", "the exponential is used for positive entries, too")
ELU_SCALED = mistake(
    "elu/alpha-on-both-halves", "positive entries are scaled by alpha, but they pass as they are"
)
ELU_SELU = mistake(
    "elu/selu", "everything is 1.05 times too large: that scale belongs to SELU, a relative of ELU"
)
ELU_TURNED = mistake(
    "elu/turned-over", "on the left the curve rises to alpha instead of falling to -alpha"
)
ELU_HALVES = mistake(
    "elu/halves-swapped", "each half is used on the other side: positive entries pass as they are"
)
ELU_LARGER = mistake(
    "elu/larger-of-two",
    "for alpha > 1 the left curve dips below the line x near 0, so the larger of the two is not it",
)
ELU_PRIME_ALPHA = mistake("elu/prime-alpha-ignored", "alpha was not used in the slope")
ELU_PRIME_VALUE = mistake(
    "elu/prime-is-value", "on the left this is the value; a constant that is added has slope 0"
)
ELU_PRIME_PLUS_ONE = mistake(
    "elu/prime-value-plus-one",
    "on the left this is the value plus 1, which is its slope only if alpha = 1",
)
ELU_PRIME_NOT_HANDED = mistake(
    "elu/prime-alpha-not-handed-on",
    "on the left this is elu(x) + alpha, but elu was called without its alpha and took 1",
)
ELU_PRIME_SMALLER = mistake(
    "elu/prime-smaller-of-two",
    "the smaller of 1 and alpha e^x crosses over elsewhere; the halves meet at x = 0",
)
ELU_PRIME_LINE = mistake(
    "elu/prime-constant", "on the left the slope is the same everywhere, but the curve levels off"
)
ELU_PRIME_NONE = mistake(
    "elu/prime-no-left-half",
    "the slope on the left is 0, as for ReLU, or its decimals were cut off by an integer array",
)
ELU_PRIME_POWER = mistake(
    "elu/prime-power-rule", "the rule for powers x^n was applied to an exponential"
)
ELU_PRIME_EVERYWHERE = mistake(
    "elu/prime-left-rule-everywhere",
    "on the right the curve is a straight line; the rule of the left half was used there, too",
)
ELU_PRIME_SIGN = mistake(
    "elu/prime-sign", "the slope on the left has the wrong sign, or its exponent has"
)
ELU_PRIME_ZERO = mistake(
    "elu/prime-at-zero",
    "at the kink the course takes the slope from the left, as PyTorch does; see the statement",
)

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
