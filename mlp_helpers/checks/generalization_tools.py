"""What several checks of assignment 06 work with: generators, layers, cases with one number."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from mlp_helpers.checks.core.compare import Mistake, describe, numbers
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.plain import Ref
from mlp_helpers.checks.core.side import operation
from mlp_helpers.numerics.networks import Array, Layer

Case = tuple[Any, ...]
Wrong = tuple[Mistake, Callable[..., float]]
"""A mistake and the function that makes it, called with a case."""


@operation
def build_generator(seed: int) -> np.random.Generator:
    """Build the generator that a student's function draws from."""
    return np.random.default_rng(seed)


def fresh_generator(exam: Exam) -> Ref:
    """Return a generator beside the student's code, with a seed of its own."""
    return exam.build(build_generator, int(exam.rng.integers(2**31)))


def require_own_draws(exam: Exam, run: Callable[[Ref], Array], mistake: Mistake) -> None:
    """Fail unless what `run` returns is settled by the generator handed to it, and by that alone.

    Parameters
    ----------
    exam
        The run of the check.
    run
        Calls the student's function with a generator; so many draws that two agree never.
    mistake
        Named where the draws come from elsewhere.
    """
    first, second = (int(seed) for seed in exam.rng.choice(2**31, size=2, replace=False))
    generator = exam.build(build_generator, first)
    once, onwards = run(generator), run(generator)
    again, other = (run(exam.build(build_generator, seed)) for seed in (first, second))
    if not np.array_equal(once, again):
        headline = "two generators with the same seed lead to different draws"
    elif np.array_equal(once, other):
        headline = "generators with different seeds lead to the same draws"
    elif np.array_equal(once, onwards):
        headline = "two calls with one generator give the same draws: it was not drawn from"
    else:
        return
    exam.fail(headline, mistake=mistake)


def layers(exam: Exam, *sizes: int) -> list[Layer]:
    """Draw layers, weights and biases of order 1 so that no mistake hides."""
    return [
        (exam.rng.normal(size=(fan_in, fan_out)), exam.rng.normal(size=(1, fan_out)))
        for fan_in, fan_out in itertools.pairwise(sizes)
    ]


def shapes(params: Sequence[Layer]) -> str:
    """Describe layers by their shapes, for a message."""
    return ", ".join(f"W{i} {W.shape}, b{i} {b.shape}" for i, (W, b) in enumerate(params, start=1))


def telling_cases(
    draw: Callable[[], list[Case]], right: Callable[..., float], wrongs: Sequence[Wrong]
) -> list[Case]:
    """Draw cases until every mistake shows, and no two of them give the same answers.

    An epoch is a small whole number, on which two mistakes agree easily by chance. None may give
    0 each time, which quite different errors do.
    """
    for _ in range(1000):
        cases = draw()
        owners = {(0.0,) * len(cases): {"always 0"}, _answers(right, cases): {"right"}}
        for mistake, wrong in wrongs:
            owners.setdefault(_answers(wrong, cases), set()).add(mistake.id)
        if all(len(ids) == 1 for ids in owners.values()):
            return cases
    raise AssertionError("no inputs found that tell the mistakes apart")


def _answers(function: Callable[..., float], cases: Sequence[Case]) -> tuple[float, ...]:
    return tuple(float(function(*case)) for case in cases)


def require_answers(
    exam: Exam,
    target: Ref,
    cases: Sequence[Case],
    right: Callable[..., float],
    wrongs: Sequence[Wrong],
    headline: str,
    given: Callable[..., list[str]],
) -> None:
    """Fail at the first case whose number is off; name the one mistake that explains all cases."""
    got = tuple(_one_number(exam, exam.call(target, *case), given(*case)) for case in cases)
    expected = _answers(right, cases)
    if got == expected:
        return
    fitting = {m.id: m for m, wrong in wrongs if _answers(wrong, cases) == got}
    first = next(i for i in range(len(cases)) if got[i] != expected[i])
    exam.fail(
        headline,
        f"expected {expected[first]:g}",
        f"got      {got[first]:g}",
        *given(*cases[first]),
        mistake=fitting.popitem()[1] if len(fitting) == 1 else None,
    )


def _one_number(exam: Exam, value: Any, given: list[str]) -> float:
    array = numbers("the answer", value)
    if array.size != 1:
        exam.fail(f"expected one whole number, got {describe(value)}", *given)
    return float(array.item())
