"""Typical mistakes of assignment 05 with initial weights."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mlp_helpers.checks.core.compare import Mistake
from mlp_helpers.checks.vanishing_gradients.jacobians import named
from mlp_helpers.numerics.depth import GAINS, LEAKY_SLOPE

LADDER = "A ladder of initialisations"

# --- init_std -------------------------------------------------------------------------------------
VARIANCE = named(
    "init_std/variance-for-std",
    "it falls like 1/fan_in: that is how the variance goes; the standard deviation is its root",
    LADDER,
)
CONSTANT = named(
    "init_std/constant",
    "it is the same for every fan_in; a sum over more inputs needs smaller weights",
    LADDER,
)
GROWS = named(
    "init_std/grows-with-fan-in",
    "it grows with fan_in; a sum over more inputs needs smaller weights, not larger ones",
    LADDER,
)
NO_GAIN = named(
    "init_std/no-gain-for-relu",
    "this keeps a linear layer's variance; the ReLU sets half of its inputs to zero on top",
    LADDER,
)
RELU_GAIN = named(
    "init_std/relu-gain-for-all",
    "this makes up for the half that a ReLU loses; without a ReLU nothing is lost",
    LADDER,
)
LEAKY_AS_RELU = named(
    "init_std/leaky-as-relu",
    "this is the ReLU's; a Leaky ReLU also lets something through below zero",
    LADDER,
)
OTHER_SLOPE = named(
    "init_std/leaky-slope-0.01",
    "this belongs to a Leaky ReLU with slope 0.01 below zero, PyTorch's default; here it is 0.2",
    LADDER,
)
UPSIDE_DOWN = named(
    "init_std/factor-upside-down",
    "what the activation loses has to be made up for; here it is lost a second time",
    LADDER,
)
TANH_SMALL = named(
    "init_std/tanh-too-small",
    "around 0 tanh has slope 1, like a linear layer; with smaller weights than that layer's the "
    "signal shrinks in every layer",
    LADDER,
)
TANH_LARGE = named(
    "init_std/tanh-too-large",
    "weights so large drive most units to -1 or 1, where tanh is flat; its slope at 0 is 1, like a "
    "linear layer's",
    LADDER,
)
SLOPE_NOT_SQUARED = named(
    "init_std/slope-not-squared",
    "the slope below zero scales the values; what is added up in a variance are their squares",
    LADDER,
)
GAIN_SQUARED = named(
    "init_std/factor-outside-the-root",
    "the factor 2 belongs to the variance; taking the root, it goes under the root as well",
    LADDER,
)
LIMIT = named(
    "init_std/limit-of-the-uniform",
    "this is the limit of the uniform variant; its standard deviation is smaller by √3",
    LADDER,
)
TORCH_DEFAULT = named(
    "init_std/pytorch-default",
    "this is the spread of PyTorch's default, 1/√(3 fan_in); in a deep net it lets the signal die",
    LADDER,
)
RELU_VARIANCE = named(
    "init_std/variance-of-relu",
    "the variance of relu(z) is kept, but relu(z) has a mean as well; what the next layer adds up "
    "are mean squares",
    LADDER,
)
LEAKY_LARGE = named(
    "init_std/leaky-larger-than-relu",
    "a Leaky ReLU lets more through than a ReLU, so it needs smaller weights; these are larger "
    "than the ReLU's",
    LADDER,
)
LEAKY_SMALL = named(
    "init_std/leaky-smaller-than-linear",
    "a Leaky ReLU loses nearly half of the mean square, so it needs larger weights than a linear "
    "layer; these are smaller",
    LADDER,
)
COUNT_OFF = named(
    "init_std/other-count",
    "fan_in is taken one larger or smaller than it is, which shows where it is small: a sum over n "
    "inputs has n terms",
    LADDER,
)
SLOPES_AVERAGED = named(
    "init_std/slopes-averaged",
    "the two slopes, 1 and 0.2, are averaged before they are squared; the mean square is the mean "
    "of their squares",
    LADDER,
)
ZERO = named(
    "init_std/zero",
    "a deviation of 0 makes all weights 0; was it `//`, the division of whole numbers, or round?",
    LADDER,
)
NEGATIVE = named(
    "init_std/negative",
    "a standard deviation is a size, the root of a mean of squares: it cannot be negative",
    LADDER,
)


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
FAN_OUT = named(
    "init_params/fan-out",
    "the spread follows fan_out, the units of the layer; what a unit adds up are its fan_in inputs",
    LADDER,
)
FIRST_FAN_IN = named(
    "init_params/first-fan-in",
    "every layer has the spread of the first; each has a fan_in of its own",
    LADDER,
)
SCALE_SQUARED = named(
    "init_params/variance-for-std",
    "`scale` of NumPy's normal is the standard deviation; it was given the variance",
    LADDER,
)
ROOT_OF_STD = named(
    "init_params/root-of-std",
    "the root was taken once too often: init_std gives the standard deviation, not the variance",
    LADDER,
)
LAYER_COUNT = named(
    "init_params/layer-count",
    "each pair of neighbours in `sizes` has its own W between them; here the number of pairs is "
    "another",
    LADDER,
)
ACTIVATION_IGNORED = named(
    "init_params/activation-ignored",
    "the spread is that of another activation than the one that was passed",
    LADDER,
)
LAST_LINEAR = named(
    "init_params/last-layer-linear",
    "the last layer is treated as linear; here `activation` holds for every layer",
    LADDER,
)
NOT_CENTRED = named(
    "init_params/mean-not-zero",
    "the weights do not lie around 0, and a mean adds up over fan_in inputs",
    LADDER,
)
STD_AS_MEAN = named(
    "init_params/std-as-mean",
    "the first argument of NumPy's normal is the mean; it was given the standard deviation",
    LADDER,
)
ONE_SIGN = named(
    "init_params/no-negative-weights",
    "no weight is negative; normal draws around 0 have both signs",
    LADDER,
)
ALL_EQUAL = named(
    "init_params/constant",
    "all the weights of a layer are the same number, so that its units stay copies of one another",
    LADDER,
)
SIZES_CHANGED = named(
    "init_params/sizes-changed",
    "the list `sizes` is the caller's; after this call it has other entries",
    LADDER,
)
NOT_SCALED = named(
    "init_params/not-scaled", "the weights are standard normal: init_std has no say in them", LADDER
)
UNIFORM = named(
    "init_params/uniform",
    "the draws are uniform, not normal; uniform on [-s, s] has standard deviation s/√3",
    LADDER,
)
SHAPE_TURNED = named(
    "init_params/shape-turned",
    "W is (fan_out, fan_in), as in the column layout; here H @ W + b wants (fan_in, fan_out)",
    LADDER,
)
FLAT_BIAS = named(
    "init_params/flat-bias",
    "a bias has one row and fan_out columns here: its shape is (1, fan_out)",
    LADDER,
)
BIAS_DRAWN = named(
    "init_params/bias-not-zero", "the biases are drawn as well; here they start at zero", LADDER
)
BIAS_CONSTANT = named(
    "init_params/bias-constant",
    "all biases are the same number, but it is not zero, and zero is where they start here",
    LADDER,
)
COPIES = named(
    "init_params/copies",
    "the weights of a layer repeat: one row or column was drawn for all; each entry needs a draw "
    "of its own",
    LADDER,
)
DIVIDED = named(
    "init_params/divided-by-std",
    "standard normal draws are divided by the deviation; to have it, they are multiplied by it",
    LADDER,
)
BOTH_FANS = named(
    "init_params/both-fans",
    "the spread follows fan_in + fan_out; what a unit adds up are its fan_in inputs alone",
    LADDER,
)
COUNT_OF_W = named(
    "init_params/all-entries-as-fan-in",
    "fan_in was taken as fan_in · fan_out, the entries of W; one unit adds up fan_in of them",
    LADDER,
)
LAYER_BELOW = named(
    "init_params/fan-in-of-the-layer-below",
    "W gets the spread of the layer before it: its own fan_in is its number of rows",
    LADDER,
)
OTHER_GENERATOR = named(
    "init_params/global-generator",
    "the draws do not come from rng: NumPy's global generator cannot be repeated from outside",
    LADDER,
)
OWN_SEED = named(
    "init_params/own-seed",
    "rng is not used: a generator made inside draws the same weights for every rng",
    LADDER,
)


def wrong_count(std: float, fan_in: int, activation: str) -> Mistake | None:
    """Name a deviation that is right for one input more or less."""
    gain = std * np.sqrt(np.array([fan_in - 1, fan_in + 1])) / GAINS[activation]
    return COUNT_OFF if np.any(np.abs(gain - 1) < 0.01) else None
