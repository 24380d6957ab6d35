"""Real users of a machine, other user ids, whose accounts exist only for a test.

They live in a namespace of mounts of their own, with its own ``/etc/passwd``: the machine's
accounts stay as they are.
"""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.scratch import ROOT

FIRST_ID = 52_000
TOOLS = ("unshare", "nsenter", "setpriv", "mount", "env")


@dataclass(frozen=True)
class Machine:
    """A machine with users.

    Attributes
    ----------
    folder : pathlib.Path
        Holds a home folder for each user, which nobody else can enter; all users can read it.
    users : mapping of str to int
        Each user's name and id, which is also that of a group of its own.
    process : int
        One in the namespace.
    """

    folder: Path
    users: Mapping[str, int]
    process: int

    def home(self, user: str) -> Path:
        """Return a user's home folder."""
        return self.folder / "home" / user

    def command(self, user: str, *words: str, cwd: Path | None = None, **more: str) -> list[str]:
        """Return the command that runs a program as a user, or as root in the users' namespace.

        Parameters
        ----------
        user : str
            Who runs it.
        *words : str
            The program and its arguments.
        cwd : pathlib.Path, optional
            Where; by default at home.
        **more : str
            Further environment variables. None is handed on from here.
        """
        home = self.home(user)
        own = {
            **{"HOME": str(home), "USER": user, "LOGNAME": user, "LANG": "C.UTF-8"},
            **{"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
            **{"OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"},
            **{"JUPYTER_CONFIG_PATH": str(self.folder / "etc")},
            **more,
        }
        enter = ["nsenter", f"--target={self.process}", "--mount", "--"]
        become = []
        if user != "root":
            number = self.users[user]
            become = ["setpriv", f"--reuid={number}", f"--regid={number}", "--clear-groups", "--"]
        variables = [f"{name}={value}" for name, value in own.items()]
        return [*enter, *become, "env", "-i", f"--chdir={cwd or home}", *variables, *words]

    def run(
        self, user: str, module: str, *words: str, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a module as a program of a user."""
        command = self.command(user, sys.executable, "-m", module, *words, cwd=cwd)
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def succeed(self, user: str, module: str, *words: str, cwd: Path | None = None) -> str:
        """Run what must succeed, and return all it wrote."""
        done = self.run(user, module, *words, cwd=cwd)
        assert done.returncode == 0, f"{user}: {module} {words}\n{done.stdout}{done.stderr}"
        return done.stdout + done.stderr


def lacking() -> str:
    """Say why there can be no other users here; empty if there can be."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return "other users can be played only by root, and on Linux"
    if missing := [name for name in TOOLS if not shutil.which(name)]:
        return f"{', '.join(missing)} (Debian: util-linux) is not installed"
    tried = subprocess.run(
        ["unshare", "--mount", "mount", "--bind", "/etc/passwd", "/etc/passwd"],
        capture_output=True,
        text=True,
        check=False,
    )
    return f"root may not mount here: {tried.stderr.strip()}" if tried.returncode else ""


@contextmanager
def machine(*names: str) -> Iterator[Machine]:
    """Make a machine with users, and remove it with all their files."""
    folder = Path(tempfile.mkdtemp(prefix="users-"))  # pytest's own folders are root's alone
    folder.chmod(0o755)
    users = {name: FIRST_ID + number for number, name in enumerate(names)}
    for name in ("home", "etc"):
        (folder / name).mkdir()
    for name, number in {**users, "root": 0}.items():
        home = folder / "home" / name
        home.mkdir(mode=0o700)
        os.chown(home, number, number)
    with subprocess.Popen(
        ["unshare", "--mount", "sh", "-ec", _script(folder, users)],
        stdin=subprocess.PIPE,  # its end is that of the namespace
        stdout=subprocess.PIPE,
        text=True,
    ) as holding:
        assert holding.stdin and holding.stdout
        try:
            assert holding.stdout.readline() == "ready\n", "the users' namespace was not made"
            yield Machine(folder, users, holding.pid)
        finally:
            holding.stdin.close()
            holding.wait()
            shutil.rmtree(folder)


def _script(folder: Path, users: Mapping[str, int]) -> str:
    """Return what makes the accounts known in a namespace, and Python readable for them."""
    known = [each for each in pwd.getpwall() if each.pw_name not in users]
    accounts = [":".join(map(str, each)) for each in known]
    groups = [f"{each.gr_name}:x:{each.gr_gid}:" for each in grp.getgrall()]
    for name, number in users.items():
        accounts.append(f"{name}:x:{number}:{number}::{folder / 'home' / name}:/bin/sh")
        groups.append(f"{name}:x:{number}:")
    lines = []
    for name, entries in (("passwd", accounts), ("group", groups)):
        (folder / "etc" / name).write_text("\n".join(entries) + "\n")
        lines.append(f"mount --bind {folder}/etc/{name} /etc/{name}")
    # What lies where only root can go, such as /root, is shown there with nothing beside it.
    needed = [Path(sys.prefix), Path(sys.base_prefix), ROOT]
    closed: dict[Path, list[Path]] = {}
    for path in needed:
        for above in reversed(path.parents):
            if not above.stat().st_mode & 0o001:
                closed.setdefault(above, []).append(path)
                break
    for number, (above, paths) in enumerate(closed.items()):
        held = [folder / "etc" / f"held-{number}-{index}" for index in range(len(paths))]
        for path, place in zip(paths, held, strict=True):
            lines += [f"mkdir {place}", f"mount --bind {path} {place}"]
        lines.append(f"mount -t tmpfs -o mode=755 closed {above}")
        for path, place in zip(paths, held, strict=True):
            lines += [f"mkdir -p {path}", f"mount --move {place} {path}"]
    return "\n".join([*lines, "echo ready", "exec cat"])
