"""Read the records that displayed reports keep: plain data that a student may have changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from mlp_helpers.checks.core.report import METADATA_KEY, WITHHELD
from mlp_helpers.grading.privacy import Scrub

Record = Mapping[str, Any]

CHOSEN = re.compile(r"(\w+) is not right: (.*)")
MISTAKE = re.compile(r"\d\d/[\w-]+/[\w-]+")


@dataclass(frozen=True)
class Finding:
    """A mistake that a check named, and what it said; `message` is empty for a later part."""

    mistake: str
    hint: str = ""
    lecture: str = ""
    message: tuple[str, ...] = ()


def records(cell: NotebookNode) -> list[Record]:
    """Return the records of the reports that a cell shows; the last is the grading's own."""
    outputs = cell.get("outputs", ())
    found = [mapping(mapping(output).get("metadata")).get(METADATA_KEY) for output in outputs]
    return [record for record in found if isinstance(record, Mapping)]


def findings(records: list[Record], scrub: Scrub) -> tuple[Finding, ...]:
    """Return the mistakes that the last report names, with what the first one said of them.

    The first one is the student's own: it shows the values, which the grading's withholds.
    """
    parts = [mapping(part) for part in _list(records[-1].get("parts"))] if records else []
    found = {}
    for part in parts:
        mistake = text(part.get("mistake"))
        if MISTAKE.fullmatch(mistake) and mistake not in found:
            failures = (mapping(record.get("failure")) for record in records)
            shown = next((each for each in failures if each.get("mistake") == mistake), {})
            found[mistake] = _finding(mistake, shown, part, scrub)
    return tuple(found.values())


def _finding(mistake: str, failure: Record, part: Record, scrub: Scrub) -> Finding:
    """Put together what was said; a question's explanation is a note of its part."""
    chosen = filter(None, (CHOSEN.match(text(note)) for note in _list(part.get("notes"))))
    explained = next((f"chose {match[1]}: {match[2]}" for match in chosen), "")
    lines = [text(failure.get("headline")), *map(text, _list(failure.get("lines")))]
    return Finding(
        mistake,
        scrub.text(text(failure.get("hint")) or explained),
        scrub.text(text(failure.get("lecture"))),
        tuple(scrub.text(line) for line in lines if line and line != WITHHELD),
    )


def mapping(value: Any) -> Record:
    """Return a mapping as it is, and an empty one for anything else."""
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def text(value: Any) -> str:
    """Return a text as it is, and an empty one for anything else."""
    return value if isinstance(value, str) else ""
