"""Checks of assignment 01: from linear to nonlinear (statements A5 to A8)."""

from mlp_helpers.checks.core.total import total_of
from mlp_helpers.checks.nonlinearity.collapse_affine import collapse_affine
from mlp_helpers.checks.nonlinearity.count_linear_regions import count_linear_regions
from mlp_helpers.checks.nonlinearity.count_parameters import count_parameters
from mlp_helpers.checks.nonlinearity.mlp_forward import mlp_forward
from mlp_helpers.checks.nonlinearity.predictions import predictions
from mlp_helpers.checks.nonlinearity.xor_relu_network import xor_relu_network

total = total_of(
    collapse_affine,
    count_parameters,
    mlp_forward,
    xor_relu_network,
    count_linear_regions,
    predictions,
)
