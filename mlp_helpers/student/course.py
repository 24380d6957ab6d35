"""The map of the course: its folder, and for each assignment its notebooks, minutes and points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from mlp_helpers._errors import CommandError
from mlp_helpers.student.notebooks import graded, read, source

COURSE, EXERCISES = "course", "exercises"
_TITLE = re.compile(r"^# \d+ · (.+)$", re.MULTILINE)
_MINUTES = re.compile(r"^\|[ *]*Time[ *]*\|\D*(\d+) minutes", re.MULTILINE)


@dataclass(frozen=True)
class Assignment:
    """A lecture and its exercise.

    Attributes
    ----------
    id : str
        Such as ``04_backpropagation``.
    title : str
        The lecture's.
    lecture, exercise : pathlib.Path
        The notebooks, as seen from the folder of the course or of the working copies.
    lecture_minutes, exercise_minutes : int
        What the notebooks' first cells say.
    points : float
        What the exercise is worth.
    """

    id: str
    title: str
    lecture: Path
    exercise: Path
    lecture_minutes: int
    exercise_minutes: int
    points: float

    def row(self) -> str:
        """Return the assignment's row of the map in README.md."""
        return (
            f"| {self.id[:2]} | [{self.title}]({self.lecture.as_posix()}) | {self.lecture_minutes} "
            f"| [{self.exercise.stem}]({self.exercise.as_posix()}) | {self.exercise_minutes} "
            f"| {self.points:g} |"
        )


def find_course(start: Path | None = None) -> Path:
    """Return the folder of the course, in which `start` (by default the current folder) lies.

    Raises
    ------
    CommandError
        If it lies in none.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if all((folder / name).exists() for name in (COURSE, EXERCISES, "pyproject.toml")):
            return folder
    raise CommandError(
        f"{here} is not in the folder of the course: expected folders '{COURSE}' and "
        f"'{EXERCISES}' in it or above it. Go there first: cd FOLDER."
    )


def course_map(root: Path) -> list[Assignment]:
    """Return the assignments of the course in order; ``root`` is its folder."""
    found = []
    for lecture in sorted((root / COURSE).glob("[0-9]*.ipynb")):
        exercises = sorted((root / EXERCISES / lecture.stem).glob("*.ipynb"))
        if exercises:
            found.append(_assignment(root, lecture, exercises[0]))
    return found


def _assignment(root: Path, lecture: Path, exercise: Path) -> Assignment:
    taught, asked = read(lecture), read(exercise)
    first = source(taught["cells"][0])
    title = _TITLE.search(first)
    return Assignment(
        id=lecture.stem,
        title=title[1] if title else lecture.stem,
        lecture=lecture.relative_to(root),
        exercise=exercise.relative_to(root),
        lecture_minutes=_minutes(first),
        exercise_minutes=_minutes(source(asked["cells"][0])),
        points=sum(points for _, points, _ in graded(asked)),
    )


def _minutes(text: str) -> int:
    found = _MINUTES.search(text)
    return int(found[1]) if found else 0


def choose(assignments: list[Assignment], name: str) -> Assignment:
    """Return the assignment that is called by its number or name: 4, 04, backpropagation.

    Raises
    ------
    CommandError
        If none or several are.
    """
    number = name.zfill(2) if name.isdecimal() else name
    found = [each for each in assignments if number in (each.id, *each.id.split("_", 1))]
    if len(found) == 1:
        return found[0]
    known = ", ".join(each.id for each in assignments) or "none"
    raise CommandError(f"expected a number such as 04 or the name of one of {known}; got {name!r}.")
