"""Check of the exercise `forward`: from one example, in columns, to the objective (D1, D2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation.small_net import describe_example, draw_example
from mlp_helpers.checks.core import (
    Answer,
    Exam,
    Failed,
    Fault,
    Named,
    Ref,
    check,
    close,
    kind_of,
    numbers,
)
from mlp_helpers.checks.core.answer import find_cause
from mlp_helpers.checks.core.compare import are_exactly
from mlp_helpers.checks.core.steps import ROUGH, Step, judge_steps
from mlp_helpers.numerics import backpropagation as reference
from mlp_helpers.numerics.activations import relu, sigmoid
from mlp_helpers.numerics.backpropagation import Array, Values

STEPS: dict[str, Step] = {
    "z": lambda v: v["W1"] @ v["x"],
    "h": lambda v: np.tanh(v["z"]),
    "o": lambda v: v["W2"] @ v["h"],
    "L": lambda v: 0.5 * np.sum((v["o"] - v["y"]) ** 2),
    "s": lambda v: 0.5 * v["lam"] * (np.sum(v["W1"] ** 2) + np.sum(v["W2"] ** 2)),
    "J": lambda v: v["L"] + v["s"],
}
RAISING = ("weights-transposed", "row-layout", "elementwise")
"""Mistakes that end in an exception, unless all sizes are the same."""


@check("04/forward", points=3)
def forward(exam: Exam, forward: Ref) -> None:
    """Judge the forward pass entry by entry, each from the student's own values (D1, D2)."""
    inputs = draw_example(exam, 5, 4, 3)
    square = draw_example(exam, 5, 5, 5)
    answer = Answer(
        exam,
        forward,
        *inputs.values(),
        diagnose=lambda: _find_cause(exam, forward, square),
        explain=partial(_explain, inputs),
    )
    values = inputs | answer.own(reference.forward(**inputs))
    true_o = STEPS["o"](values)
    if close(np.asarray(values["L"]), np.asarray(STEPS["L"](values | {"o": true_o})), ROUGH):
        values["o"] = true_o  # L is right: that o was changed in place later is charged once
    with exam.part("z = W1 x, h = tanh(z), o = W2 h", points=1):
        _judge(exam, answer, ("z", "h", "o"), values)
    with exam.part("L = ½ ‖o − y‖²", points=1):
        _judge(exam, answer, ("L",), values)
    with exam.part("s = λ/2 (‖W1‖² + ‖W2‖²)", points=0.5):
        _judge(exam, answer, ("s",), values)
    with exam.part("J = L + s, and what was given stays as it is", points=0.5):
        if _adds_up(answer):
            exam.charged_before()
        else:
            _judge(exam, answer, ("J",), values)
        answer.finished(STEPS)
        answer.untouched("input-changed")


def _adds_up(answer: Answer) -> bool:
    """Tell whether J is the sum of L and s where one of these is no number, or 0: charged there."""
    try:
        L, s, J = (numbers(name, answer.entry(name)) for name in "LsJ")
        total = np.asarray(L + s)
    except (Failed, ValueError):  # of shapes that do not fit
        return False
    slip = L.size != 1 or s.size != 1 or not (np.any(L) and np.any(s))
    return bool(slip and np.any(J) and np.all(np.isfinite(J)) and close(J, total, ROUGH))


def _judge(exam: Exam, answer: Answer, names: Sequence[str], values: Values) -> None:
    given = describe_example(values)
    judge_steps(exam, answer, names, values, STEPS, _wrong, given=given, inexact="float32")


def _find_cause(exam: Exam, target: Ref, inputs: Values) -> None:
    """Try square matrices, on which a wrong order of factors does not raise."""
    answer = Answer(exam, target, *inputs.values())
    values = inputs | answer.own(reference.forward(**inputs))
    find_cause(exam, (partial(_judge, exam, answer, [name], values) for name in STEPS), RAISING)


def _explain(inputs: Values, fault: Fault, arrays: dict[str, Array]) -> str:
    """Name the cause of an exception: a matrix on the wrong side of what it multiplies."""
    h = np.tanh(inputs["W1"] @ inputs["x"])
    pairs = ((inputs["W1"], inputs["x"]), (inputs["W2"], h))
    failed = kind_of(fault) == "matrix-product"
    swapped = failed and any(are_exactly(arrays.values(), pair, ROUGH) for pair in pairs)
    return "weights-transposed" if swapped else ""


def _wrong(name: str, v: Mapping[str, Any]) -> list[Named]:
    """Return what typical mistakes make of one entry of the forward pass, given all before."""
    x, y, W1, W2, lam = (v[key] for key in ("x", "y", "W1", "W2", "lam"))
    z, h, o, L, s = (v[key] for key in ("z", "h", "o", "L", "s"))
    if name == "z":
        overwritten = ("z-overwritten", np.tanh(W1 @ x))
        return [*_wrong_products(W1, x), *_wrong_layouts(W1 @ x), overwritten]
    if name == "h":
        others = [("other-activation", phi(z)) for phi in (relu, sigmoid, np.sin, np.arctan)]
        return [("no-activation", z), *others, *_wrong_layouts(np.tanh(z))]
    if name == "o":
        outputs = [("activation-on-output", phi(W2 @ h)) for phi in (np.tanh, sigmoid)]
        outputs += [("target-subtracted", (W2 @ h - y) ** power) for power in (1, 2)]
        return [*_wrong_products(W2, h), *_wrong_layouts(W2 @ h), ("z-for-h", W2 @ z), *outputs]
    if name == "L":
        return _wrong_losses(o, y)
    if name == "s":
        return _wrong_penalties(W1, W2, lam)
    return [("penalty-left-out", L), ("lambda-twice", L + lam * s), ("penalty-subtracted", L - s)]


def _wrong_products(W: Array, x: Array) -> list[Named]:
    return [
        ("weights-transposed", lambda: W.T @ x),
        ("weights-transposed", lambda: x.T @ W),
        ("elementwise", lambda: W * x),
        ("elementwise", lambda: W * x.T),
    ]


def _wrong_layouts(column: Array) -> list[Named]:
    return [("row-layout", column.T), ("flat", column.ravel())]


def _wrong_losses(o: Array, y: Array) -> list[Named]:
    e = o - y
    doubled = [
        ("squares-subtracted", np.sum(o**2 - y**2)),
        ("all-pairs", np.sum((o.T - y) ** 2)),
        ("norm-not-squared", np.linalg.norm(e)),
        ("square-of-sum", np.sum(e) ** 2),
        ("absolute-values", np.sum(np.abs(e))),
        ("loss-not-summed", e**2),
        ("loss-averaged", np.mean(e**2)),
    ]
    return [
        *((slug, k * value) for slug, value in doubled for k in (1, 0.5)),
        ("zero", 0.0),
        ("loss-without-half", np.sum(e**2)),
        ("target-added", 0.5 * np.sum((o + y) ** 2)),
        ("loss-not-summed", 0.5 * e @ e.T),
    ]


def _wrong_penalties(W1: Array, W2: Array, lam: float) -> list[Named]:
    Ws = (W1, W2)
    first, second = np.sum(W1**2), np.sum(W2**2)
    both = first + second
    tops = [np.linalg.norm(W, 2) for W in Ws]
    doubled = [
        ("norm-not-squared", np.sqrt(first) + np.sqrt(second)),
        ("norms-added-first", (np.sqrt(first) + np.sqrt(second)) ** 2),
        ("square-of-sum", np.sum(W1) ** 2 + np.sum(W2) ** 2),
        ("absolute-values", np.sum(np.abs(W1)) + np.sum(np.abs(W2))),
        ("penalty-averaged", np.mean(W1**2) + np.mean(W2**2)),
    ]
    return [
        *((slug, k * lam * value) for slug, value in doubled for k in (1, 0.5)),
        *(("lambda-missing", k * both) for k in (1, 0.5)),
        ("zero", 0.0),
        ("lambda-without-half", lam * both),
        *(("lambda-one-layer", 0.5 * lam * one) for one in (first, second)),
        *(("one-layer-twice", lam * one) for one in (first, second)),
        ("lambda-one-term", 0.5 * lam * first + second),
        ("lambda-one-term", first + 0.5 * lam * second),
        ("rows-multiplied", 0.5 * lam * sum(np.sum(W @ W.T) for W in Ws)),
        ("rows-multiplied", 0.5 * lam * sum(np.sum(W.T @ W) for W in Ws)),
        ("spectral-norm", 0.5 * lam * (tops[0] ** 2 + tops[1] ** 2)),
        ("spectral-norm", 0.5 * lam * (tops[0] + tops[1])),
        ("square-of-sum", 0.5 * lam * (np.sum(W1) ** 2 + second)),
        ("square-of-sum", 0.5 * lam * (np.sum(W1) + np.sum(W2)) ** 2),
        ("penalty-averaged", 0.5 * lam * both / (W1.size + W2.size)),
    ]
