"""Judge mutants of the reference solutions, and answers of the bank, by the real checks."""

from __future__ import annotations

import contextlib
import difflib
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from unittest import mock

import torch

from mlp_helpers.checks.core.executor import LocalExecutor, Outcome
from tests.support.bank import BANK, ROOT, Answer, checks_of, reference
from tests.support.mutants import BEGIN, Mutant, mutants

MUTANT_SHARE = 0.2
"""How much of a call's time limit a mutant gets; every reference needs a tenth of that."""
LEAST = 0.2
"""Seconds that any call gets, so that none which ends is cut short: the checks' own need 0.01."""
SEEDS_WITHOUT_DRAWS = 3
"""Seeds for a check that draws no input, such as that of a trained model."""
TRAINED = {"07/trained"}
"""Exercises whose reference is made by a training that no answer cell holds; the bank has it."""
_CALL = re.compile(r"^check\.(?P<name>\w+)\(.*?(?:hidden_seed=(?P<seed>\d+))?\)$", re.MULTILINE)


@dataclass(frozen=True)
class Verdict:
    """What came of one answer or mutant: counts to add up, and a problem if there is one."""

    assignment: str
    what: str
    counts: dict[str, int]
    problem: str = ""
    seconds: float = 0.0


@dataclass(frozen=True)
class SolutionCell:
    """A solution cell of a notebook and the check that grades it."""

    grade_id: str
    source: str
    check_name: str
    seed: int | None = None


def _cells(assignment: str) -> list[dict[str, Any]]:
    (notebook,) = (ROOT / "solutions" / assignment).glob("*.ipynb")
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    return [
        cell for cell in cells if cell["cell_type"] == "code" and "nbgrader" in cell["metadata"]
    ]


def solution_cells(assignment: str) -> list[SolutionCell]:
    """Return the solution cells, each with the check of the next graded cell."""
    found, waiting = [], []
    for cell in _cells(assignment):
        known, source = cell["metadata"]["nbgrader"], "".join(cell["source"])
        if known["solution"] and BEGIN in source:
            waiting.append((known["grade_id"], source))
        elif known["grade"]:
            *_, call = _CALL.finditer(source)
            seed = int(call["seed"]) if call["seed"] else None
            found += [SolutionCell(*cell, call["name"], seed) for cell in waiting]
            waiting = []
    return found


def _execute(source: str, names: dict[str, Any]) -> None:
    lines = [line for line in source.splitlines() if not line.startswith("%")]
    exec(compile("\n".join(lines), "<answer>", "exec"), names)


def equivalents(assignment: str) -> dict[tuple[str, str, str], str]:
    """Return the reviewed list of mutants that are no mistakes, each with the reason."""
    path = BANK / assignment / "equivalent_mutants.json"
    rows = json.loads(path.read_text("utf-8")) if path.exists() else []
    return {(row["cell"], row["before"], row["after"]): row["reason"] for row in rows}


def difference(cell: SolutionCell, mutant: Mutant) -> tuple[str, str]:
    """Return the lines that a mutant changes, as they were and as they are."""
    import ast

    before, after = ast.unparse(ast.parse(cell.source)), mutant.source
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    return tuple(
        " | ".join(line[2:].strip() for line in lines if line.startswith(sign)) for sign in "-+"
    )  # type: ignore[return-value]


@contextlib.contextmanager
def time_limits_times(share: float) -> Iterator[None]:
    """Give each call this share of its time, so that a mutant that never ends is soon over."""
    run = LocalExecutor.run

    def hurried(
        executor: LocalExecutor, name: str, args: Any, keep: bool, limit: float, seed: int
    ) -> Outcome:
        return run(executor, name, args, keep, min(limit, max(share * limit, LEAST)), seed)

    with mock.patch.object(LocalExecutor, "run", hurried):
        yield


def judge_mutants(assignment: str, grade_id: str, share: float = MUTANT_SHARE) -> list[Verdict]:
    """Run every mutant of a solution cell through the check that grades it, on its inputs.

    Each call gets a `share` of its time limit.
    """
    (cell,) = [cell for cell in solution_cells(assignment) if cell.grade_id == grade_id]
    known = equivalents(assignment)
    verdicts = []
    for mutant in mutants(cell.source):
        started = time.perf_counter()
        before, after = difference(cell, mutant)
        counts, problem = {"mutants": 1}, ""
        reason = known.get((grade_id, before, after))
        with time_limits_times(share):
            survives = _survives(assignment, cell, mutant.source)
        if not survives:
            counts["mutants_killed"] = 1
            problem = "listed as equivalent, but killed" if reason else ""
        elif reason:
            counts["mutants_equivalent"] = 1
        else:
            problem = f"survives: {before}  ->  {after}"
        seconds = time.perf_counter() - started
        verdicts.append(Verdict(assignment, f"{grade_id} (mutant)", counts, problem, seconds))
    return verdicts


def _survives(assignment: str, cell: SolutionCell, source: str) -> bool:
    check: Any = checks_of(assignment)[cell.check_name]
    names = dict(reference(assignment))
    torch.manual_seed(0)
    try:
        _execute(source, names)
        targets = [names[name] for name in check.targets]
    except Exception:  # the cell fails, its names are missing, and the graded cell scores 0
        return False
    return bool(check.examine(*targets, hidden_seed=cell.seed).points == check.points)


def judge_reference(assignment: str, name: str, seeds: int) -> list[Verdict]:
    """Run the reference solution through its check, as the right answers of the bank are."""
    check: Any = checks_of(assignment)[name]
    if check.exercise in TRAINED:
        return []
    reports = list(_reports(check, reference(assignment), seeds))
    lost = sum(report.points != check.points for report in reports)
    problem = f"fails with {lost} of {len(reports)} seeds" if lost else ""
    return [Verdict(assignment, f"{name} (reference)", {}, problem)]


def _reports(check: Any, names: dict[str, Any], seeds: int) -> Iterator[Any]:
    targets = [names[name] for name in check.targets]
    first = check.examine(*targets)
    yield first
    for seed in range(seeds if first.drew else min(seeds, SEEDS_WITHOUT_DRAWS)):
        yield check.examine(*targets, hidden_seed=seed)


def judge_answer(answer: Answer, seeds: int) -> list[Verdict]:
    """Run an answer of the bank through its check, on the visible inputs and on many seeds."""
    started = time.perf_counter()
    reports = list(_reports(answer.check, answer.run(), seeds))
    full = [report.points == answer.check.points for report in reports]
    named = {report.mistake for report in reports}
    scores = Counter((each.points, each.mistake) for each in reports)
    problem = f"points and name depend on the seed: {dict(scores)}" if len(scores) > 1 else ""
    if answer.right:
        counts = {"right": 1, "right_accepted": int(all(full))}
        if not all(full):
            problem = f"right, but fails with {full.count(False)} of {len(full)} seeds"
    else:
        misnamed = any(name not in ("", answer.mistake) for name in named)
        rightly = bool(answer.mistake) and named == {answer.mistake}
        counts = {
            "wrong": 1,
            "wrong_rejected": int(not any(full)),
            "wrong_named": int(rightly),
            "wrong_misnamed": int(misnamed),
        }
        if any(full):
            problem = f"wrong, but passes with {full.count(True)} of {len(full)} seeds"
        elif misnamed:
            problem = f"expected the mistake {answer.mistake!r}, got {sorted(named)}"
    seconds = time.perf_counter() - started
    return [Verdict(answer.assignment, answer.id, counts, problem, seconds)]
