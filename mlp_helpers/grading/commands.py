"""The instructors' commands, one by one: what ``python -m mlp_helpers.grading COMMAND`` runs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory
from tqdm.auto import tqdm

from mlp_helpers._command import check_writable, run
from mlp_helpers._errors import CommandError
from mlp_helpers.grading.bundle import BUNDLES, write_bundle
from mlp_helpers.grading.class_page import FOLDER, write_report
from mlp_helpers.grading.collect import SUBMITTED, collect
from mlp_helpers.grading.config import COURSE_ID, settings
from mlp_helpers.grading.demo import WORKPLACE, demo
from mlp_helpers.grading.execute import execute, notebooks
from mlp_helpers.grading.gradebook import enter, exists, scores, table
from mlp_helpers.grading.look_again import look_again
from mlp_helpers.grading.new_assignment import add_to_readme, new_assignment
from mlp_helpers.grading.notebooks import LECTURES, RELEASE, SOURCE, assignments, check_course
from mlp_helpers.grading.points import TABLE, write_points
from mlp_helpers.grading.release import release
from mlp_helpers.grading.return_pages import pack_pages
from mlp_helpers.grading.what_if import lines, what_if
from mlp_helpers.grading.whole_class import grade_all
from mlp_helpers.student.lab import open_lab

CALLED = "its number or name, such as 04; all where left out"
WORKPLACE_HELP = "folder of the class, such as demo; the course's own if not given"


def main(
    arguments: Sequence[str] | None = None, program: str = "python -m mlp_helpers.grading"
) -> int:
    """Run one command and return the exit status."""
    made = parser(program)
    options, rest = made.parse_known_args(arguments)
    if rest and "lab_options" not in options:
        made.error(f"unrecognized arguments: {' '.join(rest)}")
    options.lab_options = rest
    return run(options.command, lambda: options.run(check_course(options.course), options))


def parser(program: str) -> argparse.ArgumentParser:
    """Return what takes the words behind `program`."""
    made = argparse.ArgumentParser(prog=program, description=__doc__)
    made.add_argument("--course", type=Path, default=Path(), help="the course's folder")
    commands = made.add_subparsers(dest="command", required=True)
    command = commands.add_parser("execute", help="run solutions and lectures, keep the outputs")
    command.add_argument("paths", nargs="*", help="notebooks or folders; all where left out")
    command.set_defaults(run=_execute)
    command = commands.add_parser("new", help="write a new assignment's skeleton, which works")
    command.add_argument("assignment", help="two digits and a name, such as 08_convolution")
    command.set_defaults(run=_new)
    command = commands.add_parser("release", help="generate exercises/ from solutions/")
    command.set_defaults(run=_release)
    command = commands.add_parser("points", help="write the table of what earns points")
    command.set_defaults(run=_points)
    command = commands.add_parser("demo", help="grade the bundled class, show its gradebook")
    command.set_defaults(run=_demo)
    _add_grading(commands)
    command = commands.add_parser("bundle", help="make the zip for students")
    command.set_defaults(run=_bundle)
    command = commands.add_parser(
        "formgrader",
        usage="%(prog)s [-h] [--workplace WORKPLACE] [OPTIONS]",
        help="open formgrader on a class; OPTIONS are JupyterLab's, such as --no-browser",
    )
    command.add_argument("--workplace", default="", help=WORKPLACE_HELP)
    command.set_defaults(run=_formgrader, lab_options=[])
    return made


def _add_grading(commands: Any) -> None:
    """Add the commands that deal with what a class handed in."""
    command = commands.add_parser("grade", help="grade what lies in submitted/<student>/")
    command.add_argument("assignment", nargs="?", default="", help=CALLED)
    command.add_argument(
        "--cluster",
        default="",
        metavar="ADDRESS",
        help="run notebooks on a Dask cluster: its scheduler's address, or slurm:20 for 20 jobs",
    )
    command.set_defaults(run=_grade)
    command = commands.add_parser("collect", help="unpack what a class handed in on a platform")
    command.add_argument("assignment", help="its number or name, such as 04")
    command.add_argument("archive", type=Path, help="the zip that Moodle or Canvas made")
    command.set_defaults(run=_collect)
    command = commands.add_parser("return", help="pack the feedback pages for the platform")
    command.add_argument("assignment", help="its number or name, such as 04")
    command.add_argument("archive", type=Path, help="the zip that was collected")
    command.set_defaults(run=_return)
    command = commands.add_parser(
        "what-if", help="grade anew without writing: whose score would change, and why"
    )
    command.add_argument("assignment", help="its number or name, such as 04")
    command.add_argument("--workplace", default="", help=WORKPLACE_HELP)
    command.set_defaults(run=_what_if)
    command = commands.add_parser("report", help="say how a class did, from what was autograded")
    command.add_argument("assignment", nargs="?", default="", help=CALLED)
    command.add_argument("--names", action="store_true", help="show the students' ids")
    command.add_argument(
        "--similar", action="store_true", help="show answers nearly identical between students"
    )
    command.add_argument("--workplace", default="", help=WORKPLACE_HELP)
    command.set_defaults(run=_report)


def _execute(root: Path, options: argparse.Namespace) -> None:
    paths = notebooks(root, options.paths)
    check_writable(*{path.parent for path in paths})
    changed = execute(paths, partial(tqdm, desc="execute", unit="notebook"))
    print(f"{len(paths)} notebooks run, {len(changed)} files changed")
    print(*(f"  {path}" for path in changed), sep="\n", end="\n" * bool(changed))


def _new(root: Path, options: argparse.Namespace) -> None:
    check_writable(root, root / SOURCE)
    written = new_assignment(root, options.assignment)
    execute([path for path in map(root.joinpath, written) if path.suffix == ".ipynb"])
    release(root, settings(root))
    write_points(root)
    add_to_readme(root, options.assignment)
    print(*(f"  {path}" for path in written), sep="\n")
    print(
        f"{options.assignment} works as it is, with one exercise. Next: write your own in its "
        "place and run `make test`; CONTRIBUTING.md says how."
    )


def _release(root: Path, options: argparse.Namespace) -> None:
    check_writable(root, root / RELEASE)
    notes = release(root, settings(root), partial(tqdm, desc="release", unit="assignment"))
    print(*notes, "exercises/ is up to date with solutions/", sep="\n")


def _points(root: Path, options: argparse.Namespace) -> None:
    check_writable(root / LECTURES)
    changed = write_points(root)
    print(f"{TABLE} {'written' if changed else 'is up to date'}")


def _demo(root: Path, options: argparse.Namespace) -> None:
    check_writable(root, root / RELEASE, root / WORKPLACE)
    demo(root)


def _collect(root: Path, options: argparse.Namespace) -> None:
    (assignment,) = _known(root, options.assignment)
    check_writable(root / SUBMITTED)
    course = CourseDirectory(config=settings(root))
    exists(course.db_url)  # says, before anything is unpacked, that its server cannot be reached
    found = collect(root, assignment, options.archive)
    enter(course.db_url, course.course_id, (each.person for each in found))
    print(*found, sep="\n")
    there = len(list(root.glob(f"{SUBMITTED}/*/{assignment}/")))
    print(f"{len(found)} collected, {there} in {SUBMITTED}/ now. Next: mlp grade {assignment}")


def _return(root: Path, options: argparse.Namespace) -> None:
    (assignment,) = _known(root, options.assignment)
    target = root / f"feedback-{assignment}.zip"
    check_writable(root)
    done = pack_pages(root, assignment, options.archive, target)
    if done.missing:
        print(f"no page yet, see mlp grade {assignment}: {', '.join(done.missing)}")
    print(f"{len(done.packed)} pages in {target.name}. Next: upload it where the other zip is from")


def _known(root: Path, name: str) -> list[str]:
    """Return the assignment of a number or name, or how one begins; all where it is empty."""
    known = assignments(root)
    number = name.zfill(2) if name.isdecimal() else name
    for found in (
        [each for each in known if number in (each, *each.split("_", 1))],
        [each for each in known if each.startswith(name)],
    ):
        if len(found) == 1 or not name:
            return found if name else known
    raise CommandError(
        f"expected one of {', '.join(known)}, or its number, such as 04; got {name!r}."
    )


def _grade(root: Path, options: argparse.Namespace) -> None:
    wanted = _known(root, options.assignment)
    check_writable(root)
    submitted = [name for name in wanted for _ in root.glob(f"{SUBMITTED}/*/{name}/")]
    if not submitted:
        raise CommandError(
            f"nothing to grade: expected notebooks in {root / SUBMITTED}, in a folder "
            "<student>/<assignment>/ each. Put there what was handed in."
        )
    grade_all(root, submitted, cluster=options.cluster)
    course = CourseDirectory(config=settings(root))
    print(f"\n{table(scores(course.db_url, COURSE_ID))}\n")
    if said := look_again(course, sorted(set(submitted))):
        print(*said, "", sep="\n")
    print("Feedback pages: feedback/, grades: grades.csv. How the class did: mlp report")


def _what_if(root: Path, options: argparse.Namespace) -> None:
    (assignment,) = _known(root, options.assignment)
    changes, graded = what_if(root, assignment, options.workplace)
    print(*lines(assignment, changes, graded), sep="\n")


def _bundle(root: Path, options: argparse.Namespace) -> None:
    check_writable(root / BUNDLES)
    print(*(path.relative_to(root) for path in write_bundle(root, root / BUNDLES)), sep="\n")


def _report(root: Path, options: argparse.Namespace) -> None:
    place = root / options.workplace
    if place.is_dir() and not any(_handed_in(place)):
        how = "make demo" if options.workplace == WORKPLACE else "nbgrader autograde ASSIGNMENT"
        raise CommandError(
            f"nothing was handed in or graded in {place} yet: expected notebooks in its folders "
            f"submitted and autograded. Run `{how}` first."
        )
    check_writable(place / FOLDER)
    progress = partial(tqdm, desc="report", unit="submission")
    assignment = _known(root, options.assignment)[0] if options.assignment else ""
    chosen = (options.workplace, assignment, options.names, options.similar)
    written = write_report(root, *chosen, progress)
    print(*(path.relative_to(root) for path in written), sep="\n")


def _handed_in(place: Path) -> Iterator[Path]:
    for step in ("submitted", "autograded"):
        yield from (place / step).glob("*/*/")


def _formgrader(root: Path, options: argparse.Namespace) -> int:
    place = root / options.workplace
    check_writable(place)
    if not exists(CourseDirectory(config=settings(root, options.workplace)).db_url):
        how = "`make demo`" if options.workplace == WORKPLACE else "`mlp grade`"
        raise CommandError(f"no class was graded in {place} yet. Run {how} first.")
    fixed = (f"--ServerApp.root_dir={root}", "--LabApp.default_url=/formgrader")
    return open_lab(place, *fixed, *options.lab_options)
