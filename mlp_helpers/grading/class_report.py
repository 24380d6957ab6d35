"""Collect what the autograded notebooks of a class say: the data of the class report.

A notebook is a student's work, and what it shows is read as plain data that may be anything: the
solutions alone say which exercises there are and what they are worth.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution

from mlp_helpers.checks.core.report import METADATA_KEY
from mlp_helpers.grading.intake import outcome as outcomes
from mlp_helpers.grading.notebooks import SOURCE, GradingError, nbgrader_metadata, read
from mlp_helpers.grading.privacy import Scrub, pseudonyms
from mlp_helpers.grading.records import Finding, findings, mapping, records, text

Progress = Callable[[Sequence[Path]], Iterable[Path]]

HEADING = re.compile(r"^#+\s+(.*)$", re.MULTILINE)
# What reading a notebook raises whose parts are not what they should be.
ODD = (GradingError, AttributeError, KeyError, TypeError, ValueError)
LONGEST = 120  # characters of an error shown
FATAL = {"DeadKernel": "Python ended while a cell ran", "CellTimeoutError": "a cell ran too long"}


@dataclass(frozen=True)
class Exercise:
    """A graded cell: `name` is its check's id, `cell` nbgrader's, `title` the heading above."""

    assignment: str
    notebook: str
    cell: str
    name: str
    title: str
    points: float


@dataclass(frozen=True)
class Attempt:
    """What a student did in an exercise.

    Attributes
    ----------
    tried
        Whether anything was written.
    findings
        The mistakes named; none where a place is still to be filled in, which is no mistake.
    answer
        The cells that the student wrote for it, to be shown.
    source
        The same as it was handed in, to be compared and not shown.
    """

    exercise: Exercise
    student: str
    score: float
    tried: bool
    findings: tuple[Finding, ...] = ()
    answer: str = ""
    source: str = field(default="", repr=False)


@dataclass(frozen=True)
class Trouble:
    """Something that went wrong; `fatal` where a person has to look at the submission."""

    what: str
    where: str = ""
    fatal: bool = False


@dataclass(frozen=True)
class Submission:
    """An assignment handed in.

    Without `attempts` where it was not graded; `repaired` says what had to be repaired before.
    """

    student: str
    assignment: str
    attempts: tuple[Attempt, ...] = ()
    seconds: float | None = None
    troubles: tuple[Trouble, ...] = ()
    repaired: str = ""

    @property
    def graded(self) -> bool:
        """Whether its autograded notebooks could be read."""
        return bool(self.attempts)

    @property
    def failed(self) -> bool:
        """Whether a person has to look at it."""
        return any(trouble.fatal for trouble in self.troubles)

    @property
    def score(self) -> float:
        """Points earned."""
        return sum(attempt.score for attempt in self.attempts)


def exercises(root: Path, assignment: str) -> list[Exercise]:
    """Return the exercises that are graded automatically, in the order of the solution."""
    found = []
    for path in sorted((root / SOURCE / assignment).glob("*.ipynb")):
        title = ""
        for cell in read(path).cells:
            if cell.cell_type == "markdown":
                title = [title, *HEADING.findall(cell.source)][-1]
            elif is_grade(cell) and not is_solution(cell):
                grade_id, points = cell.metadata.nbgrader.grade_id, cell.metadata.nbgrader.points
                names = [text(record.get("exercise")) for record in records(cell)]
                name = (names or [""])[-1] or grade_id
                found.append(Exercise(assignment, path.name, grade_id, name, title, float(points)))
    return found


def collect(
    root: Path,
    workplace: str,
    assignments: Iterable[str],
    names: bool = False,
    progress: Progress = iter,
) -> list[Submission]:
    """Read the submissions of a class.

    Parameters
    ----------
    root : pathlib.Path
        The course's folder.
    workplace : str
        The folder in it that holds ``submitted`` and ``autograded``; empty for `root` itself.
    assignments : iterable of str
        Which assignments to read.
    names : bool, optional
        Whether students appear under their ids, or else under pseudonyms.
    progress : callable, optional
        Wraps the list of submissions to show progress.
    """
    place = root / workplace
    folders = [path for step in ("submitted", "autograded") for path in (place / step).glob("*/*/")]
    students = {path.parent.name for path in folders}
    scrub = Scrub({} if names else pseudonyms(students))
    wanted = {name: exercises(root, name) for name in assignments}
    handed_in = {path.relative_to(path.parents[1]) for path in folders if path.name in wanted}
    found = [
        _submission(place / "autograded" / path, wanted[path.name], scrub)
        for path in progress(sorted(handed_in))
    ]
    # In the order of what is shown: that of the ids would tell whom a pseudonym stands for.
    return sorted(found, key=lambda each: (each.student, each.assignment))


def _submission(folder: Path, wanted: list[Exercise], scrub: Scrub) -> Submission:
    student = scrub.names.get(folder.parent.name, folder.parent.name)
    attempts: list[Attempt] = []
    troubles: list[Trouble] = []
    seconds: list[float] = []
    outcome = outcomes.read(folder) or outcomes.Outcome()
    for name in sorted({exercise.notebook for exercise in wanted}):
        here = [exercise for exercise in wanted if exercise.notebook == name]
        if refused := outcome.refused.get(name.removesuffix(".ipynb")):
            reason = scrub.text(f"was not graded: {refused}")
            troubles.append(Trouble(reason, name, fatal=True))
            continue
        if not (folder / name).is_file():
            troubles.append(Trouble("was handed in, but not graded", name, fatal=True))
            continue
        try:
            notebook = read(folder / name)
            if not any(map(_was_run, notebook.cells)):
                troubles.append(Trouble("its grading was cut off", name, fatal=True))
                continue
            attempts += [_attempt(notebook.cells, each, student, scrub) for each in here]
            troubles += _troubles(notebook.cells, scrub)
            seconds += _seconds(notebook)
        except ODD as error:
            reason = f"the autograded notebook cannot be read ({type(error).__name__})"
            troubles.append(Trouble(reason, name, fatal=True))
    total = sum(seconds) if seconds else None
    repaired = "" if outcome.refused else scrub.text(outcome.reason)
    return Submission(student, folder.name, tuple(attempts), total, tuple(troubles), repaired)


def _attempt(cells: list[NotebookNode], exercise: Exercise, student: str, scrub: Scrub) -> Attempt:
    """Judge one exercise: its answers are the solution cells since the graded cell before."""
    answers: list[NotebookNode] = []
    for cell in cells:
        if nbgrader_metadata(cell).get("grade_id") == exercise.cell:
            break
        answers = [] if is_grade(cell) else answers + [cell] * is_solution(cell)
    else:
        return Attempt(exercise, student, 0.0, tried=False)
    shown = records(cell)
    last = shown[-1] if shown else {}
    score = float(determine_grade(cell)[0] or 0.0)
    blanks = bool(last.get("blanks"))
    tried = score > 0 or (any(map(_changed, answers)) if answers else not blanks)
    found = findings(shown, scrub) if tried and not blanks else ()
    source = "\n\n".join(each.source for each in answers)
    return Attempt(exercise, student, score, tried, found, scrub.code(source), source)


def _was_run(cell: NotebookNode) -> bool:
    return bool(cell.get("execution_count") or cell.get("outputs"))


def _changed(cell: NotebookNode) -> bool:
    """Tell whether a solution cell differs from the one released."""
    return bool(nbgrader_metadata(cell).get("checksum") != compute_checksum(cell))


def _troubles(cells: list[NotebookNode], scrub: Scrub) -> list[Trouble]:
    """Say which cells ended with an error; those below a dead kernel, which never ran, do not."""
    found = []
    for cell in cells:
        outputs = map(mapping, cell.get("outputs", ()))
        errors = [output for output in outputs if output.get("output_type") == "error"]
        for error in errors[:1]:
            name, said = text(error.get("ename")), text(error.get("evalue"))
            where = nbgrader_metadata(cell).get("grade_id", f"In [{cell.get('execution_count')}]")
            if name in FATAL:
                found.append(Trouble(FATAL[name], scrub.text(where), fatal=True))
            elif name != "NotRun":
                found.append(Trouble(scrub.text(f"{name}: {said}")[:LONGEST], scrub.text(where)))
    return found


def _seconds(notebook: NotebookNode) -> list[float]:
    value = mapping(notebook.metadata.get(METADATA_KEY)).get("seconds")
    return [value] if isinstance(value, float) and 0 <= value < math.inf else []
