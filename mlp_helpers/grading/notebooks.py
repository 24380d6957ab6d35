"""Where the course keeps its notebooks, and how they are read, written and run in batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from mlp_helpers._command import environment, home_folder
from mlp_helpers._errors import ArgumentError, MLPHelpersError
from mlp_helpers.grading.engine.outputs import error_output as error_output
from mlp_helpers.student.notebooks import write_bytes as write_bytes

SOURCE, RELEASE, LECTURES = "solutions", "exercises", "course"

# A progress bar would write to stderr, line after line. One thread and a fixed hash seed let who is
# graded twice get the same, whatever the machine. A `%pip install` says what it would do, and does
# nothing: it would change what all later notebooks run with.
BATCH_ENVIRONMENT: Mapping[str, str] = {
    "OMP_NUM_THREADS": "1",
    "PIP_DRY_RUN": "1",
    "PIP_NO_INDEX": "1",
    "PYTHONHASHSEED": "0",
    "TQDM_DISABLE": "1",
}

# Without it ipykernel warns on the terminal that it is open to eavesdropping.
KERNEL_CONFIG = {"KernelManager": {"transport_encryption": "auto"}}


class GradingError(MLPHelpersError):
    """A notebook could not be executed, released or graded."""


def check_course(root: Path) -> Path:
    """Return the resolved folder of a course.

    Raises
    ------
    ArgumentError
        If the folder holds no ``solutions``.
    """
    if not (root / SOURCE).is_dir():
        raise ArgumentError(
            f"{root.resolve()} is not the folder of the course: expected a folder '{SOURCE}' in "
            "it. Run the command from the repository's root, or say --course FOLDER."
        )
    return root.resolve()


def assignments(root: Path) -> list[str]:
    """Names of the assignments, in order: the folders of ``solutions`` that hold a notebook."""
    return sorted({path.parent.name for path in (root / SOURCE).glob("*/*.ipynb")})


def read(path: Path) -> NotebookNode:
    """Read a notebook in the current format.

    Raises
    ------
    GradingError
        If the file is not a notebook.
    """
    try:
        return nbformat.read(path, as_version=nbformat.NO_CONVERT)
    except (OSError, ValueError) as error:
        raise GradingError(f"{path} could not be read as a notebook: {error}") from error


def write(path: Path, notebook: NotebookNode) -> bool:
    """Write a notebook, whole or not at all, and return whether the file changed."""
    return write_bytes(path, (nbformat.writes(notebook) + "\n").encode())


@contextmanager
def batch_environment() -> Iterator[None]:
    """Let kernels that start inside see `BATCH_ENVIRONMENT`, and a home folder of some sort."""
    with home_folder(), environment(BATCH_ENVIRONMENT):
        yield


def nbgrader_metadata(cell: NotebookNode) -> Mapping[str, Any]:
    """Return what nbgrader keeps with a cell; empty for a cell it does not know."""
    metadata: Mapping[str, Any] = cell.metadata.get("nbgrader", {})
    return metadata
