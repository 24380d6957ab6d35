"""Read, verify and write the files of a data set; knows nothing of where they come from."""

from __future__ import annotations

import gzip
import hashlib
import os
import uuid
import zlib
from collections.abc import Mapping
from pathlib import Path

from mlp_helpers._errors import DataError
from mlp_helpers.data.checksums import FileSpec

PACKAGE_FOLDER = Path(__file__).parent / "bundled"


def fault(data: bytes, spec: FileSpec) -> str | None:
    """Return what is wrong with the uncompressed content of a file, None if nothing is."""
    if len(data) < spec.size:
        return f"truncated ({len(data):,} of {spec.size:,} bytes)"
    if len(data) > spec.size:
        return f"too long (more than {spec.size:,} bytes)"
    md5 = hashlib.md5(data, usedforsecurity=False).hexdigest()
    return None if md5 == spec.md5 else f"corrupt (MD5 {md5}, expected {spec.md5})"


def read(path: Path, spec: FileSpec) -> tuple[bytes, str | None]:
    """Return the uncompressed content of a plain or ``.gz`` file and what is wrong with it."""
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            data = file.read(spec.size + 1)
    except (FileNotFoundError, NotADirectoryError):
        return b"", "missing"
    except EOFError:
        return b"", "truncated (the archive ends early)"
    except (gzip.BadGzipFile, zlib.error) as error:
        return b"", f"corrupt ({error})"
    except OSError as error:
        return b"", f"unreadable ({error.strerror or error})"
    return data, fault(data, spec)


def faults(folder: Path, specs: Mapping[str, FileSpec]) -> dict[str, str]:
    """Return what is wrong with each plain file in `folder`, by name; empty if all are right."""
    found = {name: read(folder / name, spec)[1] for name, spec in specs.items()}
    return {name: text for name, text in found.items() if text is not None}


def read_folder(folder: Path, specs: Mapping[str, FileSpec]) -> dict[str, bytes]:
    """Return the verified contents of a folder that holds the files, plain or as ``.gz``.

    Raises
    ------
    DataError
        If `folder` is none, or a file is missing, truncated or corrupt in every form that is there.
        Names the file.
    """
    if not folder.is_dir():
        raise DataError(f"{folder} is not a folder.")
    contents: dict[str, bytes] = {}
    complaints = []
    for name, spec in specs.items():
        forms = [path for path in (folder / name, folder / f"{name}.gz") if path.exists()]
        for path in forms or [folder / name]:
            data, text = read(path, spec)
            if text is None:
                contents[name] = data
                break
            complaints.append(f"  {path.name}: {text}")
    if len(contents) < len(specs):
        raise DataError("\n".join([f"{folder} does not hold the data set:", *complaints]))
    return contents


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path` so that nobody ever sees a part of it, and create the folder.

    The file is written under another name beside `path` and renamed when it is complete.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{uuid.uuid4().hex}.part")
    try:
        with aside.open("xb") as file:
            file.write(data)
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)


def write_missing(
    folder: Path, specs: Mapping[str, FileSpec], contents: Mapping[str, bytes]
) -> None:
    """Write those files of `contents` that `folder` does not hold in the right form.

    Raises
    ------
    OSError
        If a file cannot be written.
    """
    for name in faults(folder, specs):
        try:
            write_atomically(folder / name, contents[name])
        except PermissionError:
            # Windows refuses to replace a file that another process reads; then it may have
            # been that process that has just written the right content.
            if read(folder / name, specs[name])[1] is not None:
                raise
