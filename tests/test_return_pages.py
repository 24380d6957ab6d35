"""A class's feedback pages are packed as the learning platform takes them back."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from mlp_helpers import CommandError
from mlp_helpers.grading.collect import collect
from mlp_helpers.grading.return_pages import Returned, pack_pages

ASSIGNMENT = "04_x"
MOODLE = (
    "Ann Lee_123_assignsubmission_file_/04.ipynb",
    "Bob Åse_7_assignsubmission_file/my work/04 (1).ipynb",
    "Cem_8_assignsubmission_file_04.pdf",
)
CANVAS = ("leeann_123_456_04.ipynb", "leeann_123_457_a-plot.png", "bob_LATE_7_8_04-1.ipynb")


PAGE = 'the <a href="#top">page</a> of {}: see <a href="../../../course/04.ipynb#it">04, it</a>'
SENT = 'the <a href="#top">page</a> of {}: see 04, it'


def returned(root: Path, *names: str, without: str = "") -> tuple[Returned, dict[str, str]]:
    """Collect a class, write each a page, and return what was packed: the names and the texts."""
    with zipfile.ZipFile(root / "class.zip", "w") as packed:
        for name in names:
            packed.writestr(name, "{}")
    for each in collect(root, ASSIGNMENT, root / "class.zip"):
        if each.person.id != without:
            place = root / "feedback" / each.person.id / ASSIGNMENT
            place.mkdir(parents=True, exist_ok=True)
            (place / "x.html").write_text(PAGE.format(each.person.id), "utf-8")
    done = pack_pages(root, ASSIGNMENT, root / "class.zip", root / "back.zip")
    with zipfile.ZipFile(root / "back.zip") as made:
        return done, {name: made.read(name).decode() for name in made.namelist()}


def test_moodle_finds_the_student_by_the_folder(tmp_path: Path) -> None:
    done, pages = returned(tmp_path, *MOODLE)
    assert pages == {
        "Ann Lee_123_assignsubmission_file_/04.html": SENT.format("ann-lee-123"),
        "Bob Åse_7_assignsubmission_file/my work/04 (1).html": SENT.format("bob-åse-7"),
        "Cem_8_assignsubmission_file_04.html": SENT.format("cem-8"),
    }
    assert done.packed == list(pages) and not done.missing
    for name in pages:  # as Moodle reads it: name, number, kind and name of a plug-in
        _, number, kind, plug_in, *_ = name.split("/")[0].split("_")
        assert number.isdecimal() and (kind, plug_in) == ("assignsubmission", "file")


def test_canvas_finds_the_student_by_two_numbers(tmp_path: Path) -> None:
    _, pages = returned(tmp_path, *CANVAS)
    assert pages == {
        "bob_LATE_7_8_04-1.html": SENT.format("bob-7"),
        "leeann_123_456_04.html": SENT.format("leeann-123"),
    }
    for name in pages:
        assert len(re.findall(r"(?<=_)\d+(?=_)", name)) >= 2


def test_who_has_no_page_is_named(tmp_path: Path) -> None:
    done, pages = returned(tmp_path, *MOODLE, without="ann-lee-123")
    assert done.missing == ["ann-lee-123"] and len(pages) == 2


def test_where_nobody_has_a_page_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="mlp grade 04_x"):
        returned(tmp_path, MOODLE[0], without="ann-lee-123")
    assert not (tmp_path / "back.zip").exists()


def test_what_is_no_zip_is_said(tmp_path: Path) -> None:
    (tmp_path / "class.zip").write_text("no zip")
    with pytest.raises(CommandError, match="not a zip that can be read"):
        pack_pages(tmp_path, ASSIGNMENT, tmp_path / "class.zip", tmp_path / "back.zip")
