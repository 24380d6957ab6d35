"""The judge's side: has operations carried out in the student's process, and believes nothing."""

from __future__ import annotations

import contextlib
import socket
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from mlp_helpers.checks.core.containment import PATIENCE
from mlp_helpers.checks.core.executor import Fault, Outcome
from mlp_helpers.checks.core.lending import LentFunctions
from mlp_helpers.checks.core.plain_data import Lent, Ref
from mlp_helpers.grading.judge.messages import answer_to, as_outcome, is_call
from mlp_helpers.grading.judge.wire import Channel, WireError

GRACE = 20.0
"""Seconds beyond a call's own limits after which the student's process counts as lost."""
CONNECTING = 60.0
"""Seconds that the student's process has to begin."""


class RemoteExecutor:
    """An :class:`~mlp_helpers.checks.core.executor.Executor` in another process.

    It listens at `address`, in a folder that nobody else can enter, for one connection. Once the
    other side is gone, silent or talks nonsense, every further call fails with that reason.

    Parameters
    ----------
    within : pathlib.Path, optional
        Where the folder is made: the other side must see it.
    """

    def __init__(self, within: Path | None = None) -> None:
        self._folder = tempfile.TemporaryDirectory(
            prefix="judge-", dir=within, ignore_cleanup_errors=True
        )
        self.address = str(Path(self._folder.name, "socket"))
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(self.address)
        self._listener.listen(1)
        self._channel: Channel | None = None
        self._lent = LentFunctions()
        self._lost: Fault | None = None

    def __enter__(self) -> RemoteExecutor:
        """Begin to listen."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave nothing behind."""
        self.give_up()
        self._listener.close()
        self._folder.cleanup()

    def say_goodbye(self) -> None:
        """Let the student's process go on: nothing more will be asked."""
        with contextlib.suppress(OSError, EOFError):
            self._connected().send(None, GRACE)

    def give_up(self) -> None:
        """Wait no longer for the student's process: it has ended, or goes on with its cells."""
        self._lost = self._lost or _ended()
        if self._channel is not None:
            self._channel.close()

    def lend(self, function: Callable[..., Any]) -> Lent:
        """Lend a function; it stays here, and is called when the other side asks for it."""
        return self._lent.add(function)

    def refer(self, target: Any) -> Ref:
        """Return the reference that stands for an object of the student's.

        Raises
        ------
        TypeError
            If it is an object of ours: the graded cell names only what the student wrote.
        """
        if not isinstance(target, Ref):
            raise TypeError(f"expected a name of the student's, got a {type(target).__name__}")
        return target

    def run(
        self, operation: str, args: tuple[Any, ...], keep: bool, limit: float, seed: int
    ) -> Outcome:
        """Have an operation carried out: see :meth:`LocalExecutor.run`."""
        if self._lost is None:
            started = time.perf_counter()
            request = {
                "operation": operation,
                "args": args,
                "keep": keep,
                "limit": limit,
                "seed": seed,
            }
            try:
                message = self._answer_to(request, PATIENCE * limit + GRACE)
                outcome = as_outcome(message, operation, args)
                if keep and outcome.fault is None and not isinstance(outcome.value, Ref):
                    raise WireError("no reference came back")
                return outcome
            except TimeoutError:
                seconds = time.perf_counter() - started
                self._lost = Fault("TimeLimit", f"did not answer within {seconds:.0f} s", "", True)
            except (EOFError, OSError):
                self._lost = _ended()
            except WireError as error:
                self._lost = Fault("NoAnswer", f"what came from the student's process: {error}")
        return Outcome(fault=self._lost)

    def _answer_to(self, request: Any, seconds: float) -> Any:
        """Send a request; call functions that are lent until the answer comes."""
        channel, ends = self._connected(), time.monotonic() + seconds
        channel.send(request, seconds)
        while is_call(message := channel.receive(ends - time.monotonic())):
            answer = answer_to(message, channel.length, self._lent)
            channel.send(answer, max(0.0, ends - time.monotonic()))
        return message

    def _connected(self) -> Channel:
        if self._channel is None:
            ends = time.monotonic() + CONNECTING
            self._listener.settimeout(0.2)
            while self._channel is None:
                try:
                    self._channel = Channel(self._listener.accept()[0])
                except TimeoutError:
                    if self._lost is not None:
                        raise EOFError from None
                    if time.monotonic() > ends:
                        raise
        return self._channel


def _ended() -> Fault:
    return Fault("ProcessEnded", "Python ended, or was not there, when this was to be judged")
