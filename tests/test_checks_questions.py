"""Multiple-choice questions: what is accepted, named, explained and kept back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mlp_helpers.checks import Exam, Report, check
from mlp_helpers.checks.core.catalogue import CatalogueError, Question, parse_questions
from mlp_helpers.checks.core.questions import ask

DEPTH = Question(
    about="what ten halvings leave",
    answer="B",
    options={
        "A": "ten halves add up to five, but factors multiply",
        "B": "one half to the power of ten",
        "C": "no power of one half is zero",
    },
    mistakes={"A": "sum-for-product"},
    lecture="course/00_none.ipynb, “Powers”",
)


@check("00/quiz", points=3)
def quiz(exam: Exam, answer_depth: Any, answer_again: Any) -> None:
    """Ask twice, for one and for two points."""
    ask(exam, "answer_depth", answer_depth, DEPTH, points=1)
    ask(exam, "answer_again", answer_again, DEPTH, points=2)


def examine(*answers: Any) -> Report:
    return quiz.examine(*answers)


@pytest.mark.parametrize("answer", ["B", "b", " B. ", "(b)", "B)", ("B",)])
def test_right_letter_in_any_spelling(answer: str) -> None:
    assert examine(answer, answer).points == 3


def test_wrong_letter_loses_its_points_and_keeps_the_others() -> None:
    report = examine("B", "C")
    assert report.points == 1
    assert report.mistake == "00/quiz/again-c"
    assert "answer_again = 'C' is not right" in report.as_text()


def test_typical_misunderstanding_has_a_name() -> None:
    assert examine("A", "B").mistake == "00/quiz/sum-for-product"


@pytest.mark.parametrize("answer", ["A", "B", "C"])
def test_the_chosen_option_is_explained_and_no_other(answer: str) -> None:
    report = quiz_on_depth(answer)
    for shown in (report.as_text(), report.as_html(), json.dumps(report.record())):
        flat = shown.replace("\n       ", " ")
        assert [letter for letter, text in DEPTH.options.items() if text in flat] == [answer]
        assert "is right" in flat if answer == "B" else "is right" not in flat
    assert "course/00_none.ipynb" in report.as_text()


def test_a_second_letter_is_worth_half() -> None:
    report = quiz_on_depth(("A", "B"))
    assert report.points == 0.5 and not report.mistake
    assert "(0.5 of 1)" in report.as_text() and report.record()["parts"][0]["share"] == 0.5
    assert quiz_on_depth(["B", "A"]).points == 1  # right at once
    assert quiz_on_depth(("A", "C")).mistake == "00/quiz/depth-c"
    assert quiz_on_depth(("A", "B", "C")).points == 0
    assert quiz_on_depth(("A", ...)).blanks


def quiz_on_depth(answer: Any) -> Report:
    @check("00/quiz", points=1)
    def once(exam: Exam, answer_depth: Any) -> None:
        ask(exam, "answer_depth", answer_depth, DEPTH, points=1)

    return once.examine(answer)


@pytest.mark.parametrize("blank", [..., None])
def test_blank_answers_are_named_in_one_line_and_give_nothing_away(blank: Any) -> None:
    report = examine(blank, blank)
    assert report.points == 0
    assert report.blanks == ("answer_depth = ...", "answer_again = ...")
    assert len(report.as_text().splitlines()) == 1
    assert not any(part.notes for part in report.parts)


def test_a_wrong_answer_beside_a_blank_is_explained() -> None:
    report = examine("A", ...)
    assert report.points == 0
    assert "factors multiply" in report.as_text()
    assert "factors multiply" in report.as_html()
    assert "still to be filled in: answer_again = ..." in report.as_text()


@pytest.mark.parametrize("answer", ["D", "", "AB", "the second", 2, True, ["B"], {"B"}, len])
def test_anything_but_a_letter_is_told_what_is_expected(answer: Any) -> None:
    report = examine(answer, "B")
    assert report.points == 2
    assert report.first_failure is not None
    assert report.first_failure.headline == "answer_depth: expected one letter in quotes"
    assert not report.parts[0].notes


def test_a_question_must_hold_together() -> None:
    with pytest.raises(CatalogueError, match="no option C"):
        Question("about", "C", {"A": "", "B": ""})
    with pytest.raises(CatalogueError, match="'A'"):
        Question("about", "A", {"A": "", "B": ""}, {"A": "the right one is no mistake"})


FILE = """
assignment = "04_backpropagation"

[predictions.answer_step]
about = "the step"
answer = "B"
lecture = "Steps"
options.A = "too large"
options.B = "right"
mistakes.A = "large-step"
"""


def test_questions_are_data_and_can_be_translated() -> None:
    question = parse_questions(FILE)["04/predictions"]["answer_step"]
    assert question.lecture == "course/04_backpropagation.ipynb, “Steps”"
    assert question.slug("answer_step", "A") == "large-step"
    german = '[predictions.answer_step]\nabout = "der Schritt"\noptions.A = "zu groß"\n'
    translated = parse_questions(FILE, german)["04/predictions"]["answer_step"]
    assert (translated.about, translated.answer) == ("der Schritt", "B")
    assert dict(translated.options) == {"A": "zu groß", "B": "right"}
    with pytest.raises(CatalogueError, match="answer_none"):
        parse_questions(FILE, german.replace("answer_step", "answer_none"))


def test_display_returns_a_float_and_writes_text_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert quiz("B", "B") == 3.0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert captured.out.count("one half to the power of ten") == 2
