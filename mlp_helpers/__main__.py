"""``python -m mlp_helpers``: the command ``mlp``, where it is not on the path."""

from mlp_helpers.cli import app

if __name__ == "__main__":
    app(prog_name="mlp")
