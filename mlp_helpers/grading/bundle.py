"""The students' bundle: what a student may have, as a zip and as a folder to publish."""

from __future__ import annotations

import base64
import re
import shutil
import tempfile
import tomllib
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from mlp_helpers.student.copies import originals
from mlp_helpers.student.course import COURSE
from mlp_helpers.student.notebooks import dump
from mlp_helpers.student.published import address, published

BUNDLES = "dist"
NAME = "mlp-course"
PACKAGE = "mlp_helpers"
PAGE = "docs/students.md"
"""Becomes the bundle's read-me."""
AS_IT_IS = ("LICENSE", "constraints.txt", "start.py")
NOT_FOR_STUDENTS = ("grading", "data/build_bundled.py")
"""What of the package stays behind."""
EXTRAS = ("lab",)
"""What of the optional dependencies goes along."""
_DATE = (1980, 1, 1, 0, 0, 0)  # of every file, so that the same course gives the same zip


def write_bundle(root: Path, place: Path) -> list[Path]:
    """Write the bundle anew, as a folder and as a zip, and return both.

    Parameters
    ----------
    root : pathlib.Path
        The course's folder.
    place : pathlib.Path
        The folder that gets both.
    """
    folder, archive = place / NAME, place / f"{NAME}.zip"
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place, prefix=".bundle-") as aside:
        made, packed = Path(aside, NAME), Path(aside, archive.name)
        for name, content in contents(root):
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        _pack(made, packed)
        shutil.rmtree(folder, ignore_errors=True)
        made.replace(folder)
        packed.replace(archive)
    return [folder, archive]


def _pack(folder: Path, archive: Path) -> None:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), _DATE)
            entry.external_attr = 0o644 << 16
            made.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)


def contents(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each file of the bundle."""
    for name in AS_IT_IS:
        yield name, (root / name).read_bytes()
    page = root / PAGE
    yield "README.md", page.read_bytes()
    for name in re.findall(r"\]\((images/[^)]+)\)", page.read_text("utf-8")):
        yield name, (page.parent / name).read_bytes()
    yield "pyproject.toml", project(root).encode()
    yield "environment.yml", _environment(root).encode()
    for path in originals(root):
        yield path.relative_to(root).as_posix(), dump(published(root, path))
    for path in sorted(root.glob(f"{COURSE}/*.md")):
        yield path.relative_to(root).as_posix(), path.read_bytes()
    yield from _package(root)


def _package(root: Path) -> Iterator[tuple[str, bytes]]:
    kept_out = tuple(f"{PACKAGE}/{name}" for name in NOT_FOR_STUDENTS)
    for path in sorted((root / PACKAGE).rglob("*")):
        name = path.relative_to(root).as_posix()
        if not path.is_file() or "__pycache__" in path.parts or name.startswith(kept_out):
            continue
        if path.name.startswith("questions") and path.suffix == ".toml":
            yield str(Path(name).with_suffix(".sealed").as_posix()), seal(path.read_text("utf-8"))
        else:
            yield name, path.read_bytes()


def seal(text: str) -> bytes:
    """Return what :func:`mlp_helpers.checks.core.catalogue.unseal` reads: no letter in plain sight.

    A hindrance and no lock: the checks at home must be able to read it. After an answer they show
    which one is right, so there is little to gain.
    """
    return base64.b85encode(zlib.compress(text.encode(), 9)) + b"\n"


def project(root: Path) -> str:
    """Return the bundle's ``pyproject.toml``: the course's, without what students do without."""
    whole = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    made, extras = whole["project"], whole["project"]["optional-dependencies"]
    wheel = whole["tool"]["hatch"]["build"]["targets"]["wheel"]
    ((settings, place),) = wheel["shared-data"].items()
    return "\n".join(
        [
            "[build-system]",
            f"requires = {_list(whole['build-system']['requires'])}",
            f'build-backend = "{whole["build-system"]["build-backend"]}"\n',
            "[project]",
            *(f'{key} = "{made[key]}"' for key in ("name", "version", "description", "license")),
            f'requires-python = "{made["requires-python"]}"',
            f"dependencies = {_list(made['dependencies'])}\n",
            "[project.optional-dependencies]",
            *(f"{extra} = {_list(extras[extra])}" for extra in EXTRAS),
            "\n[project.scripts]",
            *(f'{name} = "{place}"' for name, place in made["scripts"].items()),
            f'\n[tool.mlp]\naddress = "{address(root)}"\n',
            "[tool.hatch.build]\nignore-vcs = true\n",
            "[tool.hatch.build.targets.wheel]",
            f'packages = ["{PACKAGE}"]\nshared-data = {{ "{settings}" = "{place}" }}\n',
        ]
    )


def _list(words: list[str]) -> str:
    quoted = [f"'{word}'" if '"' in word else f'"{word}"' for word in words]
    return f"[{', '.join(quoted)}]"


def _environment(root: Path) -> str:
    text = (root / "environment.yml").read_text("utf-8")
    return text.replace(".[instructor,test]", f".[{','.join(EXTRAS)}]")
