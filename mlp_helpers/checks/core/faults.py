"""Why a call raised: the kind of a fault, and what stood on the line that raised it.

The texts of Python, NumPy and torch are known in ``exceptions.toml`` only. A check asks for a kind;
where it names no mistake, the reader is told in plain words what the exception means.
"""

from __future__ import annotations

import ast
import contextlib
import functools
import inspect
import re
import textwrap
import tomllib
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from types import FrameType
from typing import Any

import numpy as np

from mlp_helpers.checks.core.executor import Fault, operation

_OUR_FOLDER = str(Path(__file__).parents[2])


@dataclass(frozen=True)
class _Entry:
    """One entry of ``exceptions.toml``."""

    kind: str
    message: re.Pattern[str]
    line: re.Pattern[str]
    hint: str

    def fits(self, fault: Fault) -> bool:
        """Tell whether this is what was raised, on such a line."""
        said = f"{fault.type_name}: {fault.message}"
        return bool(self.message.search(said) and self.line.search(fault.where))

    def said_of(self, fault: Fault) -> str:
        """Return the hint, with what the exception says filled in."""
        said = self.message.search(f"{fault.type_name}: {fault.message}")
        line = self.line.search(fault.where)
        assert said and line
        groups = {str(i): text for i, text in enumerate(said.groups(), 1)}
        groups |= {f"line{i}": text for i, text in enumerate(line.groups(), 1)}
        return re.sub(r"\{(\w+)\}", lambda place: groups[place[1]] or "", self.hint)


@functools.cache
def _entries() -> list[_Entry]:
    text = (resources.files(__package__) / "exceptions.toml").read_text("utf-8")
    return [
        _Entry(
            row["kind"], re.compile(row["message"]), re.compile(row.get("line", "")), row["hint"]
        )
        for row in tomllib.loads(text)["exception"]
    ]


def _entry(fault: Fault | None) -> _Entry | None:
    if fault is None or fault.timed_out:
        return None
    return next((entry for entry in _entries() if entry.fits(fault)), None)


def kind_of(fault: Fault | None) -> str:
    """Return the kind of a fault, as ``exceptions.toml`` calls it, or an empty string."""
    entry = _entry(fault)
    return entry.kind if entry else ""


def in_plain_words(fault: Fault) -> str:
    """Say what an exception means, in a sentence, or nothing where the table has none."""
    entry = _entry(fault)
    return entry.said_of(fault) if entry else ""


def clashing_shapes(fault: Fault) -> set[tuple[int, ...]]:
    """Return the shapes that could not be broadcast, if NumPy says so: ``{(6, 4), (6,)}``."""
    said = fault.message if "broadcast" in fault.message else ""
    return {
        tuple(int(size) for size in shape.split(",") if size)
        for shape in re.findall(r"\(((?:\d+,)+\d*)\)", said)
    }


def unknown_name(fault: Fault) -> str:
    """Return the name that Python did not know, or an empty string."""
    found = re.fullmatch(r"name '(\w+)' is not defined", fault.message)
    return found[1] if found else ""


def multiplied_shapes(fault: Fault) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the shapes of two matrices that torch could not multiply, if it says so."""
    found = re.search(r"shapes cannot be multiplied \((\d+)x(\d+) and (\d+)x(\d+)\)", fault.message)
    if not found:
        return None
    rows, inner, other_inner, columns = map(int, found.groups())
    return (rows, inner), (other_inner, columns)


@operation
def arrays_at_fault(target: Callable[..., Any], *args: Any) -> dict[str, np.ndarray]:
    """Call a function that raises; return the arrays that are named on the student's last line."""
    found = _students_frames(target, *args)
    if not found:
        return {}
    frame, line = found[-1]
    names = dict.fromkeys(re.findall(r"\w+", line))
    values = {name: frame.f_locals.get(name) for name in names}
    return {name: value for name, value in values.items() if isinstance(value, np.ndarray)}


@operation
def values_at_fault(target: Callable[..., Any], *args: Any) -> dict[str, Any]:
    """Call a function that raises; return what it had computed by then, by name.

    These are its local variables, and the entries of its dicts: of those that are there, and of one
    that its code writes down, such as ``return {"dJ_do": error}``, as far as they can be computed.
    """
    found = _students_frames(target, *args)
    if not found:
        return {}
    frame, _ = found[0]
    values = frame.f_locals | _written_down(frame)
    for local in frame.f_locals.values():
        if isinstance(local, dict):
            values |= {name: item for name, item in local.items() if isinstance(name, str)}
    return {name: value for name, value in values.items() if not callable(value)}


def _written_down(frame: FrameType) -> dict[str, Any]:
    """Compute the entries of the dicts in the code of a frame, each by itself."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(frame.f_code)))
    except (OSError, TypeError, SyntaxError):  # no source at hand, or not on lines of its own
        return {}
    own = frame.f_code.co_varnames  # where it has no value yet, a global one of its name is not it
    scope = {name: item for name, item in frame.f_globals.items() if name not in own}
    scope |= frame.f_locals
    found = {}
    for name, entry in (pair for node in ast.walk(tree) for pair in _entries_in(node)):
        with contextlib.suppress(Exception):  # this one comes too late
            found[name] = eval(compile(ast.Expression(entry), "<entry>", "eval"), scope)
    return found


def _entries_in(node: ast.AST) -> list[tuple[str, ast.expr]]:
    """Return the entries of ``{"name": ...}`` or ``dict(name=...)``."""
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        return [(str(key.value), item) for key, item in pairs if isinstance(key, ast.Constant)]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "dict":
        return [(word.arg, word.value) for word in node.keywords if word.arg]
    return []


def _students_frames(target: Callable[..., Any], *args: Any) -> list[tuple[FrameType, str]]:
    """Call a function; where it raises, return its frames and their lines, the outermost first."""
    try:
        target(*args)
        return []
    except Exception as error:
        trace = error.__traceback__
    frames = (frame for frame, _ in traceback.walk_tb(trace))
    return [
        (frame, line.line or "")
        for frame, line in zip(frames, traceback.extract_tb(trace), strict=True)
        if "site-packages" not in line.filename and not line.filename.startswith(_OUR_FOLDER)
    ]
