"""What the files of each data set must contain, byte for byte, once uncompressed."""

from __future__ import annotations

from typing import NamedTuple


class FileSpec(NamedTuple):
    """Size in bytes and MD5 of an uncompressed IDX file."""

    size: int
    md5: str


FILES = (
    "train-images-idx3-ubyte",
    "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
)

IMAGES_HEADER, LABELS_HEADER, PIXELS = 16, 8, 28 * 28


def file_specs(n_train: int, n_test: int, md5s: tuple[str, str, str, str]) -> dict[str, FileSpec]:
    """Return the table of one data set: MD5 sums in the order of `FILES`, sizes from the counts."""
    sizes = [
        size for n in (n_train, n_test) for size in (IMAGES_HEADER + PIXELS * n, LABELS_HEADER + n)
    ]
    return {name: FileSpec(size, md5) for name, size, md5 in zip(FILES, sizes, md5s, strict=True)}


# The full MNIST and Fashion-MNIST, as published by their authors.
FULL = {
    "MNIST": file_specs(
        60_000,
        10_000,
        (
            "6bbc9ace898e44ae57da46a324031adb",
            "a25bea736e30d166cdddb491f175f624",
            "2646ac647ad5339dbf082846283269ea",
            "27ae3e4e09519cfbb04c329615203637",
        ),
    ),
    "FashionMNIST": file_specs(
        60_000,
        10_000,
        (
            "f4a8712d7a061bf5bd6d2ca38dc4d50a",
            "9018921c3c673c538a1fc5bad174d6f9",
            "8181f5470baa50b63fa0f6fddb340f0a",
            "15d484375f8d13e6eb1aabb0c3f46965",
        ),
    ),
}

# The subset that comes with this package, written by `mlp_helpers.data.build_bundled`.
BUNDLED = {
    "MNIST": file_specs(
        4_000,
        1_000,
        (
            "95f608c90457f5925e291d05b93073c9",
            "b396c0659b2e6320593bdafb30eaa958",
            "7703fc2922d06b8f9120a326bf914de2",
            "636f3e046fb01bbeefce403b2cfd779a",
        ),
    )
}
