"""Run solution and lecture notebooks afresh, and keep their outputs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from traitlets.config import Config

from mlp_helpers._errors import ArgumentError
from mlp_helpers.grading.notebooks import (
    KERNEL_CONFIG,
    LECTURES,
    SOURCE,
    GradingError,
    batch_environment,
    read,
    write,
)

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
TIMEOUT = 600
"""Seconds that one cell may run."""


def notebooks(root: Path, names: Sequence[str] = ()) -> list[Path]:
    """Return the notebooks to execute, in order.

    Parameters
    ----------
    root : pathlib.Path
        The course's folder.
    names : sequence of str, optional
        Notebooks, or folders of them; all solutions and lectures where empty.

    Raises
    ------
    ArgumentError
        If a name is neither a notebook nor a folder that holds one.
    """
    found = []
    for path in map(Path, names) if names else (root / SOURCE, root / LECTURES):
        here = [path] if path.suffix == ".ipynb" and path.is_file() else path.rglob("*.ipynb")
        kept = sorted(each for each in here if ".ipynb_checkpoints" not in each.parts)
        if names and not kept:
            raise ArgumentError(f"expected a notebook or a folder of notebooks, got {path}")
        found += kept
    return found


def execute(
    paths: Iterable[Path], progress: Callable[[Iterable[Path]], Iterable[Path]] = iter
) -> list[Path]:
    """Run notebooks in fresh kernels, each in its own folder, and write those that changed.

    Parameters
    ----------
    paths : iterable of pathlib.Path
        Notebooks.
    progress : callable, optional
        Wraps `paths` to show progress.

    Returns
    -------
    list of pathlib.Path
        The notebooks whose file changed.

    Raises
    ------
    GradingError
        If a cell fails; that notebook's file, and those not reached, stay as they were.
    """
    changed = []
    for path in progress(paths):
        notebook = run(read(path), path)
        normalise(notebook)
        if write(path, notebook):
            changed.append(path)
    return changed


def run(notebook: NotebookNode, path: Path, **options: Any) -> NotebookNode:
    """Run a notebook in a fresh kernel whose working folder is that of `path`.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        Changed in place: gets its outputs.
    path : pathlib.Path
        Where the notebook belongs.
    **options
        Further options of :class:`nbclient.NotebookClient`.

    Raises
    ------
    GradingError
        If a cell fails, runs out of time or ends Python.
    """
    client = NotebookClient(
        notebook,
        kernel_name=KERNEL["name"],
        timeout=TIMEOUT,
        record_timing=False,
        store_widget_state=False,
        coalesce_streams=True,
        config=Config(KERNEL_CONFIG),
        resources={"metadata": {"path": str(path.parent)}},
        **options,
    )
    try:
        with batch_environment():
            client.execute()
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        raise GradingError(f"{path} does not run through; nothing was written.\n{error}") from None
    return notebook


def normalise(notebook: NotebookNode) -> None:
    """Reduce the metadata to what has meaning, the same wherever the notebook was run."""
    notebook.metadata = NotebookNode(
        kernelspec=NotebookNode(KERNEL), language_info=NotebookNode(name="python")
    )
    for cell in notebook.cells:
        for name in ("execution", "collapsed", "scrolled"):
            cell.metadata.pop(name, None)
