"""Check of the exercise `deep_net`: three layers of weights or more, trained (G4, G8)."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F
from torch.overrides import TorchFunctionMode

from mlp_helpers.checks.core import Exam, Fault, Ref, check, operation, torch_objects
from mlp_helpers.checks.core.faults import multiplied_shapes
from mlp_helpers.checks.mlp_in_pytorch.trained import AT_BEST_GUESSED, bundled_digits

REACHED = 0.85
"""Share of new digits that has to be read. Nets of common widths that were trained read more
(tests/test_checks_mlp_in_pytorch.py), an untrained one a tenth."""
TURN, SHIFT = math.radians(4), 0.4
"""How far a digit is turned, and moved in pixels, at most: far too little for the eye."""
AGREE = 0.98
"""Share of digits that are read alike by the same net; rounding changes none or one of 1,000."""
WATCHED = 100
"""So many digits show what numbers the layers give."""
RUNS = 8
"""So many times as many rows show what the net makes of numbers put in their place: of each number
that was seen, and of three times as many evenly spread ones, twice."""
LEAST_RANGE = 10.0
"""The numbers put in the place of a layer's go at least from minus this to this: there every
activation in use bends, whatever a layer gives."""

Elementwise = Callable[[Tensor], Tensor]


@check("07/deep_net", points=4)
def deep_net(exam: Exam, deep_net: Ref) -> None:
    """Judge the net's weights, with which the digits are read here (G4, G8).

    They are test digits, in an order and a little turned and moved as drawn for this run. The
    student's net tells, on other digits and before, only what it does between its layers.
    """
    if exam.ask(torch_objects.is_blank, deep_net):
        exam.unfilled("deep_net = ...")
    train, (X, y) = bundled_digits()
    order = torch.tensor(exam.rng.permutation(len(X)))
    new, labels = turned(X[order], exam), y[order]
    title = "three layers of weights or more, from 784 numbers to ten"
    with exam.part(title, points=1, explain=_why_it_raised):
        _require_layers(exam, deep_net)
    title = f"an activation between two; at least {REACHED:.0%} of 1,000 new digits are recognised"
    with exam.part(title, points=3, explain=_why_it_raised):
        _require_layers(exam, deep_net)
        net = _Rebuilt(exam, deep_net, turned(X[:WATCHED], exam))
        own, rebuilt = _own_scores(exam, deep_net, new), net.scores(new)
        alike = _share(rebuilt, own.argmax(1)) >= AGREE
        accuracy = _share(rebuilt if alike else own, labels)
        if accuracy < REACHED:
            exam.fail(
                f"{accuracy:.1%} of the new digits are recognised",
                hint="try more epochs, wider layers or another rate; the validation accuracy tells",
                mistake=net.why_so_few(accuracy),
            )
        if not alike:
            exam.fail("the layers and activations alone read other digits than the net")
        _require_training_digits(exam, net, train, _share(net.scores(X), y))


def _require_training_digits(
    exam: Exam, net: _Rebuilt, train: tuple[Tensor, Tensor], plain: float
) -> None:
    """Fail where far fewer training digits are read than test digits, the share `plain` of them.

    A quarter of them says so mostly: that it is off by 0.05 are five standard errors or more.
    """
    X, y = train
    some = torch.tensor(exam.rng.permutation(len(X))[: len(X) // 4])
    if _share(net.scores(X[some]), y[some]) < plain + 0.02:
        known = _share(net.scores(X), y)
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
        _, calls = exam.ask(run_net, net, torch.zeros(2, 784), True)
        unknown = any(call["weight"] is None for call in calls)
        mistake = "unknown-layers" if unknown else "not-deeper"
        exam.fail(f"{len(found)} layers of weights", mistake=mistake)
    if 784 not in taken:
        exam.fail("no layer takes 784 numbers", mistake="not-in-turn")
    if not any(given == 10 for given, _ in found):
        exam.fail("no layer gives ten numbers", mistake="not-ten")


class _Rebuilt:
    """The net, from its weights and from what it makes of the numbers between its layers.

    Whatever acts on each number by itself is a rule from one number to another. To read it off,
    other numbers are put in the place of what the layers give: see :class:`_Probe`.
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
        _, calls = exam.ask(run_net, net, rows, True)
        values = exam.ask(torch_objects.parameters, net)
        if any(call["weight"] not in values for call in calls):
            exam.fail("a layer is no part of the net", mistake="unknown-layers")
        unused = {key for key, W in values.items() if W.ndim == 2} - {c["weight"] for c in calls}
        if unused:
            exam.fail(f"not called: {', '.join(sorted(unused))}", mistake="layer-unused")
        for call in calls:
            W, b = values[call["weight"]].float(), values.get(call["bias"])
            self._layers.append((W, b if b is None else b.float()))
        self._read_pixels(exam, rows, calls[0]["input"].float())
        seen = [
            F.linear(call["input"].float(), W, b)
            for call, (W, b) in zip(calls, self._layers, strict=True)
        ]
        probes = [_Probe(exam, Z) for Z in seen]
        put = [probe.values for probe in probes]
        scores, others = exam.ask(run_net, net, rows.repeat(RUNS, 1), True, put)
        if len(others) != len(calls):
            exam.fail("it depends on the digits which layers are called")
        inputs = [call["input"].float() for call in others]
        for i, given in enumerate(inputs[1:], start=1):
            if torch.equal(given, inputs[i - 1]):
                exam.fail(f"what layer {i} gives is not used", mistake="layer-unused")
            self._between.append(_read_activation(exam, i, probes[i - 1], given))
        _require_scores(exam, seen[-1], own, probes[-1], scores)
        self._require_scores_in_training(exam, net, rows)

    def _read_pixels(self, exam: Exam, rows: Tensor, pixels: Tensor) -> None:
        """Read how the pixels were scaled and shifted; the first two rows are black and white."""
        if pixels.shape != rows.shape:
            exam.fail("the first layer gets no pixels", mistake="pixels-mixed")
        self._shift, self._factor = pixels[0], pixels[1] - pixels[0]
        if not _close(rows * self._factor + self._shift, pixels):
            exam.fail("the first layer gets changed pixels", mistake="pixels-mixed")

    def _require_scores_in_training(self, exam: Exam, net: Ref, X: Tensor) -> None:
        """Fail where dropout, or the like, stands behind the last layer: it acts in training."""
        scores, calls = exam.ask(run_net, net, X, True, (), True)
        last = F.linear(calls[-1]["input"].float(), *self._layers[-1])
        if not _equal_but_for_rows(scores.float(), last):
            headline = "in training the scores are not those of the last layer"
            exam.fail(headline, mistake="dropped-last")

    def scores(self, X: Tensor) -> Tensor:
        """Return what the last layer gives for rows X (n, 784)."""
        W, b = self._layers[0]
        X = F.linear(X, W * self._factor, F.linear(self._shift, W, b))
        for activation, (W, b) in zip(self._between, self._layers[1:], strict=True):
            X = F.linear(activation(X), W, b)
        return X

    def why_so_few(self, accuracy: float) -> str | None:
        """Name why the net reads few digits, where that shows."""
        if float(self._factor.abs().max()) < 0.1:
            return "scaled-again"
        if all(bool((W.abs() <= 1.00001 / W.shape[1] ** 0.5).all()) for W, _ in self._layers):
            return "untrained"  # PyTorch draws no larger ones; of 50,000 a training moves some out
        return "guessing" if accuracy < AT_BEST_GUESSED else None


def _own_scores(exam: Exam, net: Ref, X: Tensor) -> Tensor:
    """Return what the net itself gives for rows X (n, 784)."""
    own, _ = exam.ask(run_net, net, X, False)
    if not isinstance(own, Tensor) or tuple(own.shape) != (len(X), 10):
        shown = tuple(own.shape) if isinstance(own, Tensor) else type(own).__name__
        headline = f"for {len(X)} rows expected scores ({len(X)}, 10), got {shown}"
        exam.fail(headline, mistake="not-ten")
    if (bad := ~torch.isfinite(own).all(1)).any():
        if bool((X[bad].std(1) == 0).all()):  # 0/0 in the pixels, not a training that exploded
            exam.fail("a black or white picture has no finite scores", mistake="pixels-mixed")
        exam.fail("some scores are not finite", mistake="diverged")
    return own


class _Probe:
    """Numbers that are put in the place of what a layer gives, each of them in two places.

    They are the ones that it gave, and others evenly spread around zero. What acts on each number
    by itself makes the same of both places, whatever stands beside them: dead units, a layer of
    two units or a gap in what was seen hide nothing of it, and show nothing else.
    """

    def __init__(self, exam: Exam, Z: Tensor):
        """Take the numbers from Z (n, h), as what the layer gave."""
        known = Z.flatten().nan_to_num(0.0, 0.0, 0.0).clamp(-1e30, 1e30)
        end = max(1.5 * float(known.abs().max()), LEAST_RANGE)
        spread = torch.linspace(-end, end, (RUNS // 2 - 1) * len(known))
        self._z = torch.cat([known, spread])
        self._places = torch.tensor(exam.rng.permutation(2 * len(self._z)))
        self.values = torch.empty(len(self._places))
        self.values[self._places] = self._z.repeat(2)
        self.values = self.values.view(RUNS * len(Z), *Z.shape[1:])

    def answers(self, given: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return the numbers, and what became of them in the one place and in the other."""
        h, again = given.flatten()[self._places].view(2, -1)
        finite = h.isfinite() & again.isfinite()
        return self._z[finite], h[finite], again[finite]


def _read_activation(exam: Exam, i: int, probe: _Probe, given: Tensor) -> Elementwise:
    """Return the activation behind layer i, or fail where the next layer is given another thing."""
    if given.shape == probe.values.shape:
        z, h, again = probe.answers(given)
        if _close(h, again):
            if _is_affine(z, h):
                exam.fail(f"none between layers {i} and {i + 1}", mistake="no-activation")
            return _rule(z, h)
    headline = f"layer {i + 1} gets something else than an activation of layer {i}"
    mistake = "softmax-between" if _are_probabilities(given) else "not-elementwise"
    exam.fail(headline, mistake=mistake)


def _require_scores(exam: Exam, Z: Tensor, own: Tensor, probe: _Probe, scores: Tensor) -> None:
    """Fail unless the net's own scores are those of its last layer, but for a number for each row.

    Such a number changes no loss and no answer: ``log_softmax`` subtracts one.
    """
    if Z.shape != own.shape:
        exam.fail("the last layer does not give the scores", mistake="behind-the-last")
    if _are_probabilities(own):
        exam.fail("the net ends in probabilities, not in scores", mistake="probabilities")
    if not _equal_but_for_rows(own, Z):
        _, h, again = probe.answers(scores)
        mistake = "behind-the-last" if _close(h, again) else "not-elementwise"
        exam.fail("the net's scores are not those of its last layer", mistake=mistake)


def _equal_but_for_rows(own: Tensor, Z: Tensor) -> bool:
    """Compare scores (n, 10), each row but for a number of its own."""
    return _close(*(each - each.mean(1, keepdim=True) for each in (own, Z)))


def _are_probabilities(values: Tensor) -> bool:
    sums = values.sum(-1)
    return bool((values >= 0).all()) and _close(sums, torch.ones_like(sums))


def _rule(z: Tensor, h: Tensor) -> Elementwise:
    """Return the function that makes the numbers h of z, linear between them."""
    order = z.argsort()
    given, made = (values[order].double().numpy() for values in (z, h))
    return lambda X: torch.tensor(np.interp(X.numpy(), given, made), dtype=torch.float32)


def _is_affine(z: Tensor, h: Tensor) -> bool:
    """Tell whether h is a·z + c with numbers a and c, and not constant."""
    z, h = (values.double() - values.double().mean() for values in (z, h))
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
def run_net(
    model: Any, X: Tensor, watched: bool, put: Sequence[Tensor] = (), training: bool = False
) -> tuple[Any, list[dict[str, Any]]]:
    """Run the model on rows X (n, 784), wherever it is, in one of its modes; leave it as it was.

    Returns its scores and, if watched, which linear layers were given what, in order. A layer is
    told by the names of its parameters: ``None`` where the model does not know them. It gives the
    numbers of `put` in place of its own, the first call the first ones.
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
                if len(calls) <= len(put):
                    return put[len(calls) - 1].to(given["input"])
            return func(*args, **(kwargs or {}))

    places = (tensor.device for tensor in (*model.parameters(), *model.buffers()))
    before = model.training
    model.train(training)
    with torch.no_grad(), Watch() if watched else contextlib.nullcontext():
        Z = model(X.to(next(places, X.device)))
    model.train(before)
    return Z, calls
