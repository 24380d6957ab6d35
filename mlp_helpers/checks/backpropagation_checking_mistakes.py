"""Typical mistakes of the exercises `numerical_gradient` and `gradient_check` of assignment 04."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation_tools import mistake
from mlp_helpers.checks.core.compare import Mistake, Suspect
from mlp_helpers.numerics.backpropagation import Array, numerical_gradient

_V_CURVE = "How well does a difference quotient do?"
_CHECK = "A check that can say no"

# --- numerical_gradient ---------------------------------------------------------------------------
ONE_SIDED = mistake(
    "numerical_gradient/one-sided",
    "this is a one-sided difference: its error shrinks like eps, that of a central one like eps²",
    _V_CURVE,
)
DISTANCE = mistake(
    "numerical_gradient/distance",
    "the difference is not divided by the distance between the two points, which is 2 eps",
    _V_CURVE,
)
SIGN = mistake(
    "numerical_gradient/sign", "the two points are subtracted in the wrong order", _V_CURVE
)
EPS_IGNORED = mistake(
    "numerical_gradient/eps-ignored",
    "the step is not the eps that was handed over but a fixed, smaller one",
    _V_CURVE,
)
ALL_AT_ONCE = mistake(
    "numerical_gradient/all-at-once",
    "all entries of x are moved together; a partial derivative moves one and holds the others",
    _V_CURVE,
)
NOT_RESTORED = mistake(
    "numerical_gradient/not-restored",
    "an entry once moved is not put back before the next one is moved",
    _V_CURVE,
)
SHAPE_LOST = mistake(
    "numerical_gradient/flattened",
    "the numbers are right, but the gradient of a matrix is a matrix of the same shape",
    _V_CURVE,
)
X_CHANGED = mistake(
    "numerical_gradient/x-changed",
    "the caller's x is not the same afterwards: x + eps − 2 eps + eps is not x in floating point",
    _V_CURVE,
)
INT_DTYPE = mistake(
    "numerical_gradient/int-dtype",
    "an array of integers cuts off what is written into it: 3 + 0.25 becomes 3 again",
    _V_CURVE,
)


def wrong_quotients(f: Callable[[Array], float], x: Array, eps: float) -> list[Suspect]:
    """Return what typical mistakes make of the difference quotient of `f` at `x`."""
    right = numerical_gradient(f, x, eps)
    up, down = _one_sided(f, x, eps), _one_sided(f, x, -eps)
    together = (f(x + eps) - f(x - eps)) / (2 * eps)
    return [
        (ONE_SIDED, up),
        (ONE_SIDED, down),
        (DISTANCE, 2 * right),
        (DISTANCE, 2 * eps * right),
        (DISTANCE, right / 2),
        (DISTANCE, eps**2 * right),
        (SIGN, -right),
        *((EPS_IGNORED, numerical_gradient(f, x, small)) for small in (1e-4, 1e-5, 1e-6)),
        (ALL_AT_ONCE, np.full_like(x, together)),
        (ALL_AT_ONCE, together),
        (NOT_RESTORED, _never_restored(f, x, eps)),
        (NOT_RESTORED, _drifting_apart(f, x, eps)),
        (SHAPE_LOST, right.ravel()),
    ]


def _one_sided(f: Callable[[Array], float], x: Array, eps: float) -> Array:
    gradient = np.empty_like(x)
    for index in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[index] = eps
        gradient[index] = (f(x + step) - f(x)) / eps
    return gradient


def _never_restored(f: Callable[[Array], float], x: Array, eps: float) -> Array:
    """Move each entry up, then down, and leave it there."""
    x, gradient = x.copy(), np.empty_like(x)
    for index in np.ndindex(x.shape):
        x[index] += eps
        upper = f(x)
        x[index] -= 2 * eps
        gradient[index] = (upper - f(x)) / (2 * eps)
    return gradient


def _drifting_apart(f: Callable[[Array], float], x: Array, eps: float) -> Array:
    """Move one copy up and one down, entry after entry, both copied once only."""
    upper, lower, gradient = x.copy(), x.copy(), np.empty_like(x)
    for index in np.ndindex(x.shape):
        upper[index] += eps
        lower[index] -= eps
        gradient[index] = (f(upper) - f(lower)) / (2 * eps)
    return gradient


# --- gradient_check -------------------------------------------------------------------------------
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
NAN = mistake(
    "gradient_check/nan-accepted",
    "every comparison with NaN is False, so `error > tolerance` does not reject it",
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
    for tolerance in (1e-4, 1e-5, 1e-6):
        checks += _blind(tolerance)
    for digits in range(1, 12):
        checks += [(ABSOLUTE, check) for check in _absolute(10.0**-digits)]
    return checks


def _blind(t: float) -> list[tuple[Mistake, Verdict]]:
    """Return checks of the right tolerance that do not see some kinds of errors."""
    return [
        (NAN, lambda g, n: not relative_error(g, n) > t),
        (SIGNED, lambda g, n: abs(np.sum(g - n)) <= t * np.max(np.abs(n))),
        (SIGNED, lambda g, n: np.max(g - n) <= t * np.max(np.abs(n))),
        (SIGNED, lambda g, n: np.max(n - g) <= t * np.max(np.abs(n))),
        (NORMS, lambda g, n: abs(_length(g) - _length(n)) <= t * _length(n)),
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
