"""When a submission was handed in: what a time stamp says that was written by whatever program."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from nbgrader.utils import parse_utc

GERMAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")
EPOCH = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})")
LONGEST = 100
YEAR = re.compile(r"20\d\d")
YEARS = range(2000, 2100)


def normalise(content: bytes) -> str | None:
    """Return a time stamp as nbgrader writes it, or none where it says no time.

    Parameters
    ----------
    content : bytes
        The content of a ``timestamp.txt``: a date in one of many forms, or seconds or milliseconds
        since 1970. Without a time zone it is UTC, as for nbgrader.
    """
    text = content[: 4 * LONGEST].decode("utf-8-sig", "replace").strip("\0 \t\r\n")
    if not text or len(text) > LONGEST:
        return None
    try:
        moment = _moment(text)
    except (ValueError, OverflowError, TypeError, AttributeError, OSError):
        return None
    if moment.year not in YEARS:
        return None
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f UTC")


def _moment(text: str) -> datetime:
    """Return the time in UTC, without time zone."""
    if dotted := GERMAN.fullmatch(text):  # dateutil would take the day for the month
        day, month, year, hour, minute, second = (int(part or 0) for part in dotted.groups())
        return datetime(year, month, day, hour, minute, second)
    if seconds := EPOCH.fullmatch(text):
        number = float(seconds[1] or 0) or float(seconds[2]) / 1000
        return datetime.fromtimestamp(number, UTC).replace(tzinfo=None)
    if not YEAR.search(text):  # dateutil would take what is missing from today
        raise ValueError(text)
    found: datetime = parse_utc(text)
    return found
