"""Typical mistakes of assignment 02 with Bernstein's polynomials, and the values they give."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks.core.compare import Suspect
from mlp_helpers.checks.universal_approximation.mistakes import named
from mlp_helpers.numerics import approximation as reference

Array = reference.Array

OPEN_NODES = named("bernstein/nodes-off-by-one")
LAST_TERM = named("bernstein/last-term-missing")
NO_BINOMIAL = named("bernstein/no-binomial")
MIRRORED = named("bernstein/mirrored")
F_AT_X = named("bernstein/f-at-x")
NODE_NOT_DIVIDED = named("bernstein/f-at-k")
INTERPOLATES = named("bernstein/interpolates")
FLOORED = named("bernstein/floor-division")
FACTORIALS = named("bernstein/lgamma-shifted")
X_CHANGED = named("bernstein/in-place")
ONE_TERM = named("bernstein/one-term")
PRECEDENCE = named("bernstein/power-of-one-minus-x")
OVERWRITTEN = named("bernstein/toss-overwrites")
NO_HEADS = named("bernstein/toss-leaves-p0")
TOSSES = named("bernstein/one-toss-missing")
SHIFTED = named("bernstein/shifted-from-the-ends")
FLAT = named("bernstein/flattened")
AXES = named("bernstein/axes")
ENDS = named("bernstein/ends")
OVERFLOW = named("bernstein/overflow")


def wrong_polynomials(f: Callable[[Any], Array], n: int, x: Array) -> list[Suspect]:
    """Return what typical wrong Bernstein polynomials of degree n give at x (m,)."""
    k, W = np.arange(n + 1), reference.bernstein_weights(n, x)
    ways = np.array([math.comb(n, j) for j in k])

    def interpolant() -> Array:
        return np.asarray(np.polynomial.Polynomial.fit(k / n, f(k / n), n)(x))

    return [
        (OPEN_NODES, W @ f(k / (n + 1))),
        (OPEN_NODES, W @ f((k + 1) / n)),
        (OPEN_NODES, W @ f((k + 1) / (n + 1))),
        (OPEN_NODES, W @ f((k - 1) / n)),
        (OPEN_NODES, W @ f((k + 0.5) / (n + 1))),
        (LAST_TERM, W[:, :-1] @ f(k[:-1] / n)),
        (LAST_TERM, W[:, 1:] @ f(k[1:] / n)),
        (LAST_TERM, W[:, 1:-1] @ f(k[1:-1] / n)),
        (NO_BINOMIAL, (W / ways) @ f(k / n)),
        (MIRRORED, W[:, ::-1] @ f(k / n)),
        (F_AT_X, f(x)),
        (NODE_NOT_DIVIDED, W @ f(k)),
        (INTERPOLATES, interpolant),
        (FLOORED, W @ f(k // n)),
        (OPEN_NODES, W[:, :-1] @ f(k[:-1] / (n - 1))),
        (ONE_TERM, W[:, -1] * f(1.0)),
        (PRECEDENCE, (ways * x[:, None] ** k * (1 - x[:, None] ** (n - k))) @ f(k / n)),
        (PRECEDENCE, (ways * x[:, None] ** k * ((1 - x[:, None]) ** n - k)) @ f(k / n)),
        (OVERWRITTEN, lambda: _tossed(n, x, True) @ f(k / n)),
        (OVERWRITTEN, lambda: _tossed(n, x, False) @ f(k / n)),
        (OVERWRITTEN, lambda: _tossed(n, x, True, late=True) @ f(k / n)),
        (NO_HEADS, lambda: _tossed(n, x, None) @ f(k / n)),
        (TOSSES, reference.bernstein_weights(n - 1, x) @ f(k[:-1] / n)),
        (FACTORIALS, (W * k * (n - k) / n) @ f(k / n)),
        (FACTORIALS, (W / n) @ f(k / n)),
        (FACTORIALS, (W * np.maximum(k, 1) * np.maximum(n - k, 1) / n) @ f(k / n)),
        *shifted(f, n, x),
    ]


def shifted(f: Callable[[Any], Array], n: int, x: Array) -> list[Suspect]:
    """Return what comes of a small number that keeps logarithms from 0, at x of any shape."""
    k = np.arange(n + 1)
    log_ways = math.lgamma(n + 1) - np.array(
        [math.lgamma(j + 1) + math.lgamma(n - j + 1) for j in k]
    )

    def added(small: float) -> Array:
        heads, tails = np.log(x + small)[..., None], np.log(1 - x + small)[..., None]
        return np.asarray(np.exp(log_ways + k * heads + (n - k) * tails) @ f(k / n))

    smalls = [10.0**-digits for digits in range(2, 16)]
    return [
        *((SHIFTED, partial(added, small)) for small in smalls),
        *((SHIFTED, reference.bernstein(f, n, np.clip(x, small, 1 - small))) for small in smalls),
    ]


def _tossed(n: int, x: Array, upwards: bool | None, late: bool = False) -> Array:
    """Return weights (m, n + 1) made by tosses that go wrong.

    Each toss goes upwards in place, or only p[0] is renewed too early, or (None) never; going
    upwards p[0] is renewed first or, if `late`, last.
    """
    p = np.zeros((n + 1, len(x)))
    p[0] = 1
    for toss in range(n):
        p[0] *= 1 if upwards is None or late else 1 - x
        for k in range(1, toss + 2) if upwards else range(toss + 1, 0, -1):
            p[k] = p[k] * (1 - x) + p[k - 1] * x
        p[0] *= 1 - x if late else 1
    return p.T
