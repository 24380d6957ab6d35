"""Show mathematics as MathML, which browsers draw themselves: no script, no font, no network."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx

# What MathJax has, and latex2mathml has not.
_SAME = {r"\lVert": r"\Vert", r"\rVert": r"\Vert", r"\tfrac": r"\frac", r"\dfrac": r"\frac"}
_NAME = re.compile("|".join(re.escape(name) + r"(?![a-zA-Z])" for name in _SAME))


def mathml(latex: str, display: str) -> str:
    """Return a formula as MathML; it can be focused, and scrolls where it is wide."""
    return convert(_NAME.sub(lambda found: _SAME[found[0]], latex), display=display)


def inline(translator: Any, node: nodes.math) -> None:
    """Write a formula within a line."""
    translator.body.append(mathml(node.astext(), "inline"))
    raise nodes.SkipNode


def block(translator: Any, node: nodes.math_block) -> None:
    """Write a formula on lines of its own."""
    translator.body.append(
        f'<div class="formula" tabindex="0">{mathml(node.astext(), "block")}</div>\n'
    )
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, bool]:
    """Let Sphinx know the renderer."""
    app.add_html_math_renderer("mathml", (inline, None), (block, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
