"""Keep what a page shows of a notebook's outputs to a size that a browser can open."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Integer

LEFT_OUT = "[{} characters are left out here]"


class LimitSize(NbGraderPreprocessor):
    """Cut long texts in the middle, and leave out displays beyond the sizes that are set."""

    text = Integer(20_000, help="The characters of one text that is shown.").tag(config=True)
    display = Integer(2_000_000, help="The characters of one picture or page in an output.").tag(
        config=True
    )
    notebook = Integer(8_000_000, help="The characters of all that a notebook shows.").tag(
        config=True
    )

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Limit all outputs and attachments of a notebook."""
        left = self.notebook
        for output in (each for cell in nb.cells for each in cell.get("outputs", ())):
            for name in {"text", "evalue"} & set(output):
                output[name] = self._cut(output[name])
            if "traceback" in output:
                output.traceback = [self._cut(line) for line in output.traceback]
            left -= sum(len(str(output.get(name, ""))) for name in ("text", "traceback"))
            left -= self._limit_display(output, left)
        for attached in (cell.get("attachments", {}) for cell in nb.cells):
            for name, data in list(attached.items()):
                size = len(str(data))
                if size > min(self.display, left):
                    del attached[name]
                else:
                    left -= size
        return nb, resources

    def _limit_display(self, output: NotebookNode, left: int) -> int:
        """Leave out what is too large of a display, and return the size of the rest."""
        data = output.get("data", {})
        taken = 0
        for kind, content in list(data.items()):
            if kind == "text/plain":
                data[kind] = content = self._cut(content)
            size = len(content) if isinstance(content, str) else len(str(content))
            if kind != "text/plain" and size > min(self.display, left - taken):
                del data[kind]
                data.setdefault("text/plain", LEFT_OUT.format(size))
            else:
                taken += size
        return taken

    def _cut(self, text: str) -> str:
        if len(text) <= self.text:
            return text
        half = self.text // 2
        return f"{text[:half]}\n{LEFT_OUT.format(len(text) - 2 * half)}\n{text[-half:]}"
