"""Why a call raised: the kind of a fault, and what stood on the line that raised it.

The texts of Python, NumPy and torch are known here only. A check asks for a kind.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import numpy as np

from mlp_helpers.checks.core.executor import Fault, operation

_OUR_FOLDER = str(Path(__file__).parents[2])
_KINDS: dict[str, tuple[str, ...]] = {
    "if-on-array": ("truth value of an array", "Boolean value of Tensor with more than one"),
    "array-for-number": ("be converted to Python scalar", "only integer scalar"),
    "matrix-product": ("matmul", "not aligned", "mat1 and mat2 shapes cannot be multiplied"),
    "broadcast": ("could not be broadcast",),
    "mask-assignment": ("boolean array indexing assignment",),
    "ragged": ("inhomogeneous shape",),
    "unpacked": ("values to unpack",),
    "local-name": ("cannot access local variable",),
    "number-called": tuple(
        f"'{kind}' object is not callable"
        for kind in ("int", "float", "numpy.float64", "numpy.ndarray")
    ),
    "caret": ("ufunc 'bitwise_xor'", "type(s) for ^"),
    "argument-missing": ("missing 1 required positional argument", "required positional arguments"),
    "argument-too-many": ("positional argument but", "positional arguments but"),
    "module-for-tensor": tuple(
        f"must be Tensor, not {layer}" for layer in ("ReLU", "LeakyReLU", "Linear", "Softmax")
    ),
    "layer-for-tensor": tuple(
        f"'Linear' object has no attribute '{name}'"
        for name in ("shape", "dim", "ndimension", "size", "fill_", "zero_", "normal_", "data")
    ),
    "no-backward": ("object has no attribute 'backward'",),
    "sizes-differ": ("must match the size of tensor",),
    "singular": ("ingular matrix", "ingular"),
    "no-such-column": ("is out of bounds for axis 1",),
    "not-square": ("must be square", "square"),
}
"""By kind, what the message of an exception has in it; the first kind that fits counts."""


def kind_of(fault: Fault | None) -> str:
    """Return the kind of a fault: a name of the table above, or an empty string."""
    if fault is None or fault.timed_out:
        return ""
    return next(
        (kind for kind, texts in _KINDS.items() if any(text in fault.message for text in texts)), ""
    )


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

    These are its local variables, and the entries of its local dicts.
    """
    found = _students_frames(target, *args)
    if not found:
        return {}
    values = dict(found[0][0].f_locals)
    for local in list(values.values()):
        if isinstance(local, dict):
            values |= {name: item for name, item in local.items() if isinstance(name, str)}
    return {name: value for name, value in values.items() if not callable(value)}


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
