"""The catalogue knows every mistake once, and each of its sentences leads somewhere."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mlp_helpers.checks.core import catalogue
from mlp_helpers.checks.core.catalogue import (
    COURSE_ANSWER,
    CatalogueError,
    every_mistake,
    every_question,
    find,
    parse,
    translate,
)
from mlp_helpers.numerics.activations import ACTIVATIONS
from tests.support.bank import ROOT, answers, assignments, checks_of

ENGLISH = """
assignment = "04_backpropagation"

[[group]]
exercises = ["forward", "backward"]
prefixes = ["", "batch-"]
[group.mistakes]
no-return = "nothing comes back"

[forward]
lecture = "Forward"
swapped = "two axes are swapped"
late = { hint = "it comes too late", lecture = "In time" }

[backward]
no-return = "no gradient comes back"
"""
GERMAN = """
assignment = "04_backpropagation"

[forward]
swapped = "zwei Achsen sind vertauscht"
"""


def headings(assignment: str) -> set[str]:
    cells = json.loads((ROOT / "course" / f"{assignment}.ipynb").read_text("utf-8"))["cells"]
    texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    lines = [line for text in texts for line in text.splitlines()]
    return {line.lstrip("# ").strip() for line in lines if line.startswith("#")}


@pytest.mark.parametrize("assignment", assignments())
def test_every_mistake_belongs_to_an_exercise_and_a_heading(assignment: str) -> None:
    exercises = {check.exercise for check in checks_of(assignment).values()}
    known = headings(assignment)
    found = [made for id, made in every_mistake().items() if id[:2] == assignment[:2]]
    assert found
    for made in found:
        assert made.id.rpartition("/")[0] in exercises, made.id
        if made.lecture:
            notebook, _, heading = made.lecture.partition(", “")
            assert notebook == f"course/{assignment}.ipynb"
            assert heading.rstrip("”") in known, f"{made.id}: {made.lecture}"


@pytest.mark.parametrize("assignment", assignments())
def test_every_question_leads_to_a_heading(assignment: str) -> None:
    for exercise, asked in every_question().items():
        for name, question in asked.items():
            if exercise[:2] == assignment[:2]:
                notebook, _, heading = question.lecture.partition(", “")
                assert notebook == f"course/{assignment}.ipynb"
                assert heading.rstrip("”") in headings(assignment), f"{exercise}: {name}"


def test_every_mistake_of_the_catalogue_has_an_answer_that_makes_it() -> None:
    """Those that any of 03's functions can make are banked for some of them: see their own test.

    The course's answers are not in the bank, but in the course: see the tests of its own.
    """
    of_functions = {name: f"03/{name}/" for name in ACTIVATIONS}
    shared = set.intersection(
        *(
            {id.removeprefix(start) for id in every_mistake() if id.startswith(start)}
            for start in of_functions.values()
        )
    )
    anywhere = {f"{start}{what}" for start in of_functions.values() for what in shared}
    banked = {answer.mistake for answer in answers() if not answer.right}
    options = {id for id in every_mistake() if id.rpartition("/")[0] in every_question()}
    anywhere |= {id for id in every_mistake() if id.endswith(f"/{COURSE_ANSWER}")}
    assert not set(every_mistake()) - anywhere - banked - options


def test_every_mistake_of_the_bank_is_in_the_catalogue() -> None:
    assert (
        not {answer.mistake for answer in answers() if not answer.right}
        - {""}
        - set(every_mistake())
    )


def test_groups_and_own_words() -> None:
    found = parse(ENGLISH)
    assert set(found) == {
        "04/forward/no-return",
        "04/forward/batch-no-return",
        "04/backward/no-return",
        "04/backward/batch-no-return",
        "04/forward/swapped",
        "04/forward/late",
    }
    assert found["04/forward/no-return"].hint == "nothing comes back"
    assert found["04/forward/no-return"].lecture == "course/04_backpropagation.ipynb, “Forward”"
    assert found["04/forward/late"].lecture == "course/04_backpropagation.ipynb, “In time”"
    assert found["04/backward/no-return"].hint == "no gradient comes back"
    assert found["04/backward/no-return"].lecture == ""


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (ENGLISH.replace("two axes", "two axes " * 30), "one short sentence"),
        (ENGLISH.replace('"two axes are swapped"', '""'), "one short sentence"),
        (
            ENGLISH + '[[group]]\nexercises = ["forward"]\n[group.mistakes]\nno-return = "twice"\n',
            "Two groups",
        ),
    ],
)
def test_a_catalogue_that_contradicts_itself_is_refused(wrong: str, said: str) -> None:
    with pytest.raises(CatalogueError, match=said):
        parse(wrong)


def test_a_mistake_that_no_catalogue_has_is_refused() -> None:
    with pytest.raises(CatalogueError, match="04/backward/never-heard-of"):
        find("04/backward/never-heard-of")


def test_a_translation_says_the_same_in_other_words_and_leaves_the_rest_in_english() -> None:
    translated = translate(parse(ENGLISH), GERMAN)
    assert translated["04/forward/swapped"].hint == "zwei Achsen sind vertauscht"
    assert translated["04/forward/swapped"].lecture == parse(ENGLISH)["04/forward/swapped"].lecture
    assert translated["04/forward/late"] == parse(ENGLISH)["04/forward/late"]


def test_a_translation_of_a_mistake_that_is_not_there_is_refused() -> None:
    with pytest.raises(CatalogueError, match="04/forward/vertauscht"):
        translate(parse(ENGLISH), GERMAN.replace("swapped", "vertauscht"))


def test_another_language_is_a_file_beside_the_english_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mistakes.toml").write_text(ENGLISH, "utf-8")
    (tmp_path / "mistakes.de.toml").write_text(GERMAN, "utf-8")
    monkeypatch.setattr(catalogue, "_packages", lambda: iter([tmp_path]))
    monkeypatch.setattr(catalogue, "_every", catalogue._every.__wrapped__)
    assert find("04/forward/swapped").hint == "two axes are swapped"
    monkeypatch.setenv(catalogue.LANGUAGE_VARIABLE, "de")
    assert find("04/forward/swapped").hint == "zwei Achsen sind vertauscht"
    assert find("04/forward/late").hint == "it comes too late"
    assert every_mistake("en")["04/forward/swapped"].hint == "two axes are swapped"


def test_the_command_lists_what_is_asked_for() -> None:
    command = [sys.executable, "-m", "mlp_helpers.checks", "list", "07/train_step"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    ids = [line for line in done.stdout.splitlines() if line and not line.startswith(" ")]
    assert ids == [id for id in every_mistake() if id.startswith("07/train_step")]
    wrong = subprocess.run([*command[:-1], "99"], capture_output=True, text=True)
    assert wrong.returncode != 0 and "no mistake begins with '99'" in wrong.stderr
