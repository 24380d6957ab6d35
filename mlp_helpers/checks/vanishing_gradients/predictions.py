"""Check of `predictions`, assignment 05: its questions stand in questions.toml."""

from __future__ import annotations

from mlp_helpers.checks.core.questions import quiz

predictions = quiz("05/predictions")
