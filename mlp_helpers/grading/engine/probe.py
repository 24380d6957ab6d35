"""Try out a sandbox from within: confine this process, then do what must not be possible.

Run as a script by `sandbox.probe`, with the request of `confine.confine` as JSON. It prints the
layers that do not hold, with what is wrong.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import resource
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any


def main() -> None:
    """Confine a child, let it try each layer, and print what it found."""
    request = json.loads(sys.argv[1])
    layers = request["layers"]
    confining = importlib.import_module("confine")
    reading, writing = os.pipe()
    try:
        if "namespaces" in layers:
            confining.unshare_processes()
        child = os.fork()
    except OSError as error:
        print(json.dumps({"namespaces": str(error)}))
        return
    if not child:
        os.write(writing, json.dumps(_tried(confining, layers, request)).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    print(os.read(reading, 10**6).decode() or json.dumps({"limits": "the process ended"}))


def _tried(confining: Any, layers: list[str], request: dict[str, Any]) -> dict[str, str]:
    try:
        confining.confine(layers, request)
    except OSError as error:
        return dict.fromkeys(layers, str(error))
    tests: dict[str, Callable[[], str]] = {
        "namespaces": lambda: _namespaces(request["secret"]),
        "landlock": lambda: _files(request["secret"]),
        "seccomp": _calls,
        "limits": _limits,
    }
    found = {layer: tests[layer]() for layer in layers}
    return {layer: problem for layer, problem in found.items() if problem}


def _namespaces(secret: str) -> str:
    if os.getpid() != 1:
        return "other processes can be seen"
    with suppress(OSError), open(secret, encoding="utf-8"):
        return "another notebook's folder can be read"
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as caller:
        caller.connect(("192.0.2.1", 9))
        return "there is a network"
    return ""


def _files(secret: str) -> str:
    with suppress(OSError), open(secret, encoding="utf-8"):
        return "a file that was not named can be read"
    with suppress(OSError), open("/dev/shm/../../probe", "w", encoding="utf-8"):
        return "a file can be written outside"
    return ""


def _calls() -> str:
    library = ctypes.CDLL(None, use_errno=True)
    return "" if library.unshare(0) != 0 else "namespaces can be made"


def _limits() -> str:
    most, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
    return "a file may have any size" if most == resource.RLIM_INFINITY else ""


if __name__ == "__main__":
    main()
