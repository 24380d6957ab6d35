"""One run of one check: the tools its author works with.

The body of a check draws inputs from ``exam.rng``, calls the student's code
through ``exam.call``, and judges what comes back in named parts, each with its points::

    @check("01/collapse_affine", points=2)
    def collapse_affine(exam, collapse_affine):
        with exam.part("W and b", points=2):
            W1, W2 = exam.rng.normal(size=(3, 4)), exam.rng.normal(size=(4, 2))
            W = exam.call(collapse_affine, W1, W2)
            exam.compare("W", W, W1 @ W2, mistakes=[("swapped", lambda: W2 @ W1)])
"""

from __future__ import annotations

import contextlib
import contextvars
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, NoReturn

import numpy as np

from mlp_helpers.checks.core.catalogue import COURSE_ANSWER, LIBRARY, Mistake, find, known
from mlp_helpers.checks.core.compare import Failed, Failure, compare, describe
from mlp_helpers.checks.core.examples import Example, example_of, examples_of, says_the_same
from mlp_helpers.checks.core.executor import Executor, Fault, Outcome, call, name_of, value
from mlp_helpers.checks.core.faults import in_plain_words
from mlp_helpers.checks.core.own_work import by_hand
from mlp_helpers.checks.core.plain_data import Foreign, Lent, Ref, is_plain
from mlp_helpers.checks.core.report import Part, Report
from mlp_helpers.checks.core.stubs import SYNTAX, error_in_cell, stubs_in
from mlp_helpers.checks.core.trial import try_example

TIME_LIMIT = 10.0
"""Seconds of CPU time that a single call of the student's code may take.

The slowest right answer of the bank needs 0.09 (measured on one processor of 2025), so that a
factor of ten is left on a machine three times slower; a call that may need more has its own limit.
"""


LOOKING = 2.0
"""Seconds of CPU time for what the report shows besides the judgement."""

Named = tuple[Mistake | str, Any]
"""A mistake, or the last word of its id, and what it gives: see `compare.Suspect`."""


_grading_seed: contextvars.ContextVar[int | None] = contextvars.ContextVar("seed", default=None)


@contextlib.contextmanager
def grading_with(seed: int) -> Iterator[None]:
    """Draw the grading's own inputs from `seed`, in place of what the notebook says."""
    token = _grading_seed.set(seed)
    try:
        yield
    finally:
        _grading_seed.reset(token)


def seed_of(hidden_seed: int | None) -> int | None:
    """Return the seed to draw the hidden inputs from; ``None`` for the visible ones."""
    drawn = _grading_seed.get()
    return hidden_seed if hidden_seed is None or drawn is None else drawn


class Exam:
    """What a check's body works with.

    Wherever a mistake is asked for, the last word of its id will do: ``"no-return"`` is the
    mistake ``04/backward/no-return`` in the check of ``04/backward``.

    Attributes
    ----------
    exercise
        Stable id of the exercise, ``section/name``.
    """

    def __init__(self, exercise: str, hidden_seed: int | None, executor: Executor):
        self.exercise = exercise
        self._seed = [zlib.crc32(exercise.encode()), 0 if hidden_seed is None else hidden_seed + 1]
        self._rng = np.random.default_rng(self._seed)
        self._drew = False
        self._executor = executor
        self._parts: list[Part] = []
        self._blanks: list[str] = []
        self._notes: list[str] = []
        self._share = 1.0
        self._explain: Callable[[Fault], str | None] | None = None
        self._printed = ""
        self._course = ""
        self._libraries: dict[Any, str] = {}
        self._last = Outcome()
        self._calls = 0  # makes the seeds of successive calls differ: two epochs, two orders
        self._over = False  # set once the time limit was hit: waiting again teaches nothing

    @property
    def rng(self) -> np.random.Generator:
        """The check's own generator; every input is drawn from it."""
        self._drew = True
        return self._rng

    @property
    def named(self) -> set[str]:
        """What the parts so far have named: the last word of each mistake's id.

        A later part may pass with the same slip, if what it asks for is there nevertheless.
        """
        failures = [part.failure for part in self._parts if part.failure]
        return {failure.mistake.rpartition("/")[2] for failure in failures} - {""}

    @property
    def failed(self) -> bool:
        """Whether a part before the one in progress was not passed."""
        return not all(part.passed for part in self._parts)

    @contextlib.contextmanager
    def part(
        self, title: str, points: float, explain: Callable[[Fault], str | None] | None = None
    ) -> Iterator[None]:
        """Test one property: the block passes unless it raises.

        Parameters
        ----------
        title
            The property as a statement, such as ``"biases start at zero"``.
        points
            What it is worth.
        explain
            Names the mistake behind an exception of the student's code, where it can.
        """
        failure = None
        self._explain = explain
        self._notes, self._share = [], 1.0
        try:
            yield
        except Failed as failed:
            failure = self._with_remark(failed.failure)
        except Exception as error:  # judging raised: fail the part
            failure = Failure(f"the answer could not be read ({type(error).__name__}: {error})")
        share = 0.0 if failure else self._share
        self._parts.append(Part(title, points, failure, tuple(self._notes), share))

    def _with_remark(self, failure: Failure) -> Failure:
        """Say in a failure that nothing explains what the last call did besides."""
        if failure.mistake or failure.hint or self._blanks:
            return failure
        if self._last.changed:
            changed = ", ".join(self._last.changed)
            hint = f"an input was modified in place ({changed}): does the fault come of that?"
            return replace(failure, hint=hint)
        value = self._last.value
        if isinstance(value, Foreign) and value.type_name == "generator":
            hint = "round brackets around a loop make a generator: [ ] makes a list of it"
            return replace(failure, hint=hint)
        return failure

    def mistake(self, what: Mistake | str) -> Mistake:
        """Return the mistake of this exercise that is called `what`.

        Raises
        ------
        CatalogueError
            If the catalogue has no such mistake.
        """
        return find(f"{self.exercise}/{what}") if isinstance(what, str) else what

    def known(self, what: str) -> Mistake | None:
        """Return the mistake of this exercise that is called `what`, if there is one."""
        return known(f"{self.exercise}/{what}")

    def outcome(self, target: Ref, *args: Any, limit: float | None = None) -> Outcome:
        """Call the student's `target` with plain data and return all that came of it."""
        return self._run(call, (target, *args), keep=False, limit=limit)

    def call(self, target: Ref, *args: Any, limit: float | None = None) -> Any:
        """Call the student's `target` with plain data and return its result.

        Raises
        ------
        Failed
            If the call raised, ran out of time, or returned nothing.
        """
        return self.returned(target, self.outcome(target, *args, limit=limit))

    def returned(
        self,
        target: Ref,
        outcome: Outcome,
        *given: str,
        mistake: Mistake | str | None = None,
        no_return: str = "no-return",
    ) -> Any:
        """Return what a call of `target` gave, or fail because it raised or gave nothing.

        Where nothing came back of code that is filled in, the mistake `no_return` is named, or
        ``printed`` if something was printed, where the exercise has it.

        Parameters
        ----------
        target, outcome
            The function, and what came of its call.
        *given
            Lines that describe the call.
        mistake
            Named with an exception, if its cause is established.
        """
        value = self.require(outcome, *given, mistake=mistake)
        if isinstance(value, Foreign) and value.type_name == "ellipsis":
            self.fail("nothing was returned", hint="`...` stands where the result should be")
        if value is None:
            named = (self.known("printed") if outcome.printed else None) or self.known(no_return)
            if named is None:
                hint = "None came back: `return` is missing, or it returns what works in place"
                self.fail("nothing was returned", *given, hint=hint)
            if self.ask(stubs_in, target):  # not a mistake, but work that is still to be done
                self.fail("nothing was returned")
            self.fail("nothing was returned", *given, mistake=named)
        return value

    def ask(self, operation: Callable[..., Any], *args: Any, limit: float | None = None) -> Any:
        """Carry out one of our operations beside the student's objects; return plain data."""
        return self.require(self._run(operation, args, keep=False, limit=limit))

    def build(self, operation: Callable[..., Any], *args: Any, limit: float | None = None) -> Ref:
        """Build an object from its description beside the student's code; return its name."""
        ref = self.require(self._run(operation, args, keep=True, limit=limit))
        assert isinstance(ref, Ref)
        return ref

    def lend(self, function: Callable[..., Any]) -> Lent:
        """Hand over a function that stays here: the student's code gets a stand-in for it."""
        return self._executor.lend(function)

    def value(self, target: Ref) -> Any:
        """Read a plain value of the student's."""
        return self.ask(value, target)

    def require(self, outcome: Outcome, *given: str, mistake: Mistake | str | None = None) -> Any:
        """Return the outcome's value, or fail with what went wrong.

        Parameters
        ----------
        outcome
            What came of a call.
        *given
            Lines that describe the call, shown below an exception that the code raised.
        mistake
            Named with such an exception, if its cause is established.
        """
        if (fault := outcome.fault) is None:
            return outcome.value
        if fault.timed_out:
            self._over = True
            hint = "is there an infinite loop? Or is it far too slow, with a call for each number?"
            self.fail(f"the code {fault.message}", hint=hint)
        where = (f"in {fault.where}",) if fault.where else ()
        if mistake is None and self._explain is not None:
            mistake = self._explain(fault)
        headline = f"raised {fault.type_name}: {fault.message}"
        self.fail(headline, *where, *given, hint=in_plain_words(fault), mistake=mistake)

    def untouched(self, outcome: Outcome, mistake: Mistake | str | None = None) -> None:
        """Fail, with `mistake` if it has a name, if the call modified an input in place."""
        self.require(outcome)
        if outcome.changed:
            headline = f"an input was modified in place: {', '.join(outcome.changed)}"
            hint = "work on a copy, or write the result into a new array"
            self.fail(headline, hint=hint, mistake=mistake)

    def compare(
        self,
        name: str,
        got: Any,
        expected: Any,
        mistakes: Iterable[Named] = (),
        slips: Iterable[str] = (),
        **options: Any,
    ) -> None:
        """Fail unless `got` equals `expected`: see :func:`mlp_helpers.checks.core.compare`.

        One of the `slips` costs nothing more where an earlier part has named it already.
        """
        suspects = ((self.mistake(what), answer) for what, answer in mistakes)
        try:
            compare(name, got, expected, mistakes=suspects, **options)
        except Failed as failed:
            if failed.failure.mistake.rpartition("/")[2] not in self.named.intersection(slips):
                raise
            self.charged_before()

    def unpack(self, value: Any, names: str) -> list[Any]:
        """Split what was returned into the parts `names` lists, such as ``"W b"``.

        A list will do in place of a tuple, and so will an array with a row for each part.
        """
        wanted = names.split()
        if isinstance(value, np.ndarray) and value.shape[:1] == (len(wanted),):
            return list(value)
        if not isinstance(value, tuple | list) or len(value) != len(wanted):
            self.fail(f"expected a tuple ({', '.join(wanted)}), got {describe(value)}")
        return list(value)

    def fail(
        self, headline: str, *lines: str, hint: str = "", mistake: Mistake | str | None = None
    ) -> NoReturn:
        """End the part as not passed."""
        if mistake is not None:
            named = self.mistake(mistake)
            raise Failed(Failure(headline, lines, named.hint, named.id, named.lecture))
        raise Failed(Failure(headline, lines, hint))

    def note(self, *lines: str) -> None:
        """Add lines that the reader sees below the part in progress, passed or not."""
        self._notes += lines

    def charged_before(self) -> None:
        """Say, once, that the part in progress passes with a slip that cost an earlier one."""
        line = "judged with the slip above as it is: it is charged once"
        self._notes += [] if line in self._notes else [line]

    def credit(self, share: float) -> None:
        """Give only a share of its points, in [0, 1], for the part in progress if it passes."""
        self._share = share

    def unfilled(self, blank: str) -> NoReturn:
        """End the part because `blank` is still a stub; the report says so in one line."""
        self._blanks.append(blank)
        self.fail("still to be filled in")

    def _run(
        self, operation: Callable[..., Any], args: tuple[Any, ...], keep: bool, limit: float | None
    ) -> Outcome:
        if self._over:
            self.fail("not tried: the time limit was hit before")
        self._require_own_work()
        assert is_plain(args), "a check hands over plain data and references only"
        self._calls += 1
        seed = int(np.random.SeedSequence([*self._seed, self._calls]).generate_state(1)[0])
        seconds = TIME_LIMIT if limit is None else limit
        outcome = self._executor.run(name_of(operation), args, keep, seconds, seed)
        self._printed = self._printed or outcome.printed
        self._course = self._course or outcome.course
        self._require_own_work()
        if operation is call:
            self._last = outcome
            if by_hand(self.exercise):
                self._require_by_hand(args[0], outcome)
        return outcome

    def _require_by_hand(self, target: Ref, outcome: Outcome) -> None:
        """Fail where a library was used, now or in an earlier call: not each call is watched."""
        library = self._libraries.get(target) or outcome.library
        if library:
            self._libraries[target] = library
            self.fail(f"a library was used: {library}", mistake=LIBRARY)

    def _require_own_work(self) -> None:
        if self._course:
            headline = f"the course's own function did the work: {self._course}"
            self.fail(headline, mistake=COURSE_ANSWER)

    def abandon(self, max_points: float, failure: Failure) -> None:
        """Count all points not yet judged as lost because of `failure`."""
        lost = max_points - sum(part.points for part in self._parts)
        self._parts.append(Part("everything that follows", lost, failure, share=0.0))

    def report(self, max_points: float, hidden_seed: int | None, targets: dict[str, Ref]) -> Report:
        """Close the exam and return its report; `targets` are what was judged, by name."""
        found = list(self._blanks)
        wrong = any(not part.passed for part in self._parts) and not self._over
        if wrong:
            for name, target in targets.items():
                places = self._look(stubs_in, target)
                places = places if isinstance(places, list) else []
                found += [f"{name} = ..." if place == "..." else place for place in places]
        error = self._look(error_in_cell, list(targets)) if found or hidden_seed is None else ""
        error = error if isinstance(error, str) and (found or SYNTAX in error) else ""
        blanks = tuple(dict.fromkeys(" ".join(str(text).split()) for text in found))
        told = (blanks, hidden_seed, self._drew, self._printed, error)
        report = Report(self.exercise, max_points, tuple(self._parts), *told)
        tried = self._tried(report, targets) if wrong and hidden_seed is None else None
        return replace(report, trial=tried)

    def _tried(self, report: Report, targets: dict[str, Ref]) -> Example | None:
        """Run the small example of the mistake shown with the answer itself.

        Where there is none, or it does not show the fault, another of the exercise's may.
        """
        failure = report.first_failure
        borrowed = failure and failure.mistake.endswith((COURSE_ANSWER, LIBRARY))
        if failure is None or report.blanks or borrowed:
            return None
        named = example_of(failure.mistake)
        for example in filter(None, [named, *examples_of(self.exercise)]):
            got = self._look(try_example, example.code, targets)
            if not isinstance(got, str):
                return None
            if got != example.expected if example is named else not says_the_same(example, got):
                again = self._look(try_example, example.code, targets)
                kept = "" if again == got else f", and {again} when called again"
                return replace(example, got=f"{got}{kept}")
        return None

    def _look(self, operation: Callable[..., Any], *args: Any) -> Any:
        """Look at the student's side for the reader only: nothing is judged by it."""
        return self._executor.run(name_of(operation), args, False, LOOKING, 0).value
