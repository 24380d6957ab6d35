"""The net of assignment 07, without torch's modules: its parameters, a batch for it, its logits."""

from __future__ import annotations

import math

import numpy as np
import torch

from mlp_helpers.checks.core import Exam

FLOAT32 = 2e-5
"""Tolerance for float32: sums of up to 784 products of order 1 spread by about 2e-6 between
orders of summation (measured over 1,000 seeds); the mistakes below differ by 1e-2 or more."""

Values = dict[str, torch.Tensor]
Batch = tuple[torch.Tensor, torch.Tensor]


def shapes_of(d: int, h: int, q: int) -> dict[str, tuple[int, ...]]:
    """Return the shapes of a two-layer net's parameters."""
    layers = {"lin_1.weight": (h, d), "lin_1.bias": (h,)}
    return layers | {"lin_2.weight": (q, h), "lin_2.bias": (q,)}


def draw_values(exam: Exam, d: int, h: int, q: int) -> Values:
    """Draw the parameters of a two-layer net, all of order 1 so that no mistake hides."""
    draw = {name: exam.rng.normal(size=shape) for name, shape in shapes_of(d, h, q).items()}
    draw["lin_1.weight"] *= math.sqrt(2 / d)
    return {name: torch.tensor(value, dtype=torch.float32) for name, value in draw.items()}


def logits_of(values: Values, X: torch.Tensor) -> torch.Tensor:
    """Return the logits (n, q) of the two-layer ReLU net for rows X (n, d)."""
    hidden = torch.relu(X @ values["lin_1.weight"].T + values["lin_1.bias"])
    return hidden @ values["lin_2.weight"].T + values["lin_2.bias"]


def draw_batch(exam: Exam, n: int, q: int = 10) -> tuple[torch.Tensor, torch.Tensor]:
    """Draw n images (n, 1, 28, 28) in [0, 1] and labels (n,)."""
    X = torch.tensor(exam.rng.random(size=(n, 1, 28, 28)), dtype=torch.float32)
    return X, torch.tensor(exam.rng.integers(q, size=n))


def flat(values: Values) -> np.ndarray:
    """Return all values as one vector, in the order of their names."""
    return torch.cat([values[name].flatten() for name in sorted(values)]).numpy()
