"""Check of the exercise `mlp_forward`: for any depth and any activation (A5, A7, A8)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks.core import (
    FLOAT64,
    Exam,
    Named,
    Outcome,
    Ref,
    check,
    close,
    describe,
    draw_until,
    kind_of,
)
from mlp_helpers.checks.core.functions import ACTIVATION
from mlp_helpers.checks.core.layers import describe_layers, draw_layers
from mlp_helpers.checks.nonlinearity.fixed_depth import assumes_a_fixed_depth
from mlp_helpers.checks.nonlinearity.float32 import charge_float32
from mlp_helpers.numerics.networks import Array, Layer, forward

Phi = Callable[[Array], Array]

BUILT_IN: list[Phi] = [lambda Z: np.maximum(Z, 0), np.tanh, lambda Z: 1 / (1 + np.exp(-Z))]
"""What is built in in place of phi. None of the checks hands one of them over, but activations that
nobody builds in, so that a built-in one shows with every seed."""

SLIPS = {"activation-on-output", "activation-before-affine", "bias-after-activation", "bias-lost",
         "hidden-bias-lost", "last-hidden-affine", "last-hidden-only", "one-bias-for-all",
         "output-bias-lost", "output-layer-missing", "phi-on-a-part", "phi-twice", "softmax",
         }  # fmt: skip
"""What is wrong with a layer or the outputs, but says nothing about phi itself and the depth."""


@check("01/mlp_forward", points=6)
def mlp_forward(exam: Exam, mlp_forward: Ref) -> None:
    """Judge the forward pass for several depths and activations (A5, A7, A8).

    A built-in activation costs its own part. The others are then judged with that one. And one of
    the `SLIPS` costs the first part, and no later one in which it is all that is wrong.
    """
    own, skips = _built_in(exam, mlp_forward), _skips_the_last(exam, mlp_forward)
    judge = partial(_compare_forward, exam, mlp_forward, skips=skips)
    with exam.part("one hidden layer: phi between two affine maps", points=2):
        # All square: there, a matrix on the wrong side gives numbers, which can be recognised.
        judge("arctan", (3, 3, 3), n=3, own=own)
        judge("arctan", (5, 4, 3), own=own)
    with exam.part("the activation is the one that was handed over", points=1):
        judge("softplus", (5, 4, 3))
    with exam.part("three hidden layers", points=2):
        judge("arctan", (3, 3, 3, 3, 3), own=own)
        judge("softplus", (5, 4, 6, 2, 3), own=own)
        judge("arctan", (4, 4), n=3, own=own, times=3)
    with exam.part("no hidden layer; X and params left as they were", points=1):
        judge("arctan", (5, 3), own=own)
        outcome = judge("arctan", (4, 5, 1), own=own)
        judge("arctan", (5, 4, 3), n=1, own=own)
        exam.untouched(outcome, "in-place")


def _draw(exam: Exam, sizes: tuple[int, ...], n: int) -> tuple[list[Layer], Array]:
    """Draw a network and a batch; not all units of layer 1 are on, so that ReLU bends there."""

    def bends(drawn: tuple[list[Layer], Array]) -> bool:
        ((W, b), *_), X = drawn
        return bool(np.min(X @ W + b) < 0)

    return draw_until(
        lambda: (draw_layers(exam, *sizes), exam.rng.normal(size=(n, sizes[0]))), bends
    )


def _built_in(exam: Exam, target: Ref) -> Phi | None:
    """Return the activation that is used whatever is handed over, if it is known."""
    params, X = _draw(exam, (5, 4, 3), n=6)
    got = exam.outcome(target, X, params, exam.lend(np.arctan)).value
    fitting = [phi for phi in BUILT_IN if _is(got, forward(X, params, phi))]
    return fitting[0] if fitting else None


def _skips_the_last(exam: Exam, target: Ref) -> bool:
    """Tell whether of several hidden layers the last one alone has no phi.

    Of a single one this cannot be told from a phi that is never applied.
    """
    params, X = _draw(exam, (3, 3, 3, 3, 3), n=3)
    got = exam.outcome(target, X, params, exam.lend(np.arctan)).value
    return _is(got, _last_hidden_affine(X, params, np.arctan))


def _is(value: Any, wanted: Array) -> bool:
    return isinstance(value, np.ndarray) and close(value, wanted, FLOAT64)


def _compare_forward(
    exam: Exam,
    target: Ref,
    phi: str,
    sizes: tuple[int, ...],
    n: int = 6,
    own: Phi | None = None,
    skips: bool = False,
    times: int = 1,
) -> Outcome:
    """Run one network on n examples, compare the outputs, and return the outcome.

    What counts as right has the activation phi or, if there is one, the student's own. The layers
    come several `times`, the same objects each time: the last one is told by its place alone.
    """
    function = ACTIVATION[phi]
    params, X = _draw(exam, sizes, n)
    params *= times
    outcome = exam.outcome(target, X, params, exam.lend(function))
    given = f"X {X.shape}, {describe_layers(params)}, phi {phi}"
    clash = (fault := outcome.fault) and len(params) == 1 and kind_of(fault) == "matrix-product"
    if clash or (fault and len(params) != 2 and assumes_a_fixed_depth(fault)):
        exam.require(outcome, f"called with {given}", mistake="fixed-depth")
    used = own or function
    right = forward(X, params, used)
    got = exam.returned(target, outcome, f"called with {given}")
    values = got if isinstance(got, list | tuple) else []
    if any(_is(value, right) for value in values):
        exam.fail(f"expected one array, got {describe(got)}", mistake="all-layers")
    if charge_float32(exam, "outputs", got, right):
        return outcome
    suspects = [] if _is(got, right) else wrong_forwards(X, params, used, skips)
    if times > 1 and not exam.named:
        suspects = [("last-by-identity", forward(X, params, lambda Z: Z))]
    # With one layer fewer two slips may give the same: then it is the one that is known already.
    suspects = [row for row in suspects if row[0] in exam.named & SLIPS] or suspects
    options = {"slips": SLIPS, "dtype": "float64", "given": given}
    exam.compare("outputs", got, right, mistakes=suspects, rtol=FLOAT64, **options)
    return outcome


def wrong_forwards(X: Array, params: list[Layer], phi: Phi, skips: bool = False) -> list[Named]:
    """Return what typical wrong forward passes give for a batch X (n, d).

    Where phi is never seen, it is missing behind the last hidden layer alone if `skips`.
    """
    (first, last), right = (params[0], params[-1]), forward(X, params, phi)
    W, b = first
    linear = forward(X, params, lambda Z: Z)
    misplaced = (lambda: phi(linear), lambda: phi(forward(X @ W + b, params[1:], phi)))
    turned, orders = [(W.T, b) for W, b in params], (params[1:] + params[:1], params[::-1])
    columns = [(layers, turn) for layers in (params, turned) for turn in (False, True)]
    same = (np.eye(len(last[0])), np.zeros((1, len(last[0]))))
    hidden, affine = (forward(X, [*params[:-1], same], by) for by in (phi, lambda Z: Z))
    exponentials = np.exp(right - right.max(axis=1, keepdims=True))
    return [
        ("activation-on-output", phi(right)),
        ("last-hidden-affine" if skips else "no-activation", linear),
        # With one hidden layer this is the row above.
        *(("last-hidden-affine", _last_hidden_affine(X, params, phi)) for _ in params[2:3]),
        ("activation-before-affine", forward(phi(X), params, phi)),
        *_wrong_biases(X, params, phi),
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
        *(("fixed-depth", partial(forward, X, two, phi)) for two in ([first, last], params[:2])),
        *(("layer-order", partial(forward, X, turn, phi)) for turn in orders),
        ("input-added", lambda: _input_added(X, params, phi)),
        ("last-of-the-loop", lambda: forward(X, [*params[:-1], params[-2]], phi)),
        ("output-layer-missing", hidden),
        ("last-hidden-only", forward(phi(affine), [last], phi)),
    ]


def _wrong_biases(X: Array, params: list[Layer], phi: Phi) -> list[Named]:
    no_bias = [(W, 0 * b) for W, b in params]
    return [
        ("bias-after-activation", lambda: _bias_after(X, params, phi)),
        ("bias-lost", forward(X, no_bias, phi)),
        ("hidden-bias-lost", forward(X, [*no_bias[:-1], params[-1]], phi)),
        ("output-bias-lost", forward(X, [*params[:-1], no_bias[-1]], phi)),
        ("one-bias-for-all", forward(X, [(W, b[0, 0] + 0 * b) for W, b in params], phi)),
    ]


def _last_hidden_affine(X: Array, params: list[Layer], phi: Phi) -> Array:
    return forward(forward(X, params[:-1], phi), params[-1:], phi)


def _bias_after(X: Array, params: list[Layer], phi: Phi) -> Array:
    for W, b in params[:-1]:
        X = phi(X @ W) + b
    return X @ params[-1][0] + params[-1][1]


def _input_added(X: Array, params: list[Layer], phi: Phi) -> Array:
    for W, b in params[:-1]:
        H = phi(X @ W + b)
        X = H + X if H.shape == X.shape else H
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
