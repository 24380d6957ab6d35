"""The first cell of every notebook that is handed to a student: it finds the course's package."""

from __future__ import annotations

from mlp_helpers.student.notebooks import Notebook, source

ID = "set-up"
_CELL = '''\
# Finds the course's package. Where it is missing, this cell installs it or says what to do.
import importlib.util
import sys
from pathlib import Path

ADDRESS = "{address}"
if importlib.util.find_spec("mlp_helpers") is None:
    above = [folder for folder in Path.cwd().parents if (folder / "mlp_helpers").is_dir()]
    if above:
        sys.path.insert(0, str(above[0]))
    elif ADDRESS:
        get_ipython().run_line_magic("pip", f"install --quiet {{ADDRESS}}")
    else:
        raise ModuleNotFoundError(
            "the course's package is missing in the Python that runs this notebook: "
            + sys.executable
            + """.
    JupyterLab: close it, go to the folder of the course, and run `python start.py` there.
    VS Code: choose the Python of the folder .venv of the course as the kernel, top right.
    Elsewhere: `pip install FOLDER`, where FOLDER is that of the course."""
        )
missing = [name for name in ("numpy", "torch", "matplotlib") if not importlib.util.find_spec(name)]
if missing:
    raise ModuleNotFoundError(
        f"{{', '.join(missing)}} must be installed as well: run `python start.py` in the folder of "
        "the course, and choose the Python of its folder .venv as the kernel."
    )
'''


def with_setup_cell(notebook: Notebook, where: str = "") -> Notebook:
    """Return a notebook with the cell below its title, folded; `where` is what pip installs."""
    cells = [cell for cell in notebook["cells"] if cell.get("id") != ID]
    code = {
        "cell_type": "code",
        "execution_count": None,
        "id": ID,
        "metadata": {"jupyter": {"source_hidden": True}},
        "outputs": [],
        "source": _CELL.format(address=where).rstrip().splitlines(keepends=True),
    }
    first = next((n for n, cell in enumerate(cells) if cell.get("cell_type") == "code"), 0)
    place = min(first, 1) if cells and source(cells[0]).startswith("#") else 0
    return {**notebook, "cells": [*cells[:place], code, *cells[place:]]}
