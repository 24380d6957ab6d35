"""Which of the notebooks that a student handed in is graded, and what is said of it."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest

from mlp_helpers.grading.intake.choose import Chosen, choose
from mlp_helpers.grading.intake.files import Refusal, scan
from mlp_helpers.grading.intake.parse import parse
from mlp_helpers.grading.intake.reference import KnownCell, Reference
from tests.support.scratch import ASSIGNMENT, NOTEBOOK, notebook, solution

NAME = NOTEBOOK.stem
SQUARE = KnownCell("square", "square", "code", "...", "", False, True, False, None)


def chosen(folder: Path, names: list[str], others: frozenset[str] = frozenset()) -> Chosen:
    """Hand in the same notebook under several names, each a day later, and choose one."""
    place = folder / ASSIGNMENT
    for day, name in enumerate(names):
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(solution(), path)
        os.utime(path, (day * 86400, day * 86400))
    return choose(scan(place), Reference(NAME, (SQUARE,)), {NAME, *others})


@pytest.mark.parametrize(
    "name",
    [
        *(f"{NAME}.ipynb", f"{NAME} (1).ipynb", f"{NAME}-1.ipynb"),
        *(f"{ASSIGNMENT}.ipynb", f"{ASSIGNMENT}_(1).ipynb", f"{ASSIGNMENT}-2.ipynb"),
    ],
)
def test_a_name_that_the_course_or_a_platform_gave_is_no_repair(name: str, tmp_path: Path) -> None:
    assert chosen(tmp_path, [name]).notes == ()


@pytest.mark.parametrize("name", ["homework.ipynb", f"{ASSIGNMENT}/{NAME}.ipynb", f"{NAME}.IPYNB"])
def test_any_other_name_is_said(name: str, tmp_path: Path) -> None:
    assert chosen(tmp_path, [name]).notes == (f"graded from {name}",)


def test_the_assignment_s_name_says_nothing_where_it_has_several_notebooks(tmp_path: Path) -> None:
    found = chosen(tmp_path, [f"{ASSIGNMENT}.ipynb"], frozenset({"more"}))
    assert found.notes == (f"graded from {ASSIGNMENT}.ipynb",)


def test_a_copy_beside_another_notebook_is_said(tmp_path: Path) -> None:
    found = chosen(tmp_path, [f"{NAME} (1).ipynb", "draft.ipynb"])
    assert found.notes == (f"graded from {NAME} (1).ipynb", "not graded: draft.ipynb")


@pytest.mark.parametrize(
    ("names", "best"),
    [
        (["final.ipynb", "draft.ipynb"], "draft.ipynb"),
        (["draft.ipynb", "final.ipynb"], "final.ipynb"),
        ([NOTEBOOK.name, "final.ipynb"], NOTEBOOK.name),
    ],
)
def test_among_equals_the_expected_name_counts_then_the_newest(
    names: list[str], best: str, tmp_path: Path
) -> None:
    assert str(chosen(tmp_path, names).name) == best


def test_a_truncated_notebook_is_not_to_be_opened_but_handed_in_again() -> None:
    with pytest.raises(Refusal, match="Hand it in again, from where you saved it") as refused:
        parse(nbformat.writes(notebook()).encode()[:-20])
    assert "Open it" not in str(refused.value)
