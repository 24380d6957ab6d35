"""Typical mistakes of the exercise `backward_batch` of assignment 04."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation_tools import mistake
from mlp_helpers.checks.core.compare import Suspect
from mlp_helpers.numerics.activations import relu, sigmoid, tanh_prime
from mlp_helpers.numerics.backpropagation import Array, Values, softmax

Batch = tuple[Array, Any, Values, float]
"""X, y, params and lam."""

_LOGITS = "Cross-entropy and softmax: ŷ − y"
_ROWS = "A batch, in rows, with biases"
_PAGE = "The page of conventions"
_HIDDEN = "Through the hidden layer"
_SECOND = "The output layer’s weights"
_ORDER = "Which order, which transpose?"
_V_CURVE = "How well does a difference quotient do?"

AUTOGRAD = mistake(
    "backward_batch/autograd",
    "automatic differentiation did the backward pass; write it out yourself",
    _ROWS,
)
INEXACT = mistake(
    "backward_batch/difference-quotient",
    "formulas in float64 give 15 digits; this looks like a difference quotient, or like float32",
    _V_CURVE,
)
CHANGED = mistake(
    "backward_batch/input-changed",
    "what was handed over is not the same afterwards, as after a `*=`; compute into new arrays",
    _ROWS,
)
SIGN = mistake(
    "backward_batch/sign",
    "the signal has the wrong sign: a step against it would make the right class less likely",
    _LOGITS,
)
N_MISSING = mistake(
    "backward_batch/n-missing",
    "J has the mean of the losses, and this is the gradient of their sum",
    _PAGE,
)
N_TWICE = mistake(
    "backward_batch/n-twice",
    "the signal is divided by n twice: once is enough, at its start",
    _PAGE,
)
LAMBDA_MISSING = mistake(
    "backward_batch/lambda-missing",
    "W reaches J on two paths, and the one through the penalty is missing",
    _SECOND,
)
LAMBDA_ONE_LAYER = mistake(
    "backward_batch/lambda-one-layer",
    "the penalty counts the weights of both layers, and only one gradient has its share",
    _SECOND,
)
LAMBDA_DOUBLED = mistake(
    "backward_batch/lambda-doubled",
    "the penalty's gradient is twice too large: the ½ in λ/2 cancels the 2 of the square",
    _PAGE,
)
LAMBDA_HALVED = mistake(
    "backward_batch/lambda-halved", "the penalty's gradient is half of what it should be", _PAGE
)
LAMBDA_AVERAGED = mistake(
    "backward_batch/lambda-averaged",
    "λ is divided by n; here only the losses are averaged, the penalty is added once",
    _PAGE,
)
LAMBDA_ON_BIAS = mistake(
    "backward_batch/lambda-on-biases", "the penalty counts the weights only, not the biases", _PAGE
)
Z_FOR_H = mistake(
    "backward_batch/z-for-h", "Z stands where H belongs, the values after the activation", _SECOND
)
COLUMN_LAYOUT = mistake(
    "backward_batch/column-layout",
    "this is the gradient of the other layout, transposed: a gradient has its parameter's shape",
    _PAGE,
)
W2_NOT_TRANSPOSED = mistake(
    "backward_batch/W2-not-transposed",
    "on the way back W2 maps from q numbers to h numbers; as it stands it does the opposite",
    _ORDER,
)
DERIVATIVE_AT_H = mistake(
    "backward_batch/derivative-at-h",
    "this is φ'(H): the slope was taken where tanh was already applied, and not at Z",
    _HIDDEN,
)
PHI_FOR_DERIVATIVE = mistake(
    "backward_batch/phi-for-derivative", "φ itself stands where its derivative φ' belongs", _HIDDEN
)
DERIVATIVE_MISSING = mistake(
    "backward_batch/derivative-missing", "the activation was passed without its slope", _HIDDEN
)
BIAS_MEAN = mistake(
    "backward_batch/bias-averaged",
    "the rows of the signal are averaged; its 1/n is in them already, so they add up",
    _ROWS,
)
BIAS_NOT_SUMMED = mistake(
    "backward_batch/bias-not-summed",
    "there is one row for each example; all of them use the same bias, so they add up",
    _ROWS,
)
BIAS_FLAT = mistake(
    "backward_batch/bias-flat",
    "the numbers are right, but a bias is a row (1, h): keep the axis when summing",
    _ROWS,
)

BIAS_FORGOTTEN = mistake(
    "backward_batch/bias-forgotten",
    "a bias is missing where Z or O is computed again; the signal then starts from another net",
    _ROWS,
)
OUTPUT_ACTIVATION = mistake(
    "backward_batch/activation-on-output", "no activation goes over the logits O", _ROWS
)
BIAS_N_TIMES = mistake(
    "backward_batch/bias-n-times",
    "this is n times too large: the mean's 1/n is in the signal, and was lost on the way",
    _ROWS,
)


class Own:
    """The student's gradients of a batch, and what each should be in their light.

    A signal that starts with a wrong sign or scale shows in every gradient; it is charged where
    it shows first, in dJ_dW2, and the others are judged as if it were right.
    """

    def __init__(self, gradients: Values, inputs: Batch):
        self.gradients, self.inputs = gradients, inputs
        X, y, params, _ = inputs
        self.Z = X @ params["W1"] + params["b1"]
        self.H = np.tanh(self.Z)
        logits = self.H @ params["W2"] + params["b2"]
        self.dO = (softmax(logits) - np.eye(logits.shape[1])[y]) / len(y)
        self.factor = next((k for k in (-1.0, len(y), 1 / len(y)) if self._fits(k)), 1.0)

    def _fits(self, factor: float) -> bool:
        wrong = self.weight_gradient("W2", factor * self.dO)
        return np.allclose(self.gradients["dJ_dW2"], wrong, rtol=1e-5, atol=1e-8)

    def weight_gradient(self, name: str, signal: Array, strength: float = 1.0) -> Array:
        """Return the gradient by W1 or W2 from the signal above it."""
        X, _, params, lam = self.inputs
        below = self.H if name == "W2" else X
        gradient: Array = below.T @ signal + strength * lam * params[name]
        return gradient

    def signal(self, name: str, back: Any = None, slope: Any = None) -> Array:
        """Return dJ/dO for the parameters of the output layer, dJ/dZ for the hidden layer's."""
        if name.endswith("2"):
            return self.dO if name == "W2" else self.factor * self.dO
        back = self.inputs[2]["W2"].T if back is None else back
        hidden: Array = (self.factor * self.dO @ back) * (1 - self.H**2 if slope is None else slope)
        return hidden

    def other_net(
        self, activation: Callable[[Array], Any] = lambda logits: logits, **biases: float
    ) -> Array:
        """Return the gradient by W2 if the forward pass changes biases or ends otherwise."""
        X, y, params, lam = self.inputs
        changed = params | biases
        H = np.tanh(X @ params["W1"] + changed["b1"])
        logits = activation(H @ params["W2"] + changed["b2"])
        signal = (softmax(logits) - np.eye(logits.shape[1])[y]) / len(y)
        gradient: Array = H.T @ signal + lam * params["W2"]
        return gradient

    def expected(self, gradient: str) -> Array:
        """Return what a gradient such as ``dJ_dW1`` should be."""
        name = gradient.removeprefix("dJ_d")
        signal = self.signal(name)
        if name.startswith("b"):
            return np.asarray(np.sum(signal, axis=0, keepdims=True))
        return self.weight_gradient(name, signal)

    def lacks_penalty(self, name: str) -> bool:
        """Tell whether the student's gradient by W1 or W2 is right but for the penalty."""
        bare = self.weight_gradient(name, self.signal(name), 0.0)
        return np.allclose(self.gradients[f"dJ_d{name}"], bare, rtol=1e-9, atol=0)


def wrong_batch_gradients(gradient: str, own: Own) -> list[Suspect]:
    """Return what typical mistakes make of one of the four gradients."""
    name = gradient.removeprefix("dJ_d")
    if name.startswith("b"):
        return _wrong_biases(name, own)
    return _wrong_penalties(name, own) + (_wrong_W2(own) if name == "W2" else _wrong_W1(own))


def _wrong_biases(name: str, own: Own) -> list[Suspect]:
    rows, right = own.signal(name), own.expected(f"dJ_d{name}")
    bias, lam = own.inputs[2][name], own.inputs[3]
    return [
        (BIAS_MEAN, right / len(rows)),
        (BIAS_MEAN, right.ravel() / len(rows)),
        (BIAS_N_TIMES, right * len(rows)),
        (BIAS_N_TIMES, right.ravel() * len(rows)),
        (BIAS_NOT_SUMMED, rows),
        (BIAS_FLAT, right.ravel()),
        (COLUMN_LAYOUT, right.T),
        (LAMBDA_ON_BIAS, right + lam * bias),
    ]


def _wrong_penalties(name: str, own: Own) -> list[Suspect]:
    n, signal = len(own.inputs[1]), own.signal(name)
    both = own.lacks_penalty("W1") and own.lacks_penalty("W2")
    missing = LAMBDA_MISSING if both else LAMBDA_ONE_LAYER
    strengths = [
        (missing, 0.0),
        (LAMBDA_DOUBLED, 2.0),
        (LAMBDA_HALVED, 0.5),
        (LAMBDA_AVERAGED, 1 / n),
    ]
    wrong: list[Suspect] = [(m, own.weight_gradient(name, signal, k)) for m, k in strengths]
    return [*wrong, (COLUMN_LAYOUT, own.weight_gradient(name, signal).T)]


def _wrong_W2(own: Own) -> list[Suspect]:
    n, dO = len(own.inputs[1]), own.dO
    _, _, params, lam = own.inputs
    return [
        (SIGN, own.weight_gradient("W2", -dO)),
        (N_MISSING, own.weight_gradient("W2", n * dO)),
        (N_TWICE, own.weight_gradient("W2", dO / n)),
        (Z_FOR_H, own.Z.T @ dO + lam * params["W2"]),
        (BIAS_FORGOTTEN, own.other_net(b1=0.0)),
        (BIAS_FORGOTTEN, own.other_net(b2=0.0)),
        (BIAS_FORGOTTEN, own.other_net(b1=0.0, b2=0.0)),
        (OUTPUT_ACTIVATION, own.other_net(activation=np.tanh)),
        (OUTPUT_ACTIVATION, own.other_net(activation=sigmoid)),
        (OUTPUT_ACTIVATION, own.other_net(activation=relu)),
    ]


def _wrong_W1(own: Own) -> list[Suspect]:
    W2 = own.inputs[2]["W2"]
    slopes = [
        (DERIVATIVE_AT_H, tanh_prime(own.H)),
        (PHI_FOR_DERIVATIVE, own.H),
        (DERIVATIVE_MISSING, np.ones_like(own.H)),
    ]
    wrong: list[Suspect] = [
        (m, own.weight_gradient("W1", own.signal("W1", slope=slope))) for m, slope in slopes
    ]
    back = (W2_NOT_TRANSPOSED, lambda: own.weight_gradient("W1", own.signal("W1", back=W2)))
    return [*wrong, back]
