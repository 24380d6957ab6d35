"""Networks to judge with, in the layout of one example per row."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.numerics.networks import Layer


def draw_layers(exam: Exam, *sizes: int) -> list[Layer]:
    """Draw a network, its weights and biases all of order 1 so that no mistake hides."""
    return [
        (exam.rng.normal(size=(fan_in, fan_out)), exam.rng.normal(size=(1, fan_out)))
        for fan_in, fan_out in itertools.pairwise(sizes)
    ]


def describe_layers(params: Sequence[Layer]) -> str:
    """Name the shapes of all layers, for a message."""
    return ", ".join(f"W{i} {W.shape}, b{i} {b.shape}" for i, (W, b) in enumerate(params, start=1))
