"""Check of the exercise `init_params`: layers drawn with the student's own `init_std` (E3)."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks.core import Answer, Exam, Ref, check, describe, numbers
from mlp_helpers.checks.core.generators import fresh_generator, require_own_draws
from mlp_helpers.checks.vanishing_gradients.init_std import PHI, one_std
from mlp_helpers.numerics.depth import Array

InitStd = Callable[[int, str], float]
"""The student's own init_std."""


@check("05/init_params", points=4)
def init_params(exam: Exam, init_params: Ref, init_std: Ref) -> None:
    """Judge the drawn layers against the student's own ``init_std`` (E3)."""
    sizes = [150, 250, 100, 300]
    first = Answer(exam, init_params, sizes, "relu", fresh_generator(exam))
    with exam.part("W (fan_in, fan_out) and b (1, fan_out) for each layer; b is zero", points=0.5):
        _weights(exam, first.value(), sizes)
        _judge_biases(exam, first.value(), sizes)
        least = [4, 1]  # a single layer, of one unit
        given = f"sizes = {least}"
        value = Answer(exam, init_params, least, "relu", fresh_generator(exam), given=given).value()
        _weights(exam, value, least)
        _judge_biases(exam, value, least)
    with exam.part("W has its shape, and the list sizes is left as it was", points=0.5):
        _weights(exam, first.value(), sizes)
        first.untouched("sizes-changed")
    with exam.part("normal weights with the deviation init_std(fan_in, activation)", points=2):
        own = functools.cache(partial(one_std, exam, init_std))
        _judge_spread(exam, _either_way(exam, first.value(), sizes), own, "relu")
        for activation in ("tanh", "leaky_relu"):
            value = exam.call(init_params, sizes, activation, fresh_generator(exam))
            _judge_spread(exam, _either_way(exam, value, sizes), own, activation)
        _judge_count(exam, init_params, own)
    with exam.part("every draw comes from rng", points=1):
        few = [4, 5, 3]

        def run(rng: Ref) -> Array:
            return _either_way(exam, exam.call(init_params, few, "relu", rng), few)[0]

        require_own_draws(exam, run, "global-generator", fixed="own-seed", copied="rng-copied")


def _layers(exam: Exam, value: Any, sizes: Sequence[int]) -> list[tuple[Array, Array]]:
    """Return the answer as pairs of arrays, or fail."""
    if not isinstance(value, list | tuple) or len(value) != len(sizes) - 1:
        layers = isinstance(value, list | tuple) and len(value) > 0 and all(map(_is_pair, value))
        cause = "flat-list" if _is_flat(value, sizes) else "layer-count" if layers else None
        wanted = f"expected a list of {len(sizes) - 1} pairs (W, b), got {describe(value)}"
        exam.fail(wanted, mistake=cause)
    pairs = [exam.unpack(layer, "W b") for layer in value]
    return [(numbers("W", W), numbers("b", b)) for W, b in pairs]


def _is_pair(layer: Any) -> bool:
    return isinstance(layer, list | tuple) and len(layer) == 2


def _is_flat(value: Any, sizes: Sequence[int]) -> bool:
    """Tell whether W and b of the first layer, of the second and so on stand in one list."""
    return (
        isinstance(value, list | tuple)
        and len(value) == 2 * len(sizes) - 2
        and not any(map(_is_pair, value))  # with one layer: two pairs
        and [np.size(W) for W in value[::2]] == [m * n for m, n in itertools.pairwise(sizes)]
    )


def _either_way(exam: Exam, value: Any, sizes: Sequence[int]) -> list[Array]:
    """Return the weights as asked for, also of a flat list or of turned ones, charged before."""
    if _is_flat(value, sizes):
        value = list(zip(value[::2], value[1::2], strict=True))
    shapes = [W.shape for W, _ in _layers(exam, value, sizes)]
    if shapes == [pair[::-1] for pair in itertools.pairwise(sizes)]:
        value = [(numbers("W", W).T, b) for W, b in value]
    return _weights(exam, value, sizes)


def _weights(exam: Exam, value: Any, sizes: Sequence[int]) -> list[Array]:
    """Return the weights, or fail if one has a wrong shape."""
    Ws = [W for W, _ in _layers(exam, value, sizes)]
    for i, (W, shape) in enumerate(zip(Ws, itertools.pairwise(sizes), strict=True), start=1):
        if W.shape != shape:
            cause = "shape-turned" if W.shape == shape[::-1] else None
            exam.fail(f"layer {i}: W has shape {W.shape}, expected {shape}", mistake=cause)
    return Ws


def _judge_biases(exam: Exam, value: Any, sizes: Sequence[int]) -> None:
    for i, (_, b) in enumerate(_layers(exam, value, sizes), start=1):
        n = sizes[i]
        if b.shape != (1, n):
            cause = "flat-bias" if b.size == n else None
            exam.fail(f"layer {i}: b has shape {b.shape}, expected {(1, n)}", mistake=cause)
        if b.any():
            cause = "bias-not-zero" if np.ptp(b) else "bias-constant"
            exam.fail(f"layer {i}: b is not zero", f"b[0, 0] = {b[0, 0]:.4g}", mistake=cause)


def _judge_spread(exam: Exam, Ws: Sequence[Array], own: InitStd, activation: str) -> None:
    """Judge the means, deviations and kurtoses of 25,000 draws or more.

    The standard errors are at most 1/√25000 = 0.63 % of a deviation for the mean, 0.45 % for the
    deviation and √(24/25000) = 0.031 for the kurtosis; the limits are 6.7 times that and more. So a
    right answer fails with a probability below 27 · 2.1e-11, for three figures of nine layers.
    """
    # First: where init_std itself is wrong, all else follows from it.
    expected = np.array([own(len(W), activation) for W in Ws])
    _judge_variety(exam, Ws)
    _judge_own_draws(exam, Ws)
    if any(map(_is_orthogonal, Ws)):
        exam.fail("the rows, or the columns, of a W are orthogonal", mistake="orthogonal")
    got = np.array([W.std() for W in Ws])
    kurtosis = np.array([_kurtosis(W) for W in Ws])
    normal, uniform = (bool(np.all(np.abs(kurtosis - k) < 0.3)) for k in (3, 1.8))
    if uniform and (_fits(got, expected) or _fits(got, expected / 3**0.5)):
        exam.fail("the weights are not normally distributed", mistake="uniform")
    if np.any(np.abs(means := np.array([W.mean() for W in Ws])) > 0.05 * got):
        as_mean = bool(np.all(np.abs(means - expected) < 0.05 * got))
        headline = f"the layers' means are {', '.join(f'{m:.4f}' for m in means)}"
        exam.fail(headline, mistake="std-as-mean" if as_mean else "mean-not-zero")
    if all(map(_is_cut_off, Ws)):
        exam.fail("each layer's weights end at a few deviations", mistake="tails-cut-off")
    if _fits(got, expected):
        if not normal:
            exam.fail("the weights are not normally distributed")
        # As of all columns of one length, for example; by chance with a probability below 1e-10.
        root_mean_squares = np.array([np.sqrt(np.mean(W**2)) for W in Ws])
        if any(np.all(np.abs(s / expected - 1) < 1e-6) for s in (got, root_mean_squares)):
            exam.fail("the deviations are exact, to six digits", mistake="standardised")
        return
    fitting = _explaining(got, [W.shape for W in Ws], own, activation) if normal else set()
    exam.fail(
        f"{activation}: the weights do not have the standard deviation that your init_std gives",
        f"expected {', '.join(f'{std:.4f}' for std in expected)}",
        f"got      {', '.join(f'{std:.4f}' for std in got)}",
        mistake=fitting.pop() if len(fitting) == 1 else None,
    )


def _judge_count(exam: Exam, init_params: Ref, own: InitStd) -> None:
    """Judge the deviation for three inputs, where one more or less shows.

    Of 27,000 draws its standard error is 0.43 %, a seventh of the limit: a right answer fails with
    a probability below 3e-12.
    """
    sizes = [3, 9000, 2]  # a single layer is judged elsewhere
    value = exam.call(init_params, sizes, "linear", fresh_generator(exam))
    got = _either_way(exam, value, sizes)[0].std()
    if not _fits(got, own(3, "linear")):
        other = any(_fits(got, own(fan_in, "linear")) for fan_in in (2, 4))
        exam.fail(
            "linear: with 3 inputs the weights do not have the standard deviation of your init_std",
            f"expected {own(3, 'linear'):.4f}",
            f"got      {got:.4f}",
            mistake="other-count" if other else None,
        )


def _judge_variety(exam: Exam, Ws: Sequence[Array]) -> None:
    """Fail if weights are all equal, of one sign, or in rows or columns that are copies."""
    for i, W in enumerate(Ws, start=1):
        if np.ptp(W) == 0:
            exam.fail(f"layer {i}: all weights are {W.min():.4f}", mistake="constant")
        if 0 <= W.min() < 0.05 * W.std():  # not merely shifted: it starts at zero
            headline = f"layer {i}: the least weight is {W.min():.4f}"
            evenly = abs(_kurtosis(W) - 1.8) < 0.3
            exam.fail(headline, mistake="uniform-from-zero" if evenly else "no-negative-weights")
        for axis, lines in ((1, "rows"), (0, "columns")):
            # Any weighted sums of independent draws differ; of infinite ones there are none.
            weights = np.expand_dims(np.cos(np.arange(W.shape[axis])), 1 - axis)
            sums = np.sum(weights * W, axis=axis)
            if len(np.unique(sums, equal_nan=False)) < len(sums):
                exam.fail(f"layer {i}: some {lines} of W are equal", mistake="copies")


def _judge_own_draws(exam: Exam, Ws: Sequence[Array]) -> None:
    """Fail if a layer repeats another one's draws, or was brought to an exact spread afterwards.

    Of independent draws, 10,000 at the least, the correlation has a standard error of 0.01, and
    the mean is not within 1e-9 deviations of 0. Looked at are the draws in their order, and the
    corners of the matrices, which may be cut out of the same table.
    """
    draws = [(W.ravel() - W.mean()) / W.std() for W in Ws]
    corners = [(W[:100, :100].ravel() - W.mean()) / W.std() for W in Ws]
    pairs = [*itertools.combinations(enumerate(draws, start=1), 2)]
    pairs += [*itertools.combinations(enumerate(corners, start=1), 2)]
    for (i, one), (j, other) in pairs:
        n = min(len(one), len(other))
        if abs(np.mean(one[:n] * other[:n])) > 0.5:
            headline = f"layer {j} has the draws of layer {i}"
            exam.fail(headline, mistake="layers-repeat")
    if all(abs(W.mean()) < 1e-9 * W.std() for W in Ws):
        exam.fail("the mean of each W is 0, to all digits", mistake="standardised")


def _kurtosis(W: Array) -> float:
    squares = (W - W.mean()) ** 2
    return float(np.mean(squares**2) / np.mean(squares) ** 2)


def _is_cut_off(W: Array) -> bool:
    """Tell whether draws end at three deviations or less.

    Of 15,000 normal ones 20 are expected beyond 3.2: there are none with a probability of 1e-9, and
    in all three layers with one of 1e-40.
    """
    return bool(np.abs(W).max() < 3.2 * W.std() and _kurtosis(W) > 1.9)


def _is_orthogonal(W: Array) -> bool:
    """Tell whether rows or columns, the fewer, are orthogonal, of whatever lengths.

    Of independent draws a cosine has a standard error of 0.06 and more; 4950 of them are not all
    within 0.001 of 0.
    """
    lines = W if W.shape[0] < W.shape[1] else W.T
    with np.errstate(all="ignore"):  # where weights are infinite
        lines = lines / np.linalg.norm(lines, axis=1, keepdims=True)
        return bool(np.all(np.abs(lines @ lines.T - np.eye(len(lines))) < 1e-3))


def _fits(got: Array, wanted: Any) -> bool:
    return bool(np.all(np.abs(got / np.asarray(wanted) - 1) < 0.03))


def _explaining(
    got: Array, shapes: Sequence[tuple[int, ...]], own: InitStd, activation: str
) -> set[str]:
    """Return the mistakes that give these deviations."""
    fan_ins = [shape[0] for shape in shapes]
    stds = {n: own(n, activation) for n in itertools.chain(*shapes)}
    expected = np.array([stds[m] for m in fan_ins])
    others = [name for name in PHI if name != activation]
    wrongs: list[tuple[str, Any]] = [
        ("fan-out", [stds[shape[1]] for shape in shapes]),
        ("first-fan-in", [stds[fan_ins[0]]] * len(fan_ins)),
        ("variance-for-std", expected**2),
        ("root-of-std", expected**0.5),
        ("not-scaled", np.ones(len(fan_ins))),
        ("last-layer-linear", [*expected[:-1], own(fan_ins[-1], "linear")]),
        ("divided-by-std", 1 / expected),
        ("both-fans", [(2 / sum(shape)) ** 0.5 for shape in shapes]),
        ("both-fans", [stds[m] * (m / (m + n)) ** 0.5 for m, n in shapes]),
        ("all-entries-as-fan-in", [stds[m] / n**0.5 for m, n in shapes]),
        ("fan-in-of-the-layer-below", [expected[0], *expected[:-1]]),
        *(("activation-ignored", [own(m, other) for m in fan_ins]) for other in others),
    ]
    return {slug for slug, wrong in wrongs if _fits(got, wrong)}
