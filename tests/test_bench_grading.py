"""The benchmark of grading: its class, what it compares, and a small run of it."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import nbformat
import pytest

from benchmarks import grading
from benchmarks.grading import Cost
from benchmarks.grading_class import CRASHES, KINDS, Submission, hand_in, make_class
from tests.support.bank import ROOT
from tests.support.fidelity import solution_cells

NONLINEARITY = "01_nonlinearity"
README = (ROOT / "benchmarks" / "README.md").read_text("utf-8")


def test_a_class_is_mixed_and_the_same_each_time() -> None:
    made = make_class(90, grading.MEASURED)
    assert made == make_class(90, grading.MEASURED)
    assert Counter(each.kind for each in made) == {
        kind: 9 * KINDS.count(kind) for kind in set(KINDS)
    }
    for name in grading.MEASURED:
        mine = [each for each in made if each.assignment == name]
        assert len(mine) == 30 and {each.kind for each in mine} == set(KINDS)
        crashes = [set(each.sources.values()) & set(CRASHES) for each in mine]
        assert set().union(*crashes) == set(CRASHES)


def test_each_submission_is_what_its_kind_says(tmp_path: Path) -> None:
    made = make_class(10, [NONLINEARITY])
    hand_in(made, tmp_path)
    reference = {cell.grade_id: cell.source for cell in solution_cells(NONLINEARITY)}
    for each in made:
        (path,) = (tmp_path / "submitted" / each.student / NONLINEARITY).glob("*.ipynb")
        notebook = nbformat.read(path, as_version=4)
        sources = {
            cell.metadata.get("nbgrader", {}).get("grade_id"): cell.source
            for cell in notebook.cells
        }
        stubs = [name for name in reference if "# FILL IN HERE" in sources[name]]
        assert stubs == (list(reference) if each.kind == "untouched" else [])
        assert not any("BEGIN SOLUTION" in source for source in sources.values())


def compared(ours: dict[str, float], stock: dict[str, float] | None) -> dict[str, Any]:
    """Return what is said of one submission's scores in two gradebooks."""
    who = ("ann", NONLINEARITY)
    handed = [Submission(*who, "crashing", {})]
    scores = {"stock": {} if stock is None else {who: stock}, "ours_2": {who: ours}}
    return grading._compared(scores, handed)


def test_a_single_score_that_differs_is_said() -> None:
    assert compared({"a": 1.0, "b": 2.0}, {"a": 1.0, "b": 2.0})["scores_equal"]
    found = compared({"a": 1.0, "b": 2.0}, {"a": 1.0, "b": 1.5})
    assert not found["scores_equal"]
    assert found["different"] == [f"stock: ann, {NONLINEARITY}, b: 1.5, not 2.0"]


def test_where_stock_aborts_is_listed_and_where_ours_does_is_a_failure() -> None:
    found = compared({"a": 1.0}, None)
    assert found["scores_equal"] and found["aborted"]["stock"] == ["ann, crashing"]
    who = ("ann", NONLINEARITY)
    scores: dict[str, grading.Scores] = {"stock": {who: {"a": 1.0}}, "ours_2": {}}
    lost = grading._compared(scores, [Submission(*who, "right", {})])
    assert not lost["scores_equal"]


def test_a_large_class_is_worked_out_from_what_one_more_submission_takes() -> None:
    grown = {size: Cost(cpu_s=10 + size * 0.6, own_cpu_s=3 + size * 0.1) for size in (20, 60, 200)}
    found = grading._on_paper(grown)
    assert found["start_s"] == pytest.approx(10)
    assert found["writer_s_per_submission"] == pytest.approx(0.1)
    assert found["worker_s_per_submission"] == pytest.approx(0.5)
    assert found["minutes"] == pytest.approx((10 + grading.LARGE * 0.1) / 60)


def test_the_table_of_the_readme_is_made_of_the_kept_figures() -> None:
    assert grading.with_table(README) == README, "python -m benchmarks.grading --table"


def test_what_the_readme_claims_of_grading_was_measured() -> None:
    record = json.loads((ROOT / "benchmarks" / "grading.json").read_text("utf-8"))
    assert record["scores_equal"] and record["submissions"] >= grading.N
    assert {"stock", "ours_1", "ours_2"} <= set(record["contenders"])
    assert {row.rpartition(", ")[2] for row in record["aborted"]["stock"]} <= {"crashing"}


@pytest.mark.end_to_end
def test_a_small_class_gets_equal_scores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(grading, "PARTIAL", tmp_path / "partial.json")
    words = ["-n", "4", "--assignments", NONLINEARITY, "--contenders", "stock", "ours_2"]
    monkeypatch.setattr(sys, "argv", ["grading", *words, "--growth", "1"])
    assert grading.main() == 0
    record = json.loads((tmp_path / "partial.json").read_text())
    assert record["scores_equal"] and record["scores_compared"] == 4 * 6
    assert record["aborted"] == {"stock": [], "ours_2": []}
    assert set(record["growth"]) == set(record["peak_mb_by_n"]) == {"1", "4"}
    assert all(row["cpu_s"] > row["own_cpu_s"] > 0 for row in record["contenders"].values())
    assert record["floor_cpu_s"] > 0 and "ratio_to_stock" in record
    assert "24 scores of cells were compared" in capsys.readouterr().out
