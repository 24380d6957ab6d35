"""Checks of assignment 05: vanishing and exploding gradients (statements E1 to E3)."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from mlp_helpers.checks import vanishing_gradients_gradients as gradients
from mlp_helpers.checks import vanishing_gradients_jacobians as jacobians
from mlp_helpers.checks import vanishing_gradients_questions as questions
from mlp_helpers.checks.core.compare import Suspect, describe, numbers
from mlp_helpers.checks.core.exam import Exam, check
from mlp_helpers.checks.core.plain import Ref
from mlp_helpers.checks.core.quiz import ask
from mlp_helpers.checks.core.side import Outcome, operation
from mlp_helpers.checks.vanishing_gradients_initial import init_params, init_std
from mlp_helpers.numerics import activations, depth
from mlp_helpers.numerics.depth import Array, Params

FLOAT32 = 1e-4
"""Tolerance where float32 is as good: a few hundred roundings of 6e-8 each stay below 1e-5; the
mistakes below differ by 1e-3 or more."""

DISTINCT = (5, 4, 3, 6, 2)
SQUARE = (4, 4, 4, 4, 4)
"""Layers of equal width: here a wrong order is a wrong number, elsewhere an error of shapes."""

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


@check("05/predictions", points=4)
def predictions(
    exam: Exam,
    answer_factors: Ref,
    answer_sigmoid: Ref,
    answer_constant: Ref,
    answer_learning_rate: Ref,
) -> None:
    """Judge four predictions (E2, E3)."""
    ask(exam, "answer_factors", answer_factors, questions.FACTORS, points=1)
    ask(exam, "answer_sigmoid", answer_sigmoid, questions.SIGMOID, points=1)
    ask(exam, "answer_constant", answer_constant, questions.CONSTANT, points=1)
    ask(exam, "answer_learning_rate", answer_learning_rate, questions.LEARNING_RATE, points=1)


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
    slope = exam.build(build_derivative, "tanh")
    right = False

    def require(sizes: Sequence[int], layer: int) -> None:
        Ws, zs = _layers(exam, sizes)
        got = exam.call(output_jacobian, Ws, zs, slope, layer)
        exam.compare(
            f"∂o/∂h({layer})",
            got,
            depth.output_jacobian(Ws, zs, activations.tanh_prime, layer),
            mistakes=jacobians.wrong_jacobians(Ws, zs, activations.tanh_prime, layer),
            given=f"{_given(Ws)}; layer = {layer}, L = {len(Ws)}",
        )

    with exam.part("∂o/∂h(1): the factors M(L) to M(2) in their order", points=1):
        require(SQUARE, 1)
    with exam.part("∂o/∂h(l): the factors M(L) to M(l+1) and no others", points=1):
        require((4, 4, 4, 4, 4, 4), 3)
        require(SQUARE, 0)
    with exam.part("layers of different widths", points=1):
        for layer in (2, 1, 0, 3):
            require(DISTINCT, layer)
        right = True
    with exam.part("for layer = L the product is empty: the identity", points=1):
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
        exam.compare("∂o/∂h(L)", got, np.eye(len(zs[-1])), given=given)


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
            _require_log_norms(exam, exam.require(outcome), Ws, zs)
    with exam.part("300 layers: products far below 1e-308 and far above 1e308", points=1):
        for scale in (1e-3, 1e3):
            Ws, zs = _layers(exam, [6] * 301, scale)
            _require_range(exam, exam.call(jacobian_log_norms, Ws, zs, slope), Ws, zs)
    with exam.part("a product that is exactly zero has the logarithm −inf", points=0.5):
        _require_zero(exam, jacobian_log_norms)
    with exam.part("right, and the weights are left as they were", points=0.5):
        for (Ws, zs), outcome in zip(cases, outcomes, strict=True):
            _require_log_norms(exam, exam.require(outcome), Ws, zs)
            if outcome.changed:
                changed = ", ".join(outcome.changed)
                exam.fail(f"the input was changed: {changed}", mistake=jacobians.IN_PLACE)


def _require_first(exam: Exam, got: Array, Ws: Sequence[Array], zs: Sequence[Array]) -> None:
    """Compare the first log-norm, in which no product has a part yet."""
    suspects = [
        (mistake, np.ravel(wrong() if callable(wrong) else wrong)[:1])
        for mistake, wrong in jacobians.wrong_log_norms(Ws, zs, activations.tanh_prime)
        if mistake is not jacobians.LAST_ONLY  # there are as many numbers as layers
    ]
    expected = depth.jacobian_log_norms(Ws, zs, activations.tanh_prime)[:1]
    name = "log10 of the norm of M(1)"
    exam.compare(name, got[:1], expected, mistakes=suspects, given=_given(Ws))


def _require_log_norms(exam: Exam, value: Any, Ws: Sequence[Array], zs: Sequence[Array]) -> None:
    suspects = jacobians.wrong_log_norms(Ws, zs, activations.tanh_prime)
    expected = depth.jacobian_log_norms(Ws, zs, activations.tanh_prime)
    exam.compare("the log-norms", value, expected, mistakes=suspects, given=_given(Ws))


def _per_layer(exam: Exam, outcome: Outcome, Ws: Sequence[Array], zs: Sequence[Array]) -> Array:
    """Return the answer as an array with a number for each layer, or fail."""
    value = exam.require(outcome)
    if value is None:
        exam.fail("nothing was returned")
    got = numbers("the log-norms", value)
    if got.shape != (len(Ws),):
        suspects = jacobians.wrong_log_norms(Ws, zs, activations.tanh_prime)
        exam.compare("the log-norms", got, np.zeros(len(Ws)), mistakes=suspects, given=_given(Ws))
    return got


def _require_range(exam: Exam, value: Any, Ws: Sequence[Array], zs: Sequence[Array]) -> None:
    expected = depth.jacobian_log_norms(Ws, zs, activations.tanh_prime)
    got = numbers("the log-norms", value)
    lost = got.shape == expected.shape and not np.all(np.isfinite(got))
    if lost and np.allclose(got[:20], expected[:20]):
        first = int(np.argmin(np.isfinite(got)))
        exam.fail(
            f"after layer {first + 1} the log-norm is {got[first]}",
            f"expected {expected[first]:.4f}",
            mistake=jacobians.OUT_OF_RANGE,
        )
    exam.compare("the log-norms", got, expected, given="300 weights of shape (6, 6)")


def _require_zero(exam: Exam, jacobian_log_norms: Ref) -> None:
    """Judge a ReLU net whose third layer is off as a whole."""
    Ws, zs = _layers(exam, SQUARE)
    zs[0][0], zs[1][0] = 1.0, 1.0  # these two layers let something through
    zs[2] = -np.abs(zs[2])
    slope = exam.build(build_derivative, "relu")
    got = numbers("the log-norms", exam.call(jacobian_log_norms, Ws, zs, slope))
    expected = depth.jacobian_log_norms(Ws, zs, activations.relu_prime)
    start_right = got.shape == expected.shape and np.allclose(got[:2], expected[:2])
    if start_right and np.isnan(got[2:]).any():
        exam.fail("the log-norm of a zero product is NaN", mistake=jacobians.ZERO_TO_NAN)
    exam.compare("the log-norms", got, expected, given="a ReLU net; in layer 3 all units are off")


def _net(exam: Exam, sizes: Sequence[int], gain: float = 0.0) -> list[tuple[Array, Array]]:
    """Draw weights and biases of order 1, or weights of deviation gain/√fan_in; row layout."""
    return [
        (
            exam.rng.normal(scale=gain / m**0.5 if gain else 0.8, size=(m, n)),
            exam.rng.normal(scale=0.1 if gain else 0.8, size=(1, n)),
        )
        for m, n in itertools.pairwise(sizes)
    ]


def _batch(exam: Exam, sizes: Sequence[int], n: int = 7) -> tuple[Array, Any]:
    return exam.rng.normal(size=(n, sizes[0])), exam.rng.integers(sizes[-1], size=n)


def _norms(params: Params, X: Array, y: Any) -> Array:
    return depth.gradient_norms(params, X, y, activations.tanh, activations.tanh_prime)


@check("05/gradient_norms", points=6)
def gradient_norms(exam: Exam, gradient_norms: Ref) -> None:
    """Judge the norms of the weights' gradients in tanh nets (E2, E3)."""
    cases, right = [], False
    sizes: tuple[int, ...]
    for sizes in (SQUARE, (5, 4, 6, 3)):
        params, (X, y) = _net(exam, sizes), _batch(exam, sizes)
        given = f"X {X.shape}, Ws of shapes " + ", ".join(str(W.shape) for W, _ in params)
        cases.append((params, X, y, exam.outcome(gradient_norms, params, X, y), given))
    with exam.part("the last layer's gradient, the mean over the batch", points=1):
        params, X, y, outcome, given = cases[0]
        suspects = gradients.wrong_gradient_norms(params, X, y)
        _require_last(exam, exam.require(outcome), _norms(params, X, y), suspects, given)
    with exam.part("each layer's gradient, relative to the last one's, any widths", points=3):
        for params, X, y, outcome, given in cases:
            suspects = gradients.wrong_gradient_norms(params, X, y)
            _require_ratios(exam, exam.require(outcome), _norms(params, X, y), suspects, given)
        right = True
    with exam.part("thirty layers: small gradients keep their digits", points=1):
        sizes = (*[10] * 30, 3)
        params, (X, y) = _net(exam, sizes, gain=0.5), _batch(exam, sizes)
        got = numbers("the norms", exam.call(gradient_norms, params, X, y))
        _require_ratios(exam, got, _norms(params, X, y), [], f"{len(params)} layers")
    with exam.part("logits in the thousands", points=1):
        sizes = (5, 4, 6, 3)
        params, (X, y) = _net(exam, sizes), _batch(exam, sizes)
        params[-1] = (2000 * params[-1][0], params[-1][1])
        got = exam.call(gradient_norms, params, X, y)
        if right and not np.all(np.isfinite(numbers("the norms", got))):
            exam.fail("the norms are NaN or infinite", mistake=gradients.NO_SHIFT)
        _require_ratios(
            exam, got, _norms(params, X, y), [], f"X {X.shape}, logits in the thousands"
        )


def _require_last(
    exam: Exam, value: Any, expected: Array, suspects: Sequence[Suspect], given: str
) -> None:
    """Compare the norm of the last layer, which no derivative and no W has a part in."""
    if value is None:
        exam.fail("nothing was returned")
    got = numbers("the norms", value)
    if got.shape != expected.shape:
        exam.compare("the norms", got, expected, given=given)
    lasts = [(mistake, np.asarray(wrong())[-1]) for mistake, wrong in suspects]
    exam.compare("the last norm", got[-1], expected[-1], mistakes=lasts, rtol=FLOAT32, given=given)


def _require_ratios(
    exam: Exam, value: Any, expected: Array, suspects: Sequence[Suspect], given: str
) -> None:
    """Compare norms divided by their last one, each by its own size.

    So a factor common to all layers, such as a missing 1/n, is judged once, in the first part.
    Dividing by what is expected makes the tolerance relative to each entry, however small.
    """

    def ratios(norms: Any) -> Array:
        norms = np.asarray(norms, dtype=float)
        with np.errstate(all="ignore"):
            return np.asarray(norms / norms[-1] / (expected / expected[-1]))

    got = numbers("the norms", value)
    if got.shape != expected.shape:
        exam.compare("the norms", got, expected, mistakes=suspects, given=given)
    relative = [
        (mistake, lambda wrong=wrong: ratios(wrong() if callable(wrong) else wrong))
        for mistake, wrong in suspects
    ]
    exam.compare(
        "norm / last norm, as a multiple of what it should be", ratios(got), np.ones(len(expected)),
        mistakes=relative, rtol=FLOAT32, given=given,
    )  # fmt: skip
