"""Turn the bytes of a notebook file into cells with the right types, whatever the file holds."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mlp_helpers.grading.intake.files import Refusal

MOST_CELLS = 2_000
MOST_TEXT = 2 * 2**20
"""Characters of all sources together."""
FORMAT = (4, 5)
CELL_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
KINDS = ("code", "markdown", "raw")
# What a file that is no JSON begins with, where it is something well known.
OTHERWISE = {
    b"<": "a web page",
    b"PK": "a zip archive",
    b"%PDF": "a PDF document",
    b"<<<<<<<": "two versions of a notebook that were not merged",
}


@dataclass
class Cell:
    """A cell as a student handed it in.

    Attributes
    ----------
    kind
        ``"code"``, ``"markdown"`` or ``"raw"``.
    grade_id, schema
        What nbgrader's metadata says; ``""`` and ``None`` where there is none.
    """

    kind: str
    source: str
    cell_id: str = ""
    grade_id: str = ""
    schema: int | None = None
    tags: list[str] = field(default_factory=list)
    attachments: dict[str, dict[str, str]] = field(default_factory=dict)
    outputs: list[Any] = field(default_factory=list)
    execution_count: int | None = None


@dataclass
class Parsed:
    """A notebook as a student handed it in; `notes` say what had to be repaired in it."""

    cells: list[Cell]
    kernel: dict[str, str]
    language: str
    notes: list[str]


def parse(content: bytes) -> Parsed:
    """Read a notebook.

    Raises
    ------
    Refusal
        If it is none.
    """
    text, notes = _decode(content)
    data = _load(text, content)
    if not isinstance(data, dict):
        raise Refusal(f"the file holds {_name(data)}, and no notebook.")
    found = _cells(data, notes)
    if len(found) > MOST_CELLS:
        raise Refusal(f"the notebook has {len(found)} cells; at most {MOST_CELLS} are graded.")
    cells = [_cell(each) for each in found if isinstance(each, Mapping)]
    if len(cells) < len(found):
        notes.append(f"{len(found) - len(cells)} cells that were none were left out")
    length = sum(len(cell.source) for cell in cells)
    if length > MOST_TEXT:
        raise Refusal(f"its cells hold {length} characters; at most {MOST_TEXT} are graded.")
    metadata = _mapping(data.get("metadata"))
    kernel = {key: _text(value) for key, value in _mapping(metadata.get("kernelspec")).items()}
    language = _text(_mapping(metadata.get("language_info")).get("name")) or "python"
    return Parsed(cells, kernel, language, notes)


def _decode(content: bytes) -> tuple[str, list[str]]:
    if not content.strip(b"\0 \t\r\n"):
        raise Refusal("the file is empty. Save the notebook, and hand it in again.")
    encoding = json.detect_encoding(content)
    try:
        text = content.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), ["read as text of Windows, not as UTF-8"]
    plain = encoding in ("utf-8", "utf-8-sig")
    return text, [] if plain else [f"read as {encoding.upper()}, not as UTF-8"]


def _load(text: str, content: bytes) -> Any:
    try:
        return json.loads(
            text, parse_int=_integer, parse_float=_float, parse_constant=lambda name: None
        )
    except RecursionError:
        raise Refusal("the file is nested too deeply to be a notebook.") from None
    except ValueError as error:
        begun = content.lstrip()
        kinds = (
            OTHERWISE[each]
            for each in sorted(OTHERWISE, reverse=True)
            if begun[:8].startswith(each)
        )
        what = next(kinds, "")
        where = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "it"
        raise Refusal(
            f"the file is {what}, and no notebook."
            if what
            else f"the file is no whole notebook: it cannot be read from {where} on. Did the "
            "upload break off? Hand it in again, from where you saved it."
        ) from None


def _integer(digits: str) -> int:
    return int(digits) if len(digits) < 19 else 0


def _float(digits: str) -> float | None:
    number = float(digits)
    return number if math.isfinite(number) else None


def _cells(data: Mapping[str, Any], notes: list[str]) -> list[Any]:
    """Return the cells of any version of the format."""
    version = data.get("nbformat")
    cells = data.get("cells")
    sheets = data.get("worksheets")
    if not isinstance(cells, list) and isinstance(sheets, list):
        each = (_mapping(sheet).get("cells") for sheet in sheets)
        cells = [cell for sheet in each if isinstance(sheet, list) for cell in sheet]
    if not isinstance(cells, list):
        raise Refusal("the file is no notebook: it has no list of cells.")
    if version != FORMAT[0]:
        shown = f"version {version}" if isinstance(version, int) else "no version"
        notes.append(f"{shown} of the notebook format was read as version {FORMAT[0]}")
    return cells


def _cell(data: Mapping[str, Any]) -> Cell:
    """Take of a cell what can be used."""
    kind = _text(data.get("cell_type"))
    source = data.get("source", data.get("input"))  # the latter up to version 3
    if isinstance(source, list):
        source = "".join(map(_text, source))
    source = _text(source)
    if kind == "heading":
        level = data.get("level")
        source = "#" * (level if isinstance(level, int) and 1 <= level <= 6 else 1) + f" {source}"
        kind = "markdown"
    metadata = _mapping(data.get("metadata"))
    known = _mapping(metadata.get("nbgrader"))
    schema, tags = known.get("schema_version"), metadata.get("tags")
    outputs, count = data.get("outputs"), data.get("execution_count")
    return Cell(
        kind if kind in KINDS else "raw",
        source,
        cell_id=_text(data.get("id")) if CELL_ID.fullmatch(_text(data.get("id"))) else "",
        grade_id=_text(known.get("grade_id")),
        schema=schema if isinstance(schema, int) else None,
        tags=list(dict.fromkeys(filter(None, map(_tag, tags if isinstance(tags, list) else [])))),
        attachments=_attachments(data.get("attachments")),
        outputs=outputs if isinstance(outputs, list) else [],
        execution_count=count if isinstance(count, int) and not isinstance(count, bool) else None,
    )


def _tag(value: Any) -> str:
    return _text(value).replace(",", "") if isinstance(value, str) else ""


def _attachments(value: Any) -> dict[str, dict[str, str]]:
    """Return the pictures in a cell's text that can be shown."""
    found = {
        _text(name): {
            _text(kind): content
            for kind, content in _mapping(bundle).items()
            if isinstance(content, str) and re.fullmatch(r"image/[\w.+-]+", kind)
        }
        for name, bundle in _mapping(value).items()
    }
    return {name: bundle for name, bundle in found.items() if bundle}


def _text(value: Any) -> str:
    """Return a text without halves of characters, which no file could hold; empty for the rest."""
    if not isinstance(value, str):
        return ""
    if value.isascii():
        return value
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _name(value: Any) -> str:
    names = {list: "a list", str: "a text", type(None): "nothing", bool: "a truth value"}
    return names.get(type(value), "a number")
