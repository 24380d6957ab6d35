"""The small net of `forward` and `backward`: one example in columns, without biases."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.backpropagation.penalty import draw_strength
from mlp_helpers.checks.core import Exam, draw_until, shapes
from mlp_helpers.numerics.backpropagation import Values


def draw_example(exam: Exam, d: int, h: int, q: int) -> Values:
    """Draw an example, a target, weights of order 1 and a strength, on which no mistake hides."""

    def draw() -> Values:
        return {
            "x": exam.rng.normal(size=(d, 1)),
            "y": exam.rng.normal(size=(q, 1)),
            "W1": exam.rng.normal(size=(h, d)) * 0.7,  # keeps tanh away from its flat ends
            "W2": exam.rng.normal(size=(q, h)),
            "lam": draw_strength(exam),
        }

    def has_both_signs(v: Values) -> bool:  # on z of one sign ReLU would be the identity, or zero
        return len(np.unique(np.sign(v["W1"] @ v["x"]))) == 2

    return draw_until(draw, has_both_signs)


def describe_example(values: Values) -> str:
    """Name the shapes of an example and the weights, for a message."""
    return shapes(**{name: values[name] for name in ("x", "y", "W1", "W2")})
