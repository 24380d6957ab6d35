"""Each named mistake comes with a call that shows it, made by running the answers of the bank."""

from __future__ import annotations

import json

import pytest

from mlp_helpers.checks.core.examples import example_of
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
            assert all(len(line) <= LONGEST for line in example.lines()), example
            assert example.expected != example.got


def test_only_questions_have_no_calls_to_try() -> None:
    exercises = {(answer.assignment, answer.exercise) for answer in answers()}
    without = {exercise for assignment, exercise in exercises if not calls_of(assignment, exercise)}
    assert all("predict" in name or "quantifiers" in name for name in without), without
