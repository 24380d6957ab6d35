"""Lay out a clean copy of what was handed in, and let nbgrader grade that."""

from __future__ import annotations

import glob
import hashlib
import json
import os
import re
import shutil
import tempfile
import time
import weakref
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import rmtree

from mlp_helpers.grading.gradebook import kept_by_hand
from mlp_helpers.grading.intake import outcome as outcomes
from mlp_helpers.grading.intake.choose import choose
from mlp_helpers.grading.intake.files import SUFFIX, TIMESTAMP, Folder, Refusal, scan, shown
from mlp_helpers.grading.intake.outcome import Outcome
from mlp_helpers.grading.intake.place import free
from mlp_helpers.grading.intake.reference import Reference, references
from mlp_helpers.grading.intake.repair import repair, untouched
from mlp_helpers.grading.intake.timestamp import normalise

PREFIX = ".intake-"
CUT_OFF = "its grading was cut off: grade it again"
OUTDATED = 24 * 60 * 60
"""Seconds after which what an aborted run left behind is removed."""


@dataclass(frozen=True)
class Staged:
    """A submission laid out for grading: its files by their names, and what was done to it."""

    files: dict[PurePosixPath, bytes]
    outcome: Outcome


def stage(
    path: Path, wanted: list[Reference], ignore: tuple[str, ...] = (), outputs: bool = False
) -> Staged:
    """Read a submission, and repair it where it can be.

    Parameters
    ----------
    path : pathlib.Path
        The folder that was handed in, or whatever stands in its place.
    wanted : list of Reference
        The assignment's notebooks.
    ignore : tuple of str, optional
        Patterns of names that are passed over.
    outputs : bool, optional
        Whether to keep the outputs, for a grading that runs nothing.
    """
    try:
        return _stage(scan(path, ignore), wanted, outputs)
    except Refusal as refusal:
        reason = str(refusal)
    except Exception as error:  # whatever it is, it concerns this submission alone
        reason = f"what was handed in cannot be read ({type(error).__name__}: {error})."[:300]
    files = {_file(each): _dump(untouched(each, reason)) for each in wanted}
    names = [each.name for each in wanted]
    return Staged(files, Outcome(_digest([reason]), dict.fromkeys(names, reason), graded=names))


def _stage(folder: Folder, wanted: list[Reference], outputs: bool) -> Staged:
    outcome = Outcome(graded=[each.name for each in wanted])
    files: dict[PurePosixPath, bytes] = {}
    seen: list[str | bytes] = []
    base = PurePosixPath()
    for reference in wanted:
        try:
            chosen = choose(folder, reference, set(outcome.graded))
        except Refusal as refusal:
            outcome.refused[reference.name] = str(refusal)
            files[_file(reference)] = _dump(untouched(reference, str(refusal)))
            seen.append(str(refusal))
            continue
        notebook, notes = repair(chosen.parsed, chosen.matched, outputs)
        if said := [*chosen.notes, *notes]:
            outcome.repairs[reference.name] = said
        files[_file(reference)] = _dump(notebook)
        seen += [str(chosen.name), chosen.content]
        base = chosen.name.parent
    _take_along(folder, base, files, outcome)
    others = (part for name in sorted(folder.others) for part in (str(name), folder.others[name]))
    outcome.digest = _digest([*seen, *others])
    return Staged(files, outcome)


def _file(reference: Reference) -> PurePosixPath:
    return PurePosixPath(reference.name + SUFFIX)


def _digest(parts: Iterable[str | bytes]) -> str:
    """Return a digest of all parts, each with its length, so that none runs into the next."""
    digest = hashlib.sha256()
    for part in parts:
        content = os.fsencode(part)
        digest.update(b"%d:" % len(content) + content)
    return digest.hexdigest()


def _dump(notebook: dict[str, Any]) -> bytes:
    return json.dumps(notebook, indent=1, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _take_along(
    folder: Folder, base: PurePosixPath, files: dict[PurePosixPath, bytes], outcome: Outcome
) -> None:
    """Add the other files, those beside a notebook in a folder of its own as seen from there."""
    stamps = []
    for name, content in folder.others.items():
        place = name.relative_to(base) if name.is_relative_to(base) else name
        if place.name == TIMESTAMP:
            stamps.append((len(name.parts), content))
        elif place.name != outcomes.RECORD:
            files.setdefault(place, content)
    outcome.notes += folder.notes
    if stamps:
        written = normalise(min(stamps)[1])
        if written is None:
            outcome.notes.append("its time stamp says no time, and was left out")
        else:
            files[PurePosixPath(TIMESTAMP)] = written.encode() + b"\n"


class Intake(NotebookExporter):
    """nbgrader's exporter of notebooks, which lets its converter grade clean copies.

    nbgrader makes its exporter when it has listed what was handed in, and before it looks into any
    of it. This one then gives the converter, its parent, a course directory of its own, whose
    submitted folder holds the copies, and the list of those that are to be graded: all whose
    content is not what was graded before, or all with ``--force``. Without a parent, or with an
    assignment that the gradebook does not know, nothing is changed.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.staged: dict[str, Outcome] = {}
        converter = self.parent
        if converter is None or not hasattr(converter, "assignments"):
            return
        course = converter.coursedir
        source = Path(course.format_path(course.source_directory, ".", course.assignment_id))
        known = references(course.db_url, course.course_id, course.assignment_id, source)
        self.wanted = [each for each in known if fnmatchcase(each.name, course.notebook_id)]
        if self.wanted:
            self._lay_out(converter, course)

    def _lay_out(self, converter: Any, course: CourseDirectory) -> None:
        """Copy what is to be graded, and point the converter to the copies."""
        above = Path(course.root, course.submitted_directory).parent
        _remove_outdated(above)
        place = Path(tempfile.mkdtemp(prefix=PREFIX, dir=above))
        weakref.finalize(self, _remove, place, os.getpid())
        own = CourseDirectory(
            parent=course.parent,
            **{name: getattr(course, name) for name in course.trait_names(config=True)},
        )
        own.submitted_directory = str(place.relative_to(course.root))
        own.ignore = [*course.ignore, outcomes.RECORD]
        assignments: dict[str, list[str]] = {}
        unchanged = 0
        free(course, glob.escape(course.assignment_id))
        for student, path in submissions(course):
            staged = stage(path, self.wanted, tuple(course.ignore), self._keeps_outputs())
            graded = graded_folder(course, course.assignment_id, student)
            if not converter.force and _is_graded(graded, staged.outcome):
                unchanged += 1
                continue
            target = own.format_path(own.submitted_directory, student, course.assignment_id)
            _write(Path(target), staged.files)
            self.staged[target] = staged.outcome
            assignments[target] = [f"{target}/{each.name}{SUFFIX}" for each in self.wanted]
        if unchanged:
            self.log.info("%d submissions are as they were when they were graded", unchanged)
        converter.coursedir = own
        converter.assignments = assignments
        converter.force = True  # nbgrader would go by the time stamp alone
        self._course, self._hooks = own, (converter.pre_convert_hook, converter.post_convert_hook)
        converter.pre_convert_hook, converter.post_convert_hook = self._forget, self._record

    def _keeps_outputs(self) -> bool:
        return self.config.get("ClearOutput", {}).get("enabled", True) is False

    def _forget(self, assignment: str, student: str, notebooks: list[str]) -> None:
        """Take back what an earlier grading left; called by nbgrader before a submission is graded.

        Should this grading be cut off, then the gradebook holds no score of other work.
        """
        who = Path(notebooks[0]).parents[1].name
        names = [each.name for each in self.wanted]
        forget(self._course, assignment, who, names)
        begun = Outcome(refused=dict.fromkeys(names, CUT_OFF), graded=names)
        outcomes.write(graded_folder(self._course, assignment, who), begun)
        if self._hooks[0]:
            self._hooks[0](assignment=assignment, student=student, notebooks=notebooks)

    def _record(self, assignment: str, student: str, notebooks: list[str]) -> None:
        """Keep what became of a submission; called by nbgrader when it is graded."""
        folder = Path(notebooks[0]).parent
        who, outcome = folder.parent.name, self.staged[str(folder)]
        outcomes.write(graded_folder(self._course, assignment, who), outcome)
        if outcome.status == outcomes.REPAIRED:
            self.log.warning("%s: repaired: %s", shown(who), outcome.reason)
        with Gradebook(self._course.db_url, self._course.course_id) as gradebook:
            kept = kept_by_hand(gradebook.find_submission(assignment, who))
        if kept:
            said = "%s: points given by hand before this grading still count: %s"
            self.log.warning(said, shown(who), ", ".join(kept))
        if self._hooks[1]:
            self._hooks[1](assignment=assignment, student=student, notebooks=notebooks)


def submissions(course: CourseDirectory) -> Iterator[tuple[str, Path]]:
    """Yield the id of each student who handed something in, and where it lies.

    An id with brackets is also taken as it stands, although nbgrader reads it as a pattern. What
    no id can hold, such as the end of a line, at which nbgrader would stop, is written as a number.
    """
    paths = {
        Path(found)
        for student in (course.student_id, glob.escape(course.student_id))
        for found in glob.glob(
            course.format_path(
                course.submitted_directory, student, glob.escape(course.assignment_id)
            )
        )
    }
    excluded = course.student_id_exclude.split(",") if course.student_id_exclude else []
    for path in sorted(paths):
        student = os.fsencode(path.parent.name).decode("utf-8", "backslashreplace")
        student = re.sub(r"[\x00-\x1f\x7f]", lambda found: f"\\x{ord(found[0]):02x}", student)
        if student not in excluded:
            yield student, path


def graded_folder(course: CourseDirectory, assignment: str, student: str) -> Path:
    """Return the folder of a submission's autograded notebooks."""
    return Path(course.format_path(course.autograded_directory, student, assignment))


def forget(course: CourseDirectory, assignment: str, student: str, notebooks: list[str]) -> None:
    """Take back the scores, the time stamp and the feedback of an earlier grading.

    What a person gave by hand stays; nbgrader marks it as to be looked at again.
    """
    with Gradebook(course.db_url, course.course_id) as gradebook, suppress(MissingEntry):
        submission = gradebook.find_submission(assignment, student)
        submission.timestamp = None
        for notebook in submission.notebooks:
            if notebook.name in notebooks:
                for grade in notebook.grades:
                    grade.auto_score = 0.0
        gradebook.db.commit()
    pages = Path(course.format_path(course.feedback_directory, student, assignment))
    if pages.is_dir():
        rmtree(str(pages))


def _is_graded(folder: Path, outcome: Outcome) -> bool:
    """Tell whether just this was graded already, to the end."""
    before = outcomes.read(folder)
    return (
        before is not None
        and before.digest == outcome.digest
        and set(outcome.graded) <= set(before.graded)
        and all((folder / f"{name}{SUFFIX}").is_file() for name in outcome.graded)
    )


def _write(folder: Path, files: dict[PurePosixPath, bytes]) -> None:
    folder.mkdir(parents=True)
    for name, content in files.items():
        target = folder / name
        with suppress(FileExistsError, NotADirectoryError):  # once a file, once a folder
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def _remove(place: Path, process: int) -> None:
    if os.getpid() == process:  # not a fork of the process that made it
        shutil.rmtree(place, ignore_errors=True)


def _remove_outdated(above: Path) -> None:
    """Remove what runs that were killed left behind."""
    for path in above.glob(f"{PREFIX}*"):
        if path.stat().st_mtime < time.time() - OUTDATED:
            shutil.rmtree(path, ignore_errors=True)
