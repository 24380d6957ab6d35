"""Let contenders train one after another, each in a process of its own: its memory, its caches."""

from __future__ import annotations

import multiprocessing
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from tqdm.auto import tqdm

from benchmarks.training_contenders import ALL, Data

LAST_WORDS = 5.0  # seconds for a contender's process to end by itself
OUT_OF_TIME = "for lack of time"


@dataclass
class Result:
    """Seconds of each epoch, the first one apart, which warms up; the accuracy at the end."""

    name: str
    train_s: list[float] = field(default_factory=list)
    evaluate_s: list[float] = field(default_factory=list)
    accuracy: float = 0.0
    peak_megabytes: float = 0.0
    epochs: int = 0

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

    def add(self, train: float, evaluate: float, accuracy: float, peak: float) -> None:
        """Add an epoch."""
        self.train_s.append(train)
        self.evaluate_s.append(evaluate)
        self.accuracy, self.peak_megabytes = accuracy, peak
        self.epochs += 1

    def drop_warm_up(self) -> None:
        """Forget the times of the first epoch, unless it is the only one."""
        if self.epochs > 1:
            del self.train_s[0], self.evaluate_s[0]

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return asdict(self) | {"train": self.train, "evaluate": self.evaluate, "total": self.total}


@dataclass
class Allowance:
    """The seconds that a contender may take.

    It goes on to the next epoch only if one as long as its longest would still fit.

    Parameters
    ----------
    seconds : float
        From now on.
    clock : callable
        Tells the time in seconds.
    """

    seconds: float
    clock: Callable[[], float] = time.perf_counter

    def __post_init__(self) -> None:
        """Start the clock."""
        self.end = self.clock() + self.seconds

    @property
    def left(self) -> float:
        """Seconds left; none if less than nothing."""
        return max(0.0, self.end - self.clock())

    def rounds(self, wanted: int) -> Iterator[int]:
        """Yield the numbers of the rounds: `wanted`, or as many as fit, but always the first."""
        longest = 0.0
        for number in range(wanted):
            if number and self.left < longest:
                return
            started = self.clock()
            yield number
            longest = max(longest, self.clock() - started)


def race(
    folder: Path | None, epochs: int, seconds: float, keys: list[str]
) -> tuple[dict[str, Result], list[str]]:
    """Let contenders train, each for so many epochs or as many as fit into its share of the time.

    Returns
    -------
    results : dict
        What they took, by key.
    notes : list of str
        Who did fewer epochs, or is left out, and why.
    """
    results: dict[str, Result] = {}
    notes: list[str] = []
    allowance = Allowance(seconds)
    with tqdm(total=len(keys) * epochs, desc="race", unit="epoch") as bar:
        for place, key in enumerate(keys):
            bar.set_postfix_str(key)
            share = Allowance(allowance.left / (len(keys) - place))
            result, problem = compete(key, folder, epochs, share, bar.update)
            bar.update((place + 1) * epochs - bar.n)
            if not result.epochs:
                notes.append(f"{key} is left out: {problem}")
                continue
            results[key] = result
            if result.epochs < epochs:
                notes.append(f"{key}: {result.epochs} of {epochs} epochs, {problem}")
    return results, notes


def compete(
    key: str,
    folder: Path | None,
    epochs: int,
    share: Allowance,
    update: Callable[[], object],
    contend: Callable[..., None] | None = None,
) -> tuple[Result, str]:
    """Let a process of its own be a contender; return what it took, and why that is not all."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=contend or _contend, args=(there, key, folder))
    process.start()
    there.close()  # so that a contender that dies is heard of
    result = Result(key)
    try:
        result.name, problem = _answer(here, share)
        if problem:
            return result, problem
        for _ in share.rounds(epochs):
            here.send(True)
            result.add(*_answer(here, share))
            update()
        here.send(False)
        process.join(LAST_WORDS)
        return result, OUT_OF_TIME
    except TimeoutError:
        return result, OUT_OF_TIME
    except (EOFError, ConnectionError):
        process.join(LAST_WORDS)
        return result, f"its process ended with status {process.exitcode}"
    finally:
        process.kill()
        process.join()
        result.drop_warm_up()


def _answer(pipe: Any, share: Allowance) -> Any:
    if not pipe.poll(share.left):
        raise TimeoutError
    return pipe.recv()


def _contend(pipe: Any, key: str, folder: Path | None) -> None:
    """Be a contender: train and evaluate for an epoch whenever asked to, and say what it took."""
    # What a spawned process starts would be spawned as well: seconds for each loader's worker.
    multiprocessing.set_start_method(None, force=True)
    try:
        contender = ALL[key](Data.load(folder))
    except ModuleNotFoundError as error:
        pipe.send((key, f"{error.name} is not installed"))
        return
    pipe.send((contender.name, ""))
    while pipe.recv():
        train, _ = timed(contender.train)
        evaluate, accuracy = timed(contender.evaluate) if contender.evaluate else (0.0, 0.0)
        pipe.send((train, evaluate, accuracy, _peak()))


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
