"""``python -m docs.site.build [FOLDER]``: build the website from the notebooks' kept outputs.

What belongs on it is copied into a folder laid out as the repository is, so that every link between
its files works as it stands; solutions are never copied. Nothing is executed but the lectures with
sliders, for their pictures (see `frames`), which are kept for the next time.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from docs.site.frames import frames, has_sliders
from mlp_helpers._command import check_writable, run
from mlp_helpers._errors import CommandError
from mlp_helpers.student.course import Assignment, course_map
from mlp_helpers.student.notebooks import Notebook, dump, read, source
from mlp_helpers.student.published import published

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
SITE = "_site"
FRAMES = "_frames"
"""Where the pictures of sliders are kept."""
SLIDERS = "course/*.ipynb"
"""The notebooks whose sliders move on the website."""
PAGES = (
    *("course/*.ipynb", "course/*.md", "exercises/*/*.ipynb", "docs/*.md", "docs/images/*"),
    *("benchmarks/README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "CITATION.cff"),
    "pyproject.toml",
)
OWN = (
    *("conf.py", "glossary_links.py", "mathml.py", "sliders.py"),
    *("glossary.md", "style.css", "sliders.js", "print.js", "favicon.svg"),
)
# The first line of a paragraph that names what a lecture is based on.
_SOURCES = re.compile(r"\*\*(?:Sources|Where the theorems are|Literature|To read)\b")
# A link to a heading, as JupyterLab has its address: the heading with hyphens for spaces.
_ANCHOR = re.compile(r"(\]\([^()\s#]*)#((?:[^()\s]|\([^()\s]*\))+)\)")
GUIDES = ("students", "instructors")
"""The guides that come first, of those in docs/."""
_PARTS = ("checks", "data", "numerics", "plots", "training")


def main() -> None:
    """Build the site into the folder that is named, ``_site`` if none is."""
    parser = argparse.ArgumentParser(prog="python -m docs.site.build", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / SITE)
    target = parser.parse_args().folder
    check_writable(target)
    print(f"open {build(target.resolve())}")


def build(target: Path) -> Path:
    """Build the site and return its first page.

    Raises
    ------
    CommandError
        If Sphinx finds anything wrong: a warning is an error. The site is as it was.
    """
    with tempfile.TemporaryDirectory(prefix="mlp-site-") as folder:
        content, made = Path(folder, "source"), Path(folder, "site")
        lay_out(content)
        words = ["-W", "--keep-going", "-q", "-b", "html", "-d", str(Path(folder, "trees"))]
        done = subprocess.run(
            [sys.executable, "-m", "sphinx", *words, str(content), str(made)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise CommandError(f"the site could not be built:\n{done.stderr.strip()}")
        for template in (made / "_static").glob("*macros.html"):
            template.unlink()  # the theme's own, and no page
        for path in sorted((made / "_sources").rglob("*.ipynb")):  # what the buttons download
            name = path.relative_to(made / "_sources")
            path.write_bytes(dump(published(ROOT, ROOT / name)))
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(made, target)
    return target / "index.html"


def lay_out(folder: Path) -> None:
    """Write all that Sphinx reads into a new folder."""
    for pattern in PAGES:
        for path in sorted(ROOT.glob(pattern)):
            copy = folder / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)
            if path.suffix == ".ipynb":
                copy.write_bytes(dump(_with_addresses(read(path))))
    for name in OWN:
        shutil.copy(HERE / name, folder)
    found = course_map(ROOT)
    (folder / "index.md").write_text(_index(found), "utf-8")
    (folder / "references.md").write_text(_references(found), "utf-8")
    _lay_out_frames(folder)
    for name, text in _api():
        path = folder / "api" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")


def _lay_out_frames(folder: Path) -> None:
    """Write the pictures of sliders, and for each page which cell they belong to."""
    pictures = folder / "frames"
    pictures.mkdir(exist_ok=True)
    for path in sorted(ROOT.glob(SLIDERS)):
        notebook = read(path)
        if not has_sliders(notebook):
            continue
        page = path.relative_to(ROOT).with_suffix("").as_posix()
        found = frames(ROOT, path, ROOT / FRAMES / page)
        shutil.copytree(ROOT / FRAMES / page, pictures / page)
        cells = {
            number: {"id": cell["id"], "controls": found[cell["id"]]}
            for number, cell in enumerate(notebook["cells"])
            if cell["id"] in found
        }
        (pictures / f"{page}.json").write_text(json.dumps(cells), "utf-8")


def _with_addresses(notebook: Notebook) -> Notebook:
    """Return a notebook whose links to headings have the addresses of the site."""

    def address(found: re.Match[str]) -> str:
        return found[1] + "#" + re.sub(r"[^\w-]", "", unquote(found[2]).lower()) + ")"

    cells = [
        {**cell, "source": _ANCHOR.sub(address, source(cell))}
        if cell["cell_type"] == "markdown"
        else cell
        for cell in notebook["cells"]
    ]
    return {**notebook, "cells": cells}


def _index(found: list[Assignment]) -> str:
    """Return the first page: what it is, the map, and where to go."""
    rows = [
        f"| {each.id[:2]} | [{each.title}]({each.lecture.as_posix()}) | {each.lecture_minutes} | "
        f"[{each.exercise.stem}]({each.exercise.as_posix()}) | {each.exercise_minutes} | "
        f"{each.points:g} |"
        for each in found
    ]
    text = (HERE / "index.md").read_text("utf-8")
    parts = {
        "MAP": "\n".join(rows),
        "LECTURES": "\n".join(each.lecture.with_suffix("").as_posix() for each in found),
        "GUIDES": "\n".join(f"docs/{name}" for name in _guides()),
        "EXERCISES": "\n".join(each.exercise.with_suffix("").as_posix() for each in found),
    }
    for name, part in parts.items():
        text = text.replace(f"<!-- {name} -->", part)
    return text


def _guides() -> list[str]:
    names = [path.stem for path in sorted((ROOT / "docs").glob("*.md"))]
    return [*GUIDES, *(name for name in names if name not in GUIDES)]


def _references(found: list[Assignment]) -> str:
    """Return a page of what the lectures are based on, in their own words."""
    lines = ["# References", "", "What each lecture is based on, as it says itself.", ""]
    for each in found:
        named = list(_sources(each))
        link = f"[{each.title}]({each.lecture.as_posix()})"
        lines += [f"## {each.id[:2]} · {each.title}", "", f"In {link}:", ""]
        lines += [*named, ""] if named else ["what it cites is named where it is used.", ""]
    return "\n".join(lines)


def _sources(assignment: Assignment) -> Iterator[str]:
    for cell in read(ROOT / assignment.lecture)["cells"]:
        blocks = source(cell).split("\n\n") if cell["cell_type"] == "markdown" else []
        yield from (block for block in blocks if _SOURCES.match(block))


def _api() -> Iterator[tuple[str, str]]:
    """Yield a page for each part of the package, with a section for each of its modules."""
    for part in _PARTS:
        modules = [f"mlp_helpers.{part}"]
        folder = ROOT / "mlp_helpers" / part
        pattern = "core/*.py" if part == "checks" else "*.py"
        for path in sorted(folder.glob(pattern)):
            if not path.name.startswith("_") and path.name != "build_bundled.py":
                name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
                modules.append(name)
        sections = [
            f"## {name.removeprefix('mlp_helpers.')}\n\n```{{eval-rst}}\n.. automodule:: {name}\n"
            "   :members:\n```\n"
            for name in modules[1:]
        ]
        yield part, f"# mlp_helpers.{part}\n\n" + "\n".join(sections)


if __name__ == "__main__":
    sys.exit(run("docs.site.build", main))
