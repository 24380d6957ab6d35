"""Checks of assignment 02: universal approximation (statements B1 to B5)."""

from mlp_helpers.checks.universal_approximation.bernstein import bernstein
from mlp_helpers.checks.universal_approximation.quantifiers import quantifiers
from mlp_helpers.checks.universal_approximation.rbf import rbf
from mlp_helpers.checks.universal_approximation.relu_interpolant import relu_interpolant
from mlp_helpers.checks.universal_approximation.step_unit import step_unit
from mlp_helpers.checks.universal_approximation.width_needed import width_needed

__all__ = [
    "bernstein",
    "quantifiers",
    "rbf",
    "relu_interpolant",
    "step_unit",
    "width_needed",
]
