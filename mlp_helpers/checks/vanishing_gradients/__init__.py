"""Checks of assignment 05: vanishing and exploding gradients (statements E1 to E3)."""

from mlp_helpers.checks.core.total import total_of
from mlp_helpers.checks.vanishing_gradients.gradient_norms import gradient_norms
from mlp_helpers.checks.vanishing_gradients.init_params import init_params
from mlp_helpers.checks.vanishing_gradients.init_std import init_std
from mlp_helpers.checks.vanishing_gradients.jacobian_log_norms import jacobian_log_norms
from mlp_helpers.checks.vanishing_gradients.output_jacobian import output_jacobian
from mlp_helpers.checks.vanishing_gradients.predictions import predictions

total = total_of(
    predictions,
    output_jacobian,
    jacobian_log_norms,
    gradient_norms,
    init_std,
    init_params,
)
