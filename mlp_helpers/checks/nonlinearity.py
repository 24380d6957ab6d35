"""Checks of assignment 01: from linear to nonlinear (statements A5 to A8 of the lecture)."""

from __future__ import annotations

import itertools
from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks import nonlinearity_mistakes as layers
from mlp_helpers.checks import nonlinearity_questions as questions
from mlp_helpers.checks import nonlinearity_units as units
from mlp_helpers.checks.core import quiz
from mlp_helpers.checks.core.cases import Case, require_answers, telling_cases
from mlp_helpers.checks.core.compare import numbers
from mlp_helpers.checks.core.exam import Exam, check
from mlp_helpers.checks.core.plain import Ref
from mlp_helpers.checks.core.side import Fault
from mlp_helpers.checks.nonlinearity_tools import PHI, build_activation
from mlp_helpers.numerics.networks import Array, Layer, collapse, forward, parameter_count


def _layers(exam: Exam, *sizes: int) -> list[Layer]:
    """Draw a network, its weights and biases all of order 1 so that no mistake hides."""
    return [
        (exam.rng.normal(size=(fan_in, fan_out)), exam.rng.normal(size=(1, fan_out)))
        for fan_in, fan_out in itertools.pairwise(sizes)
    ]


def _shapes(params: list[Layer]) -> str:
    return ", ".join(f"W{i} {W.shape}, b{i} {b.shape}" for i, (W, b) in enumerate(params, start=1))


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
                example = _layers(exam, *sizes)
                got = _pair(exam, exam.call(collapse_affine, *example[0], *example[1]))[k]
                suspects = layers.wrong_collapses(*example)[k]
                given = _shapes(example)
                exam.compare(name, got, collapse(example)[k], mistakes=suspects, given=given)
    with exam.part("both right, and the two layers left as they were", points=1):
        (W1, b1), (W2, b2) = example = _layers(exam, 2, 5, 4)
        outcome = exam.outcome(collapse_affine, W1, b1, W2, b2)
        given = _shapes(example)
        pair = _pair(exam, exam.require(outcome))
        for name, got, expected in zip("Wb", pair, collapse(example), strict=True):
            exam.compare(name, got, expected, given=given)
        if outcome.changed:
            exam.fail(f"changed in place: {', '.join(outcome.changed)}", mistake=layers.B2_CHANGED)


def _pair(exam: Exam, value: Any) -> list[Any]:
    return exam.unpack(value, "W b")


@check("01/count_parameters", points=2)
def count_parameters(exam: Exam, count_parameters: Ref) -> None:
    """Judge the number of weights and biases from the layer sizes (A5)."""

    def sizes(depth: int) -> list[int]:
        return [int(size) for size in exam.rng.choice(np.arange(2, 40), size=depth, replace=False)]

    parts = (
        ("one hidden layer", lambda: [([784, 256, 10],), (sizes(3),)], layers.WRONG_SHALLOW_COUNTS),
        (
            "any number of layers; sizes left as they were",
            lambda: [(sizes(6),), (sizes(4),), (sizes(2),)],
            layers.WRONG_DEEP_COUNTS,
        ),
    )
    for title, draw, wrongs in parts:
        with exam.part(title, points=1):
            cases = telling_cases(draw, parameter_count, wrongs)
            require_answers(
                exam, count_parameters, cases, parameter_count, wrongs, "wrong count", _given_sizes
            )
            deep = title != "one hidden layer"
            if deep and any(exam.outcome(count_parameters, *case).changed for case in cases):
                exam.fail("changed in place: sizes", mistake=layers.SIZES_CHANGED)


def _given_sizes(sizes: list[int]) -> list[str]:
    return [f"called with sizes {sizes}"]


@check("01/mlp_forward", points=6)
def mlp_forward(exam: Exam, mlp_forward: Ref) -> None:
    """Judge the forward pass for several depths and activations (A5, A7, A8)."""
    other = str(exam.rng.choice([name for name in PHI if name != "relu"]))
    with exam.part("one hidden layer: phi between two affine maps", points=2):
        _compare_forward(exam, mlp_forward, "relu", (3, 3, 3))
        _compare_forward(exam, mlp_forward, "relu", (5, 4, 3))
    with exam.part("the activation is the one that was handed over", points=1):
        _compare_forward(exam, mlp_forward, other, (5, 4, 3))
    with exam.part("three hidden layers", points=2):
        _compare_forward(exam, mlp_forward, other, (3, 3, 3, 3, 3))
        _compare_forward(exam, mlp_forward, other, (5, 4, 6, 2, 3))
    with exam.part("no hidden layer; X and params left as they were", points=1):
        _compare_forward(exam, mlp_forward, other, (5, 3))
        outcome = _compare_forward(exam, mlp_forward, other, (4, 5, 2))
        if outcome.changed:
            names = ", ".join(outcome.changed)
            exam.fail(f"changed in place: {names}", mistake=layers.FORWARD_IN_PLACE)


def _compare_forward(exam: Exam, target: Ref, phi: str, sizes: tuple[int, ...]) -> Any:
    """Run one network on six examples, compare the outputs, and return the outcome."""
    params = _layers(exam, *sizes)
    X = exam.rng.normal(size=(6, sizes[0]))
    outcome = exam.outcome(target, X, params, exam.build(build_activation, phi))
    if (fault := outcome.fault) and len(params) != 2 and _wants_another_depth(fault):
        headline = f"raised {fault.type_name}: {fault.message}, for {len(params)} affine maps"
        exam.fail(headline, mistake=layers.FIXED_DEPTH)
    got = exam.require(outcome)
    if got is None:
        exam.fail("nothing was returned", hint="the function ends without a `return` value")
    function = PHI[phi]
    exam.compare(
        "outputs",
        got,
        forward(X, params, function),
        mistakes=layers.wrong_forwards(X, params, function),
        given=f"X {X.shape}, {_shapes(params)}, phi {phi}",
    )
    return outcome


def _wants_another_depth(fault: Fault) -> bool:
    """Tell whether the code broke because it unpacked, or indexed, a fixed number of layers."""
    return fault.type_name == "IndexError" or (
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
                    mistake=_wrong_width(arrays),
                )
    with exam.part("the outputs at the four corners are 0, 1, 1, 0", points=2):
        arrays = _arrays(exam, xor_relu_network, shapes)
        if any(arrays[name].size != np.prod(shape) for name, shape in shapes.items()):
            exam.fail("not tried: the sizes are not those of two hidden units and one output")
        W1, b1, W2, b2 = (arrays[name].reshape(shape) for name, shape in shapes.items())
        out = np.maximum(CORNERS @ W1 + b1, 0) @ W2 + b2
        # Weights written as decimals, such as a third, need not give 0 and 1 to the last bit.
        if not np.allclose(out, XOR, rtol=0, atol=1e-6):
            exam.fail(
                "these are not the values of XOR",
                "corner            (0,0)   (0,1)   (1,0)   (1,1)",
                "expected     " + "".join(f"{y:8.4g}" for y in XOR[:, 0]),
                "got          " + "".join(f"{y:8.4g}" for y in out[:, 0]),
                mistake=units.xor_mistake(CORNERS, W1, b1, W2, b2),
            )


def _arrays(exam: Exam, target: Ref, shapes: dict[str, Any]) -> dict[str, Array]:
    """Call the student's function and return its four results as finite arrays, by name."""
    values = exam.unpack(exam.call(target), " ".join(shapes))
    arrays = {}
    for name, value in zip(shapes, values, strict=True):
        array = np.asarray(numbers(name, value), dtype=float)
        if not np.all(np.isfinite(array)):
            exam.fail(f"{name}: not finite")
        arrays[name] = array
    return arrays


def _wrong_width(arrays: dict[str, Array]) -> Any:
    """Name a hidden layer that has another number of units than two, if that is the cause."""
    W1, W2 = arrays["W1"], arrays["W2"]
    consistent = W1.ndim == 2 and len(W1) == 2 and arrays["b1"].size == W2.size == W1.shape[1]
    return units.HIDDEN_WIDTH if consistent and W1.shape[1] != 2 else None


@check("01/count_linear_regions", points=4)
def count_linear_regions(exam: Exam, count_linear_regions: Ref) -> None:
    """Judge the number of linear pieces of a hidden ReLU layer of one input (A7)."""
    parts = (
        ("every kink cuts the interval once more", 2, _inside_cases, units.WRONG_INSIDE),
        ("kinks outside or at the ends do not cut", 1, _outside_cases, units.WRONG_OUTSIDE),
        ("shared kinks, close kinks, constant units", 1, _special_cases, units.WRONG_SPECIAL),
    )
    for title, points, draw, wrongs in parts:
        with exam.part(title, points=points):
            cases = telling_cases(partial(draw, exam.rng), units.regions, wrongs)
            for case in cases:
                fault = exam.outcome(count_linear_regions, *case).fault
                if fault and fault.type_name == "ZeroDivisionError" and not np.all(case[0]):
                    exam.fail("raised ZeroDivisionError", mistake=units.FLAT)
            regions = (cases, units.regions, wrongs)
            require_answers(exam, count_linear_regions, *regions, "wrong count", _given_units)


def _inside_cases(rng: np.random.Generator) -> list[Case]:
    """Draw two layers whose kinks all lie inside, well apart."""
    cases = []
    for h in rng.choice([4, 5, 6, 7], size=2, replace=False):
        low, high = np.round([rng.uniform(-3, 0), rng.uniform(2, 5)], 1)
        places = low + (high - low) * (rng.permutation(h) + rng.uniform(0.2, 0.8, size=h)) / h
        weights = rng.choice([-1, 1], size=h) * rng.uniform(0.4, 2, size=h)
        cases.append(_case(weights, places, low, high))
    return cases


def _outside_cases(rng: np.random.Generator) -> list[Case]:
    """Draw layers with kinks outside, at the right end, at the left end.

    All numbers are multiples of powers of two, so that a kink at an end is there exactly.
    """
    low, high = -1.5, 2.5
    cases = []
    for other in ([-3.0, 3.5, 4.25], [high, 3.0], [-2.25, low]):
        places = [*rng.choice(np.arange(-1.25, 2.5, 0.25), size=3, replace=False), *other]
        cases.append(_case(_powers(rng, len(places)), rng.permutation(places), low, high))
    return cases


def _special_cases(rng: np.random.Generator) -> list[Case]:
    """Draw a layer with a shared kink, one with two constant units, one with two close kinks."""
    low, high = -1.5, 2.5
    a, b, c, d = rng.choice(np.arange(-1.25, 2.5, 0.25), size=4, replace=False)
    shared = _case(_powers(rng, 6), rng.permutation([a, b, b, c, d, d]), low, high)
    W1, b1, *_ = _case(_powers(rng, 5), rng.permutation([a, b, c, d, 3.0]), low, high)
    W1[0, :2], b1[0, :2] = 0.0, rng.permutation([0.0, 0.75])
    weights = rng.choice([-1, 1], size=4) * rng.uniform(0.4, 2, size=4)
    # Close, but distinct as computed; not at 0, where a relative tolerance would be none.
    _, p, q, far = sorted([a, b, c, d], key=abs)
    close = _case(weights, rng.permutation([p, q, far, far + 4e-9]), low, high)
    return [shared, (W1, b1, low, high), close]


def _powers(rng: np.random.Generator, h: int) -> Array:
    return rng.choice([-2.0, -1.0, -0.5, 0.5, 1.0, 2.0], size=h)


def _case(weights: Any, places: Any, low: float, high: float) -> Case:
    """Return W1 and b1 (1, h) of units with these weights that switch at these places."""
    weights = np.reshape(weights, (1, -1))
    return weights, -weights * np.reshape(places, (1, -1)) + 0.0, float(low), float(high)


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


@check("01/predictions", points=2)
def predictions(exam: Exam, answer_narrow: Ref, answer_scaled: Ref) -> None:
    """Judge two predictions about affine layers and about linear regions (A6, A7)."""
    quiz.ask(exam, "answer_narrow", answer_narrow, questions.NARROW, points=1)
    quiz.ask(exam, "answer_scaled", answer_scaled, questions.SCALED, points=1)
