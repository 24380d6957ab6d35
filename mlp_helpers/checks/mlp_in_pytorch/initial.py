"""How the parameters of assignment 07's model start (statement G4)."""

from __future__ import annotations

import math

from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.mlp_in_pytorch.tools import Values, named

MODEL = "Define the MLP model"
BIAS_NOT_ZERO = named("model/bias-not-zero")
DEFAULT_INIT = named("model/default-init")
XAVIER = named("model/xavier")
VARIANCE_FOR_STD = named("model/variance-for-std")
FAN_OUT = named("model/fan-out")
NOT_SCALED = named("model/standard-normal")
NO_GAIN = named("model/no-factor-2")
UNIFORM = named("model/kaiming-uniform")
FIXED_FAN_IN = named("model/fixed-fan-in")
TRUNCATED = named("model/truncated")
ONE_SPREAD = named("model/one-spread")
ALL_EQUAL = named("model/weights-equal")
CUT_AT_TWO = 0.8796
"""Standard deviation of standard normal draws of which those beyond two are drawn again."""

TRAINED = 0.5
"""In the place of what training made of each parameter, before ``init_param`` is called again."""


def require_drawn_again(exam: Exam, values: Values) -> None:
    """Judge what ``init_param`` made of parameters TRAINED: nothing of them may be left."""
    for name, value in values.items():
        left = value.any() if name.endswith("bias") else (value == TRAINED).all()
        if left:
            headline = f"{name} keeps its values when init_param is called again"
            exam.fail(headline, hint="the training loop calls init_param once more, to start anew")


def require_kaiming(exam: Exam, values: Values) -> None:
    """Judge 162,000 and 216,000 draws: their standard deviation and their kurtosis.

    The relative standard error of a deviation from n normal draws is 1/sqrt(2n), 0.2 % here, and
    the limit seven times that: a right answer fails with a probability of 1e-12. Truncated draws,
    the closest wrong ones, are off by 12 %. Uniform draws have kurtosis 1.8 and not 3; its standard
    error is sqrt(24/n) = 0.012, and the limit twenty times that.
    """
    weights = {name: values[f"{name}.weight"].double() for name in ("lin_1", "lin_2")}
    spreads = [float(W.std()) for W in weights.values()]
    for (name, W), std in zip(weights.items(), spreads, strict=True):
        if values[f"{name}.bias"].any():
            exam.fail(f"{name}.bias does not start at zero", mistake=BIAS_NOT_ZERO)
        n, expected = W.numel(), math.sqrt(2 / W.shape[1])
        allowed = 7 / math.sqrt(2 * n)
        if abs(std / expected - 1) > allowed:
            lines = (f"expected about {expected:.4f}", f"got            {std:.4f}")
            cause = wrong_init(name, std, W.shape, allowed) or wrong_spreads(spreads, allowed)
            exam.fail(f"{name}.weight: wrong standard deviation", *lines, mistake=cause)
        squares = (W / std) ** 2
        if abs(float((squares * squares).mean()) - 3) > 20 * math.sqrt(24 / n):
            exam.fail(f"{name}.weight is not normally distributed", mistake=UNIFORM)


def wrong_init(name: str, std: float, shape: tuple[int, ...], allowed: float) -> Mistake | None:
    """Name the initialisation that has this standard deviation for a weight (out, in)."""
    fan_out, fan_in = shape
    spreads = [
        (DEFAULT_INIT, 1 / math.sqrt(3 * fan_in)),
        (XAVIER, math.sqrt(2 / (fan_in + fan_out))),
        (VARIANCE_FOR_STD, 2 / fan_in),
        (FAN_OUT, math.sqrt(2 / fan_out)),
        (NOT_SCALED, 1.0),
        (NO_GAIN, 1 / math.sqrt(fan_in)),
        (TRUNCATED, CUT_AT_TWO * math.sqrt(2 / fan_in)),
        (FIXED_FAN_IN, math.sqrt(2 / {"lin_1": 784, "lin_2": 256}[name])),
    ]
    return next((m for m, spread in spreads if abs(std / spread - 1) < allowed), None)


def wrong_spreads(spreads: list[float], allowed: float) -> Mistake | None:
    """Name what is wrong with the standard deviations of both layers together."""
    one, other = spreads
    if min(one, other) < 1e-9:
        return ALL_EQUAL
    return ONE_SPREAD if abs(one / other - 1) < 2 * allowed else None
