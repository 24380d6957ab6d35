"""Check of the exercise `train_step`: one step of training, and a second one (G7)."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.linalg import norm
from torch.nn import functional as F

from mlp_helpers.checks.core import (
    Exam,
    Fault,
    Named,
    Ref,
    check,
    close,
    draw_until,
    kind_of,
    operation,
    torch_objects,
)
from mlp_helpers.checks.core.compare import as_array
from mlp_helpers.checks.mlp_in_pytorch.two_layer_net import (
    FLOAT32,
    Batch,
    Values,
    draw_batch,
    draw_values,
    flat,
    logits_of,
)

LEARNING_RATE = 0.1
"""Of the plain gradient descent with which train_step is judged."""
MOMENTUM, DECAY = 0.5, 0.5
"""Of the second optimiser: its step is not the gradient's, and it remembers the one before."""

NORMALISED = 1e-3
"""Tolerance for a net with batch norm, which divides by small deviations: float32 is off by up to
3e-6, eval mode by 1e-2 or more (measured over 150 seeds)."""

LEFT_OVER = 2.0
"""Every entry of the gradients that there are before a step."""


@check("07/train_step", points=4)
def train_step(exam: Exam, train_step: Ref) -> None:
    """Judge two steps of training by the parameters they lead to (G7).

    The loss is weighted by class, so that it is no other loss of torch.
    """
    values, batches, weights = draw_until(lambda: _draw(exam), _losses_differ)
    X, y = batches[0]
    net, *rest = _build_training(exam, values, weights)
    first, first_loss = sgd_step(values, values, batches[0], weights)
    with exam.part("one step: backpropagate and update", points=2, explain=_explain):
        outcome = exam.outcome(train_step, net, *batches[0], *rest)
        got = exam.require(outcome)
        moved = exam.ask(torch_objects.parameters, net)
        grads = exam.ask(torch_objects.gradients, net)
        _judge_moved(exam, net, values, moved, grads)
        suspects = wrong_first_steps(values, first, moved, grads, batches[0])
        exam.compare(
            "parameters after one step", flat(moved), flat(first), mistakes=suspects, rtol=FLOAT32
        )
        read = logits_of(values, X.flatten(1)).argmax(1)
        suspects = [
            ("loss-times-n", len(y) * first_loss),
            ("loss-after-update", sgd_step(first, first, batches[0], weights)[1]),
            ("accuracy-for-loss", float((read == y).double().mean())),
        ]
        _judge_value(exam, got, first_loss, suspects)
        _judge_mode(exam, train_step, values, batches, weights)
        got = _judge_optimizer_obeyed(exam, train_step, values, batches[:1], weights)
        exam.compare("the loss that comes back once more", got, first_loss, rtol=FLOAT32)
    with exam.part("two steps: a gradient from before is reset", points=2, explain=_explain):
        exam.require(outcome)
        exam.require(exam.outcome(train_step, net, *batches[1], *rest))
        moved = exam.ask(torch_objects.parameters, net)
        second, _ = sgd_step(first, first, batches[1], weights)
        carried = {key: second[key] + (first[key] - values[key]) for key in values}
        suspects = wrong_second_steps(moved, second, carried)
        name = "parameters after two steps"
        exam.compare(name, flat(moved), flat(second), mistakes=suspects, rtol=FLOAT32)
        _judge_left_over(exam, train_step, values, batches[0], weights)
        _judge_optimizer_obeyed(exam, train_step, values, batches, weights)


def _draw(exam: Exam) -> tuple[Values, list[Batch], torch.Tensor]:
    """Draw parameters, two batches, and weights of the classes."""
    values = draw_values(exam, 784, 6, 10)
    batches = [draw_batch(exam, n) for n in (40, 33)]
    X, y = batches[0]
    y[0] = logits_of(values, X[:1].flatten(1)).argmax()  # read rightly: the accuracy is not 0
    return values, batches, torch.tensor(exam.rng.uniform(0.5, 2.0, size=10), dtype=torch.float32)


def _losses_differ(drawn: tuple[Values, list[Batch], torch.Tensor]) -> bool:
    """Tell whether batch norm makes another loss: a mean of several calls is none of them then."""
    values, ((X, y), _), weights = drawn
    scores = [logits(values, X.flatten(1)) for logits in (logits_of, normalised_logits)]
    one, other = (float(F.cross_entropy(Z, y, weight=weights)) for Z in scores)
    return abs(one / other - 1) > 0.02


def _explain(fault: Fault) -> str | None:
    # the loss handed over is a single number: what is not, is another tensor
    kinds = ("no-backward", "not-one-number")
    return "backward-of-another" if kind_of(fault) in kinds else None


def _judge_left_over(
    exam: Exam, train_step: Ref, values: Values, batch: Batch, weights: torch.Tensor
) -> None:
    """Judge a first step into which a gradient left over from elsewhere must not enter."""
    net, *rest = _build_training(exam, values, weights)
    exam.ask(leave_gradient, net)
    exam.require(exam.outcome(train_step, net, *batch, *rest))
    moved = flat(exam.ask(torch_objects.parameters, net))
    right = flat(sgd_step(values, values, batch, weights)[0])
    wrong: list[Named] = [("reset-after-step", right - LEARNING_RATE * LEFT_OVER)]
    name = "parameters after a step before which there were gradients"
    exam.compare(name, moved, right, mistakes=wrong, rtol=FLOAT32)


def _judge_mode(
    exam: Exam, train_step: Ref, values: Values, batches: list[Batch], weights: torch.Tensor
) -> None:
    """Judge a step of a net whose hidden layer is normalised by the batch, in train mode only.

    In eval mode the step leads elsewhere, and a net that is left in it gives other logits.
    """
    net, *rest = _build_training(exam, values, weights, normalised=True)
    got = exam.require(exam.outcome(train_step, net, *batches[0], *rest))
    moved, loss = sgd_step(values, values, batches[0], weights, normalised=True)
    logits = exam.ask(logits_now, net, batches[1][0].flatten(1))
    pairs = (
        (flat(exam.ask(torch_objects.parameters, net)), flat(moved)),
        (logits, normalised_logits(moved, batches[1][0].flatten(1))),
    )
    if not all(close(as_array(got), as_array(right), NORMALISED) for got, right in pairs):
        exam.fail("a net with batch norm is not trained in train mode", mistake="eval-mode")
    exam.compare("the loss that comes back of another net", got, loss, rtol=NORMALISED)


def _build_training(
    exam: Exam,
    values: Values,
    weights: torch.Tensor,
    *,
    normalised: bool = False,
    **options: float,
) -> list[Ref]:
    """Build a net, the weighted loss, an SGD optimiser with these options, and a device."""
    net = exam.build(build_hooked_net, values, normalised)
    loss = exam.build(build_weighted_loss, weights)
    optm = exam.build(torch_objects.build_optimizer, "SGD", net, {"lr": LEARNING_RATE, **options})
    return [net, loss, optm, exam.build(torch_objects.build_device, "cpu")]


def _judge_optimizer_obeyed(
    exam: Exam, train_step: Ref, values: Values, batches: list[Batch], weights: torch.Tensor
) -> Any:
    """Judge a step for each batch, taken by an optimiser with momentum and weight decay.

    Plain descent would not show an update by hand, nor an optimiser's state that is lost. Before
    several steps there are gradients left over. Returns what came of the last step.
    """
    net, *rest = _build_training(exam, values, weights, momentum=MOMENTUM, weight_decay=DECAY)
    if len(batches) > 1:
        exam.ask(leave_gradient, net)
    at, memory = values, {key: torch.zeros_like(value) for key, value in values.items()}
    for batch in batches:
        got = exam.require(exam.outcome(train_step, net, *batch, *rest))
        plain, _ = sgd_step(at, at, batch, weights)
        step = {key: at[key] - plain[key] + LEARNING_RATE * DECAY * at[key] for key in at}
        memory = {key: MOMENTUM * memory[key] + step[key] for key in at}
        at = {key: at[key] - memory[key] for key in at}
    moved = flat(exam.ask(torch_objects.parameters, net))
    by_hand, _ = sgd_step(values, values, batches[0], weights)
    rule = "an optimiser with momentum and weight decay"
    if len(batches) == 1 and close(moved, flat(by_hand), FLOAT32):
        exam.fail(
            f"the step is plain gradient descent's, but optm was {rule}",
            hint=exam.mistake("other-update").hint,
        )
    many = "one step" if len(batches) == 1 else "two steps"
    exam.compare(f"parameters after {many} of {rule}", moved, flat(at), rtol=FLOAT32)
    return got


def _judge_value(exam: Exam, got: Any, right: float, suspects: list[Named]) -> None:
    """Judge what comes back of the first step."""
    if got is None:
        exam.fail("nothing was returned", mistake="no-loss")
    if getattr(got, "requires_grad", False):
        exam.fail("the loss that comes back holds on to its graph", mistake="graph-kept")
    exam.compare("the loss that comes back", got, right, mistakes=suspects, rtol=FLOAT32)


@operation
def build_weighted_loss(weights: torch.Tensor) -> torch.nn.Module:
    """Build a cross-entropy whose classes count by `weights` (10,)."""
    return torch.nn.CrossEntropyLoss(weight=weights)


def sgd_step(
    at: Values,
    values: Values,
    batch: Batch,
    weights: torch.Tensor | None = None,
    lr: float = LEARNING_RATE,
    *,
    normalised: bool = False,
) -> tuple[Values, float]:
    """Take one SGD step from `values` with the gradient of the mean cross-entropy at `at`.

    Returns the new parameters and the loss at `at`. The classes count by `weights`.
    """
    X, y = batch
    held = {key: value.clone().requires_grad_() for key, value in at.items()}
    logits = (normalised_logits if normalised else logits_of)(held, X.flatten(1))
    loss = F.cross_entropy(logits, y, weight=weights)
    loss.backward()  # type: ignore[no-untyped-call]
    new = {key: values[key] - lr * held[key].grad for key in values}  # type: ignore[operator]
    return new, float(loss.detach())


def normalised_logits(values: Values, X: torch.Tensor) -> torch.Tensor:
    """Return the logits of the net whose hidden layer is normalised by the batch."""
    Z = F.batch_norm(X @ values["lin_1.weight"].T + values["lin_1.bias"], None, None, training=True)
    return torch.relu(Z) @ values["lin_2.weight"].T + values["lin_2.bias"]


def wrong_first_steps(
    start: Values,
    first: Values,
    moved: Values,
    grads: dict[str, torch.Tensor | None],
    batch: Batch,
) -> list[Named]:
    """Return the parameters after typical wrong first steps; `grads` tells some causes apart."""
    step = flat(first) - flat(start)  # minus the learning rate times the gradient
    plain, _ = sgd_step(start, start, batch)
    suspects: list[Named] = [("uphill", flat(start) - step), ("other-loss", flat(plain))]
    summed = LEARNING_RATE * _gradient_of_logits(start, batch[0])
    suspects += [("backward-of-another", flat(start) - summed / n) for n in (1, 10 * len(batch[1]))]
    if any(grad is None for grad in grads.values()):
        return suspects
    held = LEARNING_RATE * flat({key: grad for key, grad in grads.items() if grad is not None})
    if close(held, -step / len(batch[1]), 1e-3) and abs(norm(held) / LEARNING_RATE - 1) > 1e-3:
        # and not clipped at 1
        return [*suspects, ("divided-again", flat(start) + step / len(batch[1]))]
    # a difference of float32 parameters keeps four digits
    once, twice = (close(held, -times * step, 1e-3) for times in (1, 2))
    long = flat(start) + 2 * step
    if close(flat(moved), long, FLOAT32):
        return [("two-updates", long)] if once else [("gradient-doubled", long)] if twice else []
    if once:
        return [*suspects, ("other-update", flat(moved))]
    along = (flat(moved) - flat(start)) @ step / (step @ step)
    scaled = flat(start) + along * step
    near = close(flat(moved), scaled, FLOAT32) and along > 0
    return [*suspects, ("step-scaled", scaled)] if near else suspects


def _gradient_of_logits(values: Values, X: torch.Tensor) -> np.ndarray:
    """Return the gradient of the sum of all logits."""
    held = {key: value.clone().requires_grad_() for key, value in values.items()}
    logits_of(held, X.flatten(1)).sum().backward()  # type: ignore[no-untyped-call]
    return flat({key: value.grad for key, value in held.items() if value.grad is not None})


def wrong_second_steps(moved: Values, second: Values, carried: Values) -> list[Named]:
    """Return the parameters after two steps when gradients of the first were not reset."""
    part = {
        key: min((second[key], carried[key]), key=lambda value: float((value - moved[key]).norm()))
        for key in second
    }
    whole = close(flat(part), flat(carried), FLOAT32)
    return [("no-zero-grad" if whole else "part-reset", flat(part))]


def _judge_moved(
    exam: Exam, net: Ref, start: Values, moved: Values, grads: dict[str, torch.Tensor | None]
) -> None:
    """Fail with the reason if a step of training left every parameter where it was."""
    if any(not torch.equal(moved[key], start[key]) for key in start):
        return
    seen = exam.ask(noticed, net)
    if not seen["tracked"]:
        exam.fail("the model was not called", mistake="other-model")
    if not any(seen["tracked"]):
        exam.fail("no parameter moved", mistake="no-graph")
    if not any(grad is not None and grad.any() for grad in grads.values()):
        none = all(grad is None for grad in grads.values())
        cause = "reset-too-late" if seen["came"] else "no-backward" if none else None
        exam.fail("no parameter moved", mistake=cause)
    exam.fail("no parameter moved", mistake="no-step")


class HookedNet(torch_objects.TwoLayerNet):
    """A net that notes of each call whether gradients were tracked, and whether any came back."""

    def __init__(self, values: Values, normalised: bool):
        super().__init__(values)
        self.normalised = normalised
        self.tracked: list[bool] = []
        self.came = False

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return the logits (n, q) of a batch (n, d)."""
        self.tracked.append(torch.is_grad_enabled())
        Z = self.lin_1(x)
        if self.normalised and self.training:
            Z = F.batch_norm(Z, None, None, training=True)
        logits: torch.Tensor = self.lin_2(torch.relu(Z))
        if logits.requires_grad:
            logits.register_hook(self._note)  # type: ignore[no-untyped-call]
        return logits

    def _note(self, gradient: torch.Tensor) -> None:
        self.came = self.came or bool(gradient.any())


@operation
def build_hooked_net(values: Values, normalised: bool) -> HookedNet:
    """Build a :class:`HookedNet` in train mode with these parameters."""
    return HookedNet(values, normalised)


@operation
def logits_now(model: HookedNet, X: torch.Tensor) -> torch.Tensor:
    """Return the logits of rows X, in the mode that the net is in."""
    with torch.no_grad():
        logits: torch.Tensor = model(X)
    return logits


@operation
def leave_gradient(model: HookedNet) -> None:
    """Give every parameter a gradient, as a backward pass without a reset leaves one."""
    for parameter in model.parameters():
        parameter.grad = torch.full_like(parameter, LEFT_OVER)


@operation
def noticed(model: HookedNet) -> dict[str, Any]:
    """Tell of each call whether gradients were tracked, and whether any came back to the logits."""
    return {"tracked": model.tracked, "came": model.came}
