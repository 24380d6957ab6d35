"""What the steps with ridge and lasso have in common: how they are judged, and their mistakes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from mlp_helpers.checks.core import RTOL, Exam, Named, Outcome, Ref, close, describe, kind_of
from mlp_helpers.checks.core.layers import describe_layers, draw_layers
from mlp_helpers.numerics.networks import Array, Layer

Drawn = tuple[list[Layer], list[Layer]]
"""Layers and their gradients."""


@dataclass(frozen=True)
class Decay:
    """A penalty in a training step.

    Attributes
    ----------
    penalty, step
        The penalty of layers, and the step from layers and gradients.
    slope
        The derivative of the penalty with respect to a weight, for a strength of 1.
    wrong
        Returns what typical mistakes make of one layer's weights.
    kinds
        What to name for a fault of a kind of `core.faults`.
    look
        Looks at one layer's new weights before they are compared.
    """

    penalty: Callable[[Sequence[Layer], float], float]
    step: Callable[[Sequence[Layer], Sequence[Layer], float, float], list[Layer]]
    slope: Callable[[Array], Array]
    wrong: Callable[[Array, Array, float, float], list[Named]]
    kinds: dict[str, str]
    look: Callable[[Exam, str, Any, Array, str], None] = lambda exam, name, got, W, given: None


def draw_step(exam: Exam, *sizes: int) -> Drawn:
    """Draw layers and gradients."""
    return draw_layers(exam, *sizes), draw_layers(exam, *sizes)


def judge_step(
    exam: Exam,
    target: Ref,
    decay: Decay,
    title: str = "three layers, and a single one; params and grads as they were",
    draw: Callable[..., Drawn] = draw_step,
    draw_last: Callable[..., Drawn] = draw_step,
) -> None:
    """Judge the weights of two layers, their biases, and all of three layers and of one.

    `title` is that of the last part, for which `draw_last` draws; `draw` does for the others.
    """
    with exam.part("the weights", points=1):
        _compare_step(exam, target, draw(exam, 5, 4, 3), "W", decay)
    with exam.part("the biases: a plain step", points=1):
        _compare_step(exam, target, draw(exam, 5, 4, 3), "b", decay)
    with exam.part(title, points=1):
        outcome = _compare_step(exam, target, draw_last(exam, 3, 5, 2, 4), "Wb", decay)
        exam.untouched(outcome, "params-changed")
        _compare_step(exam, target, draw_step(exam, 1, 1), "Wb", decay)


def _compare_step(exam: Exam, target: Ref, drawn: Drawn, kinds: str, decay: Decay) -> Outcome:
    """Take one step and compare the weights ("W"), the biases ("b") or both ("Wb")."""
    params, grads = drawn
    lr, lam = float(exam.rng.uniform(0.1, 0.3)), float(exam.rng.uniform(0.55, 0.8))  # 2 lam > 1
    given = f"{describe_layers(params)}, lr {lr:.4f}, lam {lam:.4f}"
    outcome = exam.outcome(target, params, grads, lr, lam)
    cause = decay.kinds.get(kind_of(outcome.fault))
    value = exam.returned(target, outcome, f"called with {given}", mistake=cause)
    new = _as_layers(exam, value, params)
    expected, swapped = decay.step(params, grads, lr, lam), decay.step(grads, params, lr, lam)
    for i, ((W, b), (dW, db)) in enumerate(zip(params, grads, strict=True)):
        if "W" in kinds:
            plain = "some-layers" if i else "no-penalty"  # the layers before are right
            if not i and _equal(new[i][1], b - lr * (db + lam * decay.slope(b))):
                plain = "biases-for-weights"
            suspects = decay.wrong(W, dW, lr, lam)
            suspects = [(plain if slug == "no-penalty" else slug, v) for slug, v in suspects]
            suspects.append(("params-and-grads-swapped", swapped[i][0]))
            penalty = decay.penalty(params, lam)
            suspects += [("penalty-not-derived", W - lr * (dW + c * penalty)) for c in (1, 2)]
            decay.look(exam, f"W{i + 1}", new[i][0], W, given)
            exam.compare(f"W{i + 1}", new[i][0], expected[i][0], mistakes=suspects, given=given)
        if "b" in kinds:
            moved = not np.array_equal(new[i][0], W)
            suspects = _wrong_bias_steps(b, db, lr, lam, decay.slope(b), moved)
            suspects.append(("params-and-grads-swapped", swapped[i][1]))
            exam.compare(f"b{i + 1}", new[i][1], expected[i][1], mistakes=suspects, given=given)
    return outcome


def _as_layers(exam: Exam, value: Any, params: list[Layer]) -> list[list[Any]]:
    """Read the list of pairs that came back."""
    items = list(value) if isinstance(value, list | tuple) else []
    arrays = [W for W, _ in params], [array for layer in params for array in layer]
    of_weights, of_both = ([_shape(item) for item in items] == [a.shape for a in w] for w in arrays)
    cause = None
    if of_weights:
        cause = "weights-only"
    elif of_both:
        cause = "flat-list"
    elif len(params) == 1 and len(items) == 2 and all(map(_is_pair, items)):
        cause = "one-layer-twice"
    elif len(params) > 1 and (_is_pair(value) or (len(items) == 1 and _is_pair(items[0]))):
        cause = "first-layer-only"
    if cause or len(items) != len(params):
        wanted = f"expected a list with (W, b) for each of {len(params)} layers"
        exam.fail(wanted, f"got      {describe(value)}", mistake=cause)
    return [exam.unpack(pair, "W b") for pair in items]


def _equal(got: Any, array: Array) -> bool:
    return isinstance(got, np.ndarray) and got.dtype.kind == "f" and close(got, array, RTOL)


def _is_pair(value: Any) -> bool:
    """Tell whether this is one layer: a matrix and a row."""
    if not isinstance(value, list | tuple) or len(value) != 2:
        return False
    W, b = map(_shape, value)
    return len(W) == len(b) == 2 and b == (1, W[1])


def _shape(value: Any) -> tuple[int, ...]:
    """Return the shape of an array or a tensor; of all else, none."""
    return tuple(getattr(value, "shape", ()))


def wrong_of_either(W: Array, dW: Array, lr: float, lam: float, slope: Array) -> list[Named]:
    """Return what mistakes make of one layer's weights that can be made in either step.

    `slope` is the derivative of the penalty for a strength of 1.
    """
    return [
        ("rate-missing", W - lr * dW - lam * slope),
        ("parentheses", W - lr * dW + lam * slope),
        ("strength-lost", W - lr * (dW + slope)),
        ("rate-twice", W - lr * (dW + lr * lam * slope)),
        *(("step-returned", c * lr * (dW + lam * slope)) for c in (1, -1)),
        ("sign", W - lr * (dW - lam * slope)),
        ("no-penalty", W - lr * dW),
        ("rate-and-strength-swapped", W - lam * (dW + lr * slope)),
        ("ascent", W + lr * (dW + lam * slope)),
        ("ascent", W + lr * (dW - lam * slope)),
        ("gradient-returned", dW + lam * slope),
        ("nothing-moved", W),
        ("loss-lost", W - lr * lam * slope),
        *(("gradient-scaled", W - lr * factor * dW) for factor in (1 + lam, 1 - lam, lam)),
    ]


def _wrong_bias_steps(
    b: Array, db: Array, lr: float, lam: float, slope: Array, weights_moved: bool
) -> list[Named]:
    """Return what typical wrong steps make of one layer's biases."""
    return [
        *(("biases-shrunk", b - lr * (db + c * lam * slope)) for c in (0.5, 1, 2)),
        ("biases-shrunk", b - lr * db - lam * slope),
        ("biases-shrunk", (b - lr * db) * (1 - lr * lam)),
        ("biases-shrunk", b - lr * (db - lam * slope)),
        ("ascent", b + lr * db),
        ("bias-rate-missing", b - db),
        ("rate-and-strength-swapped", b - lam * db),
        ("biases-left" if weights_moved else "nothing-moved", b),
        ("gradient-returned", db),
        *(("step-returned", c * lr * db) for c in (1, -1)),
    ]
