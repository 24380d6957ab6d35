"""Tables that a spreadsheet shows as they are."""

from __future__ import annotations

from typing import Any

FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a formula starts with, in wide characters, too; spaces and line ends may come first."""


def inert(value: Any) -> Any:
    """Keep a spreadsheet from taking a text for a formula; numbers stay as they are."""
    return f"'{value}" if isinstance(value, str) and value.strip().startswith(FORMULA) else value
