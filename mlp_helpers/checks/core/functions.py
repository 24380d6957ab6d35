"""Activations and their derivatives by name, as a check hands them to the student's code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from mlp_helpers.numerics.activations import ACTIVATIONS, sigmoid, softplus

Function = Callable[[Any], Any]

ACTIVATION: dict[str, Function] = {
    **{name: item.value for name, item in ACTIVATIONS.items()},
    "linear": lambda z: z,
    "softplus": softplus,
    "arctan": np.arctan,
}
"""The eight activations of the course, and three that are not among them."""

DERIVATIVE: dict[str, Function] = {
    **{name: item.derivative for name, item in ACTIVATIONS.items()},
    "softplus": sigmoid,
    "arctan": lambda z: 1 / (1 + np.square(z)),
}
"""Their derivatives."""
