"""Check of the exercise `output_jacobian`: ∂o/∂h(l) as a product of L − l Jacobians (E2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial, reduce
from typing import Any

import numpy as np

from mlp_helpers.checks.core import (
    Answer,
    Exam,
    Fault,
    Named,
    Ref,
    check,
    describe,
    kind_of,
    numbers,
)
from mlp_helpers.checks.core.functions import DERIVATIVE
from mlp_helpers.checks.vanishing_gradients.deep_net import (
    DISTINCT,
    ENDS_AGREE,
    SQUARE,
    Net,
    agrees,
    chain,
    describe_net,
    draw_net,
    layer_jacobians,
)
from mlp_helpers.numerics import depth
from mlp_helpers.numerics.activations import relu_prime, tanh_prime
from mlp_helpers.numerics.depth import Array, Phi

TAKEN_FOR_ANOTHER = (((4, 5, 4, 3), 2), ((4, 5, 5, 3), 1))
"""Widths and a layer l as large as the input, and as layer l + 1, which ``zs[l]`` belongs to."""
SMALLEST = (((1, 1, 1), 1), ((1, 1, 1), 0), ((3, 2), 0), ((2, 1, 3), 1))
"""The text's Example, layers of one unit, a net of a single layer, and one column."""


@check("05/output_jacobian", points=4)
def output_jacobian(exam: Exam, output_jacobian: Ref) -> None:
    """Judge ∂o/∂h(l) as a product of L − l Jacobians (E2)."""
    slope, other = (exam.lend(DERIVATIVE[name]) for name in ("tanh", "relu"))
    judge = partial(_judge, exam, output_jacobian, slope)
    answers: list[Answer] = []
    right = False
    with exam.part("∂o/∂h(1): the factors M(L) to M(2) in their order", points=1):
        answers.append(judge(SQUARE, 1))
    with exam.part("∂o/∂h(l): the factors M(L) to M(l+1) and no others", points=1):
        # three factors: neither one alone, nor one missing, nor L − 1
        answers += [judge((4,) * 7, 3), judge(SQUARE, 0)]
    with exam.part("layers of different widths, also of one unit", points=0.5):
        answers += [judge(DISTINCT, layer) for layer in (2, 1, 0, 3)]
        _judge_other_slope(exam, output_jacobian, other)
        answers += [judge(sizes, layer) for sizes, layer in SMALLEST]
        right = True
    with exam.part("right for these widths, and the arguments are left as they were", points=0.5):
        if not right:
            exam.fail("judged once the values are right")
        for answer in answers:
            answer.untouched("in-place")
    with exam.part("for layer = L the product is empty: the identity", points=1):
        _judge_identity(exam, output_jacobian, slope, right)


def _judge(exam: Exam, target: Ref, slope: Ref, sizes: Sequence[int], layer: int) -> Answer:
    """Compare ∂o/∂h(layer) in a net of these sizes."""
    net = draw_net(exam, sizes)
    given = f"{describe_net(net)}; layer = {layer}, L = {len(net[0])}"

    def explain(fault: Fault, arrays: Any) -> str | None:
        if _gives_vector(exam, target, slope, net):
            return "vector-times-matrix"
        if sizes == DISTINCT and not exam.failed and kind_of(fault) != "one-matrix":
            return _wrong_identity(exam, target, slope)
        return None

    answer = Answer(exam, target, *net, slope, layer, given=given, explain=explain)
    suspects = wrong_jacobians(net, tanh_prime, layer)
    if sizes == SQUARE and layer == 1 and agrees(answer.value(), _right(net, len(net[0]) - 1)):
        three = exam.outcome(target, *net, slope, 3).value  # one factor, or three?
        if agrees(three, _right(net, len(net[0]) - 3)):
            suspects = [("l-factors-from-the-top", answer.value())]
    expected = _right(net, layer)
    suspects.append(("axis-lost", expected.squeeze()))
    exam.compare(f"∂o/∂h({layer})", answer.value(), expected, mistakes=suspects, given=given)
    return answer


def _right(net: Net, layer: int, slope: Phi = tanh_prime) -> Array:
    return depth.output_jacobian(*net, slope, layer)


def _judge_other_slope(exam: Exam, target: Ref, slope: Ref) -> None:
    """Judge a ReLU net, in each layer a unit on and one off: its slopes come from phi_prime, too.

    So they are exactly 0, which shows where slopes are kept from it.
    """
    net = draw_net(exam, DISTINCT)
    for z in net[1]:
        z[:2] = 1, -1
    given = f"{describe_net(net)}; layer = 1, phi_prime of ReLU"
    got, expected = exam.call(target, *net, slope, 1), _right(net, 1, relu_prime)
    exam.compare("∂o/∂h(1)", got, expected, [("fixed-slope", _right(net, 1))], given=given)


def _gives_vector(exam: Exam, target: Ref, slope: Ref, net: Net) -> bool:
    """Tell whether phi'(z) meets W in a product: seen where M(L) alone is asked for."""
    W, s = net[0][-1], tanh_prime(net[1][-1])
    value = exam.outcome(target, *net, slope, len(net[0]) - 1).value
    return agrees(value, s @ W) or (W.shape[1:] == s.shape and agrees(value, W @ s))


def _wrong_identity(exam: Exam, target: Ref, slope: Ref) -> str | None:
    """Name the cause of an exception if all is well where two layers are of one size."""
    for cause, sizes, layer in (
        ("identity-size", ENDS_AGREE, 1),
        *(("identity-of-another-layer", *taken) for taken in TAKEN_FOR_ANOTHER),
    ):
        net = draw_net(exam, sizes)
        if agrees(exam.outcome(target, *net, slope, layer).value, _right(net, layer)):
            return cause
    return None


def _judge_identity(exam: Exam, target: Ref, slope: Ref, right: bool) -> None:
    """Judge ∂o/∂o; a fault is known to come from the empty product if the rest is `right`."""
    net = draw_net(exam, DISTINCT)
    given = f"{describe_net(net)}; layer = L = {len(net[0])}"
    empty = "no-empty-product" if right else None
    args = (*net, slope, len(net[0]))
    answer = Answer(exam, target, *args, given=given, explain=lambda fault, arrays: empty)
    got = numbers("∂o/∂h(L)", answer.value())
    if empty and got.ndim == 0:
        exam.fail(f"expected a matrix, got {describe(answer.value())}", mistake=empty)
    identity = np.eye(DISTINCT[-1])
    ones = np.ones_like(identity)
    suspects: list[Named] = [("ones-for-identity", ones)]
    if empty and not agrees(got, ones):
        suspects.append((empty, got))
    exam.compare("∂o/∂h(L)", got, identity, mistakes=suspects, given=given)


def wrong_jacobians(net: Net, slope: Phi, layer: int) -> list[Named]:
    """Return what typical mistakes give for ∂o/∂h(layer)."""
    Ws, zs = net
    Ms = layer_jacobians(net, slope)
    n, square = len(zs[-1]), Ws[layer].shape[1]
    right = chain(Ms[layer:][::-1], n)

    def down(factors: Sequence[Array]) -> Callable[[], Array]:
        return lambda: chain(list(factors)[::-1], n)

    return [
        ("reversed-product", lambda: chain(Ms[layer:], square)),
        ("no-diagonal", down(Ws[layer:])),
        ("one-factor-too-many", down(Ms[max(layer - 1, 0) :])),
        ("one-factor-too-few", down(Ms[layer + 1 :])),
        ("one-factor-too-few", down(Ms[layer:-1])),
        ("l-minus-1-factors", down(Ms[1:])),
        ("single-factor", lambda: Ms[layer]),
        ("single-factor", lambda: Ms[-1]),
        ("elementwise", lambda: np.prod(Ms[layer:], axis=0)),
        ("elementwise", lambda: np.eye(n) * np.prod(Ms[layer:], axis=0)),
        # below the input there is no layer: no factor at all has another cause there
        ("other-end", down(Ms[:layer])) if layer else ("none-for-the-input", np.eye(n)),
        ("last-layer-linear", down([*Ms[layer:-1], Ws[-1]])),
        ("ones-for-identity", np.ones((n, n)) @ right),
        ("ones-for-identity", right @ np.ones((square, square))),
        *(("one-vector", right.sum(axis=0)[at]) for at in (..., None, (..., None))),
        ("transposed", right.T),
        *_wrong_factors(net, slope, layer),
    ]


def _wrong_factors(net: Net, slope: Phi, layer: int) -> list[Named]:
    """Return the product of as many factors, each with another slope, or with it elsewhere."""
    Ws, zs = net
    top = list(zip(*net, strict=True))[layer:]
    up = range(len(Ws) - 1, layer - 1, -1)
    below = [(Ws[i], zs[i - 1]) for i in up]
    from_below = [(Ws[i], Ws[i] @ zs[i - 1] if i else zs[0]) for i in up]
    mixed = [(W, z) for (W, _), (_, z) in zip(top[::-1], top, strict=True)]

    def scaled(pairs: Sequence[Any], by: Callable[[Array, Array], Array]) -> Callable[[], Array]:
        return lambda: chain([by(W, slope(z)) for W, z in pairs], len(zs[-1]))

    return [
        ("diagonal-on-the-wrong-side", scaled(top[::-1], lambda W, s: W * s)),
        ("z-of-another-layer", scaled(below, _rows)),
        ("w-times-z", scaled(from_below, _rows)),
        ("z-in-the-other-order", scaled(mixed, _rows)),
        ("slope-twice", scaled(top[::-1], lambda W, s: _rows(W, s**2))),
        ("z-to-z", scaled(below, lambda W, s: W * s)),
        ("vector-times-matrix", lambda: reduce(np.dot, [slope(z) @ W for W, z in top[::-1]])),
        ("weights-transposed", scaled(top[::-1], lambda W, s: _rows(W.T, s))),
        ("weights-transposed", scaled(top[::-1], lambda W, s: W.T * s)),
    ]


def _rows(W: Array, slopes: Array) -> Array:
    return slopes[:, None] * W
