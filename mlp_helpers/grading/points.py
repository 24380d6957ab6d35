"""The table of points: what each exercise is worth, and which property earns which part of it."""

from __future__ import annotations

from pathlib import Path

from mlp_helpers.grading.notebooks import LECTURES, SOURCE, assignments, read, write_bytes
from mlp_helpers.grading.records import Record, records

TABLE = Path(LECTURES) / "POINTS.md"
_HEAD = """# What earns points

Each exercise is judged in parts, one property each, so that what is understood counts even where
something else is missing. This table is made from the solutions, by
`python -m mlp_helpers.grading points`; a test holds it, the graded cells and the checks together.
"""


def points_table(root: Path) -> str:
    """Return the table as Markdown, from the reports that the solutions' outputs keep."""
    sections, total = [_HEAD], 0.0
    for assignment in assignments(root):
        reports = _reports(root, assignment)
        points = sum(report["max_points"] for report in reports)
        rows = [
            f"| {report['exercise'].partition('/')[2]} | {part['title']} | {part['points']:g} |"
            for report in reports
            for part in report["parts"]
        ]
        title = f"## {assignment}: {points:g} points in {len(reports)} exercises"
        head = "| exercise | property | points |\n|---|---|---|"
        sections.append(f"{title}\n\n{head}\n" + "\n".join(rows) + "\n")
        total += points
    return "\n".join([*sections, f"**In all: {total:g} points.**\n"])


def write_points(root: Path) -> bool:
    """Write the table into the course's folder and return whether it changed."""
    return write_bytes(root / TABLE, points_table(root).encode())


def _reports(root: Path, assignment: str) -> list[Record]:
    """Return the last report of each graded cell: the grading's own, where there are two."""
    (path,) = (root / SOURCE / assignment).glob("*.ipynb")
    found = [records(cell) for cell in read(path).cells if cell.cell_type == "code"]
    return [reports[-1] for reports in found if reports]
