"""What the feedback page shows, piece by piece, without nbgrader's commands."""

import copy
import gc
from typing import Any

import pytest
from nbconvert.filters.markdown_mistune import MarkdownWithMath
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_output

from mlp_helpers.grading.feedback_page import FeedbackExporter, FoldReports, Renderer, Summarise
from mlp_helpers.grading.sizes import LimitSize
from tests.support.scratch import cell, notebook


def report(points: float, seed: int | None = None, **record: Any) -> NotebookNode:
    data = {"exercise": "01/square", "points": points, "max_points": 2, "hidden_seed": seed}
    return new_output(
        "display_data",
        data={"text/html": f"<b>report {seed}</b>", "text/plain": "report"},
        metadata={"mlp_helpers": data | record},
    )


def graded(*outputs: NotebookNode, score: float = 0.0) -> NotebookNode:
    made = cell("check.square(square)", "check-square", points=2)
    made.metadata.nbgrader["score"] = score
    made.outputs = list(outputs)
    return made


@pytest.mark.parametrize(
    ("points", "said"), [(2.0, "the same"), (1.0, "<details open>"), (0.5, "0.5 / 2 points")]
)
def test_a_report_is_shown_once(points: float, said: str) -> None:
    folded, _ = FoldReports().preprocess_cell(graded(report(2.0), report(points, 7)), {}, 0)
    (output,) = folded.outputs
    assert output.data["text/html"].startswith("<b>report None</b>")
    assert said in output.data["text/html"]
    assert ("report 7" in output.data["text/html"]) == (points != 2)


def test_reports_of_two_exercises_stay_two() -> None:
    other = report(2.0, 7, exercise="01/pair")
    folded, _ = FoldReports().preprocess_cell(graded(report(2.0), other), {}, 0)
    assert len(folded.outputs) == 2


def test_the_summary_names_each_exercise_its_points_and_its_mistake(tmp_path: Any) -> None:
    failure = {"hint": "a power is no product", "headline": "wrong values"}
    wrong = report(1.0, mistake="01/square/doubled", failure=failure)
    made = notebook(
        new_markdown_cell("# Scratch\n\ntext\n\n## 1 · The `square`"), graded(wrong, score=1.0)
    )
    resources = {"metadata": {"path": str(tmp_path)}, "nbgrader": {"notebook": "scratch"}}
    _, resources = Summarise().preprocess(made, resources)
    assert resources["course"]["exercises"] == [
        {
            "title": "1 · The square",
            "anchor": "check-square",
            "score": 1.0,
            "points": 2,
            "comment": "",
            "mistake": "01/square/doubled",
            "said": "a power is no product",
        }
    ]


@pytest.mark.parametrize(
    "source", ["$x^2$", "$$\\frac{1}{2}$$", "\\begin{align}a &= b\\end{align}"]
)
def test_mathematics_needs_no_program(source: str) -> None:
    page = MarkdownWithMath(renderer=Renderer(escape=False)).render(source)
    assert "<math" in page
    assert "$" not in page


def test_what_is_no_mathematics_is_shown_as_it_is() -> None:
    page = MarkdownWithMath(renderer=Renderer(escape=False)).render("$\\frac{<b>$")
    assert "<b>" not in page


def test_outputs_are_kept_to_a_size() -> None:
    picture = new_output("display_data", data={"image/png": "A" * 3_000_000})
    small = new_output("display_data", data={"image/png": "A" * 1000, "text/plain": "picture"})
    long = new_output("stream", name="stdout", text="x" * 100_000)
    made = notebook(cell("1", "free"))
    made.cells[0].outputs = [copy.deepcopy(each) for each in (picture, small, long)]
    limited, _ = LimitSize().preprocess(made, {})
    first, second, third = limited.cells[0].outputs
    assert first.data == {"text/plain": "[3000000 characters are left out here]"}
    assert second == small
    assert len(third.text) < 21_000
    assert "[80000 characters are left out here]" in third.text


def page(exporter: FeedbackExporter, language: str, answer: str) -> str:
    """Return the page of a notebook with text, an answer, a check and code in another language."""
    made = notebook(
        new_markdown_cell("# Scratch\n\nSquare $x^2$ it.", id="text"),
        cell(answer, "square", solution=True),
        graded(report(2.0), score=1.0),
        cell("%%bash\nls"),
    )
    made.metadata.language_info = {"name": language}
    course = {"exercises": [], "refused": "", "repairs": []}
    known = {"notebook": "scratch", "score": 1.0, "max_score": 2.0, "late_penalty": 0}
    found, _ = exporter.from_notebook_node(made, {"course": course, "nbgrader": known})
    return str(found)


def test_what_pages_have_in_common_is_written_once_and_changes_none() -> None:
    cases = [("python", "x * x"), ("python", "x + x"), ("text", "x * x"), ("python", "x * x")]
    together = FeedbackExporter()
    pages = [page(together, *case) for case in cases]
    assert pages == [page(FeedbackExporter(), *case) for case in cases]
    assert len(set(pages)) == 3 and all("<math" in each for each in pages)
    assert gc.isenabled()
