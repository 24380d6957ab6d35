"""The net of `output_jacobian` and `jacobian_log_norms`: columns, no biases, φ in each layer."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np

from mlp_helpers.checks.core import RTOL, Exam, close
from mlp_helpers.checks.core.compare import as_array
from mlp_helpers.numerics.depth import Array, Phi, layer_jacobian

Net = tuple[list[Array], list[Array]]
"""The weights Ws and the pre-activations zs, one of each for every layer."""

SQUARE = (4, 4, 4, 4, 4)
"""Layers of equal width: here a wrong order is a wrong number, elsewhere an error of shapes."""
DISTINCT = (5, 4, 3, 6, 2)
ENDS_AGREE = (3, 4, 5, 3)
"""Other widths within; who is right here only took the size of one end for that of the other."""
FIRST_AGREES = (4, 4, 5, 3)
"""The first layer is as wide as the input: who is right here only took its size for the input's."""


def draw_net(exam: Exam, sizes: Sequence[int]) -> Net:
    """Draw weights and pre-activations of order 1; `sizes` are the layers', the input's first."""
    Ws: list[Array] = [exam.rng.normal(size=(m, n)) for n, m in itertools.pairwise(sizes)]
    zs: list[Array] = [exam.rng.normal(size=m) for m in sizes[1:]]
    return Ws, zs


def describe_net(net: Net) -> str:
    """Name the shapes of the weights, for a message."""
    return "Ws of shapes " + ", ".join(str(W.shape) for W in net[0])


def layer_jacobians(net: Net, slope: Phi) -> list[Array]:
    """Return M(1) to M(L)."""
    return [layer_jacobian(W, z, slope) for W, z in zip(*net, strict=True)]


def chain(matrices: Sequence[Array], n: int) -> Array:
    """Return the product of `matrices` from left to right; the identity (n, n) of none."""
    J = np.eye(n)
    for M in matrices:
        J = J @ M
    return J


def agrees(value: Any, expected: Array) -> bool:
    """Tell whether what came back of some call is `expected`."""
    return isinstance(value, np.ndarray | list) and close(as_array(value), expected, RTOL)
