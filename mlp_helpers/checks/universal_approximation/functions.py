"""Functions to approximate in assignment 02: built by name beside the student's code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from mlp_helpers.checks.core.compare import Mistake
from mlp_helpers.checks.core.side import operation
from mlp_helpers.checks.universal_approximation.mistakes import named
from mlp_helpers.numerics.approximation import interpolation_error

GRID = np.linspace(0.0, 1.0, 1001)
"""Where assignment 02 measures a sup-error on [0, 1]."""

WIDEST = 48  # keeps a student's plain loops over units and grid points well below a second

_WIDTH = "How wide is wide enough?"
KNOTS_FOR_UNITS = named(
    "width_needed/knots-for-units",
    "this counts knots for units: n knots have one interval, and so one unit, fewer",
    _WIDTH,
)
ONE_TOO_FEW = named(
    "width_needed/one-too-few",
    "with one unit fewer than needed the error is still above epsilon: return the width that was "
    "measured last",
    _WIDTH,
)
NOT_SMALLEST = named(
    "width_needed/not-smallest",
    "a narrower net does. The error need not fall from one width to the next, so jumping ahead or "
    "bisecting can miss it",
    _WIDTH,
)
AT_KNOTS = named(
    "width_needed/error-at-knots",
    "at the knots the error is always 0; it must be measured between them, on the fine grid",
    _WIDTH,
)
SIGNED = named(
    "width_needed/no-absolute-value",
    "only errors of one sign count here; a net that is too high is as wrong as one too low",
    _WIDTH,
)
AVERAGED = named(
    "width_needed/averaged",
    "the errors are averaged over the grid; the theorem speaks of the worst point, the maximum",
    _WIDTH,
)
ONE_KNOT_MORE = named(
    "width_needed/one-knot-too-many",
    "the net that is measured has one knot, and so one unit, more than it is counted for",
    _WIDTH,
)
COARSE = named(
    "width_needed/coarse-grid",
    "the points where the error is measured lie too far apart, and miss its largest value",
    _WIDTH,
)

FROM_ZERO = named(
    "width_needed/from-zero",
    "the search begins with a net without units, which is a constant; the first width is h = 1",
    _WIDTH,
)
STRICT = named(
    "width_needed/strict",
    "the error is asked to be below epsilon; an error that equals epsilon is small enough, too",
    _WIDTH,
)

SHOWING: dict[str, set[Mistake]] = {
    "wave": {KNOTS_FOR_UNITS, AT_KNOTS, AVERAGED},
    "step": {KNOTS_FOR_UNITS, AT_KNOTS, AVERAGED, SIGNED},
    "kink": {KNOTS_FOR_UNITS, NOT_SMALLEST, COARSE},
    "parabola": {KNOTS_FOR_UNITS},
    "line": set(),
    "constant": set(),
    "tie": set(),
}
"""Mistakes that must give a width of their own, not the right one, by kind of function."""

WIDTHS = dict.fromkeys(("line", "constant", "tie"), range(1, 2)) | {"parabola": range(2, 5)}
"""The widths that are right, by kind of function, where they are meant to be small."""

Candidates = list[tuple[Mistake, int]]


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
        errors = _errors(f)
        sup = errors.sup
        best = np.minimum.accumulate(sup)  # records below 1e-3 may be rounding: a kink on a knot
        widths = WIDTHS.get(kind, range(3, WIDEST // 2))
        records = [h for h in widths if sup[h] < 0.9 * best[h - 1] and best[h - 1] > 1e-3]
        h = int(rng.choice(records))
        next_best = float(best[h - 1])
        epsilon = 0.01 if h == 1 else max(float(np.sqrt(sup[h] * next_best)), 0.5 * next_best)
        if kind == "tie":
            epsilon = abs(parameters[0]) / 2
        if COARSE in SHOWING[kind]:  # then ε lies between what few points see and what all see
            epsilon = float(np.sqrt(errors.coarse[0][:h].min() * next_best))
            if sup[h] > 0.95 * epsilon or epsilon > 0.99 * next_best:
                continue
        candidates = _candidates(h, epsilon, errors)
        if max(width for _, width in candidates) > WIDEST:
            continue
        if _stand_apart(h, candidates, SHOWING[kind]):
            return WidthCase(kind, parameters, epsilon, h, candidates)
    raise AssertionError("no function found that tells the mistakes apart")


@dataclass(frozen=True)
class _Errors:
    """The errors by width in several norms; width 0 counts as infinitely wrong."""

    sup: np.ndarray
    constant: float
    signed: list[np.ndarray]
    averaged: list[np.ndarray]
    coarse: list[np.ndarray]


def _errors(f: Callable[[Any], Any]) -> _Errors:
    values, widths = f(GRID), range(1, WIDEST + 1)
    knots = [np.linspace(0.0, 1.0, h + 1) for h in widths]
    E = np.array([values - np.interp(GRID, xs, f(xs)) for xs in knots])

    def by_width(error: np.ndarray) -> np.ndarray:
        return np.concatenate([[np.inf], error])

    mean_square = (E**2).mean(axis=1)
    return _Errors(
        sup=by_width(np.abs(E).max(axis=1)),
        constant=float(np.max(np.abs(values - f(0.0)))),
        signed=[by_width(E.max(axis=1)), by_width((-E).max(axis=1))],
        averaged=[by_width(e) for e in (np.abs(E).mean(axis=1), np.sqrt(mean_square), mean_square)],
        coarse=[by_width(np.abs(E[:, ::k]).max(axis=1)) for k in (10, 100)],
    )


def _candidates(h: int, epsilon: float, errors: _Errors) -> Candidates:
    enough = errors.sup <= epsilon
    double = next((2**k for k in range(6) if enough[2**k]), 2 * WIDEST)
    low, high = double // 2, double
    while high - low > 1 and high <= WIDEST:
        middle = (low + high) // 2
        low, high = (low, middle) if enough[middle] else (middle, high)
    return [
        (KNOTS_FOR_UNITS, h + 1),
        # h knots for h units: one knot makes a constant, or two stand in for it.
        (KNOTS_FOR_UNITS, 1 if errors.constant <= epsilon else h + 1),
        (KNOTS_FOR_UNITS, 1 if h == 1 else h + 1),
        (ONE_TOO_FEW, h - 1),
        (ONE_KNOT_MORE, max(h - 1, 1)),
        (NOT_SMALLEST, double),
        (NOT_SMALLEST, high),
        (AT_KNOTS, 1),
        (FROM_ZERO, 0 if errors.constant <= epsilon else h),
        (STRICT, int(np.argmax(errors.sup < epsilon))),
        *((SIGNED, int(np.argmax(error <= epsilon))) for error in errors.signed),
        *((AVERAGED, int(np.argmax(error <= epsilon))) for error in errors.averaged),
        *((COARSE, int(np.argmax(error <= epsilon))) for error in errors.coarse),
    ]


def _stand_apart(h: int, candidates: Candidates, showing: set[Mistake]) -> bool:
    """Tell whether each mistake in `showing` gives widths that are neither h nor another's."""
    owners: dict[int, set[Mistake]] = {}
    for mistake, width in candidates:
        owners.setdefault(width, set()).add(mistake)
    alone = all(len(names) == 1 for names in owners.values() if names & showing)
    return alone and not owners.get(h, set()) & showing


def explaining(cases: Sequence[WidthCase], got: Sequence[float]) -> Mistake | None:
    """Return the one mistake that gives all these widths: a single one may fit by chance."""
    rows = zip(*(case.candidates for case in cases), strict=True)
    fitting = {row[0][0] for row in rows if [width for _, width in row] == list(got)}
    if all(_enough(case, width) for case, width in zip(cases, got, strict=True)):
        fitting.add(NOT_SMALLEST)
    for cause in (KNOTS_FOR_UNITS, STRICT):  # then each net is wide enough, but for a known reason
        if cause in fitting:
            return cause
    return fitting.pop() if len(fitting) == 1 else None


def _enough(case: WidthCase, width: float) -> bool:
    """Tell whether a net of this width is within the case's ε."""
    if not (case.width <= width <= WIDEST and width % 1 == 0):
        return False
    f = build_function(case.kind, case.parameters)
    return interpolation_error(f, int(width), GRID) <= case.epsilon
