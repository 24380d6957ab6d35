"""Checks of assignment 02: universal approximation (statements B1 to B5)."""

from mlp_helpers.checks.core.total import total_of
from mlp_helpers.checks.universal_approximation.bernstein import bernstein
from mlp_helpers.checks.universal_approximation.quantifiers import quantifiers
from mlp_helpers.checks.universal_approximation.rbf import rbf
from mlp_helpers.checks.universal_approximation.relu_interpolant import relu_interpolant
from mlp_helpers.checks.universal_approximation.step_unit import step_unit
from mlp_helpers.checks.universal_approximation.width_needed import width_needed

total = total_of(step_unit, relu_interpolant, bernstein, rbf, width_needed, quantifiers)
