"""Open JupyterLab, and keep what it saves readable.

The settings in ``jupyter_config`` are installed into the environment's ``etc/jupyter``. They hold
for every Jupyter of the environment, with or without ``mlp``: the hook of this module is loaded,
and JupyterLab asks nobody about news, nor a server on the net for the newest version.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

WIDGET = "application/vnd.jupyter.widget-view+json"


def open_lab(folder: Path, *options: str) -> int:
    """Run JupyterLab in a folder until it is ended, and return its exit status.

    Its terminals find the commands of this Python's environment, ``mlp`` among them.
    """
    words = [sys.executable, "-m", "jupyterlab", *options]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    with subprocess.Popen(words, cwd=folder, env={**os.environ, "PATH": path}) as process:
        handlers: dict[int, Callable[..., None] | signal.Handlers] = {
            # Ctrl-C reaches JupyterLab as well, which asks before it ends.
            signal.SIGINT: signal.SIG_IGN,
            # What is to end this command is for JupyterLab, which would go on without it.
            signal.SIGTERM: lambda *_: process.terminate(),
        }
        before = {number: signal.signal(number, each) for number, each in handlers.items()}
        try:
            return process.wait()
        finally:
            for number, each in before.items():
                signal.signal(number, each)


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Have Jupyter call `keep_still_figures` before it saves anything."""
    server.contents_manager.register_pre_save_hook(keep_still_figures)


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
