"""The grading tools piece by piece, without kernels or nbgrader's commands."""

import logging
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeFactory
from nbgrader.preprocessors import ComputeChecksums
from nbgrader.utils import determine_grade

from mlp_helpers import ArgumentError
from mlp_helpers.grading import demo, execute, gradebook, notebooks, release
from mlp_helpers.grading.autograde import StrictScores
from mlp_helpers.grading.config import settings
from mlp_helpers.grading.exchange import NEEDED
from mlp_helpers.grading.feedback import REPLACEMENT, HideTests
from mlp_helpers.grading.gradebook import Score
from mlp_helpers.grading.intake import outcome as outcomes
from mlp_helpers.grading.intake.outcome import Outcome
from mlp_helpers.grading.look_again import look_again
from mlp_helpers.grading.notebooks import GradingError
from tests.support.scratch import CHECK_PAIR, CHECK_SQUARE, cell, notebook, solution

HIDDEN = 'assert pair()[0] == 2 * pair()[1], f"{pair()} it is"'


def result(text: str) -> NotebookNode:
    return new_output("execute_result", data={"text/plain": text}, execution_count=1)


def error(text: str = "AssertionError") -> NotebookNode:
    return new_output("error", ename="AssertionError", evalue="", traceback=[text])


def score(*outputs: NotebookNode, ran: bool = True) -> float:
    """Return what nbgrader gives for a graded cell worth 2 points, after `StrictScores`."""
    graded = cell(CHECK_SQUARE, "check-square", points=2)
    graded.outputs = list(outputs)
    graded.execution_count = 1 if ran else None
    judged, _ = StrictScores().preprocess_cell(graded, {}, 0)
    points, _ = determine_grade(judged)
    assert points is not None
    return points


@pytest.mark.parametrize("text", ["0.0", "1.5", "2", "2.0"])
def test_a_number_within_the_points_counts(text: str) -> None:
    assert score(result(text)) == float(text)


@pytest.mark.parametrize(
    "text", ["-1", "nan", "True", "'1'", "np.float64(1.5)", "tensor(1.5)", "2.5", "inf", ""]
)
def test_any_other_result_counts_nothing(text: str) -> None:
    assert score(result(text)) == 0


def test_a_cell_without_result_gets_full_marks_unless_it_fails() -> None:
    assert score() == 2
    assert score(error()) == 0


def test_an_error_after_a_number_counts() -> None:
    assert score(result("2.0"), error()) == 0


def test_a_cell_that_was_not_run_counts_nothing() -> None:
    assert score(ran=False) == 0


def test_the_last_of_several_results_counts() -> None:
    assert score(result("2.0"), result("0.5")) == 0.5


LEAKS = {
    "traceback": error(f"\x1b[1;32m----> 3\x1b[0m \x1b[38;5;28massert\x1b[39m{HIDDEN[6:]}\nE: no"),
    "print(In[-1])": new_output("stream", name="stdout", text=CHECK_PAIR + "\nafter"),
    "In[-1]": result(repr(CHECK_PAIR)),
    "page": new_output(
        "display_data",
        data={"text/html": f"<pre><b>assert</b>{HIDDEN[6:].replace(chr(34), '&quot;')}</pre>"},
    ),
}


@pytest.mark.parametrize("leak", LEAKS.values(), ids=LEAKS)
def test_feedback_shows_no_hidden_test(leak: NotebookNode) -> None:
    graded, free = cell(CHECK_PAIR, "check-pair", points=3), cell("print(In[-1])")
    graded.outputs, free.outputs = [error("the visible part")], [leak]
    shown, _ = HideTests().preprocess(notebook(graded, free), {})
    assert "assert len(pair()) == 2" in shown.cells[0].source
    assert shown.cells[0].outputs[0].traceback == ["the visible part"]
    text = nbformat.writes(shown)
    assert REPLACEMENT in text
    for secret in ("2 * pair()[1]", "it is"):
        assert secret not in text


def test_feedback_keeps_what_is_not_hidden() -> None:
    graded, free = cell(CHECK_PAIR, "check-pair", points=3), cell("print('pair')")
    text = "assert len(pair()) == 2\n)\nafter\n"
    free.outputs = [new_output("stream", name="stdout", text=text)]
    shown, _ = HideTests().preprocess(notebook(graded, free), {})
    assert shown.cells[1].outputs[0].text == text


def test_a_student_who_writes_the_delimiter_does_not_stop_the_feedback() -> None:
    source = "### BEGIN HIDDEN TESTS\n1 + 1"
    shown, _ = HideTests().preprocess(notebook(cell(source)), {})
    assert shown.cells[0].source == source


@pytest.mark.parametrize(
    "line",
    ["x = 1 ### BEGIN SOLUTION", "### END SOLUTION x = 1", "f(  # BEGIN HIDDEN TESTS"],
)
def test_a_marker_beside_code_is_refused(line: str) -> None:
    with pytest.raises(GradingError, match=r"cell square: a marker must stand on a line"):
        release.CheckMarkers().preprocess(notebook(cell(line, "square", solution=True)), {})


def test_markers_on_lines_of_their_own_pass() -> None:
    release.CheckMarkers().preprocess(solution(), {})


def test_released_metadata_is_what_a_student_needs() -> None:
    made = solution()
    made.metadata["widgets"] = {}
    made.cells[3].metadata.update(
        tags=["skip-execution", "lecture:A6"], execution={"iopub.status.busy": "2020"}
    )
    tidy, _ = release.TidyMetadata().preprocess(made, {})
    assert set(tidy.metadata) == {"kernelspec"}
    assert set(tidy.cells[3].metadata) == {"nbgrader", "tags"}
    assert tidy.cells[3].metadata["tags"] == ["lecture:A6"]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file"
    assert notebooks.write_bytes(path, b"one")
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert not notebooks.write_bytes(path, b"one")
    with pytest.raises(TypeError):
        notebooks.write_bytes(path, "text")  # type: ignore[arg-type]
    assert path.read_bytes() == b"one"
    assert list(path.parent.iterdir()) == [path]


def test_what_is_no_notebook_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.ipynb"
    path.write_text("{")
    with pytest.raises(GradingError, match=r"broken\.ipynb could not be read as a notebook"):
        notebooks.read(path)


def test_a_folder_that_is_no_course_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match=r"is not the folder of the course"):
        notebooks.check_course(tmp_path)


def test_what_to_execute_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match=r"expected a notebook or a folder of notebooks"):
        execute.notebooks(tmp_path, [str(tmp_path / "absent.ipynb")])


def test_metadata_is_the_same_wherever_a_notebook_was_run() -> None:
    here, there = solution(), solution()
    there.metadata.update(language_info={"name": "python", "version": "3.99"}, widgets={})
    there.cells[1].metadata["execution"] = {"iopub.status.busy": "2020"}
    there.cells[1].metadata["tags"] = here.cells[1].metadata["tags"] = ["lecture:A6"]
    execute.normalise(here)
    execute.normalise(there)
    assert nbformat.writes(here) == nbformat.writes(there)
    assert there.cells[1].metadata == {"tags": ["lecture:A6"]}


def test_the_bundled_class_is_read(tmp_path: Path) -> None:
    path = tmp_path / "half-done" / "01_scratch.py"
    path.parent.mkdir()
    path.write_text(
        "# score: 1.5 / 5\n# A remark.\n\n# %% square\ndef square(x):\n    return x * x\n"
        "\n# %% pair\ndef pair():\n    # %% no section\n    return 1\n"
    )
    (submission,) = demo.read_class(tmp_path)
    assert (submission.student, submission.assignment) == ("half-done", "01_scratch")
    assert (submission.score, submission.max_score) == (1.5, 5)
    assert submission.sources == {
        "square": "def square(x):\n    return x * x",
        "pair": "def pair():\n    # %% no section\n    return 1",
    }


def test_a_submission_must_say_its_score(tmp_path: Path) -> None:
    (tmp_path / "half-done").mkdir()
    (tmp_path / "half-done" / "01_scratch.py").write_text("# %% square\n")
    with pytest.raises(GradingError, match=r"expected a line like '# score: 17 / 20'"):
        demo.read_class(tmp_path)


def test_a_submission_fills_the_released_notebook(tmp_path: Path) -> None:
    released = tmp_path / "exercises" / "01_scratch" / "scratch.ipynb"
    notebooks.write(released, solution())
    (released.parent / "table.txt").write_text("1")
    answer = demo.Submission("s", "01_scratch", {"square": "square = abs"}, 0, 5)
    demo.write_submission(answer, tmp_path / "exercises", tmp_path / "submitted")
    before, after = (
        solution().cells,
        notebooks.read(tmp_path / "submitted" / "s" / "01_scratch" / "scratch.ipynb").cells,
    )
    assert [cell.source for cell in after] == [
        "square = abs" if cell.id == "square" else cell.source for cell in before
    ]
    assert (tmp_path / "submitted" / "s" / "01_scratch" / "table.txt").exists()


def test_a_submission_cannot_fill_a_cell_that_is_not_there(tmp_path: Path) -> None:
    notebooks.write(tmp_path / "exercises" / "01_scratch" / "scratch.ipynb", solution())
    answer = demo.Submission("s", "01_scratch", {"quare": "1"}, 0, 5)
    with pytest.raises(GradingError, match=r"fills the cell 'quare'.*did you mean 'square'\?"):
        demo.write_submission(answer, tmp_path / "exercises", tmp_path / "submitted")


def test_the_gradebook_is_laid_out_with_a_row_for_each_student() -> None:
    found = [
        Score("untouched", "01_scratch", 0, 5),
        Score("half-done", "01_scratch", 2.5, 5),
        Score("half-done", "02_more", 1, 3),
    ]
    assert gradebook.table(found).splitlines() == [
        "                01     02    total",
        "----------------------------------",
        "half-done  2.5 / 5  1 / 3  3.5 / 8",
        "untouched    0 / 5      -    0 / 8",
    ]


def test_assignments_of_one_number_are_called_by_their_names() -> None:
    found = [Score("ann", name, 1, 2) for name in ("01_one", "01_two")]
    assert "01_one  01_two" in gradebook.table(found)


def test_of_a_large_class_the_means_are_shown() -> None:
    found = [Score(f"student-{number}", "01_scratch", 4, 5) for number in range(60)]
    found.append(Score("student-0", "02_more", 3, 3))
    assert gradebook.table(found).splitlines()[2:] == [
        "mean of 60  4.0 / 5 (60)  3.0 / 3 (1)  4.0 / 8"
    ]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Gradebook]:
    """Return a gradebook in which two students handed in a cell of 2 points."""
    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}") as made:
        made.add_assignment("01_scratch")
        made.add_notebook("scratch", "01_scratch")
        made.add_grade_cell("check", "scratch", "01_scratch", max_score=2, cell_type="code")
        for student in ("ann", "bob"):
            made.add_student(student)
            with made.db.no_autoflush:
                made.add_submission("01_scratch", student)
            grade = made.find_grade("check", "scratch", "01_scratch", student)
            grade.auto_score, grade.needs_manual_grade = 2.0, False
        made.db.commit()
        yield made


def test_points_by_hand_of_an_earlier_submission_are_named(book: Gradebook, tmp_path: Path) -> None:
    grade = book.find_grade("check", "scratch", "01_scratch", "ann")
    grade.manual_score = 0.5
    book.db.commit()
    course = CourseDirectory(root=str(tmp_path), db_url=book.db.get_bind().url.render_as_string())
    for student in ("ann", "bob"):
        folder = tmp_path / "autograded" / student / "01_scratch"
        folder.mkdir(parents=True)
        outcomes.write(
            folder, Outcome(refused={"scratch": "it is empty."} if student == "bob" else {})
        )
    refused = ["1 not graded, 0 points:", "  bob, 01_scratch: it is empty"]
    assert look_again(course, ["01_scratch"]) == refused, "a person gave them after the grading"
    grade.needs_manual_grade = True
    book.db.commit()
    *first, heading, kept = look_again(course, ["01_scratch"])
    assert first == refused and "1 with points by hand from before this grading" in heading
    assert kept == "  ann, 01_scratch: check 0.5"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # nbgrader's file
def test_feedback_is_released_to_those_who_came_through_the_exchange(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for student, names in (("[eve]", NEEDED), ("ivy", ()), ("bob", NEEDED)):
        folder = tmp_path / "feedback" / student / "01_scratch"
        folder.mkdir(parents=True)
        for name in (*names, "scratch.html"):
            (folder / name).write_text(student)
    config = settings(tmp_path)
    course = CourseDirectory(config=config, assignment_id="01_scratch")
    factory = ExchangeFactory(config=config)
    release_feedback = factory.ReleaseFeedback(coursedir=course, config=config)
    (tmp_path / "exchange").chmod(0o777)
    release_feedback.log = logging.getLogger()
    release_feedback.start()
    pages = (tmp_path / "exchange").rglob("*.html")
    assert sorted(page.read_text() for page in pages) == ["[eve]", "bob"]
    assert "1 not released" in caplog.text and ": ivy. Send them their pages" in caplog.text


def test_answers_make_a_released_notebook_edited(tmp_path: Path) -> None:
    made, _ = ComputeChecksums().preprocess(solution(), {})
    path = tmp_path / "scratch.ipynb"
    notebooks.write(path, made)
    assert not release.is_edited(path)
    made.cells[2].source += "  # mine"
    notebooks.write(path, made)
    assert release.is_edited(path)


def test_a_notebook_cannot_install_anything(tmp_path: Path) -> None:
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "pyproject.toml").write_text('[project]\nname = "odd"\nversion = "1"\n')
    target = tmp_path / "installed"
    command = [sys.executable, "-m", "pip", "install", "--no-build-isolation", "--target"]
    subprocess.run(
        [*command, str(target), str(tmp_path / "odd")],
        env=os.environ | notebooks.BATCH_ENVIRONMENT,
        capture_output=True,
        check=False,
    )
    assert not [path for path in target.rglob("*") if path.is_file()]


def test_a_release_uses_the_settings_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "nbgrader_config.py").write_text(
        "from pathlib import Path\nfrom mlp_helpers.grading.config import configure\n"
        "c = get_config()\nconfigure(c, Path(__file__).parent)\n"
        "c.CourseDirectory.db_url = 'sqlite:///elsewhere.db'\n"
    )
    assert settings(tmp_path).CourseDirectory.db_url == "sqlite:///elsewhere.db"
