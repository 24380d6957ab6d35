"""A student's working copies: apart from the course's own files, so that an update never conflicts.

The folder ``work`` is laid out as the course is, so that every link between notebooks works there.
"""

from __future__ import annotations

import json
from pathlib import Path

from mlp_helpers._command import check_writable
from mlp_helpers.student.course import COURSE, EXERCISES
from mlp_helpers.student.notebooks import digest, dump, read, write_bytes
from mlp_helpers.student.published import address, with_badge
from mlp_helpers.student.setup_cell import with_setup_cell

WORK = "work"
START = "00_start_here.ipynb"
RECORD = ".copies.json"
"""In the folder of the copies: a digest of what each was a copy of."""


def prepare(root: Path) -> list[str]:
    """Make the copies that are missing, renew those that nobody edited, and keep all others.

    A copy counts as edited where the text of a cell was changed, added or removed. Outputs alone
    are no work.

    Parameters
    ----------
    root : pathlib.Path
        The folder of the course.

    Returns
    -------
    list of str
        For each edited copy whose original has changed, how to get the new one.
    """
    work = root / WORK
    check_writable(work)
    record = _record(work)
    notes = []
    for original in originals(root):
        name = original.relative_to(root)
        # No badge: it opens the published notebook, and not the student's.
        new = with_badge(with_setup_cell(read(original), address(root)), "")
        known, offered = record.get(name.as_posix()), digest(new)
        copy = work / name
        if copy.exists() and digest(read(copy)) not in (known, offered):
            if known != offered:
                notes.append(_newer(Path(WORK, name)))
            continue
        if known != offered or not copy.exists():
            write_bytes(copy, dump(new))
        record[name.as_posix()] = offered
    write_bytes(work / RECORD, (json.dumps(record, indent=1) + "\n").encode())
    return notes


def originals(root: Path) -> list[Path]:
    """Return the course's notebooks that a student works with."""
    patterns = (START, f"{COURSE}/*.ipynb", f"{EXERCISES}/*/*.ipynb")
    return [path for pattern in patterns for path in sorted(root.glob(pattern))]


def _record(work: Path) -> dict[str, str]:
    try:
        found = json.loads((work / RECORD).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _newer(copy: Path) -> str:
    return (
        f"{copy} is yours and was kept, but the course has a newer one: rename yours and run "
        "`mlp lab` again to get it beside yours."
    )
