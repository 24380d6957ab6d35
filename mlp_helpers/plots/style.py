"""One look for all figures: colours that colour-blind readers tell apart, and line styles."""

from __future__ import annotations

from typing import Any

import matplotlib as mpl
from cycler import cycler

from mlp_helpers._errors import ArgumentError

OKABE_ITO = {
    "black": "#000000",
    "orange": "#E69F00",
    "sky blue": "#56B4E9",
    "green": "#009E73",
    "yellow": "#F0E442",
    "blue": "#0072B2",
    "vermillion": "#D55E00",
    "purple": "#CC79A7",
}
"""The palette of Okabe and Ito (2008), "Color Universal Design"."""

# Yellow is left out: a thin yellow line on white can hardly be seen.
LINE_COLORS = [
    OKABE_ITO[name]
    for name in ("blue", "vermillion", "green", "orange", "purple", "sky blue", "black")
]
# Five styles and seven colours: the first 35 pairs are all different.
LINE_STYLES: list[Any] = ["-", "--", "-.", ":", (0, (6, 1.5, 1, 1.5, 1, 1.5))]

SIGN_COLORS = "PuOr"
"""Matplotlib's name of the colours of what has a sign: orange below 0, white at 0, purple above."""

FIGURE_DPI = 100
"""Pixels per inch at which a figure is shown; `show` draws it finer."""


def line_style(i: int) -> dict[str, Any]:
    """Return colour and line style number `i`, for ``ax.plot(x, y, **line_style(i))``.

    Parameters
    ----------
    i
        From 0; numbers below 35 give different pairs.

    Returns
    -------
    dict
        ``{"color": ..., "linestyle": ...}``

    Raises
    ------
    ArgumentError
        If `i` is negative.
    """
    if i < 0:
        raise ArgumentError(f"line_style: i must be 0 or more, got {i}.")
    return {
        "color": LINE_COLORS[i % len(LINE_COLORS)],
        "linestyle": LINE_STYLES[i % len(LINE_STYLES)],
    }


def use_style() -> None:
    """Set matplotlib's parameters to the look of the course; call it once per notebook."""
    styles = [line_style(i) for i in range(len(LINE_COLORS))]
    cycle = cycler(color=[style["color"] for style in styles])
    cycle += cycler(linestyle=[style["linestyle"] for style in styles])
    mpl.rcParams.update(
        {
            "figure.figsize": (7, 4),
            "figure.dpi": FIGURE_DPI,
            "figure.constrained_layout.use": True,
            "figure.facecolor": "white",
            "axes.prop_cycle": cycle,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.grid": True,
            "axes.axisbelow": True,
            "axes.titlesize": 12,
            "axes.titley": 1.0,  # else each title is placed anew, again and again
            "axes.labelsize": 11,
            "grid.color": "#D9D9D9",
            "grid.linewidth": 0.7,
            "image.cmap": "gray",
            "lines.linewidth": 2,
            "font.size": 11,
            "legend.fontsize": 10,
            "legend.frameon": False,
            "xtick.labelsize": 10,
            "ytick.labelsize": 10,
        }
    )
