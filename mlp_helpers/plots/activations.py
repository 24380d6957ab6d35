"""Activation functions: the curve, its slope, and what becomes of the numbers sent through it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import NormalDist
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.typing import HashableList
from numpy.typing import NDArray

from mlp_helpers._errors import ArgumentError
from mlp_helpers.plots.style import OKABE_ITO, line_style

Array = NDArray[Any]
Function = Callable[[Array], Array]

PORTRAIT: list[HashableList[str]] = [["slope", "curve", "out"], ["slope", "in", "."]]
"""Layout of `draw_portrait`, for ``plt.subplot_mosaic``."""

PORTRAIT_RATIOS: dict[str, Any] = {"width_ratios": (3, 3, 1), "height_ratios": (4, 1)}

FLAT = 0.05
"""Below this size a slope is drawn as flat: little of a gradient comes back through it."""


def draw_activation(
    ax: Axes, value: Function, slope: Function, low: float = -4, high: float = 4
) -> Axes:
    """Draw a function (solid) and its slope (dashed).

    The background is grey where the slope is smaller than `FLAT`, and hatched where it is 0.

    Parameters
    ----------
    ax
        Where to draw.
    value, slope
        Map an array to an array of the same shape.
    low, high
        Range of x.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.
    """
    x = np.linspace(low, high, 801)
    _shade_flat(ax, x, slope(x))
    ax.plot(x, value(x), label="value", **line_style(0))
    _plot_slope(ax, x, slope(x))
    ax.axhline(0, color="#808080", linewidth=0.8, linestyle="-", zorder=1)
    ax.set(xlim=(low, high), xticks=[low, 0, high])
    return ax


def draw_portrait(
    axes: Mapping[str, Axes],
    value: Function,
    slope: Function,
    scale: float = 1.0,
    reach: float = 4.0,
) -> Mapping[str, Axes]:
    """Draw a function's slope, its curve, and how normal inputs come out of it.

    Bars of the histograms are as long as the square root of what they count, so that short ones
    stay visible beside a spike. For the background see `draw_activation`.

    Parameters
    ----------
    axes
        ``plt.subplot_mosaic(PORTRAIT, **PORTRAIT_RATIOS)``: ``slope``, ``curve``, ``in`` (below
        the curve) and ``out`` (to its right).
    value, slope
        Map an array to an array of the same shape.
    scale
        Standard deviation of the inputs, whose mean is 0.
    reach
        x goes from -reach to reach at least; further where inputs lie further out.

    Returns
    -------
    mapping
        `axes`.

    Raises
    ------
    ArgumentError
        If `scale` or `reach` is not positive.
    """
    if not (scale > 0 and reach > 0):
        raise ArgumentError(
            f"draw_portrait: scale and reach must be positive; got {scale} and {reach}."
        )
    z = scale * normal_quantiles()
    reach = max(reach, float(z.max()))
    x = np.linspace(-reach, reach, 801)
    out = value(z)
    y = value(x)
    margin = 0.06 * (y.max() - y.min())
    limits = (float(min(y.min(), 0) - margin), float(y.max() + margin))

    _shade_flat(axes["slope"], x, slope(x))
    _plot_slope(axes["slope"], x, slope(x))
    steepest = max(1.25, 1.08 * float(slope(x).max()))
    axes["slope"].set(xlim=(-reach, reach), ylim=(-0.25, steepest), xlabel="x", title="slope")

    _shade_flat(axes["curve"], x, slope(x))
    axes["curve"].plot(x, y, **line_style(0))
    axes["curve"].set(xlim=(-reach, reach), ylim=limits, title="value")
    axes["curve"].tick_params(labelbottom=False)

    _histogram(axes["in"], z, (-reach, reach), upright=True)
    axes["in"].set(
        xlim=(-reach, reach), yticks=[], xlabel=f"inputs x, standard deviation {scale:g}"
    )
    _histogram(axes["out"], out, limits, upright=False)
    axes["out"].axhline(float(out.mean()), color="black", linewidth=1.5, linestyle=(0, (3, 1.5)))
    axes["out"].set(ylim=limits, xticks=[], title=f"outputs\nmean {out.mean():.2f}")
    axes["out"].tick_params(labelleft=False)
    return axes


def normal_quantiles(n: int = 2001) -> Array:
    """Return n numbers that are spread like standard normal ones, the same on each call."""
    normal = NormalDist()
    return np.array([normal.inv_cdf((i + 0.5) / n) for i in range(n)])


def _plot_slope(ax: Axes, x: Array, y: Array) -> None:
    """Plot a slope; a jump is left open, because the slope takes none of the values between."""
    jumps = np.flatnonzero(np.abs(np.diff(y)) > 0.2) + 1
    ax.plot(
        np.insert(x, jumps, np.nan), np.insert(y, jumps, np.nan), label="slope", **line_style(1)
    )


def _shade_flat(ax: Axes, x: Array, slopes: Array) -> None:
    whole: dict[str, Any] = {
        "y1": 0,
        "y2": 1,
        "transform": ax.get_xaxis_transform(),
        "zorder": 0,
        "linewidth": 0,
    }
    ax.fill_between(x, where=np.abs(slopes) < FLAT, color="#DDDDDD", **whole)
    dead = slopes == 0
    if dead.sum() > 1:  # a single zero is where a slope changes its sign
        ax.fill_between(x, where=dead, facecolor="none", edgecolor="#AAAAAA", hatch="//", **whole)


def _histogram(ax: Axes, numbers: Array, limits: tuple[float, float], *, upright: bool) -> None:
    """Draw a histogram of numbers that all lie within the limits."""
    counts, edges = np.histogram(numbers, bins=40, range=limits)
    draw = ax.bar if upright else ax.barh
    draw(
        edges[:-1], np.sqrt(counts), np.diff(edges), align="edge", color=OKABE_ITO["sky blue"],
        edgecolor="white", linewidth=0.3,
    )  # fmt: skip
    ax.grid(False)


def draw_by_layer(ax: Axes, values: Array, *, label: str = "", style: int = 0) -> Axes:
    """Draw a quantity against the layer: a thin line for each network, a thick one for the middle.

    Parameters
    ----------
    ax
        Where to draw.
    values : (networks, layers) array
        The quantity, layer 1 first. The thick line is the median over the networks.
    label
        Name of the thick line in a legend.
    style
        Number of its colour and line style, see `line_style`.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.

    Raises
    ------
    ArgumentError
        If `values` does not have two axes.
    """
    values = np.asarray(values)
    if values.ndim != 2:
        raise ArgumentError(
            f"draw_by_layer: expected values of shape (networks, layers), got {values.shape}."
        )
    layers = np.arange(1, values.shape[1] + 1)
    look = line_style(style)
    for each in values:
        ax.plot(layers, each, color=look["color"], linestyle="-", linewidth=0.7, alpha=0.5)
    ax.plot(layers, np.median(values, axis=0), label=label, **look)
    ax.set(xlabel="layer", xlim=(0.7, len(layers) + 0.3), xticks=layers[:: 1 + len(layers) // 12])
    return ax


def draw_hills(ax: Axes, layers: Sequence[Array], low: float, high: float) -> Axes:
    """Draw how the numbers of each layer are distributed: one hill for each, layer 1 lowest.

    Heights are square roots of counts, so that what is rare stays visible beside a spike.

    Parameters
    ----------
    ax
        Where to draw.
    layers
        The numbers of each layer, of any shape; layer 1 first. Numbers that are exactly 0 are left
        out of the hill; their share is written beside it.
    low, high
        Range of the axis. Numbers beyond it are not drawn.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.
    """
    edges = np.linspace(low, high, 81)
    centers = (edges[1:] + edges[:-1]) / 2
    for i, numbers in enumerate(layers):
        flat = np.ravel(numbers)
        counts = np.sqrt(np.histogram(flat[flat != 0], edges)[0])
        # Drawn from the top down, so that each hill covers the feet of the one behind it.
        style: dict[str, Any] = {"step": "mid", "zorder": 10 - i}
        ax.fill_between(
            centers, i, i + 1.25 * counts / max(counts.max(), 1), facecolor=OKABE_ITO["sky blue"],
            edgecolor="black", linewidth=0.7, **style,
        )  # fmt: skip
        if (zeros := float(np.mean(flat == 0))) >= 0.005:
            ax.text(
                high, i + 0.22, f"0: {zeros:.0%}", fontsize=8, ha="right", zorder=20,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1, "alpha": 0.9},
            )  # fmt: skip
    names = [f"{i + 1}" for i in range(len(layers))]
    ax.set(xlim=(low, high), yticks=range(len(layers)), yticklabels=names)
    ax.set_ylim(-0.1, len(layers) + 0.4)
    ax.grid(axis="y", visible=False)
    return ax


READINGS = {
    "rms of h": "log",
    "spread of h over the digits": "log",
    "rms of ∂J/∂h": "log",
    "rms of ∂J/∂W": "log",
    "share of flat slopes": "share",
    "share of dead units": "share",
}
"""What `draw_readings` draws, one panel each, and on which kind of axis."""


def draw_readings(
    axes: Sequence[Axes], patients: Mapping[str, Mapping[str, Array]], first_style: int = 0
) -> Sequence[Axes]:
    """Draw the readings of some networks by layer, one panel for each of `READINGS`.

    Parameters
    ----------
    axes
        Six of them.
    patients
        From a name for the legend to readings by name, each an array (networks, layers).
    first_style
        Number of the first one's colour and line style; the others follow.

    Returns
    -------
    sequence of Axes
        `axes`.
    """
    for ax, (reading, scale) in zip(axes, READINGS.items(), strict=True):
        for i, (name, readings) in enumerate(patients.items()):
            values = np.asarray(readings[reading])
            draw_by_layer(ax, values, label=name, style=first_style + i)
        ax.set(title=reading)
        if scale == "log":
            ax.set_yscale("log")
            low, high = ax.get_ylim()
            if high < 100 * low:  # what hardly changes shall look so
                ax.set_ylim(low / 10, high * 10)
        else:
            ax.set_ylim(-0.04, 1.04)
    return axes
