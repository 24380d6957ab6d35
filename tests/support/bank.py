"""The bank of answers: what students could hand in, and which check judges it."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

ROOT = Path(__file__).parents[2]
BANK = ROOT / "tests" / "bank"


@dataclass(frozen=True)
class Answer:
    """One file of the bank: ``tests/bank/<assignment>/<exercise>/<right or wrong>-*.py``.

    Its first line says what it is: ``# mistake: <id>``, ``# mistake: none`` for a wrong answer
    that has no name, or ``# right: <what is unusual about it>``.
    """

    path: Path

    @property
    def id(self) -> str:
        """The path below the bank."""
        return self.path.relative_to(BANK).with_suffix("").as_posix()

    @property
    def right(self) -> bool:
        """Whether the check must give full marks."""
        return self.path.name.startswith("right-")

    @property
    def mistake(self) -> str:
        """The id of the mistake it makes; empty for a right answer or a nameless mistake."""
        kind, _, text = self.path.read_text("utf-8").splitlines()[0].partition(": ")
        assert kind == ("# right" if self.right else "# mistake"), f"{self.path}: first line?"
        return "" if self.right or text == "none" else text

    @property
    def check(self) -> Callable[..., Any]:
        """The check that judges it."""
        assignment, exercise = self.path.parts[-3:-1]
        return checks_of(assignment)[exercise]


def answers() -> list[Answer]:
    """Return every answer of the bank."""
    return [Answer(path) for path in sorted(BANK.glob("*/*/*.py"))]


def assignments() -> list[str]:
    """Return the ids of all assignments."""
    return sorted(path.parent.name for path in (ROOT / "solutions").glob("*/*.ipynb"))


def checks_of(assignment: str) -> dict[str, Callable[..., Any]]:
    """Return the checks of an assignment by name."""
    module = importlib.import_module(f"mlp_helpers.checks.{assignment[3:]}")
    found = {name: item for name, item in vars(module).items() if hasattr(item, "exercise")}
    assert found, f"{module.__name__} has no checks"
    return found


def run_file(path: Path) -> dict[str, Any]:
    """Execute a file of student code and return its names."""
    names: dict[str, Any] = {"__name__": "__main__"}
    torch.manual_seed(0)  # a model drawn in the file is the same one in each process
    exec(compile(path.read_text("utf-8"), str(path), "exec"), names)
    return names


def notebook_code(path: Path) -> str:
    """Return the code of a notebook that the graded cells build on: answers and locked cells."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    kept = [
        cell for cell in cells if cell["cell_type"] == "code" and "nbgrader" in cell["metadata"]
    ]
    sources = [
        "".join(cell["source"]) for cell in kept if not cell["metadata"]["nbgrader"]["grade"]
    ]
    lines = "\n".join(sources).splitlines()
    return "\n".join(line for line in lines if not line.startswith("%")) + "\n"
