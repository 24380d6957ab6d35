"""Checks of assignment 04: backpropagation and matrix calculus (statements D1 to D11)."""

from mlp_helpers.checks.backpropagation.checking import gradient_check
from mlp_helpers.checks.backpropagation.columns import backward, forward
from mlp_helpers.checks.backpropagation.jacobian_layouts import (
    jacobians,
    reused_gradient,
    weight_gradients,
)
from mlp_helpers.checks.backpropagation.predictions import predictions
from mlp_helpers.checks.backpropagation.quotient import numerical_gradient
from mlp_helpers.checks.backpropagation.rows import backward_batch, softmax_cross_entropy

__all__ = [
    "backward",
    "backward_batch",
    "forward",
    "gradient_check",
    "jacobians",
    "numerical_gradient",
    "predictions",
    "reused_gradient",
    "softmax_cross_entropy",
    "weight_gradients",
]
