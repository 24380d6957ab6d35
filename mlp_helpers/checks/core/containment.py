"""Run a stranger's code and stay whole: time limit, silence, warnings, global state."""

from __future__ import annotations

import contextlib
import contextvars
import ctypes
import io
import itertools
import random
import signal
import sysconfig
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

import numpy as np

from mlp_helpers.checks.core.plain_data import loaded_torch

_RINGS_BEFORE_STORM = 2
_STORM = 2e-5  # seconds from one ring to the next
_LONGEST_PRINT = 400  # characters
_LIBRARIES = tuple({sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")})
# own_work.py watches each call by a profile function, also that of `_Alarm.__exit__`: a ring that
# was raised in it would keep the block from being left, and the timer going.
_OWN_FILES = {
    __file__,
    *(str(Path(__file__).with_name(f"{name}.py")) for name in ("executor", "own_work")),
}
_OPERATIONS = {"call", "value"}  # of executor.py: what they run is the student's


@dataclass
class Heard:
    """What a guarded block said: its warnings, and the beginning of what it printed."""

    warnings: list[str] = field(default_factory=list)
    printed: str = ""


class TimeLimitExceeded(BaseException):
    """Raised inside the student's code when its time is over.

    A ``BaseException``, so that an ``except Exception`` in that code does not swallow it.
    """


PATIENCE = 3
"""How many times its CPU time a call may take awake, sleeping or sharing the processor."""
_TICKS = 8  # how often the time is looked at before a call that computes is over


class _Stopwatch:
    """Tells at each tick whether a block has used up its time.

    What counts is the CPU time of this process, so that a busy machine takes nothing from the
    student. Sleeping uses none: ticks are counted as well. A process that was stopped meanwhile
    gets one tick for all of that, not the time on the wall.
    """

    def __init__(self, seconds: float):
        self.tick = min(seconds / _TICKS, 0.5)
        self._seconds = seconds
        self._ticks = 0
        self._started = time.process_time()

    def is_over(self) -> bool:
        """Count one tick more and tell whether the time is over."""
        self._ticks += 1
        computed = time.process_time() - self._started
        return computed >= self._seconds or self._ticks * self.tick >= PATIENCE * self._seconds


def time_limit(seconds: float) -> AbstractContextManager[None]:
    """Raise :class:`TimeLimitExceeded` in the block once it has used `seconds` of CPU time.

    A block that waits rather than computes may take :data:`PATIENCE` times as long. POSIX main
    threads get a real timer, which also ends a sleep and fires again and again in case a bare
    ``except`` swallowed it. Elsewhere the exception is placed between bytecodes.
    """
    if hasattr(signal, "SIGALRM") and threading.current_thread() is threading.main_thread():
        return _Alarm(_Stopwatch(seconds))
    return _asynchronous_exception(_Stopwatch(seconds))


class _Alarm:
    """A timer that rings in the block.

    Not a generator: a ring between the block's end and ours would raise in the code of contextlib,
    which is nobody's, and the timer would go on.
    """

    def __init__(self, stopwatch: _Stopwatch):
        self._stopwatch = stopwatch
        self._rings = itertools.count(1)
        self._left = False

    def __enter__(self) -> None:
        self._previous = signal.signal(signal.SIGALRM, self._ring)
        signal.setitimer(signal.ITIMER_REAL, self._stopwatch.tick, self._stopwatch.tick)

    def __exit__(self, *_: object) -> None:
        self._left = True  # a ring that is heard from here on must not set the next one
        signal.setitimer(signal.ITIMER_REAL, 0)
        # One that is on its way to another thread would end the process where nothing is set.
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        signal.signal(signal.SIGALRM, self._previous)

    def _ring(self, signum: int, frame: FrameType | None) -> None:
        if self._left or not self._stopwatch.is_over():
            return
        ours = _is_ours(frame)  # our own clean-up must not be hit
        # A bare `except` in a loop swallows each ring. A storm of them also hits its handler, which
        # swallows nothing. Each sets the next one: on a busy machine rings that come by themselves
        # come faster than they are heard, one within the other until the stack is full.
        if next(self._rings) >= _RINGS_BEFORE_STORM:
            signal.setitimer(signal.ITIMER_REAL, _STORM)
        if not ours:
            raise TimeLimitExceeded


def _is_ours(frame: FrameType | None) -> bool:
    """Tell whether the code in progress, libraries aside, is that which contains the student's."""
    while frame is not None:
        file, name = frame.f_code.co_filename, frame.f_code.co_name
        if file in _OWN_FILES:
            return name not in _OPERATIONS
        if not file.startswith(_LIBRARIES):
            return False
        frame = frame.f_back
    return False


@contextlib.contextmanager
def _asynchronous_exception(stopwatch: _Stopwatch) -> Iterator[None]:
    thread = ctypes.c_ulong(threading.get_ident())
    done = threading.Event()

    def watch() -> None:
        while not done.wait(stopwatch.tick):
            if stopwatch.is_over():
                exceeded = ctypes.py_object(TimeLimitExceeded)
                ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, exceeded)
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


@contextlib.contextmanager
def contained(seed: int) -> Iterator[Heard]:
    """Keep the block's output, warnings, random state and switches from leaking out.

    Parameters
    ----------
    seed
        Seeds the global generators of ``random``, NumPy and torch inside the block, so that code
        that draws from them behaves the same on each run; their state is restored afterwards.

    Yields
    ------
    Heard
        The block's warnings and prints, complete once the block has ended.
    """
    heard = Heard()
    printed = io.StringIO()
    with contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.redirect_stdout(printed))
        stack.enter_context(contextlib.redirect_stderr(printed))
        stack.enter_context(np.errstate())
        stack.enter_context(generators_kept())
        _keep_switches(stack)
        _seed_generators(seed)
        caught = stack.enter_context(warnings.catch_warnings(record=True))
        warnings.simplefilter("always")
        try:
            yield heard
        finally:
            heard.warnings += [f"{item.category.__name__}: {item.message}" for item in caught]
            heard.printed = printed.getvalue()[:_LONGEST_PRINT]


def _seed_generators(seed: int) -> None:
    random.seed(seed)
    np.random.seed(seed % 2**32)
    if torch := loaded_torch():
        # Not torch.manual_seed, which notes down where it was called from, each time.
        torch.default_generator.manual_seed(seed)


def _keep_switches(stack: contextlib.ExitStack) -> None:
    if torch := loaded_torch():
        stack.callback(torch.set_default_dtype, torch.get_default_dtype())
        stack.callback(torch.set_grad_enabled, torch.is_grad_enabled())


_kept = contextvars.ContextVar("kept", default=False)


@contextlib.contextmanager
def generators_kept() -> Iterator[None]:
    """Give the global generators of ``random``, NumPy and torch their state back after the block.

    That takes longer than a short call of the student's, so one block may hold many calls: within
    another such block it does nothing.
    """
    if _kept.get():
        yield
        return
    with contextlib.ExitStack() as stack:
        stack.callback(random.setstate, random.getstate())
        stack.callback(np.random.set_state, np.random.get_state())
        if torch := loaded_torch():
            stack.callback(torch.set_rng_state, torch.get_rng_state())
        stack.callback(_kept.reset, _kept.set(True))
        yield
