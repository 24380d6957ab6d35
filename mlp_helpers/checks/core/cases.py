"""Judge an answer that is one number by several cases at once.

A count or an epoch is a small whole number, on which two formulas agree easily by chance. So cases
are drawn until no two mistakes agree on all of them, and a mistake is named by all cases together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.compare import describe, numbers
from mlp_helpers.checks.core.draws import draw_until
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.plain_data import Ref

Case = tuple[Any, ...]
Wrong = tuple[Mistake | str, Callable[..., float]]
"""A mistake and the function that makes it, called with a case."""


def telling_cases(
    draw: Callable[[], list[Case]],
    right: Callable[..., float],
    wrongs: Sequence[Wrong],
    never: float | None = None,
    elsewhere: Sequence[Wrong] = (),
) -> list[Case]:
    """Draw cases until every mistake shows, and no two of them give the same answers.

    No mistake may give `never` each time, where that is an answer that quite different errors give.
    Those `elsewhere` are named by other cases, but must show here as well: else it would depend on
    the draw what they cost.
    """

    def tells(cases: list[Case]) -> bool:
        expected = _answers(right, cases)
        if any(_answers(wrong, cases) == expected for _, wrong in elsewhere):
            return False
        owners = {expected: "right"}
        if never is not None:
            owners[(never,) * len(cases)] = "never"
        names = ((what if isinstance(what, str) else what.id, wrong) for what, wrong in wrongs)
        return all(owners.setdefault(_answers(wrong, cases), name) == name for name, wrong in names)

    return draw_until(draw, tells)


def require_answers(
    exam: Exam,
    target: Ref,
    cases: Sequence[Case],
    right: Callable[..., float],
    wrongs: Sequence[Wrong],
    headline: str,
    given: Callable[..., list[str]],
    slips: Sequence[Wrong] = (),
) -> None:
    """Fail at the first case whose number is off; name the one mistake that explains all cases.

    One of the `slips` that an earlier part has named costs nothing more: what this part asks for
    is there, if all answers are those of the slip.
    """
    got = tuple(_one_number(exam, exam.call(target, *case), given(*case)) for case in cases)
    expected = _answers(right, cases)
    if got == expected:
        return
    if any(what in exam.named and _answers(slip, cases) == got for what, slip in slips):
        exam.charged_before()
        return
    explained = [exam.mistake(what) for what, wrong in wrongs if _answers(wrong, cases) == got]
    first = next(i for i in range(len(cases)) if got[i] != expected[i])
    lines = (f"expected {expected[first]:.12g}", f"got      {got[first]:.12g}")
    mistake = explained[0] if len(set(explained)) == 1 else None
    exam.fail(headline, *lines, *given(*cases[first]), mistake=mistake)


def _answers(function: Callable[..., float], cases: Sequence[Case]) -> tuple[float, ...]:
    with np.errstate(all="ignore"):
        return tuple(float(function(*case)) for case in cases)


def _one_number(exam: Exam, value: Any, given: list[str]) -> float:
    array = numbers("the answer", value)
    if array.size != 1:
        exam.fail(f"expected one whole number, got {describe(value)}", *given)
    return float(array.item())
