"""Link the first use of each of the glossary's terms on a page of the course to the glossary.

The notebooks run in JupyterLab as well, which knows no role of Sphinx's: they hold plain words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

GLOSSARY = "glossary"
PAGES = ("course/", "exercises/")
"""Where a term means what the glossary says: a guide's "batch" may be another."""
_NO_LINK = (
    *(nodes.title, nodes.reference, nodes.raw, nodes.math, nodes.math_block),
    *(nodes.literal, nodes.literal_block, nodes.thead, nodes.caption),
)


class GlossaryLinks(SphinxPostTransform):
    """Turn words into links; what is code, formula, heading or a link already stays."""

    default_priority = 500

    def run(self, **_: Any) -> None:
        """Link the terms of one page."""
        page = self.env.docname
        if not page.startswith(PAGES):
            return
        terms = dict(definitions(self.env.get_doctree(GLOSSARY)))
        for parent in list(self.document.findall(nodes.TextElement)):
            _join_lines(parent)
        for text in list(self.document.findall(nodes.Text)):
            if not _is_no_place(text.parent):
                text.parent.replace(text, list(self._linked(text.astext(), page, terms)))

    def _linked(
        self, words: str, page: str, terms: dict[str, tuple[str, str]]
    ) -> Iterator[nodes.Node]:
        """Yield the words with a link for each term that `terms` has, and take it out of them."""
        end = 0
        for found in pattern(terms).finditer(words) if terms else ():
            meaning = terms.pop(_key(found[1]), None)
            if meaning is None:  # linked a few words ago
                continue
            anchor, definition = meaning
            if found.start() > end:
                yield nodes.Text(words[end : found.start()])
            uri = self.app.builder.get_relative_uri(page, GLOSSARY)
            yield nodes.reference(
                "",
                found[0],
                internal=True,
                refuri=f"{uri}#{anchor}",
                reftitle=definition,
                classes=["glossary-link"],
            )
            end = found.end()
        if end < len(words):
            yield nodes.Text(words[end:])


def definitions(glossary: nodes.document) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each term as it is looked up, with its anchor and its definition."""
    for item in glossary.findall(nodes.definition_list_item):
        meaning = " ".join(item[-1].astext().split())
        for term in item.findall(nodes.term):
            yield _key(term.astext()), (term["ids"][0], meaning)


def pattern(terms: dict[str, tuple[str, str]]) -> re.Pattern[str]:
    """Return what finds a term, also in the plural and across the end of a line."""
    longest_first = sorted(terms, key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, term.split())) for term in longest_first)
    return re.compile(rf"(?<![\w-])({words})(?:e?s)?(?![\w-])", re.IGNORECASE)


def _key(words: str) -> str:
    return " ".join(words.lower().split())


def _join_lines(paragraph: nodes.TextElement) -> None:
    """Make one text of those that stand side by side: each line was one."""
    joined: list[nodes.Node] = []
    for kind, group in groupby(paragraph.children, type):
        texts = list(group)
        joined += [nodes.Text("".join(map(str, texts)))] if kind is nodes.Text else texts
    paragraph.children = []
    paragraph.extend(joined)


def _is_no_place(node: nodes.Node | None) -> bool:
    while node is not None:
        if isinstance(node, _NO_LINK) or "cell_output" in getattr(node, "attributes", {}).get(
            "classes", ()
        ):
            return True
        node = node.parent
    return False


def setup(app: Sphinx) -> dict[str, bool]:
    """Let Sphinx know the transform."""
    app.add_post_transform(GlossaryLinks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
