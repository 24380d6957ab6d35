"""Typical mistakes of the exercise `reused_gradient` of assignment 04."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation.tools import ZEROS_HINT, mistake
from mlp_helpers.checks.core.compare import Suspect
from mlp_helpers.numerics.activations import tanh_prime
from mlp_helpers.numerics.backpropagation import Array, unrolled

_REUSE = "A node used twice"
_V_CURVE = "How well does a difference quotient do?"

AUTOGRAD = mistake(
    "reused_gradient/autograd",
    "automatic differentiation added the contributions up; add them up yourself",
    _REUSE,
)
INEXACT = mistake(
    "reused_gradient/difference-quotient",
    "formulas in float64 give 15 digits; this looks like a difference quotient, or like float32",
    _V_CURVE,
)
CHANGED = mistake(
    "reused_gradient/input-changed",
    "what was handed over is not the same afterwards, as after a `-=`; compute into new arrays",
    _REUSE,
)
OVERWRITTEN = mistake(
    "reused_gradient/overwritten",
    "`=` where `+=` is needed: each step back overwrites what the later uses of W contributed",
    _REUSE,
)
LAST_USE_ONLY = mistake(
    "reused_gradient/last-use-only",
    "only the last use of W contributes, as if the values that it reads did not depend on W",
    _REUSE,
)
AVERAGED = mistake(
    "reused_gradient/averaged", "the contributions are averaged; they add up", _REUSE
)
LEAVES_OUT_A_USE = mistake(
    "reused_gradient/one-use-missing",
    "the loop ends one step early: one use of W is missing",
    _REUSE,
)
W_NOT_TRANSPOSED = mistake(
    "reused_gradient/W-not-transposed",
    "going back through W is not going forward through it; that W is square only hides it",
    _REUSE,
)
REVERSED = mistake(
    "reused_gradient/outer-reversed",
    "the outer product is the wrong way round; that W is square only hides it",
    _REUSE,
)
OWN_OUTPUT = mistake(
    "reused_gradient/own-output",
    "each use of W pairs the gradient with what that use read, not with what it gave",
    _REUSE,
)
SIGN = mistake(
    "reused_gradient/sign",
    "the sign is wrong: where the last h is too large, J grows with it",
    _REUSE,
)
DERIVATIVE_AT_H = mistake(
    "reused_gradient/derivative-at-h",
    "the slope was taken at h, where tanh was already applied, and not at z",
    _REUSE,
)
DERIVATIVE_MISSING = mistake(
    "reused_gradient/derivative-missing", "the activation was passed without its slope", _REUSE
)

DERIVATIVE_EARLIER = mistake(
    "reused_gradient/derivative-one-step-early",
    "the slope was taken at the state that a use read; it belongs to the state that the use gave",
    _REUSE,
)
DERIVATIVE_ONCE = mistake(
    "reused_gradient/derivative-once",
    "the slope of tanh enters once, at the end; every step back goes through a tanh of its own",
    _REUSE,
)
DERIVATIVE_NOT_PASSED_ON = mistake(
    "reused_gradient/derivative-not-passed-on",
    "the slope enters what a use of W contributes, but not what is handed to the step before it",
    _REUSE,
)
FORWARD_ORDER = mistake(
    "reused_gradient/forward-order",
    "the loop goes from the first use to the last; the gradient is known at the end, and goes back",
    _REUSE,
)
NOT_PASSED_ON = mistake(
    "reused_gradient/not-passed-on",
    "every step back starts from the end again: what one step found is not handed to the next",
    _REUSE,
)
W_MISSING = mistake(
    "reused_gradient/W-missing",
    "the gradient is handed on without W, through which every state reaches the next",
    _REUSE,
)
LAST_USE_TIMES_T = mistake(
    "reused_gradient/last-use-times-T",
    "the last use's share is counted T times; each use read another state, and has its own share",
    _REUSE,
)
PAIRED_WITH_X = mistake(
    "reused_gradient/paired-with-x",
    "every use is paired with x; only the first one read x, the others read the state before them",
    _REUSE,
)
TARGET_EACH_STEP = mistake(
    "reused_gradient/target-each-step",
    "y is compared with every state on the way; J compares it with the last one only",
    _REUSE,
)
OTHER_T = mistake(
    "reused_gradient/other-T",
    "this is the gradient for one use of W more, or one less, than T: count the steps forward",
    _REUSE,
)
SLOPE_OF_Z = mistake(
    "reused_gradient/z-squared",
    "the slope of tanh has the square of tanh(z) in it, which is h_t, not of z",
    _REUSE,
)
LEFT_ZERO = mistake(
    "reused_gradient/left-zero",
    ZEROS_HINT,
    _REUSE,
)
FIXED_T = mistake(
    "reused_gradient/fixed-number-of-uses",
    "the code has as many steps whatever T is; T says how often W is used",
    _REUSE,
)
FORWARD_TRANSPOSED = mistake(
    "reused_gradient/transposed-forward",
    "on the way forward W is transposed, or stands to the right; columns go as h_t = tanh(W h)",
    _REUSE,
)
TARGET_MISSING = mistake("reused_gradient/target-missing", "the target y does not enter", _REUSE)
HANDED_ON_TWICE = mistake(
    "reused_gradient/kept-and-handed-on",
    "what a state got is kept while it goes back: ∂J/∂h_(t−1) is new, not added to ∂J/∂h_t",
    _REUSE,
)
ACTIVATION_MISSING = mistake(
    "reused_gradient/activation-missing",
    "tanh is missing on the way forward: the states are those of another net",
    _REUSE,
)
FACTOR = mistake(
    "reused_gradient/loss-factor", "the ½ in J cancels the 2 that the square brings down", _REUSE
)


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
