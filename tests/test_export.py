"""The tables of scores for learning platforms, and a penalty for what came late."""

import csv
import datetime
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.plugins import ExportPlugin

from mlp_helpers.grading.export import ExportCanvas, ExportMoodle
from tests.support.scratch import ASSIGNMENT, NOTEBOOK, make_course, solution, succeed


@pytest.fixture
def gradebook(tmp_path: Path) -> Gradebook:
    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}") as book:
        for name, points in (("01_first", 4), ("02_second", 6), ("03_later", 1)):
            book.add_assignment(name)
            book.add_notebook("notebook", name)
            book.add_grade_cell("cell", "notebook", name, max_score=points, cell_type="code")
        ann = {"first_name": "Ann", "last_name": "O'Hara, Jr."}
        book.add_student("ann-271", lms_user_id="271", **ann)
        book.add_student("gina-512", lms_user_id="Participant 512", last_name="Gina")
        book.add_student("bob", email="bob@example.org")
        book.add_student("=cmd()")
        for student, name, score in (("ann-271", "01_first", 3), ("bob", "02_second", 5)):
            with book.db.no_autoflush:  # SQLAlchemy warns of how nbgrader adds one
                book.add_submission(name, student)
            grade = book.find_grade("cell", "notebook", name, student)
            grade.auto_score = score
        (notebook,) = book.find_submission("02_second", "bob").notebooks
        notebook.late_submission_penalty = 1.5
        book.db.commit()
        yield book


def exported(plugin: type[ExportPlugin], book: Gradebook, to: Path, **options: object) -> list[str]:
    plugin(to=str(to), **options).export(book)
    with to.open(newline="", encoding="utf-8") as file:
        return ["|".join(row) for row in csv.reader(file)]


def test_canvas_finds_students_by_its_number_or_login(gradebook: Gradebook, tmp_path: Path) -> None:
    assert exported(ExportCanvas, gradebook, tmp_path / "canvas.csv") == [
        "Student|ID|SIS User ID|SIS Login ID|Section|01_first|02_second",
        "    Points Possible|||||4.0|6.0",
        "'=cmd()|||'=cmd()|||",
        "Gina|||gina-512|||",
        "O'Hara, Jr., Ann|271||||3.0|",
        "bob|||bob|||3.5",
    ]


def test_moodle_has_its_own_number_and_a_column_for_each_assignment_handed_in(
    gradebook: Gradebook, tmp_path: Path
) -> None:
    assert exported(ExportMoodle, gradebook, tmp_path / "moodle.csv") == [
        "Identifier|Username|First name|Last name|Email address|01_first|02_second",
        "|'=cmd()|||||",
        "Participant 512|||Gina|||",
        "|ann-271|Ann|O'Hara, Jr.||3.0|",
        "|bob|||bob@example.org||3.5",
    ]


def test_students_and_assignments_can_be_chosen(gradebook: Gradebook, tmp_path: Path) -> None:
    chosen = {"student": ["bob"], "assignment": ["02_second"]}
    assert exported(ExportMoodle, gradebook, tmp_path / "moodle.csv", **chosen) == [
        "Identifier|Username|First name|Last name|Email address|02_second",
        "|bob|||bob@example.org|3.5",
    ]


def test_an_assignment_that_nobody_handed_in_has_a_column_where_it_is_asked_for(
    gradebook: Gradebook, tmp_path: Path
) -> None:
    chosen = {"student": ["bob"], "assignment": ["03_later"]}
    header, _ = exported(ExportMoodle, gradebook, tmp_path / "moodle.csv", **chosen)
    assert header.endswith("|03_later")


@pytest.mark.end_to_end
def test_what_came_late_loses_points_where_the_instructor_says_so(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course")
    config = course / "nbgrader_config.py"
    line = '\nget_config().LateSubmissionPlugin.penalty_method = "zero"\n'
    config.write_text(config.read_text("utf-8") + line, "utf-8")
    for student, day in (("late", 3), ("in-time", 1)):
        folder = course / "submitted" / student / NOTEBOOK.parent
        folder.mkdir(parents=True)
        nbformat.write(solution(), course / "submitted" / student / NOTEBOOK)
        (folder / "timestamp.txt").write_text(f"2026-03-0{day} 12:00:00 UTC", "utf-8")
    succeed("mlp_helpers", "release", cwd=course)
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        due = datetime.datetime(2026, 3, 2)
        book.update_or_create_assignment(ASSIGNMENT, duedate=due)
    succeed("mlp_helpers", "grade", cwd=course)
    with (course / "grades.csv").open(newline="", encoding="utf-8") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert float(rows["late"]["raw_score"]) == float(rows["in-time"]["score"]) > 0
    assert float(rows["late"]["score"]) == 0
    assert rows["late"]["timestamp"].startswith("2026-03-03")
