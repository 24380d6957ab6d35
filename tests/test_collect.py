"""What a learning platform packed is unpacked for the right students."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath

import pytest

from mlp_helpers import CommandError
from mlp_helpers.grading import collect as module
from mlp_helpers.grading.collect import collect, owner


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
    assert owner(PurePosixPath(name)) == expected


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
    assert set(collect(tmp_path, "04_x", tmp_path / "class.zip")) == {"leeann-123", "eve-1"}


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
