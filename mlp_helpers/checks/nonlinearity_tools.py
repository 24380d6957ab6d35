"""What several checks of assignment 01 work with: activations by name, cases with one number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from mlp_helpers.checks.core.compare import Mistake, describe, numbers
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.plain import Ref
from mlp_helpers.checks.core.side import operation

PHI: dict[str, Callable[[Any], Any]] = {
    "relu": lambda z: np.maximum(z, 0),
    "tanh": np.tanh,
    "softplus": lambda z: np.logaddexp(0, z),
    "arctan": np.arctan,
}

Case = tuple[Any, ...]
Wrong = tuple[Mistake, Callable[..., int]]
"""A mistake and the function that makes it, called with a case."""


@operation
def build_activation(name: str) -> Callable[[Any], Any]:
    """Build an elementwise activation from its name; it takes numbers and arrays."""
    return PHI[name]


def separating(
    draw: Callable[[], list[Case]], right: Callable[..., int], wrongs: Sequence[Wrong]
) -> list[Case]:
    """Draw cases until every mistake shows on them, with answers that no other mistake gives.

    A count is a small whole number, on which two formulas agree easily by chance.
    """
    for _ in range(1000):
        cases = draw()
        owners = {_answers(right, cases): {"right"}}
        for mistake, wrong in wrongs:
            owners.setdefault(_answers(wrong, cases), set()).add(mistake.id)
        if all(len(ids) == 1 for ids in owners.values()):
            return cases
    raise AssertionError("no inputs found that tell the mistakes apart")


def _answers(function: Callable[..., int], cases: Sequence[Case]) -> tuple[int, ...]:
    with np.errstate(all="ignore"):
        return tuple(int(function(*case)) for case in cases)


def require_counts(
    exam: Exam,
    target: Ref,
    cases: Sequence[Case],
    right: Callable[..., int],
    wrongs: Sequence[Wrong],
    given: Callable[..., list[str]],
) -> None:
    """Fail at the first case whose count is off; name the one mistake that explains all cases."""
    got = tuple(_one_number(exam, exam.call(target, *case), given(*case)) for case in cases)
    expected = _answers(right, cases)
    if got == expected:
        return
    fitting = {m.id: m for m, wrong in wrongs if _answers(wrong, cases) == got}
    first = next(i for i in range(len(cases)) if got[i] != expected[i])
    exam.fail(
        "wrong count",
        f"expected {expected[first]}",
        f"got      {got[first]:.12g}",
        *given(*cases[first]),
        mistake=fitting.popitem()[1] if len(fitting) == 1 else None,
    )


def _one_number(exam: Exam, value: Any, given: list[str]) -> float:
    array = numbers("the count", value)
    if array.size != 1:
        exam.fail(f"expected one whole number, got {describe(value)}", *given)
    return float(array.item())
