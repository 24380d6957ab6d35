"""A student and an instructor at work in JupyterLab, in a real browser.

Set ``MLP_SCREENSHOTS`` to a folder to get a picture of each step.
"""

import json
import os
import shutil
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Frame, Locator, Page, expect, sync_playwright

from mlp_helpers.grading.notebooks import read
from mlp_helpers.student.lab import WIDGET
from tests.support.scratch import ROOT
from tests.support.servers import free_ports, served

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NOTEBOOK = Path("07_mlp_in_pytorch", "mlp_in_pytorch.ipynb")
CELL, CHECK, POINTS = "data-iterators", "check-data-iterators", "3 / 3 points"
LECTURE = "07_mlp_in_pytorch.ipynb"
PREDICTIONS = "01_nonlinearity.ipynb"
SLIDERS = "hinge-slider"
CHECKED = "check.data_iterators("
ANSWER = """\
BATCH_SIZE = 256
train_iter = torch.utils.data.DataLoader(mnist_train, batch_size=BATCH_SIZE, shuffle=True)
test_iter = torch.utils.data.DataLoader(mnist_test, batch_size=BATCH_SIZE, shuffle=True)
"""
# All cells in the page at once.
SETTINGS = {"notebook-extension/tracker": {"windowingMode": "none"}}
PATIENCE = 120_000
"""Milliseconds to wait for what takes a kernel: a loaded machine is slow."""

pytestmark = [
    pytest.mark.end_to_end,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (Debian: chromium)"),
    # Playwright's pipes and loop are closed by its driver, after pytest looks for open ones.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Start JupyterLab on a copy of the course; yield its address and the course's folder."""
    home = tmp_path_factory.mktemp("home")
    course = tmp_path_factory.mktemp("course")
    for name in ("course", "exercises", "solutions"):
        shutil.copytree(ROOT / name, course / name)
    shutil.copy(ROOT / "nbgrader_config.py", course)
    for name, setting in SETTINGS.items():
        path = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(setting))
    (port,) = free_ports(1)
    options = {"port": port, "port_retries": 0, "ip": "127.0.0.1", "open_browser": False}
    options |= {"IdentityProvider.token": "", "allow_root": True}
    words = [f"--{'' if '.' in name else 'ServerApp.'}{name}={options[name]}" for name in options]
    folders = {"CONFIG": "config", "DATA": "data", "RUNTIME": "runtime"}
    own = {f"JUPYTER_{name}_DIR": str(home / folder) for name, folder in folders.items()}
    own |= {"JUPYTERLAB_SETTINGS_DIR": str(home / "settings"), "IPYTHONDIR": str(home / "ipython")}
    own |= {"TQDM_DISABLE": "0"}  # a reader's kernel: with sliders
    command = [sys.executable, "-m", "jupyterlab", *words]
    address = f"http://127.0.0.1:{port}"
    with served(command, lambda: _answers(f"{address}/api"), home / "log", cwd=course, env=own):
        yield address, course


def _answers(address: str) -> bool:
    with urllib.request.urlopen(address, timeout=5) as answer:
        return bool(answer.status == 200)


def test_nobody_is_asked_about_news(server: tuple[str, Path]) -> None:
    with urllib.request.urlopen(f"{server[0]}/lab") as answer:
        assert "@jupyterlab/apputils-extension:announcements" in answer.read().decode()


@pytest.fixture(scope="module")
def page(server: tuple[str, Path]) -> Iterator[Page]:
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.set_default_timeout(PATIENCE)
        yield page
        browser.close()


def picture(page: Page, name: str) -> None:
    folder = os.environ.get("MLP_SCREENSHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png")


def choose(page: Page, menu: str, item: str) -> None:
    """Choose an item of a menu of JupyterLab's menu bar."""
    page.locator(".lm-MenuBar-item", has_text=menu).click()
    page.locator(".lm-Menu-item", has_text=item).first.click()


def cell(page: Page, name: str) -> Locator:
    """Return the cell of the open notebook that has an id."""
    ids = [each.id for each in read(ROOT / "exercises" / NOTEBOOK).cells]
    return page.locator(".jp-Notebook .jp-Cell").nth(ids.index(name))


def answer(page: Page, source: str) -> Locator:
    """Fill the cell, run the notebook down to its check, and return the check's output."""
    cell(page, CELL).locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(source)
    picture(page, "1-filled")
    cell(page, CHECK).locator(".cm-content").click()
    choose(page, "Run", "Run All Above Selected Cell")
    page.keyboard.press("Control+Enter")
    return cell(page, CHECK).locator(".jp-OutputArea")


def test_a_student_fills_a_cell_checks_it_and_validates(
    page: Page, server: tuple[str, Path]
) -> None:
    address, course = server
    page.goto(f"{address}/lab/tree/exercises/{NOTEBOOK.as_posix()}")
    expect(cell(page, CHECK)).to_be_visible(timeout=PATIENCE)
    report = answer(page, ANSWER)
    expect(report).to_contain_text(POINTS, timeout=PATIENCE)
    report.scroll_into_view_if_needed()
    picture(page, "2-report")

    page.locator(".jp-NotebookPanel-toolbar").get_by_text("Validate").click()
    dialog = page.locator(".jp-Dialog")
    expect(dialog).to_contain_text("The following cell failed", timeout=PATIENCE)
    assert CHECKED not in dialog.inner_text(), "the one cell that was filled must pass"
    picture(page, "3-validate")
    dialog.get_by_role("button").last.click()
    saved = {each.id: each.source for each in read(course / "exercises" / NOTEBOOK).cells}
    assert saved[CELL].strip() == ANSWER.strip()


def test_a_named_mistake_shows_an_example_and_leads_to_the_lecture(
    page: Page, server: tuple[str, Path]
) -> None:
    page.goto(f"{server[0]}/lab/tree/exercises/{NOTEBOOK.as_posix()}")
    expect(cell(page, CHECK)).to_be_visible(timeout=PATIENCE)
    report = answer(page, ANSWER.replace("True", "False"))
    expect(report).to_contain_text("yours gives", timeout=PATIENCE)
    link = report.get_by_role("link", name=f"course/{LECTURE}")
    heading = link.inner_text().partition("“")[2].rstrip("”")
    report.scroll_into_view_if_needed()
    picture(page, "4-mistake")
    link.click()
    expect(page.locator(".lm-TabBar-tab.jp-mod-current")).to_contain_text(LECTURE, timeout=PATIENCE)
    place = page.get_by_role("heading", name=heading, exact=False).last
    expect(place).to_be_attached(timeout=PATIENCE)
    # JupyterLab goes to a heading only in a notebook that is open.
    page.locator(".lm-TabBar-tab", has_text=NOTEBOOK.name).first.click()
    link.click()
    expect(place).to_be_in_viewport(timeout=PATIENCE)
    picture(page, "5-lecture")


def test_what_answers_a_prediction_is_folded_until_one_clicks(
    page: Page, server: tuple[str, Path]
) -> None:
    cells = read(ROOT / "course" / PREDICTIONS).cells
    hidden = [n for n, each in enumerate(cells) if "hide-output" in each.metadata.get("tags", ())]
    page.goto(f"{server[0]}/lab/tree/course/{PREDICTIONS}")
    opened = page.locator(".jp-Notebook").filter(has_text=cells[hidden[0]].source.splitlines()[0])
    asked = opened.locator(".jp-Cell").nth(hidden[0])
    output = asked.locator(".jp-OutputArea-output").first
    fold = asked.locator(".jp-Cell-outputWrapper .jp-Placeholder")
    expect(fold).to_be_visible(timeout=PATIENCE)
    expect(output).to_be_hidden()
    fold.scroll_into_view_if_needed()
    picture(page, "6-folded")
    fold.click()
    expect(output).to_be_visible(timeout=PATIENCE)
    expect(fold).to_be_hidden()
    picture(page, "7-unfolded")


def test_sliders_that_were_saved_are_a_still_figure_when_the_notebook_is_opened_again(
    page: Page, server: tuple[str, Path]
) -> None:
    path = server[1] / "course" / "sliders.ipynb"
    shutil.copy(server[1] / "course" / PREDICTIONS, path)
    ids = [each.id for each in read(path).cells]

    def opened() -> Locator:
        page.goto(f"{server[0]}/lab/tree/course/{path.name}?reset")
        return page.locator(".jp-Notebook .jp-Cell").nth(ids.index(SLIDERS))

    shown = opened()
    shown.locator(".jp-InputArea, .jp-Placeholder").first.click()
    choose(page, "Run", "Run All Above Selected Cell")
    page.keyboard.press("Control+Enter")
    expect(shown.locator(".widget-slider")).to_have_count(3, timeout=PATIENCE)
    picture(page, "8-sliders")
    name = f"/api/contents/course/{path.name}"
    with page.expect_response(
        lambda answer: answer.request.method == "PUT" and urlsplit(answer.url).path == name
    ):
        page.keyboard.press("Control+s")
    after = str(read(path).cells[ids.index(SLIDERS)].outputs)
    assert "<img src=" in after and WIDGET not in after
    choose(page, "Kernel", "Shut Down Kernel")
    shown = opened()
    image = shown.locator(".jp-OutputArea-output img")
    expect(image).to_be_visible(timeout=PATIENCE)
    assert image.evaluate("image => image.naturalWidth") > 100
    image.scroll_into_view_if_needed()
    picture(page, "9-sliders-reopened")
    expect(shown).not_to_contain_text("Error displaying widget")


def test_nothing_is_asked_before_one_has_begun(page: Page, server: tuple[str, Path]) -> None:
    page.goto(f"{server[0]}/lab")
    page.locator(".jp-DirListing-item").first.wait_for()
    page.wait_for_timeout(3000)  # the question about news would stand there by now, and stay
    expect(page.get_by_text("Jupyter news")).to_have_count(0)


def test_the_assignment_list_shows_no_error(page: Page, server: tuple[str, Path]) -> None:
    page.goto(f"{server[0]}/lab")
    choose(page, "Nbgrader", "Assignment List")
    shown = page.locator(".lm-DockPanel")
    expect(shown).to_contain_text("Released assignments", timeout=PATIENCE)
    expect(shown).to_contain_text("There are no assignments to fetch", timeout=PATIENCE)
    picture(page, "10-assignment-list")
    assert "error" not in shown.inner_text().lower()


def test_the_formgrader_shows_the_assignments_and_no_error(
    page: Page, server: tuple[str, Path]
) -> None:
    page.goto(f"{server[0]}/lab")
    choose(page, "Nbgrader", "Formgrader")
    page.locator("iframe").first.wait_for()
    frame = formgrader(page)
    expect(frame.get_by_text(NOTEBOOK.parent.name).first).to_be_visible(timeout=PATIENCE)
    picture(page, "11-formgrader")
    text = frame.locator("body").inner_text().lower()
    assert "error" not in text and "exchange directory does not exist" not in text
    assert not frame.locator(".alert-danger, .alert-warning").count()


def formgrader(page: Page) -> Frame:
    """Return the formgrader's frame once it has one."""
    for _ in range(240):
        found = [frame for frame in page.frames if "/formgrader" in frame.url]
        if found:
            return found[0]
        page.wait_for_timeout(250)
    raise AssertionError(f"no formgrader among {[frame.url for frame in page.frames]}")
