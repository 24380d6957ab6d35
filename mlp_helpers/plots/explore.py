"""Sliders for a figure, and the figure itself where nobody can move them."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any


def explore(draw: Callable[..., None], **controls: Any) -> None:
    """Redraw a figure whenever a control is moved.

    In a batch run (``make execute``, pytest: they set ``TQDM_DISABLE=1``) the figure is
    drawn once, with every control where it starts. The notebook that is kept thus holds a still
    figure instead of a widget, which would be an empty box without a kernel, and another one
    after each run.

    Parameters
    ----------
    draw
        Takes the controls' values by name, draws a figure and shows it.
    **controls
        A widget of ipywidgets for each parameter of `draw`.
    """
    if os.environ.get("TQDM_DISABLE") == "1":
        draw(**{name: control.value for name, control in controls.items()})
        return
    import ipywidgets  # type: ignore[import-untyped]  # here: the figures do without it

    ipywidgets.interact(draw, **controls)
