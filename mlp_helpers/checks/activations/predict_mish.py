"""Check of `predict_mish`, assignment 03: its questions stand in questions.toml."""

from mlp_helpers.checks.core.questions import quiz

predict_mish = quiz("03/predict_mish")
