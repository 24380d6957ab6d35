"""The lecture's statements, the notebooks' tags and the table in ``course/README.md`` agree."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROW = re.compile(r"^\| (?P<id>[A-G]\d+) \| .+ \| (?P<practised>✎?) ?\|$", re.MULTILINE)
SECTION = re.compile(r"^## [A-G] · .*\[(?P<name>\w+)\]\((?P=name)\.ipynb\)$", re.MULTILINE)
ROWS_OF_THE_LECTURE = {"A": 8, "B": 5, "C": 9, "D": 11, "E": 3, "F": 5, "G": 8}


def statements() -> dict[str, dict[str, bool]]:
    """Return, for each assignment, its statements and whether each is practised."""
    text = (ROOT / "course" / "README.md").read_text("utf-8")
    parts = SECTION.split(text)[1:]
    return {
        name: {row["id"]: bool(row["practised"]) for row in ROW.finditer(body)}
        for name, body in zip(parts[::2], parts[1::2], strict=True)
    }


def tags(notebook: Path) -> set[str]:
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    found = {tag for cell in cells for tag in cell["metadata"].get("tags", ())}
    return {tag.removeprefix("lecture:") for tag in found if tag.startswith("lecture:")}


def test_table_has_every_statement_of_the_lecture() -> None:
    ids = [row for rows in statements().values() for row in rows]
    assert ids == [
        f"{part}{n + 1}" for part, rows in ROWS_OF_THE_LECTURE.items() for n in range(rows)
    ]


@pytest.mark.parametrize("assignment", statements())
def test_lecture_teaches_exactly_its_statements(assignment: str) -> None:
    assert tags(ROOT / "course" / f"{assignment}.ipynb") == set(statements()[assignment])


@pytest.mark.parametrize("assignment", statements())
def test_exercise_practises_what_is_marked(assignment: str) -> None:
    marked = {row for row, practised in statements()[assignment].items() if practised}
    (notebook,) = (ROOT / "solutions" / assignment).glob("*.ipynb")
    found = tags(notebook)
    assert marked <= found, f"not practised: {sorted(marked - found)}"
    assert found <= set(statements()[assignment]), "a tag of another section"
