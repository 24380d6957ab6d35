"""Each named mistake comes with a call that shows it, made by running the answers of the bank."""

from __future__ import annotations

import json

import pytest

from mlp_helpers.checks.core.examples import example_of
from tests.support.bank import BANK, answers, assignments
from tests.support.examples import ambiguous, examples_of, path_of, probes_of, without_example

LONGEST = 100  # characters that a line of a report may take
FORBIDDEN = "what is wrong is that a library does the work; the values are right"
SHOWN_BY_NO_CALL = {
    "04/backward/autograd": FORBIDDEN,
    "04/backward_batch/autograd": FORBIDDEN,
    "04/backward_batch/ready-made": FORBIDDEN,
    "04/jacobians/autograd": FORBIDDEN,
    "04/reused_gradient/autograd": FORBIDDEN,
    "04/softmax_cross_entropy/autograd": FORBIDDEN,
    "04/softmax_cross_entropy/ready-made": FORBIDDEN,
    "07/trained/guessing": "what is wrong is a training, which is no call",
}
"""Mistakes that no call can show, and why."""


@pytest.mark.parametrize("assignment", assignments())
def test_kept_examples_are_what_the_answers_show(assignment: str) -> None:
    kept = json.loads(path_of(assignment).read_text("utf-8"))
    assert kept == {name: vars(row) for name, row in examples_of(assignment).items()}


@pytest.mark.parametrize("assignment", assignments())
def test_every_named_mistake_has_an_example(assignment: str) -> None:
    assert set(without_example(assignment)) <= set(SHOWN_BY_NO_CALL)


@pytest.mark.parametrize("assignment", assignments())
def test_every_right_answer_agrees_with_what_an_example_should_give(assignment: str) -> None:
    assert not list(ambiguous(assignment))


def test_examples_are_short_and_reach_the_reader() -> None:
    for mistake in {answer.mistake for answer in answers() if not answer.right} - {""}:
        if example := example_of(mistake):
            assert all(len(line) <= LONGEST for line in example.lines()), example
            assert example.expected != example.got


def test_only_questions_have_no_probes() -> None:
    folders = {answer.path.parent for answer in answers()}
    without = {folder.relative_to(BANK).as_posix() for folder in folders if not probes_of(folder)}
    assert all("predict" in name or "quantifiers" in name for name in without), without
