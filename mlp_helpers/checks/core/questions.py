"""Judge multiple-choice answers: a letter per question, and a word on every option afterwards.

A question is asked where running something answers it. The student assigns a letter to a name,
``answer_depth = "B"``; once an answer stands, the report explains all options, the wrong ones
included, because a good wrong option is a mistake worth understanding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mlp_helpers.checks.core.compare import Failed, Failure, describe
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.plain_data import Foreign, Ref


@dataclass(frozen=True)
class Question:
    """A graded multiple-choice question.

    Attributes
    ----------
    about
        What the question is about, the title of its part; it gives nothing away.
    answer
        Letter of the right option.
    options
        A capital letter for each option, with its explanation: why it is right or wrong.
    mistakes
        For wrong options that show a typical misunderstanding: the last word of the mistake's id,
        so that ``{"A": "sum-for-product"}`` gives ``03/predict_depth/sum-for-product``. Another
        wrong option is named after question and letter: ``03/predict_depth/depth-b``.
    lecture
        Where the lecture explains it: notebook and heading.
    """

    about: str
    answer: str
    options: Mapping[str, str]
    mistakes: Mapping[str, str] = field(default_factory=dict)
    lecture: str = ""

    def __post_init__(self) -> None:
        """Refuse a question that contradicts itself."""
        assert self.answer in self.options, f"{self.about}: no option {self.answer}"
        assert set(self.mistakes) <= set(self.options) - {self.answer}, self.about


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
            slug = question.mistakes.get(letter, f"{name.removeprefix('answer_')}-{letter}".lower())
            mistake = f"{exam.exercise}/{slug.replace('_', '-')}"
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
        mistake = f"{exam.exercise}/not-an-option"
        raise Failed(Failure(f"{name}: expected one letter in quotes", lines, hint, mistake))
    return letter


def _explanations(letter: str, question: Question) -> list[str]:
    def mark(option: str) -> str:
        right = "right" if option == question.answer else "not right"
        return f"{right}, your answer" if option == letter else right

    said = [f"{option} ({mark(option)}): {text}" for option, text in question.options.items()]
    return said + ([f"see {question.lecture}"] if question.lecture else [])
