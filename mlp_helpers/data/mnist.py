"""MNIST and Fashion-MNIST as torchvision's data sets, from wherever they can be had."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, get_args

import torch
from torch.utils.data import Subset
from torchvision import datasets, transforms

from mlp_helpers._errors import ArgumentError, DataError
from mlp_helpers.data.cache import Cache, default_cache, fallback_cache
from mlp_helpers.data.checksums import BUNDLED, FULL
from mlp_helpers.data.download import download as fetch
from mlp_helpers.data.idx import PACKAGE_FOLDER, read_folder

# Where a system's packages put the files; looked at, never written to.
SYSTEM_FOLDERS = {"FashionMNIST": (Path("/usr/share/datasets/fashion-mnist"),)}

Source = Literal["auto", "full", "bundled"]
Dataset = Literal["MNIST", "FashionMNIST"]


def _items(self: datasets.MNIST, indices: list[int]) -> list[tuple[Any, Any]]:
    """Return the items of a batch, as one by one, but prepared all at once.

    A ``DataLoader`` asks for it where there is one, and comes to its batch ten times as soon.
    """
    as_usual = (
        type(self.transform) is transforms.ToTensor
        and self.target_transform is None
        and self.data.dtype == torch.uint8
        and type(self).__getitem__ is datasets.MNIST.__getitem__
    )
    if not as_usual:
        return [self[i] for i in indices]
    images = self.data[indices].unsqueeze(1).to(torch.get_default_dtype()).div(255)
    return list(zip(images, self.targets[indices].tolist(), strict=True))


class MNIST(datasets.MNIST):  # type: ignore[misc]
    """torchvision's, which also gives a whole batch at once."""

    __getitems__ = _items


class FashionMNIST(datasets.FashionMNIST):  # type: ignore[misc]
    """torchvision's, which also gives a whole batch at once."""

    __getitems__ = _items


# They keep torchvision's names: it looks for the files in a folder that is called as the class.
CLASSES: dict[str, type[datasets.MNIST]] = {"MNIST": MNIST, "FashionMNIST": FashionMNIST}


def load_mnist(
    source: Source = "auto",
    *,
    dataset: Dataset = "MNIST",
    folder: str | os.PathLike[str] | None = None,
    cache: str | os.PathLike[str] | None = None,
    transform: Callable[[Any], Any] | None = None,
    download: bool = True,
    verbose: bool = True,
) -> tuple[datasets.MNIST, datasets.MNIST]:
    """Return the training and the test set, and print which form of the data set they are.

    Every file is verified by its checksum on every call. One that is truncated or corrupt is
    named, never used, and replaced if there is something to replace it with.

    Parameters
    ----------
    source
        ``"auto"``: the full set where it is on disk or can be downloaded, otherwise the subset
        that comes with this package (4,000 training and 1,000 test digits of MNIST).
        ``"full"`` and ``"bundled"`` insist on one of them.
    dataset
        ``"MNIST"`` or ``"FashionMNIST"``; the latter has no bundled form.
    folder
        A folder that holds the full set as IDX files, plain or ``.gz``. Only read. If given, the
        set comes from there or not at all.
    cache
        Where uncompressed files are kept, so that torchvision can read them. By default the
        environment variable ``MLP_HELPERS_DATA``, else the user's cache folder. If it cannot be
        written, a temporary folder takes its place, with a line that says so.
    transform
        Applied to each image; by default ``transforms.ToTensor()``, which gives float32 of shape
        (1, 28, 28) in [0, 1].
    download
        Whether the network may be tried, for three seconds if nothing answers.
    verbose
        False: print nothing.

    Returns
    -------
    mnist_train, mnist_test
        A `MNIST` or `FashionMNIST`: torchvision's, ready for a ``DataLoader``.

    Raises
    ------
    ArgumentError
        If a name is unknown, or the arguments contradict each other.
    DataError
        If what was insisted on is not available, `folder` does not hold the set, or nothing can
        be written anywhere. Says what was tried and what to do next.

    Notes
    -----
    Slides: row G2. MNIST: LeCun, Cortes and Burges (1998). Fashion-MNIST: Xiao, Rasul and
    Vollgraf (2017), arXiv:1708.07747. The test part of the bundled subset is not MNIST's own
    test set.
    """
    _check_arguments(source, dataset, folder)
    say: Callable[[str], object] = print if verbose else (lambda text: None)
    base = Path(cache).expanduser() if cache is not None else default_cache()
    root: Path | None = None
    obstacles: list[str] = []
    if source != "bundled":
        full = Cache(base, "full", dataset, FULL[dataset], say)
        root = _full_root(full, folder, download, obstacles)
        if root is None and (source == "full" or dataset not in BUNDLED):
            raise DataError(_advice(full, obstacles))
    form, reason = "full set", ""
    if root is None:
        root = _bundled_root(Cache(base, "bundled", dataset, BUNDLED[dataset], say))
        form = "bundled subset"
        reason = f" (full set {' and '.join(obstacles)})" if obstacles else ""

    chosen = CLASSES[dataset]
    transform = transform or transforms.ToTensor()
    mnist_train = chosen(root, train=True, transform=transform)
    mnist_test = chosen(root, train=False, transform=transform)
    sizes = f"{len(mnist_train):,} training + {len(mnist_test):,} test"
    say(f"{dataset}: {form}, {sizes} {'digits' if dataset == 'MNIST' else 'images'}{reason}")
    return mnist_train, mnist_test


def _check_arguments(source: str, dataset: str, folder: object) -> None:
    for name, given, known in (("source", source, Source), ("dataset", dataset, Dataset)):
        if given not in get_args(known):
            choices = " or ".join(repr(choice) for choice in get_args(known))
            raise ArgumentError(f"load_mnist: {name} must be {choices}, got {given!r}.")
    if source == "bundled" and dataset not in BUNDLED:
        raise ArgumentError(
            f"load_mnist: {dataset} has no bundled form; only {', '.join(BUNDLED)} has. "
            f"Ask for source='full', with folder=… if you have its files."
        )
    if source == "bundled" and folder is not None:
        raise ArgumentError(
            f"load_mnist: source='bundled' and folder={str(folder)!r} contradict each other. "
            f"Leave one of them out."
        )


def _full_root(
    cache: Cache, folder: str | os.PathLike[str] | None, download: bool, obstacles: list[str]
) -> Path | None:
    """Return the root of the full set, or None after adding to `obstacles` why there is none."""
    if folder is not None:
        contents = _read_given(Path(folder).expanduser(), cache)
        cache.root()  # names what is about to be replaced
        return cache.store(contents)
    root = cache.root()
    if root is not None:
        return root
    for known in _known_folders(cache):
        if known.is_dir():
            try:
                contents = read_folder(known, cache.specs)
            except DataError as error:
                cache.say(f"{cache.dataset}: refused {error}")
            else:
                return cache.store(contents)
    obstacles.append("not on disk")
    if not download:
        return None
    try:
        contents = fetch(cache.dataset, cache.specs)
    except DataError as error:
        obstacles.append(str(error))
        return None
    return cache.store(contents)


def _read_given(folder: Path, cache: Cache) -> dict[str, bytes]:
    try:
        return read_folder(folder, cache.specs)
    except DataError as error:
        raise DataError(
            f"{cache.dataset}: {error}\n"
            f"  next step: give the folder that holds the four files of the full {cache.dataset}, "
            f"plain or .gz, or leave folder out. Nothing in it was changed."
        ) from None


def _known_folders(cache: Cache) -> list[Path]:
    """Return where the full set may lie besides the cache."""
    lecture = Path("data", cache.dataset, "raw")  # datasets.MNIST(root="data") of the slides
    return [cache.raw(fallback_cache()), lecture, *SYSTEM_FOLDERS.get(cache.dataset, ())]


def _bundled_root(cache: Cache) -> Path:
    root = cache.root()
    if root is not None:
        return root
    try:
        contents = read_folder(PACKAGE_FOLDER / cache.dataset / "raw", cache.specs)
    except DataError as error:
        raise DataError(f"{error}\n  next step: install mlp_helpers again.") from None
    return cache.store(contents)


def _advice(cache: Cache, obstacles: list[str]) -> str:
    looked = [cache.raw(cache.base), *_known_folders(cache)]
    lines = [
        f"{cache.dataset}: the full set is {' and '.join(obstacles)}.",
        *(f"  looked in {place}" for place in looked),
        "  next step: connect to the network and call again, or give folder=… with the files",
        f"    {', '.join(cache.specs)}",
        "    (plain or .gz)",
    ]
    if cache.dataset in BUNDLED:
        lines[-1] += ", or take the subset that comes with the package: source='bundled'"
    else:
        lines[-1] += f"; {cache.dataset} has no bundled form"
    return "\n".join(lines) + "."


def as_tensors(
    dataset: datasets.MNIST | Subset[Any], device: torch.device | str = "cpu"
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return a whole data set as two tensors, for experiments that need no loader.

    A batch of rows is picked from them many times as fast as a ``DataLoader`` puts one together.
    The values are the same as with ``transforms.ToTensor()``; the data set's own transform is
    not applied.

    Parameters
    ----------
    dataset
        One of the two results of `load_mnist`, or a ``torch.utils.data.Subset`` of one.
    device
        Where the tensors are to live.

    Returns
    -------
    X
        Images, one per row: float32 of shape (n, 784) in [0, 1].
    y
        Labels: int64 of shape (n,).

    Raises
    ------
    ArgumentError
        If `dataset` is something else.
    """
    indices: Any = slice(None)
    while isinstance(dataset, Subset):
        picked = torch.as_tensor(dataset.indices)
        indices = picked if isinstance(indices, slice) else picked[indices]
        dataset = dataset.dataset
    if not isinstance(dataset, datasets.MNIST):
        raise ArgumentError(
            f"as_tensors: expected one of the data sets that load_mnist returns (or a Subset), "
            f"got {type(dataset).__name__}. A DataLoader has its data set as `.dataset`."
        )
    X = dataset.data[indices].to(device).flatten(start_dim=1).float() / 255
    return X, dataset.targets[indices].to(device, copy=True)
