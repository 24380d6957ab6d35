"""Check of assignment 06 on dropout, and the mistakes typical of it (F5).

What is judged by counting allows six standard errors or more, so that a right answer fails once
in a hundred million seeds at most.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.compare import Suspect, describe, numbers
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import Fault
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.checks.generalization.tools import (
    IF_ON_ARRAY,
    fresh_generator,
    named,
    require_own_draws,
    returned,
)
from mlp_helpers.numerics.networks import Array

NOT_SCALED = named("dropout/not-scaled-up")
SCALED_DOWN = named("dropout/scaled-down")
SCALED_BY_P = named("dropout/scaled-by-p")
SCALED_BY_COUNT = named("dropout/scaled-by-count")
SWAPPED = named("dropout/keep-and-drop-swapped")
FLAG_INVERTED = named("dropout/flag-inverted")
REMOVED = named("dropout/removed")
SHARED_MASK = named("dropout/shared-mask")
EXACT_SHARE = named("dropout/exact-share")
ACTIVE_IN_EVAL = named("dropout/active-in-eval")
SCALED_IN_EVAL = named("dropout/scaled-in-eval")
DIVIDED_BY_ZERO = named("dropout/division-by-zero")
X_CHANGED = named("dropout/x-changed-in-place")
RNG = named("dropout/rng-ignored")
ONE_PLUS_P = named("dropout/scaled-by-one-plus-p")
MASK_RETURNED = named("dropout/mask-returned")
NOTHING_DROPPED = named("dropout/nothing-dropped")
NEVER_ZERO = named("dropout/never-zero")
PARENTHESES = named("dropout/parentheses")
SCALED_BY_TWO = named("dropout/scaled-by-two")
SCALED_BY_ROOT = named("dropout/scaled-by-root")
NOT_UNIFORM = named("dropout/normal-draws")
HALF_DROPPED = named("dropout/half-dropped")
NOTHING_IN_EVAL = named("dropout/nothing-in-eval")
TWO_AXES = named("dropout/two-axes-assumed")
IF_ON_MASK = named("dropout/if-on-an-array")


@check("06/dropout", points=5)
def dropout(exam: Exam, dropout: Ref) -> None:
    """Judge dropout by its values, its mask, its two modes and its limits (F5)."""
    with exam.part("training: an entry is 0, or it is scaled up so that the mean stays", points=2):
        for p, shape in ((0.3, (40, 15)), (0.8, (600,))):
            x = exam.rng.normal(size=shape)
            got = _dropped(exam, dropout, x, p, fresh_generator(exam))
            kept = got != 0
            _require_both(exam, dropout, kept)
            suspects = _wrong_scales(x, kept, p)
            expected = np.where(kept, x / (1 - p), 0.0)
            exam.compare("what is kept", got, expected, mistakes=suspects, given=_given(x, p, True))
    with exam.part("training: each entry is dropped with probability p, on its own", points=1):
        _require_independent(exam, dropout)
    with exam.part("not training: x as it is", points=1):
        x, p = exam.rng.normal(size=(40, 15)), 0.3
        outcome = exam.outcome(dropout, x, p, fresh_generator(exam), False)
        if outcome.fault is None and outcome.value is None:
            _dropped(exam, dropout, x, p, fresh_generator(exam))
            exam.fail("nothing was returned", mistake=NOTHING_IN_EVAL)
        array = numbers("x outside of training", exam.require(outcome))
        if array.shape == x.shape and 0.1 < np.mean(array == 0) < 0.9:  # p is 0.3: 11 errors off
            kept = _dropped(exam, dropout, x, p, fresh_generator(exam)) != 0
            exam.fail(
                "entries were dropped", mistake=FLAG_INVERTED if kept.all() else ACTIVE_IN_EVAL
            )
        suspects = [(SCALED_IN_EVAL, x * factor) for factor in (1 - p, p, 1 / (1 - p))]
        exam.compare("x", array, x, mistakes=suspects, given=_given(x, p, False))
    with exam.part("p = 0 and p = 1; the draws come from rng; x stays as it was", points=1):
        _require_limits(exam, dropout)


def _given(x: Array, p: float, training: bool) -> str:
    return f"x {x.shape}, p {p:g}, training {training}"


def _dropped(exam: Exam, target: Ref, x: Array, p: float, rng: Ref) -> Array:
    """Return the student's x while training, which must have kept its shape."""

    def why(fault: Fault) -> Mistake | None:
        if IF_ON_ARRAY in fault.message:
            return IF_ON_MASK
        two_axes = exam.outcome(target, np.ones((4, 3)), p, fresh_generator(exam), True)
        return TWO_AXES if x.ndim != 2 and two_axes.fault is None else None

    outcome = exam.outcome(target, x, p, rng, True)
    value = returned(exam, outcome, _given(x, p, True), why)
    got = numbers("x while training", value)
    if got.shape != x.shape:
        named_so = REMOVED if 0 < got.size < x.size else None
        lines = f"expected shape {x.shape}", f"got      {describe(value)}", f"p was {p:g}"
        exam.fail("wrong shape", *lines, mistake=named_so)
    return got


def _wrong_scales(x: Array, kept: Any, p: float) -> list[Suspect]:
    """Return what typical wrong factors give where the entries `kept` (a mask) were kept."""
    share = float(np.mean(kept))
    by_p = SWAPPED if abs(share - p) < abs(share - (1 - p)) else SCALED_BY_P
    factors = [
        (NOT_SCALED, 1.0),
        (SCALED_DOWN, 1 - p),
        (by_p, 1 / p),
        (SCALED_BY_COUNT, 1 / share if share else np.nan),
        (ONE_PLUS_P, 1 + p),
        (SCALED_BY_TWO, 2.0),
        (SCALED_BY_ROOT, 1 / np.sqrt(1 - p)),
    ]
    masks = [np.where(kept, factor, 0.0) for factor in (1.0, 1 / (1 - p))]
    return [
        *((mistake, np.where(kept, x * factor, 0.0)) for mistake, factor in factors),
        *((MASK_RETURNED, mask) for mask in masks),
    ]


def _require_both(exam: Exam, target: Ref, kept: Any) -> None:
    """Fail unless some entries are kept and some are not, which are 200 or more."""
    if np.all(kept) or not np.any(kept):
        headline = "nothing was dropped" if np.all(kept) else "everything was dropped"
        exam.fail(headline, mistake=_why_all_alike(exam, target))


def _why_all_alike(exam: Exam, target: Ref) -> Mistake | None:
    """Establish why all entries are 0, or none: with 16 draws and p = 1/2, or the other mode."""
    x = 1 + exam.rng.random(size=(4, 30))
    outside = exam.outcome(target, x, 0.5, fresh_generator(exam), False).value
    draws = [_dropped(exam, target, x, 0.5, fresh_generator(exam)) for _ in range(16)]
    shares = {float(np.mean(draw == 0)) for draw in draws}
    if shares == {0.0, 1.0}:
        return SHARED_MASK
    if shares != {0.0}:
        return None
    if isinstance(outside, np.ndarray) and np.any(outside == 0):
        return FLAG_INVERTED
    if np.array_equal(draws[0], x):
        return NOTHING_DROPPED
    subtracted = np.isclose(draws[0], x - 0.5) | np.isclose(draws[0], -0.5)
    return PARENTHESES if np.all(subtracted) else NEVER_ZERO


def _require_independent(exam: Exam, target: Ref) -> None:
    """Judge four masks of 4,800 entries; the share dropped has a standard error of 0.0063.

    A p of 1/4 is no whole number of tenths.
    """
    p = 0.25
    x = exam.rng.normal(size=(80, 60))
    masks = [_dropped(exam, target, x, p, fresh_generator(exam)) == 0 for _ in range(4)]
    for mask in masks:
        _require_both(exam, target, ~mask)
        share = float(mask.mean())
        if np.all(mask == mask[0]) or np.all(mask == mask[:, :1]):
            exam.fail("entries are dropped together", mistake=SHARED_MASK)
        if abs(share - p) > 0.038:
            exam.fail(
                "a wrong share is dropped",
                f"expected about {p:g}",
                f"got            {share:.3f}",
                mistake=_why_wrong_share(exam, target, x, share),
            )
    # All four counts are exactly p * 4,800 by chance once in 30 million; those of the 80 rows of a
    # mask, or of its 60 columns, never.
    by_count = all(mask.sum() == round(p * mask.size) for mask in masks)
    if by_count or any(np.ptp(mask.sum(axis=axis)) == 0 for mask in masks for axis in (0, 1)):
        exam.fail("the same number is dropped each time", mistake=EXACT_SHARE)


def _why_wrong_share(exam: Exam, target: Ref, x: Array, share: float) -> Mistake | None:
    """Name the mistake from the shares dropped with p = 1/4, which is known, and with p = 0.7."""
    other = float(np.mean(_dropped(exam, target, x, 0.7, fresh_generator(exam)) == 0))
    for mistake, expected in (
        (SWAPPED, (0.75, 0.3)),
        (HALF_DROPPED, (0.5, 0.5)),
        (NOT_UNIFORM, (0.599, 0.758)),  # the normal distribution function at 1/4 and at 0.7
    ):
        if max(abs(share - expected[0]), abs(other - expected[1])) < 0.038:
            return mistake
    return None


def _require_limits(exam: Exam, target: Ref) -> None:
    x = exam.rng.normal(size=(20, 10))
    got = _dropped(exam, target, x, 0.0, fresh_generator(exam))
    exam.compare("x with p = 0", got, x, given=_given(x, 0, True))
    outcome = exam.outcome(target, x, 1.0, fresh_generator(exam), True)
    divided = outcome.fault is not None and outcome.fault.type_name == "ZeroDivisionError"
    if divided or not np.all(np.isfinite(numbers("x with p = 1", exam.require(outcome)))):
        exam.fail("x with p = 1: not finite, or an error", mistake=DIVIDED_BY_ZERO)
    exam.compare("x with p = 1", outcome.value, np.zeros_like(x), given=_given(x, 1, True))
    for training in (True, False):
        outcome = exam.outcome(target, x, 0.5, fresh_generator(exam), training)
        exam.require(outcome)
        if outcome.changed:
            exam.fail("x was changed in place", mistake=X_CHANGED)
    _require_both(exam, target, _dropped(exam, target, x, 0.5, fresh_generator(exam)) != 0)
    require_own_draws(exam, lambda rng: _dropped(exam, target, x, 0.5, rng), RNG)
