"""The engine of the checks: what a check may hand over, how it calls, compares and reports.

Read in this order: :mod:`plain_data` (what may cross to the student's code and back),
:mod:`containment` (surviving that code), :mod:`executor` (where it runs), :mod:`compare` (judging
a value), :mod:`exam` (one run of one check), :mod:`check` (what the notebook calls), :mod:`report`
(what the reader sees).

What nearly every check needs is imported from here. For whoever writes one there are besides:
:mod:`answer` (one call, judged in several parts), :mod:`steps` (values that follow from each
other), :mod:`cases` (whole numbers), :mod:`draws` (inputs on which no mistake hides), :mod:`faults`
(why a call raised), :mod:`generators` (random draws), :mod:`layers`, :mod:`functions` (networks,
activations to judge with), :mod:`mutations` (formulas with one slip), :mod:`questions` (multiple
choice).
"""

from mlp_helpers.checks.core.answer import Answer
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.compare import (
    FLOAT64,
    RTOL,
    Failed,
    close,
    describe,
    numbers,
    shapes,
    told_apart,
)
from mlp_helpers.checks.core.draws import draw_until
from mlp_helpers.checks.core.exam import Exam, Named
from mlp_helpers.checks.core.executor import Fault, Outcome, operation
from mlp_helpers.checks.core.faults import kind_of
from mlp_helpers.checks.core.plain_data import Ref

__all__ = [
    "FLOAT64",
    "RTOL",
    "Answer",
    "Exam",
    "Failed",
    "Fault",
    "Named",
    "Outcome",
    "Ref",
    "check",
    "close",
    "describe",
    "draw_until",
    "kind_of",
    "numbers",
    "operation",
    "shapes",
    "told_apart",
]
