"""The training loop, and what it measures."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from tqdm.auto import tqdm

from mlp_helpers._errors import ArgumentError
from mlp_helpers.training.examples import Examples, checked, describe, outputs

Loss = Callable[[Tensor, Tensor], Tensor]
OptimizerFactory = Callable[..., torch.optim.Optimizer]


@dataclass
class History:
    """What `fit` measured, one number per epoch in each list.

    Attributes
    ----------
    loss : list of float
        Mean training loss over the epoch, while the parameters were still moving.
    train_accuracy, test_accuracy : list of float
        Share of correct predictions in [0, 1], measured at the end of the epoch. Empty for
        regression; the second also without a test set.
    test_loss : list of float
        Loss on the test set at the end of the epoch; empty without a test set.
    """

    loss: list[float] = field(default_factory=list)
    train_accuracy: list[float] = field(default_factory=list)
    test_accuracy: list[float] = field(default_factory=list)
    test_loss: list[float] = field(default_factory=list)


def fit(
    model: nn.Module,
    X: Tensor,
    y: Tensor,
    *,
    epochs: int,
    batch_size: int = 256,
    lr: float = 1e-3,
    loss: Loss = F.cross_entropy,
    optimizer: str | OptimizerFactory = "Adam",
    X_test: Tensor | None = None,
    y_test: Tensor | None = None,
    generator: torch.Generator | None = None,
    callback: Callable[[int, History], bool | None] | None = None,
    progress: bool = True,
) -> History:
    """Train `model` in place with mini-batches, and return what was measured on the way.

    Parameters
    ----------
    model
        Maps a batch of X to logits (n, q), or to predictions of y's shape. Stays on its device,
        and is in train mode afterwards.
    X
        Inputs, one example per row: float32 of shape (n, ...). Moved to the model's device.
    y
        Labels, int64 of shape (n,) with values from 0 to q - 1; or targets, float32 of the
        output's shape.
    epochs, batch_size
        Each example is seen once per epoch; the last batch may be smaller.
    lr
        Learning rate.
    loss
        ``loss(output, y)``, averaged over the batch.
    optimizer
        A name in ``torch.optim``, or what makes the optimiser when called as
        ``optimizer(parameters, lr=lr)``: a class, or a ``functools.partial`` of one.
    X_test, y_test
        Measured after every epoch, if given.
    generator
        Shuffles the training set: a CPU generator; torch's global one by default.
    callback
        Called as ``callback(epoch, history)`` after every epoch. Training ends if it returns
        True.
    progress
        Show a bar when training takes more than two seconds.

    Returns
    -------
    History
        Loss and accuracies by epoch.

    Raises
    ------
    ArgumentError
        If the data are empty or do not fit the model, if a label is out of range, or if the loss
        is no longer finite.

    Notes
    -----
    Slides: rows G5 to G7.
    """
    if epochs < 1 or batch_size < 1:
        raise ArgumentError(
            f"fit: epochs and batch_size must be at least 1; got {epochs} and {batch_size}."
        )
    train, test = checked(model, X, y), _test_set(model, X_test, y_test)
    optm = _optimizer(optimizer, model, lr)
    history = History()
    bar: dict[str, Any] = {"desc": "fit", "unit": "epoch", "delay": 2, "leave": False}
    if not progress:  # otherwise the environment's TQDM_DISABLE decides
        bar["disable"] = True
    for epoch in tqdm(range(epochs), **bar):
        mean = _train_epoch(model, *train, batch_size, loss, optm, generator)
        if not math.isfinite(mean):
            raise ArgumentError(
                f"fit: the loss is {mean} in epoch {epoch}, with lr={lr:g}: the parameters have "
                f"run away, or the data hold a value that is not finite. Try a smaller lr, and "
                f"look at torch.isfinite(X).all()."
            )
        history.loss.append(mean)
        _measure(model, loss, train, test, history)
        if callback is not None and callback(epoch, history) is True:
            break
    return history


def accuracy(model: nn.Module, X: Tensor, y: Tensor) -> float:
    """Return the share of rows of X whose largest logit is at the label.

    Parameters
    ----------
    model
        Maps X to logits (n, q). Evaluated in eval mode, then put back into the mode it was in.
    X
        Inputs, float32 of shape (n, ...).
    y
        Labels, int64 of shape (n,).

    Returns
    -------
    float
        In [0, 1].

    Raises
    ------
    ArgumentError
        If the data are empty or do not fit the model, or a label is out of range.

    Notes
    -----
    Slides: row G6.
    """
    X, y = checked(model, X, y)
    if y.is_floating_point():
        raise ArgumentError(f"accuracy: y must hold integer labels (n,), got {describe(y)}.")
    return _share_correct(outputs(model, X), y)


def _test_set(model: nn.Module, X_test: Tensor | None, y_test: Tensor | None) -> Examples | None:
    if X_test is None and y_test is None:
        return None
    if X_test is None or y_test is None:
        raise ArgumentError("fit: X_test and y_test belong together; only one of them was given.")
    return checked(model, X_test, y_test, names=("X_test", "y_test"))


def _train_epoch(
    model: nn.Module,
    X: Tensor,
    y: Tensor,
    batch_size: int,
    loss: Loss,
    optm: torch.optim.Optimizer,
    generator: torch.Generator | None,
) -> float:
    """Return the mean loss of the epoch."""
    model.train()
    order = torch.randperm(len(X), generator=generator).to(X.device)
    loss_sum = torch.zeros((), device=X.device)
    for start in range(0, len(X), batch_size):
        batch = order[start : start + batch_size]
        loss_out = loss(model(X[batch]), y[batch])
        optm.zero_grad()
        loss_out.backward()  # type: ignore[no-untyped-call]
        optm.step()
        # detach: a sum of the losses themselves would keep the graph of every batch. item()
        # would do as well, but make a GPU wait for each batch.
        loss_sum += loss_out.detach() * len(batch)
    return float(loss_sum) / len(X)


def _measure(
    model: nn.Module, loss: Loss, train: Examples, test: Examples | None, to: History
) -> None:
    labelled = not train[1].is_floating_point()
    if labelled:
        to.train_accuracy.append(_share_correct(outputs(model, train[0]), train[1]))
    if test is not None:
        output = outputs(model, test[0])
        to.test_loss.append(float(loss(output, test[1])))
        if labelled:
            to.test_accuracy.append(_share_correct(output, test[1]))


def _share_correct(logits: Tensor, y: Tensor) -> float:
    return int((logits.argmax(dim=1) == y).sum()) / len(y)


def _optimizer(
    optimizer: str | OptimizerFactory, model: nn.Module, lr: float
) -> torch.optim.Optimizer:
    factory: Any = optimizer
    if isinstance(optimizer, str):
        factory = getattr(torch.optim, optimizer, None)
        if not (isinstance(factory, type) and issubclass(factory, torch.optim.Optimizer)):
            raise ArgumentError(
                f"fit: optimizer must be a name in torch.optim such as 'Adam' or 'SGD', "
                f"got {optimizer!r}."
            )
    made: torch.optim.Optimizer = factory(model.parameters(), lr=lr)
    return made
