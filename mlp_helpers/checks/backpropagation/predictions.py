"""Check of `predictions`, assignment 04: its questions stand in questions.toml."""

from mlp_helpers.checks.core.questions import quiz

predictions = quiz("04/predictions")
