"""The bank of answers: what students could hand in, and which check judges it."""

from __future__ import annotations

import contextlib
import functools
import importlib
import io
import json
import linecache
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from mlp_helpers.checks.core.check import Check

ROOT = Path(__file__).parents[2]
BANK = ROOT / "tests" / "bank"
_HEADING = re.compile(r"^# %% (\w+)(?:: (.+))?\n", re.MULTILINE)
_WRONG = re.compile(r"(?P<mistake>\S+)(?: \((?P<title>.+)\))?")


@dataclass(frozen=True)
class Answer:
    """One section of the bank, ``tests/bank/<assignment>/<exercise>.py``.

    Its heading says what it is: ``# %% right: <what is unusual about it>``,
    ``# %% wrong: <mistake id>`` or ``# %% wrong: <mistake id> (<what else tells it apart>)``, with
    ``none`` for a wrong answer that has no name. The source is what a student wrote differently
    from the reference solution.
    """

    assignment: str
    exercise: str
    right: bool
    mistake: str
    title: str
    source: str

    @property
    def id(self) -> str:
        """Its exercise and its title, in characters that a command line takes as they are."""
        words = re.findall(r"\w+", self.title)
        name = "-".join(["right" if self.right else "wrong", *words])
        return f"{self.assignment}/{self.exercise}/{name}"

    @property
    def check(self) -> Check:
        """The check that judges it."""
        return checks_of(self.assignment)[self.exercise]

    def run(self) -> dict[str, Any]:
        """Execute it after the reference solution and return all names."""
        return run_source(self.source, self.assignment)


@functools.cache
def answers() -> list[Answer]:
    """Return every answer of the bank."""
    found = []
    for path in sorted(BANK.glob("*/*.py")):
        for kind, what, source in _sections(path):
            assert kind in ("examples", "right", "wrong"), f"{path}: {kind}?"
            if kind == "right":
                found.append(Answer(path.parent.name, path.stem, True, "", what, source))
            elif kind == "wrong":
                match = _WRONG.fullmatch(what)
                assert match, f"{path}: {what}?"
                mistake = "" if match["mistake"] == "none" else match["mistake"]
                title = match["title"] or mistake.rpartition("/")[2]
                assert title, f"{path}: an answer without a mistake id needs a title"
                found.append(Answer(path.parent.name, path.stem, False, mistake, title, source))
    return found


def answers_of(assignment: str, exercise: str) -> list[Answer]:
    """Return the answers to one exercise."""
    wanted = (assignment, exercise)
    return [answer for answer in answers() if (answer.assignment, answer.exercise) == wanted]


def calls_of(assignment: str, exercise: str) -> list[str]:
    """Return the calls to try as examples: the section ``# %% examples``, smallest first.

    Each line that ends in an expression is a call, and ``; `` in it begins a new line of code. The
    other lines are the set-up of the calls that follow in the same paragraph.
    """
    kinds = {kind: source for kind, _, source in _sections(BANK / assignment / f"{exercise}.py")}
    calls = []
    for paragraph in kinds.get("examples", "").split("\n\n"):
        setup: list[str] = []
        for line in paragraph.splitlines():
            code = [] if line.startswith("#") else line.split("; ")
            if code and _is_expression(code[-1]):
                calls.append("\n".join([*setup, *code]))
            else:
                setup += code
    return calls


def _sections(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the kind, the rest of the heading and the source of each section of a file."""
    start, *parts = _HEADING.split(path.read_text("utf-8"))
    assert not start.strip(), f"{path}: what stands before the first heading?"
    for kind, what, source in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        yield kind, what or "", source.strip("\n")


def _is_expression(line: str) -> bool:
    try:
        compile(line, "<example>", "eval")
    except SyntaxError:
        return False
    return True


def assignments() -> list[str]:
    """Return the ids of all assignments."""
    return sorted(path.parent.name for path in (ROOT / "solutions").glob("*/*.ipynb"))


def checks_of(assignment: str) -> dict[str, Check]:
    """Return the checks of an assignment by name."""
    module = importlib.import_module(f"mlp_helpers.checks.{assignment[3:]}")
    found = {name: item for name, item in vars(module).items() if hasattr(item, "exercise")}
    assert found, f"{module.__name__} has no checks"
    return found


def run_source(source: str, assignment: str = "") -> dict[str, Any]:
    """Execute student code, after the reference solution of an assignment, and return all names.

    The checks can read the source, as they can that of a notebook's cell.
    """
    names = dict(reference(assignment)) if assignment else {"__name__": "__main__"}
    torch.manual_seed(0)  # a model drawn in the code is the same one in each process
    file = f"<answer {hash(source):x}>"
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    exec(compile(source, file, "exec"), names)
    return names


@functools.cache
def reference(assignment: str) -> dict[str, Any]:
    """Return the names of an assignment's reference solution."""
    (notebook,) = (ROOT / "solutions" / assignment).glob("*.ipynb")
    with contextlib.redirect_stdout(io.StringIO()):
        return run_source(notebook_code(notebook))


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
