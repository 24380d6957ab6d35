"""The mistakes of assignment 03, and those that any of its functions can make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mlp_helpers.checks.core.catalogue import Mistake, named_in

Wrong = tuple[Mistake, Callable[..., Any]]
"""A mistake and the formula it amounts to, a function of x and, where there is one, alpha."""

mistake = named_in("03_activations")


def of_any_function(exercise: str, what: str, *, slope: bool = False) -> Mistake:
    """Return a mistake that every activation can make, such as ``03/relu/wrong-dtype``.

    With the slope it is another one, ``03/relu/prime-wrong-dtype``: its example is another call.
    """
    return mistake(f"{exercise.partition('/')[2]}/{'prime-' if slope else ''}{what}")
