"""Typical mistakes of assignment 07, and the answers they give."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch.nn import functional as F

from mlp_helpers.checks.core.compare import Mistake, Suspect
from mlp_helpers.checks.core.exam import Exam

Values = dict[str, torch.Tensor]
Batch = tuple[torch.Tensor, torch.Tensor]


def _mistake(name: str, hint: str, heading: str) -> Mistake:
    return Mistake(f"07/{name}", hint, f"course/07_mlp_in_pytorch.ipynb, “{heading}”")


_ITERATORS = "Batch size and data iterator"
NOT_SHUFFLED = _mistake(
    "data_iterators/not-shuffled",
    "the training digits come in the same order in each epoch; a loader can shuffle them",
    _ITERATORS,
)
LAST_DROPPED = _mistake(
    "data_iterators/last-batch-dropped",
    "the last batch is smaller than the others and was dropped; its digits count, too",
    _ITERATORS,
)
WRONG_SET = _mistake(
    "data_iterators/wrong-set",
    "the loader reads the other set: train_iter goes over mnist_train, test_iter over mnist_test",
    _ITERATORS,
)

_MODEL = "Define the MLP model"
FIXED_SIZES = _mistake(
    "model/fixed-sizes",
    "the sizes are written as numbers; use the ones that the constructor was given",
    _MODEL,
)
SWAPPED_SIZES = _mistake(
    "model/swapped-sizes",
    "nn.Linear takes the number of inputs first and the number of outputs second",
    _MODEL,
)
PROBABILITIES = _mistake(
    "model/probabilities",
    "these are probabilities; the loss applies the softmax itself and wants the raw logits",
    _MODEL,
)
NO_ACTIVATION = _mistake(
    "model/no-activation",
    "without a nonlinearity between them the two layers collapse into a single affine map",
    _MODEL,
)
OUTPUT_ACTIVATION = _mistake(
    "model/relu-on-output",
    "the ReLU also went over the output layer; a logit may be negative",
    _MODEL,
)
OTHER_ACTIVATION = _mistake(
    "model/other-activation", "the activation between the layers is not the ReLU", _MODEL
)
BIAS_NOT_ZERO = _mistake(
    "model/bias-not-zero", "the biases keep PyTorch's random start; set them to zero", _MODEL
)
DEFAULT_INIT = _mistake(
    "model/default-init",
    "the weights have the spread of PyTorch's default; is init_param called, and on both layers?",
    _MODEL,
)
XAVIER = _mistake(
    "model/xavier",
    "this is Xavier's spread, made for tanh; Kaiming's takes into account that ReLU halves",
    _MODEL,
)
VARIANCE_FOR_STD = _mistake(
    "model/variance-for-std",
    "2/fan_in is the variance; the standard deviation is its square root",
    _MODEL,
)
UNIFORM = _mistake(
    "model/kaiming-uniform",
    "the spread is right but the draws are not normal: this looks like the uniform variant",
    _MODEL,
)

_LOSS = "Loss and optimizer"
PROBABILITIES_IN = _mistake(
    "loss_and_optimizer/softmax-twice",
    "a softmax is applied before the cross-entropy, which applies it once more",
    _LOSS,
)
SUMMED = _mistake("loss_and_optimizer/sum", "the losses are summed, not averaged", _LOSS)
NLL = _mistake(
    "loss_and_optimizer/nll",
    "this loss expects log-probabilities, and the model gives logits",
    _LOSS,
)
WRONG_RATE = _mistake(
    "loss_and_optimizer/learning-rate", "it is Adam, but the learning rate is not 1e-3", _LOSS
)
SGD = _mistake(
    "loss_and_optimizer/sgd",
    "the step is the gradient times a fixed rate: this is SGD, not Adam",
    _LOSS,
)
ADAMW = _mistake(
    "loss_and_optimizer/adamw", "the weights decay besides the step: this is AdamW", _LOSS
)
RMSPROP = _mistake(
    "loss_and_optimizer/rmsprop",
    "the step has no momentum and no bias correction: this is RMSprop",
    _LOSS,
)
OTHER_MODEL = _mistake(
    "loss_and_optimizer/other-model",
    "the optimiser moves none of M's parameters: it was given those of another model",
    _LOSS,
)

_EVAL = "Evaluation function"
NOT_FLATTENED = _mistake(
    "func_eval/not-flattened",
    "the model takes flat rows of 28*28 numbers: reshape the batch before it goes in",
    _EVAL,
)
INVERTED = _mistake(
    "func_eval/errors-counted", "this is the share of errors: the comparison is inverted", _EVAL
)
MEAN_OF_MEANS = _mistake(
    "func_eval/mean-of-batches",
    "the batches' accuracies are averaged, though the last batch is smaller",
    _EVAL,
)
FULL_BATCHES = _mistake(
    "func_eval/full-batches",
    "each batch is counted as a full one, though the last batch is smaller",
    _EVAL,
)
LAST_ONLY = _mistake(
    "func_eval/last-batch-only", "only the last batch counts: the counters start anew", _EVAL
)
PERCENT = _mistake(
    "func_eval/percent", "this is a percentage; an accuracy is a number in [0, 1]", _EVAL
)
COUNT = _mistake("func_eval/count", "this is the number of correct answers, not their share", _EVAL)
NO_EVAL = _mistake(
    "func_eval/no-eval-mode",
    "dropout and batch norm would act as in training: switch the model to eval mode first",
    _EVAL,
)
NOT_BACK_TO_TRAIN = _mistake(
    "func_eval/left-in-eval-mode",
    "training goes on after the evaluation: put the model back into train mode",
    _EVAL,
)
GRAD_TRACKED = _mistake(
    "func_eval/gradients-tracked",
    "an evaluation needs no graph: predict under torch.no_grad()",
    _EVAL,
)

_TRAIN = "Train"
NO_ZERO_GRAD = _mistake(
    "train_step/no-zero-grad",
    "the second step still carries the gradient of the first: gradients add up until reset",
    _TRAIN,
)
NO_BACKWARD = _mistake(
    "train_step/no-backward",
    "no parameter has a gradient: the loss was not backpropagated",
    _TRAIN,
)
NO_STEP = _mistake(
    "train_step/no-step",
    "the gradients are there but no parameter moved: the update is missing, or comes too early",
    _TRAIN,
)
RESET_TOO_LATE = _mistake(
    "train_step/reset-too-late",
    "the gradients were reset between backpropagation and update, so that the update has none",
    _TRAIN,
)
GRAPH_KEPT = _mistake(
    "train_step/graph-kept",
    "summing such losses keeps every batch's graph in memory: return a plain number",
    _TRAIN,
)


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
        *((OTHER_ACTIVATION, phi(Z) @ W2.T + b2) for phi in others),
    ]


def wrong_init(std: float, shape: Any, allowed: float) -> Mistake | None:
    """Name the initialisation that has this standard deviation for a weight (out, in)."""
    fan_out, fan_in = shape
    spreads = [
        (DEFAULT_INIT, 1 / math.sqrt(3 * fan_in)),
        (XAVIER, math.sqrt(2 / (fan_in + fan_out))),
        (VARIANCE_FOR_STD, 2 / fan_in),
    ]
    return next((m for m, spread in spreads if abs(std / spread - 1) < allowed), None)


def wrong_losses(Z: torch.Tensor, y: torch.Tensor) -> list[Suspect]:
    """Return what typical wrong losses give for logits Z (n, q) and labels y (n,)."""
    return [
        (PROBABILITIES_IN, F.cross_entropy(Z.softmax(1), y)),
        (SUMMED, F.cross_entropy(Z, y, reduction="sum")),
        (NLL, F.nll_loss(Z, y)),
    ]


def moves(name: str, options: dict[str, Any], start: Values, steps: list[Values]) -> Values:
    """Return how far torch's optimiser `name` moves parameters for given gradients."""
    held = {key: value.clone().requires_grad_() for key, value in start.items()}
    optimizer = getattr(torch.optim, name)(list(held.values()), **options)
    for gradient in steps:
        for key, parameter in held.items():
            parameter.grad = gradient[key]
        optimizer.step()
    return {key: parameter.detach() - start[key] for key, parameter in held.items()}


def wrong_moves(start: Values, steps: list[Values]) -> list[tuple[Mistake, Values]]:
    """Return the moves of typical wrong optimisers."""
    rates = (1e-1, 3e-2, 1e-2, 5e-3, 3e-3, 2e-3, 5e-4, 3e-4, 1e-4, 1e-5)
    return [
        (OTHER_MODEL, {key: torch.zeros_like(value) for key, value in start.items()}),
        *((SGD, moves("SGD", {"lr": lr}, start, steps)) for lr in (1e-3, *rates)),
        *((WRONG_RATE, moves("Adam", {"lr": lr}, start, steps)) for lr in rates),
        (ADAMW, moves("AdamW", {"lr": 1e-3}, start, steps)),
        (RMSPROP, moves("RMSprop", {"lr": 1e-3}, start, steps)),
    ]


def wrong_accuracies(sizes: tuple[int, ...], right: tuple[int, ...]) -> list[Suspect]:
    """Return what typical wrong evaluations give for the right answers in each batch."""
    total = sum(sizes)
    return [
        (INVERTED, 1 - sum(right) / total),
        (MEAN_OF_MEANS, sum(r / n for r, n in zip(right, sizes, strict=True)) / len(sizes)),
        (FULL_BATCHES, sum(right) / (len(sizes) * sizes[0])),
        (FULL_BATCHES, sum(right) / (len(sizes) * 256)),
        (LAST_ONLY, right[-1] / sizes[-1]),
        (PERCENT, 100 * sum(right) / total),
        (COUNT, sum(right)),
    ]


def sgd_step(at: Values, values: Values, batch: Batch, lr: float = 0.1) -> tuple[Values, float]:
    """Take one SGD step from `values` with the gradient of the mean cross-entropy at `at`.

    Returns the new parameters and the loss at `at`.
    """
    X, y = batch
    held = {key: value.clone().requires_grad_() for key, value in at.items()}
    hidden = torch.relu(X.flatten(1) @ held["lin_1.weight"].T + held["lin_1.bias"])
    logits = hidden @ held["lin_2.weight"].T + held["lin_2.bias"]
    loss = F.cross_entropy(logits, y)
    loss.backward()  # type: ignore[no-untyped-call]
    new = {key: values[key] - lr * held[key].grad for key in values}  # type: ignore[operator]
    return new, float(loss.detach())


def wrong_second_steps(
    start: Values, first: Values, batches: list[Batch]
) -> list[tuple[Mistake, Values]]:
    """Return the parameters after two steps when the gradient of the first was not reset."""
    second, _ = sgd_step(first, first, batches[1])
    return [(NO_ZERO_GRAD, {key: second[key] + (first[key] - start[key]) for key in start})]


def require_moved(
    exam: Exam, start: Values, moved: Values, grads: dict[str, torch.Tensor | None]
) -> None:
    """Fail with the reason if a step of training left every parameter where it was."""
    if any(not torch.equal(moved[key], start[key]) for key in start):
        return
    if all(grad is None for grad in grads.values()):
        exam.fail("no parameter moved", mistake=NO_BACKWARD)
    if not any(grad is not None and grad.any() for grad in grads.values()):
        exam.fail("no parameter moved", mistake=RESET_TOO_LATE)
    exam.fail("no parameter moved", mistake=NO_STEP)
