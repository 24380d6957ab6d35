"""Show a figure in a notebook so that everyone can read it."""

from __future__ import annotations

import io
from html import escape
from typing import Any

import numpy as np
from matplotlib import pyplot as plt
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from mlp_helpers._errors import ArgumentError
from mlp_helpers.plots.style import FIGURE_DPI

# Twice the pixels of the size shown would be sharper still, and double the notebook's weight.
_FINER = 1.5


def show(fig: Figure, *, alt: str) -> None:
    """Display `fig` in the notebook, with words for those who do not see it, and close it.

    Three things carry the words, since programs differ in which they honour: the image's
    ``alt`` metadata (nbconvert's classic template, nbgrader), the plain-text form of the output
    (terminals, JupyterLab's plain renderer), and a fold-out line under the image, which a
    screen reader finds in JupyterLab, too; JupyterLab 4 gives output images no alt text.

    Parameters
    ----------
    fig
        A figure with everything drawn.
    alt
        What the figure shows: what is plotted against what, and what one should notice.

    Raises
    ------
    ArgumentError
        If `alt` is empty.
    """
    alt = " ".join(alt.split())
    if not alt:
        raise ArgumentError("show: alt must say in words what the figure shows; it is empty.")
    png = as_png(fig)
    plt.close(fig)
    width, height = (round(inches * FIGURE_DPI) for inches in fig.get_size_inches())
    # JupyterLab puts the first line of an output that is folded beside the fold: it tells nothing.
    image = {"image/png": png, "text/plain": f"Figure:\n{alt}"}
    about = {"image/png": {"alt": alt, "width": width, "height": height}}
    words = f"<details><summary>Figure in words</summary><p>{escape(alt)}</p></details>"
    _display(image, about)
    _display({"text/html": words, "text/plain": "(figure in words, see above)"}, {})


def as_png(fig: Figure) -> bytes:
    """Return the figure as a PNG of 256 colours: less than half the bytes, no visible loss."""
    # Not savefig: it draws a figure with a layout twice, and its PNG would only be read again.
    fig.dpi = FIGURE_DPI * _FINER
    canvas: Any = FigureCanvasAgg(fig)
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())
    # Most of a figure is white: colour 0, and the others are chosen for what is drawn.
    drawn = pixels.view(np.uint32)[..., 0] != 0xFFFFFFFF
    drawn[0, 0] = True  # there must be something
    ink = Image.fromarray(pixels[drawn][None, :, :3]).quantize(255, dither=Image.Dither.NONE)
    colors = np.zeros(drawn.shape, dtype=np.uint8)
    colors[drawn] = 1 + np.asarray(ink)[0]
    image = Image.fromarray(colors)
    image.putpalette([255, 255, 255, *(ink.getpalette() or [])])
    small = io.BytesIO()
    image.save(small, format="png")
    return small.getvalue()


def _display(data: dict[str, Any], metadata: dict[str, Any]) -> None:
    from IPython.display import display

    display(data, raw=True, metadata=metadata)  # type: ignore[no-untyped-call]
