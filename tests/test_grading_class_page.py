"""The page on a class: what it shows, whom it names, and how it behaves in a browser."""

import csv
import io
import re
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from mlp_helpers import ArgumentError
from mlp_helpers.grading import class_page, class_summary
from mlp_helpers.grading.class_page import duration, percent, stack, ticks, write_report
from mlp_helpers.grading.class_report import collect
from mlp_helpers.grading.privacy import pseudonyms
from tests.support.classroom import (
    ASSIGNMENT,
    STUDENTS,
    filled,
    grade,
    pair,
    read_class,
    square,
)

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


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


def test_numbers_are_written_as_people_do() -> None:
    assert (percent(None), percent(0.305), percent(1)) == ("–", "30 %", "100 %")
    assert (duration(1.234), duration(59.2), duration(125)) == ("1.23 s", "59.2 s", "2 min 5 s")


@pytest.mark.parametrize(
    ("top", "expected"),
    [(0, [0, 1]), (1, [0, 1]), (7, [0, 2, 4, 6, 8]), (24.1, [0, 5, 10, 15, 20, 25])],
)
def test_ticks_are_round_and_reach_the_top(top: float, expected: list[int]) -> None:
    assert ticks(top) == expected


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
