"""Odd submissions, graded by the real nbgrader: each gets its outcome, none disturbs another."""

import codecs
import copy
import csv
import html
import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from tests.support import scratch
from tests.support.scratch import ASSIGNMENT, NOTEBOOK, files, make_course, succeed

pytestmark = pytest.mark.end_to_end

IMPORTS = """\
import math

def judge(right, points):
    return points * float(right)"""
CHECK_SQUARE = """\
judge(square(3) == 9, 2)
### BEGIN HIDDEN TESTS
judge(square(-5) == 25, 2)
### END HIDDEN TESTS"""
SQUARE = "def square(x):\n    return x * x"
PAIR = "def pair():\n    return (6, 3)"
Notebook = dict[str, Any]


def assignment() -> NotebookNode:
    """Return the solution of an assignment of 5 points."""
    cell = scratch.cell
    return scratch.notebook(
        new_markdown_cell("# Odd", id="title"),
        cell(IMPORTS, "imports"),
        cell("print('hello')"),
        cell(scratch.SQUARE, "square", solution=True),
        cell(CHECK_SQUARE, "check-square", points=2),
        new_markdown_cell("And now a pair.", id="pair-text"),
        cell(scratch.PAIR, "pair", solution=True),
        cell(scratch.CHECK_PAIR, "check-pair", points=3),
    )


@dataclass(frozen=True)
class Case:
    """A submission: what writes it into its folder, and what must become of it."""

    write: Callable[[Path], object]
    score: float = 5
    outcome: str = "graded"
    reason: str = ""


def cell_of(notebook: Notebook, name: str) -> Notebook:
    (cell,) = (each for each in notebook["cells"] if each["id"] == name)
    return cell


def answered(**more: str) -> Notebook:
    """Return the released notebook with right answers, or others."""
    notebook = copy.deepcopy(RELEASED)
    for name, source in ({"square": SQUARE, "pair": PAIR} | more).items():
        cell_of(notebook, name)["source"] = source
    return notebook


# Filled when the class is made: the released notebook.
RELEASED: Notebook = {}


def as_bytes(notebook: Any) -> bytes:
    return json.dumps(notebook).encode()


def file(content: Callable[[], bytes], name: str = NOTEBOOK.name) -> Callable[[Path], object]:
    """Return what writes one file, in a folder of its own where the name has one."""

    def write(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content())

    return write


def right() -> bytes:
    return as_bytes(answered())


def changed(change: Callable[[Notebook], object], **sources: str) -> Callable[[Path], object]:
    """Return what writes a notebook, after a change to it."""

    def content() -> bytes:
        notebook = answered(**sources)
        change(notebook)
        return as_bytes(notebook)

    return file(content)


def several(*writers: Callable[[Path], object]) -> Callable[[Path], object]:
    return lambda folder: [write(folder) for write in writers]


def untouched() -> bytes:
    return as_bytes(RELEASED)


def with_setting(setting: str) -> Callable[[Path], object]:
    """Return what writes the untouched notebook, with a setting of IPython made in it."""

    def content() -> bytes:
        notebook = copy.deepcopy(RELEASED)
        cell_of(notebook, "free")["source"] = setting
        return as_bytes(notebook)

    return file(content)


def honest_with_setting(setting: str) -> Callable[[Path], object]:
    return changed(lambda nb: cell_of(nb, "free").update(source=setting))


def forget_metadata(notebook: Notebook) -> None:
    for cell in notebook["cells"]:
        cell["metadata"] = {}


def forget_ids_as_well(notebook: Notebook) -> None:
    forget_metadata(notebook)
    for number, cell in enumerate(notebook["cells"]):
        cell["id"] = f"other-{number}"


def older_schema(notebook: Notebook) -> None:
    for cell in notebook["cells"]:
        if known := cell["metadata"].get("nbgrader"):
            known["schema_version"] = 1


def delete(*names: str) -> Callable[[Notebook], object]:
    return lambda nb: nb.update(cells=[cell for cell in nb["cells"] if cell["id"] not in names])


def as_version_3(notebook: Notebook) -> None:
    cells = [
        {("input" if key == "source" else key): value for key, value in cell.items()}
        if cell["cell_type"] == "code"
        else cell
        for cell in notebook["cells"]
    ]
    notebook.update(nbformat=3, nbformat_minor=0, worksheets=[{"cells": cells}])
    del notebook["cells"]


def wrong_types(notebook: Notebook) -> None:
    for number, cell in enumerate(notebook["cells"]):
        cell["source"] = cell["source"].splitlines(keepends=True)
        cell["id"] = [number]
        cell["outputs"], cell["execution_count"] = {"a": 1}, "three"
        cell["metadata"]["tags"] = [1, None, "x"] if number else "text"
        cell["attachments"] = 5
    notebook["cells"] += [None, 3, "text", {}, {"cell_type": "code", "source": None}]
    notebook["metadata"] = []


def odd_metadata(notebook: Notebook) -> None:
    for cell in notebook["cells"]:
        cell["metadata"]["nbgrader"] = ["no", "mapping"]


def huge(notebook: Notebook) -> bytes:
    return as_bytes(notebook).replace(
        b'"nbformat_minor"', b'"x": 1' + b"0" * 5000 + b', "nbformat_minor"'
    )


def deep(levels: int) -> bytes:
    notebook = answered()
    notebook["metadata"]["deep"] = "HERE"
    return as_bytes(notebook).replace(b'"HERE"', b"[" * levels + b"]" * levels)


def widgets(notebook: Notebook) -> None:
    kind = "application/vnd.jupyter.widget-state+json"
    notebook["metadata"]["widgets"] = {kind: {"abc": {"model_name": "IntProgressModel"}}}


def stamp(text: str | bytes) -> Callable[[Path], object]:
    content = text.encode() if isinstance(text, str) else text
    return several(file(right), file(lambda: content, "timestamp.txt"))


def pipe(folder: Path) -> None:
    folder.mkdir(parents=True)
    os.mkfifo(folder / NOTEBOOK.name)


def loop(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / NOTEBOOK.name).symlink_to(NOTEBOOK.name)
    (folder / "again").symlink_to("..")


def secret_link(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / NOTEBOOK.name).symlink_to(folder.parents[2] / "solutions" / NOTEBOOK)


def file_as_folder(folder: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_bytes(right())


def empty_folder(folder: Path) -> None:
    folder.mkdir(parents=True)


NAME = NOTEBOOK.name.removesuffix(".ipynb")
SHOW_ALL = "get_ipython().ast_node_interactivity = 'all'"
NO_RESULT = "get_ipython().ast_node_interactivity = 'none'"
ROUND = (
    "text = get_ipython().display_formatter.formatters['text/plain']\n"
    "text.for_type(float, lambda number, printer, cycle: printer.text('2.0'))"
)
WORDS = ROUND.replace("2.0", "two")
CASES = {
    "as-released": Case(file(right)),
    "prints-what-ran": Case(
        changed(
            lambda nb: nb["cells"].append(
                cell_of(nb, "free") | {"id": "end", "source": "print(In)"}
            ),
            pair="def pair():\n    return (1, 2)",
        ),
        2,
    ),
    "untouched": Case(file(untouched), 0),
    # not found
    "copy-in-place": Case(file(right, f"{NAME} (1).ipynb")),
    "as-the-course-names-it": Case(file(right, f"{ASSIGNMENT}-1.ipynb")),
    "copy-beside": Case(
        several(file(untouched), file(right, f"{NAME} (1).ipynb")), 5, "repaired", "graded from"
    ),
    "copy-beside-untouched": Case(
        several(file(right), file(untouched, f"{NAME}-Copy1.ipynb")), 5, "repaired", "not graded:"
    ),
    "other-case": Case(file(right, f"{NAME.upper()}.ipynb")),
    "other-case-of-suffix": Case(file(right, f"{NAME}.IPYNB"), 5, "repaired", "graded from"),
    "text-suffix": Case(file(right, f"{NAME}.ipynb.txt"), 5, "repaired", "graded from"),
    "other-name": Case(file(right, "homework.ipynb"), 5, "repaired", "graded from homework"),
    "nested": Case(file(right, f"{ASSIGNMENT}/{NAME}.ipynb"), 5, "repaired", "graded from"),
    "nested-in-its-name": Case(file(right, f"{NAME}.ipynb/{NAME}.ipynb"), 5, "repaired", "from"),
    "empty-folder": Case(empty_folder, 0, "not graded", "holds no scratch.ipynb"),
    "other-file": Case(file(lambda: b"x = 1", "scratch.py"), 0, "not graded", "scratch.py"),
    "[brackets]": Case(file(right)),
    "last, first": Case(file(right)),
    "=1+1": Case(file(right)),
    "quote\"and'": Case(file(right)),
    "byte-order-mark": Case(file(lambda: codecs.BOM_UTF8 + right())),
    "utf-16": Case(
        file(lambda: json.dumps(answered()).encode("utf-16")), 5, "repaired", "read as UTF-16"
    ),
    # silently 0
    "no-metadata": Case(changed(forget_metadata), 5, "repaired", "metadata put back"),
    "no-metadata-no-ids": Case(changed(forget_ids_as_well), 5, "repaired", "metadata put back"),
    "older-schema": Case(changed(older_schema), 5, "repaired", "metadata put back"),
    "metadata-of-other-type": Case(changed(odd_metadata), 5, "repaired", "metadata put back"),
    "deleted-check": Case(changed(delete("check-square")), 5, "repaired", "put back: check-square"),
    "deleted-checks": Case(
        changed(delete("check-square", "check-pair")), 5, "repaired", "check-square, check-pair"
    ),
    "deleted-imports": Case(changed(delete("imports")), 5, "repaired", "put back: imports"),
    # unfair
    "shows-nothing": Case(with_setting(NO_RESULT), 0),
    "shows-nothing-but-right": Case(honest_with_setting(NO_RESULT)),
    "shows-all": Case(with_setting(SHOW_ALL), 0),
    "shows-all-but-right": Case(honest_with_setting(SHOW_ALL)),
    "writes-floats-anew": Case(with_setting(ROUND), 0),
    "writes-floats-anew-but-right": Case(honest_with_setting(ROUND)),
    "writes-floats-in-words": Case(honest_with_setting(WORDS)),
    "shows-all-but-half-right": Case(
        changed(
            lambda nb: cell_of(nb, "free").update(source=SHOW_ALL),
            square="def square(x):\n    return 9",
        ),
        3,
    ),
    # breaks pages
    "widgets-without-state": Case(changed(widgets)),
    "long-line": Case(honest_with_setting("print('x' * 3_000_000)")),
    "many-pictures": Case(
        honest_with_setting(
            "from IPython.display import Image, display\n"
            "for _ in range(30):\n    display(Image(b'\\x89PNG' + bytes(300_000), format='png'))"
        )
    ),
    "other-files": Case(
        several(file(right), *(file(lambda: bytes(11 * 2**20), f"data{n}.bin") for n in range(3))),
        5,
        "repaired",
        "left out because of their size",
    ),
    # hangs or aborts
    "pipe": Case(pipe, 0, "not graded", "not followed"),
    "link-loop": Case(loop, 0, "not graded", "not followed"),
    "link-to-the-solution": Case(secret_link, 0, "not graded", "not followed"),
    "file-as-folder": Case(file_as_folder, 0, "not graded", "no folder"),
    "deep": Case(file(lambda: deep(100_000)), 0, "not graded", "nested too deeply"),
    "rather-deep": Case(file(lambda: deep(300))),
    "null-cells": Case(changed(lambda nb: nb.update(cells=None)), 0, "not graded", "list of cells"),
    "wrong-types": Case(changed(wrong_types), 5, "repaired", "3 cells that were none"),
    "lone-surrogates": Case(changed(lambda nb: None, square=SQUARE + "  # \ud800")),
    "huge-integer": Case(file(lambda: huge(answered()))),
    "format-9": Case(changed(lambda nb: nb.update(nbformat=9)), 5, "repaired", "version 9"),
    "format-3": Case(changed(as_version_3), 5, "repaired", "version 3"),
    "no-json": Case(file(lambda: right()[:-200]), 0, "not graded", "no whole notebook"),
    "web-page": Case(file(lambda: b"<!DOCTYPE html>"), 0, "not graded", "a web page"),
    "zero-bytes": Case(file(lambda: b""), 0, "not graded", "is empty"),
    "a-list": Case(file(lambda: b"[]"), 0, "not graded", "a list"),
    # lost
    "stamp-german": Case(stamp("10.11.2026")),
    "stamp-epoch": Case(stamp("1794300000")),
    "stamp-no-time": Case(stamp("yesterday"), 5, "repaired", "says no time"),
    "stamp-binary": Case(stamp(b"\xff\xfe\x00\x01"), 5, "repaired", "says no time"),
    "stamp-folder": Case(
        several(file(right), lambda folder: (folder / "timestamp.txt").mkdir()),
    ),
}


def folder_of(course: Path, student: str) -> Path:
    return course / "submitted" / student / ASSIGNMENT


def grades(course: Path) -> dict[str, dict[str, str]]:
    """Return the rows of the export, by student."""
    succeed("nbgrader", "export", cwd=course)
    with (course / "grades.csv").open(newline="", encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    return {row["student_id"].removeprefix("'"): row for row in rows}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a course in which all cases were handed in, graded, and got their feedback."""
    made = make_course(tmp_path_factory.mktemp("odd") / "c++ course")
    nbformat.write(assignment(), made / "solutions" / NOTEBOOK)
    succeed("mlp_helpers.grading", "release", cwd=made)
    RELEASED.update(nbformat.read(made / "exercises" / NOTEBOOK, as_version=4))
    for student, case in CASES.items():
        case.write(folder_of(made, student))
    before = handed_in(made)
    succeed("nbgrader", "autograde", ASSIGNMENT, cwd=made)
    assert handed_in(made) == before
    return made


def handed_in(course: Path) -> dict[str, bytes]:
    """Return all regular files that were handed in."""
    found = {}
    for above, _, names in os.walk(course / "submitted"):
        for path in (Path(above, name) for name in names):
            if path.is_file() and not path.is_symlink():
                found[str(path)] = path.read_bytes()
    return found


@pytest.fixture(scope="module")
def exported(course: Path) -> dict[str, dict[str, str]]:
    return grades(course)


@pytest.mark.parametrize("student", CASES)
def test_each_submission_gets_its_outcome(
    student: str, exported: dict[str, dict[str, str]]
) -> None:
    case, row = CASES[student], exported[student]
    assert (float(row["score"]), row["outcome"]) == (case.score, case.outcome), row["reason"]
    assert case.reason in row["reason"]
    assert case.reason or not row["reason"]


def test_the_class_report_tells_refused_from_failed(course: Path) -> None:
    succeed("mlp_helpers.grading", "report", "--names", cwd=course)
    page = (course / "reports" / "all-names.html").read_text(encoding="utf-8")
    refused = [student for student, case in CASES.items() if case.outcome == "not graded"]
    assert page.count("was not graded: ") == len(refused)
    repaired = [student for student, case in CASES.items() if case.outcome == "repaired"]
    assert page.count("Graded after a repair") == 1
    for student in repaired:
        row = f'<tr><th scope="row">{student}</th><td>01 scratch</td><td>'
        assert CASES[student].reason in html.unescape(page.partition(row)[2].partition("</tr>")[0])


@pytest.fixture(scope="module")
def pages(course: Path) -> dict[str, str]:
    """Return the feedback pages, by student."""
    succeed("nbgrader", "generate_feedback", ASSIGNMENT, cwd=course)
    found = (course / "feedback").glob(f"*/{NOTEBOOK.with_suffix('.html')}")
    return {path.parents[1].name: path.read_text(encoding="utf-8") for path in found}


def test_each_submission_gets_a_page_that_says_its_outcome(pages: dict[str, str]) -> None:
    assert set(pages) == set(CASES)
    for student, case in CASES.items():
        refused = "<strong>This was not graded.</strong>" in pages[student]
        assert refused == (case.outcome == "not graded"), student
        assert case.reason in html.unescape(pages[student]), student


def test_no_page_shows_a_hidden_test(pages: dict[str, str]) -> None:
    for student, page in pages.items():
        plain = html.unescape(re.sub(r"<[^>]*>", "", page))
        for secret in ("square(-5)", "2 * pair()", "HIDDEN TESTS"):
            assert secret not in plain, student


def test_pages_are_small_and_need_no_network(pages: dict[str, str]) -> None:
    for student, page in pages.items():
        assert len(page) < 9_000_000, student
        assert not re.search(r'(?:src|href)="(?:https?:)?//', page), student
        assert "<script" not in page, student


def test_files_that_are_too_large_are_not_copied(course: Path) -> None:
    for step in ("autograded", "feedback"):
        found = files(course / step / "other-files")
        assert sum(map(len, found.values())) < 25 * 2**20


def test_what_is_handed_in_anew_replaces_grade_and_feedback(
    course: Path, pages: dict[str, str]
) -> None:
    stamped = stamp("2026-11-10 12:00:00 UTC")
    again = {
        "as-released": (file(untouched), 0, "graded"),  # without time stamp
        "utf-16": (file(lambda: b"broken"), 0, "not graded"),
        "empty-folder": (file(right), 5, "graded"),
        "stamp-no-time": (stamped, 5, "graded"),
    }
    for student, (write, _, _) in again.items():
        write(folder_of(course, student))
    said = succeed("nbgrader", "autograde", ASSIGNMENT, cwd=course)
    assert f"{len(CASES) - len(again)} submissions are as they were" in said
    rows = grades(course)
    for student, (_, score, outcome) in again.items():
        assert (float(rows[student]["score"]), rows[student]["outcome"]) == (score, outcome)
    assert rows["stamp-no-time"]["timestamp"].startswith("2026-11-10 12:00")
    succeed("nbgrader", "generate_feedback", ASSIGNMENT, cwd=course)
    for student in again:
        page = course / "feedback" / student / NOTEBOOK.with_suffix(".html")
        assert page.read_text(encoding="utf-8") != pages[student]


def test_what_was_cut_off_is_graded_again(course: Path) -> None:
    (course / "autograded" / "nested" / ASSIGNMENT / ".outcome.json").unlink()
    said = succeed("nbgrader", "autograde", ASSIGNMENT, cwd=course)
    assert "1/1 nested: 5 / 5" in said
    assert not list(course.glob(".intake-*"))


def test_nothing_handed_in_is_told_apart(course: Path) -> None:
    succeed("nbgrader", "db", "student", "add", "absent", cwd=course)
    row = grades(course)["absent"]
    assert (float(row["score"]), row["outcome"]) == (0, "not handed in")
