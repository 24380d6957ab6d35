"""Data sets of 30 images, whole and damaged, and a folder of its own for each test."""

import gzip
import hashlib
import tempfile
from pathlib import Path

import numpy as np
import pytest

from mlp_helpers.data import build_bundled, cache, mnist
from mlp_helpers.data.checksums import FILES, FULL, file_specs

# isort: split
# Beside a CPU-only torch, torchvision can be imported only after mlp_helpers.
from torchvision import datasets

IMAGES = "train-images-idx3-ubyte"
BUNDLED_LINE = "MNIST: bundled subset, 4,000 training + 1,000 test digits"
TINY_LINE = "MNIST: full set, 20 training + 10 test digits\n"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Keep every test in its own folder, and away from the network and from system folders."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    monkeypatch.setenv(cache.CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setattr(mnist, "SYSTEM_FOLDERS", {})
    for dataset in (datasets.MNIST, datasets.FashionMNIST):
        monkeypatch.setattr(dataset, "mirrors", [])
    return tmp_path


def tiny_contents() -> dict[str, bytes]:
    """Return the files of a data set of 20 + 10 images."""
    rng = np.random.default_rng(1)
    contents = {}
    for prefix, n in (("train", 20), ("t10k", 10)):
        images = rng.integers(0, 256, (n, 28, 28), dtype=np.uint8)
        contents[f"{prefix}-images-idx3-ubyte"] = build_bundled.encode_idx(images)
        contents[f"{prefix}-labels-idx1-ubyte"] = build_bundled.encode_idx(
            (np.arange(n) % 10).astype(np.uint8)
        )
    return contents


@pytest.fixture
def tiny(monkeypatch):
    """Let the tiny data set play the part of the full MNIST; return its files."""
    contents = tiny_contents()
    one, two, three, four = (hashlib.md5(contents[name]).hexdigest() for name in FILES)
    monkeypatch.setitem(FULL, "MNIST", file_specs(20, 10, (one, two, three, four)))
    return contents


def put(folder: Path, contents: dict[str, bytes], compressed: bool = False) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in contents.items():
        path = folder / (f"{name}.gz" if compressed else name)
        path.write_bytes(gzip.compress(data) if compressed else data)
    return folder


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return content and time of every file below `folder`, hidden ones included."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def damage(path: Path, how: str) -> None:
    """Damage a file in one of the ways in which files get damaged."""
    data = path.read_bytes()
    if how == "truncated":
        path.write_bytes(data[: len(data) // 2])
    elif how == "corrupt":
        path.write_bytes(data[:-100] + bytes(99) + b"\x01")
    elif how == "too long":
        path.write_bytes(data + b"x")
    elif how == "empty":
        path.write_bytes(b"")
    else:
        path.unlink()


DAMAGES = {
    "truncated": r"truncated \([\d,]+ of [\d,]+ bytes\)",
    "corrupt": r"corrupt \(MD5 [0-9a-f]{32}, expected [0-9a-f]{32}\)",
    "too long": r"too long \(more than [\d,]+ bytes\)",
    "empty": r"truncated \(0 of [\d,]+ bytes\)",
    "missing": "missing",
}
