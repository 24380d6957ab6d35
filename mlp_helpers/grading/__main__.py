"""The instructors' commands: ``python -m mlp_helpers.grading COMMAND``."""

from __future__ import annotations

import sys

from mlp_helpers._command import run


def main() -> int:
    """Run the command of the command line and return the exit status."""
    # Not at the top: what is not installed is said as every other problem is.
    from mlp_helpers.grading import commands

    return commands.main()


if __name__ == "__main__":
    sys.exit(run("mlp_helpers.grading", main))
