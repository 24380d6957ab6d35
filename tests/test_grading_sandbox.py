"""Each layer of the sandbox holds by itself, is tried out before it is relied on, and is missed."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import asdict, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import nbformat
import pytest

import mlp_helpers
from mlp_helpers.grading.engine import runner
from mlp_helpers.grading.engine import sandbox as module
from mlp_helpers.grading.engine.limits import LimitedExecute
from mlp_helpers.grading.engine.runner import Confinement
from mlp_helpers.grading.engine.sandbox import (
    LAYERS,
    LEAST,
    NO_SANDBOX,
    Sandbox,
    SandboxError,
    best,
    probe,
)
from mlp_helpers.grading.engine.warm import Preload, WarmParent

PACKAGES = tuple(mlp_helpers.__path__)


def has_all() -> bool:
    try:
        return best(PACKAGES).layers == LAYERS
    except SandboxError:
        return False


needs_all = pytest.mark.skipif(not has_all(), reason="this machine does not have every layer")


@pytest.fixture
def folder() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="grading-") as made:
        yield made


@needs_all
def test_all_layers_hold_and_are_said(folder: str) -> None:
    sandbox = best(PACKAGES, folder=folder)
    assert probe(sandbox) == {}
    assert all(layer in sandbox.described() for layer in LAYERS)
    assert "not here" not in sandbox.described()


@needs_all
@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_that_is_off_is_said_to_be(layer: str, folder: str) -> None:
    sandbox = best(PACKAGES, folder=folder, without=[layer])
    assert layer not in sandbox.layers and probe(sandbox) == {}
    assert layer in sandbox.described().partition("not here: ")[2]
    if layer in ("bubblewrap", "namespaces"):  # neither is enough without the other
        assert set(sandbox.layers) == LEAST


@needs_all
@pytest.mark.parametrize("layer", sorted(LEAST))
def test_without_namespaces_every_other_layer_is_needed(layer: str, folder: str) -> None:
    with pytest.raises(SandboxError, match="unsafe_no_sandbox"):
        best(PACKAGES, folder=folder, without=["namespaces", layer])


@needs_all
@pytest.mark.parametrize(
    ("layer", "said"),
    [
        ("namespaces", "other processes can be seen"),
        ("seccomp", "namespaces can be made"),
        ("limits", "a file may have any size"),
    ],
)
def test_the_probe_notices_a_layer_that_does_not_hold(
    layer: str, said: str, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The layer is claimed and asked about, but not put on."""
    script = Path(folder, "probe.py")
    source = module.PROBE.read_text("utf-8")
    source = source.replace(
        "confining.confine(layers, request)",
        f"confining.confine([each for each in layers if each != {layer!r}], request)",
    ).replace(
        'if "namespaces" in layers:', f'if "namespaces" in layers and {layer!r} != "namespaces":'
    )
    script.write_text(source, "utf-8")
    Path(folder, "confine.py").write_bytes(module.PROBE.with_name("confine.py").read_bytes())
    monkeypatch.setattr(module, "PROBE", script)
    sandbox = Sandbox(LAYERS, (*PACKAGES, folder), folder=folder)
    assert said in probe(sandbox).get(layer, "")


def test_no_layers_are_no_sandbox() -> None:
    assert NO_SANDBOX.command(["python"]) == ["python"]
    assert NO_SANDBOX.request("/a", "/b") == {}
    assert "NONE" in NO_SANDBOX.described()


def test_no_secret_of_the_environment_reaches_a_notebook() -> None:
    sandbox = replace(NO_SANDBOX, layers=LAYERS)
    seen = sandbox.environment(
        {"PATH": "/bin", "TOKEN": "secret", "HOME": "/home/ann", "LC_ALL": "C"}
    )
    assert seen["PATH"] == "/bin" and seen["LC_ALL"] == "C"
    assert "TOKEN" not in seen and seen["HOME"].startswith("/tmp/")


def test_elsewhere_than_on_linux_nothing_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(SandboxError, match="only on Linux"):
        best(PACKAGES)


TRIED = [
    "import os; os.listdir('/proc/self/fd')",
    "open('mine.txt', 'w').write('x')",
    "import pathlib; pathlib.Path.home().joinpath('a').write_text('x')",
    "open('/etc/shadow')",
    "import socket; socket.create_connection(('127.0.0.1', 9), timeout=1)",
    "import ctypes; ctypes.CDLL(None).unshare(0x10000000)",
    "import matplotlib.pyplot as plt; plt.plot([1, 2]); plt.close()",
]


@needs_all
@pytest.mark.end_to_end
@pytest.mark.parametrize("without", [(), ("namespaces",)], ids=["all", "without-namespaces"])
def test_a_notebook_works_and_gets_no_farther(without: tuple[str, ...], folder: str) -> None:
    sandbox = best(PACKAGES, folder=folder, without=without)
    warm = WarmParent(Preload(("numpy", "matplotlib.pyplot")), sandbox=sandbox)
    made: Any = nbformat.v4.new_notebook()
    made.cells = [nbformat.v4.new_code_cell(source) for source in TRIED]
    with tempfile.TemporaryDirectory(dir=folder) as cwd:
        execute = LimitedExecute(warm=warm, sandbox=asdict(sandbox))
        ran, _ = execute.preprocess(made, {"metadata": {"path": cwd}})
    warm.close()
    errors = [
        next((output.ename for output in cell.outputs if output.output_type == "error"), "")
        for cell in ran.cells
    ]
    assert errors[1:3] == ["", ""] and errors[6] == ""
    assert errors[3] in ("FileNotFoundError", "PermissionError")
    assert errors[4] in ("OSError", "PermissionError", "ConnectionRefusedError")
    assert ran.cells[5].outputs[0].data["text/plain"] == "-1"


@needs_all
@pytest.mark.end_to_end
def test_kernels_outlive_the_thread_that_asked_for_the_first_one(folder: str) -> None:
    sandbox = best(PACKAGES, folder=folder)
    warm = WarmParent(sandbox=sandbox)
    asking = threading.Thread(target=warm.start)
    asking.start()
    asking.join()
    made: Any = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("6 * 7")])
    with tempfile.TemporaryDirectory(dir=folder) as cwd:
        execute = LimitedExecute(warm=warm, sandbox=asdict(sandbox))
        ran, _ = execute.preprocess(made, {"metadata": {"path": cwd}})
    warm.close()
    assert ran.cells[0].outputs[0].data["text/plain"] == "42"


@needs_all
@pytest.mark.end_to_end
def test_a_kernel_that_cannot_be_confined_is_not_started(folder: str) -> None:
    sandbox = best(PACKAGES, folder=folder)
    made: Any = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")])
    execute = LimitedExecute(warm=None, sandbox=asdict(sandbox))
    with pytest.raises(SandboxError, match="cannot be confined"):
        execute.preprocess(made, {"metadata": {"path": folder}})
    assert subprocess.run(["pgrep", "-f", folder], capture_output=True).stdout == b""


@needs_all
@pytest.mark.end_to_end
def test_a_folder_that_is_made_later_keeps_no_kernel_from_starting(
    folder: str, tmp_path: Path
) -> None:
    later = tmp_path / "cache"
    sandbox = best(PACKAGES, [str(later)], folder)
    warm = WarmParent(sandbox=sandbox)
    assert warm.start()
    later.mkdir()
    made: Any = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("6 * 7")])
    with tempfile.TemporaryDirectory(dir=folder) as cwd:
        execute = LimitedExecute(warm=warm, sandbox=asdict(sandbox))
        ran, _ = execute.preprocess(made, {"metadata": {"path": cwd}})
    warm.close()
    assert ran.cells[0].outputs[0].data["text/plain"] == "42"


def lay_out_another(folder: Path) -> None:
    (folder / "json5").mkdir()
    (folder / "json5" / "__init__.py").write_text("answers = 'none'")


@needs_all
@pytest.mark.end_to_end
@pytest.mark.parametrize("without", [(), ("namespaces",)], ids=["all", "without-namespaces"])
def test_what_is_installed_is_seen_as_it_is_laid_out_or_not_at_all(
    without: tuple[str, ...], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As our own package where it is not installed to be edited, and libraries that are hidden."""
    real, other = (Path(import_module(name).__file__ or "") for name in ("json5", "tqdm"))
    monkeypatch.setattr(runner, "best", partial(best, without=without))
    own = f"{__name__}.{lay_out_another.__name__}"
    confinement = Confinement(("json5",), lay_out=own, absent=("tqdm",))
    with tempfile.TemporaryDirectory(prefix="view-") as view:
        sandbox = confinement.sandbox(folder, view)
        warm = WarmParent(Preload(absent=("tqdm",)), sandbox=sandbox)
        tries = ("import json5; json5.answers", f"open({str(real)!r})", f"open({str(other)!r})")
        made: Any = nbformat.v4.new_notebook(cells=list(map(nbformat.v4.new_code_cell, tries)))
        with tempfile.TemporaryDirectory(dir=folder) as cwd:
            execute = LimitedExecute(warm=warm, sandbox=asdict(sandbox))
            ran, _ = execute.preprocess(made, {"metadata": {"path": cwd}})
        warm.close()
    assert ran.cells[0].outputs[0].data["text/plain"] == "'none'"
    refused = {cell.outputs[0].ename for cell in ran.cells[1:]}
    assert refused <= {"FileNotFoundError", "PermissionError"}
