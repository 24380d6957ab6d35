"""Open JupyterLab."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

WIDGET = "application/vnd.jupyter.widget-view+json"
KEEP_STILL = "--ContentsManager.pre_save_hook=mlp_helpers.student.lab.keep_still_figures"
"""The option that makes JupyterLab save sliders as `keep_still_figures` says."""


def open_lab(folder: Path, *options: str) -> int:
    """Run JupyterLab in a folder until it is ended, and return its exit status."""
    command = [sys.executable, "-m", "jupyterlab", KEEP_STILL, *options]
    with subprocess.Popen(command, cwd=folder) as process:
        # Ctrl-C reaches JupyterLab as well, which asks before it ends.
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            return process.wait()
        finally:
            signal.signal(signal.SIGINT, before)


def keep_still_figures(model: dict[str, Any], **_: Any) -> None:
    """Leave widgets out of a notebook that is about to be saved, and keep the still figures.

    A widget lives as long as its kernel. Saved and opened again it is the words "Error displaying
    widget". An output that has a figure beside the widget (see `mlp_helpers.plots.explore`) shows
    that instead, and one that has not is left out. A notebook that was saved with the state of
    its widgets stays as it is.

    Parameters
    ----------
    model
        What Jupyter is about to save, changed in place.
    """
    notebook = model.get("content")
    if model.get("type") != "notebook" or not notebook or "widgets" in notebook["metadata"]:
        return
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [each for each in cell["outputs"] if _without_widget(each)]


def _without_widget(output: dict[str, Any]) -> bool:
    """Take a widget out of an output; return whether anything is left to be seen."""
    data = output.get("data", {})
    return data.pop(WIDGET, None) is None or bool(data.keys() - {"text/plain"})
