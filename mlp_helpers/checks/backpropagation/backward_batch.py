"""Check of the exercise `backward_batch`: a batch in rows, with biases (D4 to D7 and D11)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation.penalty import RATES, draw_strength, wrong_penalties
from mlp_helpers.checks.backpropagation.softmax_cross_entropy import find_missing_class
from mlp_helpers.checks.core import (
    Answer,
    Exam,
    Failed,
    Fault,
    Named,
    Ref,
    check,
    close,
    draw_until,
    kind_of,
    numbers,
    shapes,
)
from mlp_helpers.checks.core.answer import find_cause
from mlp_helpers.checks.core.compare import is_zero
from mlp_helpers.checks.core.faults import values_at_fault
from mlp_helpers.checks.core.plain_data import same
from mlp_helpers.checks.core.steps import EXACT, ROUGH, judge_steps
from mlp_helpers.numerics import backpropagation as reference
from mlp_helpers.numerics.activations import relu, sigmoid, tanh_prime
from mlp_helpers.numerics.backpropagation import Array, Values, softmax

Batch = tuple[Array, Any, Values, float]
"""X, y, params and lam."""

PARTS = {
    "dJ_dW2": ("dJ_dW2 (h, q): the loss and the penalty", 1),
    "dJ_db2": ("dJ_db2 (1, q): a bias is used by every example", 1),
    "dJ_dW1": ("dJ_dW1 (d, h): back through the hidden layer", 2),
    "dJ_db1": ("dJ_db1 (1, h); and all of it for large logits without the last class", 1),
}
RAISING = ("W2-not-transposed", "column-layout")
"""Mistakes that end in an exception, unless all sizes are the same."""


LARGE = 800.0
"""exp(800) is infinite in float64, and exp(−800) is 0."""


@check("04/backward_batch", points=5)
def backward_batch(exam: Exam, backward_batch: Ref) -> None:
    """Judge the gradients of a batch; the first wrong one on the way back is reported (D4-D11)."""
    batch = draw_until(lambda: _draw_batch(exam, 5, 9, 7, 3), _tells_signals)
    square = _draw_batch(exam, 7, 4, 4, 4)
    answer = Answer(
        exam,
        backward_batch,
        *batch,
        diagnose=lambda: _find_cause(exam, backward_batch, square),
        explain=partial(_explain, exam, backward_batch, batch),
    )
    own = OwnGradients(answer.own(reference.backward_batch(*batch)), batch)
    inexact: str | None = "difference-quotient"
    for name, (title, points) in PARTS.items():
        with exam.part(title, points=points):
            _judge(exam, answer, name, own, inexact)
            if name == "dJ_dW2":
                answer.untouched("input-changed")
            if name == "dJ_db1":
                answer.finished(PARTS)
                seen = [each for each in PARTS if answer.has(each)]
                _judge_large(exam, backward_batch, _draw_large(exam), own, seen)
                _judge_smallest(exam, backward_batch, _draw_batch(exam, 1, 1, 1, 2), own)
        if inexact in exam.named and _is_in_float32(exam, answer, backward_batch, batch):
            inexact = None  # charged once


def _draw_batch(exam: Exam, n: int, d: int, h: int, q: int) -> Batch:
    """Draw a batch, all parameters of order 1, and a strength, on which no mistake hides."""
    X = exam.rng.normal(size=(n, d))
    y = exam.rng.permutation(np.arange(n) % q)  # every class occurs
    params = {
        "W1": exam.rng.normal(size=(d, h)) * 1.5 / d**0.5,  # tanh away from its flat ends
        "b1": exam.rng.normal(size=(1, h)),
        "W2": exam.rng.normal(size=(h, q)),
        "b2": exam.rng.normal(size=(1, q)),
    }
    return X, y, params, draw_strength(exam)


def _tells_signals(batch: Batch) -> bool:
    """Tell whether signals can be solved for, see :meth:`OwnGradients._behind`, to all digits.

    By a matrix of this condition a rounding of 2e-16 becomes 4e-15, far below `EXACT`. As logits of
    each class have both signs, what is cut off at 0 leaves something of each.
    """
    signs = np.sign(_logits(batch))
    return bool(
        np.all(np.ptp(signs, axis=0) == 2)
        and max(np.linalg.cond(batch[0]), np.linalg.cond(_start(batch).H)) < 20
    )


def _is_in_float32(exam: Exam, answer: Answer, target: Ref, batch: Batch) -> bool:
    """Tell whether what float32 does not hold of the inputs makes no difference; it holds λ.

    It makes one to a difference quotient, of which all gradients are charged.
    """
    X, y, params, lam = batch
    values = {"X": X, **params}.items()
    coarse = {name: each.astype(np.float32).astype(np.float64) for name, each in values}
    outcome = exam.outcome(target, coarse.pop("X"), y, coarse, lam)
    return same(outcome.value, answer.outcome.value)


def _judge(
    exam: Exam, answer: Answer, name: str, own: OwnGradients, inexact: str | None = None
) -> None:
    got, expected = answer.entry(name), own.expected(name)
    given = shapes(X=own.batch[0], **own.batch[2])
    wrong = _wrong_gradients(name, numbers(name, got), own)
    if name == "dJ_db2" and is_zero(got, expected.shape):  # the signal may add up to exactly 0
        wrong = [("bias-one-number" if _holds_one_number(answer) else "left-zero", got)]
    if answer.raised and np.size(got) == 1:
        wrong = []  # of one number, what raised is to blame
    judge_steps(
        exam,
        answer,
        [name],
        own.gradients,
        {name: lambda _: expected},
        lambda *_: wrong,
        given=given,
        inexact=inexact,
    )
    exact = EXACT if inexact is None else ROUGH
    if name != "dJ_dW2" and not close(own.gradients[name], own.right_gradients[name], exact):
        exam.note("what is wrong above shows here as well; it is charged once")


def _explain(exam: Exam, target: Ref, batch: Batch, fault: Fault, arrays: dict[str, Array]) -> str:
    """Name the cause of an exception, as far as the values in its function establish it."""
    _, y, params, _ = batch
    right = _start(batch)
    back, slope = right.dO @ params["W2"].T, 1 - right.H**2
    if any(close(array, back @ slope.T, ROUGH) for array in arrays.values()):
        return "not-elementwise"
    of_hidden = (softmax(right.H) - np.eye(right.H.shape[1])[y]) / len(y)
    if any(close(array, of_hidden, ROUGH) for array in arrays.values()):
        return "loss-of-hidden"
    others = [(name, each) for name in params for each in params if each != name]
    if any(np.array_equal(arrays.get(name, ()), params[each]) for name, each in others):
        return "other-parameter"
    if "enough dimensions" in fault.message:
        values = exam.ask(values_at_fault, target, *batch).values()
        loss = reference.softmax_cross_entropy(_logits(batch), y)[0]
        number = any(isinstance(each, float) and np.isclose(each, loss) for each in values)
        if number and any(_is_like(each, right.dO) for each in values):
            return "pair-swapped"
    if "NoneType" in fault.message and "softmax_cross_entropy(" in fault.where:
        return "unfilled-before"
    if kind_of(fault) in ("ragged", "tuple"):
        pairs = [
            each for each in exam.ask(values_at_fault, target, *batch).values() if _is_pair(each)
        ]
        logits = (len(y), params["W2"].shape[1])
        if any(np.size(loss) == 1 and np.shape(dZ) == logits for loss, dZ in pairs):
            return "pair-for-gradient"
    return ""


def _is_like(value: Any, right: Array) -> bool:
    return isinstance(value, np.ndarray) and close(value, right, ROUGH)


def _is_pair(value: Any) -> bool:
    return isinstance(value, tuple) and len(value) == 2


def is_telling(logits: Array) -> bool:
    """Tell whether large logits show every softmax that is not made for them.

    Without a shift, with one for all rows or for a column, with the mean in place of the largest
    entry, or with logits that are cut off, the softmax is not finite or far from the right one. So
    is what a sum along the columns makes of one shift for all, since a column lies far below the
    others. With the right shift that sum is never 0: each column has the largest entry of a row.
    """
    columns = np.max(logits, axis=0)
    shifts = (0.0, np.max(logits), columns, np.mean(logits, axis=1, keepdims=True))
    changed = [logits - shift for shift in shifts]
    changed += [np.clip(logits, -bound, bound) for bound in (30, 100, 300, 500, 700)]
    with np.errstate(all="ignore"):
        powers = [np.exp(each) for each in changed]
        wrong = [E / np.sum(E, axis=1, keepdims=True) for E in powers]
    shown = not any(close(P, softmax(logits), 0.1) for P in wrong)
    each_is_largest = set(np.argmax(logits, axis=1)) == set(range(len(columns)))
    return bool(shown and each_is_largest and min(np.max(columns), np.ptp(columns)) > LARGE)


def _draw_large(exam: Exam) -> Batch:
    """Draw a batch with large logits; a penalty would outweigh its loss, and is left out."""

    def draw() -> Batch:
        X, y, params, _ = _draw_batch(exam, 7, 5, 4, 3)
        return X, y, params | {"W2": 1000 * params["W2"]}, 0.0

    return draw_until(draw, lambda batch: is_telling(_logits(batch)))


def _logits(batch: Batch) -> Array:
    X, _, params, _ = batch
    hidden = np.tanh(X @ params["W1"] + params["b1"])
    return np.asarray(hidden @ params["W2"] + params["b2"])


def _judge_large(
    exam: Exam, target: Ref, batch: Batch, own: OwnGradients, seen: Sequence[str]
) -> None:
    """Use large logits, and labels among which the last class is missing.

    What was wrong or missing for an ordinary batch has been charged: here it is enough to be finite
    then, for what was `seen`.
    """
    X, y, params, lam = batch
    large = X, np.minimum(y, 1), params, lam
    diagnose = partial(find_missing_class, exam, target, *batch)
    answer = Answer(exam, target, *large, diagnose=diagnose)
    right = reference.backward_batch(*large)
    for name in seen:
        got = numbers(name, answer.entry(name))
        if not np.all(np.isfinite(got)):
            exam.fail(f"with large logits {name} is not finite", mistake="softmax-overflows")
        if all(close(own.gradients[each], own.expected(each), EXACT) for each in PARTS):
            exam.compare(name, got, right[name], rtol=ROUGH, given="large logits")


def _judge_smallest(exam: Exam, target: Ref, batch: Batch, own: OwnGradients) -> None:
    """Use one example with one input, and one hidden unit, where no slip was charged before.

    Its class is the last one: whoever numbers the classes that occur takes it for the first.
    """
    X, y, params, lam = batch
    y = np.full_like(y, params["W2"].shape[1] - 1)
    if all(close(own.gradients[each], own.expected(each), EXACT) for each in PARTS):
        answer = Answer(exam, target, X, y, params, lam)
        right, counted = (reference.backward_batch(X, each, params, lam) for each in (y, 0 * y))
        for name, expected in right.items():
            wrong = [("classes-from-labels", counted[name])]
            given = "one example, input and unit"
            exam.compare(name, answer.entry(name), expected, mistakes=wrong, given=given)


def _holds_one_number(answer: Answer) -> bool:
    """Tell whether the other bias's gradient is one number, in all its entries."""
    try:
        array = numbers("dJ_db1", answer.entry("dJ_db1"))
    except Failed:
        return False
    return bool(np.any(array) and np.ptp(array) == 0)


def _find_cause(exam: Exam, target: Ref, batch: Batch) -> None:
    """Try square matrices, on which a transpose left out does not raise."""
    answer = Answer(exam, target, *batch)
    own = OwnGradients(answer.own(reference.backward_batch(*batch)), batch)
    find_cause(exam, (partial(_judge, exam, answer, name, own) for name in PARTS), RAISING)


@dataclass(frozen=True)
class Start:
    """Where a way back starts: H after the activation, Z before it, and the signal dJ/dO."""

    Z: Array
    H: Array
    dO: Array


class OwnGradients:
    """The student's gradients of a batch, and what each should be in their light.

    A mistake before the way back, such as a forgotten bias or a wrong sign of the signal, shows in
    every gradient. It is charged where it shows first, in dJ_dW2; the others are judged as what
    follows from it, be it named or not. So is dJ_db1 as what follows from a wrong slope, which is
    charged in dJ_dW1, and one slip about both penalties, or about both biases, is charged once.
    """

    def __init__(self, gradients: Values, batch: Batch):
        self.gradients, self.batch = gradients, batch
        self.right_gradients = reference.backward_batch(*batch)
        self.right = right = self.start = _start(batch)
        self.wrong = _wrong_starts(batch, right)
        for start in (right, *(start for _, start in self.wrong)):
            if self._fits("W2", start.H.T @ start.dO):
                self.start = start
                break
        else:
            self.start = Start(right.Z, right.H, self._behind("W2", right.H, right.dO))
        self.hidden = self.signal("W1")
        if not self._fits("W1", batch[0].T @ self.hidden):
            wrong = (signal for _, signal in _wrong_signals(self))
            known = (signal for signal in wrong if self._fits("W1", batch[0].T @ signal))
            self.hidden = next(known, self._behind("W1", batch[0], self.hidden))

    def _behind(self, name: str, below: Array, otherwise: Array) -> Array:
        """Return the signal that the gradient of W1 or W2 comes of, whichever slip made it.

        There are fewer examples than units below, so that for each unit above the gradient has more
        entries than the signal: one signal at most gives them, and by a slip elsewhere none does.
        """
        _, _, params, lam = self.batch
        path = self.gradients[f"dJ_d{name}"] - lam * params[name]
        signal = np.linalg.lstsq(below.T, path)[0]
        told = len(below) < len(below.T) and close(below.T @ signal, path, ROUGH)
        return signal if told else otherwise

    def _fits(self, name: str, path: Array) -> bool:
        """Tell whether the gradient of W1 or W2 has this path, whatever became of the penalty."""
        _, _, params, lam = self.batch
        wrong = [each for _, each in _penalised(path, params[name], lam, len(self.batch[1]))]
        got = self.gradients[f"dJ_d{name}"]
        return any(
            close(got, np.asarray(each), ROUGH) for each in (path + lam * params[name], *wrong)
        )

    def of(self, name: str) -> Start:
        """Return what the gradient of a parameter is judged from."""
        return self.right if name == "W2" else self.start

    def weight_gradient(
        self, name: str, signal: Array, strength: float = 1.0, start: Start | None = None
    ) -> Array:
        """Return the gradient with respect to W1 or W2 from the signal above it."""
        X, _, params, lam = self.batch
        below = (start or self.of(name)).H if name == "W2" else X
        gradient: Array = below.T @ signal + strength * lam * params[name]
        return gradient

    def signal(self, name: str, back: Any = None, slope: Any = None) -> Array:
        """Return dJ/dO for the parameters of the output layer, dJ/dZ for the hidden layer's."""
        start = self.of(name)
        if name.endswith("2"):
            return start.dO
        back = self.batch[2]["W2"].T if back is None else back
        hidden: Array = (start.dO @ back) * (1 - start.H**2 if slope is None else slope)
        return hidden

    def expected(self, gradient: str) -> Array:
        """Return what a gradient such as ``dJ_dW1`` should be.

        It follows from where the student's way back starts, but what is right stays right: where
        only the gradients of the weights are divided by n twice, those of the biases are not wrong.
        """
        got: Array = self.gradients[gradient]
        right: Array = self.right_gradients[gradient]
        if close(got, right, ROUGH) or gradient == "dJ_dW2":
            return right
        n, right_W2 = len(self.batch[1]), self.right_gradients["dJ_dW2"]
        if close(self.gradients["dJ_dW2"], right_W2 / n, ROUGH) and close(got, right / n, ROUGH):
            return right / n  # the penalty as well: charged in dJ_dW2
        if gradient.endswith("1") and self._repeats_slip(gradient):
            return got
        return self.following(gradient)

    def _repeats_slip(self, gradient: str) -> bool:
        """Tell whether a gradient of the first layer has the very slip that the second's has."""
        above, here = gradient.replace("1", "2"), gradient
        wrong = [
            [
                (slug, np.asarray(each))
                for slug, each in _common_slips(name.removeprefix("dJ_d"), self)
            ]
            for name in (above, here)
        ]
        return any(
            close(self.gradients[above], first, ROUGH)
            and close(self.gradients[here], second, ROUGH)
            for (slug, first), (_, second) in zip(*wrong, strict=True)
            if slug != "left-zero"
        )

    def following(self, gradient: str) -> Array:
        """Return what follows for a gradient from where the student's way back starts."""
        name = gradient.removeprefix("dJ_d")
        signal = self.hidden if name == "b1" else self.signal(name)
        if name.startswith("b"):
            return np.asarray(np.sum(signal, axis=0, keepdims=True))
        return self.weight_gradient(name, signal)

    def lacks_penalty(self, name: str) -> bool:
        """Tell whether the gradient with respect to W1 or W2 is right but for the penalty."""
        signal = self.start.dO if name == "W2" else self.signal(name)
        bare = self.weight_gradient(name, signal, 0.0, self.start)
        return close(self.gradients[f"dJ_d{name}"], bare, ROUGH)


def _start(
    batch: Batch, activation: Callable[[Array], Any] = lambda logits: logits, **biases: float
) -> Start:
    """Run the net forward, as it is or with other biases or another ending."""
    X, y, params, _ = batch
    changed = params | biases
    Z = X @ params["W1"] + changed["b1"]
    H = np.tanh(Z)
    P = softmax(activation(H @ params["W2"] + changed["b2"]))
    return Start(Z, H, (P - np.eye(P.shape[1])[y]) / len(y))


def _wrong_starts(batch: Batch, right: Start) -> list[tuple[str, Start]]:
    """Return what typical mistakes before the way back make of its start."""
    _, y, params, _ = batch
    n = len(y)

    def logits(H: Array) -> Any:
        return H @ params["W2"] + params["b2"]

    scores = logits(right.H)
    P, E, Y = softmax(scores), np.exp(scores), np.eye(scores.shape[1])[y]
    signals = [
        ("sign", -right.dO),
        ("n-missing", n * right.dO),
        ("n-twice", right.dO / n),
        *(("softmax-missing", (scores - Y) / k) for k in (1, n)),
        *(("target-missing", P / k) for k in (1, n)),
        *(("softmax-axis", (E / np.sum(E, axis) - Y) / n) for axis in (0, None)),
        ("every-label-in-every-row", (P - Y.max(axis=0)) / n),
        ("slope-too", (P - Y) * P * (1 - P) / n),
        *(("other-count", (P - Y) / k) for k in {*params["W1"].shape, *P.shape} - {n}),
    ]
    hidden = [
        *(("other-activation", np.asarray(phi(right.Z), np.float64)) for phi in (relu, sigmoid)),
        ("activation-missing", right.Z),
        ("bias-after-tanh", np.tanh(right.Z - params["b1"]) + params["b1"]),
    ]
    forgotten: tuple[Values, ...] = ({"b1": 0.0}, {"b2": 0.0}, {"b1": 0.0, "b2": 0.0})
    return [
        *((slug, Start(right.Z, right.H, signal)) for slug, signal in signals),
        *((slug, Start(right.Z, H, (softmax(logits(H)) - Y) / n)) for slug, H in hidden),
        *(("bias-forgotten", _start(batch, **biases)) for biases in forgotten),
        *(("activation-on-output", _start(batch, end)) for end in (np.tanh, sigmoid, relu)),
        ("softmax-twice", _start(batch, softmax)),
    ]


def _wrong_gradients(gradient: str, got: Array, own: OwnGradients) -> list[Named]:
    """Return what typical mistakes make of one of the four gradients."""
    name = gradient.removeprefix("dJ_d")
    if name.startswith("b"):
        return _wrong_biases(name, own) + _summed_over_units(got, own)
    return _common_slips(name, own) + (_wrong_W2(own) if name == "W2" else _wrong_W1(own))


def _common_slips(name: str, own: OwnGradients) -> list[Named]:
    """Return what slips that are made in both layers alike make of a gradient."""
    return _wrong_bias_sums(name, own) if name.startswith("b") else _wrong_weights(name, own)


def _wrong_bias_sums(name: str, own: OwnGradients) -> list[Named]:
    """Return the gradients with respect to b1 or b2 of typical mistakes about the sum."""
    rows = own.hidden if name == "b1" else own.signal(name)
    n, right = len(own.batch[1]), own.following(f"dJ_d{name}")
    return [
        *(("step-made", own.batch[2][name] - rate * right) for rate in RATES),
        ("bias-one-number", np.sum(rows)),
        ("bias-one-number", np.sum(rows, keepdims=True)),
        *(("bias-averaged", each / n) for each in (right, right.ravel())),
        *(("bias-n-times", each * n) for each in (right, right.ravel())),
        ("left-zero", 0 * right),
        *(("one-example-only", k * rows[[i]]) for i in (0, -1) for k in (1, n)),
        ("bias-not-summed", rows),
        ("bias-flat", right.ravel()),
        ("column-layout", right.T),
        ("lambda-on-biases", right + own.batch[3] * own.batch[2][name]),
    ]


def _wrong_biases(name: str, own: OwnGradients) -> list[Named]:
    wrong, right = _wrong_bias_sums(name, own), own.following(f"dJ_d{name}")
    total = np.sum(own.hidden if name == "b1" else own.signal(name))
    if abs(total) > ROUGH**2:  # after the softmax it is 0, but for rounding
        wrong.append(("bias-one-number", np.full_like(right, total)))
    if name == "b1":
        skipped = np.sum(own.signal(name, slope=1.0), axis=0)
        wrong += [("derivative-missing", each) for each in (skipped, skipped[None])]
    return wrong


def _summed_over_units(got: Array, own: OwnGradients) -> list[Named]:
    """Name a bias's gradient that adds up units; after the softmax only rounding errors remain."""
    n = len(own.batch[1])
    if got.shape in ((n,), (n, 1), (1, n)):
        return [("bias-other-axis", got)]
    rounding = 0 < np.max(np.abs(got), initial=0) < ROUGH**2
    return [("bias-one-number", got)] if rounding or got.size == 1 else []


def _wrong_weights(name: str, own: OwnGradients) -> list[Named]:
    """Return the gradients with respect to W1 or W2 of typical mistakes about the penalty."""
    n, signal, W, lam = len(own.batch[1]), own.signal(name), own.batch[2][name], own.batch[3]
    both = own.lacks_penalty("W1") and own.lacks_penalty("W2")
    path = own.weight_gradient(name, signal, 0.0)
    return [
        *_penalised(path, W, lam, n, "lambda-missing" if both else "lambda-one-layer"),
        ("n-twice", (path + lam * W) / n),
        ("left-zero", 0 * path),
        ("column-layout", (path + lam * W).T),
    ]


def _penalised(
    path: Array, W: Array, lam: float, n: int, missing: str = "lambda-missing"
) -> list[Named]:
    """Return the gradient that has this path, with each wrong penalty."""
    return [
        *wrong_penalties(path, W, lam, missing),
        ("lambda-averaged", path + lam * W / n),
        ("lambda-n-times", path + lam * W * n),
        ("penalty-of-absolute-values", path + lam * np.sign(W)),
    ]


def _wrong_W2(own: OwnGradients) -> list[Named]:
    H, Z, dO = own.right.H, own.right.Z, own.right.dO
    penalty, ends = own.batch[3] * own.batch[2]["W2"], [H[[i]].T @ dO[[i]] for i in (0, -1)]
    return [
        *((slug, own.weight_gradient("W2", start.dO, start=start)) for slug, start in own.wrong),
        ("z-for-h", Z.T @ dO + penalty),
        ("slope-for-h", (1 - H**2).T @ dO + penalty),
        ("square-for-h", (H**2).T @ dO + penalty),
        *(("one-example-only", k * one + penalty) for one in ends for k in (1, len(H))),
    ]


def _wrong_W1(own: OwnGradients) -> list[Named]:
    return [(slug, own.weight_gradient("W1", signal)) for slug, signal in _wrong_signals(own)]


def _wrong_signals(own: OwnGradients) -> list[tuple[str, Array]]:
    """Return what typical mistakes on the way back make of dJ/dZ."""
    Z, H, W2 = own.start.Z, own.start.H, own.batch[2]["W2"]
    slopes = [
        ("derivative-at-h", tanh_prime(H)),
        ("phi-for-derivative", H),
        ("difference-squared", (1 - H) ** 2),
        ("sigmoid-slope", H * (1 - H)),
        ("square-missing", 1 - H),
        ("slope-averaged", np.mean(1 - H**2, axis=0)),
        ("slope-sign", 1 + H**2),
        ("z-squared", 1 - Z**2),
        ("relu-slope", 1.0 * (Z > 0)),
        ("derivative-missing", 1.0),
    ]
    backs = [("W2-not-transposed", W2), ("gradient-for-W2", own.gradients["dJ_dW2"].T)]
    backs.append(("penalty-on-way-back", (1 + own.batch[3]) * W2.T))
    return [
        ("n-twice", own.signal("W1") / len(H)),
        *((slug, own.signal("W1", slope=slope)) for slug, slope in slopes),
        *((slug, own.signal("W1", back=W)) for slug, W in backs if W.shape == W2.T.shape),
    ]
