"""What all commands of the project share: one clear sentence where they fail, and a status."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mlp_helpers._errors import FolderError, MLPHelpersError

# jsonschema looks for it, which takes a second, to check addresses. No notebook has any to check.
UNUSED = ("rfc3987_syntax",)
INTERRUPTED = 130
"""The exit status of a program that Ctrl-C has ended, as shells have it."""
_FULL = (errno.ENOSPC, errno.EDQUOT)
_WRITE = "Change its permissions, or copy the course into a folder that you may write to."


def run(name: str, command: Callable[[], int | None]) -> int:
    """Run a command and return its exit status; say on stderr in one sentence why it failed.

    Who has no home folder gets a temporary one. What is not foreseen keeps its traceback: it is a
    mistake of the program.

    Parameters
    ----------
    name : str
        What the message begins with.
    command : callable
        Returns the exit status, 0 where it returns ``None``.
    """
    try:
        with home_folder(), without(*UNUSED):
            return command() or 0
    except MLPHelpersError as error:
        problem: object = error
    except OSError as error:
        if error.filename is None and error.errno not in _FULL:
            raise
        problem = folder_error(error)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in sys.stdlib_module_names | {"mlp_helpers"}:
            raise
        problem = (
            f"the package {error.name} is not installed. Install all that the course's commands "
            'need: pip install -c constraints.txt -e ".[instructor,test]", or `make test`.'
        )
    except KeyboardInterrupt:
        print(f"\n{name}: interrupted", file=sys.stderr)
        return INTERRUPTED
    print(f"{name}: {problem}", file=sys.stderr)
    return 1


def folder_error(error: OSError, path: Path | None = None) -> FolderError:
    """Say what the system refused, and what to do about it."""
    where, reason = path or error.filename or "the disk", error.strerror or error
    step = "Remove what is no longer needed." if error.errno in _FULL else _WRITE
    if error.errno == errno.ENOENT:
        step = "Run the command from the folder of the course, and look at the name."
    return FolderError(f"{where}: {reason}. {step}")


def check_writable(*folders: Path) -> None:
    """Make sure that files can be made in folders, or in what holds them, before the work begins.

    Raises
    ------
    FolderError
        If not. A file's permissions do not tell: a whole file system may be read-only.
    """
    for folder in folders:
        place = next(each for each in (folder, *folder.absolute().parents) if each.exists())
        try:
            with tempfile.TemporaryFile(dir=place):
                pass
        except OSError as error:
            raise folder_error(error, place) from None


@contextmanager
def home_folder() -> Iterator[None]:
    """Give a temporary home folder to who has none that can be written.

    Jupyter would not start, and IPython and matplotlib would complain on stderr, where it scores 0.
    """
    if _has_home():
        yield
        return
    options: dict[str, Any] = {"prefix": "mlp_helpers-home-", "ignore_cleanup_errors": True}
    with tempfile.TemporaryDirectory(**options) as folder, environment({"HOME": folder}):
        yield


def _has_home() -> bool:
    try:
        with tempfile.TemporaryFile(dir=Path.home()):
            return True
    except (OSError, RuntimeError):  # the latter where nobody knows the user
        return False


@contextmanager
def without(*modules: str) -> Iterator[None]:
    """Let modules that nothing has imported yet seem not to be installed, for a while."""
    hidden = [name for name in modules if name not in sys.modules]
    sys.modules |= dict.fromkeys(hidden)  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


@contextmanager
def environment(changes: Mapping[str, str]) -> Iterator[None]:
    """Change environment variables for a while."""
    before = {name: os.environ.get(name) for name in changes}
    os.environ.update(changes)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
