"""Grade a small bundled class from end to end, with nbgrader."""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from pathlib import Path

from nbgrader.utils import is_solution
from tqdm.auto import tqdm
from traitlets.config import Config

from mlp_helpers.grading.config import COURSE_ID, configure
from mlp_helpers.grading.gradebook import scores, table
from mlp_helpers.grading.notebooks import (
    RELEASE,
    GradingError,
    nbgrader_metadata,
    read,
    write,
)
from mlp_helpers.grading.release import generate, publish
from mlp_helpers.grading.whole_class import LOG, grade_all

WORKPLACE = "demo"
RESULTS = (
    *("submitted", "autograded", "feedback", "reports"),
    *("gradebook.db", "grades.csv", LOG),
)
HEADER = re.compile(r"^# score: (?P<score>[\d.]+) / (?P<max_score>[\d.]+)$", re.MULTILINE)
SECTION = re.compile(r"^# %% (?P<cell>\S+)$", re.MULTILINE)


@dataclass(frozen=True)
class Submission:
    """What one student of the bundled class wrote for one assignment.

    Attributes
    ----------
    student, assignment : str
        nbgrader's ids.
    sources : dict of str to str
        The source of each solution cell that the student filled, by the cell's grade id.
    score, max_score : float
        What it must earn.
    """

    student: str
    assignment: str
    sources: dict[str, str]
    score: float
    max_score: float


def read_class(folder: Path) -> list[Submission]:
    """Read the bundled class: a folder per student, in it a ``<assignment>.py`` each.

    Such a file has a line ``# score: 17 / 20`` and then, under a line ``# %% <grade id>`` each, the
    whole source of the solution cells that the student filled.

    Raises
    ------
    GradingError
        If a file has no such line.
    """
    submissions = []
    for path in sorted(folder.glob("*/*.py")):
        text = path.read_text(encoding="utf-8")
        expected = HEADER.search(text)
        if expected is None:
            raise GradingError(f"{path}: expected a line like '# score: 17 / 20', found none")
        _, *parts = SECTION.split(text)
        sources = {
            name: source.strip("\n") for name, source in zip(parts[::2], parts[1::2], strict=True)
        }
        earned = (float(expected[name]) for name in ("score", "max_score"))
        submissions.append(Submission(path.parent.name, path.stem, sources, *earned))
    return submissions


def write_submission(submission: Submission, released: Path, submitted: Path) -> None:
    """Fill the released notebooks as the student did, and hand them in.

    Parameters
    ----------
    submission : Submission
        What the student wrote.
    released, submitted : pathlib.Path
        The folders of the released and of the submitted assignments.

    Raises
    ------
    GradingError
        If the student filled a cell that the assignment does not have.
    """
    origin = released / submission.assignment
    target = submitted / submission.student / submission.assignment
    shutil.copytree(origin, target)
    known = []
    for path in sorted(target.glob("*.ipynb")):
        notebook = read(path)
        for cell in filter(is_solution, notebook.cells):
            name = nbgrader_metadata(cell)["grade_id"]
            known.append(name)
            cell.source = submission.sources.get(name, cell.source)
        write(path, notebook)
    for name in submission.sources.keys() - set(known):
        close = get_close_matches(name, known, n=1)
        raise GradingError(
            f"class/{submission.student}/{submission.assignment}.py fills the cell {name!r}, which "
            f"the assignment does not have{f'; did you mean {close[0]!r}?' if close else '.'}"
        )


def demo(root: Path) -> None:
    """Release every assignment, grade the bundled class, and say where to look next.

    Parameters
    ----------
    root : pathlib.Path
        The course's folder. What an earlier run left in its ``demo`` is replaced.

    Raises
    ------
    GradingError
        If a step fails; nbgrader's own words are in ``demo/nbgrader.log``.
    """
    place = root / WORKPLACE
    submissions = read_class(place / "class")
    if not submissions:
        raise GradingError(
            f"{place / 'class'} holds no class: expected files <student>/<assignment>.py. Get the "
            "folder demo/class of the course again."
        )
    _clear(place)
    config = Config()
    configure(config, root, WORKPLACE)
    with tempfile.TemporaryDirectory(prefix=".release-", dir=root) as folder:
        generate(root, config, Path(folder), partial(tqdm, desc="release", unit="assignment"))
        for note in publish(Path(folder), root / RELEASE):
            print(note)
        for submission in submissions:
            write_submission(submission, Path(folder), place / "submitted")
    grade_all(root, [submission.assignment for submission in submissions], WORKPLACE)
    found = scores(config.CourseDirectory.db_url, COURSE_ID)
    print(f"\n{table(found)}\n\n{_next_steps(place)}")


def _clear(place: Path) -> None:
    for path in (place / name for name in RESULTS):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _next_steps(place: Path) -> str:
    pages = sorted(place.glob("feedback/*/*/*.html"))
    shown = place.relative_to(place.parent)
    return "\n".join(
        [
            f"Grades as nbgrader exports them:  {shown}/grades.csv",
            f"Feedback pages for the students:  {shown}/feedback/, such as",
            *(f"  {page.relative_to(place.parent)}" for page in pages[:3]),
            "A page on how the class did:      make report",
            "Grade by hand, see every answer:  make formgrader",
        ]
    )
