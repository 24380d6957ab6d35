"""Check of the exercise `gradient_norms`: what each layer of a net learns from (E2, E3)."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from mlp_helpers.checks.core import (
    Answer,
    Exam,
    Failed,
    Named,
    Ref,
    check,
    draw_until,
    numbers,
    told_apart,
)
from mlp_helpers.checks.vanishing_gradients.deep_net import SQUARE
from mlp_helpers.numerics import activations, depth, networks
from mlp_helpers.numerics.backpropagation import softmax
from mlp_helpers.numerics.networks import Array, Layer

FLOAT32 = 1e-4
"""Tolerance where float32 is as good: a few hundred roundings of 6e-8 each stay below 1e-5; the
mistakes below differ by 1e-3 or more."""

SEEN_IN_RANK_TWO = ("norms-averaged", "spectral-norm")
"""Mistakes that do not show where a single example is classified wrongly."""

_Net = tuple[Sequence[Layer], Array, Any]
"""The layers, and a batch with its labels."""


Size = Callable[[Array, Array, Array], Any]
"""Measures one layer, given ∂loss/∂W, ∂loss/∂z and W."""
MEASURES = ("with-bias", "squared-norm", "mean-for-norm", "spectral-norm", "absolute-values")
"""Mistakes in how a gradient is measured, not in the gradient."""


class _Own(NamedTuple):
    """What a student's norms are judged by: the right ones, but for one slip that is charged.

    A slip in the measure, in the forward pass or in the loss is charged in the first part, one in
    the slopes in the second. In what follows it is no mistake.

    Attributes
    ----------
    changes
        The slip, as `_backward` takes it; none where there is none, or more than one.
    step
        -1 where the list runs from the output to the input, else 1.
    """

    changes: dict[str, Any]
    step: int

    def norms(self, params: Sequence[Layer], X: Array, y: Any) -> Array:
        """Return what the net's gradients give, the input's layer first."""
        if self.changes:
            return _backward(params, X, y, **self.changes)
        norms = depth.gradient_norms(params, X, y, activations.tanh, activations.tanh_prime)
        return np.asarray(norms, np.float64)

    def read(self, value: Any) -> Any:
        """Return the student's norms, the input's layer first."""
        return numbers("the norms", value)[::-1] if self.step < 0 else value

    def finite(self, net: _Net) -> bool:
        """Tell whether the slip that is charged leaves numbers, which it must on every input."""
        with np.errstate(all="ignore"):
            return bool(np.all(np.isfinite(self.norms(*net))))

    @property
    def on_the_way_down(self) -> bool:
        """Whether the slip is one in the slopes."""
        return bool(self.changes.keys() & {"slope", "again"})

    @property
    def slipped(self) -> bool:
        """Whether the later parts are judged by other norms than the right ones."""
        return bool(self.changes) or self.step < 0


RIGHT = _Own({}, 1)


class _Case(NamedTuple):
    """One call, and what it should give."""

    net: _Net
    answer: Answer
    expected: Array
    suspects: list[Named]
    given: str


@check("05/gradient_norms", points=6)
def gradient_norms(exam: Exam, gradient_norms: Ref) -> None:
    """Judge the norms of the weights' gradients in tanh nets (E2, E3)."""
    cases = [_case(exam, gradient_norms, sizes) for sizes in (SQUARE, (5, 4, 6, 3))]
    own, right = _charged_once(cases), False
    with exam.part("the last layer's gradient, the mean over the batch; one layer, too", points=1):
        _judge_last(exam, *cases)
        _judge_one_layer(exam, gradient_norms)
    with exam.part("the way down through the layers, of any widths", points=2.5):
        judged_by = RIGHT if own.on_the_way_down else own
        right = own.on_the_way_down  # but for a slip that is charged here
        for net, answer, _, suspects, given in cases:
            norms = judged_by.norms(*net)
            _judge_ratios(exam, own.read(answer.value()), norms, suspects, given)
        net = _half_saturated(exam)
        value = own.read(exam.call(gradient_norms, *net))
        _judge_ratios(exam, value, judged_by.norms(*net), [], "a net with a unit where tanh is 1")
        right = True
        _note(exam, judged_by)
    with exam.part("params, X and y are left as they were", points=0.5):
        for case in cases:
            case.answer.value()
        if not right:
            exam.fail("judged once the values are right")
        for case in cases:
            case.answer.untouched("in-place")
    with exam.part("thirty layers: small gradients keep their digits", points=1):
        params, X, y = draw_until(lambda: _deep(exam), _deep_tells)
        got = numbers("the norms", own.read(exam.call(gradient_norms, params, X, y)))
        expected = own.norms(params, X, y)
        suspects = _wrong_small_norms(got, expected) if right else []
        _judge_ratios(exam, got, expected, suspects, f"{len(params)} layers", digits=True)
        _note(exam, own)
    with exam.part("logits in the thousands, in a batch without the last class", points=1):
        net = draw_until(
            lambda: _saturated(exam), lambda net: _saturated_tells(net) and own.finite(net)
        )
        _judge_saturated(exam, gradient_norms, net, own, right)
        _note(exam, own)


def _note(exam: Exam, own: _Own) -> None:
    if own.slipped:
        exam.charged_before()


def _judge_saturated(exam: Exam, target: Ref, net: _Net, own: _Own, right: bool) -> None:
    """Use logits in the thousands; with another forward pass or loss it is enough to be finite."""
    params, X, y = net
    value = own.read(_judge_classes(exam, target, params, X, y))
    if right and not np.all(np.isfinite(numbers("the norms", value))):
        # examples that are all alike have the same largest logit, but exp overflows as before
        logits = networks.forward(X, params, np.tanh)
        at = int(logits.max(axis=1).argmax())
        alike = params, X[[at] * len(X)], np.full(len(y), logits[at].argmin())
        well = _agree(exam.outcome(target, *alike).value, RIGHT.norms(*alike))
        cause = "one-shift-for-all" if well else "no-max-shift"
        exam.fail("the norms are NaN or infinite", mistake=cause)
    if own.changes.keys() & {"head", "with_bias", "tanh_on_output"}:
        return
    given = f"X {X.shape}, logits in the thousands"
    suspects = _clipped(net, numbers("the norms", value)) if right else []
    zero = "clipped" if right else None
    _judge_ratios(exam, value, own.norms(*net), suspects, given, zero)


def _clipped(net: _Net, got: Array) -> list[Named]:
    """Return what is left of the norms where they, or the gradients' entries, are clipped."""

    def entries_clipped(dW: Array, delta: Array, W: Array) -> Any:
        return np.linalg.norm(np.clip(dW, -1, 1))

    return [
        ("norms-clipped", lambda: np.minimum(RIGHT.norms(*net), np.max(got, initial=0))),
        ("norms-clipped", partial(_backward, *net, size=entries_clipped)),
        *(
            ("logits-clipped", partial(_backward, *net, head=_clip_at(most)))
            for most in LOGITS_CLIPPED
        ),
    ]


def _case(exam: Exam, target: Ref, sizes: Sequence[int]) -> _Case:
    """Draw a net and a batch whose norms are below 1, so that none is clipped at 1 here."""

    def draw() -> _Net:
        return _net(exam, sizes), *_batch(exam, sizes)

    params, X, y = draw_until(
        draw, lambda net: bool(np.max(RIGHT.norms(*net)) < 1) and _all_reached(net)
    )
    given = f"X {X.shape}, Ws of shapes " + ", ".join(str(W.shape) for W, _ in params)
    answer = Answer(exam, target, params, X, y, given=given)
    return _Case(
        (params, X, y), answer, RIGHT.norms(params, X, y), wrong_gradient_norms(params, X, y), given
    )


def _charged_once(cases: Sequence[_Case]) -> _Own:
    """Return by what the answer is judged: both nets' norms are right but for one slip."""
    slips: list[dict[str, Any]] = [
        {},
        *({"size": size} for slug, size in _wrong_sizes() if slug in MEASURES),
        *({"head": head} for _, head in _wrong_heads(len(cases[0].net[1]))),
        *({"with_bias": layers} for layers in LEFT_OUT),
        {"tanh_on_output": True},
        *({"slope": slope} for slug, slope in _WRONG_SLOPES if slug != "sigmoid-derivative"),
        *({"again": again} for _, again in _OTHER_TIMES),
    ]
    for own in itertools.starmap(_Own, itertools.product(slips, (1, -1))):
        if all(_gives(case, own.norms(*case.net)[:: own.step]) for case in cases):
            return own
    return RIGHT


def _gives(case: _Case, norms: Array) -> bool:
    return _agree(case.answer.outcome.value, norms)


def _agree(value: Any, norms: Array) -> bool:
    """Tell whether what came back of a call are these norms, if it is numbers at all."""
    if not isinstance(value, np.ndarray | list) or np.shape(value) != norms.shape:
        return False
    return bool(np.allclose(numbers("the norms", value), norms, rtol=FLOAT32, atol=0))


def _net(exam: Exam, sizes: Sequence[int], gain: float = 0.0) -> list[Layer]:
    """Draw weights and biases of order 1, or weights of deviation gain/√fan_in; row layout."""
    return [
        (
            exam.rng.normal(scale=gain / m**0.5 if gain else 0.8, size=(m, n)),
            exam.rng.normal(scale=0.1 if gain else 0.8, size=(1, n)),
        )
        for m, n in itertools.pairwise(sizes)
    ]


def _batch(exam: Exam, sizes: Sequence[int], n: int = 7) -> tuple[Array, Any]:
    X, y = exam.rng.normal(size=(n, sizes[0])), exam.rng.integers(sizes[-1], size=n)
    y[0] = sizes[-1] - 1  # who counts classes by the labels does so in the last part only
    return X, y


def _half_saturated(exam: Exam) -> _Net:
    """Draw a net in which one unit is flat and another, with a slope of 0.01, counts a third of it.

    A slope that is kept above 1e-6 changes the first norm by 2e-4 to 4e-4, a larger one by more,
    always upwards, and float32 by 2 · 1.2e-7 / 0.01 = 2.4e-5 at most.
    """
    w, steep, flat, v = exam.rng.uniform([0.5, 0.2, 0.6, 0.2], [1, 0.25, 0.75, 0.3])
    params = [
        (np.array([[w]]), np.zeros((1, 1))),
        (np.array([[steep, flat]]), np.array([[3.0, 12.0]])),
        (np.array([[-v, v]] * 2), np.zeros((1, 2))),
    ]
    return params, exam.rng.uniform(0.05, 0.15, size=(7, 1)), np.ones(7, dtype=int)


def _deep(exam: Exam) -> _Net:
    """Draw thirty layers, each with a gain of 0.3.

    So the least norms are near 1e-16, below any constant added for safety, and their squares are
    still within float32.
    """
    sizes = (*[10] * 30, 3)
    return _net(exam, sizes, gain=0.3), *_batch(exam, sizes)


def _deep_tells(net: _Net) -> bool:
    """Tell whether the logits are so large that a tanh over them is seen on this net, too."""
    tanh_seen = not _close(_backward(*net, head=_softmax_of_tanh), _backward(*net))
    return tanh_seen and _all_reached(net)


def _all_reached(net: _Net) -> bool:
    """Tell whether the ReLU's slope lets a gradient through to each layer, so that it is judged."""
    return bool(np.all(_backward(*net, slope=_relu_slope) > 0))


def _saturated_tells(net: _Net) -> bool:
    """Tell whether a wrong norm is seen, as it is if two examples have a wrong class or more.

    And whether no two logits are so near that a bias decides which is the largest: it is not
    judged here, and must not cost these points for some seeds only.
    """
    params, X, _ = net
    first, second = np.sort(networks.forward(X, params, np.tanh), axis=1)[:, :-3:-1].T
    hidden = (networks.forward(X, params[:k], np.tanh) for k in (1, 2))
    if max(np.abs(z).max() for z in hidden) > 4:  # slopes below 1e-3 are judged elsewhere
        return False
    if first.max() < 1000 or np.ptp(first) < 1000:  # exp overflows; underflows with one shift
        return False
    if not (np.all(first - second > 100) and _all_reached(net)):
        return False
    wrongs = [wrong for slug, wrong in wrong_gradient_norms(*net) if slug in SEEN_IN_RANK_TWO]
    wrongs += [partial(_backward, *net, head=_clip_at(most)) for most in LOGITS_CLIPPED]
    right = _backward(*net)
    return not any(_close(wrong(), right) for wrong in wrongs)


def _close(norms: Array, right: Array) -> bool:
    """Tell whether `_judge_ratios` would take norms for the right ones, or nearly so."""
    with np.errstate(all="ignore"):
        return bool(np.all(np.abs(_ratios(norms, right) - 1) < 10 * FLOAT32))


def _saturated(exam: Exam) -> _Net:
    """Draw a net with logits in the thousands, and a batch without a label of the last class."""
    sizes = (5, 4, 6, 3)
    params, (X, y) = _net(exam, sizes), _batch(exam, sizes)
    X /= 2  # few units are flat
    params[-1] = (3000 * params[-1][0], params[-1][1])
    y %= sizes[-1] - 1
    y[1] = sizes[-1] - 2
    # were every label the saturated one, all norms would be 0: the first one is the least
    y[0] = networks.forward(X, params, np.tanh)[0, :-1].argmin()
    return params, X, y


def _judge_classes(exam: Exam, target: Ref, params: Sequence[Layer], X: Array, y: Any) -> Any:
    """Return what came back; name it if only a batch without the last class raises."""

    def explain(*_: Any) -> str:
        with_last = np.where(np.arange(len(y)) == 0, params[-1][0].shape[1] - 1, y)
        well = exam.outcome(target, params, X, with_last).fault is None
        return "classes-from-labels" if well else ""

    given = f"X {X.shape}, y {y.tolist()}"
    return Answer(exam, target, params, X, y, given=given, explain=explain).value()


def _judge_last(exam: Exam, case: _Case, other: _Case) -> None:
    """Compare the norm of the last layer, which no derivative and no W has a part in."""
    _, answer, expected, suspects, given = case
    got = _unrounded(numbers("the norms", answer.value()), expected)
    if got.shape != expected.shape:
        listed = got.shape == (2 * len(expected),) and any(
            np.allclose(norms, expected, rtol=FLOAT32, atol=0)
            for norms in (got[::2], got[: len(expected)])
        )
        doubled = [("biases-listed", got)] if listed else []
        exam.compare("the norms", got, expected, mistakes=doubled, given=given)
    if not np.isclose(got[-1], expected[-1], rtol=FLOAT32, atol=0):
        suspects = _explaining_both(suspects, other)
    lasts = [(slug, lambda wrong=wrong: np.asarray(wrong())[-1]) for slug, wrong in suspects]
    exam.compare("the last norm", got[-1], expected[-1], mistakes=lasts, rtol=FLOAT32, given=given)


def _judge_one_layer(exam: Exam, target: Ref) -> None:
    """Judge the text's Example, but for its numbers: one layer, one input, one example in X.

    The answer is right for the last layer of deeper nets. Where a single layer is what it raises
    on, it does so with an ordinary batch as well.
    """

    def explain(*_: Any) -> str:
        wider = _net(exam, (5, 3)), *_batch(exam, (5, 3))
        return "" if exam.outcome(target, *wider).fault is None else "needs-two-layers"

    # below 1, as in `_case`; and not so small that float32 loses the digits of 1 - p
    net = draw_until(
        lambda: (_net(exam, (1, 2)), *_batch(exam, (1, 2), n=1)),
        lambda net: bool(0.1 < RIGHT.norms(*net)[0] < 1),
    )
    given = "one layer, W of shape (1, 2), X (1, 1)"
    got = numbers("the norms", Answer(exam, target, *net, given=given, explain=explain).value())
    if got.ndim == 0:
        exam.fail("one layer: expected an array of shape (1,), got a number", mistake="axis-lost")
    expected = RIGHT.norms(*net)
    exam.compare("the norms", _unrounded(got, expected), expected, rtol=FLOAT32, given=given)


def _explaining_both(suspects: Sequence[Named], other: _Case) -> list[Named]:
    """Leave out what cannot have given the last norm of the other net.

    A single number is easily met by chance, or by two mistakes at once.
    """
    value = other.answer.outcome.value
    if not isinstance(value, np.ndarray | list) or np.shape(value) != other.expected.shape:
        return list(suspects)
    kept = {slug: False for slug, _ in other.suspects}
    for slug, wrong in other.suspects:
        with contextlib.suppress(ValueError):  # shapes that do not fit: it gives no value here
            last = float(np.asarray(wrong())[-1])
            kept[slug] |= bool(np.isclose(float(value[-1]), last, rtol=FLOAT32, atol=0))
    return [(slug, wrong) for slug, wrong in suspects if kept.get(slug, True)]


def _judge_ratios(
    exam: Exam,
    value: Any,
    expected: Array,
    suspects: Sequence[Named],
    given: str,
    zero: str | None = None,
    *,
    digits: bool = False,
) -> None:
    """Compare norms divided by their last one, each by its own size.

    So a factor common to all layers, such as a missing 1/n, is judged once, in the first part.
    Dividing by what is expected makes the tolerance relative to each entry, however small. `zero`
    is the mistake that makes the last norm 0, by which nothing can be divided. Norms that were
    rounded are judged by what was lost where `digits` is set, and pass elsewhere.
    """
    got = numbers("the norms", value)
    got = got if digits else _unrounded(got, expected)
    if got.shape != expected.shape:
        exam.compare("the norms", got, expected, mistakes=suspects, given=given)
    if np.abs(got[-1]) < 1e-12 * expected[-1]:
        lines = (f"expected {expected[-1]:.6g}", f"got      {got[-1]:.6g}", f"called with {given}")
        exam.fail("the last norm is 0", *lines, mistake=zero)
    relative = [
        (slug, lambda wrong=wrong: _ratios(wrong() if callable(wrong) else wrong, expected))
        for slug, wrong in suspects
    ]
    ratios, ones = _ratios(got, expected), np.ones(len(expected))
    try:
        exam.compare("the norms", ratios, ones, mistakes=relative, rtol=FLOAT32, given=given)
    except Failed as failed:  # shown as the reader has them: how large against the last layer's
        with np.errstate(all="ignore"):
            at = int(np.argmax(np.abs(ratios - 1)))
            shown = told_apart(got[at] / got[-1], expected[at] / expected[-1])
        headline = f"layer {at + 1}'s norm, divided by the last layer's: wrong value"
        lines = (*shown, f"called with {given}")
        raise Failed(replace(failed.failure, headline=headline, lines=lines)) from None


ROUNDED = range(1, 13)
"""Decimals to which norms are rounded before they are returned."""


def _unrounded(got: Array, expected: Array) -> Array:
    """Return what is expected in the place of the same rounded to some decimals."""
    same = any(np.array_equal(got, np.round(expected, decimals)) for decimals in ROUNDED)
    return expected if same else got


def _ratios(norms: Any, expected: Array) -> Array:
    norms = np.asarray(norms, dtype=float)
    with np.errstate(all="ignore"):
        return np.asarray(norms / norms[-1] / (expected / expected[-1]))


def _wrong_small_norms(got: Array, expected: Array) -> list[Named]:
    """Return what may have become of norms too small for a way that gets larger ones right.

    A constant, as a floor or added, is the one that the least norm shows. Rounding errors are the
    fault if all errors are of their size and the norms that are off scatter.
    """
    if got.shape != expected.shape or not np.all(np.isfinite(got)):
        return []
    floors = (np.maximum(expected, got.min()), expected + got.min() - expected.min())
    suspects: list[Named] = [("small-constant", floor) for floor in floors]
    suspects += [("norms-rounded", np.round(expected, decimals)) for decimals in ROUNDED]
    error = np.abs(got - expected)
    off = error > 0.01 * expected
    scatter = [
        values[off].max(initial=0) > 2 * values[off].min(initial=1) for values in (got, error)
    ]
    rounded = np.array_equal(got, np.round(got, ROUNDED[-1]))
    # with central differences over 1e-8, the smallest step in use, errors reach 2e-6 of the largest
    if all(scatter) and not rounded and np.all(error < 1e-5 * expected.max()):
        suspects.append(("lost-in-rounding", got))
    return suspects


Head = Callable[[Array, Array], Array]
"""Returns the gradient of the summed loss to the logits, given these and the one-hot labels."""


def _norm(dW: Array, delta: Array, W: Array) -> Any:
    return np.linalg.norm(dW)


def _backward(
    params: Sequence[Layer],
    X: Array,
    y: Array,
    *,
    size: Size = _norm,
    slope: Callable[[Array], Array] = lambda h: 1 - h**2,
    head: Head = lambda Z, Y: softmax(Z) - Y,
    back: Callable[[Array, Array], Array] = lambda delta, W: delta @ W.T,
    again: Callable[[Array], Array] = np.ones_like,
    phi: Callable[[Array], Array] = np.tanh,
    tanh_on_output: bool = False,
    with_bias: slice = slice(None),
    slope_of: int = 0,
    input_of: int = 0,
    carried_first: bool = False,
) -> Array:
    """Measure each layer's gradient in a tanh net, with one step done differently.

    `slope` is the derivative as a function of h = tanh(z), `back` takes a gradient from a layer's
    output to its input. `again` multiplies a hidden layer's delta where ∂loss/∂W is taken, and only
    there; `phi` stands in the tanh's place. `slope_of` and `input_of` say by how many layers the h
    that `slope` and ∂loss/∂W meet is another one. With `carried_first` the gradient has left a
    layer before its ∂loss/∂W is taken.
    """
    Hs = [X]
    kept = range(len(params))[with_bias]
    for layer, (W, b) in enumerate(params):
        Hs.append(phi(Hs[-1] @ W + b * (layer in kept)))
    W, b = params[-1]
    logits = Hs[-1] if tanh_on_output else Hs[-2] @ W + b * (len(params) - 1 in kept)
    if not tanh_on_output:
        Hs[-1] = logits
    delta = head(logits, np.eye(logits.shape[1])[y]) / len(y)
    if tanh_on_output:
        delta = delta * slope(Hs[-1])
    sizes = []
    for layer in reversed(range(len(params))):
        W = params[layer][0]
        if carried_first:
            delta = back(delta, W) * slope(Hs[layer])
        seen = delta * again(Hs[layer + 1]) if layer < len(params) - 1 else delta
        sizes.append(size(Hs[layer + input_of].T @ seen, seen, W))
        if layer and not carried_first:
            delta = back(delta, W) * slope(Hs[layer + slope_of])
    return np.array(sizes[::-1])


def wrong_gradient_norms(params: Sequence[Layer], X: Array, y: Array) -> list[Named]:
    """Return what typical mistakes give for the gradient's norm in each layer."""
    n = len(y)

    def made(**changes: Any) -> Callable[[], Array]:
        return lambda: _backward(params, X, y, **changes)

    def averaged() -> Array:
        single = [_backward(params, X[i : i + 1], y[i : i + 1]) for i in range(n)]
        return np.asarray(np.mean(single, axis=0))

    def hidden_given_out() -> Array:
        return np.append(_backward(params, X, y, input_of=1)[:-1], _backward(params, X, y)[-1])

    suspects: list[Named] = [
        ("not-averaged", lambda: n * _backward(params, X, y)),
        ("averaged-twice", lambda: _backward(params, X, y) / n),
        ("divided-by-inputs", lambda: n / X.shape[1] * _backward(params, X, y)),
        ("averaged-over-classes", lambda: _backward(params, X, y) / params[-1][0].shape[1]),
        *((slug, made(slope=slope)) for slug, slope in _WRONG_SLOPES),
        *((slug, made(again=again)) for slug, again in _OTHER_TIMES),
        ("not-tanh", made(phi=activations.relu, slope=_relu_slope)),
        ("not-tanh", made(phi=activations.sigmoid, slope=lambda h: h * (1 - h))),
        ("w-not-transposed", made(back=lambda delta, W: delta @ W)),
        *(("bias-lost", made(with_bias=layers)) for layers in LEFT_OUT),
        ("tanh-on-output", made(tanh_on_output=True)),
        ("output-first", lambda: _backward(params, X, y)[::-1]),
        ("gradients-add-up", lambda: _backward(params, X, y) * np.arange(1, len(params) + 1)),
        ("norms-averaged", averaged),
        ("carried-down-first", made(carried_first=True)),
    ]
    if len({len(W) for W, _ in params}) == 1:  # elsewhere these end in an error of shapes
        suspects.append(("phi-prime-of-the-layer-below", made(slope_of=-1)))
        suspects.append(("output-for-input", made(input_of=1)))
        suspects.append(("output-for-input", hidden_given_out))
    suspects += [(slug, made(head=head)) for slug, head in _wrong_heads(n)]
    return suspects + [(slug, made(size=size)) for slug, size in _wrong_sizes()]


def _relu_slope(h: Array) -> Array:
    return (h > 0).astype(float)


_WRONG_SLOPES: list[tuple[str, Callable[[Array], Array]]] = [
    ("no-phi-prime", np.ones_like),
    ("phi-prime-of-h", lambda h: 1 - np.tanh(h) ** 2),
    ("one-minus-tanh", lambda h: 1 - h),
    ("relu-slope", _relu_slope),
    ("slope-twice", lambda h: (1 - h**2) ** 2),
    ("sigmoid-derivative", lambda h: h * (1 - h)),  # in thirty layers it leaves the floats
]
_OTHER_TIMES: list[tuple[str, Callable[[Array], Array]]] = [
    ("slope-too-late", lambda h: 1 / (1 - h**2)),
    ("slope-twice", lambda h: 1 - h**2),
]
"""What is left of tanh's slope, or too much, where a hidden layer's ∂loss/∂W is taken."""
LEFT_OUT = (slice(0), slice(-1), slice(-1, None))
"""The layers that are left with a bias where it is forgotten somewhere."""


def _softmax_of_tanh(Z: Array, Y: Array) -> Array:
    return softmax(np.tanh(Z)) - Y


LOGITS_CLIPPED = (50, 100, 500, 700)
"""Where logits are cut off, that exp may not overflow."""


def _clip_at(most: float) -> Head:
    return lambda Z, Y: softmax(np.clip(Z, -most, most)) - Y


def _softmax_twice(Z: Array, Y: Array) -> Array:
    P = softmax(Z)
    G = softmax(P) - Y
    return np.asarray(P * (G - (G * P).sum(axis=1, keepdims=True)))


def _squares(Z: Array, Y: Array) -> Array:
    P = softmax(Z)
    return np.asarray(P * (P - Y - ((P - Y) * P).sum(axis=1, keepdims=True)))


def _each_class(Z: Array, Y: Array) -> Array:
    return 1 / (1 + np.exp(-Z)) - Y


def _shifted(Z: Array) -> Array:
    return np.asarray(np.exp(Z - Z.max(axis=1, keepdims=True)))


def _wrong_heads(n: int) -> list[tuple[str, Head]]:
    """Return wrong ways to the gradient of the summed loss of `n` examples to the logits."""

    def scaled(head: Head, factor: float, mean: bool = False) -> Head:
        return lambda Z, Y: factor * head(Z, Y) / (Z.shape[1] if mean else 1)

    return [
        ("tanh-on-output", _softmax_of_tanh),
        ("no-softmax", lambda Z, Y: Z - Y),
        ("label-not-subtracted", lambda Z, Y: softmax(Z)),
        ("softmax-over-the-batch", lambda Z, Y: softmax(Z.T).T - Y),
        ("softmax-over-the-batch", lambda Z, Y: _shifted(Z) / _shifted(Z).sum(axis=0) - Y),
        ("softmax-over-everything", lambda Z, Y: softmax(Z.reshape(1, -1)).reshape(Z.shape) - Y),
        ("softmax-over-everything", lambda Z, Y: _shifted(Z) / _shifted(Z).sum() - Y),
        ("softmax-twice", _softmax_twice),
        ("no-log-softmax", lambda Z, Y: -Y),
        ("no-log", lambda Z, Y: (softmax(Z) * Y).sum(axis=1, keepdims=True) * (softmax(Z) - Y)),
        *(("squared-error", scaled(_squares, k)) for k in (1.0, 2.0)),
        *(("squared-error", scaled(_squares, k, mean=True)) for k in (1.0, 2.0)),
        ("squared-error", scaled(np.subtract, 2.0)),
        *(("squared-error", scaled(np.subtract, k, mean=True)) for k in (1.0, 2.0)),
        ("binary-cross-entropy", _each_class),
        ("binary-cross-entropy", scaled(_each_class, 1.0, mean=True)),
        ("labels-of-all-rows", lambda Z, Y: softmax(Z) - Y.any(axis=0)),
        ("half-averaged", lambda Z, Y: n * softmax(Z) - Y),
        ("half-averaged", lambda Z, Y: softmax(Z) - n * Y),
    ]


def _wrong_sizes() -> list[tuple[str, Size]]:
    """Return what else is taken for the norm of a layer's gradient."""

    def with_bias(dW: Array, delta: Array, W: Array) -> Any:
        return np.sqrt(np.sum(dW**2) + np.sum(delta.sum(axis=0) ** 2))

    return [
        ("gradient-of-z", lambda dW, delta, W: np.linalg.norm(delta)),
        ("with-bias", with_bias),
        ("biases-only", lambda dW, delta, W: np.linalg.norm(delta.sum(axis=0))),
        ("squared-norm", lambda dW, delta, W: np.sum(dW**2)),
        ("mean-for-norm", lambda dW, delta, W: np.mean(np.abs(dW))),
        ("mean-for-norm", lambda dW, delta, W: np.sqrt(np.mean(dW**2))),
        ("mean-for-norm", lambda dW, delta, W: np.std(dW)),
        ("spectral-norm", lambda dW, delta, W: np.linalg.norm(dW, 2)),
        ("absolute-values", lambda dW, delta, W: np.abs(dW).sum()),
        ("absolute-values", lambda dW, delta, W: np.abs(dW).max()),
        ("norms-of-the-weights", lambda dW, delta, W: np.linalg.norm(W)),
    ]
