"""Where nbgrader meets the engine: an ``Execute`` whose results are ready."""

from __future__ import annotations

import json
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from nbformat import NotebookNode
from nbgrader.converters import Autograde
from nbgrader.preprocessors import Execute, NbGraderPreprocessor
from traitlets import Bool, Dict, Integer, List, Type, Unicode
from traitlets.config import Config

from mlp_helpers.grading.engine.ahead import Ahead, Course, Handed
from mlp_helpers.grading.engine.imports import imported
from mlp_helpers.grading.engine.limits import LimitedExecute
from mlp_helpers.grading.engine.report import CalmStderr, Report, conclude, quiet
from mlp_helpers.grading.engine.runner import Confinement, EngineError, Runner
from mlp_helpers.grading.engine.steps import AT_ONCE
from mlp_helpers.grading.engine.store import Store
from mlp_helpers.grading.engine.tasks import Task, installation, unpack
from mlp_helpers.grading.engine.warm import Preload

if TYPE_CHECKING:
    from mlp_helpers.grading.engine.cluster import Cluster

# What has no meaning in another process.
IN_PROCESS = {"timeout_func", "kernel_manager_class", "display_data_priority"}


class ReadyExecute(Execute):
    """An ``Execute`` that has a class executed on all cores when its first notebook comes.

    nbgrader goes through the class as ever, one submission after the other, and finds each result
    ready. What was executed before, with the same cells, files and installation, is taken from
    where it is kept.
    """

    executor = Type(LimitedExecute, help="What executes a notebook in a process of its own.").tag(
        config=True
    )
    jobs = Integer(
        0, help="How many notebooks run at once; as many as there are cores, or as suits a cluster."
    ).tag(config=True)
    cluster = Unicode(
        help="Where notebooks run: the address of a Dask scheduler, or slurm:20 for twenty jobs of "
        "Slurm's; on this machine where not given."
    ).tag(config=True)
    unsafe_no_tls = Bool(
        False, help="Use a cluster whose connections can be read and forged on their way."
    ).tag(config=True)
    preload = List(
        Unicode(),
        help="Modules to load once for all notebooks, besides those that the assignment's own "
        "version imports: each if its package is loaded anyway. None may start a thread.",
    ).tag(config=True)
    preload_if_used = List(
        Unicode(),
        help="Packages to load once for all notebooks where one that was handed in imports them: "
        "slow ones, without which the assignment's own version gets on.",
    ).tag(config=True)
    sources = List(
        Unicode(), help="Modules and packages on whose source results depend, besides versions."
    ).tag(config=True)
    packages = List(
        Unicode(),
        help="Packages that notebooks import from elsewhere than Python's folders.",
    ).tag(config=True)
    lay_out = Unicode(help="The full name of a function that lays packages out in a folder.").tag(
        config=True
    )
    left_out = List(
        Unicode(), help="Modules that are not laid out, and so cannot be loaded beforehand."
    ).tag(config=True)
    absent = Dict(
        help="Packages that are not there for an assignment whose own version imports a module, "
        "by that module: `a.b:c` for `from a.b import c`."
    ).tag(config=True)
    readable = List(Unicode(), help="Further folders and files that notebooks may read.").tag(
        config=True
    )
    unsafe_no_sandbox = Bool(
        False, help="Run what was handed in unconfined: it can do whatever you can."
    ).tag(config=True)
    results = Unicode(
        ".results", help="The folder for results that are kept, in the course's folder."
    ).tag(config=True)

    def options(self) -> dict[str, Any]:
        """Return what the executor is set to, as far as that differs from its defaults."""
        model, plain = self.executor(config=self.config), self.executor()
        values = {
            name: (getattr(model, name), getattr(plain, name))
            for name in self.executor.class_trait_names(config=True)
            if name not in IN_PROCESS
        }
        return {name: value for name, (value, default) in values.items() if value != default}

    def absent_for(self, sources: list[NotebookNode]) -> tuple[str, ...]:
        """Return the packages that are not there for an assignment, by its own notebooks."""
        modules = imported(sources)
        return tuple(sorted({name for module in modules for name in self.absent.get(module, ())}))

    def runner(
        self, sources: list[NotebookNode], log: Any, handed: Iterable[Handed] = ()
    ) -> Runner | Cluster:
        """Return what executes notebooks, here or on a cluster.

        Parameters
        ----------
        sources : list of nbformat.NotebookNode
            The assignment's own notebooks, which say what is imported.
        log : logging.Logger
            Where it is said what confines them.
        handed : iterable of Handed, optional
            What is going to be executed.

        Raises
        ------
        EngineError
            If the cluster cannot be used.
        """
        left_out = tuple(self.left_out)
        absent = self.absent_for(sources)
        own = tuple(name for name in imported(sources) if not name.startswith(left_out))
        slow = [name for name in self.preload_if_used if name not in (*absent, *own)]
        modules = (*own, *(name for name in slow if any(each.imports(name) for each in handed)))
        along = tuple(self.preload)
        preload = Preload(modules, along, absent=absent) if sources else Preload(along)
        confinement = Confinement(
            self.packages, self.readable, self.lay_out, absent, self.unsafe_no_sandbox
        )
        make = partial(Runner, self.executor, self.options(), preload, confinement)
        if not self.cluster:
            return make(log=log)
        try:
            from mlp_helpers.grading.engine.cluster import Cluster
        except ModuleNotFoundError as error:
            raise EngineError(
                f"grading on a cluster needs the package {error.name}, which is not installed: "
                'pip install -c constraints.txt -e ".[instructor,cluster]"'
            ) from None
        return Cluster(self.cluster, make, self.sources, log, self.unsafe_no_tls)

    def preprocess(
        self, nb: NotebookNode, resources: Any = None, km: Any = None
    ) -> tuple[NotebookNode, Any]:
        """Put the outputs of a notebook in that is asked for in its turn."""
        names = resources["nbgrader"]
        try:
            session = _session(self, (names["assignment"], names["student"]))
            files = session.course.files(names["student"], names["assignment"])
            result, executed = session.ahead.result(Task(nb, files))
        except KeyboardInterrupt:
            _close(self.parent.parent)
            raise
        except EngineError as error:  # nbgrader would go on with the next submission
            _close(self.parent.parent)
            raise SystemExit(f"nbgrader: {error}") from None
        record = unpack(result, nb)
        session.record = {**record, "seconds": 0.0, "cells": ()} if not executed else record
        return nb, resources


class Conclude(NbGraderPreprocessor):
    """The last preprocessor of a notebook: say how it was graded."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Add the notebook to the report."""
        session = _sessions.get(self.parent.parent)
        if session is not None:
            names = resources["nbgrader"]
            alone = len(self.parent.parent.notebooks) == 1
            who = names["student"] if alone else f"{names['student']}/{names['notebook']}"
            session.report.add(conclude(nb.cells, who, session.record))
        return nb, resources


class _Session:
    """What serves one call of nbgrader."""

    def __init__(self, execute: ReadyExecute, first: tuple[str, str]) -> None:
        converter = execute.parent.parent
        self.course = Course(
            converter.coursedir, converter.config, converter.sanitize_preprocessors
        )
        handed = self.course.handed_in(converter, first)
        self.report = Report(converter.log, len(handed))
        self.record: Mapping[str, Any] = {}
        quiet(converter.log.name).attach(self.report)
        sources, self._open = self.course.sources(first[0]), ExitStack()
        runner = _kept_warm.get().get(execute.absent_for(sources))
        if runner is None:
            runner = execute.runner(sources, converter.log, handed)
            self._open.callback(runner.close)
        settings = json.dumps(execute.options(), sort_keys=True)
        self.ahead = Ahead(
            self.course,
            handed,
            runner,
            (installation(execute.sources), settings),
            Store(Path(converter.coursedir.root, execute.results)),
            execute.jobs or runner.jobs(),
        )

    def close(self) -> None:
        """End all that runs, and say how it went."""
        self.report.summarise()
        self.ahead.close()
        self._open.close()


_kept_warm: ContextVar[Mapping[tuple[str, ...], Runner | Cluster]] = ContextVar(
    "kept_warm", default=MappingProxyType({})
)
"""What executes notebooks, by the packages that are not there for them."""


@contextmanager
def keep_warm(
    config: Config, sources: list[NotebookNode], log: Any
) -> Iterator[Callable[[], None]]:
    """Let all grading inside share warm processes: one set for all with the same packages.

    It gives a function that waits until they are ready. When it was called, forks of this process
    can use them, too.

    Parameters
    ----------
    config : traitlets.config.Config
        nbgrader's settings.
    sources : list of nbformat.NotebookNode
        The assignments' own notebooks.
    log
        See :meth:`ReadyExecute.runner`.
    """
    execute = ReadyExecute(config=config)
    groups: dict[tuple[str, ...], list[NotebookNode]] = {}
    for source in sources:
        groups.setdefault(execute.absent_for([source]), []).append(source)
    runners = {absent: execute.runner(group, log) for absent, group in groups.items()}

    def wait() -> None:
        for runner in runners.values():
            runner.wait()

    before = _kept_warm.set(runners)
    with ExitStack() as opened:
        opened.callback(_kept_warm.reset, before)
        for runner in runners.values():
            opened.callback(runner.close)
            runner.begin()
        yield wait


_sessions: weakref.WeakKeyDictionary[Any, _Session] = weakref.WeakKeyDictionary()


def _session(execute: ReadyExecute, first: tuple[str, str]) -> _Session:
    """Return what serves the call of nbgrader that a preprocessor belongs to."""
    converter = execute.parent.parent
    if converter not in _sessions:
        session = _sessions[converter] = _Session(execute, first)
        weakref.finalize(converter, session.close)
    return _sessions[converter]


def _close(converter: Any) -> None:
    if converter in _sessions:
        _sessions[converter].close()


def plug_in(
    config: Config,
    executor: type[LimitedExecute] = LimitedExecute,
    environment: Mapping[str, str] = {},
    **settings: Any,
) -> None:
    """Let ``nbgrader autograde`` use the engine.

    Parameters
    ----------
    config : traitlets.config.Config
        nbgrader's settings, changed in place.
    executor : type, optional
        What executes a notebook, in a process of its own.
    environment : mapping of str to str, optional
        Environment variables for all notebooks.
    **settings
        Further traits of `ReadyExecute`, such as ``preload``.
    """
    config.Autograde.sanitize_preprocessors = _steps(config, "sanitize_preprocessors")
    before = _steps(config, "autograde_preprocessors")
    at = before.index(Execute)
    config.Autograde.autograde_preprocessors = [
        *(*before[:at], ReadyExecute, CalmStderr),
        *(*before[at + 1 :], Conclude),
    ]
    config.ReadyExecute.update(settings, executor=executor)
    config.LimitedExecute.environment = dict(environment)
    config.Exporter.optimistic_validation = True  # once, not after each preprocessor
    quiet("AutogradeApp")


def _steps(config: Config, name: str) -> list[type]:
    """Return a list of nbgrader's preprocessors, as set or by default, those of ours in place."""
    steps = config.Autograde.get(name)
    if not isinstance(steps, list):
        steps = Autograde.class_traits()[name].default()
    return [AT_ONCE.get(each, each) for each in steps]
