"""Typical mistakes of the exercise `forward` of assignment 04."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.backpropagation.tools import mistake
from mlp_helpers.checks.core.compare import Suspect
from mlp_helpers.numerics.activations import relu, sigmoid
from mlp_helpers.numerics.backpropagation import Values

TRANSPOSED = mistake("forward/weights-transposed")
ROW_LAYOUT = mistake("forward/row-layout")
FLAT = mistake("forward/flat")
BROADCAST = mistake("forward/all-pairs")
ADDED = mistake("forward/target-added")
OVERWRITTEN = mistake("forward/z-overwritten")
NO_ACTIVATION = mistake("forward/no-activation")
OTHER_ACTIVATION = mistake("forward/other-activation")
Z_FOR_H = mistake("forward/z-for-h")
OUTPUT_ACTIVATION = mistake("forward/activation-on-output")
LOSS_WITHOUT_HALF = mistake("forward/loss-without-half")
LOSS_AVERAGED = mistake("forward/loss-averaged")
NORM_NOT_SQUARED = mistake("forward/norm-not-squared")
SUM_SQUARED = mistake("forward/square-of-sum")
LAMBDA_MISSING = mistake("forward/lambda-missing")
LAMBDA_WITHOUT_HALF = mistake("forward/lambda-without-half")
LAMBDA_ONE_LAYER = mistake("forward/lambda-one-layer")
SPECTRAL = mistake("forward/spectral-norm")
LAYER_TWICE = mistake("forward/one-layer-twice")
SQUARES_SUBTRACTED = mistake("forward/squares-subtracted")
LAMBDA_ONE_TERM = mistake("forward/lambda-one-term")
ROWS_MULTIPLIED = mistake("forward/rows-multiplied")
NO_PENALTY = mistake("forward/penalty-left-out")
LAMBDA_TWICE = mistake("forward/lambda-twice")

ELEMENTWISE = mistake("forward/elementwise")
LOSS_NOT_SUMMED = mistake("forward/loss-not-summed")
ABSOLUTE = mistake("forward/absolute-values")
PENALTY_AVERAGED = mistake("forward/penalty-averaged")
PENALTY_SUBTRACTED = mistake("forward/penalty-subtracted")
NO_DICT = mistake("forward/not-a-dict")
NO_ENTRY = mistake("forward/entry-missing")
CHANGED = mistake("forward/input-changed")
INEXACT = mistake("forward/float32")

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
