"""Check of the exercise `count_linear_regions`: the linear pieces of a ReLU layer (A7)."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks.core import Exam, Ref, check, describe, numbers
from mlp_helpers.checks.core.cases import Case, Wrong, require_answers, telling_cases
from mlp_helpers.numerics.networks import Array, kinks


def count(W1: Array, b1: Array, x_min: float, x_max: float) -> int:
    """Count the linear pieces of one hidden ReLU layer of one input."""
    return 1 + len(kinks(W1, b1, x_min, x_max))


def _inside(places: Any, x_min: float, x_max: float) -> int:
    return 1 + len({place for place in np.ravel(places).tolist() if x_min < place < x_max})


def _first_units(k: int, W: Array, b: Array, x_min: float, x_max: float) -> int:
    return count(W[:, :k], b[:, :k], x_min, x_max)


WRONG_ANYWHERE: list[Wrong] = [
    ("kinks-counted", lambda W, b, lo, hi: count(W, b, lo, hi) - 1),
    ("sign", lambda W, b, lo, hi: count(W, -b, lo, hi)),
    ("weight-ignored", lambda W, b, lo, hi: _inside(-b, lo, hi)),
    ("weight-ignored", lambda W, b, lo, hi: _inside(-b[W != 0], lo, hi)),
    ("bias-for-kink", lambda W, b, lo, hi: _inside(b, lo, hi)),
    ("bias-for-kink", lambda W, b, lo, hi: _inside(b[W != 0], lo, hi)),
    *(("first-unit-only", partial(_first_units, k)) for k in range(1, 6)),
    ("fixed-interval", lambda W, b, lo, hi: count(W, b, 0, 1)),
    ("fixed-interval", lambda W, b, lo, hi: count(W, b, -1, 1)),
    ("one-sign-only", lambda W, b, lo, hi: count(W * (W > 0), b, lo, hi)),
    ("one-sign-only", lambda W, b, lo, hi: count(W * (W < 0), b, lo, hi)),
    ("upside-down", lambda W, b, lo, hi: _inside(-W / b, lo, hi)),
    ("upside-down", lambda W, b, lo, hi: _inside((-W / b)[W != 0], lo, hi)),
    ("all-patterns", lambda W, b, lo, hi: 2**W.size),
]
SLIPS = [row for row in WRONG_ANYWHERE if row[0] in ("kinks-counted", "sign", "one-sign-only")]
"""What costs the first part alone, if outside, shared and close kinks are treated rightly."""
WRONG_INSIDE: list[Wrong] = [*WRONG_ANYWHERE, ("first-unit-only", partial(_first_units, 6))]


def _seen_to_switch(on: bool, W: Array, b: Array, x_min: float, x_max: float) -> int:
    """Count as by sampling: at its kink a unit is taken to be `on` or off, at the ends as well."""
    opens = (W > 0) == on
    at_ends = (opens & (W * x_max + b == 0)) | (~opens & (W * x_min + b == 0))
    return count(W, b, x_min, x_max) + int(np.any(at_ends))


def _moved_to_ends(W: Array, b: Array, x_min: float, x_max: float) -> int:
    return 1 + len(np.unique(np.clip(-b[W != 0] / W[W != 0], x_min, x_max)))


def _shifted(shift: float, W: Array, b: Array, x_min: float, x_max: float) -> int:
    return count(W + shift, b, x_min, x_max)


WEIGHT_SHIFTED: list[Wrong] = [
    ("weight-shifted", partial(_shifted, shift)) for shift in (1e-8, -1e-8)
]
WRONG_OUTSIDE: list[Wrong] = [
    ("moved-to-ends", _moved_to_ends),
    ("outside-counted", lambda W, b, lo, hi: count(W, b, -np.inf, np.inf)),
    ("outside-counted", lambda W, b, lo, hi: count(W, b, lo, np.inf)),
    ("outside-counted", lambda W, b, lo, hi: count(W, b, -np.inf, hi)),
    ("ends-counted", lambda W, b, lo, hi: count(W, b, lo - 1e-9, hi + 1e-9)),
    ("ends-counted", lambda W, b, lo, hi: count(W, b, lo - 1e-9, hi)),
    ("ends-counted", lambda W, b, lo, hi: count(W, b, lo, hi + 1e-9)),
    *(("sampled", partial(_seen_to_switch, on)) for on in (True, False)),
    *WEIGHT_SHIFTED,
    ("no-kink", lambda W, b, lo, hi: max(2, count(W, b, lo, hi))),
]


def _not_unique(W: Array, b: Array, x_min: float, x_max: float) -> int:
    places = -b / W
    return 1 + int(np.sum((x_min < places) & (places < x_max)))


def _same_units_once(W: Array, b: Array, x_min: float, x_max: float) -> int:
    once = np.unique([W[0], b[0]], axis=1)
    return _not_unique(once[0], once[1], x_min, x_max)


def _neighbours_once(W: Array, b: Array, x_min: float, x_max: float) -> int:
    """Count a kink once if the unit just before has it, too, as without sorting."""
    places = (-b / W)[0]
    new = np.append(True, places[1:] != places[:-1])
    return 1 + int(np.sum(new & (x_min < places) & (places < x_max)))


def _compared_as_text(W: Array, b: Array, x_min: float, x_max: float) -> int:
    places = (-b[W != 0] / W[W != 0]).tolist()
    return 1 + len({str(place) for place in places if x_min < place < x_max})


def _close_ones_merged(margin: float, W: Array, b: Array, x_min: float, x_max: float) -> int:
    """Count close kinks once; those within the margin of an end are taken to be there."""
    places = kinks(W, b, x_min + margin, x_max - margin)
    return 1 + len(places) - int(np.sum(np.diff(places) < 1e-3))


def _shared_dropped(W: Array, b: Array, x_min: float, x_max: float) -> int:
    places = kinks(W, b, x_min, x_max)
    units = np.sum(-b[W != 0] / W[W != 0] == places[:, None], axis=1)
    return 1 + int(np.sum(units == 1))


def _once_a_side(W: Array, b: Array, x_min: float, x_max: float) -> int:
    """Count a kink for the units that open to the right there, and for those to the left."""
    sides = [kinks(W * (sign * W > 0), b, x_min, x_max) for sign in (1, -1)]
    return 1 + sum(map(len, sides))


WRONG_SPECIAL: list[Wrong] = [
    ("shared-kink-counted-twice", _not_unique),
    ("shared-kink-dropped", _shared_dropped),
    ("small-weight", lambda W, b, lo, hi: count(W * (np.abs(W) > 1e-6), b, lo, hi)),
    ("shared-kink-counted-twice", _same_units_once),
    ("shared-kink-counted-twice", _neighbours_once),
    ("shared-kink-counted-twice", _compared_as_text),
    ("shared-kink-counted-twice", _once_a_side),
    ("flat-unit", lambda W, b, lo, hi: count(W, b, lo, hi) + int(np.sum(W == 0))),
    ("flat-unit", lambda W, b, lo, hi: count(W, b, lo, hi) + int(np.sum((W == 0) & (b == 0)))),
    ("flat-unit", lambda W, b, lo, hi: _inside(np.where(W == 0, 0, -b / W), lo, hi)),
    *(("close-kinks-merged", partial(_close_ones_merged, margin)) for margin in (0, 1e-6)),
    ("bias-zero", lambda W, b, lo, hi: count(W * (b != 0), b, lo, hi)),
]


@check("01/count_linear_regions", points=4)
def count_linear_regions(exam: Exam, count_linear_regions: Ref) -> None:
    """Judge the number of linear pieces of a hidden ReLU layer of one input (A7)."""
    # What shows inside must show in the other parts as well, so that the seed does not decide what
    # it costs: all but a sixth unit that is left out, as most layers there have no more. A kink
    # above x_max is among the special cases, too; what else a part is made for shows in no other.
    anywhere = [*WRONG_ANYWHERE, *WRONG_OUTSIDE[:3]]
    parts: tuple[tuple[str, int, Any, list[Wrong], list[Wrong]], ...] = (
        ("every kink cuts the interval once more", 2, inside_cases, WRONG_INSIDE, []),
        ("kinks outside or at the ends do not cut", 1, outside_cases, WRONG_OUTSIDE, anywhere),
        (
            "shared kinks, close kinks, constant units",
            1,
            special_cases,
            WRONG_SPECIAL,
            [*anywhere, *WEIGHT_SHIFTED],
        ),
    )
    for title, points, draw, wrongs, elsewhere in parts:
        with exam.part(title, points=points):
            cases = telling_cases(partial(draw, exam.rng), count, wrongs, elsewhere=elsewhere)
            for case in cases:
                _require_pieces(exam, count_linear_regions, case)
            # Each layer comes twice: a list that is kept from call to call shows.
            answers = (cases, count, wrongs, "wrong count", _given_units)
            require_answers(exam, count_linear_regions, *answers, slips=SLIPS)


def _require_pieces(exam: Exam, target: Ref, case: Case) -> None:
    """Name what keeps a call from giving one number, where the cause is clear."""
    outcome = exam.outcome(target, *case)
    fault = outcome.fault
    given = _given_units(*case) if fault or outcome.value is None else []
    if fault and fault.type_name == "ZeroDivisionError" and not np.all(case[0]):
        exam.require(outcome, *given, mistake="flat-unit")
    places = numbers("the answer", exam.returned(target, outcome, *given))
    if places.ndim and np.array_equal(np.ravel(places), kinks(*case)):
        exam.fail(f"expected one whole number, got {describe(places)}", mistake="kinks-listed")


def _given_units(W1: Array, b1: Array, x_min: float, x_max: float) -> list[str]:
    def text(array: Array, precision: int = 5) -> str:
        return np.array2string(array, precision=precision, max_line_width=200, separator=", ")

    moving = W1 != 0
    return [
        f"called with W1 = {text(W1)}",
        f"            b1 = {text(b1)}",
        f"            x_min = {x_min:g}, x_max = {x_max:g}",
        f"the units switch at {text(np.sort(-b1[moving] / W1[moving]) + 0.0, 10)}",
    ]


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
    """Draw layers with kinks outside, at the right end, at the left end, and twice at both ends.

    The first has no kink inside.

    All numbers are multiples of powers of two, so that a kink at an end is there exactly. Where
    something is added to a weight, its sign decides whether a kink at an end comes inside or goes
    out: the last two layers have both ends with both signs.
    """
    low, high = -1.5, 2.5
    others = ([-3.0, 3.5, 4.25], [high, 3.0], [-2.25, low], [low, high], [low, high])
    cases = [_case(_powers(rng, 2), rng.permutation([-3.0, 3.5]), low, high)]
    for other, sign in zip(others, (0, 0, 0, 1, -1), strict=True):
        # None at 0: a unit with bias 0 that is overlooked shows among the special cases.
        inside = np.setdiff1d(np.arange(-1.25, 2.5, 0.25), [0.0])
        places = np.array([*rng.choice(inside, size=3, replace=False), *other])
        weights = _powers(rng, len(places))
        if sign:
            weights[-2:] = sign * np.abs(weights[-2:])
        order = rng.permutation(len(places))
        cases.append(_case(weights[order], places[order], low, high))
    return cases


def special_cases(rng: np.random.Generator) -> list[Case]:
    """Draw layers with shared kinks, with constant units, with close kinks, with kinks at 0.

    Two units with weights of both signs switch at 0: -b / w is 0 for one and -0 for the other,
    which are equal numbers, but differ when written down.
    """
    low, high = -1.5, 2.5
    a, b, c, d = rng.choice(np.arange(-1.25, 2.5, 0.25), size=4, replace=False)
    shared = _case(_powers(rng, 6), rng.permutation([a, b, b, c, d, d]), low, high)
    weights = _powers(rng, 5)
    weights[2] *= 2.0**-38  # small, but not 0: its unit has a kink
    W1, b1, *_ = _case(weights, [c, d, a, *rng.permutation([b, 3.0])], low, high)
    W1[0, :2], b1[0, :2] = 0.0, rng.permutation([0.0, 0.75])
    # Close, but distinct as computed; not at 0, where a relative tolerance would be none.
    _, p, q, far = sorted([a, b, c, d], key=abs)
    far += 0.0123  # away from where samples may lie, which would tell the two kinks apart
    places = [p, q, far, far + 4e-9, low + 2.0**-28, high - 2.0**-28]
    close = _case(_powers(rng, 6), rng.permutation(places), low, high)
    places = [0.0, 0.0, *rng.permutation([a - 0.125, b - 0.125, 3.0])]
    at_zero = _case([1.0, -1.0, *_powers(rng, 3)], places, low, high)
    return [shared, (W1, b1, low, high), close, at_zero]


def _powers(rng: np.random.Generator, h: int) -> Array:
    return rng.choice([-2.0, -1.0, -0.5, 0.5, 1.0, 2.0], size=h)


def _case(weights: Any, places: Any, low: float, high: float) -> Case:
    """Return W1 and b1 (1, h) of units with these weights that switch at these places."""
    weights = np.reshape(weights, (1, -1))
    return weights, -weights * np.reshape(places, (1, -1)) + 0.0, float(low), float(high)
