"""Unpack what a learning platform collected from a whole class into ``submitted``."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path, PurePosixPath

from mlp_helpers._errors import CommandError
from mlp_helpers.student.notebooks import write_bytes

SUBMITTED = "submitted"
LARGEST = 50 * 2**20
"""Bytes of a file; nobody's notebook is larger, and a zip may promise little and hold much."""
_MOODLE = re.compile(r"(?P<name>[^_]+)_(?P<number>\d+)_assignsubmission_file(?:_(?P<file>.*))?$")
_CANVAS = re.compile(r"(?P<name>[^_\W]+)_(?:LATE_)?(?P<number>\d+)_\d+_(?P<file>.+)$")


def collect(root: Path, assignment: str, archive: Path) -> dict[str, list[str]]:
    """Unpack the notebooks of a class, each into its student's folder.

    Moodle's and Canvas's names are understood, and a folder for each student. What the same
    student handed in before is replaced.

    Parameters
    ----------
    root : pathlib.Path
        The course's folder.
    assignment : str
        nbgrader's id.
    archive : pathlib.Path
        The zip of all submissions.

    Returns
    -------
    dict of str to list of str
        By student the files that were collected.

    Raises
    ------
    CommandError
        If it is no zip, or holds no notebook of anybody.
    """
    found: dict[str, list[tuple[str, bytes]]] = {}
    try:
        with zipfile.ZipFile(archive) as packed:
            folders = {PurePosixPath(name).parent for name in packed.namelist() if name[-1:] != "/"}
            for entry in packed.infolist():
                path = PurePosixPath(entry.filename)
                if len(folders) == 1 and _CANVAS.match(path.name):  # all in one more folder
                    path = PurePosixPath(path.name)
                whose = owner(path)
                if whose is None or entry.is_dir():
                    continue
                if entry.file_size > LARGEST:
                    raise CommandError(f"{archive}: {entry.filename} is larger than 50 MB.")
                student, name = whose
                found.setdefault(student, []).append((name, packed.read(entry)))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise CommandError(f"{archive} is not a zip that can be read: {error}.") from None
    if not found:
        raise CommandError(
            f"{archive} holds no notebook of a student: expected names as Moodle or Canvas give "
            "them, or a folder <student>/ for each. Unpack it into submitted/ by hand."
        )
    for student, files in found.items():
        place = root / SUBMITTED / student / assignment
        shutil.rmtree(place, ignore_errors=True)
        for name, content in files:
            write_bytes(place / name, content)
    return {student: [name for name, _ in files] for student, files in sorted(found.items())}


def owner(path: PurePosixPath) -> tuple[str, str] | None:
    """Return whose notebook a file of the zip is, and its name; ``None`` for anything else."""
    if path.suffix.lower() != ".ipynb" or path.name.startswith(".") or "__MACOSX" in path.parts:
        return None
    for part in path.parts:  # from the outside: whoever hands in names what is inside
        if match := _MOODLE.match(part):
            name = match["file"] if part == path.name else path.name
            return f"{_plain(match['name'])}-{match['number']}", _file(name or path.name)
    if len(path.parts) > 1:
        return _plain(path.parts[-2]), _file(path.name)
    if match := _CANVAS.match(path.name):
        return f"{_plain(match['name'])}-{match['number']}", _file(match["file"])
    return None


def _plain(name: str) -> str:
    """Return a name as an id that is a folder's name on every system."""
    return re.sub(r"[^\w.@-]+", "-", name).strip("-.").lower() or "somebody"


def _file(name: str) -> str:
    return re.sub(r"[^\w. ()-]+", "-", name).lstrip(".") or "notebook.ipynb"
