"""Buttons of formgrader, pressed as the page does: by requests to a real Jupyter server."""

from __future__ import annotations

import json
import sys
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest

from tests.support.scratch import ASSIGNMENT, NOTEBOOK, files, make_course, solution, succeed
from tests.support.servers import free_ports, served
from tests.test_grading_intake_end_to_end import grades

pytestmark = pytest.mark.end_to_end

TOKEN = "a-token-of-the-test"


@dataclass(frozen=True)
class Server:
    """A Jupyter server in the folder of a course; `before` is what was handed in."""

    address: str
    course: Path
    before: dict[str, bytes]

    def submitted(self) -> dict[str, bytes]:
        """Return what lies in the submitted folder, when the last request is done with."""
        assert self.ask("api")[0] == 200
        return files(self.course / "submitted")

    def ask(self, path: str, method: str = "GET") -> tuple[int, str]:
        """Return the status and the text of an answer."""
        request = urllib.request.Request(f"{self.address}/{path}", method=method)
        request.add_header("Authorization", f"token {TOKEN}")
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.status, answer.read().decode()

    def press(self, what: str, student: str, button: str) -> dict[str, Any]:
        """Press a button beside a student's submission."""
        status, text = self.ask(f"formgrader/api/{what}/{ASSIGNMENT}/{student}/{button}", "POST")
        assert status == 200
        found: dict[str, Any] = json.loads(text)
        return found


def nothing(folder: Path) -> None:
    folder.mkdir(parents=True)


def text_only(folder: Path) -> None:
    nothing(folder)
    (folder / "answers.txt").write_text("six and three")


def misnamed(folder: Path) -> None:
    nothing(folder)
    nbformat.write(solution(), folder / "scratch.ipynb.txt")


def in_a_folder_of_its_own(folder: Path) -> None:
    (folder / "my work").mkdir(parents=True)
    nbformat.write(solution(), folder / "my work" / NOTEBOOK.name)


def broken(folder: Path) -> None:
    nothing(folder)
    (folder / NOTEBOOK.name).write_text("{")


CASES: dict[str, tuple[Callable[[Path], None], float, str, str]] = {
    "empty-folder": (nothing, 0, "not graded", "the folder holds no scratch.ipynb"),
    "text-only": (text_only, 0, "not graded", "there is no notebook among what was handed in"),
    "misnamed": (misnamed, 5, "repaired", "graded from scratch.ipynb.txt"),
    "nested": (in_a_folder_of_its_own, 5, "repaired", "graded from my work/scratch.ipynb"),
    "broken": (broken, 0, "not graded", "no whole notebook"),
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start a server in the folder of a course in which nobody handed in as asked."""
    course = make_course(tmp_path_factory.mktemp("formgrader") / "course")
    home = tmp_path_factory.mktemp("home")
    succeed("mlp_helpers", "release", cwd=course)
    for student, (write, *_) in CASES.items():
        write(course / "submitted" / student / ASSIGNMENT)
    before = files(course / "submitted")
    (port,) = free_ports(1)
    words = [f"--ServerApp.port={port}", "--ServerApp.port_retries=0", "--ServerApp.ip=127.0.0.1"]
    words += [f"--IdentityProvider.token={TOKEN}", "--ServerApp.open_browser=False"]
    words += ["--ServerApp.allow_root=True"]
    own = {f"JUPYTER_{name}_DIR": str(home / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    made = Server(f"http://127.0.0.1:{port}", course, before)
    command = [sys.executable, "-m", "jupyter_server", *words]
    with served(
        command, lambda: made.ask("formgrader/")[0] == 200, home / "log", cwd=course, env=own
    ):
        yield made


@pytest.fixture(scope="module")
def said(server: Server) -> dict[str, dict[str, Any]]:
    """Press *Autograde* beside each submission, and return what it said."""
    return {student: server.press("submission", student, "autograde") for student in CASES}


def test_what_was_handed_in_stays_as_it_is(server: Server, said: dict[str, Any]) -> None:
    assert set(said) == set(CASES)
    assert server.submitted() == server.before


@pytest.fixture(scope="module")
def exported(server: Server, said: dict[str, Any]) -> dict[str, dict[str, str]]:
    assert said
    return grades(server.course)


@pytest.mark.parametrize("student", CASES)
def test_a_single_submission_gets_its_outcome(
    student: str, said: dict[str, dict[str, Any]], exported: dict[str, dict[str, str]]
) -> None:
    _, score, outcome, reason = CASES[student]
    assert said[student]["success"], said[student].get("error")
    assert "Traceback" not in said[student]["log"]
    row = exported[student]
    assert (float(row["score"]), row["outcome"]) == (score, outcome)
    assert reason in row["reason"]


def test_its_page_and_the_gradebook_can_be_opened(server: Server, said: dict[str, Any]) -> None:
    for student in said:
        assert server.press("assignment", student, "generate_feedback")["success"]
        (page,) = (server.course / "feedback" / student).rglob("*.html")
        assert CASES[student][3] in page.read_text("utf-8")
    assert server.ask(f"formgrader/gradebook/{ASSIGNMENT}/{NOTEBOOK.stem}")[0] == 200
    assert server.submitted() == server.before


def test_by_the_command_it_gets_the_same(server: Server, said: dict[str, Any]) -> None:
    student = "empty-folder"
    assert student in said
    words = ("autograde", ASSIGNMENT, "--student", student, "--force")
    assert "Traceback" not in succeed("nbgrader", *words, cwd=server.course)
    row = grades(server.course)[student]
    assert (float(row["score"]), row["outcome"]) == (0, "not graded")
    assert not files(server.course / "submitted" / student)


def test_a_class_in_which_nobody_has_a_notebook_is_graded(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course")
    for student in ("ann", "bob"):
        text_only(course / "submitted" / student / ASSIGNMENT)
    before = files(course / "submitted")
    succeed("mlp_helpers", "grade", cwd=course)
    assert files(course / "submitted") == before
    assert (course / "grades.csv").read_text("utf-8").count("there is no notebook among") == 2
