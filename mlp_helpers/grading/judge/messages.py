"""What the judge and the student's process say to each other, as plain data."""

from __future__ import annotations

from typing import Any

from mlp_helpers.checks.core.executor import Fault, Outcome
from mlp_helpers.grading.judge.wire import WireError

_MOST = 20  # warnings, or names of arguments
_LONGEST = 400  # characters of a text


def as_message(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome as plain data."""
    fault = outcome.fault
    said = None
    if fault is not None:
        said = [*map(_text, (fault.type_name, fault.message, fault.where)), fault.timed_out]
    return {
        "value": outcome.value,
        "fault": said,
        "changed": [_text(name) for name in outcome.changed[:_MOST]],
        "warnings": [_text(text) for text in outcome.warnings[:_MOST]],
        "seconds": float(outcome.seconds),
        "printed": _text(outcome.printed),
    }


def as_outcome(message: Any) -> Outcome:
    """Return the outcome that a message of a stranger's states, in types of our own.

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
        changed, warnings = (
            tuple(_text(each) for each in list(message[name])[:_MOST])
            for name in ("changed", "warnings")
        )
        return Outcome(
            message["value"] if fault is None else None,
            fault,
            changed,
            warnings,
            float(message["seconds"]),
            _text(message["printed"]),
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        raise WireError("the message states no outcome") from None


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError(f"expected a text, got a {type(value).__name__}")
    # What is written to pages and files must be a valid text.
    return value[:_LONGEST].encode("utf-8", "replace").decode("utf-8")
