"""Helpers of the course on multilayer perceptrons: data, training, plots, checks and grading.

Importing the package is cheap: it loads neither torch nor matplotlib nor Jupyter. It makes
``from torchvision import datasets, transforms`` work beside a CPU-only torch
(see :mod:`mlp_helpers._torchvision`).
"""

from importlib.metadata import PackageNotFoundError, version

from mlp_helpers import _torchvision
from mlp_helpers._errors import (
    ArgumentError,
    CheckpointError,
    CommandError,
    DataError,
    FolderError,
    MLPHelpersError,
)

try:
    __version__ = version("mlp_helpers")
except PackageNotFoundError:  # a source tree that was never installed
    __version__ = "0+unknown"

__all__ = [
    "ArgumentError",
    "CheckpointError",
    "CommandError",
    "DataError",
    "FolderError",
    "MLPHelpersError",
    "__version__",
]

_torchvision.install()
