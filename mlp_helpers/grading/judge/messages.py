"""What the judge and the student's process say to each other, as plain data."""

from __future__ import annotations

from typing import Any

from mlp_helpers.checks.core.executor import Fault, Outcome, call, changed_in, name_of
from mlp_helpers.checks.core.lending import LentFunctions
from mlp_helpers.grading.judge.wire import WireError

_MOST = 20  # warnings, or names of arguments
_LONGEST = 400  # characters of a text
_MOST_GIVEN = 2**20  # bytes; an activation gets some kilobytes


def as_message(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome as plain data."""
    fault = outcome.fault
    said = None
    if fault is not None:
        said = [*map(_text, (fault.type_name, fault.message, fault.where)), fault.timed_out]
    return {
        "value": outcome.value,
        "fault": said,
        "left": list(outcome.left),
        "names": [_text(name) for name in outcome.names],
        "warnings": [_text(text) for text in outcome.warnings[:_MOST]],
        "seconds": float(outcome.seconds),
        "printed": _text(outcome.printed),
        "course": _text(outcome.course),
        "library": _text(outcome.library),
    }


def as_outcome(message: Any, operation: str, args: tuple[Any, ...]) -> Outcome:
    """Return the outcome that a message of a stranger's states, in types of our own.

    Which arguments of a call were changed follows from what it left of them.

    Raises
    ------
    WireError
        If it states none.
    """
    try:
        fault = message["fault"]
        if fault is not None:
            *texts, timed_out = fault
            type_name, said, where = map(_text, texts)
            fault = Fault(type_name, said, where, timed_out is True)
        warnings = tuple(_text(each) for each in list(message["warnings"])[:_MOST])
        left, names = list(message["left"]), list(map(_text, message["names"]))
        came = operation == name_of(call) and fault is None
        if came and {len(left), len(names)} != {len(args)}:
            raise ValueError("arguments of the call are missing")
        changed = changed_in(args, left, names)
        return Outcome(
            message["value"] if fault is None else None,
            fault,
            changed,
            warnings,
            float(message["seconds"]),
            _text(message["printed"]),
            _text(message["course"]),
            _text(message["library"]),
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        raise WireError("the message states no outcome") from None


def as_call(key: int, args: tuple[Any, ...]) -> dict[str, Any]:
    """Return as plain data that a function which was lent is to be called."""
    return {"lent": key, "args": args}


def is_call(message: Any) -> bool:
    """Tell whether a stranger's message asks for a call of a function that was lent."""
    return isinstance(message, dict) and "lent" in message


def answer_to(message: Any, size: int, functions: LentFunctions) -> dict[str, Any]:
    """Call what a stranger's message of `size` bytes asks for; return what came, as plain data.

    Raises
    ------
    WireError
        If it asks for no function that was lent, or is longer than `_MOST_GIVEN` bytes.
    """
    key, args = message.get("lent"), message.get("args")
    if type(key) is not int or type(args) is not tuple or size > _MOST_GIVEN:
        raise WireError("the message asks for nothing that is lent")
    try:
        return {"value": functions.call(key, args), "raised": None}
    except Exception as error:  # as the function raises it for arguments that it is not made for
        return {"value": None, "raised": [type(error).__name__, _text(str(error))]}


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError(f"expected a text, got a {type(value).__name__}")
    # What is written to pages and files must be a valid text.
    return value[:_LONGEST].encode("utf-8", "replace").decode("utf-8")
