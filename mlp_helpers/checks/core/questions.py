"""Judge multiple-choice answers: a letter per question, and a word on every option afterwards.

A question is asked where running something answers it. The student assigns a letter to a name,
``answer_depth = "B"``; once an answer stands, the report explains all options, the wrong ones
included, because a good wrong option is a mistake worth understanding.
"""

from __future__ import annotations

import sys

from mlp_helpers.checks.core.catalogue import NOT_AN_OPTION, Question, every_question
from mlp_helpers.checks.core.check import Check
from mlp_helpers.checks.core.compare import Failed, Failure, describe
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.plain_data import Foreign, Ref


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
        The value assigned: a letter, in either case; ``...`` and ``None`` are blanks.
    question
        What was asked.
    points
        What the right answer is worth.
    """
    with exam.part(question.about, points=points):
        letter = _letter(exam, name, target, question)
        exam.note(*_explanations(letter, question))
        if letter != question.answer:
            mistake = f"{exam.exercise}/{question.slug(name, letter)}"
            raise Failed(Failure(f"{name} = {letter!r} is not right", mistake=mistake))


def _letter(exam: Exam, name: str, target: Ref, question: Question) -> str:
    """Read the answer; letters come as people write them: ``"b"``, ``"B."``, ``"(B)"``."""
    value = exam.value(target)
    if value is None or (isinstance(value, Foreign) and value.type_name == "ellipsis"):
        exam.unfilled(f"{name} = ...")
    letter = value.strip(" ().:\n").upper() if isinstance(value, str) else ""
    if letter not in question.options:
        shown = repr(value) if isinstance(value, str | bool | int | float) else describe(value)
        lines = (f"expected one of {', '.join(question.options)}", f"got      {shown[:60]}")
        hint = f'assign the letter of one option in quotes, such as {name} = "A"'
        mistake = f"{exam.exercise}/{NOT_AN_OPTION}"
        raise Failed(Failure(f"{name}: expected one letter in quotes", lines, hint, mistake))
    return letter


def _explanations(letter: str, question: Question) -> list[str]:
    def mark(option: str) -> str:
        right = "right" if option == question.answer else "not right"
        return f"{right}, your answer" if option == letter else right

    said = [f"{option} ({mark(option)}): {text}" for option, text in question.options.items()]
    return said + ([f"see {question.lecture}"] if question.lecture else [])
