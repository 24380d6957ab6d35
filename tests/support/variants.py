"""Other machines, as far as environment variables can imitate them on this one.

What a computation gives may depend on which instructions BLAS and the vector units use, on the
number of threads, and on where the machine stands. `VARIANTS` sets all of that, combined so that a
handful of runs has every value at least once: ``OPENBLAS_CORETYPE`` and ``ATEN_CPU_CAPABILITY`` in
three generations of processors, ``MKL_ENABLE_INSTRUCTIONS`` and ``ONEDNN_MAX_CPU_ISA`` as well,
NumPy without AVX-512 and without AVX2, one thread and two, another time zone and locale, a fixed
hash seed and none, and nothing set at all. MKL heeds ``MKL_ENABLE_INSTRUCTIONS`` on Intel's
processors only; ``MKL_CBWR=COMPATIBLE`` is its plainest code, on every processor.

Each variant is looked at before it is used: see `unheld`.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

CLEARED = re.compile(
    r"(OPENBLAS|GOTO|MKL|OMP|KMP|ATEN|NPY|ONEDNN|DNNL|PYTEST|LC)_.*"
    r"|TZ|LANG|LANGUAGE|PYTHONHASHSEED|TQDM_DISABLE"
)
"""What the surroundings may set and a variant does not take over."""
NUMPY_OFF = {"": "", "AVX-512": r"AVX512.*|X86_V4", "all": ".*"}
"""The whole names of the dispatched features that NumPy does without."""


@dataclass(frozen=True)
class Variant:
    """A machine to imitate.

    Attributes
    ----------
    name : str
        What it is called on the command line.
    means : str
        What it stands for, in a few words.
    settings : mapping of str to str
        The environment variables to set; all others of `CLEARED` are unset.
    numpy_without : str
        What NumPy does without: a key of `NUMPY_OFF`. AVX2 is off where all is off.
    needs : tuple of str
        The features of NumPy without which the processor cannot play it.
    """

    name: str
    means: str
    settings: Mapping[str, str] = field(default_factory=dict)
    numpy_without: str = ""
    needs: tuple[str, ...] = ()

    def environment(self, here: Mapping[str, Any]) -> dict[str, str]:
        """Return the environment of its processes on a machine with the `facts` `here`."""
        kept = {name: text for name, text in os.environ.items() if not CLEARED.fullmatch(name)}
        off = self.numpy_off(here)
        return kept | dict(self.settings) | ({"NPY_DISABLE_CPU_FEATURES": off} if off else {})

    def numpy_off(self, here: Mapping[str, Any]) -> str:
        """Return the features that NumPy has here and is to do without: it warns of any other."""
        pattern = NUMPY_OFF[self.numpy_without]
        return " ".join(name for name in here["numpy"] if re.fullmatch(pattern, name))

    @property
    def changes_place(self) -> bool:
        """Whether it stands for another place, and not for another processor alone."""
        return "TZ" in self.settings

    def lacking(self, here: Mapping[str, Any]) -> list[str]:
        """Return what the processor would need for this variant and does not have."""
        return [name for name in self.needs if name not in here["features"]]


def _settings(
    openblas: str, aten: str, mkl: str, onednn: str, threads: int, **others: str
) -> dict[str, str]:
    return {
        "OPENBLAS_CORETYPE": openblas,
        "ATEN_CPU_CAPABILITY": aten,
        "MKL_ENABLE_INSTRUCTIONS": mkl,
        "ONEDNN_MAX_CPU_ISA": onednn,
        "OMP_NUM_THREADS": str(threads),
        **others,
    }


_BATCH = {"PYTHONHASHSEED": "0", "TQDM_DISABLE": "1"}
_AVX2, _AVX512 = ("AVX2", "FMA3"), ("AVX512F", "AVX512BW", "AVX512DQ", "AVX512VL")
VARIANTS = (
    Variant("plain", "nothing set, as an outsider runs it"),
    Variant(
        "weakest",
        "the least of everything, one thread",
        _settings("Nehalem", "default", "SSE4_2", "SSE41", 1, MKL_CBWR="COMPATIBLE"),
        "all",
        ("SSE42",),
    ),
    Variant(
        "avx2",
        "a processor without AVX-512, in batch",
        _settings("Haswell", "avx2", "AVX2", "AVX2", 1, **_BATCH),
        "AVX-512",
        _AVX2,
    ),
    Variant(
        "avx512",
        "a processor with AVX-512, two threads",
        _settings("SkylakeX", "avx512", "AVX512", "AVX512_CORE", 2),
        needs=_AVX512,
    ),
    Variant(
        "old-blas",
        "old OpenBLAS and oneDNN under new NumPy and torch",
        _settings("Nehalem", "avx512", "AVX2", "SSE41", 1),
        needs=_AVX512,
    ),
    Variant(
        "new-blas",
        "new OpenBLAS and oneDNN under old NumPy and torch",
        _settings("SkylakeX", "default", "AVX512", "AVX2", 1),
        "all",
        _AVX512,
    ),
    Variant(
        "abroad",
        "another time zone, decimal commas, AVX2",
        _settings("Haswell", "avx2", "SSE4_2", "AVX2", 1, TZ="NPT-5:45", LC_ALL="de_DE.UTF-8"),
        "all",
        _AVX2,
    ),
)


def table() -> list[list[str]]:
    """Return what each variant stands for and sets, with a heading, as rows of words."""
    rows = [["variant", "stands for", "sets"]]
    for variant in VARIANTS:
        words = [f"{name}={text}" for name, text in variant.settings.items()]
        if variant.numpy_without:
            words.append(f"NumPy without: {variant.numpy_without}")
        rows.append([variant.name, variant.means, ", ".join(words) or "nothing"])
    return rows


def cores() -> int:
    """Return how many cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # not on every system
    return len(affinity(0)) if affinity else os.cpu_count() or 1


# Runs in a process of its own, as a variant's processes do.
_LOOK = """
import json, locale, os, time
import numpy
import torch
from threadpoolctl import threadpool_info
try:
    from numpy._core import _multiarray_umath as core
except ImportError:
    from numpy.core import _multiarray_umath as core
try:
    locale.setlocale(locale.LC_ALL, "")
    locales = True
except locale.Error:
    locales = False
blas = [info for info in threadpool_info() if info["internal_api"] == "openblas"]
square = torch.ones(64, 64)
square @ square
torch.nn.Conv2d(16, 32, 3)(torch.ones(2, 16, 32, 32))
has = [name for name, there in core.__cpu_features__.items() if there]
print(json.dumps({
    "facts": True,
    "openblas": blas[0]["architecture"] if blas else None,
    "numpy": [name for name in core.__cpu_dispatch__ if name in has],
    "features": has,
    "aten": torch.backends.cpu.get_cpu_capability(),
    "threads": torch.get_num_threads(),
    "hours": -time.timezone / 3600,
    "locale": locales,
}))
"""


def facts(environment: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Look at what NumPy, torch and their libraries really use in an environment.

    Parameters
    ----------
    environment : mapping of str to str, optional
        As for a child process; where it is left out, that of a variant that sets nothing.

    Returns
    -------
    dict
        ``openblas``, ``aten``: names of what they use, ``numpy``: dispatched features in use,
        ``features``: all that NumPy sees, ``mkl``, ``onednn``: what they say of themselves,
        ``None`` where nothing, ``threads``, ``hours`` east of Greenwich, ``locale``: whether there
        is one of that name.
    """
    if environment is None:
        environment = VARIANTS[0].environment({"numpy": []})
    done = subprocess.run(
        [sys.executable, "-c", _LOOK],
        env={**environment, "MKL_VERBOSE": "1", "ONEDNN_VERBOSE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return read_facts(done.stdout)


def read_facts(said: str) -> dict[str, Any]:
    """Read what a look has written: a line of JSON among the libraries' own lines."""
    (line,) = re.findall(r'^\{"facts".*\}$', said, re.MULTILINE)
    found: dict[str, Any] = json.loads(line)
    mkl = re.search(r"^MKL_VERBOSE .*\(Intel\(R\) ([\w.-]+)\).* enabled processors", said, re.M)
    plain = re.search(r"^MKL_VERBOSE .* CNR:COMPATIBLE", said, re.MULTILINE)
    onednn = re.search(r"^onednn_verbose,.*,cpu,isa:(.*)$", said, re.MULTILINE)
    return found | {
        "mkl": "COMPATIBLE" if plain else mkl and mkl[1],
        "onednn": onednn and onednn[1],
    }


def unheld(
    variant: Variant, here: Mapping[str, Any], there: Mapping[str, Any]
) -> tuple[list[str], list[str]]:
    """Compare what a variant sets with what is really used.

    Parameters
    ----------
    variant : Variant
        The variant.
    here, there : mapping
        The `facts` of this machine, and those in the variant's environment.

    Returns
    -------
    list of str
        The variables that should have taken hold and did not.
    list of str
        The variables that mean nothing on this machine, or of which no library says anything.
    """
    wrong, unknown = [], []
    for name, text in variant.settings.items():
        if name == "MKL_ENABLE_INSTRUCTIONS":
            if there["mkl"] is None:
                unknown.append(name)
            elif there["mkl"] not in ("COMPATIBLE", _MKL[text]):
                wrong.append(name)
        elif name == "ONEDNN_MAX_CPU_ISA":
            if there["onednn"] is None:
                unknown.append(name)
            elif not re.fullmatch(_ONEDNN[text], there["onednn"]):
                wrong.append(name)
        elif name == "LC_ALL":
            if not there["locale"]:
                unknown.append(name)
        elif name in _SEEN and not _SEEN[name](text, there):
            wrong.append(name)
    if set(variant.numpy_off(here).split()) & set(there["numpy"]):
        wrong.append("NPY_DISABLE_CPU_FEATURES")
    return wrong, unknown


# What the libraries call themselves.
_MKL = {"SSE4_2": "SSE4.2", "AVX2": "AVX2", "AVX512": "AVX-512"}
_ONEDNN = {"SSE41": ".*SSE4.1", "AVX2": ".*AVX2", "AVX512_CORE": ".*AVX-512 with AVX512BW.*"}
_SEEN = {
    "OPENBLAS_CORETYPE": lambda text, there: there["openblas"] == text,
    "ATEN_CPU_CAPABILITY": lambda text, there: there["aten"] == text.upper(),
    "OMP_NUM_THREADS": lambda text, there: there["threads"] == int(text),
    "MKL_CBWR": lambda text, there: there["mkl"] == text,
    "TZ": lambda text, there: there["hours"] == 5.75,
}
