"""Results on disk, by the digest of what they came from."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path


class Store:
    """A folder of results, which any number of processes may use at once.

    Parameters
    ----------
    folder : pathlib.Path
        Made when the first result is kept.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key[2:]}.json"

    def get(self, key: str) -> bytes | None:
        """Return a result, ``None`` where it was not kept, or not to its end."""
        with suppress(OSError, ValueError):
            content = self._path(key).read_bytes()
            json.loads(content)
            return content
        return None

    def put(self, key: str, result: bytes) -> None:
        """Keep a result: whole or, if this process ends meanwhile, not at all."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(result)
            os.replace(aside, path)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(aside)
