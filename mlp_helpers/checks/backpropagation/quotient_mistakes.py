"""Typical mistakes of the exercise `numerical_gradient` of assignment 04."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation.tools import mistake
from mlp_helpers.checks.core.compare import Suspect, close
from mlp_helpers.numerics.backpropagation import Array, numerical_gradient

ONE_SIDED = mistake("numerical_gradient/one-sided")
HALVED_ONE_SIDED = mistake("numerical_gradient/one-sided-halved")
FIRST_ONLY = mistake("numerical_gradient/first-entry-only")
NO_DIFFERENCE = mistake("numerical_gradient/same-point")
RELATIVE_STEP = mistake("numerical_gradient/relative-step")
ENTRY_REPLACED = mistake("numerical_gradient/entry-replaced")
HALF_STEP = mistake("numerical_gradient/half-step")
COMPLEX_STEP = mistake("numerical_gradient/complex-step")
VECTORS_ONLY = mistake("numerical_gradient/vectors-only")
DISTANCE = mistake("numerical_gradient/distance")
SIGN = mistake("numerical_gradient/sign")
PARENTHESES = mistake("numerical_gradient/parentheses")
OTHER_ORDER = mistake("numerical_gradient/entries-in-another-order")
FLOAT32 = mistake("numerical_gradient/float32")
EPS_IGNORED = mistake("numerical_gradient/eps-ignored")
ALL_AT_ONCE = mistake("numerical_gradient/all-at-once")
NOT_RESTORED = mistake("numerical_gradient/not-restored")
SHAPE_LOST = mistake("numerical_gradient/flattened")
X_CHANGED = mistake("numerical_gradient/x-changed")
INT_DTYPE = mistake("numerical_gradient/int-dtype")


def wrong_quotients(f: Callable[[Array], float], x: Array, eps: float) -> list[Suspect]:
    """Return what typical mistakes make of the difference quotient of `f` at `x`."""
    right = numerical_gradient(f, x, eps)
    up, down = _one_sided(f, x, eps), _one_sided(f, x, -eps)
    together = (f(x + eps) - f(x - eps)) / (2 * eps)
    large = np.maximum(1, np.abs(x))
    return [
        (ONE_SIDED, up),
        (ONE_SIDED, down),
        (HALVED_ONE_SIDED, up / 2),
        (HALVED_ONE_SIDED, down / 2),
        (ENTRY_REPLACED, _entries_replaced(f, x, eps)),
        (FIRST_ONLY, _first_only(right)),
        (NO_DIFFERENCE, np.zeros_like(right)),
        (RELATIVE_STEP, _relative_steps(f, x, eps, x)),
        (RELATIVE_STEP, _relative_steps(f, x, eps, x) / x),
        (RELATIVE_STEP, _relative_steps(f, x, eps, large) / large),
        (RELATIVE_STEP, _relative_steps(f, x, eps, 1 + np.abs(x)) / (1 + np.abs(x))),
        (PARENTHESES, _one_divided(f, x, eps)),
        (OTHER_ORDER, right.ravel().reshape(x.shape, order="F")),
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
        (HALF_STEP, numerical_gradient(f, x, eps / 2)),
        (COMPLEX_STEP, _complex_step(f, x, eps)),
        *((VECTORS_ONLY, rows) for rows in _whole_rows(f, x, eps)),
    ]


def rounded(got: Array, right: Array) -> list[Suspect]:
    """Return `got` as a suspect if it is right to seven digits, and not but for a factor."""
    if got.shape != right.shape or not close(got, right, 1e-5):
        return []
    ratios = got / right
    return [(DISTANCE if np.ptp(ratios) < 1e-11 else FLOAT32, got)]


def _complex_step(f: Callable[[Array], Any], x: Array, eps: float) -> Array:
    gradient = np.empty_like(x)
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape, complex)
        step[index] = 1j * eps
        gradient[index] = np.imag(f(x + step)) / eps
    return gradient


def _whole_rows(f: Callable[[Array], float], x: Array, eps: float) -> list[Array]:
    """Move all entries of a row, or of a column, together; nothing for a vector."""
    if x.ndim < 2:
        return []
    wrong: list[Array] = []
    for along, lines in ((0, np.eye(len(x))[:, :, None]), (1, np.eye(x.shape[1])[:, None, :])):
        moved = [eps * line for line in lines]
        quotients = np.array([(f(x + step) - f(x - step)) / (2 * eps) for step in moved])
        wrong += [quotients, np.broadcast_to(np.expand_dims(quotients, 1 - along), x.shape)]
    return wrong


def _first_only(right: Array) -> Array:
    gradient = np.zeros_like(right)
    gradient.flat[0] = right.flat[0]
    return gradient


def _entries_replaced(f: Callable[[Array], float], x: Array, eps: float) -> Array:
    gradient = np.empty_like(x)
    for index in np.ndindex(x.shape):
        upper, lower = x.copy(), x.copy()
        upper[index], lower[index] = eps, -eps
        gradient[index] = (f(upper) - f(lower)) / (2 * eps)
    return gradient


def _one_divided(f: Callable[[Array], float], x: Array, eps: float) -> Array:
    gradient = np.empty_like(x)
    for index in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[index] = eps
        gradient[index] = f(x + step) - f(x - step) / (2 * eps)
    return gradient


def _relative_steps(f: Callable[[Array], float], x: Array, eps: float, sizes: Array) -> Array:
    """Move each entry by `eps` times its size, and divide by 2 eps."""
    gradient = np.empty_like(x)
    for index in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[index] = eps * sizes[index]
        gradient[index] = (f(x + step) - f(x - step)) / (2 * eps)
    return gradient


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
