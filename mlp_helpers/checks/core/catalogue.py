"""The catalogue of mistakes: what each one is called, and what its report says.

The sentences are data. Each package of checks holds a ``mistakes.toml``::

    assignment = "04_backpropagation"

    [backward]                            # an exercise
    lecture = "Layer by layer"            # the heading that explains its mistakes
    no-transpose = "the hint: one sentence that teaches and does not solve"
    other = { hint = "...", lecture = "Another heading" }

    [[group]]                             # hints that several exercises share
    exercises = ["forward", "backward"]
    [group.mistakes]
    no-return = "..."

A group may have a ``lecture`` of its own, and ``prefixes`` that each of its names comes with. An
exercise's own words go before those of a group. ``mistakes.de.toml`` beside it says the same in
German: ids as above, and nothing but hints; what is not in it is said in English.

A package with multiple-choice questions holds a ``questions.toml`` as well::

    assignment = "04_backpropagation"

    [predictions.answer_step]             # an exercise, and the name that takes the letter
    about = "the step of a central difference"
    answer = "B"
    lecture = "How well does a difference quotient do?"
    options.A = "why it is wrong"
    options.B = "why it is right"
    mistakes.A = "large-step"             # where a wrong option has a name of its own

``questions.de.toml`` holds what another language says in place of ``about`` and ``options``.
"""

from __future__ import annotations

import base64
import functools
import os
import tomllib
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from mlp_helpers._errors import MLPHelpersError
from mlp_helpers.checks.core.own_work import by_hand

LANGUAGE_VARIABLE = "MLP_LANGUAGE"
"""Names the language of the hints, such as ``de``; English by default."""
NOT_AN_OPTION = "not-an-option"
COURSE_ANSWER = "course-answer"
"""Every exercise in which something is written has it."""
LIBRARY = "library"
"""Every exercise that is to be worked by hand has it."""
LONGEST_HINT = 160  # characters: one short sentence
_ENGLISH = "en"
_COURSE_ANSWER = "where it is graded the course's answers are absent; write the function yourself"
_LIBRARY = "this is to be worked by hand, in NumPy; where it is graded no other library is there"


class CatalogueError(MLPHelpersError):
    """A catalogue contradicts itself, or lacks a mistake that a check names."""


@dataclass(frozen=True)
class Mistake:
    """A typical mistake that a check can recognise.

    Attributes
    ----------
    id
        Stable name, ``section/exercise/what``, for example ``07/train_step/no-zero-grad``.
    hint
        One sentence that says what is wrong and teaches; never the solution.
    lecture
        Where the lecture explains it: notebook and heading.
    """

    id: str
    hint: str
    lecture: str = ""


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
        if self.answer not in self.options:
            raise CatalogueError(f"{self.about}: no option {self.answer}")
        if unknown := set(self.mistakes) - set(self.options) | {self.answer} & set(self.mistakes):
            raise CatalogueError(f"{self.about}: {sorted(unknown)} cannot be named as mistakes")

    def slug(self, name: str, letter: str) -> str:
        """Return the last word of the id of a wrong option; `name` takes the letter."""
        made = self.mistakes.get(letter, f"{name.removeprefix('answer_')}-{letter}".lower())
        return made.replace("_", "-")


def find(id: str) -> Mistake:
    """Return the mistake with this id, in the language of the reader.

    Raises
    ------
    CatalogueError
        If no catalogue has it.
    """
    if (found := known(id)) is None:
        advice = "Add it to the mistakes.toml of its assignment."
        raise CatalogueError(f"No mistake is called {id!r}. {advice}")
    return found


def known(id: str) -> Mistake | None:
    """Return the mistake with this id, or ``None`` where no catalogue has it."""
    return every_mistake().get(id)


def every_question(language: str | None = None) -> dict[str, dict[str, Question]]:
    """Return all questions: by exercise, such as ``04/predictions``, then by the name to assign.

    Parameters
    ----------
    language
        As for `every_mistake`.
    """
    return _every_question(language or os.environ.get(LANGUAGE_VARIABLE, _ENGLISH))


@functools.cache
def _every_question(language: str) -> dict[str, dict[str, Question]]:
    found: dict[str, dict[str, Question]] = {}
    for folder in _packages():
        words = "" if language == _ENGLISH else _questions(folder, f"questions.{language}")
        if english := _questions(folder, "questions"):
            found |= parse_questions(english, words)
    return found


def _questions(folder: Traversable, name: str) -> str:
    """Return the text of a file of questions, plain or sealed; empty where there is none."""
    plain, sealed = folder / f"{name}.toml", folder / f"{name}.sealed"
    if plain.is_file():
        return plain.read_text("utf-8")
    return unseal(sealed.read_bytes()) if sealed.is_file() else ""


def unseal(content: bytes) -> str:
    """Return the text of a sealed file, as a student's copy of the course has it.

    No right letter stands there in plain sight; see :mod:`mlp_helpers.grading.bundle`.
    """
    return zlib.decompress(base64.b85decode(content.strip())).decode()


def parse_questions(text: str, translation: str = "") -> dict[str, dict[str, Question]]:
    """Return the questions of one file, given as TOML, by exercise and name.

    Raises
    ------
    CatalogueError
        If a question contradicts itself, or the translation has one that is not there.
    """
    tables, others = tomllib.loads(text), tomllib.loads(translation)
    assignment = tables.pop("assignment")
    others.pop("assignment", None)
    found: dict[str, dict[str, Question]] = {}
    for exercise, asked in tables.items():
        words = others.pop(exercise, {})
        made = {}
        for name, entry in asked.items():
            other = words.pop(name, {})
            about, options = (entry | other)["about"], entry["options"] | other.get("options", {})
            place = f"course/{assignment}.ipynb, “{entry['lecture']}”"
            made[name] = Question(about, entry["answer"], options, entry.get("mistakes", {}), place)
        found[f"{assignment[:2]}/{exercise}"] = made
        if words:
            raise CatalogueError(f"The translation has questions of none: {', '.join(words)}.")
    if others:
        raise CatalogueError(f"The translation has exercises of none: {', '.join(others)}.")
    return found


def every_mistake(language: str | None = None) -> dict[str, Mistake]:
    """Return all mistakes by id, those of the first assignment first.

    Parameters
    ----------
    language
        Such as ``"de"``; by default what ``MLP_LANGUAGE`` says, or English.

    Raises
    ------
    CatalogueError
        If two mistakes have one id, a hint is no short sentence, or a translation has an id that
        the English catalogue has not.
    """
    return _every(language or os.environ.get(LANGUAGE_VARIABLE, _ENGLISH))


@functools.cache
def _every(language: str) -> dict[str, Mistake]:
    mistakes: dict[str, Mistake] = {}
    for folder in _packages():
        english = parse((folder / "mistakes.toml").read_text("utf-8"))
        translated = folder / f"mistakes.{language}.toml"
        if language != _ENGLISH and translated.is_file():
            english = translate(english, translated.read_text("utf-8"))
        mistakes |= english
    for exercise in {id.rpartition("/")[0] for id in mistakes}:
        id = f"{exercise}/{COURSE_ANSWER}"
        mistakes.setdefault(id, Mistake(id, _COURSE_ANSWER))
        if by_hand(exercise):
            id = f"{exercise}/{LIBRARY}"
            mistakes.setdefault(id, Mistake(id, _LIBRARY))
    for exercise, asked in _every_question(language).items():
        id = f"{exercise}/{NOT_AN_OPTION}"
        mistakes.setdefault(id, Mistake(id, "assign the letter of one option, in quotes"))
        for name, question in asked.items():
            for letter, explanation in question.options.items():
                if letter != question.answer:
                    id = f"{exercise}/{question.slug(name, letter)}"
                    mistakes.setdefault(id, Mistake(id, explanation, question.lecture))
    return dict(sorted(mistakes.items(), key=lambda item: item[0][:2]))


def _packages() -> Iterator[Traversable]:
    for folder in resources.files("mlp_helpers.checks").iterdir():
        if folder.is_dir() and (folder / "mistakes.toml").is_file():
            yield folder


def parse(text: str) -> dict[str, Mistake]:
    """Return the mistakes of one catalogue, given as TOML, by id.

    Raises
    ------
    CatalogueError
        If two groups name the same mistake, or a hint is longer than one short sentence.
    """
    tables = tomllib.loads(text)
    assignment, groups = tables.pop("assignment"), tables.pop("group", [])
    headings = {exercise: table.pop("lecture", "") for exercise, table in tables.items()}
    found: dict[str, Mistake] = {}
    for group in groups:
        for exercise in group["exercises"]:
            heading = group.get("lecture", headings.get(exercise, ""))
            for prefix in group.get("prefixes", [""]):
                for what, hint in group["mistakes"].items():
                    made = _mistake(assignment, exercise, f"{prefix}{what}", hint, heading)
                    if made.id in found:
                        raise CatalogueError(f"Two groups of {assignment} have {made.id!r}.")
                    found[made.id] = made
    for exercise, table in tables.items():
        for what, entry in table.items():
            own = entry if isinstance(entry, dict) else {"hint": entry}
            heading = own.get("lecture", headings[exercise])
            made = _mistake(assignment, exercise, what, own["hint"], heading)
            found[made.id] = made
    return found


def _mistake(assignment: str, exercise: str, what: str, hint: str, heading: str) -> Mistake:
    id = f"{assignment[:2]}/{exercise}/{what}"
    if not 0 < len(hint) <= LONGEST_HINT:
        rule = f"A hint is one short sentence of {LONGEST_HINT} characters at most."
        raise CatalogueError(f"The hint of {id!r} has {len(hint)} characters. {rule}")
    return Mistake(id, hint, f"course/{assignment}.ipynb, “{heading}”" if heading else "")


def translate(mistakes: dict[str, Mistake], text: str) -> dict[str, Mistake]:
    """Return the mistakes with the hints of a translation, given as TOML, where it has them.

    Raises
    ------
    CatalogueError
        If the translation has a mistake that is not there.
    """
    tables: dict[str, Any] = tomllib.loads(text)
    number = tables.pop("assignment")[:2]
    hints: dict[str, str] = {}
    for exercise, table in tables.items():
        hints |= {f"{number}/{exercise}/{what}": hint for what, hint in table.items()}
    if unknown := sorted(set(hints) - set(mistakes)):
        raise CatalogueError(f"The translation has hints of no mistake: {', '.join(unknown)}.")
    return {id: replace(made, hint=hints.get(id, made.hint)) for id, made in mistakes.items()}
