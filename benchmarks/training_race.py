"""Let contenders train one after another, each in a process of its own: its memory, its caches."""

from __future__ import annotations

import multiprocessing
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from tqdm.auto import tqdm

from benchmarks.training_contenders import ALL, Data


@dataclass
class Result:
    """Seconds of each epoch, the first one apart, which warms up; the accuracy at the end."""

    name: str
    train_s: list[float] = field(default_factory=list)
    evaluate_s: list[float] = field(default_factory=list)
    accuracy: float = 0.0
    peak_megabytes: float = 0.0

    @property
    def train(self) -> float:
        """Median seconds of training in an epoch."""
        return statistics.median(self.train_s)

    @property
    def evaluate(self) -> float:
        """Median seconds of evaluating both sets after an epoch."""
        return statistics.median(self.evaluate_s)

    @property
    def total(self) -> float:
        """Median seconds per epoch, training and evaluation."""
        return statistics.median(map(sum, zip(self.train_s, self.evaluate_s, strict=True)))

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return asdict(self) | {"train": self.train, "evaluate": self.evaluate, "total": self.total}


def race(folder: Path | None, epochs: int) -> dict[str, Result]:
    """Let all contenders that are installed train for so many epochs, and return what they took."""
    context = multiprocessing.get_context("spawn")
    results: dict[str, Result] = {}
    for key in tqdm(ALL, desc="contenders", leave=False):
        here, there = context.Pipe()
        process = context.Process(target=_run, args=(there, key, folder, epochs))
        process.start()
        there.close()  # so that a contender that dies is heard of
        result = here.recv()
        process.join()
        if result is None:
            print(f"{key} is not installed and left out", file=sys.stderr)
        else:
            results[key] = result
    return results


def _run(pipe: Any, key: str, folder: Path | None, epochs: int) -> None:
    """Be one contender: train and evaluate so many epochs, and send what they took."""
    # What a spawned process starts would be spawned as well: seconds for each loader's worker.
    multiprocessing.set_start_method(None, force=True)
    try:
        contender = ALL[key](Data.load(folder))
    except ImportError:
        pipe.send(None)
        return
    result = Result(contender.name)
    for epoch in range(epochs):
        train, _ = timed(contender.train)
        evaluate = 0.0
        if contender.evaluate:
            evaluate, result.accuracy = timed(contender.evaluate)
        if epoch or epochs == 1:
            result.train_s.append(train)
            result.evaluate_s.append(evaluate)
    result.peak_megabytes = _peak()
    pipe.send(result)


def timed(step: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds that a step takes, until the GPU is done as well, and its result."""
    started = time.perf_counter()
    result = step()
    if torch.cuda.is_available():
        torch.cuda.synchronize()
    return time.perf_counter() - started, result


def _peak() -> float:
    """Return the largest memory so far in megabytes: of the GPU if there is one."""
    if torch.cuda.is_available():
        return torch.cuda.max_memory_allocated() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
