"""Judge a value: kind, shape, dtype, finiteness, then the numbers, and say what is off."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.plain_data import Foreign, is_tensor

RTOL = 1e-7
"""Default tolerance, relative to the largest expected entry.

Reordering the float64 sums of the exercises (at most some thousand terms of order 1) moves a
result by about 1e-13; a wrong formula moves it by 1e-4 or more (GELU's tanh form against the
exact one: 4.7e-4, the closest pair of the course).
"""
FLOAT64 = 1e-9
"""Tolerance where float64 is asked for: float32 on the way is off by 1e-8 or more, as is what 1e-8
is added to lest something divides by 0; rounding by 1e-11 at most, in sums of 1200 logarithms.
"""


@dataclass(frozen=True)
class Failure:
    """Why a property was not met.

    `lines` hold the values expected and given, for the reader of a visible check only: they are
    withheld where the inputs are the hidden ones.
    """

    headline: str
    lines: tuple[str, ...] = ()
    hint: str = ""
    mistake: str = ""
    lecture: str = ""


class Failed(Exception):
    """Raised inside a part of a check to end it as not passed."""

    def __init__(self, failure: Failure):
        super().__init__(failure.headline)
        self.failure = failure


Suspect = tuple[Mistake, Any]
"""A mistake and the value it would give; a callable is called for it, and may fail."""


def compare(
    name: str,
    got: Any,
    expected: Any,
    *,
    mistakes: Iterable[Suspect] = (),
    rtol: float = RTOL,
    dtype: str | None = None,
    given: str = "",
) -> None:
    """Raise :class:`Failed` unless `got` is the array (or number) `expected`.

    Parameters
    ----------
    name
        What is compared, as the student knows it.
    got
        What came back. Lists and tuples of numbers count as arrays, tensors as well, and an array
        with a single entry counts as a number where a number is wanted.
    expected
        What is right; its shape is required.
    mistakes
        Typical mistakes with the values they give. The hint is shown, and its id recorded, when
        exactly one of them explains `got`.
    rtol
        Tolerance relative to the largest entry of `expected` in absolute value. State the reason
        beside the call where it is not the default.
    dtype
        Required dtype such as ``"float64"``; by default any numeric one will do.
    given
        A short description of the input, shown to the reader.
    """
    expected = as_array(expected)
    array = scalar_or_array(numbers(name, got), expected)
    lines: tuple[str, ...]
    if array.shape != expected.shape:
        what = "wrong shape"
        lines = (f"expected shape {expected.shape}", f"got      shape {array.shape}")
    elif dtype is not None and str(array.dtype) != dtype:
        what, mistakes = "wrong dtype", ()
        lines = (f"expected dtype {dtype}", f"got      dtype {array.dtype}")
    elif np.all(np.isfinite(expected)) and not np.all(np.isfinite(array)):
        what, bad = "not finite", int(np.sum(~np.isfinite(array)))
        lines = (f"{bad} of {array.size} entries are NaN or infinite",)
    elif not close(array, expected, rtol):
        what, lines = "wrong value" + "s" * (array.size > 1), _worst(array, expected, rtol)
    else:
        return
    context = (f"called with {given}",) if given else ()
    fitting = {made.id: made for made, value in mistakes if _explains(value, array, rtol, expected)}
    named = fitting.popitem()[1] if len(fitting) == 1 else Mistake(id="", hint="")
    failure = Failure(f"{name}: {what}", (*lines, *context), named.hint, named.id, named.lecture)
    raise Failed(failure)


def as_array(value: Any) -> np.ndarray:
    """Return plain numeric data as an array; a tensor's numbers, detached."""
    return np.asarray(value.detach().numpy() if is_tensor(value) else value)


def scalar_or_array(array: Any, like: Any) -> Any:
    """Take an array with a single entry for the number it holds, where a number is wanted.

    ``0.5 * e.T @ e`` of a column is (1, 1), and as good a number as any.
    """
    return array.reshape(()) if np.shape(like) == () and array.size == 1 else array


def is_zero(value: Any, shape: tuple[int, ...]) -> bool:
    """Tell whether a value is an array of this shape with nothing but zeros in it."""
    try:
        array = numbers("", value)
    except Failed:
        return False
    return array.shape == shape and not np.any(array)


def shapes(**arrays: Any) -> str:
    """Describe arrays for a message: ``x (5, 1), W1 (4, 5)``."""
    return ", ".join(f"{name} {np.shape(array)}" for name, array in arrays.items())


def numbers(name: str, value: Any) -> np.ndarray:
    """Return `value` as a numeric array, or raise :class:`Failed` saying what it is instead."""
    try:
        array = as_array(value)
    except Exception:
        array = np.asarray(None)
    if array.dtype.kind not in "biufc" or isinstance(value, Foreign):
        raise Failed(Failure(f"{name}: expected numbers, got {describe(value)}"))
    return array


def close(left: Any, right: Any, rtol: float) -> bool:
    """Tell whether two arrays agree within `rtol` of the largest entry of `right`.

    Relative to the largest entry, not entry by entry: rounding in a sum scales with its terms,
    so that an entry that cancels to almost zero is not judged by its own size.
    """
    if left.shape != right.shape:
        return False
    with np.errstate(all="ignore"):
        error = np.abs(left + 0.0 - right)  # + 0.0: booleans cannot be subtracted
    return bool(np.all((left == right) | (error <= rtol * _scale(right))))


def are_exactly(
    arrays: Collection[np.ndarray], wanted: Collection[np.ndarray], rtol: float
) -> bool:
    """Tell whether each of some arrays is one of those wanted, and none of these is missing."""
    pairs = [[close(array, one, rtol) for one in wanted] for array in arrays]
    return all(map(any, pairs)) and all(map(any, zip(*pairs, strict=True))) and bool(pairs)


def _scale(expected: np.ndarray) -> float:
    finite = np.abs(expected[np.isfinite(expected)])
    return float(max(np.max(finite, initial=0), np.finfo(float).tiny))


def describe(value: Any) -> str:
    """Name a plain value for a message: its kind, and its shape or length."""
    if value is None:
        return "None"
    if isinstance(value, Foreign):
        return f"an object of type {value.type_name}"
    if is_tensor(value):
        return f"a tensor of shape {tuple(value.shape)}"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if isinstance(value, list | tuple | dict | str):
        return f"a {type(value).__name__} of length {len(value)}"
    return f"{value!r} ({type(value).__name__})"


def _worst(got: np.ndarray, expected: np.ndarray, rtol: float) -> tuple[str, ...]:
    with np.errstate(all="ignore"):
        error = np.where(got == expected, 0.0, np.abs(got + 0.0 - expected))  # inf - inf is NaN
    index = np.unravel_index(int(np.argmax(np.nan_to_num(error, nan=np.inf))), error.shape)
    where = f" at [{', '.join(map(str, index))}]" if index else ""
    off = int(np.sum(~(error <= rtol * _scale(expected))))
    count = f"{off} of {error.size} entries are off; the worst" if error.size > 1 else "the value"
    return (f"{count}{where}:", *told_apart(got[index] + 0.0, expected[index] + 0.0))


def told_apart(got: Any, expected: Any) -> tuple[str, str]:
    """Write two different numbers with six digits, or with as many as tell them apart."""
    digits = next((d for d in range(6, 17) if f"{got:.{d}g}" != f"{expected:.{d}g}"), 17)
    coarse = f" ({got.dtype})" if digits > 6 and got.dtype != expected.dtype else ""
    return f"expected {expected:.{digits}g}", f"got      {got:.{digits}g}{coarse}"


def _explains(answer: Any, got: np.ndarray, rtol: float, expected: np.ndarray) -> bool:
    """Tell whether a mistake with this answer gives exactly `got`, and is one on this input."""
    try:
        with np.errstate(all="ignore"):
            wrong = as_array(answer() if callable(answer) else answer)
    except Exception:  # the mistake cannot be made with these shapes
        return False
    if close(wrong, expected, rtol):  # on this input the mistake shows no difference
        return False
    if np.all(np.isfinite(wrong)):
        return close(got, wrong, rtol)
    return got.shape == wrong.shape and bool(np.array_equal(got, wrong, equal_nan=True))
