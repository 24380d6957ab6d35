"""Execute all notebooks of a class on all cores, ahead of nbgrader, which asks for one by one."""

from __future__ import annotations

import logging
import os
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import BaseConverter
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import find_all_files
from traitlets.config import Config

from mlp_helpers.grading.engine.store import Store
from mlp_helpers.grading.engine.tasks import Task

log = logging.getLogger(__name__)
# What is said of a notebook is said when nbgrader gets to it, not when it is looked at ahead.
SILENT = logging.getLogger(f"{__name__}.silent")
SILENT.addHandler(logging.NullHandler())
SILENT.propagate = False


@dataclass(frozen=True)
class Handed:
    """A notebook that was handed in, by nbgrader's names."""

    path: str
    student: str
    assignment: str

    @property
    def name(self) -> str:
        """The notebook's name."""
        return Path(self.path).stem

    def imports(self, package: str) -> bool:
        """Tell whether the file looks as if a cell imported a package: it is not parsed."""
        # A line of code begins after a quote, a blank or, in JSON, the two characters \\n.
        before, name = rb'(?:["\s;]|\\n)(?:import|from)\s[^"\\]*', re.escape(package).encode()
        pattern = before + rb"\b" + name + rb"\b"
        with suppress(OSError):
            return bool(re.search(pattern, Path(self.path).read_bytes()))
        return False


@dataclass(frozen=True)
class Course:
    """What nbgrader knows of a class, as far as it is needed to prepare a notebook.

    Attributes
    ----------
    directory : nbgrader.coursedir.CourseDirectory
        Where everything is.
    config : traitlets.config.Config
        nbgrader's settings.
    sanitize : list
        The preprocessors that a submission goes through before it is executed.
    """

    directory: CourseDirectory
    config: Config
    sanitize: list[Any]

    def handed_in(self, converter: BaseConverter, first: tuple[str, str]) -> list[Handed]:
        """Return the notebooks that a call of nbgrader will reach, from a submission on.

        Parameters
        ----------
        converter : nbgrader.converters.BaseConverter
            The call.
        first : tuple of str
            The assignment and the student to begin with.
        """
        path = self.directory.format_path(
            self.directory.submitted_directory,
            "(?P<student>.*)",
            "(?P<assignment>.*)",
            escape=True,
        )
        found: list[Handed] = []
        reached = False
        for folder in sorted(converter.assignments):
            match = re.match(path, folder)
            if match is None:
                continue
            here = (match["assignment"], match["student"])
            reached = reached or here == first
            if reached and (here == first or self._is_due(converter, *here)):
                known = self._notebooks(match["assignment"])
                handed = (
                    Handed(each, match["student"], match["assignment"])
                    for each in sorted(converter.assignments[folder])
                )
                found += [each for each in handed if each.name in known]
        return found

    def _is_due(self, converter: BaseConverter, assignment: str, student: str) -> bool:
        """Tell whether nbgrader will not skip a submission."""
        directory = self.directory
        if student in directory.student_id_exclude.split(","):
            return False
        source, target = (
            directory.format_path(step, student, assignment)
            for step in (directory.submitted_directory, directory.autograded_directory)
        )
        if converter.force or not os.path.exists(target):
            return True
        new, old = map(directory.get_existing_timestamp, (source, target))
        return new is not None and old is not None and new > old

    def _notebooks(self, assignment: str) -> set[str]:
        with Gradebook(self.directory.db_url, self.directory.course_id) as gradebook:
            try:
                return {each.name for each in gradebook.find_assignment(assignment).notebooks}
            except MissingEntry:
                return set()

    def task(self, handed: Handed) -> Task:
        """Return what nbgrader will ask for when it comes to a notebook."""
        exporter = Exporter(config=self.config, log=SILENT)
        for preprocessor in self.sanitize:
            exporter.register_preprocessor(preprocessor, enabled=True)
        resources = {
            "unique_key": handed.name,
            "output_files_dir": f"{handed.name}_files",
            "nbgrader": {
                "student": handed.student,
                "assignment": handed.assignment,
                "notebook": handed.name,
                "db_url": self.directory.db_url,
            },
        }
        notebook, _ = exporter.from_filename(handed.path, resources=resources)
        return Task(notebook, self.files(handed.student, handed.assignment))

    def sources(self, assignment: str) -> list[NotebookNode]:
        """Return the instructor's versions of an assignment's notebooks, if they are here."""
        folder = self.directory.format_path(self.directory.source_directory, ".", assignment)
        found = []
        for path in sorted(Path(folder).glob("*.ipynb")):
            with suppress(OSError, ValueError):
                found.append(nbformat.read(path, as_version=4))
        return found

    def files(self, student: str, assignment: str) -> dict[str, Path]:
        """Return what nbgrader lays beside a submission's notebooks, by the name there."""
        directory = self.directory
        found = {}
        for step, whose in (
            (directory.submitted_directory, student),
            (directory.source_directory, "."),
        ):
            folder = directory.format_path(step, whose, assignment)
            for path in find_all_files(folder, [*directory.ignore, "*.ipynb"]):
                found[os.path.relpath(path, folder)] = Path(path).absolute()
        return found


class Ahead:
    """Executes notebooks in threads, one for each kernel, and hands the results out.

    Parameters
    ----------
    course : Course
        How a notebook is prepared.
    handed : list of Handed
        What to execute, in the order in which it will be asked for.
    run : callable
        Executes a task and returns its result.
    settings : tuple of str
        What results depend on besides their tasks.
    store : Store
        Where results are kept.
    jobs : int
        How many notebooks may run at once.
    """

    def __init__(
        self,
        course: Course,
        handed: list[Handed],
        run: Callable[[Task], bytes],
        settings: tuple[str, ...],
        store: Store,
        jobs: int,
    ) -> None:
        self.course, self.run, self.settings = course, run, settings
        self.store = store
        self._waiting = iter(handed)
        self._lock = threading.Lock()
        self._slots = threading.BoundedSemaphore(jobs)
        self._running: dict[str, threading.Event] = {}
        self._executed: set[str] = set()
        self._closed = False
        # Whatever happens to the main thread, these do not keep the process alive.
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(jobs)]
        for thread in self._threads[: len(handed)]:
            thread.start()

    def _work(self) -> None:
        for handed in self._next():
            try:
                self.result(self.course.task(handed))
            except Exception:  # nbgrader meets it again when its turn comes, and says so
                log.debug("%s was not executed ahead", handed.path, exc_info=True)

    def _next(self) -> Iterator[Handed]:
        while not self._closed:
            with self._lock:
                handed = next(self._waiting, None)
            if handed is None:
                return
            yield handed

    def result(self, task: Task) -> tuple[bytes, bool]:
        """Return a task's result, and whether it was executed now, be it here or in a thread."""
        key = task.key(*self.settings)
        return self._result(task, key), key in self._executed

    def _result(self, task: Task, key: str) -> bytes:
        with self._lock:
            running = self._running.get(key)
            if running is None:
                self._running[key] = mine = threading.Event()
        if running is not None:
            running.wait()
            return self.store.get(key) or self._execute(task, key)
        try:
            return self.store.get(key) or self._execute(task, key)
        finally:
            with self._lock:
                del self._running[key]
            mine.set()

    def _execute(self, task: Task, key: str) -> bytes:
        with self._slots:
            result = self.run(task)
        self.store.put(key, result)
        self._executed.add(key)
        return result

    def close(self) -> None:
        """Begin nothing new. What runs is left to whoever ends the kernels."""
        self._closed = True
