"""Start a server for a test, and end it."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

PATIENCE = 120
"""Seconds to wait for a server: a loaded machine is slow."""


def free_ports(count: int) -> list[int]:
    """Return ports of this machine that nothing listens at."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


@contextmanager
def served(
    command: Sequence[str],
    is_up: Callable[[], bool],
    log: Path,
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Iterator[None]:
    """Run a server for the block, which begins when the server answers.

    Parameters
    ----------
    is_up
        Asks the server; it may raise `OSError` as long as nothing listens.
    log
        Where what the server says is written.
    env
        Environment variables besides those of this process.
    """
    with log.open("w") as file:
        process = subprocess.Popen(
            command, cwd=cwd, env=os.environ | (env or {}), stdout=file, stderr=subprocess.STDOUT
        )
    try:
        _wait_for(is_up, process, log)
        yield
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def _wait_for(is_up: Callable[[], bool], process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(4 * PATIENCE):
        assert process.poll() is None, log.read_text()
        try:
            if is_up():
                return
        except OSError:
            pass
        time.sleep(0.25)
    raise AssertionError(f"the server did not start:\n{log.read_text()}")
