"""The sandbox that a stranger's code runs in: which layers there are, and what is put around.

Outermost is a container of bubblewrap's, with the warm parent in it: no network, no other process,
of all files only what a notebook needs, to be read. Each kernel that is forked then confines itself
(see `confine`). Without user namespaces Landlock, seccomp and limits remain; without these, nothing
is run.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from mlp_helpers._errors import MLPHelpersError

LAYERS = ("bubblewrap", "namespaces", "landlock", "seccomp", "limits")
MEANING: Mapping[str, str] = {
    "bubblewrap": "a container around all notebooks",
    "namespaces": "no network, processes or files of others",
    "landlock": "only named files",
    "seccomp": "no dangerous system calls",
    "limits": "resources",
}
LEAST = frozenset({"landlock", "seccomp", "limits"})
"""What must hold where there are no namespaces."""
PROBE = Path(__file__).with_name("probe.py")
SCRIPTS = tuple(str(PROBE.with_name(f"{name}.py")) for name in ("parent", "confine", "probe"))
"""What runs in the container of the engine itself."""
SCRATCH = 256 * 2**20
"""Bytes that a notebook may write."""
WRITABLE = ("/tmp", "/var/tmp", "/dev/shm")
SYSTEM = ("/usr", "/lib", "/lib64", "/lib32", "/bin", "/sbin")
SETTINGS = tuple(
    f"/etc/{name}"
    for name in ("ld.so.cache", "fonts", "localtime", "nsswitch.conf", "alternatives", "mime.types")
)
VARIABLES = (
    *("PATH", "LANG", "LANGUAGE", "TZ", "VIRTUAL_ENV", "PYTHONPATH", "PYTHONHASHSEED"),
    *("OMP_NUM_THREADS", "TQDM_DISABLE", "MPLBACKEND"),
)
PREFIXES = ("LC_", "OPENBLAS_", "MKL_", "NPY_", "ATEN_", "ONEDNN_", "MLP_")


class SandboxError(MLPHelpersError):
    """A stranger's code would run unconfined."""


@dataclass(frozen=True)
class Sandbox:
    """What confines kernels.

    Attributes
    ----------
    layers : tuple of str
        Those of `LAYERS` that are put on; empty for none at all.
    packages : tuple of str
        Folders of packages that notebooks import and that are not among Python's own.
    readable : tuple of str
        Further folders and files that they may read.
    hidden : tuple of str
        Folders that they must not read, wherever they lie.
    folder : str
        Where each notebook's own folders are made.
    """

    layers: tuple[str, ...]
    packages: tuple[str, ...] = ()
    readable: tuple[str, ...] = ()
    folder: str = tempfile.gettempdir()
    hidden: tuple[str, ...] = ()

    @cached_property
    def reads(self) -> list[str]:
        """What can be read: the system's programs, Python, packages, and what is named."""
        python = {sys.prefix, sys.base_prefix, *sysconfig.get_paths().values()}
        found = [*SYSTEM, *SETTINGS, *sorted(python), *SCRIPTS, *self.packages, *self.readable]
        return [path for path in dict.fromkeys(found) if os.path.exists(path)]

    def environment(self, environment: Mapping[str, str]) -> dict[str, str]:
        """Return the variables that a notebook may see, with a home folder of its own."""
        if not self.layers:
            return dict(environment)
        kept = {
            name: value
            for name, value in environment.items()
            if name in VARIABLES or name.startswith(PREFIXES)
        }
        if self.packages:  # before all that is installed
            path = [*map(os.path.dirname, self.packages), kept.get("PYTHONPATH", "")]
            kept["PYTHONPATH"] = os.pathsep.join(filter(None, path))
        # Below /tmp all is each notebook's own.
        return kept | {"HOME": "/tmp/home", "TMPDIR": "/tmp", "IPYTHONDIR": "/tmp/home/.ipython"}

    def command(self, words: Sequence[str]) -> list[str]:
        """Return the command that runs `words` in the container."""
        if "bubblewrap" not in self.layers:
            return list(words)
        return [
            *("bwrap", "--die-with-parent", "--unshare-user", "--unshare-pid", "--as-pid-1"),
            *("--unshare-ipc", "--unshare-net", "--unshare-uts", "--cap-add", "ALL"),
            *("--proc", "/proc", "--dev", "/dev"),
            *(word for path in WRITABLE[:2] for word in ("--tmpfs", path)),
            *(word for path in self.reads for word in _bind(path)),
            *(word for path in self._covered() for word in ("--tmpfs", path)),
            *("--bind", self.folder, self.folder, "--remount-ro", "/", "--chdir", "/"),
            *words,
        ]

    def _covered(self) -> list[str]:
        """Return the hidden folders that lie in what can be read."""
        return [path for path in self.hidden if any(map(partial(_is_in, path), self.reads))]

    def request(self, cwd: str, folder: str) -> dict[str, Any]:
        """Return what `confine.confine` needs to know of one kernel; empty without a sandbox."""
        if not self.layers:
            return {}
        return {
            "layers": [layer for layer in self.layers if layer != "bubblewrap"],
            "cwd": cwd,
            "folder": folder,
            "scratch": SCRATCH,
            "readable": self.reads,
            # In the container something lies over it already.
            "hidden": [] if "bubblewrap" in self.layers else self._covered(),
            "writable": [path for path in WRITABLE if "namespaces" in self.layers],
        }

    def described(self) -> str:
        """Say in a line which layers are active."""
        if not self.layers:
            return "sandbox: NONE. The code that was handed in can do what you can."
        absent = [layer for layer in LAYERS if layer not in self.layers]
        said = ", ".join(f"{layer} ({MEANING[layer]})" for layer in self.layers)
        return f"sandbox: {said}" + (f"; not here: {', '.join(absent)}" if absent else "")


NO_SANDBOX = Sandbox(())
"""For code that is trusted, such as the solutions'."""


def _is_in(path: str, folder: str) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _bind(path: str) -> list[str]:
    if os.path.islink(path):  # /bin and the like
        return ["--symlink", os.readlink(path), path]
    return ["--ro-bind", path, path]


def probe(sandbox: Sandbox) -> dict[str, str]:
    """Try out each layer of a sandbox, and return what is wrong with those that do not hold.

    A process confines itself as a kernel would, then tries what the layer is to prevent.
    """
    with tempfile.TemporaryDirectory(prefix="probe-", dir=sandbox.folder) as folder:
        cwd, sockets = Path(folder, "files"), Path(folder, "sockets")
        cwd.mkdir()
        sockets.mkdir()
        Path(folder, "secret").write_text("secret", encoding="utf-8")
        request = sandbox.request(str(cwd), str(sockets)) | {"secret": f"{folder}/secret"}
        words = sandbox.command([sys.executable, str(PROBE), json.dumps(request)])
        try:
            done = subprocess.run(
                words,
                env=sandbox.environment(os.environ),
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
            found: dict[str, str] = json.loads(done.stdout)
        except (OSError, ValueError, subprocess.TimeoutExpired):
            *_, said = ["nothing was said", *done.stderr.splitlines()]
            return dict.fromkeys(sandbox.layers, said)
    return found


def best(
    packages: Iterable[str] = (),
    readable: Iterable[str] = (),
    folder: str = tempfile.gettempdir(),
    *,
    hidden: Iterable[str] = (),
    without: Iterable[str] = (),
) -> Sandbox:
    """Return the sandbox with all the layers that hold on this machine.

    Parameters
    ----------
    packages, readable, folder, hidden
        See `Sandbox`.
    without : iterable of str
        Layers to leave off.

    Raises
    ------
    SandboxError
        If what holds is not enough.
    """
    # What is made later is not in the container, so that kernels would look for it in vain.
    there = tuple(path for path in readable if os.path.exists(path))
    options = (tuple(packages), there, folder, tuple(hidden))
    left = tuple(layer for layer in LAYERS if layer not in set(without))
    if not shutil.which("bwrap") or not {"bubblewrap", "namespaces"} <= set(left):
        left = tuple(layer for layer in left if layer in LEAST)
    wrong = dict.fromkeys(left, f"only on Linux, and this is {sys.platform}")
    for layers in (left, tuple(layer for layer in left if layer in LEAST)):
        if sys.platform == "linux":
            wrong = probe(Sandbox(layers, *options))
        if not wrong and (set(layers) >= LEAST or "namespaces" in layers):
            return Sandbox(layers, *options)
    problem = "; ".join(f"{layer}: {said}" for layer, said in wrong.items())
    problem = problem or f"without {', '.join(sorted(LEAST - set(left)))}, and no namespaces"
    raise SandboxError(
        "no sandbox can be made here, so the code that was handed in is not run "
        f"({problem}). Grade on a Linux machine with bubblewrap (`apt install "
        "bubblewrap`) or with Landlock; or, where you trust whoever handed in, set "
        "`c.ReadyExecute.unsafe_no_sandbox = True`."
    )
