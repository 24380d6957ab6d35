"""Typical mistakes of assignment 05 with Jacobians and gradients, and the answers they give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from mlp_helpers.checks.core.compare import Mistake, Suspect
from mlp_helpers.numerics.depth import Array, Phi, layer_jacobian


def named(name: str, hint: str, heading: str) -> Mistake:
    """Return a mistake of this assignment, explained under a heading of its lecture."""
    return Mistake(f"05/{name}", hint, f"course/05_vanishing_gradients.ipynb, “{heading}”")


PRODUCT = "The gradient is a product of Jacobians"
LOGS = "Logarithms, because the product leaves the floats"
LAYERS = "The gradient that each layer gets"

# --- output_jacobian ------------------------------------------------------------------------------
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
NO_IDENTITY = named(
    "output_jacobian/no-empty-product",
    "for layer = L nothing is left to multiply, and o is h(L) itself: what is its Jacobian?",
    "How many matrices?",
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
        (OTHER_END, down(Ms[:layer])),
        (OTHER_Z, lambda: chain([slope(zs[i - 1])[:, None] * Ws[i] for i in _up(Ws, layer)], n)),
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


# --- jacobian_log_norms ---------------------------------------------------------------------------
NORMS_REVERSED = named(
    "jacobian_log_norms/reversed-product",
    "the new Jacobian is multiplied on the right of the product; the later layer stands on the "
    "left",
    PRODUCT,
)
NORMS_NO_DIAGONAL = named(
    "jacobian_log_norms/no-diagonal",
    "only the W are multiplied; phi'(z) is missing, the half of each layer that depends on phi",
    PRODUCT,
)
NORMS_WRONG_SIDE = named(
    "jacobian_log_norms/diagonal-on-the-wrong-side",
    "phi'(z) scales the columns of W; phi comes after W, so its derivative scales the rows",
    PRODUCT,
)
W_ALONE = named(
    "jacobian_log_norms/single-layers",
    "these are the norms of the single layers' Jacobians, not those of their growing product",
    PRODUCT,
)
PRODUCT_OF_NORMS = named(
    "jacobian_log_norms/product-of-norms",
    "the layers' norms are multiplied, but the norm of a product is at most the product of the "
    "norms",
    LOGS,
)
FROM_OUTPUT = named(
    "jacobian_log_norms/from-the-output",
    "the product grows from the output downwards; here it starts at the input, with M(1)",
    PRODUCT,
)
TURNED = named(
    "jacobian_log_norms/list-reversed",
    "the numbers are right, but the list runs from layer L to layer 1; the first layer comes first",
    PRODUCT,
)
NOT_ADDED = named(
    "jacobian_log_norms/logs-not-added",
    "each number says what one layer changed; the logarithms of the scales taken out before are "
    "missing",
    LOGS,
)
LAST_ONLY = named(
    "jacobian_log_norms/last-only",
    "only the whole product's norm comes back; wanted is one number after each layer",
    PRODUCT,
)
NATURAL_LOG = named(
    "jacobian_log_norms/natural-log",
    "this is the natural logarithm; to base 10 the numbers count decimal places",
    LOGS,
)
NO_LOG = named("jacobian_log_norms/no-log", "these are the norms; take their logarithm", LOGS)
SQUARED = named(
    "jacobian_log_norms/squared-norm",
    "this is the logarithm of the sum of squares; the norm is its square root",
    LOGS,
)
SPECTRAL = named(
    "jacobian_log_norms/spectral-norm",
    "this is the largest singular value; the Frobenius norm takes all entries together",
    LOGS,
)
OUT_OF_RANGE = named(
    "jacobian_log_norms/out-of-range",
    "the product itself was formed, and it left the range of float64 before its logarithm was "
    "taken",
    LOGS,
)
IN_PLACE = named(
    "jacobian_log_norms/in-place",
    "`*=` or `/=` writes into the caller's weights; the net would be another one afterwards",
    LOGS,
)
ZERO_TO_NAN = named(
    "jacobian_log_norms/zero-to-nan",
    "a product that is exactly zero was divided by its norm, 0/0; its logarithm is minus infinity",
    LOGS,
)

Norm = Callable[[Array], Any]


def frobenius(J: Array) -> Any:
    """Return log10 of the Frobenius norm."""
    return np.log10(np.linalg.norm(J))


def growing(Ms: Sequence[Array], log_norm: Norm = frobenius) -> Array:
    """Return the log-norm of M(l) ··· M(1) for each l, the product formed plainly."""
    J, logs = np.eye(Ms[0].shape[1]), []
    for M in Ms:
        J = M @ J
        logs.append(log_norm(J))
    return np.array(logs)


def wrong_log_norms(Ws: Sequence[Array], zs: Sequence[Array], slope: Phi) -> list[Suspect]:
    """Return what typical mistakes give for all log-norms."""
    pairs = list(zip(Ws, zs, strict=True))
    Ms = [layer_jacobian(W, z, slope) for W, z in pairs]
    single = np.array([frobenius(M) for M in Ms])

    def reversed_growing() -> Array:
        return np.array([frobenius(chain(Ms[: i + 1], len(Ms[0]))) for i in range(len(Ms))])

    def from_output() -> Array:
        return growing([M.T for M in Ms[::-1]])

    def divided_by_squares() -> Array:
        logs = [0.0]  # n(l) = log-norm of J_l; with squares for scales s(l) = 2 n(l) - s(l-1)
        for log_norm in growing(Ms):
            logs.append(2 * log_norm - logs[-1])
        return np.array(logs[1:])

    return [
        (NORMS_REVERSED, reversed_growing),
        (NORMS_NO_DIAGONAL, lambda: growing(Ws)),
        (NORMS_WRONG_SIDE, lambda: growing([W * slope(z) for W, z in pairs])),
        (W_ALONE, single),
        (PRODUCT_OF_NORMS, np.cumsum(single)),
        (FROM_OUTPUT, from_output),
        (FROM_OUTPUT, lambda: from_output()[::-1]),
        (TURNED, lambda: growing(Ms)[::-1]),
        (NOT_ADDED, lambda: np.diff(growing(Ms), prepend=0.0)),
        (LAST_ONLY, lambda: growing(Ms)[-1]),
        (LAST_ONLY, lambda: growing(Ms)[-1:]),
        (NATURAL_LOG, lambda: growing(Ms, lambda J: np.log(np.linalg.norm(J)))),
        (NO_LOG, lambda: growing(Ms, np.linalg.norm)),
        (SQUARED, lambda: growing(Ms, lambda J: np.log10(np.sum(J**2)))),
        (SQUARED, divided_by_squares),
        (SPECTRAL, lambda: growing(Ms, lambda J: np.log10(np.linalg.norm(J, 2)))),
    ]
