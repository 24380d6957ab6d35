"""What the figures of an exercise depend on, as a few digits that change with it."""

from __future__ import annotations

import ast
import functools
import hashlib
from collections.abc import Iterable
from pathlib import Path

from tests.support.bank import BANK, ROOT, checks_of

CHECKS = ROOT / "mlp_helpers" / "checks"
NOT_JUDGING = {
    "catalogue",
    "check",
    "containment",
    "examples",
    "executor",
    "lending",
    "plain_data",
    "report",
    "total",
    "trial",
}
"""Modules of `core` that settle how answers are run and shown, not how they are judged."""


def digest(exercise: str) -> str:
    """Return what changes with what judges an exercise, or with its answers.

    An exercise is judged by the module of its check and by all of `mlp_helpers.checks` that this
    imports, at any remove, but for `NOT_JUDGING`. Comments and docstrings do not count, nor do the
    formulas of `mlp_helpers.numerics`, which have tests of their own.

    Parameters
    ----------
    exercise
        Such as ``04_backpropagation/backward``.
    """
    assignment, _, name = exercise.partition("/")
    judging: set[Path] = set()
    found = _files([checks_of(assignment)[name].__module__])
    while found:
        judging |= found
        found = {each for path in found for each in _files(_read(path)[1])} - judging
    bank = BANK / assignment / f"{name}.py"
    texts = [_read(path)[0] for path in sorted(judging)]
    texts += [bank.read_text("utf-8")] if bank.exists() else []
    return hashlib.sha256("".join(texts).encode()).hexdigest()[:16]


def _files(names: Iterable[str]) -> set[Path]:
    """Return the files that judge among those of modules, or of what is taken from a module."""
    places = [
        CHECKS.joinpath(*_defined(name).split(".")[2:])
        for name in names
        if name.startswith("mlp_helpers.checks.")
    ]
    files = {
        file
        for place in places
        for file in (place.with_suffix(".py"), place.parent.with_suffix(".py"))
    }
    return {file for file in files if file.is_file() and file.stem not in NOT_JUDGING}


def _defined(name: str) -> str:
    """Return where a name is defined that is taken from what `core` re-exports."""
    package = "mlp_helpers.checks.core."
    exports = {each.rpartition(".")[2]: each for each in _read(CHECKS / "core" / "__init__.py")[1]}
    return exports.get(name.removeprefix(package), name) if name.startswith(package) else name


def _read(path: Path) -> tuple[str, list[str]]:
    return _parsed(path.read_text("utf-8"))


@functools.cache
def _parsed(source: str) -> tuple[str, list[str]]:
    """Return the code, without comments and docstrings, and the names that it imports."""
    tree = _Undocumented().visit(ast.parse(source))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return ast.dump(tree), [f"{node.module}.{each.name}" for node in imports for each in node.names]


class _Undocumented(ast.NodeTransformer):
    def visit_Expr(self, node: ast.Expr) -> ast.Expr | None:
        """Leave out a docstring."""
        return None if isinstance(node.value, ast.Constant) else node
