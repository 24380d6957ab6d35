"""Drawings of what depth does: maps over depth and gain, states of layers, ellipses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize
from numpy.typing import NDArray

from mlp_helpers.plots.style import OKABE_ITO, SIGN_COLORS

Array = NDArray[Any]

MAP_NORM = Normalize(-14, 16)
"""Colours of log10‖J‖: white is 1, the value of the identity of width 100."""
MAP_COLORS = mpl.colormaps[SIGN_COLORS]


def draw_log_norm_map(ax: Axes, gains: Array, log_norms: Array, title: str) -> Axes:
    """Draw log10‖J_l‖ as a colour over depth and gain.

    Lines bound the part where the norm is within a factor of 100 of the identity's: dashed below,
    solid above, so that the map can be read without its colours.

    Parameters
    ----------
    ax
        Where to draw.
    gains : (g,) array
        In increasing, geometric steps.
    log_norms : (g, L) array
        log10 of the norm after each of L layers.
    title
        What the map is of.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.
    """
    depths = np.arange(1, log_norms.shape[1] + 1)
    shown = np.nan_to_num(log_norms, neginf=-1000.0)
    ax.pcolormesh(depths, np.log2(gains), shown, cmap=MAP_COLORS, norm=MAP_NORM, shading="nearest")
    for level, style in ((-1, "--"), (3, "-")):
        if shown.min() < level < shown.max():
            ax.contour(
                depths, np.log2(gains), shown, levels=[level], colors="black", linewidths=1.2,
                linestyles=[style],
            )  # fmt: skip
    ticks = [0.25, 0.5, 1, 2, 4]
    ax.set_yticks(np.log2(ticks), [f"{tick:g}" for tick in ticks])
    ax.set(title=title)
    ax.grid(False)
    return ax


def log_norm_colors() -> ScalarMappable:
    """Return what ``fig.colorbar`` needs for the colours of :func:`draw_log_norm_map`."""
    return ScalarMappable(MAP_NORM, MAP_COLORS)


def draw_states(ax: Axes, layers: Sequence[Array], names: Sequence[str], limit: float) -> Axes:
    """Draw the distribution of each layer's values, one hill above the other.

    Parameters
    ----------
    ax
        Where to draw.
    layers
        The values of each layer, of any shape; the first is drawn at the top.
    names
        A label for each, to the left of it.
    limit
        Values from −limit to limit are shown; those beyond are counted at the edges.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.
    """
    edges = np.linspace(-limit, limit, 62)
    centers = (edges[1:] + edges[:-1]) / 2
    for i, values in enumerate(layers):
        share, _ = np.histogram(np.clip(np.ravel(values), -limit, limit), edges)
        height, floor = 0.85 * share / share.max(), len(layers) - 1 - i
        ax.fill_between(
            centers, floor, floor + height, step="mid", color=OKABE_ITO["sky blue"], linewidth=0
        )
        ax.step(centers, floor + height, where="mid", color="black", linewidth=0.9, linestyle="-")
    floors = np.arange(len(layers))[::-1]
    ax.set_yticks(floors + 0.3, names)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    ax.set(xlim=(-limit, limit), ylim=(-0.05, len(layers)))
    ax.grid(False)
    return ax


def draw_ellipse(ax: Axes, A: Array, title: str = "") -> Axes:
    """Draw what a 2 × 2 matrix makes of the unit circle, scaled to fit, and its longest axis.

    Parameters
    ----------
    ax
        Where to draw; its own axis lines are removed.
    A : (2, 2) array
        Not zero.
    title
        What the matrix is.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.
    """
    angle = np.linspace(0, 2 * np.pi, 200)
    circle = np.array([np.cos(angle), np.sin(angle)])
    U, sizes, _ = np.linalg.svd(A)
    x, y = (A / sizes[0]) @ circle
    ax.plot(*circle, color="#B0B0B0", linewidth=1, linestyle=":")
    ax.fill(x, y, facecolor=OKABE_ITO["sky blue"], edgecolor=OKABE_ITO["blue"], linewidth=2)
    ax.plot(*np.stack([-U[:, 0], U[:, 0]], axis=1), color="black", linewidth=1, linestyle="-")
    ax.set(title=title, xlim=(-1.1, 1.1), ylim=(-1.1, 1.1), aspect="equal")
    ax.set_axis_off()
    return ax
