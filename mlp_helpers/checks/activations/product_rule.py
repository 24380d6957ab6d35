"""What can go wrong with the product rule: GELU, Swish and Mish are x times a gate each."""

from __future__ import annotations

from mlp_helpers.checks.activations.mistakes import Wrong, mistake
from mlp_helpers.checks.core.compare import Mistake
from mlp_helpers.numerics.activations import Function

_PRODUCT_RULE = {
    "prime-gate-only": (
        "what is left is the first term of the product rule, the gate: its slope is missing, or "
        "cancels"
    ),
    "prime-second-only": "only the second term of the product rule is here: x has a slope, too",
    "prime-product-of-slopes": "the slope of a product is not the product of the slopes",
    "prime-x-missing": "in the second term the gate's slope still needs its factor x",
    "prime-gate-for-slope": "the second term has the gate itself; there its slope belongs",
    "prime-sign": "the second term has the wrong sign: in the product rule both are added",
    "prime-x-on-first-term": "x multiplies the gate here, but its partner in the rule is another",
    "prime-one-for-gate": (
        "the slope of x is 1, but in the product rule the gate stays beside it as a factor"
    ),
    "prime-sum-times-slope": (
        "gate and x are added first, and both multiplied by the gate's slope; only x is"
    ),
    "prime-sigmoid-rule": "y (1 - y) is the slope of a sigmoid y; this y is not one",
}


def product_rule(name: str) -> dict[str, Mistake]:
    """Describe the mistakes with the product rule in the exercise `name`."""
    return {what: mistake(f"{name}/{what}", hint) for what, hint in _PRODUCT_RULE.items()}


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
