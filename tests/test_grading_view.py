"""What a student's process may import holds no answer, and is all that operations need."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbgrader.utils import is_locked

from mlp_helpers.checks.core.catalogue import every_mistake
from mlp_helpers.grading.judge import trust, view
from tests.support.scratch import ROOT

OPERATIONS = list(view.operations())


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("view")
    view.lay_out(folder)
    yield folder


def test_no_answer_judgement_or_mistake_is_there(laid_out: Path) -> None:
    text = "\n".join(path.read_text("utf-8") for path in laid_out.rglob("*.py"))
    assert "mlp_helpers.numerics" not in text
    assert "points=" not in text and "exam.compare" not in text and "hidden_seed" not in text
    assert not [made.id for made in every_mistake().values() if made.hint in text]
    names = {path.name for path in laid_out.rglob("*") if path.is_file()}
    assert not {name for name in names if name.endswith((".toml", ".json"))}
    assert not list(laid_out.rglob("numerics")) and "exam.py" not in names


def run(lines: list[str], folder: Path) -> str:
    """Run a program that finds the package as it is laid out."""
    return subprocess.run(
        [sys.executable, "-P", "-c", "\n".join(lines)],
        env={"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_a_cell_that_shows_something_with_an_answer_says_why_it_is_not_run(
    laid_out: Path,
) -> None:
    lines = ["try:", "    from mlp_helpers.numerics.patients import patients"]
    lines += ["except ImportError as error:", "    print(*error._render_traceback_())"]
    assert run(lines, laid_out).startswith("NotWhileGrading: the functions that exercises ask for")


def test_every_operation_can_be_imported_with_nothing_else(laid_out: Path) -> None:
    program = [f"import {module}; {module}.{name}" for module, name in OPERATIONS]
    program += ["import mlp_helpers.grading.judge.server", "import sys"]
    program += ["print(*sorted(name for name in sys.modules if name.startswith('mlp_helpers')))"]
    loaded = set(run(program, laid_out).split())
    assert "mlp_helpers.checks.core.executor" in loaded
    assert not {name for name in loaded if re.search(r"numerics|exam|catalogue|report", name)}


def test_the_locked_imports_of_all_notebooks_work_there(laid_out: Path) -> None:
    paths = sorted((ROOT / "solutions").glob("*/*.ipynb"))
    cells = [cell for path in paths for cell in nbformat.read(path, as_version=4).cells]
    sources = [cell.source for cell in cells if cell.cell_type == "code" and is_locked(cell)]
    lines = [line for source in sources for line in source.splitlines()]
    run([line for line in lines if re.match(r"(from|import) ", line)], laid_out)


def test_what_the_exercises_ask_for_is_never_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = ("mlp_helpers.checks.core.functions", "ACTIVATION")
    monkeypatch.setattr(view, "ROOTS", (*view.ROOTS, wanted))
    with pytest.raises(view.ViewError, match="numerics"):
        view.sliced()


def test_for_each_operation_it_is_said_why_a_lie_gains_nothing() -> None:
    named = {f"{module.removeprefix('mlp_helpers.checks.')}:{name}" for module, name in OPERATIONS}
    assert named == set(trust.GAINS_NOTHING)
