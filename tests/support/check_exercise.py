"""Try all that concerns one exercise, in less than a minute.

``python -m tests.support.check_exercise 04/backward`` judges the reference, its mutants and the
answers of the bank with few seeds, and looks whether each named mistake has an example and the kept
ones are up to date. The exit status is 1 if something is wrong.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator

from mlp_helpers import ArgumentError
from mlp_helpers._command import run
from tests.support.bank import answers_of, assignments, calls_of, checks_of
from tests.support.examples import SHOWN_BY_NO_CALL, ambiguous, examples_in, path_of
from tests.support.fidelity import (
    Verdict,
    judge_answer,
    judge_mutants,
    judge_reference,
    solution_cells,
)

SEEDS = 3
MUTANT_SHARE = 0.05
"""Of a call's time limit: half a second, five times what the slowest right answer needs."""


def judge(assignment: str, exercise: str) -> Iterator[Verdict]:
    """Judge the reference, the answers of the bank and the mutants."""
    yield from judge_reference(assignment, exercise, SEEDS)
    for answer in answers_of(assignment, exercise):
        for verdict in judge_answer(answer, SEEDS):
            named = verdict.counts.get("wrong_named") or not answer.mistake
            unnamed = "" if named else f"not named {answer.mistake} with all seeds"
            yield Verdict(assignment, answer.id, verdict.counts, verdict.problem or unnamed)
    for cell in solution_cells(assignment):
        if cell.check_name == exercise:
            yield from judge_mutants(assignment, cell.grade_id, MUTANT_SHARE)


def problems_of_examples(assignment: str, exercise: str) -> Iterator[str]:
    """Yield what is wrong with the examples of the exercise's mistakes."""
    made = examples_in(assignment, exercise)
    mistakes = {answer.mistake for answer in answers_of(assignment, exercise)} - {""}
    if calls_of(assignment, exercise):
        for mistake in sorted(mistakes - set(made) - set(SHOWN_BY_NO_CALL)):
            yield f"{mistake}: none of the calls under `# %% examples` shows it"
    yield from ambiguous(assignment, exercise)
    kept = json.loads(path_of(assignment).read_text("utf-8"))
    if any(kept.get(name) != vars(example) for name, example in made.items()):
        renew = f".venv/bin/python -m tests.support.examples {assignment}"
        yield f"the kept examples are not these: {renew}"


def main(wanted: list[str]) -> int:
    """Try the exercise named and return the exit status."""
    known = {
        f"{each[:2]}/{name}": (each, name) for each in assignments() for name in checks_of(each)
    }
    if len(wanted) != 1 or wanted[0] not in known:
        raise ArgumentError(f"expected one exercise, such as 04/backward; got {' '.join(wanted)!r}")
    started = time.perf_counter()
    counts: Counter[str] = Counter()
    problems = []
    with contextlib.redirect_stdout(io.StringIO()):  # what answers print
        for verdict in judge(*known[wanted[0]]):
            counts.update(verdict.counts)
            problems += [f"{verdict.what}: {verdict.problem}"] if verdict.problem else []
        problems += problems_of_examples(*known[wanted[0]])
    print(*problems, sep="\n", end="\n" * bool(problems))
    print(", ".join(f"{key} {count}" for key, count in counts.items()))
    print(f"{len(problems)} problems, {time.perf_counter() - started:.0f} s")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(run("tests.support.check_exercise", lambda: main(sys.argv[1:])))
