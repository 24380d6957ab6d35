"""Check of assignment 07 with the model (statement G4)."""

from __future__ import annotations

import itertools
from typing import Any

import torch
from torch.nn import functional as F

from mlp_helpers.checks.core import torch_objects
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.compare import Suspect, as_array, close
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import operation
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.checks.mlp_in_pytorch.initial import (
    TRAINED,
    require_drawn_again,
    require_kaiming,
)
from mlp_helpers.checks.mlp_in_pytorch.tools import FLOAT32, Values, draw_values, logits_of, named

FIXED_SIZES = named("model/fixed-sizes")
SWAPPED_SIZES = named("model/swapped-sizes")
PROBABILITIES = named("model/probabilities")
NO_ACTIVATION = named("model/no-activation")
OUTPUT_ACTIVATION = named("model/relu-on-output")
OTHER_ACTIVATION = named("model/other-activation")
MISPLACED_RELU = named("model/relu-misplaced")
ONE_LAYER = named("model/one-layer")
AT_RANDOM = named("model/forward-at-random")
BATCH_AXIS_LOST = named("model/batch-axis-lost")
NO_GRADIENT = named("model/no-gradient")


@check("07/model", points=5)
def model(exam: Exam, MultiLayerPerceptronClass: Ref) -> None:
    """Judge the class by building it, loading parameters and running a batch (G4)."""
    d, h, q = 5, 4, 3
    with exam.part("lin_1 and lin_2 have the sizes asked for", points=1):
        net = exam.build(
            torch_objects.build_model, MultiLayerPerceptronClass, {"xdim": d, "hdim": h, "ydim": q}
        )
        shapes = {k: tuple(v.shape) for k, v in exam.ask(torch_objects.parameters, net).items()}
        _require_shapes(exam, shapes, d, h, q)
    with exam.part("203,530 parameters by default", points=1):
        default = exam.build(torch_objects.build_model, MultiLayerPerceptronClass, {})
        count = sum(v.numel() for v in exam.ask(torch_objects.parameters, default).values())
        if count != 203_530:
            exam.fail("wrong number of parameters", "expected 203530", f"got      {count}")
    with exam.part("forward gives the logits: affine, ReLU, affine", points=2):
        net = exam.build(
            torch_objects.build_model, MultiLayerPerceptronClass, {"xdim": d, "hdim": h, "ydim": q}
        )
        _require_forward(exam, net, *_telling_batch(exam, d, h, q))
    with exam.part("init_param: Kaiming-normal weights, zero biases", points=1):
        wide = {"xdim": 300, "hdim": 540, "ydim": 400}
        net = exam.build(torch_objects.build_model, MultiLayerPerceptronClass, wide)
        require_kaiming(exam, exam.ask(torch_objects.parameters, net))
        replaces = exam.ask(replaces_parameters, net)
        require_drawn_again(exam, exam.ask(torch_objects.parameters, net))
        if replaces:
            exam.note(
                "note: init_param makes new parameters; an optimizer that was made before",
                "would go on moving the old ones",
            )


def _require_forward(exam: Exam, net: Ref, values: Values, X: torch.Tensor) -> None:
    """Judge the logits of six rows and of one, then that a gradient comes through."""
    got, again = (exam.ask(run_with, net, values, X) for _ in range(2))
    if _differ(got, again):
        exam.fail("forward: the same batch twice, other logits each time", mistake=AT_RANDOM)
    suspects = wrong_forwards(values, X)
    given = f"X {tuple(X.shape)} and parameters of order 1"
    right = logits_of(values, X)
    exam.compare("logits", got, right, mistakes=suspects, rtol=FLOAT32, given=given)
    evaluated = exam.ask(run_with, net, values, X, False)
    exam.compare("logits in eval mode", evaluated, right, rtol=FLOAT32, given=given)
    one = exam.ask(run_with, net, values, X[:1])
    lost = [(BATCH_AXIS_LOST, right[0])]
    exam.compare(
        "logits", one, right[:1], mistakes=lost, rtol=FLOAT32, given="a single row, X (1, 5)"
    )
    unreached = exam.ask(without_gradient, net, values, X)
    if unreached:
        exam.fail(f"no gradient comes back to {', '.join(unreached)}", mistake=NO_GRADIENT)


def _differ(one: Any, other: Any) -> bool:
    if not (isinstance(one, torch.Tensor) and isinstance(other, torch.Tensor)):
        return False
    return one.shape == other.shape and not torch.allclose(one, other, 1e-3, 1e-5, equal_nan=True)


@operation
def run_with(model: Any, values: Values, X: torch.Tensor, training: bool = True) -> Any:
    """Run a batch through the model with `values` as the parameters of its two layers."""
    model.load_state_dict(values, strict=False)  # a layer may be registered under two names
    model.train(training)
    with torch.no_grad():
        logits = model(X.to(next(model.parameters()).device))
    model.train()
    return logits


@operation
def without_gradient(model: Any, values: Values, X: torch.Tensor) -> list[str]:
    """Name the parameters to which no gradient of the squared logits comes back."""
    model.load_state_dict(values, strict=False)
    model.zero_grad()
    logits = model(X.to(next(model.parameters()).device))
    if logits.requires_grad:
        logits.square().sum().backward()
    return [name for name, p in model.named_parameters() if p.grad is None or not p.grad.any()]


@operation
def replaces_parameters(model: Any) -> bool:
    """Call ``init_param`` on parameters that are all TRAINED; tell whether it replaces them."""
    before = list(model.parameters())
    with torch.no_grad():
        for parameter in before:
            parameter.fill_(TRAINED)
    model.init_param()
    return any(one is not other for one, other in zip(before, model.parameters(), strict=False))


def _telling_batch(exam: Exam, d: int, h: int, q: int) -> tuple[Values, torch.Tensor]:
    """Draw parameters and a batch until every mistake shows, and no two of them give the same.

    All logits may be positive at first. A mistake shows by 1e-3 of the largest logit or more,
    fifty times the tolerance.
    """
    while True:
        values = draw_values(exam, d, h, q)
        X = torch.tensor(3 * exam.rng.normal(size=(6, d)), dtype=torch.float32)
        right = as_array(logits_of(values, X))
        wrongs = [(mistake.id, as_array(wrong)) for mistake, wrong in wrong_forwards(values, X)]
        shown = not any(close(wrong, right, 1e-3) for _, wrong in wrongs)
        pairs = itertools.combinations(wrongs, 2)
        if shown and not any(a[0] != b[0] and close(a[1], b[1], 1e-3) for a, b in pairs):
            return values, X


_DEFAULTS = {"lin_1.weight": (256, 784), "lin_2.weight": (10, 256)}


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
    fixed = any(
        n == default
        for name, shape in _DEFAULTS.items()
        for n, default in zip(got.get(name, ()), shape, strict=False)
    )
    named = FIXED_SIZES if fixed else SWAPPED_SIZES if swapped else None
    wrong = next((k for k in expected if got.get(k) != expected[k]), "another parameter")
    exam.fail(
        f"{wrong}: wrong shape for xdim={d}, hdim={h}, ydim={q}",
        f"expected {expected.get(wrong, 'none')}",
        f"got      {got.get(wrong, 'none')}" if wrong in expected else f"got      {list(got)}",
        mistake=named,
    )


def wrong_forwards(values: Values, X: torch.Tensor) -> list[Suspect]:
    """Return what typical wrong ``forward`` methods give for a batch X (n, d)."""
    W1, b1 = values["lin_1.weight"], values["lin_1.bias"]
    W2, b2 = values["lin_2.weight"], values["lin_2.bias"]
    Z = X @ W1.T + b1
    logits = torch.relu(Z) @ W2.T + b2
    others = (
        torch.sigmoid,
        torch.tanh,
        F.gelu,
        F.leaky_relu,
        F.elu,
        F.silu,
        F.softplus,
        F.relu6,
        abs,
    )
    return [
        (PROBABILITIES, logits.softmax(1)),
        (PROBABILITIES, logits.log_softmax(1)),
        (PROBABILITIES, logits.sigmoid()),
        (NO_ACTIVATION, Z @ W2.T + b2),
        (OUTPUT_ACTIVATION, logits.relu()),
        (MISPLACED_RELU, (Z @ W2.T + b2).relu()),
        (MISPLACED_RELU, (X.relu() @ W1.T + b1) @ W2.T + b2),
        (ONE_LAYER, Z),
        (ONE_LAYER, Z.relu()),
        *((OTHER_ACTIVATION, phi(Z) @ W2.T + b2) for phi in others),
    ]
