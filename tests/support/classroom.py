"""A class in which much goes wrong, made by hand: graded notebooks without any grading."""

from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_output
from nbgrader.utils import compute_checksum

from mlp_helpers.checks.core.compare import Failure
from mlp_helpers.checks.core.report import METADATA_KEY, Part, Report
from mlp_helpers.grading.class_report import Submission, collect
from mlp_helpers.grading.notebooks import error_output
from tests.support.scratch import cell, notebook

ASSIGNMENT = "07_scratch"
STUB = "# FILL IN HERE\n..."
SWAPPED = Failure(
    "pair() of ann.lee: wrong values",
    lines=("expected (4, 2)", "got      (2, 4)"),
    hint="the larger one comes first",
    mistake="07/pair/swapped",
    lecture="course/07.ipynb, “Pairs”",
)
DOUBLED = Failure("square(3): wrong value", mistake="07/square/doubled", hint="that is 2 x")
STUDENTS = ["ann.lee", "bob", "cem", "dan", "eve", "fay", "gil", "<i>hal"]


def shown(report: Report) -> NotebookNode:
    return new_output("display_data", metadata={METADATA_KEY: report.record()})


def square(failure: Failure | None = None, blanks: tuple[str, ...] = ()) -> list[NotebookNode]:
    """Return what a cell shows that checks the square, worth 2 points in one part."""
    report = Report("07/square", 2, (Part("the value", 2, failure),), blanks)
    points = new_output("execute_result", data={"text/plain": f"{report.points}"})
    return [shown(report), points]


def pair(failure: Failure | None = None, blanks: tuple[str, ...] = ()) -> list[NotebookNode]:
    """Return what a cell shows that checks the pair twice, worth 1 + 2 points."""
    parts = (Part("the length", 1, failure if blanks else None), Part("the values", 2, failure))
    reports = [Report("07/pair", 3, parts, blanks, hidden_seed=seed) for seed in (None, 7)]
    points = new_output("execute_result", data={"text/plain": f"{reports[0].points}"})
    return [*map(shown, reports), points]


def filled(
    first: str, squares: list[NotebookNode], second: str, pairs: list[NotebookNode]
) -> NotebookNode:
    """Return a notebook with the answers to both exercises and what their checks showed."""
    cells = [
        new_markdown_cell("# Scratch\n\n## 1 · A square", id="title"),
        cell(STUB, "square", solution=True),
        cell("check.square(square)", "check-square", points=2),
        new_markdown_cell("## 2 · A pair", id="title-2"),
        cell(STUB, "pair", solution=True),
        cell("check.pair(pair)", "check-pair", points=3),
    ]
    for each, source in ((cells[1], first), (cells[4], second)):
        each.metadata["nbgrader"]["checksum"] = compute_checksum(nbformat.from_dict(each))
        each.source = source
    for each, outputs in ((cells[2], squares), (cells[5], pairs)):
        each.outputs, each.execution_count = outputs, 1
    made: NotebookNode = nbformat.from_dict(notebook(*cells))
    made.metadata[METADATA_KEY] = {"seconds": 1.5}
    return made


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Return a course of one assignment that nobody has handed in."""
    path = tmp_path / "solutions" / ASSIGNMENT / "scratch.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(filled("def square", square(), "def pair", pair()), path)
    return tmp_path


def grade(course: Path, student: str, graded: NotebookNode | str | None) -> None:
    """Hand in for a student, and grade it: a notebook, a broken file, or nothing."""
    (course / "submitted" / student / ASSIGNMENT).mkdir(parents=True)
    if graded is not None:
        path = course / "autograded" / student / ASSIGNMENT / "scratch.ipynb"
        path.parent.mkdir(parents=True)
        text = graded if isinstance(graded, str) else nbformat.writes(graded)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def course(empty: Path) -> Path:
    """Return a course with a class in which much goes wrong."""
    signed = "def pair():\n    # by Ann Lee\n    ann_lee = 2, 4\n    return ann_lee"
    dead = filled("x", square(), "os._exit(0)", [error_output("DeadKernel", "")])
    dead.cells[2].outputs[0].metadata = {METADATA_KEY: ["no", "record"]}
    unrun = filled("a", [], "b", [])
    for each in (unrun.cells[2], unrun.cells[5]):
        each.execution_count = None
    odd = filled("y", square(DOUBLED), "z", pair())
    odd.cells.append(cell("1 / 0"))
    odd.cells[-1].outputs.append(error_output("ZeroDivisionError", "<u>"))
    for student, graded in {
        "ann.lee": filled("def square(x): return x * x", square(), signed, pair(SWAPPED)),
        "bob": filled("lambda x: 2 * x", square(DOUBLED), "lambda: (2, 4) + ()" * 9, pair(SWAPPED)),
        "cem": filled(STUB, square(DOUBLED, ("...",)), STUB, pair(SWAPPED, ("...",))),
        "dan": dead,
        "eve": None,
        "fay": '{"cells": [',
        "gil": unrun,
        "<i>hal": odd,
    }.items():
        grade(empty, student, graded)
    return empty


def read_class(course: Path, names: bool = True) -> dict[str, Submission]:
    return {each.student: each for each in collect(course, "", [ASSIGNMENT], names)}
