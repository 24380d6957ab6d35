"""Check of the exercise `numerical_gradient`: central differences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from typing import Any

import numpy as np

from mlp_helpers.checks.core import (
    Answer,
    Exam,
    Fault,
    Named,
    Outcome,
    Ref,
    check,
    close,
    draw_until,
    kind_of,
    numbers,
    shapes,
)
from mlp_helpers.numerics.backpropagation import Array
from mlp_helpers.numerics.backpropagation import numerical_gradient as reference

STEP = 0.25
"""A step so large that the formula's own error shows; and a power of 2, added without rounding."""
ROUNDED = 0.3
"""A step that is rounded when it is added, so that x + eps − 2 eps + eps is not x."""
EXACT = 1e-10
"""Tolerance: at so large a step right answers differ by some 1e-14; in float32 by 1e-8 or more."""

Function = Callable[[Array], Any]


def bowl(A: Array) -> Function:
    """Return f(x) = Σ A x³ + ½ (Σ x)²: bent, and with entries that depend on each other.

    It takes complex x as well: at a step of this size the derivative by complex steps is another.
    """
    return lambda x: np.sum(A * np.power(x, 3.0)) + 0.5 * np.sum(x) ** 2


def _draw_point(exam: Exam, shape: tuple[int, ...]) -> tuple[Array, Array]:
    """Draw the coefficients A of a bowl, none of them near 0, and a point x.

    Every second entry of x is larger than 1, in absolute value, the others smaller. So a step that
    is relative to an entry, to the larger of it and 1, or to their sum is another one than `eps` in
    an entry at least. There the quotient's own error, A times the square of the step, shows it.
    """
    A, x = exam.rng.choice([-1, 1], size=(2, *shape)) * exam.rng.uniform(0.5, 0.9, (2, *shape))
    x.flat[::2] *= 2.5
    return A, x


def _leaves_rounding(drawn: tuple[Array, Array]) -> bool:
    """Tell whether x is another one after its entries were moved up, down and back in place."""
    _, x = drawn
    up = x + ROUNDED
    ways = (up - 2 * ROUNDED + ROUNDED, up - ROUNDED - ROUNDED + ROUNDED)
    return not any(np.array_equal(moved, x) for moved in ways)


@check("04/numerical_gradient", points=3)
def numerical_gradient(exam: Exam, numerical_gradient: Ref) -> None:
    """Judge difference quotients at a large step, on a vector, a matrix and integers."""
    works = _judge_floats(exam, numerical_gradient, (5,), "of a vector x (5,)", "")
    cause = "vectors-only" if works else ""  # it raises for a matrix only
    _judge_floats(exam, numerical_gradient, (3, 4), "of a matrix x (3, 4)", cause)
    with exam.part("x stays as it was, and may hold integers", points=1):
        A, x = draw_until(lambda: _draw_point(exam, (2, 3)), _leaves_rounding)
        answer = Answer(exam, numerical_gradient, exam.lend(bowl(A)), x, ROUNDED)
        wrong = _wrong_quotients(bowl(A), x, ROUNDED)  # none came of the other two x
        expected = reference(bowl(A), x, ROUNDED)
        exam.compare("gradient", answer.value(), expected, wrong, rtol=EXACT)
        answer.untouched("x-changed")
        whole = exam.rng.integers(1, 5, size=(2, 3))
        f = exam.lend(bowl(A))
        _require_integers(exam, exam.outcome(numerical_gradient, f, whole, STEP), A, whole)


def _judge_floats(exam: Exam, target: Ref, shape: tuple[int, ...], title: str, cause: str) -> bool:
    """Judge a part, and tell whether it was passed; `cause` is named if the call raises."""
    with exam.part(f"central differences with the step eps, {title}", points=1):
        A, x = _draw_point(exam, shape)
        seen = set()

        def f(moved: Array) -> Any:
            seen.add(np.shape(moved))
            return bowl(A)(moved)

        def explain(fault: Fault, arrays: Any) -> str:
            if x.ndim > 1 and seen == {(x.size,)}:
                return "x-flattened"
            return "matrices-only" if x.ndim == 1 and _asks_for_columns(fault) else cause

        answer = Answer(exam, target, exam.lend(f), x, STEP, explain=explain)
        expected = reference(bowl(A), x, STEP)
        got = numbers("gradient", answer.value())
        wrong = chain(_wrong_quotients(bowl(A), x, STEP), _right_to_seven_digits(got, expected))
        given = f"{shapes(x=x)}, eps={STEP:g}"
        exam.compare("gradient", got, expected, wrong, rtol=EXACT, given=given)
        return True
    return False


def _asks_for_columns(fault: Fault) -> bool:
    """Tell whether a fault comes of a second axis that an array does not have."""
    unpacked = kind_of(fault) == "unpacked" and ".shape" in fault.where
    return unpacked or kind_of(fault) in ("no-such-axis", "too-many-indices")


def _require_integers(exam: Exam, outcome: Outcome, A: Array, x: Any) -> None:
    """Fail if integers give another gradient than the same numbers as floats, which was right."""
    expected = reference(bowl(A), x, STEP)
    right = outcome.fault is None and close(numbers("gradient", outcome.value), expected, EXACT)
    if right and not outcome.changed:
        return
    lines: tuple[str, ...] = (f"called with x of dtype {x.dtype}",)
    if outcome.fault is not None:
        lines = (f"raised {outcome.fault.type_name}: {outcome.fault.message}", *lines)
    exam.fail("gradient: wrong for integers", *lines, mistake="int-dtype")


def _wrong_quotients(f: Function, x: Array, eps: float) -> Iterator[Named]:
    """Yield what typical mistakes make of the difference quotient of `f` at `x`."""
    right = reference(f, x, eps)
    together = (f(x + eps) - f(x - eps)) / (2 * eps)
    first_only = np.zeros_like(right)
    first_only.flat[0] = right.flat[0]
    yield from [
        *_wrong_entries(f, x, eps),
        ("first-entry-only", first_only),
        ("same-point", np.zeros_like(right)),
        ("entries-in-another-order", right.ravel().reshape(x.shape, order="F")),
        *(("distance", factor * right) for factor in (2, 0.5, 2 * eps, eps**2)),
        ("sign", -right),
        *(("eps-ignored", reference(f, x, small)) for small in (1e-4, 1e-5, 1e-6)),
        ("half-step", reference(f, x, eps / 2)),
        ("all-at-once", np.full_like(x, together)),
        ("all-at-once", together),
        ("flattened", right.ravel()),
        *(("not-restored", drifted) for drifted in _not_restored(f, x, eps)),
        *(("vectors-only", rows) for rows in _whole_rows(f, x, eps)),
    ]


def _wrong_entries(f: Function, x: Array, eps: float) -> list[Named]:
    """Return what comes of a mistake that is made with each entry by itself."""

    def each(quotient: Callable[[Any], float]) -> Array:
        return np.array([quotient(index) for index in np.ndindex(x.shape)]).reshape(x.shape)

    def at(index: Any, move: Any) -> Any:
        """Return f where one entry is moved."""
        step = np.zeros(x.shape, type(move))
        step[index] = move
        return f(x + step)

    def one_sided(index: Any, step: float) -> Any:
        return (at(index, step) - f(x)) / step

    def relative(sizes: Array) -> Array:
        return each(lambda i: (at(i, eps * sizes[i]) - at(i, -eps * sizes[i])) / (2 * eps))

    forward, backward = (each(partial(one_sided, step=step)) for step in (eps, -eps))
    sizes = (x, np.maximum(1, np.abs(x)), 1 + np.abs(x))
    return [
        *(("one-sided", one) for one in (forward, backward)),
        *(("one-sided-halved", one / 2) for one in (forward, backward)),
        ("entry-replaced", each(lambda i: (at(i, eps - x[i]) - at(i, -eps - x[i])) / (2 * eps))),
        ("parentheses", each(lambda i: at(i, eps) - at(i, -eps) / (2 * eps))),
        ("entry-alone", each(lambda i: (f(x[i] + eps) - f(x[i] - eps)) / (2 * eps))),
        ("complex-step", each(lambda i: np.imag(at(i, 1j * eps)) / eps)),
        ("relative-step", relative(x)),
        *(("relative-step", relative(size) / size) for size in sizes),
    ]


def _right_to_seven_digits(got: Array, right: Array) -> list[Named]:
    """Return `got` as a suspect if it is right to seven digits, and not but for a factor."""
    if got.shape != right.shape or not close(got, right, 1e-5):
        return []
    ratios = got / right
    return [("distance" if np.ptp(ratios) < 1e-11 else "float32", got)]


def _not_restored(f: Function, x: Array, eps: float) -> list[Array]:
    """Leave each entry where it was moved: in x itself, or in two copies, one up and one down."""
    moved, upper, lower = x.copy(), x.copy(), x.copy()
    in_place, apart = np.empty_like(x), np.empty_like(x)
    for index in np.ndindex(x.shape):
        moved[index] += eps
        above = f(moved)
        moved[index] -= 2 * eps
        in_place[index] = (above - f(moved)) / (2 * eps)
        upper[index] += eps
        lower[index] -= eps
        apart[index] = (f(upper) - f(lower)) / (2 * eps)
    return [in_place, apart]


def _whole_rows(f: Function, x: Array, eps: float) -> list[Array]:
    """Move all entries of a row, or of a column, together; nothing for a vector."""
    if x.ndim < 2:
        return []
    wrong: list[Array] = []
    for along, lines in ((0, np.eye(len(x))[:, :, None]), (1, np.eye(x.shape[1])[:, None, :])):
        moved = [eps * line for line in lines]
        quotients = np.array([(f(x + step) - f(x - step)) / (2 * eps) for step in moved])
        wrong += [quotients, np.broadcast_to(np.expand_dims(quotients, 1 - along), x.shape)]
    return wrong
