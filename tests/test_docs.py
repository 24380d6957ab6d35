"""What the documents say holds: links, drawings, versions, and the commands of the guides."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest
import yaml

from mlp_helpers import cli
from mlp_helpers.student.course import course_map
from tests.support.jupyterhub import START
from tests.support.scratch import ASSIGNMENT, NOTEBOOK, ROOT, make_course, solution
from tests.test_layers import LEVELS, MODULES, imports, part

PAGES = sorted(
    path
    for pattern in ("*.md", "docs/*.md", "course/*.md", "benchmarks/*.md", "tests/**/*.md")
    for path in ROOT.glob(pattern)
)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s#]*)(?:#([^)]*))?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FENCE = re.compile(r"^(`{3,}).*?^\1$", re.DOTALL | re.MULTILINE)
GUIDE = ROOT / "docs" / "instructors.md"
# Commands of the guide that its test does not run, and why.
NOT_RUN = {
    "make": "it installs; tests/test_demo.py runs the demo",
    "mlp formgrader": "a server; tests/test_jupyterlab.py opens it in a browser",
    "mlp report --workplace demo": "the demo's; tests/test_demo.py",
    "mlp bundle": "the whole course's; tests/test_bundle.py",
}


def slug(heading: str) -> str:
    """Return the address of a heading as code hosts and MyST make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    text = FENCE.sub("", page.read_text("utf-8"))
    for place, heading in LINK.findall(text):
        target = page.parent / unquote(place) if place else page
        assert target.exists(), f"{page.name}: {place} is not there"
        if heading and target.suffix == ".md":
            slugs = {slug(each) for each in HEADING.findall(target.read_text("utf-8"))}
            assert heading in slugs, f"{page.name}: {place} has no heading {heading}"


def test_the_read_me_is_short_and_shows_a_picture() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert len(text.splitlines()) <= 85
    (picture,) = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", text)
    assert len(picture[0]) > 80, "the picture has a text for those who do not see it"
    assert (ROOT / picture[1]).stat().st_size < 100_000


def test_contributing_is_a_page() -> None:
    assert len((ROOT / "CONTRIBUTING.md").read_text("utf-8").splitlines()) <= 120


def test_the_read_me_has_the_map() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for each in course_map(ROOT):
        assert each.row() in text, f"README.md: expected the row {each.row()}"


def test_the_drawing_of_the_layers_is_what_the_modules_import() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rows = re.findall(r"^(\w+) +\S.* -->(.*)$", text, re.MULTILINE)
    order = [name for name, _ in rows]
    drawn = {(name, low) for name, lows in rows for low in lows.replace(",", " ").split()}
    assert all(order.index(name) < order.index(low) for name, low in drawn), "arrows go down"
    assert set(order) == set(LEVELS) - {"_errors", "_torchvision", "__main__"}
    found = {
        (part(path), name.split(".")[1])
        for path in MODULES
        for name in imports(path)
        if name.startswith("mlp_helpers.") and name.split(".")[1] in LEVELS
    }
    left_out = {"_errors", "_torchvision", "__main__", ""}
    meant = {(a, b) for a, b in found if a != b and not {a, b} & left_out}
    assert drawn == meant, f"draw {sorted(meant - drawn)}, remove {sorted(drawn - meant)}"


def test_the_files_that_the_architecture_points_to_are_there() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    named = re.findall(r"`(mlp_helpers/[\w/.]+)`", text)
    assert named and all((ROOT / name).is_file() for name in named)


def test_the_version_is_the_same_wherever_it_stands() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    assert str(citation["version"]) == version
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "## Unreleased" in changes or f"## {version}" in changes


def test_before_a_commit_the_same_is_looked_at_as_in_make_test() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())
    hooks = {hook["id"]: hook["entry"] for repo in config["repos"] for hook in repo["hooks"]}
    assert {"ruff-check", "ruff-format", "codespell", "mypy", "layers"} == set(hooks)
    tests = re.findall(r"tests/\w+\.py", hooks["layers"])
    assert tests and all((ROOT / test).is_file() for test in tests)


MISSPELT = "reci" + "eved"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A colour and a neighbour.", 0),
        (f"A {MISSPELT} word.", 65),
        ('"image/png": "' + "Q0M5" * 30 + f"/{MISSPELT}/" + "Q0M5" * 30 + '"', 0),
    ],
)
def test_a_misspelt_word_is_told_from_a_figure(tmp_path: Path, text: str, status: int) -> None:
    (tmp_path / "page.ipynb").write_text(text)
    command = [sys.executable, "-m", "codespell_lib", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stdout + done.stderr


def test_all_pages_and_notebooks_are_looked_at_for_misspelt_words() -> None:
    (line,) = re.findall(r"^SPELT := (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    notebooks = [path for top in ("course", "solutions") for path in ROOT.glob(f"{top}/**/*.ipynb")]
    looked_at = {found for name in line.split() for found in ROOT.glob(name)}
    for path in [*PAGES, *notebooks, *ROOT.glob("*.ipynb")]:
        assert {path, *path.parents} & looked_at, f"Makefile: add {path} to SPELT"


def commands_in(page: Path) -> list[str]:
    """Return the commands of a page's shell blocks, without remarks."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    lines = [line.partition(" # ")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line]


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.parent.name != "tests"], ids=lambda page: page.name
)
def test_every_command_that_a_page_names_exists(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    text = page.read_text("utf-8")
    shell = "\n".join([*re.findall(r"`([^`\n]+)`", text), *commands_in(page)])
    for name in re.findall(r"^(?:\S*/)?mlp ([a-z][a-z-]*)", shell, re.MULTILINE):
        assert name in {*cli.STUDENTS, *cli.INSTRUCTORS}, f"{page.name}: mlp {name}"
    for name in re.findall(r"^make ([a-z][a-z-]*)", shell, re.MULTILINE):
        assert name in targets, f"{page.name}: make {name}"


def not_run(command: str) -> bool:
    return any(command == each or command.startswith(f"{each} ") for each in NOT_RUN)


def test_every_reason_not_to_run_a_command_is_needed() -> None:
    commands = commands_in(GUIDE)
    for each in NOT_RUN:
        assert any(command.startswith(each) for command in commands), each


def test_the_guide_starts_a_students_server_as_the_test_of_a_jupyterhub_does() -> None:
    text = GUIDE.read_text("utf-8")
    assert START.format(shared="/srv/mlp-course", python="/opt/mlp/bin/python") in text


def test_what_belongs_to_a_class_does_not_get_into_git() -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    class_ = ["/submitted/", "/autograded/", "/feedback/", "/reports/", "gradebook.db"]
    assert {*class_, "grades*.csv", "/*.zip", "/students*.csv"} <= set(ignored)


@pytest.mark.end_to_end
def test_the_instructors_guide_can_be_followed(tmp_path: Path) -> None:
    """On the scratch course, in its order; what the class hands in is there from the start."""
    course = make_course(tmp_path / "course")
    with zipfile.ZipFile(course / "class.zip", "w") as packed:
        for name in ("ann", "bob"):
            packed.writestr(f"{name}/{NOTEBOOK.name}", nbformat.writes(solution()))
    (course / "students.csv").write_text("id,email\nann,ann@example.org\n", "utf-8")
    environment = {**os.environ, "JUPYTER_CONFIG_DIR": str(tmp_path / "jupyter")}
    commands = [command for command in commands_in(GUIDE) if not not_run(command)]
    assert len(commands) > 10
    for command in commands:
        program, *words = shlex.split(command.replace("01_nonlinearity", ASSIGNMENT))
        module = {"mlp": "mlp_helpers"}.get(program, program)
        done = subprocess.run(
            [sys.executable, "-m", module, *words],
            cwd=course,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    assert "ann@example.org" in (course / "grades.csv").read_text()
    assert "|ann|||ann@example.org|5.0" in (course / "grades-moodle.csv").read_text().replace(
        ",", "|"
    )
    assert (course / "feedback" / "bob" / NOTEBOOK.with_suffix(".html")).is_file()
    assert list((course / "reports").glob("*.html"))
    with zipfile.ZipFile(course / f"feedback-{ASSIGNMENT}.zip") as pages:
        assert pages.namelist() == [f"{name}/{NOTEBOOK.stem}.html" for name in ("ann", "bob")]
