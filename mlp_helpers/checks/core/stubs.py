"""Find what a student has still to fill in: the places where the stub's ``...`` stands."""

from __future__ import annotations

import ast
import contextlib
import inspect
import re
import sys
import textwrap
from collections.abc import Iterator
from typing import Any

from mlp_helpers.checks.core.executor import operation

MARK = "# FILL IN HERE"
SYNTAX = "a syntax error"
_LONGEST_ERROR = 160  # characters


@operation
def stubs_in(target: Any) -> list[str]:
    """Return the statements of a function or class that still hold a stub, one text each.

    Parameters
    ----------
    target
        A function, a class (its methods are searched) or a value (``...`` itself is a blank).

    Returns
    -------
    list of str
        For example ``["self.lin_1 = nn.Linear(...)"]``; empty where nothing is left to do or the
        source cannot be read.
    """
    if target is ...:
        return ["..."]
    if inspect.isclass(target):
        parts = [part for part in vars(target).values() if inspect.isfunction(part)]
    else:
        parts = [target] if inspect.isfunction(target) else []
    return [blank for part in parts for blank in _blanks_of(part)]


@operation
def error_in_cell(names: list[str]) -> str:
    """Say what went wrong in the last cell that tried to define one of these names, if so.

    What an earlier cell defined, the stub say, is still there then, and nothing is left to fill in.
    """
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is None:
        return ""
    wanted = re.compile(
        rf"^\s*(def|class)?\s*([\w, ]*,\s*)?({'|'.join(names)})\b\s*[(:=,]", re.MULTILINE
    )
    cells = [cell for cell in shell.user_ns.get("In", []) if wanted.search(str(cell))]
    try:
        tree = ast.parse(shell.transform_cell(cells[-1]) if cells else "")
    except SyntaxError as error:
        return f"{SYNTAX}, line {error.lineno}: {error.msg}"
    raised = getattr(sys, "last_value", None)
    if not tree.body or raised is None or any(map(_holds_stub, _statements(tree))):
        return ""
    return textwrap.shorten(f"an error, {type(raised).__name__}: {raised}", _LONGEST_ERROR)


def _statements(tree: ast.AST) -> list[ast.stmt]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.stmt)]


def _blanks_of(function: Any) -> list[str]:
    try:
        source = textwrap.dedent(inspect.getsource(function))
        tree = ast.parse(source)
    except (OSError, TypeError, SyntaxError):  # no source at hand, or not on lines of its own
        return []
    if MARK not in source:
        return []
    return [
        f"the body of {function.__name__}" if _is_stub(statement) else ast.unparse(statement)
        for statement in ast.walk(tree)
        if isinstance(statement, ast.stmt)
        and not isinstance(statement, ast.FunctionDef | ast.ClassDef)
        and _holds_stub(statement)
    ]


def _is_stub(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and _is_ellipsis(node.value)


def _is_ellipsis(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is ...


def _holds_stub(statement: ast.stmt) -> bool:
    """Tell whether ``...`` stands in this statement itself, not in a block below it.

    A ``...`` inside square brackets is an index, as in ``X[..., 0]``, and no stub.
    """
    todo: list[ast.AST] = [statement]
    while todo:
        node = todo.pop()
        if _is_ellipsis(node):
            return True
        if not isinstance(node, ast.Subscript):
            todo += [kid for kid in ast.iter_child_nodes(node) if not isinstance(kid, ast.stmt)]
    return False


@contextlib.contextmanager
def once_filled_in(*needed: Any) -> Iterator[None]:
    """Run a notebook's block that needs the answers above; skip quietly while they are blank.

    An untouched exercise can so be run from top to bottom. An error in the block is turned into
    a note only while one of `needed` still holds a blank; any other error is raised as usual.

    Parameters
    ----------
    *needed
        The functions, classes and values that the block uses; ``None`` and ``...`` are blanks.
    """
    try:
        yield
    except Exception:
        names = [
            getattr(item, "__name__", "a value above")
            for item in needed
            if item is None or stubs_in(item)
        ]
        if not names:
            raise
        print(f"Skipped for now: {', '.join(dict.fromkeys(names))} still to be filled in.")
