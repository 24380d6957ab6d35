"""Check of the exercise `deep_net`: three layers of weights or more, trained (G4, G8)."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F
from torch.overrides import TorchFunctionMode

from mlp_helpers.checks.core import Exam, Fault, Ref, check, operation, torch_objects
from mlp_helpers.checks.core.faults import multiplied_shapes
from mlp_helpers.data import as_tensors, load_mnist

REACHED = 0.85
"""Share of new digits that has to be read. Nets of common widths that were trained read more
(tests/test_checks_mlp_in_pytorch.py), an untrained one a tenth."""
AT_BEST_GUESSED = 0.3
TURN, SHIFT = math.radians(4), 0.4
"""How far a digit is turned, and moved in pixels, at most: far too little for the eye."""
AGREE = 0.98
"""Share of digits that are read alike by the same net; rounding changes none or one of 1,000."""
WATCHED = 100
"""So many digits show what the net does between its layers: thousands of numbers each."""

Elementwise = Callable[[Tensor], Tensor]


@check("07/deep_net", points=4)
def deep_net(exam: Exam, deep_net: Ref) -> None:
    """Judge the net's weights, with which the digits are read here (G4, G8).

    They are test digits, in an order and a little turned and moved as drawn for this run. The
    student's net tells, on other digits and before, only what it does between its layers.
    """
    if exam.ask(torch_objects.is_blank, deep_net):
        exam.unfilled("deep_net = ...")
    train, test = load_mnist("bundled", verbose=False)
    X, y = as_tensors(test)
    order = torch.tensor(exam.rng.permutation(len(X)))
    new, labels = turned(X[order], exam), y[order]
    title = "three layers of weights or more, from 784 numbers to ten"
    with exam.part(title, points=1, explain=_why_it_raised):
        _require_layers(exam, deep_net)
    title = f"at least {REACHED:.0%} of 1,000 new digits are recognised"
    with exam.part(title, points=3, explain=_why_it_raised):
        _require_layers(exam, deep_net)
        net = _Rebuilt(exam, deep_net, turned(X[:WATCHED], exam))
        accuracy = _share(net.scores_as_its_own(exam, deep_net, new), labels)
        if accuracy < REACHED:
            exam.fail(
                f"{accuracy:.1%} of the new digits are recognised",
                hint="try more epochs, wider layers or another rate; the validation accuracy tells",
                mistake=net.why_so_few(accuracy),
            )
        plain, known = (_share(net.scores(A), b) for A, b in ((X, y), as_tensors(train)))
        if known < plain - 0.03:  # a training has it the other way round
            exam.fail(f"only {known:.3f} of the training digits", mistake="test-digits-learned")


def turned(X: Tensor, exam: Exam) -> Tensor:
    """Return pictures (n, 784), each turned by an angle and moved by a shift of its own."""
    n = len(X)
    angle = torch.tensor(exam.rng.uniform(-TURN, TURN, size=n), dtype=torch.float32)
    shift = torch.tensor(exam.rng.uniform(-SHIFT, SHIFT, size=(n, 2)), dtype=torch.float32) * 2 / 28
    rows = [[angle.cos(), -angle.sin(), shift[:, 0]], [angle.sin(), angle.cos(), shift[:, 1]]]
    maps = torch.stack([torch.stack(row, dim=1) for row in rows], dim=1)
    grid = F.affine_grid(maps, [n, 1, 28, 28], align_corners=False)
    return F.grid_sample(X.view(n, 1, 28, 28), grid, align_corners=False).reshape(n, 784)


def _require_layers(exam: Exam, net: Ref) -> None:
    """Fail unless the parameters are those of three linear layers or more."""
    found: list[tuple[int, bool]] = []  # by layer: how many numbers it gives, has it biases
    taken = set()
    for name, shape in exam.ask(torch_objects.parameter_shapes, net).items():
        if len(shape) == 2:
            found.append((shape[0], False))
            taken.add(shape[1])
        elif len(shape) == 1 and found and found[-1] == (shape[0], False):
            found[-1] = (shape[0], True)
        elif tuple(shape) != (1,):  # the slope of nn.PReLU
            exam.fail(f"{name} is no part of a linear layer", mistake="other-layers")
    if len(found) < 3:
        _, calls = exam.ask(run_in_eval_mode, net, torch.zeros(2, 784), True)
        unknown = any(call["weight"] is None for call in calls)
        mistake = "unknown-layers" if unknown else "not-deeper"
        exam.fail(f"{len(found)} layers of weights", mistake=mistake)
    if 784 not in taken:
        exam.fail("no layer takes 784 numbers", mistake="not-in-turn")
    if not any(given == 10 for given, _ in found):
        exam.fail("no layer gives ten numbers", mistake="not-ten")


class _Rebuilt:
    """The net, from its weights and from what was seen to happen between its layers.

    Whatever acts on each number by itself is a rule from one number to another. It is read off
    from the numbers that a layer gives and those that the next one gets.
    """

    def __init__(self, exam: Exam, net: Ref, X: Tensor):
        """Read layer by layer what the net does with digits, and a black and a white picture."""
        self._layers: list[tuple[Tensor, Tensor | None]] = []
        self._between: list[Elementwise] = []
        rows = torch.cat([torch.zeros(1, 784), torch.ones(1, 784), X])
        half = rows[: len(rows) // 2]
        own = _own_scores(exam, net, rows)
        if not _close(own[: len(half)], _own_scores(exam, net, half)):
            exam.fail("the same digits get other scores the second time", mistake="at-random")
        _, calls = exam.ask(run_in_eval_mode, net, rows, True)
        values = exam.ask(torch_objects.parameters, net)
        if any(call["weight"] not in values for call in calls):
            exam.fail("a layer is no part of the net", mistake="unknown-layers")
        unused = {key for key, W in values.items() if W.ndim == 2} - {c["weight"] for c in calls}
        if unused:
            exam.fail(f"not called: {', '.join(sorted(unused))}", mistake="layer-unused")
        H = self._read_pixels(exam, rows, calls[0]["input"].float())
        for i, call in enumerate(calls, start=1):
            W, b = values[call["weight"]].float(), values.get(call["bias"])
            self._layers.append((W, b if b is None else b.float()))
            Z = F.linear(H, *self._layers[-1])
            if i == len(calls):
                _require_scores(exam, Z, own)
                break
            given = calls[i]["input"].float()
            if torch.equal(given, call["input"]) and bool(given.any()):  # no dead units
                exam.fail(f"what layer {i} gives is not used", mistake="layer-unused")
            if given.shape != Z.shape or not _is_elementwise(Z, given):
                headline = f"layer {i + 1} gets something else than an activation of layer {i}"
                mistake = "softmax-between" if _are_probabilities(given) else "not-elementwise"
                exam.fail(headline, mistake=mistake)
            if _is_affine(Z, given):
                exam.fail(f"none between layers {i} and {i + 1}", mistake="no-activation")
            self._between.append(_rule(Z, given))
            H = self._between[-1](Z)

    def _read_pixels(self, exam: Exam, rows: Tensor, pixels: Tensor) -> Tensor:
        """Read how the pixels were scaled and shifted; the first two rows are black and white."""
        if pixels.shape != rows.shape:
            exam.fail("the first layer gets no pixels", mistake="pixels-mixed")
        self._shift, self._factor = pixels[0], pixels[1] - pixels[0]
        H = rows * self._factor + self._shift
        if not _close(H, pixels):
            exam.fail("the first layer gets changed pixels", mistake="pixels-mixed")
        return H

    def scores(self, X: Tensor) -> Tensor:
        """Return what the last layer gives for rows X (n, 784)."""
        X = X * self._factor + self._shift
        for i, (W, b) in enumerate(self._layers):
            X = F.linear(self._between[i - 1](X) if i else X, W, b)
        return X

    def scores_as_its_own(self, exam: Exam, net: Ref, X: Tensor) -> Tensor:
        """Return the scores, or fail where the net itself reads other digits."""
        Z, own = self.scores(X), _own_scores(exam, net, X)
        if _share(Z, own.argmax(1)) < AGREE:
            headline = "the last layer's scores read other digits than the net"
            exam.fail(headline, mistake="not-elementwise")
        return Z

    def why_so_few(self, accuracy: float) -> str | None:
        """Name why the net reads few digits, where that shows."""
        if float(self._factor.abs().max()) < 0.1:
            return "scaled-again"
        if all(bool((W.abs() <= 1.00001 / W.shape[1] ** 0.5).all()) for W, _ in self._layers):
            return "untrained"  # PyTorch draws no larger ones; of 50,000 a training moves some out
        return "guessing" if accuracy < AT_BEST_GUESSED else None


def _own_scores(exam: Exam, net: Ref, X: Tensor) -> Tensor:
    """Return what the net itself gives for rows X (n, 784)."""
    own, _ = exam.ask(run_in_eval_mode, net, X, False)
    if not isinstance(own, Tensor) or tuple(own.shape) != (len(X), 10):
        shown = tuple(own.shape) if isinstance(own, Tensor) else type(own).__name__
        headline = f"for {len(X)} rows expected scores ({len(X)}, 10), got {shown}"
        exam.fail(headline, mistake="not-ten")
    if (bad := ~torch.isfinite(own).all(1)).any():
        if bool((X[bad].std(1) == 0).all()):  # 0/0 in the pixels, not a training that exploded
            exam.fail("a black or white picture has no finite scores", mistake="pixels-mixed")
        exam.fail("some scores are not finite", mistake="diverged")
    return own


def _require_scores(exam: Exam, Z: Tensor, own: Tensor) -> None:
    """Fail unless the net's own scores are those of its last layer, but for a number for each row.

    Such a number changes no loss and no answer: ``log_softmax`` subtracts one.
    """
    if Z.shape != own.shape:
        exam.fail("the last layer does not give the scores", mistake="behind-the-last")
    if _are_probabilities(own):
        exam.fail("the net ends in probabilities, not in scores", mistake="probabilities")
    if not _close(*(scores - scores.mean(1, keepdim=True) for scores in (own, Z))):
        mistake = "behind-the-last" if _is_elementwise(Z, own) else "not-elementwise"
        exam.fail("the net's scores are not those of its last layer", mistake=mistake)


def _are_probabilities(values: Tensor) -> bool:
    sums = values.sum(-1)
    return bool((values >= 0).all()) and _close(sums, torch.ones_like(sums))


def _rule(Z: Tensor, H: Tensor) -> Elementwise:
    """Return the function that makes H of Z entry by entry, linear between what was seen."""
    order = Z.flatten().argsort()
    z, h = (values.flatten()[order].double().numpy() for values in (Z, H))
    return lambda X: torch.tensor(np.interp(X.numpy(), z, h), dtype=torch.float32)


def _is_elementwise(Z: Tensor, H: Tensor) -> bool:
    """Tell whether each entry of H follows from the one of Z: half of them foretell the others.

    An activation leaves a thousandth of the variance at most, whatever depends on more a tenth.
    """
    order = Z.flatten().argsort()
    z, h = Z.flatten()[order], H.flatten()[order]
    left = (_rule(z[::2], h[::2])(z[1::2]) - h[1::2]).square().mean()
    return bool(left <= 0.01 * h.var())


def _is_affine(Z: Tensor, H: Tensor) -> bool:
    """Tell whether H is a·Z + c with numbers a and c, and not constant."""
    z, h = (values.flatten().double() - values.double().mean() for values in (Z, H))
    left = h - (z @ h) / (z @ z) * z
    return bool(left.square().sum() < 1e-6 * h.square().sum())


def _close(got: Tensor, expected: Tensor) -> bool:
    """Compare numbers of float32 that are some steps of rounding apart."""
    return bool(torch.allclose(got, expected, 1e-3, 1e-3 * float(expected.abs().max())))


def _share(Z: Tensor, y: Tensor) -> float:
    return float((Z.argmax(1) == y).double().mean())


def _why_it_raised(fault: Fault) -> str | None:
    if "named_parameters" in fault.message:  # which a list of losses does not have
        return "not-a-net"
    return "not-in-turn" if multiplied_shapes(fault) else None


@operation
def run_in_eval_mode(model: Any, X: Tensor, watched: bool) -> tuple[Any, list[dict[str, Any]]]:
    """Run the model on rows X (n, 784), wherever it is, in eval mode; leave it as it was.

    Returns its scores and, if watched, which linear layers were given what, in order. A layer is
    told by the names of its parameters: ``None`` where the model does not know them.
    """
    names = {id(parameter): name for name, parameter in model.named_parameters()}
    calls: list[dict[str, Any]] = []

    class Watch(TorchFunctionMode):
        def __torch_function__(self, func: Any, _: Any, args: Any = (), kwargs: Any = None) -> Any:
            if func is F.linear:
                given = dict(zip(("input", "weight", "bias"), args, strict=False)) | (kwargs or {})
                W, b = given["weight"], given.get("bias")
                told = {"weight": names.get(id(W)), "bias": names.get(id(b))}
                calls.append({"input": given["input"].clone(), **told})
            return func(*args, **(kwargs or {}))

    places = (tensor.device for tensor in (*model.parameters(), *model.buffers()))
    training = model.training
    model.eval()
    with torch.no_grad(), Watch() if watched else contextlib.nullcontext():
        Z = model(X.to(next(places, X.device)))
    model.train(training)
    return Z, calls
