"""Pseudonyms for students, and their ids taken out of what they wrote."""

from __future__ import annotations

import hashlib
import io
import re
import tokenize
from collections.abc import Iterable, Mapping


def pseudonyms(students: Iterable[str]) -> dict[str, str]:
    """Give each student a name such as ``student 03``.

    It is the same whichever assignments are looked at, and does not follow the alphabet, in which
    a class list would be read off.
    """
    ordered = sorted(set(students), key=lambda each: hashlib.sha256(each.encode()).digest())
    digits = max(2, len(str(len(ordered))))
    return {each: f"student {number:0{digits}}" for number, each in enumerate(ordered, start=1)}


class Scrub:
    """Replace the ids of students by their pseudonyms; without pseudonyms nothing is changed.

    Parameters
    ----------
    names : mapping of str to str
        A pseudonym for each id.
    """

    def __init__(self, names: Mapping[str, str]):
        self.names = names
        # The longest first: an id may be part of another.
        ordered = sorted(names, key=len, reverse=True)
        self._patterns = [(_pattern(student), names[student]) for student in ordered]

    def text(self, text: str) -> str:
        """Scrub a text."""
        for pattern, name in self._patterns:
            text = pattern.sub(name, text)
        return text

    def code(self, source: str) -> str:
        """Scrub a program; its comments, where people sign, are dropped."""
        return self.text(_without_comments(source)) if self.names else source


def _pattern(student: str) -> re.Pattern[str]:
    """Match an id as a word of its own, however its parts are joined: ``Ann Lee``, ``ann_lee``."""
    parts = map(re.escape, filter(None, re.split(r"[\W_]+", student)))
    joined = r"[\W_]*".join(parts) or re.escape(student)
    return re.compile(rf"(?<![^\W_]){joined}(?![^\W_])", re.IGNORECASE)


def _without_comments(source: str) -> str:
    """Drop the comments of a program; what is no Python loses all that follows a ``#``."""
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    except (SyntaxError, tokenize.TokenError):
        return re.sub(r"[ \t]*#.*", "", source)
    lines: list[str | None] = list(source.splitlines())
    for token in tokens:
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = token.line[:column].rstrip() or None
    return "\n".join(line for line in lines if line is not None)
