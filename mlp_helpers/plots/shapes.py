"""Matrices as rectangles, to see that the shapes of a formula fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from mlp_helpers.plots.style import OKABE_ITO

Matrix = tuple[str, int, int, str, str]
_SIDES = {
    "n": "sky blue",
    "d": "orange",
    "h": "green",
    "q": "purple",
    "k": "vermillion",
    "m": "blue",
}
_MARGIN = 1.5  # left of a matrix, for the name of its rows
_ABOVE = 1.6  # above a matrix, for the name of its columns


def draw_formulas(
    ax: Axes,
    formulas: Sequence[Sequence[Matrix | str]],
    sides: Mapping[str, str] = _SIDES,
) -> Axes:
    """Draw formulas such as H = X W + b below each other, each matrix as a rectangle to scale.

    Parameters
    ----------
    ax
        Where to draw; its own axis lines are removed.
    formulas
        Each a sequence of signs such as ``"="`` and of matrices ``(name, rows, columns, rows'
        name, columns' name)``.
    sides
        From a side's name to the name of its colour in the course's palette, so that equal
        sides look alike; other sides are black.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.
    """
    top, widest = 0.0, 0.0
    for formula in formulas:
        tall = max(term[1] for term in formula if not isinstance(term, str))
        middle, x = top - _ABOVE - tall / 2, 0.0
        for term in formula:
            if isinstance(term, str):
                width = 0.9 * len(term) + 0.3
                ax.text(x + width / 2, middle, term, ha="center", va="center", fontsize=15)
                x += width
            else:
                x = _draw_matrix(ax, term, x + _MARGIN, middle, sides) + 0.4
        top, widest = top - _ABOVE - tall - 0.4, max(widest, x)
    ax.set(xlim=(0, widest), ylim=(top, 0), aspect="equal")
    ax.set_axis_off()
    return ax


def _draw_matrix(
    ax: Axes, matrix: Matrix, x: float, middle: float, sides: Mapping[str, str]
) -> float:
    """Draw a rectangle whose left side is at x, and return where its right side is."""
    name, rows, columns, down, across = matrix
    low, high = middle - rows / 2, middle + rows / 2
    ax.add_patch(Rectangle((x, low), columns, rows, facecolor="#F2F2F2", edgecolor="black"))
    ax.text(x + columns / 2, middle, name, ha="center", va="center", fontsize=13)
    bars = (
        (across, (x, x + columns), (high + 0.35,) * 2, (x + columns / 2, high + 0.9)),
        (down, (x - 0.35,) * 2, (low, high), (x - 0.85, middle)),
    )
    for side, along_x, along_y, where in bars:
        color = OKABE_ITO[sides.get(side, "black")]
        ax.plot(along_x, along_y, color=color, linewidth=4, linestyle="-", solid_capstyle="butt")
        ax.text(*where, side, ha="center", va="center", fontsize=11)
    return x + columns
