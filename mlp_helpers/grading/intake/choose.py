"""Find the notebook that a student meant among those that were handed in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from mlp_helpers.grading.intake.files import SUFFIX, Folder, Refusal, read, shown
from mlp_helpers.grading.intake.parse import Parsed, parse
from mlp_helpers.grading.intake.reference import Reference
from mlp_helpers.grading.intake.repair import Match, match

MOST_TRIED = 12
# What browsers, file managers, JupyterLab, Canvas and Moodle put into the name of a copy.
COPY = re.compile(
    r"(?:[ _-]*\(\d+\)|-\d+|[ _-]*copy[ _-]*\d*|[ _-]*kopie[ _-]*\d*)+$|^(?:copy|kopie) (?:of|von) "
)


@dataclass(frozen=True)
class Chosen:
    """The notebook that is graded: its name in the folder, and what it holds.

    Attributes
    ----------
    content
        The file's bytes.
    notes
        Why it is another one than expected, and which were passed over, in words.
    """

    name: PurePosixPath
    content: bytes
    parsed: Parsed
    matched: Match
    notes: tuple[str, ...]


def choose(folder: Folder, reference: Reference, expected: set[str]) -> Chosen:
    """Find the notebook that a student meant.

    It is the one with the most answers; among equals, the one whose name is the most like the
    expected one; among these, the one that was written last.

    Parameters
    ----------
    folder : Folder
        What was handed in; it is called as the assignment is.
    reference : Reference
        The notebook of the assignment.
    expected : set of str
        The names of all notebooks of the assignment, without suffix.

    Raises
    ------
    Refusal
        If there is none that can be graded.
    """
    others = {f"{name}{SUFFIX}" for name in expected - {reference.name}}
    names = [name for name in folder.notebooks if str(name) not in others]
    names.sort(key=lambda name: (len(name.parts), str(name)))
    names.sort(key=partial(_written, folder), reverse=True)
    names.sort(key=lambda name: _distance(name, reference.name))
    found, refused = [], []
    for name in names[:MOST_TRIED]:
        try:
            content = read(folder.path / name)
            parsed = parse(content)
        except Refusal as refusal:
            refused.append((name, str(refusal)))
            continue
        matched = match(parsed.cells, reference)
        if matched.places or _distance(name, reference.name) < 2:
            found.append(Chosen(name, content, parsed, matched, ()))
        else:
            refused.append((name, "it has none of the assignment's cells."))
    if not found:
        raise _refusal(folder, reference, refused)
    best = max(found, key=lambda each: each.matched.answered)  # the first one of the best
    rest = [each.name for each in found if each is not best] + [name for name, _ in refused]
    called = {reference.name} | ({folder.path.name} if len(expected) == 1 else set())
    return _with_notes(best, called, rest)


def _written(folder: Folder, name: PurePosixPath) -> int:
    """Return when a file was written, in seconds: copies made at once are of one time."""
    try:
        return int((folder.path / name).lstat().st_mtime)
    except OSError:
        return 0


def _distance(name: PurePosixPath, expected: str) -> int:
    """Say how far a file's name is from the expected one: 0 the same, 1 a copy's, 2 another."""
    if name.name == expected + SUFFIX:
        return 0
    stem = name.name.casefold().partition(SUFFIX)[0]
    return 1 if COPY.sub("", stem).strip() == expected.casefold() else 2


def _with_notes(best: Chosen, called: set[str], rest: list[PurePosixPath]) -> Chosen:
    """Say which notebook is graded, unless it is the only one and its name is among the usual."""
    notes = []
    usual = len(best.name.parts) == 1 and best.name.suffix == SUFFIX
    near = 0 if rest else 1  # what a platform adds to a name is nobody's fault
    if not usual or min(_distance(best.name, name) for name in called) > near:
        notes.append(f"graded from {shown(best.name)}")
    if rest:
        notes.append(f"not graded: {', '.join(map(shown, rest[:5]))}")
    return Chosen(best.name, best.content, best.parsed, best.matched, tuple(notes))


def _refusal(
    folder: Folder, reference: Reference, refused: list[tuple[PurePosixPath, str]]
) -> Refusal:
    if refused:
        name, reason = refused[0]
        return Refusal(f"{shown(name)}: {reason}")
    if folder.others:
        held = ", ".join(map(shown, list(folder.others)[:5]))
        what = f"there is no notebook among what was handed in: {held}"
    else:
        what = f"the folder holds no {reference.name}{SUFFIX}"
    return Refusal("; ".join([what, *folder.notes]) + ".")
