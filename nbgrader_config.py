"""nbgrader's settings for the course; they live in mlp_helpers.grading.config."""

from pathlib import Path

from mlp_helpers.grading.config import configure

configure(get_config(), root=Path(__file__).parent)  # type: ignore[name-defined]  # noqa: F821
