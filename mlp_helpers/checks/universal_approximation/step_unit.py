"""Check of the exercise `step_unit`: where a sigmoid unit crosses 1/2 and how steeply (B1)."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.core import Exam, Named, Ref, check, describe, numbers
from mlp_helpers.numerics.approximation import Array

VALUES = (0.731, 0.231, 1 / (1 + np.exp(-1)), 0.5 - 1 / (1 + np.e), np.log(0.731 / 0.269))
"""Factors of the steepness that come of σ(1) where 1 belongs."""


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
                exam.fail("w is 0", f"called with {given}", mistake="constant")
            if (place, k) in named:
                suspects, crossing = wrong_crossings(place, k), "-b / w, where it crosses"
                exam.compare(crossing, -b / w, place, mistakes=suspects, given=given)
            else:
                value = 0.5 * (1 + np.tanh(0.5 * (w * place + b)))
                exam.compare("the unit at the location", value, 0.5, given=given)
    with exam.part("as steep as asked, negative steepness (a falling step) included", points=1):
        for place, k in named + others:
            given = f"location={place:.4g}, steepness={k:.4g}"
            w, _ = _two_numbers(exam, step_unit, place, k)
            suspects = wrong_weights(k) if (place, k) in named else []
            exam.compare("w", w, k, mistakes=suspects, given=given)


def _two_numbers(exam: Exam, target: Ref, location: float, steepness: float) -> Array:
    given = f"called with location={location:.4g}, steepness={steepness:.4g}"
    value = exam.returned(target, exam.outcome(target, location, steepness), given)
    if isinstance(value, dict | float | int):
        got = f"expected a tuple (w, b), got {describe(value)}"
        exam.fail(got, given, mistake="not-a-pair")
    pair = [numbers(name, part) for name, part in zip("wb", exam.unpack(value, "w b"), strict=True)]
    if any(part.size != 1 for part in pair):
        exam.fail(f"w and b must be two numbers, got shapes {pair[0].shape}, {pair[1].shape}")
    return np.array([float(part.item()) for part in pair])


def wrong_crossings(location: float, k: float) -> list[Named]:
    """Return where units of typical wrong biases cross 1/2, for a steepness k."""
    return [
        ("bias-not-scaled", location / k),
        # The rising step comes first: at the falling one it was right.
        ("bias-sign" if k > 0 else "falling-bias", -location),
        ("bias-sign", -location / k),
        ("swapped", 1 / location),
        *(("half-way", location - z / k) for z in (0.5, 1, -0.5, -1)),
        *(("bias-divided", sign * location / k**2) for sign in (1, -1)),
    ]


def wrong_weights(k: float) -> list[Named]:
    """Return typical wrong weights for a steepness k."""
    return [
        ("width-for-steepness", 1 / k),
        ("slope-for-weight", 4 * k),
        # The rising step comes first: at the falling one the sign alone is lost.
        ("absolute-steepness" if k < 0 else "reversed", -k),
        *(("half-or-double", factor * k) for factor in (2, 0.5)),
        *(("value-for-argument", factor * k) for factor in VALUES),
    ]
