"""Outputs of cells that are not the kernel's own."""

from __future__ import annotations

import nbformat
from nbformat import NotebookNode


def error_output(name: str, message: str) -> NotebookNode:
    """Return an output that nbgrader counts as a failure of its cell, shown with its message."""
    return nbformat.v4.new_output(
        "error", ename=name, evalue=message, traceback=[f"{name}: {message}"]
    )


def printed(text: str) -> NotebookNode:
    """Return an output as of ``print``, which does not count."""
    return nbformat.v4.new_output("stream", name="stdout", text=text)
