"""Open JupyterLab."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path


def open_lab(folder: Path, *options: str) -> int:
    """Run JupyterLab in a folder until it is ended, and return its exit status."""
    command = [sys.executable, "-m", "jupyterlab", *options]
    with subprocess.Popen(command, cwd=folder) as process:
        # Ctrl-C reaches JupyterLab as well, which asks before it ends.
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            return process.wait()
        finally:
            signal.signal(signal.SIGINT, before)
