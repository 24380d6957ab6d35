"""Execute a notebook in a kernel that can be ended at any time, and say why it was."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Sequence
from typing import Any

from jupyter_client.manager import KernelManager
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbclient.util import run_sync
from nbformat import NotebookNode
from nbgrader.preprocessors import Execute
from traitlets import Any as AnyTrait
from traitlets import Dict, Integer, default

from mlp_helpers.grading.engine.kernels import (
    MEGABYTE,
    WarmKernelManager,
    can_be_warm,
)
from mlp_helpers.grading.engine.outputs import error_output, printed
from mlp_helpers.grading.engine.sandbox import NO_SANDBOX, Sandbox, SandboxError

RECORD = "grading_engine"
"""The name in a notebook's metadata of what is known of its execution."""
# Beyond the limit the output is left out. A cell that goes on nevertheless is ended.
FLOOD = 4


class LimitedExecute(Execute):
    """Execute a notebook within limits of time, memory and output.

    Where a limit is reached, or Python ends, the cells above keep what they have shown, the cell
    says what happened, and those below say that they were not run. What nbgrader's own ``Execute``
    can be set to holds here, too.
    """

    notebook_timeout = Integer(
        1800, help="The seconds that all cells of a notebook together may run."
    ).tag(config=True)
    memory = Integer(
        4096, help="The megabytes that a notebook's Python and its child processes may use."
    ).tag(config=True)
    output_limit = Integer(
        20, help="The megabytes that one cell may print and display; what is beyond is left out."
    ).tag(config=True)
    environment = Dict(help="Environment variables for all notebooks.").tag(config=True)
    sandbox = Dict(help="The attributes of the Sandbox that kernels run in.").tag(config=True)
    warm: Any = AnyTrait(None, help="A WarmParent that kernels come from, else they start cold.")

    @classmethod
    def loads(cls, modules: Sequence[str]) -> list[str]:
        """Return what this process uses of the modules that a notebook imports; here none."""
        return []

    @default("timeout_func")
    def _timeout_func_default(self) -> Any:
        return self._seconds_left

    def _seconds_left(self, cell: NotebookNode) -> int:
        left = self._started + self.notebook_timeout - time.monotonic()
        return max(1, round(min(left, self.timeout or left)))

    def preprocess(
        self, nb: NotebookNode, resources: Any = None, km: Any = None
    ) -> tuple[NotebookNode, Any]:
        """Execute all cells."""
        self._started = time.monotonic()
        self._ended = ""
        self._seconds: list[float] = []
        processed: tuple[NotebookNode, Any] = super().preprocess(nb, resources, km)
        processed[0].metadata[RECORD] = {
            "seconds": round(time.monotonic() - self._started, 3),
            "cells": self._seconds,
            "ended": self._ended,
        }
        return processed

    def create_kernel_manager(self) -> KernelManager:
        """Return the manager of a warm kernel if that can be, else that of a cold one."""
        manager: KernelManager = super().create_kernel_manager()
        sandbox = self.confined_by()
        if self.warm is not None and can_be_warm(manager) and self.warm.start():
            self.km = manager = WarmKernelManager(
                self.warm, self.memory, sandbox, kernel_name=manager.kernel_name, config=self.config
            )
        elif sandbox.layers:
            raise SandboxError(
                f"the kernel {manager.kernel_name!r} cannot be confined, so the "
                "notebook is not run. Hand in a notebook of this Python's own kernel."
            )
        return manager

    def confined_by(self) -> Sandbox:
        """Return what confines kernels."""
        return Sandbox(**self.sandbox) if self.sandbox else NO_SANDBOX

    async def async_start_new_kernel(self, **kwargs: Any) -> None:
        """Start a kernel with the environment that all notebooks get."""
        await super().async_start_new_kernel(env={**os.environ, **self.environment}, **kwargs)

    start_new_kernel = run_sync(async_start_new_kernel)

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, index: int
    ) -> tuple[NotebookNode, Any]:
        """Execute one cell."""
        started = time.monotonic()
        self._printed, self._asked_to_exit = 0, False
        if not self._ended:
            self._execute(cell, resources, index)
        elif cell.cell_type == "code":
            cell.outputs = [error_output("NotRun", f"this cell was not run: {self._ended}")]
            cell.execution_count = None
        self._seconds.append(round(time.monotonic() - started, 3))
        return cell, resources

    def _execute(self, cell: NotebookNode, resources: Any, index: int) -> None:
        try:
            super().preprocess_cell(cell, resources, index)
        except DeadKernelError:
            self._end(cell, "DeadKernel", self._why_dead())
        except CellTimeoutError:
            self._end(
                cell,
                "CellTimeoutError",
                f"this cell ran for {self._seconds_left(cell)} s and could not be interrupted.",
            )
        except Exception as error:  # what a kernel sends is whatever a student sends
            self._end(cell, "UnreadableOutput", f"{type(error).__name__}: {error}")
        if self._asked_to_exit:
            self._end(None, "", "a cell above has ended Python.")
        elif time.monotonic() - self._started > self.notebook_timeout:
            limit = f"the notebook has run for {self.notebook_timeout} s, which is the limit."
            self._end(None, "", limit)

    def _why_dead(self) -> str:
        if self._printed > FLOOD * self.output_limit * MEGABYTE:
            return f"this cell went on to print after {self.output_limit} MB of output."
        provisioner = getattr(self.km, "provisioner", None)
        reason = getattr(provisioner, "reason", "")
        if reason == "memory":
            return f"this cell used more than {self.memory} MB of memory."
        if reason == "processes":
            return "this cell started too many processes."
        return "Python ended while this cell ran."

    def _end(self, cell: NotebookNode | None, name: str, reason: str) -> None:
        """End the kernel, and say in the cell why."""
        if cell is not None:
            cell.outputs.append(error_output(name, reason))
            cell.execution_count = None  # whether it came in time is a matter of chance
            reason = f"Python had ended in a cell above ({reason.rstrip('.')})."
        self._ended = reason
        run_sync(self._kill)()

    async def _kill(self) -> None:
        if self.km is not None and self.km.provisioner is not None:
            await self.km.provisioner.kill()

    def on_cell_executed(self, **kwargs: Any) -> None:
        """Notice ``exit()``: the kernel would end at some time, in the midst of a later cell."""
        super().on_cell_executed(**kwargs)
        payload = kwargs["execute_reply"]["content"].get("payload", ())
        self._asked_to_exit = any(each.get("source") == "ask_exit" for each in payload)

    def output(
        self, outs: list[NotebookNode], msg: Any, display_id: str, cell_index: int
    ) -> NotebookNode | None:
        """Take up one output, unless there is too much."""
        limit = self.output_limit * MEGABYTE
        before, self._printed = self._printed, self._printed + _size(msg["content"])
        if self._printed <= limit or msg["msg_type"] in ("execute_result", "error"):
            taken: NotebookNode | None = super().output(outs, msg, display_id, cell_index)
            return taken
        if before <= limit:
            note = f"[more than {self.output_limit} MB of output: the rest is left out]\n"
            outs.append(printed(note))
        if before <= FLOOD * limit < self._printed:
            self._killing = asyncio.ensure_future(self._kill())
        return None


def _size(content: Any) -> int:
    """Return about how many characters an output has."""
    texts = content.get("data", content)
    return sum(len(text) for text in texts.values() if isinstance(text, str))
