"""The report on a class: a small one made by hand, without kernels or nbgrader's commands."""

import csv
import io
import re
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_output
from nbgrader.utils import compute_checksum
from playwright.sync_api import sync_playwright

from mlp_helpers import ArgumentError
from mlp_helpers.checks.core.compare import Failure
from mlp_helpers.checks.core.report import METADATA_KEY, Part, Report
from mlp_helpers.grading import class_page, class_summary
from mlp_helpers.grading.class_page import duration, percent, stack, ticks, write_report
from mlp_helpers.grading.class_report import Submission, collect, exercises
from mlp_helpers.grading.notebooks import error_output
from mlp_helpers.grading.privacy import Scrub, pseudonyms
from tests.support.scratch import cell, notebook

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ASSIGNMENT = "07_scratch"
STUB = "# FILL IN HERE\n..."
SWAPPED = Failure(
    "pair() of ann.lee: wrong values",
    lines=("expected (4, 2)", "got      (2, 4)"),
    hint="the larger one comes first",
    mistake="07/pair/swapped",
    lecture="course/07.ipynb, “Pairs”",
)
DOUBLED = Failure("square(3): wrong value", mistake="07/square/doubled", hint="that is 2 x")
STUDENTS = ["ann.lee", "bob", "cem", "dan", "eve", "fay", "gil", "<i>hal"]


def shown(report: Report) -> NotebookNode:
    return new_output("display_data", metadata={METADATA_KEY: report.record()})


def square(failure: Failure | None = None, blanks: tuple[str, ...] = ()) -> list[NotebookNode]:
    """Return what a cell shows that checks the square, worth 2 points in one part."""
    report = Report("07/square", 2, (Part("the value", 2, failure),), blanks)
    points = new_output("execute_result", data={"text/plain": f"{report.points}"})
    return [shown(report), points]


def pair(failure: Failure | None = None, blanks: tuple[str, ...] = ()) -> list[NotebookNode]:
    """Return what a cell shows that checks the pair twice, worth 1 + 2 points."""
    parts = (Part("the length", 1, failure if blanks else None), Part("the values", 2, failure))
    reports = [Report("07/pair", 3, parts, blanks, hidden_seed=seed) for seed in (None, 7)]
    points = new_output("execute_result", data={"text/plain": f"{reports[0].points}"})
    return [*map(shown, reports), points]


def filled(
    first: str, squares: list[NotebookNode], second: str, pairs: list[NotebookNode]
) -> NotebookNode:
    """Return a notebook with the answers to both exercises and what their checks showed."""
    cells = [
        new_markdown_cell("# Scratch\n\n## 1 · A square", id="title"),
        cell(STUB, "square", solution=True),
        cell("check.square(square)", "check-square", points=2),
        new_markdown_cell("## 2 · A pair", id="title-2"),
        cell(STUB, "pair", solution=True),
        cell("check.pair(pair)", "check-pair", points=3),
    ]
    for each, source in ((cells[1], first), (cells[4], second)):
        each.metadata["nbgrader"]["checksum"] = compute_checksum(nbformat.from_dict(each))
        each.source = source
    for each, outputs in ((cells[2], squares), (cells[5], pairs)):
        each.outputs, each.execution_count = outputs, 1
    made: NotebookNode = nbformat.from_dict(notebook(*cells))
    made.metadata[METADATA_KEY] = {"seconds": 1.5}
    return made


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Return a course of one assignment that nobody has handed in."""
    path = tmp_path / "solutions" / ASSIGNMENT / "scratch.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(filled("def square", square(), "def pair", pair()), path)
    return tmp_path


def grade(course: Path, student: str, graded: NotebookNode | str | None) -> None:
    """Hand in for a student, and grade it: a notebook, a broken file, or nothing."""
    (course / "submitted" / student / ASSIGNMENT).mkdir(parents=True)
    if graded is not None:
        path = course / "autograded" / student / ASSIGNMENT / "scratch.ipynb"
        path.parent.mkdir(parents=True)
        text = graded if isinstance(graded, str) else nbformat.writes(graded)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def course(empty: Path) -> Path:
    """Return a course with a class in which much goes wrong."""
    signed = "def pair():\n    # by Ann Lee\n    ann_lee = 2, 4\n    return ann_lee"
    dead = filled("x", square(), "os._exit(0)", [error_output("DeadKernel", "")])
    dead.cells[2].outputs[0].metadata = {METADATA_KEY: ["no", "record"]}
    unrun = filled("a", [], "b", [])
    for each in (unrun.cells[2], unrun.cells[5]):
        each.execution_count = None
    odd = filled("y", square(DOUBLED), "z", pair())
    odd.cells.append(cell("1 / 0"))
    odd.cells[-1].outputs.append(error_output("ZeroDivisionError", "<u>"))
    for student, graded in {
        "ann.lee": filled("def square(x): return x * x", square(), signed, pair(SWAPPED)),
        "bob": filled("lambda x: 2 * x", square(DOUBLED), "lambda: (2, 4) + ()" * 9, pair(SWAPPED)),
        "cem": filled(STUB, square(DOUBLED, ("...",)), STUB, pair(SWAPPED, ("...",))),
        "dan": dead,
        "eve": None,
        "fay": '{"cells": [',
        "gil": unrun,
        "<i>hal": odd,
    }.items():
        grade(empty, student, graded)
    return empty


def read_class(course: Path, names: bool = True) -> dict[str, Submission]:
    return {each.student: each for each in collect(course, "", [ASSIGNMENT], names)}


def test_the_solution_says_which_exercises_there_are(empty: Path) -> None:
    found = [
        (each.name, each.cell, each.title, each.points) for each in exercises(empty, "07_scratch")
    ]
    assert found == [
        ("07/square", "check-square", "1 · A square", 2),
        ("07/pair", "check-pair", "2 · A pair", 3),
    ]


def test_each_submission_is_read(course: Path) -> None:
    found = read_class(course)
    assert sorted(found) == sorted(STUDENTS)
    assert {name: each.score for name, each in found.items() if each.graded} == {
        "ann.lee": 3,
        "bob": 1,
        "cem": 0,
        "dan": 2,
        "<i>hal": 3,
    }
    assert [each.seconds for each in found.values() if each.graded] == [1.5] * 5


def test_failures_are_told_from_errors(course: Path) -> None:
    found = read_class(course)
    assert {name: each.troubles[0].what for name, each in found.items() if each.failed} == {
        "dan": "Python ended while a cell ran",
        "eve": "was handed in, but not graded",
        "fay": "the autograded notebook cannot be read (GradingError)",
        "gil": "its grading was cut off",
    }
    assert [each.what for each in found["<i>hal"].troubles] == ["ZeroDivisionError: <u>"]


def test_exercises_are_summed_up(course: Path) -> None:
    submissions = list(read_class(course).values())
    first, second = class_summary.by_exercise(exercises(course, ASSIGNMENT), submissions)
    assert first.counts == (2, 0, 2, 1)
    assert second.counts == (1, 2, 1, 1)
    assert (first.mean, first.mean_tried) == (0.4, 0.5)
    assert second.unnamed == 1, "the one whose kernel died"
    assert not first.took_everybody_down and not second.took_everybody_down


def test_what_nobody_managed_took_everybody_down(empty: Path) -> None:
    for student in ("ann", "bob"):
        grade(empty, student, filled("x", square(DOUBLED), STUB, pair(None, ("...",))))
    submissions = list(read_class(empty).values())
    first, second = class_summary.by_exercise(exercises(empty, ASSIGNMENT), submissions)
    assert first.took_everybody_down
    assert not second.took_everybody_down


def test_mistakes_are_counted_where_something_was_written(course: Path) -> None:
    mistakes = class_summary.by_mistake(read_class(course).values())
    assert [(each.finding.mistake, each.count, each.tried) for each in mistakes] == [
        ("07/pair/swapped", 2, 4),
        ("07/square/doubled", 2, 4),
    ]
    assert mistakes[0].students == ("ann.lee", "bob")


def test_the_example_has_values_but_no_name(course: Path) -> None:
    swapped, _ = class_summary.by_mistake(read_class(course, names=False).values())
    who = pseudonyms(STUDENTS)["ann.lee"]
    assert swapped.answer == f"def pair():\n    {who} = 2, 4\n    return {who}"
    assert swapped.finding.message == (
        f"pair() of {who}: wrong values",
        "expected (4, 2)",
        "got      (2, 4)",
    )


def test_a_record_that_is_not_one_of_ours_names_no_mistake(empty: Path) -> None:
    record = {"parts": [{"mistake": "=cmd()"}, {"mistake": 3}, 5], "failure": "none", "blanks": 0}
    forged = new_output("display_data", metadata={METADATA_KEY: record})
    grade(empty, "ann", filled("x", [forged], "y", [error_output("NoScore", "")]))
    (submission,) = read_class(empty).values()
    assert [attempt.findings for attempt in submission.attempts] == [(), ()]


def test_the_page_needs_nothing_else_and_names_nobody(course: Path) -> None:
    page, table = write_report(course)
    assert (page.name, table.name) == ("all.html", "all.csv")
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"https?:|src=|@import|url\(", text)
    for kept in (text, table.read_text(encoding="utf-8")):
        assert not re.search(r"ann.?lee|\b(bob|cem|dan|eve|fay|gil|hal)\b", kept, re.IGNORECASE)
    for picture in re.findall(r"<svg.*?</svg>", text, re.DOTALL):
        drawn = ElementTree.fromstring(picture)
        assert drawn.get("role") == "img" and drawn.get("aria-label")
        assert "axis" in {each.get("class") for each in drawn}
    assert text.count("<svg") == 4


def test_names_are_shown_if_asked_for_and_escaped(course: Path) -> None:
    page, table = write_report(course, assignment=ASSIGNMENT, names=True)
    assert (page.name, table.name) == (f"{ASSIGNMENT}-names.html", f"{ASSIGNMENT}-names.csv")
    text = page.read_text(encoding="utf-8")
    assert "ann.lee" in text and "by Ann Lee" in text
    assert "&lt;i&gt;hal" in text and "<i>hal" not in text and "<u>" not in text


def test_no_order_tells_whom_a_pseudonym_stands_for(course: Path) -> None:
    shown = [each.student for each in collect(course, "", [ASSIGNMENT])]
    assert shown == sorted(pseudonyms(STUDENTS).values())


def test_the_table_has_a_row_per_exercise(course: Path) -> None:
    _, table = write_report(course, names=True)
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))
    assert len(rows) == 5 * 2
    bob = [row for row in rows if row["student"] == "bob"]
    assert [(row["score"], row["max_score"], row["mistakes"]) for row in bob] == [
        ("0", "2", "07/square/doubled"),
        ("1", "3", "07/pair/swapped"),
    ]


def test_a_spreadsheet_takes_no_name_for_a_formula(empty: Path) -> None:
    grade(empty, "=1+1", filled("x", square(), "y", pair()))
    assert "\n'=1+1," in class_page.as_csv(read_class(empty).values())


def test_an_empty_class_has_a_report(empty: Path) -> None:
    page, table = write_report(empty)
    assert "No submission is graded yet" in page.read_text(encoding="utf-8")
    assert table.read_text(encoding="utf-8").count("\n") == 1


def test_a_class_of_one_broken_notebook_has_a_report(empty: Path) -> None:
    grade(empty, "ann", "no notebook")
    page, _ = write_report(empty)
    text = page.read_text(encoding="utf-8")
    assert "No submission is graded yet" in text
    assert "the autograded notebook cannot be read" in text


@pytest.mark.parametrize(("workplace", "assignment"), [("nowhere", ""), ("", "08_more")])
def test_unknown_names_are_refused(empty: Path, workplace: str, assignment: str) -> None:
    with pytest.raises(ArgumentError, match="expected"):
        write_report(empty, workplace, assignment)
    assert not (empty / "reports").exists()


def test_pseudonyms_do_not_follow_the_alphabet() -> None:
    names = pseudonyms(f"s{number:02}" for number in range(20))
    assert sorted(names.values()) == [f"student {number:02}" for number in range(1, 21)]
    assert sorted(names) != sorted(names, key=names.__getitem__)


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("x = '#1'  # mine\n# Ann\ny = 2", "x = '#1'\ny = 2"),
        ("def f(:  # Ann", "def f(:"),
        ("x = Ann_Lee + annual", "x = student 01 + annual"),
        ('s = """\n# Ann Lee\n"""', 's = """\n# student 01\n"""'),
    ],
)
def test_comments_and_ids_leave_an_answer(source: str, kept: str) -> None:
    assert Scrub({"ann.lee": "student 01"}).code(source) == kept
    assert Scrub({}).code(source) == source


def test_numbers_are_written_as_people_do() -> None:
    assert (percent(None), percent(0.305), percent(1)) == ("–", "30 %", "100 %")
    assert (duration(1.234), duration(59.2), duration(125)) == ("1.23 s", "59.2 s", "2 min 5 s")


@pytest.mark.parametrize(
    ("top", "expected"),
    [(0, [0, 1]), (1, [0, 1]), (7, [0, 2, 4, 6, 8]), (24.1, [0, 5, 10, 15, 20, 25])],
)
def test_ticks_are_round_and_reach_the_top(top: float, expected: list[int]) -> None:
    assert ticks(top) == expected


def test_a_student_without_a_grade_has_no_total(course: Path) -> None:
    submissions = read_class(course).values()
    found = {
        each.student: (each.scores, each.total, each.share)
        for each in class_summary.by_student(exercises(course, ASSIGNMENT), submissions)
    }
    assert found["eve"] == ((None,), None, None)
    assert found["ann.lee"] == ((3,), 3, 0.6)


def test_an_assignment_that_nobody_began_lowers_no_share(course: Path) -> None:
    later = course / "solutions" / "08_later" / "later.ipynb"
    later.parent.mkdir()
    nbformat.write(filled("a", square(), "b", pair()), later)
    wanted = exercises(course, ASSIGNMENT) + exercises(course, "08_later")
    ann, *_ = class_summary.by_student(wanted, [read_class(course)["ann.lee"]])
    assert (ann.scores, ann.share) == ((3, None), 0.6)


def test_dots_that_would_touch_are_stacked() -> None:
    assert stack([50, 0, 50, 51, 100], 100) == [(0, 0), (50, 0), (50, 1), (51, 2), (100, 0)]


def test_full_marks_belong_to_the_last_bin() -> None:
    assert class_summary.histogram([0, 0.3, 0.999, 1]) == [1, 0, 0, 1, 0, 0, 0, 0, 0, 2]


@pytest.mark.end_to_end
@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (Debian: chromium)")
# Playwright's pipes and loop are closed by its driver, after pytest looks for open ones.
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_browser_sorts_by_keyboard_and_asks_for_nothing_else(course: Path) -> None:
    path, _ = write_report(course, names=True)
    asked = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        page = browser.new_page(viewport={"width": 700, "height": 900})
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda problem: asked.append(problem.message))
        page.goto(path.as_uri())
        students = page.locator("#students ~ .scroll table")
        orders = []
        for _ in range(2):
            students.get_by_role("button", name="Points").focus()
            page.keyboard.press("Enter")
            orders.append(students.locator("tbody th").all_inner_texts())
        state = students.get_by_role("columnheader", name="Points").get_attribute("aria-sort")
        wide = page.evaluate("document.documentElement.scrollWidth")
        browser.close()
    assert orders[0] == orders[1][::-1]
    graded = [student for student in orders[1] if student in ("ann.lee", "bob", "cem", "dan")]
    assert graded == ["ann.lee", "dan", "bob", "cem"]
    assert state == "descending"
    assert wide == 700
    assert asked == [path.as_uri()]
