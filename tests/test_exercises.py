"""How every exercise reads: short texts, a hint where it is hard, minutes that add up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mlp_helpers.grading.notebooks import read
from tests.support.scratch import ROOT

EXERCISES = sorted((ROOT / "solutions").glob("*/*.ipynb"))
MOST_WORDS = 200
"""Words of a text outside of its folds: more is not read, least of all in the evening."""

FOLD = re.compile(r"<details>.*?</details>", re.DOTALL)
HEADING = re.compile(r"^#{1,3} ", re.MULTILINE)
OPTION = re.compile(r"^- (\*\*)?A\b", re.MULTILINE)
WORTH = re.compile(
    r"^\*[\d.]+ points? · (?P<minutes>\d+) minutes · (?P<dots>[●○]{3})\*$", re.MULTILINE
)
TIME = re.compile(r"^\| Time \| about (\d+) minutes", re.MULTILINE)
SITTINGS = re.compile(r"^\| Time \|.* in two sittings of (\d+) and (\d+) \|$", re.MULTILINE)
JARGON = (
    "last bit",
    "cut off what is written",
    "patience-th",
    r"(?:gradient|derivative|differentiated)\b[^.|]{0,20} by (?:`|the (?:logits|matrix|array))",
)
"""What stopped readers; a gradient is one *with respect to* something."""

each_exercise = pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.parent.name)


def texts(path: Path) -> list[str]:
    """Return the texts of a notebook, each from one heading to the next."""
    found: list[str] = []
    for cell in read(path).cells:
        if cell.cell_type == "markdown":
            if HEADING.match(cell.source) or not found:
                found.append(cell.source)
            else:
                found[-1] += f"\n\n{cell.source}"
    return found


def words(text: str) -> int:
    """Count the words that are seen before anything is opened; a dash or a bar is none."""
    return sum(any(map(str.isalnum, word)) for word in FOLD.sub("", text).split())


@each_exercise
def test_no_text_is_long(path: Path) -> None:
    cells = [cell.source for cell in read(path).cells if cell.cell_type == "markdown"]
    # Questions are read one by one: each has a cell of its own.
    whole = [text for text in texts(path) if not OPTION.search(text)]
    long = {text[:40]: words(text) for text in cells + whole if words(text) > MOST_WORDS}
    assert not long, f"at most {MOST_WORDS} words: {long}"


@each_exercise
def test_what_is_hard_has_one_hint_and_a_prediction_its_answer(path: Path) -> None:
    for text in texts(path):
        hints = text.count("<details><summary>A hint</summary>")
        asked, answered = (
            text.count(each) for each in ("**Predict first", "The prediction's answer")
        )
        assert asked == answered, text[:40]
        if worth := WORTH.search(text):
            hard = worth["dots"] != "●○○"
            assert hints == hard or (hints == 1 and not hard), (text[:40], hints)


@each_exercise
def test_the_minutes_add_up(path: Path) -> None:
    found = texts(path)
    worth = [(text, int(match["minutes"])) for text in found if (match := WORTH.search(text))]
    total = TIME.search(found[0])
    assert total and int(total[1]) == sum(minutes for _, minutes in worth)
    if sittings := SITTINGS.search(found[0]):
        ends = next(i for i, text in enumerate(found) if text.startswith("## The first sitting"))
        first = sum(minutes for text, minutes in worth if found.index(text) < ends)
        assert list(map(int, sittings.groups())) == [first, int(total[1]) - first]


@each_exercise
@pytest.mark.parametrize("jargon", JARGON)
def test_it_is_said_in_usual_words(path: Path, jargon: str) -> None:
    for cell in read(path).cells:
        assert not re.search(jargon, cell.source), cell.id
