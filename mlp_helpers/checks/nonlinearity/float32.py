"""The right numbers in float32, where float64 is asked for."""

from __future__ import annotations

from typing import Any

import numpy as np

from mlp_helpers.checks.core import Exam, close, numbers


def charge_float32(exam: Exam, name: str, got: Any, right: np.ndarray) -> bool:
    """Fail where float32 comes back of what is right otherwise, but once: say later that it does.

    1e-4 is far above the rounding of float32, and far below what a wrong formula changes.
    """
    values = numbers(name, got)
    if values.dtype != np.float32 or not close(values, right, 1e-4):
        return False
    if "float32" not in exam.named:
        lines = ("expected dtype float64", "got      dtype float32")
        exam.fail(f"{name}: wrong dtype", *lines, mistake="float32")
    exam.charged_before()
    return True
