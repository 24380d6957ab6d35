"""The graph of J = L + s: what is drawn where, and what is still hidden."""

from collections.abc import Iterator

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch

from mlp_helpers.numerics import backpropagation as bp
from mlp_helpers.plots import graph

mpl.use("Agg")


@pytest.fixture
def ax() -> Iterator[Axes]:
    fig, ax = plt.subplots()
    yield ax
    plt.close(fig)


@pytest.fixture
def cache() -> bp.Values:
    rng = np.random.default_rng(0)
    shapes = {"x": (5, 1), "y": (3, 1), "W1": (4, 5), "W2": (3, 4)}
    return bp.with_inputs(**{k: rng.normal(size=s) for k, s in shapes.items()}, lam=0.3)


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_graph_shows_the_numbers_of_the_nodes_known_so_far(ax: Axes, cache: bp.Values) -> None:
    values = {name: cache[name] for name in graph.PLACES}
    assert graph.draw_graph(ax, values, shown={"x", "L"}) is ax
    numbers = [text for text in texts(ax) if text.lstrip("-").replace(".", "").isdigit()]
    assert len(numbers) == 5 + 1
    assert f"{cache['L']:.2f}" in numbers
    assert {"W⁽¹⁾  4×5", "h  4×1", "J"} <= set(texts(ax))


def test_every_edge_is_an_arrow_and_turns_round_backward(ax: Axes, cache: bp.Values) -> None:
    values = {name: cache[name] for name in graph.PLACES}
    graph.draw_graph(ax, values, shown=())
    forward = [patch for patch in ax.patches if isinstance(patch, FancyArrowPatch)]
    assert len(forward) == len(graph.EDGES)
    ax.clear()
    graph.draw_graph(ax, values, shown=(), backward=True)
    backward = [patch for patch in ax.patches if isinstance(patch, FancyArrowPatch)]
    starts = [
        [np.asarray(p.get_path().vertices)[0].tolist() for p in each]
        for each in (forward, backward)
    ]
    assert starts[0] != starts[1]
    assert "∂J/∂W⁽²⁾  3×4" in texts(ax)


def test_nodes_left_out_take_their_arrows_with_them(ax: Axes, cache: bp.Values) -> None:
    graph.draw_graph(ax, {"z": cache["z"], "h": cache["h"]}, shown={"z"})
    assert sum(isinstance(patch, FancyArrowPatch) for patch in ax.patches) == 1


def test_terms_stand_side_by_side_and_minus_zero_is_zero(ax: Axes) -> None:
    A = np.array([[-1e-9, 2.0]])
    assert graph.draw_terms(ax, [("A", A), "=", ("B", A)]) is ax
    assert texts(ax) == ["0.00", "2.00", "A", "=", "0.00", "2.00", "B"]
