"""A model and its training set: decisions in the plane, thinned networks, runs compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from mlp_helpers._errors import ArgumentError
from mlp_helpers.plots.planes import draw_classes
from mlp_helpers.plots.style import OKABE_ITO, line_style

Array = NDArray[Any]

_TINTS = ("#D3E6F4", "#F8DCCB")  # light forms of the two classes' colours
_MARKERS = "os^Dv"


def draw_decisions(
    ax: Axes,
    decide: Callable[[Array], Array],
    points: Array,
    labels: Array,
    *,
    ringed: Array | None = None,
    span: float = 2.4,
    pixels: int = 160,
) -> Axes:
    """Tint the plane by a model's decision between two classes, with the training points on it.

    Parameters
    ----------
    ax
        Where to draw.
    decide
        Maps points (k, 2) to classes (k,), 0 or 1.
    points : (n, 2) array
        Training points.
    labels : (n,) array
        The labels they were given.
    ringed : (n,) array of bool
        Points to draw a ring around, such as those with a wrong label.
    span
        The square drawn is [-span, span]².
    pixels
        Decisions along each side.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.
    """
    axis = np.linspace(-span, span, pixels)
    plane = np.stack(np.meshgrid(axis, axis), axis=-1)
    decided = np.asarray(decide(plane.reshape(-1, 2))).reshape(pixels, pixels)
    ax.contourf(axis, axis, decided, levels=[-0.5, 0.5, 1.5], colors=_TINTS)
    if decided.min() != decided.max():
        ax.contour(axis, axis, decided, levels=[0.5], colors="black", linewidths=0.8)
    draw_classes(ax, points, labels, size=26)
    if ringed is not None:
        x, y = points[ringed].T
        ax.scatter(x, y, s=130, facecolor="none", edgecolor="black", linewidth=1.2, zorder=4)
    ax.set(xlim=(-span, span), ylim=(-span, span), xticks=[], yticks=[], aspect="equal")
    ax.grid(visible=False)
    return ax


def draw_budget(
    ax: Axes, A: Array, a: Array, w: Array, path: Array, order: int, span: float = 2.2
) -> Axes:
    """Draw a quadratic loss of two weights, and the penalty's level line through a point.

    Parameters
    ----------
    ax
        Where to draw.
    A : (2, 2) array
        The loss is (w - a)ᵀ A (w - a) / 2; positive definite.
    a : (2,) array
        Where the loss is smallest.
    w : (2,) array
        The point that the penalised loss chooses.
    path : (k, 2) array
        Such points for a growing strength of the penalty.
    order
        2 for circles (ridge), 1 for diamonds (lasso).
    span
        The square drawn is [-span / 2, span] in both directions.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.
    """
    line = np.linspace(-span / 2, span, 221)
    plane = np.stack(np.meshgrid(line, line), axis=-1)
    loss = np.einsum("...i,ij,...j->...", plane - a, A, plane - a) / 2
    here = float((w - a) @ A @ (w - a) / 2)
    levels = [0.05 * 2**k for k in range(7)]
    ax.contour(line, line, loss, levels=levels, colors="#B0B0B0", linewidths=0.8)
    if here > 0:
        style = line_style(0)
        ax.contour(line, line, loss, [here], colors=style["color"], linewidths=2)
    size = np.linalg.norm(w, order)
    ball = np.linalg.norm(plane, order, axis=-1)
    if size > 0:
        color = OKABE_ITO["orange"]
        ax.contourf(line, line, ball, [0, size], colors=[color], alpha=0.3)
        ax.contour(line, line, ball, [size], colors=[color], linewidths=2, linestyles="--")
    ax.plot(*path.T, color="black", linewidth=1.2, linestyle="-")
    ax.plot(*a, "+", color="black", markersize=12, mew=2)
    ax.plot(*w, "o", color="black", markersize=7, zorder=4)
    ax.axhline(0, color="black", linewidth=0.6, linestyle="-")
    ax.axvline(0, color="black", linewidth=0.6, linestyle="-")
    ax.grid(visible=False)
    ax.set(aspect="equal", xticks=[-1, 0, 1, 2], yticks=[-1, 0, 1, 2])
    return ax


def draw_thinned(ax: Axes, kept: Sequence[Sequence[bool]]) -> Axes:
    """Draw a fully connected network in which some units are dropped: crossed out, unconnected.

    Parameters
    ----------
    ax
        Where to draw; its own axis lines are removed.
    kept
        For each layer, the input's first, whether each of its units is kept.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.

    Raises
    ------
    ArgumentError
        If there are fewer than two layers.
    """
    if len(kept) < 2:
        raise ArgumentError(f"draw_thinned: expected two layers at least, got {len(kept)}.")
    heights = [np.arange(len(layer)) - (len(layer) - 1) / 2 for layer in kept]
    for i in range(len(kept) - 1):
        for start, here in zip(heights[i], kept[i], strict=True):
            for end, there in zip(heights[i + 1], kept[i + 1], strict=True):
                if here and there:
                    ax.plot([i, i + 1], [start, end], color="#999999", lw=0.7, ls="-", zorder=1)
    for i, (layer, places) in enumerate(zip(kept, heights, strict=True)):
        for place, alive in zip(places, layer, strict=True):
            fill = OKABE_ITO["sky blue"] if alive else "white"
            edge = "black" if alive else "#999999"
            ax.scatter(i, place, s=150, color=fill, edgecolor=edge, zorder=3)
            if not alive:
                ax.scatter(i, place, s=60, marker="x", color=OKABE_ITO["vermillion"], zorder=4)
    tallest = max(len(layer) for layer in kept)
    ax.set(xlim=(-0.3, len(kept) - 0.7), ylim=(-tallest / 2 - 0.1, tallest / 2 + 0.1))
    ax.set_axis_off()
    return ax


def draw_bands(ax: Axes, x: Sequence[float], curves: Mapping[str, Any]) -> Axes:
    """Draw curves that were measured several times: the mean, and a band from least to most.

    Parameters
    ----------
    ax
        Where to draw.
    x
        Places of measurement.
    curves
        From each curve's name to its values, shape (runs, len(x)).

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.

    Raises
    ------
    ArgumentError
        If a curve has another number of values than `x`.
    """
    for i, (name, values) in enumerate(curves.items()):
        runs = np.atleast_2d(np.asarray(values, dtype=float))
        if runs.shape[1] != len(x):
            raise ArgumentError(
                f"draw_bands: {name!r} must have shape (runs, {len(x)}), got {runs.shape}."
            )
        style = line_style(i)
        ax.plot(x, runs.mean(axis=0), label=name, marker=_MARKERS[i % 5], ms=5, **style)
        if len(runs) > 1:
            low, high = runs.min(axis=0), runs.max(axis=0)
            ax.fill_between(x, low, high, color=style["color"], alpha=0.18, linewidth=0)
    return ax


def draw_runs(ax: Axes, groups: Mapping[str, Mapping[str, Sequence[float]]]) -> Axes:
    """Draw the runs of several methods side by side: each run, their mean, two standard errors.

    Parameters
    ----------
    ax
        Where to draw.
    groups
        From the name of a condition to the runs of each method in it; the same methods in each.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`, one line per method from the top.
    """
    methods = list(next(iter(groups.values())))
    for i, (condition, results) in enumerate(groups.items()):
        color = line_style(i)["color"]
        for k, method in enumerate(methods):
            runs = np.asarray(results[method], dtype=float)
            place = k + 0.22 * (i - (len(groups) - 1) / 2) * 2
            ax.scatter(runs, np.full(len(runs), place), s=14, color=color, alpha=0.45, zorder=2)
            error = 2 * runs.std(ddof=1) / np.sqrt(len(runs)) if len(runs) > 1 else 0.0
            ax.errorbar(
                runs.mean(), place, xerr=error, color=color, marker=_MARKERS[i % 5], ms=8,
                capsize=4, linestyle="none", zorder=3, label=condition if k == 0 else None,
            )  # fmt: skip
    ax.set_yticks(range(len(methods)), methods)
    ax.invert_yaxis()
    ax.grid(visible=True, axis="x")
    return ax
