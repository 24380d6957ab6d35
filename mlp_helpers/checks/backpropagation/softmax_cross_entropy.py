"""Check of the exercise `softmax_cross_entropy`, on ordinary and on huge logits (D11)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks.core import (
    Answer,
    Exam,
    Failed,
    Fault,
    Named,
    Ref,
    check,
    close,
    describe,
    kind_of,
    numbers,
    shapes,
)
from mlp_helpers.checks.core.compare import scalar_or_array
from mlp_helpers.checks.core.faults import clashing_shapes
from mlp_helpers.checks.core.steps import ROUGH, judge_value
from mlp_helpers.numerics import backpropagation as reference
from mlp_helpers.numerics.activations import sigmoid
from mlp_helpers.numerics.backpropagation import Array, softmax


@check("04/softmax_cross_entropy", points=4)
def softmax_cross_entropy(exam: Exam, softmax_cross_entropy: Ref) -> None:
    """Judge the loss and its gradient with respect to ordinary and to huge logits (D11)."""
    Z, y = 1.5 * exam.rng.normal(size=(6, 4)), exam.rng.permutation([0, 1, 1, 3, 3, 3])
    explain = partial(_explain, Z, y)
    cause = partial(find_missing_class, exam, softmax_cross_entropy, Z, np.arange(6) % 4)
    answer = Answer(exam, softmax_cross_entropy, Z, y, explain=explain, diagnose=cause)
    loss, dZ = reference.softmax_cross_entropy(Z, y)
    given = f"{shapes(Z=Z)}, y {y.tolist()}"
    with exam.part("loss: the mean cross-entropy of the batch", points=1):
        got = _loss_and_gradient(exam, answer)[0]
        wrong = _wrong_losses(Z, y)
        if _is_right_but_for_scale(exam, answer, dZ):
            wrong.append(("log-of-negative", np.nan))
        judge_value(exam, "loss", got, loss, wrong, given=given)
        answer.untouched("input-changed")
    with exam.part("dZ: its gradient with respect to the logits", points=2):
        got = _loss_and_gradient(exam, answer)[1]
        inexact = _name_inexact(numbers("dZ", got), dZ)
        judge_value(exam, "dZ", got, dZ, _wrong_gradients(Z, y), given=given, inexact=inexact)
    with exam.part("finite and right for logits of ±1000, and where no label is q − 1", points=1):
        try:
            _judge_huge(exam, softmax_cross_entropy)
        except Failed as failed:
            if _is_right_but_for_scale(exam, answer, dZ):
                raise
            # what is wrong for ordinary logits as well has another cause than their size
            exam.fail(failed.failure.headline, *failed.failure.lines)


def _explain(Z: Array, y: Array, fault: Fault, arrays: dict[str, Array]) -> str:
    """Name what met the rows of (n, q) as a vector (n,): the labels, or a maximum or a sum."""
    if kind_of(fault) != "broadcast" or clashing_shapes(fault) != {Z.shape, y.shape}:
        return ""
    labels = any(np.array_equal(array, y) for array in arrays.values())
    return "labels-as-numbers" if labels else "axis-lost"


def _loss_and_gradient(exam: Exam, answer: Answer) -> list[Any]:
    """Split the tuple that came back; say so if it is one value only, or the wrong way round."""
    value = answer.value()
    if not isinstance(value, tuple | list):
        wanted = f"expected a tuple (loss, dZ), got {describe(value)}"
        exam.fail(wanted, mistake="one-value-only" if _size(value) else None)
    loss, dZ = exam.unpack(value, "loss dZ")
    if _size(loss) > 1 and _size(dZ) == 1:
        came = f"got ({describe(loss)}, {describe(dZ)})"
        exam.fail("expected a tuple (loss, dZ)", came, mistake="order-swapped")
    return [loss, dZ]


def _size(value: Any) -> int:
    """Return how many numbers a value holds; 0 if it holds something else."""
    try:
        return int(numbers("", value).size)
    except Failed:
        return 0


def _is_right_but_for_scale(exam: Exam, answer: Answer, dZ: Array) -> bool:
    """Tell whether the gradient is right for ordinary logits, up to its sign and scale."""
    try:
        got = numbers("dZ", _loss_and_gradient(exam, answer)[1])
    except Failed:
        return False
    return _close_but_for_scale(got, dZ, len(dZ))


def _close_but_for_scale(got: Array, right: Array, n: int) -> bool:
    factors = [sign * scale for sign in (1, -1) for scale in (1, n, 1 / n)]
    return any(close(got, factor * right, ROUGH) for factor in factors)


def _judge_huge(exam: Exam, target: Ref) -> None:
    """Use rows of logits near +1000 and near −1000, and one that spans both.

    A wrong sign or scale was charged before; here any will do, as long as the digits are right.
    """
    Z = exam.rng.normal(size=(4, 3))
    Z[0] += 1000
    Z[1] -= 1000
    Z[2] = [*exam.rng.permutation([1000.0, -1000.0]), 0.0]
    y, with_last = np.array([1, 0, int(np.argmin(Z[2])), 1]), np.array([1, 0, 0, 2])
    cause = partial(find_missing_class, exam, target, Z, with_last)
    answer = Answer(exam, target, Z, y, diagnose=cause)
    loss, dZ = _loss_and_gradient(exam, answer)
    right_loss, right_dZ = reference.softmax_cross_entropy(Z, y)
    given = f"{shapes(Z=Z)}, with rows near +1000, near -1000, and from 1000 to -1000"
    array = numbers("dZ", dZ)
    if array.shape == right_dZ.shape and not np.all(np.isfinite(array)):
        named = _name_not_finite(array, right_dZ, y)
        exam.fail("dZ: not finite", f"called with {given}", mistake=named)
    if not _close_but_for_scale(array, right_dZ, len(y)):
        wrong = _wrong_gradients(Z, y) + _wrong_huge_gradients(Z, y)
        judge_value(exam, "dZ", dZ, right_dZ, wrong, given=given)
    value = scalar_or_array(numbers("loss", loss), right_loss)
    if not np.all(np.isfinite(value)):
        exam.fail("loss: not finite", f"called with {given}", mistake="log-of-zero")
    if not _close_but_for_scale(value, np.asarray(right_loss), len(y)):
        wrong = _wrong_huge_losses(Z, y)  # two of them may agree in five digits
        exam.compare("loss", value, right_loss, wrong, given=given)
    _judge_farther(exam, target)


def find_missing_class(exam: Exam, target: Ref, *with_last: Any) -> None:
    """Name what raised, if a batch with the class that was missing raises nothing."""
    if exam.outcome(target, *with_last).fault is None:
        exam.fail("raised where a class is missing", mistake="classes-from-labels")


def _judge_farther(exam: Exam, target: Ref) -> None:
    """Use logits whose exp overflows in long double, too, for an answer right until there.

    And a batch with none that is large: where only these are shifted, each exp is 0.
    """
    _judge_row(exam, target, np.array([[20000.0, 19998.0, -20000.0]]), "±20000", "no-max-shift")
    low = np.array([[-20000.0, -19998.0, -20001.0]])
    _judge_row(exam, target, low, "-20000", "large-alone-shifted")


def _judge_row(exam: Exam, target: Ref, Z: Array, size: str, cause: str) -> None:
    y = np.array([1])
    came = _loss_and_gradient(exam, Answer(exam, target, Z, y))
    rights = reference.softmax_cross_entropy(Z, y)
    for name, value, right in zip(("loss", "dZ"), came, rights, strict=True):
        array = scalar_or_array(numbers(name, value), right)
        if not np.all(np.isfinite(array)):
            exam.fail(f"{name}: not finite for logits of {size}", mistake=cause)
        if not _close_but_for_scale(array, np.asarray(right), len(y)):
            exam.compare(name, array, right, given=f"logits of {size}")


def _name_inexact(got: Array, right: Array) -> str:
    """Name why a gradient has a few right digits only: a constant in it, or rounding."""
    if got.shape == right.shape and got.dtype == np.float64:
        shift = got - right
        # Rounding scatters around 0, by its own size; of a constant added, less than 1 % is.
        if np.ptp(shift) < 0.05 * np.mean(shift):
            return "clipped"
    return "difference-quotient"


def _name_not_finite(got: Array, right: Array, y: Array) -> str:
    """Name what overflowed or was cut off.

    Row 0 has logits near +1000 and row 1 near −1000. In row 2 the label has the smallest logit: too
    small a shift leaves its probability 0, and only a division by it is not finite.
    """
    n, q = right.shape
    first, second = (_close_but_for_scale(got[i], right[i], n) for i in (0, 1))
    if first and second:
        return "shift-too-small" if np.isfinite(got[2, y[2]]) else "divided-by-zero"
    if first:
        return "one-shift-for-all"
    equal = (1 / q - np.eye(q)[y[0]]) / n  # from equal probabilities
    return "logits-clipped" if _close_but_for_scale(got[0], equal, n) else "no-max-shift"


def _wrong_losses(Z: Array, y: Any) -> list[Named]:
    (n, q), P = Z.shape, softmax(Z)
    p = P[np.arange(n), y]
    losses, down = -np.log(p), softmax(Z.T).T[np.arange(n), y]
    return [
        ("loss-summed", np.sum(losses)),
        ("averaged-over-entries", np.sum(losses) / (n * q)),
        ("loss-sign", -np.mean(losses)),
        ("loss-sign", -np.sum(losses)),
        ("no-logarithm", np.mean(1 - p)),
        ("no-logarithm", -np.mean(p)),
        ("wrong-axis", -np.mean(np.log(down))),
        ("labels-from-1", -np.mean(np.log(P[np.arange(n), np.asarray(y) - 1]))),
        ("shift-not-undone", np.mean(losses - np.max(Z, axis=1))),
        ("label-not-used", -np.mean(np.log(P))),
        ("every-label-in-every-row", -np.mean(np.log(P[:, y]))),
        *(("labels-as-numbers", np.sum(y[:, None] * -np.log(P)) / k) for k in (1, n, n * q)),
        ("losses-not-averaged", losses),
        ("losses-not-averaged", losses[:, None]),
        ("shift-by-column", reference.softmax_cross_entropy(Z - np.max(Z, axis=0), y)[0]),
        *(("other-logarithm", np.mean(losses) / np.log(base)) for base in (2, 10)),
        ("divided-by-q", np.sum(losses) / q),
        ("sigmoid", -np.mean(np.log(sigmoid(Z)[np.arange(n), y]))),
        *(("entropy", -np.sum(P * np.log(P)) / k) for k in (1, n, n * q)),
        *(
            ("binary-loss", (np.sum(losses) - np.sum(np.log(1 - P) * (1 - np.eye(q)[y]))) / k)
            for k in (1, n, n * q)
        ),
        *_wrong_sums(Z, y),
        ("largest-for-label", -np.mean(np.log(np.max(P, axis=1)))),
    ]


def _wrong_sums(Z: Array, y: Any) -> list[Named]:
    """Return the losses of mistakes about the sum under the logarithm, with and without a shift."""
    rows = np.arange(len(y))
    logits = (Z, Z - np.max(Z, axis=1, keepdims=True))
    sums = [np.sum(np.exp(each), axis=1) for each in logits]
    return [
        *(
            ("other-logarithm", np.mean(np.log(total) / np.log(base) - each[rows, y]))
            for each, total in zip(logits, sums, strict=True)
            for base in (2, 10)
        ),
        *(
            ("one-sum-for-all", np.mean(np.log(np.sum(total)) - each[rows, y]))
            for each, total in zip(logits, sums, strict=True)
        ),
    ]


def _wrong_gradients(Z: Array, y: Any) -> list[Named]:
    n, q = Z.shape
    P, Y, down = softmax(Z), np.eye(q)[y], softmax(Z.T).T
    with np.errstate(all="ignore"):  # probabilities underflow to 0, and powers overflow
        by_probabilities = -Y / P
        powers = [np.exp(each) for each in (Z, Z - np.max(Z, axis=1, keepdims=True))]
        shares = [each / np.sum(each) for each in powers]
    summed: list[tuple[str, Array]] = [
        ("sign", Y - P),
        ("by-probabilities", by_probabilities),
        ("labels-as-numbers", P - np.reshape(y, (n, 1))),
        ("target-missing", P),
        ("slope-too", (P - Y) * P * (1 - P)),
        ("every-label-in-every-row", P - Y.max(axis=0)),
        ("one-from-every-entry", P - 1),
        ("slope-alone", P * (1 - P)),
        ("sigmoid", sigmoid(Z) - Y),
        ("largest-for-label", P - np.eye(q)[np.argmax(P, axis=1)]),
        ("rows-by-label", P - np.isin(np.arange(n), y)[:, None]),
        *(("one-sum-for-all", each - Y) for each in shares),
    ]
    return [
        *((slug, wrong / k) for slug, wrong in summed for k in (1, n)),
        ("one-hot-added", (P + Y) / n),
        ("n-missing", P - Y),
        ("divided-by-q", (P - Y) / q),
        ("n-twice", (P - Y) / n**2),
        ("averaged-over-entries", (P - Y) / (n * q)),
        ("wrong-axis", (down - Y) / n),
        ("shift-by-column", reference.softmax_cross_entropy(Z - np.max(Z, axis=0), y)[1]),
    ]


_BOUNDS = (*range(10, 100, 5), *range(100, 750, 50), 88, 308, 709, 710, 745)


def _cut_off(Z: Array, cut: Callable[[Array, float], Array]) -> list[Array]:
    return [cut(Z, bound) for bound in _BOUNDS]


def _clip(Z: Array, bound: float) -> Array:
    return np.clip(Z, -bound, bound)


def _wrong_huge_gradients(Z: Array, y: Any) -> list[Named]:
    """Return the gradients from logits cut off at typical bounds, on both sides or above."""
    Y = np.eye(Z.shape[1])[y]
    with np.errstate(all="ignore"):  # e^709 is finite, three times that is not
        wrong = [
            P
            for cut in _cut_off(Z, _clip) + _cut_off(Z, np.minimum)
            for P in (softmax(cut), np.exp(cut) / np.sum(np.exp(cut), axis=1, keepdims=True))
        ]
    return [("logits-clipped", (P - Y) / len(Z)) for P in wrong]


def _wrong_huge_losses(Z: Array, y: Any) -> list[Named]:
    """Return typical wrong losses for logits so far apart that probabilities underflow."""
    p = softmax(Z)[np.arange(len(y)), y]
    kinds: Sequence[type] = (np.float64, np.float32)
    floors = [10.0**-digits for digits in range(4, 21)] + [1e-30, 1e-50, 1e-100, 1e-300]
    floors += [
        float(limit) for kind in kinds for limit in (np.finfo(kind).eps, np.finfo(kind).tiny)
    ]
    shifted = Z - np.max(Z, axis=1, keepdims=True)
    cut_off = _cut_off(Z, _clip) + _cut_off(shifted, lambda Z, bound: np.maximum(Z, -bound))
    return [
        *(("logits-clipped", reference.softmax_cross_entropy(cut, y)[0]) for cut in cut_off),
        *(
            ("clipped", -np.mean(np.log(small)))
            for floor in floors
            for small in (p + floor, np.clip(p, floor, 1), np.clip(p, floor, 1 - floor))
        ),
    ]
