"""Figures of the course: one look, one way to show them, and drawings for digits and curves.

Every drawing function takes the axes to draw on and returns them.
"""

from mlp_helpers.plots.show import show
from mlp_helpers.plots.style import LINE_COLORS, LINE_STYLES, OKABE_ITO, line_style, use_style

__all__ = [
    "LINE_COLORS",
    "LINE_STYLES",
    "OKABE_ITO",
    "line_style",
    "show",
    "use_style",
]
