"""Judge an activation function and its derivative: the same four properties for all eight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from mlp_helpers.checks import activations_gated as gated
from mlp_helpers.checks import activations_piecewise as piecewise
from mlp_helpers.checks import activations_squashing as squashing
from mlp_helpers.checks.activations_mistakes import Wrong, of_any_function
from mlp_helpers.checks.core.compare import RTOL, Suspect, numbers
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.plain import Ref
from mlp_helpers.checks.core.side import Outcome
from mlp_helpers.numerics.activations import ACTIVATIONS, Function

FLOAT32 = 1e-5
"""Tolerance for float32: the longest formula, Mish's slope, loses 1e-6 (measured over 1,000
seeds); what is tested with it is the dtype, the values were judged in float64 before."""

FORMULA = 1e-12
"""Tolerance for a slope by a formula without rounded constants: it loses 1e-15, whereas the best
central difference loses 1e-11."""

FLAT = 1e-10
"""Tolerance for the slope of GELU at |x| > 760, where the digits of its constants no longer
matter and formulas give 0 and 1; a difference loses 2e-9 by rounding x + eps."""

ALPHAS = {"elu": (0.3, 0.7), "leaky_relu": (0.1, 0.4)}
"""From where the alpha of an exercise is drawn: away from its default."""

_VALUES = piecewise.VALUES | squashing.VALUES | gated.VALUES
_PRIMES = piecewise.PRIMES | squashing.PRIMES | gated.PRIMES

_ONE_NUMBER = ("truth value of an array", "be converted to Python scalar", "only integer scalar")
"""What Python and NumPy say when code for one number, such as ``if x > 0``, meets an array."""


def judge(exam: Exam, name: str, value: Ref, prime: Ref, *, prime_points: float = 1) -> None:
    """Judge the activation `name` and its derivative in four parts.

    Parameters
    ----------
    exam
        The run of the check.
    name
        Name of the activation, as in :data:`mlp_helpers.numerics.activations.ACTIVATIONS`.
    value, prime
        The student's functions.
    prime_points
        What the right slopes are worth; the other three parts are worth 1 each.
    """
    reference = ACTIVATIONS[name]
    at_thousand = squashing.AT_THOUSAND.get(name, ())
    at_zero = piecewise.AT_ZERO.get(name, ())
    with exam.part(f"{name}: the right values", points=1):
        _judge_values(exam, name, value, reference.value, _VALUES[name])
    with exam.part(f"{name}: at ±1000 and 0, in float32, and x left as it is", points=1):
        _judge_large(exam, name, value, reference.value, at_thousand)
        _judge_zero(exam, name, value, reference.value, ())
        _judge_float32(exam, name, value, reference.value)
        _judge_large(exam, name, value, reference.value, at_thousand, np.float32)
    name = f"{name}_prime"
    with exam.part(f"{name}: the right slopes", points=prime_points):
        _judge_values(exam, name, prime, reference.derivative, _PRIMES[reference.name])
        _judge_formula(exam, name, prime, reference.derivative)
    with exam.part(f"{name}: at ±1000 and 0, in float32, and x left as it is", points=1):
        _judge_large(exam, name, prime, reference.derivative, ())
        _judge_zero(exam, name, prime, reference.derivative, at_zero)
        _judge_float32(exam, name, prime, reference.derivative)
        _judge_large(exam, name, prime, reference.derivative, (), np.float32)


def _judge_values(
    exam: Exam, name: str, target: Ref, reference: Function, wrong: Sequence[Wrong]
) -> None:
    x = 2 * exam.rng.normal(size=(5, 4))
    alphas = _alphas(exam, name)
    outcome = _called(exam, target, x, *alphas)
    given = f"x {x.shape}, float64" + "".join(f", alpha = {alpha:.3f}" for alpha in alphas)
    exam.compare(
        f"{name}(x{', alpha' if alphas else ''})",
        outcome.value,
        reference(x, *alphas),
        mistakes=_suspects(wrong, x, alphas),
        given=given,
    )


def _judge_formula(exam: Exam, name: str, target: Ref, reference: Function) -> None:
    """Judge whether a smooth slope is computed, not measured from two nearby values."""
    if name == "gelu_prime":
        x = exam.rng.uniform(760, 1000, size=(2, 3)) * [[1], [-1]]
        rtol = FLAT
    elif name in ("sigmoid_prime", "tanh_prime", "swish_prime", "mish_prime"):
        x, rtol = 2 * exam.rng.normal(size=(5, 4)), FORMULA
    else:  # at the kink, a measured slope is the mean of both sides
        return
    got = numbers(name, _called(exam, target, x).value)
    if got.shape != x.shape:
        return
    with np.errstate(all="ignore"):
        error = np.abs(got - reference(x))
    # What is wrong by more than 1e-7, or not finite, or of another shape is judged elsewhere.
    if rtol < error.max() < RTOL:
        exam.fail(
            f"{name}: the slopes are right to {-np.log10(error.max()):.0f} digits only",
            f"expected an error below {rtol:.0e}",
            f"got      {error.max():.1e}",
            hint="a slope measured from two nearby values, or computed in float32, loses digits; "
            "asked for is the formula, in the dtype of x",
        )


def _judge_large(
    exam: Exam,
    name: str,
    target: Ref,
    reference: Function,
    wrong: Sequence[Wrong],
    dtype: type[np.floating[Any]] = np.float64,
) -> None:
    """Judge values and silence where exp(x) overflows: beyond 709.8, in float32 beyond 88.8."""
    low, rtol = (760, RTOL) if dtype == np.float64 else (100, FLOAT32)
    large = exam.rng.uniform(low, 1000, size=(2, 3)) * [[1], [-1]]
    # An ordinary entry in each row keeps the scale of the comparison at 1 where all else is 0.
    x = np.hstack([large, np.sign(large[:, :1])]).astype(dtype)
    given = f"x {x.shape}, {x.dtype}: 1, -1, and numbers of size {low} to 1000 in both signs"
    outcome = _called(exam, target, x)
    got = numbers(name, outcome.value)
    bad = ~np.isfinite(got)
    if got.shape == x.shape and bad.any():
        lines = (f"{bad.sum()} of {x.size} entries are NaN or infinite", f"called with {given}")
        named = of_any_function(exam.exercise, "overflow")
        for mistake, formula in wrong:
            with np.errstate(all="ignore"):
                named = mistake if np.array_equal(bad, ~np.isfinite(formula(x))) else named
        exam.fail(f"{name}: not finite for large |x| in {x.dtype}", *lines, mistake=named)
    exam.compare(f"{name}(x)", got, reference(x), rtol=rtol, given=given)
    loud = [text for text in outcome.warnings if text.startswith("RuntimeWarning")]
    if loud:
        named = of_any_function(exam.exercise, "overflow-warning")
        headline = f"{name}: a warning for large |x| in {x.dtype}"
        exam.fail(headline, loud[0][:80], mistake=named)
    _require_unchanged(exam, name, outcome)


def _require_unchanged(exam: Exam, name: str, outcome: Outcome) -> None:
    if outcome.changed:
        named = of_any_function(exam.exercise, "changed-in-place")
        exam.fail(f"{name} changed its input: {', '.join(outcome.changed)}", mistake=named)


def _judge_zero(
    exam: Exam, name: str, target: Ref, reference: Function, wrong: Sequence[Wrong]
) -> None:
    x = np.zeros(3)
    alphas = _alphas(exam, name)
    outcome = _called(exam, target, x, *alphas)
    exam.compare(
        f"{name} at 0",
        outcome.value,
        reference(x, *alphas),
        mistakes=_suspects(wrong, x, alphas),
        given=f"x = 0 three times{''.join(f', alpha = {alpha:.3f}' for alpha in alphas)}",
    )


def _judge_float32(exam: Exam, name: str, target: Ref, reference: Function) -> None:
    x = (2 * exam.rng.normal(size=(4, 2, 3))).astype(np.float32)
    outcome = _called(exam, target, x)
    got = numbers(name, outcome.value)
    exam.compare(f"{name}(x)", got, reference(x), rtol=FLOAT32, given=f"x {x.shape}, float32")
    if isinstance(outcome.value, list | tuple):
        hint = "the result is an array with the shape and dtype of x; a list has no dtype"
        exam.fail(f"{name}: a {type(outcome.value).__name__} came back, not an array", hint=hint)
    if got.dtype != np.float32:
        lines = ("expected float32, the dtype of x", f"got      {got.dtype}")
        named = of_any_function(exam.exercise, "wrong-dtype")
        exam.fail(f"{name}: wrong dtype", *lines, mistake=named)
    _require_unchanged(exam, name, outcome)


def _alphas(exam: Exam, name: str) -> list[float]:
    """Draw an alpha for the functions that take one."""
    limits = ALPHAS.get(name.removesuffix("_prime"))
    return [float(exam.rng.uniform(*limits))] if limits else []


def _called(exam: Exam, target: Ref, *args: Any) -> Outcome:
    """Call the student's function; its fault is named where an array met code for one number."""
    outcome = exam.outcome(target, *args)
    fault = outcome.fault
    if fault is not None and any(text in fault.message for text in _ONE_NUMBER):
        lines = (f"in {fault.where}",) if fault.where else ()
        named = of_any_function(exam.exercise, "one-number-at-a-time")
        exam.fail(f"raised {fault.type_name}: {fault.message}", *lines, mistake=named)
    if exam.require(outcome) is None:
        exam.fail("nothing was returned", hint="the function ends without a `return` value")
    return outcome


def _suspects(wrong: Sequence[Wrong], x: Any, alphas: list[float]) -> list[Suspect]:
    def given(formula: Any) -> Any:
        return lambda: formula(x, *alphas)

    return [(mistake, given(formula)) for mistake, formula in wrong]
