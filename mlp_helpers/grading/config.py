"""The settings of nbgrader, in one place: each ``nbgrader_config.py`` only calls `configure`."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import Execute, GetGrades
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from mlp_helpers._command import check_writable
from mlp_helpers._errors import FolderError, MLPHelpersError
from mlp_helpers.checks.core.own_work import BY_HAND, LIBRARIES
from mlp_helpers.checks.core.report import METADATA_KEY
from mlp_helpers.data.cache import CACHE_VARIABLE, default_cache
from mlp_helpers.grading import fair_display
from mlp_helpers.grading.autograde import BatchExecute, StrictScores
from mlp_helpers.grading.engine.plug_in import plug_in
from mlp_helpers.grading.exchange import ReleaseFeedback
from mlp_helpers.grading.export import ExportOutcomes
from mlp_helpers.grading.feedback import HideTests
from mlp_helpers.grading.feedback_page import FeedbackExporter, FoldReports, Summarise
from mlp_helpers.grading.gradebook import known_assignments
from mlp_helpers.grading.intake.outcome import RECORD
from mlp_helpers.grading.intake.place import free, hold
from mlp_helpers.grading.intake.stage import Intake
from mlp_helpers.grading.judge.view import NEVER, lay_out
from mlp_helpers.grading.notebooks import (
    BATCH_ENVIRONMENT,
    KERNEL_CONFIG,
    RELEASE,
    SOURCE,
    assignments,
)
from mlp_helpers.grading.release import CheckMarkers, TidyMetadata, register
from mlp_helpers.grading.sizes import LimitSize

COURSE_ID = "mlp"
CODE_STUB = "# FILL IN HERE\n..."
TEXT_STUB = "*FILL IN HERE*"
# What is loaded later on by what the notebooks import.
PRELOAD = [
    *("matplotlib.pyplot", "matplotlib.backends.backend_agg", "matplotlib.font_manager"),
    *(f"PIL.{kind}ImagePlugin" for kind in ("Bmp", "Gif", "Jpeg", "Png", "Ppm")),
    *("numpy.random", "torch._dynamo", "mlp_helpers.grading.judge.server"),
    *(fair_display.__name__, "mlp_helpers.plots.first_figure"),
]
SOURCES = [
    f"mlp_helpers.{part}"
    for part in (
        *("_errors", "_torchvision", "checks", "data", "numerics", "plots", "training"),
        "grading.judge",
    )
]
FORMGRADER = "nbgrader.server_extensions.formgrader.apihandlers"
CELL_TIMEOUT = 300
"""Seconds that one cell of a submission may run."""


def configure(config: Config, root: Path, workplace: str = "") -> None:
    """Set nbgrader up for the course.

    Parameters
    ----------
    config : traitlets.config.Config
        What ``get_config()`` returns in an ``nbgrader_config.py``; changed in place.
    root : pathlib.Path
        The course's folder: ``solutions`` in it is nbgrader's source, ``exercises`` its release.
    workplace : str, optional
        A folder in `root` that gets the gradebook and the submitted, autograded and feedback
        folders in place of `root` itself.
    """
    root = root.resolve()
    _prepare(root / workplace)
    config.CourseDirectory.root = str(root)
    config.CourseDirectory.course_id = COURSE_ID
    config.CourseDirectory.source_directory = SOURCE
    config.CourseDirectory.release_directory = RELEASE
    if workplace:
        for step in ("submitted", "autograded", "feedback"):
            config.CourseDirectory[f"{step}_directory"] = f"{workplace}/{step}"
        gradebook = root / workplace / "gradebook.db"
        # Two assignments may be graded at once; the second writer waits for the first.
        config.CourseDirectory.db_url = f"sqlite:///{gradebook}?timeout=60"

    # A single user's exchange, so that formgrader and the assignment list find one.
    exchange = root / "exchange"
    with suppress(OSError):  # JupyterLab opens a course that cannot be written
        exchange.mkdir(exist_ok=True)
    config.Exchange.root = str(exchange)
    config.Exchange.cache = str(exchange / ".cache")

    config.ClearSolutions.code_stub = {"python": CODE_STUB}
    config.ClearSolutions.text_stub = TEXT_STUB
    config.Execute.timeout = CELL_TIMEOUT
    config.Execute.record_timing = False
    config.Execute.extra_arguments = ["--ext", fair_display.__name__]
    # Switched off in nbgrader; where somebody switches it on, the class report keeps its times.
    config.ClearMetadataPreprocessor.preserve_nb_metadata_mask = {
        ("language_info", "name"),
        METADATA_KEY,
    }
    config.merge(Config(KERNEL_CONFIG))
    _plug_in(config)
    _register(config, root, (root / workplace).resolve())
    _hold_places(config, (root / workplace).resolve())


def settings(root: Path, workplace: str = "") -> Config:
    """Return nbgrader's settings as its own commands have them, what the file adds included.

    Parameters
    ----------
    root, workplace
        As for `configure`, which is called itself where there is no ``nbgrader_config.py``.
    """
    folder = root / workplace
    if (folder / "nbgrader_config.py").is_file():
        loaded: Config = PyFileConfigLoader("nbgrader_config.py", path=str(folder)).load_config()
        return loaded
    config = Config()
    configure(config, root, workplace)
    return config


def _prepare(place: Path) -> None:
    """Let nbgrader's own commands find their programs, and say early where they cannot write."""
    # nbgrader calls alembic by its bare name, and an environment need not be activated.
    programs = str(Path(sys.executable).parent)
    if programs not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([programs, os.environ.get("PATH", os.defpath)])
    if not _is_nbgrader():
        return
    # In a workplace such as demo/, nbgrader reads the settings of the course's root as well.
    if place.resolve() != Path.cwd().resolve():
        return
    with _saying_so():
        check_writable(place)


def _register(config: Config, root: Path, place: Path) -> None:
    """Let the gradebook know the assignment that is to be graded, where it was never released."""
    if not _is_nbgrader() or "autograde" not in sys.argv[1:2] or place != Path.cwd().resolve():
        return
    asked = _asked()
    with _saying_so():
        gradebook = CourseDirectory(config=config).db_url
        unknown = asked & set(assignments(root)) - known_assignments(gradebook)
        if unknown:
            print(f"nbgrader: registering {', '.join(sorted(unknown))} first", file=sys.stderr)
            register(root, config, unknown)
        if not known_assignments(gradebook):
            raise FolderError(
                f"the gradebook in {place} knows no assignment yet. Run `make release` first."
            )


def _hold_places(config: Config, place: Path) -> None:
    """Let a submission without a notebook be graded by itself, too.

    formgrader loads its settings anew for each request, such as to grade, and answers it at once.
    """
    if place != Path.cwd().resolve():
        return
    if _is_nbgrader():
        if "autograde" in sys.argv[1:2]:
            for assignment in _asked() & set(assignments(Path(config.CourseDirectory.root))):
                hold(CourseDirectory(config=config), assignment)
    elif FORMGRADER in sys.modules:
        course = CourseDirectory(config=config)
        with suppress(RuntimeError):  # it starts, and was asked nothing yet
            asyncio.get_running_loop().call_soon(free, course, "*")  # when it has answered
            hold(course)


def _asked() -> set[str]:
    return {word.removeprefix("--assignment=") for word in sys.argv[2:]}


def _is_nbgrader() -> bool:
    return "nbgrader" in (Path(sys.argv[0]).stem, Path(sys.argv[0]).parent.name)


@contextmanager
def _saying_so() -> Iterator[None]:
    """End with a sentence where an exception would be logged with its traceback."""
    try:
        yield
    except MLPHelpersError as error:
        sys.exit(f"nbgrader: {error}")


def _plug_in(config: Config) -> None:
    """Put the course's preprocessors at their places in nbgrader's lists."""
    config.GenerateAssignment.preprocessors = [
        CheckMarkers,
        *_default(GenerateAssignment, "preprocessors"),
        TidyMetadata,
    ]
    config.Autograde.exporter_class = Intake
    config.CourseDirectory.ignore = [*_default(CourseDirectory, "ignore"), RECORD]
    config.ExportApp.plugin_class = ExportOutcomes
    execute, *rest = _default(Autograde, "autograde_preprocessors")
    assert execute is Execute, "nbgrader's list of autograde preprocessors has changed"
    config.Autograde.autograde_preprocessors = [execute, StrictScores, LimitSize, *rest]
    plug_in(
        config,
        BatchExecute,
        preload=PRELOAD,
        preload_if_used=["torch"],
        sources=SOURCES,
        packages=["mlp_helpers"],
        lay_out=f"{lay_out.__module__}.{lay_out.__qualname__}",
        left_out=list(NEVER),
        absent={f"mlp_helpers.checks:{section}": list(LIBRARIES) for section in BY_HAND.values()},
        environment={**BATCH_ENVIRONMENT, CACHE_VARIABLE: str(default_cache())},
        readable=[str(default_cache())],
    )
    # The hidden lines are looked for in the outputs before they leave the source.
    grades, *rest = _default(GenerateFeedback, "preprocessors")
    assert grades is GetGrades, "nbgrader's list of feedback preprocessors has changed"
    config.GenerateFeedback.preprocessors = [grades, HideTests, Summarise, FoldReports, *rest]
    config.GenerateFeedback.exporter_class = FeedbackExporter
    # nbgrader goes by the time of handing in, and would keep a page from before a grading by hand.
    config.GenerateFeedback.force = True
    config.ExchangeFactory.release_feedback = ReleaseFeedback
    config.CSSHTMLHeaderPreprocessor.style = "a11y-high-contrast-light"  # accessible-pygments


def _default(converter: Any, name: str) -> list[type]:
    return list(converter.class_traits()[name].default())
