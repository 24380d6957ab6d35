"""What several checks of assignment 01 work with: activations by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from mlp_helpers.checks.core.side import operation

PHI: dict[str, Callable[[Any], Any]] = {
    "relu": lambda z: np.maximum(z, 0),
    "tanh": np.tanh,
    "softplus": lambda z: np.logaddexp(0, z),
    "arctan": np.arctan,
}


@operation
def build_activation(name: str) -> Callable[[Any], Any]:
    """Build an elementwise activation from its name; it takes numbers and arrays."""
    return PHI[name]
