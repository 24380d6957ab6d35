"""Take the pictures of the guides anew, in a real JupyterLab, formgrader and browser.

``python -m tests.support.pictures`` (or ``make pictures``) writes ``docs/images/*.png``. It needs
Chromium, the class that ``make demo`` graded, its report, and the website that ``make site`` built.
Look at each of them before you keep it.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from mlp_helpers import CommandError
from mlp_helpers._command import run
from mlp_helpers.student.copies import START, WORK, prepare
from mlp_helpers.student.notebooks import dump, nbgrader_data, read
from tests.support.scratch import ROOT
from tests.support.servers import free_ports, served

IMAGES = ROOT / "docs" / "images"
WIDEST = 1000
"""Pixels."""
COLOURS = 128
"""So many colours are enough for a page, and make a small file."""
PATIENCE = 120_000
"""Milliseconds to wait for what takes a kernel."""
HOME = "/home/ann/mlp-course"
"""What stands in the pictures in place of this machine's folders."""
SOMEBODY_ELSE = """pairs => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode())
    for (const [from, to] of pairs)
      texts.currentNode.data = texts.currentNode.data.replaceAll(from, to);
}"""
EXERCISE = Path("exercises", "01_nonlinearity", "nonlinearity.ipynb")
ANSWERS = {
    "collapse-affine": "def collapse_affine(W1, b1, W2, b2):\n    return W1 @ W2, b1 + b2\n",
    "count-parameters": "def count_parameters(sizes):\n"
    "    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))\n",
}
"""What the student in the picture wrote: one answer is wrong, one is right and stays folded."""


def main() -> int:
    """Take all pictures, and return the exit status."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    needed = [ROOT / "demo" / "reports" / "all.html", ROOT / "_site" / "index.html"]
    missing = [str(path.relative_to(ROOT)) for path in needed if not path.exists()]
    if missing or not chromium:
        raise CommandError(
            f"missing: {', '.join(missing) or 'Chromium'}. Run `make demo report site`, and "
            "install Chromium (Debian: chromium)."
        )
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=options)
        take_website(browser)
        take_pages_of_the_demo(browser)
        take_jupyterlab(browser, Path(folder))
        take_formgrader(browser, Path(folder))
        browser.close()
    return 0


def keep(page: Page, name: str, height: int) -> None:
    """Keep the upper part of what the browser shows, small."""
    size = page.viewport_size
    assert size is not None
    clip = {"x": 0, "y": 0, "width": size["width"], "height": min(height, size["height"])}
    save(Image.open(io.BytesIO(page.screenshot(clip=clip))), name)  # type: ignore[arg-type]


def save(image: Image.Image, name: str) -> None:
    """Write a picture, with few colours."""
    image.thumbnail((WIDEST, 2 * WIDEST))
    image.convert("RGB").quantize(COLOURS).save(IMAGES / f"{name}.png", optimize=True)


def opened(browser: Browser, address: str, width: int = 1000, scheme: str = "light") -> Page:
    """Open a page of the browser at an address."""
    size = {"width": width, "height": 1150}
    page = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
    page.set_default_timeout(PATIENCE)
    page.goto(address, wait_until="load")
    return page


def take_website(browser: Browser) -> None:
    """Take the landing page: light, dark, and as on a phone."""
    address = (ROOT / "_site" / "index.html").as_uri()
    for name, width, scheme in (
        ("website-light", 1000, "light"),
        ("website-dark", 1000, "dark"),
        ("website-phone", 390, "light"),
    ):
        keep(opened(browser, address, width, scheme), name, 700)


def take_pages_of_the_demo(browser: Browser) -> None:
    """Take the class report, and the page that a student gets back."""
    report = ROOT / "demo" / "reports" / "all.html"
    (feedback,) = (ROOT / "demo/feedback/common-mistakes/04_backpropagation").glob("*.html")
    for scheme in ("light", "dark"):
        keep(opened(browser, report.as_uri(), scheme=scheme), f"class-report-{scheme}", 780)
    keep(opened(browser, feedback.as_uri()), "feedback", 600)


def take_jupyterlab(browser: Browser, folder: Path) -> None:
    """Take the start page, and an exercise with a failed and a passed check."""
    course = folder / "course"
    for name in ("course", "exercises"):
        shutil.copytree(ROOT / name, course / name)
    for name in (START, "pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, course)
    prepare(course)
    copy = course / WORK / EXERCISE
    notebook = read(copy)
    for cell in notebook["cells"]:
        name = nbgrader_data(cell).get("grade_id", "")
        cell["source"] = ANSWERS.get(name, cell["source"])
        if name == "count-parameters":
            cell["metadata"]["jupyter"] = {"source_hidden": True}
    copy.write_bytes(dump(notebook))
    with jupyter(folder / "student", "jupyterlab", course) as address:
        for name, path in (("start-page", START), ("exercise", EXERCISE.as_posix())):
            page = opened(browser, f"{address}/lab/tree/{WORK}/{path}?reset", 1200)
            page.get_by_text("| Idle").first.wait_for()  # of the kernel
            page.locator(".jp-Notebook .jp-Cell").first.click()
            page.keyboard.press("Control+b")  # without the list of files
            page.locator(".lm-MenuBar-item", has_text="Run").click()
            page.locator(".lm-Menu-item", has_text="Run All Cells").first.click()
            if name == "exercise":
                page.get_by_text("01/count_parameters: 2 / 2 points").wait_for()
                first = page.get_by_text("def collapse_affine")
            else:
                page.get_by_text("of 197 points").wait_for()
                first = page.locator(".jp-Notebook .jp-Cell").first
            first.evaluate("each => each.scrollIntoView({block: 'start'})")
            page.wait_for_timeout(1500)
            here = [[sys.executable, f"{HOME}/.venv/bin/python"], [str(course), HOME]]
            page.evaluate(SOMEBODY_ELSE, here)
            keep(page, name, 1200)
            if name == "exercise":
                take_named_mistake(page)
            page.close()


def take_named_mistake(page: Page) -> None:
    """Take the wrong answer and its report, for the first page."""
    check = page.get_by_text("01/collapse_affine: 1 / 3 points")
    check.evaluate("each => each.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(500)
    code = page.locator(".jp-Cell", has_text="def collapse_affine").last.bounding_box()
    report = page.locator(".jp-Cell", has_text="01/collapse_affine: 1 / 3").last.bounding_box()
    assert code and report
    end = report["y"] + report["height"] - 24  # without the empty line below
    box = {"x": code["x"] + 20, "y": code["y"], "width": 840, "height": end - code["y"]}
    save(Image.open(io.BytesIO(page.screenshot(clip=box))), "named-mistake")  # type: ignore[arg-type]


def take_formgrader(browser: Browser, folder: Path) -> None:
    """Take formgrader on the class of the demo."""
    with jupyter(folder / "instructor", "jupyter_server", ROOT / "demo") as address:
        where = "formgrader/gradebook/04_backpropagation/backpropagation"
        page = opened(browser, f"{address}/{where}")
        page.get_by_text("Submission #1").first.wait_for()
        page.wait_for_timeout(1500)
        keep(page, "formgrader", 520)


@contextmanager
def jupyter(home: Path, module: str, folder: Path) -> Iterator[str]:
    """Run a Jupyter server in a folder, and yield its address."""
    settings = home / "settings" / "@jupyterlab" / "notebook-extension"
    settings.mkdir(parents=True)
    (settings / "tracker.jupyterlab-settings").write_text('{"windowingMode": "none"}')
    (port,) = free_ports(1)
    words = [f"--ServerApp.port={port}", "--ServerApp.ip=127.0.0.1", "--ServerApp.allow_root=True"]
    words += ["--IdentityProvider.token=", "--ServerApp.open_browser=False"]
    own = {f"JUPYTER_{name}_DIR": str(home / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    own |= {"JUPYTERLAB_SETTINGS_DIR": str(home / "settings"), "IPYTHONDIR": str(home / "ipython")}
    address = f"http://127.0.0.1:{port}"

    def is_up() -> bool:
        with urllib.request.urlopen(f"{address}/api", timeout=5) as answer:
            return bool(answer.status == 200)

    with served([sys.executable, "-m", module, *words], is_up, home / "log", cwd=folder, env=own):
        yield address


if __name__ == "__main__":
    sys.exit(run("tests.support.pictures", main))
