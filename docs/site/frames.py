"""Pictures for a lecture's sliders, made beforehand: the website has no kernel to draw them.

A notebook with sliders is run once more, and in it `explore` is replaced by `record`, which draws
the figure for values along each slider. So a new slider needs nothing but its cell.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from IPython.display import display
from IPython.utils.capture import RichOutput, capture_output
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from mlp_helpers.grading import notebooks
from mlp_helpers.grading.execute import run
from mlp_helpers.student.notebooks import Notebook, digest, source

MIME = "application/vnd.mlp.frames+json"
MANIFEST = "frames.json"
MOST = 20
"""Pictures of one slider."""
IN_ALL = 48
"""Pictures of all sliders of a figure together."""
SLIDERS = 6
"""A figure with more is left still: only one moves at a time, and what counts there is how they go
together."""
_CALL = "explore("
_DRAWN_WITH = ("data", "numerics", "plots", "training")
"""The parts of the package that a lecture imports."""
_SET_UP = """\
import sys
sys.path.insert(0, {root!r})
import mlp_helpers.plots.explore
from docs.site.frames import record
mlp_helpers.plots.explore.explore = record
"""

Control = dict[str, Any]


def frames(root: Path, path: Path, kept: Path) -> dict[str, list[Control]]:
    """Draw the pictures of a notebook's sliders, if they are not there already.

    Parameters
    ----------
    root : pathlib.Path
        The folder of the course.
    path : pathlib.Path
        The notebook.
    kept : pathlib.Path
        A folder for the pictures, ``<cell's id>/<control>-<number>.png``, which stay there as long
        as neither the notebook nor what it draws with changes.

    Returns
    -------
    dict
        The controls of each slider's cell, by its id, as `record` describes them.
    """
    notebook = notebooks.read(path)
    known = _digest(root, notebook)
    try:
        found = json.loads((kept / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        found = {}
    if found.get("digest") != known:
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept.parent, prefix=".frames-") as folder:
            made = Path(folder, kept.name)
            found = {"digest": known, "cells": _draw(root, notebook, path, made)}
            (made / MANIFEST).write_text(json.dumps(found), "utf-8")
            shutil.rmtree(kept, ignore_errors=True)
            made.replace(kept)
    cells: dict[str, list[Control]] = found["cells"]
    return cells


def has_sliders(notebook: Notebook) -> bool:
    """Whether a cell of a notebook calls `explore`."""
    return bool(_with_sliders(notebook))


def _with_sliders(notebook: Notebook) -> list[int]:
    cells = enumerate(notebook["cells"])
    return [n for n, cell in cells if cell["cell_type"] == "code" and _CALL in source(cell)]


def _draw(root: Path, notebook: NotebookNode, path: Path, folder: Path) -> dict[str, list[Control]]:
    """Run a notebook down to its last slider, and write the pictures into a new folder."""
    folder.mkdir()
    first = new_code_cell(_SET_UP.format(root=str(root)))
    notebook.cells = [first, *notebook.cells[: _with_sliders(notebook)[-1] + 1]]
    found = {}
    for cell in run(notebook, path).cells:
        for output in cell.get("outputs", ()):
            if MIME in output.get("data", {}):
                found[cell.id] = output.data[MIME]
                _write(found[cell.id], folder / cell.id)
    return found


def _write(controls: list[Control], folder: Path) -> None:
    """Write the pictures of a cell, and leave the rest."""
    folder.mkdir()
    for control in controls:
        for number, picture in enumerate(control.pop("pictures")):
            (folder / f"{control['name']}-{number}.png").write_bytes(b64decode(picture))


def _digest(root: Path, notebook: Notebook) -> str:
    """Return a digest of all that the pictures depend on."""
    made_by = [Path(__file__)]
    for part in _DRAWN_WITH:
        made_by += sorted((root / "mlp_helpers" / part).rglob("*.py"))
    texts = [digest(notebook), *(path.read_text("utf-8") for path in made_by)]
    texts += [version(library) for library in ("matplotlib", "numpy", "pillow", "torch")]
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()


def record(draw: Callable[..., None], **controls: Any) -> None:
    """Draw a figure for values along each control, the others where they start.

    It takes the place of `explore`, and displays as JSON a list with a dict for each control: its
    ``name``, its ``title``, the ``labels`` of the values, the number of the one at which it
    ``starts``, and for each value the ``alt`` text and the base64 of its picture. A control that is
    neither a slider nor a choice stays where it starts. Nothing is displayed where a draw does not
    show exactly one picture.
    """
    if len(controls) > SLIDERS:
        return
    start = {name: control.value for name, control in controls.items()}
    found = []
    for name, control in controls.items():
        labels, values, at = choices(control, min(MOST, IN_ALL // len(controls)))
        shown = [_pictures(draw, start | {name: value}) for value in values]
        if any(len(each) != 1 for each in shown):
            return
        if shown:
            alts, pictures = zip(*(each[0] for each in shown), strict=True)
            about = {"name": name, "title": control.description or name, "labels": labels}
            found.append(about | {"starts": at, "alts": alts, "pictures": pictures})
    display({MIME: found}, raw=True)


def choices(control: Any, most: int) -> tuple[list[str], list[Any], int]:
    """Return `most` of a control's values or all, with their names and where its own is."""
    if hasattr(control, "options"):
        labels, values = map(list, (control._options_labels, control._options_values))
        own = control.index
    elif hasattr(control, "step"):
        steps = round((control.max - control.min) / control.step)
        values = [control.min + n * control.step for n in range(steps + 1)]
        own = min(range(len(values)), key=lambda n: abs(values[n] - control.value))
        values[own] = control.value
        labels = [f"{round(value, 3):g}" for value in values]
    else:
        return [], [], 0
    chosen = list(range(len(values)))
    if len(values) > most:
        chosen = [round(n * (len(values) - 1) / (most - 1)) for n in range(most)]
        chosen[min(range(most), key=lambda n: abs(chosen[n] - own))] = own
    return [labels[n] for n in chosen], [values[n] for n in chosen], chosen.index(own)


def _pictures(draw: Callable[..., None], values: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the alt text and the base64 of each picture that is shown."""
    with capture_output() as captured:
        draw(**values)
    return list(_png(captured.outputs))


def _png(outputs: list[RichOutput]) -> Iterator[tuple[str, str]]:
    for output in outputs:
        data, metadata = output.data or {}, output.metadata or {}
        if "image/png" in data:
            alt = metadata.get("image/png", {}).get("alt", "")
            yield alt, b64encode(data["image/png"]).decode()
