"""``from torchvision import datasets, transforms`` works beside a torch of any kind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import mlp_helpers
from mlp_helpers import _torchvision

PROJECT = Path(mlp_helpers.__file__).parents[1]


def python(code: str, *flags: str, path: Path | None = None) -> str:
    """Run `code` in a fresh interpreter, warnings as errors; return stdout, insist on no stderr."""
    places = [str(place) for place in (path, PROJECT) if place]
    result = subprocess.run(
        [sys.executable, "-W", "error", *flags, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
    )
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    return result.stdout.strip()


def test_importing_the_package_is_cheap():
    code = """
import sys, mlp_helpers
heavy = {"torch", "torchvision", "numpy", "matplotlib", "nbgrader", "IPython", "jupyterlab"}
print(sorted(heavy & set(sys.modules)))
"""
    assert python(code) == "[]"


def test_torchvision_imports_and_keeps_its_explanation_of_nms():
    code = """
import mlp_helpers
from torchvision import datasets, transforms
import importlib.resources, torch, torchvision
assert torchvision.__spec__.origin == torchvision.__file__
assert importlib.resources.files(torchvision).joinpath("version.py").is_file()
print(datasets.MNIST.__name__, transforms.ToTensor())
try:
    torchvision.ops.nms(torch.zeros(1, 4), torch.zeros(1), 0.5)
except RuntimeError as error:
    assert not torchvision.extension._has_ops() and "custom C++ ops" in str(error)
"""
    assert python(code) == "MNIST ToTensor()"


def test_looking_for_torchvision_loads_nothing():
    code = """
import importlib.util, sys, mlp_helpers
spec = importlib.util.find_spec("torchvision")
print(spec.name, "torch" in sys.modules)
"""
    assert python(code) == "torchvision False"


def test_an_absent_torchvision_stays_absent():
    code = """
import mlp_helpers
try:
    import torchvision
except ModuleNotFoundError as error:
    print(error)
"""
    assert python(code, "-S") == "No module named 'torchvision'"


@pytest.mark.parametrize("loads", [True, False])
def test_operators_are_declared_only_where_the_library_does_not_load(tmp_path, loads):
    package = tmp_path / "torchvision"
    package.mkdir()
    package.joinpath("_C.so").write_bytes(b"not a library")
    package.joinpath("_C.pyd").write_bytes(b"not a library")
    package.joinpath("__init__.py").write_text(
        "import torch\n"
        "declared = [hasattr(torch.ops.torchvision, name) for name in ('nms', 'qnms')]\n"
    )
    pretend = "torch.ops.load_library = lambda path: None" if loads else ""
    code = f"""
import mlp_helpers, torch
{pretend}
import torchvision
print(torchvision.__file__ == {str(package / "__init__.py")!r}, torchvision.declared)
"""
    assert python(code, path=tmp_path) == f"True {[not loads] * 2}"


def test_a_failed_import_can_be_repeated(tmp_path):
    package = tmp_path / "torchvision"
    package.mkdir()
    package.joinpath("__init__.py").write_text("raise ValueError('stop')\n")
    code = """
import mlp_helpers
for _ in range(2):
    try:
        import torchvision
    except ValueError as error:
        print(error)
"""
    assert python(code, path=tmp_path) == "stop\nstop"


def test_install_is_idempotent(monkeypatch):
    others = [finder for finder in sys.meta_path if not isinstance(finder, _torchvision._Finder)]
    monkeypatch.setattr(sys, "meta_path", list(others))
    monkeypatch.delitem(sys.modules, "torchvision", raising=False)
    _torchvision.install()
    _torchvision.install()
    assert len(sys.meta_path) == len(others) + 1
    assert sys.meta_path[0].find_spec("json", None) is None


def test_install_does_nothing_once_torchvision_is_there(monkeypatch):
    monkeypatch.setattr(sys, "meta_path", [])
    monkeypatch.setitem(sys.modules, "torchvision", sys)
    _torchvision.install()
    assert sys.meta_path == []
