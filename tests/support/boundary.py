"""A side of the boundary in a process of its own, where the student's code lives.

The check runs here and holds stubs: names of what is over there. What crosses goes through the
judge's own wire.
"""

from __future__ import annotations

import multiprocessing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.grading.judge import remote
from mlp_helpers.grading.judge.server import serve
from tests.support.bank import run_source


@dataclass(frozen=True)
class Code:
    """What a student wrote, after the reference solution of an assignment if one is named."""

    source: str
    assignment: str = ""


@dataclass(frozen=True)
class Stub:
    """Stands for one of the student's names."""

    name: str


def play(connection: Connection) -> None:
    """Keep the student's objects and carry out what is asked of them."""
    while (message := connection.recv()) is not None:
        code, address = message
        serve(address, run_source(code.source, code.assignment))


class RemoteExecutor(remote.RemoteExecutor):
    """The judge's side of a piece of code that is run in the process behind `connection`."""

    def __init__(self, connection: Connection, code: Code) -> None:
        super().__init__()
        connection.send((code, self.address))

    def refer(self, target: Any) -> Ref:
        """Return the name a stub stands for."""
        assert isinstance(target, Stub), "the check's process must not hold the student's objects"
        return Ref(target.name)


class Far:
    """A process that plays students, one after the other."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, child = context.Pipe()
        self._process = context.Process(target=play, args=(child,), daemon=True)
        self._process.start()

    def load(self, code: Code) -> RemoteExecutor:
        """Start over with what a student wrote."""
        return RemoteExecutor(self._connection, code)

    def close(self) -> None:
        """End the process."""
        self._connection.send(None)
        self._process.join(10)
