"""The student's side: carries out what the judge asks for, beside the student's objects.

It is started in the student's process by a cell of code of ours, and may have been tampered with
by then. So whatever it says is data to be judged, and nothing more.
"""

from __future__ import annotations

import builtins
import socket
from collections.abc import Mapping
from typing import Any

from mlp_helpers.checks.core.containment import generators_kept
from mlp_helpers.checks.core.executor import Fault, LocalExecutor, Outcome
from mlp_helpers.grading.judge.messages import as_call, as_message
from mlp_helpers.grading.judge.wire import Channel, WireError

_LONGEST = 200  # characters of an exception's text


def serve(address: str, namespace: Mapping[str, Any]) -> None:
    """Carry out the requests of the judge that listens at `address`, until it says goodbye.

    Parameters
    ----------
    address
        Path of a Unix socket.
    namespace
        The names of the notebook.
    """
    with socket.socket(socket.AF_UNIX) as connection, generators_kept():
        connection.connect(address)
        channel = Channel(connection)
        executor = LocalExecutor(namespace, lambda key, args: _call_lent(channel, key, args))
        while (request := channel.receive()) is not None:
            try:
                channel.send(as_message(executor.run(**request)))
            except WireError as error:
                fault = Fault("WireError", f"what came back {error}")
                channel.send(as_message(Outcome(fault=fault)))
            except Exception as error:  # the student's code has replaced what a call needs
                fault = Fault(type(error).__name__, str(error)[:_LONGEST])
                channel.send(as_message(Outcome(fault=fault)))


def _call_lent(channel: Channel, key: int, args: tuple[Any, ...]) -> Any:
    """Have the judge call a function that it lent, and return or raise what came of it."""
    channel.send(as_call(key, args))
    answer = channel.receive()
    if (raised := answer["raised"]) is not None:
        kind = getattr(builtins, raised[0], None)
        if isinstance(kind, type) and issubclass(kind, Exception):
            raise kind(raised[1])
        raise RuntimeError(raised[1])
    return answer["value"]
