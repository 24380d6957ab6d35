"""Typical mistakes of assignment 05 with the size of the product, and the answers they give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from mlp_helpers.checks.core.compare import Suspect
from mlp_helpers.checks.vanishing_gradients.jacobians import PRODUCT, chain, named
from mlp_helpers.numerics.depth import Array, Phi, layer_jacobian

LOGS = "Logarithms, because the product leaves the floats"

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
SMALL_CONSTANT = named(
    "jacobian_log_norms/constant-in-the-log",
    "below some depth the numbers stand still: a constant that keeps the logarithm finite has "
    "taken the place of the norm",
    LOGS,
)
MATRICES = named(
    "jacobian_log_norms/matrices",
    "a matrix comes back where a number is wanted: the size of each product, as a logarithm",
    LOGS,
)
IDENTITY_SIZE = named(
    "jacobian_log_norms/identity-size",
    "the product starts with an identity as large as the output; on the right stand the inputs",
    PRODUCT,
)
ZERO_TO_NAN = named(
    "jacobian_log_norms/zero-to-nan",
    "a product that is exactly zero was divided by its norm, 0/0; its logarithm is minus infinity",
    LOGS,
)

ZERO_KEPT_FINITE = named(
    "jacobian_log_norms/zero-kept-finite",
    "log10 of a zero product is minus infinity; here a finite number stands in its place",
    LOGS,
)
REVIVED = named(
    "jacobian_log_norms/zero-forgotten",
    "a product that is zero stays zero in all layers above; here it starts anew after that layer",
    LOGS,
)
FIXED_SLOPE = named(
    "jacobian_log_norms/fixed-slope",
    "this is the answer for a tanh net whatever phi_prime is handed over; call phi_prime",
    LOGS,
)
ENDS_AT_ZERO = named(
    "jacobian_log_norms/ends-at-zero",
    "the list ends where the product becomes zero; the layers above have a number each, too",
    LOGS,
)
SCALE_TWICE = named(
    "jacobian_log_norms/scale-counted-twice",
    "the last layer's share is in twice: the sum of the scales already holds its logarithm",
    LOGS,
)
FIRST_W_ALONE = named(
    "jacobian_log_norms/first-w-alone",
    "the product starts with W(1); M(1) also has phi'(z(1)), as each layer has",
    PRODUCT,
)
ONE_LAYER_LATE = named(
    "jacobian_log_norms/one-layer-late",
    "each number belongs to the layer below, the first one to the identity: first multiply, then "
    "measure",
    PRODUCT,
)
WITH_IDENTITY = named(
    "jacobian_log_norms/with-the-identity",
    "there is one number too many: the first is that of the identity, l = 0; wanted are l = 1 to L",
    PRODUCT,
)
LARGEST_ENTRY = named(
    "jacobian_log_norms/largest-entry",
    "this is the logarithm of the largest entry; the Frobenius norm takes all entries together",
    LOGS,
)
MEAN_ENTRY = named(
    "jacobian_log_norms/mean-for-norm",
    "this is an average over the entries; a norm adds the squares up, and grows with their number",
    LOGS,
)
AFTER_SCALING = named(
    "jacobian_log_norms/measured-after-scaling",
    "the product is measured after it was divided by its norm, so that every number is log10(1)",
    LOGS,
)
VECTOR = named(
    "jacobian_log_norms/vector-for-matrix",
    "the product starts with a vector of ones, so that each row of J_l is summed up; the identity "
    "keeps all entries",
    PRODUCT,
)

SEEN_LATER = (FROM_OUTPUT, TURNED, SQUARED, SCALE_TWICE, NORMS_NO_DIAGONAL, FIRST_W_ALONE)
"""Mistakes that the first number alone cannot tell from others."""

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
    return [
        (NORMS_NO_DIAGONAL, lambda: growing(Ws)),
        (NORMS_WRONG_SIDE, lambda: growing([W * slope(z) for W, z in pairs])),
        (FIRST_W_ALONE, lambda: growing([Ws[0], *Ms[1:]])),
        *_wrong_products(Ms),
        *_wrong_sizes(Ms),
    ]


def _wrong_products(Ms: Sequence[Array]) -> list[Suspect]:
    """Return what comes of the layers' Jacobians multiplied or listed in another way."""
    single = np.array([frobenius(M) for M in Ms])
    identity = frobenius(np.eye(Ms[0].shape[1]))

    def reversed_growing() -> Array:
        return np.array([frobenius(chain(Ms[: i + 1], len(Ms[0]))) for i in range(len(Ms))])

    def from_output() -> Array:
        return growing([M.T for M in Ms[::-1]])

    return [
        (NORMS_REVERSED, reversed_growing),
        (W_ALONE, single),
        (PRODUCT_OF_NORMS, np.cumsum(single)),
        (FROM_OUTPUT, from_output),
        (FROM_OUTPUT, lambda: from_output()[::-1]),
        (TURNED, lambda: growing(Ms)[::-1]),
        (NOT_ADDED, lambda: np.diff(growing(Ms), prepend=0.0)),
        (LAST_ONLY, lambda: growing(Ms)[-1]),
        (LAST_ONLY, lambda: growing(Ms)[-1:]),
        (MATRICES, lambda: np.array(Ms)),
        (MATRICES, lambda: growing(Ms, np.asarray)),
        (MATRICES, lambda: growing(Ms, np.asarray)[-1]),
        (MATRICES, lambda: Ms[-1]),
        (ONE_LAYER_LATE, lambda: np.array([identity, *growing(Ms)[:-1]])),
        (WITH_IDENTITY, lambda: np.array([identity, *growing(Ms)])),
        (VECTOR, lambda: growing([Ms[0].sum(axis=1, keepdims=True), *Ms[1:]])),
    ]


def _wrong_sizes(Ms: Sequence[Array]) -> list[Suspect]:
    """Return what comes of the right products measured in another way."""

    def divided_by_squares() -> Array:
        logs = [0.0]  # n(l) = log-norm of J_l; with squares for scales s(l) = 2 n(l) - s(l-1)
        for log_norm in growing(Ms):
            logs.append(2 * log_norm - logs[-1])
        return np.array(logs[1:])

    def counted_twice() -> Array:
        logs = growing(Ms)
        return np.asarray(logs + np.diff(logs, prepend=0.0))

    def largest(J: Array) -> Any:
        return np.log10(np.abs(J).max())

    return [
        (NATURAL_LOG, lambda: growing(Ms, lambda J: np.log(np.linalg.norm(J)))),
        (NO_LOG, lambda: growing(Ms, np.linalg.norm)),
        (SQUARED, lambda: growing(Ms, lambda J: np.log10(np.sum(J**2)))),
        (SQUARED, divided_by_squares),
        (SCALE_TWICE, counted_twice),
        (MEAN_ENTRY, lambda: growing(Ms, lambda J: np.log10(np.sqrt(np.mean(J**2))))),
        (MEAN_ENTRY, lambda: growing(Ms, lambda J: np.log10(np.mean(np.abs(J))))),
        (LARGEST_ENTRY, lambda: growing(Ms, largest)),
        (SPECTRAL, lambda: growing(Ms, lambda J: np.log10(np.linalg.norm(J, 2)))),
    ]


def standing_still(got: Array, expected: Array) -> list[Suspect]:
    """Return `got` as a suspect if its logarithms fall as they should, and then stand still."""
    if got.shape != expected.shape:
        return []
    still = np.abs(got - got[-1]) < 1e-6
    # half a decimal: near 1e-160 the squares within a norm lose their digits before they vanish
    fell = np.abs(got - expected) < 0.5
    return [(SMALL_CONSTANT, got)] if np.sum(still) > 10 and np.all(fell | still) else []
