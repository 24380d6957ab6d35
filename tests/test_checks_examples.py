"""Each named mistake comes with a call that shows it, made by running the answers of the bank."""

from __future__ import annotations

import json
import re
from html import unescape
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from mlp_helpers.checks.core import exam
from mlp_helpers.checks.core.catalogue import every_question
from mlp_helpers.checks.core.examples import Example, example_of, says_the_same
from mlp_helpers.checks.core.trial import shown
from mlp_helpers.checks.nonlinearity import collapse_affine
from tests.support.bank import answers, assignments, calls_of, checks_of
from tests.support.examples import (
    SHOWN_BY_NO_CALL,
    ambiguous,
    examples_of,
    path_of,
    without_example,
)

LONGEST = 100  # characters that a line of a report may take


@pytest.mark.parametrize("assignment", assignments())
def test_kept_examples_are_what_the_answers_show(assignment: str) -> None:
    kept = json.loads(path_of(assignment).read_text("utf-8"))
    assert kept == {name: vars(row) for name, row in examples_of(assignment).items()}


@pytest.mark.parametrize("assignment", assignments())
def test_every_named_mistake_has_an_example(assignment: str) -> None:
    assert set(without_example(assignment)) <= set(SHOWN_BY_NO_CALL)


@pytest.mark.parametrize("assignment", assignments())
def test_every_right_answer_agrees_with_what_an_example_should_give(assignment: str) -> None:
    assert not [each for name in checks_of(assignment) for each in ambiguous(assignment, name)]


def test_examples_are_short_and_reach_the_reader() -> None:
    for mistake in {answer.mistake for answer in answers() if not answer.right} - {""}:
        if example := example_of(mistake):
            lines = [*example.code.splitlines(), example.expected, example.got]
            assert all(len(line) <= LONGEST for line in lines), example
            assert example.expected != example.got


def test_a_report_tries_the_example_with_the_answer_itself() -> None:
    def off_by_two(W1: Any, b1: Any, W2: Any, b2: Any) -> Any:
        return W1 @ W2, b1 @ W2 + 2.0 * b2 - b2 - b2  # the second bias is lost in another way

    report = collapse_affine.examine(off_by_two)
    example = example_of(report.mistake)
    assert example is not None and report.trial is not None
    assert report.trial.got == shown(example.code, {"collapse_affine": off_by_two})
    for text in (report.as_text(), unescape(report.as_html())):
        assert example.expected in text and report.trial.got in text
    assert collapse_affine.examine(off_by_two, hidden_seed=1).trial is None


def right_up_to(size: int) -> Any:
    def function(W1: Any, b1: Any, W2: Any, b2: Any) -> Any:
        return W1 @ W2, b1 @ W2 + (b2 if W1.size <= size else 0)

    return function


def test_where_the_mistake_s_own_example_does_not_show_it_another_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exam, "example_of", lambda mistake: Example("1", "1", "2"))
    report = collapse_affine.examine(right_up_to(0))
    assert report.mistake == "01/collapse_affine/b2-lost" and report.trial is not None
    assert report.trial.got == shown(report.trial.code, {"collapse_affine": right_up_to(0)})
    assert report.trial.got != report.trial.expected


def test_what_others_did_needs_no_example() -> None:
    check = checks_of("04_backpropagation")["weight_gradients"]
    for answer in (each for each in answers() if each.mistake == f"{check.exercise}/library"):
        names = answer.run()
        assert check.examine(*(names[name] for name in check.targets)).trial is None


def test_an_example_that_does_not_show_the_fault_is_left_out() -> None:
    report = collapse_affine.examine(right_up_to(4))
    assert report.mistake == "01/collapse_affine/b2-lost"
    assert report.trial is None and "example" not in report.as_text()


def test_a_mistake_without_a_name_shows_in_an_example_of_another() -> None:
    def halves_added(W1: Any, b1: Any, W2: Any, b2: Any) -> Any:
        return W1 @ W2 + 0.5, b1 @ W2 + b2 + 0.5

    report = collapse_affine.examine(halves_added)
    assert not report.mistake and report.trial is not None
    assert report.trial.got != report.trial.expected
    assert report.trial.got in report.as_text()


def test_what_is_kept_from_one_call_to_the_next_shows_in_the_example() -> None:
    sums: list[int] = []

    def count_parameters(sizes: list[int]) -> int:
        sums.extend((m + 1) * n for m, n in pairwise(sizes))
        return sum(sums)

    report = checks_of("01_nonlinearity")["count_parameters"].examine(count_parameters)
    assert report.trial is not None
    assert re.fullmatch(r"\d+, and \d+ when called again", report.trial.got)


def test_an_endless_list_is_cut_in_an_example() -> None:
    text = shown("weights", {"weights": [np.ones((9, 9))] * 20})
    assert text.startswith("[[[1, 1,") and text.endswith(" ... and so on") and len(text) < 450


def test_brackets_alone_make_no_example() -> None:
    example = Example("f(1)", "(2, [[0.5]])", "")
    assert says_the_same(example, "[2, [[0.5]]]") and says_the_same(example, "(2, 0.5)")
    assert not says_the_same(example, "(20.5)")


def test_only_questions_have_no_calls_to_try() -> None:
    exercises = {(answer.assignment, answer.exercise) for answer in answers()}
    without = {exercise for assignment, exercise in exercises if not calls_of(assignment, exercise)}
    questions = {exercise.partition("/")[2] for exercise in every_question()}
    assert without <= questions, without
