"""The command ``mlp``: what it lists, what it hands on, and what it says where it cannot."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from mlp_helpers import __version__, cli
from mlp_helpers.grading import commands
from mlp_helpers.student.copies import START, WORK
from tests.support.scratch import ROOT, wait_until_gone
from tests.support.student import EXERCISE, make_small_course


def mlp(*words: str) -> tuple[int, str, str]:
    """Run the command; return its status and what it wrote to stdout and stderr."""
    done = CliRunner().invoke(cli.app, words, prog_name="mlp", catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(make_small_course(tmp_path))
    return tmp_path


def test_the_help_lists_every_command_for_students_and_for_instructors() -> None:
    status, shown, _ = mlp("--help")
    assert status == 0
    students, instructors = shown.partition("For instructors")[::2]
    for names, part in ((cli.STUDENTS, students), (cli.INSTRUCTORS, instructors)):
        assert all(re.search(rf"^\W*{name} ", part, re.MULTILINE) for name in names)
    assert set(cli.app.commands) == {*cli.STUDENTS, *cli.INSTRUCTORS}
    assert mlp("--version")[1] == f"mlp {__version__}\n"


def test_the_help_is_there_without_torch_or_nbgrader() -> None:
    program = "import mlp_helpers.cli, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert not {"torch", "numpy", "nbgrader", "nbformat"} & set(done.stdout.split())


def test_every_instructor_s_command_is_one_of_the_grading() -> None:
    known = commands.parser("mlp").format_help()
    assert all(re.search(rf"\b{name}\b", known) for name in cli.INSTRUCTORS)


@pytest.mark.parametrize("name", cli.INSTRUCTORS)
def test_an_instructor_s_command_is_handed_on_with_its_options(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    got: list[object] = []

    def main(words: list[str], program: str) -> int:
        got.extend([*words, program])
        return 7

    monkeypatch.setattr(commands, "main", main)
    assert mlp(name, "--names", "x", "--help")[0] == 7
    assert got == [name, "--names", "x", "--help", "mlp"]


def test_the_copy_of_a_student_has_no_grading_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mlp_helpers.grading", None)
    monkeypatch.delattr("mlp_helpers.grading", raising=False)
    status, _, wrong = mlp("grade")
    assert status == 1 and wrong.startswith("mlp: `mlp grade` is for instructors")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["check", "9"], "expected a number such as 04"),
        (["check", "01"], "Run `mlp lab`"),
        (["submit", "01"], "Run `mlp lab`"),
    ],
)
def test_what_is_foreseen_is_one_sentence(small: Path, words: list[str], says: str) -> None:
    status, _, wrong = mlp(*words)
    assert status == 1 and wrong.startswith("mlp: ") and says in wrong and wrong.count("\n") == 1


def test_outside_of_the_course_each_command_says_where_to_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (["lab"], ["total"], ["check", "04"], ["submit", "04"], ["demo"]):
        status, _, wrong = mlp(*words)
        assert status == 1 and "not the folder" in wrong.replace("not in the", "not the"), wrong


def test_a_command_that_does_not_exist_is_refused() -> None:
    status, _, wrong = mlp("chekk", "04")
    assert status == 2 and "chekk" in wrong


def test_a_python_without_the_packages_says_which_one_has_them() -> None:
    program = (
        "import runpy, sys; sys.modules['rich_click'] = None; "
        "runpy.run_module('mlp_helpers', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    assert "rich_click" in done.stderr and "python start.py" in done.stderr


def test_help_installs_nothing(tmp_path: Path) -> None:
    shutil.copy(ROOT / "start.py", tmp_path)
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).touch()
    words = [sys.executable, "start.py", "--help"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "not installed yet" in done.stdout and not (tmp_path / ".venv").exists()


def test_total_sums_up(small: Path) -> None:
    status, shown, _ = mlp("total")
    assert status == 0 and "0 / 5" in shown and "next: read work/course/" in shown


@pytest.mark.parametrize("words", [[], ["--no-browser"]])
def test_lab_makes_the_copies_and_opens_the_start_page(
    small: Path, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = small / "program"
    program.write_text('#!/bin/sh\necho "$PWD" "$PATH" "$@" >> "$0.log"\nexit 3\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    assert mlp("lab", *words)[0] == 3
    assert (small / WORK / START).is_file() and (small / WORK / EXERCISE).is_file()
    where, path, *options = (small / "program.log").read_text().split()
    assert path.startswith(f"{small}:"), "a terminal finds mlp, which is beside Python"
    assert where == str(small) and f"--LabApp.default_url=/lab/tree/{WORK}/{START}" in options
    assert ("--no-browser" in options) == bool(words)


def test_lab_ends_jupyterlab_when_it_is_ended(small: Path) -> None:
    program = small / "program"
    program.write_text('#!/bin/sh\necho $$ > "$0.new" && mv "$0.new" "$0.pid"\nexec sleep 60\n')
    program.chmod(0o755)
    code = "import sys\nfrom mlp_helpers.student.lab import open_lab\nfrom pathlib import Path\n"
    code += f"sys.executable = {str(program)!r}\nsys.exit(open_lab(Path()) == -15)"
    with subprocess.Popen([sys.executable, "-c", code]) as command:
        while not program.with_suffix(".pid").exists():
            assert command.poll() is None
            time.sleep(0.02)
        command.terminate()
        assert command.wait(30) == 1, "it says how JupyterLab ended"
    wait_until_gone(int(program.with_suffix(".pid").read_text()))


def test_make_only_calls_the_command() -> None:
    makefile = (ROOT / "Makefile").read_text()
    called = set(re.findall(r"\t\$\(BIN\)/mlp ([a-z]+)", makefile))
    assert called <= {*cli.STUDENTS, *cli.INSTRUCTORS}
    assert {"demo", "report", "lab", "formgrader", "bundle", "execute", "release"} <= called
    assert "-m mlp_helpers.grading" not in makefile
