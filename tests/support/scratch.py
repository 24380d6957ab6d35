"""A course of one tiny assignment, which starts no torch, for the tests of the grading tools."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import nbformat
import psutil
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

ROOT = Path(__file__).parents[2]
ASSIGNMENT = "01_scratch"
NOTEBOOK = Path(ASSIGNMENT, "scratch.ipynb")

SQUARE = "def square(x):\n    ### BEGIN SOLUTION\n    return x**2\n    ### END SOLUTION"
CHECK_SQUARE = """\
def check_square(square, points):
    try:
        return points * float(square(3) == 9)
    except Exception as error:
        print("still to be filled in:", error)
        return 0.0
check_square(square, 2)"""
PAIR = """\
def pair():
    return tuple(
        ### BEGIN SOLUTION
        [4, 2]
        ### END SOLUTION
    )"""
CHECK_PAIR = """\
assert len(pair()) == 2
### BEGIN HIDDEN TESTS
assert pair()[0] == 2 * pair()[1], f"{pair()} it is"
### END HIDDEN TESTS"""


def cell(source: str, grade_id: str = "", **nbgrader: Any) -> NotebookNode:
    """Return a code cell; with a grade id one that nbgrader knows."""
    made = new_code_cell(source, id=grade_id or "free")
    if grade_id:
        made.metadata["nbgrader"] = {
            "schema_version": 3,
            "grade_id": grade_id,
            "grade": "points" in nbgrader,
            "solution": False,
            "locked": not nbgrader.get("solution", False),
            "task": False,
            **nbgrader,
        }
    return made


def notebook(*cells: NotebookNode) -> NotebookNode:
    """Return a notebook for the kernel python3."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=list(cells), metadata={"kernelspec": kernel})


def solution() -> NotebookNode:
    """Return the scratch assignment's solution: 5 points in two exercises."""
    return notebook(
        new_markdown_cell("# Scratch", id="title"),
        cell("print('hello')"),
        cell(SQUARE, "square", solution=True),
        cell(CHECK_SQUARE, "check-square", points=2),
        cell(PAIR, "pair", solution=True),
        cell(CHECK_PAIR, "check-pair", points=3),
    )


def make_course(folder: Path) -> Path:
    """Write the scratch course, with the repository's nbgrader settings."""
    (folder / "demo").mkdir(parents=True)
    for name in ("nbgrader_config.py", "demo/nbgrader_config.py"):
        shutil.copy(ROOT / name, folder / name)
    path = folder / "solutions" / NOTEBOOK
    path.parent.mkdir(parents=True)
    nbformat.write(solution(), path)
    return folder


def write_class(course: Path, answers: dict[str, str]) -> None:
    """Write what each student of the scratch course wrote."""
    for student, text in answers.items():
        path = course / "demo" / "class" / student / f"{ASSIGNMENT}.py"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")


def run(module: str, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a module as a program, and return what it wrote."""
    return subprocess.run(
        [sys.executable, "-m", module, *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


def succeed(module: str, *words: str, cwd: Path) -> str:
    """Run a module as a program that must succeed, and return all it wrote."""
    done = run(module, *words, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def files(folder: Path) -> dict[str, bytes]:
    """Return the content of every file of a folder by its name there."""
    found: Iterable[Path] = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def wait_until_gone(pid: int) -> None:
    """Wait until a process has ended, which something else is to bring about."""
    for _ in range(500):
        if not psutil.pid_exists(pid):
            return
        time.sleep(0.02)
    raise AssertionError(f"process {pid} is still there")
