"""The folder that keeps uncompressed files where torchvision reads them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from mlp_helpers._errors import DataError
from mlp_helpers.data.checksums import FileSpec
from mlp_helpers.data.idx import faults, write_missing

CACHE_VARIABLE = "MLP_HELPERS_DATA"


def default_cache() -> Path:
    """Return the folder named by ``MLP_HELPERS_DATA``, else the user's cache folder."""
    named = os.environ.get(CACHE_VARIABLE)
    if named:
        return Path(named).expanduser()
    try:
        return platformdirs.user_cache_path("mlp_helpers")
    except RuntimeError:  # a user whom the system does not know, without a home folder
        return fallback_cache()


def fallback_cache() -> Path:
    """Return the temporary folder of this user that replaces a cache that cannot be written."""
    user = f"-{os.getuid()}" if hasattr(os, "getuid") else ""  # on Windows it is per user anyway
    return Path(tempfile.gettempdir()) / f"mlp_helpers{user}"


@dataclass
class Cache:
    """One form of one data set in the cache: ``<base>/<form>/<dataset>/raw/<file>``.

    Parameters
    ----------
    base
        The cache folder; it need not exist.
    form
        ``"full"`` or ``"bundled"``.
    dataset
        Name of torchvision's class.
    specs
        What each file must contain.
    say
        Called with each line that the user should read.
    """

    base: Path
    form: str
    dataset: str
    specs: Mapping[str, FileSpec]
    say: Callable[[str], object]
    refused: list[str] = field(default_factory=list)

    def raw(self, base: Path) -> Path:
        """Return the folder of the files in the cache folder `base`."""
        return base / self.form / self.dataset / "raw"

    def root(self) -> Path | None:
        """Return torchvision's root folder if all files are right, and name those that are not."""
        raw = self.raw(self.base)
        found = faults(raw, self.specs)
        for name, text in found.items():
            if text != "missing":
                self.refused.append(name)
                self.say(f"{self.dataset}: refused {raw / name}: {text}")
        return None if found else self.base / self.form

    def store(self, contents: Mapping[str, bytes]) -> Path:
        """Write verified contents, where needed, and return torchvision's root folder.

        Raises
        ------
        DataError
            If neither the cache folder nor the temporary folder can be written.
        """
        failures = []
        for base in (self.base, fallback_cache()):
            try:
                write_missing(self.raw(base), self.specs, contents)
            except OSError as error:
                failures.append(f"{base} ({error.strerror or error})")
                continue
            if failures:
                self.say(f"{self.dataset}: cannot write to {failures[0]}; using {base} for now")
            elif self.refused:
                self.say(f"{self.dataset}: replaced {', '.join(self.refused)}")
            return base / self.form
        raise DataError(
            f"{self.dataset}: the files cannot be written anywhere.\n"
            f"  tried: {'; '.join(failures)}\n"
            f"  next step: name a folder that you may write to, with space for 60 MB, by cache=… "
            f"or by the environment variable {CACHE_VARIABLE}."
        )
