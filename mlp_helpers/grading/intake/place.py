"""Let nbgrader see a submission that holds no notebook of a usual name.

nbgrader passes over each folder without ``*.ipynb``, and where that was all it was asked to grade,
it gives up before anything of ours is asked. So such a folder holds a notebook that says why it is
there, from when nbgrader starts until the submissions are laid out for grading. In formgrader it is
there while a request is answered.
"""

from __future__ import annotations

import glob
import os
from contextlib import suppress
from pathlib import Path

import nbformat
from nbformat.v4 import new_markdown_cell, new_notebook
from nbgrader.coursedir import CourseDirectory

from mlp_helpers.grading.intake.files import PLACE, SUFFIX

SAYS = (
    "This was not handed in: there was no file ending in `.ipynb`, and nbgrader grades only what "
    "has one. The next grading removes it."
)


def hold(course: CourseDirectory, assignment: str = "*") -> None:
    """Put a notebook into each submitted folder that has none.

    Parameters
    ----------
    course : nbgrader.coursedir.CourseDirectory
        Where the submissions lie.
    assignment : str, optional
        Whose; by default all.
    """
    for folder in _folders(course, assignment):
        if not glob.glob(os.path.join(glob.escape(str(folder)), f"*{SUFFIX}")):
            made = new_notebook(cells=[new_markdown_cell(SAYS, id="says")])
            with suppress(OSError):  # it is graded with the class, if not by itself
                (folder / PLACE).write_text(nbformat.writes(made) + "\n", encoding="utf-8")


def free(course: CourseDirectory, assignment: str) -> None:
    """Remove the notebooks that `hold` put there."""
    for folder in _folders(course, assignment):
        with suppress(OSError):
            (folder / PLACE).unlink(missing_ok=True)


def _folders(course: CourseDirectory, assignment: str) -> list[Path]:
    pattern = course.format_path(course.submitted_directory, "*", assignment)
    return [
        path for path in map(Path, glob.glob(pattern)) if path.is_dir() and not path.is_symlink()
    ]
