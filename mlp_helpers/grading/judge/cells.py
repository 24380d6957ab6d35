"""Execute the trusted source of a graded cell, the student's names standing for references."""

from __future__ import annotations

import ast
import builtins
import traceback
from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager
from nbformat import NotebookNode
from nbformat.v4 import new_output

from mlp_helpers.checks.core.exam import grading_with
from mlp_helpers.checks.core.executor import Executor, using
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.checks.core.report import METADATA_KEY, Report, collected
from mlp_helpers.grading.notebooks import error_output

CHECKS = "mlp_helpers.checks"


class _Names(MutableMapping[str, Any]):
    """The names of a graded cell: the checks, what the cell assigns, and the student's."""

    def __init__(self, known: Mapping[str, Any]):
        self._known = dict(known)

    def __getitem__(self, name: str) -> Any:
        if name in self._known:
            return self._known[name]
        if hasattr(builtins, name):  # Python's own, whatever the student calls so
            raise KeyError(name)
        return Ref(name)

    def __setitem__(self, name: str, value: Any) -> None:
        self._known[name] = value

    def __delitem__(self, name: str) -> None:
        del self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def imported_checks(sources: Iterator[str]) -> dict[str, Any]:
    """Return the modules of checks that trusted cells import, by the name they have there."""
    found: dict[str, Any] = {}
    manager: Any = TransformerManager  # which knows magics, such as %matplotlib
    python = manager().transform_cell
    for source in sources:
        for node in ast.parse(python(source)).body:
            if isinstance(node, ast.ImportFrom) and node.module == CHECKS:
                exec(compile(ast.Module([node], []), "<trusted cell>", "exec"), found)
    found.pop("__builtins__", None)
    return found


def judge(
    source: str, checks: Mapping[str, Any], executor: Executor, seed: int
) -> list[NotebookNode]:
    """Execute a graded cell here, and return its outputs: reports, and the score last.

    Parameters
    ----------
    source
        The cell, as it was released, with its hidden tests.
    checks
        What `imported_checks` found.
    executor
        Where the student's objects are.
    seed
        What the hidden inputs are drawn from.

    Returns
    -------
    list of NotebookNode
        A display for each report and the result of the cell; an error if there is no number.
    """
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    names, score = _Names(checks), None
    with using(executor), grading_with(seed), collected() as reports:
        try:
            exec(compile(tree, "<graded cell>", "exec"), {}, names)
            if isinstance(last, ast.Expr):
                score = eval(
                    compile(ast.Expression(last.value), "<graded cell>", "eval"), {}, names
                )
        except Exception as error:
            said = traceback.format_exception_only(error)[-1].strip()
            return [*_displays(reports), error_output("JudgeError", said)]
    if not isinstance(score, float):
        problem = f"expected a report with a score, got {type(score).__name__}."
        return [*_displays(reports), error_output("NoScore", problem)]
    shown = {"text/plain": repr(float(score)), "text/html": ""}
    return [*_displays(reports), new_output("execute_result", shown, execution_count=1)]


def _displays(reports: list[Report]) -> list[NotebookNode]:
    return [
        new_output("display_data", report.bundle(), metadata={METADATA_KEY: report.record()})
        for report in reports
    ]
