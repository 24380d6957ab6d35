"""Check of the exercise `corrupt_labels` (F3).

What is judged by counting is judged by what holds for every draw; each bound says how often a
right answer oversteps it, all of them together less than once in a billion.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from mlp_helpers.checks.core import Exam, Ref, check, kind_of, numbers
from mlp_helpers.checks.core.generators import fresh_generator, require_own_draws
from mlp_helpers.numerics.regularization import Labels

COUNTED = (
    (48, 5, 0.25),
    (100, 3, 0.29),
    (97, 4, 0.3),
    (50, 10, 1.0),
    (40, 4, 0.0),
    (2000, 6, 0.5),
    (3000, 5, 0.4),
    (2000, 7, 0.6),
    (2050, 2050, 0.02),
    (8, 8, 7 / 8),
    (10, 3, 0.25),
)
"""Labels, classes and fraction of the cases whose count must be exact.

A coin for each label gives all counts once in eleven billion draws. In the second case the product
falls short of 29 by rounding, in the third it is 29.1: neither cutting off nor rounding up gives
both counts. The last but two has more classes than a narrow type of number holds. In the next one
no class has a second label. The last lies halfway between two whole numbers, of which ``round``
takes the even one.
"""


@check("06/corrupt_labels", points=4)
def corrupt_labels(exam: Exam, corrupt_labels: Ref) -> None:
    """Judge wrong labels: how many, which, and where the draws come from (F3)."""
    with exam.part("exactly round(fraction * n) labels change, to other classes", points=2):
        for n, classes, fraction in COUNTED:
            y = _labels(exam, n, classes)
            changed = _changed(exam, corrupt_labels, y, fraction)
            if changed != round(fraction * n):
                exam.fail(
                    "wrong number of wrong labels",
                    f"expected {round(fraction * n)}",
                    f"got      {changed}",
                    f"called with {n} labels of {classes} classes, fraction {fraction:g}",
                    mistake=_why_wrong_count(exam, corrupt_labels),
                )
        for _ in range(19):  # so that what raises where a 0 alone changes does so here, always
            _corrupted(exam, corrupt_labels, _few(exam), 1 / 8)
    with exam.part("which labels change, and to what, is drawn uniformly", points=1):
        _require_uniform(exam, corrupt_labels)
    with exam.part("the draws come from rng, and y stays as it was", points=1):
        y = _labels(exam, 60, 5)
        outcome = exam.outcome(corrupt_labels, y, 0.5, fresh_generator(exam))
        got = _as_labels(exam, exam.require(outcome), y, strangers=True)  # part one judges these
        if np.array_equal(got, y):
            exam.fail("no label changed")
        exam.untouched(outcome, "y-changed-in-place")
        require_own_draws(
            exam,
            lambda rng: numbers("the labels", exam.call(corrupt_labels, y, 0.5, rng)),
            "rng-ignored",
        )


def _labels(exam: Exam, n: int, classes: int) -> Labels:
    """Draw n labels, equally many of each class as far as n allows, so that each class occurs."""
    return exam.rng.permutation(np.arange(n) % classes)


def _few(exam: Exam) -> Labels:
    return exam.rng.permutation([0, 0, 0, 0, 0, 0, 1, 2])


def _corrupted(exam: Exam, target: Ref, y: Labels, fraction: float) -> Labels:
    """Return the student's labels, which must be whole numbers, as many as y, of its classes."""
    given = f"y {y.shape}, labels of {y.max() + 1} classes, fraction {fraction:g}"
    outcome = exam.outcome(target, y, fraction, fresh_generator(exam))
    cause = "if-on-an-array" if kind_of(outcome.fault) == "if-on-array" else None
    value = exam.returned(target, outcome, f"called with {given}", mistake=cause)
    return _as_labels(exam, value, y, round(fraction * len(y)))


def _as_labels(
    exam: Exam, value: Any, y: Labels, count: int = -1, *, strangers: bool = False
) -> Labels:
    got = numbers("the labels", value)
    if got.shape != y.shape:
        lines = f"expected shape {y.shape}", f"got      shape {got.shape}"
        cause = "only-the-changed" if got.shape == (count,) else None
        exam.fail("wrong shape", *lines, mistake=cause)
    if got.dtype == bool:
        exam.fail("True and False came back instead of labels", mistake="mask-returned")
    strange = got[~np.isin(got, np.arange(y.max() + 1))]
    if strange.size and not strangers:
        lines = f"expected 0 to {y.max()}", f"got      {strange[0]:g} among the labels"
        exam.fail("a label that stands for no class", *lines, mistake="unknown-class")
    return got


def _changed(exam: Exam, target: Ref, y: Labels, fraction: float) -> int:
    return int(np.sum(_corrupted(exam, target, y, fraction) != y))


def _why_wrong_count(exam: Exam, target: Ref) -> str | None:
    """Establish, with several draws, why the count is off.

    What always gives the same count is recognised by it. For the others 6,000 labels of 2 classes
    and the fractions 1 and 1/4: the bound is seven standard errors or more, 0.0064 each, and no
    shares are within it of two of those expected.
    """
    small = [
        {_changed(exam, target, _labels(exam, n, 3), fraction) for _ in range(5)}
        for n, fraction in ((100, 0.29), (97, 0.3), (40, 0.5), (90, 0.0), (50, 0.25))
    ]
    for mistake, counts in (
        ("count-truncated", (28, 29, 20, 0, 12)),
        ("class-by-class", (30, 30, 19, 0, 12)),
        ("count-rounded-up", (29, 30, 20, 0, 13)),
        ("half-rounded-up", (29, 29, 20, 0, 13)),
        ("one-too-many", (30, 30, 21, 1, 13)),
        ("fraction-kept", (71, 68, 20, 90, 38)),
        ("minus-zero", (29, 29, 20, 90, 12)),
    ):
        if small == [{count} for count in counts]:
            return mistake
    y = _labels(exam, 6000, 2)
    whole = _changed(exam, target, y, 1.0) / 6000
    quarters = {_changed(exam, target, y, 0.25) / 6000 for _ in range(6)}
    if len(quarters) == 1:
        return None
    fitting = [
        mistake
        for mistake, expected, quarter in (
            ("same-class-allowed", 1 / 2, 1 / 8),
            ("redrawn-once", 3 / 4, 3 / 16),
            ("drawn-with-replacement", 1 - np.exp(-1), 1 - np.exp(-1 / 4)),
            ("coin-for-each-label", 1.0, 1 / 4),
        )
        if abs(whole - expected) < 0.045 and all(abs(q - quarter) < 0.045 for q in quarters)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _require_uniform(exam: Exam, target: Ref) -> None:
    """Judge 3,200 changes among 6,400 labels of 4 classes, some of which come more often."""
    y = exam.rng.permutation(np.repeat(np.arange(4), (3200, 1600, 800, 800)))
    got = _corrupted(exam, target, y, 0.5)
    if np.sum(got != y) < 1600:
        exam.fail("not tried: fewer than half of the labels asked for changed")
    _require_uniform_classes(exam, y, got)
    _require_uniform_positions(exam, y, got != y)
    _require_classes_of_all(exam, target)


def _require_classes_of_all(exam: Exam, target: Ref) -> None:
    """Judge 40 times two changes among nine labels, two of which are 0, and 20 times eight.

    Whoever draws from the classes of the labels that change, or of those that stay, never comes
    above them, nor above 2 where they are so few that he takes two or three. A right answer does in
    0.44 of the first calls and in 0.83 of the others: never once in 10^10 draws. A 0 says nothing
    where those labels are all 0, so that they hold no other class. The one of nine that stays is
    not at the same place 20 times, unless two that change are as well: by a seed, which is judged
    in the next part. Other counts than these were charged before.
    """
    above = [False, False]  # those that stay, those that change
    places: list[set[bytes]] = [set(), set()]
    for i in range(60):
        y, few = exam.rng.permutation([0, 0, 1, 2, 3, 4, 5, 6, 7]), i % 3 > 0
        got = _corrupted(exam, target, y, (2 if few else 8) / 9)
        moved = got != y
        if moved.sum() != (2 if few else 8):
            return
        top = y[moved == few].max()
        places[few].add(moved.tobytes())
        above[few] |= bool(np.any(got[moved & (y + top > 0)] > max(top, 2)))
    if len(places[0]) == 1 < len(places[1]):
        exam.fail("a place of y never changes", mistake="positions-not-random")
    if not all(above):
        exam.fail("a class of which no label changes, or none stays, never comes")


def _require_uniform_classes(exam: Exam, y: Labels, got: Labels) -> None:
    """Judge who became what.

    Chi-square with 8 degrees of freedom, 133 or more expected in each of 12 cells: above 60 by
    chance 5 times in 10 billion. A substitute that comes in half of the cases and not in a
    third gives 408, with a standard deviation of 40.
    """
    table = np.zeros((4, 4))
    np.add.at(table, (y, got.astype(int)), got != y)
    totals = table.sum(axis=1, keepdims=True)
    if np.any((table == totals) & (totals > 0)):
        exam.fail("one other class is the only substitute", mistake="same-substitute")
    others = ~np.eye(4, dtype=bool)
    expected = np.maximum(totals / 3, 1e-9) * others  # no division by 0
    if np.any((table == 0) & (expected > 100)):
        exam.fail("another class never comes", mistake="class-never-drawn")
    if np.sum((table - expected)[others] ** 2 / expected[others]) > 60:
        exam.fail("the substitutes are not equally likely", mistake="classes-not-equally-likely")


def _require_uniform_positions(exam: Exam, y: Labels, changed: Labels) -> None:
    """Judge which ones change by their place and their class.

    Seven standard errors each, that is 3 times in a trillion by chance: of the changes in the first
    half (20), of those in one of 4 classes (20 for the largest), and of the places where a
    changed label and one that is not are neighbours (40). The labels lie in random order, so
    that place and class have nothing to do with each other.
    """
    n, k = len(y), int(changed.sum())
    by_class = np.bincount(y[changed], minlength=4) - np.bincount(y) * k / n
    borders = int(np.sum(changed[1:] != changed[:-1]))
    if (
        abs(int(changed[: n // 2].sum()) - k / 2) > 7 * 20
        or np.max(np.abs(by_class)) > 7 * 20
        or abs(borders - 2 * k * (n - k) / n) > 7 * 40
    ):
        exam.fail("the changes are not spread over all of y", mistake="positions-not-random")
