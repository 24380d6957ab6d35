"""Typical mistakes of assignment 05 with initial weights."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.vanishing_gradients.jacobians import named
from mlp_helpers.numerics.depth import GAINS, LEAKY_SLOPE

# --- init_std -------------------------------------------------------------------------------------
VARIANCE = named("init_std/variance-for-std")
CONSTANT = named("init_std/constant")
GROWS = named("init_std/grows-with-fan-in")
NO_GAIN = named("init_std/no-gain-for-relu")
RELU_GAIN = named("init_std/relu-gain-for-all")
LEAKY_AS_RELU = named("init_std/leaky-as-relu")
OTHER_SLOPE = named("init_std/leaky-slope-0.01")
UPSIDE_DOWN = named("init_std/factor-upside-down")
TANH_SMALL = named("init_std/tanh-too-small")
TANH_LARGE = named("init_std/tanh-too-large")
SLOPE_NOT_SQUARED = named("init_std/slope-not-squared")
GAIN_SQUARED = named("init_std/factor-outside-the-root")
LIMIT = named("init_std/limit-of-the-uniform")
TORCH_DEFAULT = named("init_std/pytorch-default")
RELU_VARIANCE = named("init_std/variance-of-relu")
LEAKY_LARGE = named("init_std/leaky-larger-than-relu")
LEAKY_SMALL = named("init_std/leaky-smaller-than-linear")
COUNT_OFF = named("init_std/other-count")
SLOPES_AVERAGED = named("init_std/slopes-averaged")
ZERO = named("init_std/zero")
NEGATIVE = named("init_std/negative")


def wrong_std(stds: Sequence[float], fan_ins: Sequence[int], activation: str) -> Mistake | None:
    """Name the mistake that explains the deviations for two numbers of inputs, or ``None``.

    Within 1 %, as people round; the mistakes differ by 4 % or more.
    """
    ratio, more = stds[1] / stds[0], fan_ins[1] / fan_ins[0]
    scalings = [(CONSTANT, 1.0), (VARIANCE, 1 / more), (GROWS, more), (GROWS, more**0.5)]
    for mistake, wrong in scalings:
        if abs(ratio / wrong - 1) < 0.01:
            return mistake
    gain, own = stds[0] * fan_ins[0] ** 0.5, GAINS[activation]
    gains = {
        "relu": [
            (NO_GAIN, 1.0),
            (GAIN_SQUARED, 2.0),
            (UPSIDE_DOWN, 1 / own),
            (RELU_VARIANCE, (0.5 - 0.5 / np.pi) ** -0.5),
        ],
        "leaky_relu": [
            (LEAKY_AS_RELU, GAINS["relu"]),
            (SLOPE_NOT_SQUARED, (2 / (1 + LEAKY_SLOPE)) ** 0.5),
            (NO_GAIN, 1.0),
            (UPSIDE_DOWN, 1 / own),
            (SLOPES_AVERAGED, 2 / (1 + LEAKY_SLOPE)),
        ],
    }.get(activation, [(RELU_GAIN, GAINS["relu"])])
    gains += [(LIMIT, 3**0.5 * own), (TORCH_DEFAULT, 3**-0.5)]
    same_scaling = abs(ratio * more**0.5 - 1) < 0.01
    if not same_scaling:
        return None
    # the ReLU's differs by 5e-5 only: said of exact numbers, not of rounded ones
    if activation == "leaky_relu" and abs(gain / (2 / (1 + 0.01**2)) ** 0.5 - 1) < 1e-6:
        return OTHER_SLOPE
    fitting = [mistake for mistake, wrong in gains if abs(gain / wrong - 1) < 0.01]
    if not fitting and activation == "tanh":
        return TANH_SMALL if gain < own else TANH_LARGE
    if not fitting and activation == "leaky_relu" and not 1 < gain < GAINS["relu"]:
        return LEAKY_SMALL if gain < 1 else LEAKY_LARGE
    return fitting[0] if len(fitting) == 1 else None


# --- init_params ----------------------------------------------------------------------------------
FAN_OUT = named("init_params/fan-out")
FIRST_FAN_IN = named("init_params/first-fan-in")
SCALE_SQUARED = named("init_params/variance-for-std")
ROOT_OF_STD = named("init_params/root-of-std")
LAYER_COUNT = named("init_params/layer-count")
ACTIVATION_IGNORED = named("init_params/activation-ignored")
LAST_LINEAR = named("init_params/last-layer-linear")
NOT_CENTRED = named("init_params/mean-not-zero")
STD_AS_MEAN = named("init_params/std-as-mean")
ONE_SIGN = named("init_params/no-negative-weights")
ALL_EQUAL = named("init_params/constant")
SIZES_CHANGED = named("init_params/sizes-changed")
NOT_SCALED = named("init_params/not-scaled")
UNIFORM = named("init_params/uniform")
SHAPE_TURNED = named("init_params/shape-turned")
FLAT_BIAS = named("init_params/flat-bias")
BIAS_DRAWN = named("init_params/bias-not-zero")
BIAS_CONSTANT = named("init_params/bias-constant")
COPIES = named("init_params/copies")
DIVIDED = named("init_params/divided-by-std")
BOTH_FANS = named("init_params/both-fans")
COUNT_OF_W = named("init_params/all-entries-as-fan-in")
LAYER_BELOW = named("init_params/fan-in-of-the-layer-below")
OTHER_GENERATOR = named("init_params/global-generator")
OWN_SEED = named("init_params/own-seed")


def wrong_count(std: float, fan_in: int, activation: str) -> Mistake | None:
    """Name a deviation that is right for one input more or less."""
    gain = std * np.sqrt(np.array([fan_in - 1, fan_in + 1])) / GAINS[activation]
    return COUNT_OFF if np.any(np.abs(gain - 1) < 0.01) else None
