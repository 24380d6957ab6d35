"""Typical mistakes of the exercise `gradient_check` of assignment 04."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation.tools import mistake
from mlp_helpers.checks.core.compare import Mistake
from mlp_helpers.numerics.backpropagation import Array

_CHECK = "A check that can say no"

ANYTHING = mistake(
    "gradient_check/accepts-anything",
    "this check says True to everything that it was shown: it cannot find a mistake",
    _CHECK,
)
WIDE = mistake(
    "gradient_check/tolerance-too-wide",
    "the tolerance is so wide that an error of one part in a thousand goes through",
    _CHECK,
)
NARROW = mistake(
    "gradient_check/rejects-everything",
    "this check says False to everything that it was shown: no right gradient gets through",
    _CHECK,
)
TOO_NARROW = mistake(
    "gradient_check/tolerance-too-narrow",
    "the tolerance asks for more digits than a difference quotient has",
    _CHECK,
)
ENTRYWISE = mistake(
    "gradient_check/each-entry-by-itself",
    "each error is measured against its own entry; where that is 0, no quotient comes close enough",
    _CHECK,
)
MEAN_ERROR = mistake(
    "gradient_check/mean-error",
    "the errors are averaged over the entries: among many right ones a single wrong one is lost",
    _CHECK,
)
ABSOLUTE = mistake(
    "gradient_check/absolute-tolerance",
    "the error is not measured against the size of the gradient, so the scale of f decides",
    _CHECK,
)
SIGNED = mistake(
    "gradient_check/errors-cancel",
    "errors of opposite sign cancel, or only one sign counts: take their absolute values first",
    _CHECK,
)
NORMS = mistake(
    "gradient_check/norms-compared",
    "two gradients of the same length may point anywhere; compare their difference, not lengths",
    _CHECK,
)
FIRST = mistake(
    "gradient_check/first-entry-only", "only the first entry of the gradient is looked at", _CHECK
)
LAST = mistake(
    "gradient_check/last-entry-only",
    "only the last entry decides, as where a loop writes a new verdict over the one before",
    _CHECK,
)
DIRECTION = mistake(
    "gradient_check/direction-only",
    "only the directions are compared: a gradient of another length goes through",
    _CHECK,
)
NAN = mistake(
    "gradient_check/nan-accepted",
    "every comparison with NaN is False, so `error > tolerance` does not reject it",
    _CHECK,
)
NAN_MADE_ZERO = mistake(
    "gradient_check/nan-made-zero",
    "NaN is turned into 0 before the comparison: where the slope is 0, it passes for right",
    _CHECK,
)
NOT_CALLED = mistake(
    "gradient_check/gradient-not-called",
    "`gradient` is a function, and it was never called; what it returns is to be judged",
    _CHECK,
)
ENTRY_VERDICTS = mistake(
    "gradient_check/verdict-per-entry",
    "there is a True or False for each entry here; the gradient is right or not as a whole",
    _CHECK,
)
NO_RETURN = mistake(
    "gradient_check/no-return",
    "the comparison is made and lost: a function without `return` gives back None, not a verdict",
    _CHECK,
)
SCALE_SIGNED = mistake(
    "gradient_check/scale-without-abs",
    "the size is taken as the largest entry with its sign: it is negative where all entries are",
    _CHECK,
)
SIGNS_LOST = mistake(
    "gradient_check/signs-lost",
    "each gradient's absolute values are compared: take their difference first, then its size",
    _CHECK,
)
ANY_ENTRY = mistake(
    "gradient_check/any-entry",
    "one entry that agrees is enough here; all of them have to",
    _CHECK,
)
ANOTHER_POINT = mistake(
    "gradient_check/another-point",
    "the comparison is made at another point than x; a gradient may be right here and wrong there",
    _CHECK,
)
INVERTED = mistake("gradient_check/inverted", "True and False are exchanged", _CHECK)
NO_VERDICT = mistake(
    "gradient_check/no-verdict",
    "this is the error; the verdict compares it with a tolerance",
    _CHECK,
)
CHECK_CHANGED_X = mistake(
    "gradient_check/x-changed",
    "the check changed the x that it was given; what it judges must stay as it was",
    _CHECK,
)

Verdict = Callable[[Array, Array], Any]


def relative_error(g: Array, n: Array) -> float:
    """Return the largest error, relative to the largest entry of the numerical gradient."""
    return float(np.max(np.abs(g - n)) / np.max(np.abs(n)))


def _typical_checks() -> list[tuple[Mistake, Verdict]]:
    """Return wrong checks, each a function of the gradient given and the numerical one."""
    checks: list[tuple[Mistake, Verdict]] = [
        (ANYTHING, lambda g, n: True),
        (ANYTHING, lambda g, n: relative_error(g, n) < 3),
        (NARROW, lambda g, n: False),
        (INVERTED, lambda g, n: not relative_error(g, n) <= 1e-5),
        (INVERTED, lambda g, n: relative_error(g, n) > 1e-5),
    ]
    checks += [(WIDE, _below(wide)) for wide in (2e-3, 5e-3, 0.02, 0.05, 0.15, 0.3)]
    checks += [(TOO_NARROW, _below(10.0**-digits)) for digits in (8, 9)]
    checks += [(MEAN_ERROR, _mean_below(t)) for t in (2e-4, 1e-3)]
    checks += [(ENTRYWISE, _entrywise(t)) for t in (1e-6, 1e-5, 1e-4)]
    for tolerance in (1e-4, 1e-5, 1e-6, 1e-7):
        checks += _blind(tolerance)
    for digits in range(1, 12):
        checks += [(ABSOLUTE, check) for check in _absolute(10.0**-digits)]
    return checks


def _blind(t: float) -> list[tuple[Mistake, Verdict]]:
    """Return checks of the right tolerance that do not see some kinds of errors."""
    return [
        (NAN, lambda g, n: not relative_error(g, n) > t),
        (NAN_MADE_ZERO, lambda g, n: relative_error(np.nan_to_num(g), n) <= t),
        (SIGNED, lambda g, n: abs(np.sum(g - n)) <= t * np.max(np.abs(n))),
        (SIGNED, lambda g, n: np.max(g - n) <= t * np.max(np.abs(n))),
        (SIGNED, lambda g, n: np.max(n - g) <= t * np.max(np.abs(n))),
        (SIGNED, lambda g, n: np.mean(g - n) <= t * np.max(np.abs(n))),
        (SIGNED, lambda g, n: np.mean(n - g) <= t * np.max(np.abs(n))),
        (SIGNS_LOST, lambda g, n: relative_error(np.abs(g), np.abs(n)) <= t),
        (ANY_ENTRY, lambda g, n: np.any(np.abs(g - n) <= t * np.max(np.abs(n)))),
        (NORMS, lambda g, n: abs(_length(g) - _length(n)) <= t * _length(n)),
        (SCALE_SIGNED, lambda g, n: np.max(np.abs(g - n)) <= t * np.max(n)),
        (DIRECTION, lambda g, n: np.sum(g * n) >= (1 - t) * _length(g) * _length(n) > 0),
        (LAST, lambda g, n: abs(g.flat[-1] - n.flat[-1]) <= t * np.max(np.abs(n))),
        (FIRST, lambda g, n: abs(g.flat[0] - n.flat[0]) <= t * abs(n.flat[0])),
    ]


def _mean_below(tolerance: float) -> Verdict:
    return lambda g, n: np.mean(np.abs(g - n)) <= tolerance * np.max(np.abs(n))


def _entrywise(tolerance: float) -> Verdict:
    return lambda g, n: np.allclose(g, n, rtol=tolerance, atol=0)


def _below(tolerance: float) -> Verdict:
    return lambda g, n: relative_error(g, n) <= tolerance


def _absolute(tolerance: float) -> list[Verdict]:
    return [
        lambda g, n: np.max(np.abs(g - n)) <= tolerance,
        lambda g, n: _length(g - n) <= tolerance,
        lambda g, n: np.allclose(g, n, rtol=1e-5, atol=tolerance),
        lambda g, n: np.allclose(g, n, rtol=1e-4, atol=tolerance),
    ]


def _length(g: Array) -> float:
    return float(np.sqrt(np.sum(g**2)))


def named_by_verdicts(
    verdicts: Sequence[bool | None], pairs: Sequence[tuple[Array, Array]]
) -> Mistake | None:
    """Return the one mistake that explains all verdicts.

    Parameters
    ----------
    verdicts
        What the student's check said in each trial; None where it said nothing.
    pairs
        The gradient that it was given and the numerical one, in each trial.
    """
    with np.errstate(all="ignore"):
        fitting = {
            wrong.id: wrong
            for wrong, check in _typical_checks()
            if [bool(check(g, n)) for g, n in pairs] == list(verdicts)
        }
    return fitting.popitem()[1] if len(fitting) == 1 else None
