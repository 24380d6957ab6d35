"""Execute tasks in processes forked from warm parents, which start when the first task comes."""

from __future__ import annotations

import importlib
import importlib.util
import os
import tempfile
import threading
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from mlp_helpers._command import UNUSED, home_folder
from mlp_helpers._errors import MLPHelpersError
from mlp_helpers.grading.engine.limits import LimitedExecute
from mlp_helpers.grading.engine.sandbox import NO_SANDBOX, Sandbox, SandboxError, best
from mlp_helpers.grading.engine.tasks import Task, run_packed
from mlp_helpers.grading.engine.warm import Preload, WarmParent

RUN = f"{run_packed.__module__}.{run_packed.__qualname__}"


class EngineError(MLPHelpersError):
    """Nothing can be executed, whatever was handed in."""


def available_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


@dataclass(frozen=True)
class Confinement:
    """What is to confine kernels.

    Attributes
    ----------
    packages : sequence of str
        Names of packages that notebooks import from elsewhere than Python's folders.
    readable : sequence of str
        Further folders and files that they may read.
    lay_out : str
        The full name of a function that lays the packages out in a folder, as notebooks may see
        them; empty where they see them as they are.
    absent : sequence of str
        Names of installed packages that they must not read.
    unsafe : bool
        Whether nothing confines them.
    """

    packages: Sequence[str] = ()
    readable: Sequence[str] = ()
    lay_out: str = ""
    absent: Sequence[str] = ()
    unsafe: bool = False

    def sandbox(self, folder: str, view: str) -> Sandbox:
        """Return what confines the kernels; it is probed, and must hold.

        Parameters
        ----------
        folder : str
            Where the kernels' own folders are made.
        view : str
            Where packages are laid out.
        """
        if self.unsafe:
            return NO_SANDBOX
        packages = map(importlib.import_module, self.packages)
        paths = [str(path) for package in packages for path in package.__path__]
        hidden: list[str] = []
        if self.lay_out:
            module, _, function = self.lay_out.rpartition(".")
            getattr(importlib.import_module(module), function)(Path(view))
            hidden, paths = paths, [str(Path(view, name)) for name in self.packages]
        found = filter(None, map(importlib.util.find_spec, self.absent))
        hidden += [path for spec in found for path in spec.submodule_search_locations or ()]
        return best(paths, self.readable, folder, hidden=hidden)


class Runner:
    """Executes tasks; any number of threads may ask at once.

    Parameters
    ----------
    executor : type
        What executes a notebook.
    options : mapping
        What the executor is set to.
    preload : Preload
        What kernels have loaded.
    confinement : Confinement
        What confines them.
    log : logging.Logger
        Where it is said what confines them.

    Attributes
    ----------
    confined : str
        What confines them, once they have begun.
    """

    confined = ""

    def __init__(
        self,
        executor: type[LimitedExecute],
        options: Mapping[str, Any],
        preload: Preload,
        confinement: Confinement,
        log: Any,
    ) -> None:
        self.executor, self.options = executor, dict(options)
        self._preload, self._confinement, self._log = preload, confinement, log
        self._open = ExitStack()
        self._lock = threading.Lock()
        self._begun = False
        self._problem = ""

    def __call__(self, task: Task) -> bytes:
        """Execute a task, and return its result."""
        self.begin()
        if self._workers.start():
            packed = task.pack(self.executor, self.options)
            return self._workers.call(RUN, packed, self._kernels)
        return task.run(self.executor(**self.options))

    def jobs(self) -> int:
        """Return how many tasks should run at once."""
        return available_cores()

    def begin(self) -> None:
        """Start the warm parents, all at once, unless that was done.

        Raises
        ------
        EngineError
            If they cannot be confined.
        """
        with self._lock:
            if not self._begun:
                self._begun = True
                try:
                    self._start()
                except SandboxError as error:
                    self._problem = str(error)
                    self.close()
        if self._problem:
            raise EngineError(self._problem)

    def wait(self) -> None:
        """Wait until the warm parents are ready."""
        self.begin()
        for parent in (self._workers, self._kernels):
            parent.start()

    def _start(self) -> None:
        self._open.enter_context(home_folder())
        place, view = (
            self._open.enter_context(
                tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True)
            )
            for prefix in ("grading-", "view-")
        )
        own = [RUN.rpartition(".")[0], self.executor.__module__]
        judging = self.executor.loads(self._preload.modules)
        self._workers = self._parent(Preload((*judging, *own), without=UNUSED))
        self._workers.begin()  # while the sandbox is probed
        sandbox = self._confinement.sandbox(place, view)
        self.confined = sandbox.described()
        (self._log.info if sandbox.layers else self._log.warning)(self.confined)
        self._kernels = self._parent(self._preload, sandbox)
        self._kernels.begin()
        self.options["sandbox"] = asdict(sandbox)

    def _parent(self, preload: Preload, sandbox: Sandbox = NO_SANDBOX) -> WarmParent:
        parent = WarmParent(preload, self.options.get("environment", {}), sandbox=sandbox)
        self._open.callback(parent.close)
        return parent

    def close(self) -> None:
        """End all that runs."""
        self._open.close()
