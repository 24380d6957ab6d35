"""The drawings of activation functions: what is on the axes, and what is refused."""

from __future__ import annotations

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.patches import Rectangle

from mlp_helpers import ArgumentError
from mlp_helpers.numerics.activations import ACTIVATIONS, relu, relu_prime, sigmoid, sigmoid_prime
from mlp_helpers.plots.activations import (
    PORTRAIT,
    PORTRAIT_RATIOS,
    READINGS,
    draw_activation,
    draw_by_layer,
    draw_hills,
    draw_portrait,
    draw_readings,
    normal_quantiles,
)


@pytest.fixture(autouse=True)
def no_figures_left() -> object:
    yield
    plt.close("all")


def test_value_and_slope_are_drawn_and_a_jump_stays_open() -> None:
    _, ax = plt.subplots()
    assert draw_activation(ax, relu, relu_prime) is ax
    value, slope = ax.lines[:2]
    assert [line.get_label() for line in ax.lines[:2]] == ["value", "slope"]
    assert value.get_linestyle() != slope.get_linestyle()
    np.testing.assert_array_equal(value.get_ydata(), relu(value.get_xdata()))
    y = np.asarray(slope.get_ydata())
    assert np.isnan(y).sum() == 1
    assert set(y[~np.isnan(y)]) == {0.0, 1.0}


def test_only_a_slope_of_zero_is_hatched() -> None:
    hatched = {}
    for name, a in ACTIVATIONS.items():
        _, ax = plt.subplots()
        draw_activation(ax, a.value, a.derivative)
        hatched[name] = any(shade.get_hatch() for shade in ax.collections)
    assert [name for name, yes in hatched.items() if yes] == ["relu"]


def test_portrait_counts_every_input_once() -> None:
    _, axes = plt.subplot_mosaic(PORTRAIT, **PORTRAIT_RATIOS)
    assert draw_portrait(axes, sigmoid, sigmoid_prime, scale=5.0) is axes
    for name, length in (("in", "get_height"), ("out", "get_width")):
        counts = [getattr(bar, length)() ** 2 for bar in axes[name].patches]
        assert sum(counts) == pytest.approx(len(normal_quantiles()))
    assert axes["out"].get_title() == "outputs\nmean 0.50"
    assert "standard deviation 5" in axes["in"].get_xlabel()


@pytest.mark.parametrize("wrong", [{"scale": 0}, {"scale": -1.0}, {"reach": 0}])
def test_portrait_refuses_what_has_no_width(wrong: dict[str, float]) -> None:
    _, axes = plt.subplot_mosaic(PORTRAIT)
    with pytest.raises(ArgumentError, match="must be positive"):
        draw_portrait(axes, sigmoid, sigmoid_prime, **wrong)


def test_normal_quantiles_are_standard_normal() -> None:
    z = normal_quantiles()
    assert z.mean() == pytest.approx(0, abs=1e-12)
    assert z.std() == pytest.approx(1, abs=2e-3)
    assert np.mean(z < -1) == pytest.approx(0.1587, abs=1e-3)


def test_portrait_piles_nothing_up_at_the_ends() -> None:
    _, axes = plt.subplot_mosaic(PORTRAIT, **PORTRAIT_RATIOS)
    draw_portrait(axes, sigmoid, sigmoid_prime, scale=5.0, reach=4.0)
    bars = [bar.get_height() for bar in axes["in"].patches if isinstance(bar, Rectangle)]
    assert max(bars) in bars[15:25], "normal inputs are most frequent in the middle"
    assert bars[0] < 0.2 * max(bars) and bars[-1] < 0.2 * max(bars)


def test_by_layer_has_a_line_for_each_network_and_a_thick_one_for_the_median() -> None:
    _, ax = plt.subplots()
    values = np.array([[1.0, 2.0, 3.0], [3.0, 4.0, 8.0], [2.0, 9.0, 4.0]])
    assert draw_by_layer(ax, values, label="sigmoid") is ax
    *thin, thick = ax.lines
    np.testing.assert_array_equal([line.get_ydata() for line in thin], values)
    np.testing.assert_array_equal(thick.get_ydata(), [2.0, 4.0, 4.0])
    assert thick.get_label() == "sigmoid"
    assert thick.get_linewidth() > thin[0].get_linewidth()


def test_by_layer_refuses_a_single_network_without_its_axis() -> None:
    _, ax = plt.subplots()
    with pytest.raises(ArgumentError, match=r"\(networks, layers\), got \(3,\)"):
        draw_by_layer(ax, np.ones(3))


def test_hills_have_one_per_layer_and_tell_the_share_of_zeros() -> None:
    _, ax = plt.subplots()
    layers = [np.array([0.0, 0.0, 0.0, 0.5]), np.full((3, 4), -0.2), np.zeros(5)]
    assert draw_hills(ax, layers, low=-1, high=1) is ax
    assert len(ax.collections) == 3
    assert [text.get_text() for text in ax.texts] == ["0: 75%", "0: 100%"]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["1", "2", "3"]


def test_readings_have_a_panel_each_and_only_shares_have_a_fixed_range() -> None:
    _, axes = plt.subplots(2, 3)
    readings = {name: np.full((5, 4), 0.5) for name in READINGS}
    drawn = draw_readings(list(axes.flat), {"sigmoid": readings, "tanh": readings})
    assert [ax.get_title() for ax in drawn] == list(READINGS)
    for ax in drawn:
        assert [line.get_label() for line in ax.lines if str(line.get_label())[0] != "_"] == [
            "sigmoid",
            "tanh",
        ]
        assert (ax.get_yscale() == "linear") == ax.get_title().startswith("share")
