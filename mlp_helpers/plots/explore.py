"""Sliders for a figure, and the figure itself where nobody can move them."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Callable
from html import escape
from typing import Any


def explore(draw: Callable[..., None], **controls: Any) -> None:
    """Redraw a figure whenever a control is moved.

    In a batch run (``make execute``, pytest: they set ``TQDM_DISABLE=1``) the figure is
    drawn once, with every control where it starts. The notebook that is kept thus holds a still
    figure instead of a widget, which would be an empty box without a kernel, and another one
    after each run.

    Elsewhere one output holds both, the widget and the still figure as HTML: a program that has
    no such widget shows the figure. JupyterLab saves the figure alone (`mlp_helpers.student.lab`).

    Parameters
    ----------
    draw
        Takes the controls' values by name, draws a figure and shows it.
    **controls
        A widget of ipywidgets for each parameter of `draw`.
    """
    start = {name: control.value for name, control in controls.items()}
    if os.environ.get("TQDM_DISABLE") == "1":
        draw(**start)
        return
    import ipywidgets  # here: the figures do without it
    from IPython.core.formatters import format_display_data
    from IPython.display import display
    from IPython.utils.capture import capture_output

    with capture_output() as first:
        draw(**start)
    still = "".join(_as_html(output.data, output.metadata or {}) for output in first.outputs)
    sliders = ipywidgets.interactive(draw, **controls)
    data, _ = format_display_data(sliders)  # type: ignore[no-untyped-call]
    display(data | {"text/html": still}, raw=True)  # type: ignore[no-untyped-call]


def _as_html(data: dict[str, Any], metadata: dict[str, Any]) -> str:
    """Return an output of `show` as HTML: the image, or the words below it."""
    if "image/png" not in data:
        return str(data.get("text/html", ""))
    about = metadata.get("image/png", {})
    source = f"data:image/png;base64,{b64encode(data['image/png']).decode()}"
    alt, width = escape(about.get("alt", "")), about.get("width", "")
    return f'<img src="{source}" alt="{alt}" width="{width}">'
