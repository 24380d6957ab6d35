"""Checks of assignment 05: vanishing and exploding gradients (statements E1 to E3)."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.compare import RTOL, as_array, close, describe, numbers
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import Outcome, operation
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.checks.vanishing_gradients import jacobians, log_norms
from mlp_helpers.checks.vanishing_gradients.initial import init_params, init_std
from mlp_helpers.checks.vanishing_gradients.norms import (
    SQUARE,
    gradient_norms,
    require_left_alone,
    require_value,
)
from mlp_helpers.checks.vanishing_gradients.predictions import predictions
from mlp_helpers.numerics import activations, depth
from mlp_helpers.numerics.depth import Array

DISTINCT = (5, 4, 3, 6, 2)
ENDS_AGREE = (3, 4, 5, 3)
"""Other widths within; who is right here only took the size of one end for that of the other."""
__all__ = [
    "gradient_norms",
    "init_params",
    "init_std",
    "jacobian_log_norms",
    "output_jacobian",
    "predictions",
]


@operation
def build_derivative(name: str) -> Callable[[Any], Any]:
    """Build an activation's derivative from the activation's name."""
    return activations.activation(name).derivative


def _layers(
    exam: Exam, sizes: Sequence[int], scale: float = 1.0
) -> tuple[list[Array], list[Array]]:
    """Draw weights and pre-activations of order 1, in the column layout."""
    Ws: list[Array] = [scale * exam.rng.normal(size=(m, n)) for n, m in itertools.pairwise(sizes)]
    zs: list[Array] = [exam.rng.normal(size=m) for m in sizes[1:]]
    return Ws, zs


def _given(Ws: Sequence[Array]) -> str:
    return "Ws of shapes " + ", ".join(str(W.shape) for W in Ws)


@check("05/output_jacobian", points=4)
def output_jacobian(exam: Exam, output_jacobian: Ref) -> None:
    """Judge ∂o/∂h(l) as a product of L − l Jacobians (E2)."""
    slope, other = (exam.build(build_derivative, name) for name in ("tanh", "sigmoid"))
    right, changed = False, set[str]()
    with exam.part("∂o/∂h(1): the factors M(L) to M(2) in their order", points=1):
        changed |= _require_jacobian(exam, output_jacobian, slope, SQUARE, 1)
    with exam.part("∂o/∂h(l): the factors M(L) to M(l+1) and no others", points=1):
        # three factors: neither one alone, nor one missing, nor L − 1
        changed |= _require_jacobian(exam, output_jacobian, slope, (4,) * 7, 3)
        changed |= _require_jacobian(exam, output_jacobian, slope, SQUARE, 0)
    with exam.part("layers of different widths", points=0.5):
        for layer in (2, 1, 0, 3):
            changed |= _require_jacobian(exam, output_jacobian, slope, DISTINCT, layer)
        _require_other_slope(exam, output_jacobian, other)
        right = True
    with exam.part("right for these widths, and the arguments are left as they were", points=0.5):
        require_left_alone(exam, right, changed, jacobians.JACOBIAN_IN_PLACE)
    with exam.part("for layer = L the product is empty: the identity", points=1):
        _require_identity(exam, output_jacobian, slope, right)


def _require_jacobian(
    exam: Exam, output_jacobian: Ref, slope: Ref, sizes: Sequence[int], layer: int
) -> set[str]:
    """Compare ∂o/∂h(layer) in a net of these sizes; return which arguments were changed."""
    Ws, zs = _layers(exam, sizes)
    top = len(Ws)
    outcome = exam.outcome(output_jacobian, Ws, zs, slope, layer)
    given = f"{_given(Ws)}; layer = {layer}, L = {top}"
    cause = None
    if outcome.fault and sizes == DISTINCT:
        Vs, ys = _layers(exam, ENDS_AGREE)
        expected = depth.output_jacobian(Vs, ys, activations.tanh_prime, 1)
        got = exam.outcome(output_jacobian, Vs, ys, slope, 1).value
        cause = jacobians.IDENTITY_SIZE if _agrees(got, expected) else None
        cause = cause or _other_identity(exam, output_jacobian, slope)
    got = require_value(exam, outcome, given, cause)
    if got is None:
        exam.fail("nothing was returned", mistake=jacobians.PRINTED if outcome.printed else None)
    suspects = jacobians.wrong_jacobians(Ws, zs, activations.tanh_prime, layer)
    if layer == 1 and _agrees(got, depth.output_jacobian(Ws, zs, activations.tanh_prime, top - 1)):
        three = exam.outcome(output_jacobian, Ws, zs, slope, 3).value  # one factor, or three?
        if _agrees(three, depth.output_jacobian(Ws, zs, activations.tanh_prime, top - 3)):
            suspects = [(jacobians.FROM_THE_TOP, got)]
    expected = depth.output_jacobian(Ws, zs, activations.tanh_prime, layer)
    exam.compare(f"∂o/∂h({layer})", got, expected, mistakes=suspects, given=given)
    return set(outcome.changed)


def _require_other_slope(exam: Exam, output_jacobian: Ref, slope: Ref) -> None:
    """Judge a net of sigmoids: its slopes come from phi_prime, too."""
    Ws, zs = _layers(exam, DISTINCT)
    got = exam.call(output_jacobian, Ws, zs, slope, 1)
    expected = depth.output_jacobian(Ws, zs, activations.sigmoid_prime, 1)
    fixed = depth.output_jacobian(Ws, zs, activations.tanh_prime, 1)
    given = f"{_given(Ws)}; layer = 1, phi_prime of the sigmoid"
    exam.compare("∂o/∂h(1)", got, expected, mistakes=[(jacobians.FIXED_SLOPE, fixed)], given=given)


def _other_identity(exam: Exam, output_jacobian: Ref, slope: Ref) -> Mistake | None:
    """Name the fault if all is well where h(l) is as large as the layer taken for it."""
    for sizes, layer in jacobians.TAKEN_FOR_ANOTHER:
        Ws, zs = _layers(exam, sizes)
        expected = depth.output_jacobian(Ws, zs, activations.tanh_prime, layer)
        if _agrees(exam.outcome(output_jacobian, Ws, zs, slope, layer).value, expected):
            return jacobians.OTHER_IDENTITY
    return None


def _agrees(value: Any, expected: Array) -> bool:
    return isinstance(value, np.ndarray | list) and close(as_array(value), expected, RTOL)


def _require_identity(exam: Exam, output_jacobian: Ref, slope: Ref, right: bool) -> None:
    """Judge ∂o/∂o; a fault is known to come from the empty product if the rest is `right`."""
    Ws, zs = _layers(exam, DISTINCT)
    outcome = exam.outcome(output_jacobian, Ws, zs, slope, len(Ws))
    given = f"{_given(Ws)}; layer = L = {len(Ws)}"
    if right and (fault := outcome.fault) is not None:
        line = f"raised {fault.type_name}: {fault.message}"
        exam.fail(line, f"called with {given}", mistake=jacobians.NO_IDENTITY)
    got = numbers("∂o/∂h(L)", exam.require(outcome))
    if right and got.ndim == 0:
        line = f"expected a matrix, got {describe(outcome.value)}"
        exam.fail(line, mistake=jacobians.NO_IDENTITY)
    identity = np.eye(len(zs[-1]))
    ones = np.ones_like(identity)
    suspects = [(jacobians.ONES, ones)]
    if right and not _agrees(got, ones):
        suspects.append((jacobians.NO_IDENTITY, got))
    exam.compare("∂o/∂h(L)", got, identity, mistakes=suspects, given=given)


@check("05/jacobian_log_norms", points=5)
def jacobian_log_norms(exam: Exam, jacobian_log_norms: Ref) -> None:
    """Judge the log-norms of the growing product, also beyond the floats (E2, E3)."""
    slope = exam.build(build_derivative, "tanh")
    cases = [_layers(exam, sizes) for sizes in (SQUARE, DISTINCT)]
    outcomes = [exam.outcome(jacobian_log_norms, Ws, zs, slope) for Ws, zs in cases]
    with exam.part("a number for each layer; the first is log10 of the norm of M(1)", points=1):
        _require_first(exam, _per_layer(exam, outcomes[0], *cases[0]), *cases[0])
    with exam.part("the growing product M(l) ··· M(1), layers of any width", points=2):
        for (Ws, zs), outcome in zip(cases, outcomes, strict=True):
            cause = _wrong_start(exam, jacobian_log_norms, slope) if outcome.fault else None
            _require_log_norms(exam, require_value(exam, outcome, _given(Ws), cause), Ws, zs)
    with exam.part("120 layers: products far below 1e-308 and far above 1e308", points=1):
        _require_range(exam, jacobian_log_norms, slope)
    with exam.part("a product that is exactly zero has the logarithm −inf", points=0.5):
        _require_zero(exam, jacobian_log_norms)
    with exam.part("right, and the weights are left as they were", points=0.5):
        for (Ws, zs), outcome in zip(cases, outcomes, strict=True):
            _require_log_norms(exam, exam.require(outcome), Ws, zs)
            if outcome.changed:
                changed = ", ".join(outcome.changed)
                exam.fail(f"the input was changed: {changed}", mistake=log_norms.IN_PLACE)


def _wrong_start(exam: Exam, jacobian_log_norms: Ref, slope: Ref) -> Mistake | None:
    """Name the fault if all is well where the output has as many units as the input."""
    Ws, zs = _layers(exam, ENDS_AGREE)
    got = exam.outcome(jacobian_log_norms, Ws, zs, slope).value
    expected = depth.jacobian_log_norms(Ws, zs, activations.tanh_prime)
    return log_norms.IDENTITY_SIZE if _agrees(got, expected) else None


def _require_first(exam: Exam, got: Array, Ws: Sequence[Array], zs: Sequence[Array]) -> None:
    """Compare the first log-norm, in which no product has a part yet."""
    suspects = []
    for mistake, wrong in log_norms.wrong_log_norms(Ws, zs, activations.tanh_prime):
        logs = np.ravel(wrong() if callable(wrong) else wrong)
        order = mistake in log_norms.SEEN_LATER
        if len(logs) == len(got) and (not order or close(got, logs, RTOL)):
            suspects.append((mistake, logs[:1]))
    expected = depth.jacobian_log_norms(Ws, zs, activations.tanh_prime)[:1]
    if np.all(np.abs(got) < 1e-9):  # log10(1), but for rounding
        suspects.append((log_norms.AFTER_SCALING, got[:1]))
    name = "log10 of the norm of M(1)"
    exam.compare(name, got[:1], expected, mistakes=suspects, given=_given(Ws))


def _require_log_norms(exam: Exam, value: Any, Ws: Sequence[Array], zs: Sequence[Array]) -> None:
    suspects = log_norms.wrong_log_norms(Ws, zs, activations.tanh_prime)
    expected = depth.jacobian_log_norms(Ws, zs, activations.tanh_prime)
    exam.compare("the log-norms", value, expected, mistakes=suspects, given=_given(Ws))


def _per_layer(exam: Exam, outcome: Outcome, Ws: Sequence[Array], zs: Sequence[Array]) -> Array:
    """Return the answer as an array with a number for each layer, or fail."""
    value = exam.require(outcome)
    if value is None:
        exam.fail("nothing was returned")
    got = numbers("the log-norms", value)
    if got.shape != (len(Ws),):
        suspects = log_norms.wrong_log_norms(Ws, zs, activations.tanh_prime)
        exam.compare("the log-norms", got, np.zeros(len(Ws)), mistakes=suspects, given=_given(Ws))
    return got


def _require_range(exam: Exam, jacobian_log_norms: Ref, slope: Ref) -> None:
    """Judge one net twice: with weights of 1e-4 and of 1e4, which only shifts the logarithms."""
    Ws, zs = _layers(exam, [6] * 121)
    plain = depth.jacobian_log_norms(Ws, zs, activations.tanh_prime)
    for power in (-4, 4):
        scaled = [10.0**power * W for W in Ws]
        got = numbers("the log-norms", exam.call(jacobian_log_norms, scaled, zs, slope))
        expected = plain + power * np.arange(1, len(Ws) + 1)
        lost = got.shape == expected.shape and not np.all(np.isfinite(got))
        if lost and np.allclose(got[:20], expected[:20]):
            first = int(np.argmin(np.isfinite(got)))
            exam.fail(
                f"after layer {first + 1} the log-norm is {got[first]}",
                f"expected {expected[first]:.4f}",
                mistake=log_norms.OUT_OF_RANGE,
            )
        constant = log_norms.standing_still(got, expected)
        given = f"{len(Ws)} weights of shape (6, 6)"
        exam.compare("the log-norms", got, expected, mistakes=constant, given=given)


def _require_zero(exam: Exam, jacobian_log_norms: Ref) -> None:
    """Judge a ReLU net whose third layer is off as a whole."""
    Ws, zs = _layers(exam, SQUARE)
    zs[0][0], zs[1][0], zs[3][0] = 1.0, 1.0, 1.0  # these layers let something through
    zs[2] = -np.abs(zs[2])
    slope = exam.build(build_derivative, "relu")
    got = numbers("the log-norms", exam.call(jacobian_log_norms, Ws, zs, slope))
    expected = depth.jacobian_log_norms(Ws, zs, activations.relu_prime)
    start_right = got.shape == expected.shape and np.allclose(got[:2], expected[:2])
    fixed = depth.jacobian_log_norms(Ws, zs, activations.tanh_prime)
    if got.shape == fixed.shape and np.allclose(got, fixed):
        exam.fail(
            "the log-norms of a ReLU net are those of a tanh net", mistake=log_norms.FIXED_SLOPE
        )
    if start_right and np.isnan(got[2:]).any():
        exam.fail("the log-norm of a zero product is NaN", mistake=log_norms.ZERO_TO_NAN)
    suspects = []
    if start_right and np.all(np.isfinite(got)):
        suspects = [(log_norms.ZERO_KEPT_FINITE, got)]
    elif start_right and got[2] == -np.inf:
        suspects = [(log_norms.REVIVED, got)]
    elif 2 <= len(got.ravel()) < len(Ws) and np.allclose(got, expected[: len(got)]):
        suspects = [(log_norms.ENDS_AT_ZERO, got)]
    given = "a ReLU net; in layer 3 all units are off"
    exam.compare("the log-norms", got, expected, mistakes=suspects, given=given)
