"""Check of the exercise `reused_gradient`: a matrix that is used T times (D5, D6, D7)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation.penalty import RATES
from mlp_helpers.checks.core import (
    Answer,
    Exam,
    Named,
    Ref,
    check,
    close,
    draw_until,
    numbers,
    shapes,
)
from mlp_helpers.checks.core.compare import as_array, is_zero
from mlp_helpers.checks.core.steps import ROUGH, judge_value
from mlp_helpers.numerics.activations import tanh_prime
from mlp_helpers.numerics.backpropagation import Array, unrolled, unrolled_gradient

ALIKE_FOR_ONE_USE = (
    "own-output",
    "first-state-missing",
    "last-state-only",
    "first-uses-missing",
    "last-use-missing",
)
"""Mistakes that only more uses than one can tell apart."""
CLIPPED = (0.5, 1, 2, 5, 10)
"""At what gradients are cut off, each entry or their norm."""
LINEAR_SLOPES: tuple[Callable[[Array], Any], ...] = (np.ones_like, lambda h: 1 - h**2, tanh_prime)
"""What is taken for the slope where tanh is missing on the way forward."""


@check("04/reused_gradient", points=3)
def reused_gradient(exam: Exam, reused_gradient: Ref) -> None:
    """Judge the gradient with respect to a matrix used once, twice and more (D5, D6, D7)."""
    with exam.part("W used once (T = 1)", points=1):
        _judge(exam, reused_gradient, 1)
        _judge(exam, reused_gradient, 1, d=1)
    with exam.part("W used three and five times: the contributions add up", points=2):
        _judge(exam, reused_gradient, 3)
        _judge(exam, reused_gradient, 5)
        _judge_large(exam, reused_gradient)


def _judge(exam: Exam, target: Ref, T: int, d: int = 4) -> None:
    x, y = exam.rng.normal(size=(d, 1)), exam.rng.normal(size=(d, 1))
    W = 0.7 * exam.rng.normal(size=(d, d))
    answer = Answer(exam, target, x, y, W, T)
    got, right = numbers("dJ_dW", answer.value()), unrolled_gradient(x, y, W, T)
    judge_value(
        exam,
        "dJ_dW",
        got,
        right,
        [] if close(got, right, ROUGH) else _suspects(exam, target, x, y, W, T),
        given=f"{shapes(x=x, y=y, W=W)}, T={T}",
        inexact="difference-quotient",
    )
    answer.untouched("input-changed")


def _judge_large(exam: Exam, target: Ref) -> None:
    """Use a target so far off that some entry of the gradient is over 20, and their norm, too."""

    def draw() -> tuple[Array, Array, Array]:
        x, y = exam.rng.normal(size=(4, 1)), 300 * exam.rng.normal(size=(4, 1))
        return x, y, 0.5 * exam.rng.normal(size=(4, 4))

    case = *draw_until(draw, lambda drawn: np.abs(unrolled_gradient(*drawn, 3)).max() > 20), 3
    right = unrolled_gradient(*case)
    shares = [np.minimum(1, most / np.linalg.norm(right)) for most in CLIPPED]
    cut = [*(np.clip(right, -most, most) for most in CLIPPED), *(share * right for share in shares)]
    got, given = exam.call(target, *case), "a target y far off, T=3"
    judge_value(exam, "dJ_dW", got, right, [("clipped", each) for each in cut], given=given)


def _suspects(exam: Exam, target: Ref, x: Array, y: Array, W: Array, T: int) -> list[Named]:
    """Return the mistakes that a wrong gradient may come of, also by what more uses give."""
    wrong = _wrong_gradients(x, y, W, T)
    later = exam.outcome(target, x, y, W, T + 2).value
    if is_zero(later, W.shape):
        wrong = [("left-zero", np.zeros_like(W))]
    if T == 1:
        longer = dict(_wrong_gradients(x, y, W, T + 2))
        told = {slug for slug in ALIKE_FOR_ONE_USE if _agrees(later, longer[slug])}
        wrong = [(slug, made) for slug, made in wrong if slug not in {*ALIKE_FOR_ONE_USE} - told]
    return wrong


def _agrees(value: Any, wrong: Any) -> bool:
    return isinstance(value, np.ndarray | list) and close(as_array(value), wrong, ROUGH)


def _wrong_gradients(x: Array, y: Array, W: Array, T: int) -> list[Named]:
    """Return what typical mistakes make of the gradient with respect to a matrix used T times."""

    def total(x: Array = x, y: Array = y, W: Array = W, T: int = T, **mistake: Any) -> Any:
        return sum(_contributions(x, y, W, T, **mistake))

    terms, right, last = _contributions(x, y, W, T), total(), unrolled(x, W, T)[-1:]
    first_dz = terms[0] @ x / np.sum(x * x)  # terms[0] is it times x.T
    return [
        ("overwritten", terms[0]),
        ("last-use-only", terms[-1]),
        ("averaged", right / T),
        ("last-use-times-T", T * terms[-1]),
        *(("other-T", total(T=t)) for t in (T + 1, T - 1) if t),
        *(("fixed-number-of-uses", total(T=t)) for t in range(1, 6) if abs(t - T) > 1),
        *((slug, total(**slip)) for slug, slip in _slips(x, y)),
        *((slug, total(states=states)) for slug, states in _wrong_states(x, W, T)),
        ("transposed-forward", total(W=W.T).T),
        ("last-use-missing", total(order=range(T - 1, 0, -1)) + 0 * W),
        *(("loss-averaged", k * right / len(y)) for k in (1, 2)),
        *(("first-uses-missing", sum(terms[t:], 0 * W)) for t in range(1, max(2, T - 1))),
        ("W-not-transposed", total(back=W)),
        ("outer-reversed", right.T),
        ("first-state-missing", right + first_dz @ (last[0] - x).T),
        ("sign", -right),
        ("loss-factor", 2 * right),
        *(("activation-missing", _linear(x, y, W, T, slope)) for slope in LINEAR_SLOPES),
        ("target-missing", total(y=np.zeros_like(y))),
        ("W-missing", total(back=np.eye(len(W)))),
        ("forward-order", total(order=range(1, T + 1))),
        *(("W-changed", total(rate=rate, of=of)) for rate in RATES for of in (1, T)),
        *(("W-changed", total(rate=rate, of=T, late=True)) for rate in RATES),
    ]


def _slips(x: Array, y: Array) -> list[tuple[str, dict[str, Any]]]:
    """Return typical mistakes on the way back, as :func:`_contributions` takes them."""
    return [
        ("handed-on-first", {"pair_handed": True}),
        ("start-for-end", {"error": x - y}),
        ("no-outer-product", {"elementwise": True}),
        ("kept-and-handed-on", {"hand_on": "both"}),
        ("not-passed-on", {"hand_on": "nothing"}),
        ("derivative-one-step-early", {"slope_from": -1}),
        ("derivative-at-h", {"slope": tanh_prime}),
        ("derivative-not-passed-on", {"hand_on": "dJ_dh"}),
        ("derivative-once", {"slope_once": True}),
        ("derivative-missing", {"slope": np.ones_like}),
        ("z-squared", {"slope": lambda h: 1 - np.arctanh(h) ** 2}),
        ("paired-with-x", {"pair_with": None}),
        ("target-each-step", {"target_each_step": True}),
        ("own-output", {"pair_with": 0}),
    ]


def _wrong_states(x: Array, W: Array, T: int) -> list[tuple[str, list[Array]]]:
    """Return what typical mistakes on the way forward make of the states."""
    last = unrolled(x, W, T)[-1:]
    return [
        ("transposed-forward", unrolled(x, W.T, T)),
        ("x-activated", unrolled(np.tanh(x), W, T)),
        ("one-step-too-many", unrolled(x, W, T + 1)),
        *(("last-state-only", [first, *last * T]) for first in (x, *last)),
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
    rate: float = 0.0,
    of: int = 1,
    states: list[Array] | None = None,
    error: Array | None = None,
    pair_handed: bool = False,
    elementwise: bool = False,
    late: bool = False,
) -> Any:
    """Return what each use of W contributes, the first use first, with one mistake or none."""
    states = states or unrolled(x, W, T)
    terms: list[Array] = []
    dJ_dh = states[-1] - y if error is None else error
    for t in range(T, 0, -1) if order is None else order:
        dJ_dz = dJ_dh * (slope(states[t + slope_from]) if t == T or not slope_once else 1)
        below = states[0 if pair_with is None else t + pair_with]
        paired = W.T @ dJ_dz if pair_handed else dJ_dz
        terms.insert(0, paired * below + 0 * W if elementwise else paired @ below.T)
        through, W = W, W - rate * sum(terms[:of])
        if hand_on != "nothing":
            handed = ((through if late else W).T if back is None else back) @ (
                dJ_dh if hand_on == "dJ_dh" else dJ_dz
            )
            dJ_dh = dJ_dh + handed if hand_on == "both" else handed
        if target_each_step:
            dJ_dh = dJ_dh + states[t - 1] - y
    return terms
