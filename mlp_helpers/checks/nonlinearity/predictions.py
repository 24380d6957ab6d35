"""Check of `predictions`, assignment 01: its questions stand in questions.toml."""

from mlp_helpers.checks.core.questions import quiz

predictions = quiz("01/predictions")
