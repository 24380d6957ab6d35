"""Hand in through nbgrader's exchange: a folder that all users of a server share."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from mlp_helpers._errors import CommandError
from mlp_helpers.student.course import Assignment


def released(assignment: Assignment) -> str:
    """Return the course in which this machine's exchange has an assignment; empty if in none.

    nbgrader is asked, which knows its own settings.
    """
    if find_spec("nbgrader") is None:
        return ""
    with tempfile.TemporaryDirectory() as empty:  # without the settings of a course's folder
        done = _nbgrader("list", f"--assignment={assignment.id}", cwd=Path(empty))
    if done.returncode:
        return ""  # there is no exchange
    # A line each, on stderr: course and assignment. What its option --json does, nothing reads.
    found = re.findall(rf"(\S+) {re.escape(assignment.id)}$", done.stderr, re.MULTILINE)
    return found[0] if len(found) == 1 else ""


def hand_in(assignment: Assignment, course: str, content: bytes) -> None:
    """Hand a notebook in, under the name that it was released with.

    Raises
    ------
    CommandError
        If the exchange does not take it.
    """
    with tempfile.TemporaryDirectory() as aside:
        notebook = Path(aside, assignment.id, assignment.exercise.name)
        notebook.parent.mkdir()
        notebook.write_bytes(content)
        # Who has set a folder for fetched exercises keeps their own copies there.
        words = (assignment.id, f"--course={course}", "--Exchange.assignment_dir=.")
        done = _nbgrader("submit", *words, cwd=Path(aside))
    if done.returncode:
        said = re.findall(r"\| CRITICAL\] (.+)", done.stderr) or done.stderr.splitlines()
        raise CommandError(
            "the exchange of this server did not take your exercise; nbgrader says: "
            f"{' '.join(said[-1:]) or 'nothing'}. Your file is in work/hand-in. "
            "Ask your instructor."
        )


def _nbgrader(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "nbgrader", *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
