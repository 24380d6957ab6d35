"""Checks of assignment 06: generalization and regularization (statements F2 to F5)."""

from __future__ import annotations

from mlp_helpers.checks.core import questions as quiz
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.checks.generalization import questions
from mlp_helpers.checks.generalization.dropping import dropout
from mlp_helpers.checks.generalization.labels import corrupt_labels
from mlp_helpers.checks.generalization.neighbours import one_nearest_neighbour
from mlp_helpers.checks.generalization.penalties import l1_penalty, l2_penalty
from mlp_helpers.checks.generalization.steps import lasso_step, weight_decay_step
from mlp_helpers.checks.generalization.stopping import early_stopping_epoch

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
