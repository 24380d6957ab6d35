"""Decisions in the plane, thinned networks, runs compared."""

from collections.abc import Iterator

import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from mlp_helpers._errors import ArgumentError
from mlp_helpers.plots.generalization import (
    draw_bands,
    draw_budget,
    draw_decisions,
    draw_runs,
    draw_thinned,
)


@pytest.fixture
def ax() -> Iterator[Axes]:
    fig, axes = plt.subplots()
    yield axes
    fig.canvas.draw()  # errors in what was asked for show only now
    plt.close(fig)


def test_decisions_tint_the_plane_and_ring_points(ax: Axes) -> None:
    points, labels = np.array([[-1.0, 0.0], [1.0, 0.0], [1.5, 1.0]]), np.array([0, 1, 1])
    ringed = np.array([False, True, False])
    assert draw_decisions(ax, lambda plane: plane[:, 0] > 0, points, labels, ringed=ringed) is ax
    shown = [collection.get_offsets() for collection in ax.collections]
    assert any(np.array_equal(offsets, points[ringed]) for offsets in shown)
    assert ax.get_xlim() == ax.get_ylim()


def test_a_model_of_one_mind_can_be_drawn(ax: Axes) -> None:
    draw_decisions(ax, lambda plane: np.ones(len(plane)), np.zeros((1, 2)), np.array([1]))


@pytest.mark.parametrize("order", [1, 2])
def test_the_budget_touches_the_loss_where_the_path_is(ax: Axes, order: int) -> None:
    path = np.array([[1.0, 1.0], [0.5, 0.5], [0.0, 0.0]])
    for w in path:
        assert draw_budget(ax, np.eye(2), path[0], w, path, order) is ax
    np.testing.assert_array_equal(ax.lines[0].get_xydata(), path)


def test_a_thinned_network_loses_the_connections_of_dropped_units(ax: Axes) -> None:
    assert draw_thinned(ax, [[True] * 3, [True, False], [True] * 2]) is ax
    assert len(ax.lines) == 3 * 1 + 1 * 2
    with pytest.raises(ArgumentError, match="two layers at least, got 1"):
        draw_thinned(ax, [[True]])


def test_bands_show_the_mean_and_the_range(ax: Axes) -> None:
    assert draw_bands(ax, [1, 2], {"a": [[0.0, 1.0], [2.0, 3.0]], "b": [4.0, 5.0]}) is ax
    assert np.asarray(ax.lines[0].get_ydata()).tolist() == [1.0, 2.0]
    assert len(ax.collections) == 1  # one run has no range
    with pytest.raises(ArgumentError, match=r"'c' must have shape \(runs, 2\), got \(1, 3\)"):
        draw_bands(ax, [1, 2], {"c": [1.0, 2.0, 3.0]})


def test_runs_stand_on_a_line_for_each_method(ax: Axes) -> None:
    groups = {"clean": {"x": [1.0, 3.0], "y": [2.0]}, "noisy": {"x": [5.0, 7.0], "y": [6.0]}}
    assert draw_runs(ax, groups) is ax
    assert [label.get_text() for label in ax.get_yticklabels()] == ["x", "y"]
    _, names = ax.get_legend_handles_labels()
    assert names == ["clean", "noisy"]
