"""Look at the set-up: what the course needs, whether it is there, and what is to be done."""

from __future__ import annotations

import contextlib
import io
import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata

from packaging.requirements import Requirement

from mlp_helpers._command import check_writable
from mlp_helpers._errors import MLPHelpersError
from mlp_helpers.student.copies import WORK
from mlp_helpers.student.course import find_course

PACKAGE = "mlp_helpers"
OLDEST = (3, 11)
INSTALL = "In the folder of the course run `python start.py`, then open the notebook again."


@dataclass(frozen=True)
class Finding:
    """One thing looked at: what was found, and what to do, which is empty where all is well."""

    name: str
    found: str
    step: str = ""


def findings() -> list[Finding]:
    """Look at Python, the packages, the device, the data, the widgets and the folder."""
    looks = (_python, _packages, _device, _data, _widgets, _folder)
    return [_carefully(look) for look in looks]


def _carefully(look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except (MLPHelpersError, ImportError, OSError) as error:
        step = "" if isinstance(error, MLPHelpersError) else INSTALL
        return Finding(look.__name__.strip("_"), str(error), step or "See above.")


def _python() -> Finding:
    found = f"{platform.python_version()}, {sys.executable}"
    if sys.version_info >= OLDEST:
        return Finding("Python", found)
    return Finding("Python", found, "Install Python 3.11 or newer, then run `python start.py`.")


def _packages() -> Finding:
    """Compare what is installed with what the package asks for."""
    try:
        wanted = metadata.requires(PACKAGE) or []
    except metadata.PackageNotFoundError:
        return Finding("packages", f"{PACKAGE} is read from its folder, not installed", INSTALL)
    wrong = list(filter(None, map(_problem, map(Requirement, wanted))))
    if wrong:
        return Finding("packages", "; ".join(wrong), INSTALL)
    versions = (f"{name} {metadata.version(name)}" for name in (PACKAGE, "torch", "numpy"))
    return Finding("packages", ", ".join(versions))


def _problem(wanted: Requirement) -> str:
    if wanted.marker and not any(wanted.marker.evaluate({"extra": each}) for each in ("", "lab")):
        return ""
    try:
        found = metadata.version(wanted.name)
    except metadata.PackageNotFoundError:
        return f"{wanted.name} is missing"
    fits = wanted.specifier.contains(found.partition("+")[0], prereleases=True)
    return "" if fits else f"{wanted.name} {found} is not {wanted.specifier}"


def _device() -> Finding:
    import torch

    if torch.cuda.is_available():
        return Finding("device", f"GPU: {torch.cuda.get_device_name()}")
    if torch.backends.mps.is_available():
        return Finding("device", "Apple GPU; the course uses the processor")
    return Finding("device", f"processor, {torch.get_num_threads()} threads: all the course needs")


def _data() -> Finding:
    from mlp_helpers.data import load_mnist

    with contextlib.redirect_stdout(io.StringIO()):
        train, test = load_mnist("bundled")
    return Finding("data", f"{len(train):,} + {len(test):,} bundled digits can be read")


def _widgets() -> Finding:
    for name in ("ipywidgets", "jupyterlab_widgets"):
        try:
            metadata.version(name)
        except metadata.PackageNotFoundError:
            return Finding("widgets", f"{name} is missing", INSTALL)
    return Finding("widgets", f"ipywidgets {metadata.version('ipywidgets')}")


def _folder() -> Finding:
    root = find_course()
    check_writable(root / WORK)
    return Finding("folder", f"{root / WORK} can be written")
