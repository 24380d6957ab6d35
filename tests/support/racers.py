"""Contenders of `benchmarks.training` that do no work, for the tests of the race."""

import os
import time
from pathlib import Path
from typing import Any


def steady(pipe: Any, key: str, folder: Path | None) -> None:
    """Take 1, 2, 3, ... seconds for the epochs, by its own account."""
    pipe.send(("the steady one", ""))
    seconds = 0.0
    while pipe.recv():
        seconds += 1
        pipe.send((seconds, 0.5, 0.9, 100.0))


def stuck(pipe: Any, key: str, folder: Path | None) -> None:
    """Never come to the end of the second epoch."""
    pipe.send(("the stuck one", ""))
    pipe.recv()
    pipe.send((1.0, 0.5, 0.9, 100.0))
    pipe.recv()
    time.sleep(3600)


def dying(pipe: Any, key: str, folder: Path | None) -> None:
    """End in the first epoch."""
    pipe.send(("the dying one", ""))
    pipe.recv()
    os._exit(7)


def absent(pipe: Any, key: str, folder: Path | None) -> None:
    """Lack a package."""
    pipe.send((key, "keras is not installed"))
