"""Check of the exercise `dead_units`: which units of a layer are called dead (C2)."""

from __future__ import annotations

from typing import Any

import numpy as np

from mlp_helpers.checks.core import Exam, Named, Ref, check, kind_of, numbers
from mlp_helpers.numerics import activations as right

CAUSES = {"if-on-array": "column-in-if", "no-such-column": "loop-over-rows"}
"""What to name for a fault of a kind of `core.faults`."""

SMALL = (
    np.array([[0.0, 2.0, 0.0], [0.0, 0.0, 1.0]]),
    np.array([[0.0, 3.0, 0.0]]),
    np.array([[0.0], [0.0]]),
    np.array([[0.0], [2.0]]),
    np.array([[0.0]]),
)
"""The statement's example, a single example, and a single unit."""


@check("03/dead_units", points=2)
def dead_units(exam: Exam, dead_units: Ref) -> None:
    """Judge which units of a layer are called dead (C2)."""
    with exam.part("one True or False for each unit, right for clear cases", points=1):
        # With as many rows as units, a wrong axis does not show in the shape; among 200 rows a
        # unit that answers to one is nearly always 0.
        for n in (7, 5, 200):
            H = _activations(exam, n)
            _judge_mask(exam, dead_units, H, _wrong_masks(H))
        for alone in (0, 6):
            H = _activations(exam, 7, alone=alone)
            _judge_mask(exam, dead_units, H, _left_out(H))
        for H in SMALL:
            squeezed = np.squeeze(right.dead_units(H)), (np.squeeze(H) == 0).all(axis=0)
            _judge_mask(exam, dead_units, H, [("squeezed", mask + 0.0) for mask in squeezed])
    with exam.part("a unit that answers faintly is alive", points=1):
        H = _activations(exam, 7, faint=1e-150)
        _judge_mask(exam, dead_units, H, _wrong_masks(H))
        H = _activations(exam, 7, faint=1e-200)
        _judge_mask(exam, dead_units, H, [("square-vanishes", (H**2).sum(axis=0) == 0)])


def _activations(exam: Exam, n: int, *, faint: float = 0, alone: int = 1) -> np.ndarray:
    """Draw activations (n, 5) of five units, in a random order.

    One is dead, one answers to example `alone` (or to most, but by the number `faint`; the square
    of 1e-150 just does not vanish), and the others are zero on some: one on the first, one on the
    last, and all of them on example 2. In a large set there is a unit that always gives 1, too.
    """
    H = exam.rng.uniform(1, 2, size=(n, 5))
    H[0, 0] = 0
    H[0, 4] = 2.5  # the largest, so that where it stands says something else than where 0 does
    H[-1, 4] = 0
    H[:, 3] = 0
    H[:, 1] = faint or np.where(np.arange(n) == alone, H[:, 1], 0)
    H[2] = 0
    if n > 100:
        H[:, 2] = 1
    # The dead unit never becomes unit 2: with n = 5 the wrong axis would give the same mask.
    return np.roll(H, int(exam.rng.integers(4)), axis=1)


def _judge_mask(exam: Exam, target: Ref, H: np.ndarray, suspects: list[Named]) -> None:
    """Compare with the right mask."""
    outcome = exam.outcome(target, H)
    given = f"H {H.shape}, one example a row"
    lines = (f"called with {given}",) if outcome.fault else ()
    got = exam.returned(target, outcome, *lines, mistake=CAUSES.get(kind_of(outcome.fault)))
    mask = numbers("dead_units(H)", got)
    # Compared as numbers: True and 1 are told apart afterwards, by name.
    expected = right.dead_units(H)
    name = "dead_units(H), True counting as 1"
    exam.compare(name, mask + 0.0, expected + 0.0, suspects, given=given)
    if mask.dtype != bool:
        dtypes = ("expected bool", f"got      {mask.dtype}")
        exam.fail("dead_units(H): wrong dtype", *dtypes, mistake="not-bool")


def _left_out(H: np.ndarray) -> list[Named]:
    """Return what comes of looking at some examples only: not the last, first, or beyond h."""
    some = H[:-1], H[1:], H[: H.shape[1]]
    return [("example-left-out", (rows == 0).all(axis=0) + 0.0) for rows in some]


def _wrong_masks(H: np.ndarray) -> list[Named]:
    zero = H == 0
    dead = zero.all(axis=0)
    wrong: list[tuple[str, Any]] = [
        ("wrong-axis", zero.all(axis=1)),
        ("living-examples", ~zero.all(axis=1)),
        ("any-for-all", zero.any(axis=0)),
        ("inverted", ~dead),
        ("one-example", zero[0]),
        ("one-example", zero[-1]),
        ("every-entry", zero),
        ("none-found", 0.0 * dead),
        ("kept-axis", dead[None]),
        ("nearly-always-zero" if len(H) > 100 else "mostly-zero", zero.mean(axis=0) > 0.5),
        ("constant", np.ptp(H, axis=0) == 0),
        ("place-of-the-largest", H.argmax(axis=0) == 0),
        ("one-answer", zero.all()),
        ("indices", np.flatnonzero(dead)),
        ("indices", np.flatnonzero(dead)[None]),
        ("count", dead.sum()),
        ("share-of-zeros", zero.mean(axis=0)),
        ("threshold", H.max(axis=0) < 1e-6),
    ]
    return [(slug, mask + 0.0) for slug, mask in wrong]
