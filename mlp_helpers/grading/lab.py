"""Open JupyterLab, also for who has no home folder."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from mlp_helpers.grading.notebooks import home_folder


def open_lab(folder: Path, *options: str) -> int:
    """Run JupyterLab in a folder until it is ended, and return its exit status."""
    with home_folder():
        command = [sys.executable, "-m", "jupyterlab", *options]
        with subprocess.Popen(command, cwd=folder) as process:
            # Ctrl-C reaches JupyterLab as well, which asks before it ends.
            before = signal.signal(signal.SIGINT, signal.SIG_IGN)
            try:
                return process.wait()
            finally:
                signal.signal(signal.SIGINT, before)
