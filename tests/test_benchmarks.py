"""The README and the kept figures of the benchmarks say the same, and small runs leave them be."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks import digest, fidelity, training
from benchmarks.training_contenders import Data
from benchmarks.training_race import OUT_OF_TIME, Allowance, Result, compete
from tests.support import racers
from tests.support.bank import BANK, ROOT

README = (ROOT / "benchmarks" / "README.md").read_text("utf-8")


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


def test_the_table_of_the_readme_is_made_of_the_kept_figures() -> None:
    assert fidelity.with_table(README) == README, "python -m benchmarks.fidelity --table"


def test_figures_are_outdated_once_a_check_or_its_answers_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, other = fidelity._exercises([])[:2]
    rows = {each: {"digest": digest.digest(each)} for each in fidelity._exercises([])}
    monkeypatch.setattr(fidelity, "RESULTS", tmp_path / "fidelity.json")
    fidelity.RESULTS.write_text(json.dumps({"exercises": rows}))
    assert fidelity.outdated() == []
    monkeypatch.setattr(digest, "BANK", tmp_path)
    (tmp_path / name).parent.mkdir()
    (tmp_path / f"{other}.py").write_text((BANK / f"{other}.py").read_text())
    assert name in fidelity.outdated() and other not in fidelity.outdated()


@pytest.mark.parametrize(
    ("file", "before", "after", "outdated"),
    [
        ("activations/gelu.py", "0.5 * (1 + t", "0.5 * (2 + t", {"gelu"}),
        ("activations/elementwise.py", "FORMULA = 1e-12", "FORMULA = 1e-11", {"gelu", "elu"}),
        ("core/compare.py", "RTOL = 1e-7", "RTOL = 1e-6", {"gelu", "elu", "dead_units"}),
        ("core/compare.py", "RTOL = 1e-7\n", "RTOL = 1e-7  # a comment\n", set()),
        ("core/compare.py", '"""Default tolerance', '"""The default tolerance', set()),
        ("core/report.py", "_WIDTH = 88", "_WIDTH = 80", set()),
        ("backpropagation/penalty.py", "/ 64", "/ 32", set()),
    ],
)
def test_figures_depend_on_all_that_judges(
    file: str,
    before: str,
    after: str,
    outdated: set[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copy = shutil.copytree(digest.CHECKS, tmp_path / "checks")
    monkeypatch.setattr(digest, "CHECKS", copy)
    names = {each: f"03_activations/{each}" for each in ("gelu", "elu", "dead_units")}
    earlier = {each: digest.digest(name) for each, name in names.items()}
    text = (copy / file).read_text("utf-8")
    assert before in text
    (copy / file).write_text(text.replace(before, after), "utf-8")
    assert {
        each for each, name in names.items() if digest.digest(name) != earlier[each]
    } == outdated


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


def test_the_first_page_quotes_the_last_round() -> None:
    last = kept("readers.json")["rounds"][-1]
    first_page = (ROOT / "README.md").read_text("utf-8")
    tried, *others = (sum(row[key] for row in last.values()) for key in next(iter(last.values())))
    assert f"Of {tried:,} mistakes" in first_page
    assert all(f"{others[at]:,} " in first_page for at in (0, 1, 3))  # rejected, named, mendable


def test_readme_names_the_instruction_set_of_the_training_figures() -> None:
    record = kept("training.json")
    assert f"of a virtual machine, {record['instruction_set']};" in README
    assert record["notes"] == [] and record["dataset"].endswith("60000 + 10000")


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        """Return the time in seconds."""
        return self.now


@pytest.mark.parametrize(
    ("seconds", "epoch", "done"),
    [(100, 10, 6), (60, 10, 6), (59, 10, 5), (25, 10, 2), (10, 10, 1), (1, 10, 1)],
)
def test_who_has_little_time_does_fewer_rounds(seconds: float, epoch: float, done: int) -> None:
    clock = Clock()
    rounds = 0
    for _ in Allowance(seconds, clock).rounds(6):
        rounds += 1
        clock.now += epoch
    assert rounds == done
    assert clock.now <= max(seconds, epoch), "only the first round may take longer"


def test_a_round_is_not_begun_where_the_longest_would_not_fit() -> None:
    clock = Clock()
    took = []
    for number in Allowance(20.0, clock).rounds(6):
        took.append((9, 4, 4, 4, 4, 4)[number])
        clock.now += took[-1]
    assert took == [9, 4]


@pytest.mark.parametrize(
    ("contend", "seconds", "epochs", "problem"),
    [
        (racers.steady, 60, 4, OUT_OF_TIME),
        (racers.stuck, 8, 1, OUT_OF_TIME),
        (racers.dying, 60, 0, "its process ended with status 7"),
        (racers.absent, 60, 0, "keras is not installed"),
    ],
)
def test_no_contender_holds_up_the_race(
    contend: Callable[..., None], seconds: float, epochs: int, problem: str
) -> None:
    done: list[None] = []
    share = Allowance(seconds)
    result, said = compete("key", None, 4, share, lambda: done.append(None), contend)
    assert (result.epochs, said, len(done)) == (epochs, problem, epochs)
    assert share.left or contend is racers.stuck
    if contend is racers.steady:
        assert result.train_s == [2, 3, 4] and result.train == 3  # the first epoch warms up


def figures(**seconds: float) -> dict[str, Result]:
    return {key: Result(key, [each], [0.0], 0.9, epochs=1) for key, each in seconds.items()}


def test_the_figures_of_who_was_left_out_are_missing() -> None:
    record = training._record(figures(ours=2.0, limit=1.0))
    assert record["precision"] == "float32" and record["ratio_to_limit"] == 2
    assert record["speedup_over_lecture"] is None and list(record["precisions"]) == ["float32"]
    assert list(training._record(figures(lecture=1.0))["contenders"]) == ["lecture"]
    assert "–" in training._table(figures(ours=2.0, limit=1.0))


def test_small_sets_are_measured_in_shares() -> None:
    assert training._sizes(60_000) == training.SIZES
    assert training._sizes(4_000) == (1_000, 2_000, 4_000)


@pytest.mark.parametrize("notes", [[], ["lecture is left out"]])
def test_what_is_not_complete_never_replaces_what_is(
    notes: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "RESULTS", tmp_path / "training.json")
    monkeypatch.setattr(training, "PARTIAL", tmp_path / "partial.json")
    training.RESULTS.write_text("the kept figures")
    training._write({"epochs": 6}, notes)
    assert (training.RESULTS.read_text() == "the kept figures") == bool(notes)
    assert training.PARTIAL.exists() == bool(notes)


@pytest.mark.parametrize("bfloat16", [True, False])
def test_the_bundled_digits_and_a_lack_of_bfloat16_are_noted(
    bfloat16: bool, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setattr(training, "multiplies_in_bfloat16", lambda: bfloat16)
    keys, notes = training._contenders(Data.load(None))
    assert notes[0].startswith("measured on the bundled digits of MNIST, 4,000 + 1,000 images")
    assert ("ours_bfloat16" in keys) == bfloat16 == (len(notes) == 1)


@pytest.mark.end_to_end
def test_training_is_measured_on_what_there_is(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(training, "RESULTS", home / "training.json")
    monkeypatch.setattr(training, "PARTIAL", home / "partial.json")
    monkeypatch.setattr(training, "WIDTHS", (8,))
    monkeypatch.setattr(training, "_contenders", lambda data: (["ours", "limit"], ["a note"]))
    monkeypatch.setattr(sys, "argv", ["training", "--epochs", "2"])
    assert training.main() == 0
    record = json.loads((home / "partial.json").read_text())
    assert record["notes"] == ["a note"] and record["dataset"] == "MNIST, 4000 + 1000"
    assert list(record["growth"]["examples"]) == ["1000", "2000", "4000"]
    assert all(set(row) == {"ours", "limit"} for row in record["growth"]["examples"].values())
    assert not (home / "training.json").exists()
    assert "the bundled digits of MNIST" in capsys.readouterr().out


@pytest.mark.parametrize("keep", [False, True])
def test_figures_of_fewer_seeds_do_not_replace_those_of_more(
    keep: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fidelity, "RESULTS", tmp_path / "fidelity.json")
    name = fidelity._exercises([])[0]
    row = dict.fromkeys(fidelity.COUNTS, 1) | {"seconds": 1.0, "wrong_seeds": 5}
    fidelity._keep({name: row | {"seeds": 100}})
    fidelity._keep({name: row | {"seeds": 20}}, keep)
    assert fidelity._kept()[name]["seeds"] == (20 if keep else 100)
    fidelity._keep({name: row | {"seeds": 200}})
    assert fidelity._kept()[name]["seeds"] == 200
