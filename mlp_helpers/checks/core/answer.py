"""One call of the student's function, whose result several parts of a check judge."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.compare import Failed, describe, numbers, scalar_or_array, shapes
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import Fault, Outcome
from mlp_helpers.checks.core.faults import arrays_at_fault, kind_of, values_at_fault
from mlp_helpers.checks.core.plain_data import Ref

Explain = Callable[[Fault, dict[str, np.ndarray]], Mistake | str | None]
"""Names the cause of an exception, given the arrays on the line that raised it."""


class Answer:
    """One call of the student's function.

    Parameters
    ----------
    exam, target, args
        Who asks, the function, and its arguments.
    given
        A short description of the arguments, shown below an exception.
    kinds
        What to name for a fault of a kind of `core.faults`, such as ``{"ragged": "one-array"}``.
    explain
        Called if the function raises, to name the cause from the exception itself.
    diagnose
        Called if that names none: tries other inputs, on which the cause shows as a value. The
        mistake that it fails with, if any, is reported along with the exception.
    limit
        Seconds of CPU time, where more than the usual limit may be needed.

    Attributes
    ----------
    outcome
        All that came of the call.
    """

    def __init__(
        self,
        exam: Exam,
        target: Ref,
        *args: Any,
        given: str = "",
        kinds: Mapping[str, Mistake | str] | None = None,
        explain: Explain = lambda fault, arrays: None,
        diagnose: Callable[[], None] | None = None,
        limit: float | None = None,
    ):
        self._exam, self._target, self._args = exam, target, args
        self._given = (f"called with {given}",) if given else ()
        self._failed: Failed | None = None
        self._value: Any = None
        self.outcome = Outcome()
        try:
            options = {} if limit is None else {"limit": limit}
            self.outcome = exam.outcome(target, *args, **options)
            if self.raised:
                raise self._exception(kinds or {}, explain, diagnose)
            self._value = exam.returned(target, self.outcome, *self._given)
        except Failed as failed:
            self._failed = failed

    @property
    def raised(self) -> bool:
        """Whether the call ended in an exception."""
        return self.outcome.fault is not None and not self.outcome.fault.timed_out

    def value(self) -> Any:
        """Return what came back; fail if the call did not end well."""
        if self._failed is not None:  # as a new failure in each part: a report shows the first
            raise Failed(replace(self._failed.failure))
        return self._value

    def untouched(self, mistake: Mistake | str | None = None) -> None:
        """Fail, with `mistake` if it has a name, if the call modified an input in place."""
        self._exam.untouched(replace(self.outcome, fault=None), mistake)

    def entry(self, name: str) -> Any:
        """Return one entry of the dict that came back.

        Of a call that raised, it is what the code had computed under this name by then, if it had.
        """
        if self.raised and name in self._computed:
            return self._computed[name]
        value = self.value()
        if not isinstance(value, dict):
            headline = f"expected a dict with the entry {name!r}, got {describe(value)}"
            self._exam.fail(headline, mistake=self._exam.known("not-a-dict"))
        if name not in value:
            listed = f"its entries: {', '.join(repr(key) for key in value)}"
            headline = f"the dict has no entry {name!r}"
            self._exam.fail(headline, listed, mistake=self._exam.known("entry-missing"))
        return value[name]

    def has(self, name: str) -> bool:
        """Tell whether an entry came back, or had been computed when the call raised."""
        try:
            self.entry(name)
        except Failed:
            return False
        return True

    def finished(self, names: Iterable[str]) -> None:
        """Fail if the call did not end well, though it had computed all of these entries.

        Where one is missing, that one has failed with the exception.
        """
        if all(map(self.has, names)):
            self.value()

    def own(self, reference: Mapping[str, Any]) -> dict[str, Any]:
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

    @functools.cached_property
    def _computed(self) -> dict[str, Any]:
        """What the function had computed when it raised."""
        found = self._exam.ask(values_at_fault, self._target, *self._args)
        return found if isinstance(found, dict) else {}

    def _exception(
        self,
        kinds: Mapping[str, Mistake | str],
        explain: Explain,
        diagnose: Callable[[], None] | None,
    ) -> Failed:
        """Return the failure for an exception: with shapes, and with its cause where found."""
        exam, fault = self._exam, self.outcome.fault
        assert fault is not None
        arrays = exam.ask(arrays_at_fault, self._target, *self._args)
        cause = explain(fault, arrays) or kinds.get(kind_of(fault))
        where = (f"where {shapes(**arrays)}",) if arrays else ()
        try:
            exam.require(self.outcome, *where, *self._given, mistake=cause)
        except Failed as failed:
            if cause is None and diagnose is not None:
                return _diagnosed(failed, diagnose)
            return failed
        raise AssertionError("the call raised nothing")


def _diagnosed(failed: Failed, diagnose: Callable[[], None]) -> Failed:
    """Add to an exception's failure the mistake found on other inputs."""
    try:
        diagnose()
    except Failed as found:
        if found.failure.mistake:
            shown = failed.failure
            return Failed(replace(found.failure, headline=shown.headline, lines=shown.lines))
    return failed


def find_cause(
    exam: Exam, judgements: Iterable[Callable[[], None]], causes: Collection[str]
) -> None:
    """Fail as the first judgement does that finds one of `causes`.

    On square matrices, for a function that raises on others: only a mistake of which an exception
    comes may be named as its cause, not any other that is found beside it.

    Parameters
    ----------
    causes
        The last words of the mistakes' ids.
    """
    ids = {exam.mistake(cause).id for cause in causes}
    for judgement in judgements:
        try:
            judgement()
        except Failed as failed:
            if failed.failure.mistake in ids:
                raise
