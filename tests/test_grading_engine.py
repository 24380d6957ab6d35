"""The grading engine piece by piece: kernels, limits, tasks, and results that are kept."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from mlp_helpers.grading.engine.ahead import Handed
from mlp_helpers.grading.engine.imports import imported
from mlp_helpers.grading.engine.limits import RECORD, LimitedExecute
from mlp_helpers.grading.engine.store import Store
from mlp_helpers.grading.engine.tasks import Task, installation, unpack
from mlp_helpers.grading.engine.warm import Preload, WarmParent
from tests.support.scratch import cell, notebook, wait_until_gone

KERNEL = "python3"
STUBBORN = """\
import time
while True:
    try:
        time.sleep(9)
    except BaseException:
        pass
"""


@pytest.fixture(scope="module")
def warm() -> Iterator[WarmParent]:
    parent = WarmParent(Preload(("numpy", "matplotlib.pyplot")))
    yield parent
    parent.close()


def execute(warm: WarmParent | None, *sources: str, **limits: Any) -> NotebookNode:
    """Return a notebook of some cells, executed."""
    made = notebook(*(new_code_cell(each, id=f"cell-{i}") for i, each in enumerate(sources)))
    options = {"timeout": 30, "kernel_name": KERNEL, **limits}
    LimitedExecute(warm=warm, **options).preprocess(made, {})
    return made


def shown(executed: NotebookNode) -> list[list[str]]:
    """Return what each cell shows: what was printed, results, and the names of errors."""
    return [
        [each.get("text") or each.get("ename") or each.data["text/plain"] for each in one.outputs]
        for one in executed.cells
    ]


def said(executed: NotebookNode, index: int) -> str:
    """Return the message of the error that a cell ends with."""
    message: str = executed.cells[index].outputs[-1].evalue
    return message


# Whatever may depend on how a kernel came about, and can be compared.
TELLING = [
    "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.get_backend(), plt.isinteractive()",
    "import sys\nsorted(sys.path), sys.flags, sys.gettrace(), sys.argv[0].rpartition('/')[2]",
    "import signal\n[signal.getsignal(each) for each in (signal.SIGINT, signal.SIGCHLD)]",
    "import logging\nlogging.root.handlers, logging.root.level",
    "__name__, sorted(sys.modules['__main__'].__dict__)",
    "%matplotlib inline",
    "!echo from a shell",
    "import os\nos.write(2, b'past the streams')\nsys.stdin.read()",
    "1 / 0",
    "input()",
    "sorted(set(os.environ) - {'JPY_PARENT_PID'})",
    "import asyncio\nawait asyncio.sleep(0)",
]


@pytest.mark.end_to_end
def test_a_warm_kernel_is_like_a_cold_one(warm: WarmParent, monkeypatch: Any) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    cold, forked = (execute(each, *TELLING) for each in (None, warm))
    for before, after in zip(cold.cells, forked.cells, strict=True):
        assert after.outputs == before.outputs, after.source


@pytest.mark.end_to_end
def test_a_kernel_knows_nothing_of_the_one_before(warm: WarmParent) -> None:
    look = "import numpy, json\nhasattr(numpy, 'mine'), hasattr(json, 'mine'), numpy.random.rand()"
    first = execute(warm, look, "numpy.mine = json.mine = 1")
    second = execute(warm, look)
    assert shown(first)[0][0].startswith("(False, False")
    assert shown(second)[0][0].startswith("(False, False")
    assert shown(first)[0] != shown(second)[0], "both draw the same numbers"


@pytest.mark.end_to_end
def test_nothing_outlives_a_kernel(warm: WarmParent) -> None:
    program = "import subprocess; print(subprocess.Popen(['sleep', '99'], **{}).pid)"
    daemon = program.format("{'start_new_session': True, 'stdout': -3}")
    executed = execute(
        warm,
        program.format("{}"),
        daemon,
        f"import sys\nprint(subprocess.check_output([sys.executable, '-c', {daemon!r}]).decode())",
        "import os; os.getpid()",
    )
    pids = [int(each[0]) for each in shown(executed)]
    for pid in pids:
        wait_until_gone(pid)


ASKS_FOR_A_KERNEL = """
from nbformat.v4 import new_code_cell, new_notebook
from mlp_helpers.grading.engine.warm import WarmParent
from mlp_helpers.grading.engine.ahead import Handed
from mlp_helpers.grading.engine.imports import imported
from mlp_helpers.grading.engine.limits import LimitedExecute
source = "import os, time; open('pid', 'w').write(str(os.getpid())); time.sleep(99)"
LimitedExecute(warm=WarmParent()).preprocess(new_notebook(cells=[new_code_cell(source)]), {})
"""


@pytest.mark.end_to_end
def test_no_kernel_outlives_who_asked_for_it(tmp_path: Path) -> None:
    place = tmp_path / "pid"
    with subprocess.Popen([sys.executable, "-c", ASKS_FOR_A_KERNEL], cwd=tmp_path) as process:
        while not (place.exists() and place.read_text()):
            assert process.poll() is None
            time.sleep(0.02)
        process.kill()
    wait_until_gone(int(place.read_text()))


@pytest.mark.parametrize(
    ("source", "used"),
    [
        ("import torch", True),
        ("x = 1\nimport numpy as np, torch", True),
        ("def f(x):\n    from torch import nn\n    return nn", True),
        ("try: import torch.nn.functional as F\nexcept ImportError: pass", True),
        ("# important: torch is not used", False),
        ("from pytorch_like import net", False),
        ("import torchvision", False),
        ("import numpy\ntorch = 1", False),
    ],
)
def test_what_a_submission_imports_is_seen_in_its_file(
    source: str, used: bool, tmp_path: Path
) -> None:
    path = tmp_path / "a.ipynb"
    assert not Handed(str(path), "student", "01").imports("torch")
    nbformat.write(notebook(new_code_cell(source, id="a")), path)
    assert Handed(str(path), "student", "01").imports("torch") is used
    path.write_text(path.read_text("utf-8").replace("\n", " "), "utf-8")  # another editor's
    assert Handed(str(path), "student", "01").imports("torch") is used


def test_what_notebooks_import_is_found_without_running_them() -> None:
    sources = [
        "%matplotlib inline\nimport numpy as np, os.path\nfrom a.b import c, d as e",
        "from torch import *\nfrom . import near",
        "def f():\n    import late",
        "no python (",
        "import numpy",
    ]
    made = notebook(*map(new_code_cell, sources))
    assert imported([made]) == ["numpy", "os.path", "a.b:c", "a.b:d", "torch", "late"]


@pytest.mark.end_to_end
def test_a_package_is_loaded_along_only_where_something_else_loads_it() -> None:
    loaded = "import sys\n[name in sys.modules for name in ('wave', 'xml.dom', 'xml.sax')]"
    preload = Preload(("wave", "xml:dom"), along=("xml.sax", "wsgiref.util"), without=("json5",))
    parent = WarmParent(preload)
    executed = execute(parent, loaded, "'wsgiref.util' in sys.modules", "import json5")
    assert shown(executed) == [["[True, True, True]"], ["False"], ["ModuleNotFoundError"]]
    parent.close()


@pytest.mark.end_to_end
def test_what_is_hidden_can_be_imported_and_nothing_comes_of_it() -> None:
    parent = WarmParent(Preload(absent=("json5",)))
    imports = "import json5.lib as a\nfrom json5 import lib, load\nlib is a"
    set_up = "class Own(a.Base):\n    made = load(open=1).to('there')\nOwn().made.loads is None"
    uses = ("float(load('1'))", "2 @ a.loads('1')", "list(load)", "1 if a.ready else 2")
    executed = execute(parent, imports, set_up, *uses)
    assert shown(executed) == [["True"], ["False"], *([["RuntimeError"]] * len(uses))]
    parent.close()


@pytest.mark.end_to_end
def test_a_module_that_starts_a_thread_is_not_preloaded(
    tmp_path: Path, monkeypatch: Any, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "threaded.py").write_text(
        "import threading, time\nthreading.Thread(target=time.sleep, args=[9], daemon=True).start()"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    parent = WarmParent(Preload(("threaded",)))
    assert shown(execute(parent, "6 * 7")) == [["42"]]
    assert "kernels start cold" in caplog.text
    assert "of threaded one starts a thread" in caplog.text
    parent.close()


@pytest.mark.end_to_end
def test_a_module_that_is_not_there_is_named(caplog: pytest.LogCaptureFixture) -> None:
    parent = WarmParent(Preload(("no_such_module",)))
    assert shown(execute(parent, "6 * 7")) == [["42"]]
    assert "no_such_module could not be preloaded: ModuleNotFoundError" in caplog.text
    parent.close()


LIMITS = {
    "an endless loop that catches all": (
        STUBBORN,
        {"timeout": 1, "iopub_timeout": 1},
        "this cell ran for 1 s and could not be interrupted",
    ),
    "a call that does not return": (
        "import signal, time\nsignal.pthread_sigmask(signal.SIG_BLOCK, [2])\ntime.sleep(99)",
        {"timeout": 1, "iopub_timeout": 1},
        "this cell ran for 1 s and could not be interrupted",
    ),
    "the death of Python": ("import os\nos._exit(0)", {}, "Python ended while this cell ran"),
    "memory of child processes": (
        "import subprocess, sys\nprogram = 'x = b\".\" * 150_000_000; input()'\n"
        "children = [subprocess.Popen([sys.executable, '-c', program], stdin=subprocess.PIPE)"
        " for _ in range(3)]\nchildren[0].wait()",
        {"memory": 200},
        "this cell used more than 200 MB of memory",
    ),
    "endless output": (
        "while True:\n    print('x' * 10_000)",
        {"output_limit": 1},
        "this cell went on to print after 1 MB of output",
    ),
}


@pytest.mark.end_to_end
@pytest.mark.parametrize(("source", "limits", "reason"), LIMITS.values(), ids=LIMITS)
def test_what_cannot_be_interrupted_is_ended_and_the_cells_above_keep_what_they_have(
    warm: WarmParent, source: str, limits: dict[str, Any], reason: str
) -> None:
    executed = execute(warm, "1.5", source, "2.5", **limits)
    assert shown(executed)[0] == ["1.5"]
    assert reason in said(executed, 1)
    assert said(executed, 2).startswith("this cell was not run: Python had ended in a cell above")
    assert executed.metadata[RECORD]["ended"]


@pytest.mark.end_to_end
def test_too_much_memory_is_an_error_of_the_cell(warm: WarmParent) -> None:
    executed = execute(warm, "len(b'.' * 300_000_000)", "6 * 7", memory=200)
    assert shown(executed) == [["MemoryError"], ["42"]]


@pytest.mark.end_to_end
def test_too_much_output_is_left_out_but_not_the_result(warm: WarmParent) -> None:
    executed = execute(
        warm, "for _ in range(3):\n    print('x' * 600_000, flush=True)\n1.5", output_limit=1
    )
    texts = shown(executed)[0]
    assert texts[-1] == "1.5"
    assert any("the rest is left out" in text for text in texts)
    assert sum(map(len, texts)) < 1_100_000


@pytest.mark.end_to_end
def test_exit_ends_python_at_the_end_of_its_cell(warm: WarmParent) -> None:
    for _ in range(3):
        executed = execute(warm, "1.5", "exit()\n2.5", "3.5")
        assert shown(executed) == [["1.5"], ["2.5"], ["NotRun"]]
        assert said(executed, 2) == "this cell was not run: a cell above has ended Python."


@pytest.mark.end_to_end
def test_an_endless_loop_is_interrupted_and_the_cells_below_run(warm: WarmParent) -> None:
    executed = execute(warm, "while True:\n    pass", "1.5", timeout=1)
    assert shown(executed) == [["KeyboardInterrupt", "CellTimeoutError"], ["1.5"]]


@pytest.mark.end_to_end
def test_the_cells_of_a_notebook_share_its_time(warm: WarmParent) -> None:
    wait = "import time\ntime.sleep(1.5)"
    executed = execute(warm, wait, wait, "1.5", notebook_timeout=2)
    assert shown(executed)[0] == []
    assert said(executed, 2).startswith("this cell was not run: the notebook has run for 2 s")


def task(source: str = "1 + 1", **files: Path) -> Task:
    return Task(notebook(cell(source)), files)


def test_a_key_depends_on_what_a_result_depends_on(tmp_path: Path) -> None:
    data = tmp_path / "data.txt"
    data.write_text("1")
    keys = {task().key(), task("1 + 2").key(), task().key("slow"), task(data=data).key()}
    data.write_text("2")
    keys |= {task(data=data).key(), task(other=data).key()}
    assert len(keys) == 6


def test_a_key_does_not_depend_on_ids_and_outputs() -> None:
    other = task()
    other.notebook.cells[0].update(id="other", outputs=[1], execution_count=9)
    assert other.key() == task().key()


def test_an_installation_is_known_by_its_sources(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    source = tmp_path / "package_of_a_course" / "part.py"
    source.parent.mkdir()
    (source.parent / "__init__.py").touch()
    found = []
    for text in ("a = 1", "a = 2", "a = 1"):
        source.write_text(text)
        found.append(installation(["package_of_a_course"]))
    assert found[0] == found[2] != found[1]


def test_an_installation_does_not_depend_on_where_it_is_called(
    tmp_path: Path, monkeypatch: Any
) -> None:
    before = installation([])
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "mlp_helpers.egg-info").mkdir()
    assert installation([]) == before
    (tmp_path / "another-1.0.dist-info").mkdir()
    assert installation([]) != before


@pytest.mark.end_to_end
def test_a_task_runs_in_a_folder_of_its_own_with_its_files(
    warm: WarmParent, tmp_path: Path
) -> None:
    data = tmp_path / "data.txt"
    data.write_text("hello")
    source = "import os\nopen('new', 'w')\nprint(open('a/b.txt').read(), *sorted(os.listdir()))"
    asked = Task(notebook(cell(source)), {"a/b.txt": data})
    before = nbformat.writes(asked.notebook)
    for _ in range(2):
        result = asked.run(LimitedExecute(warm=warm, timeout=30, kernel_name=KERNEL))
        filled = notebook(cell(source))
        record = unpack(result, filled)
        assert shown(filled) == [["hello a new\n"]]
        assert record["ended"] == ""
    assert nbformat.writes(asked.notebook) == before


def test_a_result_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    store, key = Store(tmp_path / "results"), "ab" * 32
    assert store.get(key) is None
    store.put(key, b'{"a": 1}')
    store.put(key, b'{"a": 2}')
    assert store.get(key) == b'{"a": 2}'
    (path,) = (each for each in tmp_path.rglob("*") if each.is_file())
    path.write_bytes(path.read_bytes()[:-1])
    assert store.get(key) is None
    path.write_bytes(b"")
    assert store.get(key) is None
