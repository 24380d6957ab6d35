"""Check of the exercise `collapse_affine`: one affine map in place of two (A5, A6)."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from mlp_helpers.checks.core import (
    RTOL,
    Exam,
    Named,
    Ref,
    check,
    close,
    describe,
    draw_until,
    kind_of,
)
from mlp_helpers.checks.core.layers import describe_layers, draw_layers
from mlp_helpers.checks.nonlinearity.float32 import charge_float32
from mlp_helpers.numerics.networks import Layer, collapse


@check("01/collapse_affine", points=3)
def collapse_affine(exam: Exam, collapse_affine: Ref) -> None:
    """Judge the one affine map that two amount to (A5, A6).

    Square layers come first: there, a product in the wrong order or a bias that was not pushed
    through gives numbers, which can be recognised, and not an error. Then distinct sizes, so that
    no transposed matrix passes; h = q while W is judged, to see it even where b goes wrong. Where b
    then has no value at all, for a reason that the square layers show, these tell about W alone.
    """
    right: list[str] = []
    for k, name, rectangular in ((0, "W", (5, 4, 4)), (1, "b", (5, 4, 3))):
        with exam.part(f"{name}, values and shape", points=1):
            stuck = False
            for sizes in ((3, 3, 3), rectangular):
                example = _draw_two(exam, *sizes)
                given = describe_layers(example)
                outcome = exam.outcome(collapse_affine, *example[0], *example[1])
                turned = outcome.fault and re.search(r"\bW2 ?@|dot\(W2\b", outcome.fault.where)
                if stuck and kind_of(outcome.fault) == "matrix-product":
                    break
                columns = turned and kind_of(outcome.fault) == "matrix-product"
                mistake = "column-convention" if columns else None
                called = f"called with {given}"
                value = exam.returned(collapse_affine, outcome, called, mistake=mistake)
                pair = _pair(exam, value)
                got = pair[k]
                stuck = sizes == (3, 3, 3) and _clashes_elsewhere(example, pair[1])
                suspects = wrong_collapses(*example)[k]
                expected = collapse(example)[k]
                if not charge_float32(exam, name, got, expected):
                    options = {"dtype": "float64", "given": given}
                    exam.compare(name, got, expected, mistakes=suspects, **options)
            right.append(name)
    with exam.part("both right, and the two layers left as they were", points=1):
        if right != ["W", "b"] and not ("float32" in exam.named and right == ["b"]):
            exam.fail("not tried: first W and b have to be right")
        # So many inputs that a map fitted to a few examples shows.
        (W1, b1), (W2, b2) = example = _draw_two(exam, 40, 5, 4)
        outcome = exam.outcome(collapse_affine, W1, b1, W2, b2)
        given = describe_layers(example)
        pair = _pair(exam, exam.require(outcome))
        for name, got, expected in zip("Wb", pair, collapse(example), strict=True):
            if not charge_float32(exam, name, got, expected):
                exam.compare(name, got, expected, dtype="float64", given=given)
        exam.untouched(outcome, "in-place")


def _draw_two(exam: Exam, *sizes: int) -> list[Layer]:
    """Draw two layers; b1 has both signs, so that a ReLU on it is neither idle nor all off."""
    return draw_until(
        lambda: draw_layers(exam, *sizes), lambda layers: bool(np.ptp(np.sign(layers[0][1])) == 2)
    )


def _pair(exam: Exam, value: Any) -> list[Any]:
    if isinstance(value, np.ndarray) and value.ndim == 2:
        exam.fail(f"expected a tuple (W, b), got {describe(value)}", mistake="one-of-two")
    return exam.unpack(value, "W b")


def _clashes_elsewhere(square: list[Layer], b: Any) -> bool:
    """Tell whether b was made in a way for which the shapes of other layers do not fit."""
    (W1, b1), (_, b2) = square
    return isinstance(b, np.ndarray) and close(b, b1 @ W1 + b2, RTOL)


def wrong_collapses(first: Layer, second: Layer) -> tuple[list[Named], list[Named]]:
    """Return what typical mistakes give for W and for b."""
    (W1, b1), (W2, b2) = first, second
    W, b = W1 @ W2, b1 @ W2 + b2
    weights: list[Named] = [
        ("reversed-product", lambda: W2 @ W1),
        ("elementwise", lambda: W1 * W2),
        ("column-convention", W.T),
        ("pair-swapped", b),
        ("one-transposed", lambda: W1.T @ W2),
        ("one-transposed", lambda: W1 @ W2.T),
        ("value-at-zero", W + b),
    ]
    biases: list[Named] = [
        ("bias-not-pushed", lambda: b1 + b2),
        ("b1-lost", b2),
        ("b2-lost", b1 @ W2),
        ("b2-pushed-too", lambda: (b1 + b2) @ W2),
        ("b2-added-often", b1 @ W2 + len(W2) * b2),
        ("row-of-w", W[-1:] + b2),
        ("bias-through-w1", lambda: b1 @ W1 + b2),
        ("bias-subtracted", b1 @ W2 - b2),
        ("bias-subtracted", b2 - b1 @ W2),
        ("relu-between", np.maximum(b1, 0) @ W2 + b2),
        ("elementwise", lambda: b1 * W2 + b2),
        ("column-convention", lambda: b1 @ W2.T + b2),
        ("column-convention", lambda: W2 @ b1.T + b2.T),
        ("column-convention", b.T),
        ("flat-bias", b.ravel()),
        ("bias-summed", b1.sum() + b2),
        ("bias-summed", b1.mean() + b2),
    ]
    return weights, biases
