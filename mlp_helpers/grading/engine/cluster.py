"""Execute tasks on the workers of a Dask cluster, in the place of this machine's cores.

What goes there and comes back is bytes: a notebook with its files, and its outputs. So there need
be no file system in common, and no worker knows of a gradebook. Each worker has a `Runner` of its
own: its kernels are warm, confined and limited as they are here, or it refuses.
"""

from __future__ import annotations

import gc
import hashlib
import logging
import os
import threading
import uuid
import warnings
from asyncio import CancelledError, to_thread, wrap_future
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, nullcontext, suppress
from typing import Any

from distributed import Client, KilledWorker, Security, WorkerPlugin, get_worker

from mlp_helpers._errors import MLPHelpersError
from mlp_helpers.grading.engine import slurm
from mlp_helpers.grading.engine.runner import EngineError, Runner
from mlp_helpers.grading.engine.tasks import Task, installation, unpacked
from mlp_helpers.grading.engine.warm import KernelError

PREFIX = "grading-"
ATTEMPTS = 3
"""How often a notebook is run whose worker ends meanwhile."""
LEAST = 64
"""Notebooks on their way at once, where the cluster has fewer threads or none yet."""
NO_SUCH = "it was registered with another scheduler, or before this one was started anew."
log = logging.getLogger(__name__)


class Warm(WorkerPlugin):
    """What a worker has ready for one call of the grading.

    Parameters
    ----------
    name : str
        The call's own.
    make : callable
        Returns a `Runner` that says in a log what confines its kernels.
    sources : sequence of str
        The modules on whose source results depend.
    installed : str
        What `installation` returns of them where the grading was called.
    """

    def __init__(
        self, name: str, make: Callable[..., Runner], sources: Sequence[str], installed: str
    ) -> None:
        self.name = name
        self._make, self._sources, self._installed = make, tuple(sources), installed

    async def setup(self, worker: Any) -> None:
        """Load what is loaded once, while the worker goes on."""
        self.runner: Future[Runner] = Future()
        try:
            self.runner.set_result(await to_thread(self._started))
        except Exception as error:  # each task of this worker gets it, too
            refusal = EngineError(f"the worker {worker.address} refuses: {error}")
            self.runner.set_exception(refusal)
            raise refusal from None

    def _started(self) -> Runner:
        if installation(self._sources) != self._installed:
            raise EngineError(
                "it has other versions, of Python, a package or the course, than where the "
                "grading was called. Install the same on all machines, with constraints.txt."
            )
        runner = self._make(log=log)
        runner.wait()
        return runner

    async def teardown(self, worker: Any) -> None:
        """End all that runs for the call."""
        with suppress(EngineError):
            runner = await wrap_future(self.runner)
            await to_thread(runner.close)


def _runner(name: str, worker: Any) -> Future[Runner]:
    if name not in worker.plugins:
        raise EngineError(f"the worker {worker.address} does not know this call: {NO_SUCH}")
    runner: Future[Runner] = worker.plugins[name].runner
    return runner


def _execute(name: str, content: bytes) -> bytes:
    """Execute a task on a worker. The bytes are read as data, here and in what is forked."""
    runner = _runner(name, get_worker()).result()
    with unpacked(content) as task:
        return runner(task)


async def _confined(name: str, dask_worker: Any) -> str:
    return (await wrap_future(_runner(name, dask_worker))).confined


def _line(error: BaseException) -> str:
    said, *_ = [*str(error).splitlines(), ""]
    return f"{type(error).__name__}: {said.rstrip('.')}"


def _prepare(dask_scheduler: Any) -> list[str]:
    """Let the retries be ours, and return what calls that were killed have left on the workers."""
    dask_scheduler.allowed_failures = 0
    plugins = [name for name in dask_scheduler.worker_plugins if name.startswith(PREFIX)]
    return [name for name in plugins if not any(name in each for each in dask_scheduler.clients)]


class Cluster:
    """Executes tasks as `Runner` does, elsewhere; any number of threads may ask at once.

    It connects when it is asked for something first. Forks of this process that are made before
    that connect for themselves, and share what is ready on the workers.

    Parameters
    ----------
    address : str
        The scheduler's, such as ``tls://10.0.0.1:8786``, or ``slurm:20`` for twenty jobs of Slurm's
        that are started for the occasion.
    make, sources
        See `Warm`.
    log : logging.Logger
        Where it is said who works.
    unsafe : bool
        Whether the connection may be open to eavesdroppers and impostors.

    Raises
    ------
    EngineError
        If it may not.
    """

    def __init__(
        self,
        address: str,
        make: Callable[..., Runner],
        sources: Sequence[str],
        log: Any,
        unsafe: bool = False,
    ) -> None:
        if not unsafe and not address.startswith(("tls://", slurm.PREFIX)):
            raise EngineError(
                f"the cluster's address {address!r} does not begin with tls://, so whoever reaches "
                "it could read what was handed in, forge scores and run programs. Start the "
                "scheduler with TLS (docs/grading.md says how), or, where nobody else reaches it, "
                "set `c.ReadyExecute.unsafe_no_tls = True`."
            )
        self.address, self.name = address, f"{PREFIX}{uuid.uuid4().hex}"
        self._make, self._sources, self._log = make, sources, log
        self._security: Security | None = None  # as Dask's own configuration says
        self._open, self._owner, self._pid = ExitStack(), os.getpid(), 0
        self._lock, self._alone = threading.Lock(), threading.Lock()
        self._problem: EngineError | None = None
        self._given_up: dict[bytes, KernelError] = {}
        self._ended: set[str] = set()

    def begin(self) -> None:
        """Start the cluster, if it is to be started; nothing is connected yet."""
        with self._lock:
            self._begin()

    def _begin(self) -> None:
        if self.address.startswith(slurm.PREFIX):
            number = self.address.removeprefix(slurm.PREFIX)
            self.address, keys = self._open.enter_context(slurm.started(number))
            self._security = Security(require_encryption=True, **keys)

    def wait(self) -> None:
        """Wait until there is a worker."""
        self._connected()

    def jobs(self) -> int:
        """Return how many tasks should be on their way: all workers have one, and the next one."""
        threads: int = sum(self._connected().nthreads().values())
        return max(LEAST, 2 * threads)

    def __call__(self, task: Task) -> bytes:
        """Execute a task, and return its result.

        Raises
        ------
        KernelError
            If it cannot be executed, or its worker ends each time.
        EngineError
            If a worker refuses, or the scheduler is lost: nothing is executed any more.
        """
        content = task.to_bytes()
        key = hashlib.sha256(content).digest()
        if key in self._given_up:
            raise self._given_up[key]
        for attempt in range(ATTEMPTS):
            # One of those that ran on a worker when it ended may be why, and end the next one.
            with self._alone if attempt else nullcontext():
                try:
                    return self._ask(content)
                except KilledWorker as error:
                    self._say_once(error.last_worker.address)
        self._given_up[key] = KernelError(f"{ATTEMPTS} workers ended while they ran it.")
        raise self._given_up[key]

    def _say_once(self, ended: str) -> None:
        if ended not in self._ended:
            self._ended.add(ended)
            left = len(self._connected().nthreads())
            self._log.warning("the worker %s has ended; workers left: %d", ended, left)

    def _ask(self, content: bytes) -> bytes:
        client = self._connected()
        try:
            result: bytes = client.submit(_execute, self.name, content, pure=False).result()
            return result
        except (MLPHelpersError, KilledWorker) as error:
            if isinstance(error, EngineError):
                self._problem = error
            raise
        except (Exception, CancelledError) as error:
            self._problem = self._problem or EngineError(
                f"the scheduler at {self.address} is lost ({_line(error)}). What was executed is "
                "kept: start the scheduler and its workers, and call the same again."
            )
            raise self._problem from None

    def _connected(self) -> Client:
        """Return this process's connection."""
        with self._lock:
            if self._problem is None and self._pid != os.getpid():
                try:
                    self._connect()
                except EngineError as error:
                    self._problem = error
            if self._problem is not None:
                raise self._problem
            return self._client

    def _connect(self) -> None:
        self._begin()
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what it says, we say
        warnings.filterwarnings("ignore", module="distributed")
        problem = ""
        try:
            self._client = Client(
                self.address, name=self.name, security=self._security, set_as_default=False
            )
        except (OSError, ValueError, TypeError) as error:
            problem = _line(error)
        if problem:
            gc.collect()  # ends what is left of the client, which at the end of Python complains
            raise EngineError(
                f"no scheduler answers at {self.address} ({problem}). Start one with "
                "`dask scheduler`; look at the address and, for tls://, at the certificates."
            )
        if self._owner == os.getpid():
            self._open.callback(self._disconnect)
            self._prepare()
        self._pid = os.getpid()

    def _prepare(self) -> None:
        """Let all workers make ready, those that come later as well."""
        plugin = Warm(self.name, self._make, self._sources, installation(self._sources))
        try:
            for left in self._client.run_on_scheduler(_prepare):
                self._client.unregister_worker_plugin(left)
            self._client.register_plugin(plugin)
            if not self._client.nthreads():
                self._log.warning("%s has no worker yet: waiting for the first one", self.address)
                self._client.wait_for_workers(1)
            confined = Counter(self._client.run(_confined, self.name).values())
        except EngineError:
            raise
        except Exception as error:
            raise EngineError(
                f"{self.address} cannot be used for grading ({_line(error)}). The scheduler and "
                "all workers need the course's package, installed with its extra `cluster`."
            ) from None
        for said, number in confined.items():
            self._log.info("%s, workers: %d, each with %s", self.address, number, said)

    def _disconnect(self) -> None:
        if self._problem is None:
            with suppress(Exception):
                self._client.unregister_worker_plugin(self.name)
        with suppress(Exception):
            self._client.close(timeout=2)

    def close(self) -> None:
        """End all that runs for this call, and what was started for it."""
        self._open.close()
