"""Drawings of planes, regions and shapes, and the sliders around a figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import ipywidgets
import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.display import display
from IPython.utils.capture import capture_output
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from traitlets.config import Config

from mlp_helpers.plots.explore import explore
from mlp_helpers.plots.planes import draw_classes, draw_grid, draw_regions
from mlp_helpers.plots.shapes import draw_formulas


@pytest.fixture
def ax() -> Any:
    return Figure().add_subplot()


def test_classes_differ_in_colour_and_marker(ax: Any) -> None:
    points = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 0.0]])
    assert draw_classes(ax, points, np.array([0, 1, 1])) is ax
    first, second = ax.collections
    np.testing.assert_array_equal(second.get_offsets(), points[1:])
    assert not np.array_equal(first.get_facecolor(), second.get_facecolor())
    assert len(first.get_paths()[0]) != len(second.get_paths()[0])


def test_the_grid_is_bent(ax: Any) -> None:
    draw_grid(ax, -1, 1, lambda points: 2 * points, lines=5)
    solid, dotted = ax.collections
    assert len(solid.get_segments()) == len(dotted.get_segments()) == 5
    assert np.abs(np.concatenate(solid.get_segments())).max() == 2


def test_regions_are_counted_and_their_borders_drawn(ax: Any) -> None:
    # Two lines that cross, and a unit that is always on.
    seen = draw_regions(ax, lambda p: np.c_[p[:, 0], p[:, 1], p[:, 0] + 9], -1, 1, pixels=50)
    assert seen == 4
    assert len(np.unique(ax.images[0].get_array())) == 4
    assert len(ax.collections) == 2


def boxes(ax: Axes) -> list[Rectangle]:
    return [patch for patch in ax.patches if isinstance(patch, Rectangle)]


def test_formulas_draw_matrices_to_scale(ax: Any) -> None:
    line: list[Any] = [
        ("H", 6, 5, "n", "h"),
        "=",
        ("X", 6, 4, "n", "d"),
        "+",
        ("b", 1, 5, "1", "h"),
    ]
    assert draw_formulas(ax, [line, line]) is ax
    sizes = [(box.get_height(), box.get_width()) for box in boxes(ax)]
    assert sizes == [(6, 5), (6, 4), (1, 5)] * 2
    colors = {text.get_text() for text in ax.texts}
    assert {"H", "X", "b", "n", "h", "d", "=", "+"} <= colors
    high, low = (box.get_y() for box in boxes(ax)[::3])
    assert low + 6 < high, "the formulas overlap"


class Control:
    """Stands for a widget: it has a value."""

    value = 3


def test_a_batch_run_draws_once_where_the_controls_start(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    monkeypatch.setenv("TQDM_DISABLE", "1")
    explore(lambda width: drawn.append(width), width=Control())
    assert drawn == [3]


@pytest.fixture
def shell() -> Iterator[InteractiveShell]:
    """Start IPython in this process: without one nothing is displayed."""
    shell = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    yield shell
    InteractiveShell.clear_instance()


def test_a_reader_gets_the_sliders_and_the_figure_in_one_output(
    shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def draw(width: int) -> None:
        image, about = {"image/png": b"PNG"}, {"image/png": {"alt": "a < b", "width": 7}}
        display(image, raw=True, metadata=about)
        display({"text/html": f"<p>{width}</p>"}, raw=True)

    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    with capture_output() as shown:
        explore(draw, width=ipywidgets.IntSlider(3))
    data = shown.outputs[-1].data
    assert set(data) == {"application/vnd.jupyter.widget-view+json", "text/html", "text/plain"}
    image = '<img src="data:image/png;base64,UE5H" alt="a &lt; b" width="7">'
    assert data["text/html"] == f"{image}<p>3</p>"
