"""``python -m mlp_helpers``: the command ``mlp``, where it is not on the path."""

import sys

try:
    from mlp_helpers.cli import app
except ModuleNotFoundError as error:
    if (error.name or "").startswith("mlp_helpers"):
        raise
    sys.exit(
        f"mlp: the Python {sys.executable} lacks the package {error.name}. The course is installed "
        "in another one: write `python start.py` in the place of `python -m mlp_helpers`."
    )

if __name__ == "__main__":
    app(prog_name="mlp")
