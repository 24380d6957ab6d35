"""Checks of the exercises, one module for each assignment.

A notebook takes its assignment's checks and calls them on the student's functions::

    from mlp_helpers.checks import mlp_in_pytorch as check, once_filled_in

    check.func_eval(func_eval)

The assignments' modules use :mod:`mlp_helpers.checks.core` and nothing of Jupyter or nbgrader.
"""

from mlp_helpers.checks.core.blanks import once_filled_in
from mlp_helpers.checks.core.compare import Mistake
from mlp_helpers.checks.core.exam import Exam, check
from mlp_helpers.checks.core.report import Report
from mlp_helpers.checks.core.side import Side, Workshop, operation, using

__all__ = [
    "Exam",
    "Mistake",
    "Report",
    "Side",
    "Workshop",
    "check",
    "once_filled_in",
    "operation",
    "using",
]
