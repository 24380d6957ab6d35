"""Checks of assignment 06: generalization and regularization (statements F2 to F5)."""

from __future__ import annotations

from mlp_helpers.checks.generalization.dropping import dropout
from mlp_helpers.checks.generalization.labels import corrupt_labels
from mlp_helpers.checks.generalization.neighbours import one_nearest_neighbour
from mlp_helpers.checks.generalization.penalties import l1_penalty, l2_penalty
from mlp_helpers.checks.generalization.predictions import predictions
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
