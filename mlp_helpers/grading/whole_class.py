"""Grade all assignments of a class with nbgrader's own interface, in few processes."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import sys
import warnings
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from tqdm.auto import tqdm
from traitlets.config import Config

from mlp_helpers.grading.config import settings
from mlp_helpers.grading.engine.plug_in import ReadyExecute, keep_warm
from mlp_helpers.grading.engine.runner import available_cores
from mlp_helpers.grading.export import ExportOutcomes
from mlp_helpers.grading.gradebook import known_assignments
from mlp_helpers.grading.intake.place import hold
from mlp_helpers.grading.notebooks import SOURCE, GradingError
from mlp_helpers.grading.release import register

LOG = "nbgrader.log"
STOPPED = "SystemExit: nbgrader: "
"""What a traceback ends with where the engine stopped nbgrader, before it says why."""
log = logging.getLogger(__name__)


def grade_all(root: Path, submitted: Sequence[str], workplace: str = "", cluster: str = "") -> None:
    """Grade a whole class, write its feedback, and export its scores.

    nbgrader is loaded once, and so are the libraries that notebooks import: a process for each core
    is forked, which takes one assignment after the other.

    Parameters
    ----------
    root : pathlib.Path
        The course's folder.
    submitted : sequence of str
        The assignment of each submission.
    workplace : str, optional
        A folder in `root` with the class; gets the log and ``grades.csv``.
    cluster : str, optional
        Where notebooks run, as in ``ReadyExecute.cluster``, if not where that says.

    Raises
    ------
    GradingError
        If a step fails.
    EngineError
        If nothing can be executed.
    """
    config, place, counts = settings(root, workplace), root / workplace, Counter(submitted)
    if unknown := set(counts) - known_assignments(CourseDirectory(config=config).db_url):
        register(root, config, unknown)
    _enrol(config, set(counts))
    if cluster:
        config.ReadyExecute.cluster = cluster
    execute = ReadyExecute(config=config)
    cores = available_cores()
    if not execute.cluster:
        cores = execute.jobs or cores
        config.ReadyExecute.jobs = max(1, cores // len(counts))
    paths = sorted(path for name in counts for path in (root / SOURCE / name).glob("*.ipynb"))
    sources = [nbformat.read(path, as_version=4) for path in paths]
    (place / LOG).write_text("", encoding="utf-8")
    with (
        keep_warm(config, sources, log) as ready,
        tqdm(total=len(submitted), desc="grade", unit="submission") as bar,
    ):
        if not execute.cluster:
            ready()  # before it is shared
        # Those that take longest come last in the course, and first here.
        names = sorted(counts, reverse=True)
        with multiprocessing.get_context("fork").Pool(min(cores, len(counts))) as pool:
            if execute.cluster:
                ready()  # a connection starts threads, and cannot be shared
            for name in pool.imap_unordered(partial(_grade, config, place / LOG), names):
                bar.update(counts[name])
    api = NbGraderAPI(config=config)
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        ExportOutcomes(parent=api, to=str(place / "grades.csv")).export(gradebook)


def _enrol(config: Config, assignments: set[str]) -> None:
    """Enter the students into the gradebook: of two processes that meet a new one, one would fail.

    nbgrader looks whether it knows a student, and adds who is new, in two steps.
    """
    api = NbGraderAPI(config=config)
    folder = Path(api.coursedir.root, api.coursedir.submitted_directory)
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        for student in sorted({each.parent.name for each in folder.glob("*/*/")}):
            if any((folder / student / name).is_dir() for name in assignments):
                gradebook.update_or_create_student(student)


def _grade(config: Config, path: Path, name: str) -> str:
    """Grade an assignment, write its feedback, and say in a file what nbgrader says."""
    api = NbGraderAPI(config=config)
    hold(api.coursedir, name)
    for step, options in (("autograde", ("*", False)), ("generate_feedback", ())):
        with open(os.devnull, "w") as nothing, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # SQLAlchemy's, of what nbgrader does
            sys.stderr, terminal = nothing, sys.stderr
            try:
                result = getattr(api, step)(name, *options)
            finally:
                sys.stderr = terminal
        said = result.get("log", "") + result.get("error", "")
        with path.open("a", encoding="utf-8") as file:
            file.write(said)
        if not result["success"]:
            why = said.splitlines()[-1]
            if why.startswith(STOPPED):
                raise GradingError(why.removeprefix(STOPPED))
            last = "\n".join(said.splitlines()[-40:])
            raise GradingError(f"nbgrader's {step} of {name} failed:\n{last}")
    del api
    gc.collect()  # what was staged goes with nbgrader's converters: this process may be ended next
    return name
