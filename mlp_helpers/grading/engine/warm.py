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
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import asdict, dataclass
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


@dataclass(frozen=True)
class Preload:
    """What a warm parent imports before it forks. None of it may start a thread.

    Attributes
    ----------
    modules : tuple of str
        Modules; ``a.b:c`` for what ``from a.b import c`` imports.
    along : tuple of str
        Further modules, each imported only where its package is loaded by then.
    without : tuple of str
        Modules that are to look as if they were not installed: what is optional, slow to import
        and not used.
    absent : tuple of str
        Packages that are hidden: to import them does nothing, and to use them raises.
    """

    modules: tuple[str, ...] = ()
    along: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


class WarmParent:
    """A process with the libraries loaded, which is started when the first fork is wanted.

    Parameters
    ----------
    preload : Preload
        What it loads.
    environment : mapping of str to str, optional
        Variables to set for all that is forked.
    sandbox : Sandbox, optional
        What to put around the process.
    """

    def __init__(
        self,
        preload: Preload = Preload(),
        environment: Mapping[str, str] = {},
        sandbox: Sandbox = NO_SANDBOX,
    ) -> None:
        self.problem = ""
        """Why nothing can be forked, if so."""
        self._preload = preload
        self._environment = {**os.environ, **ENVIRONMENT, **environment}
        # What matplotlib reads while it is imported, and a kernel would set before.
        self._environment.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
        self._sandbox = sandbox
        self._requests: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._calls: set[socket.socket] = set()
        self._ready = False
        self._lock = threading.Lock()

    @classmethod
    def inherited(cls, descriptor: int) -> WarmParent:
        """Return the warm parent that listens at the other end of an inherited socket."""
        parent = cls()
        parent._requests, parent._ready = socket.socket(fileno=descriptor), True
        return parent

    def begin(self) -> None:
        """Start the process if it was not started, and do not wait until it is ready."""
        with self._lock:
            if self._requests is None and not self.problem:
                self._launch()

    def start(self) -> bool:
        """Start the process if it was not started, and return whether it can be forked."""
        self.begin()
        with self._lock:
            if not self._ready and not self.problem:
                self._wait()
                self._ready = True
                if self.problem:
                    log.warning("kernels start cold, which takes longer: %s", self.problem)
            return not self.problem

    def _launch(self) -> None:
        if not hasattr(os, "fork"):
            self.problem = "processes cannot be forked here."
            return
        self._requests, theirs = socket.socketpair()
        wanted = json.dumps(asdict(self._preload))
        with theirs:
            words = [sys.executable, str(SCRIPT), str(theirs.fileno()), wanted]
            self._process = _in_a_lasting_thread(
                lambda: subprocess.Popen(
                    self._sandbox.command(words),
                    pass_fds=[theirs.fileno()],
                    env=self._sandbox.environment(self._environment),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,  # Ctrl-C is for the one who asked for the forks
                )
            )

    def _wait(self) -> None:
        """Wait until all is loaded, or find out why it cannot be."""
        assert self._requests is not None
        with self._requests.makefile("rb", buffering=0) as lines:
            answer = json.loads(lines.readline() or "{}")
        for name, error in answer.get("failed", {}).items():
            log.warning("the module %s could not be preloaded: %s", name, error)
        names = ", ".join(self._preload.modules)
        if not answer:
            self.problem = f"the process that loads {names} ended before it was ready."
        elif answer["threads"] > 1:
            self.problem = f"of {names} one starts a thread when imported, which a fork would lack."

    def _fork(self, *sockets: socket.socket) -> None:
        """Ask for a fork that gets some sockets."""
        assert self._requests is not None, "start() comes first"
        with self._lock:
            socket.send_fds(self._requests, [b"."], [each.fileno() for each in sockets])

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
                self._fork(theirs, *sockets)
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


def _in_a_lasting_thread(start: Callable[[], subprocess.Popen[bytes]]) -> subprocess.Popen[bytes]:
    """Start a process in a thread that does not end before it.

    bubblewrap's container dies with its parent, and for Linux that is the thread that started it.
    """
    if threading.current_thread() is threading.main_thread():
        return start()
    started: Future[subprocess.Popen[bytes]] = Future()

    def attend() -> None:
        try:
            started.set_result(start())
        except BaseException as error:
            started.set_exception(error)
        else:
            started.result().wait()

    threading.Thread(target=attend, daemon=True).start()
    return started.result()
