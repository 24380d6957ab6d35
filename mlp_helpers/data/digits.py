"""The bundled digits as NumPy arrays, for who does without torch."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mlp_helpers.data.checksums import BUNDLED, FILES, IMAGES_HEADER, LABELS_HEADER, PIXELS
from mlp_helpers.data.idx import PACKAGE_FOLDER, read_folder

Digits = tuple[NDArray[np.float32], NDArray[np.int64]]


def load_digits() -> tuple[Digits, Digits]:
    """Return the 4,000 training and the 1,000 test digits that come with this package.

    Returns
    -------
    (X, y), (X_test, y_test)
        Images, one per row: float32 of shape (n, 784) in [0, 1]. Labels: int64 of shape (n,). The
        same numbers as `as_tensors` makes of ``load_mnist("bundled")``.

    Raises
    ------
    DataError
        If a file is missing or corrupt.
    """
    contents = read_folder(PACKAGE_FOLDER / "MNIST" / "raw", BUNDLED["MNIST"])
    images, labels, test_images, test_labels = (contents[name] for name in FILES)
    return _decoded(images, labels), _decoded(test_images, test_labels)


def _decoded(images: bytes, labels: bytes) -> Digits:
    pixels = np.frombuffer(images, np.uint8, offset=IMAGES_HEADER).reshape(-1, PIXELS)
    y = np.frombuffer(labels, np.uint8, offset=LABELS_HEADER)
    return pixels.astype(np.float32) / np.float32(255), y.astype(np.int64)
