"""Drawings of what depth does."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from mlp_helpers.plots import depth


def axes() -> Axes:
    return plt.figure().add_subplot()


def test_map_colours_each_net_and_bounds_the_good_part() -> None:
    gains = np.array([0.5, 1.0, 2.0])
    log_norms = np.log10(gains)[:, None] * np.arange(1, 21) + 1
    ax = axes()
    assert depth.draw_log_norm_map(ax, gains, log_norms, "linear") is ax
    mesh, below, above = ax.collections
    assert np.asarray(mesh.get_array()).shape == (3, 20)
    assert len(below.get_paths()[0]) > 0 and len(above.get_paths()[0]) > 0
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["0.5", "1", "2"]


def test_map_takes_a_product_that_is_zero() -> None:
    log_norms = np.array([[1.0, -np.inf], [1.0, 1.0]])
    ax = depth.draw_log_norm_map(axes(), np.array([1.0, 2.0]), log_norms, "off")
    assert np.isfinite(np.asarray(ax.collections[0].get_array())).all()


def test_colours_are_white_at_the_identity() -> None:
    assert np.min(depth.log_norm_colors().to_rgba(np.array([1.0]))[0, :3]) > 0.95


def test_states_are_hills_with_their_names() -> None:
    ax = axes()
    layers = [np.zeros((3, 4)), np.array([-9.0, 9.0])]
    assert depth.draw_states(ax, layers, ["layer 1", "layer 2"], limit=1) is ax
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["layer 1", "layer 2"]
    first, second = (np.asarray(line.get_ydata()) for line in ax.lines)
    assert np.argmax(first) == len(first) // 2  # all values at 0
    assert second[0] == second[-1] == np.max(second)  # beyond the limit: counted at the edges


def test_a_loop_is_drawn_in_its_own_plane_and_its_colours_close() -> None:
    ax = axes()
    angle = np.linspace(0, 2 * np.pi, 9)
    plane = np.linalg.qr(np.random.default_rng(0).normal(size=(16, 2)))[0]
    states = plane @ np.array([3 * np.cos(angle), np.sin(angle)])
    assert depth.draw_loop(ax, states, angle) is ax
    (line,) = ax.lines
    x, y = np.abs(line.get_xydata()).max(axis=0)
    np.testing.assert_allclose([x, y], [3 / 4, 1 / 4])
    np.testing.assert_allclose(depth.CIRCLE_COLORS(0.0), depth.CIRCLE_COLORS(1.0))
