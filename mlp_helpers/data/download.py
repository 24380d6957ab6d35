"""Fetch a full data set with torchvision's own downloader, or give up soon."""

from __future__ import annotations

import contextlib
import http.client
import socket
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from torchvision import datasets

from mlp_helpers._errors import DataError
from mlp_helpers.data.checksums import FileSpec
from mlp_helpers.data.idx import read_folder

PROBE_SECONDS = 3.0
STALL_SECONDS = 15.0


def download(dataset: str, specs: Mapping[str, FileSpec]) -> dict[str, bytes]:
    """Return the verified contents of the four files of `dataset`, by name.

    The download goes to the system's temporary folder, so whatever interrupts it leaves nothing
    where data is looked for.

    Raises
    ------
    DataError
        If no mirror answers within `PROBE_SECONDS`, or the download fails or is not the data set.
        Its message continues the sentence "the full set is …".
    """
    base: type[datasets.MNIST] = getattr(datasets, dataset)
    mirrors = reachable_mirrors(base.mirrors, base.resources[0][0], PROBE_SECONDS)
    if not mirrors:
        raise DataError("not reachable")
    # torchvision names the folder after the class.
    patient = type(dataset, (base,), {"mirrors": mirrors})
    with tempfile.TemporaryDirectory(prefix="mlp_helpers-") as scratch:
        try:
            with _socket_timeout(STALL_SECONDS):
                patient(scratch, download=True)
            return read_folder(Path(scratch, dataset, "raw"), specs)
        except (OSError, RuntimeError, EOFError, http.client.HTTPException, DataError) as error:
            text = " ".join(str(error).split())
            raise DataError(f"not downloadable ({text or type(error).__name__})") from error


def reachable_mirrors(mirrors: Sequence[str], filename: str, timeout: float) -> list[str]:
    """Return those `mirrors` that offer `filename`, after `timeout` seconds at the latest.

    Each mirror is asked in a thread of its own, because the look-up of a host name knows no
    time limit.
    """
    answered = set()

    def ask(mirror: str) -> None:
        # Whatever goes wrong means the same here: this mirror is of no use now.
        with contextlib.suppress(Exception):
            request = urllib.request.Request(mirror + filename, method="HEAD")
            with urllib.request.urlopen(request, timeout=timeout):
                answered.add(mirror)

    threads = [threading.Thread(target=ask, args=(mirror,), daemon=True) for mirror in mirrors]
    deadline = time.monotonic() + timeout
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, deadline - time.monotonic()))
    return [mirror for mirror in mirrors if mirror in answered]


@contextlib.contextmanager
def _socket_timeout(seconds: float) -> Iterator[None]:
    """Let a stalled connection fail: torchvision sets no time limit of its own."""
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(seconds)
    try:
        yield
    finally:
        socket.setdefaulttimeout(before)
