"""Judge multiple-choice answers: a letter per question, and a word on the option chosen.

A question is asked where running something answers it. The student assigns a letter to a name,
``answer_depth = "B"``. The report says whether it is right and explains this option, because a good
wrong option is a mistake worth understanding; what is right it never says. A second letter may be
written behind the first, ``answer_depth = "B", "C"``, and is worth half the points.
"""

from __future__ import annotations

import sys
from typing import Any

from mlp_helpers.checks.core.catalogue import NOT_AN_OPTION, Question, every_question
from mlp_helpers.checks.core.check import Check
from mlp_helpers.checks.core.compare import Failed, Failure, describe
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.plain_data import Foreign, Ref

SECOND_TRY = 0.5
"""Share of the points for a right letter behind a wrong one."""


def quiz(exercise: str, *, points: float = 1) -> Check:
    """Return the check of the questions of `exercise`, which stand in a ``questions.toml``.

    Parameters
    ----------
    exercise
        Such as ``04/predictions``. The check takes the letters in the order of the file.
    points
        What each right answer is worth.
    """
    asked = every_question("en")[exercise]

    def body(exam: Exam, *letters: Ref) -> None:
        said = every_question()[exercise]
        for (name, question), letter in zip(said.items(), letters, strict=True):
            ask(exam, name, letter, question, points=points)

    body.__name__ = exercise.rpartition("/")[2]
    body.__module__ = sys._getframe(1).f_globals["__name__"]  # where it is called, like namedtuple
    body.__doc__ = f"Judge the answers to {len(asked)} questions."
    return Check(body, exercise, points * len(asked), tuple(asked))


def ask(exam: Exam, name: str, target: Ref, question: Question, *, points: float) -> None:
    """Judge one question as a part of its own.

    Parameters
    ----------
    exam
        The run of the check.
    name
        The name that the student assigns the letter to.
    target
        The value assigned: a letter, in either case, or two of them; ``...`` and ``None`` are
        blanks.
    question
        What was asked.
    points
        What the right answer is worth.
    """
    with exam.part(question.about, points=points):
        letters = _letters(exam, name, target, question)
        for letter in letters:
            right = "right" if letter == question.answer else "not right"
            exam.note(f"{letter} is {right}: {question.options[letter]}")
        if question.lecture:
            exam.note(f"see {question.lecture}")
        if question.answer not in letters:
            mistake = f"{exam.exercise}/{question.slug(name, letters[-1])}"
            again = f'a second letter counts half: {name} = "{letters[0]}", "..."'
            lines = (again,) if len(letters) == 1 else ()
            headline = f"{name} = {', '.join(map(repr, letters))} is not right"
            raise Failed(Failure(headline, lines, mistake=mistake))
        if len(letters) > 1:
            exam.credit(SECOND_TRY)


def _letters(exam: Exam, name: str, target: Ref, question: Question) -> list[str]:
    """Read one letter or two; they come as people write them: ``"b"``, ``"B."``, ``("B",)``."""
    value = exam.value(target)
    several = isinstance(value, list | tuple) and len(value) == 2
    one_and_a_comma = isinstance(value, tuple) and len(value) == 1
    tries = value if several or one_and_a_comma else [value]
    if any(_is_blank(each) for each in tries):
        exam.unfilled(f"{name} = ...")
    letters = [each.strip(" ().:\n").upper() if isinstance(each, str) else "" for each in tries]
    if not set(letters) <= set(question.options):
        shown = repr(value) if isinstance(value, str | bool | int | float) else describe(value)
        lines = (f"expected one of {', '.join(question.options)}", f"got      {shown[:60]}")
        hint = f'assign the letter of one option in quotes, such as {name} = "A"; two at the most'
        mistake = f"{exam.exercise}/{NOT_AN_OPTION}"
        raise Failed(Failure(f"{name}: expected one letter in quotes", lines, hint, mistake))
    return letters if letters[0] != question.answer else letters[:1]


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, Foreign) and value.type_name == "ellipsis")
