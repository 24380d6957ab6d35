"""The cache folder: which one it is, and what is left when writing fails."""

import os
import tempfile
from pathlib import Path
from typing import Any

import pytest

from mlp_helpers import DataError
from mlp_helpers.data import cache, idx, load_mnist
from mlp_helpers.data.checksums import FULL
from tests.support.data_sets import BUNDLED_LINE, IMAGES, TINY_LINE, put, snapshot

pytestmark = pytest.mark.usefixtures("home")


def test_argument_beats_variable_beats_users_cache_folder(home, monkeypatch):
    load_mnist("bundled", cache=home / "mine")
    assert (home / "mine/bundled/MNIST/raw" / IMAGES).is_file()
    assert not (home / "cache").exists()
    assert cache.default_cache() == home / "cache"
    for value in ("", None):
        monkeypatch.delenv(cache.CACHE_VARIABLE)
        if value is not None:
            monkeypatch.setenv(cache.CACHE_VARIABLE, value)
        assert cache.default_cache().name == "mlp_helpers"


def test_unwritable_cache_gives_way_to_a_temporary_folder(home, tiny, capsys):
    (home / "file").write_text("in the way")
    folder = put(home / "stick", tiny)
    asked: list[tuple[Any, Any]] = [("bundled", {}), ("full", {"folder": folder}), ("full", {})]
    for source, arguments in asked:
        load_mnist(source, cache=home / "file/cache", **arguments)
        first, *_, last = capsys.readouterr().out.splitlines()
        assert first.startswith(f"MNIST: cannot write to {home / 'file/cache'} (")
        assert str(cache.fallback_cache()) in first
        assert last == (BUNDLED_LINE if source == "bundled" else TINY_LINE.strip())


def test_cache_without_permission_gives_way(home, capsys):
    (home / "cache").mkdir(mode=0o500)
    if os.access(home / "cache", os.W_OK):
        pytest.skip("this user may write anywhere")
    load_mnist("bundled")
    assert "Permission denied" in capsys.readouterr().out


def test_nothing_writable_is_an_error_with_the_next_step(home, monkeypatch):
    (home / "file").write_text("in the way")
    monkeypatch.setattr(tempfile, "tempdir", str(home / "file"))
    with pytest.raises(DataError, match=r"written anywhere[\s\S]*next step: .*MLP_HELPERS_DATA"):
        load_mnist("bundled", cache=home / "file/cache")


def test_read_only_cache_that_holds_the_files_is_used(home, tiny, monkeypatch, capsys):
    put(home / "cache/full/MNIST/raw", tiny)
    monkeypatch.setattr(idx, "write_atomically", None)
    load_mnist("full")
    assert capsys.readouterr().out == TINY_LINE


def test_interrupted_write_leaves_the_old_file_and_nothing_else(home, monkeypatch):
    path = home / "file"
    path.write_bytes(b"old")

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    before = snapshot(home)
    with pytest.raises(KeyboardInterrupt):
        idx.write_atomically(path, b"new")
    assert snapshot(home) == before


@pytest.mark.parametrize("right", [True, False])
def test_refused_replacement_counts_only_if_the_file_is_wrong(home, tiny, monkeypatch, right):
    """Another process may have written, and be reading, the very same content (Windows)."""

    def another_process_was_faster(aside, path):
        Path(path).write_bytes(Path(aside).read_bytes() if right else b"")
        raise PermissionError("in use")

    monkeypatch.setattr(os, "replace", another_process_was_faster)
    if right:
        idx.write_missing(home / "raw", FULL["MNIST"], tiny)
        assert idx.faults(home / "raw", FULL["MNIST"]) == {}
    else:
        with pytest.raises(PermissionError):
            idx.write_missing(home / "raw", FULL["MNIST"], tiny)
