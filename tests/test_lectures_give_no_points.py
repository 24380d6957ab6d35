"""What a lecture prints is not what its exercise asks for: pasted, it earns nothing."""

from __future__ import annotations

import ast
import contextlib
import json
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from mlp_helpers.checks.core.check import Check
from tests.support.bank import assignments, checks_of
from tests.support.scratch import ROOT

SLIDES = {
    "07_mlp_in_pytorch": {
        *("data_iterators", "model", "loss_and_optimizer", "func_eval", "train_step"),
    },
}
"""Exercises whose gaps are the slides' own ``FILL IN HERE``.

Lecture 07 is the slides' notebook straight through, names and order included, so it holds these
lines; the slides ask for them to be typed, once, into a notebook that works. What shows that they
were understood is the second half of the exercise, whose answers stand nowhere.
"""


def is_definition(node: ast.stmt) -> bool:
    """Tell whether a statement imports, defines, or names a value that is written out."""
    if isinstance(node, ast.Assign) and all(isinstance(to, ast.Name) for to in node.targets):
        with contextlib.suppress(ValueError):
            ast.literal_eval(node.value)
            return True
    return isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef)


def written_functions(assignment: str) -> dict[str, Callable[..., Any]]:
    """Return what a lecture's cells write out: each ``def``, ``class`` and ``lambda``.

    They find the lecture's imports and each other, as if pasted together with what they call; what
    its cells compute they do not find.
    """
    names: dict[str, Any] = {}
    found: dict[str, Callable[..., Any]] = {}
    notebook = json.loads((ROOT / "course" / f"{assignment}.ipynb").read_text("utf-8"))
    trees = {
        cell["id"]: ast.parse("".join(cell["source"]))
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
    }
    for id, tree in trees.items():
        definitions = [node for node in tree.body if is_definition(node)]
        exec(compile(ast.Module(definitions, []), f"{assignment}/{id}", "exec"), names)
        for node in definitions:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                found[f"{id}: {node.name}"] = names[node.name]
    for id, tree in trees.items():
        for each in ast.walk(tree):
            if isinstance(each, ast.Lambda):
                code = compile(ast.Expression(each), f"{assignment}/{id}", "eval")
                with contextlib.suppress(NameError):  # a default that a cell computes
                    found[f"{id}: line {each.lineno}, column {each.col_offset}"] = eval(code, names)
    return found


def blank(*args: Any, **kwargs: Any) -> None:
    """Stand for everything else that a check judges."""


def paste(check: Check, place: str, function: Callable[..., Any]) -> float:
    """Return what a check gives for one function in one place, and nothing useful elsewhere."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a student's NumPy warns, and goes on
        return check.examine(
            *(function if each == place else blank for each in check.targets)
        ).points


def places(assignment: str) -> Iterator[tuple[str, Check, str]]:
    for exercise, check in checks_of(assignment).items():
        for place in check.targets:
            if not place.startswith("answer") and exercise not in SLIDES.get(assignment, ()):
                yield exercise, check, place


@pytest.mark.parametrize("assignment", assignments())
def test_nothing_that_a_lecture_writes_out_earns_points(assignment: str) -> None:
    functions = written_functions(assignment)
    assert len(functions) > 5
    given_away = []
    for exercise, check, place in places(assignment):
        free = paste(check, place, blank)
        for where, function in functions.items():
            earned = paste(check, place, function) - free
            if earned > 0:
                given_away.append(f"{where} as {place} of {exercise}: {earned:g} points")
    assert not given_away, "\n".join(["let the exercise ask for something else", *given_away])
