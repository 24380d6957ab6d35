"""A function that only calls the course's own answer, or a library, earns nothing, by name."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import scipy.special
import torch
from scipy.special import expit

from mlp_helpers.checks import backpropagation, nonlinearity, universal_approximation
from mlp_helpers.checks.core.catalogue import COURSE_ANSWER, LIBRARY, every_mistake
from mlp_helpers.checks.core.check import Check
from mlp_helpers.checks.core.own_work import BY_HAND, by_hand, watching
from mlp_helpers.numerics import approximation, networks
from mlp_helpers.numerics import backpropagation as own
from tests.support.bank import answers, assignments, checks_of
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
        (backpropagation.numerical_gradient, own.numerical_gradient),
        (backpropagation.backward, own.backward),
        (backpropagation.backward, through_another),
        (backpropagation.backward, functools.partial(own.backward)),
        (backpropagation.softmax_cross_entropy, own.softmax_cross_entropy),
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


def formula(Z: Any) -> Any:
    return Z / np.sqrt((Z**2).sum())


def local(Z: Any) -> Any:
    from scipy.special import expit

    return expit(Z)


TENSOR, LEAF = torch.ones(2), torch.ones((), requires_grad=True)
LIBRARIES = {
    "a function": (lambda Z: torch.nn.functional.gelu(torch.as_tensor(Z)), "torch"),
    "a method": (lambda Z: TENSOR.sigmoid(), "torch"),
    "a module": (lambda Z: torch.nn.Identity()(Z), "torch"),
    "autograd": (lambda Z: torch.autograd.grad(LEAF * 2, LEAF), "torch"),
    "jacobian": (lambda Z: torch.func.jacrev(lambda x: 2 * x)(TENSOR), "torch"),
    "a ufunc": (lambda Z: scipy.special.expit(Z), "scipy"),
    "a ufunc by its own name": (lambda Z: expit(Z), "scipy"),
    "an import in the function": (local, "scipy"),
    "softmax": (lambda Z: scipy.special.softmax(Z), "scipy"),
    "NumPy": (formula, ""),
    "tanh": (lambda Z: np.tanh(Z) + np.linalg.norm(Z) + np.interp(Z, Z, Z), ""),
}


@pytest.mark.parametrize("work", LIBRARIES)
def test_a_library_is_noticed_by_name_and_numpy_is_not(work: str) -> None:
    function, library = LIBRARIES[work]
    course: list[str] = []
    libraries: list[str] = []
    with watching(course, libraries):
        function(np.linspace(0.0, 1.0, 3))
    assert (course, libraries) == ([], [library] if library else [])


def test_of_each_exercise_by_hand_there_is_an_answer_by_a_library_and_its_text_says_so() -> None:
    banked = {answer.check.exercise for answer in answers() if answer.mistake.endswith("/library")}
    functions = {
        check.exercise
        for assignment in assignments()
        for check in checks_of(assignment).values()
        if by_hand(check.exercise) and f"{check.exercise}/{LIBRARY}" in every_mistake()
    }
    assert banked == functions
    for section, name in BY_HAND.items():
        text = (ROOT / "solutions" / f"{section}_{name}" / f"{name}.ipynb").read_text("utf-8")
        assert "Use NumPy alone" in text


def test_the_page_lists_what_is_by_hand() -> None:
    page = (ROOT / "docs" / "security.md").read_text("utf-8")
    for assignment in assignments():
        (row,) = [line for line in page.splitlines() if line.startswith(f"| {assignment[:2]} |")]
        hand, free = (set(re.findall(r"`(\w+)`", cell)) for cell in row.split("|")[2:4])
        known = checks_of(assignment)
        questions = {name for name in known if "predict" in name or name == "quantifiers"}
        assert hand | free == set(known) - questions
        assert hand == {name for name in hand | free if by_hand(f"{assignment[:2]}/{name}")}
