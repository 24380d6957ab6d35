"""Checks of assignment 01: from linear to nonlinear (statements A5 to A8 of the lecture)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks.core.cases import Case, require_answers, telling_cases
from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.compare import RTOL, close, describe, numbers
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import Fault, Outcome
from mlp_helpers.checks.core.layers import describe_layers, draw_layers
from mlp_helpers.checks.core.plain_data import Foreign, Ref
from mlp_helpers.checks.nonlinearity import forward_pass as passes
from mlp_helpers.checks.nonlinearity import mistakes as layers
from mlp_helpers.checks.nonlinearity import regions as draws
from mlp_helpers.checks.nonlinearity import units
from mlp_helpers.checks.nonlinearity.predictions import predictions
from mlp_helpers.checks.nonlinearity.tools import PHI, build_activation, returned
from mlp_helpers.numerics.networks import (
    Array,
    Layer,
    collapse,
    forward,
    kinks,
    parameter_count,
)

__all__ = [
    "collapse_affine",
    "count_linear_regions",
    "count_parameters",
    "mlp_forward",
    "predictions",
    "xor_relu_network",
]


@check("01/collapse_affine", points=3)
def collapse_affine(exam: Exam, collapse_affine: Ref) -> None:
    """Judge the one affine map that two amount to (A5, A6).

    Square layers come first: there, a product in the wrong order or a bias that was not pushed
    through gives numbers, which can be recognised, and not an error. Then distinct sizes, so that
    no transposed matrix passes; h = q while W is judged, to see it even where b goes wrong.
    """
    for k, name, rectangular in ((0, "W", (5, 4, 4)), (1, "b", (5, 4, 3))):
        with exam.part(f"{name}, values and shape", points=1):
            for sizes in ((3, 3, 3), rectangular):
                example = _draw_two(exam, *sizes)
                given = describe_layers(example)
                outcome = exam.outcome(collapse_affine, *example[0], *example[1])
                value = returned(exam, collapse_affine, outcome, f"called with {given}")
                got = _pair(exam, value)[k]
                suspects = layers.wrong_collapses(*example)[k]
                right = collapse(example)[k]
                exam.compare(name, got, right, mistakes=suspects, dtype="float64", given=given)
    with exam.part("both right, and the two layers left as they were", points=1):
        (W1, b1), (W2, b2) = example = _draw_two(exam, 2, 5, 4)
        outcome = exam.outcome(collapse_affine, W1, b1, W2, b2)
        given = describe_layers(example)
        pair = _pair(exam, exam.require(outcome))
        for name, got, expected in zip("Wb", pair, collapse(example), strict=True):
            exam.compare(name, got, expected, dtype="float64", given=given)
        if outcome.changed:
            exam.fail(f"changed in place: {', '.join(outcome.changed)}", mistake=layers.B2_CHANGED)


def _draw_two(exam: Exam, *sizes: int) -> list[Layer]:
    """Draw two layers; b1 has both signs, so that a ReLU on it is neither idle nor all off."""
    while True:
        layers = draw_layers(exam, *sizes)
        if np.ptp(np.sign(layers[0][1])) == 2:
            return layers


def _pair(exam: Exam, value: Any) -> list[Any]:
    if isinstance(value, np.ndarray) and value.ndim == 2:
        exam.fail(f"expected a tuple (W, b), got {describe(value)}", mistake=layers.ONE_OF_TWO)
    return exam.unpack(value, "W b")


@check("01/count_parameters", points=2)
def count_parameters(exam: Exam, count_parameters: Ref) -> None:
    """Judge the number of weights and biases from the layer sizes (A5)."""

    def sizes(depth: int) -> list[int]:
        return [int(size) for size in exam.rng.choice(np.arange(2, 40), size=depth, replace=False)]

    def repeated() -> list[int]:
        a, b, c = sizes(3)
        return [a, b, b, b, c]

    parts = (
        ("one hidden layer", lambda: [([784, 256, 10],), (sizes(3),)], layers.WRONG_SHALLOW_COUNTS),
        (
            "any number of layers; sizes left as they were",
            lambda: [(sizes(6),), (sizes(4),), (sizes(2),), (repeated(),), ([*sizes(3), 1],)],
            layers.WRONG_DEEP_COUNTS,
        ),
    )
    for title, draw, wrongs in parts:
        with exam.part(title, points=1):
            cases = telling_cases(draw, parameter_count, wrongs)
            for (sizes_given,) in cases:
                _require_count(exam, count_parameters, sizes_given)
            require_answers(
                exam, count_parameters, cases, parameter_count, wrongs, "wrong count", _given_sizes
            )
            deep = title != "one hidden layer"
            if deep and any(exam.outcome(count_parameters, *case).changed for case in cases):
                exam.fail("changed in place: sizes", mistake=layers.SIZES_CHANGED)


def _require_count(exam: Exam, target: Ref, sizes: list[int]) -> None:
    """Name what keeps a call from giving one number, where the cause is clear."""
    outcome, given = exam.outcome(target, sizes), _given_sizes(sizes)
    if (fault := outcome.fault) and len(sizes) != 3 and _wants_another_depth(fault):
        exam.require(outcome, *given, mistake=layers.FIXED_SIZES)
    counts = numbers("the answer", returned(exam, target, outcome, *given))
    if np.array_equal(counts, layers.counts_by_layer(sizes)) and counts.ndim:
        exam.fail("a count for each layer came back", *given, mistake=layers.PER_LAYER)


def _given_sizes(sizes: list[int]) -> list[str]:
    return [f"called with sizes {sizes}"]


@check("01/mlp_forward", points=6)
def mlp_forward(exam: Exam, mlp_forward: Ref) -> None:
    """Judge the forward pass for several depths and activations (A5, A7, A8)."""
    other = str(exam.rng.choice([name for name in PHI if name != "relu"]))
    with exam.part("one hidden layer: phi between two affine maps", points=2):
        # All square: there, a matrix on the wrong side gives numbers, which can be recognised.
        _compare_forward(exam, mlp_forward, "relu", (3, 3, 3), n=3)
        _compare_forward(exam, mlp_forward, "relu", (5, 4, 3))
    with exam.part("the activation is the one that was handed over", points=1):
        _compare_forward(exam, mlp_forward, other, (5, 4, 3))
    with exam.part("three hidden layers", points=2):
        _compare_forward(exam, mlp_forward, other, (3, 3, 3, 3, 3))
        _compare_forward(exam, mlp_forward, other, (5, 4, 6, 2, 3))
    with exam.part("no hidden layer; X and params left as they were", points=1):
        _compare_forward(exam, mlp_forward, other, (5, 3))
        outcome = _compare_forward(exam, mlp_forward, other, (4, 5, 1))
        if outcome.changed:
            names = ", ".join(outcome.changed)
            exam.fail(f"changed in place: {names}", mistake=passes.FORWARD_IN_PLACE)


def _compare_forward(
    exam: Exam, target: Ref, phi: str, sizes: tuple[int, ...], n: int = 6
) -> Outcome:
    """Run one network on n examples, compare the outputs, and return the outcome."""
    function = PHI[phi]
    for _ in range(100):
        params, X = draw_layers(exam, *sizes), exam.rng.normal(size=(n, sizes[0]))
        # ReLUs that are all off hide what came before them; the other activations do not.
        if phi != "relu" or passes.tells_apart(X, params, function):
            break
    outcome = exam.outcome(target, X, params, exam.build(build_activation, phi))
    given = f"X {X.shape}, {describe_layers(params)}, phi {phi}"
    clash = (fault := outcome.fault) and len(params) == 1 and "matmul" in fault.message
    if clash or (fault and len(params) != 2 and _wants_another_depth(fault)):
        exam.require(outcome, f"called with {given}", mistake=passes.FIXED_DEPTH)
    right = forward(X, params, function)
    got = returned(exam, target, outcome, f"called with {given}")
    if isinstance(got, list | tuple) and _among(right, got):
        exam.fail(f"expected one array, got {describe(got)}", mistake=passes.ALL_LAYERS)
    suspects = passes.wrong_forwards(X, params, function)
    exam.compare("outputs", got, right, mistakes=suspects, dtype="float64", given=given)
    return outcome


def _among(right: Array, values: Sequence[Any]) -> bool:
    """Tell whether one of several values is the array (n, q) that is right."""
    arrays = [value for value in values if isinstance(value, np.ndarray)]
    return any(array.ndim == 2 and close(array, right, RTOL) for array in arrays)


def _wants_another_depth(fault: Fault) -> bool:
    """Tell whether the code broke because it was written for another number of layers.

    It unpacked or indexed a fixed number, or its loop never ran and left a name without a value.
    """
    return fault.type_name in ("IndexError", "UnboundLocalError") or (
        fault.type_name == "ValueError" and "values to unpack" in fault.message
    )


CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR = np.array([[0.0], [1.0], [1.0], [0.0]])


@check("01/xor_relu_network", points=3)
def xor_relu_network(exam: Exam, xor_relu_network: Ref) -> None:
    """Judge a ReLU network with two hidden units by its outputs at the four corners (A7)."""
    shapes = {"W1": (2, 2), "b1": (1, 2), "W2": (2, 1), "b2": (1, 1)}
    with exam.part("two inputs, two hidden units, one output", points=1):
        arrays = _arrays(exam, xor_relu_network, shapes)
        for name, shape in shapes.items():
            if arrays[name].shape != shape:
                exam.fail(
                    f"{name}: wrong shape",
                    f"expected {shape}",
                    f"got      {arrays[name].shape}",
                    hint="a bias is one row; each unit's weights stand in a column",
                    mistake=_wrong_shape(arrays, shapes),
                )
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
                mistake=units.xor_mistake(CORNERS, W1, b1, W2, b2),
            )


def _row(name: str, values: Array) -> str:
    return f"{name:<15}" + "".join(f"{value:8.4g}" for value in values)


def _arrays(exam: Exam, target: Ref, shapes: dict[str, Any]) -> dict[str, Array]:
    """Call the student's function and return its four results as finite arrays, by name."""
    value = returned(exam, target, exam.outcome(target))
    layers = value if isinstance(value, tuple | list) else []
    if [len(layer) for layer in layers if isinstance(layer, tuple | list)] == [2, 2]:
        exam.fail(f"got {describe(value)} of pairs", mistake=units.LIST_OF_LAYERS)
    values = exam.unpack(value, " ".join(shapes))
    if isinstance(values[0], Foreign) and values[0].type_name == "function":
        exam.fail("W1: expected numbers, got a function", mistake=units.A_FUNCTION)
    arrays = {}
    for name, value in zip(shapes, values, strict=True):
        array = np.asarray(numbers(name, value), dtype=float)
        if not np.all(np.isfinite(array)):
            exam.fail(f"{name}: not finite")
        arrays[name] = array
    return arrays


def _wrong_shape(arrays: dict[str, Array], shapes: dict[str, Any]) -> Mistake | None:
    """Name another number of hidden units than two, or axes left out, if that is the cause."""
    W1, W2 = arrays["W1"], arrays["W2"]
    consistent = W1.ndim == 2 and len(W1) == 2 and arrays["b1"].size == W2.size == W1.shape[1]
    if consistent and W1.shape[1] != 2:
        return units.HIDDEN_WIDTH
    if any((W2.shape, arrays[bias].shape) == (shapes[bias], shapes["W2"]) for bias in ("b1", "b2")):
        return units.OUT_OF_ORDER
    wrong = [array for name, array in arrays.items() if array.shape != shapes[name]]
    sizes_fit = all(array.size == np.prod(shapes[name]) for name, array in arrays.items())
    return units.FLAT_SHAPES if sizes_fit and all(array.ndim < 2 for array in wrong) else None


@check("01/count_linear_regions", points=4)
def count_linear_regions(exam: Exam, count_linear_regions: Ref) -> None:
    """Judge the number of linear pieces of a hidden ReLU layer of one input (A7)."""
    parts = (
        ("every kink cuts the interval once more", 2, draws.inside_cases, units.WRONG_INSIDE),
        ("kinks outside or at the ends do not cut", 1, draws.outside_cases, units.WRONG_OUTSIDE),
        ("shared kinks, close kinks, constant units", 1, draws.special_cases, units.WRONG_SPECIAL),
    )
    for title, points, draw, wrongs in parts:
        with exam.part(title, points=points):
            cases = telling_cases(partial(draw, exam.rng), units.regions, wrongs)
            for case in cases:
                _require_pieces(exam, count_linear_regions, case)
            regions = (cases, units.regions, wrongs)
            require_answers(exam, count_linear_regions, *regions, "wrong count", _given_units)


def _require_pieces(exam: Exam, target: Ref, case: Case) -> None:
    """Name what keeps a call from giving one number, where the cause is clear."""
    outcome, given = exam.outcome(target, *case), _given_units(*case)
    fault = outcome.fault
    if fault and fault.type_name == "ZeroDivisionError" and not np.all(case[0]):
        exam.require(outcome, *given, mistake=units.FLAT)
    places = numbers("the answer", returned(exam, target, outcome, *given))
    if places.ndim and np.array_equal(np.ravel(places), kinks(*case)):
        exam.fail(f"expected one whole number, got {describe(places)}", mistake=units.LISTED)


def _given_units(W1: Array, b1: Array, x_min: float, x_max: float) -> list[str]:
    def text(array: Array, precision: int = 5) -> str:
        return np.array2string(array, precision=precision, max_line_width=200, separator=", ")

    moving = W1 != 0
    return [
        f"called with W1 = {text(W1)}",
        f"            b1 = {text(b1)}",
        f"            x_min = {x_min:g}, x_max = {x_max:g}",
        f"the units switch at {text(np.sort(-b1[moving] / W1[moving]) + 0.0, 10)}",
    ]
