"""The website, built from the notebooks' kept outputs and looked at in a real browser.

Set ``MLP_SCREENSHOTS`` to a folder to get pictures of some pages.
"""

from __future__ import annotations

import functools
import http.server
import json
import os
import re
import shutil
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from docs.site import build as site
from mlp_helpers import CommandError
from mlp_helpers.student.copies import originals
from mlp_helpers.student.course import course_map
from mlp_helpers.student.notebooks import dump, read, source
from mlp_helpers.student.published import COLAB, published, repository
from mlp_helpers.student.published import address as address_for_pip
from tests.support.axe import serious
from tests.support.scratch import ROOT
from tests.support.student import EXERCISE, LECTURE, make_small_course

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}
WITH_SLIDERS = "course/03_activations.ipynb"
PATIENCE = 60_000
"""Milliseconds to wait: a loaded machine is slow."""

pytestmark = [
    pytest.mark.end_to_end,
    # Playwright's pipes and loop are closed by its driver, after pytest looks for open ones.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
in_a_browser = pytest.mark.skipif(
    not CHROMIUM, reason="Chromium is not installed (Debian: chromium)"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site with warnings as errors and the sliders of one lecture; return its folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site, "SLIDERS", WITH_SLIDERS)
        return site.build(tmp_path_factory.mktemp("site") / "html").parent


class Read(HTMLParser):
    """Collects a page's links, ids, pictures without a text, and formulas."""

    def __init__(self, path: Path):
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.loads: list[str] = []
        self.formulas = 0
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag says."""
        found = {name: value or "" for name, value in attrs}
        self.ids |= {found[name] for name in ("id", "name") if name in found}
        self.formulas += tag == "math"
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        if tag in ("script", "img", "iframe") and "src" in found:
            self.loads.append(found["src"])
        if tag == "link" and "href" in found:
            self.loads.append(found["href"])


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, Read]:
    """Return what stands in each page, by its address below the site."""
    return {path.relative_to(built).as_posix(): Read(path) for path in built.rglob("*.html")}


def test_every_lecture_exercise_and_guide_has_a_page(pages: dict[str, Read]) -> None:
    for each in course_map(ROOT):
        for path in (each.lecture, each.exercise):
            assert path.with_suffix(".html").as_posix() in pages
    assert {"index.html", "glossary.html", "references.html", "docs/students.html"} <= set(pages)


def test_no_solution_is_on_it(built: Path) -> None:
    assert not [path for path in built.rglob("*") if "solutions" in path.parts]
    for path in built.rglob("*"):
        if path.suffix in (".html", ".ipynb", ".txt", ".js"):
            text = path.read_text("utf-8", errors="replace")
            found = set(re.findall(r"### BEGIN (?:SOLUTION|HIDDEN TESTS)\n", text))
            assert not found, path


def test_formulas_are_drawn_by_the_browser_itself(pages: dict[str, Read]) -> None:
    assert pages["course/04_backpropagation.html"].formulas > 50
    for name, page in pages.items():
        assert not [load for load in page.loads if "mathjax" in load.lower()], name


def test_every_internal_link_leads_somewhere(pages: dict[str, Read], built: Path) -> None:
    broken = []
    for name, page in pages.items():
        for link in page.links:
            if re.match(r"(?:https?|mailto|data|javascript):", link):
                continue
            place, anchor = urldefrag(urljoin(f"/{name}", link))
            target = unquote(place).lstrip("/") or "index.html"
            if not (built / target).exists():
                broken.append(f"{name}: {link} is not there")
            elif anchor and target in pages and unquote(anchor) not in pages[target].ids:
                broken.append(f"{name}: {link} has no such heading")
    assert not broken, "\n".join(broken)


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, Read]) -> None:
    outside = {load for page in pages.values() for load in page.loads if "//" in load[:8]}
    assert not outside


def test_what_sphinx_warns_of_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lay_out(folder: Path) -> None:
        folder.mkdir()
        shutil.copy(site.HERE / "mathml.py", folder)
        (folder / "conf.py").write_text("extensions = ['myst_nb']\n")
        (folder / "index.md").write_text("# A page\n\n[a link](nosuch.md)\n")

    monkeypatch.setattr(site, "lay_out", lay_out)
    (tmp_path / "html").mkdir()
    with pytest.raises(CommandError, match=r"could not be built:\n.*nosuch"):
        site.build(tmp_path / "html")
    assert (tmp_path / "html").is_dir(), "the site that was there stays"


def test_each_notebook_page_downloads_what_a_student_gets(
    pages: dict[str, Read], built: Path
) -> None:
    for path in originals(ROOT):
        name = path.relative_to(ROOT)
        page = pages.get(name.with_suffix(".html").as_posix())
        if page is None:
            continue  # the start page is about the folder of the course
        (link,) = {link for link in page.links if link.endswith(".ipynb") and "_sources" in link}
        target = built / unquote(urljoin(f"/{name.as_posix()}", link)).lstrip("/")
        assert target.read_bytes() == dump(published(ROOT, path)), name


def test_a_page_links_to_colab_and_binder_if_and_only_if_they_can_open_it(
    pages: dict[str, Read],
) -> None:
    launched = {name for name, page in pages.items() if launches(page)}
    notebooks = {
        path.with_suffix(".html").as_posix()
        for each in course_map(ROOT)
        for path in (each.lecture, each.exercise)
    }
    assert launched == (notebooks if repository(address_for_pip(ROOT)) else set())


def launches(page: Read) -> list[str]:
    """Return the links that start a notebook elsewhere."""
    return [link for link in page.links if link.startswith((COLAB, "https://mybinder.org"))]


@pytest.fixture
def course_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small course that says where it is published."""
    course = make_small_course(tmp_path / "course")
    where = "git+https://github.com/ann/mlp.git@v1"
    (course / "pyproject.toml").write_text(f'[tool.mlp]\naddress = "{where}"\n')
    linked = ("docs/students.md", "docs/instructors.md", "benchmarks/README.md", "course/POINTS.md")
    others = ("course/README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
    for name in (*linked, *others):
        (course / name).parent.mkdir(exist_ok=True)
        (course / name).write_text("# A page\n")
    (course / "docs" / "images").mkdir()
    shutil.copy(ROOT / "docs" / "images" / "named-mistake.png", course / "docs" / "images")
    glossary = "# Glossary\n\n```{glossary}\nepoch\n  A pass.\n```\n"
    monkeypatch.setattr(site, "ROOT", course)
    lay_out = site.lay_out
    monkeypatch.setattr(
        site, "lay_out", lambda to: (lay_out(to), (to / "glossary.md").write_text(glossary))
    )
    return course


def test_with_an_address_button_badge_and_first_cell_agree(
    course_elsewhere: Path, tmp_path: Path
) -> None:
    built = site.build(tmp_path / "html").parent
    for name in (LECTURE, EXERCISE):
        page = Read(built / name.with_suffix(".html"))
        colab = f"{COLAB}/github/ann/mlp/blob/v1/{name.as_posix()}"
        binder = f"https://mybinder.org/v2/gh/ann/mlp/v1?urlpath=lab/tree/{name.as_posix()}"
        assert sorted(set(launches(page))) == [colab, binder]
        assert not [load for load in page.loads if "//" in load[:8]], "the buttons' pictures"
        title, first, *_ = read(built / "_sources" / name)["cells"]
        assert f"({colab})" in source(title)
        assert f'"{address_for_pip(course_elsewhere)}"' in source(first)
    assert not launches(Read(built / "glossary.html"))


A_PAGE = """# Every epoch has an end

In an *epoch* each `batch` is used once in an epoch, and so is each
batch of the next [epoch](#every-epoch-has-an-end). Batches are
small: $width = 3$. A dead
ReLU stays dead; ReLU units in mini-batches may.

| width |
|---|
| the width of an epoch |

## The width
"""


def test_the_first_use_of_a_term_on_a_page_links_to_the_glossary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lay_out(folder: Path) -> None:
        (folder / "course").mkdir(parents=True)
        for name in ("glossary_links.py", "glossary.md"):
            shutil.copy(site.HERE / name, folder)
        (folder / "conf.py").write_text(
            "import sys\nfrom pathlib import Path\nsys.path.insert(0, str(Path(__file__).parent))\n"
            "extensions = ['myst_nb', 'glossary_links']\nmyst_enable_extensions = ['dollarmath']\n"
            "myst_heading_anchors = 2\nsuppress_warnings = ['myst.xref_missing']\n"
        )
        (folder / "index.md").write_text(f"{A_PAGE}\n```{{toctree}}\ncourse/page\nglossary\n```\n")
        (folder / "course" / "page.md").write_text(A_PAGE)

    monkeypatch.setattr(site, "lay_out", lay_out)
    built = site.build(tmp_path / "html").parent
    link = re.compile(r'<a class="glossary-link[^>]*href="([^"]*)" title="([^"]*)">(.*?)</a>', re.S)
    linked = link.findall((built / "course" / "page.html").read_text("utf-8"))
    assert [
        (address.partition("#")[2], " ".join(words.split())) for address, _, words in linked
    ] == [
        ("term-epoch", "epoch"),
        ("term-batch", "batch"),
        ("term-dead-ReLU", "dead ReLU"),
        ("term-ReLU", "ReLU"),
        ("term-width", "width"),
    ]
    assert {address.partition("#")[0] for address, *_ in linked} == {"../glossary.html"}
    assert linked[0][1] == "One pass over all examples of the training set."
    assert not link.search((built / "index.html").read_text("utf-8")), "no page of the course"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    """Serve the site, and return its address."""
    handler = functools.partial(Quiet, directory=str(built))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield browser
        browser.close()


class Watched:
    """A page of the browser, and what went wrong in it."""

    def __init__(self, browser: Browser, width: str, address: str, **options: str):
        size = dict(zip(("width", "height"), WIDTHS[width], strict=True))
        self.page: Page = browser.new_page(viewport=size, **options)  # type: ignore[arg-type]
        self.page.set_default_timeout(PATIENCE)
        self.wrong: list[str] = []
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("request", lambda request: self._asked(request.url, address))
        self.page.on("response", self._answered)

    def _said(self, message: object) -> None:
        if getattr(message, "type", "") == "error":
            self.wrong.append(f"console: {getattr(message, 'text', '')}")

    def _asked(self, url: str, address: str) -> None:
        if not url.startswith((address, "data:", "blob:")):
            self.wrong.append(f"left the machine: {url}")

    def _answered(self, response: object) -> None:
        if getattr(response, "status", 200) >= 400:
            self.wrong.append(f"{getattr(response, 'status', '')}: {getattr(response, 'url', '')}")


def picture(page: Page, name: str) -> None:
    folder = os.environ.get("MLP_SCREENSHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png")


@in_a_browser
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_opens_without_an_error_and_fits(
    width: str, browser: Browser, address: str, pages: dict[str, Read]
) -> None:
    watched = Watched(browser, width, address)
    problems = []
    for name in sorted(pages):
        watched.page.goto(f"{address}/{name}", wait_until="load")
        wide = watched.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        problems += [f"{name}: {each}" for each in watched.wrong]
        problems += [f"{name}: {wide} pixels too wide"] if wide > 1 else []
        watched.wrong.clear()
        if name in ("index.html", "course/04_backpropagation.html"):
            picture(watched.page, f"site-{width}-{Path(name).stem}")
    watched.page.close()
    assert not problems, "\n".join(problems)


@in_a_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_keeps_anybody_out(
    scheme: str, browser: Browser, address: str, pages: dict[str, Read]
) -> None:
    """Colours come from the style sheets, so in the dark a page of each kind is enough."""
    of_each_kind = {"index.html", "glossary.html", "docs/students.html"}
    for each in course_map(ROOT)[3:5]:
        of_each_kind |= {
            path.with_suffix(".html").as_posix() for path in (each.lecture, each.exercise)
        }
    watched = Watched(browser, "desktop", address, color_scheme=scheme)
    problems = []
    for name in sorted(pages if scheme == "light" else of_each_kind):
        watched.page.goto(f"{address}/{name}", wait_until="load")
        problems += [f"{name}: {each}" for each in serious(watched.page)]
    watched.page.close()
    assert not problems, "\n".join(problems)


@in_a_browser
def test_the_search_finds_dead_relu(browser: Browser, address: str) -> None:
    watched = Watched(browser, "desktop", address)
    watched.page.goto(f"{address}/search.html?q=dead+ReLU")
    results = watched.page.locator("#search-results li")
    expect(results.first).to_be_visible()
    found = " ".join(results.all_inner_texts())
    assert "Activation functions" in found and "Glossary" in found
    assert not watched.wrong
    watched.page.close()


@in_a_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_follows_the_reader_s_light_or_dark(scheme: str, browser: Browser, address: str) -> None:
    watched = Watched(browser, "desktop", address, color_scheme=scheme)
    watched.page.goto(f"{address}/course/03_activations.html")
    shown = watched.page.locator("html").get_attribute("data-theme")
    assert shown == scheme
    picture(watched.page, f"site-{scheme}")
    assert not watched.wrong
    watched.page.close()


@in_a_browser
def test_an_answer_is_folded_and_opens_by_the_keyboard(browser: Browser, address: str) -> None:
    watched = Watched(browser, "desktop", address)
    watched.page.goto(f"{address}/course/01_nonlinearity.html")
    fold = watched.page.locator("article details").first
    assert fold.get_attribute("open") is None
    fold.locator("summary").focus()
    watched.page.keyboard.press("Enter")
    assert fold.get_attribute("open") is not None
    watched.page.close()


def figure_with_sliders(page: Page, address: str, number: int) -> Locator:
    """Open the page with sliders, and there the output of one of its two figures that have some."""
    page.goto(f"{address}/{Path(WITH_SLIDERS).with_suffix('.html').as_posix()}")
    output = page.locator(".cell_output", has=page.locator("form.sliders")).nth(number)
    fold = output.locator("xpath=ancestor::details[1]/summary")
    if fold.count():
        fold.click()
    return output


@in_a_browser
@pytest.mark.parametrize("width", WIDTHS)
def test_a_slider_moves_by_the_keyboard_without_a_kernel(
    width: str, browser: Browser, address: str
) -> None:
    watched = Watched(browser, width, address)
    page = watched.page
    output = figure_with_sliders(page, address, 1)
    slider, drawn = output.locator("input"), output.locator("img")
    still = drawn.get_attribute("src") or ""
    labels = json.loads(slider.get_attribute("data-labels") or "")
    expect(output.locator("output")).to_have_text("0.6")
    slider.focus()
    page.keyboard.press("ArrowRight")
    label = labels[labels.index("0.6") + 1]
    expect(output.locator("output")).to_have_text(label)
    expect(slider).to_have_attribute("aria-valuetext", label)
    expect(drawn).to_have_attribute("src", re.compile(r"/swish-slider/beta-\d+\.png$"))
    expect(drawn).to_have_attribute("alt", re.compile(rf"x σ\({re.escape(label)} x\)"))
    expect(output.locator(".text_html p")).to_contain_text(f"({label} x)")
    loaded = "image => image.complete && image.naturalWidth > 0"
    page.wait_for_function(loaded, arg=drawn.element_handle())
    picture(page, f"site-slider-{width}")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(output.locator("form.sliders")).to_be_hidden()
    assert still and (drawn.get_attribute("src") or "").endswith(still.removeprefix(".."))
    assert not watched.wrong
    page.close()


@in_a_browser
def test_of_several_sliders_one_moves_at_a_time(browser: Browser, address: str) -> None:
    watched = Watched(browser, "desktop", address, color_scheme="dark")
    page = watched.page
    output = figure_with_sliders(page, address, 0)
    sliders, labels = output.locator("input"), output.locator("output")
    before = labels.all_inner_texts()
    for number in (0, 1):
        sliders.nth(number).focus()
        page.keyboard.press("ArrowRight")
    after = labels.all_inner_texts()
    assert [number for number, label in enumerate(after) if label != before[number]] == [1]
    expect(output.locator("form p")).to_contain_text("one slider moves at a time")
    picture(page, "site-sliders-dark")
    assert not watched.wrong
    page.close()


@in_a_browser
def test_on_paper_nothing_is_folded_or_dark_but_the_code_of_figures(
    browser: Browser, address: str
) -> None:
    watched = Watched(browser, "desktop", address, color_scheme="dark")
    page = watched.page
    page.goto(f"{address}/course/04_backpropagation.html")
    answers = page.locator("article details:not(.above-input)", has_text="Answer")
    folds = page.locator("article details[open]")
    before = folds.count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme="dark")
    assert answers.count() > 5
    for answer in answers.all():
        expect(answer.locator("p").first).to_be_visible()
    expect(page.locator("details.above-input").first).to_be_hidden()
    expect(page.locator(".bd-sidebar-primary")).to_be_hidden()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    picture(page, "site-print")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen", color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert folds.count() == before and not watched.wrong
    page.close()
