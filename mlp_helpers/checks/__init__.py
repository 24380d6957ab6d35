"""Checks of the exercises, one module for each assignment.

A notebook takes its assignment's checks and calls them on the student's functions::

    from mlp_helpers.checks import mlp_in_pytorch as check, once_filled_in

    check.func_eval(func_eval)

The assignments' modules use :mod:`mlp_helpers.checks.core` and nothing of Jupyter or nbgrader.
"""

from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.check import Check, check
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import Executor, LocalExecutor, operation, using
from mlp_helpers.checks.core.report import Report
from mlp_helpers.checks.core.stubs import once_filled_in

__all__ = [
    "Check",
    "Exam",
    "Executor",
    "LocalExecutor",
    "Mistake",
    "Report",
    "check",
    "once_filled_in",
    "operation",
    "using",
]
