"""Check of the exercise `data_iterators`: two loaders, read for two epochs (G3)."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
import torch

from mlp_helpers.checks.core import Exam, Ref, check, close, operation, torch_objects
from mlp_helpers.data import as_tensors, load_mnist

BATCH_SIZE = 256
SAME_INK = 1e-6
"""Relative to the most ink, 241: a grey level is 1/255 = 0.004, rounding in a sum about 1e-13."""
MOST_BATCHES = 5000
"""A loader is read no further than this, in case it never ends: one digit at a time is 4,000."""


@check("07/data_iterators", points=3)
def data_iterators(exam: Exam, train_iter: Ref, test_iter: Ref) -> None:
    """Judge the two loaders by reading two epochs of each (G3)."""
    for name, loader in (("train_iter", train_iter), ("test_iter", test_iter)):
        if exam.ask(torch_objects.is_blank, loader):
            exam.unfilled(f"{name} = DataLoader(...)")
        kind = exam.ask(kind_of_loader, loader)
        if kind == "iterator":
            exam.fail(f"{name} can be read only once", mistake="one-pass")
        if kind == "no pairs":
            exam.fail(f"{name} does not give pairs (images, labels)", mistake="no-labels")
    epochs = {
        name: exam.ask(torch_objects.read_epoch, loader, MOST_BATCHES, limit=60)
        for name, loader in (("train_iter", train_iter), ("test_iter", test_iter))
    }
    wanted = _bundled_digits()
    came = [_digits(epoch["ink"][:, None], epoch["labels"]) for epoch in epochs.values()]
    with exam.part(f"batches of {BATCH_SIZE}; the last, smaller one is kept", points=1):
        for read, other, own, (name, epoch) in zip(
            came, wanted[::-1], wanted, epochs.items(), strict=True
        ):
            cause = "wrong-set" if close(read, other, SAME_INK) else None
            _judge_sizes(exam, name, epoch["sizes"], len(own), cause)
    with exam.part("every digit exactly once in an epoch", points=1):
        for read, own, other, name in zip(came, wanted, wanted[::-1], epochs, strict=True):
            if not close(read, own, SAME_INK):
                cause = _wrong_digits(read, own, other)
                exam.fail(f"{name} does not give each digit of its set once", mistake=cause)
    with exam.part("train_iter: a new order in each epoch", points=1):
        first = epochs["train_iter"]["ink"][:BATCH_SIZE]
        second = exam.ask(torch_objects.read_epoch, train_iter, 1)["ink"][:BATCH_SIZE]
        if torch.equal(first[: len(second)], second):
            kept = exam.ask(kind_of_loader, train_iter) == "list"
            cause = "batches-kept" if kept else "not-shuffled"
            exam.fail("two epochs began with the same digits", mistake=cause)


@operation
def kind_of_loader(loader: Any) -> str:
    """Name what cannot serve as a loader: an iterator, a list, something without pairs."""
    if iter(loader) is loader:
        return "iterator"
    batch = next(iter(loader), None)
    if not isinstance(batch, list | tuple) or len(batch) != 2:
        return "no pairs"
    return "list" if isinstance(loader, list | tuple) else "loader"


@functools.cache
def _bundled_digits() -> list[np.ndarray]:
    """Return the digits of the two bundled sets, the training's first; they never change."""
    return [_digits(*as_tensors(dataset)) for dataset in load_mnist("bundled", verbose=False)]


def _digits(X: torch.Tensor, y: torch.Tensor) -> np.ndarray:
    """Return the set's labels and sums of pixels, in an order of their own: (n, 2)."""
    pairs = torch.stack([y.double(), X.double().sum(1)], dim=1).numpy()
    return pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]


def _wrong_digits(read: np.ndarray, own: np.ndarray, other: np.ndarray) -> str | None:
    """Name why these are not the digits of the loader's own set, each once."""
    if close(read, other, SAME_INK):
        return "wrong-set"
    for times in (255, 1 / 255):
        if close(read, own * (1, times), SAME_INK):
            return "rescaled"
    if close(np.sort(read, axis=0), np.sort(own, axis=0), SAME_INK):
        return "labels-apart"
    known, came = (set(map(tuple, pairs.round(6))) for pairs in (own, read))
    if not came < known:
        return None
    dropped = len(read) == len(own) - len(own) % BATCH_SIZE  # which is named by the sizes
    if len(read) == len(own):
        return "digits-repeated"
    return "part-of-the-set" if len(read) < len(own) and not dropped else None


def _judge_sizes(exam: Exam, name: str, sizes: list[int], n: int, cause: str | None) -> None:
    expected = [BATCH_SIZE] * (n // BATCH_SIZE) + [n % BATCH_SIZE] * (n % BATCH_SIZE > 0)
    if sizes == expected:
        return
    dropped = sizes == expected[:-1]
    other = sum(sizes) == n and sizes[0] != BATCH_SIZE and set(sizes[:-1]) <= {sizes[0]}
    cause = cause or ("last-batch-dropped" if dropped else "batch-size" if other else None)
    exam.fail(
        f"{name}: wrong batch sizes",
        f"expected {len(expected)} batches, {expected[0]} digits each, {expected[-1]} in the last",
        f"got      {len(sizes)} batches, {sizes[0]} digits in the first, {sizes[-1]} in the last",
        mistake=cause,
    )
