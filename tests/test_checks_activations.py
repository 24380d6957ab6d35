"""The tables behind the checks of assignment 03: no two mistakes look alike, none goes untested."""

from __future__ import annotations

import importlib
import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from mlp_helpers.checks import activations
from mlp_helpers.checks.activations.elementwise import Curve, ordinary
from mlp_helpers.checks.activations.formulas import KINDS, evaluate, kind_of_slip
from mlp_helpers.checks.core.catalogue import every_mistake, every_question
from mlp_helpers.numerics.activations import ACTIVATIONS, Function
from tests.support.bank import answers

Ranges = tuple[tuple[float, float], ...]


def curves() -> Iterator[tuple[str, Curve, Function, Ranges]]:
    """Yield each function of the eight exercises: name, curve, the right one, ranges of alpha."""
    for name, item in ACTIVATIONS.items():
        module = importlib.import_module(f"mlp_helpers.checks.activations.{name}")
        alphas = getattr(module, "ALPHAS", ())
        yield name, module.VALUE, item.value, alphas
        yield f"{name}_prime", module.SLOPE, item.derivative, alphas


CURVES = [pytest.param(*rest, id=name) for name, *rest in curves()]
ALWAYS_BANKED = {
    "one-number-at-a-time",
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


@pytest.mark.parametrize(("curve", "right", "alphas"), CURVES)
def test_mistakes_differ_from_the_answer_and_from_each_other(
    curve: Curve, right: Function, alphas: Ranges
) -> None:
    seen, wanted = set(), set()
    for seed in range(20):
        rng = np.random.default_rng(seed)
        x = ordinary(rng)
        for rest in [[rng.uniform(*limits)] for limits in alphas] or [[]]:
            expected = right(x, *rest)
            given = curve.wrong(x, *rest)
            wanted |= {(seed, slug) for slug, _ in given}
            given = [(slug, a) for slug, a in given if not _same(a, expected)]
            seen |= {(seed, slug) for slug, _ in given}
            for (left, a), (other, b) in itertools.combinations([("", expected), *given], 2):
                if left != other and a.shape == b.shape:
                    assert not np.abs(a - b).max() <= FAR_APART, (left, other)  # or NaN
    # With one alpha a mistake may be right, with another it is not, whatever the seed.
    assert seen == wanted


def _same(a: np.ndarray, b: np.ndarray) -> bool:
    return a.shape == b.shape and np.allclose(a, b, rtol=0, atol=1e-12)


@pytest.mark.parametrize("what", [what for what in ANY_FUNCTION if f"prime-{what}" in ANY_FUNCTION])
def test_what_any_function_can_get_wrong_is_banked(what: str) -> None:
    banked = {answer.mistake for answer in answers() if not answer.right}
    ids = {name: {f"03/{name}/{what}", f"03/{name}/prime-{what}"} for name in ACTIVATIONS}
    without = {name for name in ACTIVATIONS if not ids[name] & banked}
    if what in ALWAYS_BANKED:
        assert not without
    else:
        assert without < set(ACTIVATIONS)


@pytest.mark.parametrize(("curve", "right", "alphas"), CURVES)
def test_every_form_of_a_formula_is_right_and_no_slip(
    curve: Curve, right: Function, alphas: Ranges
) -> None:
    x, rest = ordinary(np.random.default_rng(1)), [0.3] if alphas else []
    expected = right(x, *rest)
    for form in curve.forms:
        np.testing.assert_allclose(evaluate(form, x, rest), expected, rtol=1e-12, atol=1e-12)
    assert kind_of_slip(expected, x, rest, expected, curve.forms) == ""


@pytest.mark.parametrize(
    ("slip", "kind"),
    [
        ("x / (1 + exp(x))", "slip-sign"),
        ("(1 + exp(-x)) / x", "slip-order"),
        ("x / 1 + exp(-x)", "slip-parenthesis"),
        ("x / (2 + exp(-x))", "slip-number"),
        ("x / (1 + exp(-x)) * x", "slip-extra"),
        ("x / (1 + exp2(-x))", "slip-function"),
        ("x + (1 + exp(-x))", ""),
    ],
)
def test_a_slip_is_named_by_its_kind(slip: str, kind: str) -> None:
    x = ordinary(np.random.default_rng(1))
    forms = ("x / (1 + exp(-x))",)
    got, right = evaluate(slip, x), evaluate(forms[0], x)
    assert kind_of_slip(got, x, [], right, forms) == kind
    assert {f"slip-{each}" for each in KINDS} <= set(ANY_FUNCTION)


def test_every_wrong_option_is_banked_under_its_name() -> None:
    banked = {answer.mistake for answer in answers() if not answer.right}
    questions = [
        (exercise, question)
        for exercise, asked in every_question().items()
        for question in asked.values()
        if exercise.startswith("03/")
    ]
    assert len(questions) == 7
    for exercise, question in questions:
        assert set(question.mistakes) == set(question.options) - {question.answer}
        assert {f"{exercise}/{slug}" for slug in question.mistakes.values()} <= banked


def test_a_formula_that_overflows_is_tried_without_a_sound(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def tanh(x: Any) -> Any:  # the slide's form; warnings are errors in these tests
        return (1 - np.exp(-2 * x)) / (1 + np.exp(-2 * x))

    assert activations.tanh(tanh, lambda x: 1 - np.tanh(x) ** 2) == 1.0
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


@pytest.mark.parametrize(
    ("limits", "points"),
    [((20, 20), 3), ((50, 50), 3), ((88, 88), 3), ((88, 300), 3), ((88, 700), 4)],
)
def test_a_clipped_tail_costs_as_much_as_one_that_overflows(
    limits: tuple[int, int], points: int
) -> None:
    def sigmoid(x: Any) -> Any:  # limits for float32 and float64
        limit = limits[x.dtype == np.float64]
        return 1 / (1 + np.exp(-np.clip(x, -limit, limit)))

    report = activations.sigmoid.examine(sigmoid, lambda x: sigmoid(x) * (1 - sigmoid(x)))
    assert report.points == points


@pytest.mark.parametrize(("below", "points"), [(-30.0, 3), (-36.0, 4), (-100.0, 4)])
def test_only_what_is_smaller_than_the_statement_says_may_come_out_as_0(
    below: float, points: int
) -> None:
    def sigmoid(x: Any) -> Any:
        e = np.exp(-np.abs(x))
        right = np.where(x >= 0, 1 / (1 + e), e / (1 + e))
        return np.where(x < below - 1, 0 * right, right)

    report = activations.sigmoid.examine(sigmoid, lambda x: sigmoid(x) * (1 - sigmoid(x)))
    assert report.points == points


def test_all_digits_are_asked_of_mish_but_not_of_its_slope_nor_of_other_gates() -> None:
    def softplus(x: Any) -> Any:  # as the statement prints it
        return np.log(1 + np.exp(x))

    def slope(x: Any) -> Any:
        t = np.tanh(softplus(x))
        return t + x * (1 - t**2) / (1 + np.exp(-x))

    report = activations.mish.examine(lambda x: x * np.tanh(softplus(x)), slope)
    assert (report.points, report.mistake) == (2.0, "03/mish/digits-lost")

    def gate(x: Any) -> Any:
        return 0.5 * (1 + np.tanh(x / 2))

    swish = activations.swish.examine(
        lambda x: x * gate(x), lambda x: gate(x) + x * gate(x) * (1 - gate(x))
    )
    assert swish.points == 2.0


@pytest.mark.parametrize(
    ("wrong", "points"),
    [
        (lambda x: x / 2, 1),
        (lambda x: x, 0),
        (lambda x: 0 * x, 0),
        (lambda x: x.astype("f8") / 2, 0),
    ],
)
def test_the_dtype_is_judged_by_itself_and_costs_nothing_twice(wrong: Any, points: int) -> None:
    assert activations.sigmoid.examine(wrong, wrong).points == points
