"""How well do the checks judge? Mutants and the bank of answers, through the real check code.

``python -m benchmarks.fidelity [ASSIGNMENT ...] [--seeds N] [--wrong-seeds N]`` prints a table and
writes ``benchmarks/fidelity.json``. The exit status is 1 if a wrong answer passes, a right one
fails, or a mutant survives that is not in a reviewed list of equivalent ones.
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
        for name in wanted
    }
    total = {key: sum(count[key] for count in counts.values()) for key in (*COUNTS, "seconds")}
    print(_table(counts | {"total": total}))
    bad = [verdict for verdict in verdicts if verdict.problem]
    for verdict in bad:
        print(f"{verdict.assignment}: {verdict.what}: {verdict.problem}")
    record = total | {
        "wall_seconds": round(time.perf_counter() - started, 1),
        "seeds": options.seeds,
        "wrong_seeds": options.wrong_seeds,
        "assignments": counts,
    }
    if not options.assignment:
        aside = RESULTS.with_suffix(".tmp")
        aside.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
        aside.replace(RESULTS)
    return 1 if bad else 0


def _run(wanted: list[str], options: argparse.Namespace) -> list[Verdict]:
    verdicts: list[Verdict] = []
    with ProcessPoolExecutor(options.workers) as pool:
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
