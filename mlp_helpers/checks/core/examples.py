"""Small examples: for each named mistake a call that shows it, and what comes back.

The files below ``mlp_helpers/checks/examples`` are made by running the reference solution and an
answer with the mistake (``python -m tests.support.examples``); nothing in them is written by hand.
"""

from __future__ import annotations

import functools
import json
import re
from dataclasses import dataclass
from importlib import resources

_PIECES = re.compile(r"[^\[\](),\s]+")


@dataclass(frozen=True)
class Example:
    """A call to try in a cell, what it should show, and what an answer with the mistake shows."""

    code: str
    expected: str
    got: str


def example_of(mistake: str) -> Example | None:
    """Return the smallest example of the mistake with this id, if there is one."""
    return _all().get(mistake)


def examples_of(exercise: str) -> list[Example]:
    """Return the examples of all mistakes of an exercise, the shortest call first, each once."""
    found = {made.code: made for name, made in _all().items() if name.startswith(f"{exercise}/")}
    return sorted(found.values(), key=lambda made: len(made.code))


def says_the_same(example: Example, got: str) -> bool:
    """Tell whether something that was shown has the numbers and words expected.

    A list does for a tuple, and one number in an array for the number itself.
    """
    return _PIECES.findall(got) == _PIECES.findall(example.expected)


@functools.cache
def _all() -> dict[str, Example]:
    found: dict[str, Example] = {}
    folder = resources.files("mlp_helpers.checks") / "examples"
    for file in folder.iterdir() if folder.is_dir() else []:
        if file.name.endswith(".json"):
            rows = json.loads(file.read_text("utf-8"))
            found |= {mistake: Example(**row) for mistake, row in rows.items()}
    return found
