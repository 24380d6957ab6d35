"""nbgrader's settings for the demo: the same course, graded in this folder."""

from pathlib import Path

from mlp_helpers.grading.config import configure

configure(get_config(), root=Path(__file__).parents[1], workplace="demo")  # noqa: F821

# The bundled class is to have the scores that its files say, in each run.
get_config().JudgedExecute.seed = 1  # noqa: F821
