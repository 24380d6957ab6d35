"""nbgrader's exchange between real users: an instructor and two students, each another user id."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mlp_helpers.grading.config import COURSE_ID
from mlp_helpers.student.copies import WORK, prepare
from tests.support.jupyterhub import Hub, hub
from tests.support.scratch import ASSIGNMENT, NOTEBOOK, make_course
from tests.support.student import EXERCISE, edit, make_small_course
from tests.support.users import Machine, lacking, machine

pytestmark = pytest.mark.end_to_end

TEACHER, ANN, BOB, CEM, DAN = "teacher", "ann", "bob", "cem", "dan"
SQUARE = "def square(x):\n    return x * x"
ALL, SOME = "def pair():\n    return (6, 3)", "def pair():\n    return (3, 6)"
PAGE = NOTEBOOK.with_suffix(".html").name


@pytest.fixture(scope="module")
def school() -> Iterator[Machine]:
    """Return a machine set up as the guide says, with a released assignment."""
    if why := lacking():
        pytest.skip(why)
    with machine(TEACHER, ANN, BOB, CEM, DAN) as made:
        root = f"get_config().Exchange.root = {str(exchange(made))!r}\n"
        exchange(made).mkdir()
        exchange(made).chmod(0o777)
        course_id = f"get_config().CourseDirectory.course_id = {COURSE_ID!r}\n"
        (made.folder / "etc" / "nbgrader_config.py").write_text(course_id + root)
        with (make_course(course(made)) / "nbgrader_config.py").open("a") as config:
            config.write(root)
        give(made, TEACHER)
        made.succeed(TEACHER, "mlp_helpers", "release", cwd=course(made))
        made.succeed(TEACHER, "nbgrader", "release_assignment", ASSIGNMENT, cwd=course(made))
        yield made


def exchange(school: Machine) -> Path:
    return school.folder / "exchange"


def course(school: Machine) -> Path:
    return school.home(TEACHER) / "course"


def give(school: Machine, user: str) -> None:
    """Give a user all that was put into the home folder."""
    home = school.home(user)
    for path in (home, *home.rglob("*")):
        shutil.chown(path, school.users[user], school.users[user])


@pytest.fixture(scope="module")
def handed_in(school: Machine) -> Machine:
    """Let one student hand in with ``mlp submit``, and the other with nbgrader's own command."""
    folder = make_small_course(school.home(ANN) / "mlp-course")
    shutil.copy(course(school) / "exercises" / NOTEBOOK, folder / EXERCISE)
    prepare(folder)
    edit(folder / WORK / EXERCISE, square=SQUARE, pair=ALL)
    give(school, ANN)
    said = school.succeed(ANN, "mlp_helpers", "submit", "01", cwd=folder)
    assert f"Handed in to the course {COURSE_ID} on this server" in said

    school.succeed(BOB, "nbgrader", "fetch_assignment", ASSIGNMENT)
    edit(school.home(BOB) / NOTEBOOK, square=SQUARE, pair=SOME)
    give(school, BOB)
    school.succeed(BOB, "nbgrader", "submit", ASSIGNMENT)
    school.succeed(TEACHER, "nbgrader", "collect", ASSIGNMENT, cwd=course(school))
    return school


@pytest.fixture(scope="module")
def returned(handed_in: Machine) -> Machine:
    """Let the instructor grade and return the class, and each student fetch the feedback."""
    handed_in.succeed(TEACHER, "mlp_helpers", "grade", cwd=course(handed_in))
    handed_in.succeed(TEACHER, "nbgrader", "release_feedback", ASSIGNMENT, cwd=course(handed_in))
    for student in (ANN, BOB):
        handed_in.succeed(student, "nbgrader", "fetch_feedback", ASSIGNMENT)
    return handed_in


def may(school: Machine, user: str, program: str, path: Path) -> bool:
    """Tell whether a user can do something with a path."""
    command = school.command(user, "python3", "-c", "import os; " + program.format(repr(str(path))))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0 or "PermissionError" in done.stderr, done.stderr
    return done.returncode == 0


READ, WRITE = "open({}).read()", "open({}, 'a').write('x')"
LIST, RENAME = "os.listdir({})", "os.rename({0}, {0} + 'x')"
MAKE = "os.makedirs({})"


def test_what_students_hand_in_is_collected_under_their_own_names(handed_in: Machine) -> None:
    for student, pair in ((ANN, ALL), (BOB, SOME)):
        (found,) = course(handed_in).glob(f"submitted/{student}/{ASSIGNMENT}/*.ipynb")
        assert found.name == NOTEBOOK.name and pair.splitlines()[-1].strip() in found.read_text()
        (there,) = exchange(handed_in).glob(f"{COURSE_ID}/inbound/{student}+*")
        assert there.stat().st_uid == handed_in.users[student]


def test_scores_and_feedback_come_back_to_each(returned: Machine) -> None:
    with (course(returned) / "grades.csv").open() as file:
        scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert scores == {ANN: 5, BOB: 2}
    for student, points in ((ANN, "5 of 5 points"), (BOB, "2 of 5 points")):
        (page,) = returned.home(student).glob(f"{ASSIGNMENT}/feedback/*/{PAGE}")
        assert points in page.read_text()
        assert page.stat().st_uid == returned.users[student]


def test_another_student_finds_no_submission_in_the_exchange(handed_in: Machine) -> None:
    """Whoever knows a submission's name may go in, and nobody else can know it."""
    inbound = exchange(handed_in) / COURSE_ID / "inbound"
    assert may(handed_in, TEACHER, LIST, inbound)
    assert not may(handed_in, BOB, LIST, inbound)
    (there,) = inbound.glob(f"{ANN}+*")
    student, assignment, _time, secret = there.name.split("+")
    assert (student, assignment) == (ANN, ASSIGNMENT) and len(secret) == 12  # 72 bits


def test_another_student_can_neither_read_nor_change_a_copy_of_it(handed_in: Machine) -> None:
    copies = [*handed_in.home(ANN).rglob("*.ipynb"), *course(handed_in).rglob("*.ipynb")]
    assert len(copies) >= 6
    for path in copies:
        assert not may(handed_in, BOB, READ, path)
        assert not may(handed_in, BOB, WRITE, path)


def test_another_student_can_neither_read_nor_change_feedback(returned: Machine) -> None:
    shared = exchange(returned) / COURSE_ID / "feedback"
    assert not may(returned, BOB, LIST, shared)
    pages = sorted(shared.glob("*.html"))
    assert len(pages) == 2
    for page in pages:  # their names are digests of a secret that came with the submission
        assert not may(returned, BOB, WRITE, page)
        assert not may(returned, BOB, RENAME, page)
    (secret,) = returned.home(ANN).rglob("submission_secret.txt")
    assert not may(returned, BOB, READ, secret)
    for page in (*returned.home(ANN).rglob(PAGE), *course(returned).rglob(PAGE)):
        assert not may(returned, BOB, READ, page)


def test_a_submission_in_another_s_name_is_pointed_out(returned: Machine) -> None:
    inbound = exchange(returned) / COURSE_ID / "inbound"
    forged = f"{CEM}+{ASSIGNMENT}+2026-11-10 12:00:00 UTC+AAAAAAAAAAAA"
    assert may(returned, BOB, MAKE, inbound / forged)
    said = returned.succeed(TEACHER, "nbgrader", "collect", ASSIGNMENT, cwd=course(returned))
    assert f"claims to be submitted by {CEM} but is owned by {BOB}" in said
    shutil.rmtree(inbound / forged)
    shutil.rmtree(course(returned) / "submitted" / CEM)


@pytest.fixture(scope="module")
def at_work(school: Machine) -> Iterator[tuple[Hub, dict[str, str]]]:
    """Start a JupyterHub on which two more students have logged in; yield it and their tokens."""
    pytest.importorskip("jupyterhub")
    shared = make_small_course(school.folder / "mlp-course")
    shutil.copy(course(school) / "exercises" / NOTEBOOK, shared / EXERCISE)
    with hub(school) as made:
        yield made, {student: made.log_in(student) for student in (CEM, DAN)}


def fill_in(hub: Hub, student: str, token: str, path: str, **sources: str) -> None:
    """Open a notebook in a student's server, write answers, and save it."""
    where = f"/user/{student}/api/contents/{path}"
    status, found = hub.ask(where, token=token)
    assert status == 200, found
    for cell in found["content"]["cells"]:
        cell["source"] = sources.get(cell["id"], cell["source"])
    model = {key: found[key] for key in ("type", "format", "content")}
    assert hub.ask(where, model, "PUT", token=token)[0] == 200


def test_on_a_jupyterhub_a_student_hands_in_from_a_terminal(
    school: Machine, at_work: tuple[Hub, dict[str, str]]
) -> None:
    hub, tokens = at_work
    prepared = "from pathlib import Path; from mlp_helpers.student.copies import prepare; "
    prepared += "print(prepare(Path('mlp-course')), 1 + 1)"
    hub.type(CEM, tokens[CEM], f'{sys.executable} -c "{prepared}"', "[] 2")
    work = f"mlp-course/{WORK}/{EXERCISE.as_posix()}"
    fill_in(hub, CEM, tokens[CEM], work, square=SQUARE, pair=ALL)
    command = f"cd mlp-course; {sys.executable} -m mlp_helpers submit 01"
    said = hub.type(CEM, tokens[CEM], command, "(your receipt)")
    assert f"Handed in to the course {COURSE_ID} on this server" in said
    (there,) = exchange(school).glob(f"{COURSE_ID}/inbound/{CEM}+*")
    assert there.stat().st_uid == school.users[CEM]
    assert ALL in read_source(there / NOTEBOOK.name, "pair")


def test_on_a_jupyterhub_a_student_fetches_and_submits_in_the_assignment_list(
    school: Machine, at_work: tuple[Hub, dict[str, str]]
) -> None:
    hub, tokens = at_work
    assignment = {"course_id": COURSE_ID, "assignment_id": ASSIGNMENT}
    for step, status in (("fetch", "fetched"), ("submit", "submitted")):
        _, found = hub.ask(f"/user/{DAN}/assignments/{step}", assignment, token=tokens[DAN])
        assert found["success"]
        assert {each["status"] for each in found["value"]} >= {status}
        if step == "fetch":
            fill_in(hub, DAN, tokens[DAN], NOTEBOOK.as_posix(), square=SQUARE, pair=SOME)
    (there,) = exchange(school).glob(f"{COURSE_ID}/inbound/{DAN}+*")
    assert there.stat().st_uid == school.users[DAN]
    assert SOME in read_source(there / NOTEBOOK.name, "pair")


def test_on_a_jupyterhub_nobody_enters_another_s_server(
    at_work: tuple[Hub, dict[str, str]],
) -> None:
    hub, tokens = at_work
    for student in (CEM, DAN):
        for owner in (CEM, DAN):
            status, _ = hub.ask(f"/user/{owner}/api/contents", token=tokens[student])
            assert status == (200 if owner == student else 403)


def test_what_came_from_a_jupyterhub_is_collected(
    school: Machine, at_work: tuple[Hub, dict[str, str]]
) -> None:
    assert at_work
    school.succeed(TEACHER, "nbgrader", "collect", ASSIGNMENT, cwd=course(school))
    for student in (CEM, DAN):
        assert (course(school) / "submitted" / student / NOTEBOOK).is_file()


def read_source(notebook: Path, name: str) -> str:
    cells = json.loads(notebook.read_text())["cells"]
    (source,) = ("".join(each["source"]) for each in cells if each["id"] == name)
    return source
