"""Functions to approximate in assignment 02: built by name beside the student's code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.executor import operation
from mlp_helpers.checks.universal_approximation.widths import (
    AT_KNOTS,
    AVERAGED,
    COARSE,
    END_MISSING,
    GRID,
    KNOTS_FOR_UNITS,
    LOOSE,
    MEASURED,
    NOT_SMALLEST,
    ROUNDED,
    SIGNED,
    SQUARED,
    STRICT,
    WIDEST,
    Candidates,
    candidates_for,
    errors_of,
    misses_the_end,
)
from mlp_helpers.numerics.approximation import interpolation_error

SHOWING: dict[str, set[Mistake]] = {
    "wave": {KNOTS_FOR_UNITS, AT_KNOTS, AVERAGED, LOOSE, ROUNDED, SQUARED},
    "step": {KNOTS_FOR_UNITS, AT_KNOTS, AVERAGED, SIGNED},
    "kink": {KNOTS_FOR_UNITS, NOT_SMALLEST, COARSE},
    "parabola": {KNOTS_FOR_UNITS},
    "line": set(),
    "constant": set(),
    "tie": set(),
}
"""Mistakes that must not give the right width, nor one another's, by kind of function."""

WIDTHS = {
    **dict.fromkeys(("line", "constant", "tie"), range(1, 2)),
    "parabola": range(2, 5),
    "wave": range(36, WIDEST),  # a search that stops too early does not get there
}
"""The widths that are right, by kind of function, where they are not just any."""

MARGIN = {"wave": 0.97}
"""How much smaller than any before it the error is at the width that is right; else 0.9.

The error of a smooth function falls like 1 / h^2, which at h = 48 is a factor of 0.96.
"""


@dataclass(frozen=True)
class WidthCase:
    """A function and an ε, the width that is right, and the widths of typical mistakes.

    `candidates` lists the mistakes in the same order in every case.
    """

    kind: str
    parameters: list[float]
    epsilon: float
    width: int
    candidates: Candidates


def _wave(x: Any, a: float, b: float, c: float, d: float, e: float) -> Any:
    return a * np.sin(b * np.asarray(x) + c) + d * np.asarray(x) + e


def _kink(x: Any, a: float, b: float, c: float) -> Any:
    return a * np.abs(np.asarray(x) - b) + c


def _step(x: Any, a: float, b: float, c: float) -> Any:
    return a * np.tanh(b * (np.asarray(x) - c))


def _parabola(x: Any, a: float, b: float, c: float) -> Any:
    return a * (np.asarray(x) - b) ** 2 + c


def _line(x: Any, a: float, b: float) -> Any:
    return a * np.asarray(x) + b


def _constant(x: Any, a: float) -> Any:
    return a + 0 * np.asarray(x)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "wave": _wave,
    "kink": _kink,
    "step": _step,
    "parabola": _parabola,
    "line": _line,
    "constant": _constant,
    "tie": _kink,
}
"""Families of functions of x, a number or an array, by name."""


@operation
def build_function(kind: str, parameters: list[float]) -> Callable[[Any], Any]:
    """Build a function of x, which may be a number or an array."""
    family = FUNCTIONS[kind]
    return lambda x: family(x, *parameters)


def formula(kind: str, parameters: list[float]) -> str:
    """Write the function as a formula, for the reader of a report."""
    patterns = {
        "wave": "{:.3g} sin({:.3g} x + {:.3g}) + {:.3g} x + {:.3g}",
        "kink": "{:.3g} |x - {:.6g}| + {:.3g}",
        "step": "{:.3g} tanh({:.3g} (x - {:.3g}))",
        "parabola": "{:.3g} (x - {:.3g})^2 + {:.3g}",
        "line": "{:.3g} x + {:.3g}",
        "constant": "{:.3g}",
    }
    patterns["tie"] = patterns["kink"].replace(".3g", ".6g")
    return patterns[kind].format(*parameters)


def draw_function(kind: str, rng: np.random.Generator) -> list[float]:
    """Draw parameters, all of order 1 so that no mistake hides."""
    sign = float(rng.choice([-1.0, 1.0]))
    if kind == "wave":
        low, high = [1.0, 3.0, 0.0, 0.5, 1.0], [2.0, 7.0, 6.0, 2.0, 2.0]
        return [sign * value if i == 0 else value for i, value in enumerate(_draw(rng, low, high))]
    if kind == "step":
        a, b, c = _draw(rng, [1.0, 12.0, 0.3], [2.0, 40.0, 0.7])
        return [sign * a, b, c]
    if kind == "parabola":
        a, b, c = _draw(rng, [1.0, 0.2, 0.5], [2.0, 0.8, 1.5])
        return [sign * a, b, c]
    if kind == "line":
        a, b = _draw(rng, [1.0, 0.5], [2.0, 1.5])
        return [sign * a, b]
    if kind == "constant":
        return [sign * _draw(rng, [1.0], [2.0])[0]]
    if kind == "tie":  # eighths, so that the largest error, a / 2, is there to the last bit
        a, offset = (int(rng.integers(8, 16)) / 8 for _ in range(2))
        return [sign * a, 0.5, offset]
    # A kink that some equally spaced knots hit exactly, which makes the error jump up and down;
    # between two of 101 points, so that these do not see how large it is.
    q = int(rng.choice([7, 9, 11, 13, 17, 19]))
    p = int(rng.integers(2, q - 1))
    a, offset = _draw(rng, [1.0, 0.5], [2.0, 1.5])
    return [sign * a, p / q, offset]


def _draw(rng: np.random.Generator, low: list[float], high: list[float]) -> list[float]:
    return [float(value) for value in rng.uniform(low, high)]


def draw_width_case(kind: str, rng: np.random.Generator) -> WidthCase:
    """Draw a function and an ε whose width stands apart from that of the mistakes in `SHOWING`.

    Any grid finer than 1,001 points finds the same width.
    """
    for _ in range(500):
        parameters = draw_function(kind, rng)
        f = build_function(kind, parameters)
        errors = errors_of(f)
        sup = errors.sup
        best = np.minimum.accumulate(sup)  # records below 1e-3 may be rounding: a kink on a knot
        widths = WIDTHS.get(kind, range(3, WIDEST // 2))
        margin = MARGIN.get(kind, 0.9)
        records = [h for h in widths if sup[h] < margin * best[h - 1] and best[h - 1] > 1e-3]
        if not records:
            continue
        h = int(rng.choice(records))
        next_best = float(best[h - 1])
        epsilon = 0.01 if h == 1 else max(float(np.sqrt(sup[h] * next_best)), 0.5 * next_best)
        if kind == "tie":
            epsilon = abs(parameters[0]) / 2
        if COARSE in SHOWING[kind]:  # then ε lies between what few points see and what all see
            epsilon = float(np.sqrt(errors.coarse[0][:h].min() * next_best))
            if sup[h] > 0.95 * epsilon or epsilon > 0.99 * next_best:
                continue
        candidates = candidates_for(h, epsilon, errors)
        if max(width for mistake, width in candidates if mistake != NOT_SMALLEST) > WIDEST:
            continue
        if _stand_apart(h, candidates, SHOWING[kind]):
            return WidthCase(kind, parameters, epsilon, h, candidates)
    raise AssertionError("no function found that tells the mistakes apart")


def _stand_apart(h: int, candidates: Candidates, showing: set[Mistake]) -> bool:
    """Tell whether each mistake in `showing` gives widths that are neither h nor another's."""
    owners: dict[float, set[Mistake]] = {}
    for mistake, width in candidates:
        if mistake in showing:
            owners.setdefault(width, set()).add(mistake)
    return all(len(names) == 1 for names in owners.values()) and h not in owners


def draw_width_cases(kinds: Sequence[str], rng: np.random.Generator) -> dict[str, WidthCase]:
    """Draw a case of each kind, so that all of them together tell the mistakes apart."""
    for _ in range(100):
        cases = {kind: draw_width_case(kind, rng) for kind in kinds}
        owners: dict[tuple[float, ...], set[Mistake | None]] = {
            tuple(case.width for case in cases.values()): {None}
        }
        for row in zip(*(case.candidates for case in cases.values()), strict=True):
            owners.setdefault(tuple(width for _, width in row), set()).add(row[0][0])
        # Of both kinds, so that a search among the even or the odd widths alone misses one.
        odd = {case.width % 2 for case in cases.values() if case.width > 1}
        if len(odd) == 2 and all(len(names) == 1 for names in owners.values()):
            return cases
    raise AssertionError("no functions found that tell the mistakes apart")


def explaining(cases: Sequence[WidthCase], got: Sequence[float]) -> Mistake | None:
    """Return the one mistake that gives all these widths: a single one may fit by chance."""
    rows = zip(*(case.candidates for case in cases), strict=True)
    # Whole numbers are told apart by this; an error that came back carries rounding of its own.
    fitting = {
        row[0][0] for row in rows if np.allclose([w for _, w in row], got, rtol=0, atol=1e-9)
    }
    if all(_enough(case, width) for case, width in zip(cases, got, strict=True)):
        fitting.add(NOT_SMALLEST)
    functions = [build_function(case.kind, case.parameters) for case in cases]
    asked = zip(functions, cases, got, strict=True)
    if all(misses_the_end(f, case.epsilon, width) for f, case, width in asked):
        return END_MISSING
    top = max(got)
    if top % 10 == 0 and list(got) == [min(case.width, top) for case in cases]:
        fitting.discard(ROUNDED)  # the search may just end there, at a round number
    # With these each net may be wide enough, too, but for a known reason.
    for cause in (KNOTS_FOR_UNITS, STRICT, ROUNDED):
        if cause in fitting:
            return cause
    return fitting.pop() if len(fitting) == 1 else None


def _enough(case: WidthCase, width: float) -> bool:
    """Tell whether a net of this width is within the case's ε."""
    if not (case.width <= width <= MEASURED and width % 1 == 0):
        return False
    f = build_function(case.kind, case.parameters)
    return interpolation_error(f, int(width), GRID) <= case.epsilon
