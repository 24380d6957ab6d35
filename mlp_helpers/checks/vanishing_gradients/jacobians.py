"""Typical mistakes of assignment 05 with products of Jacobians, and the answers they give."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from mlp_helpers.checks.core.compare import Suspect, named_in
from mlp_helpers.numerics.depth import Array, Phi, layer_jacobian

named = named_in("05_vanishing_gradients")

PRODUCT = "The gradient is a product of Jacobians"

REVERSED = named(
    "output_jacobian/reversed-product",
    "the Jacobians are multiplied in the other order; the one of the last layer stands on the left",
    PRODUCT,
)
NO_DIAGONAL = named(
    "output_jacobian/no-diagonal",
    "only the W are multiplied: each layer also has the elementwise phi, whose Jacobian is a "
    "diagonal matrix",
    PRODUCT,
)
WRONG_SIDE = named(
    "output_jacobian/diagonal-on-the-wrong-side",
    "phi'(z) scales the columns of W; phi comes after W, so its derivative scales the rows",
    PRODUCT,
)
ONE_TOO_MANY = named(
    "output_jacobian/one-factor-too-many",
    "the product goes down to M(l), which leads to h(l-1); it has to stop one layer above",
    "How many matrices?",
)
ONE_TOO_FEW = named(
    "output_jacobian/one-factor-too-few",
    "one Jacobian is missing at an end of the product; between h(l) and h(L) lie L - l layers",
    "How many matrices?",
)
SLIDE_COUNT = named(
    "output_jacobian/l-minus-1-factors",
    "these are L - 1 factors whatever `layer` is: the count on the slide holds for layer 1 only",
    "How many matrices?",
)
OTHER_END = named(
    "output_jacobian/other-end",
    "this is the Jacobian of h(l) with respect to the input: the layers below l, not those above",
    PRODUCT,
)
OTHER_Z = named(
    "output_jacobian/z-of-another-layer",
    "W of one layer meets phi'(z) of another one: Ws[i] and zs[i] belong together",
    PRODUCT,
)
TRANSPOSED = named(
    "output_jacobian/transposed",
    "this is the transpose: here a Jacobian has one row per output and one column per input",
    PRODUCT,
)
W_TRANSPOSED = named(
    "output_jacobian/weights-transposed",
    "each W is transposed, which belongs to the row layout; here z = W h, and ∂z/∂h is W itself",
    PRODUCT,
)
TOP_LINEAR = named(
    "output_jacobian/last-layer-linear",
    "the last layer's factor is W(L) alone; in this net phi goes over the last layer, too",
    PRODUCT,
)
Z_TO_Z = named(
    "output_jacobian/z-to-z",
    "W of a layer meets phi'(z) of the layer below: that is ∂z(k)/∂z(k-1), and not ∂h(k)/∂h(k-1)",
    PRODUCT,
)
ONES = named(
    "output_jacobian/ones-for-identity",
    "a matrix full of ones adds rows up; the one that changes nothing is zero off its diagonal",
    "How many matrices?",
)
JACOBIAN_IN_PLACE = named(
    "output_jacobian/in-place",
    "`*=` or the like writes into the arguments; the net would be another one afterwards",
    PRODUCT,
)
SINGLE_FACTOR = named(
    "output_jacobian/single-factor",
    "this is one layer's Jacobian M; the loop computes each M, but does not multiply them together",
    PRODUCT,
)
ELEMENTWISE = named(
    "output_jacobian/elementwise",
    "the factors are multiplied entry by entry; the chain rule multiplies Jacobians as matrices",
    PRODUCT,
)
PRINTED = named(
    "output_jacobian/printed",
    "the result is printed and then lost: the function ends without a `return`",
    PRODUCT,
)
IDENTITY_SIZE = named(
    "output_jacobian/identity-size",
    "the product starts with an identity as large as the input; on the left stand the outputs",
    PRODUCT,
)
NO_IDENTITY = named(
    "output_jacobian/no-empty-product",
    "for layer = L nothing is left to multiply, and o is h(L) itself: what is its Jacobian?",
    "How many matrices?",
)
OTHER_IDENTITY = named(
    "output_jacobian/identity-of-another-layer",
    "the product starts with an identity as large as another layer; h(l) has as many units as "
    "Ws[l] has columns",
    PRODUCT,
)
FIXED_SLOPE = named(
    "output_jacobian/fixed-slope",
    "this is tanh's derivative whatever phi_prime is handed over; call phi_prime",
    PRODUCT,
)
SLOPE_TWICE = named(
    "output_jacobian/slope-twice",
    "phi'(z) of each layer is in the product twice; a layer's Jacobian has it once",
    PRODUCT,
)
FROM_THE_TOP = named(
    "output_jacobian/l-factors-from-the-top",
    "`layer` says how many factors are taken; it is the layer they lead down to: there are L - l",
    "How many matrices?",
)
TAKEN_FOR_ANOTHER = (((4, 5, 4, 3), 2), ((4, 5, 5, 3), 1))
"""Widths and a layer l as large as the input, and as layer l + 1, which ``zs[l]`` belongs to."""
Z_FROM_BELOW = named(
    "output_jacobian/z-in-the-other-order",
    "the W are taken from the top down, the z from the bottom up: turn both lists, or none",
    PRODUCT,
)


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
