"""Code that was written for a fixed number of layers."""

from __future__ import annotations

from mlp_helpers.checks.core import Fault, kind_of


def assumes_a_fixed_depth(fault: Fault) -> bool:
    """Tell whether the code broke because it was written for another number of layers.

    It unpacked or indexed a fixed number, or its loop never ran and left a name without a value.
    """
    kind = kind_of(fault)
    told = fault.type_name in ("IndexError", "UnboundLocalError") and kind != "no-next-entry"
    return told or kind == "unpacked"
