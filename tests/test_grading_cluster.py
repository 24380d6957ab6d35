"""Classes graded on a Dask cluster: the same scores, whichever of its processes end."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import stat
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import dask
import nbformat
import pytest
from distributed import KilledWorker, Security

from mlp_helpers.grading.engine.ahead import Ahead, Handed
from mlp_helpers.grading.engine.cluster import ATTEMPTS, Cluster, Warm, _prepare
from mlp_helpers.grading.engine.limits import LimitedExecute
from mlp_helpers.grading.engine.plug_in import ReadyExecute
from mlp_helpers.grading.engine.runner import Confinement, EngineError, Runner
from mlp_helpers.grading.engine.store import Store
from mlp_helpers.grading.engine.tasks import Task, installation, unpacked
from mlp_helpers.grading.engine.warm import KernelError, Preload
from mlp_helpers.grading.gradebook import scores
from tests.support.scratch import (
    ASSIGNMENT,
    NOTEBOOK,
    cell,
    make_course,
    notebook,
    solution,
    succeed,
    wait_until_gone,
)

log = logging.getLogger(__name__)
MAKE = partial(Runner, LimitedExecute, {}, Preload(), Confinement())
SQUARE = "def square(x):\n    return {}"
ANSWERS = {1: "x * x", 2: "x + x", 3: "x ** 2", 4: "__import__('os')._exit(0)"}
SCORES = {1: 5.0, 2: 3.0, 3: 5.0, 4: 0.0}


def hand_in(course: Path, number: int, square: str) -> None:
    """Hand in the solution with another answer to its first exercise."""
    made = solution()
    for each in made.cells:
        if each.id == "square":
            each.source = square
    path = course / "submitted" / f"student-{number}" / NOTEBOOK
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(made, path)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Return a course in which four students have handed in, each something else."""
    made = make_course(tmp_path / "course")
    for number, answer in ANSWERS.items():
        hand_in(made, number, SQUARE.format(answer))
    return made


def graded(course: Path) -> dict[int, float]:
    """Return the score of each student, by the student's number."""
    found = scores(f"sqlite:///{course / 'gradebook.db'}", "mlp")
    return {int(each.student.removeprefix("student-")): each.score for each in found}


def autograded(course: Path) -> dict[str, str]:
    """Return the autograded notebooks without the seconds that they took."""
    found = {}
    for path in course.glob("autograded/*/*/*.ipynb"):
        made = nbformat.read(path, as_version=4)
        del made.metadata["mlp_helpers"]
        found[path.parts[-3]] = nbformat.writes(made)
    return found


class Place:
    """A cluster of processes that can be started and ended one by one."""

    def __init__(self, folder: Path, protocol: str) -> None:
        self.folder, self.protocol = folder, protocol
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self, program: str, *words: str) -> subprocess.Popen[bytes]:
        """Start a part of a cluster."""
        command = [sys.executable, "-m", f"distributed.cli.dask_{program}", *words]
        with (self.folder / f"{program}.log").open("ab") as said:
            process = subprocess.Popen(
                [*command, "--no-dashboard"], cwd=self.folder, stdout=said, stderr=said
            )
        self.running.append(process)
        return process

    def scheduler(self) -> tuple[subprocess.Popen[bytes], str]:
        """Start a scheduler, and return it with its address."""
        self.file = self.folder / f"scheduler-{len(self.running)}.json"
        where = ("--host", f"{self.protocol}127.0.0.1", "--port", "0")
        process = self.start("scheduler", *where, "--scheduler-file", str(self.file))
        while not (self.file.exists() and self.file.read_text().endswith("}")):
            assert process.poll() is None, (self.folder / "scheduler.log").read_text()
            time.sleep(0.05)
        address: str = json.loads(self.file.read_text())["address"]
        return process, address

    def worker(self) -> subprocess.Popen[bytes]:
        """Start a worker of two threads."""
        options = ("--nthreads", "2", "--no-nanny", "--local-directory", str(self.folder))
        return self.start("worker", "--scheduler-file", str(self.file), *options)

    def end(self) -> None:
        """End all that runs."""
        for process in self.running:
            process.kill()
            process.wait()


@contextmanager
def place(folder: Path, protocol: str = "tcp://") -> Iterator[Place]:
    folder.mkdir()
    made = Place(folder, protocol)
    try:
        yield made
    finally:
        made.end()


@contextmanager
def autograding(course: Path, address: str, *options: str) -> Iterator[subprocess.Popen[str]]:
    """Call nbgrader on a cluster; its lines are read as they come."""
    words = [f"--ReadyExecute.cluster={address}", "--ReadyExecute.unsafe_no_sandbox=True"]
    with subprocess.Popen(
        [sys.executable, "-m", "nbgrader", "autograde", ASSIGNMENT, *words, *options],
        cwd=course,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def line_with(text: str, process: subprocess.Popen[str]) -> str:
    """Return the next line that a process says in which a text is."""
    assert process.stderr is not None
    before = []
    for line in process.stderr:
        if text in line:
            return line
        before.append(line)
    raise AssertionError(f"{text!r} was not said, but {before}")


WAIT = """\
import os, time
open({0!r} + "/ran", "a").write("x")
open({0!r} + "/pid", "w").write(str(os.getpid()))
while not os.path.exists({0!r} + "/go"):
    time.sleep(0.02)
"""


def pid_of_the_waiting_one(course: Path) -> int:
    path = course / "pid"
    for _ in range(3000):
        if path.exists() and path.read_text():
            pid = int(path.read_text())
            path.unlink()
            return pid
        time.sleep(0.02)
    raise AssertionError("the notebook that waits has not begun")


FAKES = {
    # As Slurm does it keeps a copy: who asked removes the script at once.
    "sbatch": 'cp "$1" "$JOBS/script"\ncp "$1" "$JOBS/$$.sh"\n'
    'sh "$JOBS/$$.sh" > "$JOBS/$$" 2>&1 &\necho Submitted batch job $!',
    "scancel": 'for job in "$@"; do kill -- "$job"; done; echo "$@" >> "$JOBS/cancelled"',
}
JOB = """\
jobqueue:
  slurm:
    cores: 1
    memory: 1GB
    queue: exam
    walltime: "00:10:00"
    shared-temp-directory: {}
"""


@pytest.fixture
def jobs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that keeps what Slurm's commands are told, which run jobs right here."""
    made = tmp_path / "jobs"
    made.mkdir()
    (made / "jobqueue.yaml").write_text(JOB.format(made))
    for name, lines in FAKES.items():
        path = made / name
        path.write_text(f"#!/bin/sh\n{lines}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("JOBS", str(made))
    monkeypatch.setenv("DASK_CONFIG", str(made))
    monkeypatch.setenv("PATH", f"{made}{os.pathsep}{os.environ['PATH']}")
    return made


@pytest.mark.end_to_end
def test_on_jobs_of_slurm_the_scores_are_those_of_this_machine(course: Path, jobs: Path) -> None:
    """And the sandbox is the same, so that what a notebook tries to read is not there."""
    secret = course / "secret"
    secret.write_text("known")
    hand_in(course, 2, f"print(open({str(secret)!r}).read())\n{SQUARE.format('x * x')}")
    found = []
    for options in ((), ("--cluster", "slurm:2")):
        succeed("mlp_helpers", "grade", *options, cwd=course)
        found.append((graded(course), autograded(course), (course / "grades.csv").read_text()))
        for kept in course.glob(".results/*/*.json"):
            kept.unlink()
    assert found[0] == found[1]
    assert found[0][0] == SCORES
    assert "FileNotFoundError" in found[1][1]["student-2"]
    script = (jobs / "script").read_text()
    for word in ("#SBATCH -p exam", "#SBATCH --mem=954M", "--nthreads 1", "tls://", "--tls-key"):
        assert word in script
    assert "--dashboard-address 127.0.0.1:0" in script
    assert len((jobs / "cancelled").read_text().split()) == 2
    assert not list(jobs.glob(".dask-jobqueue.*")), "the keys are still there"


@pytest.mark.end_to_end
def test_a_worker_that_ends_and_one_that_comes_change_nothing(course: Path, tmp_path: Path) -> None:
    hand_in(course, 3, WAIT.format(str(course)) + SQUARE.format("x ** 2"))
    with place(tmp_path / "cluster") as made:
        _, address = made.scheduler()
        with autograding(course, address, "--ReadyExecute.unsafe_no_tls=True") as grading:
            line_with("has no worker yet", grading)
            first = made.worker()
            running = pid_of_the_waiting_one(course)
            first.kill()
            first.wait()
            wait_until_gone(running)
            line_with("has ended; workers left: 0", grading)
            (course / "go").touch()
            made.worker()
            line_with("4 graded", grading)
            assert grading.wait(60) == 0
    assert graded(course) == SCORES
    assert (course / "ran").read_text() == "xx"


@pytest.mark.end_to_end
def test_after_the_scheduler_has_ended_the_next_call_goes_on(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With connections that are encrypted and authenticated as Dask's configuration says."""
    for name, text in keys().items():
        path = tmp_path / name
        path.write_text(text)
        monkeypatch.setenv(f"DASK_DISTRIBUTED__COMM__TLS__{name.upper()}", str(path))
    hand_in(course, 4, WAIT.format(str(course)) + SQUARE.format("9"))
    with place(tmp_path / "cluster", "tls://") as made:
        scheduler, address = made.scheduler()
        made.worker()
        with autograding(course, address) as grading:
            line_with("3/4 student-3", grading)
            running = pid_of_the_waiting_one(course)
            scheduler.kill()
            line = line_with("nbgrader: the scheduler at tls://", grading)
            assert "start the scheduler and its workers, and call the same again" in line
            assert grading.wait(60) == 1
        wait_until_gone(running)
        (course / "go").touch()
        _, address = made.scheduler()
        made.worker()
        with autograding(course, address, "--force") as grading:
            for number in (1, 2, 3):
                assert "kept from before" in line_with(f"{number}/4 student-{number}", grading)
            assert "kept from before" not in line_with("4/4 student-4", grading)
            assert grading.wait(60) == 0
    assert graded(course) == SCORES | {4: 5.0}


def keys() -> Mapping[str, str]:
    """Return a new key and certificate, by the names that Dask's configuration has for them."""
    made = Security.temporary()
    found = {"CA_FILE": made.tls_ca_file}
    for role in ("SCHEDULER", "WORKER", "CLIENT"):
        found[f"{role}__CERT"] = made.tls_client_cert
        found[f"{role}__KEY"] = made.tls_client_key
    return found


def test_a_task_comes_out_as_it_went_in(tmp_path: Path) -> None:
    held = {"a/b.txt": b"\0\xff", "../../up": b"2", os.fsdecode(b"\xff"): b"3"}
    files = {}
    for number, (name, content) in enumerate(held.items()):
        files[name] = tmp_path / str(number)
        files[name].write_bytes(content)
    task = Task(notebook(cell("print('\ud800')")), files)
    with unpacked(task.to_bytes()) as other:
        assert other.key() == task.key()
        assert {name: path.read_bytes() for name, path in other.files.items()} == held
        folder = Path(os.path.commonpath(other.files.values()))
    assert not folder.exists()


def test_what_ends_its_worker_each_time_is_given_up_and_takes_no_other_along(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All run at first, on one worker; the killer ends it whenever it runs."""
    cluster = Cluster("tcp://10.0.0.1:8786", MAKE, [], log, unsafe=True)
    together, running, most, asked = threading.Barrier(4), set(), [], []

    def ask(content: bytes) -> bytes:
        with unpacked(content) as task:
            name = task.notebook.cells[0].source
        asked.append(name)
        if asked.count(name) == 1:
            together.wait()
        else:
            running.add(name)
            most.append(len(running))
            time.sleep(0.01)
            running.remove(name)
        if asked.count(name) == 1 or name == "killer":
            raise KilledWorker("task", SimpleNamespace(address="tcp://worker:1"), 0)
        return name.encode()

    monkeypatch.setattr(cluster, "_ask", ask)
    monkeypatch.setattr(cluster, "_connected", lambda: SimpleNamespace(nthreads=dict))
    names = ["ann", "bob", "cem", "killer"]
    with ThreadPoolExecutor(4) as pool:
        results = [pool.submit(cluster, Task(notebook(cell(name)))) for name in names]
    assert [each.result() for each in results[:3]] == [b"ann", b"bob", b"cem"]
    with pytest.raises(KernelError, match=f"{ATTEMPTS} workers ended"):
        results[3].result()
    assert asked.count("killer") == ATTEMPTS
    assert set(most) == {1}, "of those that may have ended a worker, one runs at a time"
    with pytest.raises(KernelError):
        cluster(Task(notebook(cell("killer"))))
    assert asked.count("killer") == ATTEMPTS, "it is known by now"


def test_a_large_class_is_never_in_memory_at_once(tmp_path: Path) -> None:
    """Only what is on its way is read; here the first eight, until the cluster answers."""
    there, most, answers, counting = [0], [0], threading.Event(), threading.RLock()

    def read(handed: Handed) -> Task:
        task = Task(notebook(cell(handed.student)))
        with counting:
            there[0] += 1
            most[0] = max(most[0], there[0])
        weakref.finalize(task, leave)
        return task

    def leave() -> None:
        with counting:
            there[0] -= 1

    def execute(task: Task) -> bytes:
        answers.wait()
        return b"{}"

    handed = [Handed("a.ipynb", f"student-{number}", "01") for number in range(300)]
    course: Any = SimpleNamespace(task=read)
    ahead = Ahead(course, handed, execute, (), Store(tmp_path / "kept"), jobs=8)
    while there[0] < 8:
        time.sleep(0.01)
    answers.set()
    for thread in ahead._threads:
        thread.join()
    assert len(list(tmp_path.glob("kept/*/*.json"))) == 300
    assert most[0] <= 8 and there[0] == 0


def test_what_a_killed_call_has_left_on_the_workers_is_found() -> None:
    plugins = ["shuffle", "grading-1", "grading-2"]
    scheduler = SimpleNamespace(
        worker_plugins=plugins, clients=["Client-grading-2-abc", "Client-def"], allowed_failures=3
    )
    assert _prepare(scheduler) == ["grading-1"]
    assert scheduler.allowed_failures == 0, "what ends a worker would end four"


def set_up(plugin: Warm) -> None:
    """Let a plug-in set itself up on a worker, and end what it started."""
    worker = SimpleNamespace(address="tcp://worker:1")

    async def begin_and_end() -> None:
        try:
            await plugin.setup(worker)
        finally:
            await plugin.teardown(worker)

    asyncio.run(begin_and_end())


def test_a_worker_that_cannot_confine_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mlp_helpers.grading.engine.sandbox.sys.platform", "darwin")
    plugin = Warm("grading-1", MAKE, [], installation([]))
    with pytest.raises(EngineError, match="the worker tcp://worker:1 refuses: no sandbox can be"):
        set_up(plugin)
    with pytest.raises(EngineError, match="refuses"):  # as each task of it will
        plugin.runner.result()


def test_a_worker_with_other_versions_refuses() -> None:
    with pytest.raises(EngineError, match="refuses: it has other versions"):
        set_up(Warm("grading-1", MAKE, [], "another"))


def test_an_address_without_encryption_is_refused() -> None:
    with pytest.raises(EngineError, match="unsafe_no_tls"):
        Cluster("tcp://10.0.0.1:8786", MAKE, [], log)


def test_a_number_of_jobs_is_asked_for() -> None:
    with pytest.raises(EngineError, match="expected a number of jobs, as in slurm:20; got slurm:x"):
        Cluster("slurm:x", MAKE, [], log).begin()


@pytest.mark.end_to_end
def test_where_a_job_is_not_described_it_is_said(jobs: Path) -> None:
    (jobs / "jobqueue.yaml").unlink()
    with pytest.raises(EngineError, match=r"through Slurm: .*cores.*~/.config/dask/jobqueue.yaml"):
        Cluster("slurm:1", MAKE, [], log).begin()


def test_where_no_scheduler_answers_it_is_said() -> None:
    cluster = Cluster("tcp://127.0.0.1:9", MAKE, [], log, unsafe=True)
    with dask.config.set({"distributed.comm.timeouts.connect": "0.3s"}):
        for _ in range(2):  # the second time without waiting
            with pytest.raises(EngineError, match=r"no scheduler answers at tcp://127\.0\.0\.1:9"):
                cluster(Task(notebook(cell("1 + 1"))))
    cluster.close()


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "mlp_helpers.grading.engine.cluster")
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EngineError, match=r"package distributed, .*\[instructor,cluster\]"):
        ReadyExecute(cluster="tls://10.0.0.1:8786").runner([], log)
