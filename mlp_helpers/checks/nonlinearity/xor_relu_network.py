"""Check of the exercise `xor_relu_network`: two hidden ReLU units that compute XOR (A7)."""

from __future__ import annotations

from typing import Any

import numpy as np

from mlp_helpers.checks.core import Exam, Ref, check, describe, numbers
from mlp_helpers.checks.core.plain_data import Foreign
from mlp_helpers.numerics.networks import Array

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR = np.array([[0.0], [1.0], [1.0], [0.0]])


@check("01/xor_relu_network", points=3)
def xor_relu_network(exam: Exam, xor_relu_network: Ref) -> None:
    """Judge a ReLU network with two hidden units by its outputs at the four corners (A7)."""
    shapes = {"W1": (2, 2), "b1": (1, 2), "W2": (2, 1), "b2": (1, 1)}
    with exam.part("two inputs, two hidden units, one output", points=1):
        arrays = _arrays(exam, xor_relu_network, shapes)
        for name, shape in shapes.items():
            if (got := arrays[name].shape) != shape:
                hint = "each unit's weights stand in a column; a bias is one row"
                lines = (f"expected {shape}", f"got      {got}")
                mistake = _wrong_shape(arrays, shapes)
                exam.fail(f"{name}: wrong shape", *lines, hint=hint, mistake=mistake)
    with exam.part("the outputs at the four corners are 0, 1, 1, 0", points=2):
        arrays = _arrays(exam, xor_relu_network, shapes)
        if any(arrays[name].size != np.prod(shape) for name, shape in shapes.items()):
            exam.fail("not tried: the sizes are not those of two hidden units and one output")
        W1, b1, W2, b2 = (arrays[name].reshape(shape) for name, shape in shapes.items())
        H = np.maximum(CORNERS @ W1 + b1, 0)
        out = H @ W2 + b2
        # Weights written as decimals, such as a third, need not give 0 and 1 to the last bit.
        if not np.allclose(out, XOR, rtol=0, atol=1e-6):
            exam.fail(
                "these are not the values of XOR",
                "corner            (0,0)   (0,1)   (1,0)   (1,1)",
                _row("expected", XOR[:, 0]),
                _row("got", out[:, 0]),
                _row("hidden unit 1", H[:, 0]),
                _row("hidden unit 2", H[:, 1]),
                mistake=xor_mistake(CORNERS, W1, b1, W2, b2),
            )


def _row(name: str, values: Array) -> str:
    return f"{name:<15}" + "".join(f"{value:8.4g}" for value in values)


def _arrays(exam: Exam, target: Ref, shapes: dict[str, Any]) -> dict[str, Array]:
    """Call the student's function and return its four results as finite arrays, by name."""
    value = exam.call(target)
    layers = value if isinstance(value, tuple | list) else []
    if [len(layer) for layer in layers if isinstance(layer, tuple | list)] == [2, 2]:
        exam.fail(f"got {describe(value)} of pairs", mistake="list-of-layers")
    values = exam.unpack(value, " ".join(shapes))
    if isinstance(values[0], Foreign) and values[0].type_name == "function":
        exam.fail("W1: expected numbers, got a function", mistake="a-function")
    arrays = {}
    for name, value in zip(shapes, values, strict=True):
        array = np.asarray(numbers(name, value), dtype=float)
        if not np.all(np.isfinite(array)):
            exam.fail(f"{name}: not finite")
        arrays[name] = array
    return arrays


def _wrong_shape(arrays: dict[str, Array], shapes: dict[str, Any]) -> str | None:
    """Name another number of hidden units than two, or axes left out, if that is the cause."""
    W1, W2 = arrays["W1"], arrays["W2"]
    consistent = W1.ndim == 2 and len(W1) == 2 and arrays["b1"].size == W2.size == W1.shape[1]
    if consistent and W1.shape[1] != 2:
        return "hidden-width"
    if any((W2.shape, arrays[bias].shape) == (shapes[bias], shapes["W2"]) for bias in ("b1", "b2")):
        return "out-of-order"
    wrong = [array for name, array in arrays.items() if array.shape != shapes[name]]
    sizes_fit = all(array.size == np.prod(shapes[name]) for name, array in arrays.items())
    return "flat-shapes" if sizes_fit and all(array.ndim < 2 for array in wrong) else None


def xor_mistake(X: Array, W1: Array, b1: Array, W2: Array, b2: Array) -> str:
    """Name what keeps this network, known to be wrong, from giving XOR at the corners X (4, 2)."""
    target = XOR[:, 0]
    Z = X @ W1 + b1
    H = np.column_stack([np.maximum(Z, 0), np.ones(len(X))])
    out = H @ np.append(W2, b2)
    solvable = np.allclose(H @ np.linalg.lstsq(H, target)[0], target)
    turned = (np.maximum(X @ W1.T + b1, 0) @ W2 + b2)[:, 0]
    stepped = ((Z > 0) @ W2 + b2)[:, 0]
    paired, turned_paired = (bool(np.allclose(y[[0, 1]], y[[3, 2]])) for y in (out, turned))
    low, high = max(stepped[[0, 3]]), min(stepped[[1, 2]])
    units = np.vstack([W1, b1])
    units = units / np.maximum(np.linalg.norm(units, axis=0), 1e-300)
    turned_fits = turned_paired and not paired and turned[0] < turned[1]
    facts = [
        ("nearly", np.allclose(out, target, rtol=0, atol=0.1)),
        ("column-convention", np.allclose(turned, target) or turned_fits),
        ("scale", paired and out[0] < out[1]),
        ("relu-on-output", np.allclose(np.maximum(out, 0), target)),
        # A step on the output as well: any threshold between the two classes will do.
        ("step-units", low < high and (low <= 0 < high or low < 0.5 < high)),
        ("and", np.allclose(out, [0, 0, 0, 1])),
        ("or", np.allclose(out, [0, 1, 1, 1])),
        ("nand", np.allclose(out, [1, 1, 1, 0])),
        ("inverted", paired and out[0] > out[1]),
        ("same-unit", np.allclose(units[:, 0], units[:, 1])),
        ("never-off", bool(np.all(Z >= 0))),
        ("never-on", bool(np.any(np.all(Z <= 0, axis=0)))),
        ("scale", solvable),
    ]
    return next((slug for slug, holds in facts if holds), "hidden-layer")
