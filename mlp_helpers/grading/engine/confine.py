"""Confine this process for good: what a forked kernel does before it runs a stranger's code.

Used by `parent`, which is a script, from its own folder; it uses nothing of the package. Inside
bubblewrap's container each kernel gets namespaces of its own. Landlock, seccomp, limits and the
loss of all capabilities hold with or without them. Linux only.
"""

from __future__ import annotations

import ctypes
import errno
import os
import resource
import shutil
import struct
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyseccomp

_libc = ctypes.CDLL(None, use_errno=True)

# Names and numbers of <linux/sched.h>, <sys/mount.h>, <linux/prctl.h> and <linux/landlock.h>.
CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS = 0x00020000, 0x02000000, 0x04000000
CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID = 0x08000000, 0x10000000, 0x20000000
CLONE_NEWNET = 0x40000000
NAMESPACES = (
    *(CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS, CLONE_NEWIPC),
    *(CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET),
)
MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_BIND, MS_REC, MS_PRIVATE = 2, 4, 8, 0x1000, 0x4000, 0x40000
PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 24, 38, 47, 4
LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446  # the same on every machine
LANDLOCK_VERSION, LANDLOCK_PATH_BENEATH = 1, 1
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, REMOVE_FILE, MAKE_SOCK = 1, 2, 4, 8, 32, 512
READING, EVERYTHING = EXECUTE | READ_FILE | READ_DIR, (1 << 13) - 1
REFER, TRUNCATE, IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15  # since versions 2, 3 and 5
NET, SCOPES = 3, 3  # TCP since version 4, other processes' signals and sockets since 6

REFUSED = (
    *("mount", "umount2", "pivot_root", "chroot", "move_mount", "open_tree", "fsopen", "fsconfig"),
    *("fsmount", "fspick", "mount_setattr", "unshare", "setns", "ptrace", "process_vm_readv"),
    *("process_vm_writev", "pidfd_getfd", "kcmp", "bpf", "perf_event_open", "userfaultfd"),
    *("keyctl", "add_key", "request_key", "io_uring_setup", "io_uring_enter", "io_uring_register"),
    *("open_by_handle_at", "name_to_handle_at", "init_module", "finit_module", "delete_module"),
    *("kexec_load", "kexec_file_load", "reboot", "swapon", "swapoff", "quotactl", "acct"),
    *("settimeofday", "clock_settime", "adjtimex", "sethostname", "setdomainname", "syslog"),
    *("personality", "iopl", "ioperm", "vhangup", "lookup_dcookie", "fanotify_init"),
)
"""System calls that no notebook needs and that others broke out with."""


def _check(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def unshare_processes() -> None:
    """Let the next child be the first process of a namespace, which ends with it."""
    _check(_libc.unshare(CLONE_NEWPID), "a namespace for processes")


def confine(layers: Iterable[str], request: Mapping[str, Any]) -> None:
    """Confine this process and all that it will start.

    Parameters
    ----------
    layers : iterable of str
        Of ``namespaces``, ``landlock``, ``seccomp``, ``limits``: those to put on.
    request : mapping
        ``cwd``: the working folder, of which it gets a copy of its own; ``folder``: where its
        sockets may lie; ``scratch``: bytes of all that it may write; ``readable``: what it may
        read; ``hidden``: folders in that which it may not; ``writable``: where it may write.

    Raises
    ------
    OSError
        If a layer cannot be put on; the process must not go on.
    """
    if "namespaces" in layers:
        _own_view(request)
    else:  # its working folder is the only place that is its own
        home = os.path.join(request["cwd"], ".home")
        os.makedirs(home, mode=0o700, exist_ok=True)
        os.environ.update(HOME=home, TMPDIR=home, IPYTHONDIR=os.path.join(home, ".ipython"))
    if "limits" in layers:
        limit_resources(request["scratch"])
    _check(_libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no new privileges")
    if "landlock" in layers:
        writable = [*request["writable"], request["cwd"]]
        restrict_files(request["readable"], writable, request["folder"], request["hidden"])
    drop_capabilities()
    if "seccomp" in layers:
        refuse_calls()


def _own_view(request: Mapping[str, Any]) -> None:
    """See and reach nothing of others: files, processes, network, memory that is shared."""
    _check(
        _libc.unshare(CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWNET),
        "namespaces",
    )
    _mount(None, "/", None, MS_REC | MS_PRIVATE)
    cwd, folder, writable = request["cwd"], request["folder"], request["writable"]
    options = f"size={request['scratch']},mode=700"
    files = os.open(cwd, os.O_PATH | os.O_DIRECTORY)
    covered = [folder, *(path for path in request["readable"] if _is_below(path, writable))]
    kept = {path: os.open(path, os.O_PATH) for path in covered}
    for place in writable:
        _mount("tmpfs", place, "tmpfs", MS_NOSUID | MS_NODEV, options)
    for path, place in kept.items():  # as it was, in what now covers it
        if os.path.isdir(f"/proc/self/fd/{place}"):
            os.makedirs(path, mode=0o700, exist_ok=True)
        else:
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
            os.close(os.open(path, os.O_CREAT))
        _mount(f"/proc/self/fd/{place}", path, None, MS_BIND | MS_REC)
        os.close(place)
    os.makedirs(cwd, mode=0o700, exist_ok=True)
    _mount("tmpfs", cwd, "tmpfs", MS_NOSUID | MS_NODEV, options)
    shutil.copytree(f"/proc/self/fd/{files}", cwd, dirs_exist_ok=True, symlinks=True)
    os.close(files)
    _mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC)
    home = os.environ.get("HOME", "")
    if _is_below(home, writable):
        os.makedirs(home, mode=0o700, exist_ok=True)


def _is_below(path: str, places: Iterable[str]) -> bool:
    return any(path.startswith(f"{place}/") for place in places)


def _mount(
    source: str | None, target: str, kind: str | None, flags: int, options: str = ""
) -> None:
    words = [None if word is None else word.encode() for word in (source, target, kind)]
    data = options.encode() if options else None
    _check(_libc.mount(*words, ctypes.c_ulong(flags), data), f"mounting {target}")


def limit_resources(scratch: int) -> None:
    """Limit files, their size, processes, and what a crash leaves."""
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, scratch),
        (resource.RLIMIT_NOFILE, 1024),
        (resource.RLIMIT_NPROC, 512),
        (resource.RLIMIT_MSGQUEUE, 0),
        (resource.RLIMIT_MEMLOCK, 2**20),
    ):
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, allowed))


def landlock_version() -> int:
    """Return which version of Landlock this kernel has, 0 for none."""
    found = _libc.syscall(LANDLOCK_CREATE, None, ctypes.c_size_t(0), LANDLOCK_VERSION)
    return max(0, int(found))


def restrict_files(
    readable: Iterable[str], writable: Iterable[str], folder: str, hidden: Iterable[str] = ()
) -> None:
    """Let nothing be read and written but what is named; let TCP and others' processes alone."""
    version = landlock_version()
    files = EVERYTHING
    for since, access in ((2, REFER), (3, TRUNCATE), (5, IOCTL_DEV)):
        files |= access if version >= since else 0
    attributes = struct.pack("QQQ", files, NET, SCOPES)
    size = 8 if version < 4 else 16 if version < 6 else 24
    rules = _check(
        _libc.syscall(LANDLOCK_CREATE, attributes, ctypes.c_size_t(size), 0), "Landlock's rules"
    )
    allowed: dict[str, int] = {}
    for path in readable:
        allowed |= _reading(path, [os.path.realpath(each) for each in hidden])
    allowed |= {path: files for path in writable}
    allowed |= {"/dev": READ_FILE | READ_DIR | WRITE_FILE | (IOCTL_DEV & files)}
    allowed |= {"/proc": READ_FILE | READ_DIR}
    allowed |= {"/proc/self": READ_FILE | READ_DIR | WRITE_FILE}
    allowed |= {folder: READ_FILE | READ_DIR | MAKE_SOCK | REMOVE_FILE}
    for path, access in allowed.items():
        _allow(rules, path, access)
    _check(_libc.syscall(LANDLOCK_RESTRICT, rules, 0), "Landlock")
    os.close(rules)


def _reading(path: str, hidden: list[str]) -> dict[str, int]:
    """Return the rights with which a folder can be read without what is hidden in it.

    Landlock takes nothing away that lies in what is allowed. So of the folders on the way to what
    is hidden the names can be read, and all else that is in them.
    """
    real = os.path.realpath(path)
    if real in hidden:
        return {}
    if not any(each.startswith(f"{real}/") for each in hidden):
        return {path: READING}
    found = {path: READ_DIR}
    for name in os.listdir(path):
        found |= _reading(os.path.join(path, name), hidden)
    return found


def _allow(rules: int, path: str, access: int) -> None:
    with suppress(FileNotFoundError):
        place = os.open(path, os.O_PATH)
        if not Path(path).is_dir():  # rights to folders do not fit a file
            access &= EXECUTE | READ_FILE | WRITE_FILE | TRUNCATE | IOCTL_DEV
        rule = struct.pack("=Qi", access, place)
        added = _libc.syscall(LANDLOCK_ADD, rules, LANDLOCK_PATH_BENEATH, rule, 0)
        _check(added, f"Landlock's rule for {path}")
        os.close(place)


def drop_capabilities() -> None:
    """Give up all rights beyond those of an ordinary user, for good."""
    for capability in range(64):
        _libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    _libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0)
    header, nothing = struct.pack("Ii", 0x20080522, 0), bytes(24)
    _check(_libc.capset(header, nothing), "giving up capabilities")


def refuse_calls() -> None:
    """Refuse the system calls of `REFUSED`, and namespaces by another way."""
    calls = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    refused = pyseccomp.ERRNO(errno.EPERM)
    for name in REFUSED:
        with suppress(OSError, ValueError):  # not on this machine
            calls.add_rule(refused, name)
    for flag in NAMESPACES:
        calls.add_rule(refused, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, flag, flag))
    # Its flags lie in memory, where no filter looks. The C library falls back to `clone`.
    calls.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    calls.load()
