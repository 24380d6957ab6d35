"""Read what lies in a submitted folder, in bounded time and size, without following anything."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from mlp_helpers.grading.notebooks import GradingError

LARGEST_NOTEBOOK = 100 * 2**20
"""Bytes of a notebook that is still read: outputs count, although they are thrown away."""
LARGEST_REST = 20 * 2**20
"""Bytes of all other files together."""
MOST_ENTRIES = 2_000
DEEPEST = 5
SUFFIX = ".ipynb"
TIMESTAMP = "timestamp.txt"
PLACE = "this_was_not_handed_in.ipynb"
"""What stands for a notebook where there is none; see `mlp_helpers.grading.intake.place`."""
# What other programs leave beside a notebook.
CLUTTER = (PLACE, ".ipynb_checkpoints", "__MACOSX", "__pycache__", "._*", ".DS_Store", "Thumbs.db")


class Refusal(GradingError):
    """What was handed in cannot be graded; the message is the reason, to be read by the student."""


@dataclass
class Folder:
    """The regular files of a submitted folder.

    Attributes
    ----------
    notebooks
        Those that may hold a notebook, with a path relative to the folder.
    others
        All others, with their content.
    notes
        What was left out, in words.
    """

    path: Path
    notebooks: list[PurePosixPath] = field(default_factory=list)
    others: dict[PurePosixPath, bytes] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def scan(path: Path, ignore: tuple[str, ...] = ()) -> Folder:
    """Look through a submitted folder, and read what is no notebook.

    Parameters
    ----------
    path : pathlib.Path
        The folder.
    ignore : tuple of str, optional
        Patterns of names that are passed over.

    Raises
    ------
    Refusal
        If it is no folder that can be looked through.
    """
    folder = Folder(path)
    left, odd = LARGEST_REST, 0
    large = []
    try:
        for name, size in sorted(_regular(path, CLUTTER + ignore, folder.notes)):
            if is_notebook(name):
                folder.notebooks.append(name)
            elif size <= left:
                try:
                    folder.others[name] = read(path / name, left)
                    left -= size
                except Refusal:
                    odd += 1
            else:
                large.append(shown(name))
    except NotADirectoryError:
        raise Refusal("this is no folder with a notebook in it, but something else.") from None
    except OSError as error:
        raise Refusal(f"the folder cannot be read: {error.strerror or error}.") from None
    if large:
        folder.notes.append(f"left out because of their size: {', '.join(large[:5])}")
    if odd:
        folder.notes.append(f"{odd} files cannot be read and were left out")
    return folder


def is_notebook(name: PurePosixPath) -> bool:
    """Tell whether a name is one that a notebook may have, also after a browser added to it."""
    endings = [ending.lower() for ending in name.suffixes[-2:]]
    return SUFFIX in endings and endings[-1] in (SUFFIX, ".txt", ".json")


def _regular(
    top: Path, ignore: tuple[str, ...], notes: list[str]
) -> Iterator[tuple[PurePosixPath, int]]:
    """Yield the regular files below a folder with their sizes, and note what else there is."""
    if stat.S_ISLNK(top.lstat().st_mode):
        raise NotADirectoryError
    waiting, seen, odd = [PurePosixPath()], 0, []
    while waiting:
        here = waiting.pop()
        with os.scandir(top / here) as entries:
            for entry in sorted(entries, key=lambda each: each.name):
                seen += 1
                name = here / entry.name
                if seen > MOST_ENTRIES or any(fnmatch(entry.name, each) for each in ignore):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    if len(name.parts) < DEEPEST:
                        waiting.append(name)
                elif entry.is_file(follow_symlinks=False):
                    yield name, entry.stat(follow_symlinks=False).st_size
                else:
                    odd.append(shown(name))
    if odd:
        notes.append(f"links and devices are not followed: {', '.join(odd[:5])}")
    if seen > MOST_ENTRIES:
        notes.append(f"only the first {MOST_ENTRIES} of {seen} files were looked at")


def read(path: Path, limit: int = LARGEST_NOTEBOOK) -> bytes:
    """Read a regular file that is not larger than `limit` bytes.

    Raises
    ------
    Refusal
        If it is something else: a link, a pipe, a folder, too large, or not to be read.
    """
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        handle = os.open(path, flags)
    except OSError as error:
        raise Refusal(f"the file cannot be read: {error.strerror or error}.") from None
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise Refusal("expected a file, found something else of that name.")
        if found.st_size > limit:
            raise Refusal(
                f"the file has {found.st_size / 2**20:.0f} MB, and {limit / 2**20:.0f} MB is the "
                "most that is read. Clear the outputs of the notebook, and hand it in again."
            )
        return file.read(limit)


def shown(name: PurePosixPath | str) -> str:
    """Write a file's name so that it can stand in a sentence, whatever its characters are."""
    text = os.fsencode(str(name)).decode("utf-8", "backslashreplace")
    return "".join(each if each.isprintable() else "?" for each in text)[:100]
