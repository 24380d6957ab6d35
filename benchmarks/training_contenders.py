"""The ways to train that `benchmarks.training` compares: the same model, data and optimiser."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn, optim
from torch.nn import functional as F
from torch.utils.data import DataLoader, Dataset, Subset

from mlp_helpers import DataError
from mlp_helpers.data import as_tensors, load_mnist
from mlp_helpers.training import mlp
from mlp_helpers.training.run import Run, Stopping

# isort: split
# Beside a CPU-only torch, torchvision can be imported only after mlp_helpers.
from torchvision import datasets, transforms

BATCH_SIZE = 256
LEARNING_RATE = 1e-3


@dataclass
class Data:
    """A training and a test set, as torchvision gives them and as tensors on the device."""

    name: str
    train: Dataset[Any]
    test: Dataset[Any]
    X: Tensor
    y: Tensor
    X_test: Tensor
    y_test: Tensor

    @classmethod
    def load(cls, folder: Path | None) -> Data:
        """Return the full MNIST where it is, else Fashion-MNIST, else the bundled digits.

        Raises
        ------
        DataError
            If a folder is given that holds neither.
        """
        full: dict[str, Any] = {"source": "full", "folder": folder, "download": False}
        wanted = [full, full | {"dataset": "FashionMNIST"}]
        if folder is None:
            wanted.append({"source": "bundled"})
        sets = [_as_on_the_slides(part) for part in _first_that_is_there(wanted)]
        device = "cuda" if torch.cuda.is_available() else "cpu"
        tensors = (tensor for part in sets for tensor in as_tensors(part, device))
        return cls(type(sets[0]).__name__, *sets, *tensors)

    @property
    def full(self) -> bool:
        """Whether it is a full set, and not the bundled digits."""
        return len(self.X) == 60_000

    def __str__(self) -> str:
        """Name it as the tables do."""
        bundled = "" if self.full else "the bundled digits of "
        return f"{bundled}{self.name}, {len(self.X):,} + {len(self.X_test):,} images"

    def first(self, n: int) -> Data:
        """Return the same with the first n training examples."""
        X, y, train = self.X[:n], self.y[:n], Subset(self.train, range(n))
        return Data(self.name, train, self.test, X, y, self.X_test, self.y_test)


def _as_on_the_slides(part: datasets.MNIST) -> datasets.MNIST:
    """Return torchvision's own data set, which decodes its images one by one."""
    own: type[datasets.MNIST] = getattr(datasets, type(part).__name__)
    return own(part.root, train=part.train, transform=transforms.ToTensor())


def _first_that_is_there(wanted: list[dict[str, Any]]) -> tuple[Any, Any]:
    *others, last = wanted
    for each in others:
        with suppress(DataError):
            return load_mnist(**each, verbose=False)
    return load_mnist(**last, verbose=False)


@dataclass
class Contender:
    """A way to train: one epoch at a time, and the accuracy on the test set after it.

    The evaluation measures the training set as well, as the lecture does after each epoch.
    """

    name: str
    train: Callable[[], Any]
    evaluate: Callable[[], float] | None = None


def _model(data: Data, width: int) -> nn.Sequential:
    generator = torch.Generator().manual_seed(0)
    return mlp((784, width, 10), generator=generator).to(data.X.device)


def lecture(data: Data, width: int = 256) -> Contender:
    """Train as on the slides: a loader with one worker, ToTensor for each image, func_eval."""
    device = data.X.device
    M = _model(data, width)
    optm = optim.Adam(M.parameters(), lr=LEARNING_RATE)
    loss = nn.CrossEntropyLoss()
    train_iter = DataLoader(data.train, batch_size=BATCH_SIZE, shuffle=True, num_workers=1)
    test_iter = DataLoader(data.test, batch_size=BATCH_SIZE, shuffle=True, num_workers=1)

    def train() -> None:
        for batch_in, batch_out in train_iter:
            y_pred = M.forward(batch_in.view(-1, 28 * 28).to(device))
            loss_out = loss(y_pred, batch_out.to(device))
            optm.zero_grad()
            loss_out.backward()
            optm.step()

    def func_eval(data_iter: Any) -> float:
        with torch.no_grad():
            n_total, n_correct = 0, 0
            for batch_in, batch_out in data_iter:
                y_pred = M(batch_in.view(-1, 28 * 28).to(device)).argmax(1)
                n_correct += (y_pred == batch_out.to(device)).sum().item()
                n_total += batch_in.size(0)
        return n_correct / n_total

    def evaluate() -> float:
        func_eval(train_iter)
        return func_eval(test_iter)

    return Contender("the lecture's loop", train, evaluate)


def ours(data: Data, width: int = 256, bfloat16: bool = False) -> Contender:
    """Train with `mlp_helpers.training`: the steps that `fit` takes, timed apart."""
    model = _model(data, width)
    optm = optim.Adam(model.parameters(), lr=LEARNING_RATE, fused=True)
    train, test = (data.X, data.y), (data.X_test, data.y_test)
    generator, never = torch.Generator().manual_seed(1), Stopping(None, 0.0)
    run = Run(
        model, optm, F.cross_entropy, BATCH_SIZE, train, test, generator, never, None, bfloat16
    )

    def evaluate() -> float:
        run.measure()
        return run.history.test_accuracy[-1]

    name = "mlp_helpers.training" + (", bfloat16" if bfloat16 else "")
    return Contender(name, run.train_epoch, evaluate)


def ours_bfloat16(data: Data, width: int = 256) -> Contender:
    """Train with `mlp_helpers.training`, its products in bfloat16."""
    return ours(data, width, bfloat16=True)


def scikit_learn(data: Data, width: int = 256) -> Contender:
    """Train scikit-learn's MLPClassifier, one epoch at a time."""
    from sklearn.neural_network import MLPClassifier

    X, y, X_test, y_test = (t.cpu().numpy() for t in (data.X, data.y, data.X_test, data.y_test))
    options = {"batch_size": BATCH_SIZE, "learning_rate_init": LEARNING_RATE, "alpha": 0}
    model = MLPClassifier((width,), **options)

    def evaluate() -> float:
        model.score(X, y)
        return float(model.score(X_test, y_test))

    train = lambda: model.partial_fit(X, y, classes=range(10))  # noqa: E731
    return Contender("scikit-learn's MLPClassifier", train, evaluate)


def keras(data: Data, width: int = 256) -> Contender:
    """Train Keras, on its PyTorch backend."""
    os.environ["KERAS_BACKEND"] = "torch"
    import keras as library

    X, y, X_test, y_test = (t.cpu().numpy() for t in (data.X, data.y, data.X_test, data.y_test))
    model = library.Sequential(
        [library.layers.Dense(width, activation="relu"), library.layers.Dense(10)]
    )
    loss = library.losses.SparseCategoricalCrossentropy(from_logits=True)
    adam = library.optimizers.Adam(LEARNING_RATE)
    model.compile(optimizer=adam, loss=loss, metrics=["accuracy"])
    quiet = {"batch_size": BATCH_SIZE, "verbose": 0}

    def evaluate() -> float:
        model.evaluate(X, y, **quiet)
        _, accuracy = model.evaluate(X_test, y_test, **quiet)
        return float(accuracy)

    return Contender("Keras on PyTorch", lambda: model.fit(X, y, epochs=1, **quiet), evaluate)


def limit(data: Data, width: int = 256, dtype: torch.dtype = torch.float32) -> Contender:
    """Multiply the matrices of one training epoch, and do nothing else."""
    options: dict[str, Any] = {"device": data.X.device, "dtype": dtype}
    X = data.X.to(dtype)
    W1, W2 = torch.rand(784, width, **options), torch.rand(width, 10, **options)
    dO = torch.rand(BATCH_SIZE, 10, **options)

    def products() -> None:
        for x in X.split(BATCH_SIZE):
            h = x @ W1
            _ = h @ W2
            d = dO[: len(x)]
            _ = h.T @ d
            dh = d @ W2.T
            _ = x.T @ dh

    name = "the bare matrix products" + ("" if dtype == torch.float32 else ", bfloat16")
    return Contender(name, products)


def limit_bfloat16(data: Data, width: int = 256) -> Contender:
    """Multiply the same matrices in bfloat16."""
    return limit(data, width, torch.bfloat16)


ALL: dict[str, Callable[..., Contender]] = {
    "lecture": lecture,
    "keras": keras,
    "scikit_learn": scikit_learn,
    "ours": ours,
    "ours_bfloat16": ours_bfloat16,
    "limit": limit,
    "limit_bfloat16": limit_bfloat16,
}
