"""A student's copy of a course, for the tests of what students work with."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from mlp_helpers.grading.demo import read_class
from mlp_helpers.student.notebooks import Notebook, dump, nbgrader_data, read
from tests.support.scratch import ROOT, cell, notebook

STUB = "# FILL IN HERE\n..."
EXERCISE = Path("exercises", "01_scratch", "scratch.ipynb")
LECTURE = Path("course", "01_scratch.ipynb")


def text(source: str, id: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": id, "metadata": {}, "source": source}


def make_small_course(folder: Path) -> Path:
    """Write a course of one lecture and one exercise of 5 points, which start no torch."""
    lecture = notebook(cell("print('hello')"))
    lecture.cells.insert(0, text("# 01 · Scratch\n\n| **Time** | 7 minutes |", "title"))
    exercise = notebook(
        cell(STUB, "square", solution=True),
        cell("check.square(square)", "check-square", points=2),
        cell(STUB, "pair", solution=True),
        cell("check.pair(pair)", "check-pair", points=3),
    )
    exercise.cells.insert(
        0, text("# 01 · Scratch: exercise\n\n| Time | about 9 minutes |", "title")
    )
    exercise.cells.insert(1, text("## 1 · A square", "square-text"))
    exercise.cells.insert(4, text("## 2 · A pair", "pair-text"))
    for name, made in ((LECTURE, lecture), (EXERCISE, exercise)):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(dump(json.loads(json.dumps(made))))
    (folder / "pyproject.toml").write_text('[tool.mlp]\naddress = ""\n')
    shutil.copy(ROOT / "00_start_here.ipynb", folder)
    return folder


def edit(path: Path, **sources: str) -> None:
    """Write answers into the cells of a notebook; a name's underscores are its id's hyphens."""
    made = read(path)
    for name, source in sources.items():
        (found,) = (each for each in made["cells"] if each["id"] == name.replace("_", "-"))
        found["source"] = source
    path.write_bytes(dump(made))


def fill_in(path: Path, student: str) -> None:
    """Fill in an exercise as a student of the demo's class did."""
    (wrote,) = (
        each
        for each in read_class(ROOT / "demo" / "class")
        if (each.student, each.assignment) == (student, path.parent.name)
    )
    made: Notebook = read(path)
    for each in made["cells"]:
        name = nbgrader_data(each).get("grade_id", "")
        each["source"] = wrote.sources.get(name, each["source"])
    path.write_bytes(dump(made))
