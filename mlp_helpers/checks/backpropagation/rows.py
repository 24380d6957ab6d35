"""Checks of the exercises `softmax_cross_entropy` and `backward_batch` of assignment 04."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation import batch_mistakes
from mlp_helpers.checks.backpropagation import softmax_mistakes as mistakes
from mlp_helpers.checks.backpropagation.batch import (
    Batch,
    Own,
    summed_over_units,
    wrong_batch_gradients,
)
from mlp_helpers.checks.backpropagation.tools import (
    ROUGH,
    Answer,
    Forms,
    find_cause,
    is_zero,
    judge,
    scalar_or_array,
    sizes,
    strength,
)
from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.compare import Failed, Failure, close, describe, numbers
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import Fault
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.numerics import backpropagation as reference
from mlp_helpers.numerics.backpropagation import Array

SOFTMAX_FORMS = Forms(autograd=mistakes.AUTOGRAD, ready_made=mistakes.READY_MADE)
BATCH_FORMS = Forms(
    autograd=batch_mistakes.AUTOGRAD,
    ready_made=batch_mistakes.READY_MADE,
    no_dict=batch_mistakes.NO_DICT,
    no_entry=batch_mistakes.NO_ENTRY,
)


@check("04/softmax_cross_entropy", points=4)
def softmax_cross_entropy(exam: Exam, softmax_cross_entropy: Ref) -> None:
    """Judge the loss and its gradient by the logits, on ordinary and on huge logits (D11)."""
    Z, y = 1.5 * exam.rng.normal(size=(6, 4)), exam.rng.permutation([0, 1, 1, 3, 3, 3])
    answer = Answer(
        exam,
        softmax_cross_entropy,
        Z,
        y,
        forms=SOFTMAX_FORMS,
        explain=lambda fault, arrays: _vector_with_rows(fault, arrays, Z, y),
    )
    loss, dZ = reference.softmax_cross_entropy(Z, y)
    given = f"{sizes(Z=Z)}, y {y.tolist()}"
    with exam.part("loss: the mean cross-entropy of the batch", points=1):
        got = _loss_and_gradient(exam, answer)[0]
        judge(exam, "loss", got, loss, mistakes.wrong_losses(Z, y), given=given)
        if answer.changed:
            exam.fail("the input was changed in place", mistake=mistakes.INPUT_CHANGED)
    with exam.part("dZ: its gradient by the logits", points=2):
        got = _loss_and_gradient(exam, answer)[1]
        suspects = mistakes.wrong_logit_gradients(Z, y)
        array = numbers("dZ", got)
        inexact = mistakes.named_inexact(array, dZ) if array.shape == dZ.shape else None
        judge(exam, "dZ", got, dZ, suspects, given=given, inexact=inexact)
    with exam.part("finite and right for logits of ±1000, and where no label is q − 1", points=1):
        try:
            _judge_huge(exam, softmax_cross_entropy)
        except Failed as failed:
            if _sane(exam, answer, dZ):
                raise
            # what is wrong for ordinary logits as well has another cause than their size
            raise Failed(Failure(failed.failure.headline, failed.failure.lines)) from None


def _vector_with_rows(fault: Fault, arrays: dict[str, Array], Z: Array, y: Array) -> Mistake | None:
    """Name what met the rows of (n, q) as a vector (n,): the labels, or a maximum or a sum."""
    n, q = Z.shape
    if "broadcast" not in fault.message or f"({n},{q}) ({n},)" not in fault.message:
        return None
    labels = any(np.array_equal(array, y) for array in arrays.values())
    return mistakes.LABELS_AS_NUMBERS if labels else mistakes.AXIS_LOST


def _sane(exam: Exam, answer: Answer, dZ: Array) -> bool:
    """Tell whether the gradient is right for ordinary logits, up to its sign and scale."""
    try:
        got = numbers("dZ", _loss_and_gradient(exam, answer)[1])
    except Failed:
        return False
    return _right_up_to_scale(got, dZ, len(dZ))


def _loss_and_gradient(exam: Exam, answer: Answer) -> list[Any]:
    """Split the tuple that came back; say so if it is one value only, or the wrong way round."""
    value = answer.value()
    if not isinstance(value, tuple | list):
        wanted = f"expected a tuple (loss, dZ), got {describe(value)}"
        exam.fail(wanted, mistake=mistakes.ONE_VALUE if _size(value) else None)
    loss, dZ = exam.unpack(value, "loss dZ")
    if _size(loss) > 1 and _size(dZ) == 1:
        came = f"got ({describe(loss)}, {describe(dZ)})"
        exam.fail("expected a tuple (loss, dZ)", came, mistake=mistakes.ORDER)
    return [loss, dZ]


def _size(value: Any) -> int:
    """Return how many numbers a value holds; 0 if it holds something else."""
    try:
        return int(numbers("", value).size)
    except Failed:
        return 0


def _judge_huge(exam: Exam, target: Ref) -> None:
    """Use rows of logits near +1000 and near −1000, and one that spans both.

    A wrong sign or scale was charged before; here any will do, as long as the digits are right.
    """
    Z = exam.rng.normal(size=(4, 3))
    Z[0] += 1000
    Z[1] -= 1000
    Z[2] = [*exam.rng.permutation([1000.0, -1000.0]), 0.0]
    y = np.array([1, 0, int(np.argmin(Z[2])), 1])
    with_last = np.array([1, 0, 0, 2])
    answer = Answer(
        exam,
        target,
        Z,
        y,
        forms=SOFTMAX_FORMS,
        diagnose=lambda: _require_fault(exam, target, Z, with_last),
    )
    got, got_dZ = _loss_and_gradient(exam, answer)
    loss, dZ = reference.softmax_cross_entropy(Z, y)
    given = f"{sizes(Z=Z)}, with rows near +1000, near -1000, and from 1000 to -1000"
    array = numbers("dZ", got_dZ)
    if array.shape == dZ.shape and not np.all(np.isfinite(array)):
        right = [_right_up_to_scale(*rows, len(y)) for rows in zip(array, dZ, strict=True)]
        equal = (1 / Z.shape[1] - np.eye(Z.shape[1])[y[0]]) / len(y)  # from equal probabilities
        named = mistakes.named_by_rows(right, _right_up_to_scale(array[0], equal, len(y)))
        exam.fail("dZ: not finite", f"called with {given}", mistake=named)
    if not _right_up_to_scale(array, dZ, len(y)):
        suspects = mistakes.wrong_logit_gradients(Z, y) + mistakes.wrong_huge_gradients(Z, y)
        judge(exam, "dZ", got_dZ, dZ, suspects, given=given)
    value = scalar_or_array(numbers("loss", got), loss)
    if not np.all(np.isfinite(value)):
        exam.fail("loss: not finite", f"called with {given}", mistake=mistakes.LOG_OF_ZERO)
    if not _right_up_to_scale(value, np.asarray(loss), len(y)):
        suspects = mistakes.wrong_huge_losses(Z, y)  # two of them may agree in five digits
        exam.compare("loss", value, loss, mistakes=suspects, given=given)
    _judge_farther(exam, target)


def _judge_farther(exam: Exam, target: Ref) -> None:
    """Use logits whose exp overflows in long double, too, for an answer right until there."""
    Z, y = np.array([[20000.0, 19998.0, -20000.0]]), np.array([1])
    got = _loss_and_gradient(exam, Answer(exam, target, Z, y, forms=SOFTMAX_FORMS))
    for name, value, right in zip(
        ("loss", "dZ"), got, reference.softmax_cross_entropy(Z, y), strict=True
    ):
        array = scalar_or_array(numbers(name, value), right)
        if not np.all(np.isfinite(array)):
            exam.fail(f"{name}: not finite for logits of ±20000", mistake=mistakes.NO_SHIFT)
        if not _right_up_to_scale(array, np.asarray(right), len(y)):
            exam.compare(name, array, right, given="logits of ±20000")


def _require_fault(exam: Exam, target: Ref, Z: Array, y: Array) -> None:
    """Name what raised before, if a batch with the last class raises nothing."""
    if exam.outcome(target, Z, y).fault is None:
        exam.fail("raised without the last class", mistake=mistakes.CLASSES)


def _right_up_to_scale(got: Array, right: Array, n: int) -> bool:
    factors = [sign * scale for sign in (1, -1) for scale in (1, n, 1 / n)]
    return any(close(got, factor * right, ROUGH) for factor in factors)


PARTS = {
    "dJ_dW2": ("dJ_dW2 (h, q): the loss and the penalty", 1),
    "dJ_db2": ("dJ_db2 (1, q): a bias is used by every example", 1),
    "dJ_dW1": ("dJ_dW1 (d, h): back through the hidden layer", 2),
    "dJ_db1": ("dJ_db1 (1, h)", 1),
}


@check("04/backward_batch", points=5)
def backward_batch(exam: Exam, backward_batch: Ref) -> None:
    """Judge the gradients of a batch; the first wrong one on the way back is reported (D4-D11)."""
    inputs = _batch(exam, 7, 5, 4, 3)
    square = _batch(exam, 7, 4, 4, 4)
    answer = Answer(
        exam,
        backward_batch,
        *inputs,
        forms=BATCH_FORMS,
        diagnose=lambda: _judge_square(exam, backward_batch, square),
    )
    own = Own(answer.own(reference.backward_batch(*inputs)), inputs)
    for name, (title, points) in PARTS.items():
        with exam.part(title, points=points):
            _judge_gradient(exam, answer, name, own)
            if name == "dJ_dW2" and answer.changed:
                changed = ", ".join(answer.changed)
                exam.fail(f"changed in place: {changed}", mistake=batch_mistakes.CHANGED)


def _batch(exam: Exam, n: int, d: int, h: int, q: int) -> Batch:
    """Draw a batch, all parameters of order 1, and a strength, on which no slip hides."""
    X, y = exam.rng.normal(size=(n, d)), exam.rng.integers(q, size=n)
    params = {
        "W1": exam.rng.normal(size=(d, h)) * 0.7,  # keeps tanh away from its flat ends
        "b1": exam.rng.normal(size=(1, h)),
        "W2": exam.rng.normal(size=(h, q)),
        "b2": exam.rng.normal(size=(1, q)),
    }
    return X, y, params, strength(exam)


def _judge_gradient(exam: Exam, answer: Answer, name: str, own: Own) -> None:
    got, expected = answer.entry(name), own.expected(name)
    given = sizes(X=own.inputs[0], **own.inputs[2])
    suspects = wrong_batch_gradients(name, own) + summed_over_units(name, numbers(name, got), own)
    if name == "dJ_db2" and is_zero(got, expected.shape):  # the signal may add up to exactly 0
        one_number = batch_mistakes.BIAS_ONE_NUMBER
        suspects = [(one_number if _fills(answer) else batch_mistakes.LEFT_ZERO, got)]
    judge(exam, name, got, expected, suspects, given=given, inexact=batch_mistakes.INEXACT)


def _fills(answer: Answer) -> bool:
    """Tell whether the other bias's gradient is one number, in all its entries."""
    try:
        array = numbers("dJ_db1", answer.entry("dJ_db1"))
    except Failed:
        return False
    return bool(np.any(array) and np.ptp(array) == 0)


def _judge_square(exam: Exam, target: Ref, inputs: Batch) -> None:
    """Try square matrices, on which a transpose left out does not raise."""
    answer = Answer(exam, target, *inputs)
    own = Own(answer.own(reference.backward_batch(*inputs)), inputs)
    gradients = (partial(_judge_gradient, exam, answer, name, own) for name in PARTS)
    find_cause(gradients, batch_mistakes.RAISING)
