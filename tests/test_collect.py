"""What a learning platform packed is unpacked for the right students."""

from __future__ import annotations

import io
import zipfile
from dataclasses import astuple
from pathlib import Path, PurePosixPath

import pytest
from nbgrader.api import Gradebook

from mlp_helpers import CommandError
from mlp_helpers.grading import collect as module
from mlp_helpers.grading.collect import Collected, collect, owner
from mlp_helpers.grading.gradebook import Person, enter


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ann Lee_123_assignsubmission_file_/04.ipynb", ("ann-lee-123", "04.ipynb")),
        ("Ann Lee_123_assignsubmission_file_04 (1).ipynb", ("ann-lee-123", "04 (1).ipynb")),
        ("Jörg Åse_9_assignsubmission_file/x/04.ipynb", ("jörg-åse-9", "04.ipynb")),
        ("leeann_123_456_04_backpropagation.ipynb", ("leeann-123", "04_backpropagation.ipynb")),
        ("leeann_LATE_123_456_04-1.ipynb", ("leeann-123", "04-1.ipynb")),
        (
            "Eve_1_assignsubmission_file_/Ann Lee_2_assignsubmission_file_04.ipynb",
            ("eve-1", "Ann Lee_2_assignsubmission_file_04.ipynb"),
        ),
        (
            "Eve_1_assignsubmission_file_Ann Lee_2_assignsubmission_file_04.ipynb",
            ("eve-1", "Ann Lee_2_assignsubmission_file_04.ipynb"),
        ),
        ("eve/leeann_123_456_04.ipynb", ("eve", "leeann_123_456_04.ipynb")),
        ("eve_1_2_leeann_123_456_04.ipynb", ("eve-1", "leeann_123_456_04.ipynb")),
        ("ann/04.ipynb", ("ann", "04.ipynb")),
        ("class/ann/04.ipynb", ("ann", "04.ipynb")),
        ("../../ann/04.ipynb", ("ann", "04.ipynb")),
        ("../04.ipynb", ("somebody", "04.ipynb")),
        ("04.ipynb", None),
        ("ann/notes.txt", None),
        ("__MACOSX/ann/._04.ipynb", None),
        ("ann/.ipynb_checkpoints/.04.ipynb", None),
    ],
)
def test_whose_notebook_it_is(name: str, expected: tuple[str, str] | None) -> None:
    found = owner(PurePosixPath(name))
    assert (found and (found.person.id, found.file)) == expected


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Ann B. Lee_123_assignsubmission_file_/04.pdf", ("Ann B.", "Lee", "Participant 123")),
        ("Lee, Ann_123_assignsubmission_onlinetext_/x.html", ("Ann", "Lee", "Participant 123")),
        ("Madonna_1_assignsubmission_file_04.txt", ("", "Madonna", "Participant 1")),
        ("leeann_123_456_04.ipynb", ("", "", "123")),
        ("leeann_LATE_123_text.html", ("", "", "123")),
        ("ann/04.ipynb", ("", "", "")),
    ],
)
def test_who_it_is(name: str, person: tuple[str, str, str]) -> None:
    found = owner(PurePosixPath(name))
    assert found and astuple(found.person)[1:] == person


def test_the_gradebook_gets_the_names_and_keeps_what_a_class_list_said(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'gradebook.db'}"
    with Gradebook(url) as book:
        book.add_student("ann-1", first_name="Anna", email="ann@example.org")
    enter(url, "", [Person("ann-1", "Ann", "Lee", "Participant 1"), Person("bob-2")])
    with Gradebook(url) as book:
        ann, bob = (book.find_student(name) for name in ("ann-1", "bob-2"))
        found = (ann.first_name, ann.last_name, ann.email, ann.lms_user_id)
        assert found == ("Anna", "Lee", "ann@example.org", "Participant 1")
        assert bob.last_name is None


def pack(path: Path, **files: str) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for number, (name, content) in enumerate(files.items()):
            packed.writestr(f"{name}_{number}_assignsubmission_file_/04.ipynb", content)
    return path


def test_what_comes_again_replaces_what_was_there(tmp_path: Path) -> None:
    for content in ("old", "new"):
        collect(tmp_path, "04_x", pack(tmp_path / "class.zip", ann=content, bob=content))
    place = tmp_path / "submitted" / "ann-0" / "04_x"
    assert [path.read_text() for path in place.iterdir()] == ["new"]
    assert sorted(path.name for path in (tmp_path / "submitted").iterdir()) == ["ann-0", "bob-1"]


def test_what_canvas_packed_may_lie_in_one_more_folder(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as packed:
        for name in ("leeann_123_456_04.ipynb", "eve_1_2_04.ipynb"):
            packed.writestr(f"submissions/{name}", "")
    found = collect(tmp_path, "04_x", tmp_path / "class.zip")
    assert [each.person.id for each in found] == ["eve-1", "leeann-123"]


def zipped(**files: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, content in files.items():
            packed.writestr(f"my work/{name}.ipynb", content)
    return made.getvalue()


def test_who_handed_in_no_notebook_gets_a_folder_and_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as packed:
        for name, content in {
            "ann_LATE_1_9_04.ipynb": b"{}",
            "ann_LATE_1_9_drawing.png": b"png",
            "bob_2_9_answers.pdf": b"pdf",
            "cem_3_9_04.zip": zipped(a="{}", b="{}"),
            "dan_4_9_04.zip": zipped(),
            "eve_5_text.html": b"sorry",
        }.items():
            packed.writestr(name, content)
    found = collect(tmp_path, "04_x", tmp_path / "class.zip")
    assert [str(each) for each in found] == [
        "ann-1: 04.ipynb (late, Canvas says)",
        "bob-2: no notebook, and will not be graded: answers.pdf",
        "cem-3: a.ipynb, b.ipynb",
        "dan-4: no notebook, and will not be graded: 04.zip",
        "eve-5: no notebook, and will not be graded: text.html",
    ]
    unpacked = {path.parts[-3]: path.name for path in tmp_path.glob("submitted/*/04_x/*")}
    assert set(unpacked) == {"ann-1", "bob-2", "cem-3", "dan-4", "eve-5"}
    assert unpacked["bob-2"] == "answers.pdf"


def test_in_a_class_of_folders_one_without_a_notebook_is_a_student_s_too(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as packed:
        for name in (
            *("class/readme.txt", "class/ann/04.ipynb", "class/ann/data/x.csv"),
            *("class/bob/my work/04.pdf", "__MACOSX/class/cem/._x.pdf"),
        ):
            packed.writestr(name, "")
    found = collect(tmp_path, "04_x", tmp_path / "class.zip")
    assert {each.person.id: list(each.files) for each in found} == {
        "ann": ["04.ipynb"],
        "bob": ["04.pdf"],
    }


def test_notebooks_of_one_name_are_all_kept_with_their_times(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as packed:
        for folder, day in (("x", 1), ("y", 2)):
            name = f"Ann_1_assignsubmission_file_/{folder}/04.ipynb"
            packed.writestr(zipfile.ZipInfo(name, (2026, 5, day, 12, 0, 0)), folder)
    collect(tmp_path, "04_x", tmp_path / "class.zip")
    place = tmp_path / "submitted" / "ann-1" / "04_x"
    assert (place / "04-2.ipynb").read_text() == "y"
    times = [(place / name).stat().st_mtime for name in ("04.ipynb", "04-2.ipynb")]
    assert times[1] - times[0] == 24 * 60 * 60


@pytest.mark.parametrize(("limit", "value"), [("LARGEST", 3), ("MOST_PACKED", 1)])
def test_a_zip_in_a_zip_that_holds_too_much_stays_closed(
    limit: str, value: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, limit, value)
    made = Collected(Person("ann"))
    assert not module._unpack(zipped(a="too", b="much"), made) and not made.files


def test_a_file_that_is_no_notebook_and_too_large_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST", 3)
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as packed:
        packed.writestr("ann_1_9_film.mp4", "long")
    (found,) = collect(tmp_path, "04_x", tmp_path / "class.zip")
    assert "left out, larger than 50 MB: film.mp4" in str(found)
    assert (tmp_path / "submitted" / "ann-1" / "04_x").is_dir()


def test_what_is_no_zip_or_holds_nobody_s_notebook_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_text("no zip")
    with pytest.raises(CommandError, match="not a zip that can be read"):
        collect(tmp_path, "04_x", tmp_path / "x.zip")
    with pytest.raises(CommandError, match="no notebook of a student"):
        collect(tmp_path, "04_x", pack(tmp_path / "empty.zip"))
    assert not (tmp_path / "submitted").exists()


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST", 3)
    with pytest.raises(CommandError, match="larger than"):
        collect(tmp_path, "04_x", pack(tmp_path / "class.zip", ann="four"))
