"""Small examples: for each named mistake a call that shows it, and what comes back.

The files below ``mlp_helpers/checks/examples`` are made by running the reference solution and an
answer with the mistake (``python -m tests.support.examples``); nothing in them is written by hand.
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True)
class Example:
    """A call to try in a cell, what it should show, and what an answer with the mistake shows."""

    code: str
    expected: str
    got: str


def example_of(mistake: str) -> Example | None:
    """Return the smallest example of the mistake with this id, if there is one."""
    return _all().get(mistake)


@functools.cache
def _all() -> dict[str, Example]:
    found: dict[str, Example] = {}
    folder = resources.files("mlp_helpers.checks") / "examples"
    for file in folder.iterdir() if folder.is_dir() else []:
        if file.name.endswith(".json"):
            rows = json.loads(file.read_text("utf-8"))
            found |= {mistake: Example(**row) for mistake, row in rows.items()}
    return found
