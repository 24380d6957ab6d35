"""Checks of assignment 05 with initial weights: how large, and how drawn (statement E3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.compare import describe, numbers
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import operation
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.checks.vanishing_gradients import spreads
from mlp_helpers.numerics import activations, depth
from mlp_helpers.numerics.depth import Array

PHI: dict[str, Callable[[Any], Any]] = {
    "linear": lambda z: z,
    "tanh": np.tanh,
    "relu": activations.relu,
    "leaky_relu": lambda z: activations.leaky_relu(z, depth.LEAKY_SLOPE),
}


@operation
def build_generator(seed: int) -> np.random.Generator:
    """Build a generator of its own from a seed."""
    return np.random.default_rng(seed)


@check("05/init_std", points=4)
def init_std(exam: Exam, init_std: Ref) -> None:
    """Judge the initial deviation by the signal after 50 layers (E3).

    The mean square is followed as an expectation, so that no right answer fails by chance.
    """
    few = int(exam.rng.integers(800, 1250))
    fan_ins = (few, 16 * few)
    for activation, words in (
        ("linear", "linear layers: the mean square after 50 layers is that after one"),
        ("tanh", "tanh: after 50 layers the signal is neither lost nor saturated"),
        ("relu", "ReLU: the mean square after 50 layers is that after one"),
        ("leaky_relu", "Leaky ReLU with slope 0.2: the mean square stays, too"),
    ):
        with exam.part(words, points=1):
            stds = [_one_std(exam, init_std, fan_in, activation) for fan_in in fan_ins]
            named = spreads.wrong_std(stds, fan_ins, activation)
            for std, fan_in in zip(stds, fan_ins, strict=True):
                _require_signal(exam, std, fan_in, activation, named)
            if activation != "tanh":  # the others' mean square is exact for narrow layers, too
                std = _one_std(exam, init_std, few % 7 + 3, activation)
                named = spreads.wrong_count(std, few % 7 + 3, activation)
                _require_signal(exam, std, few % 7 + 3, activation, named)


def _one_std(exam: Exam, init_std: Ref, fan_in: int, activation: str) -> float:
    name = f"init_std({fan_in}, {activation!r})"
    value = exam.call(init_std, fan_in, activation)
    array = numbers(name, value)
    if array.size != 1 or not np.isfinite(array).all() or array.item() <= 0:
        named = None
        if array.size == 1 and array.item() <= 0:
            named = spreads.NEGATIVE if array.item() < 0 else spreads.ZERO
        headline = f"{name}: expected one positive number, got {describe(value)}"
        exam.fail(headline, mistake=named)
    return float(array.item())


def _require_signal(
    exam: Exam, std: float, fan_in: int, activation: str, named: Mistake | None
) -> None:
    with np.errstate(all="ignore"):
        squares = depth.signal_strength(std, fan_in, 50, PHI[activation])
    first, last = squares[0], squares[-1]
    # tanh(z) is smaller than z, so that no spread keeps the mean square at 1: with gain 1 it falls
    # slowly, to 0.010; with PyTorch's 5/3 it stays at 0.42; beyond 0.5 most units are saturated.
    # Both limits lie far from these two. A gain rounded to 0.5 % stays within the factor 2 of the
    # others: 1.005^98 = 1.6.
    low, high = (0.005, 0.5) if activation == "tanh" else (0.5 * first, 2 * first)
    if not low < last < high:
        exam.fail(
            f"{activation}, fan_in = {fan_in}: the signal is not kept",
            f"your standard deviation: {std:.4g}",
            f"mean square of h after layer 1: {first:.3g}, after layer 50: {last:.3g}",
            f"wanted after layer 50: between {low:.3g} and {high:.3g}",
            mistake=named,
        )


@check("05/init_params", points=4)
def init_params(exam: Exam, init_params: Ref, init_std: Ref) -> None:
    """Judge the drawn layers against the student's own ``init_std`` (E3)."""
    sizes = [150, 250, 100, 200]
    seed = int(exam.rng.integers(2**32))
    first = exam.outcome(init_params, sizes, "relu", exam.build(build_generator, seed))
    with exam.part("W (fan_in, fan_out) and b (1, fan_out) for each layer; b is zero", points=0.5):
        layers = _layers(exam, exam.require(first), sizes)
        _weights(exam, layers, sizes)
        _require_zero_biases(exam, layers, sizes)
    with exam.part("W has its shape, and the list sizes is left as it was", points=0.5):
        _weights(exam, _layers(exam, exam.require(first), sizes), sizes)
        if first.changed:
            exam.fail("the list sizes was changed", mistake=spreads.SIZES_CHANGED)
    with exam.part("normal weights with the deviation init_std(fan_in, activation)", points=2):
        own = {name: {n: _one_std(exam, init_std, n, name) for n in sizes} for name in PHI}
        for activation in ("relu", "tanh", "leaky_relu"):
            run = exam.require(first)
            if activation != "relu":
                rng = exam.build(build_generator, int(exam.rng.integers(2**32)))
                run = exam.call(init_params, sizes, activation, rng)
            Ws = _weights(exam, _layers(exam, run, sizes), sizes)
            _require_spread(exam, Ws, own, activation)
    with exam.part("every draw comes from rng", points=1):
        runs = [
            exam.require(first),
            exam.call(init_params, sizes, "relu", exam.build(build_generator, seed)),
            exam.call(init_params, sizes, "relu", exam.build(build_generator, seed + 1)),
        ]
        W, again, other = (_weights(exam, _layers(exam, run, sizes), sizes)[0] for run in runs)
        if np.array_equal(W, other):
            exam.fail("another rng gave the same weights", mistake=spreads.OWN_SEED)
        if not np.array_equal(W, again):
            named = spreads.OTHER_GENERATOR
            exam.fail("the same rng, started anew, gave other weights", mistake=named)


def _layers(exam: Exam, value: Any, sizes: Sequence[int]) -> list[tuple[Array, Array]]:
    """Return the answer as pairs of arrays, or fail."""
    if value is None:
        exam.fail("nothing was returned")
    if not isinstance(value, list | tuple) or len(value) != len(sizes) - 1:
        layers = isinstance(value, list | tuple) and len(value) > 0 and all(map(_is_pair, value))
        exam.fail(
            f"expected a list of {len(sizes) - 1} pairs (W, b), got {describe(value)}",
            mistake=spreads.LAYER_COUNT if layers else None,
        )
    pairs = [exam.unpack(layer, "W b") for layer in value]
    return [(numbers("W", W), numbers("b", b)) for W, b in pairs]


def _is_pair(layer: Any) -> bool:
    return isinstance(layer, list | tuple) and len(layer) == 2


def _weights(
    exam: Exam, layers: Sequence[tuple[Array, Array]], sizes: Sequence[int]
) -> list[Array]:
    """Return the weights, or fail if one has a wrong shape."""
    for i, (W, _) in enumerate(layers):
        m, n = sizes[i : i + 2]
        if W.shape != (m, n):
            named = spreads.SHAPE_TURNED if W.shape == (n, m) else None
            exam.fail(f"layer {i + 1}: W has shape {W.shape}, expected {(m, n)}", mistake=named)
    return [W for W, _ in layers]


def _require_zero_biases(
    exam: Exam, layers: Sequence[tuple[Array, Array]], sizes: Sequence[int]
) -> None:
    for i, (_, b) in enumerate(layers):
        n = sizes[i + 1]
        if b.shape != (1, n):
            named = spreads.FLAT_BIAS if b.size == n else None
            exam.fail(f"layer {i + 1}: b has shape {b.shape}, expected {(1, n)}", mistake=named)
        if b.any():
            named = spreads.BIAS_DRAWN if np.ptp(b) else spreads.BIAS_CONSTANT
            exam.fail(f"layer {i + 1}: b is not zero", f"b[0, 0] = {b[0, 0]:.4g}", mistake=named)


def _require_spread(
    exam: Exam, Ws: Sequence[Array], own: dict[str, dict[int, float]], activation: str
) -> None:
    """Judge the means, deviations and kurtoses of 20,000 draws or more.

    The standard errors are at most 1/√20000 = 0.7 % of a deviation for the mean, 0.5 % for the
    deviation and √(24/20000) = 0.035 for the kurtosis; the limits are six times that and more. So a
    right answer fails with a probability below 9 · 2e-9, for nine layers at six deviations.
    """
    got = np.array([W.std() for W in Ws])
    expected = np.array([own[activation][len(W)] for W in Ws])
    for i, W in enumerate(Ws):
        if np.ptp(W) == 0:
            exam.fail(f"layer {i + 1}: all weights are {W.min():.4f}", mistake=spreads.ALL_EQUAL)
        if 0 <= W.min() < 0.05 * W.std():  # not merely shifted: it starts at zero
            exam.fail(f"layer {i + 1}: the least weight is {W.min():.4f}", mistake=spreads.ONE_SIGN)
        for axis, lines in enumerate(("rows", "columns")):
            if not np.ptp(W, axis=axis).any():
                exam.fail(f"layer {i + 1}: all {lines} of W are equal", mistake=spreads.COPIES)
    squares = [(W - W.mean()) ** 2 for W in Ws]
    kurtosis = np.array([np.mean(square * square) for square in squares]) / got**4
    normal, uniform = (bool(np.all(np.abs(kurtosis - k) < 0.3)) for k in (3, 1.8))
    if uniform and (_fits(got, expected) or _fits(got, expected / 3**0.5)):
        exam.fail("the weights are not normally distributed", mistake=spreads.UNIFORM)
    if np.any(np.abs(means := np.array([W.mean() for W in Ws])) > 0.05 * got):
        as_mean = bool(np.all(np.abs(means - expected) < 0.05 * got))
        named = spreads.STD_AS_MEAN if as_mean else spreads.NOT_CENTRED
        exam.fail(f"the layers' means are {', '.join(f'{m:.4f}' for m in means)}", mistake=named)
    if _fits(got, expected) and not normal:
        exam.fail("the weights are not normally distributed")
    if _fits(got, expected):
        return
    fitting = _explaining(got, [W.shape for W in Ws], own, activation) if normal else []
    exam.fail(
        f"{activation}: the weights do not have the standard deviation that your init_std gives",
        f"expected {', '.join(f'{std:.4f}' for std in expected)}",
        f"got      {', '.join(f'{std:.4f}' for std in got)}",
        mistake=fitting[0] if len(fitting) == 1 else None,
    )


def _fits(got: Array, wanted: Any) -> bool:
    return bool(np.all(np.abs(got / np.asarray(wanted) - 1) < 0.03))


def _explaining(
    got: Array,
    shapes: Sequence[tuple[int, ...]],
    own: dict[str, dict[int, float]],
    activation: str,
) -> list[Mistake]:
    """Return the mistakes that give these deviations."""
    fan_ins = [shape[0] for shape in shapes]
    stds = own[activation]
    expected = np.array([stds[m] for m in fan_ins])
    wrongs: list[tuple[Mistake, Any]] = [
        (spreads.FAN_OUT, [stds[shape[1]] for shape in shapes]),
        (spreads.FIRST_FAN_IN, [stds[fan_ins[0]]] * len(fan_ins)),
        (spreads.SCALE_SQUARED, expected**2),
        (spreads.ROOT_OF_STD, expected**0.5),
        (spreads.NOT_SCALED, np.ones(len(fan_ins))),
        (spreads.LAST_LINEAR, [*expected[:-1], own["linear"][fan_ins[-1]]]),
        (spreads.DIVIDED, 1 / expected),
        (spreads.BOTH_FANS, [(2 / sum(shape)) ** 0.5 for shape in shapes]),
        (spreads.BOTH_FANS, [stds[m] * (m / (m + n)) ** 0.5 for m, n in shapes]),
        (spreads.COUNT_OF_W, [stds[m] / n**0.5 for m, n in shapes]),
        (spreads.LAYER_BELOW, [expected[0], *expected[:-1]]),
    ]
    wrongs += [
        (spreads.ACTIVATION_IGNORED, [other[m] for m in fan_ins])
        for name, other in own.items()
        if name != activation
    ]
    fitting = {mistake.id: mistake for mistake, wrong in wrongs if _fits(got, wrong)}
    return list(fitting.values())
