"""The ways to train that `benchmarks.training` compares, each measured the same way."""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import Tensor, nn, optim
from torch.nn import functional as F
from torch.utils.data import DataLoader, Dataset

from mlp_helpers.data import as_tensors
from mlp_helpers.training import mlp
from mlp_helpers.training.history import History
from mlp_helpers.training.run import Run, Stopping

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
    def of(cls, train: Any, test: Any) -> Data:
        """Return the data of two torchvision sets."""
        device = "cuda" if torch.cuda.is_available() else "cpu"
        tensors = (*as_tensors(train, device), *as_tensors(test, device))
        return cls(type(train).__name__, train, test, *tensors)

    def first(self, n: int) -> Data:
        """Return the same with the first n training examples, as tensors only."""
        return Data(
            self.name, self.train, self.test, self.X[:n], self.y[:n], self.X_test, self.y_test
        )


@dataclass
class Result:
    """Medians over the epochs, in seconds; the accuracy on the test set at the end."""

    key: str
    name: str
    train: float
    evaluate: float
    accuracy: float = 0.0
    peak_megabytes: float = 0.0

    @property
    def total(self) -> float:
        """Training and evaluation of both sets, in seconds per epoch."""
        return self.train + self.evaluate

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return asdict(self) | {"total": self.total}


def _timed(steps: list[Callable[[], Any]], epochs: int) -> tuple[list[float], Any]:
    """Run the steps in turn for some epochs; return each one's median time and the last result.

    The first epoch warms up and does not count where there are others.
    """
    times: list[list[float]] = [[] for _ in steps]
    last = None
    for _ in range(epochs):
        for step, spent in zip(steps, times, strict=True):
            started = time.perf_counter()
            last = step()
            if torch.cuda.is_available():
                torch.cuda.synchronize()
            spent.append(time.perf_counter() - started)
    return [statistics.median(spent[1:] or spent) for spent in times], last


def _peak() -> float:
    """Return the largest memory so far in megabytes: of the GPU if there is one."""
    if torch.cuda.is_available():
        return torch.cuda.max_memory_allocated() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10


def _model(data: Data, width: int = 256) -> nn.Sequential:
    generator = torch.Generator().manual_seed(0)
    return mlp((784, width, 10), generator=generator).to(data.X.device)


def lecture(data: Data, epochs: int) -> Result:
    """Train as on the slides: a loader with one worker, ToTensor for each image, func_eval."""
    device = data.X.device
    M = _model(data)
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

    steps = [train, lambda: func_eval(train_iter), lambda: func_eval(test_iter)]
    (training, *evaluations), accuracy = _timed(steps, epochs)
    return Result("lecture", "the lecture's loop", training, sum(evaluations), accuracy, _peak())


def ours(data: Data, epochs: int, width: int = 256) -> Result:
    """Train with `mlp_helpers.training`: the steps that `fit` takes, timed apart."""
    model = _model(data, width)
    generator = torch.Generator().manual_seed(1)
    optm = optim.Adam(model.parameters(), lr=LEARNING_RATE, fused=True)
    train, test = (data.X, data.y), (data.X_test, data.y_test)
    stopping = Stopping(None, 0.0)
    run = Run(model, optm, F.cross_entropy, BATCH_SIZE, train, test, generator, stopping, None)
    history: History = run.history
    (training, evaluation), _ = _timed([run.train_epoch, run.measure], epochs)
    accuracy = history.test_accuracy[-1]
    return Result("ours", "mlp_helpers.training", training, evaluation, accuracy, _peak())


def scikit_learn(data: Data, epochs: int) -> Result | None:
    """Train scikit-learn's MLPClassifier, one epoch at a time."""
    try:
        from sklearn.neural_network import MLPClassifier
    except ImportError:
        return _absent("scikit-learn")
    X, y, X_test, y_test = (t.cpu().numpy() for t in (data.X, data.y, data.X_test, data.y_test))
    model = MLPClassifier((256,), batch_size=BATCH_SIZE, learning_rate_init=LEARNING_RATE, alpha=0)
    steps = [
        lambda: model.partial_fit(X, y, classes=range(10)),
        lambda: model.score(X, y),
        lambda: model.score(X_test, y_test),
    ]
    (training, *evaluations), accuracy = _timed(steps, epochs)
    name = "scikit-learn's MLPClassifier"
    return Result("scikit_learn", name, training, sum(evaluations), float(accuracy), _peak())


def keras(data: Data, epochs: int) -> Result | None:
    """Train Keras, on its PyTorch backend."""
    import os

    os.environ["KERAS_BACKEND"] = "torch"
    try:
        import keras as library
    except ImportError:
        return _absent("keras")
    X, y, X_test, y_test = (t.cpu().numpy() for t in (data.X, data.y, data.X_test, data.y_test))
    model = library.Sequential(
        [library.layers.Dense(256, activation="relu"), library.layers.Dense(10)]
    )
    loss = library.losses.SparseCategoricalCrossentropy(from_logits=True)
    adam = library.optimizers.Adam(LEARNING_RATE)
    model.compile(optimizer=adam, loss=loss, metrics=["accuracy"])
    quiet = {"batch_size": BATCH_SIZE, "verbose": 0}
    steps = [
        lambda: model.fit(X, y, epochs=1, **quiet),
        lambda: model.evaluate(X, y, **quiet),
        lambda: model.evaluate(X_test, y_test, **quiet),
    ]
    (training, *evaluations), (_, accuracy) = _timed(steps, epochs)
    return Result("keras", "Keras, torch backend", training, sum(evaluations), accuracy, _peak())


def limit(data: Data, epochs: int, width: int = 256) -> Result:
    """Multiply the matrices of one training epoch, and do nothing else."""
    X = data.X
    W1 = torch.rand(784, width, device=X.device)
    W2 = torch.rand(width, 10, device=X.device)
    dO = torch.rand(BATCH_SIZE, 10, device=X.device)

    def products() -> None:
        for x in X.split(BATCH_SIZE):
            h = x @ W1
            _ = h @ W2
            d = dO[: len(x)]
            _ = h.T @ d
            dh = d @ W2.T
            _ = x.T @ dh

    (training,), _ = _timed([products], epochs)
    return Result("limit", "the bare matrix products", training, 0.0)


def _absent(name: str) -> None:
    print(f"  {name} is not installed and left out", file=sys.stderr)


ALL: list[Any] = [lecture, ours, scikit_learn, keras, limit]
