"""Run cells of a lecture, so that a test measures with the lecture's own code."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

from tests.support.scratch import ROOT


def sources(assignment: str) -> dict[str, str]:
    """Return the source of each cell of a lecture, by its id."""
    notebook = json.loads((ROOT / "course" / f"{assignment}.ipynb").read_text("utf-8"))
    return {cell["id"]: "".join(cell["source"]) for cell in notebook["cells"]}


def run_cells(assignment: str, *ids: str, **given: Any) -> SimpleNamespace:
    """Return the names that the cells `ids` of a lecture define, run in this order.

    Parameters
    ----------
    assignment
        Such as ``"05_vanishing_gradients"``.
    *ids
        Ids of code cells. What they print is printed; figures go nowhere.
    **given
        Names that the cells find defined.
    """
    import matplotlib

    matplotlib.use("Agg")
    cells = sources(assignment)
    names: dict[str, Any] = dict(given)
    for id in ids:
        exec(compile(cells[id], f"{assignment}/{id}", "exec"), names)
    return SimpleNamespace(**names)
