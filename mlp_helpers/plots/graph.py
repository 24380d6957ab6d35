"""The lecture's computational graph J = L + s, with the numbers at each node (D2 to D7)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, Rectangle
from numpy.typing import NDArray

from mlp_helpers.plots.style import OKABE_ITO, SIGN_COLORS

Array = NDArray[Any]

CELL_WIDTH, CELL_HEIGHT = 0.74, 0.4
_COLORS = mpl.colormaps[SIGN_COLORS]
_FULL = 3.0  # entries of this size and above get the full colour

PLACES: dict[str, tuple[float, float]] = {
    "x": (0.4, 0.0),
    "W1": (2.9, 2.35),
    "z": (5.4, 0.0),
    "h": (7.7, 0.0),
    "W2": (9.9, 2.35),
    "o": (12.1, 0.0),
    "y": (14.7, -1.75),
    "L": (14.7, 0.0),
    "s": (14.7, 2.35),
    "J": (16.7, 1.1),
}
"""Where the middle of each node stands."""


class Edge(NamedTuple):
    """An arrow: which sides of the two nodes it joins, its bend, and what happens on it.

    `label_left` puts the words to the left of an arrow that is not level, away from what is there.
    """

    sides: tuple[str, str]
    forward: str = ""
    backward: str = ""
    bend: float = 0.0
    label_left: bool = False


EDGES: dict[tuple[str, str], Edge] = {
    ("x", "z"): Edge(("right", "left"), "W⁽¹⁾x"),
    ("W1", "z"): Edge(("bottom", "left"), "", "· xᵀ", label_left=True),
    ("z", "h"): Edge(("right", "left"), "φ", "⊙ φ′(z)"),
    ("h", "o"): Edge(("right", "left"), "W⁽²⁾h", "W⁽²⁾ᵀ ·"),
    ("W2", "o"): Edge(("bottom", "left"), "", "· hᵀ", label_left=True),
    ("o", "L"): Edge(("right", "left"), "½‖o − y‖²", "o − y"),
    ("y", "L"): Edge(("top", "bottom")),
    ("W1", "s"): Edge(("right", "left"), "", "λW⁽¹⁾", -0.27),
    ("W2", "s"): Edge(("right", "left"), "½λ‖·‖²", "λW⁽²⁾"),
    ("L", "J"): Edge(("right", "left"), "+", "1"),
    ("s", "J"): Edge(("right", "left"), "+", "1"),
}
"""What feeds what: the formula of each step, forward and backward."""


def draw_cells(
    ax: Axes, A: Array, middle: tuple[float, float], *, shown: bool = True, marked: bool = False
) -> None:
    """Draw a matrix as a grid of coloured cells with their numbers, or as an empty grid.

    Parameters
    ----------
    ax
        Where to draw.
    A : (rows, columns) array
        Colours go from orange (negative) over white to purple (positive).
    middle
        Where the middle of the grid is.
    shown
        Fill in numbers and colours.
    marked
        Draw a thick frame around it.
    """
    rows, columns = A.shape
    left = middle[0] - columns * CELL_WIDTH / 2
    top = middle[1] + rows * CELL_HEIGHT / 2
    for (i, j), entry in np.ndenumerate(A):
        corner = (left + j * CELL_WIDTH, top - (i + 1) * CELL_HEIGHT)
        color: Any = _COLORS(0.5 + 0.4 * float(np.tanh(entry / _FULL * 1.5)))
        face, edge = (color, "white") if shown else ("white", "#C8C8C8")
        ax.add_patch(Rectangle(corner, CELL_WIDTH, CELL_HEIGHT, facecolor=face, edgecolor=edge))
        if shown:
            x, y = corner[0] + CELL_WIDTH / 2, corner[1] + CELL_HEIGHT / 2
            ink = "white" if abs(entry) > 0.8 * _FULL else "black"
            ax.text(
                x,
                y,
                f"{round(float(entry), 2) + 0.0:.2f}",
                ha="center",
                va="center",
                fontsize=7.5,
                color=ink,
            )
    size = (columns * CELL_WIDTH, rows * CELL_HEIGHT)
    frame = {"linewidth": 2.4, "edgecolor": OKABE_ITO["vermillion"]} if marked else {}
    style: dict[str, Any] = {"linewidth": 0.8, "edgecolor": "#808080"} | frame
    ax.add_patch(Rectangle((left, top - size[1]), *size, fill=False, **style))


def draw_terms(ax: Axes, terms: Sequence[tuple[str, Array] | str]) -> Axes:
    """Draw matrices with their numbers side by side, with signs between them.

    Parameters
    ----------
    ax
        Where to draw; its own axis lines are removed.
    terms
        In order: signs such as ``"="`` (blanks make a gap), and pairs of a title and a matrix.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.
    """
    x = 0.0
    tall = max(len(term[1]) for term in terms if not isinstance(term, str)) * CELL_HEIGHT
    for term in terms:
        if isinstance(term, str):
            ax.text(x + 0.3, 0, term, fontsize=15, ha="center", va="center")
            x += 0.6
            continue
        title, A = term
        width = A.shape[1] * CELL_WIDTH
        draw_cells(ax, A, (x + width / 2, 0))
        ax.text(x + width / 2, tall / 2 + 0.15, title, fontsize=10.5, ha="center", va="bottom")
        x += width
    ax.set(xlim=(-0.1, x + 0.1), ylim=(-tall / 2 - 0.1, tall / 2 + 0.6), aspect="equal")
    ax.set_axis_off()
    return ax


def draw_graph(
    ax: Axes,
    arrays: Mapping[str, Array],
    *,
    shown: Collection[str],
    marked: Collection[str] = (),
    backward: bool = False,
    title: str = "",
) -> Axes:
    """Draw the graph of the small net with an array at each node.

    Parameters
    ----------
    ax
        Where to draw; its own axis lines are removed.
    arrays
        A matrix for each node of :data:`PLACES`: the values, or the gradients of J with respect
        to them.
    shown
        Nodes whose numbers are known already; the others are empty grids.
    marked
        Nodes to put a thick frame around: those just computed.
    backward
        The arrays are gradients: arrows point backwards, and ``o`` is labelled ``dJ/do``.
    title
        What the panel shows.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.
    """
    nodes = {name: np.atleast_2d(array) for name, array in arrays.items()}
    for (start, end), edge in EDGES.items():
        if start in nodes and end in nodes:
            _draw_edge(ax, nodes, start, end, edge, backward)
    for name, array in nodes.items():
        x, y = PLACES[name]
        draw_cells(ax, array, (x, y), shown=name in shown, marked=name in marked)
        label = f"∂J/∂{_pretty(name)}" if backward else _pretty(name)
        size = f"  {array.shape[0]}×{array.shape[1]}" if array.size > 1 else ""
        above = y + array.shape[0] * CELL_HEIGHT / 2 + 0.12
        ax.text(x, above, label + size, ha="center", va="bottom", fontsize=9.5)
    ax.text(-0.2, 4.2, title, fontsize=11, ha="left", va="center", fontweight="bold")
    ax.set(xlim=(-0.3, 17.3), ylim=(-2.4, 4.5), aspect="equal")
    ax.set_axis_off()
    return ax


def _pretty(name: str) -> str:
    return {"W1": "W⁽¹⁾", "W2": "W⁽²⁾"}.get(name, name)


def _port(nodes: Mapping[str, Array], name: str, side: str) -> tuple[float, float]:
    """Return the middle of one side of a node, a little outside of it."""
    (x, y), (rows, columns) = PLACES[name], nodes[name].shape
    right, up = {"left": (-1, 0), "right": (1, 0), "top": (0, 1), "bottom": (0, -1)}[side]
    gap = 0.1
    return (
        x + right * (columns * CELL_WIDTH / 2 + gap),
        y + up * (rows * CELL_HEIGHT / 2 + (0.5 if side == "top" else gap)),
    )


def _draw_edge(
    ax: Axes, nodes: Mapping[str, Array], start: str, end: str, edge: Edge, backward: bool
) -> None:
    first, last = (
        _port(nodes, name, side) for name, side in zip((start, end), edge.sides, strict=True)
    )
    text, color = (
        (edge.backward, OKABE_ITO["vermillion"]) if backward else (edge.forward, OKABE_ITO["blue"])
    )
    arrow = FancyArrowPatch(
        *((last, first) if backward else (first, last)),
        connectionstyle=f"arc3,rad={-edge.bend if backward else edge.bend}",
        arrowstyle="-|>",
        mutation_scale=11,
        linewidth=1.3,
        linestyle="--" if backward else "-",
        color=color,
        shrinkA=0,
        shrinkB=0,
    )
    ax.add_patch(arrow)
    x = (first[0] + last[0]) / 2
    # A bent arrow rises by half of its bend, in units of its length.
    y = (first[1] + last[1]) / 2 - edge.bend / 2 * (last[0] - first[0])
    level = abs(first[1] - last[1]) < 0.2
    aside = -0.25 if edge.label_left else 0.3
    beside = "right" if edge.label_left else "left"
    ax.text(
        x + (0 if level else aside), y + (0.1 if level else 0), text,
        ha="center" if level else beside,
        va="bottom" if level else "top" if edge.label_left else "center",
        fontsize=9, color=color,
    )  # fmt: skip
