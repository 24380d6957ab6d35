"""Drawing approximations, errors and partial sums."""

from __future__ import annotations

import matplotlib

matplotlib.use("Agg")

import numpy as np
import pytest
from matplotlib import pyplot as plt

from mlp_helpers import ArgumentError
from mlp_helpers.plots.approximation import draw_approximations, draw_errors, draw_partial_sums

X = np.linspace(0, 1, 11)


def test_approximations_are_drawn_over_the_target() -> None:
    fig, ax = plt.subplots()
    assert draw_approximations(ax, X, X**2, {"net": X, "other": X**3}) is ax
    assert [line.get_label() for line in ax.lines] == ["target", "net", "other"]
    assert len({line.get_linestyle() for line in ax.lines[1:]}) == 2
    plt.close(fig)


def test_a_wrong_length_is_refused_by_name() -> None:
    fig, ax = plt.subplots()
    with pytest.raises(ArgumentError, match=r"net must have one value for each x, shape \(11,\)"):
        draw_approximations(ax, X, X, {"net": X[:-1]})
    plt.close(fig)


def test_errors_are_logarithmic_both_ways() -> None:
    fig, ax = plt.subplots()
    assert draw_errors(ax, [4, 8, 16], {"a": [1, 0.5, 0.25]}, xlabel="degree") is ax
    assert (ax.get_xscale(), ax.get_yscale(), ax.get_xlabel()) == ("log", "log", "degree")
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["4", "8", "16"]
    plt.close(fig)


def test_partial_sums_end_in_the_whole() -> None:
    fig, ax = plt.subplots()
    draw_partial_sums(ax, X, np.stack([X, X, X]))
    np.testing.assert_allclose(np.asarray(ax.lines[-1].get_ydata()), 3 * X)
    np.testing.assert_allclose(np.asarray(ax.lines[0].get_ydata()), X)
    plt.close(fig)
