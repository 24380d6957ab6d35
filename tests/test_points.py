"""The table of points says what the graded cells, the checks and the solutions say."""

from __future__ import annotations

import json
import re

import pytest

from mlp_helpers.grading.points import TABLE, points_table
from tests.support.bank import ROOT, assignments, checks_of

ROW = re.compile(r"^\| (?P<exercise>\w+) \| .+ \| (?P<points>[\d.]+) \|$", re.MULTILINE)


def test_the_table_is_what_the_solutions_say() -> None:
    assert (ROOT / TABLE).read_text("utf-8") == points_table(ROOT)


@pytest.mark.parametrize("assignment", assignments())
def test_parts_cells_and_title_agree(assignment: str) -> None:
    _, _, section = points_table(ROOT).partition(f"## {assignment}: ")
    section = section.partition("\n## ")[0]
    in_table: dict[str, float] = {}
    for row in ROW.finditer(section):
        name = row["exercise"]
        in_table[name] = in_table.get(name, 0.0) + float(row["points"])
    by_check = {name: check.points for name, check in checks_of(assignment).items()}
    assert in_table == by_check
    total = sum(by_check.values())
    assert section.startswith(f"{total:g} points in {len(by_check)} exercises")
    (notebook,) = (ROOT / "solutions" / assignment).glob("*.ipynb")
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    known = [cell["metadata"].get("nbgrader", {}) for cell in cells]
    assert sum(cell["points"] for cell in known if cell.get("grade")) == total
    assert f"| Points | {total:g}" in "".join(cells[0]["source"])
    readme = (ROOT / "README.md").read_text("utf-8")
    assert re.search(rf"{assignment}.*\| {total:g} \|$", readme, re.MULTILINE)
