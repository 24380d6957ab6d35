"""Check of the exercise `init_std`: how large the first weights should be (E3)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mlp_helpers.checks.core import Exam, Ref, check, describe, numbers
from mlp_helpers.checks.core.catalogue import find
from mlp_helpers.checks.core.functions import ACTIVATION
from mlp_helpers.numerics import activations, depth
from mlp_helpers.numerics.depth import CUT_AT_TWO, GAINS, LEAKY_SLOPE

PHI = {
    **{name: ACTIVATION[name] for name in ("linear", "tanh", "relu")},
    "leaky_relu": lambda z: activations.leaky_relu(z, LEAKY_SLOPE),
}


@check("05/init_std", points=4)
def init_std(exam: Exam, init_std: Ref) -> None:
    """Judge the initial deviation by the signal after 50 layers (E3).

    The mean square is followed as an expectation, so that no right answer fails by chance.
    """
    # Of these numbers the deviations for 16 times as many inputs, rounded to three decimals, are
    # 1.5 % off or more, and too small for a linear layer; none is a square, of which 1.36 over its
    # root would be a round number.
    own: dict[str, float] = {}
    few = int(exam.rng.integers(1112, 1156))
    fan_ins = (few, 16 * few)
    for activation, words in (
        ("linear", "linear layers: the mean square after 50 layers is that after one"),
        ("tanh", "tanh: after 50 layers the signal is neither lost nor saturated"),
        ("relu", "ReLU: the mean square after 50 layers is that after one"),
        ("leaky_relu", "Leaky ReLU with slope 0.2: the mean square stays, too"),
    ):
        with exam.part(words, points=1):
            stds = [one_std(exam, init_std, fan_in, activation) for fan_in in fan_ins]
            cause = wrong_std(stds, fan_ins, activation)
            own[activation] = stds[0]
            if cause == "leaky-larger-than-relu" and stds[0] <= own.get("relu", 0):
                cause = None
            for std, fan_in in zip(stds, fan_ins, strict=True):
                _judge_signal(exam, std, fan_in, activation, cause)
            if activation != "tanh":  # the others' mean square is exact for narrow layers, too
                std = one_std(exam, init_std, 3, activation)
                cause = _wrong_count(std, 3, activation)
                _judge_signal(exam, std, 3, activation, cause)


def one_std(exam: Exam, init_std: Ref, fan_in: int, activation: str) -> float:
    """Return the deviation that the student's function gives, or fail if it is none."""
    name = f"init_std({fan_in}, {activation!r})"
    value = exam.returned(init_std, exam.outcome(init_std, fan_in, activation), f"called as {name}")
    array = numbers(name, value)
    if array.size != 1 or not np.isfinite(array).all() or array.item() <= 0:
        cause = None
        if array.size == 1 and array.item() <= 0:  # in the check of init_params as well
            cause = find(f"05/init_std/{'negative' if array.item() < 0 else 'zero'}")
        headline = f"{name}: expected one positive number, got {describe(value)}"
        exam.fail(headline, mistake=cause)
    return float(array.item())


def _judge_signal(exam: Exam, std: float, fan_in: int, activation: str, cause: str | None) -> None:
    layers = 50 if activation == "tanh" else 1  # the others multiply it by as much in each layer
    with np.errstate(all="ignore"):
        squares = depth.signal_strength(std, fan_in, layers, PHI[activation])
        first, last = squares[0], squares[-1] ** (50 // layers)
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
            mistake=cause,
        )


def wrong_std(stds: Sequence[float], fan_ins: Sequence[int], activation: str) -> str | None:
    """Name the mistake that explains the deviations for two numbers of inputs, or ``None``.

    Exactly, or else within 1 %, as people round: where two mistakes are as near as that to each
    other, only exact numbers tell them apart. All differ from what is right by 1.9 % or more, but
    for one, whose exact numbers alone have a name.
    """
    ratio, more = stds[1] / stds[0], fan_ins[1] / fan_ins[0]
    exact_stds = [GAINS[activation] / fan_in**0.5 for fan_in in fan_ins]
    if any(np.array_equal(np.round(exact_stds, digits), stds) for digits in (1, 2)):
        return "rounded"
    for mistake, wrong in (
        ("constant", 1.0),
        ("variance-for-std", 1 / more),
        ("grows-with-fan-in", more),
        ("grows-with-fan-in", more**0.5),
    ):
        if abs(ratio / wrong - 1) < 0.01:
            return mistake
    if abs(ratio * more**0.5 - 1) >= 0.01:
        return None
    gain, own = stds[0] * fan_ins[0] ** 0.5, GAINS[activation]
    gains = _wrong_gains(activation)
    exact = [slug for slug, wrong in gains if abs(gain / wrong - 1) < 1e-6]
    # the slope 0.01 differs by 5e-5 only from a ReLU: it is not said of rounded numbers
    near = {s for s, wrong in gains if abs(gain / wrong - 1) < 0.01 and s != "leaky-slope-0.01"}
    fitting = exact or sorted(near)
    if not fitting and activation == "tanh":
        return "tanh-too-small" if gain < own else "tanh-too-large"
    if not fitting and activation == "leaky_relu" and not 1 < gain < GAINS["relu"]:
        return "leaky-smaller-than-linear" if gain < 1 else "leaky-larger-than-relu"
    return fitting[0] if len(fitting) == 1 else None


def _wrong_gains(activation: str) -> list[tuple[str, float]]:
    """Return √fan_in times the deviations that typical mistakes give."""
    own = GAINS[activation]
    gains = {
        "relu": [
            ("no-gain-for-relu", 1.0),
            ("gain-under-the-root", own**0.5),
            ("factor-outside-the-root", 2.0),
            ("factor-upside-down", 1 / own),
            ("variance-of-relu", (0.5 - 0.5 / np.pi) ** -0.5),
        ],
        "leaky_relu": [
            ("leaky-as-relu", GAINS["relu"]),
            ("gain-under-the-root", own**0.5),
            ("slope-not-squared", (2 / (1 + LEAKY_SLOPE)) ** 0.5),
            ("no-gain-for-relu", 1.0),
            ("factor-upside-down", 1 / own),
            ("slopes-averaged", 2 / (1 + LEAKY_SLOPE)),
            ("leaky-slope-0.01", (2 / (1 + 0.01**2)) ** 0.5),
            ("sum-squared", 2**0.5 / (1 + LEAKY_SLOPE)),
            ("slope-of-all-units", (0.5 + LEAKY_SLOPE**2) ** -0.5),
            ("slope-outside-the-root", 2**0.5 / (1 + LEAKY_SLOPE**2)),
            ("gains-mixed", (LEAKY_SLOPE + (1 - LEAKY_SLOPE) * 2) ** 0.5),
            ("gains-mixed", LEAKY_SLOPE + (1 - LEAKY_SLOPE) * 2**0.5),
        ],
    }.get(activation, [("relu-gain-for-all", GAINS["relu"])])
    return [
        *gains,
        ("limit-of-the-uniform", 3**0.5 * own),
        ("pytorch-default", 3**-0.5),
        ("as-for-truncated", own / CUT_AT_TWO),
    ]


def _wrong_count(std: float, fan_in: int, activation: str) -> str | None:
    """Name a deviation that is right for one input more or less."""
    gain = std * np.sqrt(np.array([fan_in - 1, fan_in + 1])) / GAINS[activation]
    return "other-count" if np.any(np.abs(gain - 1) < 0.01) else None
