"""The bundled class, graded from end to end by the real nbgrader."""

import csv
import html
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from mlp_helpers.grading.demo import HEADER, Submission, read_class
from mlp_helpers.grading.notebooks import assignments, read
from tests.support.axe import serious
from tests.support.scratch import ROOT, succeed

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
CLASS = ROOT / "demo" / "class"
SUBMISSIONS = read_class(CLASS)
STUDENTS = ["common-mistakes", "full-marks", "half-done", "other-correct-way", "untouched"]


def name_of(submission: Submission) -> str:
    return f"{submission.student}-{submission.assignment}"


def test_every_student_submits_every_assignment() -> None:
    handed_in = {(each.student, each.assignment) for each in SUBMISSIONS}
    wanted = {(student, name) for student in STUDENTS for name in assignments(ROOT)}
    assert handed_in == wanted, "demo/class holds a <student>/<assignment>.py for each assignment"


@pytest.mark.parametrize("submission", SUBMISSIONS, ids=name_of)
def test_the_expected_scores_are_what_the_ids_say(submission: Submission) -> None:
    share = submission.score / submission.max_score
    if submission.student in ("full-marks", "other-correct-way"):
        assert share == 1
    elif submission.student == "untouched":
        assert share == 0 and not submission.sources
    else:
        assert 0 < share < 1


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the course in which the demo was run."""
    course = tmp_path_factory.mktemp("course")
    for name in ("solutions", "demo/class"):
        shutil.copytree(ROOT / name, course / name)
    for name in ("nbgrader_config.py", "demo/nbgrader_config.py"):
        shutil.copy(ROOT / name, course / name)
    said = succeed("mlp_helpers.grading", "demo", cwd=course)
    (course / "said.txt").write_text(said, encoding="utf-8")
    return course


@pytest.mark.end_to_end
def test_the_scores_are_the_expected_ones(graded: Path) -> None:
    with (graded / "demo" / "grades.csv").open(newline="") as file:
        found = {
            (row["student_id"], row["assignment"]): (float(row["score"]), float(row["max_score"]))
            for row in csv.DictReader(file)
        }
    expected = {
        (each.student, each.assignment): (each.score, each.max_score) for each in SUBMISSIONS
    }
    assert found == expected, f"see the feedback pages in {graded}"
    assert not list((graded / "demo").glob(".intake-*")), "what was staged is still there"


@pytest.mark.end_to_end
def test_it_says_where_to_look_next(graded: Path) -> None:
    said = (graded / "said.txt").read_text(encoding="utf-8")
    assert all(each in said for each in [*STUDENTS, "make formgrader"])
    numbers = [name.partition("_")[0] for name in assignments(ROOT)]
    assert re.search(rf"^ *{' +'.join(numbers)} +total$", said, re.MULTILINE)
    for page in re.findall(r"demo/feedback/\S+\.html", said):
        assert (graded / page).exists()


@pytest.mark.end_to_end
def test_the_feedback_shows_no_hidden_test(graded: Path) -> None:
    for path in (ROOT / "solutions").glob("*/*.ipynb"):
        hidden = [
            line.strip()
            for cell in read(path).cells
            for region in re.findall(
                r"BEGIN HIDDEN TESTS\n(.*?)^[^\n]*END HIDDEN TESTS", cell.source, re.DOTALL | re.M
            )
            for line in region.splitlines()
        ]
        pages = list((graded / "demo" / "feedback").glob(f"*/{path.parent.name}/*.html"))
        assert len(pages) == len(STUDENTS)
        for page in pages:
            text = html.unescape(re.sub(r"<[^>]*>", "", page.read_text(encoding="utf-8")))
            for line in filter(None, hidden):
                assert line not in text, f"{page.relative_to(graded)} shows {line!r}"


@pytest.mark.end_to_end
def test_the_class_report_has_the_same_scores(graded: Path) -> None:
    said = succeed("mlp_helpers.grading", "report", "--workplace", "demo", "--names", cwd=graded)
    assert "demo/reports/all-names.html" in said
    found: dict[tuple[str, str], float] = {}
    with (graded / "demo" / "reports" / "all-names.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            who = (row["student"], row["assignment"])
            found[who] = found.get(who, 0) + float(row["score"])
            assert row["seconds_of_assignment"], "the grading keeps its time"
            assert row["tried"] == "0" or who[0] != "untouched"
            assert not row["mistakes"] or who[0] in ("common-mistakes", "half-done")
    assert found == {(each.student, each.assignment): each.score for each in SUBMISSIONS}


@pytest.mark.end_to_end
@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (Debian: chromium)")
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # the driver's own pipes
def test_no_page_of_feedback_and_no_report_keeps_anybody_out(graded: Path) -> None:
    succeed("mlp_helpers.grading", "report", "--workplace", "demo", cwd=graded)
    pages = [graded / "demo" / "reports" / "all.html"]
    for student in ("common-mistakes", "full-marks", "untouched"):
        pages += sorted((graded / "demo" / "feedback" / student).glob("0[145]_*/*.html"))
    assert len(pages) == 10
    problems = []
    grounds: dict[str, set[str]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            page = browser.new_page(color_scheme=scheme)
            page.set_default_timeout(60_000)
            for path in pages:
                page.goto(path.as_uri())
                problems += [f"{path.name}, {scheme}: {each}" for each in serious(page)]
                ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
                grounds.setdefault(scheme, set()).add(ground)
        browser.close()
    assert not problems, "\n".join(problems)
    assert grounds == {"light": {"rgb(255, 255, 255)"}, "dark": {"rgb(20, 24, 28)"}}


def test_the_notes_in_the_class_files_are_comments() -> None:
    for path in CLASS.glob("*/*.py"):
        head = path.read_text(encoding="utf-8").partition("# %% ")[0]
        assert HEADER.match(head), f"{path}: the score is the first line"
        assert all(line.startswith("#") or not line for line in head.splitlines())
