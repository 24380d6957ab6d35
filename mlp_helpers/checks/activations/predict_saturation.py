"""Check of `predict_saturation`, assignment 03: its questions stand in questions.toml."""

from mlp_helpers.checks.core.questions import quiz

predict_saturation = quiz("03/predict_saturation")
