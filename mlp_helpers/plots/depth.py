"""Drawings of what depth does: maps over depth and gain, states of layers, ellipses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import LinearSegmentedColormap, Normalize
from numpy.typing import NDArray

from mlp_helpers.plots.style import OKABE_ITO, SIGN_COLORS

Array = NDArray[Any]

MAP_NORM = Normalize(-14, 16)
"""Colours of log10‖J‖: white is 1, the value of the identity of width 100."""
MAP_COLORS = mpl.colormaps[SIGN_COLORS]

CIRCLE_COLORS = LinearSegmentedColormap.from_list(
    "circle", [OKABE_ITO[name] for name in ("blue", "green", "orange", "vermillion", "blue")]
)
"""Colours of an angle: they end as they begin."""


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
    ticks = [2.0**k for k in range(-6, 7) if gains[0] <= 2.0**k <= gains[-1]]
    ticks = ticks if len(ticks) < 6 else ticks[::2]
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


def draw_loop(ax: Axes, states: Array, angle: Array) -> Axes:
    """Draw a closed curve of states in the plane in which it spreads most.

    Parameters
    ----------
    ax
        Where to draw.
    states : (n, k) array
        One state per column; each is drawn as a share of the length of a vector of ones.
    angle : (k,) array
        Where on the circle of inputs each came from, 0 to 2π; 0 and 2π have one colour.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.
    """
    U, _, _ = np.linalg.svd(states, full_matrices=False)
    across, up = U[:, :2].T @ states / np.sqrt(len(states))
    ax.plot(across, up, color="#9A9A9A", linewidth=0.8, linestyle="-")
    ax.scatter(across, up, c=angle, cmap=CIRCLE_COLORS, vmin=0, vmax=2 * np.pi, s=7, zorder=3)
    ax.set(xlim=(-1.1, 1.1), ylim=(-1.1, 1.1), aspect="equal")
    ax.set(xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    return ax
