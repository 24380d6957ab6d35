"""The instructors' commands: ``python -m mlp_helpers.grading COMMAND``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tqdm.auto import tqdm
from traitlets.config import Config

from mlp_helpers._errors import MLPHelpersError
from mlp_helpers.grading.class_page import write_report
from mlp_helpers.grading.config import configure
from mlp_helpers.grading.demo import demo
from mlp_helpers.grading.execute import execute, notebooks
from mlp_helpers.grading.notebooks import check_course
from mlp_helpers.grading.points import TABLE, write_points
from mlp_helpers.grading.release import release


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status."""
    options = _parser().parse_args(arguments)
    # nbgrader calls alembic by its bare name, and an environment need not be activated.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    try:
        root = check_course(options.course)
        options.run(root, options)
    except MLPHelpersError as error:
        print(f"{options.command}: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m mlp_helpers.grading", description=__doc__)
    parser.add_argument("--course", type=Path, default=Path(), help="the course's folder")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("execute", help="run solutions and lectures, keep the outputs")
    command.add_argument("paths", nargs="*", help="notebooks or folders; all where left out")
    command.set_defaults(run=_execute)
    command = commands.add_parser("release", help="generate exercises/ from solutions/")
    command.set_defaults(run=_release)
    command = commands.add_parser("points", help="write the table of what earns points")
    command.set_defaults(run=_points)
    command = commands.add_parser("demo", help="grade the bundled class, show its gradebook")
    command.set_defaults(run=_demo)
    command = commands.add_parser("report", help="say how a class did, from what was autograded")
    command.add_argument("assignment", nargs="?", default="", help="all where left out")
    command.add_argument("--names", action="store_true", help="show the students' ids")
    command.add_argument(
        "--workplace",
        default="",
        help="folder of the class, such as demo; the course's own if not given",
    )
    command.set_defaults(run=_report)
    return parser


def _execute(root: Path, options: argparse.Namespace) -> None:
    paths = notebooks(root, options.paths)
    changed = execute(paths, partial(tqdm, desc="execute", unit="notebook"))
    print(f"{len(paths)} notebooks run, {len(changed)} files changed")
    print(*(f"  {path}" for path in changed), sep="\n", end="\n" * bool(changed))


def _release(root: Path, options: argparse.Namespace) -> None:
    config = Config()
    configure(config, root)
    notes = release(root, config, partial(tqdm, desc="release", unit="assignment"))
    print(*notes, "exercises/ is up to date with solutions/", sep="\n")


def _points(root: Path, options: argparse.Namespace) -> None:
    changed = write_points(root)
    print(f"{TABLE} {'written' if changed else 'is up to date'}")


def _demo(root: Path, options: argparse.Namespace) -> None:
    demo(root)


def _report(root: Path, options: argparse.Namespace) -> None:
    progress = partial(tqdm, desc="report", unit="submission")
    written = write_report(root, options.workplace, options.assignment, options.names, progress)
    print(*(path.relative_to(root) for path in written), sep="\n")


if __name__ == "__main__":
    sys.exit(main())
