"""Checks of the exercises `forward` and `backward` of assignment 04: the small net in columns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation import columns_mistakes as mistakes
from mlp_helpers.checks.backpropagation import forward_mistakes
from mlp_helpers.checks.backpropagation.tools import (
    ROUGH,
    Answer,
    Forms,
    Step,
    find_cause,
    judge_steps,
    sizes,
    strength,
)
from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.compare import close
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import Fault
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.numerics import backpropagation as reference
from mlp_helpers.numerics.activations import tanh_prime
from mlp_helpers.numerics.backpropagation import Array, Values

FORWARD: dict[str, Step] = {
    "z": lambda v: v["W1"] @ v["x"],
    "h": lambda v: np.tanh(v["z"]),
    "o": lambda v: v["W2"] @ v["h"],
    "L": lambda v: 0.5 * np.sum((v["o"] - v["y"]) ** 2),
    "s": lambda v: 0.5 * v["lam"] * (np.sum(v["W1"] ** 2) + np.sum(v["W2"] ** 2)),
    "J": lambda v: v["L"] + v["s"],
}
BACKWARD: dict[str, Step] = {
    "dJ_do": lambda v: v["o"] - v["y"],
    "dJ_dW2": lambda v: v["dJ_do"] @ v["h"].T + v["lam"] * v["W2"],
    "dJ_dh": lambda v: v["W2"].T @ v["dJ_do"],
    "dJ_dz": lambda v: v["dJ_dh"] * tanh_prime(v["z"]),
    "dJ_dW1": lambda v: v["dJ_dz"] @ v["x"].T + v["lam"] * v["W1"],
}


def _inputs(exam: Exam, d: int, h: int, q: int) -> Values:
    """Draw an example, a target, weights of order 1 and a strength, on which no slip hides."""
    while True:
        inputs: Values = {
            "x": exam.rng.normal(size=(d, 1)),
            "y": exam.rng.normal(size=(q, 1)),
            "W1": exam.rng.normal(size=(h, d)) * 0.7,  # keeps tanh away from its flat ends
            "W2": exam.rng.normal(size=(q, h)),
            "lam": strength(exam),
        }
        if len(np.unique(np.sign(inputs["W1"] @ inputs["x"]))) == 2:
            return inputs  # on z of one sign ReLU would be the identity, or zero


@check("04/forward", points=3)
def forward(exam: Exam, forward: Ref) -> None:
    """Judge the forward pass entry by entry, each from the student's own values (D1, D2)."""
    inputs = _inputs(exam, 5, 4, 3)
    square = _inputs(exam, 5, 5, 5)
    answer = Answer(
        exam,
        forward,
        *inputs.values(),
        forms=Forms(no_dict=forward_mistakes.NO_DICT, no_entry=forward_mistakes.NO_ENTRY),
        diagnose=lambda: _square_forward(exam, forward, square),
        explain=lambda fault, arrays: _forward_cause(fault, arrays, inputs),
    )
    values = inputs | answer.own(reference.forward(**inputs))
    with exam.part("z = W1 x, h = tanh(z), o = W2 h", points=1):
        _steps(exam, answer, ("z", "h", "o"), values)
    with exam.part("L = ½ ‖o − y‖²", points=1):
        _steps(exam, answer, ("L",), values)
    with exam.part("s = λ/2 (‖W1‖² + ‖W2‖²)", points=0.5):
        _steps(exam, answer, ("s",), values)
    with exam.part("J = L + s, and what was given stays as it is", points=0.5):
        _steps(exam, answer, ("J",), values)
        answer.untouched(forward_mistakes.CHANGED)


def _steps(exam: Exam, answer: Answer, names: tuple[str, ...], values: Values) -> None:
    given = sizes(**{name: values[name] for name in ("x", "y", "W1", "W2")})
    judge_steps(
        exam,
        answer,
        names,
        values,
        FORWARD,
        forward_mistakes.wrong_forward,
        given=given,
        inexact=forward_mistakes.INEXACT,
    )


def _square_forward(exam: Exam, target: Ref, inputs: Values) -> None:
    """Try square matrices, on which a wrong order of factors does not raise."""
    answer = Answer(exam, target, *inputs.values())
    values = inputs | answer.own(reference.forward(**inputs))
    steps = (partial(_steps, exam, answer, (name,), values) for name in FORWARD)
    find_cause(steps, forward_mistakes.RAISING)


@check("04/backward", points=5)
def backward(exam: Exam, backward: Ref) -> None:
    """Judge the backward pass entry by entry; the first wrong one is reported (D4 to D7)."""
    cache = reference.with_inputs(**_inputs(exam, 5, 4, 3))
    square = reference.with_inputs(**_inputs(exam, 5, 5, 5))
    answer = Answer(
        exam,
        backward,
        cache,
        forms=Forms(
            autograd=mistakes.AUTOGRAD,
            no_dict=mistakes.NO_DICT,
            no_entry=mistakes.NO_ENTRY,
        ),
        diagnose=lambda: _square_backward(exam, backward, square),
        explain=lambda fault, arrays: _cause(fault, arrays, cache),
    )
    values = cache | answer.own(reference.backward(cache))
    titles = {
        "dJ_do": "dJ_do: from the objective to the output",
        "dJ_dW2": "dJ_dW2: the output layer's weights, on both paths",
        "dJ_dh": "dJ_dh: back through W2",
        "dJ_dz": "dJ_dz: back through the activation",
        "dJ_dW1": "dJ_dW1: the first layer's weights, on both paths",
    }
    for name, title in titles.items():
        with exam.part(title, points=1):
            _steps_back(exam, answer, (name,), values)
            if name == "dJ_do" and answer.changed:
                exam.fail("the cache was changed in place", mistake=mistakes.CACHE_CHANGED)


def _steps_back(exam: Exam, answer: Answer, names: tuple[str, ...], values: Values) -> None:
    judge_steps(
        exam,
        answer,
        names,
        values,
        BACKWARD,
        mistakes.wrong_backward,
        given=sizes(**{name: values[name] for name in ("x", "y", "W1", "W2")}),
        inexact=mistakes.INEXACT,
    )


def _square_backward(exam: Exam, target: Ref, cache: Values) -> None:
    """Try square matrices, on which a transpose left out does not raise."""
    answer = Answer(exam, target, cache)
    values = cache | answer.own(reference.backward(cache))
    steps = (partial(_steps_back, exam, answer, (name,), values) for name in BACKWARD)
    find_cause(steps, mistakes.RAISING)


def _forward_cause(fault: Fault, arrays: dict[str, Array], inputs: Values) -> Mistake | None:
    """Name the cause of an exception: a matrix on the wrong side of what it multiplies."""
    h = np.tanh(inputs["W1"] @ inputs["x"])
    for pair in ((inputs["W1"], inputs["x"]), (inputs["W2"], h)):
        if _product_failed(fault) and _are_exactly(arrays, pair):
            return forward_mistakes.TRANSPOSED
    return None


def _cause(fault: Fault, arrays: dict[str, Array], cache: Values) -> Mistake | None:
    """Name the cause of an exception, as far as the arrays on its line establish it."""
    if fault.type_name == "KeyError":
        wanted = fault.message.strip("'")
        other_case = wanted not in cache and wanted.lower() in map(str.lower, cache)
        return mistakes.OTHER_KEY if other_case else None
    right = reference.backward(cache)
    dh, slope = right["dJ_dh"], tanh_prime(cache["z"])
    rows = (dh.T, dh.T * slope, (dh * slope).T)
    if any(close(array, row, ROUGH) for array in arrays.values() for row in rows):
        return mistakes.ROW_LAYOUT
    scaled = cache["W2"] * right["dJ_do"]
    if any(close(array, wrong, ROUGH) for array in arrays.values() for wrong in (scaled, scaled.T)):
        return mistakes.OTHER_PRODUCT
    if _product_failed(fault):
        columns = (right["dJ_do"], cache["h"])
        if _are_exactly(arrays, columns) or _are_exactly(arrays, (*columns, cache["W2"])):
            return mistakes.OTHER_PRODUCT
        if any(_are_exactly(arrays, (dh, other)) for other in (slope, cache["h"], cache["z"])):
            return mistakes.NOT_ELEMENTWISE
    return None


def _product_failed(fault: Fault) -> bool:
    return "matmul" in fault.message or "not aligned" in fault.message


def _are_exactly(arrays: dict[str, Array], wanted: Sequence[Any]) -> bool:
    """Tell whether a line has these arrays, each by some name, and no other."""
    pairs = [[close(array, one, ROUGH) for one in wanted] for array in arrays.values()]
    return all(map(any, pairs)) and all(map(any, zip(*pairs, strict=True))) and bool(pairs)
