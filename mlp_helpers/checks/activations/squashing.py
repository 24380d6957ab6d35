"""Typical mistakes with sigmoid and tanh, and the formulas they amount to."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.activations.mistakes import Wrong, mistake
from mlp_helpers.numerics.activations import sigmoid, sigmoid_prime, tanh_prime

SIGMOID_MIRRORED = mistake(
    "sigmoid/mirrored",
    "the curve falls from 1 to 0, so it is mirrored: look at the exponent's sign, or, with two "
    "forms, at which of them serves which sign of x",
)
SIGMOID_PARENTHESES = mistake(
    "sigmoid/parentheses", "1 / 1 + e divides first: the whole sum belongs below the line"
)
SIGMOID_DOUBLE = mistake(
    "sigmoid/argument-doubled", "twice as steep as it should be: tanh and sigmoid differ by scale"
)
SIGMOID_TANH = mistake("sigmoid/tanh", "this is tanh, which has the range (-1, 1)")
SIGMOID_SOFTMAX = mistake(
    "sigmoid/softmax", "the entries share a sum of 1: this is a softmax, which mixes entries"
)
SIGMOID_EVEN = mistake(
    "sigmoid/one-form-for-both-signs",
    "negative entries come out above 1/2, like positive ones: this form alone loses the sign of x",
)
SIGMOID_HARD = mistake(
    "sigmoid/hard-form", "this is made of straight lines, a cheaper stand-in for the sigmoid"
)
SIGMOID_PRIME_OUTPUT = mistake(
    "sigmoid/prime-of-output",
    "the slope was taken at sigmoid(x) instead of at x: sigmoid is applied twice",
)
SIGMOID_PRIME_RAW = mistake(
    "sigmoid/prime-takes-output",
    "this is right only if x were already a sigmoid's output; here x is the pre-activation",
)
SIGMOID_PRIME_TANH = mistake("sigmoid/prime-tanh-rule", "the rule 1 - y^2 is the one of tanh")
SIGMOID_PRIME_SIGN = mistake(
    "sigmoid/prime-inner-sign",
    "the slope came out negative, though the curve rises: the inner -x has a slope, too",
)
SIGMOID_PRIME_FACTOR = mistake(
    "sigmoid/prime-one-factor",
    "this slope does not vanish on both sides: a factor is missing, or the same one stands twice",
)
SIGMOID_PRIME_MIXED = mistake(
    "sigmoid/prime-x-for-output", "one of the two factors has x where the sigmoid belongs"
)
SIGMOID_PRIME_PLUS = mistake(
    "sigmoid/prime-plus", "this grows to 2 on the right, but a flat curve has slope 0: check signs"
)

TANH_HALF = mistake(
    "tanh/argument-halved", "half as steep as it should be at 0: the exponents carry a factor 2"
)
TANH_CENTRED = mistake(
    "tanh/not-centred", "the range is (0, 1): this is a sigmoid, neither stretched nor shifted"
)
TANH_SIGN = mistake("tanh/mirrored", "the curve falls: it is mirrored, look at the exponents")
TANH_RECIPROCAL = mistake("tanh/reciprocal", "the fraction stands upside down")
TANH_TAN = mistake("tanh/tan", "this is the trigonometric tangent, not the hyperbolic one")
TANH_HARD = mistake("tanh/hard-form", "this is made of straight lines, a cheaper stand-in for tanh")
TANH_OTHER = mistake(
    "tanh/other-curve", "this is another curve of the same shape: it nears its ends more slowly"
)
TANH_PRINTED = mistake(
    "tanh/printed-form",
    "the slide's form overflows for large negative x, where exp(-2x) is infinite",
)
TANH_PRIME_SQUARE = mistake(
    "tanh/prime-square-missing", "on the left this tends to 2: the square is missing"
)
TANH_PRIME_OUTPUT = mistake(
    "tanh/prime-of-output", "the slope was taken at tanh(x) instead of at x: tanh is applied twice"
)
TANH_PRIME_RAW = mistake(
    "tanh/prime-takes-output",
    "this is right only if x were already a tanh's output; here x is the pre-activation",
)
TANH_PRIME_SIGMOID = mistake("tanh/prime-sigmoid-rule", "the rule y (1 - y) is the one of sigmoid")
TANH_PRIME_PLUS = mistake(
    "tanh/prime-plus", "this grows to 2 on both sides, but a flat curve has slope 0: check signs"
)
TANH_PRIME_INSIDE = mistake(
    "tanh/prime-square-inside", "x was squared; tanh²(x) is the square of tanh(x)"
)
TANH_PRIME_OUTSIDE = mistake(
    "tanh/prime-square-outside", "on the left this tends to 4: the square belongs to tanh alone"
)
TANH_PRIME_SECH = mistake(
    "tanh/prime-sech", "this decays half as fast as the slope does: 1/cosh still needs its square"
)

VALUES: dict[str, list[Wrong]] = {
    "sigmoid": [
        (SIGMOID_MIRRORED, lambda x: sigmoid(-x)),
        (SIGMOID_PARENTHESES, lambda x: 1 + np.exp(-x)),
        (SIGMOID_DOUBLE, lambda x: sigmoid(2 * x)),
        (SIGMOID_TANH, np.tanh),
        (SIGMOID_EVEN, lambda x: sigmoid(np.abs(x))),
        (SIGMOID_HARD, lambda x: np.clip(0.2 * x + 0.5, 0, 1)),
        (SIGMOID_HARD, lambda x: np.clip(x / 6 + 0.5, 0, 1)),
        (SIGMOID_HARD, lambda x: np.clip(x / 4 + 0.5, 0, 1)),
        (SIGMOID_HARD, lambda x: (x > 0) + 0.0),
        (SIGMOID_SOFTMAX, lambda x: np.exp(x) / np.exp(x).sum()),
        (SIGMOID_SOFTMAX, lambda x: np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)),
        (SIGMOID_SOFTMAX, lambda x: np.exp(x) / np.exp(x).sum(axis=0)),
    ],
    "tanh": [
        (TANH_HALF, lambda x: np.tanh(x / 2)),
        (TANH_CENTRED, lambda x: sigmoid(2 * x)),
        (TANH_CENTRED, sigmoid),
        (TANH_SIGN, lambda x: -np.tanh(x)),
        (TANH_RECIPROCAL, lambda x: 1 / np.tanh(x)),
        (TANH_TAN, np.tan),
        (TANH_HARD, lambda x: np.clip(x, -1, 1)),
        (TANH_HARD, np.sign),
        (TANH_OTHER, np.arctan),
        (TANH_OTHER, lambda x: 2 / np.pi * np.arctan(x)),
        (TANH_OTHER, lambda x: x / (1 + np.abs(x))),
    ],
}
"""What each mistake with the value gives, by exercise."""

PRIMES: dict[str, list[Wrong]] = {
    "sigmoid": [
        (SIGMOID_PRIME_OUTPUT, lambda x: sigmoid_prime(sigmoid(x))),
        (SIGMOID_PRIME_RAW, lambda x: x * (1 - x)),
        (SIGMOID_PRIME_TANH, lambda x: 1 - sigmoid(x) ** 2),
        (SIGMOID_PRIME_SIGN, lambda x: -sigmoid_prime(x)),
        (SIGMOID_PRIME_FACTOR, sigmoid),
        (SIGMOID_PRIME_FACTOR, lambda x: sigmoid(-x)),
        (SIGMOID_PRIME_FACTOR, lambda x: sigmoid(x) ** 2),
        (SIGMOID_PRIME_MIXED, lambda x: sigmoid(x) * (1 - x)),
        (SIGMOID_PRIME_MIXED, lambda x: x * (1 - sigmoid(x))),
        (SIGMOID_PRIME_PLUS, lambda x: sigmoid(x) * (1 + sigmoid(x))),
    ],
    "tanh": [
        (TANH_PRIME_SQUARE, lambda x: 1 - np.tanh(x)),
        (TANH_PRIME_OUTPUT, lambda x: tanh_prime(np.tanh(x))),
        (TANH_PRIME_RAW, lambda x: 1 - x**2),
        (TANH_PRIME_SIGMOID, lambda x: np.tanh(x) * (1 - np.tanh(x))),
        (TANH_PRIME_PLUS, lambda x: 1 + np.tanh(x) ** 2),
        (TANH_PRIME_INSIDE, lambda x: 1 - np.tanh(x**2)),
        (TANH_PRIME_OUTSIDE, lambda x: (1 - np.tanh(x)) ** 2),
        (TANH_PRIME_SECH, lambda x: 1 / np.cosh(x)),
    ],
}
"""What each mistake with the derivative gives, by exercise."""

AT_THOUSAND: dict[str, list[Wrong]] = {
    "tanh": [(TANH_PRINTED, lambda x: (1 - np.exp(-2 * x)) / (1 + np.exp(-2 * x)))]
}
"""What an unstable form gives where its exponentials overflow, by exercise."""
