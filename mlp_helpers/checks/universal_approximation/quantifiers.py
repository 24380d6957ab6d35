"""Check of `quantifiers`, assignment 02: its questions stand in questions.toml."""

from mlp_helpers.checks.core.questions import quiz

quantifiers = quiz("02/quantifiers")
