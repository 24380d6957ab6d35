"""What can go wrong with the product rule: GELU, Swish and Mish are x times a gate each."""

from __future__ import annotations

from mlp_helpers.checks.core import Named
from mlp_helpers.numerics.activations import Array


def wrong_product_rules(x: Array, gate: Array, slope: Array) -> list[Named]:
    """Return what goes wrong with the slope of x times a gate that has this slope."""
    return [
        ("prime-gate-only", gate),
        ("prime-second-only", x * slope),
        ("prime-product-of-slopes", slope),
        ("prime-x-missing", gate + slope),
        ("prime-gate-for-slope", gate + x * gate),
        ("prime-sign", gate - x * slope),
        ("prime-x-on-first-term", x * gate + slope),
        ("prime-one-for-gate", 1 + x * slope),
        ("prime-sum-times-slope", (gate + x) * slope),
        ("prime-sigmoid-rule", x * gate * (1 - x * gate)),
    ]
