"""The pictures of the website's sliders: which values they show, and when they are drawn anew."""

from __future__ import annotations

import shutil
from base64 import b64decode
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from docs.site import frames as module
from docs.site.frames import SLIDERS, choices, frames, record
from mlp_helpers.grading.execute import run
from mlp_helpers.student.notebooks import dump
from tests.support import scratch
from tests.support.scratch import ROOT, cell

IMPORTS = """\
import ipywidgets as widgets
import matplotlib.pyplot as plt
from mlp_helpers import plots
from mlp_helpers.plots.explore import explore

high = 2
"""
FIGURE = """\
def draw(x, name):
    fig, ax = plt.subplots(figsize=(1, 1))
    ax.plot([0, 1], [0, x * high])
    ax.set(ylim=(0, 10))
    plots.show(fig, alt=f"{name} up to {x}")


explore(
    draw,
    x=widgets.IntSlider(2, 0, 4, step=2),
    name=widgets.Dropdown(options=["a", "b"], value="b", description="which"),
)
"""


@pytest.mark.parametrize(
    ("control", "most", "expected"),
    [
        (widgets.IntSlider(2, 0, 3), 9, (["0", "1", "2", "3"], [0, 1, 2, 3], 2)),
        (widgets.IntSlider(4, 0, 10), 3, (["0", "4", "10"], [0, 4, 10], 1)),
        (widgets.IntSlider(10, 0, 10), 2, (["0", "10"], [0, 10], 1)),
        (widgets.FloatSlider(1 / 3, max=1, step=0.5), 9, (["0", "0.333", "1"], [0, 1 / 3, 1], 1)),
        (widgets.Dropdown(options=["a", "b"], value="b"), 9, (["a", "b"], ["a", "b"], 1)),
        (widgets.SelectionSlider(options=[("one", 1), ("two", 2)]), 9, (["one", "two"], [1, 2], 0)),
        (widgets.Text("x"), 9, ([], [], 0)),
    ],
)  # fmt: skip
def test_a_slider_has_its_ends_and_where_it_starts(
    control: Any, most: int, expected: tuple[list[str], list[Any], int]
) -> None:
    assert choices(control, most) == expected


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Return the folder of a course whose only lecture has a figure with two sliders."""
    (tmp_path / "course").mkdir()
    for name in ("mlp_helpers", "docs"):
        no_data = shutil.ignore_patterns("bundled", "images")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=no_data)
    return tmp_path


def write(course: Path, figure: str = FIGURE) -> Path:
    path = course / "course" / "01_scratch.ipynb"
    texts = {"imports": IMPORTS, "figure": figure, "after": "1 / 0"}
    made = scratch.notebook(*(new_code_cell(text, id=name) for name, text in texts.items()))
    path.write_bytes(dump(made))
    return path


def test_the_pictures_are_those_of_the_cell_with_one_slider_moved(course: Path) -> None:
    path, kept = write(course), course / "kept"
    (controls,) = frames(course, path, kept).values()
    assert [(each["name"], each["title"], each["labels"], each["starts"]) for each in controls] == [
        ("x", "x", ["0", "2", "4"], 1),
        ("name", "which", ["a", "b"], 1),
    ]
    assert controls[0]["alts"] == ["b up to 0", "b up to 2", "b up to 4"]
    assert controls[1]["alts"] == ["a up to 2", "b up to 2"]
    names = {each.name: each.read_bytes() for each in (kept / "figure").iterdir()}
    assert set(names) == {"x-0.png", "x-1.png", "x-2.png", "name-0.png", "name-1.png"}
    assert len({names[f"x-{n}.png"] for n in range(3)}) == 3
    still = run(scratch.notebook(cell(IMPORTS, "a"), cell(FIGURE, "b")), path).cells[1].outputs[0]
    assert names["x-1.png"] == names["name-1.png"] == b64decode(still.data["image/png"])


def test_they_are_drawn_anew_only_if_something_has_changed(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = []

    def count(notebook: NotebookNode, path: Path) -> NotebookNode:
        runs.append(path)
        return notebook

    monkeypatch.setattr(module, "run", count)
    path, kept = write(course), course / "kept"
    for _ in range(2):
        assert frames(course, path, kept) == {}
    assert len(runs) == 1
    write(course, FIGURE.replace("0, 4", "0, 8"))
    frames(course, path, kept)
    assert len(runs) == 2
    (course / "mlp_helpers" / "plots" / "style.py").write_text("# another look\n")
    frames(course, path, kept)
    assert len(runs) == 3 and not list(course.glob(".frames-*"))


def test_what_shows_no_picture_or_has_many_sliders_stays_still(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[Any] = []
    monkeypatch.setattr(module, "display", lambda data, raw: shown.append(data))
    record(lambda x: print(x), x=widgets.IntSlider(0, 0, 1))
    many = {f"x{n}": widgets.IntSlider(0, 0, 1) for n in range(SLIDERS + 1)}
    record(lambda **values: pytest.fail("it was drawn"), **many)
    assert shown == []
