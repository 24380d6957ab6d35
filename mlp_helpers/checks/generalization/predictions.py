"""Check of `predictions`, assignment 06: its questions stand in questions.toml."""

from mlp_helpers.checks.core.questions import quiz

predictions = quiz("06/predictions")
