"""How well do the checks judge? Mutants and the bank of answers, through the real check code.

``python -m benchmarks.fidelity [ASSIGNMENT ...] [--seeds N] [--wrong-seeds N]`` prints a table and
writes ``benchmarks/fidelity.json``, in which an assignment that was not asked for keeps its
figures. The exit status is 1 if a wrong answer passes or is named wrongly, a right one fails, or a
mutant survives that is not in a reviewed list of equivalent ones.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Any

import torch
from tqdm.auto import tqdm

from tests.support.bank import answers, assignments
from tests.support.fidelity import Verdict, judge_answer, judge_mutants, solution_cells

RESULTS = Path(__file__).with_name("fidelity.json")
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


def main() -> int:
    """Run what was asked for and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fidelity", description=__doc__)
    parser.add_argument("assignment", nargs="*", help="ids of assignments; all by default")
    parser.add_argument("--seeds", type=int, default=1000, help="seeds for each right answer")
    parser.add_argument("--wrong-seeds", type=int, default=200, help="seeds for each wrong answer")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    wanted = options.assignment or assignments()
    started = time.perf_counter()
    verdicts = _run(wanted, options)
    counts = {
        name: _count(verdict for verdict in verdicts if verdict.assignment == name)
        | {"seeds": options.seeds, "wrong_seeds": options.wrong_seeds}
        for name in wanted
    }
    print(_table(counts | {"total": _total(counts)}))
    bad = [verdict for verdict in verdicts if verdict.problem]
    for verdict in bad:
        print(f"{verdict.assignment}: {verdict.what}: {verdict.problem}")
    print(f"{time.perf_counter() - started:.0f} s with {options.workers} processes")
    _keep(counts)
    return 1 if bad else 0


def _keep(counts: dict[str, dict[str, Any]]) -> None:
    """Write the figures beside those of the assignments that were not run."""
    kept = json.loads(RESULTS.read_text("utf-8"))["assignments"] if RESULTS.exists() else {}
    merged = {name: row for name, row in sorted((kept | counts).items()) if name in assignments()}
    aside = RESULTS.with_suffix(".tmp")
    record = _total(merged) | {"assignments": merged}
    aside.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    aside.replace(RESULTS)


def _total(counts: dict[str, dict[str, Any]]) -> dict[str, Any]:
    keys = (*COUNTS, "seconds")
    return {key: round(sum(count[key] for count in counts.values()), 1) for key in keys}


def _run(wanted: list[str], options: argparse.Namespace) -> list[Verdict]:
    verdicts: list[Verdict] = []
    with ProcessPoolExecutor(options.workers, initializer=_hush) as pool:
        futures = [
            pool.submit(judge_mutants, name, cell.grade_id)
            for name in wanted
            for cell in solution_cells(name)
        ]
        futures += [
            pool.submit(
                judge_answer, answer, options.seeds if answer.right else options.wrong_seeds
            )
            for answer in answers()
            if answer.path.parts[-3] in wanted
        ]
        for future in tqdm(as_completed(futures), total=len(futures), desc="fidelity"):
            verdicts += future.result()
    return verdicts


def _hush() -> None:
    """Send to nowhere what answers and the libraries below them print in a worker."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    torch.set_num_threads(1)


def _count(verdicts: Iterable[Verdict]) -> dict[str, Any]:
    counted: Counter[str] = Counter()
    seconds = 0.0
    for verdict in verdicts:
        counted.update(verdict.counts)
        seconds += verdict.seconds
    return {key: counted[key] for key in COUNTS} | {"seconds": round(seconds, 1)}


def _table(rows: dict[str, dict[str, Any]]) -> str:
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
    sys.exit(main())
