"""Check of the exercise `deep_net`: three layers of weights or more, trained (G4, G8)."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from mlp_helpers.checks.core import Exam, Ref, check, operation, torch_objects
from mlp_helpers.data import as_tensors, load_mnist

REACHED = 0.85
"""Share of new digits that has to be read. Nets of common widths that were trained read more
(tests/test_checks_mlp_in_pytorch.py), an untrained one a tenth."""
AT_BEST_GUESSED = 0.3
TURN, SHIFT = math.radians(4), 0.4
"""How far a digit is turned, and moved in pixels, at most: far too little for the eye."""


Layers = list[tuple[Tensor, Tensor | None]]
"""By layer: the weights (out, in) and the biases, if there are any."""
ACTIVATIONS: tuple[Callable[[Tensor], Tensor], ...] = (
    *(F.relu, F.leaky_relu, F.elu, F.gelu, F.silu),
    *(torch.tanh, torch.sigmoid),
)
AGREE = 0.98
"""Share of digits that are read alike by the same net; rounding changes none or one of 1,000."""


@check("07/deep_net", points=4)
def deep_net(exam: Exam, deep_net: Ref) -> None:
    """Judge the net's weights, with which the digits are read here (G4, G8).

    They are test digits, in an order and a little turned and moved as drawn for this run. That they
    are read with the net's weights makes sure that these do it, and how many layers there are.
    """
    if exam.ask(torch_objects.is_blank, deep_net):
        exam.unfilled("deep_net = ...")
    train, test = load_mnist("bundled", verbose=False)
    X, y = as_tensors(test)
    order = torch.tensor(exam.rng.permutation(len(X)))
    new, labels = turned(X[order], exam), y[order]
    with exam.part("three layers of weights or more, from 784 numbers to ten", points=1):
        _layers(exam, deep_net)
    with exam.part(f"at least {REACHED:.0%} of 1,000 new digits are recognised", points=3):
        layers = _layers(exam, deep_net)
        activation = _activation(exam, deep_net, layers, new)
        Z = run(layers, new, activation)
        accuracy = _share(Z, labels)
        if accuracy < REACHED:
            exam.fail(
                f"{accuracy:.1%} of the new digits are recognised",
                hint="try more epochs, wider layers or another rate; the validation accuracy tells",
                mistake="guessing" if accuracy < AT_BEST_GUESSED else None,
            )
        plain, known = (
            _share(run(layers, A, activation), b) for A, b in ((X, y), as_tensors(train))
        )
        if known < plain - 0.03:  # a training has it the other way round
            exam.fail(f"only {known:.3f} of the training digits", mistake="test-digits-learned")


def run(layers: Layers, X: Tensor, activation: Callable[[Tensor], Tensor]) -> Tensor:
    """Return the scores of rows X (n, d), with the activation between the layers."""
    return run_on(layers, F.linear(X, *layers[0]), activation)


def run_on(layers: Layers, Z: Tensor, activation: Callable[[Tensor], Tensor]) -> Tensor:
    """Return the scores, from what the first layer gives: most of the work is there."""
    for W, b in layers[1:]:
        Z = F.linear(activation(Z), W, b)
    return Z


def turned(X: Tensor, exam: Exam) -> Tensor:
    """Return pictures (n, 784), each turned by an angle and moved by a shift of its own."""
    n = len(X)
    angle = torch.tensor(exam.rng.uniform(-TURN, TURN, size=n), dtype=torch.float32)
    shift = torch.tensor(exam.rng.uniform(-SHIFT, SHIFT, size=(n, 2)), dtype=torch.float32) * 2 / 28
    rows = [[angle.cos(), -angle.sin(), shift[:, 0]], [angle.sin(), angle.cos(), shift[:, 1]]]
    maps = torch.stack([torch.stack(row, dim=1) for row in rows], dim=1)
    grid = F.affine_grid(maps, [n, 1, 28, 28], align_corners=False)
    return F.grid_sample(X.view(n, 1, 28, 28), grid, align_corners=False).reshape(n, 784)


def _layers(exam: Exam, net: Ref) -> Layers:
    """Read the layers from the net's parameters, or fail if they do not follow each other."""
    found: Layers = []
    for name, value in exam.ask(torch_objects.parameters, net).items():
        if value.ndim == 2:
            found.append((value.float(), None))
        elif value.ndim == 1 and found and found[-1][1] is None and len(value) == len(found[-1][0]):
            found[-1] = (found[-1][0], value.float())
        else:
            exam.fail(f"{name} is no part of a linear layer", mistake="other-layers")
    if len(found) < 3:
        exam.fail(f"{len(found)} layers of weights", mistake="not-deeper")
    sizes = [(W.shape[1], W.shape[0]) for W, _ in found]
    ends = [784, *(fan_out for _, fan_out in sizes)]
    if [fan_in for fan_in, _ in sizes] != ends[:-1]:
        exam.fail(f"the layers do not follow each other: {sizes}", mistake="not-in-turn")
    if ends[-1] != 10:
        exam.fail(f"the last layer gives {ends[-1]} numbers", mistake="not-ten")
    return found


def _activation(exam: Exam, net: Ref, layers: Layers, X: Tensor) -> Callable[[Tensor], Tensor]:
    """Return the activation with which the weights read digits as the net itself does."""
    own = exam.ask(logits_in_eval_mode, net, X)
    if not isinstance(own, Tensor) or tuple(own.shape) != (len(X), 10):
        shown = tuple(own.shape) if isinstance(own, Tensor) else type(own).__name__
        exam.fail(
            f"for {len(X)} rows expected scores ({len(X)}, 10), got {shown}", mistake="not-ten"
        )
    if not bool(torch.isfinite(own).all()):
        exam.fail("some scores are not finite", mistake="diverged")

    def read_alike(Z: Tensor) -> bool:
        return _share(Z, own.argmax(1)) >= AGREE

    first = F.linear(X, *layers[0])
    straight = run_on(layers, first, lambda Z: Z)
    if bool(torch.allclose(straight, own, 1e-3, 1e-3 * float(straight.abs().max()))):
        exam.fail("the whole net is a single affine map", mistake="no-activation")
    fitting = [each for each in ACTIVATIONS if read_alike(run_on(layers, first, each))]
    if not fitting:
        unused = any(
            read_alike(run(rest, X, each)) for rest in _without_one(layers) for each in ACTIVATIONS
        )
        cause = "layer-unused" if unused else None
        exam.fail("the weights, layer after layer, read other digits than the net", mistake=cause)
    return max(fitting, key=lambda each: _share(run_on(layers, first, each), own.argmax(1)))


def _without_one(layers: Layers) -> list[Layers]:
    """Return what is left where a layer that has as many inputs as outputs is left out."""
    square = [i for i, (W, _) in enumerate(layers) if W.shape[0] == W.shape[1]]
    return [layers[:i] + layers[i + 1 :] for i in square]


def _share(Z: Tensor, y: Tensor) -> float:
    return float((Z.argmax(1) == y).double().mean())


@operation
def logits_in_eval_mode(model: Any, X: Tensor) -> Any:
    """Run the model on rows X (n, 784), wherever it is, in eval mode; leave it as it was."""
    places = (tensor.device for tensor in (*model.parameters(), *model.buffers()))
    training = model.training
    model.eval()
    with torch.no_grad():
        Z = model(X.to(next(places, X.device)))
    model.train(training)
    return Z
