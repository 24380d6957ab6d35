"""Checks of assignment 03: the activation functions (statements C2 to C9 of the lecture)."""

from __future__ import annotations

from typing import Any

import numpy as np

from mlp_helpers.checks.activations.judging import judge
from mlp_helpers.checks.activations.mistakes import mistake
from mlp_helpers.checks.activations.predict_dead import predict_dead
from mlp_helpers.checks.activations.predict_mish import predict_mish
from mlp_helpers.checks.activations.predict_saturation import predict_saturation
from mlp_helpers.checks.activations.predict_zero_centred import predict_zero_centred
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.compare import Suspect, numbers
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.checks.core.stubs import stubs_in
from mlp_helpers.numerics import activations as reference

__all__ = [
    "dead_units",
    "elu",
    "gelu",
    "leaky_relu",
    "mish",
    "predict_dead",
    "predict_mish",
    "predict_saturation",
    "predict_zero_centred",
    "relu",
    "sigmoid",
    "swish",
    "tanh",
]


@check("03/relu", points=4)
def relu(exam: Exam, relu: Ref, relu_prime: Ref) -> None:
    """Judge ReLU and its slope (C2)."""
    judge(exam, "relu", relu, relu_prime)


@check("03/sigmoid", points=4)
def sigmoid(exam: Exam, sigmoid: Ref, sigmoid_prime: Ref) -> None:
    """Judge sigmoid and its slope (C3)."""
    judge(exam, "sigmoid", sigmoid, sigmoid_prime)


@check("03/tanh", points=4)
def tanh(exam: Exam, tanh: Ref, tanh_prime: Ref) -> None:
    """Judge tanh and its slope (C4)."""
    judge(exam, "tanh", tanh, tanh_prime)


@check("03/elu", points=4)
def elu(exam: Exam, elu: Ref, elu_prime: Ref) -> None:
    """Judge ELU and its slope (C5)."""
    judge(exam, "elu", elu, elu_prime)


@check("03/leaky_relu", points=4)
def leaky_relu(exam: Exam, leaky_relu: Ref, leaky_relu_prime: Ref) -> None:
    """Judge Leaky ReLU and its slope (C6)."""
    judge(exam, "leaky_relu", leaky_relu, leaky_relu_prime)


@check("03/gelu", points=5)
def gelu(exam: Exam, gelu: Ref, gelu_prime: Ref) -> None:
    """Judge GELU's tanh form and its slope (C7)."""
    judge(exam, "gelu", gelu, gelu_prime, prime_points=2)


@check("03/swish", points=4)
def swish(exam: Exam, swish: Ref, swish_prime: Ref) -> None:
    """Judge Swish and its slope (C8)."""
    judge(exam, "swish", swish, swish_prime)


@check("03/mish", points=5)
def mish(exam: Exam, mish: Ref, mish_prime: Ref) -> None:
    """Judge Mish and its slope (C9)."""
    judge(exam, "mish", mish, mish_prime, prime_points=2)


DEAD_AXIS = mistake("dead_units/wrong-axis")
DEAD_ANY = mistake("dead_units/any-for-all")
DEAD_INVERTED = mistake("dead_units/inverted")
DEAD_FIRST = mistake("dead_units/one-example")
DEAD_MOSTLY = mistake("dead_units/mostly-zero")
DEAD_NEARLY = mistake("dead_units/nearly-always-zero")
DEAD_LEFT_OUT = mistake("dead_units/example-left-out")
DEAD_WHOLE = mistake("dead_units/one-answer")
DEAD_INDICES = mistake("dead_units/indices")
DEAD_COUNT = mistake("dead_units/count")
DEAD_SHARE = mistake("dead_units/share-of-zeros")
DEAD_NOT_BOOL = mistake("dead_units/not-bool")
DEAD_ENTRIES = mistake("dead_units/every-entry")
DEAD_NONE = mistake("dead_units/none-found")
DEAD_KEPT = mistake("dead_units/kept-axis")
DEAD_CONSTANT = mistake("dead_units/constant")
DEAD_TRUTH = mistake("dead_units/column-in-if")
DEAD_LENGTH = mistake("dead_units/loop-over-rows")
DEAD_LOST = mistake("dead_units/no-return")
DEAD_THRESHOLD = mistake("dead_units/threshold")


@check("03/dead_units", points=2)
def dead_units(exam: Exam, dead_units: Ref) -> None:
    """Judge which units of a layer are called dead (C2)."""
    with exam.part("one True or False for each unit, right for clear cases", points=1):
        # With as many rows as units, a wrong axis does not show in the shape; among 200 rows a
        # unit that answers to one is nearly always 0.
        for n in (7, 5, 200):
            _judge_mask(exam, dead_units, _activations(exam, n))
        for alone in (0, 6):
            _judge_mask(exam, dead_units, _activations(exam, 7, alone=alone), all_examples=True)
    with exam.part("a unit that answers faintly is alive", points=1):
        _judge_mask(exam, dead_units, _activations(exam, 7, faint=True))


def _activations(exam: Exam, n: int, *, faint: bool = False, alone: int = 1) -> np.ndarray:
    """Draw activations (n, 5) of five units, in a random order.

    One is dead, one answers to example `alone` (or to most, but so faintly that its square just
    does not vanish), and the others are zero on some: one on the first, one on the last, and all of
    them on example 2. In a large set there is a unit that always gives 1, too.
    """
    H = exam.rng.uniform(1, 2, size=(n, 5))
    H[0, 0] = 0
    H[-1, 4] = 0
    H[:, 3] = 0
    H[:, 1] = 1e-150 if faint else np.where(np.arange(n) == alone, H[:, 1], 0)
    H[2] = 0
    if n > 100:
        H[:, 2] = 1
    # The dead unit never becomes unit 2: with n = 5 the wrong axis would give the same mask.
    return np.roll(H, int(exam.rng.integers(4)), axis=1)


def _judge_mask(exam: Exam, target: Ref, H: np.ndarray, all_examples: bool = False) -> None:
    """Compare with the right mask; what else is typical is settled before `all_examples`."""
    got = _mask(exam, target, H)
    mask = numbers("dead_units(H)", got)
    # Compared as numbers: True and 1 are told apart afterwards, by name.
    exam.compare(
        "dead_units(H), True counting as 1",
        mask + 0.0,
        reference.dead_units(H) + 0.0,
        mistakes=_left_out(H) if all_examples else _wrong_masks(H),
        given=f"H {H.shape}, one example a row",
    )
    if mask.dtype != bool:
        lines = ("expected bool", f"got      {mask.dtype}")
        exam.fail("dead_units(H): wrong dtype", *lines, mistake=DEAD_NOT_BOOL)


def _mask(exam: Exam, target: Ref, H: np.ndarray) -> Any:
    """Call the student's function; name the mistake where the exception tells it."""
    outcome = exam.outcome(target, H)
    said = outcome.fault.message if outcome.fault else ""
    named = {
        "truth value of an array": DEAD_TRUTH,
        f"index {H.shape[1]} is out of bounds for axis 1": DEAD_LENGTH,
    }
    cause = next((named[text] for text in named if text in said), None)
    value = exam.require(outcome, f"called with H {H.shape}, one example a row", mistake=cause)
    if value is None:
        exam.fail("nothing was returned", mistake=None if exam.ask(stubs_in, target) else DEAD_LOST)
    return value


def _left_out(H: np.ndarray) -> list[Suspect]:
    """Return what comes of looking at some examples only: not the last, first, or beyond h."""
    some = H[:-1], H[1:], H[: H.shape[1]]
    return [(DEAD_LEFT_OUT, (rows == 0).all(axis=0) + 0.0) for rows in some]


def _wrong_masks(H: np.ndarray) -> list[Suspect]:
    zero = H == 0
    dead = zero.all(axis=0)
    return [
        (DEAD_AXIS, zero.all(axis=1) + 0.0),
        (DEAD_ANY, zero.any(axis=0) + 0.0),
        (DEAD_INVERTED, ~dead + 0.0),
        (DEAD_FIRST, zero[0] + 0.0),
        (DEAD_FIRST, zero[-1] + 0.0),
        (DEAD_ENTRIES, zero + 0.0),
        (DEAD_NONE, 0.0 * dead),
        (DEAD_KEPT, dead[None] + 0.0),
        (DEAD_NEARLY if len(H) > 100 else DEAD_MOSTLY, (zero.mean(axis=0) > 0.5) + 0.0),
        (DEAD_CONSTANT, (np.ptp(H, axis=0) == 0) + 0.0),
        (DEAD_WHOLE, zero.all() + 0.0),
        (DEAD_INDICES, np.flatnonzero(dead) + 0.0),
        (DEAD_INDICES, np.flatnonzero(dead)[None] + 0.0),
        (DEAD_COUNT, dead.sum() + 0.0),
        (DEAD_SHARE, zero.mean(axis=0)),
        (DEAD_THRESHOLD, (H.max(axis=0) < 1e-6) + 0.0),
    ]
