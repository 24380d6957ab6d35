"""Figures of the course: one look, one way to show them, and drawings for digits and curves.

Every drawing function takes the axes to draw on and returns them.
"""

from mlp_helpers.plots.curves import draw_accuracy, draw_loss
from mlp_helpers.plots.digits import (
    draw_digit,
    draw_digits,
    draw_probabilities,
    draw_weights,
    probability_legend,
)
from mlp_helpers.plots.display import show
from mlp_helpers.plots.network import draw_network
from mlp_helpers.plots.style import (
    LINE_COLORS,
    LINE_STYLES,
    OKABE_ITO,
    SIGN_COLORS,
    line_style,
    use_style,
)

__all__ = [
    "LINE_COLORS",
    "LINE_STYLES",
    "OKABE_ITO",
    "SIGN_COLORS",
    "draw_accuracy",
    "draw_digit",
    "draw_digits",
    "draw_loss",
    "draw_network",
    "draw_probabilities",
    "draw_weights",
    "line_style",
    "probability_legend",
    "show",
    "use_style",
]
