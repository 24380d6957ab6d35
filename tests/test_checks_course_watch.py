"""A function that only calls the course's own answer earns nothing, by name."""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from mlp_helpers.checks import backpropagation, nonlinearity, universal_approximation
from mlp_helpers.checks.core.catalogue import COURSE_ANSWER
from mlp_helpers.checks.core.check import Check
from mlp_helpers.numerics import approximation, networks
from mlp_helpers.numerics import backpropagation as answers
from tests.support.bank import assignments, checks_of
from tests.support.scratch import ROOT

NUMERICS = sorted((ROOT / "mlp_helpers" / "numerics").glob("*.py"))


def through_another(cache: Any) -> Any:
    return inner(cache)


def collapsed(W1: Any, b1: Any, W2: Any, b2: Any) -> Any:
    return networks.collapse([(W1, b1), (W2, b2)])


def inner(*args: Any) -> Any:
    from mlp_helpers.numerics.backpropagation import backward

    return backward(*args)


@pytest.mark.parametrize(
    ("check", "answer"),
    [
        (nonlinearity.collapse_affine, collapsed),
        (nonlinearity.mlp_forward, networks.forward),
        (universal_approximation.bernstein, approximation.bernstein),
        (universal_approximation.relu_interpolant, approximation.relu_interpolant),
        (backpropagation.numerical_gradient, answers.numerical_gradient),
        (backpropagation.backward, answers.backward),
        (backpropagation.backward, through_another),
        (backpropagation.backward, functools.partial(answers.backward)),
        (backpropagation.softmax_cross_entropy, answers.softmax_cross_entropy),
    ],
    ids=lambda item: getattr(item, "name", getattr(item, "__name__", "partial")),  # no addresses
)
def test_the_courses_answer_is_noticed_and_earns_nothing(
    check: Check, answer: Callable[..., Any]
) -> None:
    report = check.examine(answer)
    assert report.points == 0
    assert report.mistake == f"{check.exercise}/{COURSE_ANSWER}", report.as_text()


def same_name() -> list[tuple[str, str, Any]]:
    """Return the exercises that have the name of one of the course's functions."""
    found = []
    for path in NUMERICS:
        module = __import__(f"mlp_helpers.numerics.{path.stem}", fromlist=["*"])
        defined = {
            node.name
            for node in ast.parse(path.read_text("utf-8")).body
            if isinstance(node, ast.FunctionDef)
        }
        for assignment in assignments():
            for name in checks_of(assignment):
                if name in defined:
                    found.append((assignment, name, getattr(module, name)))
    return found


@pytest.mark.parametrize(("assignment", "name", "answer"), same_name())
def test_no_answer_of_the_same_name_has_points(assignment: str, name: str, answer: Any) -> None:
    check: Any = checks_of(assignment)[name]
    report = check.examine(*([answer] * len(check.targets)))
    assert report.points == 0
    named = report.mistake == f"{check.exercise}/{COURSE_ANSWER}"
    assert named or "raised TypeError" in report.as_text()  # it takes other arguments


def test_a_function_that_is_handed_over_may_be_the_courses() -> None:
    def forward(X: Any, params: Any, phi: Any) -> Any:
        for i, (W, b) in enumerate(params):
            X = X @ W + b
            X = phi(X) if i < len(params) - 1 else X
        return np.asarray(X)

    assert nonlinearity.mlp_forward.examine(forward).points == nonlinearity.mlp_forward.points
