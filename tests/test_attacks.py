"""Attacks: a few of each kind are graded here, all of them by `make attacks`."""

from __future__ import annotations

import json
from collections import Counter

import nbformat
import pytest

from mlp_helpers.grading.judge import trust
from mlp_helpers.grading.sizes import LimitSize
from tests.support import attacks
from tests.test_grading_sandbox import needs_all

A_FEW = (
    *("check-rebound", "outcome-forged", "course-answer", "imports-removed", "metadata-record"),
    *("lie-devices", "lie-gradients-of-squares", "library-autograd", "library-searched"),
    *("solution-file", "memory-own", "questions"),
    *("write-outside", "kill-parent"),
    *("exit", "wire-many"),
    *("daemon-double", "script-report", "script-markdown", "student-lines"),
)


@needs_all
@pytest.mark.end_to_end
def test_a_few_attacks_of_each_kind_fail() -> None:
    tried = [attack for attack in attacks.attacks() if attack.name in A_FEW]
    assert {attack.kind for attack in tried} == set(attacks.KINDS)
    found = attacks.outcome(tried, stock=False)
    assert set(found) == set(A_FEW)
    assert {name: shown for name, shown in found.items() if shown} == {}


def test_each_attack_has_a_name_of_its_own_and_says_what_it_tries() -> None:
    corpus = attacks.attacks()
    assert len(corpus) >= 120
    assert [name for name, n in Counter(each.name for each in corpus).items() if n > 1] == []
    assert all(attack.tries and attack.source.strip() for attack in corpus)


def test_there_is_a_lie_about_each_operation() -> None:
    lies = [name for attack in attacks.attacks() for name in attack.named("lies")]
    assert sorted(lies) == sorted(trust.GAINS_NOTHING)


def test_the_page_shows_what_was_measured() -> None:
    page = attacks.PAGE.read_text("utf-8")
    assert attacks.with_table(page) == page, "python -m tests.support.attacks --table"
    made = attacks.kept()
    assert set(made["attacks"]) <= {attack.name for attack in attacks.attacks()}
    assert made["succeeded"] == 0, json.dumps(made["kinds"])


def test_an_attachment_that_no_page_can_hold_is_left_out() -> None:
    cell = nbformat.v4.new_markdown_cell("a")
    cell.attachments = {"a.png": {"image/png": "A" * 3_000_000}, "b.png": {"image/png": "A"}}
    limited, _ = LimitSize().preprocess(nbformat.v4.new_notebook(cells=[cell]), {})
    assert list(limited.cells[0].attachments) == ["b.png"]
