"""Typical mistakes with sigmoid and tanh, and the formulas they amount to."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.activations.mistakes import Wrong, mistake
from mlp_helpers.numerics.activations import sigmoid, sigmoid_prime, tanh_prime

SIGMOID_MIRRORED = mistake("sigmoid/mirrored")
SIGMOID_PARENTHESES = mistake("sigmoid/parentheses")
SIGMOID_DOUBLE = mistake("sigmoid/argument-doubled")
SIGMOID_TANH = mistake("sigmoid/tanh")
SIGMOID_SOFTMAX = mistake("sigmoid/softmax")
SIGMOID_EVEN = mistake("sigmoid/one-form-for-both-signs")
SIGMOID_HARD = mistake("sigmoid/hard-form")
SIGMOID_PRIME_OUTPUT = mistake("sigmoid/prime-of-output")
SIGMOID_PRIME_RAW = mistake("sigmoid/prime-takes-output")
SIGMOID_PRIME_TANH = mistake("sigmoid/prime-tanh-rule")
SIGMOID_PRIME_SIGN = mistake("sigmoid/prime-inner-sign")
SIGMOID_PRIME_FACTOR = mistake("sigmoid/prime-one-factor")
SIGMOID_PRIME_MIXED = mistake("sigmoid/prime-x-for-output")
SIGMOID_PRIME_PLUS = mistake("sigmoid/prime-plus")

TANH_HALF = mistake("tanh/argument-halved")
TANH_CENTRED = mistake("tanh/not-centred")
TANH_SIGN = mistake("tanh/mirrored")
TANH_RECIPROCAL = mistake("tanh/reciprocal")
TANH_TAN = mistake("tanh/tan")
TANH_HARD = mistake("tanh/hard-form")
TANH_OTHER = mistake("tanh/other-curve")
TANH_PRINTED = mistake("tanh/printed-form")
TANH_PRIME_SQUARE = mistake("tanh/prime-square-missing")
TANH_PRIME_OUTPUT = mistake("tanh/prime-of-output")
TANH_PRIME_RAW = mistake("tanh/prime-takes-output")
TANH_PRIME_SIGMOID = mistake("tanh/prime-sigmoid-rule")
TANH_PRIME_PLUS = mistake("tanh/prime-plus")
TANH_PRIME_INSIDE = mistake("tanh/prime-square-inside")
TANH_PRIME_OUTSIDE = mistake("tanh/prime-square-outside")
TANH_PRIME_SECH = mistake("tanh/prime-sech")

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
