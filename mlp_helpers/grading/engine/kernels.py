"""Kernels forked from a warm parent, for whoever starts kernels with jupyter_client."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.manager import AsyncKernelManager, KernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Type

from mlp_helpers.grading.engine.sandbox import NO_SANDBOX, Sandbox
from mlp_helpers.grading.engine.warm import KernelError, WarmParent

MEGABYTE = 1024**2
# The path of a socket may have 107 characters, on some systems 103.
LONGEST_FOLDER = 80
LAUNCHER = ["-m", "ipykernel_launcher"]


class WarmProvisioner(LocalProvisioner):
    """Gets a kernel's process from a warm parent."""

    _control: socket.socket | None = None
    _unread = b""
    _status: int | None = None
    reason = ""
    """Why the keeper ended the kernel, if it did: ``memory``."""

    @property
    def has_process(self) -> bool:
        """Whether there is a kernel, ended or not."""
        return self._control is not None

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a kernel and wait until it can be connected to."""
        manager: Any = self.parent
        request = {
            "arguments": cmd[1 + len(LAUNCHER) :],
            "cwd": str(kwargs.get("cwd") or Path.cwd()),
            "memory": manager.memory * MEGABYTE,
        }
        request["confine"] = manager.sandbox.request(request["cwd"], str(manager.folder))
        loop = asyncio.get_running_loop()
        self._control = control = manager.warm.keep(request)
        control.setblocking(False)
        while self.pid is None and self._status is None:
            self._read(await loop.sock_recv(control, 4096))
        if self.pid is None:
            raise KernelError(f"a kernel ended with status {self._status} before it was ready.")
        return self.connection_info

    def _read(self, received: bytes) -> None:
        if not received and self._status is None:
            self._status = -signal.SIGKILL
        *lines, self._unread = (self._unread + received).split(b"\n")
        for message in map(json.loads, lines):
            self.pid = self.pgid = message.get("ready", self.pid)
            self._status = message.get("status", self._status)
            self.reason = message.get("reason", self.reason)

    async def poll(self) -> int | None:
        """Return the kernel's exit status, ``None`` while it runs."""
        if self._control is None:
            return 0
        if self._status is None:
            with suppress(BlockingIOError):
                self._read(self._control.recv(4096))
        return self._status

    async def wait(self) -> int | None:
        """Wait until the kernel and all that it started have ended."""
        if self._control is not None:
            loop = asyncio.get_running_loop()
            with suppress(OSError):
                while received := await loop.sock_recv(self._control, 4096):
                    self._read(received)
            self._control.close()
            self._control = None
        return self._status

    async def send_signal(self, signum: int) -> None:
        """Send a signal to the kernel's process group."""
        if self._control is not None and self._status is None:
            with suppress(OSError):
                self._control.sendall(json.dumps({"signal": signum}).encode() + b"\n")

    async def kill(self, restart: bool = False) -> None:
        """End the kernel and all that it started."""
        if self._control is not None:
            with suppress(OSError):
                self._control.shutdown(socket.SHUT_WR)
            await self.wait()

    async def terminate(self, restart: bool = False) -> None:
        """End the kernel as :meth:`kill` does: it has nothing to save."""
        await self.kill(restart)


class WarmKernelClient(AsyncKernelClient):
    """A client of a kernel that is known to be ready."""

    def start_channels(self, *_: Any, **__: Any) -> None:
        """Open the channels that are used; the keeper tells whether the kernel lives."""
        super().start_channels(stdin=False, hb=False)

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until what the kernel publishes arrives here."""
        for _ in range(20):
            asked = self.kernel_info()
            await self.shell_channel.get_msg(timeout=timeout)
            with suppress(Empty):
                while not _is_idle(await self.iopub_channel.get_msg(timeout=0.2), asked):
                    pass
                return
        raise KernelError("a kernel answers, but nothing that it publishes arrives.")


def _is_idle(message: Mapping[str, Any], asked: str) -> bool:
    idle = message["content"].get("execution_state") == "idle"
    return bool(idle and message["parent_header"].get("msg_id") == asked)


class WarmKernelManager(AsyncKernelManager):
    """Manages a kernel that is forked from a warm parent, and talks over sockets in a folder.

    Parameters
    ----------
    warm : WarmParent
        Where the kernel comes from.
    memory : int
        The megabytes that the kernel and its children may use.
    sandbox : Sandbox, optional
        What confines the kernel.

    Attributes
    ----------
    folder : pathlib.Path
        Where its sockets are, and nothing of other kernels.
    """

    client_factory = Type(WarmKernelClient, klass=AsyncKernelClient)

    def __init__(
        self, warm: WarmParent, memory: int, sandbox: Sandbox = NO_SANDBOX, **options: Any
    ) -> None:
        self.warm = warm
        self.memory = memory
        self.sandbox = sandbox
        self.folder = _private_folder(sandbox.folder)
        super().__init__(
            transport="ipc",
            ip=str(self.folder / "kernel"),
            connection_file=str(self.folder / "kernel.json"),
            transport_encryption="disabled",  # nobody else can open the folder
            **options,
        )

    async def _async_pre_start_kernel(self, **options: Any) -> tuple[list[str], dict[str, Any]]:
        if self.provisioner is None:
            self.provisioner = WarmProvisioner(
                kernel_id=self.kernel_id or "", kernel_spec=self.kernel_spec, parent=self
            )
        prepared: tuple[list[str], dict[str, Any]] = await super()._async_pre_start_kernel(
            **options
        )
        return prepared

    async def _async_cleanup_resources(self, restart: bool = False) -> None:
        await super()._async_cleanup_resources(restart)
        if not restart:
            shutil.rmtree(self.folder, ignore_errors=True)

    cleanup_resources = _async_cleanup_resources


def _private_folder(within: str) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="kernel-", dir=within))
    if len(str(folder)) > LONGEST_FOLDER:
        folder.rmdir()
        folder = Path(tempfile.mkdtemp(prefix="kernel-", dir="/tmp"))
    return folder


def can_be_warm(manager: KernelManager) -> bool:
    """Tell whether a manager's kernel is this Python's own, which can be forked."""
    spec = manager.kernel_spec
    python = {"python", "python3", sys.executable, f"python3.{sys.version_info.minor}"}
    return (
        hasattr(os, "fork")
        and spec is not None
        and spec.argv[0] in python
        and spec.argv[1 : 1 + len(LAUNCHER)] == LAUNCHER
    )
