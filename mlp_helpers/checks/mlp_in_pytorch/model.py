"""Check of the exercise `model`: the class, its logits, and how its parameters start (G4)."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F

from mlp_helpers.checks.core import (
    Exam,
    Fault,
    Named,
    Ref,
    check,
    draw_until,
    kind_of,
    operation,
    torch_objects,
)
from mlp_helpers.checks.core.faults import multiplied_shapes, unknown_name
from mlp_helpers.checks.mlp_in_pytorch.two_layer_net import (
    FLOAT32,
    Values,
    draw_values,
    logits_of,
    shapes_of,
)
from mlp_helpers.numerics.depth import CUT_AT_TWO

ASKED, DEFAULT = (5, 4, 3), (784, 256, 10)
"""Numbers of inputs, hidden units and outputs."""

TRAINED = 0.5
"""In the place of what training made of each parameter, before ``init_param`` is called again."""


@check("07/model", points=5)
def model(exam: Exam, MultiLayerPerceptronClass: Ref) -> None:
    """Judge the class by building it, loading parameters and running a batch (G4)."""
    d, h, q = ASKED

    def build(**sizes: int) -> Ref:
        return exam.build(torch_objects.build_model, MultiLayerPerceptronClass, sizes)

    with exam.part("lin_1 and lin_2 have the sizes asked for", points=1, explain=_explain):
        net = build(xdim=d, hdim=h, ydim=q)
        shapes = exam.ask(torch_objects.parameter_shapes, net)
        if shapes == shapes_of(*DEFAULT):
            d, h, q = DEFAULT  # with which `forward` can be judged all the same
            _judge_shapes(exam, shapes, *ASKED)
        _judge_shapes(exam, shapes, d, h, q)
    with exam.part("203,530 parameters by default", points=1):
        count = sum(map(math.prod, exam.ask(torch_objects.parameter_shapes, build()).values()))
        if count != 203_530:
            exam.fail("wrong number of parameters", "expected 203530", f"got      {count}")
    title = "forward gives the logits: affine, ReLU, affine"
    with exam.part(title, points=2, explain=lambda fault: _explain(fault, ((6, d), (h, q)))):
        net = build(xdim=d, hdim=h, ydim=q)
        values, X = _telling_batch(exam, d, h, q)
        _fit_to(exam, net, values)
        _judge_forward(exam, net, values, X)
    with exam.part("init_param: Kaiming-normal weights, zero biases", points=1):
        net = build(xdim=300, hdim=540, ydim=400)
        first = exam.ask(torch_objects.parameters, net)
        if lacking := [name for name in shapes_of(*DEFAULT) if name not in first]:
            exam.fail(f"there is no {' and no '.join(lacking)}")
        _judge_kaiming(exam, first)
        replaces = exam.ask(replaces_parameters, net)
        _judge_drawn_again(exam, exam.ask(torch_objects.parameters, net), first)
        if replaces:
            exam.note(
                "note: init_param makes new parameters; an optimizer that was made before",
                "would go on moving the old ones",
            )


def _explain(fault: Fault, past_lin_1: Any = ()) -> str | None:
    """Name why the class raised; `past_lin_1`: the shapes that meet where lin_1 had no effect."""
    if unknown_name(fault) in ("lin_1", "lin_2"):
        return "self-missing"
    if past_lin_1 and multiplied_shapes(fault) == past_lin_1:
        return "result-lost"
    kinds = {"module-for-tensor": "layer-not-called", "layer-for-tensor": "layer-for-weight"}
    return kinds.get(kind_of(fault))


def _fit_to(exam: Exam, net: Ref, values: Values) -> None:
    """Fail if the net cannot take the values; set those of biases to zero that it does not have.

    What is wrong with the layers was charged before.
    """
    found = exam.ask(torch_objects.parameter_shapes, net)
    for name, value in values.items():
        if found.get(name, value.shape) != tuple(value.shape):
            exam.fail(f"not judged: {name} has another shape than asked for")
        if name not in found and name.endswith("bias"):
            value.zero_()


def _judge_forward(exam: Exam, net: Ref, values: Values, X: torch.Tensor) -> None:
    """Judge the logits of six rows and of one, then that a gradient comes through."""
    got, again = (exam.ask(run_with, net, values, X) for _ in range(2))
    if _differ(got, again):
        headline = "forward: the same batch twice, other logits each time"
        exam.fail(headline, mistake="forward-at-random")
    if got is None:
        exam.fail("nothing was returned", mistake="no-return")
    suspects = wrong_forwards(values, X)
    given = f"X {tuple(X.shape)} and parameters of order 1"
    right = logits_of(values, X)
    exam.compare("logits", got, right, mistakes=suspects, rtol=FLOAT32, given=given)
    large = values | {"lin_1.bias": 1000 * values["lin_1.bias"]}  # where relu6 shows, now 6,000
    evaluated, expected = (
        exam.ask(run_with, net, large, 1000 * X, False),
        logits_of(large, 1000 * X),
    )
    given = "activations of order 1000, in eval mode"
    exam.compare("logits", evaluated, expected, rtol=FLOAT32, given=given)
    one = exam.ask(run_with, net, values, X[:1])
    lost, given = [("batch-axis-lost", right[0])], f"a single row, X {tuple(X[:1].shape)}"
    exam.compare("logits", one, right[:1], mistakes=lost, rtol=FLOAT32, given=given)
    _judge_gradients(exam, net, values, X)


def _judge_gradients(exam: Exam, net: Ref, values: Values, X: torch.Tensor) -> None:
    """Judge the gradients of the squared logits."""
    got = exam.ask(gradients_of_squares, net, values, X)
    unreached = [name for name, gradient in got.items() if gradient is None or not gradient.any()]
    if unreached:
        exam.fail(f"no gradient comes back to {', '.join(unreached)}", mistake="no-gradient")
    held = {name: value.clone().requires_grad_() for name, value in values.items()}
    logits_of(held, X).square().sum().backward()  # type: ignore[no-untyped-call]
    for name, value in held.items():
        if name not in got and name.endswith("bias"):
            continue
        what, given = f"the gradient with respect to {name}", "of the sum of the squared logits"
        exam.compare(what, got.get(name), value.grad, rtol=FLOAT32, given=given)


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
def gradients_of_squares(
    model: Any, values: Values, X: torch.Tensor
) -> dict[str, torch.Tensor | None]:
    """Return the gradient of the squared logits' sum with respect to each parameter."""
    model.load_state_dict(values, strict=False)
    model.zero_grad()
    logits = model(X.to(next(model.parameters()).device))
    if logits.requires_grad:
        logits.square().sum().backward()
    return {name: parameter.grad for name, parameter in model.named_parameters()}


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

    def draw() -> tuple[Values, torch.Tensor]:
        values = draw_values(exam, d, h, q)
        return values, torch.tensor(3 * exam.rng.normal(size=(6, d)), dtype=torch.float32)

    def tells(drawn: tuple[Values, torch.Tensor]) -> bool:
        right = logits_of(*drawn)
        made = [("right", right), *wrong_forwards(*drawn)]
        names, values = zip(*(each for each in made if each[1].shape == right.shape), strict=True)
        entries = torch.stack(values).flatten(1)
        near = torch.cdist(entries, entries, p=torch.inf) < 1e-3 * entries.abs().amax(1)
        same = np.equal.outer(names, names)
        return not bool((near & ~torch.from_numpy(same)).any())

    return draw_until(draw, tells)


def _judge_shapes(exam: Exam, got: dict[str, tuple[int, ...]], d: int, h: int, q: int) -> None:
    expected = shapes_of(d, h, q)
    if got == expected:
        return
    swapped = got.get("lin_1.weight") == (d, h) or got.get("lin_2.weight") == (h, q)
    pairs = [zip(got.get(name, ()), n, strict=False) for name, n in shapes_of(*DEFAULT).items()]
    fixed = any(n == default for sizes in pairs for n, default in sizes)
    cause = "fixed-sizes" if fixed else "swapped-sizes" if swapped else None
    if got == {name: shape for name, shape in expected.items() if name.endswith("weight")}:
        cause = "no-bias"
    wrong = next((k for k in expected if got.get(k) != expected[k]), "another parameter")
    exam.fail(
        f"{wrong}: wrong shape for xdim={d}, hdim={h}, ydim={q}",
        f"expected {expected.get(wrong, 'none')}",
        f"got      {got.get(wrong, 'none')}" if wrong in expected else f"got      {list(got)}",
        mistake=cause,
    )


def _judge_drawn_again(exam: Exam, values: Values, first: Values) -> None:
    """Judge what ``init_param`` made of parameters TRAINED: nothing of them may be left.

    Nor may a weight be the one of the `first` start: random draws never come again.
    """
    for name, value in values.items():
        left = value.any() if name.endswith("bias") else (value == TRAINED).all()
        if left:
            headline = f"{name} keeps its values when init_param is called again"
            exam.fail(headline, hint="the training loop calls init_param once more, to start anew")
        if not name.endswith("bias") and torch.equal(value, first[name]):
            exam.fail(f"{name} is the same at each start", mistake="seeded-inside")


def _judge_kaiming(exam: Exam, values: Values) -> None:
    """Judge 162,000 and 216,000 draws: their standard deviation and their kurtosis.

    The relative standard error of a deviation from n normal draws is 1/sqrt(2n), 0.2 % here, and
    the limit seven times that: a right answer fails with a probability of 1e-12. Truncated draws,
    the closest wrong ones, are off by 12 %. Uniform draws have kurtosis 1.8 and not 3; its standard
    error is sqrt(24/n) = 0.012, and the limit twenty times that. The mean may be off by seven
    standard errors, too.
    """
    weights = {name: values[f"{name}.weight"].double() for name in ("lin_1", "lin_2")}
    spreads = [float(W.std()) for W in weights.values()]
    for (name, W), std in zip(weights.items(), spreads, strict=True):
        if values[f"{name}.bias"].any():
            exam.fail(f"{name}.bias does not start at zero", mistake="bias-not-zero")
        n, expected = W.numel(), math.sqrt(2 / W.shape[1])
        allowed = 7 / math.sqrt(2 * n)
        if abs(float(W.mean())) > 7 * std / math.sqrt(n) and std > 1e-9:
            exam.fail(f"{name}.weight: the mean is not 0")
        if abs(std / expected - 1) > allowed:
            lines = (f"expected about {expected:.4f}", f"got            {std:.4f}")
            cause = _wrong_init(name, std, W.shape, allowed) or _wrong_spreads(spreads, allowed)
            exam.fail(f"{name}.weight: wrong standard deviation", *lines, mistake=cause)
        squares = (W / std) ** 2
        if abs(float((squares * squares).mean()) - 3) > 20 * math.sqrt(24 / n):
            exam.fail(f"{name}.weight is not normally distributed", mistake="kaiming-uniform")


def _wrong_init(name: str, std: float, shape: tuple[int, ...], allowed: float) -> str | None:
    """Name the initialisation that has this standard deviation for a weight (out, in)."""
    fan_out, fan_in = shape
    spreads = [
        ("default-init", 1 / math.sqrt(3 * fan_in)),
        ("xavier", math.sqrt(2 / (fan_in + fan_out))),
        ("variance-for-std", 2 / fan_in),
        ("fan-out", math.sqrt(2 / fan_out)),
        ("standard-normal", 1.0),
        ("no-factor-2", 1 / math.sqrt(fan_in)),
        ("truncated", CUT_AT_TWO * math.sqrt(2 / fan_in)),
        ("fixed-fan-in", math.sqrt(2 / {"lin_1": 784, "lin_2": 256}[name])),
    ]
    return next((m for m, spread in spreads if abs(std / spread - 1) < allowed), None)


def _wrong_spreads(spreads: list[float], allowed: float) -> str | None:
    """Name what is wrong with the standard deviations of both layers together."""
    one, other = spreads
    if min(one, other) < 1e-9:
        return "weights-equal"
    return "one-spread" if abs(one / other - 1) < 2 * allowed else None


def wrong_forwards(values: Values, X: torch.Tensor) -> list[Named]:
    """Return what typical wrong ``forward`` methods give for a batch X (n, d)."""
    W1, b1 = values["lin_1.weight"], values["lin_1.bias"]
    W2, b2 = values["lin_2.weight"], values["lin_2.bias"]
    Z, logits = X @ W1.T + b1, logits_of(values, X)
    others = (torch.sigmoid, torch.tanh, F.gelu, F.elu, F.silu, F.softplus, F.leaky_relu, F.relu6)
    return [
        ("probabilities", logits.softmax(1)),
        ("probabilities", logits.log_softmax(1)),
        ("probabilities", logits.sigmoid()),
        ("no-activation", Z @ W2.T + b2),
        ("relu-on-output", logits.relu()),
        ("relu-misplaced", (Z @ W2.T + b2).relu()),
        ("relu-misplaced", (X.relu() @ W1.T + b1) @ W2.T + b2),
        ("input-returned", X),
        ("one-layer", Z),
        ("one-layer", Z.relu()),
        *(("other-activation", phi(Z) @ W2.T + b2) for phi in (*others, abs)),
    ]
