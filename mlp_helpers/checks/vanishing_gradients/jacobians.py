"""Typical mistakes of assignment 05 with products of Jacobians, and the answers they give."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from mlp_helpers.checks.core.catalogue import named_in
from mlp_helpers.checks.core.compare import Suspect
from mlp_helpers.numerics.depth import Array, Phi, layer_jacobian

named = named_in("05_vanishing_gradients")

PRODUCT = "The gradient is a product of Jacobians"

REVERSED = named("output_jacobian/reversed-product")
NO_DIAGONAL = named("output_jacobian/no-diagonal")
WRONG_SIDE = named("output_jacobian/diagonal-on-the-wrong-side")
ONE_TOO_MANY = named("output_jacobian/one-factor-too-many")
ONE_TOO_FEW = named("output_jacobian/one-factor-too-few")
SLIDE_COUNT = named("output_jacobian/l-minus-1-factors")
OTHER_END = named("output_jacobian/other-end")
OTHER_Z = named("output_jacobian/z-of-another-layer")
TRANSPOSED = named("output_jacobian/transposed")
W_TRANSPOSED = named("output_jacobian/weights-transposed")
TOP_LINEAR = named("output_jacobian/last-layer-linear")
Z_TO_Z = named("output_jacobian/z-to-z")
ONES = named("output_jacobian/ones-for-identity")
JACOBIAN_IN_PLACE = named("output_jacobian/in-place")
SINGLE_FACTOR = named("output_jacobian/single-factor")
ELEMENTWISE = named("output_jacobian/elementwise")
PRINTED = named("output_jacobian/printed")
IDENTITY_SIZE = named("output_jacobian/identity-size")
NO_IDENTITY = named("output_jacobian/no-empty-product")
OTHER_IDENTITY = named("output_jacobian/identity-of-another-layer")
FIXED_SLOPE = named("output_jacobian/fixed-slope")
SLOPE_TWICE = named("output_jacobian/slope-twice")
FROM_THE_TOP = named("output_jacobian/l-factors-from-the-top")
TAKEN_FOR_ANOTHER = (((4, 5, 4, 3), 2), ((4, 5, 5, 3), 1))
"""Widths and a layer l as large as the input, and as layer l + 1, which ``zs[l]`` belongs to."""
Z_FROM_BELOW = named("output_jacobian/z-in-the-other-order")


def chain(matrices: Sequence[Array], n: int) -> Array:
    """Return the product of `matrices` from left to right; the identity (n, n) of none."""
    J = np.eye(n)
    for M in matrices:
        J = J @ M
    return J


def wrong_jacobians(
    Ws: Sequence[Array], zs: Sequence[Array], slope: Phi, layer: int
) -> list[Suspect]:
    """Return what typical mistakes give for ∂o/∂h(layer)."""
    Ms = [layer_jacobian(W, z, slope) for W, z in zip(Ws, zs, strict=True)]
    n, top, square = len(zs[-1]), list(zip(Ws, zs, strict=True))[layer:], Ws[layer].shape[1]
    mixed = list(zip(top[::-1], top, strict=True))

    def down(factors: Sequence[Array]) -> Callable[[], Array]:
        return lambda: chain(list(factors)[::-1], n)

    return [
        (REVERSED, lambda: chain(Ms[layer:], square)),
        (NO_DIAGONAL, down(Ws[layer:])),
        (WRONG_SIDE, lambda: chain([W * slope(z) for W, z in top][::-1], n)),
        (ONE_TOO_MANY, down(Ms[max(layer - 1, 0) :])),
        (ONE_TOO_FEW, down(Ms[layer + 1 :])),
        (ONE_TOO_FEW, down(Ms[layer:-1])),
        (SLIDE_COUNT, down(Ms[1:])),
        (SINGLE_FACTOR, lambda: Ms[layer]),
        (SINGLE_FACTOR, lambda: Ms[-1]),
        (ELEMENTWISE, lambda: np.prod(Ms[layer:], axis=0)),
        (ELEMENTWISE, lambda: np.eye(n) * np.prod(Ms[layer:], axis=0)),
        (OTHER_END, down(Ms[:layer])),
        (OTHER_Z, lambda: chain([slope(zs[i - 1])[:, None] * Ws[i] for i in _up(Ws, layer)], n)),
        (Z_FROM_BELOW, lambda: chain([slope(z)[:, None] * W for (W, _), (_, z) in mixed], n)),
        (SLOPE_TWICE, lambda: chain([slope(z)[:, None] ** 2 * W for W, z in top][::-1], n)),
        (TOP_LINEAR, down([*Ms[layer:-1], Ws[-1]])),
        (Z_TO_Z, lambda: chain([Ws[i] * slope(zs[i - 1]) for i in _up(Ws, layer)], n)),
        (ONES, lambda: np.ones((n, n)) @ chain(Ms[layer:][::-1], n)),
        (ONES, lambda: chain(Ms[layer:][::-1], n) @ np.ones((Ws[layer].shape[1],) * 2)),
        (TRANSPOSED, lambda: chain(Ms[layer:][::-1], n).T),
        (W_TRANSPOSED, lambda: chain([slope(z)[:, None] * W.T for W, z in top][::-1], n)),
        (W_TRANSPOSED, lambda: chain([W.T * slope(z) for W, z in top][::-1], n)),
    ]


def _up(Ws: Sequence[Array], layer: int) -> range:
    return range(len(Ws) - 1, layer - 1, -1)
