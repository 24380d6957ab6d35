"""The students' bundle: what is in it, what is not, and a student at work with nothing else."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from mlp_helpers.checks.core import catalogue
from mlp_helpers.grading.bundle import contents, project, seal, write_bundle
from mlp_helpers.grading.config import COURSE_ID, configure
from mlp_helpers.grading.intake.reference import references
from mlp_helpers.grading.intake.stage import stage
from mlp_helpers.grading.points import TABLE
from mlp_helpers.grading.release import register
from mlp_helpers.student.notebooks import read, source
from tests.support.scratch import ROOT
from tests.support.student import fill_in

REGION = re.compile(r"### BEGIN (SOLUTION|HIDDEN TESTS)\n(.*?)\s*### END \1", re.DOTALL)
SHORTEST = 12  # characters of a line that says something: `return J` says nothing
FIRST = "01_nonlinearity"


@pytest.fixture(scope="module")
def bundle() -> dict[str, bytes]:
    """Return the content of each file of the bundle by its name."""
    return dict(contents(ROOT))


def kept_back(kind: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the cell and the lines of each solution, or of each hidden test."""
    for path in sorted((ROOT / "solutions").glob("*/*.ipynb")):
        for cell in read(path)["cells"]:
            for found, body in REGION.findall(source(cell)):
                lines = [" ".join(line.split()) for line in body.splitlines()]
                if found == kind:
                    yield f"{path.parent.name}/{cell['id']}", [line for line in lines if line]


def lines_of(name: str, content: bytes) -> list[str]:
    """Return the lines of a file, of a notebook those of its cells and its outputs."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return []
    if name.endswith(".ipynb"):
        cells = json.loads(text)["cells"]
        shown = (json.dumps(cell.get("outputs", ())).replace("\\n", "\n") for cell in cells)
        text = "\n".join([*map(source, cells), *shown])
    return [" ".join(line.split()) for line in text.splitlines()]


def test_nothing_of_the_instructors_is_in_it(bundle: dict[str, bytes]) -> None:
    tops = {name.partition("/")[0] for name in bundle}
    assert {"00_start_here.ipynb", "README.md", "start.py", "course", "exercises"} <= tops
    assert not tops & {"solutions", "tests", "demo", "benchmarks", "docs", ".git", "Makefile"}
    assert not [name for name in bundle if "grading" in name or "bank" in name]


def test_no_line_of_a_hidden_test_is_in_it(bundle: dict[str, bytes]) -> None:
    hidden = {line: cell for cell, lines in kept_back("HIDDEN TESTS") for line in lines}
    assert len(hidden) > 30
    for name, content in bundle.items():
        found = {line: hidden[line] for line in lines_of(name, content) if line in hidden}
        assert not found, f"{name} holds hidden tests: {found}"


def test_no_line_of_a_solution_is_in_it_but_what_the_lectures_teach(
    bundle: dict[str, bytes],
) -> None:
    """What a lecture derives line by line stands there, and in the package that it runs."""
    solved = {line: cell for cell, lines in kept_back("SOLUTION") for line in lines}
    solved = {line: cell for line, cell in solved.items() if len(line) >= SHORTEST}
    assert len(solved) > 150
    for name, content in bundle.items():
        if not name.startswith(("course/", "mlp_helpers/")):
            found = {line: solved[line] for line in lines_of(name, content) if line in solved}
            assert not found, f"{name} holds solutions: {found}"


def test_no_check_holds_a_whole_solution(bundle: dict[str, bytes]) -> None:
    for name, content in bundle.items():
        if name.startswith("mlp_helpers/checks/"):
            text = "\n".join(lines_of(name, content))
            for cell, lines in kept_back("SOLUTION"):
                assert len(lines) < 3 or "\n".join(lines) not in text, f"{cell} stands in {name}"


def test_no_right_letter_stands_in_plain_sight(bundle: dict[str, bytes]) -> None:
    assert len([name for name in bundle if name.endswith("questions.sealed")]) >= 6
    for name, content in bundle.items():
        assert not name.endswith("questions.toml")
        for line in () if name.endswith(".py") else lines_of(name, content):
            assert not re.fullmatch(r'answer = "[A-Z]"', line), name


@pytest.mark.parametrize("path", sorted(ROOT.glob("mlp_helpers/checks/*/questions*.toml")), ids=str)
def test_what_is_sealed_is_read_as_it_was(path: Path) -> None:
    text = path.read_text("utf-8")
    sealed = seal(text)
    assert catalogue.unseal(sealed) == text
    assert b"answer" not in sealed


def test_the_bundle_s_project_is_the_course_s_without_the_instructor_s_part() -> None:
    made, whole = tomllib.loads(project(ROOT)), tomllib.loads((ROOT / "pyproject.toml").read_text())
    for key in ("name", "version", "dependencies", "requires-python", "scripts"):
        assert made["project"][key] == whole["project"][key]
    extras = whole["project"]["optional-dependencies"]
    assert made["project"]["optional-dependencies"] == {"lab": extras["lab"]}


def test_two_bundles_of_one_course_are_the_same(tmp_path: Path) -> None:
    made = []
    for _ in range(2):
        folder, archive = write_bundle(ROOT, tmp_path)
        made.append(archive.read_bytes())
        with zipfile.ZipFile(archive) as packed:
            names = {name.partition("/")[2] for name in packed.namelist()}
        assert names == {
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
        }
    assert made[0] == made[1]


class Student:
    """Somebody who has the unpacked zip, the libraries, and nothing else of the course."""

    def __init__(self, folder: Path):
        self.folder = folder

    def mlp(self, *words: str, status: int = 0) -> str:
        """Run the command, and return what it said."""
        return self.run("-m", "mlp_helpers", *words, status=status)

    def run(self, *words: str, status: int = 0) -> str:
        """Run Python, which with -S does not know where the course itself is installed."""
        paths = [str(self.folder), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
        done = subprocess.run(
            [sys.executable, "-S", *words],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr


@pytest.fixture(scope="module")
def student(tmp_path_factory: pytest.TempPathFactory) -> Student:
    place = tmp_path_factory.mktemp("student")
    _, archive = write_bundle(ROOT, place / "made")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(place)
    return Student(place / "mlp-course")


@pytest.mark.end_to_end
def test_with_the_zip_alone_a_student_solves_an_exercise_and_hands_it_in(student: Student) -> None:
    imports = "from pathlib import Path; from mlp_helpers.student.copies import prepare; "
    student.run("-c", f"{imports}assert not prepare(Path())")  # what `mlp lab` does first
    everything = re.search(r"In all: (\d+) points", (ROOT / TABLE).read_text("utf-8"))
    assert everything and f"0 / {everything[1]}" in student.mlp("total")
    copy = student.folder / "work/exercises" / FIRST / "nonlinearity.ipynb"
    fill_in(copy, "full-marks")
    said = student.mlp("check", "01")
    assert "01_nonlinearity: 20 of 20 points" in said and "01/predictions: 2 / 2" in said
    assert re.search(r"01_nonlinearity +20 / 20 +done", student.mlp("total"))
    said = student.mlp("submit", "01")
    assert "20 of 20 points with the inputs" in said and "SHA-256" in said
    assert "is for instructors" in student.mlp("grade", status=1)
    assert "For instructors" not in student.mlp("--help")


@pytest.mark.end_to_end
def test_what_was_handed_in_is_what_the_grading_takes(student: Student, tmp_path: Path) -> None:
    made = student.folder / "work/hand-in" / f"{FIRST}.ipynb"
    if not made.exists():
        pytest.skip("the test above makes it")
    shutil.copytree(ROOT / "solutions" / FIRST, tmp_path / "solutions" / FIRST)
    config = Config()
    configure(config, tmp_path)
    register(tmp_path, config, [FIRST])
    gradebook = CourseDirectory(config=config).db_url
    wanted = references(gradebook, COURSE_ID, FIRST, tmp_path / "solutions" / FIRST)
    place = tmp_path / "submitted" / "ann" / FIRST
    place.mkdir(parents=True)
    (place / "Ann Lee_01 (1).ipynb").write_bytes(made.read_bytes())
    staged = stage(place, wanted)
    assert staged.outcome.graded == ["nonlinearity"] and not staged.outcome.refused


def test_the_package_that_is_run_is_the_bundle_s(student: Student) -> None:
    said = student.run("-c", "import mlp_helpers; print(mlp_helpers.__file__)")
    assert Path(said.strip()).is_relative_to(student.folder)
    assert "No module named" in student.run("-c", "import mlp_helpers.grading", status=1)
