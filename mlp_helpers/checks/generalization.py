"""Checks of assignment 06: generalization and regularization (statements F2 to F5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks import generalization_mistakes as mistakes
from mlp_helpers.checks import generalization_penalties as penalties
from mlp_helpers.checks import generalization_questions as questions
from mlp_helpers.checks import generalization_steps as steps
from mlp_helpers.checks import generalization_stopping as stopping
from mlp_helpers.checks.core import quiz
from mlp_helpers.checks.core.cases import Case, Wrong, require_answers, telling_cases
from mlp_helpers.checks.core.compare import Suspect, numbers
from mlp_helpers.checks.core.exam import Exam, check
from mlp_helpers.checks.core.plain import Ref
from mlp_helpers.checks.core.side import Outcome
from mlp_helpers.checks.generalization_random import corrupt_labels, dropout
from mlp_helpers.checks.generalization_tools import layers, shapes
from mlp_helpers.numerics import regularization as right
from mlp_helpers.numerics.networks import Array, Layer

__all__ = [
    "corrupt_labels",
    "dropout",
    "early_stopping_epoch",
    "l1_penalty",
    "l2_penalty",
    "lasso_step",
    "one_nearest_neighbour",
    "predictions",
    "weight_decay_step",
]


@check("06/one_nearest_neighbour", points=3)
def one_nearest_neighbour(exam: Exam, one_nearest_neighbour: Ref) -> None:
    """Judge the labels of nearest rows, on new rows and on the training rows themselves (F2)."""
    with exam.part("the label of the nearest training row", points=2):
        # Away from the origin, and with features of different spread: each typical mistake then
        # gives other labels for a tenth of the 80 rows at least.
        scale = np.array([0.5, 1.0, 2.0, 1.0])
        X_train, X = (2 + exam.rng.normal(size=(n, 4)) * scale for n in (30, 80))
        y_train = exam.rng.permutation(np.arange(30) % 10)
        _compare_labels(exam, one_nearest_neighbour, X_train, y_train, X)
    with exam.part(
        "training rows get their own label; ties; the inputs stay as they were", points=1
    ):
        _compare_labels(exam, one_nearest_neighbour, X_train, y_train, X_train)
        # Whole numbers, so that equal distances are equal to the last bit; in one column, where
        # all reasonable distances agree on what is near, because part one has judged that.
        X_train, X = (exam.rng.integers(-9, 10, size=(n, 1)).astype(float) for n in (24, 40))
        y_train = exam.rng.permutation(24)
        exam.untouched(_compare_labels(exam, one_nearest_neighbour, X_train, y_train, X))


def _compare_labels(exam: Exam, target: Ref, X_train: Array, y_train: Any, X: Array) -> Outcome:
    outcome = exam.outcome(target, X_train, y_train, X)
    got = exam.require(outcome)
    if got is None:
        exam.fail("nothing was returned", hint="the function ends without a `return` value")
    exam.compare(
        "labels",
        got,
        right.one_nearest_neighbour(X_train, y_train, X),
        mistakes=mistakes.wrong_neighbours(X_train, y_train, X),
        given=f"X_train {X_train.shape}, y_train {y_train.shape}, X {X.shape}",
    )
    return outcome


@check("06/early_stopping_epoch", points=4)
def early_stopping_epoch(exam: Exam, early_stopping_epoch: Ref) -> None:
    """Judge the epoch that early stopping keeps (F3)."""
    parts: tuple[tuple[str, float, Callable[..., list[Case]], list[Wrong]], ...] = (
        ("the best epoch when patience runs out", 2, _waiting_cases, stopping.WRONG_STOPS),
        ("better only if by more than min_delta", 1, _delta_cases, stopping.WRONG_DELTAS),
        ("patience that never runs out; a single epoch", 1, _endless_cases, []),
    )
    for title, points, draw, wrongs in parts:
        with exam.part(title, points=points):
            cases = telling_cases(
                partial(draw, exam.rng), right.early_stopping_epoch, wrongs, never=0.0
            )
            require_answers(
                exam,
                early_stopping_epoch,
                cases,
                right.early_stopping_epoch,
                wrongs,
                "wrong epoch",
                _given_losses,
            )


def _waiting_cases(rng: np.random.Generator) -> list[Case]:
    """Draw five runs with different losses, falling and rising again, of patience 2 to 4."""
    cases = []
    for n in rng.integers(12, 18, size=5):
        trend = np.abs(np.arange(n) - n / 3)
        order = np.argsort(np.argsort(trend + rng.normal(scale=2.0, size=n)))
        losses = (1 + order) / 8  # eighths: sums and differences of them are exact
        cases.append((losses.tolist(), int(rng.integers(2, 5)), 0.0))
    return cases


def _delta_cases(rng: np.random.Generator) -> list[Case]:
    """Draw six runs of losses in eighths that often differ by exactly min_delta, or less."""
    cases = []
    for n in rng.integers(10, 16, size=6):
        steps = rng.choice([-3, -2, -1, -1, 0, 1, 1], size=n)
        losses = (24 + np.maximum(np.cumsum(steps), -20)) / 8
        delta = float(rng.choice([0.0, 0.125, 0.25, 0.25]))
        cases.append((losses.tolist(), int(rng.integers(2, 5)), delta))
    return cases


def _endless_cases(rng: np.random.Generator) -> list[Case]:
    """Draw runs that end before patience does, and one of a single epoch; arrays, too."""
    falling = np.sort(rng.choice(80, size=9, replace=False))[::-1] / 8
    bowl = np.concatenate([falling, falling[:2]])
    rising = falling[::-1]
    return [
        (falling.tolist(), 3, 0.0),
        (bowl, 5, 0.0),
        (rising.tolist(), 20, 0.125),
        ([float(rng.integers(8, 16)) / 8], 2, 0.125),
    ]


def _given_losses(val_losses: Sequence[float], patience: int, min_delta: float) -> list[str]:
    losses = ", ".join(f"{loss:g}" for loss in val_losses)
    kept = right.early_stopping_epoch(val_losses, patience, min_delta)
    end = min(kept + patience, len(val_losses) - 1)
    return [
        f"called with [{losses}],",
        f"            patience {patience}, min_delta {min_delta:g}; training ends at epoch {end}",
    ]


@check("06/l2_penalty", points=2)
def l2_penalty(exam: Exam, l2_penalty: Ref) -> None:
    """Judge the ridge penalty (F4, D2)."""
    _judge_penalty(exam, l2_penalty, right.l2_penalty, penalties.wrong_l2_penalties)


@check("06/l1_penalty", points=2)
def l1_penalty(exam: Exam, l1_penalty: Ref) -> None:
    """Judge the lasso penalty (F4)."""
    _judge_penalty(exam, l1_penalty, right.l1_penalty, penalties.wrong_l1_penalties)


def _judge_penalty(
    exam: Exam,
    target: Ref,
    penalty: Callable[[Sequence[Layer], float], float],
    wrong: Callable[[Sequence[Layer], float], list[Suspect]],
) -> None:
    """Judge a penalty on two layers whose biases are 0, then with biases on more layers."""
    for title, sizes, biases in (
        ("the weights of two layers", (5, 4, 3), 0.0),
        ("any number of layers; biases left out", (3, 5, 2, 4), 1.0),
    ):
        with exam.part(title, points=1):
            params = [(W, biases * b) for W, b in layers(exam, *sizes)]
            lam = float(exam.rng.uniform(0.15, 0.4))
            outcome = exam.outcome(target, params, lam)
            got = exam.require(outcome)
            if got is None:
                exam.fail("nothing was returned", hint="the function ends without a `return` value")
            given = f"{shapes(params)}, lam {lam:.4f}"
            suspects = wrong(params, lam)
            exam.compare("the penalty", got, penalty(params, lam), mistakes=suspects, given=given)
            exam.untouched(outcome)


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
            _compare_step(exam, target, (5, 4, 3), kind, lasso)
    title = "weights that are exactly 0; " if lasso else ""
    with exam.part(f"{title}any number of layers; params and grads as they were", points=1):
        outcome = _compare_step(exam, target, (3, 5, 2, 4), "Wb", lasso, zeros=lasso)
        if outcome.changed:
            named = steps.LASSO_IN_PLACE if lasso else steps.DECAY_IN_PLACE
            exam.fail(f"changed in place: {', '.join(outcome.changed)}", mistake=named)


def _compare_step(
    exam: Exam, target: Ref, sizes: tuple[int, ...], kinds: str, lasso: bool, zeros: bool = False
) -> Outcome:
    """Take one step and compare the weights ("W"), the biases ("b") or both ("Wb")."""
    params, grads = layers(exam, *sizes), layers(exam, *sizes)
    lr, lam = float(exam.rng.uniform(0.1, 0.3)), float(exam.rng.uniform(0.4, 0.7))
    if zeros:
        for W, _ in params:
            W.flat[exam.rng.choice(W.size, size=2, replace=False)] = 0.0
    outcome = exam.outcome(target, params, grads, lr, lam)
    new = _as_layers(exam, exam.require(outcome), len(params))
    expected = (right.lasso_step if lasso else right.weight_decay_step)(params, grads, lr, lam)
    wrong_weights = steps.wrong_lasso_steps if lasso else steps.wrong_weight_decays
    given = f"{shapes(params)}, lr {lr:.4f}, lam {lam:.4f}"
    for i in range(len(params)):
        (W, b), (dW, db) = params[i], grads[i]
        if "W" in kinds:
            suspects = wrong_weights(W, dW, lr, lam)
            name = f"W{i + 1}"
            if zeros and _is_undefined_at_zero(new[i][0], W):
                exam.fail(f"{name}: not finite where W is 0", given, mistake=steps.ZERO_DIVIDED)
            exam.compare(name, new[i][0], expected[i][0], mistakes=suspects, given=given)
        if "b" in kinds:
            suspects = steps.wrong_bias_steps(b, db, lr, lam, lasso)
            name = f"b{i + 1}"
            exam.compare(name, new[i][1], expected[i][1], mistakes=suspects, given=given)
    return outcome


def _is_undefined_at_zero(got: Any, W: Array) -> bool:
    """Tell whether a new weight is no number exactly where the weight was 0."""
    array = numbers("the weights", got)
    return array.shape == W.shape and np.array_equal(~np.isfinite(array), W == 0)


def _as_layers(exam: Exam, value: Any, count: int) -> list[list[Any]]:
    """Read the list of pairs that came back."""
    if value is None:
        exam.fail("nothing was returned", hint="the function ends without a `return` value")
    if not isinstance(value, list | tuple) or len(value) != count:
        numbers_of = f"of length {len(value)}" if hasattr(value, "__len__") else ""
        exam.fail(
            "expected a list of pairs (W, b)",
            f"expected {count} of them",
            f"got      a {type(value).__name__} {numbers_of}",
        )
    return [exam.unpack(pair, "W b") for pair in value]


@check("06/predictions", points=4)
def predictions(
    exam: Exam,
    answer_random: Ref,
    answer_wrong_labels: Ref,
    answer_decay: Ref,
    answer_expectation: Ref,
) -> None:
    """Judge four predictions about what a network memorises, and what holds it back (F2 to F5)."""
    quiz.ask(exam, "answer_random", answer_random, questions.RANDOM, points=1)
    quiz.ask(exam, "answer_wrong_labels", answer_wrong_labels, questions.WRONG_LABELS, points=1)
    quiz.ask(exam, "answer_decay", answer_decay, questions.DECAY, points=1)
    quiz.ask(exam, "answer_expectation", answer_expectation, questions.EXPECTATION, points=1)
