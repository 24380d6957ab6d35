"""Draws a figure when it is imported: the kernels of a grading are forked after that.

The first figure takes longer, since fonts are looked for and the parser of formulas is made.
"""

from __future__ import annotations

import matplotlib as mpl
from matplotlib.figure import Figure

from mlp_helpers.plots.display import as_png
from mlp_helpers.plots.style import use_style

with mpl.rc_context():
    use_style()
    figure = Figure()
    axes = figure.subplots()
    axes.semilogy([1, 100], label="$x$")
    axes.set(xlabel="x", ylabel="y", title="first")
    axes.legend()
    as_png(figure)
