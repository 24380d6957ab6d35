"""Checks of assignment 04: backpropagation and matrix calculus (statements D1 to D11)."""

from mlp_helpers.checks.backpropagation.backward import backward
from mlp_helpers.checks.backpropagation.backward_batch import backward_batch
from mlp_helpers.checks.backpropagation.forward import forward
from mlp_helpers.checks.backpropagation.gradient_check import gradient_check
from mlp_helpers.checks.backpropagation.jacobians import jacobians
from mlp_helpers.checks.backpropagation.numerical_gradient import numerical_gradient
from mlp_helpers.checks.backpropagation.predictions import predictions
from mlp_helpers.checks.backpropagation.reused_gradient import reused_gradient
from mlp_helpers.checks.backpropagation.softmax_cross_entropy import softmax_cross_entropy
from mlp_helpers.checks.backpropagation.weight_gradients import weight_gradients
from mlp_helpers.checks.core.total import total_of

total = total_of(
    numerical_gradient,
    gradient_check,
    forward,
    backward,
    jacobians,
    weight_gradients,
    reused_gradient,
    softmax_cross_entropy,
    backward_batch,
    predictions,
)
