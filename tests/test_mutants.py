"""The mutants of some reference solutions are all rejected; `make fidelity` judges those of all."""

from __future__ import annotations

import ast

import pytest

from tests.support.bank import assignments
from tests.support.fidelity import (
    SolutionCell,
    difference,
    equivalents,
    judge_mutants,
    solution_cells,
)
from tests.support.mutants import mutants


def _quick_cells(assignment: str) -> list[str]:
    """Return the ids of the solution cells that are judged soonest, two of each assignment."""
    cells = sorted(solution_cells(assignment), key=lambda cell: len(mutants(cell.source)))
    return [cell.grade_id for cell in cells if mutants(cell.source)][:2]


@pytest.mark.parametrize("assignment", assignments())
def test_mutants_are_rejected(assignment: str) -> None:
    cells = _quick_cells(assignment)
    verdicts = [verdict for cell in cells for verdict in judge_mutants(assignment, cell)]
    assert verdicts
    assert not [verdict.problem for verdict in verdicts if verdict.problem]


@pytest.mark.parametrize("assignment", assignments())
def test_every_mutant_called_equivalent_is_one_of_ours_and_has_a_reason(assignment: str) -> None:
    made = {
        (cell.grade_id, *change) for cell in solution_cells(assignment) for change in _changes(cell)
    }
    for (cell, before, after), reason in equivalents(assignment).items():
        assert (cell, before, after) in made
        assert len(reason.split()) >= 4, f"{cell}: {after}: {reason!r} explains nothing"


def _changes(cell: SolutionCell) -> list[tuple[str, str]]:
    return [difference(cell, mutant) for mutant in mutants(cell.source)]


def test_only_solution_regions_are_changed() -> None:
    cell = "a = 1\n### BEGIN SOLUTION\nb = a + 2\n### END SOLUTION\nc = 3\n"
    made = mutants(cell)
    assert made
    for mutant in made:
        lines = ast.unparse(ast.parse(mutant.source)).splitlines()
        assert lines[0] == "a = 1" and lines[-1] == "c = 3"
