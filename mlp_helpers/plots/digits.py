"""Digits, what a model says of them, and first-layer weights as images."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from numpy.typing import NDArray

from mlp_helpers._errors import ArgumentError
from mlp_helpers.plots.style import OKABE_ITO, SIGN_COLORS

SIDE = 28
"""Pixels along one side of an MNIST image."""

Grid = NDArray[Any]  # of Axes, as plt.subplots returns it


def draw_digit(ax: Axes, image: Any, title: str = "", *, wrong: bool = False) -> Axes:
    """Draw one image, grey values from its darkest to its brightest.

    Parameters
    ----------
    ax
        Where to draw.
    image
        784 numbers in any shape, as an array or a tensor on any device.
    title
        Stands above the image.
    wrong
        Marks a wrong prediction: a frame, and a bold title in another colour.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.

    Raises
    ------
    ArgumentError
        If `image` does not hold 784 numbers.
    """
    ax.imshow(_image(image), cmap="gray")
    _bare(ax)
    mark: dict[str, Any] = {"color": OKABE_ITO["vermillion"], "fontweight": "bold"} if wrong else {}
    if title:
        ax.set_title(title, fontsize=10, pad=3, **mark)
    if wrong:
        for spine in ax.spines.values():
            spine.set(visible=True, color=OKABE_ITO["vermillion"], linewidth=3)
    return ax


def draw_digits(
    axes: Grid,
    images: Any,
    titles: Sequence[str] | None = None,
    wrong: Sequence[bool] | None = None,
) -> Grid:
    """Draw a grid of images, row by row; axes that are left over stay empty.

    Parameters
    ----------
    axes
        Array of axes, as from ``plt.subplots(rows, columns)``.
    images
        Shape (n, ...), 784 numbers in each.
    titles, wrong
        One for each image, see `draw_digit`.

    Returns
    -------
    numpy.ndarray
        `axes`.

    Raises
    ------
    ArgumentError
        If there are more images than axes, or not as many titles or marks as images.
    """
    n = len(images)
    titles = [""] * n if titles is None else titles
    wrong = [False] * n if wrong is None else wrong
    if not n == len(titles) == len(wrong) or n > axes.size:
        raise ArgumentError(
            f"draw_digits: expected a title and a mark for each image and at most {axes.size} "
            f"images (one for each of the axes); got {n} images, {len(titles)} titles, "
            f"{len(wrong)} marks."
        )
    for ax, image, title, mark in zip(axes.flat, images, titles, wrong, strict=False):
        draw_digit(ax, image, title, wrong=bool(mark))
    for ax in axes.flat[n:]:
        ax.set_axis_off()
    return axes


def draw_probabilities(ax: Axes, probabilities: Any, label: int) -> Axes:
    """Draw a model's probabilities for one digit as bars; the true class is hatched.

    Parameters
    ----------
    ax
        Where to draw.
    probabilities
        Shape (10,), summing to 1.
    label
        The true class.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.
    """
    p = _array(probabilities)
    bars = ax.bar(range(len(p)), p, color="#BBBBBB", width=0.8)
    bars[int(p.argmax())].set_color(OKABE_ITO["vermillion"])
    bars[label].set(facecolor=OKABE_ITO["sky blue"], edgecolor="black", hatch="////", linewidth=0.5)
    ax.set(ylim=(0, 1), xticks=range(len(p)), yticks=[0, 0.5, 1])
    ax.set_xlabel("class")
    ax.set_ylabel("probability")
    ax.grid(axis="x", visible=False)
    return ax


def probability_legend() -> list[Patch]:
    """Return the handles that explain `draw_probabilities`, for ``fig.legend(handles=...)``."""
    return [
        Patch(facecolor=OKABE_ITO["vermillion"], label="predicted class"),
        Patch(facecolor=OKABE_ITO["sky blue"], edgecolor="black", hatch="////", label="true class"),
    ]


def draw_weights(
    axes: Grid, weights: Any, titles: Sequence[str] | None = None, *, label: str = "weight"
) -> Grid:
    """Draw the weights into hidden units as images, with one colour scale around 0.

    Parameters
    ----------
    axes
        Array of axes; the colour bar stands beside them.
    weights
        Shape (k, 784), one row per unit, as ``nn.Linear`` keeps them; k at most ``axes.size``.
    titles
        One for each unit.
    label
        What the colour bar shows.

    Returns
    -------
    numpy.ndarray
        `axes`.

    Raises
    ------
    ArgumentError
        If there are more units than axes, or a unit has not 784 weights.
    """
    W = _array(weights)
    limit = float(np.abs(W).max()) or 1.0
    draw_digits(axes, W, titles)
    image = None
    for ax in axes.flat[: len(W)]:
        image = ax.images[0]
        image.set(cmap=SIGN_COLORS, clim=(-limit, limit))
    if image is not None:
        axes.flat[0].figure.colorbar(image, ax=axes, label=label, shrink=0.8)
    return axes


def _array(values: Any) -> NDArray[Any]:
    if hasattr(values, "detach"):  # a tensor, perhaps on a GPU, perhaps with a gradient
        values = values.detach().cpu()
    return np.asarray(values)


def _image(values: Any) -> NDArray[Any]:
    array = _array(values)
    if array.size != SIDE * SIDE:
        raise ArgumentError(
            f"an image must hold {SIDE}·{SIDE} = {SIDE * SIDE} numbers, got shape {array.shape}."
        )
    return array.reshape(SIDE, SIDE)


def _bare(ax: Axes) -> None:
    ax.set(xticks=[], yticks=[])
    for spine in ax.spines.values():
        spine.set_visible(False)
