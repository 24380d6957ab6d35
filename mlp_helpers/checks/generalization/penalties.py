"""What the ridge and the lasso penalty have in common: how they are judged, and their mistakes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks.core import (
    RTOL,
    Exam,
    Failed,
    Named,
    Outcome,
    Ref,
    close,
    kind_of,
    numbers,
)
from mlp_helpers.checks.core.compare import scalar_or_array
from mlp_helpers.checks.core.layers import describe_layers, draw_layers
from mlp_helpers.numerics.networks import Array, Layer

Penalty = Callable[[Sequence[Layer], float], float]
Suspects = Callable[[Sequence[Layer], float], list[Named]]

ABOUT_LAYERS = ("one-per-layer", "lambda-once-per-layer", "layers-left-out", "layers-averaged")
"""Mistakes about how many layers there are, which cost the second part as well."""


NO_WEIGHTS: list[Layer] = [(np.zeros((3, 2)), np.ones((1, 2)))]
"""A layer whose weights are all 0: it costs nothing."""
NO_WEIGHTS_LAM = 5.0


def judge_penalty(
    exam: Exam,
    target: Ref,
    penalty: Penalty,
    suspects: Suspects,
    of_no_weights: Sequence[Named] = (),
) -> None:
    """Judge a penalty on two layers whose biases are 0, then with biases on three and on one.

    Parameters
    ----------
    exam, target
        The run of the check, and the student's function.
    penalty
        The right one.
    suspects
        Returns what typical mistakes give, for layers and a strength.
    of_no_weights
        What mistakes give for `NO_WEIGHTS` that show nowhere else.
    """
    slips: set[int] = set()  # those of the suspects that explain the first part, charged there
    judge = partial(_judge_number, exam, target, penalty, suspects, slips)
    with exam.part("the weights of two layers", points=1):
        # an odd number of weights in each, whose signs never add up to 0
        judge([(W, 0 * b) for W, b in draw_layers(exam, 5, 3, 4)])
    with exam.part("three layers, and a single one; biases left out; params as it was", points=1):
        for sizes in ((3, 5, 2, 4), (5, 7)):
            exam.untouched(judge(draw_layers(exam, *sizes)), "params-changed")
        got = exam.call(target, NO_WEIGHTS, NO_WEIGHTS_LAM)
        exam.compare("the penalty", got, 0.0, of_no_weights, given="weights that are all 0")


def _judge_number(
    exam: Exam,
    target: Ref,
    penalty: Penalty,
    suspects: Suspects,
    slips: set[int],
    params: list[Layer],
) -> Outcome:
    lam = float(exam.rng.uniform(4.2, 5.6))  # half of it lies between two whole numbers
    given = f"{describe_layers(params)}, lam {lam:.4f}"
    outcome = exam.outcome(target, params, lam)
    cause = None
    if kind_of(outcome.fault) == "ragged":
        cause = "layers-in-one-array"
    elif outcome.fault and _adds_columns(exam, target, penalty):
        cause = "one-per-column"
    got = exam.returned(target, outcome, f"called with {given}", mistake=cause)
    expected = penalty(params, lam)
    wrong = suspects(params, lam)
    if _equal(got, 0.0):
        only_biases = _counts_biases_only(exam, target, penalty)
        wrong = [("biases-for-weights", 0.0)] if only_biases else []
    explaining = _explaining(got, expected, wrong)
    if slips & explaining:
        exam.charged_before()
        return outcome
    slips |= explaining
    if len(params) == 1:  # more of them were right
        wrong = [("one-layer-twice", 2 * expected)]
    elif explaining:
        # halved, or averaged over two layers: one of them tells
        one = exam.outcome(target, params[:1], lam).value
        alone = suspects(params[:1], lam)
        wrong = [row for row, (_, v) in zip(wrong, alone, strict=False) if _equal(one, v)] or wrong
    exam.compare("the penalty", got, expected, mistakes=wrong, given=given)
    return outcome


def _explaining(got: Any, expected: float, wrong: Sequence[Named]) -> set[int]:
    """Return which of the wrong formulas give this number, if it is wrong, by their places."""
    if _equal(got, expected):
        return set()
    places = range(len(wrong))
    return {i for i in places if wrong[i][0] not in ABOUT_LAYERS and _equal(got, wrong[i][1])}


def _adds_columns(exam: Exam, target: Ref, penalty: Penalty) -> bool:
    """Tell whether layers of one shape give a number for each column."""
    params = [(W, 0 * b) for W, b in draw_layers(exam, 3, 3, 3)]
    columns = [penalty([(W[:, [k]], b) for W, b in params], 0.5) for k in range(3)]
    got = exam.outcome(target, params, 0.5).value
    return isinstance(got, np.ndarray) and close(got, np.array(columns), RTOL)


def _counts_biases_only(exam: Exam, target: Ref, penalty: Penalty) -> bool:
    params = draw_layers(exam, 5, 4, 3)
    swapped = penalty([(b, W) for W, b in params], 0.5)
    return _equal(exam.outcome(target, params, 0.5).value, swapped)


def _equal(got: Any, value: Any) -> bool:
    try:
        number = scalar_or_array(numbers("the penalty", got), value)
    except Failed:
        return False
    return close(number, np.asarray(value), RTOL)


def wrong_of_either(
    params: Sequence[Layer],
    lam: float,
    penalty: Penalty,
    term: Callable[[Array], Array],
    factors: Sequence[float] = (1,),
) -> list[Named]:
    """Return what mistakes give that can be made in either penalty.

    Parameters
    ----------
    params, lam
        Layers, and the strength.
    penalty
        The right one.
    term
        What is summed over the weights, entry by entry.
    factors
        What the sum may have been multiplied by besides the strength.
    """
    full = penalty(params, lam)
    per_layer = np.array([np.sum(term(W)) for W, _ in params])
    parts = [params[:1], params[-1:], params[:2], [params[0], params[-1]]]
    repeated = [np.sum(per_layer * (c * lam) ** np.arange(len(params), 0, -1)) for c in factors]
    return [
        ("biases-penalised", full + penalty([(b, b) for _, b in params], lam)),
        *(("lambda-lost", c * per_layer.sum()) for c in factors),
        *(("one-per-layer", c * lam * per_layer) for c in factors),
        *(("lambda-once-per-layer", value) for value in repeated),
        *(("layers-left-out", penalty(part, lam)) for part in parts),
        ("layers-averaged", full / len(params)),
    ]


def total(params: Sequence[Layer], of: Callable[[Array], Any]) -> float:
    """Add up a number for each layer's weights."""
    return float(sum(of(W) for W, _ in params))


def in_one_vector(params: Sequence[Layer]) -> Array:
    """Return the weights of all layers in one vector."""
    return np.concatenate([W.ravel() for W, _ in params])
