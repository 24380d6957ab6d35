"""Check of `predict_dead`, assignment 03: its questions stand in questions.toml."""

from mlp_helpers.checks.core.questions import quiz

predict_dead = quiz("03/predict_dead")
