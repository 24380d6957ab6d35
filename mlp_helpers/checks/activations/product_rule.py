"""What can go wrong with the product rule: GELU, Swish and Mish are x times a gate each."""

from __future__ import annotations

from mlp_helpers.checks.activations.elementwise import Wrong
from mlp_helpers.numerics.activations import Function


def wrong_product_rules(value: Function, gate: Function, slope: Function) -> list[Wrong]:
    """Return what goes wrong with the slope of x gate(x), the value, for a gate with this slope."""
    return [
        ("prime-gate-only", gate),
        ("prime-second-only", lambda x: x * slope(x)),
        ("prime-product-of-slopes", slope),
        ("prime-x-missing", lambda x: gate(x) + slope(x)),
        ("prime-gate-for-slope", lambda x: gate(x) + x * gate(x)),
        ("prime-sign", lambda x: gate(x) - x * slope(x)),
        ("prime-x-on-first-term", lambda x: x * gate(x) + slope(x)),
        ("prime-one-for-gate", lambda x: 1 + x * slope(x)),
        ("prime-sum-times-slope", lambda x: (gate(x) + x) * slope(x)),
        ("prime-sigmoid-rule", lambda x: value(x) * (1 - value(x))),
    ]
