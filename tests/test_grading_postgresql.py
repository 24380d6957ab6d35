"""A gradebook in PostgreSQL: the same course is graded with a real server in place of a file."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from mlp_helpers._errors import CommandError
from mlp_helpers.grading.config import COURSE_ID
from mlp_helpers.grading.gradebook import known_assignments, scores
from tests.support.scratch import ASSIGNMENT, make_course, run, succeed
from tests.test_grading_what_if import hand_in

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
OWNER = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
"""The server refuses to run as root; Debian's package has a user for it."""


@pytest.fixture
def server() -> Iterator[str]:
    """Start a server of its own, which listens on a socket only, and return the address."""
    if not PROGRAMS:
        pytest.skip("PostgreSQL is not installed")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # a socket's name has at most 107 bytes
    shutil.chown(folder, OWNER)
    data = str(folder / "data")

    def program(name: str, *words: str) -> None:
        as_owner = {"user": OWNER} if os.geteuid() == 0 else {}
        subprocess.run(
            [str(PROGRAMS[-1] / name), "--pgdata", data, *words],
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
            **as_owner,  # type: ignore[call-overload]
        )

    try:
        program("initdb", "--auth=trust", "--username=grader", "--no-sync", "--locale=C.UTF-8")
        sockets = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        program("pg_ctl", "start", "--wait", "--log", str(folder / "log"), "--options", sockets)
        yield f"postgresql+psycopg://grader@/postgres?host={folder}"
        program("pg_ctl", "stop", "--mode=immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.end_to_end
def test_a_class_is_graded_into_postgresql(server: str, tmp_path: Path) -> None:
    course = make_course(tmp_path / "course")
    config = course / "nbgrader_config.py"
    text = config.read_text("utf-8")
    line = f'get_config().CourseDirectory.db_url = "{server}"\n'
    config.write_text(text.replace("configure(get_config()", f"{line}configure(get_config()"))
    hand_in_after_release(course)
    assert known_assignments(server) == {ASSIGNMENT}
    succeed("nbgrader", "autograde", ASSIGNMENT, cwd=course)
    found = {each.student: each.score for each in scores(server, COURSE_ID)}
    assert found == {"ann": 2, "bob": 5}
    said = succeed("mlp_helpers", "grade", cwd=course)
    assert "5 / 5" in said and "2 / 5" in said
    said = succeed("mlp_helpers", "what-if", ASSIGNMENT, cwd=course)
    assert "0 of 2 scores would change" in said
    assert "bob" in (course / "grades.csv").read_text("utf-8")
    assert not (course / "gradebook.db").exists()


def hand_in_after_release(course: Path) -> None:
    succeed("mlp_helpers", "release", cwd=course)
    hand_in(course, "ann", "def pair():\n    return (3, 6)")
    hand_in(course, "bob", "def pair():\n    return (6, 3)")


def test_a_server_that_cannot_be_reached_is_said_in_a_sentence(tmp_path: Path) -> None:
    address = f"postgresql+psycopg://grader:secret@/gradebook?host={tmp_path}"
    with pytest.raises(CommandError, match=r"cannot be opened: .*db_url in nbgrader_config") as why:
        known_assignments(address)
    assert "secret" not in str(why.value)


@pytest.mark.end_to_end
def test_nbgrader_says_so_too(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course")
    config = course / "nbgrader_config.py"
    line = (
        f'get_config().CourseDirectory.db_url = "postgresql+psycopg://grader@/x?host={tmp_path}"\n'
    )
    text = config.read_text("utf-8")
    config.write_text(text.replace("configure(get_config()", f"{line}configure(get_config()"))
    done = run("nbgrader", "autograde", ASSIGNMENT, cwd=course)
    assert done.returncode == 1
    assert "cannot be opened" in done.stderr and "Traceback" not in done.stderr
