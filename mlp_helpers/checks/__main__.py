"""``python -m mlp_helpers.checks list [PREFIX]``: the mistakes that the checks can name."""

from __future__ import annotations

import argparse
import sys

from mlp_helpers._command import run
from mlp_helpers.checks.core.catalogue import every_mistake


def main() -> None:
    """List each mistake whose id begins as asked, with its hint and where it is explained."""
    parser = argparse.ArgumentParser(prog="python -m mlp_helpers.checks", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    listing = commands.add_parser("list", help="list the mistakes that the checks can name")
    listing.add_argument("prefix", nargs="?", default="", help="such as 04 or 04/backward")
    options = parser.parse_args()
    found = [made for id, made in every_mistake().items() if id.startswith(options.prefix)]
    if not found:
        parser.error(f"no mistake begins with {options.prefix!r}; an id is such as 04/backward/...")
    for made in found:
        print(f"{made.id}\n    {made.hint}" + (f"\n    see {made.lecture}" if made.lecture else ""))


if __name__ == "__main__":
    sys.exit(run("mlp_helpers.checks", main))
