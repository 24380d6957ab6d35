"""How a mistake of assignment 03 is described, and those that any of its functions can make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mlp_helpers.checks.core.compare import Mistake

Wrong = tuple[Mistake, Callable[..., Any]]
"""A mistake and the formula it amounts to, a function of x and, where there is one, alpha."""

_HEADINGS = {
    "relu": "ReLU",
    "sigmoid": "Sigmoid",
    "tanh": "Tanh",
    "elu": "ELU",
    "leaky_relu": "Leaky ReLU",
    "gelu": "GELU",
    "swish": "Swish",
    "mish": "Mish",
    "dead_units": "Units that die",
}
_SAFELY = "Computing them safely"
_NOTEBOOK = "course/03_activations.ipynb"


def mistake(name: str, hint: str, heading: str = "") -> Mistake:
    """Describe the mistake ``03/<name>``; it is explained where its function is by default."""
    heading = heading or _HEADINGS[name.partition("/")[0]]
    return Mistake(f"03/{name}", hint, f"{_NOTEBOOK}, “{heading}”")


_ANY_FUNCTION = {
    "one-number-at-a-time": (
        "the code decides about a single number, but x holds many, along any number of axes"
    ),
    "overflow": (
        "the exponential of a large number is infinite, and inf/inf, inf-inf or 0*inf is no "
        "number: look for a form whose exponents never grow"
    ),
    "overflow-warning": (
        "the values survive, but a number on the way grows too large for its dtype; np.where, "
        "where you use it, computes both branches for every entry"
    ),
    "wrong-dtype": (
        "a float32 network must stay float32: some new array or constant changed the dtype"
    ),
    "changed-in-place": (
        "x is overwritten, but whoever called still needs it, for the derivative for one"
    ),
}


def of_any_function(exercise: str, what: str) -> Mistake:
    """Describe a mistake that every activation can make, such as ``03/relu/wrong-dtype``."""
    return mistake(f"{exercise.partition('/')[2]}/{what}", _ANY_FUNCTION[what], _SAFELY)
