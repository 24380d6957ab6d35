"""Say how the grading of a class goes: a bar on a terminal, else a line each; a summary at last."""

from __future__ import annotations

import logging
import sys
import time
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import determine_grade, is_grade
from tqdm import tqdm

SLOWEST = 3
"""How many notebooks and cells the summary names."""
FAILED = "There was an error processing assignment: "
# What nbgrader says of each submission, and says again at last, where one line is enough.
REPEATED = (
    *("There was an error processing assignment '", "Please see the "),
    *("Removing failed assignment: ", "Removing existing assignment: "),
)
SKIPPED = "Skipping existing assignment"
STEPS = ("/nbgrader/", "/nbconvert/")


@dataclass(frozen=True)
class Graded:
    """How one notebook was graded.

    Attributes
    ----------
    who : str
        The student, and the notebook where there are several.
    score, max_score : float
        What it earned by itself.
    seconds : float
        What its execution took, 0 where the result was kept from before.
    ended : str
        Why it was not executed to its end, empty if it was.
    cells : mapping of str to float
        The seconds of each cell, by its name.
    """

    who: str
    score: float
    max_score: float
    seconds: float
    ended: str
    cells: Mapping[str, float]


@dataclass
class Report:
    """What is said while a class is graded.

    Parameters
    ----------
    log : logging.Logger
        Where it is said.
    total : int
        How many notebooks there are.
    """

    log: Any
    total: int
    graded: list[Graded] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    skipped: int = 0
    done: int = 0

    def __post_init__(self) -> None:
        """Begin, with a bar if there is a terminal."""
        self._started = time.monotonic()
        self._summarised = False
        self._bar = tqdm(total=self.total, unit="notebook", disable=not sys.stderr.isatty())

    @property
    def on_terminal(self) -> bool:
        """Whether a bar shows the progress."""
        return not self._bar.disable

    def step_aside(self) -> None:
        """Let something else be written where the bar is; the next update draws it again."""
        if self.on_terminal:
            self._bar.clear()

    def add(self, graded: Graded) -> None:
        """Take up a notebook that was graded."""
        self.graded.append(graded)
        self.advance()
        if not self.on_terminal:
            kept = f"{graded.seconds:.1f} s" if graded.seconds else "kept from before"
            self.log.info(
                "%d/%d %s: %g / %g, %s%s",
                *(self.done, self.total, graded.who),
                *(graded.score, graded.max_score, kept),
                graded.ended and f"; {graded.ended}",
            )
        if self.done == self.total:
            self.summarise()

    def advance(self) -> None:
        """Take up that one more is done, be it graded or failed."""
        self.done += 1
        if self.failed:
            self._bar.set_postfix(failed=len(self.failed), refresh=False)
        self._bar.update()

    def summarise(self) -> None:
        """Say once how it went."""
        if self._summarised:
            return
        self._summarised = True
        self._bar.close()
        for line in self.summary(time.monotonic() - self._started):
            self.log.info("%s", line)

    def summary(self, seconds: float) -> list[str]:
        """Return the summary, line by line."""
        kept = sum(not each.seconds for each in self.graded)
        counts = [
            f"{len(self.graded)} graded in {seconds:.0f} s"
            f" ({60 * len(self.graded) / max(seconds, 0.1):.0f} a minute)",
            f"{len(self.failed)} failed",
            *([f"{self.skipped} skipped"] if self.skipped else []),
            *([f"{kept} with results kept from before"] if kept else []),
        ]
        lines = [", ".join(counts)]
        lines += [f"failed: {who}: {reason}" for who, reason in self.failed.items()]
        lines += [f"not to the end: {each.who}: {each.ended}" for each in self.graded if each.ended]
        slow = nlargest(SLOWEST, self.graded, key=lambda each: each.seconds)
        if slow and slow[0].seconds:
            named = ", ".join(f"{each.who} {each.seconds:.1f} s" for each in slow)
            lines.append(f"slowest notebooks: {named}")
        cells: dict[str, float] = {}
        for each in self.graded:
            for name, took in each.cells.items():
                cells[name] = cells.get(name, 0.0) + took
        if cells:
            worst = nlargest(SLOWEST, cells, key=lambda name: cells[name])
            means = (f"{name} {cells[name] / (len(self.graded) - kept):.2f} s" for name in worst)
            lines.append(f"slowest cells, on average: {', '.join(means)}")
        return lines


class OneLine(logging.Filter):
    """Keep back what nbgrader says of each step, so that each submission has its line.

    With ``--debug`` everything is said.
    """

    def __init__(self) -> None:
        super().__init__()
        self._report: Report | None = None
        self._failing = ""
        self._failed: dict[str, str] = {}
        self._skipped = 0

    def attach(self, report: Report) -> None:
        """Let a report count what is said from now on, and know what failed before."""
        self._report = report
        report.failed, report.skipped = self._failed, self._skipped
        self._skipped = 0

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a record is to be written."""
        if any(each.level == logging.DEBUG for each in logging.getLogger(record.name).handlers):
            return True
        if self._report is not None:
            self._report.step_aside()
        text = record.getMessage()
        if text.startswith(FAILED):
            self._failing = "/".join(Path(text.removeprefix(FAILED)).parts[-2:])
            return False
        if self._failing and text.startswith("Traceback"):
            self._fail(record, text)
        elif text.startswith(SKIPPED):
            self._skip()
        elif record.funcName == "report_change":
            # A released check has no hidden tests, so that its checksum always differs.
            return "'checksum'" not in text
        elif text.startswith(REPEATED):
            return False
        return record.levelno > logging.INFO or not any(map(record.pathname.count, STEPS))

    def _fail(self, record: logging.LogRecord, text: str) -> None:
        """Make one line of a traceback."""
        self._failed[self._failing] = text.strip().splitlines()[-1]
        record.msg = f"{self._failing} failed: {self._failed[self._failing]}"
        record.args, self._failing = (), ""
        if self._report is not None:
            self._report.advance()

    def _skip(self) -> None:
        if self._report is None:
            self._skipped += 1
        else:
            self._report.skipped += 1


def quiet(name: str) -> OneLine:
    """Return the filter of a logger, which gets it where it has none."""
    logger = logging.getLogger(name)
    for each in logger.filters:
        if isinstance(each, OneLine):
            return each
    made = OneLine()
    logger.addFilter(made)
    # nbgrader touches objects that are not in its session yet, which is as it should be.
    warnings.filterwarnings("ignore", r"Object of type .* not in session", module=r"nbgrader\.")
    return made


def conclude(cells: list[NotebookNode], who: str, record: Mapping[str, Any]) -> Graded:
    """Return how a notebook was graded, from its cells and what is known of its execution."""
    grades = [determine_grade(cell) for cell in cells if is_grade(cell)]
    took: dict[str, float] = {}
    for index, seconds in enumerate(record.get("cells", ())):
        metadata = cells[index].metadata.get("nbgrader", {})
        name = metadata.get("grade_id") or f"cell {index + 1}"
        took[name] = seconds
    return Graded(
        who,
        sum(score or 0.0 for score, _ in grades),
        sum(most for _, most in grades),
        record.get("seconds", 0.0),
        record.get("ended", ""),
        took,
    )


class CalmStderr(NbGraderPreprocessor):
    """Let what a graded cell writes to stderr be read, and not count as a failure.

    A warning or a line of a log does not make an answer wrong. An error still does.
    """

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, index: int
    ) -> tuple[NotebookNode, Any]:
        """Call the streams of a graded cell stdout."""
        if cell.cell_type == "code" and is_grade(cell):
            for output in cell.outputs:
                if output.output_type == "stream":
                    output.name = "stdout"
        return cell, resources
