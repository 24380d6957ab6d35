"""Generate ``exercises`` from ``solutions`` with nbgrader."""

from __future__ import annotations

import copy
import re
import tempfile
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.apps import NbGraderAPI
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import compute_checksum, is_solution
from traitlets.config import Config

from mlp_helpers.grading.notebooks import (
    RELEASE,
    GradingError,
    assignments,
    nbgrader_metadata,
    read,
    write_bytes,
)

Progress = Callable[[list[str]], Iterable[str]]

KEPT_CELL_METADATA = {"deletable", "editable", "nbgrader", "tags"}
KEPT_METADATA = {"kernelspec", "language_info"}
MARKER = re.compile(r"\b(?:BEGIN|END) (?:SOLUTION|HIDDEN TESTS|MARK SCHEME)\b")
LONE_MARKER = re.compile(rf"\s*(?:#+|<!--)?\s*{MARKER.pattern}\s*(?:-->)?\s*")


class CheckMarkers(NbGraderPreprocessor):
    """Refuse a marker that shares its line with code: nbgrader drops that whole line."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, index: int
    ) -> tuple[NotebookNode, Any]:
        """Check the lines of one cell."""
        for line in cell.source.splitlines():
            if MARKER.search(line) and not LONE_MARKER.fullmatch(line):
                where = nbgrader_metadata(cell).get("grade_id", f"number {index}")
                raise GradingError(
                    f"cell {where}: a marker must stand on a line of its own, got {line!r}; "
                    "nbgrader drops the whole line. Move the rest to the next line."
                )
        return cell, resources


class TidyMetadata(NbGraderPreprocessor):
    """Release only metadata that a student needs: no time stamps, no tags but a lecture's.

    A test cell released with the tag ``skip-execution`` would be graded with full marks.
    """

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Tidy the notebook's metadata and its cells'."""
        _keep(nb.metadata, KEPT_METADATA)
        for cell in nb.cells:
            _keep(cell.metadata, KEPT_CELL_METADATA)
            tags = [tag for tag in cell.metadata.pop("tags", ()) if tag.startswith("lecture:")]
            if tags:
                cell.metadata["tags"] = tags
        return nb, resources


def _keep(metadata: NotebookNode, names: set[str]) -> None:
    for name in set(metadata) - names:
        del metadata[name]


def release(root: Path, config: Config, progress: Progress = iter) -> list[str]:
    """Generate every assignment, and bring ``exercises`` up to date.

    Parameters
    ----------
    root : pathlib.Path
        The course's folder.
    config : traitlets.config.Config
        nbgrader's settings, see :func:`mlp_helpers.grading.config.configure`.
    progress : callable, optional
        Wraps the list of assignments to show progress.

    Returns
    -------
    list of str
        What :func:`publish` says.

    Raises
    ------
    GradingError
        If nbgrader could not generate an assignment; ``exercises`` is as it was.
    """
    with tempfile.TemporaryDirectory(prefix=".release-", dir=root) as folder:
        generate(root, config, Path(folder), progress)
        return publish(Path(folder), root / RELEASE)


def generate(
    root: Path,
    config: Config,
    folder: Path,
    progress: Progress = iter,
    names: Collection[str] = (),
) -> None:
    """Generate assignments into an empty folder, with nbgrader, whose gradebook knows them then.

    Parameters
    ----------
    root, config, progress
        As in :func:`release`.
    folder : pathlib.Path
        Where to; a folder in `root`.
    names : collection of str, optional
        The assignments; all if not given.

    Raises
    ------
    GradingError
        If nbgrader could not generate an assignment.
    """
    config = copy.deepcopy(config)
    config.CourseDirectory.release_directory = folder.name
    api = NbGraderAPI(config=config)
    for name in progress(sorted(names) or assignments(root)):
        result = api.generate_assignment(name, force=False)
        if not result["success"]:
            raise GradingError(_failure(name, result))


def register(root: Path, config: Config, names: Collection[str]) -> None:
    """Let nbgrader's gradebook know assignments, and leave ``exercises`` as it is.

    Raises
    ------
    GradingError
        If nbgrader could not generate an assignment.
    """
    with tempfile.TemporaryDirectory(prefix=".release-", dir=root) as folder:
        generate(root, config, Path(folder), names=names)


def _failure(name: str, result: dict[str, str]) -> str:
    """Explain why nbgrader did not generate an assignment."""
    log = result.get("log", "") + result.get("error", "")
    if "there are submissions associated" in log:
        return (
            f"{name}: cells were added or removed, but the gradebook already holds submissions of "
            "it, and nbgrader could not grade them any more. Grade them with the old release, or "
            "move gradebook.db away, and release again."
        )
    return f"nbgrader could not generate {name}; exercises/ is unchanged. It said:\n{log}"


def publish(generated: Path, release: Path) -> list[str]:
    """Bring a release up to date with what was generated.

    Parameters
    ----------
    generated, release : pathlib.Path
        Folders of assignments.

    Returns
    -------
    list of str
        Notes on what was kept: notebooks that hold somebody's answers, and files that were not
        generated. Notebooks without answers that are no longer generated are removed.
    """
    notes = []
    wanted = {path.relative_to(generated) for path in generated.rglob("*") if path.is_file()}
    present = {path.relative_to(release) for path in release.glob("*/**/*") if path.is_file()}
    for name in sorted(wanted):
        if name in present and is_edited(release / name):
            notes.append(f"{release / name} holds answers and is kept; move it to get a fresh one")
        else:
            write_bytes(release / name, (generated / name).read_bytes())
    for name in sorted(present - wanted):
        if name.suffix == ".ipynb" and not is_edited(release / name):
            (release / name).unlink()
        elif not any(part.startswith(".") for part in name.parts):
            notes.append(f"{release / name} was not generated and is kept; remove it if stale")
    _remove_empty_folders(release)
    return notes


def _remove_empty_folders(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def is_edited(path: Path) -> bool:
    """Tell whether a released notebook holds anything that a student wrote or ran."""
    if path.suffix != ".ipynb":
        return False
    cells = read(path).cells
    if any(cell.get("outputs") for cell in cells):
        return True
    graded = [cell for cell in cells if nbgrader_metadata(cell).get("checksum")]
    return any(
        is_solution(cell) and nbgrader_metadata(cell)["checksum"] != compute_checksum(cell)
        for cell in graded
    )
