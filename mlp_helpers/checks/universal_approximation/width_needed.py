"""Check of the exercise `width_needed`: the fewest units within an error (B5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from mlp_helpers.checks.core import Exam, Named, Outcome, Ref, check, draw_until, kind_of
from mlp_helpers.checks.universal_approximation.functions import (
    build_function,
    draw_function,
    formula,
)
from mlp_helpers.numerics.approximation import Function, interpolation_error

GRID = np.linspace(0.0, 1.0, 1001)
"""Where assignment 02 measures a sup-error on [0, 1]."""

WIDEST = 50
"""No answer, and none of a mistake that tries one width after the other, is larger."""

MEASURED = 100
"""How far a search that jumps ahead is followed."""

_KNOTS = [np.linspace(0.0, 1.0, h + 1) for h in range(1, MEASURED + 1)]
"""Of the nets with 1, 2, 3, ... units."""
KNOTS = np.concatenate(_KNOTS)
_FIRST = np.cumsum([0, *map(len, _KNOTS[:-1])])
LAST = _FIRST + np.arange(1, MEASURED + 1)
"""Where in `KNOTS` each net's last one is."""
LEFT = np.array(
    [
        first + np.minimum(np.searchsorted(knots, GRID, side="right") - 1, len(knots) - 2)
        for first, knots in zip(_FIRST, _KNOTS, strict=True)
    ]
)
"""By net: where in `KNOTS` the knot is from which the piece begins that a point of GRID lies in."""
BEYOND = GRID - KNOTS[LEFT]
STEPS = np.diff(KNOTS, append=np.inf)

TOPS = (49, 50, 60, 64, 99, 100)
"""Where a student who bisects or comes down may begin: an answer below 50 is promised."""

PARTS = {
    "a smooth function": ["wave"],
    "a step-like function; a parabola, a line, a constant, for which few units do": [
        *("step", "parabola", "line", "constant")
    ],
    "kinks: a wider net may be worse, and an error of exactly epsilon will do": ["kink", "tie"],
}
"""The kinds of functions in each part of the exercise."""

JUMPING = ("bisected", "widths-skipped")
"""Mistakes of a search that jumps ahead, maybe beyond the widest."""

SLIPS = ("one-too-many", "one-too-few", "knots-for-units")
"""A wrong count of the right net; this costs the first part alone."""

ENOUGH = ("one-too-many", "knots-for-units", "widths-skipped", "bisected", "starts-late", "strict",
          "rounded")  # fmt: skip
"""Mistakes with which each net may be wide enough, too, but for a known reason."""

Candidates = list[tuple[str, float]]
"""What typical mistakes give; a name in brackets tells two of the same mistake apart."""

SPARED = {
    "wave": {
        *("from-zero", "strict", "bisected", "starts-late"),
        *(f"coarse-grid ({n} points)" for n in (501, 251, 201, 101)),
        "coarse-grid (midpoints)",
        *("no-absolute-value (above)", "no-absolute-value (below)"),
    },
    "step": {
        *("from-zero", "strict", "bisected", "starts-late"),
        *(f"coarse-grid ({n} points)" for n in (501, 251, 201, 101)),
        "coarse-grid (midpoints)",
        *("too-lenient (0.001)", "rounded (2 digits)", "rounded (3 digits)"),
    },
    "kink": {
        *("from-zero", "strict", "starts-late"),
        *("rounded (3 digits)", "no-absolute-value (below)"),
    },
}
"""All mistakes that give the right width nevertheless, by the kind that decides about its part."""

ALSO_SPARED = {
    "parabola": SPARED["step"] - {"from-zero"},
    **dict.fromkeys(("line", "constant"), SPARED["step"] - {"from-zero", "starts-late"}),
    "tie": SPARED["kink"] - {"from-zero", "starts-late", "strict"},
}
"""Mistakes that the other kinds of a part spare as well.

Only functions of which both are true are drawn. A mistake from zero always shows at a constant and
at a tie, a late start there and at a line, a strict one at a tie: so which parts a mistake costs
does not depend on the seed.
"""

MARGIN = {"wave": 0.97}
"""How much smaller than any before it the error is at the width that is right; else 0.9.

The error of a smooth function falls like 1 / h^2, which at h = 48 is a factor of 0.96.
"""

KINKS = [p / q for p, q in [(6, 17), (11, 17), (7, 18), (11, 18)]]
"""The only places of a kink, of all that are drawn, at which its mistakes show as said above.

Each is near a point of GRID that 501 points, or fewer, leave out: within 0.00012 of it.
"""

SHOWING: dict[str, set[str]] = {
    "wave": {"knots-for-units", "error-at-knots", "averaged", "too-lenient", "rounded", "squared"},
    "step": {"knots-for-units", "error-at-knots", "averaged", "no-absolute-value"},
    "kink": {"knots-for-units", "bisected", "coarse-grid"},
    "parabola": {"knots-for-units"},
}
"""Mistakes whose widths must differ from one another's, by kind of function."""

WIDTHS = {
    **dict.fromkeys(("line", "constant", "tie"), range(1, 2)),
    # A search in larger steps than 1 fails with the 2 here, or with the 1 above.
    "parabola": [2],
    "kink": [14, 18],
    "step": range(3, 20),
    "wave": [49],  # the most that the text allows: a search that stops earlier does not get there
}
"""The widths that are right, by kind of function."""


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

    @property
    def f(self) -> Function:
        """The function."""
        return build_function(self.kind, self.parameters)


@check("02/width_needed", points=3)
def width_needed(exam: Exam, width_needed: Ref) -> None:
    """Judge the number of units on several functions, one whose error jumps up and down (B5)."""
    cases = draw_width_cases([kind for kinds in PARTS.values() for kind in kinds], exam.rng)
    outcomes: dict[str, Outcome] = {}
    for kind, case in cases.items():
        outcomes[kind] = exam.outcome(width_needed, exam.lend(case.f), case.epsilon)
        if (fault := outcomes[kind].fault) and fault.timed_out:
            break  # waiting again teaches nothing
    widths = [_width(outcome) for outcome in outcomes.values()]
    known = [width for width in widths if width is not None]
    wrong = known != [case.width for case in cases.values()]
    explained = wrong and len(known) == len(cases)
    mistake = explaining(list(cases.values()), known) if explained else None
    nothing = "no-return"
    if known and any(each.fault is None and each.value is None for each in outcomes.values()):
        nothing = _why_none(exam, width_needed)
        mistake = nothing if nothing == "last-knot-missing" else None
    for title, kinds in PARTS.items():
        with exam.part(title, points=1):
            for kind in kinds:
                if kind not in outcomes:
                    exam.fail("not tried: the time limit was hit before")
                judged = (outcomes[kind], cases[kind], mistake, nothing)
                _require_width(exam, width_needed, *judged)
            if not wrong and "kink" in kinds:
                _judge_far_up(exam, width_needed)


def _judge_far_up(exam: Exam, target: Ref) -> None:
    """Use a function far from 0, where np.allclose allows more than ε: 1e-5 of it besides."""
    value = exam.call(target, exam.lend(lambda x: 1000 + x**2), 0.005)
    given = "f = 1000 + x**2, epsilon=0.005"
    exam.compare("units needed", value, 8, [("too-lenient", 5)], given=given)


def _width(outcome: Outcome) -> float | None:
    """Return the number that came back, ``None`` where none did."""
    value = np.asarray(outcome.value)
    return float(value) if value.shape == () and value.dtype.kind in "iuf" else None


def _why_none(exam: Exam, target: Ref) -> str:
    """Name why a search that does return found no width for some of the functions.

    Its loop has an end. A line tells whether a larger error is the reason: without the knot at 1
    it takes 6 units to come within 0.15, which any loop reaches, with it 1.
    """
    f = build_function("line", [1.0, 0.0])
    width = _width(exam.outcome(target, exam.lend(f), 0.15))
    missing = width is not None and misses_the_end(f, 0.15, width)
    return "last-knot-missing" if missing else "none-found"


def _require_width(
    exam: Exam,
    target: Ref,
    outcome: Outcome,
    case: WidthCase,
    mistake: str | None,
    nothing: str,
) -> None:
    """Compare a width with the right one; `nothing` is named where none came back."""
    given = f"f = {formula(case.kind, case.parameters)}, epsilon={case.epsilon:.4g}"
    fault = outcome.fault
    turned = fault is not None and re.search(r"interp\(\s*\w+\s*,\s*GRID\b", fault.where)
    cause = "interp-order" if turned and kind_of(fault) == "broadcast" else None
    called = f"called with {given}"
    value = exam.returned(target, outcome, called, mistake=cause, no_return=nothing)
    suspects: list[Named] = [] if mistake is None else [(mistake, value)]
    exam.compare("units needed", value, case.width, suspects, slips=SLIPS, given=given)


def draw_width_case(kind: str, rng: np.random.Generator) -> WidthCase:
    """Draw a function and an ε whose width stands apart from that of the mistakes in `SHOWING`.

    Any grid finer than 1,001 points finds the same width.
    """
    case = draw_until(partial(_try_width_case, kind, rng), lambda case: case is not None)
    assert case is not None
    return case


def _try_width_case(kind: str, rng: np.random.Generator) -> WidthCase | None:
    """Draw a function and an ε, unless there is no such ε for this function."""
    parameters = draw_function(kind, rng)
    if kind == "kink":  # with a < 0 the error has the other sign, and one side alone would show it
        parameters[0] = abs(parameters[0])
    if kind == "kink" and parameters[1] not in KINKS:
        return None
    if kind == "wave" and not _is_between_thousandths(*parameters[:2]):
        return None
    f = build_function(kind, parameters)
    errors = errors_of(f, slice(WIDEST))
    sup = np.append(np.inf, np.abs(errors).max(axis=1))  # width 0 is infinitely wrong
    best = np.minimum.accumulate(sup)  # records below 1e-3 may be rounding: a kink on a knot
    margin = MARGIN.get(kind, 0.9)
    records = [h for h in WIDTHS[kind] if sup[h] < margin * best[h - 1] and best[h - 1] > 1e-3]
    measured = None
    for h in map(int, rng.permutation(records)):
        next_best = float(best[h - 1])
        epsilon = 0.01 if h == 1 else max(float(np.sqrt(sup[h] * next_best)), 0.5 * next_best)
        if kind == "tie":
            epsilon = abs(parameters[0]) / 2
        if kind == "kink":  # ε between what few points see and what all see, or somewhat more
            narrower = np.abs(errors[: h - 1])
            seen = max(narrower[:, ::k].max(axis=1).min() for k in (2, 5, 10))
            epsilon = float(seen**0.75 * next_best**0.25)
            if sup[h] > 0.95 * epsilon or epsilon > 0.999 * next_best:
                continue
        if kind in SPARED and next_best > epsilon + 0.01:
            continue  # too lenient a search would give the right width
        measured = measured or Measured.of(f, errors)
        case = WidthCase(kind, parameters, epsilon, h, candidates_for(h, epsilon, measured))
        if _stands_apart(case):
            return case
    return None


def _is_between_thousandths(a: float, b: float) -> bool:
    """Tell whether the error of 49 units for a wave, |a| b² / (8 · 49²), shows that it is rounded.

    Most other waves would be turned down anyway, after all their nets were measured.
    """
    error = abs(a) * b**2 / (8 * 49**2)
    return b < 6 and error > 0.002 and error % 0.001 < 0.0004


def _stands_apart(case: WidthCase) -> bool:
    """Tell whether the right mistakes show, those of `SHOWING` by widths of their own.

    No width but that of a search that jumps ahead is beyond the widest.
    """
    if any(width > WIDEST and _id(name) not in JUMPING for name, width in case.candidates):
        return False
    shown = {name for name, width in case.candidates if width != case.width}
    spared = {name for name, width in case.candidates if width == case.width}
    if case.kind in SPARED and (spared != SPARED[case.kind] or spared & shown):
        return False
    if shown & ALSO_SPARED.get(case.kind, set()):
        return False
    owners: dict[float, set[str]] = {}
    for name, width in case.candidates:
        if _id(name) in SHOWING.get(case.kind, ()) and name in shown:
            owners.setdefault(width, set()).add(_id(name))
    return all(len(names) == 1 for names in owners.values())


def _id(name: str) -> str:
    return name.partition(" ")[0]


def draw_width_cases(kinds: Sequence[str], rng: np.random.Generator) -> dict[str, WidthCase]:
    """Draw a case of each kind, so that all of them together tell the mistakes apart."""
    return draw_until(lambda: {kind: draw_width_case(kind, rng) for kind in kinds}, _tell_apart)


def _tell_apart(cases: dict[str, WidthCase]) -> bool:
    right = tuple(case.width for case in cases.values())
    owners: dict[tuple[float, ...], set[str | None]] = {right: {None}}
    for row in zip(*(case.candidates for case in cases.values()), strict=True):
        mistake, widths = _id(row[0][0]), tuple(width for _, width in row)
        owners.setdefault(widths, set()).add(mistake)
        if mistake == "rounded" and max(widths) % 10 == 0:  # as if a search just ended there
            return False
    return all(len(names) == 1 for names in owners.values())


def explaining(cases: Sequence[WidthCase], got: Sequence[float]) -> str | None:
    """Return the one mistake that gives all these widths: a single one may fit by chance."""
    widths = np.array([[width for _, width in case.candidates] for case in cases])
    # Whole numbers are told apart by this; an error that came back carries rounding of its own.
    fits = np.all(np.abs(widths - np.reshape(got, (-1, 1))) <= 1e-9, axis=0)
    fitting = {_id(name) for (name, _), fit in zip(cases[0].candidates, fits, strict=True) if fit}
    if all(_enough(case, width) for case, width in zip(cases, got, strict=True)):
        fitting.add("not-smallest")
    asked = zip(cases, got, strict=True)
    if all(misses_the_end(case.f, case.epsilon, width) for case, width in asked):
        return "last-knot-missing"
    top = max(got)
    if top % 10 == 0 and list(got) == [min(case.width, top) for case in cases]:
        fitting.discard("rounded")  # the search may just end there, at a round number
    for cause in ENOUGH:
        if cause in fitting:
            return cause
    return fitting.pop() if len(fitting) == 1 else None


def _enough(case: WidthCase, width: float) -> bool:
    """Tell whether a net of this width is within the case's ε."""
    if not (case.width <= width <= MEASURED and width % 1 == 0):
        return False
    return interpolation_error(case.f, int(width), GRID) <= case.epsilon


def errors_of(f: Function, nets: slice) -> np.ndarray:
    """Return how far some of the nets with 1, 2, 3, ... units for f are off, a row for each."""
    # As np.interp does it, to the last bit, but for all nets at once.
    values, heights, left = f(GRID), f(KNOTS), LEFT[nets]
    polygons = (np.diff(heights, append=0.0) / STEPS)[left]
    polygons *= BEYOND[nets]
    polygons += heights[left]
    polygons[:, -1] = heights[LAST[nets]]
    errors: np.ndarray = values - polygons
    return errors


def midway_errors_of(f: Function) -> np.ndarray:
    """Return how far each of these nets is off midway between two of its knots."""
    between = (KNOTS[1:] + KNOTS[:-1]) / 2
    heights = f(KNOTS)
    errors = np.append(np.abs(f(between) - (heights[1:] + heights[:-1]) / 2), 0.0)
    errors[LAST] = 0.0  # from one net to the next
    worst: np.ndarray = np.maximum.reduceat(errors, _FIRST)
    return worst


@dataclass(frozen=True)
class Measured:
    """How far the nets with 1, 2, 3, ... units are off, in the ways in which one may measure it.

    `constant` is how far the net without a unit is off, `largest` is the largest |f|.
    """

    sup: np.ndarray
    above: np.ndarray
    below: np.ndarray
    averaged: tuple[np.ndarray, ...]
    coarse: dict[int, np.ndarray]
    midway: np.ndarray
    constant: float
    largest: float

    @classmethod
    def of(cls, f: Function, errors: np.ndarray) -> Measured:
        """Measure the errors of the nets for f, those up to the widest given, a row for each.

        The others are measured by `sup` alone: nothing else that is read off `errors` is larger,
        so that by it a net is within ε no later than the right one.
        """
        size = np.abs(errors)
        wider = np.abs(errors_of(f, slice(len(errors), None))).max(axis=1)
        mean_square = (errors**2).mean(axis=1)
        return cls(
            sup=np.append(size.max(axis=1), wider),
            above=errors.max(axis=1),
            below=(-errors).max(axis=1),
            averaged=(size.mean(axis=1), np.sqrt(mean_square), mean_square),
            coarse={len(GRID[::k]): size[:, ::k].max(axis=1) for k in (2, 4, 5, 10, 100)},
            midway=midway_errors_of(f),
            constant=float(np.max(np.abs(f(GRID) - f(0.0)))),
            largest=float(np.max(np.abs(f(GRID)))),
        )


def candidates_for(h: int, epsilon: float, measured: Measured) -> Candidates:
    """Return the answers of typical mistakes where h is right, in one order for all functions."""

    def first(enough: np.ndarray) -> int:
        """Return the first width that is enough, 0 where none is."""
        return int(enough.argmax()) + 1 if enough.any() else 0

    sup = measured.sup
    enough = [False, *(sup <= epsilon).tolist()]
    constant = measured.constant <= epsilon
    double = next((2**k for k in range(7) if enough[2**k]), 2 * WIDEST)
    return [
        ("one-too-many", h + 1),
        # h knots for h units: one knot makes a constant, or two stand in for it.
        ("knots-for-units", 1 if constant else h + 1),
        ("knots-for-units", 1 if h == 1 else h + 1),
        ("one-too-few", h - 1),
        ("one-knot-too-many", max(h - 1, 1)),
        ("widths-skipped", double),
        ("bisected", _bisected(enough, double // 2, double)),
        *(("bisected", _bisected(enough, low, top)) for top in TOPS for low in (0, 1)),
        *(("bisected", _down(enough, top)) for top in TOPS),
        ("starts-late", first(sup[1:] <= epsilon) + 1),
        ("error-at-knots", 1),
        ("from-zero", 0 if constant else h),
        ("strict", first(sup < epsilon)),
        ("error-returned", float(sup[h - 1])),
        ("relative", first(sup <= epsilon * measured.largest)),
        ("squared", first(sup**2 <= epsilon)),
        *((f"too-lenient ({more})", first(sup <= epsilon + more)) for more in (0.001, 0.01)),
        *((f"rounded ({n} digits)", first(np.round(sup, n) <= epsilon)) for n in (2, 3)),
        ("no-absolute-value (above)", first(measured.above <= epsilon)),
        ("no-absolute-value (below)", first(measured.below <= epsilon)),
        *(("averaged", first(error <= epsilon)) for error in measured.averaged),
        *((f"coarse-grid ({n} points)", first(e <= epsilon)) for n, e in measured.coarse.items()),
        ("coarse-grid (midpoints)", first(measured.midway <= epsilon)),
    ]


def _bisected(enough: Sequence[bool], low: int, high: int) -> int:
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


def _down(enough: Sequence[bool], top: int) -> int:
    """Come down from the top as long as the net is wide enough."""
    return next((h + 1 for h in range(top, 0, -1) if not enough[h]), 1)


def misses_the_end(f: Function, epsilon: float, width: float) -> bool:
    """Tell whether this is the first width that will do where the knots k / (h + 1) end below 1."""
    if not (1 <= width <= 20_000 and width % 1 == 0):
        return False

    def error(h: int) -> float:
        knots = np.linspace(0.0, 1.0, h + 1, endpoint=False)
        return float(np.max(np.abs(f(GRID) - np.interp(GRID, knots, f(knots)))))

    return error(int(width)) <= epsilon and (width == 1 or error(int(width) - 1) > epsilon)
