"""Functions beside what approximates them, and errors against the size of the approximation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib import colormaps
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from mlp_helpers._errors import ArgumentError
from mlp_helpers.plots.style import line_style

_MARKERS = "osD^vPX"


def draw_approximations(
    ax: Axes, x: ArrayLike, target: ArrayLike, approximations: Mapping[str, ArrayLike]
) -> Axes:
    """Draw a function as a broad grey line, and approximations of it as thin lines on top.

    Parameters
    ----------
    ax
        Where to draw.
    x, target
        Points (n,) and the function's values there (n,).
    approximations
        From each name to its values (n,); the legend is left to the caller.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.

    Raises
    ------
    ArgumentError
        If an approximation does not have as many values as there are points.
    """
    x = np.asarray(x)
    for name, values in {"target": target, **approximations}.items():
        if np.shape(values) != x.shape:
            raise ArgumentError(
                f"draw_approximations: {name} must have one value for each x, shape {x.shape}; "
                f"got shape {np.shape(values)}."
            )
    ax.plot(x, target, color="0.75", linewidth=5, solid_capstyle="butt", label="target")
    for i, (name, values) in enumerate(approximations.items()):
        ax.plot(x, values, label=name, **line_style(i))
    ax.set(xlabel="x", ylabel="value")
    return ax


def draw_errors(
    ax: Axes, sizes: Sequence[float], errors: Mapping[str, ArrayLike], xlabel: str = "units"
) -> Axes:
    """Draw sup-errors against sizes, both on logarithmic axes: a power law is a straight line.

    Parameters
    ----------
    ax
        Where to draw.
    sizes
        Numbers of units, degrees and the like, (n,).
    errors
        From each family's name to its errors (n,); the legend is left to the caller.
    xlabel
        What the sizes are.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.
    """
    for i, (name, values) in enumerate(errors.items()):
        marker = _MARKERS[i % len(_MARKERS)]
        ax.plot(sizes, values, label=name, marker=marker, markersize=5, **line_style(i))
    ax.set_xscale("log", base=2)
    ax.set_xticks(sizes, [f"{size:g}" for size in sizes])
    ax.set_yscale("log")
    ax.set(xlabel=xlabel, ylabel="sup-error")
    ax.minorticks_off()
    return ax


def draw_partial_sums(ax: Axes, x: ArrayLike, terms: ArrayLike) -> Axes:
    """Draw the sums of the first 1, 2, ... terms, from pale to dark, and the whole on top.

    Parameters
    ----------
    ax
        Where to draw.
    x
        Points (n,).
    terms
        What each unit adds, in order: shape (h, n).

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.
    """
    sums = np.cumsum(np.asarray(terms), axis=0)
    shades = colormaps["viridis_r"](np.linspace(0.15, 1, len(sums)))
    for values, shade in zip(sums, shades, strict=True):
        ax.plot(x, values, color=shade, linestyle="-", linewidth=1.3)
    ax.plot(x, sums[-1], color="black", linestyle="-", linewidth=2, label="all units")
    ax.set(xlabel="x", ylabel="value")
    return ax
