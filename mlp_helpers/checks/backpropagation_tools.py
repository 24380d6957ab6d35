"""What the checks of assignment 04 share: watching autograd, and judging a chain of steps."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, ClassVar

import numpy as np
import torch
from torch.overrides import TorchFunctionMode

from mlp_helpers.checks.core.compare import Failed, Mistake, Suspect, close, describe, numbers
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.plain import Foreign, Ref
from mlp_helpers.checks.core.side import Outcome, operation
from mlp_helpers.numerics.backpropagation import Array, Values

EXACT = 1e-12
"""Tolerance for gradients by formula in float64.

Sums of at most a few dozen products of order 1 spread by about 1e-15 between orders of summation.
Central differences, at their best step, are off by 1e-11 or more.
"""

ROUGH = 1e-5
"""Tolerance for gradients in float32, and where difference quotients end; mistakes are off by
1e-2 or more, with weights of order 1."""


def mistake(name: str, hint: str, heading: str) -> Mistake:
    """Return a mistake of this assignment, explained under `heading` of its lecture."""
    return Mistake(f"04/{name}", hint, f"course/04_backpropagation.ipynb, “{heading}”")


class _AutogradWatch(TorchFunctionMode):
    """Notes by what name automatic differentiation is asked for inside the block.

    Every road leads through these four: `torch.func` and `torch.autograd.functional` call them.
    """

    _WATCHED: ClassVar[dict[Any, str]] = {
        torch.Tensor.backward: "Tensor.backward",
        torch.autograd.backward: "torch.autograd.backward",
        torch.autograd.grad: "torch.autograd.grad",
        torch._VF._make_dual: "forward-mode automatic differentiation",
    }

    def __init__(self, uses: list[str]):
        super().__init__()
        self._uses = uses

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        if func in self._WATCHED:
            self._uses.append(self._WATCHED[func])
        return func(*args, **(kwargs or {}))


@operation
def build_watched(target: Callable[..., Any]) -> Callable[..., Any]:
    """Build a stand-in for the student's function that notes when autograd does the work."""
    uses: list[str] = []

    @functools.wraps(target)
    def watched(*args: Any) -> Any:
        with _AutogradWatch(uses):
            return target(*args)

    watched.__dict__["autograd_uses"] = uses
    return watched


@operation
def autograd_uses(watched: Any) -> list[str]:
    """Read what a watched function asked autograd for: names of torch's functions."""
    uses: list[str] = watched.autograd_uses
    return uses


class Answer:
    """One call of the student's function, whose result several parts of a check judge.

    Parameters
    ----------
    exam, target, args
        Who asks, the function, and its arguments.
    forbidden
        The mistake to report if automatic differentiation does the work; not watched by default.
    diagnose
        Called if the function raises: tries other inputs, on which the cause shows as a value.
        The mistake that it fails with, if any, is reported along with the exception.
    """

    def __init__(
        self,
        exam: Exam,
        target: Ref,
        *args: Any,
        forbidden: Mistake | None = None,
        diagnose: Callable[[], None] | None = None,
    ):
        self._exam = exam
        self._failed: Failed | None = None
        self._value: Any = None
        self.changed: tuple[str, ...] = ()
        try:
            outcome = self._outcome(target, args, forbidden)
            self.changed = outcome.changed
            self._value = self._require(outcome, diagnose)
        except Failed as failed:
            self._failed = failed

    def _outcome(self, target: Ref, args: Any, forbidden: Mistake | None) -> Outcome:
        if forbidden is None:
            return self._exam.outcome(target, *args)
        watched = self._exam.build(build_watched, target)
        outcome = self._exam.outcome(watched, *args)
        if uses := self._exam.ask(autograd_uses, watched):
            self._exam.fail(f"automatic differentiation was used: {uses[0]}", mistake=forbidden)
        return outcome

    def _require(self, outcome: Outcome, diagnose: Callable[[], None] | None) -> Any:
        try:
            value = self._exam.require(outcome)
        except Failed as failed:
            timed_out = outcome.fault is not None and outcome.fault.timed_out
            if diagnose is None or timed_out:
                raise
            raise _explained(failed, diagnose) from None
        if value is None or (isinstance(value, Foreign) and value.type_name == "ellipsis"):
            self._exam.fail("nothing was returned", hint="the function ends without a `return`")
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
            self._exam.fail(f"expected a dict with the entry {name!r}, got {describe(value)}")
        if name not in value:
            listed = ", ".join(repr(key) for key in value)
            self._exam.fail(f"the dict has no entry {name!r}", f"its entries: {listed}")
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


def _explained(failed: Failed, diagnose: Callable[[], None]) -> Failed:
    """Add to an exception's failure the mistake found on other inputs."""
    try:
        diagnose()
    except Failed as found:
        if found.failure.mistake:
            shown = failed.failure
            return Failed(replace(found.failure, headline=shown.headline, lines=shown.lines))
    return failed


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
