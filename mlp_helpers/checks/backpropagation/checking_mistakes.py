"""Typical mistakes of the exercise `gradient_check` of assignment 04."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation.tools import mistake
from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.numerics.backpropagation import Array

ANYTHING = mistake("gradient_check/accepts-anything")
WIDE = mistake("gradient_check/tolerance-too-wide")
NARROW = mistake("gradient_check/rejects-everything")
TOO_NARROW = mistake("gradient_check/tolerance-too-narrow")
ENTRYWISE = mistake("gradient_check/each-entry-by-itself")
MEAN_ERROR = mistake("gradient_check/mean-error")
ABSOLUTE = mistake("gradient_check/absolute-tolerance")
SIGNED = mistake("gradient_check/errors-cancel")
NORMS = mistake("gradient_check/norms-compared")
FIRST = mistake("gradient_check/first-entry-only")
LAST = mistake("gradient_check/last-entry-only")
DIRECTION = mistake("gradient_check/direction-only")
NAN = mistake("gradient_check/nan-accepted")
NAN_MADE_ZERO = mistake("gradient_check/nan-made-zero")
NOT_CALLED = mistake("gradient_check/gradient-not-called")
ENTRY_VERDICTS = mistake("gradient_check/verdict-per-entry")
NO_RETURN = mistake("gradient_check/no-return")
SCALE_SIGNED = mistake("gradient_check/scale-without-abs")
SIGNS_LOST = mistake("gradient_check/signs-lost")
ANY_ENTRY = mistake("gradient_check/any-entry")
ANOTHER_POINT = mistake("gradient_check/another-point")
INVERTED = mistake("gradient_check/inverted")
NO_VERDICT = mistake("gradient_check/no-verdict")
CHECK_CHANGED_X = mistake("gradient_check/x-changed")

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
