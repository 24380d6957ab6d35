"""Typical mistakes of assignment 02 with the width of a net, and the widths they give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.universal_approximation.mistakes import named

GRID = np.linspace(0.0, 1.0, 1001)
"""Where assignment 02 measures a sup-error on [0, 1]."""

WIDEST = 49
"""No answer, and none of a mistake that tries one width after the other, is larger."""

MEASURED = 100
"""How far a search that jumps ahead is followed."""

KNOTS_FOR_UNITS = named("width_needed/knots-for-units")
ONE_TOO_FEW = named("width_needed/one-too-few")
NOT_SMALLEST = named("width_needed/not-smallest")
AT_KNOTS = named("width_needed/error-at-knots")
SIGNED = named("width_needed/no-absolute-value")
AVERAGED = named("width_needed/averaged")
ONE_KNOT_MORE = named("width_needed/one-knot-too-many")
COARSE = named("width_needed/coarse-grid")

LOOSE = named("width_needed/too-lenient")
ROUNDED = named("width_needed/rounded")
SQUARED = named("width_needed/squared")
END_MISSING = named("width_needed/last-knot-missing")
THE_ERROR = named("width_needed/error-returned")
FROM_ZERO = named("width_needed/from-zero")
STRICT = named("width_needed/strict")

TOPS = (48, 49, 50, 64, 100)
"""Where a student who bisects may begin: an answer below 50 is promised."""

Candidates = list[tuple[Mistake, float]]


@dataclass(frozen=True)
class Errors:
    """The errors by width in several norms; width 0 counts as infinitely wrong."""

    sup: np.ndarray
    constant: float
    signed: list[np.ndarray]
    averaged: list[np.ndarray]
    coarse: list[np.ndarray]


def errors_of(f: Callable[[Any], Any]) -> Errors:
    """Measure the nets with 1, 2, 3, ... units for f in each norm."""
    values, widths = f(GRID), range(1, MEASURED + 1)
    knots = [np.linspace(0.0, 1.0, h + 1) for h in widths]
    E = np.array([values - np.interp(GRID, xs, f(xs)) for xs in knots])

    def by_width(error: np.ndarray) -> np.ndarray:
        return np.concatenate([[np.inf], error])

    mean_square = (E**2).mean(axis=1)
    return Errors(
        sup=by_width(np.abs(E).max(axis=1)),
        constant=float(np.max(np.abs(values - f(0.0)))),
        signed=[by_width(E.max(axis=1)), by_width((-E).max(axis=1))],
        averaged=[by_width(e) for e in (np.abs(E).mean(axis=1), np.sqrt(mean_square), mean_square)],
        coarse=[by_width(np.abs(E[:, ::k]).max(axis=1)) for k in (10, 100)],
    )


def candidates_for(h: int, epsilon: float, errors: Errors) -> Candidates:
    """Return the answers of typical mistakes where h is right, in one order for all functions."""
    enough, sup = errors.sup <= epsilon, errors.sup
    double = next((2**k for k in range(7) if enough[2**k]), 2 * WIDEST)
    return [
        (KNOTS_FOR_UNITS, h + 1),
        # h knots for h units: one knot makes a constant, or two stand in for it.
        (KNOTS_FOR_UNITS, 1 if errors.constant <= epsilon else h + 1),
        (KNOTS_FOR_UNITS, 1 if h == 1 else h + 1),
        (ONE_TOO_FEW, h - 1),
        (ONE_KNOT_MORE, max(h - 1, 1)),
        (NOT_SMALLEST, double),
        (NOT_SMALLEST, _bisected(enough, double // 2, double)),
        *((NOT_SMALLEST, _bisected(enough, low, top)) for top in TOPS for low in (0, 1)),
        (AT_KNOTS, 1),
        (FROM_ZERO, 0 if errors.constant <= epsilon else h),
        (STRICT, int(np.argmax(sup < epsilon))),
        (THE_ERROR, float(sup[h])),
        (SQUARED, int(np.argmax(sup**2 <= epsilon))),
        *((LOOSE, int(np.argmax(sup <= epsilon + more))) for more in (1e-3, 1e-2)),
        *((ROUNDED, int(np.argmax(np.round(sup, digits) <= epsilon))) for digits in (2, 3)),
        *((SIGNED, int(np.argmax(error <= epsilon))) for error in errors.signed),
        *((AVERAGED, int(np.argmax(error <= epsilon))) for error in errors.averaged),
        *((COARSE, int(np.argmax(error <= epsilon))) for error in errors.coarse),
    ]


def _bisected(enough: np.ndarray, low: int, high: int) -> int:
    """Bisect for the width where `enough` turns true, which is known of neither end.

    From 0 the lower end is taken not to be enough; from 1 it is itself a candidate.
    """
    if low == 1:
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if enough[middle] else (middle + 1, high)
        return low
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough[middle] else (middle, high)
    return high


def misses_the_end(f: Callable[[Any], Any], epsilon: float, width: float) -> bool:
    """Tell whether this is the first width that will do where the knots k / (h + 1) end below 1."""
    if not (1 <= width <= 20_000 and width % 1 == 0):
        return False

    def error(h: int) -> float:
        knots = np.linspace(0.0, 1.0, h + 1, endpoint=False)
        return float(np.max(np.abs(f(GRID) - np.interp(GRID, knots, f(knots)))))

    return error(int(width)) <= epsilon and (width == 1 or error(int(width) - 1) > epsilon)
