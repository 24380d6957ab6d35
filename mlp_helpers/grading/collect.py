"""Unpack what a learning platform collected from a whole class into ``submitted``."""

from __future__ import annotations

import io
import os
import re
import shutil
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from mlp_helpers._errors import CommandError
from mlp_helpers.grading.gradebook import Person
from mlp_helpers.grading.intake.files import is_notebook
from mlp_helpers.student.notebooks import write_bytes

SUBMITTED = "submitted"
LARGEST = 50 * 2**20
"""Bytes of a file; nobody's notebook is larger, and a zip may promise little and hold much."""
MOST_PACKED = 20
"""Notebooks in a zip that a student handed in."""
NO_ZIP = (zipfile.BadZipFile, NotImplementedError, RuntimeError)
_MOODLE = re.compile(
    r"(?P<name>[^_]+)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)(?:_(?P<file>.*))?$"
)
_CANVAS = re.compile(
    r"(?P<name>[^_\W]+)_(?P<late>LATE_)?(?P<number>\d+)_(?:\d+_|(?=text\.html$))(?P<file>.+)$"
)


@dataclass(frozen=True)
class Origin:
    """Whose a file of the zip is, and what it is called; `late` is Canvas's mark."""

    person: Person
    file: str
    late: bool = False


Owned = tuple[Origin, zipfile.ZipInfo]
"""A file of the zip, with its owner."""


@dataclass
class Collected:
    """What one student handed in.

    Attributes
    ----------
    files
        The names of those that were unpacked: the notebooks, and all only where there is none.
    too_large
        The names of those that were left out.
    late
        Whether Canvas marks it as late.
    """

    person: Person
    files: dict[str, tuple[bytes, float | None]] = field(default_factory=dict)
    too_large: list[str] = field(default_factory=list)
    late: bool = False

    def add(self, name: str, content: bytes, entry: zipfile.ZipInfo) -> None:
        """Add a file, under another name where there is one of its name from another folder."""
        path, number = PurePosixPath(name), 1
        while name in self.files:
            number += 1
            name = f"{path.stem}-{number}{path.suffix}"
        self.files[name] = content, _written(entry)

    def __str__(self) -> str:
        """Say it in a line."""
        said = ", ".join(self.files)
        if not any(is_notebook(PurePosixPath(name)) for name in self.files):
            said = f"no notebook, and will not be graded: {said or 'nothing'}"
        if self.too_large:
            said += f"; left out, larger than 50 MB: {', '.join(self.too_large)}"
        return f"{self.person.id}: {said}{' (late, Canvas says)' * self.late}"


def collect(root: Path, assignment: str, archive: Path) -> list[Collected]:
    """Unpack what a class handed in, each student's into a folder.

    Moodle's and Canvas's names are understood, and a folder for each student. A zip that a student
    handed in is opened if it holds a notebook. Who handed in no notebook gets a folder, too, so
    that the grading says so. What the same student handed in before is replaced.

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
    list of Collected
        What was handed in, sorted by the students' ids.

    Raises
    ------
    CommandError
        If it is no zip, or holds nothing of anybody.
    """
    with opened(archive) as packed:
        found = [_collected(packed, archive, files) for files in by_student(packed).values()]
    if not found:
        raise CommandError(
            f"{archive} holds no notebook of a student: expected names as Moodle or Canvas give "
            "them, or a folder <student>/ for each. Unpack it into submitted/ by hand."
        )
    for each in found:
        place = root / SUBMITTED / each.person.id / assignment
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        for name, (content, moment) in each.files.items():
            write_bytes(place / name, content)
            if moment is not None:
                os.utime(place / name, (moment, moment))
    return found


@contextmanager
def opened(archive: Path) -> Iterator[zipfile.ZipFile]:
    """Open a platform's zip.

    Raises
    ------
    CommandError
        If it is no zip.
    """
    try:
        with zipfile.ZipFile(archive) as packed:
            yield packed
    except NO_ZIP as error:
        raise CommandError(f"{archive} is not a zip that can be read: {error}.") from None


def by_student(packed: zipfile.ZipFile) -> dict[str, list[Owned]]:
    """Return the files of each student in a platform's zip, sorted by the students' ids."""
    found: dict[str, list[Owned]] = {}
    for origin, entry in _owned(packed.infolist()):
        found.setdefault(origin.person.id, []).append((origin, entry))
    return dict(sorted(found.items()))


def _collected(packed: zipfile.ZipFile, archive: Path, entries: list[Owned]) -> Collected:
    """Read a student's notebooks, those in a zip where there are no others, else all files."""
    made = Collected(entries[0][0].person, late=any(origin.late for origin, _ in entries))
    for origin, entry in entries:
        if is_notebook(PurePosixPath(origin.file)):
            if entry.file_size > LARGEST:
                raise CommandError(f"{archive}: {entry.filename} is larger than 50 MB.")
            made.add(origin.file, packed.read(entry), entry)
    if made.files:
        return made
    for origin, entry in entries:
        if entry.file_size > LARGEST:
            made.too_large.append(origin.file)
            continue
        content = packed.read(entry)
        if not _unpack(content, made):
            made.add(origin.file, content, entry)
    return made


def _unpack(content: bytes, made: Collected) -> bool:
    """Add the notebooks of a zip that a student made; tell whether there are any."""
    with suppress(*NO_ZIP), zipfile.ZipFile(io.BytesIO(content)) as packed:
        inside = [
            (PurePosixPath(entry.filename), entry)
            for entry in packed.infolist()
            if not entry.is_dir() and is_notebook(PurePosixPath(entry.filename))
        ]
        inside = [(path, entry) for path, entry in inside if not _is_clutter(path)]
        if len(inside) > MOST_PACKED or sum(entry.file_size for _, entry in inside) > LARGEST:
            return False
        read = [(_file(path.name), packed.read(entry), entry) for path, entry in inside]
        for each in read:
            made.add(*each)
        return bool(read)
    return False


def _written(entry: zipfile.ZipInfo) -> float | None:
    """Return when a file was written, if its zip says so."""
    try:
        return time.mktime((*entry.date_time, 0, 0, -1)) if entry.date_time[0] > 1980 else None
    except (ValueError, OverflowError):
        return None


def _owned(entries: list[zipfile.ZipInfo]) -> Iterator[Owned]:
    """Yield the files of the zip that are somebody's, each with its owner."""
    files = [(PurePosixPath(each.filename), each) for each in entries if not each.is_dir()]
    if len({path.parent for path, _ in files}) == 1:  # all in one more folder
        files = [
            (PurePosixPath(path.name) if _CANVAS.match(path.name) else path, entry)
            for path, entry in files
        ]
    of_students = {
        path.parent for path, _ in files if owner(path) and not _platform(path) and path.parent.name
    }
    for path, entry in files:
        if not _is_clutter(path) and (whose := owner(path) or _beside(path, of_students)):
            yield whose, entry


def owner(path: PurePosixPath) -> Origin | None:
    """Return whose a file of the zip is: a platform says it of any, a folder of a notebook."""
    if _is_clutter(path):
        return None
    if found := _platform(path):
        return found
    if is_notebook(path) and len(path.parts) > 1:
        return Origin(Person(_plain(path.parts[-2])), _file(path.name))
    return None


def _platform(path: PurePosixPath) -> Origin | None:
    """Return whose a file is by the names that Moodle and Canvas give."""
    for part in path.parts:  # from the outside: whoever hands in names what is inside
        if match := _MOODLE.match(part):
            name = (match["file"] if part == path.name else "") or path.name
            first, last = _names(match["name"])
            student = f"{_plain(match['name'])}-{match['number']}"
            return Origin(
                Person(student, first, last, f"Participant {match['number']}"), _file(name)
            )
    if len(path.parts) == 1 and (match := _CANVAS.match(path.name)):
        person = Person(f"{_plain(match['name'])}-{match['number']}", lms_user_id=match["number"])
        return Origin(person, _file(match["file"]), late=bool(match["late"]))
    return None


def _beside(path: PurePosixPath, of_students: set[PurePosixPath]) -> Origin | None:
    """Return whose a file is that is no notebook: it lies in a folder as others' notebooks do."""
    if not of_students or set(path.parents) & of_students:
        return None
    ((depth, _),) = Counter(len(each.parts) for each in of_students).most_common(1)
    folder = PurePosixPath(*path.parts[:depth])
    if len(path.parts) <= depth or any(folder in each.parents for each in of_students):
        return None
    return Origin(Person(_plain(folder.name)), _file(path.name))


def _is_clutter(path: PurePosixPath) -> bool:
    return path.name.startswith(".") or bool({"__MACOSX", ".ipynb_checkpoints"} & set(path.parts))


def _names(name: str) -> tuple[str, str]:
    """Return first and last name of "Ann Lee" or "Lee, Ann"."""
    last, comma, first = name.partition(", ")
    if not comma:
        first, _, last = name.strip().rpartition(" ")
    return first.strip(), last.strip()


def _plain(name: str) -> str:
    """Return a name as an id that is a folder's name on every system."""
    return re.sub(r"[^\w.@-]+", "-", name).strip("-.").lower() or "somebody"


def _file(name: str) -> str:
    return re.sub(r"[^\w. ()-]+", "-", name).lstrip(".") or "notebook.ipynb"
