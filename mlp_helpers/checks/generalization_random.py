"""Checks of assignment 06 on functions that draw: judged by what holds for every draw.

What is judged by counting allows six standard errors or more, so that a right answer fails once
in a hundred million seeds at most.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from mlp_helpers.checks import generalization_mistakes as mistakes
from mlp_helpers.checks.core.compare import Mistake, describe, numbers
from mlp_helpers.checks.core.exam import Exam, check
from mlp_helpers.checks.core.plain import Ref
from mlp_helpers.checks.generalization_tools import fresh_generator, require_own_draws
from mlp_helpers.numerics.networks import Array
from mlp_helpers.numerics.regularization import Labels

COUNTED = (
    (48, 5, 0.25),
    (100, 3, 0.29),
    (50, 10, 1.0),
    (40, 4, 0.0),
    (600, 6, 0.5),
    (2000, 5, 0.4),
)
"""Labels, classes and fraction of the cases whose count must be exact.

A coin for each label gives all six counts once in 300,000 draws.
"""


@check("06/corrupt_labels", points=4)
def corrupt_labels(exam: Exam, corrupt_labels: Ref) -> None:
    """Judge wrong labels: how many, which, and where the draws come from (F3)."""
    with exam.part("exactly round(fraction * n) labels change, to other classes", points=2):
        for n, classes, fraction in COUNTED:
            y = _labels(exam, n, classes)
            changed = int(np.sum(_corrupted(exam, corrupt_labels, y, fraction) != y))
            if changed != round(fraction * n):
                exam.fail(
                    "wrong number of wrong labels",
                    f"expected {round(fraction * n)}",
                    f"got      {changed}",
                    f"called with {n} labels of {classes} classes, fraction {fraction:g}",
                    mistake=_why_wrong_count(exam, corrupt_labels, n, fraction, changed),
                )
    with exam.part("which labels change, and to what, is drawn uniformly", points=1):
        _require_uniform(exam, corrupt_labels)
    with exam.part("the draws come from rng, and y stays as it was", points=1):
        y = _labels(exam, 200, 5)
        outcome = exam.outcome(corrupt_labels, y, 0.5, fresh_generator(exam))
        if np.array_equal(_as_labels(exam, exam.require(outcome), y), y):
            exam.fail("no label changed")
        if outcome.changed:
            exam.fail("y was changed in place", mistake=mistakes.Y_CHANGED)
        require_own_draws(
            exam,
            lambda rng: numbers("the labels", exam.call(corrupt_labels, y, 0.5, rng)),
            mistakes.LABELS_RNG,
        )


def _labels(exam: Exam, n: int, classes: int) -> Labels:
    """Draw n labels, equally many of each class as far as n allows, so that each class occurs."""
    return exam.rng.permutation(np.arange(n) % classes)


def _corrupted(exam: Exam, target: Ref, y: Labels, fraction: float) -> Labels:
    """Return the student's labels, which must be whole numbers, as many as y, of its classes."""
    return _as_labels(exam, exam.call(target, y, fraction, fresh_generator(exam)), y)


def _as_labels(exam: Exam, value: Any, y: Labels) -> Labels:
    got = numbers("the labels", value)
    if got.shape != y.shape:
        exam.fail("wrong shape", f"expected shape {y.shape}", f"got      shape {got.shape}")
    if not np.all(np.isin(got, np.arange(y.max() + 1))):
        strange = np.setdiff1d(got, np.arange(y.max() + 1))
        named = mistakes.UNKNOWN_CLASS if np.all(strange == np.round(strange)) else None
        lines = f"expected 0 to {y.max()}", f"got      {strange[0]:g} among the labels"
        exam.fail("a label that stands for no class", *lines, mistake=named)
    return got


def _why_wrong_count(
    exam: Exam, target: Ref, n: int, fraction: float, changed: int
) -> Mistake | None:
    """Establish, with many labels and several draws, why the count is off."""
    if changed == int(fraction * n):
        y = _labels(exam, n, 3)
        seen = {int(np.sum(_corrupted(exam, target, y, fraction) != y)) for _ in range(5)}
        if seen == {changed}:
            return mistakes.TRUNCATED
    y = _labels(exam, 3000, 4)
    counts = [
        int(np.sum(_corrupted(exam, target, y, share) != y)) for share in (1.0, 0.25, 0.25, 0.25)
    ]
    varies = len(set(counts[1:])) > 1
    return mistakes.wrong_share(counts[0] / 3000, counts[1] / 3000, 4, varies)


def _require_uniform(exam: Exam, target: Ref) -> None:
    """Judge 6,000 changes among 12,000 labels of 4 classes by who became what, and where.

    Each of the 12 substitutions is expected 500 times (standard error 20), and 3,000 changes in
    the first half (standard error 39).
    """
    y = _labels(exam, 12_000, 4)
    got = _corrupted(exam, target, y, 0.5)
    changed = got != y
    if changed.sum() < 3000:
        exam.fail("not tried: fewer than half of the labels asked for changed")
    table = np.zeros((4, 4))
    np.add.at(table, (y, got.astype(int)), changed)
    shares = table / table.sum(axis=1, keepdims=True)
    if np.any(shares == 1):
        exam.fail("one other class is the only substitute", mistake=mistakes.FIXED_PARTNER)
    if np.max(np.abs(shares - (1 - np.eye(4)) / 3)) > 0.08:  # six standard errors, 0.0129 each
        exam.fail("the substitutes are not equally likely", mistake=mistakes.NOT_UNIFORM)
    if abs(changed[:6000].mean() - changed.mean()) > 0.04:  # six standard errors, 0.0065 each
        exam.fail("the changes are not spread over all of y", mistake=mistakes.FIRST_ONES)


@check("06/dropout", points=5)
def dropout(exam: Exam, dropout: Ref) -> None:
    """Judge dropout by its values, its mask, its two modes and its limits (F5)."""
    with exam.part("training: an entry is 0, or it is scaled up so that the mean stays", points=2):
        for p, shape in ((0.3, (40, 15)), (0.8, (600,))):
            x = exam.rng.normal(size=shape)
            got = _dropped(exam, dropout, x, p, fresh_generator(exam))
            kept = got != 0
            if np.all(kept):
                exam.fail("nothing was dropped", mistake=_why_nothing_dropped(exam, dropout, x, p))
            suspects = mistakes.wrong_scales(x, kept, p)
            expected = np.where(kept, x / (1 - p), 0.0)
            exam.compare("what is kept", got, expected, mistakes=suspects, given=_given(x, p, True))
    with exam.part("training: each entry is dropped with probability p, on its own", points=1):
        _require_independent(exam, dropout)
    with exam.part("not training: x as it is", points=1):
        x, p = exam.rng.normal(size=(40, 15)), 0.3
        got = exam.call(dropout, x, p, fresh_generator(exam), False)
        array = numbers("x outside of training", got)
        if array.shape == x.shape and 0.1 < np.mean(array == 0) < 0.9:
            exam.fail("entries were dropped", mistake=mistakes.ACTIVE_IN_EVAL)
        suspects = [(mistakes.SCALED_IN_EVAL, x * factor) for factor in (1 - p, p, 1 / (1 - p))]
        exam.compare("x", array, x, mistakes=suspects, given=_given(x, p, False))
    with exam.part("p = 0 and p = 1; the draws come from rng; x stays as it was", points=1):
        _require_limits(exam, dropout)


def _given(x: Array, p: float, training: bool) -> str:
    return f"x {x.shape}, p {p:g}, training {training}"


def _dropped(exam: Exam, target: Ref, x: Array, p: float, rng: Ref) -> Array:
    """Return the student's x while training, which must have kept its shape."""
    value = exam.call(target, x, p, rng, True)
    got = numbers("x while training", value)
    if got.shape != x.shape:
        named = mistakes.REMOVED if 0 < got.size < x.size else None
        lines = f"expected shape {x.shape}", f"got      {describe(value)}", f"p was {p:g}"
        exam.fail("wrong shape", *lines, mistake=named)
    return got


def _why_nothing_dropped(exam: Exam, target: Ref, x: Array, p: float) -> Mistake | None:
    outside = exam.outcome(target, x, p, fresh_generator(exam), False).value
    drops = isinstance(outside, np.ndarray) and bool(np.any(outside == 0))
    return mistakes.FLAG_INVERTED if drops else None


def _require_independent(exam: Exam, target: Ref) -> None:
    """Judge three masks of 8,000 entries; the share dropped has a standard error of 0.0045."""
    p = 0.2
    x = exam.rng.normal(size=(100, 80))
    masks = [_dropped(exam, target, x, p, fresh_generator(exam)) == 0 for _ in range(3)]
    for mask in masks:
        share = float(mask.mean())
        if share in (0, 1):
            exam.fail("nothing was dropped" if share == 0 else "everything was dropped")
        if np.all(mask == mask[0]) or np.all(mask == mask[:, :1]):
            exam.fail("entries are dropped together", mistake=mistakes.SHARED_MASK)
        if abs(share - p) > 0.03:
            exam.fail(
                "a wrong share is dropped",
                f"expected about {p:g}",
                f"got            {share:.3f}",
                mistake=mistakes.SWAPPED if abs(share - (1 - p)) < 0.03 else None,
            )
    # All three counts are exactly p * 8,000 by chance once in 700,000; those of the 300 rows,
    # or of the 240 columns, never.
    by_count = all(mask.sum() == round(p * mask.size) for mask in masks)
    if by_count or any(np.ptp(mask.sum(axis=axis)) == 0 for mask in masks for axis in (0, 1)):
        exam.fail("the same number is dropped each time", mistake=mistakes.EXACT_SHARE)


def _require_limits(exam: Exam, target: Ref) -> None:
    x = exam.rng.normal(size=(20, 10))
    got = _dropped(exam, target, x, 0.0, fresh_generator(exam))
    exam.compare("x with p = 0", got, x, given=_given(x, 0, True))
    outcome = exam.outcome(target, x, 1.0, fresh_generator(exam), True)
    divided = outcome.fault is not None and outcome.fault.type_name == "ZeroDivisionError"
    if divided or not np.all(np.isfinite(numbers("x with p = 1", exam.require(outcome)))):
        exam.fail("x with p = 1: not finite, or an error", mistake=mistakes.DIVIDED_BY_ZERO)
    exam.compare("x with p = 1", outcome.value, np.zeros_like(x), given=_given(x, 1, True))
    for training in (True, False):
        outcome = exam.outcome(target, x, 0.5, fresh_generator(exam), training)
        exam.require(outcome)
        if outcome.changed:
            exam.fail("x was changed in place", mistake=mistakes.X_CHANGED)
    require_own_draws(exam, lambda rng: _dropped(exam, target, x, 0.5, rng), mistakes.DROPOUT_RNG)
