"""The eight activation functions of the lecture and their derivatives (statements C1 to C9).

Conventions, the same for all sixteen functions:

- they act on each entry of an array of any shape; float32 gives float32, float64 gives float64,
  anything else is taken as float64; the input is left alone;
- they are accurate, and raise no floating-point warning, for every finite float;
- where a derivative jumps (at 0: ReLU, Leaky ReLU, and ELU unless alpha is 1) it takes its value
  from the left, as PyTorch does: ``relu'(0) = 0``, ``leaky_relu'(0) = elu'(0) = alpha``;
- GELU is the tanh form of the lecture, not the exact one with the error function.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from mlp_helpers._errors import ArgumentError

Array = npt.NDArray[np.floating[Any]]
Function = Callable[..., Array]

GELU_SCALE = math.sqrt(2 / math.pi)
GELU_CUBIC = 0.044715
_FLAT = 30.0
"""Beyond ±30 the tanh of GELU is ±1 to the last bit, and the cube could overflow."""


def _floats(x: npt.ArrayLike) -> Array:
    x = np.asarray(x)
    return x if x.dtype in (np.float32, np.float64) else x.astype(np.float64)


def _same(y: npt.ArrayLike, x: Array) -> Array:
    """Give `y` the dtype of `x`."""
    return np.asarray(y, dtype=x.dtype)


def relu(x: npt.ArrayLike) -> Array:
    """Return max(x, 0) (C2)."""
    x = _floats(x)
    return _same(np.maximum(x, 0), x)


def relu_prime(x: npt.ArrayLike) -> Array:
    """Return the derivative of :func:`relu`: 1 for x > 0, else 0."""
    x = _floats(x)
    return _same(x > 0, x)


def sigmoid(x: npt.ArrayLike) -> Array:
    """Return 1 / (1 + exp(-x)) (C3).

    The exponential is taken of −abs(x), which cannot overflow.
    """
    x = _floats(x)
    e = np.exp(-np.abs(x))
    return _same(np.where(x >= 0, 1, e) / (1 + e), x)


def sigmoid_prime(x: npt.ArrayLike) -> Array:
    """Return σ(x)(1 − σ(x)), as σ(x)σ(−x), which loses no digits where σ is close to 1."""
    x = _floats(x)
    return _same(sigmoid(x) * sigmoid(-x), x)


def tanh(x: npt.ArrayLike) -> Array:
    """Return the hyperbolic tangent (C4).

    The form printed in the lecture, (1 − e^(−2x)) / (1 + e^(−2x)), overflows for x below −355
    in float64 and below −45 in float32.
    """
    x = _floats(x)
    return _same(np.tanh(x), x)


def tanh_prime(x: npt.ArrayLike) -> Array:
    """Return 1 − tanh²(x), as 4e/(1 + e)² with e = exp(−2 abs(x)), which loses no digits."""
    x = _floats(x)
    e = np.exp(-2 * np.abs(np.clip(x, -1e3, 1e3)))
    return _same(4 * e / (1 + e) ** 2, x)


def elu(x: npt.ArrayLike, alpha: float = 1.0) -> Array:
    """Return x for x > 0, else alpha (exp(x) − 1) (C5; Clevert et al., arXiv:1511.07289)."""
    x = _floats(x)
    return _same(np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0))), x)


def elu_prime(x: npt.ArrayLike, alpha: float = 1.0) -> Array:
    """Return the derivative of :func:`elu`: 1 for x > 0, else alpha exp(x)."""
    x = _floats(x)
    return _same(np.where(x > 0, 1, alpha * np.exp(np.minimum(x, 0))), x)


def leaky_relu(x: npt.ArrayLike, alpha: float = 0.01) -> Array:
    """Return x for x > 0, else alpha x (C6)."""
    x = _floats(x)
    return _same(np.where(x > 0, x, alpha * x), x)


def leaky_relu_prime(x: npt.ArrayLike, alpha: float = 0.01) -> Array:
    """Return the derivative of :func:`leaky_relu`: 1 for x > 0, else alpha."""
    x = _floats(x)
    return _same(np.where(x > 0, 1, alpha), x)


def _gelu_inner(x: Array) -> Array:
    # Not x**3: NumPy's general power takes more than ten times as long as two products.
    return GELU_SCALE * (x + GELU_CUBIC * (x * x * x))


def gelu(x: npt.ArrayLike) -> Array:
    """Return GELU in its tanh form (C7; Hendrycks and Gimpel, arXiv:1606.08415).

    0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³))); it differs from the exact x Φ(x) by 4.7e-4 at most.
    """
    x = _floats(x)
    return _same(x * (0.5 * (1 + np.tanh(_gelu_inner(np.clip(x, -_FLAT, _FLAT))))), x)


def gelu_prime(x: npt.ArrayLike) -> Array:
    """Return the derivative of :func:`gelu`, the tanh form."""
    x = _floats(x)
    z = np.clip(x, -_FLAT, _FLAT)
    u = _gelu_inner(z)
    du = GELU_SCALE * (1 + 3 * GELU_CUBIC * z**2)
    return _same(0.5 * (1 + np.tanh(u)) + 0.5 * z * tanh_prime(u) * du, x)


def swish(x: npt.ArrayLike) -> Array:
    """Return x σ(x), also known as SiLU (C8; Ramachandran et al., arXiv:1710.05941)."""
    x = _floats(x)
    return _same(x * sigmoid(x), x)


def swish_prime(x: npt.ArrayLike) -> Array:
    """Return the derivative of :func:`swish`: σ(x) + x σ'(x)."""
    x = _floats(x)
    return _same(sigmoid(x) + x * sigmoid_prime(x), x)


def softplus(x: npt.ArrayLike) -> Array:
    """Return log(1 + exp(x)), as max(x, 0) + log1p(exp(−abs(x))), which cannot overflow."""
    x = _floats(x)
    return _same(np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x))), x)


def mish(x: npt.ArrayLike) -> Array:
    """Return x tanh(softplus(x)) (C9; Misra, arXiv:1908.08681)."""
    x = _floats(x)
    return _same(x * np.tanh(softplus(x)), x)


def mish_prime(x: npt.ArrayLike) -> Array:
    """Return the derivative of :func:`mish`; its value at 0 is 0.6, not 1."""
    x = _floats(x)
    s = softplus(x)
    return _same(np.tanh(s) + x * (tanh_prime(s) * sigmoid(x)), x)


@dataclass(frozen=True)
class Activation:
    """An activation function with its derivative.

    Attributes
    ----------
    name
        Name in code, such as ``leaky_relu``.
    label
        Name in figures, such as ``Leaky ReLU``.
    value, derivative
        Both map an array to an array of the same shape; ELU and Leaky ReLU take ``alpha`` too.
    """

    name: str
    label: str
    value: Function
    derivative: Function


ACTIVATIONS: dict[str, Activation] = {
    item.name: item
    for item in (
        Activation("relu", "ReLU", relu, relu_prime),
        Activation("sigmoid", "sigmoid", sigmoid, sigmoid_prime),
        Activation("tanh", "tanh", tanh, tanh_prime),
        Activation("elu", "ELU", elu, elu_prime),
        Activation("leaky_relu", "Leaky ReLU", leaky_relu, leaky_relu_prime),
        Activation("gelu", "GELU", gelu, gelu_prime),
        Activation("swish", "Swish", swish, swish_prime),
        Activation("mish", "Mish", mish, mish_prime),
    )
}
"""The eight activations in the lecture's order, by name."""


def activation(name: str) -> Activation:
    """Look an activation up by name.

    Raises
    ------
    ArgumentError
        If there is none of that name.
    """
    try:
        return ACTIVATIONS[name]
    except KeyError:
        known = ", ".join(ACTIVATIONS)
        raise ArgumentError(f"no activation is called {name!r}; known are {known}") from None


def dead_units(H: npt.ArrayLike) -> npt.NDArray[np.bool_]:
    """Tell which ReLU units are dead: zero on every example.

    Parameters
    ----------
    H
        Hidden activations after the ReLU, shape (n, h), one example a row.

    Returns
    -------
    array of bool, shape (h,)
        True for a unit whose column is zero throughout; then so is its gradient.

    Raises
    ------
    ArgumentError
        If `H` does not have two axes.
    """
    H = np.asarray(H)
    if H.ndim != 2:
        raise ArgumentError(f"H must have shape (n, h), one example a row; got shape {H.shape}")
    return np.asarray(np.all(H == 0, axis=0))
