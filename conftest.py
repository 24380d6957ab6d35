"""What every test needs, notebooks included, wherever and with whatever options pytest starts.

So ``pytest --nbval solutions course`` passes as it stands. What the user sets goes before.
"""

import argparse
import os
import sys
from pathlib import Path

import pytest

from mlp_helpers.grading.notebooks import BATCH_ENVIRONMENT
from tests.support.variants import cores

ROOT = Path(__file__).parent
SANITIZE = ROOT / "tests" / "nbval_sanitize.cfg"


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Set up what workers, kernels and other child processes inherit, and nbval's options."""
    # So child processes find this tree's package and this Python's programs, however installed.
    _prepend("PYTHONPATH", ROOT)
    _prepend("PATH", Path(sys.executable).parent)
    os.environ.setdefault("TQDM_DISABLE", BATCH_ENVIRONMENT["TQDM_DISABLE"])
    workers = getattr(config.option, "tx", None) or ["this process"]
    # With more threads than cores all of them only wait, on a busy machine for one another as well:
    # who waits is to leave the core to others.
    os.environ.setdefault("OMP_NUM_THREADS", str(max(1, cores() // len(workers))))
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    if getattr(config.option, "nbval", False):
        _set_up_nbval(config.option)


def _set_up_nbval(option: argparse.Namespace) -> None:
    option.nbval_sanitize_with = option.nbval_sanitize_with or str(SANITIZE)
    option.nbval_current_env = not option.nbval_kernel_name
    if getattr(option, "dist", "") == "load":  # the cells of a notebook share a kernel
        option.dist = "loadfile"


def _prepend(name: str, folder: Path) -> None:
    others = os.environ.get(name, "").split(os.pathsep)
    kept = [other for other in others if other and other != str(folder)]
    os.environ[name] = os.pathsep.join([str(folder), *kept])
