"""The student's side: carries out what the judge asks for, beside the student's objects.

It is started in the student's process by a cell of code of ours, and may have been tampered with
by then. So whatever it says is data to be judged, and nothing more.
"""

from __future__ import annotations

import socket
from collections.abc import Mapping
from typing import Any

from mlp_helpers.checks.core.executor import Fault, LocalExecutor, Outcome
from mlp_helpers.grading.judge.messages import as_message
from mlp_helpers.grading.judge.wire import Channel, WireError


def serve(address: str, namespace: Mapping[str, Any]) -> None:
    """Carry out the requests of the judge that listens at `address`, until it says goodbye.

    Parameters
    ----------
    address
        Path of a Unix socket.
    namespace
        The names of the notebook.
    """
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address)
        channel, executor = Channel(connection), LocalExecutor(namespace)
        while (request := channel.receive()) is not None:
            outcome = executor.run(**request)
            try:
                channel.send(as_message(outcome))
            except WireError as error:
                fault = Fault("WireError", f"what came back {error}")
                channel.send(as_message(Outcome(fault=fault)))
