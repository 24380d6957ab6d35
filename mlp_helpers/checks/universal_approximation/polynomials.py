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

_COINS = "Weierstrass by tossing coins"
OPEN_NODES = named(
    "bernstein/nodes-off-by-one",
    "f is asked at the wrong points: the n + 1 nodes start at 0, end at 1 and are 1/n apart",
    _COINS,
)
LAST_TERM = named(
    "bernstein/last-term-missing", "the sum has n + 1 terms, from k = 0 to k = n inclusive", _COINS
)
NO_BINOMIAL = named(
    "bernstein/no-binomial",
    "the weights do not add up to 1: k heads can come about in more than one way",
    _COINS,
)
MIRRORED = named(
    "bernstein/mirrored",
    "this is the polynomial at 1 - x: the exponents of x and of 1 - x are exchanged",
    _COINS,
)
F_AT_X = named(
    "bernstein/f-at-x",
    "f is asked at x itself, which gives back f; a polynomial may know f at the nodes only",
    _COINS,
)
NODE_NOT_DIVIDED = named(
    "bernstein/f-at-k", "f is asked at k, outside [0, 1]; the nodes are fractions of n", _COINS
)
INTERPOLATES = named(
    "bernstein/interpolates",
    "this polynomial passes through every node; Bernstein's averages over the nodes instead",
    _COINS,
)
FLOORED = named(
    "bernstein/floor-division",
    "k // n leaves out what comes after the point: it is 0 but for k = n, where it is 1",
    _COINS,
)
FACTORIALS = named(
    "bernstein/lgamma-shifted",
    "lgamma(m) is ln (m - 1)!, so these factorials are one step too small",
    _COINS,
)
X_CHANGED = named(
    "bernstein/in-place",
    "`x` came back changed: `*=` and `x[...] =` write into the caller's own array",
    _COINS,
)
ONE_TERM = named(
    "bernstein/one-term",
    "only the last term comes back: the terms are to be added up, as with `+=`",
    _COINS,
)
PRECEDENCE = named(
    "bernstein/power-of-one-minus-x",
    "the last factor is the power of 1 - x whose exponent is n - k: both need their brackets",
    _COINS,
)
OVERWRITTEN = named(
    "bernstein/toss-overwrites",
    "a toss reads p[k - 1] after it was overwritten: take k downwards, or write into a new array",
    _COINS,
)
NO_HEADS = named(
    "bernstein/toss-leaves-p0",
    "no heads at all gets less likely, too: each toss multiplies p[0] by 1 - x",
    _COINS,
)
TOSSES = named(
    "bernstein/one-toss-missing",
    "these are the probabilities after n - 1 tosses: from 0 tosses there are n to go",
    _COINS,
)
SHIFTED = named(
    "bernstein/shifted-from-the-ends",
    "a small number was added to x, or x was moved away from 0 and 1: this changes the values; "
    "the ends want an answer of their own",
    _COINS,
)
FLAT = named(
    "bernstein/flattened",
    "the values are right, but they come in another shape than x has",
    _COINS,
)
AXES = named(
    "bernstein/axes",
    "x has its own shape and k runs over n + 1 values: give k an axis of its own, or loop over it",
    _COINS,
)
ENDS = named(
    "bernstein/ends",
    "at x = 0 and x = 1 a logarithm or a quotient has no value, though each weight there is simply "
    "0 or 1",
    _COINS,
)
OVERFLOW = named(
    "bernstein/overflow",
    "C(1200, 600) is larger than any float, though weight times powers is not: form the whole "
    "weight without it",
    _COINS,
)


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
