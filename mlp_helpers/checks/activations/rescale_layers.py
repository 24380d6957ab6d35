"""Check of the exercise `rescale_layers`: a saturated network is mended, judged by numbers (C4).

No verdict depends on the draw. What is still ill and what is mended, rightly or nearly, lies far on
either side of both limits; all else that is compared are sizes by layer, drawn apart from each
other, and factors.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from mlp_helpers.checks.core import (
    RTOL,
    Exam,
    Outcome,
    Ref,
    check,
    close,
    describe,
    draw_until,
    kind_of,
    numbers,
)
from mlp_helpers.checks.core.faults import arrays_at_fault, clashing_shapes
from mlp_helpers.numerics.activations import ACTIVATIONS, Array, sigmoid
from mlp_helpers.numerics.patients import Network, readings

Walk = Callable[[Array, list[Array]], Iterable[Array]]
"""Makes the new weights from the examples and the old ones, layer by layer, as far as asked."""
MOST_FLAT = 0.5
"""The share of flat slopes that a layer may have: a sick one has 70 % and more, a mended one 4 %,
and what is typically wrong beside it at most 34 % (measured over 40 seeds, as the next)."""
MOST_CHANGE = 15.0
"""By how much ∂J/∂h may grow or shrink from the last hidden layer to the first: in the sick network
it grows by 47 and more, in a mended one by at most 2.5, in those nearly mended by 9.2."""
DEEP = (20, *[40] * 8, 5)
"""Units per layer of the network that is ill."""
CLEAR = 0.1
"""How far a mean must be from 0, relative to the size, to tell a size from a deviation."""
PROPORTIONAL = 1e-12
"""Tolerance for an old W times one number, whichever that is: a few roundings of 1e-16. In float32
some of the hundred entries and more are off by over 1e-8, surely."""
FLOAT32 = 1e-5
"""Tolerance for sizes by weights in float32, which `PROPORTIONAL` charges."""
SMALL = (
    ([[3.0], [4.0]], [[[10.0]]]),
    ([[2.0]], [[[5.0]], [[0.3]]]),
    ([[1.0, -2.0, 0.5]], [[[4.0, 1.0], [-3.0, 2.0], [0.5, 6.0]]]),
)
"""The statement's example, a single unit in each of two layers, and a single example."""


@check("03/rescale_layers", points=4)
def rescale_layers(exam: Exam, rescale_layers: Ref) -> None:
    """Judge the cure of a network whose units are saturated (C4)."""
    X, weights = _sick(exam, DEEP, (5, 7))
    title = "the symptoms are gone: hardly a slope is flat, and the gradient comes through"
    with exam.part(title, points=2):
        _judge_symptoms(exam, _mended(exam, rescale_layers, X, weights), X, weights)
    with exam.part("z has the size 1 in each layer, whatever size it had before", points=1):
        for sizes, gains in (
            (DEEP, (4.0, 8.0)),
            ([6, 9, 7, 3], (0.2, 0.5)),
            ([5, 4], (3.0, 5.0)),
        ):
            X, weights = _sick(exam, sizes, gains)
            _judge_sizes(exam, _mended(exam, rescale_layers, X, weights), X, weights)
        for examples, layers in SMALL:
            X, weights = np.array(examples), [np.array(W) for W in layers]
            mended = _mended(exam, rescale_layers, X, weights)
            _judge_sizes(exam, mended, X, weights, f"called with X = {examples}, weights {layers}")
    title = "all that is asked: z so, each W the old one times a number, X and the old ones stay"
    with exam.part(title, points=1):
        X, weights = _sick(exam, [12, 15, 15, 4], (4, 8))
        outcome = exam.outcome(rescale_layers, X, weights)
        mended = _weights(exam, exam.returned(rescale_layers, outcome), weights)
        _judge_sizes(exam, mended, X, weights)
        _judge_factors(exam, mended, weights)
        exam.untouched(outcome, "in-place")


def _sick(
    exam: Exam, sizes: Sequence[int], gains: tuple[float, float]
) -> tuple[Array, list[Array]]:
    """Draw examples, none of them near 0, and weights that give z another size in each layer."""

    def draw() -> tuple[Array, list[Array]]:
        # So many, the late ones twice as large, that measuring some of them shows.
        X = exam.rng.normal(loc=1.0, size=(600, sizes[0])) * np.linspace(0.7, 1.4, 600)[:, None]
        return X, [
            exam.rng.normal(scale=exam.rng.uniform(*gains) / m**0.5, size=(m, n))
            for m, n in itertools.pairwise(sizes)
        ]

    def tells(drawn: tuple[Array, list[Array]]) -> bool:
        z = drawn[0] @ drawn[1][0]
        return bool(abs(z.mean()) > CLEAR * _size(z))

    return draw_until(draw, tells)


def _mended(exam: Exam, target: Ref, X: Array, weights: list[Array]) -> list[Array]:
    """Call the student's function and return its weights as arrays, or fail."""
    outcome = exam.outcome(target, X, weights)
    shapes = ", ".join(str(W.shape) for W in weights)
    given = (f"called with X {X.shape} and weights {shapes}",) if outcome.fault else ()
    cause = "one-array" if kind_of(outcome.fault) == "ragged" else None
    if _reads_examples_again(exam, target, X, weights, outcome):
        cause = "examples-into-each-layer"
    elif outcome.fault and clashing_shapes(outcome.fault) & {(len(X),), (len(X), 1)}:
        cause = "per-example"
    return _weights(exam, exam.returned(target, outcome, *given, mistake=cause), weights)


def _reads_examples_again(
    exam: Exam, target: Ref, X: Array, weights: list[Array], outcome: Outcome
) -> bool:
    """Tell whether X was multiplied by the weights of a layer that is not the first."""
    if kind_of(outcome.fault) != "matrix-product":
        return False
    there = exam.ask(arrays_at_fault, target, X, weights).values()
    later = any(np.array_equal(each, W) for each in there for W in weights[1:])
    return later and any(np.array_equal(each, X) for each in there)


def _weights(exam: Exam, value: Any, weights: list[Array]) -> list[Array]:
    if not isinstance(value, list | tuple) or len(value) != len(weights):
        fewer = isinstance(value, list | tuple) and len(value) == len(weights) - 1
        headline = f"expected a list of {len(weights)} arrays, got {describe(value)}"
        if isinstance(value, list | tuple) and len(value) == 1 < len(weights) - 1:
            exam.fail(headline, mistake="one-layer-kept")
        exam.fail(headline, mistake="last-left-out" if fewer else None)
    mended = [numbers(f"W{i}", W) for i, W in enumerate(value, start=1)]
    if all(array.shape == () for array in mended):
        exam.fail("the list holds numbers", mistake="factors")
    for i, (new, old) in enumerate(zip(mended, weights, strict=True), start=1):
        if new.shape != old.shape:
            exam.fail(f"W{i} has shape {new.shape}, expected {old.shape}")
    return mended


def _size(values: Array) -> float:
    """Return the root mean square."""
    return float(np.sqrt(np.mean(values**2)))


def _sizes(X: Array, weights: Sequence[Array]) -> Array:
    """Return the size of z in each layer."""
    h, sizes = X, []
    with np.errstate(all="ignore"):  # a cure may divide by 0
        for W in weights:
            z = h @ W
            sizes.append(_size(z))
            h = np.tanh(z)
    return np.array(sizes)


def _judge_symptoms(exam: Exam, mended: list[Array], X: Array, weights: list[Array]) -> None:
    labels = np.arange(len(X)) % weights[-1].shape[1]
    biases = [np.zeros((1, W.shape[1])) for W in mended]
    with np.errstate(all="ignore"):  # a cure may overflow, or leave no gradient
        found = readings(Network(ACTIVATIONS["tanh"], mended, biases), X, labels)
        flat = found["share of flat slopes"].max()
        gradient = found["rms of ∂J/∂h"][0]
        change = gradient[0] / gradient[-1]
    healthy = flat <= MOST_FLAT and 1 / MOST_CHANGE <= change <= MOST_CHANGE
    if healthy and not _has_one_factor(mended, weights):  # with one factor the draw decides
        return
    exam.fail(
        "the network is still ill",
        f"flat slopes, at most: {flat:.0%} (a healthy layer: below {MOST_FLAT:.0%})",
        f"∂J/∂h, first layer over last: {change:.2g} (healthy: 0.067 to {MOST_CHANGE:g})",
        mistake=_named(mended, X, weights),
    )


def _judge_sizes(
    exam: Exam, mended: list[Array], X: Array, weights: list[Array], given: str = ""
) -> None:
    """Judge the sizes; with few numbers, which are `given`, mistakes are not told apart."""
    got = _sizes(X, mended)
    rtol = RTOL if all(W.dtype == np.float64 for W in mended) else FLOAT32
    if close(got, np.ones(len(got)), rtol):
        return
    shown = ", ".join(f"{size:.3g}" for size in got)
    headline = "z has not the root mean square 1 in each layer"
    if given:
        apart = any(map(_is_per_unit, mended, weights))
        exam.fail(headline, f"got {shown}", given, mistake="per-unit" if apart else None)
    exam.fail(headline, f"got {shown}", mistake=_named(mended, X, weights))


def _judge_factors(exam: Exam, mended: list[Array], weights: list[Array]) -> None:
    for i, (new, old) in enumerate(zip(mended, weights, strict=True), start=1):
        factor = np.sum(new * old) / np.sum(old * old)
        if factor > 0 and close(new, factor * old, PROPORTIONAL):
            continue
        exam.fail(
            f"W{i} is not the old one times a positive number",
            f"W{i} is {new.dtype}, and the old one {old.dtype}",
            mistake="per-unit" if _is_per_unit(new, old) else None,
        )


def _is_per_unit(new: Array, old: Array) -> bool:
    """Tell whether each column is the old one times a number of its own, or NaN, but not all."""
    factors = np.sum(new * old, axis=0) / np.sum(old * old, axis=0)
    told = np.isfinite(factors)
    own = factors[told] * old[:, told]
    apart = told.any() and (not told.all() or np.ptp(factors) > PROPORTIONAL * factors.max())
    return bool(apart and np.all(factors[told] > 0) and close(new[:, told], own, PROPORTIONAL))


def _named(mended: list[Array], X: Array, weights: list[Array]) -> str | None:
    """Return the mistake that gives these weights, if there is one."""
    for slug, wrong in WRONG:
        with np.errstate(all="ignore"):  # most differ in the first layer, and go no further
            pairs = zip(mended, wrong(X, weights), strict=True)
            if all(close(new, expected, RTOL) for new, expected in pairs):
                return slug
    return "one-factor" if len(weights) > 1 and _has_one_factor(mended, weights) else None


def _has_one_factor(mended: list[Array], weights: list[Array]) -> bool:
    """Tell whether all weights are the old ones times the same number."""
    factor = np.sum(mended[0] * weights[0]) / np.sum(weights[0] ** 2)
    pairs = zip(mended, weights, strict=True)
    return all(close(new, factor * old, RTOL) for new, old in pairs)


def _layer_by_layer(
    factor: Callable[[Array, Array], Any],
    handed_on: Callable[[Array, Any], Array] = lambda z, c: np.tanh(c * z),
) -> Walk:
    """Return a walk up the layers: W times ``factor(z, W)``, then ``handed_on(z, factor)``."""

    def mend(X: Array, weights: list[Array]) -> Iterator[Array]:
        h = X
        for W in weights:
            z = h @ W
            c = factor(z, W)
            yield c * W
            h = handed_on(z, c)

    return mend


def _inverse(z: Array, _: Array) -> float:
    return 1 / _size(z)


def _with_constant(eps: float) -> Walk:
    return _layer_by_layer(lambda z, W: 1 / np.sqrt(np.mean(z**2) + eps))


def _as_if_linear(start: Callable[[Array], float]) -> Walk:
    """Return a walk up the sick network: each W is divided by how much it enlarges z."""

    def mend(X: Array, weights: list[Array]) -> Iterator[Array]:
        h, below = X, start(X)
        for W in weights:
            z = h @ W
            yield W * below / _size(z)
            h, below = np.tanh(z), _size(z)

    return mend


STANDARDISED: tuple[Callable[[Array], Array], ...] = (
    lambda X: X - X.mean(axis=0),
    lambda X: (X - X.mean(axis=0)) / X.std(axis=0),
    lambda X: (X - X.mean()) / X.std(),
    lambda X: X / _size(X),
)
"""What is made of the inputs before the network is measured."""


def _on_inputs(changed: Callable[[Array], Array]) -> Walk:
    return lambda X, weights: _RIGHT(changed(X), weights)


_RIGHT: Walk = _layer_by_layer(_inverse)
_H_DIVIDED: Walk = _layer_by_layer(_inverse, lambda z, c: np.tanh(c * z) / _size(np.tanh(c * z)))

WRONG: tuple[tuple[str, Walk], ...] = (
    ("unchanged", lambda X, weights: weights),
    ("sick-signal", _layer_by_layer(_inverse, lambda z, c: np.tanh(z))),
    ("no-activation", _layer_by_layer(_inverse, lambda z, c: c * z)),
    ("no-activation", _layer_by_layer(_inverse, lambda z, c: z)),
    ("another-activation", _layer_by_layer(_inverse, lambda z, c: np.maximum(c * z, 0))),
    ("another-activation", _layer_by_layer(_inverse, lambda z, c: sigmoid(c * z))),
    ("h-divided", lambda X, weights: _H_DIVIDED(X / _size(X), weights)),
    ("h-divided", _H_DIVIDED),
    ("deviation", _layer_by_layer(lambda z, W: 1 / z.std())),
    ("root-missing", _layer_by_layer(lambda z, W: 1 / np.mean(z**2))),
    ("sum-for-mean", _layer_by_layer(lambda z, W: 1 / np.linalg.norm(z))),
    ("sum-for-mean", _layer_by_layer(lambda z, W: len(z) ** 0.5 / np.linalg.norm(z))),
    ("square-of-mean", _layer_by_layer(lambda z, W: 1 / abs(z.mean()))),
    ("size-of-h", _layer_by_layer(lambda z, W: 1 / _size(np.tanh(z)))),
    ("multiplied", _layer_by_layer(lambda z, W: _size(z))),
    ("mean-size", _layer_by_layer(lambda z, W: 1 / np.mean(np.abs(z)))),
    ("largest", _layer_by_layer(lambda z, W: 1 / np.abs(z).max())),
    ("weights-size", _layer_by_layer(lambda z, W: 1 / _size(W))),
    ("weights-size", _layer_by_layer(lambda z, W: 1 / W.std())),
    ("weights-size", _layer_by_layer(lambda z, W: 1 / np.linalg.norm(W))),
    ("weights-size", _layer_by_layer(lambda z, W: 1 / (W.std() * len(W) ** 0.5))),
    ("weights-size", _layer_by_layer(lambda z, W: 1 / len(W) ** 0.5)),
    ("spectral-norm", _layer_by_layer(lambda z, W: 1 / np.linalg.norm(z, 2))),
    ("spectral-norm", _layer_by_layer(lambda z, W: z.size**0.5 / np.linalg.norm(z, 2))),
    ("tanh-first", _layer_by_layer(_inverse, lambda z, c: c * np.tanh(z))),
    ("mean-of-roots", _layer_by_layer(lambda z, W: 1 / np.sqrt(np.mean(z**2, axis=1)).mean())),
    *(("constant-in-root", _with_constant(10.0**-digits)) for digits in range(3, 13)),
    *(("as-if-linear", _as_if_linear(start)) for start in (lambda X: 1.0, _size)),
    *(("inputs-standardised", _on_inputs(changed)) for changed in STANDARDISED),
    ("last-not-mended", lambda X, weights: itertools.chain(_RIGHT(X, weights[:-1]), weights[-1:])),
    ("first-only", lambda X, weights: itertools.chain(_RIGHT(X, weights[:1]), weights[1:])),
)
"""What typical mistakes make of the weights."""
