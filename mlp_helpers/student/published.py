"""Where the course is published, and its notebooks as they stand there.

The address is in one place, ``tool.mlp.address`` in pyproject.toml. While it is empty, nothing
links to a place where the course is not.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

from mlp_helpers.student.course import COURSE, EXERCISES
from mlp_helpers.student.notebooks import Notebook, read, source
from mlp_helpers.student.setup_cell import with_setup_cell

COLAB = "https://colab.research.google.com"
BRANCH = "main"
"""Of a repository whose address names none."""
_GITHUB = re.compile(
    r"git\+(?P<url>https://github\.com/[^/@#]+/[^/@#]+?)(?:\.git)?(?:@(?P<branch>[^#]+))?(?:#.*)?$"
)
_BADGE = re.compile(r"\n\n\[!\[Open in Colab\]\([^)]*\)\]\([^)]*\)")


class Repository(NamedTuple):
    """A public repository on GitHub, and its branch or tag."""

    url: str
    branch: str


def address(root: Path) -> str:
    """Return where pip finds the package, ``tool.mlp.address`` in pyproject.toml; may be empty."""
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    return str(settings.get("tool", {}).get("mlp", {}).get("address", ""))


def repository(where: str) -> Repository | None:
    """Return the repository of an address that begins with ``git+https://github.com/``.

    It is none for any other address: from elsewhere Colab opens no notebook.
    """
    found = _GITHUB.search(where)
    return Repository(found["url"], found["branch"] or BRANCH) if found else None


def in_colab(where: str, name: str) -> str:
    """Return the link that opens a published notebook in Colab, empty where there is none."""
    place = repository(where)
    if place is None:
        return ""
    return (
        f"{place.url.replace('https://github.com', f'{COLAB}/github')}/blob/{place.branch}/{name}"
    )


def published(root: Path, path: Path) -> Notebook:
    """Return a notebook of the course at `root` as students get it.

    It has the cell that finds the package and, where Colab can open it, a badge below its title.
    The start page has none: it is about the folder of the course.
    """
    where, name = address(root), path.relative_to(root).as_posix()
    link = in_colab(where, name) if name.startswith((f"{COURSE}/", f"{EXERCISES}/")) else ""
    return with_badge(with_setup_cell(read(path), where), link)


def with_badge(notebook: Notebook, link: str) -> Notebook:
    """Return a notebook whose title is followed by a badge with this link; by none without one."""
    title, *others = notebook["cells"]
    text = _BADGE.sub("", source(title))
    if link:
        heading, end, below = text.partition("\n")
        badge = f"[![Open in Colab]({COLAB}/assets/colab-badge.svg)]({link})"
        text = f"{heading}\n\n{badge}{end}{below}"
    if text == source(title):
        return notebook
    return {**notebook, "cells": [{**title, "source": text.splitlines(keepends=True)}, *others]}
