"""How well do the checks judge? Mutants and the bank of answers, through the real check code.

``python -m benchmarks.fidelity [ASSIGNMENT[/EXERCISE] ...] [--seeds N] [--wrong-seeds N]`` prints a
table and writes ``benchmarks/fidelity.json``, exercise by exercise as they are done; one that was
not asked for keeps its figures, and so does one whose kept figures come from more seeds, unless
``--keep`` is given. The table in README.md beside it is made of the kept figures; ``--table`` does
only that.
The exit status is 1 if a wrong answer passes or is named wrongly, a right one fails, or a mutant
survives that is not in a reviewed list of equivalent ones.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import torch
from tqdm.auto import tqdm

from benchmarks.digest import digest
from mlp_helpers import ArgumentError, CommandError
from mlp_helpers._command import check_writable, run
from tests.support.bank import answers_of, assignments, checks_of
from tests.support.fidelity import (
    Verdict,
    judge_answer,
    judge_mutants,
    judge_reference,
    solution_cells,
)

RESULTS = Path(__file__).with_name("fidelity.json")
README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- fidelity: begin -->\n", "<!-- fidelity: end -->\n"
COUNTS = (
    "mutants",
    "mutants_equivalent",
    "mutants_killed",
    "wrong",
    "wrong_rejected",
    "wrong_named",
    "wrong_misnamed",
    "right",
    "right_accepted",
)
Rows = dict[str, dict[str, Any]]


def main() -> int:
    """Run what was asked for and return the exit status."""
    options = _options()
    if options.table:
        _write_table()
        return 0
    exercises = _exercises(options.what)
    check_writable(RESULTS.parent)
    print(f"{len(exercises)} exercises; the figures of each are written as soon as it is done")
    started = time.perf_counter()
    rows: Rows = {}
    bad: list[Verdict] = []
    try:
        for exercise, verdicts in _run(exercises, options):
            seeds = {"seeds": options.seeds, "wrong_seeds": options.wrong_seeds}
            rows[exercise] = _count(verdicts) | seeds | {"digest": digest(exercise)}
            bad += [verdict for verdict in verdicts if verdict.problem]
            _keep(rows, options.keep)
    except BrokenProcessPool:
        raise CommandError(
            f"a process ended while it judged, perhaps for lack of memory; {len(rows)} of "
            f"{len(exercises)} exercises are done. Run the others with fewer --workers."
        ) from None
    _write_table()
    print(_table(_by_assignment(rows)))
    for verdict in bad:
        print(_said(verdict))
    for exercise in _fewer(rows, _kept()):
        print(f"{exercise}: not kept, the kept figures come from more seeds; --keep keeps these")
    print(f"{time.perf_counter() - started:.0f} s with {options.workers} processes")
    return 1 if bad else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.fidelity",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", nargs="*", help="assignments or single exercises; all by default")
    parser.add_argument("--seeds", type=int, default=1000, help="seeds for each right answer")
    parser.add_argument("--wrong-seeds", type=int, default=200, help="seeds for each wrong answer")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--keep", action="store_true", help="keep figures of fewer seeds as well")
    parser.add_argument("--table", action="store_true", help="only renew README.md's table")
    options = parser.parse_args()
    if min(options.seeds, options.wrong_seeds, options.workers) < 1:
        parser.error("--seeds, --wrong-seeds and --workers must be at least 1")
    return options


def outdated() -> list[str]:
    """Return the exercises whose check or answers have changed since the figures were measured."""
    kept = _kept()
    return [name for name in _exercises([]) if kept.get(name, {}).get("digest") != digest(name)]


def with_table(readme: str) -> str:
    """Return the text of README.md with the table of the kept figures between its two marks."""
    before, _, rest = readme.partition(BEGIN)
    _, mark, after = rest.partition(END)
    assert mark, f"{README} has no lines {BEGIN.strip()} and {END.strip()}"
    return before + BEGIN + "\n" + _markdown() + "\n" + END + after


def _write_table() -> None:
    README.write_text(with_table(README.read_text("utf-8")), "utf-8")


def _markdown() -> str:
    kept = _kept()
    lines = [
        "| | mutants rejected | mutants that are no mistake | wrong answers rejected | named "
        "| misnamed | right answers accepted | seeds (right / wrong) |",
        "|---" * 8 + "|",
    ]
    for name, row in _by_assignment(kept).items():
        mine = [each for key, each in kept.items() if key.startswith(f"{name}/")]
        least = [min(each[key] for each in mine) for key in ("seeds", "wrong_seeds") if mine]
        cells = (
            "in all" if name == "total" else name,
            f"{row['mutants_killed']:,} of {row['mutants'] - row['mutants_equivalent']:,}",
            f"{row['mutants_equivalent']:,}",
            f"{row['wrong_rejected']:,} of {row['wrong']:,}",
            f"{row['wrong_named']:,}",
            f"{row['wrong_misnamed']:,}",
            f"{row['right_accepted']:,} of {row['right']:,}",
            " / ".join(f"{count:,}" for count in least),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _exercises(wanted: list[str]) -> list[str]:
    """Return the exercises asked for, as ``assignment/name``."""
    every = [f"{each}/{name}" for each in assignments() for name in checks_of(each)]
    for name in wanted:
        known = [*assignments(), *every]
        if name not in known:
            close = get_close_matches(name, known, n=1) or assignments()
            raise ArgumentError(
                f"expected assignments or exercises, such as {close[0]}, got {name!r}"
            )
    return [each for each in every if not wanted or {each, each.partition("/")[0]} & set(wanted)]


def _run(exercises: list[str], options: argparse.Namespace) -> Iterator[tuple[str, list[Verdict]]]:
    """Judge the exercises in parallel; yield each one with its verdicts when it is done."""
    verdicts: dict[str, list[Verdict]] = defaultdict(list)
    pool = ProcessPoolExecutor(options.workers, initializer=_hush)
    try:
        tasks = {
            future: exercise for exercise in exercises for future in _tasks(pool, exercise, options)
        }
        open_tasks = Counter(tasks.values())
        for future in tqdm(as_completed(tasks), total=len(tasks), desc="fidelity"):
            exercise = tasks[future]
            found = future.result()
            for verdict in found:
                if verdict.problem:  # now: the table comes after an hour
                    tqdm.write(_said(verdict), file=sys.stderr)
            verdicts[exercise] += found
            open_tasks[exercise] -= 1
            if not open_tasks[exercise]:
                yield exercise, verdicts[exercise]
    finally:  # who interrupts does not want to wait for the rest
        pool.shutdown(cancel_futures=True)


def _tasks(
    pool: ProcessPoolExecutor, exercise: str, options: argparse.Namespace
) -> Iterator[Future[list[Verdict]]]:
    assignment, _, name = exercise.partition("/")
    yield pool.submit(judge_reference, assignment, name, options.seeds)
    for cell in solution_cells(assignment):
        if cell.check_name == name:
            yield pool.submit(judge_mutants, assignment, cell.grade_id)
    for answer in answers_of(assignment, name):
        seeds = options.seeds if answer.right else options.wrong_seeds
        yield pool.submit(judge_answer, answer, seeds)


def _hush() -> None:
    """Send to nowhere what answers and the libraries below them print in a worker."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    torch.set_num_threads(1)


def _kept() -> Rows:
    kept: Rows = json.loads(RESULTS.read_text("utf-8"))["exercises"] if RESULTS.exists() else {}
    return kept


def _fewer(rows: Rows, kept: Rows) -> list[str]:
    """Return the exercises whose kept figures come from more seeds than these."""
    counts = ("seeds", "wrong_seeds")
    return [
        name
        for name, row in rows.items()
        if any(row[each] < kept.get(name, {}).get(each, 0) for each in counts)
    ]


def _keep(rows: Rows, fewer_too: bool = False) -> None:
    """Write the figures beside those of the exercises that were not run."""
    kept = _kept()
    if not fewer_too:
        rows = {name: rows[name] for name in rows.keys() - _fewer(rows, kept)}
    known = _exercises([])
    merged = {name: row for name, row in sorted((kept | rows).items()) if name in known}
    by_assignment = _by_assignment(merged)
    record = by_assignment.pop("total") | {"assignments": by_assignment, "exercises": merged}
    aside = RESULTS.with_suffix(".tmp")
    aside.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    aside.replace(RESULTS)


def _said(verdict: Verdict) -> str:
    return f"{verdict.assignment}: {verdict.what}: {verdict.problem}"


def _count(verdicts: Iterable[Verdict]) -> dict[str, Any]:
    counted: Counter[str] = Counter()
    seconds = 0.0
    for verdict in verdicts:
        counted.update(verdict.counts)
        seconds += verdict.seconds
    return {key: counted[key] for key in COUNTS} | {"seconds": round(seconds, 1)}


def _by_assignment(rows: Rows) -> Rows:
    """Add up the exercises of each assignment, and all of them as ``total``."""
    added: Rows = {}
    for name, row in rows.items():
        for key in (name.partition("/")[0], "total"):
            into = added.setdefault(key, dict.fromkeys((*COUNTS, "seconds"), 0))
            into |= {count: round(into[count] + row[count], 1) for count in into}
    return dict(sorted(added.items()))


def _table(rows: Rows) -> str:
    head = f"{'':28} {'mutants killed':>16} {'equivalent':>11} {'wrong rejected':>15} "
    lines = [head + f"{'named':>9} {'misnamed':>9} {'right accepted':>15} {'seconds':>8}"]
    for name, row in rows.items():
        lines.append(
            f"{name:28} {row['mutants_killed']:>7} / {row['mutants']:<6} "
            f"{row['mutants_equivalent']:>11} {row['wrong_rejected']:>7} / {row['wrong']:<5} "
            f"{row['wrong_named']:>9} {row['wrong_misnamed']:>9} "
            f"{row['right_accepted']:>7} / {row['right']:<5} {row['seconds']:>8}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(run("benchmarks.fidelity", main))
