"""The files of a data set: damaged ones in the cache, and those of a folder."""

import re
import shutil

import pytest

from mlp_helpers import DataError
from mlp_helpers.data import idx, load_mnist, mnist
from mlp_helpers.data.checksums import FULL
from tests.support.data_sets import BUNDLED_LINE, DAMAGES, IMAGES, TINY_LINE, damage, put, snapshot

pytestmark = pytest.mark.usefixtures("home")


# Damaged files in the cache.


@pytest.mark.parametrize("how", DAMAGES)
def test_damaged_bundled_file_is_named_and_replaced(home, capsys, how):
    load_mnist("bundled")
    raw = home / "cache/bundled/MNIST/raw"
    right = {path: data for path, (data, _) in snapshot(raw).items()}
    damage(raw / IMAGES, how)
    capsys.readouterr()
    load_mnist("bundled")
    lines = capsys.readouterr().out.splitlines()
    if how != "missing":
        assert re.fullmatch(
            rf"MNIST: refused {re.escape(str(raw / IMAGES))}: {DAMAGES[how]}", lines[0]
        )
        assert lines[1] == f"MNIST: replaced {IMAGES}"
    assert lines[-1] == BUNDLED_LINE
    assert {path: data for path, (data, _) in snapshot(raw).items()} == right


@pytest.mark.parametrize("how", DAMAGES)
def test_damaged_full_file_is_never_used(home, tiny, capsys, how):
    raw = put(home / "cache/full/MNIST/raw", tiny)
    damage(raw / IMAGES, how)
    before = snapshot(raw)
    mnist_train, _ = load_mnist()
    out = capsys.readouterr().out
    assert len(mnist_train) == 4000
    assert (str(raw / IMAGES) in out) == (how != "missing")
    with pytest.raises(DataError, match="not on disk"):
        load_mnist("full")
    assert snapshot(raw) == before


def test_damaged_full_file_is_replaced_from_a_folder(home, tiny, capsys):
    raw = put(home / "cache/full/MNIST/raw", tiny)
    damage(raw / IMAGES, "corrupt")
    good = put(home / "stick", tiny, compressed=True)
    load_mnist("full", folder=good)
    assert f"MNIST: replaced {IMAGES}\n{TINY_LINE}" in capsys.readouterr().out
    assert (raw / IMAGES).read_bytes() == tiny[IMAGES]


def test_a_damaged_package_is_an_error(home, monkeypatch):
    folder = home / "package"
    shutil.copytree(idx.PACKAGE_FOLDER, folder)
    damage(folder / f"MNIST/raw/{IMAGES}.gz", "truncated")
    monkeypatch.setattr(mnist, "PACKAGE_FOLDER", folder)
    with pytest.raises(DataError, match=rf"{IMAGES}.gz: truncated[\s\S]*install mlp_helpers again"):
        load_mnist("bundled")


# A folder of IDX files.


@pytest.mark.parametrize("compressed", [True, False])
def test_folder_is_read_and_left_alone(home, tiny, capsys, compressed):
    folder = put(home / "stick", tiny, compressed)
    before = snapshot(folder)
    mnist_train, _ = load_mnist(folder=str(folder))
    assert capsys.readouterr().out == TINY_LINE
    assert mnist_train.data.numpy().tobytes() == tiny[IMAGES][16:]
    assert snapshot(folder) == before


@pytest.mark.parametrize("compressed", [True, False])
@pytest.mark.parametrize("how", DAMAGES)
@pytest.mark.parametrize("source", ["auto", "full"])
def test_bad_folder_is_refused_and_left_alone(home, tiny, source, how, compressed):
    folder = put(home / "stick", tiny, compressed)
    damage(folder / (f"{IMAGES}.gz" if compressed else IMAGES), how)
    before = snapshot(folder)
    with pytest.raises(DataError, match=rf"{IMAGES}(.gz)?: \w") as caught:
        load_mnist(source, folder=folder)
    assert str(folder) in str(caught.value)
    assert "next step" in str(caught.value)
    assert snapshot(folder) == before
    assert not (home / "cache").exists()


def test_folder_that_is_none(home, tiny):
    with pytest.raises(DataError, match=r"nowhere is not a folder\.\n  next step"):
        load_mnist(folder=home / "nowhere")


def test_a_good_archive_beside_a_bad_file_is_used(home, tiny):
    folder = put(home / "stick", tiny)
    put(folder, tiny, compressed=True)
    damage(folder / IMAGES, "truncated")
    assert idx.read_folder(folder, FULL["MNIST"]) == tiny


def test_bad_files_in_a_known_folder_are_named_and_passed_over(home, tiny, monkeypatch, capsys):
    bad, good = put(home / "bad", tiny), put(home / "good", tiny)
    damage(bad / IMAGES, "corrupt")
    monkeypatch.setattr(mnist, "SYSTEM_FOLDERS", {"MNIST": (bad, good)})
    load_mnist()
    out = capsys.readouterr().out
    assert f"MNIST: refused {bad} does not hold" in out
    assert f"{IMAGES}: corrupt" in out
    assert out.endswith(TINY_LINE)
