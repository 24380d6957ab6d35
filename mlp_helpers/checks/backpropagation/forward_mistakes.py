"""Typical mistakes of the exercise `forward` of assignment 04."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.backpropagation.tools import mistake
from mlp_helpers.checks.core.compare import Suspect
from mlp_helpers.numerics.activations import relu, sigmoid
from mlp_helpers.numerics.backpropagation import Values

_FORWARD = "One example through the net"
_OBJECTIVE = "Loss, penalty, objective"
_PAGE = "The page of conventions"
_V_CURVE = "How well does a difference quotient do?"

TRANSPOSED = mistake(
    "forward/weights-transposed",
    "a matrix is transposed, or multiplied from the wrong side: W1 is (h, d), x is (d, 1)",
    _FORWARD,
)
ROW_LAYOUT = mistake("forward/row-layout", "a column was asked for and this is a row", _PAGE)
FLAT = mistake(
    "forward/flat",
    "a column of shape (m, 1) was asked for, and this is a vector (m,), with a single axis",
    _PAGE,
)
BROADCAST = mistake(
    "forward/all-pairs",
    "each entry of o meets each of y, as a vector minus a column does: only equal places belong",
    _OBJECTIVE,
)
ADDED = mistake(
    "forward/target-added", "y is added to o; the loss is about their difference", _OBJECTIVE
)
OVERWRITTEN = mistake(
    "forward/z-overwritten",
    "this is tanh(z): h was written into the array of z, or z was kept after the activation",
    _FORWARD,
)
NO_ACTIVATION = mistake("forward/no-activation", "the activation is missing: h equals z", _FORWARD)
OTHER_ACTIVATION = mistake(
    "forward/other-activation",
    "the activation of this exercise is tanh, and this is another one",
    _FORWARD,
)
Z_FOR_H = mistake(
    "forward/z-for-h",
    "the output layer was given z; it reads what the activation made of it",
    _FORWARD,
)
OUTPUT_ACTIVATION = mistake(
    "forward/activation-on-output", "no activation goes over the output o", _FORWARD
)
LOSS_WITHOUT_HALF = mistake(
    "forward/loss-without-half", "the ½ of the squared error is missing from L", _OBJECTIVE
)
LOSS_AVERAGED = mistake(
    "forward/loss-averaged",
    "L adds the squared errors of the q outputs; here they are averaged",
    _OBJECTIVE,
)
NORM_NOT_SQUARED = mistake(
    "forward/norm-not-squared", "this is a norm; the formula has its square", _OBJECTIVE
)
SUM_SQUARED = mistake(
    "forward/square-of-sum",
    "the entries are added first and squared then, so that + and − cancel: each has its own square",
    _OBJECTIVE,
)
LAMBDA_MISSING = mistake(
    "forward/lambda-missing", "the squared weights are there, but not their strength λ", _OBJECTIVE
)
LAMBDA_WITHOUT_HALF = mistake(
    "forward/lambda-without-half",
    "the penalty has λ where the formula has λ/2; the ½ makes its gradient a plain λW",
    _PAGE,
)
LAMBDA_ONE_LAYER = mistake(
    "forward/lambda-one-layer", "the penalty counts the weights of one layer only", _OBJECTIVE
)
SPECTRAL = mistake(
    "forward/spectral-norm",
    "for a matrix, ord=2 is the largest singular value; the Frobenius norm counts every entry",
    _OBJECTIVE,
)
LAYER_TWICE = mistake(
    "forward/one-layer-twice",
    "one layer's weights are counted twice, and the other's not at all",
    _OBJECTIVE,
)
SQUARES_SUBTRACTED = mistake(
    "forward/squares-subtracted",
    "o and y are squared first and subtracted then; it is their difference that is squared",
    _OBJECTIVE,
)
LAMBDA_ONE_TERM = mistake(
    "forward/lambda-one-term",
    "λ/2 multiplies one of the two sums only: parentheses around both are missing",
    _OBJECTIVE,
)
ROWS_MULTIPLIED = mistake(
    "forward/rows-multiplied",
    "`W @ W.T` multiplies different rows with each other, too; ‖W‖² squares each entry: `W**2`",
    _OBJECTIVE,
)
NO_PENALTY = mistake(
    "forward/penalty-left-out", "J equals L: the penalty s is not in it", _OBJECTIVE
)
LAMBDA_TWICE = mistake(
    "forward/lambda-twice", "λ is in s already, and was multiplied once more for J", _OBJECTIVE
)

ELEMENTWISE = mistake(
    "forward/elementwise",
    "`*` multiplies entry by entry; a layer adds up products, which is what `@` does",
    _FORWARD,
)
LOSS_NOT_SUMMED = mistake(
    "forward/loss-not-summed",
    "L is one number; here the errors, or their products, are kept side by side",
    _OBJECTIVE,
)
ABSOLUTE = mistake(
    "forward/absolute-values", "absolute values are added; the formula has squares", _OBJECTIVE
)
PENALTY_AVERAGED = mistake(
    "forward/penalty-averaged",
    "the squared weights are averaged; the penalty adds them, so that every weight counts alike",
    _OBJECTIVE,
)
PENALTY_SUBTRACTED = mistake(
    "forward/penalty-subtracted",
    "the penalty is subtracted from the loss: large weights would be rewarded",
    _OBJECTIVE,
)
NO_DICT = mistake(
    "forward/not-a-dict",
    "the backward pass needs all that was computed on the way; J alone, or a tuple, will not do",
    _FORWARD,
)
NO_ENTRY = mistake(
    "forward/entry-missing",
    "one of the six entries is missing, or goes by another name than in the table",
    _FORWARD,
)
CHANGED = mistake(
    "forward/input-changed",
    "what was handed over is not the same afterwards, as after a `*=`; compute into new arrays",
    _FORWARD,
)
INEXACT = mistake(
    "forward/float32",
    "formulas in float64 give 15 digits; this has the 7 digits of float32",
    _V_CURVE,
)

RAISING = (TRANSPOSED, ROW_LAYOUT, ELEMENTWISE)
"""Mistakes that end in an exception, unless all sizes are the same."""


def wrong_forward(name: str, v: Values) -> list[Suspect]:
    """Return what typical mistakes make of one entry of the forward pass, given all before."""
    x, y, W1, W2, lam = (v[key] for key in ("x", "y", "W1", "W2", "lam"))
    z, h, o = v["z"], v["h"], v["o"]
    if name == "z":
        return [
            (TRANSPOSED, lambda: W1.T @ x),
            (TRANSPOSED, lambda: x.T @ W1),
            (ELEMENTWISE, lambda: W1 * x),
            (ELEMENTWISE, lambda: W1 * x.T),
            (ROW_LAYOUT, (W1 @ x).T),
            (FLAT, (W1 @ x).ravel()),
            (OVERWRITTEN, np.tanh(W1 @ x)),
        ]
    if name == "h":
        others = (relu(z), sigmoid(z), np.sin(z), np.arctan(z))
        return [
            (NO_ACTIVATION, z),
            (ROW_LAYOUT, np.tanh(z).T),
            (FLAT, np.tanh(z).ravel()),
            *((OTHER_ACTIVATION, other) for other in others),
        ]
    if name == "o":
        return _wrong_outputs(W2, h, z)
    if name == "L":
        return _wrong_losses(o, y)
    if name == "s":
        return _wrong_penalties(W1, W2, lam)
    return [
        (NO_PENALTY, v["L"]),
        (LAMBDA_TWICE, v["L"] + lam * v["s"]),
        (PENALTY_SUBTRACTED, v["L"] - v["s"]),
    ]


def _wrong_outputs(W2: np.ndarray, h: np.ndarray, z: np.ndarray) -> list[Suspect]:
    """Return what typical mistakes make of the output."""
    return [
        (Z_FOR_H, W2 @ z),
        (TRANSPOSED, lambda: W2.T @ h),
        (TRANSPOSED, lambda: h.T @ W2),
        (ELEMENTWISE, lambda: W2 * h),
        (ELEMENTWISE, lambda: W2 * h.T),
        (OUTPUT_ACTIVATION, np.tanh(W2 @ h)),
        (OUTPUT_ACTIVATION, sigmoid(W2 @ h)),
        (ROW_LAYOUT, (W2 @ h).T),
        (FLAT, (W2 @ h).ravel()),
    ]


def _wrong_losses(o: np.ndarray, y: np.ndarray) -> list[Suspect]:
    """Return what typical mistakes make of the loss."""
    e = o - y
    total, subtracted = np.sum(e**2), np.sum(o**2 - y**2)
    return [
        (SQUARES_SUBTRACTED, subtracted),
        (SQUARES_SUBTRACTED, 0.5 * subtracted),
        (LOSS_WITHOUT_HALF, total),
        (BROADCAST, 0.5 * np.sum((o.T - y) ** 2)),
        (BROADCAST, np.sum((o.T - y) ** 2)),
        (ADDED, 0.5 * np.sum((o + y) ** 2)),
        (LOSS_AVERAGED, total / len(e)),
        (LOSS_AVERAGED, 0.5 * total / len(e)),
        (NORM_NOT_SQUARED, 0.5 * np.sqrt(total)),
        (NORM_NOT_SQUARED, np.sqrt(total)),
        (SUM_SQUARED, 0.5 * np.sum(e) ** 2),
        (SUM_SQUARED, np.sum(e) ** 2),
        (ABSOLUTE, np.sum(np.abs(e))),
        (ABSOLUTE, 0.5 * np.sum(np.abs(e))),
        (LOSS_NOT_SUMMED, e**2),
        (LOSS_NOT_SUMMED, 0.5 * e**2),
        (LOSS_NOT_SUMMED, 0.5 * e @ e.T),
    ]


def _wrong_penalties(W1: np.ndarray, W2: np.ndarray, lam: float) -> list[Suspect]:
    first, second = np.sum(W1**2), np.sum(W2**2)
    tops = [np.linalg.norm(W, 2) for W in (W1, W2)]
    both, roots = first + second, np.sqrt(first) + np.sqrt(second)
    return [
        (LAMBDA_MISSING, 0.5 * both),
        (LAMBDA_MISSING, both),
        (LAMBDA_WITHOUT_HALF, lam * both),
        (LAMBDA_ONE_LAYER, 0.5 * lam * first),
        (LAMBDA_ONE_LAYER, 0.5 * lam * second),
        (LAYER_TWICE, lam * first),
        (LAYER_TWICE, lam * second),
        (LAMBDA_ONE_TERM, 0.5 * lam * first + second),
        (LAMBDA_ONE_TERM, first + 0.5 * lam * second),
        (ROWS_MULTIPLIED, 0.5 * lam * sum(np.sum(W @ W.T) for W in (W1, W2))),
        (ROWS_MULTIPLIED, 0.5 * lam * sum(np.sum(W.T @ W) for W in (W1, W2))),
        (NORM_NOT_SQUARED, 0.5 * lam * roots),
        (NORM_NOT_SQUARED, lam * roots),
        (SPECTRAL, 0.5 * lam * (tops[0] ** 2 + tops[1] ** 2)),
        (SPECTRAL, 0.5 * lam * (tops[0] + tops[1])),
        (SUM_SQUARED, 0.5 * lam * (np.sum(W1) ** 2 + np.sum(W2) ** 2)),
        (SUM_SQUARED, 0.5 * lam * (np.sum(W1) ** 2 + second)),
        (ABSOLUTE, 0.5 * lam * (np.sum(np.abs(W1)) + np.sum(np.abs(W2)))),
        (ABSOLUTE, lam * (np.sum(np.abs(W1)) + np.sum(np.abs(W2)))),
        (PENALTY_AVERAGED, 0.5 * lam * (np.mean(W1**2) + np.mean(W2**2))),
        (PENALTY_AVERAGED, lam * (np.mean(W1**2) + np.mean(W2**2))),
        (PENALTY_AVERAGED, 0.5 * lam * both / (W1.size + W2.size)),
        (SUM_SQUARED, 0.5 * lam * (np.sum(W1) + np.sum(W2)) ** 2),
        (SUM_SQUARED, lam * (np.sum(W1) ** 2 + np.sum(W2) ** 2)),
    ]
