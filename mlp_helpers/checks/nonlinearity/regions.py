"""Layers of ReLU units whose kinks tell the mistakes of counting linear regions apart."""

from __future__ import annotations

from typing import Any

import numpy as np

from mlp_helpers.checks.core.cases import Case
from mlp_helpers.numerics.networks import Array


def inside_cases(rng: np.random.Generator) -> list[Case]:
    """Draw layers of four to seven units whose kinks all lie inside, well apart."""
    cases = []
    for h in rng.permutation([7, 6, 5, 4]):
        low, high = np.round([rng.uniform(-3, 0), rng.uniform(2, 5)], 1)
        places = low + (high - low) * (rng.permutation(h) + rng.uniform(0.2, 0.8, size=h)) / h
        weights = rng.choice([-1, 1], size=h) * rng.uniform(0.4, 2, size=h)
        cases.append(_case(weights, places, low, high))
    return cases


def outside_cases(rng: np.random.Generator) -> list[Case]:
    """Draw layers with kinks outside, at the right end, at the left end.

    All numbers are multiples of powers of two, so that a kink at an end is there exactly.
    """
    low, high = -1.5, 2.5
    cases = []
    for other in ([-3.0, 3.5, 4.25], [high, 3.0], [-2.25, low]):
        # None at 0: a unit with bias 0 that is overlooked shows among the special cases.
        inside = np.setdiff1d(np.arange(-1.25, 2.5, 0.25), [0.0])
        places = [*rng.choice(inside, size=3, replace=False), *other]
        cases.append(_case(_powers(rng, len(places)), rng.permutation(places), low, high))
    return cases


def special_cases(rng: np.random.Generator) -> list[Case]:
    """Draw layers with shared kinks, with constant units, with close kinks, with a kink at 0."""
    low, high = -1.5, 2.5
    a, b, c, d = rng.choice(np.arange(-1.25, 2.5, 0.25), size=4, replace=False)
    shared = _case(_powers(rng, 6), rng.permutation([a, b, b, c, d, d]), low, high)
    weights = _powers(rng, 5)
    weights[2] *= 2.0**-28  # small, but not 0: its unit has a kink
    W1, b1, *_ = _case(weights, [c, d, a, *rng.permutation([b, 3.0])], low, high)
    W1[0, :2], b1[0, :2] = 0.0, rng.permutation([0.0, 0.75])
    # Close, but distinct as computed; not at 0, where a relative tolerance would be none.
    _, p, q, far = sorted([a, b, c, d], key=abs)
    close = _case(_powers(rng, 4), rng.permutation([p, q, far, far + 4e-9]), low, high)
    at_zero = _case(_powers(rng, 4), rng.permutation([0.0, a - 0.125, b - 0.125, 3.0]), low, high)
    return [shared, (W1, b1, low, high), close, at_zero]


def _powers(rng: np.random.Generator, h: int) -> Array:
    return rng.choice([-2.0, -1.0, -0.5, 0.5, 1.0, 2.0], size=h)


def _case(weights: Any, places: Any, low: float, high: float) -> Case:
    """Return W1 and b1 (1, h) of units with these weights that switch at these places."""
    weights = np.reshape(weights, (1, -1))
    return weights, -weights * np.reshape(places, (1, -1)) + 0.0, float(low), float(high)
