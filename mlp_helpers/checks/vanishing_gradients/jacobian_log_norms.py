"""Check of the exercise `jacobian_log_norms`: the size of the growing product (E2, E3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from mlp_helpers.checks.core import RTOL, Answer, Exam, Named, Ref, check, close, numbers
from mlp_helpers.checks.core.functions import DERIVATIVE
from mlp_helpers.checks.vanishing_gradients.deep_net import (
    DISTINCT,
    ENDS_AGREE,
    FIRST_AGREES,
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

SEEN_LATER = (
    "from-the-output",
    "list-reversed",
    "squared-norm",
    "scale-counted-twice",
    "no-diagonal",
    "first-w-alone",
    "one-layer-late",
)
"""Mistakes that the first number alone cannot tell from others."""

Norm = Callable[[Array], Any]
Reading = Callable[[Any], Any]
"""Turns what came back into decimal logarithms of norms, the first layer's first."""
READINGS: tuple[Reading, ...] = (
    lambda logs: logs / np.log(10),
    lambda logs: logs[::-1],
    lambda logs: logs / 2,
)
"""Of natural logarithms, of a list from the last layer to the first, and of squared norms."""
OTHER_NORMS: tuple[tuple[str, Norm], ...] = (
    ("mean-for-norm", lambda J: np.log10(np.sqrt(np.mean(J**2)))),
    ("mean-for-norm", lambda J: np.log10(np.mean(np.abs(J)))),
    ("absolute-values", lambda J: np.log10(np.abs(J).sum())),
    ("largest-entry", lambda J: np.log10(np.abs(J).max())),
    ("spectral-norm", lambda J: np.log10(np.linalg.norm(J, 2))),
    ("sum-norm", lambda J: np.log10(np.linalg.norm(J, 1))),
    ("sum-norm", lambda J: np.log10(np.linalg.norm(J, np.inf))),
    ("identity-divided", lambda J: np.log10(np.linalg.norm(J) / J.shape[1] ** 0.5)),
)
"""What else grows with the product and is taken for its norm: charged in the first part only."""


@check("05/jacobian_log_norms", points=5)
def jacobian_log_norms(exam: Exam, jacobian_log_norms: Ref) -> None:
    """Judge the log-norms of the growing product, also beyond the floats (E2, E3)."""
    slope = exam.lend(DERIVATIVE["tanh"])
    nets = [draw_net(exam, sizes) for sizes in (SQUARE, DISTINCT)]
    answers = [_answer(exam, jacobian_log_norms, net, slope) for net in nets]
    reading, norm = _charged_once(answers[0], nets[0])

    def read(value: Any) -> Any:
        return reading(numbers("the log-norms", value))

    right = False
    with exam.part("a number for each layer; the first is log10 of the norm of M(1)", points=1):
        _judge_first(exam, answers[0], nets[0])
    with exam.part("the growing product M(l) ··· M(1), one layer or more, of any width", points=1):
        for net, answer in zip(nets, answers, strict=True):
            _judge_all(exam, read(answer.value()), net, norm)
        _judge_one_layer(exam, jacobian_log_norms, slope, read, norm)
        right = True
    with exam.part("120 layers: products far below 1e-308 and far above 1e308", points=2):
        _judge_range(exam, jacobian_log_norms, slope, read, norm)
    with exam.part("a product that is exactly zero, and no other, gives −inf", points=0.5):
        _judge_zero(exam, jacobian_log_norms, read, norm)
        _judge_tiny(exam, jacobian_log_norms, slope, read, norm)
    with exam.part("right, and the weights are left as they were", points=0.5):
        if not right:
            exam.fail("judged once the values are right")
        for answer in answers:
            answer.untouched("in-place")


def _answer(exam: Exam, target: Ref, net: Net, slope: Ref) -> Answer:
    def explain(*_: Any) -> str:
        """Name the cause if all is well where the output has as many units as the input."""
        if net[0][0].shape == net[0][-1].shape:
            return ""
        for cause, sizes in (
            ("identity-size", ENDS_AGREE),
            ("identity-of-the-first-layer", FIRST_AGREES),
        ):
            other = draw_net(exam, sizes)
            if agrees(exam.outcome(target, *other, slope).value, _right(other)):
                return cause
        return ""

    return Answer(exam, target, *net, slope, given=describe_net(net), explain=explain)


def _right(net: Net, slope: Phi = tanh_prime, norm: Norm | None = None) -> Array:
    """Return the log-norms, or what another norm gives: it scales with J, as each norm does."""
    logs = depth.jacobian_log_norms(*net, slope)
    if norm is None:
        return logs
    J, others = np.eye(net[0][0].shape[1]), []
    for M, log in zip(layer_jacobians(net, slope), logs, strict=True):
        J = M @ J / (np.linalg.norm(M @ J) or 1)
        others.append(log if np.isinf(log) else log + norm(J))
    return np.array(others)


def _charged_once(answer: Answer, net: Net) -> tuple[Reading, Norm | None]:
    """Return how to read the numbers, and which norm they are of, if not of the right one."""
    value, right = answer.outcome.value, _right(net)
    if isinstance(value, np.ndarray | list) and np.shape(value) == right.shape:
        for read in READINGS:
            if agrees(read(np.asarray(value)), right):
                return read, None
        for _, norm in OTHER_NORMS:
            if agrees(value, _right(net, norm=norm)):
                return np.asarray, norm
    return np.asarray, None


def _judge_first(exam: Exam, answer: Answer, net: Net) -> None:
    """Compare the first log-norm, in which no product has a part yet."""
    got, expected = numbers("the log-norms", answer.value()), _right(net)
    if got.shape != expected.shape:
        _judge_all(exam, got, net)
    if close(got[:1], expected[:1], RTOL):
        return
    suspects: list[Named] = []
    for slug, wrong in wrong_log_norms(net, tanh_prime):
        logs = np.ravel(wrong())
        if len(logs) == len(got) and (slug not in SEEN_LATER or close(got, logs, RTOL)):
            suspects.append((slug, logs[:1]))
    if np.all(np.abs(got) < 1e-9):  # log10(1), but for rounding
        suspects.append(("measured-after-scaling", got[:1]))
    name, given = "log10 of the norm of M(1)", describe_net(net)
    exam.compare(name, got[:1], expected[:1], mistakes=suspects, given=given)


def _judge_all(exam: Exam, value: Any, net: Net, norm: Norm | None = None) -> None:
    suspects, given = wrong_log_norms(net, tanh_prime), describe_net(net)
    exam.compare("the log-norms", value, _right(net, norm=norm), mistakes=suspects, given=given)


def _judge_one_layer(exam: Exam, target: Ref, slope: Ref, read: Reading, norm: Norm | None) -> None:
    """Judge a net of a single layer, by an answer that is right for deeper ones."""
    net = draw_net(exam, (3, 2))
    args, given = (*net, slope), describe_net(net)
    answer = Answer(exam, target, *args, given=given, explain=lambda *_: "needs-two-layers")
    got = numbers("the log-norms", answer.value())
    if got.ndim == 0:
        exam.fail("one layer: expected an array of shape (1,), got a number", mistake="axis-lost")
    exam.compare("the log-norms", read(got), _right(net, norm=norm), given=given)


def _judge_range(exam: Exam, target: Ref, slope: Ref, read: Reading, norm: Norm | None) -> None:
    """Judge one net twice: with weights of 1e-6 and of 1e4, which only shifts the logarithms.

    One entry of each W is large, and meets a 0 in the next layer: the product grows by a thousandth
    of each factor's norm, so that it leaves the floats even if all factors are scaled to 1.
    """
    Ws, zs = draw_net(exam, [6] * 121)
    for W in Ws:
        W[0, 1] *= 1e6
    plain = _right((Ws, zs), norm=norm)
    for power in (-6, 4):
        scaled = [10.0**power * W for W in Ws]
        got = numbers("the log-norms", read(exam.call(target, scaled, zs, slope)))
        expected = plain + power * np.arange(1, len(Ws) + 1)
        lost = got.shape == expected.shape and not np.all(np.isfinite(got))
        if lost:
            _require_scaled_product(exam, got, layer_jacobians((scaled, zs), tanh_prime))
        if lost and np.allclose(got[:20], expected[:20]):
            first = int(np.argmin(np.isfinite(got)))
            exam.fail(
                f"after layer {first + 1} the log-norm is {got[first]}",
                f"expected {expected[first]:.4f}",
                mistake="out-of-range",
            )
        constant = [("constant-in-the-log", got)] if _stands_still(got, expected) else []
        given = f"{len(Ws)} weights of shape (6, 6)"
        exam.compare("the log-norms", got, expected, mistakes=constant, given=given)


def _require_scaled_product(exam: Exam, got: Array, Ms: Sequence[Array]) -> None:
    """Fail where each factor was scaled to 1, and the product of these factors never was."""
    sizes = np.array([np.linalg.norm(M) for M in Ms])
    with np.errstate(all="ignore"):
        logs = _growing([M / size for M, size in zip(Ms, sizes, strict=True)])
    wrong = np.cumsum(np.log10(sizes)) + logs
    finite = np.isfinite(wrong)
    if not finite.all() and np.allclose(got, wrong, rtol=1e-3):
        first = int(np.argmin(finite))
        headline = f"after layer {first + 1} the log-norm is {got[first]}"
        exam.fail(headline, mistake="factors-scaled-alone")


def _stands_still(got: Array, expected: Array) -> bool:
    """Tell whether the logarithms fall as they should, and then stand still."""
    if got.shape != expected.shape or not np.isfinite(got[-1]):
        return False
    still = np.abs(got - got[-1]) < 1e-6
    # half a decimal: near 1e-160 the squares within a norm lose their digits before they vanish
    fell = np.abs(got - expected) < 0.5
    return bool(np.sum(still) > 10 and np.all(fell | still))


def _judge_zero(exam: Exam, target: Ref, read: Reading, norm: Norm | None) -> None:
    """Judge a ReLU net whose third layer is off as a whole.

    In the layers below two units are on, so that the product's rank is 2 and its norms differ, and
    one is off, so that W and M differ.
    """
    net = draw_net(exam, SQUARE)
    zs = net[1]
    zs[0][:3] = zs[1][:3] = zs[3][:3] = 1.0, 1.0, -1.0
    zs[2] = -np.abs(zs[2])
    value = exam.call(target, *net, exam.lend(DERIVATIVE["relu"]))
    got = numbers("the log-norms", read(value))
    expected, fixed = (_right(net, phi_prime, norm) for phi_prime in (relu_prime, tanh_prime))
    start_right = got.shape == expected.shape and np.allclose(got[:2], expected[:2])
    if got.shape == fixed.shape and np.allclose(got, fixed):
        exam.fail("the log-norms of a ReLU net are those of a tanh net", mistake="fixed-slope")
    if start_right and np.isnan(got[2:]).any():
        exam.fail("the log-norm of a zero product is NaN", mistake="zero-to-nan")
    suspects: list[Named] = []
    if start_right and np.all(np.isfinite(got)):
        suspects = [("zero-kept-finite", got)]
    elif start_right and got[2] == -np.inf:
        suspects = [("zero-forgotten", got)]
    elif 2 <= len(got.ravel()) < len(expected) and np.allclose(got, expected[: len(got)]):
        suspects = [("ends-at-zero", got)]
    given = "a ReLU net; in layer 3 all units are off"
    exam.compare("the log-norms", got, expected, mistakes=suspects, given=given)


def _judge_tiny(exam: Exam, target: Ref, slope: Ref, read: Reading, norm: Norm | None) -> None:
    """Judge a last layer with weights of 1e-100: the product is small, but not zero."""
    (first, last), zs = draw_net(exam, (3, 2, 2))
    net = [first, 1e-100 * last], zs
    got, expected = read(exam.call(target, *net, slope)), _right(net, norm=norm)
    small: list[Named] = [("small-taken-for-zero", np.array([expected[0], -np.inf]))]
    exam.compare("the log-norms", got, expected, small, given="two layers, weights of 1 and 1e-100")


def _frobenius(J: Array) -> Any:
    return np.log10(np.linalg.norm(J))


def _growing(Ms: Sequence[Array], log_norm: Norm = _frobenius) -> Array:
    """Return the log-norm of M(l) ··· M(1) for each l, the product formed plainly."""
    J, logs = np.eye(Ms[0].shape[1]), []
    for M in Ms:
        J = M @ J
        logs.append(log_norm(J))
    return np.array(logs)


def wrong_log_norms(net: Net, slope: Phi) -> list[tuple[str, Callable[[], Array]]]:
    """Return what typical mistakes give for all log-norms."""
    Ws, Ms = net[0], layer_jacobians(net, slope)
    pairs = list(zip(*net, strict=True))
    return [
        ("no-diagonal", lambda: _growing(Ws)),
        ("diagonal-on-the-wrong-side", lambda: _growing([W * slope(z) for W, z in pairs])),
        ("first-w-alone", lambda: _growing([Ws[0], *Ms[1:]])),
        *_wrong_products(Ms),
        *_wrong_sizes(Ms),
    ]


def _wrong_products(Ms: Sequence[Array]) -> list[tuple[str, Callable[[], Array]]]:
    """Return what comes of the layers' Jacobians multiplied or listed in another way."""
    single = np.array([_frobenius(M) for M in Ms])
    identity = _frobenius(np.eye(Ms[0].shape[1]))

    def reversed_growing() -> Array:
        return np.array([_frobenius(chain(Ms[: i + 1], len(Ms[0]))) for i in range(len(Ms))])

    def from_output() -> Array:
        return _growing([M.T for M in Ms[::-1]])

    return [
        ("reversed-product", reversed_growing),
        ("single-layers", lambda: single),
        ("product-of-norms", lambda: np.cumsum(single)),
        ("from-the-output", from_output),
        ("from-the-output", lambda: from_output()[::-1]),
        ("list-reversed", lambda: _growing(Ms)[::-1]),
        ("logs-not-added", lambda: np.diff(_growing(Ms), prepend=0.0)),
        ("last-only", lambda: _growing(Ms)[-1]),
        ("last-only", lambda: _growing(Ms)[-1:]),
        ("logs-added-twice", lambda: np.cumsum(_growing(Ms))),
        ("matrices", lambda: np.array(Ms)),
        ("matrices", lambda: _growing(Ms, np.asarray)),
        ("matrices", lambda: _growing(Ms, np.asarray)[-1]),
        ("matrices", lambda: Ms[-1]),
        ("first-layer-twice", lambda: _growing([Ms[0] @ Ms[0], *Ms[1:]])),
        *(
            suspect
            for first in (identity, 0.0)
            for suspect in (
                ("one-layer-late", lambda first=first: np.array([first, *_growing(Ms)[:-1]])),
                ("with-the-identity", lambda first=first: np.array([first, *_growing(Ms)])),
            )
        ),
        ("vector-for-matrix", lambda: _growing([Ms[0].sum(axis=1, keepdims=True), *Ms[1:]])),
    ]


def _wrong_sizes(Ms: Sequence[Array]) -> list[tuple[str, Callable[[], Array]]]:
    """Return what comes of the right products measured in another way."""

    def divided_by_squares() -> Array:
        logs = [0.0]  # n(l) = log-norm of J_l; with squares for scales s(l) = 2 n(l) - s(l-1)
        for log_norm in _growing(Ms):
            logs.append(2 * log_norm - logs[-1])
        return np.array(logs[1:])

    def counted_twice() -> Array:
        logs = _growing(Ms)
        return np.asarray(logs + np.diff(logs, prepend=0.0))

    measures: list[tuple[str, Norm]] = [
        ("natural-log", lambda J: np.log(np.linalg.norm(J))),
        ("no-log", np.linalg.norm),
        ("squared-norm", lambda J: np.log10(np.sum(J**2))),
        *OTHER_NORMS,
    ]

    def divided_by_the_largest() -> Array:
        largest = _growing(Ms, lambda J: np.log10(np.abs(J).max()))
        return np.asarray(np.cumsum(_growing(Ms) - [0.0, *largest[:-1]]))

    return [
        ("two-scales", divided_by_the_largest),
        ("squared-norm", divided_by_squares),
        ("scale-counted-twice", counted_twice),
        *((slug, lambda size=size: _growing(Ms, size)) for slug, size in measures),
    ]
