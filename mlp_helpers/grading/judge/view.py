"""Lay out what a student's process may import of the package while it is graded: no answers.

What notebooks are given (data, plots, training) is there as it is. Of the checks and of the judge
there is what carries operations out, definition by definition: whatever an operation needs, and
nothing else. So no judgement, expected value, mistake, question or example can be read there, nor
what the exercises ask for, `mlp_helpers.numerics`.
"""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import mlp_helpers
from mlp_helpers._errors import MLPHelpersError

PACKAGE = Path(mlp_helpers.__path__[0])
GIVEN = ("__init__.py", "_errors.py", "_torchvision.py", "data", "plots", "training")
NEVER = ("mlp_helpers.numerics",)
"""What the exercises ask for: no operation may need it."""
ROOTS = (
    ("mlp_helpers.grading.judge.server", "serve"),
    ("mlp_helpers.grading.fair_display", "load_ipython_extension"),
    ("mlp_helpers.checks.core.stubs", "once_filled_in"),
)
NUMERICS = """
class NotWhileGrading(ImportError):
    def _render_traceback_(self):
        return [f"NotWhileGrading: {self}"]


raise NotWhileGrading(
    "the functions that exercises ask for are not there while a notebook is graded; "
    "a cell that only shows something with them is not run"
)
"""
"""Stands for what the exercises ask for: a notebook's own cell may show something with it."""
CHECKS = "from mlp_helpers.checks.core.stubs import once_filled_in as once_filled_in\n"
SECTION = """
def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(name)
    return lambda *targets, **options: print(f"{name}: graded elsewhere") if targets else None
"""
"""Stands for the checks of an assignment, which a student may call in cells of their own."""


class ViewError(MLPHelpersError):
    """An operation needs something that a student's process must not have."""


def lay_out(folder: Path) -> None:
    """Lay out the package in a folder that is to stand first in ``PYTHONPATH``.

    Raises
    ------
    ViewError
        If an operation needs what the exercises ask for.
    """
    target = folder / PACKAGE.name
    for name in GIVEN:
        source = PACKAGE / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.mkdir(exist_ok=True)
            shutil.copyfile(source, target / name)
    for section in PACKAGE.glob("checks/*/__init__.py"):
        path = target / section.relative_to(PACKAGE)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("" if section.parent.name == "core" else SECTION, "utf-8")
    for module, text in sliced().items():
        path = folder / _source(module).relative_to(PACKAGE.parent)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (target / "checks" / "__init__.py").write_text(CHECKS, "utf-8")
    (target / "numerics.py").write_text(NUMERICS, "utf-8")
    for name in ("grading", "grading/judge"):
        (target / name / "__init__.py").write_text("", "utf-8")


def operations() -> Iterator[tuple[str, str]]:
    """Yield the module and the name of each operation of the checks."""
    for path in sorted(PACKAGE.glob("checks/**/*.py")):
        module = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and any(
                isinstance(each, ast.Name) and each.id == "operation"
                for each in node.decorator_list
            ):
                yield module, node.name


def sliced() -> dict[str, str]:
    """Return the source of each module as far as operations need it, by the module's name."""
    modules: dict[str, _Module] = {}
    todo = [*ROOTS, *operations()]
    while todo:
        name, wanted = todo.pop()
        if name.startswith(NEVER):
            raise ViewError(f"an operation needs {wanted} of {name}, which students must not have")
        if name not in modules:
            modules[name] = _Module(name)
        todo += modules[name].need(wanted)
    return {name: module.text() for name, module in modules.items()}


def _source(name: str) -> Path:
    """Return the file of a module or a package of ours."""
    path = PACKAGE.parent.joinpath(*name.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


class _Module:
    """A module of the package, of which some definitions are needed."""

    def __init__(self, name: str):
        source = _source(name).read_text("utf-8")
        self._lines = source.splitlines()
        self._body = ast.parse(source).body
        self._defining: dict[str, list[ast.stmt]] = {}
        for node in self._body:
            for defined in _defined(node):
                self._defining.setdefault(defined, []).append(node)
        self._kept: dict[ast.stmt, set[str]] = {}

    def need(self, name: str) -> list[tuple[str, str]]:
        """Keep what defines a name; return what that needs of other modules, by their names."""
        others, todo = [], [name]
        while todo:
            name = todo.pop()
            for node in self._defining.get(name, ()):
                kept = self._kept.setdefault(node, set())
                if name in kept:
                    continue
                kept.add(name)
                if isinstance(node, ast.Import | ast.ImportFrom):
                    others += _of_others(node, name)
                else:
                    others += [each for inner in ast.walk(node) for each in _of_others(inner)]
                    todo += _used(node)
        return others

    def text(self) -> str:
        """Return the source of what is kept, each line where it was."""
        lines = [""] * len(self._lines)
        for node in self._body:
            if isinstance(node, ast.ImportFrom) and node.module == "__future__":
                lines[node.lineno - 1] = ast.unparse(node)
            elif node not in self._kept:
                continue
            elif isinstance(node, ast.Import | ast.ImportFrom):
                node.names = [each for each in node.names if _bound(each) in self._kept[node]]
                lines[node.lineno - 1] = ast.unparse(node)
            else:
                decorators = getattr(node, "decorator_list", [])
                first = min(each.lineno for each in (node, *decorators)) - 1
                lines[first : node.end_lineno] = self._lines[first : node.end_lineno]
        return "\n".join(lines).rstrip() + "\n"


def _defined(node: ast.stmt) -> set[str]:
    """Return the names that a statement defines, or whose attributes it sets."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {_bound(alias) for alias in node.names}
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    found = set()
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            for each in ast.walk(target):
                if isinstance(each, ast.Name):
                    found.add(each.id)
    return found


def _bound(alias: ast.alias) -> str:
    return alias.asname or alias.name.partition(".")[0]


def _used(node: ast.AST) -> set[str]:
    """Return the names of others that a statement uses when it runs; annotations are texts then."""
    found: set[str] = set()
    own: set[str] = set()
    for field, value in ast.iter_fields(node):
        if field not in ("annotation", "returns"):
            for each in value if isinstance(value, list) else [value]:
                found |= _used(each) if isinstance(each, ast.AST) else set()
    if isinstance(node, ast.Name):
        found.add(node.id)
    if isinstance(node, ast.FunctionDef | ast.Lambda):
        for each in ast.walk(node):
            if isinstance(each, ast.arg):
                own.add(each.arg)
            elif isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store):
                own.add(each.id)
    return found - own


def _of_others(node: ast.AST, bound: str | None = None) -> list[tuple[str, str]]:
    """Return what an import takes from modules of the checks and the judge; of one name, or all."""
    if not isinstance(node, ast.ImportFrom) or not node.module:
        return []
    if not node.module.startswith(("mlp_helpers.checks", "mlp_helpers.grading", *NEVER)):
        return []
    found = []
    for each in node.names:
        module = f"{node.module}.{each.name}"
        if bound not in (None, _bound(each)):
            continue
        if node.module not in NEVER and _source(module).exists():  # from a package, a module
            found += [(module, name) for name in _Module(module)._defining]
        else:
            found += [(node.module, each.name)]
    return found
