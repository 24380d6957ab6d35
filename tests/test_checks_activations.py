"""The tables behind the checks of assignment 03: no two mistakes look alike, none goes untested."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest

from mlp_helpers.checks import activations
from mlp_helpers.checks.activations import slips
from mlp_helpers.checks.activations.judging import _PRIMES, _VALUES, ALPHAS, ordinary
from mlp_helpers.checks.activations.mistakes import of_any_function
from mlp_helpers.checks.core.catalogue import every_mistake, every_question
from mlp_helpers.numerics.activations import ACTIVATIONS
from tests.support.bank import answers

TABLES = [
    pytest.param(
        table[name], getattr(ACTIVATIONS[name], which), ALPHAS.get(name), id=f"{name}-{which}"
    )
    for table, which in ((_VALUES, "value"), (_PRIMES, "derivative"))
    for name in ACTIVATIONS
]
ALWAYS_BANKED = {
    "one-number-at-a-time",
    "overflow",
    "overflow-warning",
    "wrong-dtype",
    "changed-in-place",
}  # for each function
ANY_FUNCTION = sorted(
    set.intersection(
        *(
            {id.removeprefix(f"03/{name}/") for id in every_mistake() if f"03/{name}/" in id}
            for name in ACTIVATIONS
        )
    )
)
"""What the catalogue has for each of the eight functions, and for their slopes."""
FAR_APART = 1e-5  # a hundred times the tolerance of a comparison


@pytest.mark.parametrize(("wrong", "reference", "alphas"), TABLES)
def test_mistakes_differ_from_the_answer_and_from_each_other(
    wrong: list[Any], reference: Any, alphas: tuple[tuple[float, float], ...] | None
) -> None:
    seen = set()
    for seed in range(20):
        rng = np.random.default_rng(seed)
        x = ordinary(rng)
        for rest in [[rng.uniform(*limits)] for limits in alphas] if alphas else [[]]:
            right = reference(x, *rest)
            answers = [(mistake.id, formula(x, *rest)) for mistake, formula in wrong]
            given = [(None, right), *((id, a) for id, a in answers if not _same(a, right))]
            seen |= {(seed, id) for id, _ in given}
            for (left, a), (other, b) in itertools.combinations(given, 2):
                if left == other or a.shape != b.shape:
                    continue
                assert np.abs(a - b).max() > FAR_APART, (left, other)
    # With one alpha a mistake may be right, with another it is not, whatever the seed.
    assert seen == {(seed, id) for seed in range(20) for id in (None, *(m.id for m, _ in wrong))}


def _same(a: np.ndarray, b: np.ndarray) -> bool:
    return a.shape == b.shape and np.allclose(a, b, rtol=0, atol=1e-12)


@pytest.mark.parametrize("what", [what for what in ANY_FUNCTION if f"prime-{what}" in ANY_FUNCTION])
def test_what_any_function_can_get_wrong_is_banked(what: str) -> None:
    banked = {answer.mistake for answer in answers() if not answer.right}
    ids = {
        name: {of_any_function(f"03/{name}", what, slope=slope).id for slope in (False, True)}
        for name in ACTIVATIONS
    }
    without = {name for name in ACTIVATIONS if not ids[name] & banked}
    if what in ALWAYS_BANKED:
        no_exponential = {"relu", "leaky_relu"} if what.startswith("overflow") else set()
        assert without == no_exponential
    else:
        assert without < set(ACTIVATIONS)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_every_form_of_a_formula_is_right_and_no_slip(name: str) -> None:
    x = ordinary(np.random.default_rng(1))
    alphas = [0.3] if name in ALPHAS else []
    for slope, forms in ((False, slips.VALUES), (True, slips.SLOPES)):
        item = ACTIVATIONS[name]
        right = (item.derivative if slope else item.value)(x, *alphas)
        codes = [code for kind, code in slips._compiled(name, slope) if not kind]
        assert len(codes) == len(forms[name])
        for code in codes:
            np.testing.assert_allclose(slips._run(code, x, alphas), right, rtol=1e-12, atol=1e-12)
        assert slips.kind_of_slip(right, x, alphas, name, slope=slope) == ""
    assert set(slips.KINDS) <= set(ANY_FUNCTION)


def test_every_wrong_option_is_banked_under_its_name() -> None:
    banked = {answer.mistake for answer in answers() if not answer.right}
    questions = {
        exercise: question
        for exercise, asked in every_question().items()
        for question in asked.values()
        if exercise.startswith("03/")
    }
    assert len(questions) == 4
    for exercise, question in questions.items():
        assert set(question.mistakes) == set(question.options) - {question.answer}
        assert {f"{exercise}/{slug}" for slug in question.mistakes.values()} <= banked


def test_a_formula_that_overflows_is_tried_without_a_sound(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def tanh(x: Any) -> Any:  # the slide's form; warnings are errors in these tests
        return (1 - np.exp(-2 * x)) / (1 + np.exp(-2 * x))

    assert activations.tanh(tanh, lambda x: 1 - np.tanh(x) ** 2) == 3.0
    assert capsys.readouterr().err == ""


def test_torture(capsys: pytest.CaptureFixture[str]) -> None:
    """Answers of every wrong kind score nothing, and nothing escapes."""
    oddities: list[Any] = [
        None, 3, "relu", [], np.zeros(3), lambda: 1, lambda x: "x", lambda x: x.tolist,
        lambda x: [[1], [2, 3]], lambda x: {}, lambda x: x.astype(complex) * 1j,
        lambda x: np.full_like(x, np.nan), lambda x: 1 / 0, lambda x, y, z: x,
    ]  # fmt: skip
    for odd in oddities:
        assert activations.relu(odd, odd) == 0.0
        assert activations.dead_units(odd) == 0.0
        assert activations.predict_mish(odd) == 0.0
    assert capsys.readouterr().err == ""
