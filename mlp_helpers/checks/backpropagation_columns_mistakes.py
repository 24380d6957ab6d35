"""Typical mistakes of the exercises `forward` and `backward` of assignment 04."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.backpropagation_tools import mistake
from mlp_helpers.checks.core.compare import Suspect
from mlp_helpers.numerics.activations import relu, relu_prime, sigmoid, sigmoid_prime, tanh_prime
from mlp_helpers.numerics.backpropagation import Values

_FORWARD = "One example through the net"
_OBJECTIVE = "Loss, penalty, objective"
_START = "The first steps back"
_SECOND = "The output layer’s weights"
_HIDDEN = "Through the hidden layer"
_FIRST = "The first layer’s weights"
_ORDER = "Which order, which transpose?"
_PAGE = "The page of conventions"
_V_CURVE = "How well does a difference quotient do?"

# --- forward --------------------------------------------------------------------------------------
F_TRANSPOSED = mistake(
    "forward/weights-transposed",
    "a matrix is transposed, or multiplied from the wrong side: W1 is (h, d), x is (d, 1)",
    _FORWARD,
)
F_ROW_LAYOUT = mistake("forward/row-layout", "a column was asked for and this is a row", _PAGE)
F_NO_ACTIVATION = mistake(
    "forward/no-activation", "the activation is missing: h equals z", _FORWARD
)
F_OTHER_ACTIVATION = mistake(
    "forward/other-activation",
    "the activation of this exercise is tanh, and this is another one",
    _FORWARD,
)
F_Z_FOR_H = mistake(
    "forward/z-for-h",
    "the output layer was given z; it reads what the activation made of it",
    _FORWARD,
)
F_OUTPUT_ACTIVATION = mistake(
    "forward/activation-on-output", "no activation goes over the output o", _FORWARD
)
F_LOSS_WITHOUT_HALF = mistake(
    "forward/loss-without-half", "the ½ of the squared error is missing from L", _OBJECTIVE
)
F_LOSS_AVERAGED = mistake(
    "forward/loss-averaged",
    "L adds the squared errors of the q outputs; here they are averaged",
    _OBJECTIVE,
)
F_NORM_NOT_SQUARED = mistake(
    "forward/norm-not-squared", "this is a norm; the formula has its square", _OBJECTIVE
)
F_LAMBDA_MISSING = mistake(
    "forward/lambda-missing", "the squared weights are there, but not their strength λ", _OBJECTIVE
)
F_LAMBDA_WITHOUT_HALF = mistake(
    "forward/lambda-without-half",
    "the penalty has λ where the formula has λ/2; the ½ makes its gradient a plain λW",
    _PAGE,
)
F_LAMBDA_ONE_LAYER = mistake(
    "forward/lambda-one-layer", "the penalty counts the weights of one layer only", _OBJECTIVE
)
F_SPECTRAL = mistake(
    "forward/spectral-norm",
    "for a matrix, ord=2 is the largest singular value; the Frobenius norm counts every entry",
    _OBJECTIVE,
)
F_NO_PENALTY = mistake(
    "forward/penalty-left-out", "J equals L: the penalty s is not in it", _OBJECTIVE
)
F_LAMBDA_TWICE = mistake(
    "forward/lambda-twice", "λ is in s already, and was multiplied once more for J", _OBJECTIVE
)

F_CHANGED = mistake(
    "forward/input-changed",
    "what was handed over is not the same afterwards, as after a `*=`; compute into new arrays",
    _FORWARD,
)
F_INEXACT = mistake(
    "forward/float32",
    "formulas in float64 give 15 digits; this has the 7 digits of float32",
    _V_CURVE,
)


def wrong_forward(name: str, v: Values) -> list[Suspect]:
    """Return what typical mistakes make of one entry of the forward pass, given all before."""
    x, y, W1, W2, lam = (v[key] for key in ("x", "y", "W1", "W2", "lam"))
    z, h, o = v["z"], v["h"], v["o"]
    if name == "z":
        return [
            (F_TRANSPOSED, lambda: W1.T @ x),
            (F_TRANSPOSED, lambda: x.T @ W1),
            (F_ROW_LAYOUT, (W1 @ x).T),
        ]
    if name == "h":
        others = (relu(z), sigmoid(z), np.sin(z), np.arctan(z))
        return [
            (F_NO_ACTIVATION, z),
            (F_ROW_LAYOUT, np.tanh(z).T),
            *((F_OTHER_ACTIVATION, other) for other in others),
        ]
    if name == "o":
        return [
            (F_Z_FOR_H, W2 @ z),
            (F_TRANSPOSED, lambda: W2.T @ h),
            (F_TRANSPOSED, lambda: h.T @ W2),
            (F_OUTPUT_ACTIVATION, np.tanh(W2 @ h)),
            (F_OUTPUT_ACTIVATION, sigmoid(W2 @ h)),
            (F_ROW_LAYOUT, (W2 @ h).T),
        ]
    if name == "L":
        total = np.sum((o - y) ** 2)
        return [
            (F_LOSS_WITHOUT_HALF, total),
            (F_LOSS_AVERAGED, total / len(y)),
            (F_LOSS_AVERAGED, 0.5 * total / len(y)),
            (F_NORM_NOT_SQUARED, 0.5 * np.sqrt(total)),
            (F_NORM_NOT_SQUARED, np.sqrt(total)),
        ]
    if name == "s":
        return _wrong_penalties(W1, W2, lam)
    return [(F_NO_PENALTY, v["L"]), (F_LAMBDA_TWICE, v["L"] + lam * v["s"])]


def _wrong_penalties(W1: np.ndarray, W2: np.ndarray, lam: float) -> list[Suspect]:
    first, second = np.sum(W1**2), np.sum(W2**2)
    tops = [np.linalg.norm(W, 2) for W in (W1, W2)]
    both, roots = first + second, np.sqrt(first) + np.sqrt(second)
    return [
        (F_LAMBDA_MISSING, 0.5 * both),
        (F_LAMBDA_MISSING, both),
        (F_LAMBDA_WITHOUT_HALF, lam * both),
        (F_LAMBDA_ONE_LAYER, 0.5 * lam * first),
        (F_LAMBDA_ONE_LAYER, 0.5 * lam * second),
        (F_NORM_NOT_SQUARED, 0.5 * lam * roots),
        (F_NORM_NOT_SQUARED, lam * roots),
        (F_SPECTRAL, 0.5 * lam * (tops[0] ** 2 + tops[1] ** 2)),
        (F_SPECTRAL, 0.5 * lam * (tops[0] + tops[1])),
    ]


# --- backward -------------------------------------------------------------------------------------
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
SIGN = mistake("backward/sign", "the sign is wrong: where o is too large, J grows with it", _START)
LOSS_FACTOR = mistake(
    "backward/loss-factor", "the ½ in L cancels the 2 that the square brings down", _START
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
LAMBDA_ALONE = mistake(
    "backward/lambda-without-weights",
    "λ itself was added; the penalty pulls at each weight in proportion to that weight",
    _PAGE,
)
OUTER_REVERSED = mistake(
    "backward/outer-reversed",
    "the outer product is the wrong way round: a gradient has the shape of its matrix",
    _ORDER,
)
Z_FOR_H = mistake(
    "backward/z-for-h", "z stands where the formula has h, the value after the activation", _SECOND
)
W2_NOT_TRANSPOSED = mistake(
    "backward/W2-not-transposed",
    "on the way back W2 maps from q numbers to h numbers; as it stands it does the opposite",
    _ORDER,
)
ROW_LAYOUT = mistake("backward/row-layout", "a column was asked for and this is a row", _PAGE)
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
DH_FOR_DZ = mistake(
    "backward/dh-for-dz",
    "W1 feeds z, so its gradient starts from ∂J/∂z; here it starts from ∂J/∂h",
    _FIRST,
)


def wrong_backward(name: str, v: Values) -> list[Suspect]:
    """Return what typical mistakes make of one entry of the backward pass, given all before."""
    x, y, W2 = v["x"], v["y"], v["W2"]
    h, z, o = v["h"], v["z"], v["o"]
    dJ_do, dJ_dh = v["dJ_do"], v["dJ_dh"]
    if name == "dJ_do":
        e = o - y
        return [
            (SIGN, -e),
            (LOSS_FACTOR, 2 * e),
            (AVERAGED, e / len(y)),
            (AVERAGED, 2 * e / len(y)),
            (TARGET_MISSING, o),
            (ROW_LAYOUT, e.T),
        ]
    if name == "dJ_dW2":
        wrong = _wrong_weight_gradients(v, "W2", dJ_do, h, "W1", v["dJ_dz"], x)
        return [*wrong, (Z_FOR_H, dJ_do @ z.T + v["lam"] * W2)]
    if name == "dJ_dh":
        return [
            (W2_NOT_TRANSPOSED, lambda: W2 @ dJ_do),
            (ROW_LAYOUT, (W2.T @ dJ_do).T),
        ]
    if name == "dJ_dz":
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
            (NOT_ELEMENTWISE, dJ_dh.T @ slope),
            (NOT_ELEMENTWISE, dJ_dh @ slope.T),
        ]
    wrong = _wrong_weight_gradients(v, "W1", v["dJ_dz"], x, "W2", dJ_do, h)
    return [*wrong, (DH_FOR_DZ, dJ_dh @ x.T + v["lam"] * v["W1"])]


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
    both_lack = np.allclose(v[f"dJ_d{other}"], bare, rtol=1e-9, atol=0)
    return [
        (LAMBDA_MISSING if both_lack else LAMBDA_ONE_LAYER, path),
        (LAMBDA_DOUBLED, path + 2 * lam * W),
        (LAMBDA_HALVED, path + 0.5 * lam * W),
        (LAMBDA_ALONE, path + lam),
        (OUTER_REVERSED, lambda: below @ delta.T + lam * W),
        (OUTER_REVERSED, lambda: below @ delta.T + lam * W.T),
        (OUTER_REVERSED, below @ delta.T),
    ]
