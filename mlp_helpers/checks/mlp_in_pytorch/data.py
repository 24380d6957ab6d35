"""Check of assignment 07 with the data iterators (statement G3)."""

from __future__ import annotations

import numpy as np
import torch

from mlp_helpers.checks.core import models
from mlp_helpers.checks.core.compare import Mistake, close
from mlp_helpers.checks.core.exam import Exam, check
from mlp_helpers.checks.core.plain import Ref
from mlp_helpers.checks.mlp_in_pytorch.tools import named
from mlp_helpers.data import as_tensors, load_mnist

BATCH_SIZE = 256
SAME_INK = 1e-6
"""Relative to the most ink, 241: a grey level is 1/255 = 0.004, rounding in a sum about 1e-13."""

_ITERATORS = "Batch size and data iterator"
NOT_SHUFFLED = named(
    "data_iterators/not-shuffled",
    "the training digits come in the same order in each epoch; a loader can shuffle them",
    _ITERATORS,
)
LAST_DROPPED = named(
    "data_iterators/last-batch-dropped",
    "the last batch is smaller than the others and was dropped; its digits count, too",
    _ITERATORS,
)
WRONG_SET = named(
    "data_iterators/wrong-set",
    "the loader reads the other set: train_iter goes over mnist_train, test_iter over mnist_test",
    _ITERATORS,
)


WRONG_SIZE = named(
    "data_iterators/batch-size",
    "the batches are not of BATCH_SIZE digits; a loader that is told no size gives one at a time",
    _ITERATORS,
)
REPEATED = named(
    "data_iterators/digits-repeated",
    "some digits come several times in an epoch and others never: they are drawn with replacement",
    _ITERATORS,
)


@check("07/data_iterators", points=3)
def data_iterators(exam: Exam, train_iter: Ref, test_iter: Ref) -> None:
    """Judge the two loaders by reading two epochs of each (G3)."""
    sets = load_mnist("bundled", verbose=False)
    for name, loader in (("train_iter", train_iter), ("test_iter", test_iter)):
        if exam.ask(models.is_blank, loader):
            exam.unfilled(f"{name} = DataLoader(...)")
    epochs = {
        "train_iter": exam.ask(models.read_epoch, train_iter, models.MOST_BATCHES, limit=60),
        "test_iter": exam.ask(models.read_epoch, test_iter, models.MOST_BATCHES, limit=60),
    }
    with exam.part(f"batches of {BATCH_SIZE}; the last, smaller one is kept", points=1):
        for dataset, (name, epoch) in zip(sets, epochs.items(), strict=True):
            _require_sizes(exam, name, epoch["sizes"], len(dataset))
    with exam.part("every digit exactly once in an epoch", points=1):
        wanted = [_digits(*as_tensors(dataset)) for dataset in sets]
        for own, other, (name, epoch) in zip(wanted, wanted[::-1], epochs.items(), strict=True):
            read = _digits(epoch["ink"][:, None], epoch["labels"])
            if not close(read, own, SAME_INK):
                cause = _wrong_digits(read, own, other)
                exam.fail(f"{name} does not give each digit of its set once", mistake=cause)
    with exam.part("train_iter: a new order in each epoch", points=1):
        first = epochs["train_iter"]["ink"][:BATCH_SIZE]
        second = exam.ask(models.read_epoch, train_iter, 1)["ink"][:BATCH_SIZE]
        if torch.equal(first[: len(second)], second):
            exam.fail("two epochs began with the same digits", mistake=NOT_SHUFFLED)


def _digits(X: torch.Tensor, y: torch.Tensor) -> np.ndarray:
    """Return the set's labels and sums of pixels, in an order of their own: (n, 2)."""
    pairs = torch.stack([y.double(), X.double().sum(1)], dim=1).numpy()
    return pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]


def _wrong_digits(read: np.ndarray, own: np.ndarray, other: np.ndarray) -> Mistake | None:
    """Name why these are not the digits of the loader's own set, each once."""
    if close(read, other, SAME_INK):
        return WRONG_SET
    known, came = (set(map(tuple, pairs.round(6))) for pairs in (own, read))
    return REPEATED if len(read) == len(own) and came < known else None


def _require_sizes(exam: Exam, name: str, sizes: list[int], n: int) -> None:
    expected = [BATCH_SIZE] * (n // BATCH_SIZE) + [n % BATCH_SIZE] * (n % BATCH_SIZE > 0)
    if sizes == expected:
        return
    dropped = sizes == expected[:-1]
    other = sum(sizes) == n and sizes[0] != BATCH_SIZE and set(sizes[:-1]) <= {sizes[0]}
    cause = LAST_DROPPED if dropped else WRONG_SIZE if other else None
    exam.fail(
        f"{name}: wrong batch sizes",
        f"expected {len(expected)} batches, {expected[0]} digits each, {expected[-1]} in the last",
        f"got      {len(sizes)} batches, {sizes[0]} digits in the first, {sizes[-1]} in the last",
        mistake=cause,
    )
