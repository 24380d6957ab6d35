"""Typical mistakes of the exercise `backward` of assignment 04."""

from __future__ import annotations

from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation.tools import ROUGH, ZEROS_HINT, mistake
from mlp_helpers.checks.core.compare import Suspect, close
from mlp_helpers.numerics.activations import relu_prime, sigmoid_prime, tanh_prime
from mlp_helpers.numerics.backpropagation import Values

_START = "The first steps back"
_SECOND = "The output layer’s weights"
_HIDDEN = "Through the hidden layer"
_FIRST = "The first layer’s weights"
_ORDER = "Which order, which transpose?"
_PAGE = "The page of conventions"
_V_CURVE = "How well does a difference quotient do?"

AUTOGRAD = mistake(
    "backward/autograd",
    "this exercise is about doing by hand what autograd does: write the five formulas yourself",
    _START,
)
INEXACT = mistake(
    "backward/difference-quotient",
    "formulas in float64 give 15 digits; this looks like a difference quotient, or like float32",
    _V_CURVE,
)
CACHE_CHANGED = mistake(
    "backward/cache-changed",
    "the cache is not the same afterwards, as after a `-=`; compute into new arrays and a new dict",
    _START,
)
NO_DICT = mistake(
    "backward/not-a-dict",
    "the gradients are asked for by name, in a dict; a tuple does not say which is which",
    _START,
)
NO_ENTRY = mistake(
    "backward/entry-missing",
    "one of the five entries is missing, or goes by another name than in the table",
    _START,
)
OTHER_KEY = mistake(
    "backward/other-key",
    "the cache has no entry of this name, but one that differs in capital letters only",
    _START,
)
ZERO = mistake(
    "backward/left-zero",
    ZEROS_HINT,
    _START,
)
SIGN = mistake("backward/sign", "the sign is wrong: where o is too large, J grows with it", _START)
LOSS_FACTOR = mistake(
    "backward/loss-factor",
    "the ½ in L and the 2 that the square brings down: here one of them is left over",
    _START,
)
AVERAGED = mistake(
    "backward/averaged", "L adds the q squared errors, it does not average them", _START
)
TARGET_MISSING = mistake("backward/target-missing", "the target y does not enter", _START)
LAMBDA_MISSING = mistake(
    "backward/lambda-missing",
    "W reaches J on two paths, and the one through the penalty s is missing",
    _SECOND,
)
LAMBDA_ONE_LAYER = mistake(
    "backward/lambda-one-layer",
    "the penalty counts the weights of both layers, and only one gradient has its share",
    _SECOND,
)
LAMBDA_DOUBLED = mistake(
    "backward/lambda-doubled",
    "the penalty's gradient is twice too large: the ½ in λ/2 cancels the 2 of the square",
    _PAGE,
)
LAMBDA_HALVED = mistake(
    "backward/lambda-halved",
    "the penalty's gradient is half of what it should be: differentiate λ/2 w² once more",
    _PAGE,
)
LAMBDA_SIGN = mistake(
    "backward/lambda-sign",
    "the penalty's share has the wrong sign: the penalty grows with a positive weight",
    _PAGE,
)
LAMBDA_ALONE = mistake(
    "backward/lambda-without-weights",
    "λ itself was added; the penalty pulls at each weight in proportion to that weight",
    _PAGE,
)
PENALTY_ITSELF = mistake(
    "backward/penalty-not-differentiated",
    "the penalty, a norm or squared weights were added; its slope at each weight is asked for",
    _PAGE,
)
OTHER_PRODUCT = mistake(
    "backward/other-product",
    "three products are easily confused: `*`, row `@` column (a number), column `@` row (a matrix)",
    _ORDER,
)
OUTER_REVERSED = mistake(
    "backward/outer-reversed",
    "the outer product is the wrong way round: a gradient has the shape of its matrix",
    _ORDER,
)
NOT_DIFFERENTIATED = mistake(
    "backward/loss-not-differentiated",
    "this is the squared error of each output; its slope is asked for",
    _START,
)
LAMBDA_ON_BOTH = mistake(
    "backward/lambda-on-both-paths",
    "λ multiplies both paths; it belongs to the penalty's alone",
    _PAGE,
)
DIFFERENCE_SQUARED = mistake(
    "backward/difference-squared",
    "this is (1 − tanh z)²; the slope is 1 − (tanh z)²: only tanh z is squared",
    _HIDDEN,
)
SLOPE_SIGN = mistake(
    "backward/slope-sign", "1 + tanh² stands where the slope has 1 − tanh²", _HIDDEN
)
SLOPE_ALONE = mistake(
    "backward/slope-alone",
    "this is the slope φ'(z) by itself; ∂J/∂h is to be multiplied by it",
    _HIDDEN,
)
Z_FOR_H = mistake(
    "backward/z-for-h", "z stands where the formula has h, the value after the activation", _SECOND
)
W2_NOT_TRANSPOSED = mistake(
    "backward/W2-not-transposed",
    "on the way back W2 maps from q numbers to h numbers; as it stands it does the opposite",
    _ORDER,
)
GRADIENT_FOR_W2 = mistake(
    "backward/gradient-for-W2",
    "the way back from o to h goes through W2 itself; here it goes through the gradient by W2",
    _HIDDEN,
)
ROW_LAYOUT = mistake(
    "backward/row-layout",
    "a row stands where a column is asked for; a row times a column, by `*`, is a whole matrix",
    _PAGE,
)
DERIVATIVE_AT_H = mistake(
    "backward/derivative-at-h",
    "this is φ'(h): the derivative was taken at h, where φ was already applied, and not at z",
    _HIDDEN,
)
PHI_FOR_DERIVATIVE = mistake(
    "backward/phi-for-derivative", "φ itself stands where its derivative φ' belongs", _HIDDEN
)
DERIVATIVE_MISSING = mistake(
    "backward/derivative-missing", "the activation was passed without its slope φ'(z)", _HIDDEN
)
OTHER_DERIVATIVE = mistake(
    "backward/other-derivative", "this is the slope of another activation than tanh", _HIDDEN
)
SQUARE_MISSING = mistake(
    "backward/square-missing", "the slope of tanh has the square of tanh in it", _HIDDEN
)
SLOPE_OF_Z = mistake(
    "backward/z-squared", "the slope of tanh has the square of tanh(z) in it, not of z", _HIDDEN
)
NOT_ELEMENTWISE = mistake(
    "backward/not-elementwise",
    "⊙ multiplies entry by entry; here `@` made a matrix product of it",
    _HIDDEN,
)
H_FOR_X = mistake(
    "backward/h-for-x",
    "this pairs ∂J/∂z with h; a weight's gradient pairs it with what the weight multiplies",
    _FIRST,
)
DH_FOR_DZ = mistake(
    "backward/dh-for-dz",
    "W1 feeds z, so its gradient starts from ∂J/∂z; here it starts from ∂J/∂h",
    _FIRST,
)

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
