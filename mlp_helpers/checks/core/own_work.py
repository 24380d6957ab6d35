"""Notice that a student's function has others do its work: the course's answers, or a library.

At home both are there, for the lectures and to compare with. While an exercise is graded the
course's answers are absent, and so are the libraries where an exercise is to be worked by hand.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

import numpy as np

BY_HAND = {"03": "activations", "04": "backpropagation"}
"""Sections whose exercises are to be written in NumPy, by hand, and the modules of their checks."""
LIBRARIES = ("torch", "torchvision", "scipy", "sklearn", "jax", "tensorflow", "autograd")
"""What has ready-made functions of what they ask for, or differentiates automatically."""
_ANSWERS = str(Path(__file__).parents[2] / "numerics")
"""Where the functions are that the exercises ask for."""


def by_hand(exercise: str) -> bool:
    """Tell whether an exercise, such as ``04/backward``, is to be worked by hand."""
    return exercise.partition("/")[0] in BY_HAND


@contextlib.contextmanager
def watching(course: list[str], libraries: list[str]) -> Iterator[None]:
    """Add to `course` the first function of the course's that runs in the block.

    A function is known by its code, whatever name it was imported by and whoever calls it. The
    first library that is used is added to `libraries`.
    """

    def note(frame: FrameType, event: str, arg: Any) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(_ANSWERS):
            course.append(frame.f_code.co_name)
            sys.setprofile(before)
        elif not libraries and (library := _library_of(frame, event, arg)):
            libraries.append(library)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield
    finally:
        sys.setprofile(before)


@contextlib.contextmanager
def unwatched() -> Iterator[None]:
    """Let the block use what it likes: it is the check's own."""
    before = sys.getprofile()
    sys.setprofile(None)
    try:
        yield
    finally:
        sys.setprofile(before)


def _library_of(frame: FrameType, event: str, arg: Any) -> str:
    """Return the library that a function is called of, if it is one of `LIBRARIES`."""
    if event == "call":
        module = frame.f_locals.get("self") if frame.f_code.co_name == "__call__" else None
        called = module.__name__ if isinstance(module, ModuleType) else ""  # what stands for it
        where = frame.f_globals.get("__name__")
        return _named(called) or _named(where) or _library_of_ufuncs(frame)
    if event == "c_call":
        owner = type(getattr(arg, "__self__", None))
        return _named(getattr(arg, "__module__", None)) or _named(owner.__module__)
    return ""


def _named(module: Any) -> str:
    top = module.partition(".")[0] if isinstance(module, str) else ""
    return top if top in LIBRARIES else ""


def _library_of_ufuncs(frame: FrameType) -> str:
    """Return the library whose ufuncs a function names: no call of a ufunc is reported."""
    names = frame.f_code.co_names
    known = frame.f_globals
    for name in names:
        found = known.get(name)
        if isinstance(found, np.ufunc) and getattr(np, found.__name__, None) is not found:
            return "scipy"  # no other library of these has any
        module = sys.modules.get(name, found)  # imported in the function, or above it
        if _named(getattr(module, "__name__", "")):
            values = (getattr(module, each, None) for each in names)
            if any(isinstance(value, np.ufunc) for value in values):
                return _named(getattr(module, "__name__", ""))
    return ""
