"""The README and the kept figures of the benchmarks say the same."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.support.bank import ROOT, answers, assignments, checks_of

README = (ROOT / "README.md").read_text("utf-8")


def kept(name: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads((ROOT / "benchmarks" / name).read_text("utf-8"))
    return record


@pytest.mark.parametrize("key", sorted(kept("training.json")["contenders"]))
def test_readme_quotes_the_training_figures(key: str) -> None:
    record = kept("training.json")
    row = record["contenders"][key]
    cells = [f"{row['train']:.2f}"]
    if row["accuracy"]:
        speedup = record["lecture_s_per_epoch"] / row["total"]
        cells += [f"{row['evaluate']:.2f}", f"{row['total']:.2f}", f"{speedup:.1f}"]
        cells += [f"{row['accuracy']:.3f}", f"{row['peak_megabytes']:.0f}"]
    assert f"| {' | '.join(cells)} |" in README, row["name"]


@pytest.mark.parametrize("assignment", [*assignments(), "in all"])
def test_readme_quotes_the_fidelity_figures(assignment: str) -> None:
    record = kept("fidelity.json")
    row = record if assignment == "in all" else record["assignments"][assignment]
    mutants = row["mutants"] - row["mutants_equivalent"]
    wrong, right = row["wrong"], row["right"]
    cells = [assignment, f"{row['mutants_killed']:,} of {mutants:,}", row["mutants_equivalent"]]
    cells += [f"{row['wrong_rejected']:,} of {wrong:,}", f"{row['wrong_named']:,}"]
    cells += [row["wrong_misnamed"], f"{row['right_accepted']:,} of {right:,}"]
    assert f"| {' | '.join(map(str, cells))} |" in README


def test_fidelity_was_measured_for_every_exercise_and_the_readme_says_with_how_many_seeds() -> None:
    rows = kept("fidelity.json")["exercises"]
    assert set(rows) == {f"{each}/{name}" for each in assignments() for name in checks_of(each)}
    for assignment in assignments():
        mine = [row for name, row in rows.items() if name.startswith(assignment)]
        seeds, wrong_seeds = (min(row[key] for row in mine) for key in ("seeds", "wrong_seeds"))
        assert re.search(rf"\| {assignment} \| .* \| {seeds:,} / {wrong_seeds} \|", README)


def test_fidelity_has_seen_the_bank_as_it_is() -> None:
    record = kept("fidelity.json")
    assert record["right"] == sum(answer.right for answer in answers())
    assert record["wrong"] == sum(not answer.right for answer in answers())


def test_the_checks_are_as_good_as_we_say() -> None:
    record = kept("fidelity.json")
    assert record["mutants_killed"] == record["mutants"] - record["mutants_equivalent"]
    assert record["wrong_rejected"] == record["wrong"]
    assert record["wrong_named"] >= 0.95 * record["wrong"]
    assert record["wrong_misnamed"] == 0
    assert record["right_accepted"] == record["right"]


def test_readme_quotes_the_readers() -> None:
    for rows in kept("readers.json")["rounds"]:
        for key in next(iter(rows.values())):
            assert f"{sum(row[key] for row in rows.values()):,} {key}" in README
