"""What the checks of assignments 01 and 02 share: activations by name, and how a call ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from mlp_helpers.checks.core.catalogue import find
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import Outcome, operation
from mlp_helpers.checks.core.plain_data import Foreign, Ref
from mlp_helpers.checks.core.stubs import stubs_in

PHI: dict[str, Callable[[Any], Any]] = {
    "relu": lambda z: np.maximum(z, 0),
    "tanh": np.tanh,
    "softplus": lambda z: np.logaddexp(0, z),
    "arctan": np.arctan,
}


@operation
def build_activation(name: str) -> Callable[[Any], Any]:
    """Build an elementwise activation from its name; it takes numbers and arrays."""
    return PHI[name]


def returned(exam: Exam, target: Ref, outcome: Outcome, *given: str) -> Any:
    """Return what a call of `target` gave; where it gave nothing, say why and show the inputs.

    Parameters
    ----------
    exam, target, outcome
        Who asks, the function, and what came of its call.
    *given
        Lines that describe the inputs, shown below an exception that the code raised.
    """
    value = exam.require(outcome, *given)
    if isinstance(value, Foreign) and value.type_name == "ellipsis":
        exam.fail("nothing was returned", hint="`...` stands where the result should be")
    if value is None:
        if exam.ask(stubs_in, target):  # not a mistake, but work that is still to be done
            exam.fail("nothing was returned")
        exam.fail("nothing was returned", *given, mistake=find(f"{exam.exercise}/no-return"))
    return value
