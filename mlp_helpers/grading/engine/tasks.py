"""What an execution depends on, under which name its result is kept, and how to carry it out."""

from __future__ import annotations

import copy
import hashlib
import importlib
import importlib.util
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgpack
import nbformat
from nbformat import NotebookNode

from mlp_helpers.grading.engine.limits import RECORD, LimitedExecute
from mlp_helpers.grading.engine.warm import WarmParent

FORMAT = 2
"""To be raised where results of before must not be used any more."""


@dataclass(frozen=True)
class Task:
    """A notebook to execute.

    Attributes
    ----------
    notebook : nbformat.NotebookNode
        As nbgrader hands it to ``Execute``.
    files : mapping of str to pathlib.Path
        What else is in its folder, by the name there.
    """

    notebook: NotebookNode
    files: Mapping[str, Path] = field(default_factory=dict)

    def key(self, *settings: str) -> str:
        """Return a digest of the task and of the settings that its result depends on."""
        cells = [
            [cell.cell_type, cell.source, *map(cell.metadata.get, ("tags", "nbgrader"))]
            for cell in self.notebook.cells
        ]
        metadata = json.dumps(self.notebook.metadata, sort_keys=True)
        files = [[name, _digest(path.read_bytes())] for name, path in sorted(self.files.items())]
        return _digest(json.dumps([FORMAT, cells, metadata, files, settings]).encode())

    def run(self, execute: LimitedExecute) -> bytes:
        """Execute the notebook in a fresh folder, and return the outputs of its cells."""
        notebook = copy.deepcopy(self.notebook)
        place = execute.confined_by().folder
        with tempfile.TemporaryDirectory(
            prefix="notebook-", dir=place, ignore_cleanup_errors=True
        ) as folder:
            for name, path in self.files.items():
                target = Path(folder, name)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, target)
            executed, _ = execute.preprocess(notebook, {"metadata": {"path": folder}})
        return self._pack(executed)

    def _pack(self, executed: NotebookNode) -> bytes:
        outputs = [
            [cell.execution_count, cell.outputs] if cell.cell_type == "code" else None
            for cell in executed.cells
        ]
        before = self.notebook.metadata
        metadata = {
            name: value
            for name, value in executed.metadata.items()
            if name not in before or before[name] != value
        }
        return json.dumps({"outputs": outputs, "metadata": metadata}).encode()

    def pack(self, executor: type[LimitedExecute], options: Mapping[str, Any]) -> bytes:
        """Return the task as `run_packed` takes it, to be executed as some options say."""
        files = {name: str(path) for name, path in self.files.items()}
        return json.dumps(
            [executor.__module__, executor.__qualname__, options, self.notebook, files]
        ).encode()

    def to_bytes(self) -> bytes:
        """Return the task for another machine, with what its files hold; `unpacked` reads it."""
        files = {os.fsencode(name): path.read_bytes() for name, path in self.files.items()}
        packed: bytes = msgpack.packb([json.dumps(self.notebook).encode(), files])
        return packed


@contextmanager
def unpacked(content: bytes) -> Iterator[Task]:
    """Give the task that `Task.to_bytes` has packed, its files in a folder that goes with it."""
    notebook, files = msgpack.unpackb(content)
    with tempfile.TemporaryDirectory(prefix="task-", ignore_cleanup_errors=True) as folder:
        paths = {}
        for number, (name, held) in enumerate(files.items()):
            path = paths[os.fsdecode(name)] = Path(folder, str(number))
            path.write_bytes(held)
        yield Task(nbformat.from_dict(json.loads(notebook)), paths)


def run_packed(content: bytes, kernels: int) -> bytes:
    """Run what `Task.pack` returns, in kernels from the warm parent behind an inherited socket."""
    module, name, options, notebook, files = json.loads(content)
    executor = getattr(importlib.import_module(module), name)
    task = Task(nbformat.from_dict(notebook), {name: Path(path) for name, path in files.items()})
    return task.run(executor(warm=WarmParent.inherited(kernels), **options))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def unpack(result: bytes, notebook: NotebookNode) -> Mapping[str, Any]:
    """Put the outputs that a task's result holds into a notebook; return what is recorded."""
    content = nbformat.from_dict(json.loads(result))
    notebook.metadata.update(content.metadata)
    for cell, outputs in zip(notebook.cells, content.outputs, strict=True):
        if outputs is not None:
            cell.execution_count, cell.outputs = outputs
    record: Mapping[str, Any] = notebook.metadata.pop(RECORD, {})
    return record


def installation(modules: Iterable[str]) -> str:
    """Return a digest of this Python, what is installed, and the sources of some modules."""
    # Their names and versions are those of folders, which are read sooner than what is in them.
    # One without a version is not installed there: the course's folder, where it is called.
    distributions = sorted(
        {path.name for place in sys.path for path in Path(place).glob("*-*.*-info")}
    )
    found = hashlib.sha256(json.dumps([platform.python_version(), distributions]).encode())
    for name in sorted(modules):
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.origin is not None:
            origin = Path(spec.origin)
            files = origin.parent.rglob("*") if spec.submodule_search_locations else [origin]
            for path in sorted(files):
                if path.is_file() and "__pycache__" not in path.parts:
                    found.update(f"{path.relative_to(origin.parent)}\0".encode())
                    found.update(path.read_bytes())
    return found.hexdigest()
