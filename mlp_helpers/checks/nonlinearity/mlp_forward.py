"""Check of the exercise `mlp_forward`: for any depth and any activation (A5, A7, A8)."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import partial

import numpy as np

from mlp_helpers.checks.core import RTOL, Exam, Named, Outcome, Ref, check, close, describe, kind_of
from mlp_helpers.checks.core.draws import draw_until
from mlp_helpers.checks.core.functions import ACTIVATION
from mlp_helpers.checks.core.layers import describe_layers, draw_layers
from mlp_helpers.checks.nonlinearity.fixed_depth import assumes_a_fixed_depth
from mlp_helpers.numerics.networks import Array, Layer, forward

Phi = Callable[[Array], Array]

OTHERS = ("tanh", "softplus", "arctan")
"""Activations besides ReLU to call the forward pass with."""

BUILT_IN: list[Phi] = [lambda Z: np.maximum(Z, 0), np.tanh, lambda Z: 1 / (1 + np.exp(-Z))]


@check("01/mlp_forward", points=6)
def mlp_forward(exam: Exam, mlp_forward: Ref) -> None:
    """Judge the forward pass for several depths and activations (A5, A7, A8)."""
    other = str(exam.rng.choice(OTHERS))
    with exam.part("one hidden layer: phi between two affine maps", points=2):
        # All square: there, a matrix on the wrong side gives numbers, which can be recognised.
        _compare_forward(exam, mlp_forward, "relu", (3, 3, 3), n=3)
        _compare_forward(exam, mlp_forward, "relu", (5, 4, 3))
    with exam.part("the activation is the one that was handed over", points=1):
        _compare_forward(exam, mlp_forward, other, (5, 4, 3))
    with exam.part("three hidden layers", points=2):
        _compare_forward(exam, mlp_forward, other, (3, 3, 3, 3, 3))
        _compare_forward(exam, mlp_forward, other, (5, 4, 6, 2, 3))
    with exam.part("no hidden layer; X and params left as they were", points=1):
        _compare_forward(exam, mlp_forward, other, (5, 3))
        outcome = _compare_forward(exam, mlp_forward, other, (4, 5, 1))
        exam.untouched(outcome, "in-place")


def _compare_forward(
    exam: Exam, target: Ref, phi: str, sizes: tuple[int, ...], n: int = 6
) -> Outcome:
    """Run one network on n examples, compare the outputs, and return the outcome."""
    function = ACTIVATION[phi]
    params, X = draw_until(
        lambda: (draw_layers(exam, *sizes), exam.rng.normal(size=(n, sizes[0]))),
        # ReLUs that are all off hide what came before them; the other activations do not.
        lambda drawn: phi != "relu" or tells_apart(*drawn, function),
    )
    outcome = exam.outcome(target, X, params, exam.lend(function))
    given = f"X {X.shape}, {describe_layers(params)}, phi {phi}"
    clash = (fault := outcome.fault) and len(params) == 1 and kind_of(fault) == "matrix-product"
    if clash or (fault and len(params) != 2 and assumes_a_fixed_depth(fault)):
        exam.require(outcome, f"called with {given}", mistake="fixed-depth")
    right = forward(X, params, function)
    got = exam.returned(target, outcome, f"called with {given}")
    values = got if isinstance(got, list | tuple) else []
    if any(isinstance(value, np.ndarray) and close(value, right, RTOL) for value in values):
        exam.fail(f"expected one array, got {describe(got)}", mistake="all-layers")
    suspects = wrong_forwards(X, params, function)
    exam.compare("outputs", got, right, mistakes=suspects, dtype="float64", given=given)
    return outcome


def wrong_forwards(X: Array, params: list[Layer], phi: Phi) -> list[Named]:
    """Return what typical wrong forward passes give for a batch X (n, d)."""
    (first, last), right = (params[0], params[-1]), forward(X, params, phi)
    W, b = first
    linear = forward(X, params, lambda Z: Z)
    misplaced = (lambda: phi(linear), lambda: phi(forward(X @ W + b, params[1:], phi)))
    no_bias, turned = [(W, 0 * b) for W, b in params], [(W.T, b) for W, b in params]
    columns = [(layers, turn) for layers in (params, turned) for turn in (False, True)]
    exponentials = np.exp(right - right.max(axis=1, keepdims=True))
    return [
        ("activation-on-output", phi(right)),
        ("no-activation", linear),
        ("activation-before-affine", forward(phi(X), params, phi)),
        ("bias-after-activation", lambda: _bias_after(X, params, phi)),
        ("bias-lost", forward(X, no_bias, phi)),
        ("bias-lost", forward(X, [*no_bias[:-1], params[-1]], phi)),
        ("bias-lost", forward(X, [*params[:-1], no_bias[-1]], phi)),
        ("softmax", exponentials / exponentials.sum(axis=1, keepdims=True)),
        ("transposed-weights", lambda: forward(X, turned, phi)),
        ("transposed-weights", right.T),
        ("flat-outputs", right.squeeze()),
        *(("transposed-weights", partial(_columns, X, phi, *column)) for column in columns),
        # A single layer has none before it that phi could be missing behind.
        *(("phi-misplaced", wrong) for wrong in misplaced if len(params) > 1),
        ("phi-on-a-part", lambda: _on_part(X, params, phi, weights=True)),
        ("phi-on-a-part", lambda: _on_part(X, params, phi, weights=False)),
        ("phi-twice", forward(X, params, lambda Z: phi(phi(Z)))),
        *(("phi-ignored", forward(X, params, other)) for other in BUILT_IN),
        ("first-layer-only", lambda: forward(phi(X @ W + b), params[1:], lambda Z: Z)),
        ("input-reused", lambda: forward(phi(X @ params[-2][0] + params[-2][1]), [last], phi)),
        ("input-reused", lambda: forward(X, [last], phi)),
        ("fixed-depth", lambda: forward(X, [first, last], phi)),
        ("fixed-depth", lambda: forward(X, params[:2], phi)),
        ("output-layer-missing", lambda: phi(forward(X, params[:-1], phi))),
    ]


def tells_apart(params: list[Layer], X: Array, phi: Phi) -> bool:
    """Tell whether no two mistakes give the same outputs here, nor that of units all off."""
    right = forward(X, params, phi)
    seen: list[Named] = [("right", right), ("all off", np.broadcast_to(params[-1][1], right.shape))]
    for slug, answer in wrong_forwards(X, params, phi):
        try:
            value = answer() if callable(answer) else answer
        except (ValueError, IndexError):  # cannot be made with these shapes
            continue
        if not close(value, right, RTOL):
            seen.append((slug, value))
    pairs = itertools.combinations(seen, 2)
    return not any(one[0] != two[0] and close(one[1], two[1], RTOL) for one, two in pairs)


def _bias_after(X: Array, params: list[Layer], phi: Phi) -> Array:
    for W, b in params[:-1]:
        X = phi(X @ W) + b
    return X @ params[-1][0] + params[-1][1]


def _on_part(X: Array, params: list[Layer], phi: Phi, weights: bool) -> Array:
    hidden = [(phi(W), b) if weights else (W, phi(b)) for W, b in params[:-1]]
    return forward(X, [*hidden, params[-1]], lambda Z: Z)


def _columns(X: Array, phi: Phi, layers: list[Layer], turn: bool) -> Array:
    """Run a pass with the matrix on the left, which square layers and batches let through."""
    *hidden, (W, b) = [(W, b.T if turn else b) for W, b in layers]
    for V, c in hidden:
        X = phi(V @ X + c)
    return W @ X + b
