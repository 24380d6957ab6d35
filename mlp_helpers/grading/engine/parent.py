"""The warm parent: a process with the libraries loaded, from which others are forked.

It is run as a script, with the number of an inherited socket and what to preload (`warm.Preload` as
JSON), and uses nothing of the package, which a kernel may load or not. On that socket it gets a
byte for each fork that is wanted, and with it the sockets of what is forked, of which the first
leads back. What is forked is a *keeper*. It gets a request in a line of JSON and forks a kernel or
a call of a function. It says when the kernel is ready and how what it keeps has ended, and passes
signals on. It ends all that the kernel or the call has started as soon as that ends or uses too
much memory, or the other end of the socket is closed by whatever cause.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import importlib.abc
import importlib.util
import json
import os
import resource
import select
import signal
import socket
import sys
import threading
import time
import traceback
from contextlib import suppress
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, NoReturn

# What every kernel imports before it is ready.
KERNEL = (
    *("psutil", "ipykernel.kernelapp", "ipykernel.debugger", "IPython.extensions.storemagic"),
    *("IPython.core.completerlib", "IPython.core.debugger", "IPython.core.logger"),
    *("IPython.utils.wildcard", "faulthandler", "sqlite3", "tornado.platform.asyncio"),
)
PR_SET_CHILD_SUBREAPER = 36
MEMORY_INTERVAL = 0.1
"""Seconds between two looks at the memory and the processes that a kernel uses."""
SETTLING = 5.0
"""Seconds that threads have to end after the libraries are loaded."""
MOST_PROCESSES = 64
"""Of a kernel that is confined: the limit of the system does not hold for root."""


def main() -> None:
    """Be a warm parent."""
    with suppress(ImportError):  # where it is missing, nobody asks for it
        importlib.import_module("confine")
    del sys.path[0]  # the folder of this script
    _serve(socket.socket(fileno=int(sys.argv[1])), json.loads(sys.argv[2]))


def _serve(requests: socket.socket, wanted: dict[str, list[str]]) -> NoReturn:
    """Load modules, then fork whatever is asked for, until nobody can ask any more."""
    failed = _preload(**wanted)
    _get_ready()
    gc.collect()
    gc.freeze()  # so that a collection after a fork leaves the shared pages alone
    _tell(requests, failed=failed, threads=_threads())
    while True:
        asked, descriptors, _, _ = socket.recv_fds(requests, 1, 8)
        _reap()
        if not asked:
            os._exit(0)
        if not os.fork():
            requests.close()
            first = socket.socket(fileno=descriptors.pop(0))
            _Keeper(first, descriptors).run()
        for descriptor in descriptors:
            os.close(descriptor)


def _reap() -> None:
    """Collect keepers that have ended: what they took then counts as this process's children's."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


class NotThereWhileGraded(ModuleType):
    """A hidden package, all that is in it, and all that comes of it.

    What only makes an object of it, or sets it up, does nothing, so that a cell goes on to what
    else it defines. No number, list or truth comes of it: to ask for one raises.
    """

    def __getattr__(self, name: str) -> NotThereWhileGraded:
        """Return itself for whatever is looked for, but not what makes Python ask for more."""
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *_args: Any, **_named: Any) -> NotThereWhileGraded:
        """Do nothing."""
        return self

    def __mro_entries__(self, _bases: Any) -> tuple[type, ...]:
        """Be no base of a class that names it as one."""
        return ()

    def _refuse(self, *_args: Any) -> NoReturn:
        package = self.__name__.partition(".")[0]
        raise RuntimeError(f"{package} is not there while this notebook is graded")

    __array__ = __bool__ = __float__ = __int__ = __index__ = __iter__ = __len__ = _refuse
    __getitem__ = __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _refuse
    __truediv__ = __rtruediv__ = __matmul__ = __rmatmul__ = __neg__ = __pow__ = _refuse
    __array_ufunc__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse


class _Absent(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds packages that are hidden, and all that would be in them."""

    def __init__(self, packages: list[str]) -> None:
        self.packages = packages

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        """Find what is hidden, and all that would be in it."""
        hidden = name.partition(".")[0] in self.packages
        return importlib.util.spec_from_loader(name, self, is_package=True) if hidden else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Make what stands for a module."""
        return NotThereWhileGraded(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Leave the module as it is."""


def _preload(
    modules: list[str], along: list[str], without: list[str], absent: list[str]
) -> dict[str, str]:
    """Import what is there, and return what is not, and why."""
    failed = {}
    sys.modules |= dict.fromkeys(without)  # type: ignore[arg-type]  # as if not installed
    sys.meta_path.insert(0, _Absent(absent))
    for name in KERNEL:
        with suppress(Exception):
            importlib.import_module(name)
    for name in modules + along:
        module, _, imported = name.partition(":")
        if name in modules or module.partition(".")[0] in sys.modules:
            try:
                __import__(module, fromlist=[imported] if imported else ())
            except Exception as error:
                failed[name] = f"{type(error).__name__}: {error}"
    return failed


def _get_ready() -> None:
    """Find out once what each fork would find out: how cells are read, what a notebook must be."""
    with suppress(Exception):
        transformer: Any = importlib.import_module("IPython.core.inputtransformer2")
        transformer.TransformerManager().transform_cell("ready = 1\nready")
    if "nbformat" in sys.modules:
        with suppress(Exception):
            sys.modules["nbformat"].validate(sys.modules["nbformat"].v4.new_notebook())
    if "jupyter_client.provisioning" in sys.modules:
        with suppress(Exception):
            sys.modules["jupyter_client.provisioning"].KernelProvisionerFactory.instance()


def _threads() -> int:
    """Return the number of this process's threads, of which a fork keeps only one.

    A thread that is about to end is waited for: matplotlib has one while it looks for fonts.
    """
    ends = time.monotonic() + SETTLING
    while True:
        tasks = "/proc/self/task"
        found = len(os.listdir(tasks)) if os.path.isdir(tasks) else threading.active_count()
        if found == 1 or time.monotonic() > ends:
            return found
        time.sleep(0.01)


def _line(channel: socket.socket) -> bytes:
    """Read a line, and nothing of what comes after."""
    with channel.makefile("rb", buffering=0) as lines:
        return lines.readline()


def _tell(channel: socket.socket, **message: Any) -> None:
    with suppress(OSError):
        channel.sendall(json.dumps(message).encode() + b"\n")


class _Keeper:
    """Starts one kernel or call, and leaves nothing of it behind."""

    def __init__(self, control: socket.socket, others: list[int]) -> None:
        self.control = control
        self.others = others

    def run(self) -> NoReturn:
        """Start the kernel, attend to it until it ends, and exit."""
        os.setsid()
        with suppress(OSError, AttributeError):  # elsewhere than on Linux orphans go to init
            ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        self.woken, wake = os.pipe()
        for end in (self.woken, wake):
            os.set_blocking(end, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake)
        request = json.loads(_line(self.control))
        self.ready, ready = os.pipe()
        layers = request.get("confine", {}).get("layers", ())
        if "namespaces" in layers:
            sys.modules["confine"].unshare_processes()
        self.processes = MOST_PROCESSES if layers else 0
        self.child = os.fork()
        if not self.child:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for end in (self.woken, wake, self.ready):
                os.close(end)
            self.control.close()
            _begin(request)
            if "call" in request:
                _call(request["call"], *self.others)
            _run_kernel(request["arguments"], ready)
        for end in (ready, *self.others):
            os.close(end)
        ended = self._attend(request["memory"])
        self._end_all()
        _tell(self.control, **ended)
        os._exit(0)

    def _attend(self, memory: int) -> dict[str, Any]:
        """Pass on what comes, until the child ends or must be ended; say how that was."""
        sources: list[Any] = [self.control, self.woken, self.ready]
        before = _resident(os.getpid())
        while True:
            found, _, _ = select.select(sources, [], [], MEMORY_INTERVAL)
            if self.ready in found:
                if os.read(self.ready, 1):
                    _tell(self.control, ready=self.child)
                sources.remove(self.ready)
            if self.woken in found:
                os.read(self.woken, 512)
                status = self._reap()
                if status is not None:
                    return {"status": status}
            if self.control in found:
                line = _line(self.control)
                if not line:
                    return {"status": -signal.SIGKILL}
                with suppress(ProcessLookupError, PermissionError):
                    os.killpg(self.child, json.loads(line)["signal"])
            if not found and (self.processes or memory):
                processes = self._descendants()
                if self.processes and len(processes) > self.processes:
                    return {"status": -signal.SIGKILL, "reason": "processes"}
                if memory and _memory(processes, before) > memory:
                    return {"status": -signal.SIGKILL, "reason": "memory"}

    def _reap(self) -> int | None:
        """Collect ended processes, and return the child's status if it is among them."""
        found = None
        with suppress(ChildProcessError):
            while True:
                pid, status = os.waitpid(-1, os.WNOHANG)
                if not pid:
                    break
                if pid == self.child:
                    found = os.waitstatus_to_exitcode(status)
        return found

    def _descendants(self) -> list[int]:
        import psutil

        return [child.pid for child in psutil.Process().children(recursive=True)]

    def _end_all(self) -> None:
        """End every descendant. Orphans come to this process, so that none gets away."""
        import psutil

        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.child, signal.SIGKILL)
        deadline = time.monotonic() + 10  # a process that waits for a device does not end
        while time.monotonic() < deadline:
            try:
                ended, _ = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if not ended:
                for child in psutil.Process().children(recursive=True):
                    with suppress(psutil.Error):
                        child.kill()
                time.sleep(0.002)


def _memory(processes: list[int], before: int) -> int:
    """Return the bytes that processes use beyond what they share."""
    return sum(max(0, _resident(pid) - before) for pid in processes)


def _resident(pid: int) -> int:
    """Return the bytes of memory that a process occupies, 0 once it has ended."""
    import psutil

    with suppress(psutil.Error):
        return int(psutil.Process(pid).memory_info().rss)
    return 0


def _begin(request: dict[str, Any]) -> None:
    """Be a process that was started afresh in a folder, as far as that can be told."""
    os.setsid()
    if request.get("confine"):
        sys.modules["confine"].confine(request["confine"]["layers"], request["confine"])
    os.chdir(request["cwd"])
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nothing, stream)
    if request["memory"]:
        _limit(request["memory"])
    if "numpy" in sys.modules:  # the one generator that would go on as in the sibling
        sys.modules["numpy"].random.seed()


def _call(function: str, channel: int, *others: int) -> NoReturn:
    """Call a function with all that comes, and send back what it returns, or why it failed."""
    module, _, name = function.rpartition(".")
    with socket.socket(fileno=channel) as connection:
        content = b"".join(iter(lambda: connection.recv(2**20), b""))
        try:
            result = b"+" + getattr(importlib.import_module(module), name)(content, *others)
        except Exception:
            result = b"-" + traceback.format_exc().encode()
        connection.sendall(result)
    os._exit(0)


def _run_kernel(arguments: list[str], ready: int) -> NoReturn:
    """Be a kernel like one that was started from the command line."""
    from ipykernel.kernelapp import IPKernelApp

    sys.argv = ["ipykernel_launcher.py", *arguments]
    app: Any = IPKernelApp.instance()
    app.initialize(arguments)
    if "" in sys.path:  # what was handed in comes after all that is installed
        sys.path.remove("")
        sys.path.append("")
    os.write(ready, b".")
    os.close(ready)
    app.start()
    # Nothing is left to save, and to take the libraries down would copy all memory that is shared.
    os._exit(0)


def _limit(memory: int) -> None:
    """Let an allocation fail before the machine runs out of memory; leave no core file."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError, ValueError):
        with open("/proc/self/status", encoding="ascii") as status:
            lines = status.read().splitlines()
        used = next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmData:"))
        resource.setrlimit(resource.RLIMIT_DATA, (used + memory,) * 2)


if __name__ == "__main__":
    main()
