"""How every lecture behaves: what answers a question is folded, and what one sees is short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from mlp_helpers.grading.execute import execute
from mlp_helpers.grading.notebooks import read, write
from tests.support import scratch
from tests.support.scratch import ROOT

LECTURES = sorted((ROOT / "course").glob("*.ipynb"))
MOST_LINES = 25
"""Lines of a code cell that a reader is to read; one that only plots has its source folded."""

FOLDS = {"outputs_hidden": "hide-output", "source_hidden": "hide-input"}
"""What JupyterLab calls a fold, and the tag that says the same to a page maker."""

# A question, but not the sentence of the title that says how to read one.
EVENTS = re.compile(r"(?<!it says )\*\*Predict|<details>")


each_lecture = pytest.mark.parametrize("path", LECTURES, ids=lambda path: path.stem)


def folded(cell: NotebookNode, name: str) -> bool:
    """Whether JupyterLab shows a cell's source, or its output, as a line that one opens."""
    return bool(cell.metadata.get("jupyter", {}).get(name))


def spoilers(cells: Sequence[NotebookNode]) -> Iterator[str]:
    """Yield what gives away the answer to a question that the reader was asked to predict.

    A question is open from **Predict** until its answer, a ``<details>`` in the text. Whatever
    a cell in between puts out is folded.
    """
    question = ""
    for cell in cells:
        if cell.cell_type == "code":
            if question and cell.outputs and not folded(cell, "outputs_hidden"):
                yield f"{cell.id} shows what {question} asks to predict"
            continue
        for event in EVENTS.findall(cell.source):
            if event == "<details>":
                question = ""
            elif question:
                yield f"{question} asks, and no folded answer follows"
            if event != "<details>":
                question = cell.id
    if question:
        yield f"{question} asks, and no folded answer follows"


def first_line(output: NotebookNode) -> str:
    """Return what JupyterLab puts beside the fold of a cell whose first output this is."""
    data = output.get("data", {})
    text = output.get("text") or data.get("text/html") or data.get("text/plain", "")
    return next((line for line in text.splitlines() if line), "")


@each_lecture
def test_what_answers_a_prediction_is_folded(path: Path) -> None:
    assert list(spoilers(read(path).cells)) == []


@each_lecture
def test_what_follows_a_fold_stands_in_a_cell_of_its_own(path: Path) -> None:
    """Right below a closed fold, without a space between, it reads as if it were the answer."""
    folds = re.compile(r"</details>\s*(?!\s*<details>)\S")
    assert [cell.id for cell in read(path).cells if folds.search(cell.source)] == []


@each_lecture
def test_a_fold_does_not_tell(path: Path) -> None:
    """JupyterLab shows the first line of what is folded: let it be a heading, ``right for:``."""
    told = {
        cell.id: first_line(cell.outputs[0])
        for cell in read(path).cells
        if folded(cell, "outputs_hidden") and cell.outputs
    }
    assert {name: line for name, line in told.items() if not line.endswith(":")} == {}


@each_lecture
def test_a_fold_is_the_same_in_jupyterlab_and_on_a_page(path: Path) -> None:
    for cell in read(path).cells:
        tags = cell.metadata.get("tags", [])
        for name, tag in FOLDS.items():
            assert folded(cell, name) == (tag in tags), (
                f"{cell.id}: the tag {tag!r} and jupyter.{name} go together"
            )


@each_lecture
def test_no_cell_is_longer_than_one_reads(path: Path) -> None:
    lengths = {
        cell.id: len(cell.source.splitlines())
        for cell in read(path).cells
        if cell.cell_type == "code" and not folded(cell, "source_hidden")
    }
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ([], ["ask asks, and no folded answer follows"]),
        ([new_markdown_cell("<details>\nyes\n</details>", id="answer")], []),
        ([new_markdown_cell("**Predict** more.", id="more")], ["ask asks", "more asks"]),
    ],
    ids=["never", "folded", "another-question"],
)
def test_a_question_needs_a_folded_answer(after: list[NotebookNode], expected: list[str]) -> None:
    cells = [new_markdown_cell("**Predict.** Is it?", id="ask"), *after]
    found = list(spoilers(cells))
    assert len(found) == len(expected) and all(map(str.startswith, found, expected))


def test_an_open_output_before_the_answer_is_a_spoiler() -> None:
    told = new_code_cell("42", id="told", outputs=[new_output("stream", text="42")])
    cells = [new_markdown_cell("**Predict.**", id="ask"), told, new_markdown_cell("<details>")]
    assert list(spoilers(cells)) == ["told shows what ask asks to predict"]
    told.metadata["jupyter"] = {"outputs_hidden": True}
    assert list(spoilers(cells)) == []


def test_executing_a_lecture_keeps_its_folds(tmp_path: Path) -> None:
    cells = [new_code_cell("print(42)", id="told"), new_code_cell("print(43)", id="drawn")]
    metadata: list[dict[str, Any]] = [
        {"jupyter": {"outputs_hidden": True}, "tags": ["hide-output"]},
        {"jupyter": {"source_hidden": True}, "tags": ["hide-input"]},
    ]
    for cell, each in zip(cells, metadata, strict=True):
        cell.metadata.update(each)
    path = tmp_path / "lecture.ipynb"
    write(path, scratch.notebook(*cells))
    assert execute([path]) == [path]
    kept = read(path).cells
    assert [cell.metadata for cell in kept] == metadata
    assert [cell.outputs[0].text for cell in kept] == ["42\n", "43\n"]
