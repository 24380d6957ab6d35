"""Check of assignment 05 with the gradients of whole nets (statements E2 and E3)."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Collection, Sequence
from typing import Any

import numpy as np

from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.compare import Suspect, numbers
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import Outcome
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.checks.vanishing_gradients import gradients
from mlp_helpers.checks.vanishing_gradients.jacobians import named
from mlp_helpers.numerics import activations, depth, networks
from mlp_helpers.numerics.depth import Array, Params

FLOAT32 = 1e-4
"""Tolerance where float32 is as good: a few hundred roundings of 6e-8 each stay below 1e-5; the
mistakes below differ by 1e-3 or more."""

SQUARE = (4, 4, 4, 4, 4)
"""Layers of equal width: here a wrong order is a wrong number, elsewhere an error of shapes."""

FLOOR = named("gradient_norms/small-constant")
CLASSES = named("gradient_norms/classes-from-labels")
LOST = named("gradient_norms/lost-in-rounding")


def require_left_alone(exam: Exam, right: bool, changed: Collection[str], mistake: Mistake) -> None:
    """Fail unless the answers were right and their arguments were not written into."""
    if not right:
        exam.fail("judged once the values are right")
    if changed:
        exam.fail(f"changed in place: {', '.join(sorted(changed))}", mistake=mistake)


def require_value(exam: Exam, outcome: Outcome, given: str, mistake: Mistake | None = None) -> Any:
    """Return what came back, or fail with what was raised and with what the call was `given`."""
    return exam.require(outcome, f"called with {given}", mistake=mistake)


def _net(exam: Exam, sizes: Sequence[int], gain: float = 0.0) -> list[networks.Layer]:
    """Draw weights and biases of order 1, or weights of deviation gain/√fan_in; row layout."""
    return [
        (
            exam.rng.normal(scale=gain / m**0.5 if gain else 0.8, size=(m, n)),
            exam.rng.normal(scale=0.1 if gain else 0.8, size=(1, n)),
        )
        for m, n in itertools.pairwise(sizes)
    ]


def _batch(exam: Exam, sizes: Sequence[int], n: int = 7) -> tuple[networks.Array, Any]:
    X, y = exam.rng.normal(size=(n, sizes[0])), exam.rng.integers(sizes[-1], size=n)
    y[0] = sizes[-1] - 1  # who counts classes by the labels does so in the last part only
    return X, y


def _norms(params: Params, X: Array, y: Any) -> Array:
    return depth.gradient_norms(params, X, y, activations.tanh, activations.tanh_prime)


@check("05/gradient_norms", points=6)
def gradient_norms(exam: Exam, gradient_norms: Ref) -> None:
    """Judge the norms of the weights' gradients in tanh nets (E2, E3)."""
    cases: list[tuple[Outcome, Any]] = []
    right = False
    sizes: tuple[int, ...]
    for sizes in (SQUARE, (5, 4, 6, 3)):
        params, (X, y) = _net(exam, sizes), _batch(exam, sizes)
        given = f"X {X.shape}, Ws of shapes " + ", ".join(str(W.shape) for W, _ in params)
        wanted = (_norms(params, X, y), gradients.wrong_gradient_norms(params, X, y), given)
        cases.append((exam.outcome(gradient_norms, params, X, y), wanted))
    with exam.part("the last layer's gradient, the mean over the batch", points=1):
        _require_last(exam, *cases)
    with exam.part("each layer's gradient, relative to the last one's, any widths", points=2.5):
        for outcome, wanted in cases:
            _require_ratios(exam, require_value(exam, outcome, wanted[-1]), *wanted)
        right = True
    with exam.part("these are right, and params, X and y are left as they were", points=0.5):
        changed = {name for outcome, _ in cases for name in outcome.changed}
        require_left_alone(exam, right, changed, gradients.IN_PLACE)
    with exam.part("thirty layers: small gradients keep their digits", points=1):
        sizes = (*[10] * 30, 3)
        # 0.3 per layer: the least norms are near 1e-16, below any constant added for safety, and
        # their squares are still within float32
        params, (X, y) = _net(exam, sizes, gain=0.3), _batch(exam, sizes)
        got = numbers("the norms", exam.call(gradient_norms, params, X, y))
        expected = _norms(params, X, y)
        suspects = _wrong_small_norms(got, expected) if right else []
        _require_ratios(exam, got, expected, suspects, f"{len(params)} layers")
    with exam.part("logits in the thousands, in a batch without the last class", points=1):
        params, X, y = _saturated(exam)
        got = _require_classes(exam, gradient_norms, params, X, y)
        if right and not np.all(np.isfinite(numbers("the norms", got))):
            exam.fail("the norms are NaN or infinite", mistake=gradients.NO_SHIFT)
        _require_ratios(
            exam, got, _norms(params, X, y), [], f"X {X.shape}, logits in the thousands"
        )


def _saturated(exam: Exam) -> tuple[list[networks.Layer], networks.Array, Any]:
    """Draw a net with logits in the thousands, and a batch without a label of the last class."""
    sizes = (5, 4, 6, 3)
    params, (X, y) = _net(exam, sizes), _batch(exam, sizes)
    params[-1] = (2000 * params[-1][0], params[-1][1])
    y %= sizes[-1] - 1
    y[1] = sizes[-1] - 2
    # were every label the saturated one, all norms would be 0: the first one is the least
    y[0] = networks.forward(X, params, np.tanh)[0, :-1].argmin()
    return params, X, y


def _require_classes(exam: Exam, target: Ref, params: Params, X: Array, y: Any) -> Any:
    """Return what came back; name it if only a batch without the last class raises."""
    outcome, cause = exam.outcome(target, params, X, y), None
    if outcome.fault is not None:
        with_last = np.where(np.arange(len(y)) == 0, params[-1][0].shape[1] - 1, y)
        if exam.outcome(target, params, X, with_last).fault is None:
            cause = CLASSES
    value = require_value(exam, outcome, f"X {X.shape}, y {y.tolist()}", cause)
    if value is None:
        exam.fail("nothing was returned")
    return value


def _explaining_both(
    suspects: Sequence[Suspect], value: Any, expected: Array, others: Sequence[Suspect]
) -> list[Suspect]:
    """Leave out what cannot have given the last norm, `value`, of the other net.

    A single number is easily met by chance, or by two mistakes at once.
    """
    if not isinstance(value, np.ndarray | list) or np.shape(value) != expected.shape:
        return list(suspects)
    kept = {mistake.id: False for mistake, _ in others}
    for mistake, wrong in others:
        with contextlib.suppress(ValueError):  # shapes that do not fit: it gives no value here
            last = float(np.asarray(wrong())[-1])
            kept[mistake.id] |= bool(np.isclose(float(value[-1]), last, rtol=FLOAT32, atol=0))
    return [(mistake, wrong) for mistake, wrong in suspects if kept.get(mistake.id, True)]


def _require_last(exam: Exam, case: tuple[Outcome, Any], other: tuple[Outcome, Any]) -> None:
    """Compare the norm of the last layer, which no derivative and no W has a part in."""
    expected, suspects, given = case[1]
    value = require_value(exam, case[0], given)
    if value is None:
        exam.fail("nothing was returned")
    got = numbers("the norms", value)
    if got.shape != expected.shape:
        listed = got.shape == (2 * len(expected),) and any(
            np.allclose(norms, expected, rtol=FLOAT32, atol=0)
            for norms in (got[::2], got[: len(expected)])
        )
        doubled = [(gradients.BIASES_LISTED, got)] if listed else []
        exam.compare("the norms", got, expected, mistakes=doubled, given=given)
    if not np.isclose(got[-1], expected[-1], rtol=FLOAT32, atol=0):
        suspects = _explaining_both(suspects, other[0].value, *other[1][:2])
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


def _wrong_small_norms(got: Array, expected: Array) -> list[Suspect]:
    """Return what may have become of norms too small for a way that gets larger ones right.

    A constant, as a floor or added, is the one that the least norm shows. Rounding errors are the
    fault if all errors are of their size and the norms that are off scatter.
    """
    if got.shape != expected.shape or not np.all(np.isfinite(got)):
        return []
    floor = np.maximum(expected, got.min())
    suspects: list[Suspect] = [(FLOOR, floor), (FLOOR, expected + got.min() - expected.min())]
    error = np.abs(got - expected)
    off = error > 0.01 * expected
    scatter = [
        values[off].max(initial=0) > 2 * values[off].min(initial=1) for values in (got, error)
    ]
    if all(scatter) and np.all(error < 1e-8 * expected.max()):
        suspects.append((LOST, got))
    return suspects
