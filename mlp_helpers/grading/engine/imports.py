"""Find what notebooks import, without running them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager
from nbformat import NotebookNode


def imported(notebooks: Iterable[NotebookNode]) -> list[str]:
    """Return what the code cells of notebooks import.

    Parameters
    ----------
    notebooks : iterable of nbformat.NotebookNode
        What is no Python in them is passed over.

    Returns
    -------
    list of str
        Each once, in order: ``a.b`` for ``import a.b``, ``a.b:c`` for ``from a.b import c``.
    """
    cells = (cell for notebook in notebooks for cell in notebook.cells)
    sources = (cell.source for cell in cells if cell.cell_type == "code")
    return list(dict.fromkeys(name for source in sources for name in _imported(source)))


def _imported(source: str) -> Iterator[str]:
    manager: Any = TransformerManager  # which knows magics, such as %matplotlib
    try:
        tree = ast.parse(manager().transform_cell(source))
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from (f"{node.module}:{alias.name}".removesuffix(":*") for alias in node.names)
