"""Check of assignment 07 with the model (statement G4)."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch.nn import functional as F

from mlp_helpers.checks.core import models
from mlp_helpers.checks.core.compare import Mistake, Suspect, as_array, close
from mlp_helpers.checks.core.exam import Exam, check
from mlp_helpers.checks.core.plain import Ref
from mlp_helpers.checks.mlp_in_pytorch.tools import FLOAT32, Values, draw_values, logits_of, named

_MODEL = "Define the MLP model"
FIXED_SIZES = named(
    "model/fixed-sizes",
    "the sizes are written as numbers; use the ones that the constructor was given",
    _MODEL,
)
SWAPPED_SIZES = named(
    "model/swapped-sizes",
    "nn.Linear takes the number of inputs first and the number of outputs second",
    _MODEL,
)
PROBABILITIES = named(
    "model/probabilities",
    "these are probabilities; the loss applies the softmax itself and wants the raw logits",
    _MODEL,
)
NO_ACTIVATION = named(
    "model/no-activation",
    "without a nonlinearity between them the two layers collapse into a single affine map",
    _MODEL,
)
OUTPUT_ACTIVATION = named(
    "model/relu-on-output",
    "the ReLU also went over the output layer; a logit may be negative",
    _MODEL,
)
OTHER_ACTIVATION = named(
    "model/other-activation", "the activation between the layers is not the ReLU", _MODEL
)
ONE_LAYER = named(
    "model/one-layer",
    "this is what lin_1 gives: lin_2, which turns the hidden units into logits, is not applied",
    _MODEL,
)
BIAS_NOT_ZERO = named(
    "model/bias-not-zero", "the biases keep PyTorch's random start; set them to zero", _MODEL
)
DEFAULT_INIT = named(
    "model/default-init",
    "the weights have the spread of PyTorch's default; is init_param called, and on both layers?",
    _MODEL,
)
XAVIER = named(
    "model/xavier",
    "this is Xavier's spread, made for tanh; Kaiming's takes into account that ReLU halves",
    _MODEL,
)
VARIANCE_FOR_STD = named(
    "model/variance-for-std",
    "2/fan_in is the variance; the standard deviation is its square root",
    _MODEL,
)
FAN_OUT = named(
    "model/fan-out",
    "the spread follows the number of outputs; what a unit adds up are its inputs, fan_in of them",
    _MODEL,
)
NOT_SCALED = named(
    "model/standard-normal",
    "the weights are standard normal whatever their number; a sum of many inputs needs small ones",
    _MODEL,
)
NO_GAIN = named(
    "model/no-factor-2",
    "1/fan_in keeps the variance of a linear layer; the ReLU halves what comes in, hence the 2",
    _MODEL,
)
UNIFORM = named(
    "model/kaiming-uniform",
    "the spread is right but the draws are not normal: this looks like the uniform variant",
    _MODEL,
)


@check("07/model", points=5)
def model(exam: Exam, MultiLayerPerceptronClass: Ref) -> None:
    """Judge the class by building it, loading parameters and running a batch (G4)."""
    d, h, q = 5, 4, 3
    with exam.part("lin_1 and lin_2 have the sizes asked for", points=1):
        net = exam.build(
            models.build_model, MultiLayerPerceptronClass, {"xdim": d, "hdim": h, "ydim": q}
        )
        shapes = {k: tuple(v.shape) for k, v in exam.ask(models.parameters, net).items()}
        _require_shapes(exam, shapes, d, h, q)
    with exam.part("203,530 parameters by default", points=1):
        default = exam.build(models.build_model, MultiLayerPerceptronClass, {})
        count = sum(v.numel() for v in exam.ask(models.parameters, default).values())
        if count != 203_530:
            exam.fail("wrong number of parameters", "expected 203530", f"got      {count}")
    with exam.part("forward gives the logits: affine, ReLU, affine", points=2):
        net = exam.build(
            models.build_model, MultiLayerPerceptronClass, {"xdim": d, "hdim": h, "ydim": q}
        )
        values, X = _telling_batch(exam, d, h, q)
        got = exam.ask(models.run_batch, net, values, X)
        suspects = wrong_forwards(values, X)
        given = f"X {tuple(X.shape)} and parameters of order 1"
        exam.compare(
            "logits", got, logits_of(values, X), mistakes=suspects, rtol=FLOAT32, given=given
        )
    with exam.part("init_param: Kaiming-normal weights, zero biases", points=1):
        wide = {"xdim": 300, "hdim": 400, "ydim": 500}
        net = exam.build(models.build_model, MultiLayerPerceptronClass, wide)
        _require_kaiming(exam, exam.ask(models.parameters, net))


def _telling_batch(exam: Exam, d: int, h: int, q: int) -> tuple[Values, torch.Tensor]:
    """Draw parameters and a batch until every mistake shows: all logits may be positive at first.

    A mistake shows by 1e-3 of the largest logit or more, fifty times the tolerance.
    """
    while True:
        values = draw_values(exam, d, h, q)
        X = torch.tensor(exam.rng.normal(size=(6, d)), dtype=torch.float32)
        right = as_array(logits_of(values, X))
        if not any(close(as_array(wrong), right, 1e-3) for _, wrong in wrong_forwards(values, X)):
            return values, X


def _require_shapes(exam: Exam, got: dict[str, tuple[int, ...]], d: int, h: int, q: int) -> None:
    expected = {
        "lin_1.weight": (h, d),
        "lin_1.bias": (h,),
        "lin_2.weight": (q, h),
        "lin_2.bias": (q,),
    }
    if got == expected:
        return
    swapped = got.get("lin_1.weight") == (d, h) or got.get("lin_2.weight") == (h, q)
    fixed = (256, 784) in got.values() or (10, 256) in got.values()
    named = FIXED_SIZES if fixed else SWAPPED_SIZES if swapped else None
    wrong = next((k for k in expected if got.get(k) != expected[k]), "another parameter")
    exam.fail(
        f"{wrong}: wrong shape for xdim={d}, hdim={h}, ydim={q}",
        f"expected {expected.get(wrong, 'none')}",
        f"got      {got.get(wrong, 'none')}" if wrong in expected else f"got      {list(got)}",
        mistake=named,
    )


def _require_kaiming(exam: Exam, values: Values) -> None:
    """Judge 120,000 and 200,000 draws: their standard deviation and their kurtosis.

    The relative standard error of a deviation from n normal draws is 1/sqrt(2n), 0.2 % here, and
    the limit seven times that: a right answer fails with a probability of 1e-12. Xavier is off by
    12 % or more. Uniform draws have kurtosis 1.8 and not 3; its standard error is sqrt(24/n) =
    0.014, and the limit twenty times that.
    """
    for name in ("lin_1", "lin_2"):
        W = values[f"{name}.weight"].double()
        if values[f"{name}.bias"].any():
            exam.fail(f"{name}.bias does not start at zero", mistake=BIAS_NOT_ZERO)
        std, expected = float(W.std()), math.sqrt(2 / W.shape[1])
        if abs(std / expected - 1) > 0.015:
            lines = (f"expected about {expected:.4f}", f"got            {std:.4f}")
            named = wrong_init(std, W.shape, 0.015)
            exam.fail(f"{name}.weight: wrong standard deviation", *lines, mistake=named)
        squares = (W / W.std()) ** 2
        if abs(float((squares * squares).mean()) - 3) > 0.3:
            exam.fail(f"{name}.weight is not normally distributed", mistake=UNIFORM)


def wrong_forwards(values: Values, X: torch.Tensor) -> list[Suspect]:
    """Return what typical wrong ``forward`` methods give for a batch X (n, d)."""
    W1, b1 = values["lin_1.weight"], values["lin_1.bias"]
    W2, b2 = values["lin_2.weight"], values["lin_2.bias"]
    Z = X @ W1.T + b1
    logits = torch.relu(Z) @ W2.T + b2
    others = (torch.sigmoid, torch.tanh, F.gelu, F.leaky_relu, F.elu, F.silu)
    return [
        (PROBABILITIES, logits.softmax(1)),
        (PROBABILITIES, logits.log_softmax(1)),
        (PROBABILITIES, logits.sigmoid()),
        (NO_ACTIVATION, Z @ W2.T + b2),
        (OUTPUT_ACTIVATION, logits.relu()),
        (ONE_LAYER, Z),
        (ONE_LAYER, Z.relu()),
        *((OTHER_ACTIVATION, phi(Z) @ W2.T + b2) for phi in others),
    ]


def wrong_init(std: float, shape: Any, allowed: float) -> Mistake | None:
    """Name the initialisation that has this standard deviation for a weight (out, in)."""
    fan_out, fan_in = shape
    spreads = [
        (DEFAULT_INIT, 1 / math.sqrt(3 * fan_in)),
        (XAVIER, math.sqrt(2 / (fan_in + fan_out))),
        (VARIANCE_FOR_STD, 2 / fan_in),
        (FAN_OUT, math.sqrt(2 / fan_out)),
        (NOT_SCALED, 1.0),
        (NO_GAIN, 1 / math.sqrt(fan_in)),
    ]
    return next((m for m, spread in spreads if abs(std / spread - 1) < allowed), None)
