"""Where the student's code runs, and the few things a check may ask of it.

A check never touches an object of the student's. It names an *operation*, a function of this
package that runs beside the student's code, and exchanges plain data with it.
:class:`LocalExecutor` carries operations out in this process; an :class:`Executor` that forwards
:meth:`Executor.run` to one in another process serves the same checks unchanged.
"""

from __future__ import annotations

import contextlib
import contextvars
import importlib
import inspect
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from mlp_helpers.checks.core.containment import TimeLimitExceeded, contained, time_limit
from mlp_helpers.checks.core.lending import Lender, LentFunctions, stand_in
from mlp_helpers.checks.core.own_work import watching
from mlp_helpers.checks.core.plain_data import Lent, Ref, fingerprint, plain, same

F = TypeVar("F", bound=Callable[..., Any])

_PACKAGE = "mlp_helpers.checks."
_OUR_FOLDER = str(Path(__file__).parents[2])
_WATCHED = 3  # calls of a function in which it is noticed whose work is done
_LONGEST_MESSAGE = 300  # characters kept of an exception's message


@dataclass(frozen=True)
class Fault:
    """How a call ended that did not return: an exception, or the time limit."""

    type_name: str
    message: str
    where: str = ""
    timed_out: bool = False


@dataclass(frozen=True)
class Outcome:
    """What came of one operation: plain data in every field.

    Attributes
    ----------
    value
        The result as plain data (a :class:`Ref` where the object was kept), or ``None``.
    fault
        How the call ended if it did not return.
    changed
        Names of the arguments that were changed in place.
    warnings
        Texts of the warnings given.
    seconds
        Wall time of the call.
    printed
        The beginning of what was printed.
    course
        Name of a function of the course's that did the work, an answer to an exercise.
    library
        A library with ready-made functions that was used.
    left, names
        What the call left of its arguments, and what the function calls them: from this
        `changed` follows.
    """

    value: Any = None
    fault: Fault | None = None
    changed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    seconds: float = 0.0
    printed: str = ""
    course: str = ""
    library: str = ""
    left: tuple[Any, ...] = ()
    names: tuple[str, ...] = ()


class Executor(Protocol):
    """The place where the student's objects live."""

    def lend(self, function: Callable[..., Any]) -> Lent:
        """Return the name by which a function of the check's is handed over."""

    def refer(self, target: Any) -> Ref:
        """Return the name by which `target`, an object of the student's, is known there."""

    def run(
        self, operation: str, args: tuple[Any, ...], keep: bool, limit: float, seed: int
    ) -> Outcome:
        """Carry out an operation there: see :meth:`LocalExecutor.run`."""


def operation(function: F) -> F:
    """Mark a function of :mod:`mlp_helpers.checks` as one that runs on the student's side."""
    function.__dict__["is_operation"] = True
    return function


def name_of(function: Callable[..., Any]) -> str:
    """Return the name by which an operation is sent to the other side."""
    return f"{function.__module__}:{function.__name__}"


def _operation(name: str) -> Callable[..., Any]:
    module, _, attribute = name.partition(":")
    found = None
    if module.startswith(_PACKAGE):
        found = getattr(importlib.import_module(module), attribute, None)
    if not getattr(found, "is_operation", False):
        raise LookupError(f"{name!r} is not an operation of {_PACKAGE[:-1]}")
    return found  # type: ignore[return-value]


@operation
def call(function: Callable[..., Any], *args: Any) -> Any:
    """Call a function of the student's: the most common operation."""
    return function(*args)


@operation
def value(target: Any) -> Any:
    """Read a value of the student's."""
    return target


class LocalExecutor:
    """Carries operations out beside the student's objects, which it keeps by name.

    Parameters
    ----------
    names
        What a :class:`Ref` with a name of the notebook's stands for.
    lender
        Calls functions that are lent; those lent to this executor itself where ``None``.
    """

    def __init__(
        self, names: Mapping[str, Any] | None = None, lender: Lender | None = None
    ) -> None:
        self._names = {} if names is None else names
        self._objects: dict[int | str, Any] = {}
        self._watched: Counter[Any] = Counter()
        self._lent = LentFunctions()
        self._lender = self._lent.call if lender is None else lender

    def lend(self, function: Callable[..., Any]) -> Lent:
        """Take in a function of the check's; the student's code gets a stand-in for it."""
        return self._lent.add(function)

    def refer(self, target: Any, name: str | None = None) -> Ref:
        """Take in `target` and return the name it is known by from now on."""
        ref = Ref(len(self._objects) if name is None else name)
        self._objects[ref.key] = target
        return ref

    def run(
        self, operation: str, args: tuple[Any, ...], keep: bool, limit: float, seed: int
    ) -> Outcome:
        """Carry out `operation` on copies of `args`, guarded.

        Parameters
        ----------
        operation
            Name of the operation, as :func:`name_of` gives it.
        args
            Plain data; each :class:`Ref` in it is replaced by the object it names.
        keep
            Keep the result here and return a :class:`Ref` to it.
        limit
            Wall time allowed, in seconds.
        seed
            Seed of the global random generators while it runs.
        """
        function = _operation(operation)
        started = time.perf_counter()
        result, fault, given = None, None, args
        answered: list[str] = []
        libraries: list[str] = []
        with contained(seed) as heard:
            try:
                given = self._resolve(plain(args))
                with self._watch(function, args, answered, libraries), time_limit(limit):
                    result = function(*given)
            except TimeLimitExceeded:
                fault = Fault("TimeLimit", f"did not finish within {limit:g} s", timed_out=True)
            except BaseException as error:  # SystemExit and the like are the student's, too
                fault = _describe(error)
        seconds = time.perf_counter() - started
        result = self.refer(result) if keep and fault is None else plain(result)
        warned, course = tuple(heard.warnings), "".join(answered[:1])
        library = "".join(libraries)
        left = tuple(map(_without_objects, given, args)) if function is call else ()
        names = tuple(_argument_names(given)) if function is call else ()
        changed = changed_in(args, left, names)
        return Outcome(
            result,
            fault,
            changed,
            warned,
            seconds,
            heard.printed,
            course,
            library,
            left,
            names,
        )

    def _watch(
        self,
        operation: Callable[..., Any],
        args: tuple[Any, ...],
        course: list[str],
        libraries: list[str],
    ) -> contextlib.AbstractContextManager[None]:
        """Watch the first calls of each function only: a watched one takes longer."""
        if operation is not call or self._watched[args[0]] == _WATCHED:
            return contextlib.nullcontext()
        self._watched[args[0]] += 1
        return watching(course, libraries)

    def _resolve(self, value: Any) -> Any:
        if isinstance(value, Lent):
            return stand_in(int(value.key), self._lender)
        if isinstance(value, Ref):
            if value.key in self._objects:
                return self._objects[value.key]
            if value.key in self._names:
                return self._names[str(value.key)]
            raise NameError(f"name {value.key!r} is not defined")
        if isinstance(value, list | tuple):
            resolved = [self._resolve(item) for item in value]
            if isinstance(value, list) and value and isinstance(value[0], tuple):
                resolved = _one_object_each(value, resolved)
            return type(value)(resolved)
        if isinstance(value, dict):
            return {key: self._resolve(item) for key, item in value.items()}
        return value


def _one_object_each(given: Sequence[Any], resolved: Sequence[Any]) -> list[Any]:
    """Let layers that are equal be one object, as in ``[(W, b)] * 3``: copies lose that."""
    first: dict[Any, Any] = {}
    pairs = zip(map(fingerprint, given), resolved, strict=True)
    return [first.setdefault(key, layer) for key, layer in pairs]


def changed_in(args: Sequence[Any], left: Sequence[Any], names: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the arguments of which something else was left than was given."""
    return tuple(
        name
        for name, before, after in zip(names, args, left, strict=False)
        if not isinstance(before, Ref) and not same(after, before)
    )


def _without_objects(after: Any, before: Any) -> Any:
    """Copy `after`, putting back each reference that `before` holds in the same place."""
    if isinstance(before, Ref):
        return before
    if isinstance(before, list | tuple) and type(after) is type(before):
        if len(after) != len(before):
            return plain(after)
        return type(before)(map(_without_objects, after, before))
    return plain(after)


def _argument_names(given: tuple[Any, ...]) -> list[str]:
    """Name the arguments of `call(function, *args)` as the student's signature does."""
    try:
        named = list(inspect.signature(given[0]).parameters)
    except Exception:  # what is no function may do anything when it is looked at
        named = []
    rest = [named[i] if i < len(named) else f"argument {i + 1}" for i in range(len(given) - 1)]
    return ["the function", *rest][: len(given)]


def _describe(error: BaseException) -> Fault:
    """Say what was raised and on which line of the student's code."""
    try:
        message = " ".join(str(error).split())[:_LONGEST_MESSAGE]
    except Exception:
        message = "(its message cannot be read)"
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if "site-packages" not in frame.filename and not frame.filename.startswith(_OUR_FOLDER)
    ]
    where = f"line {frames[-1].lineno}: {frames[-1].line}" if frames and frames[-1].line else ""
    return Fault(type(error).__name__, message, where)


_current: contextvars.ContextVar[Executor | None] = contextvars.ContextVar("executor", default=None)


def current_executor() -> Executor:
    """Return the side in use: a fresh local one unless one was set."""
    return _current.get() or LocalExecutor()


@contextlib.contextmanager
def using(executor: Executor) -> Iterator[None]:
    """Run the checks of the block against `executor`."""
    token = _current.set(executor)
    try:
        yield
    finally:
        _current.reset(token)
