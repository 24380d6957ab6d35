"""Draw inputs until they are such that no mistake hides."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_MOST_DRAWS = 1000


def draw_until(draw: Callable[[], T], tells: Callable[[T], bool]) -> T:
    """Return the first of at most 1000 draws that `tells` accepts.

    Raises
    ------
    AssertionError
        If none is accepted: the check's author asks for what hardly ever comes.
    """
    for _ in range(_MOST_DRAWS):
        drawn = draw()
        if tells(drawn):
            return drawn
    raise AssertionError(f"none of {_MOST_DRAWS} draws tells the mistakes apart")
