"""Judge steps of a computation, each from the student's own values before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from mlp_helpers.checks.core.answer import Answer
from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.compare import Failed, close, numbers, scalar_or_array
from mlp_helpers.checks.core.exam import Exam, Named

EXACT = 1e-13
"""Tolerance for gradients by formula in float64.

Sums of at most a few dozen products of order 1 spread by about 1e-15 between orders of summation:
the right answers of the bank differ by 3e-15 at most, measured on 100 inputs. Central differences
are off by 2e-12 or more in each gradient there, and by 1e-11 or more in most.
"""

ROUGH = 1e-5
"""Tolerance up to which a gradient is right but for its digits.

Float32 has seven of them, a central difference between eight and eleven; a wrong formula, with
weights of order 1, is off in the first few.
"""

Values = Mapping[str, Any]
Step = Callable[[Values], Any]
"""Computes one entry from those before it."""
Suspects = Callable[[str, Values], Sequence[Named]]
"""Returns what typical mistakes make of an entry."""


def judge_steps(
    exam: Exam,
    answer: Answer,
    names: Sequence[str],
    values: Values,
    steps: Mapping[str, Step],
    suspects: Suspects,
    *,
    given: str,
    inexact: Mistake | str | None = None,
) -> None:
    """Judge entries one after the other, each from the student's own values before it.

    Of a call that raised, what was computed before is judged as well. An entry that came too late
    for that fails with the exception, and so does one that is wrong for a reason without a name.

    Parameters
    ----------
    names
        Which entries, in the order in which they are computed.
    values
        The inputs together with the student's entries (see :meth:`Answer.own`).
    steps, suspects
        How each entry follows from `values`, and what typical mistakes make of it.
    given, inexact
        A short description of the input; the mistake to report for a difference quotient.
    """
    for name in names:
        got = answer.entry(name)
        expected = steps[name](values)
        try:
            judge_value(
                exam, name, got, expected, suspects(name, values), given=given, inexact=inexact
            )
        except Failed as failed:
            if answer.raised and not failed.failure.mistake:
                answer.value()  # fails with the exception
            raise


def judge_value(
    exam: Exam,
    name: str,
    got: Any,
    expected: Any,
    mistakes: Sequence[Named],
    *,
    given: str = "",
    inexact: Mistake | str | None = None,
) -> None:
    """Compare one number or array.

    With `inexact`, formulas in float64 are asked for: it names what is only as good as a difference
    quotient, and what came in float32, in which a difference quotient would not be seen. Complex
    numbers of as many digits will do where nothing is imaginary in them.
    """
    array = scalar_or_array(numbers(name, got), expected)
    expected = np.asarray(expected)
    if array.dtype.kind in "fc" and close(array, expected, ROUGH):
        if inexact is not None and array.dtype not in (np.float64, np.complex128):
            exam.fail(f"{name}: expected float64, got {array.dtype}", mistake=inexact)
        if inexact is not None and not close(array, expected, EXACT):
            error = np.max(np.abs(array - expected)) / np.max(np.abs(expected))
            exam.fail(f"{name}: right to {-np.log10(error):.0f} digits only", mistake=inexact)
        return
    exam.compare(name, array, expected, mistakes, rtol=ROUGH, given=given)
