"""Checks of assignment 02: universal approximation (statements B1 to B5 of the lecture)."""

from __future__ import annotations

from typing import Any

import numpy as np

from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.compare import RTOL, Suspect, close, describe, numbers
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import Outcome
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.checks.nonlinearity.tools import returned
from mlp_helpers.checks.universal_approximation import functions, mistakes, polynomials
from mlp_helpers.checks.universal_approximation.bumps import rbf
from mlp_helpers.checks.universal_approximation.quantifiers import quantifiers
from mlp_helpers.numerics import approximation as reference

__all__ = ["bernstein", "quantifiers", "rbf", "relu_interpolant", "step_unit", "width_needed"]

Array = reference.Array

HIGH_DEGREE_LIMIT = 60.0
"""Seconds of CPU time at degree 1200, where de Casteljau's scheme, entry by entry in Python, takes
3.6 million steps: 0.9 s on one processor of 2025, 4 to 6 s on others."""


@check("02/step_unit", points=2)
def step_unit(exam: Exam, step_unit: Ref) -> None:
    """Judge where the unit crosses 1/2 and how steeply (B1)."""
    location, later = (float(value) for value in exam.rng.uniform([0.3, 0.7], [0.6, 0.9]))
    steepness = float(exam.rng.uniform(5, 30))
    named = [(location, steepness), (later, -steepness)]
    # Here no mistake is named: it would have shown above if it were one of those known.
    others = [(-later, 0.7), (0.0, -0.3), (location, 50 * steepness), (-location, -8 * steepness)]
    with exam.part("the unit crosses 1/2 at the location", points=1):
        for place, k in named + others:
            given = f"location={place:.4g}, steepness={k:.4g}"
            w, b = _two_numbers(exam, step_unit, place, k)
            if w == 0:
                exam.fail("w is 0", f"called with {given}", mistake=mistakes.CONSTANT)
            if (place, k) in named:
                suspects, crossing = mistakes.wrong_crossings(place, k), "-b / w, where it crosses"
                exam.compare(crossing, -b / w, place, mistakes=suspects, given=given)
            else:
                value = 0.5 * (1 + np.tanh(0.5 * (w * place + b)))
                exam.compare("the unit at the location", value, 0.5, given=given)
    with exam.part("as steep as asked, negative steepness (a falling step) included", points=1):
        for place, k in named + others:
            given = f"location={place:.4g}, steepness={k:.4g}"
            w, _ = _two_numbers(exam, step_unit, place, k)
            suspects = mistakes.wrong_weights(k) if (place, k) in named else []
            exam.compare("w", w, k, mistakes=suspects, given=given)


def _two_numbers(exam: Exam, target: Ref, location: float, steepness: float) -> Array:
    given = f"called with location={location:.4g}, steepness={steepness:.4g}"
    value = returned(exam, target, exam.outcome(target, location, steepness), given)
    if isinstance(value, dict | float | int):
        got = f"expected a tuple (w, b), got {describe(value)}"
        exam.fail(got, given, mistake=mistakes.NOT_A_PAIR)
    pair = [numbers(name, part) for name, part in zip("wb", exam.unpack(value, "w b"), strict=True)]
    if any(part.size != 1 for part in pair):
        shapes = ", ".join(str(part.shape) for part in pair)
        exam.fail(f"w and b must be two numbers, got shapes {shapes}")
    return np.array([float(part.item()) for part in pair])


@check("02/relu_interpolant", points=4)
def relu_interpolant(exam: Exam, relu_interpolant: Ref) -> None:
    """Judge the net by what it computes, whatever its weights (B1)."""
    with exam.part("the easy case: knots 0, 1, 2, ..., starting at height 0", points=1):
        xs = np.arange(6.0)
        ys = exam.rng.normal(size=6) * (xs > 0)
        ys[1] = _far_from(0.0, ys[1])
        _judge_net(exam, relu_interpolant, xs, ys, between=False)
    with exam.part("any knots, any heights: exact at every knot", points=2):
        xs, ys = _draw_knots(exam, 7)
        _judge_net(exam, relu_interpolant, xs, ys, between=False)
        # Slopes of order 1e-5 count as well, and so does a first height below 0. What a net loses
        # here looks alike whatever the reason: no mistake is named.
        xs, ys = 20 * (xs + 4), -1e-4 * ys
        _judge_net(exam, relu_interpolant, xs, ys, between=False, named=False)
    with exam.part(
        "straight between, with no more units than knots; xs and ys left alone", points=1
    ):
        for n in (2, 7, 40):
            xs, ys = _draw_knots(exam, n)
            units = _judge_net(exam, relu_interpolant, xs, ys, between=True)
            if units > n:
                lines = (f"expected at most {n}", f"got      {units}")
                exam.fail(f"{n} knots: many units", *lines, mistake=mistakes.TOO_MANY_UNITS)


def _draw_knots(exam: Exam, n: int) -> tuple[Array, Array]:
    """Draw knots with gaps between 0.2 and 1, and heights of order 1, the first one not small.

    Nor is the first slope: a net without it is told from one that drops small slopes.
    """
    xs = exam.rng.uniform(-2, -1) + np.cumsum(exam.rng.uniform(0.2, 1.0, size=n))
    ys = exam.rng.normal(size=n)
    ys[0] = exam.rng.uniform(1, 2)
    ys[1] = _far_from(ys[0], ys[1])
    return xs, ys


def _far_from(first: float, second: float) -> float:
    return second if abs(second - first) > 0.05 else first - 0.5


def _judge_net(
    exam: Exam, target: Ref, xs: Array, ys: Array, *, between: bool, named: bool = True
) -> int:
    """Compare the net with the polygon through (xs, ys); return its number of units."""
    outcome = exam.outcome(target, xs, ys)
    given = f"{len(xs)} knots from {xs[0]:.3g} to {xs[-1]:.3g}, heights from {ys[0]:.3g} on"
    value = returned(exam, target, outcome, f"called with {given}")
    if isinstance(value, tuple) and len(value) == 3:
        exam.fail("expected a tuple (w, b, v, c), got three things", mistake=mistakes.NO_OFFSET)
    w, b, v, c = exam.unpack(value, "w b v c")
    w, b, v, c = (numbers(name, part) for name, part in zip("wbvc", (w, b, v, c), strict=True))
    if w.ndim != 1 or not w.shape == b.shape == v.shape or c.size != 1:
        late = mistakes.NO_FIRST_SLOPE if v.shape == (len(xs) - 2,) else None
        exam.fail(
            "w, b and v must be arrays (h,) of one length h, and c a number",
            f"got shapes w {w.shape}, b {b.shape}, v {v.shape}, c {c.shape}",
            f"called with {len(xs)} knots",
            mistake=late,
        )
    middles = xs[:-1] + exam.rng.uniform(0.2, 0.8, size=len(xs) - 1) * np.diff(xs)
    at = np.sort(np.concatenate([xs, middles])) if between else xs
    got = reference.one_layer_net(at, w, b, v, float(c.item()))
    suspects = mistakes.wrong_interpolants(xs, ys, at) if named else []
    if named and close(got[np.isin(at, xs)], ys, RTOL):
        suspects.append((mistakes.NOT_STRAIGHT, got))
    single = any(part.dtype == np.float32 for part in (w, b, v))
    net = "the net, made of float32 numbers," if single else "the net"
    exam.compare(
        f"{net} at the knots and between them" if between else f"{net} at the knots",
        got,
        np.interp(at, xs, ys),
        mistakes=suspects,
        given=given,
    )
    if between and outcome.changed:
        names = ", ".join(outcome.changed)
        exam.fail(f"changed in place: {names}", mistake=mistakes.KNOTS_CHANGED)
    return len(w)


@check("02/bernstein", points=4)
def bernstein(exam: Exam, bernstein: Ref) -> None:
    """Judge the Bernstein polynomial, also at the ends and at a high degree (B2)."""
    parameters = functions.draw_function("wave", exam.rng)
    f = functions.build_function("wave", parameters)
    ref = exam.build(functions.build_function, "wave", parameters)
    with exam.part("the values of a polynomial of low degree", points=2):
        for n in (4, 2, 1):  # at 4 even a slow wave is not its interpolant
            x = np.sort(exam.rng.uniform(0.05, 0.95, size=7))
            outcome = exam.outcome(bernstein, ref, n, x)
            fault = outcome.fault
            # Each x lies inside (0, 1): of the two functions only lgamma can be out of its domain.
            if fault and fault.type_name == "ValueError" and "lgamma" in fault.where:
                exam.require(outcome, f"called with n={n}", mistake=polynomials.FACTORIALS)
            got = _polynomial(exam, bernstein, ref, n, x, outcome)
            suspects = polynomials.wrong_polynomials(f, n, x) if n > 1 else []
            exam.compare(f"B_{n} f(x)", got, reference.bernstein(f, n, x), mistakes=suspects)
    with exam.part("x of any shape, 0 and 1 included; the input is left alone", points=1):
        _judge_shapes(exam, bernstein, ref, f)
    with exam.part("degree 1200 without overflow", points=1):
        # So close to 0 a few heads are all there is: no bell curve stands in for their weights.
        # On either side of the middle one of the two powers is below the smallest float.
        x = np.array([0, 1, *exam.rng.uniform([0.5 / 1200, 0.05, 0.6], [2.5 / 1200, 0.4, 0.95])])
        outcome = exam.outcome(bernstein, ref, 1200, x, limit=HIGH_DEGREE_LIMIT)
        if outcome.fault is not None and outcome.fault.type_name == "OverflowError":
            exam.require(outcome, "called with n=1200", mistake=polynomials.OVERFLOW)
        got = _polynomial(exam, bernstein, ref, 1200, x, outcome)
        _require_finite(exam, "B_1200 f(x)", got, x)
        suspects = polynomials.shifted(f, 1200, x)
        exam.compare("B_1200 f(x)", got, reference.bernstein(f, 1200, x), mistakes=suspects)


def _judge_shapes(exam: Exam, bernstein: Ref, ref: Ref, f: reference.Function) -> None:
    """Judge B_5 f on arrays with one axis, two and three, and at the ends of [0, 1]."""
    x = np.concatenate([[0.0, 1.0], exam.rng.uniform(size=4)]).reshape(2, 3)
    outcome = exam.outcome(bernstein, ref, 5, x)
    got = _polynomial(exam, bernstein, ref, 5, x, outcome)
    _require_finite(exam, "B_5 f(x)", got, x)
    right = reference.bernstein(f, 5, x)
    suspects = [
        *polynomials.shifted(f, 5, x),
        (polynomials.ENDS, np.where((x == 0) | (x == 1), 0, right)),
        (polynomials.FLAT, right.ravel()),
    ]
    exam.compare("B_5 f(x)", got, right, mistakes=suspects, given=f"x {x.shape}")
    if outcome.changed:
        exam.fail("changed in place: x", mistake=polynomials.X_CHANGED)
    for shape in ((1,), (2, 1, 3)):
        x = exam.rng.uniform(size=shape)
        got = _polynomial(exam, bernstein, ref, 5, x, exam.outcome(bernstein, ref, 5, x))
        exam.compare("B_5 f(x)", got, reference.bernstein(f, 5, x), given=f"x {shape}")


def _polynomial(exam: Exam, target: Ref, f: Ref, n: int, x: Array, outcome: Outcome) -> Any:
    """Return what came back; a clash of the shapes of x and k is named."""
    fault, given = outcome.fault, f"called with n={n}, x {x.shape}"
    if fault and fault.type_name == "ValueError" and "log(" in fault.where and not np.all(x % 1):
        exam.require(outcome, given, mistake=polynomials.ENDS)
    if fault is not None and "broadcast" in fault.message:
        shape = str(x.shape).replace(" ", "")  # as NumPy writes it
        flat_works = x.ndim > 1 and exam.outcome(target, f, n, x.ravel()).fault is None
        if shape in fault.message or flat_works:
            exam.require(outcome, given, mistake=polynomials.AXES)
    return returned(exam, target, outcome, given)


def _require_finite(exam: Exam, name: str, got: Any, x: Array) -> None:
    """Name what makes a value infinite or NaN: the ends alone, or an overflow in between."""
    bad = ~np.isfinite(numbers(name, got))
    if bad.shape == x.shape and bad.any():
        inside = bool(bad[(x > 0) & (x < 1)].any())
        line = f"{int(bad.sum())} of {bad.size} entries are NaN or infinite"
        named = polynomials.OVERFLOW if inside else polynomials.ENDS
        exam.fail(f"{name}: not finite", line, mistake=named)


@check("02/width_needed", points=3)
def width_needed(exam: Exam, width_needed: Ref) -> None:
    """Judge the number of units on several functions, one whose error jumps up and down (B5)."""
    titles = {
        "a smooth function": ("wave",),
        "a step-like function; a parabola, a line, a constant, for which few units do": (
            "step",
            "parabola",
            "line",
            "constant",
        ),
        "kinks: a wider net may be worse, and an error of exactly epsilon will do": (
            "kink",
            "tie",
        ),
    }
    kinds = tuple(kind for members in titles.values() for kind in members)
    cases = functions.draw_width_cases(kinds, exam.rng)
    outcomes: dict[str, Outcome] = {}
    for kind, case in cases.items():
        ref = exam.build(functions.build_function, case.kind, case.parameters)
        outcomes[kind] = exam.outcome(width_needed, ref, case.epsilon)
        if (fault := outcomes[kind].fault) and fault.timed_out:
            break  # waiting again teaches nothing
    widths = [_width(outcome) for outcome in outcomes.values()]
    known = [width for width in widths if width is not None]
    all_known = len(known) == len(cases)
    mistake = functions.explaining(list(cases.values()), known) if all_known else None
    for title, members in titles.items():
        with exam.part(title, points=1):
            for kind in members:
                if kind not in outcomes:
                    exam.fail("not tried: the time limit was hit before")
                _require_width(exam, width_needed, outcomes[kind], cases[kind], mistake)


def _width(outcome: Outcome) -> float | None:
    """Return the number that came back, ``None`` where none did."""
    value = np.asarray(outcome.value)
    return float(value) if value.shape == () and value.dtype.kind in "iuf" else None


def _require_width(
    exam: Exam, target: Ref, outcome: Outcome, case: functions.WidthCase, mistake: Mistake | None
) -> None:
    formula = functions.formula(case.kind, case.parameters)
    given = f"f = {formula}, epsilon={case.epsilon:.4g}"
    value = returned(exam, target, outcome, f"called with {given}")
    suspects: list[Suspect] = [] if mistake is None else [(mistake, value)]
    exam.compare("units needed", value, case.width, mistakes=suspects, given=given)
