"""What became of a submission: a record beside the graded notebooks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from mlp_helpers.grading.notebooks import write_bytes

RECORD = ".outcome.json"
LARGEST = 2**20

GRADED, REPAIRED, REFUSED = "graded", "repaired", "not graded"
ABSENT = "not handed in"
LOOK_AGAIN = "look again"
"""In the export: graded, but points by hand count that were given to what came before."""


@dataclass
class Outcome:
    """What became of a submission.

    Attributes
    ----------
    digest
        Of all that was handed in: as long as it is the same, there is nothing to grade anew.
    refused
        Why a notebook could not be graded, by its name.
    repairs
        What was repaired in a notebook, by its name.
    notes
        What else had to be done, in words.
    graded
        The names of all notebooks that it speaks of.
    """

    digest: str = ""
    refused: dict[str, str] = field(default_factory=dict)
    repairs: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    graded: list[str] = field(default_factory=list)

    @property
    def status(self) -> str:
        """One of `GRADED`, `REPAIRED` and `REFUSED`: the worst of what is so for a notebook."""
        if self.refused:
            return REFUSED
        return REPAIRED if self.repairs or self.notes else GRADED

    @property
    def reason(self) -> str:
        """What was wrong, in a line; empty where nothing was."""
        one = len(self.graded) < 2
        said = [
            text if one else f"{name}: {text}"
            for name, texts in [
                *((name, [text]) for name, text in self.refused.items()),
                *self.repairs.items(),
            ]
            for text in texts
        ]
        return "; ".join(text.rstrip(".") for text in said + self.notes)


def read(folder: Path) -> Outcome | None:
    """Return the record in a folder of graded notebooks; none where grading was not finished."""
    path = folder / RECORD
    try:
        if path.stat().st_size > LARGEST:
            return None
        data = json.loads(path.read_bytes())
        return _outcome(data) if isinstance(data, Mapping) else None
    except (OSError, ValueError, TypeError):
        return None


def _outcome(data: Mapping[str, Any]) -> Outcome:
    return Outcome(
        digest=str(data["digest"]) if "digest" in data else "",
        refused={str(name): str(text) for name, text in dict(data.get("refused", {})).items()},
        repairs={
            str(name): list(map(str, texts))
            for name, texts in dict(data.get("repairs", {})).items()
        },
        notes=list(map(str, data.get("notes", ()))),
        graded=list(map(str, data.get("graded", ()))),
    )


def write(folder: Path, outcome: Outcome) -> None:
    """Keep the record in a folder of graded notebooks, whole or not at all."""
    text = json.dumps(asdict(outcome), indent=1, ensure_ascii=False) + "\n"
    write_bytes(folder / RECORD, text.encode("utf-8", "replace"))
