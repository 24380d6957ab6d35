"""The package as it is built and installed: a wheel with all that it needs, and nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from email import message_from_string
from pathlib import Path

import pytest

from tests.support.scratch import ROOT

pytestmark = pytest.mark.end_to_end


def run(*words: str, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *words],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of the sources, with what is installed."""
    tree = tmp_path_factory.mktemp("tree")
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "mlp_helpers", tree / "mlp_helpers", ignore=ignore)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree)
    run("-m", "build", "--wheel", "--no-isolation", cwd=tree)
    (made,) = (tree / "dist").glob("*.whl")
    return made


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = {name for name in packed.namelist() if name.startswith("mlp_helpers/")}
    meant = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "mlp_helpers").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert names == meant


def test_its_settings_come_where_jupyter_reads_them(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = {name.partition(".data/data/")[2] for name in packed.namelist()} - {""}
    settings = ROOT / "mlp_helpers" / "student" / "jupyter_config"
    files = [path.relative_to(settings) for path in settings.rglob("*.json")]
    assert files and names == {f"etc/jupyter/{path.as_posix()}" for path in files}


def test_its_metadata_is_complete(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        (name,) = (each for each in packed.namelist() if each.endswith(".dist-info/METADATA"))
        said = message_from_string(packed.read(name).decode())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert said["Version"] == project["version"] and said["License-Expression"] == "MIT"
    for key in ("Summary", "Author", "Keywords", "Requires-Python", "Description-Content-Type"):
        assert said[key], key
    assert len(said.get_all("Classifier", [])) == len(project["classifiers"])
    assert str(said.get_payload()).startswith("# Multilayer perceptrons")


def test_installed_from_the_wheel_it_runs(wheel: Path, tmp_path: Path) -> None:
    options = ("--quiet", "--no-deps", "--no-index", "--target", "site")
    run("-m", "pip", "install", *options, str(wheel), cwd=tmp_path)
    paths = [str(tmp_path / "site"), *map(sysconfig.get_path, ("purelib", "platlib"))]
    found = {"PYTHONPATH": os.pathsep.join(paths)}
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert run("-S", "-m", "mlp_helpers", "--version", cwd=tmp_path, **found) == f"mlp {version}\n"
    program = (
        "import mlp_helpers.checks.nonlinearity as check\n"
        "from mlp_helpers.data import load_mnist\n"
        "print(mlp_helpers.__file__, *map(len, load_mnist('bundled')))"
    )
    said = run("-S", "-c", f"import mlp_helpers\n{program}", cwd=tmp_path, **found)
    assert str(tmp_path / "site") in said and "4000 1000" in said
