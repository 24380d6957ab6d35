"""Check of the exercise `sick_networks`: why three trainings fail (G5, G7)."""

from mlp_helpers.checks.core.questions import quiz

sick_networks = quiz("07/sick_networks")
