"""A new assignment: a skeleton that works, for a lecture and exercises of one's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from mlp_helpers._errors import ArgumentError, CommandError
from mlp_helpers.grading.notebooks import LECTURES, SOURCE, assignments
from mlp_helpers.student.course import course_map
from mlp_helpers.student.notebooks import write_bytes

_ID = re.compile(r"(?P<number>\d\d)_(?P<name>[a-z][a-z0-9_]*)")
_TEMPLATES = resources.files("mlp_helpers.grading") / "templates" / "assignment"


def new_assignment(root: Path, id: str) -> list[Path]:
    """Write the files of a new assignment, with one exercise that works and is to be replaced.

    These are a lecture, a solution notebook, a package of checks with its mistakes, a bank of
    answers, a test module, and an answer of each student of the demo class.

    Parameters
    ----------
    root : pathlib.Path
        The course's folder.
    id : str
        nbgrader's id: a number of two digits and a name, such as ``08_convolution``.

    Returns
    -------
    list of pathlib.Path
        What was written, relative to `root`.

    Raises
    ------
    ArgumentError
        If the id is no such name, or its number or name is taken.
    CommandError
        If `root` holds no source of the course's checks.
    """
    match = _ID.fullmatch(id)
    if not match:
        raise ArgumentError(
            f"expected two digits and a name in small letters, such as 08_convolution; got {id!r}"
        )
    for taken in assignments(root):
        number, _, name = taken.partition("_")
        if match["number"] == number or match["name"] == name:
            raise ArgumentError(f"{id}: the number or the name is taken by {taken}; choose another")
    checks = root / "mlp_helpers" / "checks"
    if not checks.is_dir():
        raise CommandError(f"{root} has no mlp_helpers/checks: go to a clone of the course first.")
    words = {
        "id": id,
        **match.groupdict(),
        "seed": f"{int(match['number'])}01",
        "lower": match["name"].replace("_", " "),
        "title": match["name"].replace("_", " ").capitalize(),
    }
    texts = dict(_texts(root, words))
    for place, text in texts.items():
        write_bytes(root / place, text.encode())
    return list(texts)


def _texts(root: Path, words: dict[str, str]) -> Iterator[tuple[Path, str]]:
    package = Path("mlp_helpers", "checks", words["name"])
    places = {
        "package.py": package / "__init__.py",
        "check.py": package / "mean_square.py",
        "mistakes.toml": package / "mistakes.toml",
        "bank.py": Path("tests", "bank", words["id"], "mean_square.py"),
        "lecture.ipynb": Path(LECTURES, f"{words['id']}.ipynb"),
        "solution.ipynb": Path(SOURCE, words["id"], f"{words['name']}.ipynb"),
        "test.py": Path("tests", f"test_checks_{words['name']}.py"),
    }
    students = sorted(path for path in (root / "demo" / "class").glob("*") if path.is_dir())
    for student in students:
        places[f"class/{student.name}.py"] = student.relative_to(root) / f"{words['id']}.py"
    for template, place in places.items():
        text = (_TEMPLATES / f"{template}.txt").read_text("utf-8")
        for name, word in words.items():
            text = text.replace("{" + name + "}", word)
        yield place, text


def add_to_readme(root: Path, id: str) -> None:
    """Add the row of an assignment to the map of README.md, below the last one."""
    readme = root / "README.md"
    lines = readme.read_text("utf-8").splitlines()
    rows = [number for number, line in enumerate(lines) if re.match(r"\| \d\d \| \[", line)]
    if not rows:
        raise CommandError(f"{readme} has no table of assignments: add the row by hand.")
    (made,) = (each for each in course_map(root) if each.id == id)
    lines.insert(rows[-1] + 1, made.row())
    write_bytes(readme, ("\n".join(lines) + "\n").encode())
