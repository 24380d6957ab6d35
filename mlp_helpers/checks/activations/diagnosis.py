"""Check of `diagnosis`, assignment 03: its questions stand in questions.toml."""

from mlp_helpers.checks.core.questions import quiz

diagnosis = quiz("03/diagnosis")
