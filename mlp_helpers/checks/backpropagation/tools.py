"""What the checks of assignment 04 share: one call and its form, and judging a chain of steps."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NoReturn

import numpy as np

from mlp_helpers.checks.core.catalogue import Mistake, named_in
from mlp_helpers.checks.core.compare import Failed, Suspect, close, describe, numbers
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import Fault, Outcome
from mlp_helpers.checks.core.faults import arrays_at_fault
from mlp_helpers.checks.core.plain_data import Foreign, Ref
from mlp_helpers.checks.core.stubs import stubs_in
from mlp_helpers.checks.core.torch_watch import autograd_uses, build_watched, ready_made_uses
from mlp_helpers.numerics.backpropagation import Array, Values

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


mistake = named_in("04_backpropagation")


@dataclass(frozen=True)
class Forms:
    """The mistakes to report where not a number is off but the form of the answer.

    Attributes
    ----------
    autograd, ready_made
        Automatic differentiation, or a ready-made softmax or loss, did the work; not watched where
        both are None.
    no_return, no_dict, no_entry
        Nothing was returned, or no dict, or one without an entry asked for.
    """

    autograd: Mistake | None = None
    ready_made: Mistake | None = None
    no_return: Mistake | None = None
    no_dict: Mistake | None = None
    no_entry: Mistake | None = None


Explain = Callable[[Fault, dict[str, Array]], Mistake | None]
"""Names the cause of an exception, given the arrays on the line that raised it."""


class Answer:
    """One call of the student's function, whose result several parts of a check judge.

    Parameters
    ----------
    exam, target, args
        Who asks, the function, and its arguments.
    forms
        The mistakes to report where the form of the answer is off.
    diagnose
        Called if the function raises: tries other inputs, on which the cause shows as a value.
        The mistake that it fails with, if any, is reported along with the exception.
    explain
        Called first if the function raises, to name the cause from the exception itself.
    """

    def __init__(
        self,
        exam: Exam,
        target: Ref,
        *args: Any,
        forms: Forms = Forms(),
        diagnose: Callable[[], None] | None = None,
        explain: Explain = lambda fault, arrays: None,
    ):
        self._exam, self._forms = exam, forms
        self._failed: Failed | None = None
        self._value: Any = None
        self.changed: tuple[str, ...] = ()
        try:
            outcome = self._outcome(target, args)
            self.changed = outcome.changed
            if outcome.fault is not None and not outcome.fault.timed_out:
                arrays = exam.ask(arrays_at_fault, target, *args)
                raise self._raised(outcome, arrays, diagnose, explain(outcome.fault, arrays))
            self._value = self._returned(exam.require(outcome), target)
        except Failed as failed:
            self._failed = failed

    def _outcome(self, target: Ref, args: Any) -> Outcome:
        if self._forms.autograd is None and self._forms.ready_made is None:
            return self._exam.outcome(target, *args)
        watched = self._exam.build(build_watched, target)
        outcome = self._exam.outcome(watched, *args)
        if uses := self._exam.ask(autograd_uses, watched):
            headline = f"automatic differentiation was used: {uses[0]}"
            self._exam.fail(headline, mistake=self._forms.autograd)
        uses = self._exam.ask(ready_made_uses, watched)
        if uses and self._forms.ready_made is not None:
            self._exam.fail(f"used ready-made: {uses[0]}", mistake=self._forms.ready_made)
        return outcome

    def _raised(
        self,
        outcome: Outcome,
        arrays: dict[str, Array],
        diagnose: Callable[[], None] | None,
        cause: Mistake | None,
    ) -> Failed:
        """Return the failure for an exception: with shapes, and with its cause where found."""
        try:
            self._exam.require(outcome)
        except Failed as failed:
            shapes = (f"where {sizes(**arrays)}",) if arrays else ()
            shown = replace(failed.failure, lines=(*failed.failure.lines, *shapes))
            if cause is not None:
                id, hint, lecture = cause.id, cause.hint, cause.lecture
                return Failed(replace(shown, mistake=id, hint=hint, lecture=lecture))
            return Failed(shown) if diagnose is None else _explained(Failed(shown), diagnose)
        raise AssertionError("the call raised nothing")

    def _returned(self, value: Any, target: Ref) -> Any:
        if value is None or (isinstance(value, Foreign) and value.type_name == "ellipsis"):
            nothing_returned(self._exam, target, self._forms.no_return)
        return value

    def value(self) -> Any:
        """Return what came back; fail if the call did not end well."""
        if self._failed is not None:  # as a new failure in each part: a report shows the first
            raise Failed(replace(self._failed.failure))
        return self._value

    def untouched(self, mistake: Mistake) -> None:
        """Fail with `mistake` if the call changed one of its inputs in place."""
        if self.changed:
            self._exam.fail(f"changed in place: {', '.join(self.changed)}", mistake=mistake)

    def entry(self, name: str) -> Any:
        """Return one entry of the dict that came back."""
        value = self.value()
        if not isinstance(value, dict):
            headline = f"expected a dict with the entry {name!r}, got {describe(value)}"
            self._exam.fail(headline, mistake=self._forms.no_dict)
        if name not in value:
            listed = f"its entries: {', '.join(repr(key) for key in value)}"
            headline = f"the dict has no entry {name!r}"
            self._exam.fail(headline, listed, mistake=self._forms.no_entry)
        return value[name]

    def own(self, reference: Values) -> Values:
        """Return the student's entries, for judging what follows from them.

        An entry is replaced by the reference's where nothing can follow from it: it is missing,
        of another shape, not finite, or zero throughout.
        """
        return {name: self._usable(name, right) for name, right in reference.items()}

    def _usable(self, name: str, right: Any) -> Any:
        try:
            array = scalar_or_array(numbers(name, self.entry(name)), right)
        except Failed:
            return right
        fits = array.shape == np.shape(right) and np.all(np.isfinite(array)) and np.any(array)
        return array if fits else right


def nothing_returned(exam: Exam, target: Ref, mistake: Mistake | None) -> NoReturn:
    """Fail because the function returned nothing; a stub is no mistake."""
    if mistake is None or exam.ask(stubs_in, target):
        exam.fail("nothing was returned", hint="the function ends without a `return`")
    exam.fail("nothing was returned", mistake=mistake)


def _explained(failed: Failed, diagnose: Callable[[], None]) -> Failed:
    """Add to an exception's failure the mistake found on other inputs."""
    try:
        diagnose()
    except Failed as found:
        if found.failure.mistake:
            shown = failed.failure
            return Failed(replace(found.failure, headline=shown.headline, lines=shown.lines))
    return failed


def find_cause(judgements: Iterable[Callable[[], None]], causes: Collection[Mistake]) -> None:
    """Fail as the first judgement does that finds one of `causes`.

    On square matrices, for a function that raises on others: only a mistake of which an exception
    comes may be named as its cause, not any other that is found beside it.
    """
    ids = {cause.id for cause in causes}
    for judgement in judgements:
        try:
            judgement()
        except Failed as failed:
            if failed.failure.mistake in ids:
                raise


def is_zero(value: Any, shape: tuple[int, ...]) -> bool:
    """Tell whether a value is an array of this shape with nothing but zeros in it."""
    try:
        array = numbers("", value)
    except Failed:
        return False
    return array.shape == shape and not np.any(array)


def scalar_or_array(array: Any, like: Any) -> Any:
    """Take an array with a single entry for the number it holds, where a number is wanted.

    ``0.5 * e.T @ e`` of a column is (1, 1), and as good a number as any.
    """
    return array.reshape(()) if np.shape(like) == () and array.size == 1 else array


def judge(
    exam: Exam,
    name: str,
    got: Any,
    expected: Any,
    mistakes: Sequence[Suspect],
    *,
    given: str = "",
    inexact: Mistake | None = None,
) -> None:
    """Compare one number or array.

    With `inexact`, formulas in float64 are asked for: it names what is only as good as a difference
    quotient, and what came in float32, in which a difference quotient would not be seen.
    """
    array = scalar_or_array(numbers(name, got), expected)
    expected = np.asarray(expected)
    if array.dtype.kind == "f" and close(array, expected, ROUGH):
        if inexact is not None and array.dtype != np.float64:
            exam.fail(f"{name}: expected float64, got {array.dtype}", mistake=inexact)
        if inexact is not None and not close(array, expected, EXACT):
            error = np.max(np.abs(array - expected)) / np.max(np.abs(expected))
            exam.fail(f"{name}: right to {-np.log10(error):.0f} digits only", mistake=inexact)
        return
    exam.compare(name, array, expected, mistakes=mistakes, rtol=ROUGH, given=given)


Step = Callable[[Values], Array]
"""Computes one entry from those before it."""
Suspects = Callable[[str, Values], list[Suspect]]


def judge_steps(
    exam: Exam,
    answer: Answer,
    names: Sequence[str],
    values: Values,
    steps: dict[str, Step],
    suspects: Suspects,
    *,
    given: str,
    inexact: Mistake | None = None,
) -> None:
    """Judge entries one after the other, each from the student's own values before it.

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
        judge(exam, name, got, expected, suspects(name, values), given=given, inexact=inexact)


def sizes(**arrays: Any) -> str:
    """Describe arrays for a message: ``x (5, 1), W1 (4, 5)``."""
    return ", ".join(f"{name} {np.shape(array)}" for name, array in arrays.items())


def strength(exam: Exam) -> float:
    """Draw a strength λ below ½ that float32 holds exactly.

    A tensor made of a Python float is float32: right formulas must not look inexact for that.
    At λ = ½, λ ‖W‖² and ½ ‖W‖² would be the same.
    """
    return float(exam.rng.integers(13, 31)) / 64
