"""Notice that a student's function has the course's own answer do its work.

At home the course's functions are there, for the lectures; while grading they are not.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

_ANSWERS = str(Path(__file__).parents[2] / "numerics")
"""Where the functions are that the exercises ask for."""


@contextlib.contextmanager
def watching(called: list[str]) -> Iterator[None]:
    """Add to `called` the names of the course's functions that run in the block.

    A function is known by its code, whatever name it was imported by and whoever calls it.
    """

    def note(frame: FrameType, event: str, arg: Any) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(_ANSWERS):
            called.append(frame.f_code.co_name)
            sys.setprofile(before)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield
    finally:
        sys.setprofile(before)


@contextlib.contextmanager
def unwatched() -> Iterator[None]:
    """Let the block use the course's functions: it is the check's own."""
    before = sys.getprofile()
    sys.setprofile(None)
    try:
        yield
    finally:
        sys.setprofile(before)
