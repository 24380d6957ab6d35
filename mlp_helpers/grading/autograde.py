"""Preprocessors that close traps of nbgrader's autograding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution

from mlp_helpers.checks.core.report import METADATA_KEY
from mlp_helpers.grading.engine.limits import RECORD, LimitedExecute
from mlp_helpers.grading.intake.repair import refusal
from mlp_helpers.grading.judge.cells import CHECKS
from mlp_helpers.grading.judge.preprocessor import JudgedExecute
from mlp_helpers.grading.notebooks import error_output, nbgrader_metadata

Processed = tuple[NotebookNode, Any]


class BatchExecute(JudgedExecute, LimitedExecute):
    """Execute a submission within limits, its graded cells judged outside its kernel.

    The seconds that it ran stay in its metadata, for the class report.
    """

    @classmethod
    def loads(cls, modules: Sequence[str]) -> list[str]:
        """Return what the judge uses: the checks, and torch where a student may return tensors."""
        torch = ["torch"] * any(name.startswith(("torch", "mlp_helpers.data")) for name in modules)
        compared = ["numpy.ma"]
        return torch + compared + [name for name in modules if name.startswith(CHECKS)]

    def preprocess(self, nb: NotebookNode, resources: Any = None, km: Any = None) -> Processed:
        """Get all cells executed; a notebook that was refused has none, and needs no kernel."""
        if reason := refusal(nb):
            nb.metadata[RECORD] = {"seconds": 0.0, "cells": [], "ended": reason}
            return nb, resources
        processed: Processed = super().preprocess(nb, resources, km)
        metadata = processed[0].metadata
        metadata[METADATA_KEY] = {"seconds": metadata[RECORD]["seconds"]}
        return processed


class StrictScores(NbGraderPreprocessor):
    """Make a graded cell score 0 where nbgrader would misread its outputs.

    nbgrader gives full marks where the displayed result is no number, is negative or NaN, and
    where the cell never ran; a number displayed before an error wins over the error; a number
    above the maximum stops the grading of the whole submission; of several results the first one
    counts, and no hidden test below it. A cell without result keeps nbgrader's rule: full marks
    unless it fails.
    """

    def preprocess_cell(self, cell: NotebookNode, resources: Any, index: int) -> Processed:
        """Judge the outputs of one cell."""
        if cell.cell_type == "code" and is_grade(cell) and not is_solution(cell):
            _keep_last_result(cell)
            problem = _misread(cell)
            if problem:
                cell.outputs.insert(0, error_output("NoScore", problem))
        return cell, resources


def _keep_last_result(cell: NotebookNode) -> None:
    """Make all results but the last, which is the cell's own, ordinary displays."""
    results = [each for each in cell.outputs if each.output_type == "execute_result"]
    for result in results[:-1]:
        result.output_type = "display_data"
        result.pop("execution_count", None)


def _misread(cell: NotebookNode) -> str:
    """Say what nbgrader would misread in the outputs of a graded cell; empty if nothing."""
    points = float(nbgrader_metadata(cell)["points"])
    kinds = [output.output_type for output in cell.outputs]
    if cell.execution_count is None and "error" not in kinds:
        return "this cell was not run."
    results = [output for output in cell.outputs if output.output_type == "execute_result"]
    if not results:
        return ""
    if "error" in kinds:
        return "" if kinds.index("error") < kinds.index("execute_result") else "the check failed."
    text = results[0].data.get("text/plain", "")
    try:
        valid = 0 <= float(text) <= points
    except ValueError:
        valid = False
    return "" if valid else f"expected a number from 0 to {points:g} as the result, got {text!r}."
