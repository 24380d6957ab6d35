"""Run the code of a small example beside an answer, and write down what it shows."""

from __future__ import annotations

import contextlib
import inspect
import io
import textwrap
import warnings
from collections.abc import Mapping
from typing import Any

import numpy as np

from mlp_helpers.checks.core.executor import operation
from mlp_helpers.checks.core.plain_data import is_tensor, loaded_torch

_LONGEST_ERROR = 74  # characters
_LONGEST = 400


@operation
def try_example(code: str, names: Mapping[str, Any]) -> str:
    """Run `code` with the student's functions, and return what a cell would show.

    Parameters
    ----------
    code
        Python source whose last line is an expression.
    names
        What the student defined, by name; what else their notebook has is there as well.
    """
    return shown(code, {**_notebook_of(names.values()), **names})


def _notebook_of(objects: Any) -> dict[str, Any]:
    """Return the names of the notebook in which functions or classes were defined."""
    for each in objects:
        parts = [each, *vars(each).values()] if inspect.isclass(each) else [each]
        for part in parts:
            if inspect.isfunction(part):
                return part.__globals__
    return {}


def shown(code: str, names: Mapping[str, Any]) -> str:
    """Run `code` beside an answer's names and return what a cell would show of its last line."""
    torch = loaded_torch()
    scope = {"np": np, "torch": torch, **names}
    *statements, last = code.splitlines()
    quiet = io.StringIO()
    with contextlib.redirect_stdout(quiet), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if torch is not None:
            torch.manual_seed(0)
        try:
            exec("\n".join(statements), scope)
            text = _text(eval(last, scope))
            return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} ... and so on"
        except Exception as error:
            return textwrap.shorten(f"{type(error).__name__}: {error}", _LONGEST_ERROR)


def _text(value: Any) -> str:
    """Show a value as a reader would write it down: at most six digits, on one line."""
    if is_tensor(value):
        value = value.detach().numpy()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_text(item)}" for key, item in value.items()) + "}"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(_text, value)) + ("," if len(value) == 1 else "") + ")"
    if isinstance(value, list) and not _is_numeric(value):
        return "[" + ", ".join(map(_text, value)) + "]"
    if isinstance(value, bool | np.bool_ | str) or value is None or not _is_numeric(value):
        return str(value)
    array = np.asarray(value)
    if array.dtype.kind == "f":
        array = array + 0.0  # no minus zero
        largest = np.max(np.abs(array), initial=0, where=np.isfinite(array))
        array = np.where(np.abs(array) < 1e-12 * largest, 0, array)
    if array.ndim == 0:
        return f"{array.item():.6g}" if array.dtype.kind == "f" else str(array.item())
    numbers: Any = {"float": lambda number: f"{number:.6g}"}
    text = np.array2string(array, separator=", ", formatter=numbers, threshold=20)
    return " ".join(text.split())


def _is_numeric(value: Any) -> bool:
    try:
        return np.asarray(value).dtype.kind in "biuf"
    except ValueError:
        return False
