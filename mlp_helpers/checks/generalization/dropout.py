"""Check of the exercise `dropout` (F5).

What is judged by counting allows seven standard errors, so that a right answer fails less than
once in a billion seeds. What is judged has 40 rows and 40 columns or more, so that among draws that
are shared by a row or a column some keep and some drop.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from mlp_helpers.checks.core import RTOL, Exam, Named, Ref, check, close, describe, kind_of, numbers
from mlp_helpers.checks.core.generators import fresh_generator, require_own_draws
from mlp_helpers.numerics.networks import Array


@check("06/dropout", points=5)
def dropout(exam: Exam, dropout: Ref) -> None:
    """Judge dropout by its values, its mask, its two modes and its limits (F5)."""
    keeps = False  # whether p is taken for the share that is kept: charged in the second part
    with exam.part("training: an entry is 0, or it is scaled up so that the mean stays", points=2):
        # p times the number of entries is never whole, so that no share that is kept is 1 - p
        for p, shape in ((0.3, (69, 71)), (0.8, (601,))):
            x = exam.rng.normal(size=shape)
            got = _dropped(exam, dropout, x, p, fresh_generator(exam))
            kept = got != 0
            _require_both(exam, dropout, kept)
            if _keeps_share(x, got, p):
                keeps = True
                continue
            suspects = _wrong_scales(x, kept, p)
            expected = np.where(kept, x / (1 - p), 0.0)
            exam.compare("what is kept", got, expected, mistakes=suspects, given=_given(x, p, True))
        _note(exam, keeps, "p is taken for the share that is kept, which the next part judges")
    with exam.part("training: each entry is dropped with probability p, on its own", points=1):
        _require_independent(exam, dropout)
    with exam.part("not training: x as it is", points=1):
        x, p = exam.rng.normal(size=(40, 45)), 0.3
        outcome = exam.outcome(dropout, x, p, fresh_generator(exam), False)
        if outcome.fault is None and outcome.value is None:
            _dropped(exam, dropout, x, p, fresh_generator(exam))
            exam.fail("nothing was returned", mistake="nothing-in-eval")
        array = numbers("x outside of training", exam.require(outcome))
        if array.shape == x.shape and 0.1 < np.mean(array == 0) < 0.9:  # p is 0.3: 18 errors off
            kept = _dropped(exam, dropout, x, p, fresh_generator(exam)) != 0
            cause = "flag-inverted" if kept.all() else "active-in-eval"
            exam.fail("entries were dropped", mistake=cause)
        suspects = [("scaled-in-eval", x * factor) for factor in (1 - p, p, 1 / (1 - p))]
        exam.compare("x", array, x, mistakes=suspects, given=_given(x, p, False))
    with exam.part("p = 0 and p = 1; the draws come from rng; x stays as it was", points=1):
        _require_limits(exam, dropout, *((1.0, 0.0) if keeps else (0.0, 1.0)))
        _note(exam, keeps, "with p taken for the share that is kept, which was charged above")


def _note(exam: Exam, keeps: bool, said: str) -> None:
    if keeps:
        exam.note(said)


def _keeps_share(x: Array, got: Array, p: float) -> bool:
    """Tell whether dropout is right but for p, which is taken for the share that is kept.

    The share has a standard error of 0.02 at most; p and 1 - p are 0.4 or more apart.
    """
    kept = got != 0
    share = float(np.mean(kept))
    swapped = abs(share - p) < abs(share - (1 - p))
    return swapped and close(got, np.where(kept, x / p, 0.0), RTOL)


def _given(x: Array, p: float, training: bool) -> str:
    return f"x {x.shape}, p {p:g}, training {training}"


def _dropped(exam: Exam, target: Ref, x: Array, p: float, rng: Ref) -> Array:
    """Return the student's x while training, which must have kept its shape."""
    outcome = exam.outcome(target, x, p, rng, True)
    cause = None
    if kind_of(outcome.fault) == "if-on-array":
        cause = "if-on-an-array"
    elif outcome.fault and x.ndim != 2:
        two_axes = exam.outcome(target, np.ones((4, 3)), p, fresh_generator(exam), True)
        cause = None if two_axes.fault else "two-axes-assumed"
    value = exam.returned(target, outcome, f"called with {_given(x, p, True)}", mistake=cause)
    got = numbers("x while training", value)
    if got.shape != x.shape:
        lines = f"expected shape {x.shape}", f"got      {describe(value)}", f"p was {p:g}"
        exam.fail("wrong shape", *lines, mistake="removed" if 0 < got.size < x.size else None)
    return got


def _wrong_scales(x: Array, kept: Any, p: float) -> list[Named]:
    """Return what typical wrong factors give where the entries `kept` (a mask) were kept."""
    share = float(np.mean(kept))
    factors = [
        ("not-scaled-up", 1.0),
        ("scaled-down", 1 - p),
        ("scaled-by-p", 1 / p),
        ("scaled-by-count", 1 / share if share else np.nan),
        ("scaled-by-one-plus-p", 1 + p),
        ("scaled-by-two", 2.0),
        ("scaled-by-root", 1 / np.sqrt(1 - p)),
    ]
    masks = [np.where(kept, factor, 0.0) for factor in (1.0, 1 / (1 - p))]
    return [
        *((mistake, np.where(kept, x * factor, 0.0)) for mistake, factor in factors),
        *(("mask-returned", mask) for mask in masks),
    ]


def _require_both(exam: Exam, target: Ref, kept: Any) -> None:
    """Fail unless some entries are kept and some are not, which are 200 or more."""
    if np.all(kept) or not np.any(kept):
        headline = "nothing was dropped" if np.all(kept) else "everything was dropped"
        exam.fail(headline, mistake=_why_all_alike(exam, target))


def _why_all_alike(exam: Exam, target: Ref) -> str | None:
    """Establish why all entries are 0, or none: with 34 draws and p = 1/2, or the other mode."""
    x = 1 + exam.rng.random(size=(4, 30))
    outside = exam.outcome(target, x, 0.5, fresh_generator(exam), False).value
    draws = [_dropped(exam, target, x, 0.5, fresh_generator(exam)) for _ in range(34)]
    shares = {float(np.mean(draw == 0)) for draw in draws}
    if shares == {0.0, 1.0}:
        return "shared-mask"
    if shares != {0.0}:
        return None
    if isinstance(outside, np.ndarray) and np.any(outside == 0):
        return "flag-inverted"
    if np.array_equal(draws[0], x):
        return "nothing-dropped"
    subtracted = np.isclose(draws[0], x - 0.5) | np.isclose(draws[0], -0.5)
    return "parentheses" if np.all(subtracted) else "never-zero"


def _require_independent(exam: Exam, target: Ref) -> None:
    """Judge five masks of 9,600 entries; the share dropped has a standard error of 0.0044.

    A p of 1/4 is no whole number of tenths. If it is rounded to one, all five masks have a share
    within the bound once in 10^28 draws.
    """
    p = 0.25
    x = exam.rng.normal(size=(120, 80))
    masks = [_dropped(exam, target, x, p, fresh_generator(exam)) == 0 for _ in range(5)]
    for mask in masks:
        _require_both(exam, target, ~mask)
        share = float(mask.mean())
        if np.all(mask == mask[0]) or np.all(mask == mask[:, :1]):
            exam.fail("entries are dropped together", mistake="shared-mask")
        if abs(share - p) > 0.031:
            exam.fail(
                "a wrong share is dropped",
                f"expected about {p:g}",
                f"got            {share:.3f}",
                mistake=_why_wrong_share(exam, target, x, share),
            )
    # All five counts are exactly p * 9,600 by chance once in 14 billion; those of the 120 rows of a
    # mask, or of its 80 columns, never.
    by_count = all(mask.sum() == round(p * mask.size) for mask in masks)
    if by_count or any(np.ptp(mask.sum(axis=axis)) == 0 for mask in masks for axis in (0, 1)):
        exam.fail("the same number is dropped each time", mistake="exact-share")


def _why_wrong_share(exam: Exam, target: Ref, x: Array, share: float) -> str | None:
    """Name the mistake from the shares dropped with p = 1/4, which is known, and with p = 0.7."""
    other = float(np.mean(_dropped(exam, target, x, 0.7, fresh_generator(exam)) == 0))
    for mistake, expected in (
        ("keep-and-drop-swapped", (0.75, 0.3)),
        ("half-dropped", (0.5, 0.5)),
        ("normal-draws", (0.599, 0.758)),  # the normal distribution function at 1/4 and at 0.7
    ):
        if max(abs(share - expected[0]), abs(other - expected[1])) < 0.038:
            return mistake
    return None


def _require_limits(exam: Exam, target: Ref, none: float, every: float) -> None:
    """Judge the p that drops none and the p that drops every entry."""
    x = exam.rng.normal(size=(40, 45))
    got = _dropped(exam, target, x, none, fresh_generator(exam))
    exam.compare(f"x with p = {none:g}", got, x, given=_given(x, none, True))
    outcome = exam.outcome(target, x, every, fresh_generator(exam), True)
    divided = outcome.fault is not None and outcome.fault.type_name == "ZeroDivisionError"
    if divided or not np.all(np.isfinite(numbers("all of x dropped", exam.require(outcome)))):
        exam.fail(f"x with p = {every:g}: not finite, or an error", mistake="division-by-zero")
    dropped, given = np.zeros_like(x), _given(x, every, True)
    suspects = [("nothing-dropped-at-one", x)]
    exam.compare(f"x with p = {every:g}", outcome.value, dropped, suspects, given=given)
    for training in (True, False):
        outcome = exam.outcome(target, x, 0.5, fresh_generator(exam), training)
        exam.untouched(outcome, "x-changed-in-place")
    _require_both(exam, target, _dropped(exam, target, x, 0.5, fresh_generator(exam)) != 0)
    require_own_draws(exam, lambda rng: _dropped(exam, target, x, 0.5, rng), "rng-ignored")
