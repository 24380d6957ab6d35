"""Train a model, and say what does not fit."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from tqdm.auto import tqdm

from mlp_helpers._errors import ArgumentError
from mlp_helpers.training.examples import Examples, checked, describe, outputs
from mlp_helpers.training.history import History
from mlp_helpers.training.precision import in_bfloat16
from mlp_helpers.training.run import Loss, Run, Stopping, share_correct

OptimizerFactory = Callable[..., torch.optim.Optimizer]
Callback = Callable[[int, History], bool | None]


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
    callback: Callback | None = None,
    patience: int | None = None,
    min_delta: float = 0.0,
    checkpoint: str | Path | None = None,
    bfloat16: bool = False,
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
    patience, min_delta
        Early stopping: end training once the test loss has not fallen by more than `min_delta`
        below its best for `patience` epochs, and give the model back its best parameters.
    checkpoint
        A file that keeps the run after each epoch. If it exists, training goes on from there:
        on a CPU to the same bits as if it had never stopped. Give the same model, data and options.
    bfloat16
        Round the factors of each matrix product to bfloat16 (8 significant bits); the sums, the
        parameters and the optimiser stay float32. About twice as fast where the hardware
        multiplies in bfloat16 (a CPU with AVX512-BF16 or AMX-BF16, most GPUs). On a CPU without
        these instructions it would take three times as long: there `fit` prints a sentence
        that says so, and trains in float32.
    progress
        Show a bar with loss and accuracy when training takes more than two seconds.

    Returns
    -------
    History
        Loss and accuracies by epoch.

    Raises
    ------
    ArgumentError
        If the data are empty or do not fit the model, if a label is out of range, or if the loss
        is no longer finite.
    CheckpointError
        If the checkpoint cannot be read, or was written for another model or optimiser.

    Notes
    -----
    Slides: rows G5 to G7; early stopping F3.
    """
    if epochs < 1 or batch_size < 1:
        raise ArgumentError(
            f"fit: epochs and batch_size must be at least 1; got {epochs} and {batch_size}."
        )
    train, test = checked(model, X, y), _test_set(model, X_test, y_test)
    if patience is not None and (patience < 1 or test is None):
        raise ArgumentError(
            f"fit: early stopping watches the test loss: give X_test and y_test, and a patience of "
            f"at least 1; got patience={patience}."
        )
    path = None if checkpoint is None else Path(checkpoint)
    optm = _optimizer(optimizer, model, lr)
    stopping = Stopping(patience, min_delta)
    rounded = in_bfloat16(bfloat16, train[0].device)
    run = Run(model, optm, loss, batch_size, train, test, generator, stopping, path, rounded)
    _train(run, epochs, callback, progress)
    if run.best is not None:
        model.load_state_dict(run.best)
    return run.history


def _train(run: Run, epochs: int, callback: Callback | None, progress: bool) -> None:
    """Train until `epochs` are done, early stopping ends it, or the callback does."""
    start = run.resume()
    bar: dict[str, Any] = {"desc": "fit", "unit": "epoch", "delay": 2, "leave": False}
    if not progress or os.environ.get("TQDM_DISABLE"):  # which tqdm's notebook bar overlooks
        bar["disable"] = True
    with tqdm(total=epochs, initial=start, **bar) as shown:
        for epoch in range(start, epochs):
            if run.is_over():
                break
            run.epoch(epoch)
            shown.set_postfix(run.latest(), refresh=False)
            shown.update()
            if callback is not None and callback(epoch, run.history) is True:
                break


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
    return share_correct(outputs(model, X), y)


def _test_set(model: nn.Module, X_test: Tensor | None, y_test: Tensor | None) -> Examples | None:
    if X_test is None and y_test is None:
        return None
    if X_test is None or y_test is None:
        raise ArgumentError("fit: X_test and y_test belong together; only one of them was given.")
    return checked(model, X_test, y_test, names=("X_test", "y_test"))


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
        if "fused" in inspect.signature(factory).parameters:
            fused: Any = factory  # all parameters in one call: the same steps
            factory = partial(fused, fused=True)
    made: torch.optim.Optimizer = factory(model.parameters(), lr=lr)
    return made
