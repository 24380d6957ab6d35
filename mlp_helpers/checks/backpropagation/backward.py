"""Check of the exercise `backward`: five gradients of one example, in columns (D4 to D7)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation.penalty import wrong_penalties
from mlp_helpers.checks.backpropagation.small_net import describe_example, draw_example
from mlp_helpers.checks.core import Answer, Exam, Fault, Named, Ref, check, close, kind_of
from mlp_helpers.checks.core.answer import find_cause
from mlp_helpers.checks.core.compare import are_exactly
from mlp_helpers.checks.core.steps import ROUGH, Step, judge_steps
from mlp_helpers.numerics import backpropagation as reference
from mlp_helpers.numerics.activations import relu_prime, sigmoid_prime, tanh_prime
from mlp_helpers.numerics.backpropagation import Array, Values

STEPS: dict[str, Step] = {
    "dJ_do": lambda v: v["o"] - v["y"],
    "dJ_dW2": lambda v: v["dJ_do"] @ v["h"].T + v["lam"] * v["W2"],
    "dJ_dh": lambda v: v["W2"].T @ v["dJ_do"],
    "dJ_dz": lambda v: v["dJ_dh"] * tanh_prime(v["z"]),
    "dJ_dW1": lambda v: v["dJ_dz"] @ v["x"].T + v["lam"] * v["W1"],
}
TITLES = {
    "dJ_do": "dJ_do: from the objective to the output",
    "dJ_dW2": "dJ_dW2: the output layer's weights, on both paths",
    "dJ_dh": "dJ_dh: back through W2",
    "dJ_dz": "dJ_dz: back through the activation",
    "dJ_dW1": "dJ_dW1: the first layer's weights, on both paths",
}
RAISING = (
    "outer-reversed",
    "W2-not-transposed",
    "row-layout",
    "not-elementwise",
    "other-product",
    "h-for-x",
)
"""Mistakes that end in an exception, unless all sizes are the same."""


@check("04/backward", points=5)
def backward(exam: Exam, backward: Ref) -> None:
    """Judge the backward pass entry by entry; the first wrong one is reported (D4 to D7)."""
    cache = reference.with_inputs(**draw_example(exam, 5, 4, 3))
    square = reference.with_inputs(**draw_example(exam, 5, 5, 5))
    answer = Answer(
        exam,
        backward,
        cache,
        diagnose=lambda: _find_cause(exam, backward, square),
        explain=partial(_explain, cache),
    )
    values = cache | answer.own(reference.backward(cache))
    if close(np.asarray(values["dJ_dh"]), np.asarray(values["dJ_dz"]), ROUGH):
        values["dJ_dh"] = STEPS["dJ_dh"](values)  # that dJ_dh is dJ_dz is charged once, as dJ_dh
    for name, title in TITLES.items():
        with exam.part(title, points=1):
            _judge(exam, answer, name, values)
            if name == "dJ_do":
                answer.untouched("cache-changed")
            if name == "dJ_dW1":
                answer.finished(STEPS)


def _judge(exam: Exam, answer: Answer, name: str, values: Values) -> None:
    given, inexact = describe_example(values), "difference-quotient"
    judge_steps(exam, answer, [name], values, STEPS, _wrong, given=given, inexact=inexact)


def _find_cause(exam: Exam, target: Ref, cache: Values) -> None:
    """Try square matrices, on which a transpose left out does not raise."""
    answer = Answer(exam, target, cache)
    values = cache | answer.own(reference.backward(cache))
    find_cause(exam, (partial(_judge, exam, answer, name, values) for name in STEPS), RAISING)


def _explain(cache: Values, fault: Fault, arrays: dict[str, Array]) -> str:
    """Name the cause of an exception, as far as the arrays on its line establish it."""
    if fault.type_name == "KeyError":
        wanted = fault.message.strip("'")
        other_case = wanted not in cache and wanted.lower() in map(str.lower, cache)
        return "other-key" if other_case else ""
    right, found = reference.backward(cache), arrays.values()
    dh, slope = right["dJ_dh"], tanh_prime(cache["z"])
    rows = (dh.T, dh.T * slope, (dh * slope).T)
    if any(close(array, row, ROUGH) for array in found for row in rows):
        return "row-layout"
    scaled = cache["W2"] * right["dJ_do"]
    if any(close(array, wrong, ROUGH) for array in found for wrong in (scaled, scaled.T)):
        return "other-product"
    if kind_of(fault) == "matrix-product":
        columns = (right["dJ_do"], cache["h"])
        if any(are_exactly(found, both, ROUGH) for both in (columns, (*columns, cache["W2"]))):
            return "other-product"
        if are_exactly(found, (dh,), ROUGH) and _meets_a_column(fault, dh):
            return "not-elementwise"
        others = (slope, cache["h"], cache["z"])
        if any(are_exactly(found, (dh, other), ROUGH) for other in others):
            return "not-elementwise"
    return ""


def _meets_a_column(fault: Fault, column: Array) -> bool:
    """Tell whether `@` stood between two columns of this size, the second of no name."""
    return f"size {len(column)} is different from 1" in fault.message and "W1" not in fault.where


def _wrong(name: str, v: Mapping[str, Any]) -> list[Named]:
    """Return what typical mistakes make of one entry of the backward pass, given all before."""
    zero = ("left-zero", np.zeros_like(v[name.removeprefix("dJ_d")]))
    wrong = {
        "dJ_do": _wrong_errors,
        "dJ_dW2": _wrong_dW2,
        "dJ_dh": _wrong_dh,
        "dJ_dz": _wrong_dz,
        "dJ_dW1": _wrong_dW1,
    }[name]
    return [zero, *wrong(v)]


def _wrong_errors(v: Mapping[str, Any]) -> list[Named]:
    o, e = v["o"], v["o"] - v["y"]
    return [
        ("sign", -e),
        *(("loss-factor", k * e) for k in (2, 0.5)),
        ("loss-as-factor", v["L"] * e),
        *(("loss-not-differentiated", k * e**2) for k in (1, 0.5)),
        *(("averaged", k * e / len(e)) for k in (1, 2)),
        ("norm-differentiated", e / np.linalg.norm(e)),
        ("target-missing", o),
        ("row-layout", e.T),
    ]


def _wrong_dh(v: Mapping[str, Any]) -> list[Named]:
    W2, dJ_do = v["W2"], v["dJ_do"]
    return [
        ("W2-not-transposed", lambda: W2 @ dJ_do),
        ("gradient-for-W2", lambda: v["dJ_dW2"].T @ dJ_do),
        ("activation-on-output", W2.T @ (dJ_do * tanh_prime(v["o"]))),
        ("activation-on-output", W2.T @ (dJ_do * (1 - v["o"] ** 2))),
        ("h-penalised", W2.T @ dJ_do + v["lam"] * v["h"]),
        ("dz-for-dh", W2.T @ dJ_do * tanh_prime(v["z"])),
        ("other-product", lambda: W2 * dJ_do),
        ("other-product", lambda: W2.T * dJ_do),
        ("other-product", lambda: W2.T * dJ_do.T),
        ("row-layout", (W2.T @ dJ_do).T),
    ]


def _wrong_dz(v: Mapping[str, Any]) -> list[Named]:
    dJ_dh, z, h = v["dJ_dh"], v["z"], v["h"]
    slope = tanh_prime(z)
    wrong_slopes = [
        ("derivative-at-h", tanh_prime(h)),
        ("phi-for-derivative", h),
        ("derivative-missing", 1),
        ("other-derivative", sigmoid_prime(z)),
        ("other-derivative", h * (1 - h)),
        ("other-derivative", relu_prime(z)),
        ("square-missing", 1 - h),
        ("z-squared", 1 - z**2),
        ("difference-squared", (1 - h) ** 2),
        ("slope-sign", 1 + h**2),
        ("cosh-not-squared", 1 / np.cosh(z)),
        ("slope-inverted", np.cosh(z) ** 2),
        ("slope-inverted", np.cosh(z)),
    ]
    return [
        *((slug, dJ_dh * wrong) for slug, wrong in wrong_slopes),
        ("slope-alone", slope),
        ("not-elementwise", dJ_dh.T @ slope),
        ("not-elementwise", dJ_dh @ slope.T),
    ]


def _wrong_dW2(v: Mapping[str, Any]) -> list[Named]:
    missing = "lambda-one-layer"
    if close(np.asarray(v["dJ_dW1"]), v["dJ_dz"] @ v["x"].T, ROUGH):
        missing = "lambda-missing"
    wrong = _wrong_weight_gradients(v, v["dJ_do"], v["h"], v["W2"], missing)
    return [*wrong, ("z-for-h", v["dJ_do"] @ v["z"].T + v["lam"] * v["W2"])]


def _wrong_dW1(v: Mapping[str, Any]) -> list[Named]:
    missing = "lambda-one-layer"
    if close(np.asarray(v["dJ_dW2"]), v["dJ_do"] @ v["h"].T, ROUGH):
        missing = "lambda-missing"
    dJ_dz, h, penalty = v["dJ_dz"], v["h"], v["lam"] * v["W1"]
    return [
        *_wrong_weight_gradients(v, dJ_dz, v["x"], v["W1"], missing),
        ("dh-for-dz", v["dJ_dh"] @ v["x"].T + penalty),
        ("h-for-x", lambda: dJ_dz @ h.T + penalty),
        ("h-for-x", dJ_dz @ h.T),
    ]


def _wrong_weight_gradients(
    v: Mapping[str, Any], delta: Array, below: Array, W: Array, missing: str
) -> list[Named]:
    """Return wrong gradients with respect to W.

    It maps `below`; `delta` is the gradient with respect to what it gives.
    """
    lam, path = v["lam"], delta @ below.T
    return [
        *wrong_penalties(path, W, lam, missing),
        ("penalty-not-differentiated", path + v["s"]),
        ("lambda-on-both-paths", lam * (path + W)),
        ("outer-reversed", lambda: below @ delta.T + lam * W),
        ("outer-reversed", lambda: below @ delta.T + lam * W.T),
        ("outer-reversed", below @ delta.T),
    ]
