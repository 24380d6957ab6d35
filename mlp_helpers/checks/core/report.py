"""What the reader of a check sees, and what a program can read of it."""

from __future__ import annotations

import contextlib
import contextvars
import re
import sys
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from html import escape, unescape
from typing import Any
from urllib.parse import quote

from mlp_helpers.checks.core.compare import Failure
from mlp_helpers.checks.core.examples import Example

METADATA_KEY = "mlp_helpers"
"""Key of the output metadata under which a displayed report keeps its record."""

WITHHELD = "(expected and given values are withheld: these inputs are the grading's own)"
_WIDTH = 88
_BLUE, _RED = "#0A7CBF", "#D55E00"  # both can be read on white and on black
_TEXT = "line-height:1.5;word-break:normal;overflow-wrap:break-word"
_INDENTED = "margin-left:20px"
_NOTE = " " * 7
_MOST_PRINTED = 4  # lines
_PLACE = re.compile(r"(?P<notebook>course/\w+\.ipynb), “(?P<heading>[^”]+)”")


_sink: contextvars.ContextVar[list[Report] | None] = contextvars.ContextVar("sink", default=None)


@contextlib.contextmanager
def collected() -> Iterator[list[Report]]:
    """Collect the reports that the block would show."""
    reports: list[Report] = []
    token = _sink.set(reports)
    try:
        yield reports
    finally:
        _sink.reset(token)


class Points(float):
    """What a check returns: a float whose text nbgrader reads, and of which a page shows nothing.

    The report that stands above it has said it already.
    """

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/plain": float.__repr__(self), "text/html": ""}


@dataclass(frozen=True)
class Part:
    """One property tested: its title, its points, and why it was not met.

    `notes` are further lines for the reader, passed or not, such as what there is to say about
    the option chosen. `share` is the part of the points that was earned.
    """

    title: str
    points: float
    failure: Failure | None = None
    notes: tuple[str, ...] = ()
    share: float = 1.0

    @property
    def passed(self) -> bool:
        """Whether the property holds."""
        return self.failure is None


@dataclass(frozen=True)
class Report:
    """The result of one run of one check.

    Attributes
    ----------
    exercise
        Stable id such as ``07/train_step``.
    max_points
        Points to be had.
    parts
        The properties tested, in order.
    blanks
        The places still to be filled in.
    hidden_seed
        Seed of the grading's inputs, ``None`` for the visible ones.
    drew
        Whether the check drew any input, so that another seed gives another one.
    printed
        What the student's code printed first, shown with visible inputs to help find a fault.
    cell_error
        What went wrong in the cell with the answer: why a blank was found, or that an older
        answer was judged.
    trial
        The small example of the mistake shown, with what the answer gave.
    """

    exercise: str
    max_points: float
    parts: tuple[Part, ...]
    blanks: tuple[str, ...] = ()
    hidden_seed: int | None = None
    drew: bool = True
    printed: str = ""
    cell_error: str = ""
    trial: Example | None = None

    @property
    def points(self) -> float:
        """Points earned: a builtin float in [0, max_points], the form nbgrader reads."""
        earned = sum(part.points * part.share for part in self.parts if part.passed)
        return float(min(max(round(earned, 6), 0.0), self.max_points))

    @property
    def first_failure(self) -> Failure | None:
        """The failure to show: one fault at a time."""
        return next((part.failure for part in self.parts if part.failure), None)

    @property
    def mistake(self) -> str:
        """Id of the mistake recognised first, or an empty string."""
        named = (part.failure.mistake for part in self.parts if part.failure)
        return next((mistake for mistake in named if mistake), "")

    def record(self) -> dict[str, Any]:
        """Return the report as plain data, for the feedback and the class report."""
        parts = [
            {"title": part.title, "points": part.points, "passed": part.passed}
            | ({"mistake": part.failure.mistake} if part.failure and part.failure.mistake else {})
            | ({"share": part.share} if part.passed and part.share < 1 else {})
            | ({"notes": list(part.notes)} if part.notes else {})
            for part in self.parts
        ]
        failure = self.first_failure
        return {
            "exercise": self.exercise,
            "points": self.points,
            "max_points": self.max_points,
            "hidden_seed": self.hidden_seed,
            "parts": parts,
            "blanks": list(self.blanks),
            "mistake": self.mistake,
            "failure": None if failure is None else asdict(failure) | {"lines": self._detail()},
        }

    def _detail(self) -> list[str]:
        lines = self.first_failure.lines if self.first_failure else ()
        return list(lines) if self.hidden_seed is None else [WITHHELD] * bool(lines)

    def _title(self) -> str:
        where = "" if self.hidden_seed is None else " (the grading's inputs)"
        return f"{self.exercise}{where}: {self.points:g} / {self.max_points:g} points"

    def _blank_line(self) -> str:
        if self.cell_error:
            return f"the cell with your answer has {self.cell_error}"
        return f"still to be filled in: {'; '.join(self.blanks)}"

    def _untouched(self) -> bool:
        return bool(self.blanks) and not self.points and not any(p.notes for p in self.parts)

    def _skipped(self, part: Part) -> bool:
        """Whether a part was not judged: it failed with the very fault that an earlier one has."""
        first, failure = self.first_failure, part.failure
        if first is None or failure is None or failure is first:
            return False
        raised = failure.headline.startswith("raised ")  # by another call, perhaps
        return failure.headline == first.headline and (raised or failure.lines == first.lines)

    def _in_short(self, part: Part) -> list[str]:
        """Say in short why a part failed, where another one is explained; one fault at a time."""
        first, failure = self.first_failure, part.failure
        if first is None or failure is None or failure is first or self._skipped(part):
            return []
        if failure.mistake and failure.mistake == first.mistake:
            return ["by the same mistake"]
        hint = [f"hint: {failure.hint}"] if failure.hint and not first.hint else []
        return [failure.headline, *hint]

    def as_text(self) -> str:
        """Return the report for a terminal."""
        if self._untouched():
            return f"{self._title()} - {self._blank_line()}"
        lines = [self._title()]
        for part in self.parts:
            lines += [f"  [{'ok' if part.passed else '--'}] {self._row(part)}"]
            if part.failure is not None and part.failure is self.first_failure:
                lines += [f"{_NOTE}{line}" for line in self._explanation(part.failure)]
            lines += [f"{_NOTE}{why}" for why in self._in_short(part)]
            for note in part.notes:
                lines += textwrap.wrap(note, _WIDTH, initial_indent=_NOTE, subsequent_indent=_NOTE)
        return "\n".join([*lines, *(f"  {line}" for line in self._last_lines())])

    def _row(self, part: Part) -> str:
        if part.passed and part.share < 1:
            return f"{part.title} ({part.points * part.share:g} of {part.points:g})"
        later = ": not judged yet" if self._skipped(part) else ""
        return f"{part.title} ({part.points:g}){later}"

    def _last_lines(self) -> list[str]:
        """Say what is missing, and what the code printed the first time it was called."""
        lines = [self._blank_line()] if self.blanks or self.cell_error else []
        if self.cell_error and not self.blanks:
            lines += ["judged here is your answer as it was before that cell"]
        if self.printed.strip() and self.hidden_seed is None:
            said = self.printed.strip().splitlines()[:_MOST_PRINTED]
            lines += ["your code printed, when first called:", *(f"  {line}" for line in said)]
        return lines

    def _explanation(self, failure: Failure) -> list[str]:
        """Say what is wrong: the hint, an example, the numbers, and where to read on."""
        hint = [f"hint: {failure.hint}"] if failure.hint else []
        tried = []
        if self.trial is not None:
            code = [f"  {line}" for line in self.trial.code.splitlines()]
            results = [f"  should give  {self.trial.expected}", f"  yours gives  {self.trial.got}"]
            tried = ["a small example:", *code, *results]
        lecture = [f"see {failure.lecture}"] if failure.lecture and failure.hint else []
        return [*hint, *tried, failure.headline, *self._detail(), *lecture]

    def as_html(self) -> str:
        """Return the report for JupyterLab and the feedback page; colour is never alone."""
        full = self.points == self.max_points
        border = f"border-left:4px solid {_BLUE if full else _RED}"
        box = f"{border};padding:2px 12px;margin:4px 0;{_TEXT}"
        title = f"<b>{escape(self._title())}</b>"
        if self._untouched():
            return f'<div style="{box}">{title} &ndash; {escape(self._blank_line())}</div>'
        rows = []
        for part in self.parts:
            mark = "&#10003;" if part.passed else "&ndash;" if self._skipped(part) else "&#10007;"
            colour = _BLUE if part.passed else _RED
            row = escape(self._row(part))
            rows += [f'<div><b style="color:{colour}">{mark}</b> {row}</div>']
            if part.failure is not None and part.failure is self.first_failure:
                rows += [f'<div style="{_INDENTED}">{self._html_explanation(part.failure)}</div>']
            rows += [
                f'<div style="{_INDENTED}">{escape(why)}</div>' for why in self._in_short(part)
            ]
            rows += [f'<div style="{_INDENTED}">{_linked(note)}</div>' for note in part.notes]
        rows += [f"<div>{escape(line)}</div>" for line in self._last_lines()]
        return f'<div style="{box}">{title}{"".join(rows)}</div>'

    def _html_explanation(self, failure: Failure) -> str:
        """Show the hint in bold, the example, and the numbers folded below."""
        detail, hint = self._detail(), failure.hint
        numbers = _folded(failure.headline, detail) if hint else ""
        said = [f"<div><b>{escape(hint or failure.headline)}</b></div>"]
        said += [] if hint else [_columns(detail)]
        if self.trial is not None:
            *before, call = self.trial.code.splitlines()
            code = f"<code>{escape(call)}</code>"
            said += [
                _folded("an example, and what it begins with", before),
                f"<div>{code} should give <code>{escape(self.trial.expected)}</code>,</div>",
                f"<div>yours gives <code>{escape(self.trial.got)}</code></div>",
            ]
        lecture = f"see {failure.lecture}" if failure.lecture and failure.hint else ""
        return "".join([*said, numbers, f"<div>{_linked(lecture)}</div>" if lecture else ""])

    def show(self) -> None:
        """Display the report: rich where a notebook is the reader, plain text elsewhere.

        Jupyter's display is used only where it is already loaded, so that the checks do not
        depend on it. The record travels in the output's metadata.
        """
        sink = _sink.get()
        if sink is not None:
            sink.append(self)
            return
        display = sys.modules.get("IPython.display")
        shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
        if display is None or shell is None:
            print(self.as_text())
            return
        display.display(self.bundle(), raw=True, metadata={METADATA_KEY: self.record()})

    def bundle(self) -> dict[str, str]:
        """Return the report as text and as HTML, by MIME type."""
        return {"text/plain": self.as_text(), "text/html": self.as_html()}


def _columns(lines: Sequence[str]) -> str:
    """Show lines whose columns are to stay below each other."""
    style = f"margin:2px 0;white-space:pre-wrap;{_TEXT}"
    return f'<pre style="{style}">{_linked(chr(10).join(lines))}</pre>' if lines else ""


def _folded(summary: str, lines: Sequence[str]) -> str:
    """Fold lines under a summary; without lines there is nothing to fold."""
    if not lines:
        return f"<div>{escape(summary)}</div>" if ":" in summary else ""
    return f"<details><summary>{escape(summary)}</summary>{_columns(lines)}</details>"


def _linked(text: str) -> str:
    """Escape text for HTML, and make a link of each place in a lecture that it names.

    The link starts from a notebook two folders below the top, where every assignment lies. A
    heading's address is its text with hyphens for spaces, as JupyterLab and nbconvert have it.
    """

    def link(found: re.Match[str]) -> str:
        heading = quote(unescape(found["heading"]).replace(" ", "-"))
        return f'<a href="../../{found["notebook"]}#{heading}">{found[0]}</a>'

    return _PLACE.sub(link, escape(text))
