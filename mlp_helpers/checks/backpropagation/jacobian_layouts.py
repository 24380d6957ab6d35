"""Checks of the exercises on matrix calculus of assignment 04: Jacobians, layouts, reuse."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation import jacobians_mistakes as mistakes
from mlp_helpers.checks.backpropagation import reuse_mistakes as reuse
from mlp_helpers.checks.backpropagation.tools import (
    Answer,
    Forms,
    find_cause,
    is_zero,
    judge,
    sizes,
)
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import operation
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.numerics.activations import sigmoid, swish_prime, tanh_prime
from mlp_helpers.numerics.backpropagation import jacobian_chain, unrolled_gradient

SLOPES: dict[str, Callable[[Any], Any]] = {
    "tanh": tanh_prime,
    "softplus": sigmoid,
    "swish": swish_prime,
}

J_FORMS = Forms(autograd=mistakes.J_AUTOGRAD, no_return=mistakes.J_NO_RETURN)


@operation
def build_slope(name: str) -> Callable[[Any], Any]:
    """Build the derivative of an activation from the activation's name."""
    return SLOPES[name]


@check("04/jacobians", points=4)
def jacobians(
    exam: Exam,
    jacobian_column: Ref,
    jacobian_row: Ref,
    jacobian_elementwise: Ref,
    jacobian_chain: Ref,
) -> None:
    """Judge four Jacobians by shape and entries (D8, D9)."""
    with exam.part("z = W x, columns: m × n", points=1):
        for m in (4, 3):  # a square matrix, too: its transpose has the right shape
            W = exam.rng.normal(size=(m, 3))
            answer = Answer(exam, jacobian_column, W, forms=J_FORMS)
            judge(exam, "dz_dx", answer.value(), W, mistakes.wrong_column(W), given=sizes(W=W))
            answer.untouched(mistakes.J_CHANGED)
    with exam.part("z = x W, rows: m × n as well", points=1):
        for m in (4, 3):
            W = exam.rng.normal(size=(3, m))
            answer = Answer(exam, jacobian_row, W, forms=J_FORMS)
            judge(exam, "dz_dx", answer.value(), W.T, mistakes.wrong_row(W), given=sizes(W=W))
            answer.untouched(mistakes.J_CHANGED)
    with exam.part("z = φ(x), entry by entry: n × n", points=1):
        for name in ("tanh", "softplus"):
            _judge_elementwise(exam, jacobian_elementwise, name)
    with exam.part("o = W2 φ(W1 x): q × d, a product of three", points=1):
        _judge_chain(exam, jacobian_chain, "tanh", 5, 4, 3, again=True)
        _judge_chain(exam, jacobian_chain, "swish", 3, 6, 2, again=True)


def _judge_elementwise(exam: Exam, target: Ref, name: str) -> None:
    x, slope = exam.rng.normal(size=4), exam.build(build_slope, name)
    answer = Answer(exam, target, x, slope, forms=J_FORMS)
    suspects = mistakes.wrong_elementwise(x, SLOPES[name])
    given = f"{sizes(x=x)}, phi_prime of {name}"
    judge(exam, "dz_dx", answer.value(), np.diag(SLOPES[name](x)), suspects, given=given)
    answer.untouched(mistakes.J_CHANGED)


def _judge_chain(
    exam: Exam, target: Ref, name: str, d: int, h: int, q: int, *, again: bool = False
) -> None:
    """Judge the product; if the call raises, look for the cause on square matrices."""
    x = exam.rng.normal(size=d)
    W1, W2 = 0.7 * exam.rng.normal(size=(h, d)), exam.rng.normal(size=(q, h))
    slope = exam.build(build_slope, name)
    square = (partial(_judge_chain, exam, target, name, 4, 4, 4),)
    cause = partial(find_cause, square, mistakes.CHAIN_RAISING) if again else None
    answer = Answer(exam, target, x, W1, W2, slope, forms=J_FORMS, diagnose=cause)
    expected = jacobian_chain(x, W1, W2, SLOPES[name])
    suspects = mistakes.wrong_chain(x, W1, W2, SLOPES[name])
    given = f"{sizes(x=x, W1=W1, W2=W2)}, phi_prime of {name}"
    judge(exam, "do_dx", answer.value(), expected, suspects, given=given)
    answer.untouched(mistakes.J_CHANGED)


@check("04/weight_gradients", points=3)
def weight_gradients(exam: Exam, weight_gradient_column: Ref, weight_gradient_row: Ref) -> None:
    """Judge the gradient by a matrix in both layouts (D10)."""
    with exam.part("columns: δ (1, m) and x (n, 1) give (m, n)", points=1):
        _judge_column(exam, weight_gradient_column, 4, 3, again=True)
    with exam.part("rows: x (1, n) and δ (1, m) give (n, m)", points=1):
        _judge_row(exam, weight_gradient_row, 1, 3, 4, again=True)
    with exam.part("rows: with k examples in k rows, their gradients add up", points=1):
        _judge_row(exam, weight_gradient_row, 6, 3, 4, again=True)


def _judge_column(exam: Exam, target: Ref, m: int, n: int, *, again: bool = False) -> None:
    delta, x = exam.rng.normal(size=(1, m)), exam.rng.normal(size=(n, 1))
    square = (partial(_judge_column, exam, target, 4, 4),)
    cause = partial(find_cause, square, mistakes.PRODUCT_RAISING) if again else None
    answer = Answer(exam, target, delta, x, diagnose=cause)
    suspects = mistakes.wrong_column_gradients(delta, x)
    judge(exam, "dJ_dW", answer.value(), delta.T @ x.T, suspects, given=sizes(delta=delta, x=x))
    answer.untouched(mistakes.W_CHANGED)


def _judge_row(exam: Exam, target: Ref, k: int, n: int, m: int, *, again: bool = False) -> None:
    x, delta = exam.rng.normal(size=(k, n)), exam.rng.normal(size=(k, m))
    square = (partial(_judge_row, exam, target, k, 4, 4),)
    cause = partial(find_cause, square, mistakes.PRODUCT_RAISING) if again else None
    answer = Answer(exam, target, x, delta, diagnose=cause)
    suspects = mistakes.wrong_row_gradients(x, delta)
    if k == 1 and _zero_for_many(exam, target):
        suspects = [(mistakes.W_ZERO, np.zeros((n, m)))]
    judge(exam, "dJ_dW", answer.value(), x.T @ delta, suspects, given=sizes(x=x, delta=delta))
    answer.untouched(mistakes.W_CHANGED)


def _zero_for_many(exam: Exam, target: Ref) -> bool:
    """Tell whether the gradient is zero for several examples, too."""
    x, delta = exam.rng.normal(size=(6, 3)), exam.rng.normal(size=(6, 4))
    value = exam.outcome(target, x, delta).value
    return is_zero(value, (3, 4))


@check("04/reused_gradient", points=3)
def reused_gradient(exam: Exam, reused_gradient: Ref) -> None:
    """Judge the gradient by a matrix that is used once, twice and more (D5, D6, D7)."""
    with exam.part("W used once (T = 1)", points=1):
        _judge_reused(exam, reused_gradient, 1)
    with exam.part("W used three and five times: the contributions add up", points=2):
        _judge_reused(exam, reused_gradient, 3)
        _judge_reused(exam, reused_gradient, 5)


def _judge_reused(exam: Exam, target: Ref, T: int) -> None:
    d = 4
    x, y = exam.rng.normal(size=(d, 1)), exam.rng.normal(size=(d, 1))
    W = 0.7 * exam.rng.normal(size=(d, d))
    answer = Answer(exam, target, x, y, W, T, forms=Forms(autograd=reuse.AUTOGRAD))
    suspects = reuse.wrong_reuse(x, y, W, T)
    if is_zero(exam.outcome(target, x, y, W, T + 2).value, W.shape):
        suspects = [(reuse.LEFT_ZERO, np.zeros_like(W))]
    given = f"{sizes(x=x, y=y, W=W)}, T={T}"
    judge(
        exam,
        "dJ_dW",
        answer.value(),
        unrolled_gradient(x, y, W, T),
        suspects,
        given=given,
        inexact=reuse.INEXACT,
    )
    answer.untouched(reuse.CHANGED)
