"""A preprocessor that keeps hidden tests out of the feedback that students get."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from nbconvert.filters import strip_ansi
from nbformat import NotebookNode
from nbgrader.preprocessors import ClearHiddenTests
from traitlets import List

from mlp_helpers.grading.notebooks import nbgrader_metadata

REPLACEMENT = "[a line of a hidden test]"
# Shorter lines are looked for as whole lines only: as parts of a line they would match by chance.
SHORTEST_PART = 8
LINE_NUMBER = re.compile(r"^\s*(?:-+>\s*)?\d*\s*")


class HideTests(ClearHiddenTests):
    """Remove the hidden tests from the graded cells, and their lines from every output.

    nbgrader keeps the source of hidden tests in its feedback, and shows it in two more ways: a
    traceback quotes the failing line, and a student's ``print(In[-1])`` the cell. Unlike nbgrader's
    own preprocessor this one leaves cells alone that it does not grade, so that a student who
    writes the delimiter does not stop the feedback.
    """

    # Set for every preprocessor by the exporter, but not configurable in nbgrader's base class,
    # which would warn.
    display_data_priority: Any = List().tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Scrub the outputs, then clear the sources."""
        graded = [cell for cell in nb.cells if nbgrader_metadata(cell).get("grade")]
        whole = {line for cell in graded for line in _lines(cell.source)}
        for cell in graded:
            self._remove_hidden_test_region(cell)
        shown = {line for cell in nb.cells for line in _lines(cell.source)}
        hidden = whole - shown
        for output in (output for cell in nb.cells for output in cell.get("outputs", ())):
            _scrub(output, hidden)
        return nb, resources


def _lines(source: str) -> Iterator[str]:
    """Yield the lines that say something, without their indentation."""
    return (line.strip() for line in source.splitlines() if re.search(r"\w", line))


def _scrub(output: NotebookNode, hidden: set[str]) -> None:
    for name in ("text", "evalue"):
        if name in output:
            output[name] = _scrub_text(output[name], hidden)
    if "traceback" in output:
        output.traceback = [_scrub_text(entry, hidden) for entry in output.traceback]
    for kind, content in output.get("data", {}).items():
        if isinstance(content, str) and not kind.startswith(("image/png", "image/jpeg")):
            output.data[kind] = _scrub_text(content, hidden)


def _scrub_text(text: str, hidden: set[str]) -> str:
    """Replace each line that shows a hidden one, colours and HTML escapes aside."""
    return "".join(
        REPLACEMENT + "\n" * line.endswith("\n") if _shows(line, hidden) else line
        for line in text.splitlines(keepends=True)
    )


def _shows(line: str, hidden: set[str]) -> bool:
    plain = strip_ansi(line)
    forms = (
        plain,
        html.unescape(re.sub(r"<[^>]*>", "", plain)),  # a page, perhaps with highlighted code
        plain.replace("\\'", "'").replace('\\"', '"'),  # repr(In[-1])
    )
    return any(
        LINE_NUMBER.sub("", form).strip() == secret
        or (len(secret) >= SHORTEST_PART and secret in form)
        for form in forms
        for secret in hidden
    )
