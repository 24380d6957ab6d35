"""Downloads from a server that misbehaves, and processes that ask for the data at once.

The bundled archives play the part of the full MNIST, and a server in this process that of its
mirror.
"""

import hashlib
import http.server
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import pytest

import mlp_helpers
from mlp_helpers import DataError
from mlp_helpers.data import download, idx, load_mnist
from mlp_helpers.data.checksums import BUNDLED, FILES, FULL

# isort: split
# Beside a CPU-only torch, torchvision can be imported only after mlp_helpers.
from torchvision import datasets

ARCHIVES = idx.PACKAGE_FOLDER / "MNIST" / "raw"
IMAGES = FILES[0]
FULL_LINE = "MNIST: full set, 4,000 training + 1,000 test digits\n"
BUNDLED_LINE = "MNIST: bundled subset, 4,000 training + 1,000 test digits"


class Mirror(http.server.SimpleHTTPRequestHandler):
    """Serve the archives, in the way that `mode` says; note each file that is sent."""

    mode = "good"
    sent: list[str]
    go_on: threading.Event

    def __init__(self, *args):
        super().__init__(*args, directory=str(ARCHIVES))

    def do_HEAD(self):
        """Answer the question whether a file is there."""
        if self.mode == "stalled":
            self.go_on.wait(10)
        super().do_HEAD()

    def send_head(self):
        """Start any answer."""
        if self.mode == "gone":
            return self.send_error(404)
        return super().send_head()

    def copyfile(self, source, outputfile):
        """Send a file."""
        data = source.read()
        self.sent.append(self.path)
        if self.mode == "truncated":
            data = data[: len(data) // 2]
        elif self.mode == "wrong bytes":
            data = bytes(len(data))
        elif self.mode == "stalled halfway":
            outputfile.write(data[:100])
            outputfile.flush()
            self.go_on.wait(10)
            data = data[100:]
        outputfile.write(data)

    def log_message(self, *args):
        """Keep quiet."""


@pytest.fixture
def mirror(tmp_path, monkeypatch):
    """Start the server, let it be the only mirror of MNIST, and keep the test in its folder."""
    handler: Any = type("Handler", (Mirror,), {"sent": [], "go_on": threading.Event()})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        handler.url = f"http://127.0.0.1:{server.server_port}/"
        archives = [f"{name}.gz" for name in FILES]
        md5s = [hashlib.md5((ARCHIVES / name).read_bytes()).hexdigest() for name in archives]
        monkeypatch.setattr(datasets.MNIST, "mirrors", [handler.url])
        monkeypatch.setattr(datasets.MNIST, "resources", list(zip(archives, md5s, strict=True)))
        monkeypatch.setitem(FULL, "MNIST", BUNDLED["MNIST"])
        monkeypatch.setenv("no_proxy", "*")
        monkeypatch.setenv("MLP_HELPERS_DATA", str(tmp_path / "cache"))
        (tmp_path / "tmp").mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
        monkeypatch.chdir(tmp_path)
        yield handler
        handler.go_on.set()
        server.shutdown()
        thread.join()


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_full_set_is_downloaded_once(mirror, tmp_path, capsys):
    for wanted in ({f"/{name}.gz" for name in FILES}, set()):
        mirror.sent.clear()
        mnist_train, mnist_test = load_mnist("full")
        assert capsys.readouterr().out == FULL_LINE
        assert set(mirror.sent) == wanted
    assert (len(mnist_train), len(mnist_test)) == (4000, 1000)
    assert files(tmp_path) == sorted(f"cache/full/MNIST/raw/{name}" for name in FILES)


def test_corrupt_file_is_replaced_by_a_download(mirror, tmp_path, capsys):
    load_mnist("full")
    path = tmp_path / "cache/full/MNIST/raw" / IMAGES
    path.write_bytes(path.read_bytes()[:1000])
    capsys.readouterr()
    load_mnist()
    assert capsys.readouterr().out == (
        f"MNIST: refused {path}: truncated (1,000 of 3,136,016 bytes)\n"
        f"MNIST: replaced {IMAGES}\n{FULL_LINE}"
    )
    assert idx.faults(path.parent, FULL["MNIST"]) == {}


@pytest.mark.parametrize("mode", ["truncated", "wrong bytes", "stalled halfway"])
def test_bad_download_is_refused_and_leaves_nothing(mirror, tmp_path, monkeypatch, capsys, mode):
    monkeypatch.setattr(download, "STALL_SECONDS", 0.3)
    mirror.mode = mode
    with pytest.raises(DataError, match=r"not on disk and not downloadable \(.+\)\.\n"):
        load_mnist("full")
    assert files(tmp_path) == []
    load_mnist()
    out = capsys.readouterr().out
    assert out.startswith(f"{BUNDLED_LINE} (full set not on disk and not downloadable (")
    assert not (tmp_path / "cache/full").exists()


def test_archives_that_are_another_data_set_are_refused(mirror, tmp_path, monkeypatch):
    """The archives pass torchvision's test, but their content is not what was published."""
    monkeypatch.setitem(FULL, "MNIST", FULL["FashionMNIST"])
    with pytest.raises(DataError, match=rf"not downloadable .*{IMAGES}: truncated"):
        load_mnist("full")
    assert files(tmp_path) == []


@pytest.mark.parametrize("trouble", ["gone", "stalled", "slow look-up"])
def test_mirror_that_does_not_answer_soon_is_given_up(mirror, monkeypatch, capsys, trouble):
    """Were it not given up, the mirror would answer after all, and the full set be used."""
    monkeypatch.setattr(download, "PROBE_SECONDS", 0.3)
    mirror.mode = trouble
    if trouble == "slow look-up":
        look_up = socket.getaddrinfo

        def slow_look_up(*args, **kwargs):
            mirror.go_on.wait(10)
            return look_up(*args, **kwargs)

        monkeypatch.setattr(socket, "getaddrinfo", slow_look_up)
    load_mnist()
    line = f"{BUNDLED_LINE} (full set not on disk and not reachable)\n"
    assert capsys.readouterr().out == line
    assert mirror.sent == []


def test_only_mirrors_that_answer_are_used(mirror, monkeypatch):
    dead = "http://127.0.0.1:9/"
    monkeypatch.setattr(datasets.MNIST, "mirrors", [dead, "no address", mirror.url])
    found = download.reachable_mirrors(datasets.MNIST.mirrors, f"{IMAGES}.gz", 3.0)
    assert found == [mirror.url]
    load_mnist("full")


def test_download_can_be_forbidden(mirror, capsys):
    load_mnist(download=False)
    assert capsys.readouterr().out == f"{BUNDLED_LINE} (full set not on disk)\n"
    assert mirror.sent == []


def test_unwritable_cache_does_not_download_twice(mirror, tmp_path, capsys):
    (tmp_path / "file").write_text("in the way")
    for wanted in (set(f"/{name}.gz" for name in FILES), set()):
        mirror.sent.clear()
        load_mnist("full", cache=tmp_path / "file/cache")
        first, last = capsys.readouterr().out.splitlines()
        assert "cannot write to" in first
        assert last == FULL_LINE.strip()
        assert set(mirror.sent) == wanted


# Each line on stdin is a round: load both forms, and answer with what they hold.
ASKER = """
import sys
from mlp_helpers.data import load_mnist
from mlp_helpers.data.checksums import BUNDLED, FULL
from torchvision import datasets

datasets.MNIST.mirrors, datasets.MNIST.resources = [sys.argv[1]], eval(sys.argv[2])
FULL["MNIST"] = BUNDLED["MNIST"]
for _ in sys.stdin:
    sums = [
        (len(part), int(part.data.sum()), int(part.targets.sum()))
        for source in ("bundled", "full")
        for part in load_mnist(source, verbose=False)
    ]
    print(sums, flush=True)
"""


def test_processes_that_ask_at_once_do_not_break_each_other(mirror, tmp_path):
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(mlp_helpers.__file__).parents[1]),
        "TMPDIR": str(tmp_path / "tmp"),
        "TQDM_DISABLE": "1",
    }
    command = [sys.executable, "-W", "error", "-c", ASKER]
    command += [mirror.url, repr(datasets.MNIST.resources)]
    pipe = subprocess.PIPE
    processes = [
        subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=environment)
        for _ in range(2)
    ]
    raws = [tmp_path / "cache" / form / "MNIST/raw" for form in ("bundled", "full")]
    answers = []
    for _ in range(6):
        for process in processes:
            assert process.stdin
            process.stdin.write("\n")
            process.stdin.flush()
        answers += [process.stdout.readline() for process in processes if process.stdout]
        for raw in raws:
            if raw.is_dir():
                (raw / IMAGES).write_bytes(b"half a file")
    errors = [process.communicate()[1] for process in processes]
    assert errors == [""] * 2
    parts = [
        (len(part), int(part.data.sum()), int(part.targets.sum()))
        for part in load_mnist("bundled", verbose=False)
    ]
    assert answers == [f"{parts * 2}\n"] * 12
    load_mnist("full", verbose=False)
    assert files(tmp_path / "cache") == sorted(
        str(raw.relative_to(tmp_path / "cache") / name) for raw in raws for name in FILES
    )
    assert files(tmp_path / "tmp") == []


def test_a_killed_download_leaves_nothing_in_the_cache(mirror, tmp_path):
    mirror.mode = "stalled halfway"
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(mlp_helpers.__file__).parents[1]),
        "TMPDIR": str(tmp_path / "tmp"),
    }
    command = [sys.executable, "-c", ASKER, mirror.url, repr(datasets.MNIST.resources)]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    ) as process:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
        while not any((tmp_path / "tmp").rglob(f"{IMAGES}.gz")):
            assert process.poll() is None
            time.sleep(0.02)
        process.kill()
    assert not (tmp_path / "cache/full").exists()
    mirror.mode = "good"
    mirror.go_on.set()
    load_mnist("full")
