"""A process with the libraries loaded, and what is forked from it."""

from __future__ import annotations

import json
import logging
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from mlp_helpers._errors import MLPHelpersError
from mlp_helpers.grading.engine.sandbox import NO_SANDBOX, Sandbox

SCRIPT = Path(__file__).with_name("parent.py")
# With one thread in all libraries a fork loses none.
ENVIRONMENT: Mapping[str, str] = {"OMP_NUM_THREADS": "1"}
log = logging.getLogger(__name__)


class KernelError(MLPHelpersError):
    """A kernel or another process could not be started, or has ended."""


class WarmParent:
    """A process with the libraries loaded, which is started when the first fork is wanted.

    Parameters
    ----------
    preload : sequence of str
        Modules to import. None may start a thread: a fork would lack it.
    environment : mapping of str to str, optional
        Variables to set for all that is forked.
    root : WarmParent, optional
        What to fork this one from; its environment counts.
    sandbox : Sandbox, optional
        What to put around the process.
    """

    def __init__(
        self,
        preload: Sequence[str],
        environment: Mapping[str, str] = {},
        root: WarmParent | None = None,
        sandbox: Sandbox = NO_SANDBOX,
    ) -> None:
        self.problem = ""
        """Why nothing can be forked, if so."""
        self._preload = list(preload)
        self._environment = {**os.environ, **ENVIRONMENT, **environment}
        # What matplotlib reads while it is imported, and a kernel would set before.
        self._environment.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
        self._root = root
        self._sandbox = sandbox
        self._requests: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._calls: set[socket.socket] = set()
        self._lock = threading.Lock()

    @classmethod
    def inherited(cls, descriptor: int) -> WarmParent:
        """Return the warm parent that listens at the other end of an inherited socket."""
        parent = cls([])
        parent._requests = socket.socket(fileno=descriptor)
        return parent

    def start(self) -> bool:
        """Start the process if it was not started, and return whether it can be forked."""
        with self._lock:
            if self._requests is None and not self.problem:
                self._launch()
                if self.problem:
                    log.warning("kernels start cold, which takes longer: %s", self.problem)
            return not self.problem

    def _launch(self) -> None:
        if not hasattr(os, "fork") or (self._root is not None and not self._root.start()):
            self.problem = "processes cannot be forked here."
            return
        self._requests, theirs = socket.socketpair()
        with theirs:
            if self._root is None:
                words = [sys.executable, str(SCRIPT), str(theirs.fileno())]
                self._process = subprocess.Popen(
                    self._sandbox.command([*words, json.dumps(self._preload)]),
                    pass_fds=[theirs.fileno()],
                    env=self._sandbox.environment(self._environment),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,  # Ctrl-C is for the one who asked for the forks
                )
            else:
                self._requests.sendall(json.dumps(self._preload).encode() + b"\n")
                self._root.send(b"b", theirs)
        with self._requests.makefile("rb", buffering=0) as lines:
            answer = json.loads(lines.readline() or "{}")
        for name, error in answer.get("failed", {}).items():
            log.warning("the module %s could not be preloaded: %s", name, error)
        names = ", ".join(self._preload)
        if not answer:
            self.problem = f"the process that loads {names} ended before it was ready."
        elif answer["threads"] > 1:
            self.problem = f"of {names} one starts a thread when imported, which a fork would lack."

    def send(self, kind: bytes, *sockets: socket.socket) -> None:
        """Ask for a fork that gets some sockets."""
        assert self._requests is not None, "start() comes first"
        with self._lock:
            socket.send_fds(self._requests, [kind], [each.fileno() for each in sockets])

    def keep(self, request: Mapping[str, Any], *sockets: socket.socket) -> socket.socket:
        """Start a keeper, and return the socket that leads to it.

        Raises
        ------
        KernelError
            If nothing can be forked.
        """
        if not self.start():
            raise KernelError(f"no process could be forked: {self.problem}")
        ours, theirs = socket.socketpair()
        with theirs:
            ours.sendall(json.dumps(request).encode() + b"\n")
            try:
                self.send(b"k", theirs, *sockets)
            except OSError as error:
                ours.close()
                raise KernelError(f"the process to fork from has ended: {error}") from None
        return ours

    def call(self, function: str, content: bytes, helper: WarmParent) -> bytes:
        """Call a function in a process of its own.

        Parameters
        ----------
        function : str
            Its full name. It gets `content` and the number of a socket that leads to `helper`, and
            returns bytes.
        content : bytes
            What it works on.
        helper : WarmParent
            What it forks kernels from.

        Raises
        ------
        KernelError
            If the function fails, or its process ends.
        """
        helper.start()
        assert helper._requests is not None
        channel, theirs = socket.socketpair()
        request = {"call": function, "cwd": tempfile.gettempdir(), "memory": 0}
        with channel:
            with theirs:
                control = self.keep(request, theirs, helper._requests)
            self._calls.add(control)
            with control:
                with suppress(BrokenPipeError):
                    channel.sendall(content)
                    channel.shutdown(socket.SHUT_WR)
                answer = b"".join(iter(lambda: channel.recv(2**20), b""))
            self._calls.discard(control)
        if answer[:1] != b"+":
            why = answer[1:].decode() or "its process was ended."
            raise KernelError(f"{function} failed: {why}")
        return answer[1:]

    def close(self) -> None:
        """End the process and all calls."""
        for control in list(self._calls):
            with suppress(OSError):
                control.shutdown(socket.SHUT_RDWR)
        if self._requests is not None:
            self._requests.close()
            self._requests, self.problem = None, "it was closed."
        if self._process is not None:
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
