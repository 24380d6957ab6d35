"""Find a smallest example for each named mistake, by running answers of the bank.

``python -m tests.support.examples [ASSIGNMENT ...]`` writes
``mlp_helpers/checks/examples/<assignment>.json``. The calls tried are those of the
section ``# %% examples`` in ``tests/bank/<assignment>/<exercise>.py``, smallest first; a mistake
gets the first one on which the reference and the answer with the mistake show different things.
"""

from __future__ import annotations

import contextlib
import functools
import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tqdm.auto import tqdm

from mlp_helpers import ArgumentError
from mlp_helpers._command import check_writable, run
from mlp_helpers.checks.core.catalogue import LIBRARY, every_mistake
from mlp_helpers.checks.core.examples import Example
from mlp_helpers.checks.core.trial import shown
from tests.support.bank import (
    ROOT,
    Answer,
    answers_of,
    assignments,
    calls_of,
    checks_of,
    reference,
)

SHOWN_BY_NO_CALL = {
    **{
        id: "what is wrong is that a library does the work; the values are right"
        for id in every_mistake()
        if id.endswith(f"/{LIBRARY}")
    },
    "07/trained/guessing": "what is wrong is a training, which is no call",
}
"""Mistakes that no call can show, and why."""
FOLDER = ROOT / "mlp_helpers" / "checks" / "examples"


def path_of(assignment: str) -> Path:
    """Return the file that keeps the examples of an assignment."""
    return FOLDER / f"{assignment}.json"


@functools.cache
def examples_of(assignment: str) -> dict[str, Example]:
    """Return the smallest example of each named mistake of an assignment that has one."""
    found: dict[str, Example] = {}
    for exercise in checks_of(assignment):
        found |= examples_in(assignment, exercise)
    return dict(sorted(found.items()))


@functools.cache
def examples_in(assignment: str, exercise: str) -> dict[str, Example]:
    """Return the smallest example of each named mistake of an exercise that has one."""
    found: dict[str, Example] = {}
    names = reference(assignment)
    expected = {code: shown(code, names) for code in calls_of(assignment, exercise)}
    for answer in answers_of(assignment, exercise):
        if answer.mistake and answer.mistake not in {*found, *SHOWN_BY_NO_CALL}:
            example = _first_that_shows(answer, expected)
            found |= {answer.mistake: example} if example else {}
    return found


def without_example(assignment: str) -> list[str]:
    """Return the mistakes of the exercises with calls to try that none of the calls shows."""
    named = {
        answer.mistake
        for exercise in checks_of(assignment)
        if calls_of(assignment, exercise)
        for answer in answers_of(assignment, exercise)
    }
    return sorted(named - {""} - set(examples_of(assignment)))


def ambiguous(assignment: str, exercise: str) -> Iterator[str]:
    """Yield each example whose right value is not what all right answers of the bank show."""
    examples = examples_in(assignment, exercise)
    for answer in answers_of(assignment, exercise):
        names = _names(answer) if answer.right else {}
        for example in examples.values() if answer.right else ():
            got = shown(example.code, names)
            if _bare(got) != _bare(example.expected):
                yield f"{answer.id}: {example.code} gives {got}, not {example.expected}"


def _bare(text: str) -> str:
    """Leave the brackets out: an array will do for a number, a list for a tuple."""
    return re.sub(r",(?=\))|[()\[\]]", "", text)


def _first_that_shows(answer: Answer, expected: dict[str, str]) -> Example | None:
    for code, right in expected.items():
        got = shown(code, _names(answer))
        if got != right:
            return Example(code, right, got)
    return None


def _names(answer: Answer) -> dict[str, Any]:
    with contextlib.redirect_stdout(io.StringIO()):
        return answer.run()


def main(wanted: list[str]) -> None:
    """Write the examples of the assignments, and say which mistakes have none."""
    unknown = sorted(set(wanted) - set(assignments()))
    if unknown:
        known = ", ".join(assignments())
        raise ArgumentError(f"expected assignments out of {known}; got {', '.join(unknown)}")
    check_writable(FOLDER)
    for assignment in tqdm(wanted or assignments(), desc="examples"):
        rows = {name: vars(row) for name, row in examples_of(assignment).items()}
        path = path_of(assignment)
        path.parent.mkdir(exist_ok=True)
        aside = path.with_suffix(".tmp")
        aside.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", "utf-8")
        aside.replace(path)
        tqdm.write(f"{assignment}: {len(rows)} examples")
        for mistake in without_example(assignment):
            tqdm.write(f"  no example: {mistake}")
        for exercise in checks_of(assignment):
            for line in sorted(set(ambiguous(assignment, exercise))):
                tqdm.write(f"  ambiguous: {line}")


if __name__ == "__main__":
    sys.exit(run("tests.support.examples", lambda: main(sys.argv[1:])))
