"""An IPython extension: how a kernel displays a result is the same in each graded cell.

A score is the displayed result of a cell. So before each cell runs, what a student may have changed
to show results otherwise is as it was: which expressions of a cell are displayed, and how numbers
are written. The kernel loads it as ``--ext mlp_helpers.grading.fair_display``.
"""

from __future__ import annotations

from typing import Any

SHELL = ("ast_node_interactivity",)
TEXT = ("enabled", "float_precision", "max_seq_length", "max_width", "newline", "pprint", "verbose")
NUMBERS = (float, int)


def load_ipython_extension(shell: Any) -> None:
    """Remember how results are displayed now, and restore it before each cell."""
    text = shell.display_formatter.formatters["text/plain"]
    before = {name: getattr(text, name) for name in TEXT}
    shown = {name: getattr(shell, name) for name in SHELL}
    printers = {kind: text.type_printers.get(kind) for kind in NUMBERS}
    active = list(shell.display_formatter.active_types)

    def restore(info: Any) -> None:
        for name, value in shown.items():
            setattr(shell, name, value)
        for name, value in before.items():
            setattr(text, name, value)
        for kind, printer in printers.items():
            text.type_printers.pop(kind, None)
            if printer is not None:
                text.type_printers[kind] = printer
        shell.display_formatter.active_types = active
        shell.display_formatter.formatters["text/plain"] = text

    shell.events.register("pre_run_cell", restore)
