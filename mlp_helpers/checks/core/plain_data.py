"""Plain data: the only thing a check and the student's code exchange.

Plain are ``None``, booleans, numbers, strings, NumPy arrays and scalars, torch tensors, and lists,
tuples and dicts of these, as copies that share no memory and run no code of their own.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

import numpy as np

_ATOMS = (type(None), bool, int, float, complex, str, bytes)
# What is beyond these is no answer to any exercise, would exhaust the stack, and is never sent.
_DEEPEST = 12
MOST_ITEMS = 2**18
MOST_BITS = 2**13
"""Of a list, tuple or dict; of an integer. Arrays may be larger."""


@dataclass(frozen=True)
class Foreign:
    """Stands for a value that is not plain data; only its type's name is kept."""

    type_name: str


@dataclass(frozen=True)
class Ref:
    """Names an object that lives on the student's side: a callable, a model, an optimiser."""

    key: int | str


@dataclass(frozen=True)
class Lent(Ref):
    """Names a function that lives on the check's side; the student's code gets a stand-in."""


def loaded_torch() -> Any:
    """Return torch where it is loaded, else ``None``; no assignment without it waits for it.

    What merely goes by its name, as where libraries are hidden, is not torch.
    """
    torch = sys.modules.get("torch")
    return torch if isinstance(getattr(torch, "Tensor", None), type) else None


def is_tensor(value: object) -> bool:
    """Tell whether `value` is a torch tensor, without importing torch."""
    torch = loaded_torch()
    return torch is not None and isinstance(value, torch.Tensor)


def plain(value: Any, depth: int = 0) -> Any:
    """Copy `value` as plain data; what is not plain becomes :class:`Foreign`.

    Subclasses are reduced to their base (a named tuple to a tuple, a parameter to a tensor), so
    that no method of the student's decides how a value compares. Tensors come back on the CPU,
    detached, keeping their ``requires_grad`` flag. A :class:`Ref` passes unchanged.
    """
    try:
        return _plain(value, depth)
    except Exception:  # a hostile or half-built object: the exception is its own, not ours
        return Foreign(type(value).__qualname__)


def _plain(value: Any, depth: int) -> Any:
    if type(value) is int and value.bit_length() > MOST_BITS:
        return Foreign("int")
    if type(value) in _ATOMS or isinstance(value, (Ref, Foreign)):
        return value
    if isinstance(value, np.generic):
        return np.array(value)[()] if value.dtype.kind in "biufcSU" else Foreign("numpy scalar")
    if isinstance(value, np.ndarray):
        kind = value.dtype.kind
        if kind not in "biufcSU":
            return Foreign(f"numpy.ndarray of dtype {value.dtype}")
        return np.array(value, copy=True, subok=False)
    if is_tensor(value):
        return _plain_tensor(value)
    if depth < _DEEPEST:
        if isinstance(value, list) and list.__len__(value) <= MOST_ITEMS:
            return [plain(item, depth + 1) for item in list.__iter__(value)]
        if isinstance(value, tuple) and tuple.__len__(value) <= MOST_ITEMS:
            return tuple(plain(item, depth + 1) for item in tuple.__iter__(value))
        if isinstance(value, dict) and dict.__len__(value) <= MOST_ITEMS:
            pairs = dict.items(value)
            return {plain(key, depth + 1): plain(item, depth + 1) for key, item in pairs}
    return Foreign(type(value).__qualname__)


def _plain_tensor(value: Any) -> Any:
    import torch

    tensor = torch.Tensor.detach(value).as_subclass(torch.Tensor).cpu().clone()
    return tensor.requires_grad_(bool(value.requires_grad)) if value.requires_grad else tensor


def is_plain(value: Any) -> bool:
    """Tell whether `value` may be handed over: plain data, and names of objects."""
    if isinstance(value, list | tuple):
        return all(is_plain(item) for item in value)
    if isinstance(value, dict):
        return all(is_plain(key) and is_plain(item) for key, item in value.items())
    return (
        type(value) in _ATOMS
        or isinstance(value, Ref)
        or (isinstance(value, np.ndarray | np.generic) and value.dtype.kind in "biufcSU")
        or is_tensor(value)
    )


def fingerprint(value: Any) -> Any:
    """Return what is equal, and can be a key, for arrays of the same bytes and tuples of such."""
    if isinstance(value, tuple):
        return tuple(map(fingerprint, value))
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.shape, value.tobytes()
    return id(value)


def same(left: Any, right: Any) -> bool:
    """Tell whether two plain values are equal to the last bit, NaN counting as equal to NaN."""
    if type(left) is not type(right):
        return False
    if isinstance(left, list | tuple):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict):
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    if is_tensor(left):
        left, right = left.detach().numpy(), right.detach().numpy()
    if isinstance(left, np.ndarray | np.generic):
        equal_nan = left.dtype.kind in "fc"
        return left.dtype == right.dtype and np.array_equal(left, right, equal_nan=equal_nan)
    return bool(left == right) or (left != left and right != right)
