"""What can go wrong with the product rule: GELU, Swish and Mish are x times a gate each."""

from __future__ import annotations

from mlp_helpers.checks.activations.mistakes import Wrong, mistake
from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.numerics.activations import Function

_PRODUCT_RULE = (
    "prime-gate-only",
    "prime-second-only",
    "prime-product-of-slopes",
    "prime-x-missing",
    "prime-gate-for-slope",
    "prime-sign",
    "prime-x-on-first-term",
    "prime-one-for-gate",
    "prime-sum-times-slope",
    "prime-sigmoid-rule",
)


def product_rule(name: str) -> dict[str, Mistake]:
    """Describe the mistakes with the product rule in the exercise `name`."""
    return {what: mistake(f"{name}/{what}") for what in _PRODUCT_RULE}


def product_formulas(
    named: dict[str, Mistake], value: Function, gate: Function, slope: Function
) -> list[Wrong]:
    """Return what goes wrong with the slope of x gate(x), for a gate with this slope."""
    formulas: dict[str, Function] = {
        "prime-gate-only": gate,
        "prime-second-only": lambda x: x * slope(x),
        "prime-product-of-slopes": slope,
        "prime-x-missing": lambda x: gate(x) + slope(x),
        "prime-gate-for-slope": lambda x: gate(x) + x * gate(x),
        "prime-sign": lambda x: gate(x) - x * slope(x),
        "prime-x-on-first-term": lambda x: x * gate(x) + slope(x),
        "prime-one-for-gate": lambda x: 1 + x * slope(x),
        "prime-sum-times-slope": lambda x: (gate(x) + x) * slope(x),
        "prime-sigmoid-rule": lambda x: value(x) * (1 - value(x)),
    }
    return [(named[what], formula) for what, formula in formulas.items()]
