"""One call that several parts judge: exceptions, their causes, and what was computed before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from mlp_helpers.checks import Exam, LocalExecutor, Mistake
from mlp_helpers.checks.core.answer import Answer, find_cause
from mlp_helpers.checks.core.compare import Failed, Failure
from mlp_helpers.checks.core.steps import judge_steps, judge_value

SWAPPED = Mistake("00/steps/swapped", "the other way round")
CAUSE = Mistake("00/steps/cause", "this is why it raised")


def ask(function: Callable[..., Any], *args: Any, **options: Any) -> tuple[Exam, Answer]:
    executor = LocalExecutor()
    exam = Exam("04/backward", None, executor)
    return exam, Answer(exam, executor.refer(function), *args, **options)


def failure_of(judging: Callable[[], Any]) -> Failure:
    with pytest.raises(Failed) as caught:
        judging()
    return caught.value.failure


def crash(x: np.ndarray) -> None:
    double = 2 * x
    found = {"half": x / 2}
    raise ValueError(f"with {double} and {found}")


def test_what_was_computed_before_an_exception_can_be_read_and_the_rest_fails_with_it() -> None:
    _, answer = ask(crash, np.array([2.0, 4.0]))
    assert answer.raised
    np.testing.assert_array_equal(answer.entry("double"), [4, 8])
    np.testing.assert_array_equal(answer.entry("half"), [1, 2])
    assert failure_of(lambda: answer.entry("third")).headline.startswith("raised ValueError")
    assert failure_of(answer.value).headline.startswith("raised ValueError")


def test_an_exception_comes_with_the_shapes_on_its_line_and_what_was_given() -> None:
    def product(W: np.ndarray, x: np.ndarray) -> Any:
        return W @ x

    _, answer = ask(product, np.ones((2, 3)), np.ones((2, 1)), given="a matrix and a column")
    lines = failure_of(answer.value).lines
    assert "where W (2, 3), x (2, 1)" in lines
    assert lines[-1] == "called with a matrix and a column"


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({}, ""),
        ({"kinds": {"matrix-product": CAUSE}}, CAUSE.id),
        ({"kinds": {"broadcast": CAUSE}}, ""),
        ({"explain": lambda fault, arrays: CAUSE if "W" in arrays else None}, CAUSE.id),
    ],
)
def test_the_cause_of_an_exception_is_named_by_its_kind_or_from_its_arrays(
    options: dict[str, Any], named: str
) -> None:
    _, answer = ask(lambda W: W @ W, np.ones((2, 3)), **options)
    assert failure_of(answer.value).mistake == named


def test_a_cause_found_on_other_inputs_comes_with_the_exception() -> None:
    def diagnose() -> None:
        raise Failed(Failure("wrong values", (), CAUSE.hint, CAUSE.id))

    _, answer = ask(crash, np.ones(2), diagnose=diagnose)
    failure = failure_of(answer.value)
    assert failure.mistake == CAUSE.id
    assert failure.headline.startswith("raised ValueError")


def test_only_a_mistake_of_which_an_exception_comes_is_found_as_its_cause() -> None:
    exam, _ = ask(crash, np.ones(2))

    def judgement(slug: str) -> Callable[[], None]:
        return lambda: exam.fail("wrong", mistake=slug)

    causes = ("outer-reversed", "row-layout")
    find_cause(exam, [judgement("sign")], causes)
    found = failure_of(lambda: find_cause(exam, map(judgement, ("sign", "row-layout")), causes))
    assert found.mistake == "04/backward/row-layout"


@pytest.mark.parametrize(
    ("came", "mistake"), [((1, 2), "not-a-dict"), ({"dJ_dh": 1}, "entry-missing")]
)
def test_an_entry_that_cannot_be_read_is_named(came: Any, mistake: str) -> None:
    _, answer = ask(lambda: came)
    assert failure_of(lambda: answer.entry("dJ_do")).mistake == f"04/backward/{mistake}"


def test_an_own_entry_is_replaced_where_nothing_can_follow_from_it() -> None:
    came = {"kept": [1.0, 2.0], "zero": [0, 0], "short": [1], "nan": [np.nan, 1], "text": "1"}
    _, answer = ask(lambda: came)
    own = answer.own({name: np.array([5.0, 6.0]) for name in (*came, "missing")})
    np.testing.assert_array_equal(own.pop("kept"), [1, 2])
    for value in own.values():
        np.testing.assert_array_equal(value, [5, 6])


def test_an_input_modified_in_place_is_told_even_where_an_exception_follows() -> None:
    def change(x: np.ndarray) -> None:
        x += 1
        raise ValueError

    _, answer = ask(change, np.ones(2))
    assert "modified in place: x" in failure_of(answer.untouched).headline


STEPS = {
    "double": lambda v: 2 * v["x"],
    "square": lambda v: v["double"] ** 2,
    "root": lambda v: np.sqrt(v["square"]),
}


def judge(function: Callable[..., Any], *names: str) -> None:
    x = np.array([1.0, 3.0])
    exam, answer = ask(function, x)
    right = {"double": 2 * x, "square": 4 * x**2, "root": 2 * x}
    values = {"x": x} | answer.own(right)
    wrong = {"double": [(SWAPPED, -2 * x)]}
    judge_steps(exam, answer, names, values, STEPS, lambda name, _: wrong.get(name, []), given="x")


def test_each_step_follows_from_the_answers_own_steps_before() -> None:
    def negated(x: np.ndarray) -> dict[str, Any]:
        return {"double": -2 * x, "square": 4 * x**2, "root": 2 * x}

    assert failure_of(lambda: judge(negated, *STEPS)).mistake == SWAPPED.id
    judge(negated, "square", "root")


def test_steps_before_an_exception_are_judged_and_it_stands_where_they_end() -> None:
    def crash_at_the_root(x: np.ndarray) -> dict[str, Any]:
        double = 2 * x
        square = double**2
        return {"double": double, "square": square, "root": np.sqroot(square)}  # type: ignore

    judge(crash_at_the_root, "double", "square")
    assert "sqroot" in failure_of(lambda: judge(crash_at_the_root, *STEPS)).headline


def test_a_step_wrong_without_a_name_fails_with_the_exception_that_follows() -> None:
    def crash_later(x: np.ndarray) -> None:
        double = 5 * x
        raise ValueError(f"{double}")

    def crash_after_a_known_mistake(x: np.ndarray) -> None:
        double = -2 * x
        raise ValueError(f"{double}")

    assert failure_of(lambda: judge(crash_later, "double")).headline.startswith("raised")
    named = failure_of(lambda: judge(crash_after_a_known_mistake, "double"))
    assert named.mistake == SWAPPED.id


@pytest.mark.parametrize(
    ("got", "said"),
    [
        (np.float32(1 / 3), "expected float64, got float32"),
        (1 / 3 + 1e-9, "right to 9 digits only"),
        (1 / 3 + 1e-3, "wrong value"),
    ],
)
def test_values_with_few_digits_are_told_from_wrong_ones(got: Any, said: str) -> None:
    exam, _ = ask(crash, np.ones(1))
    inexact = Mistake("00/steps/inexact", "a formula has all digits")
    judge_value(exam, "third", np.array([1 / 3]), 1 / 3, [], inexact=inexact)
    failure = failure_of(lambda: judge_value(exam, "third", got, 1 / 3, [], inexact=inexact))
    assert said in failure.headline
    assert (failure.mistake == inexact.id) == ("value" not in said)
