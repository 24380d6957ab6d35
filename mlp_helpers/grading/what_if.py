"""Grade an assignment anew without writing it down, and say whose score would change, and why."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import NbGraderAPI
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Unicode
from traitlets.config import Config

from mlp_helpers.grading.config import settings
from mlp_helpers.grading.gradebook import copy_gradebook, exists
from mlp_helpers.grading.judge.preprocessor import SEED
from mlp_helpers.grading.notebooks import GradingError, nbgrader_metadata
from mlp_helpers.grading.records import Record, mapping, records, text

Scores = dict[tuple[str, str, str], float]


@dataclass(frozen=True)
class Change:
    """What a cell of a student's would earn, in place of what it has.

    Attributes
    ----------
    why
        What differs in what its check says.
    """

    student: str
    cell: str
    before: float
    after: float
    why: tuple[str, ...]


class KeptSeed(NbGraderPreprocessor):
    """Give a submission the seed that its hidden inputs were drawn from when it was graded."""

    folder = Unicode(help="Where the graded notebooks are, by student.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Put the seed into the metadata."""
        names = resources["nbgrader"]
        nb.metadata.pop(SEED, None)
        graded = _read(Path(self.folder, names["student"], names["assignment"], names["notebook"]))
        if graded is not None and SEED in graded.metadata:
            nb.metadata[SEED] = graded.metadata[SEED]
        return nb, resources


def what_if(root: Path, assignment: str, workplace: str = "") -> tuple[list[Change], int]:
    """Grade an assignment anew, with the same hidden inputs, into a folder that is thrown away.

    Parameters
    ----------
    root : pathlib.Path
        The course's folder.
    assignment : str
        Which one.
    workplace : str, optional
        A folder in `root` with the class.

    Returns
    -------
    changes : list of Change
        The cells whose score would change; none where nothing was changed since.
    graded : int
        How many students' work was compared.

    Raises
    ------
    GradingError
        If nothing was graded yet, or nbgrader fails.
    """
    config = settings(root, workplace)
    course = CourseDirectory(config=config, assignment_id=assignment)
    autograded = Path(course.root, course.autograded_directory)
    if not exists(course.db_url) or not any(autograded.glob(f"*/{assignment}/*.ipynb")):
        raise GradingError(
            f"{assignment} was not graded yet: expected notebooks in {autograded} and scores in "
            f"the gradebook. Run `nbgrader autograde {assignment}` first."
        )
    with tempfile.TemporaryDirectory(prefix="what-if-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        for name in ("before.db", "after.db"):
            copy_gradebook(course.db_url, f"sqlite:///{place / name}", course.course_id)
        _grade(_elsewhere(config, place, autograded), assignment)
        before, after = (
            _scores(f"sqlite:///{place / name}", course.course_id, assignment)
            for name in ("before.db", "after.db")
        )
        places = (autograded, place / "autograded")
        found = list(_changes(before, after, assignment, places))
    return found, len({student for student, _, _ in before})


def _elsewhere(config: Config, place: Path, autograded: Path) -> Config:
    """Return settings by which nothing of the course is written, and seeds are the kept ones."""
    config = copy.deepcopy(config)
    config.CourseDirectory.db_url = f"sqlite:///{place / 'after.db'}"
    for step in ("autograded", "feedback"):
        config.CourseDirectory[f"{step}_directory"] = str(place / step)
    steps = config.Autograde.get("sanitize_preprocessors")
    if not isinstance(steps, list):
        steps = Autograde.class_traits()["sanitize_preprocessors"].default()
    config.Autograde.sanitize_preprocessors = [*steps, KeptSeed]
    config.KeptSeed.folder = str(autograded)
    config.JudgedExecute.replay = True
    return config


def _grade(config: Config, assignment: str) -> None:
    result = NbGraderAPI(config=config).autograde(assignment, "*")
    if not result["success"]:
        said = result.get("log", "") + result.get("error", "")
        raise GradingError(f"nbgrader could not grade {assignment}; nothing was written.\n{said}")


def _scores(db_url: str, course: str, assignment: str) -> Scores:
    """Return what each cell has earned by itself, by student, notebook and cell."""
    with Gradebook(db_url, course) as gradebook:
        try:
            submissions = gradebook.assignment_submissions(assignment)
        except MissingEntry:
            submissions = []
        return {
            (submission.student_id, notebook.name, grade.name): grade.auto_score or 0.0
            for submission in submissions
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def _changes(
    before: Scores, after: Scores, assignment: str, places: tuple[Path, Path]
) -> Iterator[Change]:
    for key in sorted(before):
        if after.get(key, before[key]) != before[key]:
            student, notebook, cell = key
            shown = [_cell(place / student / assignment / notebook, cell) for place in places]
            yield Change(student, cell, before[key], after[key], tuple(_why(*shown)))


def _read(path: Path) -> NotebookNode | None:
    try:
        return nbformat.read(path.with_name(f"{path.name}.ipynb"), as_version=4)
    except (OSError, ValueError):
        return None


def _cell(path: Path, name: str) -> NotebookNode:
    notebook = _read(path)
    cells = notebook.cells if notebook is not None else []
    found = (each for each in cells if nbgrader_metadata(each).get("grade_id") == name)
    return next(found, NotebookNode(outputs=[]))


def _why(before: NotebookNode, after: NotebookNode) -> Iterator[str]:
    """Say which parts pass now and did not, or the other way round, with the mistake named."""
    old, new = _parts(before), _parts(after)
    for title, part in new.items():
        was = old.get(title)
        if was is None or was.get("passed") != part.get("passed"):
            named = text(part.get("mistake")) or text(mapping(was).get("mistake"))
            new_one = " (a new part)" if was is None else ""
            said = "holds" if part.get("passed") else "does not hold"
            yield f"{said} now: {title}{new_one}" + (f" [{named}]" if named else "")
    yield from (f"no longer a part: {title}" for title in old if title not in new)
    for when, cell in (("before", before), ("now", after)):
        for output in cell.get("outputs", ()):
            if output.output_type == "error":
                yield f"{when}: {output.ename}: {output.evalue}"[:200]


def _parts(cell: NotebookNode) -> dict[str, Record]:
    shown = records(cell)
    parts = shown[-1].get("parts") if shown else None
    return {text(mapping(part).get("title")): mapping(part) for part in parts or ()}


def lines(assignment: str, changes: list[Change], graded: int) -> list[str]:
    """Return what to say of the changes."""
    students = dict.fromkeys(change.student for change in changes)
    said = [f"{assignment}: {len(students)} of {graded} scores would change; nothing was written"]
    for student in students:
        own = [change for change in changes if change.student == student]
        said.append(f"{student}: {sum(each.after - each.before for each in own):+g}")
        for each in own:
            said.append(f"  {each.cell}: {each.before:g} → {each.after:g}")
            said += [f"    {reason}" for reason in each.why]
    return said
