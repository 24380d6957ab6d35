"""What the four gradients of a batch should be, and what typical mistakes make of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from mlp_helpers.checks.backpropagation import batch_mistakes as mistakes
from mlp_helpers.checks.backpropagation.tools import ROUGH
from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.compare import Suspect, close
from mlp_helpers.numerics.activations import relu, sigmoid, tanh_prime
from mlp_helpers.numerics.backpropagation import Array, Values, softmax

Batch = tuple[Array, Any, Values, float]
"""X, y, params and lam."""


@dataclass(frozen=True)
class Start:
    """Where a way back starts: H after the activation, Z before it, and the signal dJ/dO."""

    Z: Array
    H: Array
    dO: Array


class Own:
    """The student's gradients of a batch, and what each should be in their light.

    A slip before the way back, such as a forgotten bias or a wrong sign of the signal, shows in
    every gradient. It is charged where it shows first, in dJ_dW2; the others are judged as what
    follows from it.
    """

    def __init__(self, gradients: Values, inputs: Batch):
        self.gradients, self.inputs = gradients, inputs
        self.right = _start(inputs)
        self.wrong = _wrong_starts(inputs)
        starts = [self.right, *(start for _, start in self.wrong)]
        self.start = next((start for start in starts if self._fits(start)), self.right)

    def _fits(self, start: Start) -> bool:
        """Tell whether dJ_dW2 follows from a start, whatever became of the penalty."""
        X, _, params, lam = self.inputs
        got, path = self.gradients["dJ_dW2"], start.H.T @ start.dO
        penalties = (k * lam * params["W2"] for k in (1, 0, 2, 0.5, 1 / len(X), len(X), -1))
        return any(close(got, path + part, ROUGH) for part in penalties)

    def of(self, name: str) -> Start:
        """Return what the gradient of a parameter is judged from."""
        return self.right if name == "W2" else self.start

    def weight_gradient(
        self, name: str, signal: Array, strength: float = 1.0, start: Start | None = None
    ) -> Array:
        """Return the gradient by W1 or W2 from the signal above it."""
        X, _, params, lam = self.inputs
        below = (start or self.of(name)).H if name == "W2" else X
        gradient: Array = below.T @ signal + strength * lam * params[name]
        return gradient

    def signal(self, name: str, back: Any = None, slope: Any = None) -> Array:
        """Return dJ/dO for the parameters of the output layer, dJ/dZ for the hidden layer's."""
        start = self.of(name)
        if name.endswith("2"):
            return start.dO
        back = self.inputs[2]["W2"].T if back is None else back
        hidden: Array = (start.dO @ back) * (1 - start.H**2 if slope is None else slope)
        return hidden

    def expected(self, gradient: str) -> Array:
        """Return what a gradient such as ``dJ_dW1`` should be."""
        name = gradient.removeprefix("dJ_d")
        signal = self.signal(name)
        if name.startswith("b"):
            return np.asarray(np.sum(signal, axis=0, keepdims=True))
        return self.weight_gradient(name, signal)

    def lacks_penalty(self, name: str) -> bool:
        """Tell whether the student's gradient by W1 or W2 is right but for the penalty."""
        signal = self.start.dO if name == "W2" else self.signal(name)
        bare = self.weight_gradient(name, signal, 0.0, self.start)
        return close(self.gradients[f"dJ_d{name}"], bare, ROUGH)


def wrong_batch_gradients(gradient: str, own: Own) -> list[Suspect]:
    """Return what typical mistakes make of one of the four gradients."""
    name = gradient.removeprefix("dJ_d")
    if name.startswith("b"):
        return _wrong_biases(name, own)
    return _wrong_penalties(name, own) + (_wrong_W2(own) if name == "W2" else _wrong_W1(own))


def _wrong_biases(name: str, own: Own) -> list[Suspect]:
    rows, right = own.signal(name), own.expected(f"dJ_d{name}")
    total = np.sum(rows)  # rounding errors alone after the softmax, 0 by chance
    filled = [] if abs(total) < ROUGH**2 else [(mistakes.BIAS_ONE_NUMBER, 0 * right + total)]
    bias, lam = own.inputs[2][name], own.inputs[3]
    return [
        (mistakes.BIAS_MEAN, right / len(rows)),
        (mistakes.BIAS_MEAN, right.ravel() / len(rows)),
        (mistakes.BIAS_N_TIMES, right * len(rows)),
        (mistakes.BIAS_N_TIMES, right.ravel() * len(rows)),
        (mistakes.BIAS_ONE_NUMBER, np.sum(rows)),
        (mistakes.BIAS_ONE_NUMBER, np.sum(rows, keepdims=True)),
        *filled,
        (mistakes.LEFT_ZERO, 0 * right),
        *((mistakes.ONE_EXAMPLE, k * rows[[i]]) for i in (0, -1) for k in (1, len(rows))),
        *((mistakes.DERIVATIVE_MISSING, skipped) for skipped in _without_slope(name, own)),
        (mistakes.BIAS_NOT_SUMMED, rows),
        (mistakes.BIAS_FLAT, right.ravel()),
        (mistakes.COLUMN_LAYOUT, right.T),
        (mistakes.LAMBDA_ON_BIAS, right + lam * bias),
    ]


def summed_over_units(gradient: str, got: Array, own: Own) -> list[Suspect]:
    """Name a bias's gradient that adds up units; after the softmax only rounding errors remain."""
    n = len(own.inputs[1])
    if not gradient.startswith("dJ_db") or not got.size:
        return []
    if got.shape in ((n,), (n, 1)):
        return [(mistakes.BIAS_WRONG_AXIS, got)]
    return [(mistakes.BIAS_ONE_NUMBER, got)] if 0 < np.max(np.abs(got)) < ROUGH**2 else []


def _without_slope(name: str, own: Own) -> list[Array]:
    """Return the gradient by b1 from what arrives at H; b2 has no activation above it."""
    if name == "b2":
        return []
    signal = own.signal(name, slope=1.0)
    return [np.asarray(np.sum(signal, axis=0, keepdims=True)), np.sum(signal, axis=0)]


def _wrong_penalties(name: str, own: Own) -> list[Suspect]:
    n, signal = len(own.inputs[1]), own.signal(name)
    both = own.lacks_penalty("W1") and own.lacks_penalty("W2")
    missing = mistakes.LAMBDA_MISSING if both else mistakes.LAMBDA_ONE_LAYER
    strengths = [
        (missing, 0.0),
        (mistakes.LAMBDA_DOUBLED, 2.0),
        (mistakes.LAMBDA_HALVED, 0.5),
        (mistakes.LAMBDA_AVERAGED, 1 / n),
        (mistakes.LAMBDA_N_TIMES, n),
        (mistakes.LAMBDA_SIGN, -1.0),
    ]
    wrong: list[Suspect] = [(m, own.weight_gradient(name, signal, k)) for m, k in strengths]
    W, lam, path = own.inputs[2][name], own.inputs[3], own.weight_gradient(name, signal, 0.0)
    norm = np.linalg.norm(W)
    parts = (W**2, W**2 / 2, np.sum(W), norm, norm / 2, norm**2, norm**2 / 2)
    wrong += [(mistakes.PENALTY_ITSELF, path + lam * part) for part in parts]
    wrong += [(mistakes.LAMBDA_ALONE, path + lam), (mistakes.LEFT_ZERO, 0 * path)]
    wrong.append((mistakes.SIGNS_ADDED, path + lam * np.sign(W)))
    return [*wrong, (mistakes.COLUMN_LAYOUT, own.weight_gradient(name, signal).T)]


def _start(
    inputs: Batch, activation: Callable[[Array], Any] = lambda logits: logits, **biases: float
) -> Start:
    """Run the net forward, as it is or with other biases or another ending."""
    X, y, params, _ = inputs
    changed = params | biases
    Z = X @ params["W1"] + changed["b1"]
    H = np.tanh(Z)
    P = softmax(activation(H @ params["W2"] + changed["b2"]))
    return Start(Z, H, (P - np.eye(P.shape[1])[y]) / len(y))


def _wrong_starts(inputs: Batch) -> list[tuple[Mistake, Start]]:
    """Return what typical slips before the way back make of its start."""
    _, y, params, _ = inputs
    n, right = len(y), _start(inputs)
    logits = right.H @ params["W2"] + params["b2"]
    linear = right.Z @ params["W2"] + params["b2"]
    Y, P = np.eye(logits.shape[1])[y], softmax(logits)
    E = np.exp(logits)
    hidden = [np.asarray(phi(right.Z), np.float64) for phi in (relu, sigmoid)]
    others = [(H, softmax(H @ params["W2"] + params["b2"])) for H in hidden]
    signals = [
        (mistakes.SIGN, -right.dO),
        (mistakes.N_MISSING, n * right.dO),
        (mistakes.N_TWICE, right.dO / n),
        (mistakes.SOFTMAX_MISSING, (logits - Y) / n),
        (mistakes.SOFTMAX_MISSING, logits - Y),
        (mistakes.TARGET_MISSING, softmax(logits) / n),
        (mistakes.TARGET_MISSING, softmax(logits)),
        (mistakes.SOFTMAX_AXIS, (E / E.sum(axis=0) - Y) / n),
        (mistakes.SOFTMAX_AXIS, (E / E.sum() - Y) / n),
        (mistakes.EVERY_LABEL, (P - Y.max(axis=0)) / n),
        (mistakes.SLOPE_TOO, (P - Y) * P * (1 - P) / n),
    ]
    return [
        *((mistake, Start(right.Z, right.H, signal)) for mistake, signal in signals),
        *((mistakes.OTHER_ACTIVATION, Start(right.Z, H, (Q - Y) / n)) for H, Q in others),
        (mistakes.ACTIVATION_MISSING, Start(right.Z, right.Z, (softmax(linear) - Y) / n)),
        (mistakes.BIAS_FORGOTTEN, _start(inputs, b1=0.0)),
        (mistakes.BIAS_FORGOTTEN, _start(inputs, b2=0.0)),
        (mistakes.BIAS_FORGOTTEN, _start(inputs, b1=0.0, b2=0.0)),
        *((mistakes.OUTPUT_ACTIVATION, _start(inputs, end)) for end in (np.tanh, sigmoid, relu)),
    ]


def _wrong_W2(own: Own) -> list[Suspect]:
    H, Z, dO = own.right.H, own.right.Z, own.right.dO
    penalty = own.inputs[3] * own.inputs[2]["W2"]
    wrong: list[Suspect] = [
        (mistake, own.weight_gradient("W2", start.dO, start=start)) for mistake, start in own.wrong
    ]
    return [
        *wrong,
        (mistakes.Z_FOR_H, Z.T @ dO + penalty),
        *((mistakes.ONE_EXAMPLE, H[[i]].T @ dO[[i]] + penalty) for i in (0, -1)),
        *((mistakes.ONE_EXAMPLE, len(H) * H[[i]].T @ dO[[i]] + penalty) for i in (0, -1)),
    ]


def _wrong_W1(own: Own) -> list[Suspect]:
    W2, H = own.inputs[2]["W2"], own.start.H
    slopes = [
        (mistakes.DERIVATIVE_AT_H, tanh_prime(H)),
        (mistakes.PHI_FOR_DERIVATIVE, H),
        (mistakes.DIFFERENCE_SQUARED, (1 - H) ** 2),
        (mistakes.SIGMOID_SLOPE, H * (1 - H)),
        (mistakes.SLOPE_OF_Z, 1 - own.start.Z**2),
        (mistakes.OTHER_SLOPE, 1.0 * (own.start.Z > 0)),
        (mistakes.DERIVATIVE_MISSING, np.ones_like(H)),
    ]
    wrong: list[Suspect] = [
        (m, own.weight_gradient("W1", own.signal("W1", slope=slope))) for m, slope in slopes
    ]
    back = (
        mistakes.W2_NOT_TRANSPOSED,
        lambda: own.weight_gradient("W1", own.signal("W1", back=W2)),
    )
    through_gradient = own.gradients["dJ_dW2"].T
    return [
        *wrong,
        back,
        (
            mistakes.GRADIENT_FOR_W2,
            lambda: own.weight_gradient("W1", own.signal("W1", back=through_gradient)),
        ),
    ]
