"""The command ``mlp``: one entrance to the course, the same on every platform."""

from __future__ import annotations

import importlib.util
import io
import sys
from collections.abc import Callable
from typing import Any

import rich_click as click

from mlp_helpers import __version__
from mlp_helpers._command import run
from mlp_helpers._errors import CommandError

STUDENTS = {
    "lab": "Make your working copies and open JupyterLab on the start page.",
    "check": "Run an exercise of yours, and show what its checks report.",
    "total": "Show the points you have reached, what is open, and the next step.",
    "submit": "Look at an exercise as the grading will, and make the file to upload.",
}
# What follows such a command is for the grading's own parser, which says what it takes.
INSTRUCTORS = {
    "demo": "Grade the small bundled class, and print its gradebook.",
    "collect": "Unpack what a class handed in, as Moodle or Canvas packed it.",
    "grade": "Grade what lies in submitted/; write feedback pages and grades.csv.",
    "return": "Pack the feedback pages as Moodle or Canvas take them back.",
    "what-if": "Grade anew without writing: whose score would change, and why.",
    "report": "Write a page on how a class did.",
    "formgrader": "Open nbgrader's formgrader on the class; --workplace demo: on the demo's.",
    "bundle": "Make the zip for students: no solutions, hidden tests, or grading.",
    "new": "Write a new assignment's skeleton, which works.",
    "release": "Generate exercises/ from solutions/.",
    "execute": "Run solutions and lectures afresh, and keep their outputs.",
    "points": "Write the table of what earns points.",
}
WHOLE = importlib.util.find_spec("mlp_helpers.grading") is not None
"""Whether this is the whole course, and not the students' copy."""
number = click.argument("number", metavar="NUMBER")


class Commands(click.RichGroup):
    """Commands of which each says in one sentence what it cannot do."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for, and end with its status."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # a console may not have every sign
                stream.reconfigure(errors="replace")
        ctx.exit(run("mlp", lambda: super(Commands, self).invoke(ctx)))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="mlp %(version)s")
@click.command_panel("For students", commands=list(STUDENTS))
@click.command_panel("For instructors", commands=list(INSTRUCTORS) if WHOLE else [])
def app() -> None:
    """Read, fill in, check, hand in: a course on multilayer perceptrons.

    Run it in the folder of the course. An assignment is called by its NUMBER, such as 04.
    """


@app.command(
    help=f"{STUDENTS['lab']} OPTIONS are JupyterLab's, such as --no-browser.",
    context_settings={"ignore_unknown_options": True},
)
@click.argument("options", nargs=-1, type=click.UNPROCESSED, metavar="")
def lab(options: tuple[str, ...]) -> int:
    """Open JupyterLab; its imports wait, so that the help is there at once."""
    print("Opening the course ...", flush=True)
    from mlp_helpers.student.copies import START, WORK, prepare
    from mlp_helpers.student.course import find_course
    from mlp_helpers.student.lab import open_lab
    from mlp_helpers.student.setup_check import findings

    root = find_course()
    for note in prepare(root):
        print(note)
    for each in findings():
        if each.step:
            print(f"{each.name}: {each.found}. {each.step}")
    print(
        "JupyterLab opens in your browser, at the address below. Ctrl+C here ends it.", flush=True
    )
    return open_lab(root, f"--LabApp.default_url=/lab/tree/{WORK}/{START}", *options)


@app.command(help=STUDENTS["check"])
@number
def check(number: str) -> None:
    """Run an exercise."""
    from mlp_helpers.student import course, run

    root = course.find_course()
    run.check(root, course.choose(course.course_map(root), number))


@app.command(help=STUDENTS["total"])
def total() -> None:
    """Sum up what was reached."""
    from mlp_helpers.student import course, progress

    print(progress.summary(progress.progress(course.find_course())))


@app.command(help=STUDENTS["submit"])
@number
def submit(number: str) -> None:
    """Make the file to upload."""
    from mlp_helpers.student import course
    from mlp_helpers.student.submit import submit

    root = course.find_course()
    submit(root, course.choose(course.course_map(root), number))


def _handed_on(name: str) -> Callable[..., int]:
    def command(words: tuple[str, ...]) -> int:
        return _grading(name, words)

    return command


def _grading(name: str, words: tuple[str, ...]) -> int:
    """Hand a command on to the grading, which a student's copy of the course does not have."""
    try:
        from mlp_helpers.grading import commands
    except ModuleNotFoundError as error:
        if error.name != "mlp_helpers.grading":
            raise
        raise CommandError(
            f"`mlp {name}` is for instructors, and this is the students' copy of the course. Run "
            "it in the folder of the whole course."
        ) from None
    return commands.main([name, *words], program="mlp")


for _name, _help in INSTRUCTORS.items():
    _words = click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[OPTIONS]")
    _settings = {"ignore_unknown_options": True}
    app.command(
        _name, help=_help, add_help_option=False, context_settings=_settings, hidden=not WHOLE
    )(_words(_handed_on(_name)))
