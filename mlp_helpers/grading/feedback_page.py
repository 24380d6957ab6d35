"""The feedback page: a summary by exercise on top, and a page that needs no network."""

from __future__ import annotations

import gc
import glob
import html
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import nbgrader.server_extensions.formgrader as formgrader
from jinja2 import pass_context
from latex2mathml.converter import convert
from nbconvert.exporters import HTMLExporter
from nbconvert.filters import Highlight2HTML
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import List

from mlp_helpers.grading.intake import outcome as outcomes
from mlp_helpers.grading.notebooks import nbgrader_metadata
from mlp_helpers.grading.records import Record, mapping, records, text

TEMPLATES = Path(__file__).parent / "templates"
NBGRADER = Path(formgrader.__file__).parent
HEADING = re.compile(r"^#+\s+(.*)$", re.MULTILINE)
LINK = re.compile(r'(<a href=")(\.\./[^"#]*)')
ENVIRONMENT = r"\begin{%s}%s\end{%s}"
MOST_WRITTEN = 1000
"""Texts and code cells of which the HTML is kept: many times those of one notebook."""

Processed = tuple[NotebookNode, Any]


class Summarise(NbGraderPreprocessor):
    """Gather what the page opens with: each exercise, its points, and the mistake named."""

    display_data_priority: Any = List().tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> Processed:
        """Put the summary into the resources."""
        folder = Path(resources["metadata"]["path"])
        name = resources["nbgrader"]["notebook"]
        outcome = outcomes.read(folder) or outcomes.Outcome()
        resources["course"] = {
            "exercises": list(_exercises(nb.cells)),
            "refused": outcome.refused.get(name, ""),
            "repairs": [*outcome.repairs.get(name, []), *outcome.notes],
        }
        return nb, resources


def _exercises(cells: list[NotebookNode]) -> Iterator[dict[str, Any]]:
    title, comment = "", ""
    for cell in cells:
        known = nbgrader_metadata(cell)
        if cell.cell_type == "markdown":
            title = [title, *HEADING.findall(cell.source)][-1]
        comment = text(known.get("comment")) or comment
        if known.get("grade") or known.get("task"):
            shown = records(cell)
            yield {
                "title": title.replace("`", "") or known["grade_id"],
                "anchor": known["grade_id"],
                "score": known.get("score") or 0.0,
                "points": known.get("points") or 0.0,
                "comment": comment,
                **_finding(shown, cell),
            }
            comment = ""


def _finding(shown: list[Record], cell: NotebookNode) -> dict[str, str]:
    """Return the mistake that was named, or what else is to be said."""
    for record in shown:
        failure = mapping(record.get("failure"))
        if record.get("blanks"):
            return {"mistake": "", "said": "still to be filled in"}
        if failure:
            said = text(failure.get("hint")) or text(failure.get("headline"))
            return {"mistake": text(record.get("mistake")), "said": said}
    errors = [each for each in cell.get("outputs", ()) if each.output_type == "error"]
    said = f"{errors[0].ename}: {errors[0].evalue}"[:200] if errors else ""
    return {"mistake": "", "said": said}


class FoldReports(NbGraderPreprocessor):
    """Show a check's report once: the grading's own below, folded, where it says something else."""

    display_data_priority: Any = List().tag(config=True)

    def preprocess_cell(self, cell: NotebookNode, resources: Any, index: int) -> Processed:
        """Fold the reports of one cell."""
        reports = [each for each in cell.get("outputs", ()) if _record(each)]
        if len(reports) == 2 and _record(reports[0])["exercise"] == _record(reports[1])["exercise"]:
            visible, grading = reports
            if _same(_record(visible), _record(grading)):
                said = "<p><small>With the inputs of the grading: the same.</small></p>"
            else:
                points = f"{_record(grading)['points']:g} / {_record(grading)['max_points']:g}"
                said = (
                    f"<details open><summary>With the inputs of the grading: {points} points"
                    f"</summary>{_html(grading)}</details>"
                )
            visible.data["text/html"] = _html(visible) + said
            cell.outputs.remove(grading)
        return cell, resources


def _record(output: NotebookNode) -> Record:
    found = records(NotebookNode(outputs=[output]))
    return found[0] if found and {"exercise", "points", "max_points"} <= set(found[0]) else {}


def _same(one: Record, other: Record) -> bool:
    return all(one.get(key) == other.get(key) for key in ("points", "mistake", "blanks"))


def _html(output: NotebookNode) -> str:
    data = output.data
    plain = html.escape(data.get("text/plain", ""))
    return str(data.get("text/html", f"<pre>{plain}</pre>"))


class Renderer(IPythonRenderer):
    """Writes mathematics as MathML, which a browser shows by itself."""

    def inline_math(self, body: str) -> str:
        """Write a formula in a line."""
        return _mathml(body, "inline")

    def block_math(self, body: str) -> str:
        """Write a formula on a line of its own."""
        return _mathml(body, "block")

    def latex_environment(self, name: str, body: str) -> str:
        """Write an environment such as ``align``."""
        return _mathml(ENVIRONMENT % (name, body, name), "block")


def _mathml(body: str, display: str) -> str:
    try:
        return str(convert(body, display=display))
    except Exception:  # LaTeX that is none: as it was written
        return f"<code>{html.escape(body)}</code>"


class FeedbackExporter(HTMLExporter):
    """Exports feedback with the course's template, and links that lead from where the page lies.

    It gives nbgrader's converter, its parent, the list of all graded notebooks, also where a
    student's id has brackets, which nbgrader takes for a pattern. What all pages have, the text and
    the code of the course, is written as HTML once.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        self._written: dict[tuple[Any, ...], str] = {}
        options |= {
            "template_name": "course_feedback",
            "extra_template_basedirs": [str(TEMPLATES), str(NBGRADER / "templates")],
            "extra_template_paths": [
                str(NBGRADER / "templates"),
                str(NBGRADER / "static/node_modules/bootstrap/dist/css"),
            ],
        }
        super().__init__(*args, **options)
        if hasattr(self.parent, "assignments"):
            self.parent.assignments |= _bracketed(self.parent.coursedir)

    @pass_context
    def markdown2html(self, context: Any, source: str) -> str:
        """Write Markdown as HTML, formulas included."""
        attachments = context.get("cell", {}).get("attachments", {})

        def write() -> str:
            renderer = Renderer(
                escape=False, attachments=attachments, anchor_link_text=self.anchor_link_text
            )
            return str(MarkdownWithMath(renderer=renderer).render(source))

        return self._once((source, repr(attachments)), write)

    def register_filter(self, name: str, jinja_filter: Any) -> Any:
        """Register a filter of the template."""
        if isinstance(jinja_filter, Highlight2HTML):  # a new one for each page
            jinja_filter = partial(self._highlight, jinja_filter)
        return super().register_filter(name, jinja_filter)

    def _highlight(
        self, highlight: Highlight2HTML, source: str, language: Any = None, metadata: Any = None
    ) -> str:
        """Write code as HTML."""
        magics = (metadata or {}).get("magics_language")  # all that the language depends on
        known = (source, language or highlight.pygments_lexer, magics)
        return self._once(known, lambda: str(highlight(source, language, metadata)))

    def _once(self, known: tuple[Any, ...], write: Callable[[], str]) -> str:
        """Return what is written already, or write it."""
        if known not in self._written:
            if len(self._written) >= MOST_WRITTEN:  # most are one student's answers
                self._written.clear()
            self._written[known] = write()
        return self._written[known]

    def from_notebook_node(
        self, nb: NotebookNode, resources: Any = None, **options: Any
    ) -> tuple[str, Any]:
        """Return the page."""
        with _collecting_later():
            page, resources = super().from_notebook_node(nb, resources, **options)
        return LINK.sub(lambda found: found[1] + self._link(found[2], resources), page), resources

    def _link(self, target: str, resources: Any) -> str:
        """Return a link of the released notebook as it is from the feedback page."""
        course, known = self.parent.coursedir, resources["nbgrader"]
        released = course.format_path(course.release_directory, ".", known["assignment"])
        page = course.format_path(course.feedback_directory, known["student"], known["assignment"])
        path = os.path.normpath(os.path.join(released, target))
        return html.escape(os.path.relpath(path, page)) if os.path.exists(path) else target


@contextmanager
def _collecting_later() -> Iterator[None]:
    """Look for garbage when a page is done: while its tree grows, that is a third of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _bracketed(course: CourseDirectory) -> dict[str, list[str]]:
    """Return the graded notebooks, by their folder, that nbgrader does not find."""
    found = {}
    for student in (course.student_id, glob.escape(course.student_id)):
        pattern = course.format_path(course.autograded_directory, student, course.assignment_id)
        for folder in glob.glob(pattern):
            if glob.has_magic(Path(folder).parent.name):
                names = f"{course.notebook_id}.ipynb"
                found[folder] = glob.glob(os.path.join(glob.escape(folder), names))
    return {folder: names for folder, names in found.items() if names}
