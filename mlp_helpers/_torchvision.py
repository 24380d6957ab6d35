"""Let ``from torchvision import datasets, transforms`` work beside a CPU-only torch.

The torchvision wheel of the package index is compiled for CUDA. Beside a CPU-only torch its
compiled library cannot be loaded. torchvision tolerates that except in one place: while it is
imported it describes two operators, ``nms`` and ``qnms``, which only that library declares.
Data sets and transforms need neither operator, so here they are declared, without an
implementation, when and only when the library cannot be loaded. Calling
``torchvision.ops.nms`` still raises torchvision's own explanation.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import EXTENSION_SUFFIXES, ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

_OPERATORS = ("nms", "qnms")
_SCHEMA = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"

# torch withdraws the operators when the object that declared them is collected.
_declared: list[Any] = []


def install() -> None:
    """Prepare the first import of torchvision; import nothing now.

    Does nothing when torchvision is already imported or the preparation is already in place.
    """
    if "torchvision" in sys.modules:
        return
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


class _Finder(MetaPathFinder):
    """Find torchvision where it is found anyway, and exchange its loader."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the spec of torchvision with the loader below, None for any other module."""
        if fullname != "torchvision":
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and type(spec.loader) is SourceFileLoader:
            spec.loader = _Loader(spec.loader.name, spec.loader.path)
        return spec


class _Loader(SourceFileLoader):
    """Declare what is missing right before torchvision's own code runs."""

    def exec_module(self, module: ModuleType) -> None:
        """Execute torchvision's ``__init__``, with its operators declared one way or another."""
        folder = Path(self.path).parent
        if not _compiled_library_loads(folder):
            _declare_operators()
        super().exec_module(module)


def _compiled_library_loads(folder: Path) -> bool:
    import torch

    for suffix in EXTENSION_SUFFIXES:
        library = folder / f"_C{suffix}"
        if library.is_file():
            try:
                torch.ops.load_library(str(library))  # type: ignore[no-untyped-call]
            except OSError:
                return False
            return True
    return False


def _declare_operators() -> None:
    import torch

    missing = [name for name in _OPERATORS if not hasattr(torch.ops.torchvision, name)]
    if missing:
        library = torch.library.Library("torchvision", "FRAGMENT")  # type: ignore[no-untyped-call]
        for name in missing:
            library.define(name + _SCHEMA)  # type: ignore[no-untyped-call]
        _declared.append(library)
