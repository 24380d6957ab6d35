"""Typical mistakes of the exercise `backward` of assignment 04."""

from __future__ import annotations

from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation.tools import ROUGH, mistake
from mlp_helpers.checks.core.compare import Suspect, close
from mlp_helpers.numerics.activations import relu_prime, sigmoid_prime, tanh_prime
from mlp_helpers.numerics.backpropagation import Values

AUTOGRAD = mistake("backward/autograd")
INEXACT = mistake("backward/difference-quotient")
CACHE_CHANGED = mistake("backward/cache-changed")
NO_DICT = mistake("backward/not-a-dict")
NO_ENTRY = mistake("backward/entry-missing")
OTHER_KEY = mistake("backward/other-key")
ZERO = mistake("backward/left-zero")
SIGN = mistake("backward/sign")
LOSS_FACTOR = mistake("backward/loss-factor")
AVERAGED = mistake("backward/averaged")
TARGET_MISSING = mistake("backward/target-missing")
LAMBDA_MISSING = mistake("backward/lambda-missing")
LAMBDA_ONE_LAYER = mistake("backward/lambda-one-layer")
LAMBDA_DOUBLED = mistake("backward/lambda-doubled")
LAMBDA_HALVED = mistake("backward/lambda-halved")
LAMBDA_SIGN = mistake("backward/lambda-sign")
LAMBDA_ALONE = mistake("backward/lambda-without-weights")
PENALTY_ITSELF = mistake("backward/penalty-not-differentiated")
OTHER_PRODUCT = mistake("backward/other-product")
OUTER_REVERSED = mistake("backward/outer-reversed")
NOT_DIFFERENTIATED = mistake("backward/loss-not-differentiated")
LAMBDA_ON_BOTH = mistake("backward/lambda-on-both-paths")
DIFFERENCE_SQUARED = mistake("backward/difference-squared")
SLOPE_SIGN = mistake("backward/slope-sign")
SLOPE_ALONE = mistake("backward/slope-alone")
Z_FOR_H = mistake("backward/z-for-h")
W2_NOT_TRANSPOSED = mistake("backward/W2-not-transposed")
GRADIENT_FOR_W2 = mistake("backward/gradient-for-W2")
ROW_LAYOUT = mistake("backward/row-layout")
DERIVATIVE_AT_H = mistake("backward/derivative-at-h")
PHI_FOR_DERIVATIVE = mistake("backward/phi-for-derivative")
DERIVATIVE_MISSING = mistake("backward/derivative-missing")
OTHER_DERIVATIVE = mistake("backward/other-derivative")
SQUARE_MISSING = mistake("backward/square-missing")
SLOPE_OF_Z = mistake("backward/z-squared")
NOT_ELEMENTWISE = mistake("backward/not-elementwise")
H_FOR_X = mistake("backward/h-for-x")
DH_FOR_DZ = mistake("backward/dh-for-dz")

RAISING = (OUTER_REVERSED, W2_NOT_TRANSPOSED, ROW_LAYOUT, NOT_ELEMENTWISE, OTHER_PRODUCT, H_FOR_X)
"""Mistakes that end in an exception, unless all sizes are the same."""


def wrong_backward(name: str, v: Values) -> list[Suspect]:
    """Return what typical mistakes make of one entry of the backward pass, given all before."""
    x, y, W2 = v["x"], v["y"], v["W2"]
    h, z, o = v["h"], v["z"], v["o"]
    dJ_do, dJ_dh = v["dJ_do"], v["dJ_dh"]
    zero = (ZERO, np.zeros_like(v[name[4:]]))
    if name == "dJ_do":
        return [zero, *_wrong_errors(o, y)]
    if name == "dJ_dW2":
        wrong = _wrong_weight_gradients(v, "W2", dJ_do, h, "W1", v["dJ_dz"], x)
        return [zero, *wrong, (Z_FOR_H, dJ_do @ z.T + v["lam"] * W2)]
    if name == "dJ_dh":
        return [
            zero,
            (W2_NOT_TRANSPOSED, lambda: W2 @ dJ_do),
            (GRADIENT_FOR_W2, lambda: v["dJ_dW2"].T @ dJ_do),
            (OTHER_PRODUCT, lambda: W2 * dJ_do),
            (OTHER_PRODUCT, lambda: W2.T * dJ_do),
            (OTHER_PRODUCT, lambda: W2.T * dJ_do.T),
            (ROW_LAYOUT, (W2.T @ dJ_do).T),
        ]
    if name == "dJ_dz":
        return [zero, *_wrong_slopes(dJ_dh, z, h)]
    wrong = _wrong_weight_gradients(v, "W1", v["dJ_dz"], x, "W2", dJ_do, h)
    return [
        zero,
        *wrong,
        (DH_FOR_DZ, dJ_dh @ x.T + v["lam"] * v["W1"]),
        (H_FOR_X, lambda: v["dJ_dz"] @ h.T + v["lam"] * v["W1"]),
        (H_FOR_X, v["dJ_dz"] @ h.T),
    ]


def _wrong_errors(o: np.ndarray, y: np.ndarray) -> list[Suspect]:
    """Return wrong gradients by o."""
    e = o - y
    return [
        (SIGN, -e),
        (LOSS_FACTOR, 2 * e),
        (LOSS_FACTOR, e / 2),
        (NOT_DIFFERENTIATED, e**2 / 2),
        (NOT_DIFFERENTIATED, e**2),
        (AVERAGED, e / len(y)),
        (AVERAGED, 2 * e / len(y)),
        (TARGET_MISSING, o),
        (ROW_LAYOUT, e.T),
    ]


def _wrong_slopes(dJ_dh: np.ndarray, z: np.ndarray, h: np.ndarray) -> list[Suspect]:
    """Return wrong gradients by z, given what stands above it."""
    slope = tanh_prime(z)
    return [
        (DERIVATIVE_AT_H, dJ_dh * tanh_prime(h)),
        (PHI_FOR_DERIVATIVE, dJ_dh * h),
        (DERIVATIVE_MISSING, dJ_dh),
        (OTHER_DERIVATIVE, dJ_dh * sigmoid_prime(z)),
        (OTHER_DERIVATIVE, dJ_dh * h * (1 - h)),
        (OTHER_DERIVATIVE, dJ_dh * relu_prime(z)),
        (SQUARE_MISSING, dJ_dh * (1 - h)),
        (SLOPE_OF_Z, dJ_dh * (1 - z**2)),
        (DIFFERENCE_SQUARED, dJ_dh * (1 - h) ** 2),
        (SLOPE_SIGN, dJ_dh * (1 + h**2)),
        (SLOPE_ALONE, slope),
        (NOT_ELEMENTWISE, dJ_dh.T @ slope),
        (NOT_ELEMENTWISE, dJ_dh @ slope.T),
    ]


def _wrong_weight_gradients(
    v: Values,
    name: str,
    delta: np.ndarray,
    below: np.ndarray,
    other: str,
    other_delta: np.ndarray,
    other_below: np.ndarray,
) -> list[Suspect]:
    """Return wrong gradients of one matrix; the other one tells whether both lack the penalty."""
    W, lam = v[name], v["lam"]
    path = delta @ below.T
    bare = other_delta @ other_below.T
    both_lack = close(np.asarray(v[f"dJ_d{other}"]), bare, ROUGH)
    return [
        (LAMBDA_MISSING if both_lack else LAMBDA_ONE_LAYER, path),
        (LAMBDA_DOUBLED, path + 2 * lam * W),
        (LAMBDA_HALVED, path + 0.5 * lam * W),
        (LAMBDA_SIGN, path - lam * W),
        (LAMBDA_ALONE, path + lam),
        (LAMBDA_ON_BOTH, lam * (path + W)),
        *((PENALTY_ITSELF, path + part) for part in _penalties(W, v["s"], lam)),
        (OUTER_REVERSED, lambda: below @ delta.T + lam * W),
        (OUTER_REVERSED, lambda: below @ delta.T + lam * W.T),
        (OUTER_REVERSED, below @ delta.T),
    ]


def _penalties(W: np.ndarray, s: float, lam: float) -> list[Any]:
    """Return what may be taken for the slope of the penalty."""
    norm = np.linalg.norm(W)
    parts = [lam * W**2, 0.5 * lam * W**2, lam * np.sum(W), lam * norm, 0.5 * lam * norm]
    return [*parts, lam * norm**2, 0.5 * lam * norm**2, s]
