"""Find answers that are nearly identical between students: a hint to look, never a verdict.

As MOSS does (Schleimer, Wilkerson and Aiken, *Winnowing*, 2003), an answer is read as overlapping
passages of a few words, in which a name that a student can choose stands for any other. What was
given, and what many wrote, tells nothing. MOSS keeps a sample of the passages, since programs are
long; an answer here is short, and all are kept. Code is read as text and never run.
"""

from __future__ import annotations

import builtins
import keyword
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from mlp_helpers.grading.class_report import Attempt, Exercise, Submission
from mlp_helpers.grading.notebooks import LECTURES, RELEASE, SOURCE, read

Passages = frozenset[int]
Pair = tuple[int, int]

WORDS = 8
"""Words in a passage: ``z = W @ x + b`` has 7."""
COMMON = 10
"""What more students than these wrote is what one writes there, as in MOSS."""
LEAST = 30
"""Passages of its own that an answer needs to tell anything: some 40 words."""
ALIKE = 0.8
"""Answers are alike that share this part of their own passages, that of the longer one.

One word changed costs up to `WORDS` passages: the shortest answers that tell anything must be the
same word for word, and of a hundred words two may differ.
"""
LONGEST = 50_000  # characters of an answer that are read

_WORD = re.compile(
    r"""\#.*
    | (?P<text>[rbuft]{0,2} (?:
        '{3}[\s\S]*?(?:'{3}|\Z) | "{3}[\s\S]*?(?:"{3}|\Z) |
        '(?:\\.|[^'\\\n])*'? | "(?:\\.|[^"\\\n])*"?))
    | (?P<number>\d[\w.]*)
    | (?P<name>\w+)
    | (?P<sign>\*\*|//|->|[-+*/@%&|^<>=!:]=|\S)""",
    re.IGNORECASE | re.VERBOSE,
)
_KEPT = {*keyword.kwlist, *dir(builtins)}


@dataclass(frozen=True)
class Alike:
    """Answers to one exercise that are nearly identical.

    Attributes
    ----------
    attempts
        The answers, each alike to another of them.
    share
        What the least alike of them share.
    elsewhere
        In how many other exercises two of these students are alike.
    """

    exercise: Exercise
    attempts: tuple[Attempt, ...]
    share: float
    elsewhere: int


def given(root: Path, assignments: Iterable[str]) -> dict[str, Passages]:
    """Return the passages that are nobody's own: of the release, the solution and the lecture."""
    found = {}
    for name in assignments:
        paths = [root / LECTURES / f"{name}.ipynb"]
        paths += [path for top in (SOURCE, RELEASE) for path in (root / top / name).glob("*.ipynb")]
        cells = [cell for path in paths if path.is_file() for cell in read(path).cells]
        code = [passages(cell.source) for cell in cells if cell.cell_type == "code"]
        found[name] = frozenset().union(*code)
    return found


def alike(given: Mapping[str, Passages], submissions: Iterable[Submission]) -> list[Alike]:
    """Return the answers that are nearly identical, first those whose students are so elsewhere.

    Parameters
    ----------
    given : mapping of str to Passages
        For each assignment what is nobody's own, see :func:`given`.
    submissions : iterable of Submission
        What the class handed in.
    """
    answers: defaultdict[Exercise, list[Attempt]] = defaultdict(list)
    for submission in submissions:
        for attempt in submission.attempts:
            if attempt.tried:
                answers[attempt.exercise].append(attempt)
    pairs = {
        exercise: _pairs([passages(each.source) - given[exercise.assignment] for each in here])
        for exercise, here in answers.items()
    }
    where: defaultdict[frozenset[str], set[Exercise]] = defaultdict(set)
    for exercise, found in pairs.items():
        for pair in found:
            where[_students(answers[exercise], pair)].add(exercise)
    groups = [
        _alike(exercise, answers[exercise], group, where)
        for exercise, found in pairs.items()
        for group in _groups(found)
    ]
    return sorted(groups, key=lambda each: (-each.elsewhere, -each.share, each.exercise.name))


def _alike(
    exercise: Exercise,
    answers: Sequence[Attempt],
    group: Mapping[Pair, float],
    where: Mapping[frozenset[str], set[Exercise]],
) -> Alike:
    exercises = set().union(*(where[_students(answers, pair)] for pair in group))
    members = tuple(answers[each] for each in sorted({each for pair in group for each in pair}))
    return Alike(exercise, members, min(group.values()), len(exercises - {exercise}))


def _students(answers: Sequence[Attempt], pair: Pair) -> frozenset[str]:
    return frozenset(answers[each].student for each in pair)


def _pairs(answers: Sequence[Passages]) -> dict[Pair, float]:
    """Return which of the answers to one exercise are alike, by their places, and how much."""
    counts = Counter(passage for answer in answers for passage in answer)
    own = [frozenset(each for each in answer if counts[each] <= COMMON) for answer in answers]
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for place, answer in enumerate(own):
        if len(answer) >= LEAST:
            for passage in answer:
                holders[passage].append(place)
    shared = Counter(pair for places in holders.values() for pair in combinations(places, 2))
    shares = {(a, b): n / max(len(own[a]), len(own[b])) for (a, b), n in shared.items()}
    return {pair: share for pair, share in shares.items() if share >= ALIKE}


def _groups(pairs: Mapping[Pair, float]) -> list[dict[Pair, float]]:
    """Gather the pairs that hang together."""
    groups: dict[int, set[int]] = {}
    for one, other in pairs:
        joined = groups.get(one, {one}) | groups.get(other, {other})
        groups |= dict.fromkeys(joined, joined)
    return [
        {pair: share for pair, share in pairs.items() if pair[0] in group}
        for place, group in groups.items()
        if place == min(group)
    ]


def passages(code: str) -> Passages:
    """Return the passages of a program, by their hashes."""
    words = list(_words(code[:LONGEST]))
    return frozenset(
        hash(tuple(words[start : start + WORDS])) for start in range(len(words) - WORDS + 1)
    )


def _words(code: str) -> Iterator[str]:
    """Split a program, which need not be valid, into words; names and texts are all the same.

    A name after a dot is no choice of the student, nor is one of Python's own.
    """
    before = ""
    for match in _WORD.finditer(code):
        kind, word = match.lastgroup, match[0]
        if kind == "name" and before != "." and word not in _KEPT:
            word = "name"
        elif kind == "text":
            word = "text"
        if kind:  # a comment has none
            yield word
            before = word
