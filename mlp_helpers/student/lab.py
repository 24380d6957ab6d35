"""Open JupyterLab."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

NEWS = "@jupyterlab/apputils-extension:announcements"
WIDGET = "application/vnd.jupyter.widget-view+json"
KEEP_STILL = "--ContentsManager.pre_save_hook=mlp_helpers.student.lab.keep_still_figures"
"""The option that makes JupyterLab save sliders as `keep_still_figures` says."""


def open_lab(folder: Path, *options: str) -> int:
    """Run JupyterLab in a folder until it is ended, and return its exit status."""
    command = [sys.executable, "-m", "jupyterlab", KEEP_STILL, *options]
    with (
        tempfile.TemporaryDirectory(prefix="lab-") as config,
        subprocess.Popen(
            command, cwd=folder, env=os.environ | without_news(Path(config))
        ) as process,
    ):
        # Ctrl-C reaches JupyterLab as well, which asks before it ends.
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            return process.wait()
        finally:
            signal.signal(signal.SIGINT, before)


def without_news(folder: Path) -> dict[str, str]:
    """Write into a folder that JupyterLab is not to ask about news, and look for none.

    Its question stands in front of the start page at the first start, and each start would ask a
    server on the net for the newest version.

    Returns
    -------
    dict of str to str
        The environment variables by which Jupyter reads the folder, besides those it reads anyway.
    """
    page_config = folder / "labconfig" / "page_config.json"
    page_config.parent.mkdir(parents=True)
    page_config.write_text(json.dumps({"disabledExtensions": {NEWS: True}}), "utf-8")
    others = filter(None, [os.environ.get("JUPYTER_CONFIG_PATH")])
    return {"JUPYTER_CONFIG_PATH": os.pathsep.join([str(folder), *others])}


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
