"""Functions that a check hands to the student's code, and that stay on the check's side.

An activation, a function to differentiate, a gradient to be checked: the student's code gets a
stand-in, whose calls go back to the check. So it can neither be looked into nor changed, and how
often it was called is known where the answer is judged.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any, NoReturn

import numpy as np

from mlp_helpers.checks.core.own_work import unwatched
from mlp_helpers.checks.core.plain_data import Lent, plain

Lender = Callable[[int, tuple[Any, ...]], Any]
"""Calls the function that is lent under a number: plain data in, plain data out."""


class LentFunctions:
    """The functions that were lent, by number."""

    def __init__(self) -> None:
        self._functions: list[Callable[..., Any]] = []

    def add(self, function: Callable[..., Any]) -> Lent:
        """Lend one more."""
        self._functions.append(function)
        return Lent(len(self._functions) - 1)

    def call(self, key: int, args: tuple[Any, ...]) -> Any:
        """Call one with plain data, and return plain data.

        Raises
        ------
        Exception
            Whatever the function raises; IndexError if none was lent under this number.
        """
        with unwatched(), np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return plain(self._functions[key](*args))


def stand_in(key: int, lender: Lender) -> Callable[..., Any]:
    """Return what the student's code gets for a function that is lent."""
    return _StandIn(key, lender)


class _StandIn:
    """Calls the function on the other side; in an error message it reads like a function."""

    __slots__ = ("_key", "_lender")

    def __init__(self, key: int, lender: Lender):
        self._key, self._lender = key, lender

    def __call__(self, *args: Any) -> Any:
        """Return what the function gives, as a copy."""
        return self._lender(self._key, plain(args))

    def __array__(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse, as NumPy does for a function in most places."""
        raise TypeError("a 'function' was used where an array is needed")


_StandIn.__name__ = _StandIn.__qualname__ = "function"
