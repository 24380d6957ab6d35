"""A side of the boundary in a process of its own, where the student's code lives.

The check runs here and holds stubs: names of what is over there. Nothing but plain data crosses,
which is asserted in both directions.
"""

from __future__ import annotations

import multiprocessing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from mlp_helpers.checks.core.executor import LocalExecutor, Outcome
from mlp_helpers.checks.core.plain_data import Foreign, Ref, is_plain
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


def serve(connection: Connection) -> None:
    """Keep the student's objects and carry out what is asked of them."""
    workshop = LocalExecutor()
    while (message := connection.recv()) is not None:
        if isinstance(message, Code):
            workshop = LocalExecutor()
            for name, item in run_source(message.source, message.assignment).items():
                workshop.refer(item, name)
            connection.send(None)
        else:
            connection.send(workshop.run(*message))


def _crosses(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return all(map(_crosses, value))
    if isinstance(value, dict):
        return all(map(_crosses, [*value, *value.values()]))
    return isinstance(value, Foreign) or is_plain(value)


class RemoteExecutor:
    """The near end: forwards operations to the process that :func:`serve` runs in."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, child = context.Pipe()
        self._process = context.Process(target=serve, args=(child,), daemon=True)
        self._process.start()

    def load(self, code: Code) -> None:
        """Start over with what a student wrote."""
        self._connection.send(code)
        assert self._connection.recv() is None

    def refer(self, target: Any) -> Ref:
        """Return the name a stub stands for."""
        assert isinstance(target, Stub), "the check's process must not hold the student's objects"
        return Ref(target.name)

    def run(
        self, operation: str, args: tuple[Any, ...], keep: bool, limit: float, seed: int
    ) -> Outcome:
        """Have an operation carried out over there."""
        assert is_plain(args), f"{operation} was handed something that is not plain data"
        self._connection.send((operation, args, keep, limit, seed))
        outcome = self._connection.recv()
        assert isinstance(outcome, Outcome) and _crosses(outcome.value)
        return outcome

    def close(self) -> None:
        """End the process."""
        self._connection.send(None)
        self._process.join(10)
