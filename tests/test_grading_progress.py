"""What is said while a class is graded, without kernels or nbgrader's commands."""

import logging
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.utils import determine_grade

from mlp_helpers.grading.engine.report import CalmStderr, Graded, OneLine, Report, conclude, quiet
from tests.support.scratch import CHECK_SQUARE, cell

NAME = "test of the report"
FROM_NBGRADER = "/site-packages/nbgrader/converters/base.py"
TRACEBACK = "Traceback (most recent call last):\n  File x, line 1\nValueError: 100 % wrong"


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[logging.Logger]:
    caplog.set_level(logging.INFO)
    logger = logging.getLogger(NAME)
    yield logger
    logger.filters.clear()
    logger.handlers.clear()


def say(text: str, level: int = logging.INFO, function: str = "f") -> None:
    """Log as a module of nbgrader does."""
    record = logging.LogRecord(NAME, level, FROM_NBGRADER, 1, text, (), None, function)
    logging.getLogger(NAME).handle(record)


def graded(who: str, seconds: float = 2.0, ended: str = "") -> Graded:
    return Graded(who, 3.5, 5.0, seconds, ended, {"train": seconds / 2, "imports": 0.1})


def test_each_notebook_has_a_line_and_the_class_a_summary(
    log: logging.Logger, caplog: pytest.LogCaptureFixture
) -> None:
    going = Report(log, total=3)
    going.add(graded("ann"))
    going.add(graded("bob", seconds=0.0))
    assert caplog.messages == [
        "1/3 ann: 3.5 / 5, 2.0 s",
        "2/3 bob: 3.5 / 5, kept from before",
    ]
    going.add(graded("cem", 4.0, ended="a cell above has ended Python."))
    going.summarise()
    assert caplog.messages[2] == "3/3 cem: 3.5 / 5, 4.0 s; a cell above has ended Python."
    first, *rest = caplog.messages[3:]
    assert first.startswith("3 graded in 0 s")
    assert first.endswith("a minute), 0 failed, 1 with results kept from before")
    assert rest == [
        "not to the end: cem: a cell above has ended Python.",
        "slowest notebooks: cem 4.0 s, ann 2.0 s, bob 0.0 s",
        "slowest cells, on average: train 1.50 s, imports 0.15 s",
    ]


def test_what_nbgrader_says_of_each_step_is_kept_back(
    log: logging.Logger, caplog: pytest.LogCaptureFixture
) -> None:
    assert quiet(NAME) is quiet(NAME)
    say("Sanitizing x.ipynb")
    say("Attribute 'checksum' for cell x has changed!", logging.WARNING, "report_change")
    say("Removing existing assignment: x", logging.WARNING)
    say("Attribute 'points' for cell x has changed!", logging.WARNING, "report_change")
    say("ann is 3 seconds late", logging.WARNING)
    log.info("from somebody else")
    assert caplog.messages == [
        "Attribute 'points' for cell x has changed!",
        "ann is 3 seconds late",
        "from somebody else",
    ]


def test_a_failure_is_one_line_and_one_of_the_summary(
    log: logging.Logger, caplog: pytest.LogCaptureFixture
) -> None:
    kept_back = quiet(NAME)
    say("There was an error processing assignment: /c/submitted/ann/01", logging.ERROR)
    say(TRACEBACK, logging.ERROR)
    going = Report(log, total=1)
    kept_back.attach(going)
    say("Skipping existing assignment: x")
    say("There was an error processing assignment: /c/submitted/bob/01", logging.ERROR)
    say(TRACEBACK, logging.ERROR)
    say("There was an error processing assignment '01' for student 'bob'", logging.ERROR)
    going.summarise()
    assert caplog.messages == [
        "ann/01 failed: ValueError: 100 % wrong",
        "bob/01 failed: ValueError: 100 % wrong",
        "0 graded in 0 s (0 a minute), 2 failed, 1 skipped",
        "failed: ann/01: ValueError: 100 % wrong",
        "failed: bob/01: ValueError: 100 % wrong",
    ]


def test_with_debug_everything_is_said(
    log: logging.Logger, caplog: pytest.LogCaptureFixture
) -> None:
    handler = logging.NullHandler()
    handler.setLevel(logging.DEBUG)
    log.addHandler(handler)
    quiet(NAME)
    say("Sanitizing x.ipynb")
    say(TRACEBACK, logging.ERROR)
    assert caplog.messages == ["Sanitizing x.ipynb", TRACEBACK]


def test_a_terminal_gets_a_bar_in_place_of_lines(
    log: logging.Logger, caplog: pytest.LogCaptureFixture, monkeypatch: Any, capfd: Any
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    going = Report(log, total=2)
    kept_back: OneLine = quiet(NAME)
    kept_back.attach(going)
    going.add(graded("ann"))
    say("There was an error processing assignment: /c/submitted/bob/01", logging.ERROR)
    say(TRACEBACK, logging.ERROR)
    going.summarise()
    assert "ann" not in caplog.messages[0]
    shown = capfd.readouterr().err
    assert "2/2" in shown
    assert "failed=1" in shown


def test_a_notebook_is_concluded_from_its_cells() -> None:
    check = cell(CHECK_SQUARE, "check-square", points=2)
    result = new_output("execute_result", data={"text/plain": "1.5"})
    check.outputs = [result]
    record = {"seconds": 3.0, "cells": [1.0, 2.0], "ended": ""}
    assert conclude([cell("1"), check], "ann", record) == Graded(
        "ann", 1.5, 2.0, 3.0, "", {"cell 1": 1.0, "check-square": 2.0}
    )


def points(*outputs: NotebookNode) -> float | None:
    """Return what nbgrader gives for a graded cell worth 2 points, after `CalmStderr`."""
    check = cell(CHECK_SQUARE, "check-square", points=2)
    check.outputs = list(outputs)
    calmed, _ = CalmStderr().preprocess_cell(check, {}, 0)
    found, _ = determine_grade(calmed)
    return found


def test_what_is_written_to_stderr_costs_nothing_and_an_error_does() -> None:
    warned = new_output("stream", name="stderr", text="a warning")
    result = new_output("execute_result", data={"text/plain": "1.5"})
    error = new_output("error", ename="AssertionError", evalue="", traceback=[])
    assert points(warned, result) == 1.5
    assert points(warned) == 2
    assert points(warned, error) == 0
    assert points(error, result) == 0
