"""Checks of assignment 06 on training steps with ridge or lasso (F4)."""

from __future__ import annotations

from typing import Any

import numpy as np

from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.compare import describe, numbers
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import Fault, Outcome
from mlp_helpers.checks.core.layers import describe_layers, draw_layers
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.checks.generalization import steps_mistakes as mistakes
from mlp_helpers.checks.generalization.tools import (
    IF_ON_ARRAY,
    UNEQUAL_SHAPES,
    returned,
)
from mlp_helpers.numerics import regularization as right
from mlp_helpers.numerics.networks import Array, Layer


@check("06/weight_decay_step", points=3)
def weight_decay_step(exam: Exam, weight_decay_step: Ref) -> None:
    """Judge a gradient step on loss and ridge penalty (F4)."""
    _judge_step(exam, weight_decay_step, lasso=False)


@check("06/lasso_step", points=3)
def lasso_step(exam: Exam, lasso_step: Ref) -> None:
    """Judge a subgradient step on loss and lasso penalty (F4)."""
    _judge_step(exam, lasso_step, lasso=True)


def _judge_step(exam: Exam, target: Ref, lasso: bool) -> None:
    for title, kind in (("the weights", "W"), ("the biases: a plain step", "b")):
        with exam.part(title, points=1):
            _compare_step(exam, target, _drawn(exam, (5, 4, 3), lasso), kind, lasso)
    title = "weights that are exactly 0; " if lasso else ""
    with exam.part(f"{title}any number of layers; params and grads as they were", points=1):
        drawn = _drawn(exam, (3, 5, 2, 4), lasso, zeros=lasso)
        outcome = _compare_step(exam, target, drawn, "Wb", lasso)
        if outcome.changed:
            named = mistakes.LASSO_IN_PLACE if lasso else mistakes.DECAY_IN_PLACE
            exam.fail(f"changed in place: {', '.join(outcome.changed)}", mistake=named)


def _drawn(
    exam: Exam, sizes: tuple[int, ...], lasso: bool, zeros: bool = False
) -> tuple[list[Layer], list[Layer]]:
    """Draw layers and gradients; for the lasso with small weights next to the kink.

    Two that the step of the loss takes far beyond 0, and two that only the penalty takes there:
    they tell apart what differs nowhere else.
    """
    params, grads = draw_layers(exam, *sizes), draw_layers(exam, *sizes)
    for (W, _), (dW, _) in zip(params, grads, strict=True):
        chosen = exam.rng.choice(W.size, size=8, replace=False)
        if lasso:
            W.flat[chosen[:4]] = [0.02, -0.02, 0.02, -0.02]
            dW.flat[chosen[:4]] = [1.0, -1.0, 0.01, -0.01]
        if zeros:
            W.flat[chosen[4:]] = [0.0, 0.0, 1e-6, -1e-6]  # what is tiny still has its full slope
    return params, grads


def _compare_step(
    exam: Exam, target: Ref, drawn: tuple[list[Layer], list[Layer]], kinds: str, lasso: bool
) -> Outcome:
    """Take one step and compare the weights ("W"), the biases ("b") or both ("Wb")."""
    params, grads = drawn
    lr, lam = float(exam.rng.uniform(0.1, 0.3)), float(exam.rng.uniform(0.4, 0.7))
    given = f"{describe_layers(params)}, lr {lr:.4f}, lam {lam:.4f}"
    outcome = exam.outcome(target, params, grads, lr, lam)
    value = returned(exam, outcome, given, lambda fault: _why_raised(fault, lasso))
    new = _as_layers(exam, value, params, lasso)
    expected = (right.lasso_step if lasso else right.weight_decay_step)(params, grads, lr, lam)
    penalty = (right.l1_penalty if lasso else right.l2_penalty)(params, lam)
    for i in range(len(params)):
        (W, b), (dW, db) = params[i], grads[i]
        if "W" in kinds:
            suspects = mistakes.wrong_steps(i, W, dW, lr, lam, penalty, lasso)
            name = f"W{i + 1}"
            if lasso and _is_undefined_at_zero(new[i][0], W):
                lines = f"{name}: not finite where W is 0", f"called with {given}"
                exam.fail(*lines, mistake=mistakes.ZERO_DIVIDED)
            exam.compare(name, new[i][0], expected[i][0], mistakes=suspects, given=given)
        if "b" in kinds:
            moved = not np.array_equal(new[i][0], W)
            suspects = mistakes.wrong_bias_steps(b, db, lr, lam, lasso, moved)
            name = f"b{i + 1}"
            exam.compare(name, new[i][1], expected[i][1], mistakes=suspects, given=given)
    return outcome


def _is_undefined_at_zero(got: Any, W: Array) -> bool:
    """Tell whether a new weight is no number exactly where the weight was 0."""
    array = numbers("the weights", got)
    missing = ~np.isfinite(array)
    return array.shape == W.shape and bool(missing.any()) and np.array_equal(missing, W == 0)


def _why_raised(fault: Fault, lasso: bool) -> Mistake | None:
    """Name the mistake where NumPy's message settles it."""
    if UNEQUAL_SHAPES in fault.message:
        return mistakes.LASSO_RAGGED if lasso else mistakes.DECAY_RAGGED
    return mistakes.IF_ON_WEIGHTS if lasso and IF_ON_ARRAY in fault.message else None


def _as_layers(exam: Exam, value: Any, params: list[Layer], lasso: bool) -> list[list[Any]]:
    """Read the list of pairs that came back."""
    items = list(value) if isinstance(value, list | tuple) else []
    arrays = [W for W, _ in params], [array for layer in params for array in layer]
    of_weights, of_both = (
        len(items) == len(wanted)
        and all(_shape(got) == array.shape for got, array in zip(items, wanted, strict=True))
        for wanted in arrays
    )
    named = None
    if of_weights:
        named = mistakes.LASSO_WEIGHTS_ONLY if lasso else mistakes.DECAY_WEIGHTS_ONLY
    elif of_both:
        named = mistakes.LASSO_FLAT if lasso else mistakes.DECAY_FLAT
    elif _is_pair(value) or (len(items) == 1 and _is_pair(items[0])):
        named = mistakes.LASSO_FIRST if lasso else mistakes.DECAY_FIRST
    if named or len(items) != len(params):
        wanted_kind = f"expected a list of {len(params)} pairs (W, b)"
        exam.fail(wanted_kind, f"got      {describe(value)}", mistake=named)
    return [exam.unpack(pair, "W b") for pair in items]


def _is_pair(value: Any) -> bool:
    """Tell whether this is one layer: a matrix and a row."""
    if not isinstance(value, list | tuple) or len(value) != 2:
        return False
    W, b = map(_shape, value)
    return len(W) == len(b) == 2 and b == (1, W[1])


def _shape(value: Any) -> tuple[int, ...]:
    """Return the shape of an array or a tensor; of all else, none."""
    return tuple(getattr(value, "shape", ()))
