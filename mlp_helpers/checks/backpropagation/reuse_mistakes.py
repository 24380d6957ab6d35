"""Typical mistakes of the exercise `reused_gradient` of assignment 04."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation.tools import mistake
from mlp_helpers.checks.core.compare import Suspect
from mlp_helpers.numerics.activations import tanh_prime
from mlp_helpers.numerics.backpropagation import Array, unrolled

AUTOGRAD = mistake("reused_gradient/autograd")
INEXACT = mistake("reused_gradient/difference-quotient")
CHANGED = mistake("reused_gradient/input-changed")
OVERWRITTEN = mistake("reused_gradient/overwritten")
LAST_USE_ONLY = mistake("reused_gradient/last-use-only")
AVERAGED = mistake("reused_gradient/averaged")
LEAVES_OUT_A_USE = mistake("reused_gradient/one-use-missing")
W_NOT_TRANSPOSED = mistake("reused_gradient/W-not-transposed")
REVERSED = mistake("reused_gradient/outer-reversed")
OWN_OUTPUT = mistake("reused_gradient/own-output")
SIGN = mistake("reused_gradient/sign")
DERIVATIVE_AT_H = mistake("reused_gradient/derivative-at-h")
DERIVATIVE_MISSING = mistake("reused_gradient/derivative-missing")

DERIVATIVE_EARLIER = mistake("reused_gradient/derivative-one-step-early")
DERIVATIVE_ONCE = mistake("reused_gradient/derivative-once")
DERIVATIVE_NOT_PASSED_ON = mistake("reused_gradient/derivative-not-passed-on")
FORWARD_ORDER = mistake("reused_gradient/forward-order")
NOT_PASSED_ON = mistake("reused_gradient/not-passed-on")
W_MISSING = mistake("reused_gradient/W-missing")
LAST_USE_TIMES_T = mistake("reused_gradient/last-use-times-T")
PAIRED_WITH_X = mistake("reused_gradient/paired-with-x")
TARGET_EACH_STEP = mistake("reused_gradient/target-each-step")
OTHER_T = mistake("reused_gradient/other-T")
SLOPE_OF_Z = mistake("reused_gradient/z-squared")
LEFT_ZERO = mistake("reused_gradient/left-zero")
FIXED_T = mistake("reused_gradient/fixed-number-of-uses")
FORWARD_TRANSPOSED = mistake("reused_gradient/transposed-forward")
TARGET_MISSING = mistake("reused_gradient/target-missing")
HANDED_ON_TWICE = mistake("reused_gradient/kept-and-handed-on")
ACTIVATION_MISSING = mistake("reused_gradient/activation-missing")
FACTOR = mistake("reused_gradient/loss-factor")


def wrong_reuse(x: Array, y: Array, W: Array, T: int) -> list[Suspect]:
    """Return what typical mistakes make of the gradient by a matrix used T times."""
    terms = _contributions(x, y, W, T)
    total = sum(terms)
    return [
        (OVERWRITTEN, terms[0]),
        (LAST_USE_ONLY, terms[-1]),
        (AVERAGED, total / T),
        (LAST_USE_TIMES_T, T * terms[-1]),
        (PAIRED_WITH_X, sum(_contributions(x, y, W, T, pair_with=None))),
        (TARGET_EACH_STEP, sum(_contributions(x, y, W, T, target_each_step=True))),
        (OTHER_T, sum(_contributions(x, y, W, T + 1))),
        *((OTHER_T, sum(_contributions(x, y, W, fewer))) for fewer in range(max(T - 1, 1), T)),
        *((FIXED_T, sum(_contributions(x, y, W, t))) for t in range(1, 6) if abs(t - T) > 1),
        (FORWARD_TRANSPOSED, sum(_contributions(x, y, W.T, T)).T),
        (LEAVES_OUT_A_USE, total - terms[0]),
        (W_NOT_TRANSPOSED, sum(_contributions(x, y, W, T, back=W))),
        (REVERSED, total.T),
        (OWN_OUTPUT, sum(_contributions(x, y, W, T, pair_with=0))),
        (SIGN, -total),
        (FACTOR, 2 * total),
        (ACTIVATION_MISSING, _linear(x, y, W, T, np.ones_like)),
        (ACTIVATION_MISSING, _linear(x, y, W, T, lambda h: 1 - h**2)),
        (ACTIVATION_MISSING, _linear(x, y, W, T, tanh_prime)),
        (SLOPE_OF_Z, sum(_contributions(x, y, W, T, slope=lambda h: 1 - np.arctanh(h) ** 2))),
        (TARGET_MISSING, sum(_contributions(x, np.zeros_like(y), W, T))),
        (HANDED_ON_TWICE, sum(_contributions(x, y, W, T, hand_on="both"))),
        (W_MISSING, sum(_contributions(x, y, W, T, back=np.eye(len(W))))),
        (NOT_PASSED_ON, sum(_contributions(x, y, W, T, hand_on="nothing"))),
        (DERIVATIVE_EARLIER, sum(_contributions(x, y, W, T, slope_from=-1))),
        (DERIVATIVE_AT_H, sum(_contributions(x, y, W, T, slope=tanh_prime))),
        (DERIVATIVE_NOT_PASSED_ON, sum(_contributions(x, y, W, T, hand_on="dJ_dh"))),
        (FORWARD_ORDER, sum(_contributions(x, y, W, T, order=range(1, T + 1)))),
        (DERIVATIVE_ONCE, sum(_contributions(x, y, W, T, slope_once=True))),
        (DERIVATIVE_MISSING, sum(_contributions(x, y, W, T, slope=np.ones_like))),
    ]


def _linear(x: Array, y: Array, W: Array, T: int, slope: Callable[[Array], Any]) -> Any:
    """Return the gradient where h_t = W h_(t−1), with some slope on the way back."""
    states = [x]
    for _ in range(T):
        states.append(W @ states[-1])
    total, dJ_dh = np.zeros_like(W), states[-1] - y
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh * slope(states[t])
        total, dJ_dh = total + dJ_dz @ states[t - 1].T, W.T @ dJ_dz
    return total


def _contributions(
    x: Array,
    y: Array,
    W: Array,
    T: int,
    *,
    back: Array | None = None,
    pair_with: int | None = -1,
    slope: Callable[[Array], Any] = lambda h: 1 - h**2,
    slope_from: int = 0,
    hand_on: str = "dJ_dz",
    order: range | None = None,
    slope_once: bool = False,
    target_each_step: bool = False,
) -> Any:
    """Return what each use of W contributes, the first use first, with one slip or none."""
    states = unrolled(x, W, T)
    terms: list[Array] = []
    dJ_dh = states[-1] - y
    for t in order or range(T, 0, -1):
        dJ_dz = dJ_dh * (slope(states[t + slope_from]) if t == T or not slope_once else 1)
        terms.insert(0, dJ_dz @ states[0 if pair_with is None else t + pair_with].T)
        if hand_on != "nothing":
            handed = (W.T if back is None else back) @ (dJ_dh if hand_on == "dJ_dh" else dJ_dz)
            dJ_dh = dJ_dh + handed if hand_on == "both" else handed
        if target_each_step:
            dJ_dh = dJ_dh + states[t - 1] - y
    return terms
