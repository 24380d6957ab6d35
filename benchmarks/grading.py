"""How fast is a class graded? ``nbgrader autograde`` as it comes, ours, and the cells alone.

``python -m benchmarks.grading [-n N] [--assignments ID ...] [--growth N ...]`` makes a class of N
mixed submissions from the bank of answers, has the same class graded by each contender in one run,
compares every score in their gradebooks, prints tables and writes ``benchmarks/grading.json``. The
table in README.md beside it is made of the kept figures; ``--table`` does only that. What is not
complete (fewer submissions or assignments than by default, no stock) goes to
``benchmarks/grading-partial.json``.

In the file, ``ratio_to_stock`` compares submissions per minute with two jobs,
``ratio_to_floor_per_core`` the processor seconds of all processes with those of the cells alone.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import os
import platform
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import psutil
from distributed import Client
from tqdm import tqdm

from benchmarks.grading_class import Submission, hand_in, make_class
from mlp_helpers import ArgumentError, CommandError
from mlp_helpers._command import check_writable, run
from tests.support.bank import ROOT, assignments

RESULTS = Path(__file__).with_name("grading.json")
PARTIAL = Path(__file__).with_name("grading-partial.json")
README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- grading: begin -->\n", "<!-- grading: end -->\n"
N, GROWTH = 60, (20, 60, 200)
MEASURED = ("01_nonlinearity", "04_backpropagation", "07_mlp_in_pytorch")
LARGE, WORKERS = 10_000, 50
"""Of the class and the machines that are worked out on paper."""
MEMORY_INTERVAL = 0.5
"""Seconds between two looks at the memory of all processes."""
COURSE = """
c.CourseDirectory.root = {root!r}
c.CourseDirectory.course_id = "mlp"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
c.ClearSolutions.code_stub = {{"python": "# FILL IN HERE\\n..."}}
"""
STOCK = f"c = get_config()\n{COURSE}"
# One seed for the inputs of all hidden tests, so that a run can be repeated.
OURS = """
from pathlib import Path
from mlp_helpers.grading.config import configure
configure(get_config(), Path({root!r}))
c = get_config()
c.BatchExecute.seed = 1
"""


@dataclass(frozen=True)
class Contender:
    """A way to grade.

    Attributes
    ----------
    name : str
        What the table calls it.
    config : str
        Its ``nbgrader_config.py``.
    words : tuple of str
        What follows ``nbgrader autograde ID``.
    workers : int
        Those of the cluster that it uses, processes of this machine with a kernel each; 0 for none.
    """

    name: str
    config: str
    words: tuple[str, ...] = ()
    workers: int = 0


CONTENDERS = {
    "stock": Contender("stock nbgrader: cold kernels, one after the other", STOCK),
    "ours_1": Contender("ours, one job", OURS, ("--ReadyExecute.jobs=1",)),
    "cluster_2": Contender("ours, a cluster of two workers", OURS, workers=2),
    "ours_2": Contender("ours, two jobs", OURS, ("--ReadyExecute.jobs=2",)),
}
"""In the order in which they grade; the last one is compared with the first."""


@dataclass
class Cost:
    """What grading took: seconds on the clock and of processors, and the most memory at once."""

    wall_s: float = 0.0
    cpu_s: float = 0.0
    own_cpu_s: float = 0.0
    peak_mb: float = 0.0
    by_assignment: dict[str, dict[str, float]] = field(default_factory=dict)

    def add(self, assignment: str, wall: float, cpu: float, own: float, peak: float) -> None:
        """Add what an assignment took."""
        self.wall_s += wall
        self.cpu_s += cpu
        self.own_cpu_s += own
        self.peak_mb = max(self.peak_mb, peak)
        self.by_assignment[assignment] = {"wall_s": wall, "cpu_s": cpu, "peak_mb": peak}


def main() -> int:
    """Measure, print and write."""
    options = _options()
    if options.table:
        _write_table()
        return 0
    check_writable(RESULTS.parent)
    record = measure(options.n, options.assignments, options.growth, options.contenders)
    complete = (
        options.n >= N
        and set(MEASURED) <= set(options.assignments)
        and set(options.contenders) == set(CONTENDERS)
    )
    path = RESULTS if complete else PARTIAL
    aside = path.with_suffix(".tmp")
    aside.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    aside.replace(path)
    print(markdown(record), f"written to {path}", sep="\n")
    if complete:
        _write_table()
    return 0 if record["scores_equal"] else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.grading",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("-n", type=int, default=N, help=f"submissions; {N} by default")
    parser.add_argument(
        "--assignments", nargs="+", default=list(MEASURED), help="01, 04 and 07 by default"
    )
    parser.add_argument(
        "--growth", nargs="*", type=int, default=list(GROWTH), help="other sizes of the class"
    )
    parser.add_argument(
        "--contenders", nargs="+", choices=CONTENDERS, default=list(CONTENDERS), help="all"
    )
    parser.add_argument("--table", action="store_true", help="only renew README.md's table")
    options = parser.parse_args()
    if min([options.n, *options.growth]) < 1:
        parser.error("the numbers of submissions must be at least 1")
    if unknown := set(options.assignments) - set(assignments()):
        raise ArgumentError(
            f"expected assignments such as {MEASURED[0]}, got {', '.join(sorted(unknown))}"
        )
    return options


def measure(
    n: int, names: Sequence[str], growth: Sequence[int], contenders: Sequence[str]
) -> dict[str, Any]:
    """Have classes graded, and return the figures.

    Parameters
    ----------
    n : int
        The submissions of the class that all contenders grade.
    names : sequence of str
        Its assignments.
    growth : sequence of int
        The sizes of further classes, for the last contender.
    contenders : sequence of str
        Of `CONTENDERS`, those that are measured.
    """
    *_, last = contenders
    others = [size for size in growth if size != n]
    steps = tqdm(total=len(contenders) + len(others) + 1, desc="grading", unit="class")
    with steps, tempfile.TemporaryDirectory(prefix="bench-grading-") as folder:
        template = _course(Path(folder), names)
        submissions = make_class(n, names)
        costs, scores, floor = {}, {}, 0.0
        for key in contenders:
            course = _copy(template, key, submissions)
            costs[key] = _grade(course, CONTENDERS[key], names)
            scores[key] = _scores(course)
            steps.update()
        floor = _floor(course, names)
        steps.update()
        grown = {n: costs[last]}
        for size in others:
            course = _copy(template, f"{last}-{size}", make_class(size, names))
            grown[size] = _grade(course, CONTENDERS[last], names)
            shutil.rmtree(course)
            steps.update()
    record = {
        "machine": _machine(),
        "submissions": n,
        "assignments": list(names),
        "floor_cpu_s": floor,
        "contenders": {
            key: {"name": CONTENDERS[key].name, "per_minute": 60 * n / cost.wall_s, **asdict(cost)}
            for key, cost in costs.items()
        },
        "ratio_to_floor_per_core": costs[last].cpu_s / floor,
        **_compared(scores, submissions),
        "peak_mb_by_n": {str(size): grown[size].peak_mb for size in sorted(grown)},
        "growth": {str(size): asdict(grown[size]) for size in sorted(grown)},
    }
    if "stock" in costs:
        record["ratio_to_stock"] = costs["stock"].wall_s / costs[last].wall_s
        record["ratio_to_stock_cpu"] = costs["stock"].cpu_s / costs[last].cpu_s
    if len(grown) > 1:
        record["on_paper"] = _on_paper(grown)
    return record


def _course(folder: Path, names: Sequence[str]) -> Path:
    """Make a course whose gradebook knows some assignments."""
    course = folder / "template"
    for name in names:
        shutil.copytree(ROOT / "solutions" / name, course / "solutions" / name)
    (course / "nbgrader_config.py").write_text(STOCK.format(root=str(course)))
    for name in names:
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", "generate_assignment", name, "--create"],
            cwd=course,
            env=_environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise CommandError(f"nbgrader could not generate {name}: {done.stderr[-2000:]}")
    return course


def _copy(template: Path, name: str, submissions: Sequence[Submission]) -> Path:
    course = shutil.copytree(template, template.with_name(name))
    hand_in(submissions, course)
    return course


def _environment() -> dict[str, str]:
    """Return the variables for all contenders: one thread, so that they differ in nothing else."""
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return os.environ | {"PYTHONPATH": str(ROOT), "PATH": programs, "OMP_NUM_THREADS": "1"}


def _grade(course: Path, contender: Contender, names: Sequence[str]) -> Cost:
    """Grade all that was handed in, one assignment after the other, and say what it took."""
    (course / "nbgrader_config.py").write_text(contender.config.format(root=str(course)))
    if contender.workers:
        before = _spent()
        with _cluster(contender.workers) as (address, others):
            of_cluster = (f"--ReadyExecute.cluster={address}", "--ReadyExecute.unsafe_no_tls=True")
            cost = _grade_each(course, (*contender.words, *of_cluster), names, others)
        cost.cpu_s = _spent() - before
        return cost
    return _grade_each(course, contender.words, names)


def _grade_each(
    course: Path, options: Sequence[str], names: Sequence[str], others: Sequence[int] = ()
) -> Cost:
    cost = Cost()
    for name in names:
        words = [sys.executable, "-m", "nbgrader", "autograde", name, *options]
        before, started = _spent(), time.monotonic()
        with (course / "log.txt").open("a") as log:
            process = subprocess.Popen(
                words,
                cwd=course,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
            with _Watch(process.pid, others) as watch:
                process.wait()
        wall = time.monotonic() - started
        cost.add(name, wall, _spent() - before, watch.own, watch.peak)
    return cost


@contextmanager
def _cluster(workers: int) -> Iterator[tuple[str, list[int]]]:
    """Start a Dask cluster here; give its address when it is complete, and its processes."""
    with tempfile.TemporaryDirectory(prefix="bench-cluster-") as folder, ExitStack() as running:
        file = Path(folder, "scheduler.json")

        def start(program: str, *words: str) -> int:
            module = f"distributed.cli.dask_{program}"
            process = subprocess.Popen(
                [sys.executable, "-m", module, "--scheduler-file", str(file), *words],
                cwd=folder,
                env=_environment(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            running.callback(process.wait)
            running.callback(process.terminate)
            return process.pid

        pids = [start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")]
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard")
        pids += [start("worker", *options) for _ in range(workers)]
        with Client(scheduler_file=str(file), set_as_default=False) as client:
            client.wait_for_workers(workers)
            address: str = client.scheduler.address
        yield address, pids


def _spent() -> float:
    """Return the processor seconds of all processes that were started from here and have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class _Watch:
    """Looks at a process, others, and all below them, until the end of the block.

    Attributes
    ----------
    peak : float
        The most megabytes at once, of what processes share each its part.
    own : float
        The processor seconds of the process itself.
    """

    def __init__(self, pid: int, others: Sequence[int] = ()) -> None:
        self.peak = self.own = 0.0
        self._process, *self._others = map(psutil.Process, (pid, *others))
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(MEMORY_INTERVAL):
            with suppress(psutil.Error):
                times = self._process.cpu_times()
                self.own = times.user + times.system
                roots = [self._process, *self._others]
                below = [each for root in roots for each in root.children(recursive=True)]
                everyone = [*roots, *below]
                self.peak = max(self.peak, sum(_megabytes(each.pid) for each in everyone))


def _megabytes(pid: int) -> float:
    with suppress(OSError), open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as lines:
        return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
    return 0.0


Scores = dict[tuple[str, str], dict[str, float]]


def _scores(course: Path) -> Scores:
    """Return what each submission got for each graded cell, from a gradebook."""
    query = """
        SELECT student.id, assignment.name, base_cell.name, grade.auto_score
        FROM grade
        JOIN base_cell ON grade.cell_id = base_cell.id
        JOIN submitted_notebook ON grade.notebook_id = submitted_notebook.id
        JOIN submitted_assignment ON submitted_notebook.assignment_id = submitted_assignment.id
        JOIN assignment ON submitted_assignment.assignment_id = assignment.id
        JOIN student ON submitted_assignment.student_id = student.id
    """
    found: Scores = {}
    with closing(sqlite3.connect(course / "gradebook.db")) as gradebook:
        for student, assignment, cell, score in gradebook.execute(query):
            graded = course / "autograded" / student / assignment
            if graded.is_dir():  # nbgrader removes it where it aborts
                found.setdefault((student, assignment), {})[cell] = score
    return found


def _compared(scores: dict[str, Scores], submissions: Sequence[Submission]) -> dict[str, Any]:
    """Compare all gradebooks with the last one, cell by cell."""
    *_, ours = scores.values()
    handed = {(each.student, each.assignment): each for each in submissions}
    aborted = {
        key: [f"{each.student}, {each.kind}" for who, each in handed.items() if who not in found]
        for key, found in scores.items()
    }
    different = [
        f"{key}: {', '.join(who)}, {cell}: {score}, not {ours[who].get(cell)}"
        for key, found in scores.items()
        for who, cells in found.items()
        if who in ours
        for cell, score in cells.items()
        if score != ours[who].get(cell)
    ]
    lacking = [name for key, names in aborted.items() if key != "stock" for name in names]
    return {
        "scores_equal": not different and not lacking,
        "scores_compared": sum(map(len, ours.values())),
        "different": different,
        "aborted": aborted,
    }


def _floor(course: Path, names: Sequence[str]) -> float:
    """Return the processor seconds of all cells alone."""
    total = 0.0
    for name in names:
        paths = sorted((course / "autograded").glob(f"*/{name}/*.ipynb"))
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.grading_floor", *map(str, paths)],
            cwd=ROOT,
            env=_environment(),
            stdout=subprocess.PIPE,
            check=True,
        )
        total += sum(json.loads(done.stdout))
    return total


def _on_paper(grown: dict[int, Cost]) -> dict[str, float]:
    """Work out from the growth what a large class would take on many machines.

    One process writes; the others run notebooks. Whatever is slower settles how long it takes.
    """
    small, large = grown[min(grown)], grown[max(grown)]
    more = max(grown) - min(grown)
    own = (large.own_cpu_s - small.own_cpu_s) / more
    each = (large.cpu_s - small.cpu_s) / more - own
    start = small.cpu_s - min(grown) * (own + each)
    return {
        "submissions": LARGE,
        "workers": WORKERS,
        "start_s": start,
        "writer_s_per_submission": own,
        "worker_s_per_submission": each,
        "minutes": (start + LARGE * max(own, each / WORKERS)) / 60,
    }


def _machine() -> dict[str, Any]:
    names = [line for line in _cpuinfo() if line.startswith("model name")]
    return {
        "processor": names[0].partition(":")[2].strip() if names else platform.processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "nbgrader": importlib.metadata.version("nbgrader"),
        "load_at_the_end": round(os.getloadavg()[0], 1),
    }


def _cpuinfo() -> Iterator[str]:
    with suppress(OSError):
        yield from Path("/proc/cpuinfo").read_text("utf-8").splitlines()


def markdown(record: dict[str, Any]) -> str:
    """Return the tables of the figures, and what they were measured on."""
    n, floor, machine = record["submissions"], record["floor_cpu_s"], record["machine"]
    lines = [
        f"{n} submissions, to {', '.join(record['assignments'])}, on {machine['cores']} cores of "
        f"{machine['processor']},\n{machine['memory_gb']} GB, {machine['system']}, Python "
        f"{machine['python']}, nbgrader {machine['nbgrader']}; the load was "
        f"{machine['load_at_the_end']:g} at the end:\n",
        "| | a minute | seconds | CPU seconds | each | to the floor | peak memory, MB |",
        "|---" * 7 + "|",
    ]
    for row in record["contenders"].values():
        cells = (
            row["name"],
            f"{row['per_minute']:.0f}",
            f"{row['wall_s']:.0f}",
            f"{row['cpu_s']:.0f}",
            f"{row['cpu_s'] / n:.2f}",
            f"{row['cpu_s'] / floor:.1f}",
            f"{row['peak_mb']:,.0f}",
        )
        lines.append(f"| {' | '.join(cells)} |")
    lines.append(f"| the cells alone (the floor) | | | {floor:.0f} | {floor / n:.2f} | 1.0 | |")
    lines += ["", *_said(record), "", "| submissions | seconds | CPU seconds each | peak MB |"]
    lines.append("|---" * 4 + "|")
    for size, row in record["growth"].items():
        each = row["cpu_s"] / int(size)
        lines.append(f"| {size} | {row['wall_s']:.0f} | {each:.2f} | {row['peak_mb']:,.0f} |")
    return "\n".join(lines) + "\n"


def _said(record: dict[str, Any]) -> list[str]:
    """Return what follows from the figures, in sentences."""
    said = []
    if "ratio_to_stock" in record:
        said.append(
            f"That is {record['ratio_to_stock']:.1f} times stock nbgrader on the clock, with "
            f"{record['ratio_to_stock_cpu']:.1f} times less processor time."
        )
    equal = "All are equal" if record["scores_equal"] else "Some differ"
    said.append(f"{record['scores_compared']} scores of cells were compared. {equal}.")
    said += [
        f"{CONTENDERS[key].name} has no score of {len(names)}: {'; '.join(names)}."
        for key, names in record["aborted"].items()
        if names
    ]
    if paper := record.get("on_paper"):
        said.append(
            f"On paper, {paper['submissions']:,} submissions on {paper['workers']} cores take "
            f"{paper['minutes']:.0f} minutes: {paper['worker_s_per_submission']:.2f} s each there, "
            f"and {paper['writer_s_per_submission']:.2f} s of the one process that writes the "
            "gradebook."
        )
    return said


def with_table(readme: str) -> str:
    """Return the text of README.md with the table of the kept figures between its two marks."""
    before, _, rest = readme.partition(BEGIN)
    _, mark, after = rest.partition(END)
    assert mark, f"{README} has no lines {BEGIN.strip()} and {END.strip()}"
    record = json.loads(RESULTS.read_text("utf-8"))
    return before + BEGIN + "\n" + markdown(record) + "\n" + END + after


def _write_table() -> None:
    README.write_text(with_table(README.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    sys.exit(run("benchmarks.grading", main))
