"""Check of `predict_zero_centred`, assignment 03: its questions stand in questions.toml."""

from mlp_helpers.checks.core.questions import quiz

predict_zero_centred = quiz("03/predict_zero_centred")
