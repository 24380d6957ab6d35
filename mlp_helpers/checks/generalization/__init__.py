"""Checks of assignment 06: generalization and regularization (statements F2 to F5)."""

from mlp_helpers.checks.core.total import total_of
from mlp_helpers.checks.generalization.corrupt_labels import corrupt_labels
from mlp_helpers.checks.generalization.dropout import dropout
from mlp_helpers.checks.generalization.early_stopping_epoch import early_stopping_epoch
from mlp_helpers.checks.generalization.l1_penalty import l1_penalty
from mlp_helpers.checks.generalization.l2_penalty import l2_penalty
from mlp_helpers.checks.generalization.lasso_step import lasso_step
from mlp_helpers.checks.generalization.one_nearest_neighbour import one_nearest_neighbour
from mlp_helpers.checks.generalization.predictions import predictions
from mlp_helpers.checks.generalization.weight_decay_step import weight_decay_step

total = total_of(
    one_nearest_neighbour,
    corrupt_labels,
    early_stopping_epoch,
    l2_penalty,
    l1_penalty,
    weight_decay_step,
    lasso_step,
    dropout,
    predictions,
)
