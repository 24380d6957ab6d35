"""Check of the exercise `jacobians`: four Jacobians, by shape and entries (D8, D9)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks.core import Answer, Exam, Fault, Named, Ref, check, kind_of, shapes
from mlp_helpers.checks.core.answer import find_cause
from mlp_helpers.checks.core.functions import DERIVATIVE
from mlp_helpers.checks.core.steps import judge_value
from mlp_helpers.numerics import backpropagation as reference
from mlp_helpers.numerics.activations import tanh_prime
from mlp_helpers.numerics.backpropagation import Array

Slope = Callable[[Any], Any]

CHAIN_RAISING = (
    "reversed-order",
    "slope-at-x",
    "columns-scaled",
    "slopes-on-outputs",
    "vector-between-matrices",
    "slope-at-output",
)
"""Mistakes in the product of three that end in an exception, unless all sizes are the same."""


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
            answer = _call(exam, jacobian_column, W)
            _judge(exam, answer, W, _wrong_column(W), shapes(W=W))
    with exam.part("z = x W, rows: m × n as well", points=1):
        for m in (4, 3):
            W = exam.rng.normal(size=(3, m))
            answer = _call(exam, jacobian_row, W)
            _judge(exam, answer, W.T, _wrong_row(W), shapes(W=W))
    with exam.part("z = φ(x), entry by entry: n × n", points=1):
        for name, n in (("tanh", 4), ("softplus", 4), ("tanh", 1)):
            x, phi_prime = exam.rng.normal(size=n), DERIVATIVE[name]
            answer = _call(exam, jacobian_elementwise, x, exam.lend(phi_prime))
            given = f"{shapes(x=x)}, phi_prime of {name}"
            _judge(exam, answer, np.diag(phi_prime(x)), _wrong_elementwise(x, phi_prime), given)
    with exam.part("o = W2 φ(W1 x): q × d, a product of three", points=1):
        for name, sizes in (("tanh", (5, 4, 3)), ("swish", (3, 6, 2)), ("tanh", (1, 1, 1))):
            square = partial(_judge_chain, exam, jacobian_chain, name, (4, 4, 4))
            cause = partial(find_cause, exam, [square], CHAIN_RAISING)
            _judge_chain(exam, jacobian_chain, name, sizes, cause)


def _call(
    exam: Exam, target: Ref, *args: Any, diagnose: Callable[[], None] | None = None
) -> Answer:
    def explain(fault: Fault, arrays: dict[str, Array]) -> str:
        columns = kind_of(fault) == "matrix-product" and "size 1 is different" in fault.message
        return "diag-of-column" if columns and "diag(" in fault.where else ""

    return Answer(exam, target, *args, explain=explain, diagnose=diagnose)


def _judge(exam: Exam, answer: Answer, right: Array, wrong: list[Named], given: str) -> None:
    wrong = [("left-zero", np.zeros_like(right)), *wrong]
    judge_value(exam, "the Jacobian", answer.value(), right, wrong, given=given)
    answer.untouched("input-changed")


def _judge_chain(
    exam: Exam,
    target: Ref,
    name: str,
    sizes: tuple[int, int, int],
    diagnose: Callable[[], None] | None = None,
) -> None:
    d, h, q = sizes
    x, phi_prime = exam.rng.normal(size=d), DERIVATIVE[name]
    W1, W2 = 0.7 * exam.rng.normal(size=(h, d)), exam.rng.normal(size=(q, h))
    slope = exam.lend(phi_prime)
    answer = _call(exam, target, x, W1, W2, slope, diagnose=diagnose)
    right = reference.jacobian_chain(x, W1, W2, phi_prime)
    given = f"{shapes(x=x, W1=W1, W2=W2)}, phi_prime of {name}"
    _judge(exam, answer, right, _wrong_chain(x, W1, W2, phi_prime), given)


def _wrong_column(W: Array) -> list[Named]:
    """Return typical wrong Jacobians of z = W x."""
    return [("transposed", W.T), ("inverse", np.linalg.pinv(W))]


def _wrong_row(W: Array) -> list[Named]:
    """Return typical wrong Jacobians of z = x W."""
    inverses = [("inverse", np.linalg.pinv(A)) for A in (W, W.T)]
    reshaped = [("reshaped", W.reshape(W.T.shape))] if len(W) != W.shape[1] else []
    return [("row-transposed", W), *inverses, *reshaped]


def _wrong_elementwise(x: Array, phi_prime: Slope) -> list[Named]:
    """Return typical wrong Jacobians of z = phi(x)."""
    n, slope = len(x), phi_prime(x)
    return [
        ("diagonal-left-out", slope),
        ("diagonal-left-out", slope[:, None]),
        ("diagonal-left-out", slope[None, :]),
        ("diag-of-column", slope[:1]),
        ("off-diagonal", np.outer(slope, np.ones(n))),
        ("off-diagonal", np.outer(np.ones(n), slope)),
        ("off-diagonal", np.outer(slope, slope)),
        ("slope-of-zeros", phi_prime(np.diag(x))),
        ("phi-prime-not-used", np.diag(x)),
        ("fixed-slope", np.diag(tanh_prime(x))),
        ("times-x", np.diag(slope * x)),
        ("identity", np.eye(n)),
    ]


def _wrong_chain(x: Array, W1: Array, W2: Array, phi_prime: Slope) -> list[Named]:
    """Return typical wrong Jacobians of o = W2 phi(W1 x)."""
    slopes = phi_prime(W1 @ x)
    D = np.diag(slopes)
    return [
        ("chain-transposed", (W2 @ D @ W1).T),
        ("slope-of-weights", W2 @ phi_prime(W1)),
        ("slope-of-weights", W2 @ (W1 * phi_prime(W1))),
        ("slope-of-weights", W2 @ np.diag(phi_prime(W1) @ x) @ W1),
        ("slope-at-hidden", W2 @ np.diag(phi_prime(np.tanh(W1 @ x))) @ W1),
        ("times-vector", W2 @ D @ W1 @ x),
        ("slope-at-output", lambda: W2 @ np.diag(phi_prime(W2 @ W1 @ x)) @ W1),
        ("factor-missing", W2 @ D),
        ("factor-missing", W2 @ slopes),
        ("factor-missing", D @ W1),
        ("chain-without-phi-prime", W2 @ np.diag(W1 @ x) @ W1),
        ("activation-skipped", W2 @ W1),
        ("reversed-order", lambda: W1 @ D @ W2),
        ("reversed-order", lambda: D @ W1 @ W2),
        ("slope-at-x", lambda: W2 @ np.diag(phi_prime(x)) @ W1),
        ("slope-at-output", np.diag(phi_prime(W2 @ W1 @ x)) @ W2 @ W1),
        ("slope-twice", W2 @ np.diag(phi_prime(slopes)) @ W1),
        ("slope-at-x", W2 @ W1 @ np.diag(phi_prime(x))),
        ("fixed-slope", W2 @ np.diag(tanh_prime(W1 @ x)) @ W1),
        ("times-x", W2 @ D @ W1 * x),
        ("vector-between-matrices", lambda: W2 @ slopes @ W1),
        ("columns-scaled", lambda: W2 @ (W1 * slopes)),
        ("columns-scaled", lambda: W2 @ W1 * slopes),
        ("slopes-on-outputs", lambda: D @ W2 @ W1),
    ]
