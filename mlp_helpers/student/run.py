"""Run a student's exercise from top to bottom, as the grading does, and show its reports."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from mlp_helpers._command import environment
from mlp_helpers._errors import CommandError
from mlp_helpers.checks.core.report import METADATA_KEY
from mlp_helpers.student.copies import WORK
from mlp_helpers.student.course import Assignment
from mlp_helpers.student.notebooks import Cell, Notebook, nbgrader_data, read
from mlp_helpers.student.progress import exercises, keep

TIMEOUT = 300
"""Seconds that one cell may run, as in the grading."""
_QUIET = {"TQDM_DISABLE": "1"}
_COLOUR = re.compile(r"\x1b\[[\d;]*m")


def working_copy(root: Path, assignment: Assignment) -> Path:
    """Return the student's copy of an exercise.

    Raises
    ------
    CommandError
        If there is none yet.
    """
    path = root / WORK / assignment.exercise
    if not path.exists():
        raise CommandError(
            f"there is no {path.relative_to(root)} yet. Run `mlp lab`, which makes the working "
            "copies, and fill in the exercise first."
        )
    return path


def check(root: Path, assignment: Assignment, say: Callable[[str], Any] = print) -> Notebook:
    """Run a working copy in a fresh kernel, say what its checks report, and keep the points.

    The file of the notebook is not changed.

    Parameters
    ----------
    root : pathlib.Path
        The folder of the course.
    assignment : Assignment
        Whose exercise to run.
    say : callable, optional
        Gets each report as text.

    Returns
    -------
    dict
        The notebook with its outputs.

    Raises
    ------
    CommandError
        If there is no copy, it is no notebook, or Python ended or did not answer any more.
    """
    path = working_copy(root, assignment)
    ran = run(read(path), path, say)
    keep(root, assignment, ran)
    found = exercises(ran, {})
    reached = sum(each.reached for each in found)
    say(f"{assignment.id}: {reached:g} of {assignment.points:g} points")
    return ran


def run(notebook: Notebook, path: Path, say: Callable[[str], Any]) -> Notebook:
    """Run a notebook in a fresh kernel whose folder is that of `path`; it gets its outputs."""
    made = nbformat.reads(json.dumps(_upgraded(notebook)), as_version=4)

    def executed(cell: Any, cell_index: int, execute_reply: Any) -> None:
        for text in shown(cell):
            say(text)

    client = NotebookClient(
        made,
        kernel_name="python3",
        timeout=TIMEOUT,
        allow_errors=True,
        store_widget_state=False,
        resources={"metadata": {"path": str(path.parent)}},
        on_cell_executed=executed,
    )
    client.kernel_manager_class.transport_encryption = "auto"
    try:
        with environment(_QUIET):
            client.execute()
    except CellTimeoutError:
        raise CommandError(f"{path}: a cell did not end within {TIMEOUT} seconds.") from None
    except DeadKernelError:
        raise CommandError(
            f"{path}: Python ended in the middle of a cell: it called exit(), or memory ran out. "
            "Run the notebook in JupyterLab to see in which cell."
        ) from None
    ran: Notebook = made
    return ran


def _upgraded(notebook: Notebook) -> Notebook:
    """Return a notebook without outputs that has what is required and some editors leave out."""
    empty: dict[str, Any] = {"outputs": [], "execution_count": None}
    cells = [
        {"metadata": {}, **cell, **(empty if cell.get("cell_type") == "code" else {})}
        for cell in notebook["cells"]
    ]
    return {"metadata": {}, "nbformat": 4, "nbformat_minor": 5, **notebook, "cells": cells}


def shown(cell: Cell) -> list[str]:
    """Return what a cell shows that a student has to know: reports and errors."""
    found = []
    for output in cell.get("outputs") or ():
        if METADATA_KEY in (output.get("metadata") or {}):
            found.append(str(output["data"].get("text/plain", "")))
        elif output.get("output_type") == "error":
            name = nbgrader_data(cell).get("grade_id") or cell.get("id", "a cell")
            said = _COLOUR.sub("", f"{output['ename']}: {output['evalue']}")
            found.append(f"error in the cell {name}: {said}")
    return found
