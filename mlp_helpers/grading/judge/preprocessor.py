"""Run a submission, its graded cells judged here and not in the student's kernel."""

from __future__ import annotations

import contextvars
import secrets
import threading
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import Execute
from nbgrader.utils import is_grade, is_locked, is_solution
from traitlets import Bool, Integer

from mlp_helpers.grading.judge.cells import imported_checks, judge
from mlp_helpers.grading.judge.remote import RemoteExecutor
from mlp_helpers.grading.notebooks import error_output

Processed = tuple[NotebookNode, Any]

SERVE = '__import__("mlp_helpers.grading.judge.server", fromlist=["serve"]).serve({!r}, globals())'
SEED = "judge_seed"
"""Key of the seed in the notebook's metadata, so that a grade can be reproduced."""


class JudgedExecute(Execute):
    """Judges each graded cell of checks in this process.

    The kernel runs the student's cells. In place of a graded cell it runs `server.serve`, which
    does what the judge asks for. The cell's outputs are the judge's alone; they are put in when the
    kernel has ended, so that nothing that runs in it can change them.
    """

    seed = Integer(
        None, allow_none=True, help="Seed of the hidden inputs; drawn for each run if None."
    ).tag(config=True)

    replay = Bool(
        False, help="Draw the hidden inputs from the seed that a notebook's metadata hold."
    ).tag(config=True)

    def _seed_of(self, nb: NotebookNode) -> int:
        kept = nb.metadata.get(SEED) if self.replay else None
        if self.seed is not None:
            return int(self.seed)
        return kept if type(kept) is int else secrets.randbelow(2**31)

    def preprocess(self, nb: NotebookNode, resources: Any = None, km: Any = None) -> Processed:
        """Run all cells, then put the verdicts in."""
        trusted = [cell for cell in nb.cells if cell.cell_type == "code" and is_locked(cell)]
        self._checks = imported_checks(cell.source for cell in trusted)
        self._verdicts: dict[int, list[NotebookNode]] = {}
        self._seed = self._seed_of(nb)
        processed: Processed = super().preprocess(nb, resources, km)
        ran, _ = processed
        for index, outputs in self._verdicts.items():
            ran.cells[index].outputs = outputs
            ran.cells[index].execution_count = index + 1
        if self._verdicts:
            ran.metadata[SEED] = self._seed
        return processed

    def preprocess_cell(self, cell: NotebookNode, resources: Any, index: int) -> Processed:
        """Run one cell, or judge it."""
        if not self._checks or cell.cell_type != "code" or not is_grade(cell) or is_solution(cell):
            processed: Processed = super().preprocess_cell(cell, resources, index)
            return processed
        self._verdicts[index] = [error_output("NotRun", "Python had ended in a cell above.")]
        with RemoteExecutor(getattr(self.km, "folder", None)) as executor:
            run = contextvars.copy_context().run
            judging = threading.Thread(target=run, args=(self._judge, index, cell.source, executor))
            judging.start()
            source, cell.source = cell.source, SERVE.format(executor.address)
            try:
                super().preprocess_cell(cell, resources, index)
            finally:
                cell.source = source
                executor.give_up()
                judging.join()
        return cell, resources

    def _judge(self, index: int, source: str, executor: RemoteExecutor) -> None:
        try:
            self._verdicts[index] = judge(source, self._checks, executor, self._seed)
        finally:
            executor.say_goodbye()
