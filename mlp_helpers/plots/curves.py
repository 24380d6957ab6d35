"""Loss and accuracy by epoch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator, PercentFormatter

from mlp_helpers._errors import ArgumentError
from mlp_helpers.plots.style import line_style

Curves = Mapping[str, Sequence[float]]


def draw_loss(ax: Axes, curves: Curves, *, log: bool = False) -> Axes:
    """Draw losses by epoch, the first epoch being number 0 as in the lecture's printed line.

    Parameters
    ----------
    ax
        Where to draw.
    curves
        From each curve's name to its values, one per epoch.
    log
        Whether the losses are on a logarithmic scale.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.

    Raises
    ------
    ArgumentError
        If there is no curve, or one is empty.
    """
    _draw(ax, curves)
    if log:
        ax.set_yscale("log")
    else:
        ax.set_ylim(bottom=0)
    ax.set_ylabel("loss (cross-entropy)")
    return ax


def draw_accuracy(ax: Axes, curves: Curves) -> Axes:
    """Draw accuracies in [0, 1] as percentages by epoch.

    Parameters
    ----------
    ax
        Where to draw.
    curves
        From each curve's name to its values, one per epoch.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.

    Raises
    ------
    ArgumentError
        If there is no curve, or one is empty.
    """
    _draw(ax, curves)
    ax.yaxis.set_major_formatter(PercentFormatter(xmax=1, decimals=0))
    ax.set_ylabel("accuracy")
    return ax


def _draw(ax: Axes, curves: Curves) -> None:
    if not curves or not all(len(values) for values in curves.values()):
        raise ArgumentError(
            f"expected one curve at least, each with a value per epoch; got "
            f"{ {name: len(values) for name, values in curves.items()} } (name: values)."
        )
    for i, (name, values) in enumerate(curves.items()):
        ax.plot(range(len(values)), values, label=name, **line_style(i))
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_xlabel("epoch")
    ax.legend()
