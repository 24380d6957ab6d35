"""The input plane and what a network makes of it: points, bent grids, linear regions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import ListedColormap
from numpy.typing import NDArray

from mlp_helpers.plots.style import OKABE_ITO, line_style

CLASS_COLORS = (OKABE_ITO["blue"], OKABE_ITO["vermillion"])
CLASS_MARKERS = ("o", "^")

Array = NDArray[Any]


def draw_classes(ax: Axes, points: Array, labels: Array, size: float = 16) -> Axes:
    """Draw points of two classes, told apart by colour and by marker.

    Parameters
    ----------
    ax
        Where to draw.
    points : (n, 2) array
        One point per row.
    labels : (n,) array
        0 or 1.
    size
        Area of a marker in points squared.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.
    """
    for k, (color, marker) in enumerate(zip(CLASS_COLORS, CLASS_MARKERS, strict=True)):
        x, y = points[labels == k].T
        look: dict[str, Any] = {
            "marker": marker,
            "color": color,
            "edgecolor": "white",
            "linewidth": 0.4,
        }
        ax.scatter(x, y, s=size, label=f"class {k}", zorder=3, **look)
    return ax


def draw_grid(
    ax: Axes,
    low: float,
    high: float,
    bend: Callable[[Array], Array] = lambda points: points,
    lines: int = 17,
) -> Axes:
    """Draw the square grid on [low, high]², each line as `bend` maps it.

    Parameters
    ----------
    ax
        Where to draw.
    low, high
        The square.
    bend
        Maps points (n, 2) to points (n, 2); the identity by default.
    lines
        Lines in each direction. Those along the first axis are solid, the others dotted.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.
    """
    along = np.linspace(low, high, 200)
    for across, style in ((0, "-"), (1, ":")):
        bent = []
        for place in np.linspace(low, high, lines):
            line = np.full((len(along), 2), place)
            line[:, across] = along
            bent.append(bend(line))
        ax.add_collection(
            LineCollection(bent, colors="#9A9A9A", linewidths=0.7, linestyles=style, zorder=1)
        )
    ax.autoscale_view()
    return ax


def draw_regions(
    ax: Axes,
    z: Callable[[Array], Array],
    low: float,
    high: float,
    pixels: int = 300,
    layer_of_unit: Sequence[int] | None = None,
) -> int:
    """Colour the square [low, high]² by which hidden units are on, and return the number of ways.

    Parameters
    ----------
    ax
        Where to draw.
    z
        Maps points (n, 2) to the pre-activations (n, units) of all hidden units; a unit is on
        where its own is positive.
    low, high
        The square.
    pixels
        Points looked at in each direction. Regions that hold none of them are missed.
    layer_of_unit
        Which layer, from 0, each unit belongs to: its border then has the line style of that
        number, and the regions are pale. By default all borders are black.

    Returns
    -------
    int
        Different patterns of units that are on.
    """
    axis = np.linspace(low, high, pixels)
    points = np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)
    Z = z(points)
    _, which = np.unique(np.packbits(Z > 0, axis=1), axis=0, return_inverse=True)
    # Light colours in shuffled order: neighbours differ, and the borders carry the meaning.
    count = int(which.max()) + 1
    palest, darkest = (0.05, 0.55) if layer_of_unit is None else (0.02, 0.2)
    shades = mpl.colormaps["YlGnBu"](np.linspace(palest, darkest, count))
    shades = shades[np.random.default_rng(0).permutation(count)]
    picture = which.reshape(pixels, pixels)
    ax.imshow(picture, origin="lower", extent=(low, high) * 2, cmap=ListedColormap(shades))
    looks = [_border(None if layer_of_unit is None else layer_of_unit[j]) for j in range(len(Z.T))]
    for unit, look in zip(Z.T, looks, strict=True):
        if unit.min() < 0 < unit.max():
            ax.contour(axis, axis, unit.reshape(pixels, pixels), levels=[0], **look)
    ax.grid(False)
    return count


def _border(layer: int | None) -> dict[str, Any]:
    """Return how the border of a unit looks, for a contour."""
    if layer is None:
        return {"colors": "black", "linewidths": 0.9}
    style = line_style(layer)
    return {"colors": style["color"], "linestyles": [style["linestyle"]], "linewidths": 1.6}
