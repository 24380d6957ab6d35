"""Typical mistakes of assignment 05 with the size of the product, and the answers they give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from mlp_helpers.checks.core.compare import Suspect
from mlp_helpers.checks.vanishing_gradients.jacobians import chain, named
from mlp_helpers.numerics.depth import Array, Phi, layer_jacobian

NORMS_REVERSED = named("jacobian_log_norms/reversed-product")
NORMS_NO_DIAGONAL = named("jacobian_log_norms/no-diagonal")
NORMS_WRONG_SIDE = named("jacobian_log_norms/diagonal-on-the-wrong-side")
W_ALONE = named("jacobian_log_norms/single-layers")
PRODUCT_OF_NORMS = named("jacobian_log_norms/product-of-norms")
FROM_OUTPUT = named("jacobian_log_norms/from-the-output")
TURNED = named("jacobian_log_norms/list-reversed")
NOT_ADDED = named("jacobian_log_norms/logs-not-added")
LAST_ONLY = named("jacobian_log_norms/last-only")
NATURAL_LOG = named("jacobian_log_norms/natural-log")
NO_LOG = named("jacobian_log_norms/no-log")
SQUARED = named("jacobian_log_norms/squared-norm")
SPECTRAL = named("jacobian_log_norms/spectral-norm")
OUT_OF_RANGE = named("jacobian_log_norms/out-of-range")
IN_PLACE = named("jacobian_log_norms/in-place")
SMALL_CONSTANT = named("jacobian_log_norms/constant-in-the-log")
MATRICES = named("jacobian_log_norms/matrices")
IDENTITY_SIZE = named("jacobian_log_norms/identity-size")
ZERO_TO_NAN = named("jacobian_log_norms/zero-to-nan")

ZERO_KEPT_FINITE = named("jacobian_log_norms/zero-kept-finite")
REVIVED = named("jacobian_log_norms/zero-forgotten")
FIXED_SLOPE = named("jacobian_log_norms/fixed-slope")
ENDS_AT_ZERO = named("jacobian_log_norms/ends-at-zero")
SCALE_TWICE = named("jacobian_log_norms/scale-counted-twice")
FIRST_W_ALONE = named("jacobian_log_norms/first-w-alone")
ONE_LAYER_LATE = named("jacobian_log_norms/one-layer-late")
WITH_IDENTITY = named("jacobian_log_norms/with-the-identity")
LARGEST_ENTRY = named("jacobian_log_norms/largest-entry")
MEAN_ENTRY = named("jacobian_log_norms/mean-for-norm")
AFTER_SCALING = named("jacobian_log_norms/measured-after-scaling")
VECTOR = named("jacobian_log_norms/vector-for-matrix")

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
