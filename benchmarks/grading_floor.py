"""The floor of grading: the processor seconds that the cells of notebooks take by themselves.

Each notebook runs cell by cell in an IPython shell, in a process forked from one that has loaded
what it imports: no kernel, no messages, no sandbox, no gradebook.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import sys
import time
from collections.abc import Sequence

import nbformat
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from mlp_helpers.grading.config import PRELOAD
from mlp_helpers.grading.engine.imports import imported


def main() -> None:
    """Print the seconds of each notebook that is named, as JSON."""
    sources = [nbformat.read(path, as_version=4) for path in sys.argv[1:]]
    for name in imported(sources):
        module, _, part = name.partition(":")
        with contextlib.suppress(ImportError):
            __import__(module, fromlist=[part] if part else ())
    for name in PRELOAD:
        if name.partition(".")[0] in sys.modules:
            importlib.import_module(name)
    # Its history would be kept by a thread, which a fork lacks.
    _Shell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    gc.collect()
    gc.freeze()  # what is loaded is no work of the cells
    print(json.dumps([seconds(source) for source in sources]))


class _Shell(InteractiveShell):
    """A shell in which ``%matplotlib inline`` does what it does in a kernel."""

    def enable_gui(self, gui: str | None = None) -> None:
        """Do nothing: there is no event loop."""


def seconds(notebook: nbformat.NotebookNode) -> float:
    """Return the processor seconds of the code cells of a notebook, as far as they run."""
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            _play(cells, writing)
        os._exit(0)
    os.close(writing)
    with open(reading, encoding="ascii") as lines:
        spent = [float(line) for line in lines]
    os.waitpid(child, 0)
    return sum(spent)


def _play(cells: Sequence[str], writing: int) -> None:
    """Run cells, and write after each what it took."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nothing, stream)
    shell = _Shell.instance()
    for source in cells:
        started = time.process_time()
        shell.run_cell(source, store_history=True)
        os.write(writing, f"{time.process_time() - started}\n".encode())


if __name__ == "__main__":
    main()
