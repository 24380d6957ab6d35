"""Check of `weight_gradients`: the gradient with respect to a matrix in both layouts (D10)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks.core import Answer, Exam, Fault, Named, Ref, check, kind_of, shapes
from mlp_helpers.checks.core.answer import find_cause
from mlp_helpers.checks.core.compare import is_zero
from mlp_helpers.checks.core.steps import judge_value
from mlp_helpers.numerics.backpropagation import Array

Diagnose = Callable[[], None] | None

RAISING = ("outer-reversed", "row-outer-reversed", "inner-product", "elementwise")
"""Mistakes that end in an exception, unless all sizes are the same."""


@check("04/weight_gradients", points=3)
def weight_gradients(exam: Exam, weight_gradient_column: Ref, weight_gradient_row: Ref) -> None:
    """Judge the gradient with respect to a matrix in both layouts (D10)."""
    with exam.part("columns: δ (1, m) and x (n, 1) give (m, n)", points=1):
        square = partial(_judge_column, exam, weight_gradient_column, 4, 4)
        cause = partial(find_cause, exam, [square], RAISING)
        _judge_column(exam, weight_gradient_column, 3, 4, cause)
        _judge_column(exam, weight_gradient_column, 1, 1)
    for title, k in (
        ("rows: x (1, n) and δ (1, m) give (n, m)", 1),
        ("rows: with k examples in k rows, their gradients add up", 6),
    ):
        with exam.part(title, points=1):
            square = partial(_judge_row, exam, weight_gradient_row, k, 4, 4)
            cause = partial(find_cause, exam, [square], RAISING)
            _judge_row(exam, weight_gradient_row, k, 3, 4, cause)
            _judge_row(exam, weight_gradient_row, k, 1, 1)


def _judge_column(exam: Exam, target: Ref, n: int, m: int, diagnose: Diagnose = None) -> None:
    delta, x = exam.rng.normal(size=(1, m)), exam.rng.normal(size=(n, 1))

    def explain(fault: Fault, _: Any) -> str:
        left = kind_of(fault) == "matrix-product" and f"1 is different from {m}" in fault.message
        return "delta-for-a-column" if left else ""  # delta is on the left, and turned nowhere

    answer = Answer(exam, target, delta, x, diagnose=diagnose, explain=explain)
    wrong, given = _wrong_column_gradients(delta, x), shapes(delta=delta, x=x)
    judge_value(exam, "dJ_dW", answer.value(), delta.T @ x.T, wrong, given=given)
    answer.untouched("input-changed")


def _judge_row(exam: Exam, target: Ref, k: int, n: int, m: int, diagnose: Diagnose = None) -> None:
    x, delta = exam.rng.normal(size=(k, n)), exam.rng.normal(size=(k, m))
    answer = Answer(exam, target, x, delta, diagnose=diagnose)
    wrong = _wrong_row_gradients(x, delta)
    if k == 1 and _is_zero_for_many(exam, target):
        wrong = [("left-zero", np.zeros((n, m)))]
    given = shapes(x=x, delta=delta)
    judge_value(exam, "dJ_dW", answer.value(), x.T @ delta, wrong, given=given)
    answer.untouched("input-changed")


def _is_zero_for_many(exam: Exam, target: Ref) -> bool:
    """Tell whether the gradient is zero for several examples, too."""
    x, delta = exam.rng.normal(size=(6, 3)), exam.rng.normal(size=(6, 4))
    return is_zero(exam.outcome(target, x, delta).value, (3, 4))


def _wrong_column_gradients(delta: Array, x: Array) -> list[Named]:
    """Return typical wrong gradients with respect to W for z = W x; delta is (1, m), x (n, 1)."""
    return [
        ("outer-reversed", x @ delta),
        ("inner-product", lambda: delta @ x),
        ("inner-product", lambda: x.T @ delta.T),
        ("inner-product", lambda: np.sum(delta.T * x)),
        ("first-number-only", np.outer(delta[0], x[0])),
        ("sign", -(x @ delta).T),
        ("flattened", (x @ delta).T.ravel()),
        ("reshaped", (x @ delta).reshape(delta.size, x.size)),
        ("x-missing", (np.ones_like(x) @ delta).T),
        *(("other-count", (x @ delta).T / count) for count in (x.size, delta.size)),
        ("elementwise", lambda: delta.T * x),
        ("elementwise", lambda: delta * x.T),
    ]


def _wrong_row_gradients(x: Array, delta: Array) -> list[Named]:
    """Return typical wrong gradients with respect to W for z = x W; x is (k, n), delta (k, m)."""
    right = x.T @ delta
    return [
        ("row-outer-reversed", right.T),
        ("reshaped", right.T.reshape(right.shape)),
        ("k-times", len(x) * right),
        ("summed-first", np.outer(x.sum(axis=0), delta.sum(axis=0))),
        ("one-example-missing", x[:-1].T @ delta[:-1]),
        ("one-example-missing", x[1:].T @ delta[1:]),
        ("inner-product", lambda: x @ delta.T),
        ("inner-product", lambda: delta @ x.T),
        ("inner-product", lambda: np.sum(x * delta)),
        ("sign", -right),
        ("flattened", right.ravel()),
        ("elementwise", lambda: x * delta),
        ("not-summed", np.einsum("ki,kj->kij", x, delta)),
        ("examples-crossed", np.outer(x, delta)),
        ("averaged", right / len(x)),
        ("x-missing", np.ones_like(x).T @ delta),
        *(("other-count", right / count) for count in (x.shape[1], delta.shape[1])),
        ("one-example-only", np.outer(x[0], delta[0])),
        ("one-example-only", np.outer(x[-1], delta[-1])),
    ]
