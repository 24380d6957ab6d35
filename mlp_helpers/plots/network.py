"""A multilayer perceptron as circles and arrows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from mlp_helpers._errors import ArgumentError
from mlp_helpers.plots.style import OKABE_ITO

_SHOWN = 7  # circles of a layer; a larger one has three dots in its middle
# Input, hidden, output: the colours that d, h and q have in the formulas of `plots.shapes`.
_FILLS = ("orange", "green", "purple")


def draw_network(
    ax: Axes,
    sizes: Sequence[int],
    names: Sequence[str] | None = None,
    arrows: Sequence[str] | None = None,
    shown: int = _SHOWN,
) -> Axes:
    """Draw a fully connected network, one column of units per layer.

    Parameters
    ----------
    ax
        Where to draw; its own axis lines are removed.
    sizes
        Units per layer, the input's first.
    names
        Text above each layer; by default its size.
    arrows
        Text below each bundle of connections, one fewer than layers.
    shown
        Most circles to draw for a layer.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.

    Raises
    ------
    ArgumentError
        If the numbers of layers, names and arrow texts do not fit.
    """
    names = [f"{size}" for size in sizes] if names is None else names
    arrows = [""] * (len(sizes) - 1) if arrows is None else arrows
    if len(sizes) < 2 or len(names) != len(sizes) or len(arrows) != len(sizes) - 1:
        raise ArgumentError(
            f"draw_network: expected two layers at least, a name for each, and a text for each "
            f"gap; got {len(sizes)} layers, {len(names)} names, {len(arrows)} texts."
        )
    columns = [_heights(min(size, shown), dots=size > shown) for size in sizes]
    low = -shown / 2 - 0.4
    for i, (below, above) in enumerate(pairwise(columns)):
        _connect(ax, i, below, above)
        ax.text(i + 0.5, low - 0.3, arrows[i], ha="center", va="top", fontsize=10)
    for i, (size, heights) in enumerate(zip(sizes, columns, strict=True)):
        fill = _FILLS[0] if i == 0 else _FILLS[2] if i == len(sizes) - 1 else _FILLS[1]
        ax.scatter(
            np.full(len(heights), i), heights, s=190, color=OKABE_ITO[fill], edgecolor="black",
            zorder=3,
        )  # fmt: skip
        if size > shown:
            ax.scatter([i] * 3, [-0.22, 0, 0.22], s=7, color="black", zorder=3)
        ax.text(i, -low + 0.3, names[i], ha="center", va="bottom", fontsize=11)
    ax.set(xlim=(-0.35, len(sizes) - 0.65), ylim=(low - 1.7, -low + 1.2))
    ax.set_axis_off()
    return ax


def _heights(n: int, dots: bool) -> Any:
    """Return the heights of n circles, with room for three dots in the middle."""
    heights = np.arange(n) - (n - 1) / 2
    return heights if not dots else heights[np.abs(heights) > 0.3] * 1.05


def _connect(ax: Axes, i: int, below: Any, above: Any) -> None:
    for start in below:
        for end in above:
            ax.plot([i, i + 1], [start, end], color="#999999", linestyle="-", linewidth=0.5)
