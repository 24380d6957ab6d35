"""No text of a table is calculated by a spreadsheet, and every other one stays as it is."""

from __future__ import annotations

import csv
import io

import pytest

from mlp_helpers.grading.spreadsheet import inert


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "=1"]
)
def test_a_text_that_looks_like_a_formula_is_none(text: str) -> None:
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize(
    "value", ["ann", "a=1", "", "x, y", 'a "b"', -1.5, None, "    Points Possible"]
)
def test_everything_else_stays(value: object) -> None:
    assert inert(value) == value


def test_names_with_commas_quotes_and_line_ends_are_one_cell() -> None:
    names = ["Lee, Ann", 'Ann "=1+1" Lee', "Ann\n=1+1", "Ann\r\n,=1+1"]
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerow([*map(inert, names), 3.0])
    assert list(csv.reader(io.StringIO(file.getvalue(), newline=""))) == [[*names, "3.0"]]
