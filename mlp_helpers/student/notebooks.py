"""Read and write notebooks as plain data, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mlp_helpers._errors import CommandError

Notebook = dict[str, Any]
Cell = Mapping[str, Any]


def read(path: Path) -> Notebook:
    """Read a notebook of format 4.

    Raises
    ------
    CommandError
        If the file is no such notebook.
    """
    try:
        notebook: Any = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from None
    except ValueError as error:
        raise CommandError(_broken(path, f"it is no JSON ({error})")) from None
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise CommandError(_broken(path, "it has no list of cells"))
    whole: Notebook = notebook
    return whole


def _broken(path: Path, why: str) -> str:
    return (
        f"{path} is not a notebook: {why}. Open it in JupyterLab and save it again, or take the "
        "copy that JupyterLab keeps in the folder .ipynb_checkpoints beside it."
    )


def dump(notebook: Notebook) -> bytes:
    """Return a notebook as the bytes of its file."""
    return (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode()


def write_bytes(path: Path, content: bytes) -> bool:
    """Write a file, whole or not at all, and return whether it changed."""
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        aside.chmod(0o644)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return True


def source(cell: Cell) -> str:
    """Return the text of a cell, which its file may keep as a list of lines."""
    text = cell.get("source", "")
    return "".join(text) if isinstance(text, list) else str(text)


def nbgrader_data(cell: Cell) -> Mapping[str, Any]:
    """Return what nbgrader keeps with a cell; empty for a cell it does not know."""
    metadata = cell.get("metadata")
    found = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return found if isinstance(found, dict) else {}


def graded(notebook: Notebook) -> Iterator[tuple[str, float, Cell]]:
    """Yield the id, the points and the cell of each graded cell."""
    for cell in notebook["cells"]:
        known = nbgrader_data(cell)
        if known.get("grade"):
            yield str(known["grade_id"]), float(known.get("points", 0)), cell


def digest(notebook: Notebook) -> str:
    """Return a digest of what a person can write: the cells' kinds and texts, no outputs."""
    texts = [[cell.get("cell_type", ""), source(cell)] for cell in notebook["cells"]]
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()
