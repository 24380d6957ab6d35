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
    "float32-always": (
        "float64 went in, and digits of float32 came back: the dtype of x decides, not a fixed one"
    ),
    "clipped": "x was clipped on the way: all large entries come out alike, but the curve goes on",
    "clipped-early": (
        "x was clipped too early: far out all entries come out alike, but not yet at the limit"
    ),
    "zero-at-large": (
        "a large entry comes out as 0, where the curve is not 0: an overflow was covered up"
    ),
    "zero-left-out": "an entry that is exactly 0 falls into neither case, and so keeps the value 0",
    "zero-counted-twice": "an entry that is exactly 0 falls into both cases, and they are added",
    "zero-over-zero": "at x = 0 something is divided by 0: x/|x|, for one, is no sign there",
}
"""What comes of not computing safely."""

_SHARED = {
    "matrix-product": (
        "@ and np.dot make a matrix product; here each entry is multiplied by its own partner"
    ),
    "one-mask-only": (
        "a mask picks entries on the left of the =; the values on the right need the same mask"
    ),
    "name-hidden": (
        "a variable has the name of a function that is called: inside, the variable hides it"
    ),
    "number-called": (
        "a number or an array is called like a function: is a * missing before a parenthesis?"
    ),
    "caret": "^ is no power in Python: it acts on the bits of integers",
    "alpha-not-taken": "alpha is handed over as the second argument: the function has to take it",
    "default-alpha": (
        "called without alpha, the function does not take the one that the statement's first line "
        "gives it by default"
    ),
    "kink-moved": (
        "the kink is at 0 and nowhere else: an entry beside 0, however near, is on one of its sides"
    ),
    "no-return": "the function ends without a `return` value: what it worked out is lost",
    "list": "the result is an array with the shape and dtype of x; a list has no dtype",
    "shape-lost": "there is a number for each entry of x, but they do not stand in the shape of x",
    "entries-lost": "fewer numbers came back than x has entries: some were left out",
    "one-value": "one number came back for all of x; the function acts on each entry on its own",
    "entries-added": "more numbers came back than x has entries: something was added or paired up",
    "axis-lost": "an axis of x is gone: one row was picked, or something was summed along the axis",
    "unchanged": "this is x itself, as it came in",
    "all-zero": "every entry is 0: was the array of the result made, but never filled?",
    "flat": "every entry comes out as the same number, whatever stands in x",
    "cut-to-integers": "the decimals are cut off: the values were written into an integer array",
    "value-for-slope": "these are the values of the function; asked for are its slopes",
    "slope-for-value": "these are the slopes of the function; asked for are its values",
    "negated": "all signs are turned: this is the right answer times -1",
    "mirrored": "left and right are exchanged: this is the right answer for -x",
    "doubled": "every entry is twice what it should be: a factor is missing, or one too many",
    "halved": "every entry is half of what it should be: a factor is missing, or one too many",
    "rounded": "the values were rounded; all digits are asked for",
    "argument-scaled": "the curve is right but stretched or squeezed: x was doubled or halved",
    "shifted-values": "every entry is off by one and the same number: is a term missing?",
    "scaled-values": "every entry is off by one and the same factor",
    "nearly-right": (
        "almost right: a number on the way is rounded, mistyped in a late digit, or a little is "
        "added to it"
    ),
    "sign-of-x-lost": "negative entries come out like positive ones: the form with |x| lost a sign",
    "slope-at-output": "the slope was taken at the function's output; it is taken at x",
    "another-function": "this belongs to another one of the eight functions",
    "measured": ("a slope measured from two nearby values loses digits; asked for is the formula"),
    "slip-sign": "the formula is right but for one sign: go through it term by term",
    "slip-order": "the formula is right but for a difference, fraction or comparison turned round",
    "slip-operator": "the formula is right but for one operator: look at each plus, times and over",
    "slip-part": "one factor, term or function is missing from a formula that is right otherwise",
    "slip-extra": "one factor, term or power is too many in a formula that is right otherwise",
    "slip-parenthesis": "all parts are there, but a parenthesis opens or closes at the wrong place",
    "slip-number": "the formula is right but for one of its numbers",
    "slip-name": "the formula is right but for one variable, which stands where another belongs",
    "slip-function": "the formula is right but for one function, where another belongs",
    "left-half": "positive entries are right, negative ones are not: look at the left half alone",
    "right-half": "negative entries are right, positive ones are not: look at the right half alone",
}
"""What can go wrong with a function of each entry, whichever it is."""


def of_any_function(exercise: str, what: str, *, slope: bool = False) -> Mistake:
    """Describe a mistake that every activation can make, such as ``03/relu/wrong-dtype``.

    With the slope it is another one, ``03/relu/prime-wrong-dtype``: its example is another call.
    """
    name = f"{exercise.partition('/')[2]}/{'prime-' if slope else ''}{what}"
    if what in _ANY_FUNCTION:
        return mistake(name, _ANY_FUNCTION[what], _SAFELY)
    return mistake(name, _SHARED[what])
