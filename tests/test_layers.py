"""The package's layers: imports go downwards, modules and functions stay short."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.bank import assignments, checks_of
from tests.support.scratch import ROOT

PACKAGE = ROOT / "mlp_helpers"
MODULES = sorted(PACKAGE.rglob("*.py"))
# A module imports from its own part of the package and from lower levels only; the parts of one
# level never import each other.
LEVELS = {
    "_errors": 0,
    "_torchvision": 0,
    "_command": 1,
    "data": 2,
    "numerics": 2,
    "plots": 3,
    "training": 3,
    "checks": 4,
    "student": 5,
    "grading": 6,
    "cli": 7,
    "__main__": 8,
}
# The student's side must stay light, and a grade must not depend on how it is shown.
NOT_IN_CHECKS = {"IPython", "ipykernel", "ipywidgets", "jupyter_client", "matplotlib", "nbgrader"}
LONGEST_FUNCTION = 40


def imports(path: Path) -> set[str]:
    """Return the full names of all modules that a module imports, wherever it does so."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: write imports out, as in `from mlp_helpers.data ...`"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def part(path: Path) -> str:
    """Return the part of the package that a module belongs to; empty for the package itself."""
    name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if name == "__init__" else name


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_every_part_has_its_level() -> None:
    parts = {part(path) for path in MODULES} - {""}
    assert parts <= set(LEVELS), f"give {sorted(parts - set(LEVELS))} a level in this test"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_downwards(path: Path) -> None:
    here = part(path)
    for name in imports(path):
        package, _, rest = name.partition(".")
        there = rest.partition(".")[0]
        if package == "mlp_helpers" and there in LEVELS and there != here:
            level = LEVELS.get(here, 1)  # the package itself may use level 0
            assert LEVELS[there] < level, f"{path.name} ({here}) must not import from {there}"


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("checks/*/*.py")), ids=name_of)
def test_packages_of_checks_share_core_only(path: Path) -> None:
    for name in imports(path):
        if name.startswith("mlp_helpers.checks."):
            assert name.split(".")[2] in ("core", path.parent.name), f"{path.name} imports {name}"


@pytest.mark.parametrize("assignment", assignments())
def test_each_check_lives_in_the_module_named_as_its_exercise(assignment: str) -> None:
    package = assignment.partition("_")[2]
    for exercise, check in checks_of(assignment).items():
        wanted = f"mlp_helpers.checks.{package}.{exercise}"
        assert check.__module__ == wanted, f"{exercise} stands in {check.__module__}"
    tree = ast.parse((PACKAGE / "checks" / package / "__init__.py").read_text(encoding="utf-8"))
    docstring, *statements = tree.body
    only = all(isinstance(statement, ast.ImportFrom | ast.Assign) for statement in statements)
    assert isinstance(docstring, ast.Expr) and only, f"{package}: re-export"


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("checks/**/*.py")), ids=name_of)
def test_checks_know_neither_notebooks_nor_plots(path: Path) -> None:
    assert not {name.partition(".")[0] for name in imports(path)} & NOT_IN_CHECKS


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("mlp_helpers", {"torch", "torchvision", "numpy"} | NOT_IN_CHECKS),
        ("mlp_helpers.checks", NOT_IN_CHECKS),
        ("mlp_helpers.grading.config", {"torch", "torchvision", "matplotlib"}),
    ],
)
def test_importing_loads_only_what_it_needs(module: str, absent: set[str]) -> None:
    program = f"import {module}, sys; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not absent & set(done.stdout.split())


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_functions_stay_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert length(node) < LONGEST_FUNCTION, f"{path.name}: split {node.name}"


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return a function's number of lines, its docstring left out."""
    assert node.end_lineno is not None
    lines = node.end_lineno - node.lineno + 1
    if ast.get_docstring(node) is not None:
        first = node.body[0]
        assert first.end_lineno is not None
        lines -= first.end_lineno - first.lineno + 1
    return lines
