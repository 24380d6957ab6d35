"""Hand in attacks, grade them, and see which succeed.

``python -m tests.support.attacks`` (or ``make attacks``) grades every attack of ``tests/attacks``
with the course's own settings, a class of attackers for each kind between two honest students, and
writes ``benchmarks/attacks.json``. With ``--stock`` each is also graded by nbgrader as it comes.
All of it runs in a container of bubblewrap's, so that an attack that succeeds harms nothing.
"""

from __future__ import annotations

import argparse
import base64
import csv
import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Gradebook
from tqdm import tqdm

from mlp_helpers._command import run
from mlp_helpers.grading.class_page import write_report
from tests.support.scratch import ROOT
from tests.support.variants import cores

FOLDER = ROOT / "tests" / "attacks"
KINDS = ("forging", "lying", "stealing", "breaking_out", "stopping", "harming")
KEPT = ROOT / "benchmarks" / "attacks.json"
PAGE = ROOT / "docs" / "security.md"
ASSIGNMENT, CELL = "01_nonlinearity", "collapse-affine"
"""What an attack is handed in to, and the cell that it replaces, where it names no others."""
FIRST, LAST = "aa-honest", "zz-honest"
MOST_SECONDS = 60
"""What one submission may take, whatever it does."""
POLICY = """content="default-src 'none';"""
"""With it a browser runs no script of a page."""
LARGEST_PAGE = 10 * 2**20
TOO_DANGEROUS = {"memory", "memory-array", "memory-shared", "fork-bomb", "threads", "disk"}
"""Not handed to stock nbgrader, which has no limit: they would take this machine with them."""
PRIVATE = {"torch", "feedback", "autograded", ".results", "reports"}
"""Folders that need not be searched for traces, or that hold what was handed in."""
SECTION = re.compile(r"^# %% ([\w-]+): (.*)$", re.MULTILINE)
STOCK = """
c = get_config()
c.CourseDirectory.root = {root!r}
c.CourseDirectory.course_id = "attacks"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
c.ClearSolutions.code_stub = {{"python": "# FILL IN HERE\\n..."}}
"""
OURS = """
from pathlib import Path
from mlp_helpers.grading.config import configure
configure(get_config(), Path({root!r}))
c = get_config()
c.LimitedExecute.timeout = 10
"""


@dataclass(frozen=True)
class Attack:
    """One submission that tries something.

    Attributes
    ----------
    kind, name : str
        The file of ``tests/attacks`` and the section in it.
    tries : str
        What it tries.
    source : str
        What stands in a cell of its notebook, or in the files `beside` it. Lines such as
        ``# word: what`` say more: the ``assignment`` and the ``cell``, the id of the ``student``,
        the points that it is ``worth`` by what is right in it, the operation about which it
        ``lies``.
    """

    kind: str
    name: str
    tries: str
    source: str

    def named(self, word: str) -> list[str]:
        """Return what follows ``# word:`` in the source."""
        return re.findall(rf"^# {word}: (.*)$", self.source, re.MULTILINE)

    @property
    def assignment(self) -> str:
        """What it is handed in to."""
        return (self.named("assignment") or [ASSIGNMENT])[0]

    @property
    def student(self) -> str:
        """The id of who hands it in."""
        return (self.named("student") or [self.name])[0].replace("\\n", "\n")

    @property
    def worth(self) -> float:
        """The points that it has by what is right in it."""
        return float((self.named("worth") or ["0"])[0])


def attacks(kinds: Sequence[str] = KINDS) -> list[Attack]:
    """Read the corpus."""
    found = []
    for kind in kinds:
        _, *sections = re.split(r"(?m)^(?=# %% )", (FOLDER / f"{kind}.py").read_text("utf-8"))
        for section in sections:
            heading, _, source = section.partition("\n")
            match = SECTION.fullmatch(heading)
            assert match, f"{kind}: {heading}"
            found.append(Attack(kind, match[1], match[2], source.strip() + "\n"))
    return found


@dataclass
class Surroundings:
    """What an attack may act on, and what shows that it did."""

    course: Path
    home: Path
    outside: Path
    assignment: str = ASSIGNMENT
    secret: str = field(default_factory=lambda: f"SECRET-{secrets.token_hex(16)}")
    heard: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._open = ExitStack()
        self.victim = subprocess.Popen(["sleep", "86400"])
        self.port = self._listen(socket.create_server(("127.0.0.1", 0)))
        self.socket = str(self.outside / "socket")
        plain = socket.socket(socket.AF_UNIX)
        plain.bind(self.socket)
        self._listen(plain)
        self.abstract = secrets.token_hex(8)
        hidden = socket.socket(socket.AF_UNIX)
        hidden.bind(f"\0{self.abstract}")
        self._listen(hidden)
        datagram = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        datagram.bind(("127.0.0.1", self.port))
        self._open.callback(datagram.close)
        threading.Thread(target=self._read, args=(datagram,), daemon=True).start()

    def _listen(self, server: socket.socket) -> int:
        server.listen()
        self._open.callback(server.close)

        def accept() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    self.heard.append(b"a connection")
                    connection.close()

        threading.Thread(target=accept, daemon=True).start()
        return int(server.getsockname()[1]) if server.family == socket.AF_INET else 0

    def _read(self, datagram: socket.socket) -> None:
        with suppress(OSError):
            while True:
                self.heard.append(datagram.recv(100))

    @property
    def notebook(self) -> str:
        """The name of the assignment's notebook."""
        return f"{self.assignment[3:]}.ipynb"

    @property
    def full_marks(self) -> float:
        """The points of the assignment."""
        released = self.course / "exercises" / self.assignment / self.notebook
        cells = nbformat.read(released, as_version=4).cells
        return float(sum(cell.metadata.get("nbgrader", {}).get("points", 0) for cell in cells))

    def filled(self, attack: Attack) -> str:
        """Put paths and names into the source of an attack."""
        words = {
            "COURSE": self.course,
            "HOME": self.home,
            "FOLDER": self.outside,
            "MARKER": self.marker(attack),
            "PORT": self.port,
            "FREE": 20000 + abs(hash(attack.name)) % 20000,
            "SOCKET": self.socket,
            "ABSTRACT": self.abstract,
            "VICTIM": self.victim.pid,
            "NAME": self.trace(attack),
            "SLEEP": self.sleep(attack),
        }
        return re.sub(
            r"@([A-Z]+)@", lambda match: str(words.get(match[1], match[0])), attack.source
        )

    def marker(self, attack: Attack) -> Path:
        """Return the file that an attack is to make outside."""
        return self.outside / f"marker-{attack.name}"

    def trace(self, attack: Attack) -> str:
        """Return a word that an attack leaves behind where it can."""
        return f"trace-{attack.name}-{self.secret[-8:]}"

    def sleep(self, attack: Attack) -> int:
        """Return the seconds that a process sleeps that an attack leaves behind."""
        return 80000 + sum(map(ord, attack.name))

    def close(self) -> None:
        """End what was started."""
        self.victim.kill()
        self.victim.wait()
        self._open.close()


def prepare(work: Path, config: str, assignment: str = ASSIGNMENT) -> Surroundings:
    """Make a course of one assignment, with secrets in it, and a home folder."""
    course, home, outside = (work / name for name in ("course", "home", "outside"))
    for folder in (course, home, outside):
        folder.mkdir()
    around = Surroundings(course, home, outside, assignment)
    (home / "secret.txt").write_text(around.secret)
    folder = course / "solutions" / assignment
    folder.mkdir(parents=True)
    source = nbformat.read(ROOT / "solutions" / assignment / around.notebook, as_version=4)
    begins = re.compile(r"^( *)(### BEGIN (?:SOLUTION|HIDDEN TESTS))$", re.MULTILINE)
    for cell in source.cells:
        cell.source = begins.sub(rf"\1\2\n\1# {around.secret}", cell.source)
    nbformat.write(source, folder / around.notebook)
    (course / "nbgrader_config.py").write_text(config.format(root=str(course)))
    return around


def hand_in(around: Surroundings, attack: Attack) -> None:
    """Hand in an attack as a submission of a student with its name."""
    folder = around.course / "submitted" / _student(around, attack) / around.assignment
    folder.mkdir(parents=True)
    source = around.filled(attack)
    path = around.course / "exercises" / around.assignment / around.notebook
    notebook = nbformat.read(path, as_version=4)
    cells = notebook.cells
    beside = attack.named("beside")
    for name in beside:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source)
    (cell_id,) = attack.named("cell") or [CELL]
    if not beside:
        next(cell for cell in cells if _grade_id(cell) == cell_id).source = source
    for change in re.findall(r"^# notebook: (.*)$", source, re.MULTILINE):
        exec(change, {"notebook": notebook, "cells": cells})
    (folder / around.notebook).write_text(json.dumps(notebook))
    for link in re.findall(r"^# link: (\S+) -> (.*)$", source, re.MULTILINE):
        (folder / link[0]).unlink(missing_ok=True)
        (folder / link[0]).symlink_to(link[1])


def _student(around: Surroundings, attack: Attack) -> str:
    return attack.student.replace("@NAME@", around.trace(attack))


def _grade_id(cell: nbformat.NotebookNode) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))


def nbgrader(around: Surroundings, *words: str, limit: float | None = None) -> float:
    """Run a command of nbgrader's; return how many seconds it took, infinitely many if too many."""
    environment = os.environ | {
        "HOME": str(around.home),
        "GRADER_SECRET": around.secret,
        "PYTHONPATH": str(ROOT),
    }
    started = time.monotonic()
    log = around.outside / "nbgrader.log"
    with log.open("ab") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "nbgrader", *words],
            cwd=around.course,
            env=environment,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        try:
            process.wait(limit)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return float("inf")
    return time.monotonic() - started


def grade(work: Path, tried: Sequence[Attack], config: str) -> dict[str, str]:
    """Grade a class of attackers of one assignment between two honest students.

    Returns
    -------
    dict of str to str
        By the name of each attack what shows that it succeeded; empty where it failed.
    """
    around = prepare(work, config, tried[0].assignment)
    try:
        nbgrader(around, "generate_assignment", around.assignment, "--create")
        course = around.course
        path = course / "solutions" / around.assignment / around.notebook
        solved = nbformat.read(path, as_version=4)
        for student in (FIRST, LAST):
            folder = course / "submitted" / student / around.assignment
            folder.mkdir(parents=True)
            nbformat.write(solved, folder / around.notebook)
        for attack in tried:
            hand_in(around, attack)
        before = snapshot(around)
        limit = MOST_SECONDS * (len(tried) + 2)
        seconds = nbgrader(around, "autograde", around.assignment, limit=limit)
        nbgrader(around, "generate_feedback", around.assignment, limit=limit)
        nbgrader(around, "export", limit=limit)
        if config == OURS:
            write_report(course, names=True)
        return {attack.name: success(around, attack, before, seconds) for attack in tried}
    finally:
        around.close()


def snapshot(around: Surroundings) -> dict[str, bytes]:
    """Return the files that no submission may change."""
    course = around.course
    folders = [course / "solutions", course / "exercises", course / "submitted", around.home]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    files = [path for path in files if ".cache" not in path.parts]
    return {str(path): path.read_bytes() for path in [*files, course / "nbgrader_config.py"]}


def scores(around: Surroundings) -> dict[str, float]:
    """Return what each student got; nothing where the gradebook cannot be read any more."""
    url = f"sqlite:///{around.course / 'gradebook.db'}"
    with suppress(Exception), Gradebook(url) as gradebook:
        assignment = gradebook.find_assignment(around.assignment)
        return {each.student.id: each.score for each in assignment.submissions}
    return {}


def success(around: Surroundings, attack: Attack, before: dict[str, bytes], seconds: float) -> str:
    """Say what shows that an attack succeeded; nothing if it failed."""
    shown = [
        *_forged(around, attack),
        *_stolen(around, attack),
        *_outside(around, attack),
        *_stopped(around, attack, seconds),
        *_left(around, attack, before),
        *_in_tables_and_reports(around, attack),
    ]
    return "; ".join(shown)


def _forged(around: Surroundings, attack: Attack) -> Iterator[str]:
    score = scores(around).get(_student(around, attack), 0.0)
    if score > attack.worth:
        yield f"has {score:g} points"


def _stolen(around: Surroundings, attack: Attack) -> Iterator[str]:
    honest = (around.course / "feedback" / FIRST).rglob("*.html")
    # nbgrader as it comes shows hidden tests on everybody's page, and in each traceback: that is
    # no attack's doing.
    shown = any(around.secret in path.read_text("utf-8", "replace") for path in honest)
    if shown and attack.kind != "stealing":
        return
    for step in ("autograded",) if shown else ("autograded", "feedback"):
        for path in (around.course / step / _student(around, attack)).rglob("*"):
            if path.is_file() and path.suffix in (".ipynb", ".html"):
                text = path.read_text("utf-8", "replace")
                if path.suffix == ".ipynb":
                    with suppress(ValueError):
                        cells = json.loads(text)["cells"]
                        text = json.dumps([cell.get("outputs", []) for cell in cells])
                if any(form in text for form in _forms(around.secret)):
                    yield f"a secret is in {step}"
                if re.search(r"DESSES\d", text):
                    yield f"the seed is in {step}"


def _forms(secret: str) -> list[str]:
    return [secret, secret[::-1], base64.b64encode(secret.encode()).decode()[4:-4]]


def _outside(around: Surroundings, attack: Attack) -> Iterator[str]:
    if attack.kind != "breaking_out":
        return
    if around.marker(attack).exists():
        yield "a file was written outside"
    if around.heard:
        yield f"a connection was made: {around.heard}"
        around.heard.clear()
    if around.victim.poll() is not None:
        yield "a process was ended"
        around.victim = subprocess.Popen(["sleep", "86400"])


def _stopped(around: Surroundings, attack: Attack, seconds: float) -> Iterator[str]:
    found = scores(around)
    if _student(around, attack).replace("\n", "\\x0a") not in found:
        yield "has no row in the gradebook"
    if any(found.get(student) != around.full_marks for student in (FIRST, LAST)):
        yield "an honest student has no full marks"
    if seconds == float("inf"):
        yield "the grading did not end"
    pages = (around.course / "feedback" / _student(around, attack)).rglob("*.html")
    if any(path.stat().st_size > LARGEST_PAGE for path in pages):
        yield "the feedback is no page that can be read"


def _left(around: Surroundings, attack: Attack, before: dict[str, bytes]) -> Iterator[str]:
    if attack.kind != "harming" and attack.name != "shared-memory":
        return
    trace = around.trace(attack).encode()
    if str(around.sleep(attack)) in _commands():
        yield "a process is left"
    if any(content != before.get(name) and trace in content for name, content in _now(around)):
        yield "a file was changed"
    if attack.name.startswith("script"):
        for path in (around.course / "feedback" / _student(around, attack)).rglob("*.html"):
            before_it, found, _ = path.read_text("utf-8").partition(
                f"document.title='{trace.decode()}'</script>"
            )
            if found and POLICY not in before_it.partition("</head>")[0]:
                yield "a page has a script of the student's"


def _in_tables_and_reports(around: Surroundings, attack: Attack) -> Iterator[str]:
    trace = around.trace(attack)
    for path in (around.course / "grades.csv", *around.course.glob("reports/*.csv")):
        if path.exists():
            rows = csv.reader(path.read_text("utf-8").splitlines(keepends=True))
            cells = [cell.strip() for row in rows for cell in row if trace in cell]
            if any(cell.startswith(("=", "+", "-", "@")) for cell in cells):
                yield f"a spreadsheet calculates a cell of {path.name}"
    for path in around.course.glob("reports/*.html"):
        if re.search(rf"<(script|img src=x)[^<]*{trace}", path.read_text("utf-8")):
            yield "the class report has a script of the student's"


def _now(around: Surroundings) -> Iterator[tuple[str, bytes]]:
    places = [
        *(around.course, around.home),
        *map(Path, ("/tmp", "/var/tmp", "/dev/shm")),
        *(ROOT / "mlp_helpers", Path(sys.prefix)),
    ]
    for place in places:
        for folder, names, files in os.walk(place):
            names[:] = [name for name in names if name not in PRIVATE]
            if Path(folder).is_relative_to(around.course / "submitted"):
                continue
            for name in files:
                path = Path(folder, name)
                if "trace-" in name:
                    yield str(path), path.name.encode()
                elif name in ("gradebook.db", "grades.csv"):  # what was handed in is in them
                    continue
                elif place in (around.course, around.home) or path.suffix == ".py":
                    with suppress(OSError):
                        yield str(path), path.read_bytes()


def _commands() -> str:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            found.append(path.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace"))
    return "\n".join(found)


def in_container(words: Sequence[str]) -> list[str]:
    """Return a command that runs words in a container, where all that is written is lost.

    Unlike bubblewrap's, it has a whole /proc, without which no other can be made in it.
    """
    set_up = [
        "mount --make-rprivate /",
        "mount -o remount,bind,ro /",
        "mount -t tmpfs tmpfs /dev/shm",
        "mount -t tmpfs tmpfs /var/tmp",
        "mkdir /var/tmp/course",
        'mount --bind "$0" /var/tmp/course',
        "mount -t tmpfs tmpfs /tmp",
        'mkdir -p "$0"',
        'mount --bind /var/tmp/course "$0"',
        'cd "$0"',
        "ip link set lo up",
        'exec "$@"',
    ]
    return [
        *("unshare", "--user", "--map-root-user", "--mount", "--pid", "--fork", "--kill-child"),
        *("--net", "--ipc", "--mount-proc", "sh", "-ec", "\n".join(set_up), str(ROOT)),
        *words,
    ]


def inside(names: Sequence[str], config: str) -> dict[str, str]:
    """Grade attacks here, those of an assignment as one class."""
    tried = [attack for attack in attacks() if attack.name in names]
    result: dict[str, str] = {}
    for assignment in dict.fromkeys(attack.assignment for attack in tried):
        class_ = [attack for attack in tried if attack.assignment == assignment]
        with tempfile.TemporaryDirectory(prefix="attacks-", ignore_cleanup_errors=True) as folder:
            result |= grade(Path(folder), class_, config)
            if os.environ.get("ATTACKS_LOG"):
                sys.stderr.write((Path(folder) / "outside" / "nbgrader.log").read_text())
    return result


def outcome(tried: Sequence[Attack], stock: bool) -> dict[str, str]:
    """Grade attacks as one class in a container; say how each succeeded."""
    words = [sys.executable, "-m", "tests.support.attacks", "--inside"]
    words += ["--stock"] if stock else []
    words += [attack.name for attack in tried]
    limit = MOST_SECONDS * (len(tried) + 4)
    try:
        done = subprocess.run(
            in_container(words), capture_output=True, text=True, timeout=limit, check=False
        )
    except subprocess.TimeoutExpired:
        return {attack.name: "the grading did not end" for attack in tried}
    if os.environ.get("ATTACKS_LOG"):
        sys.stderr.write(done.stderr)
    *_, last = ["", *done.stdout.splitlines()]
    try:
        found: dict[str, str] = json.loads(last)
    except ValueError:
        said = textwrap.shorten(done.stderr[-300:], 200)
        return {attack.name: f"the grading was ended: {said}" for attack in tried}
    return found


def main(words: list[str] | None = None) -> int:
    """Grade attacks, print what succeeded, and return 1 where one did."""
    parser = argparse.ArgumentParser("attacks", description="grade attacks")
    parser.add_argument("names", nargs="*", help="attacks, or kinds of them; all where left out")
    parser.add_argument("--stock", action="store_true", help="grade with stock nbgrader as well")
    parser.add_argument("--keep", action="store_true", help="write benchmarks/attacks.json")
    parser.add_argument("--table", action="store_true", help="write the table into the page")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(words)
    if options.inside:
        print(json.dumps(inside(options.names, STOCK if options.stock else OURS)))
        return 0
    if options.table:
        PAGE.write_text(with_table(PAGE.read_text("utf-8")), "utf-8")
        return 0
    wanted = set(options.names)
    tried = [each for each in attacks() if not wanted or wanted & {each.name, each.kind}]
    rows: dict[str, dict[str, Any]] = {}
    kinds = [kind for kind in KINDS if any(each.kind == kind for each in tried)]
    for kind in tqdm(kinds, desc="classes of attackers"):
        class_ = [each for each in tried if each.kind == kind]
        for name, shown in outcome(class_, stock=False).items():
            rows[name] = {"kind": kind, "succeeded": shown}
            if shown:
                tqdm.write(f"{kind}/{name}: {shown}", file=sys.stdout)
        if options.keep:
            keep(rows)
    succeeded = sum(bool(row["succeeded"]) for row in rows.values())
    print(f"{succeeded} of {len(rows)} attacks succeeded")
    if options.stock:
        with ThreadPoolExecutor(cores()) as pool:  # each in a container of its own
            shown_by = pool.map(_on_stock, tried)
            for attack, shown in zip(tqdm(tried, desc="stock nbgrader"), shown_by, strict=True):
                rows[attack.name]["succeeded_stock"] = shown
                if options.keep:
                    keep(rows)
    return 1 if succeeded else 0


def _on_stock(attack: Attack) -> str:
    if attack.name in TOO_DANGEROUS:
        return "not tried: there is no limit"
    return outcome([attack], stock=True)[attack.name]


def keep(rows: dict[str, dict[str, Any]]) -> None:
    """Write what came of attacks; what is known of others is kept."""
    before = kept()["attacks"] if KEPT.exists() else {}
    kinds = {attack.name: attack.kind for attack in attacks()}
    rows = {
        name: before.get(name, {}) | rows.get(name, {}) | {"kind": kind}
        for name, kind in kinds.items()
    }
    counted = {
        kind: _counted(row for row in rows.values() if row["kind"] == kind) for kind in KINDS
    }
    made = _counted(rows.values()) | {"kinds": counted, "attacks": rows}
    aside = KEPT.with_suffix(".tmp")
    aside.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", "utf-8")
    shutil.move(aside, KEPT)


def kept() -> dict[str, Any]:
    """Return what was written of attacks."""
    made: dict[str, Any] = json.loads(KEPT.read_text("utf-8"))
    return made


def _counted(rows: Iterable[dict[str, Any]]) -> dict[str, int]:
    """Count attacks; one that was not handed to stock nbgrader does not count there."""
    rows = list(rows)
    ours = [row["succeeded"] for row in rows if "succeeded" in row]
    stock = [row["succeeded_stock"] for row in rows if "succeeded_stock" in row]
    stock = [shown for shown in stock if not shown.startswith("not tried")]
    return {
        "tried": len(ours),
        "succeeded": sum(map(bool, ours)),
        "tried_stock": len(stock),
        "succeeded_stock": sum(map(bool, stock)),
    }


def table() -> str:
    """Return what came of the attacks as a table in Markdown."""
    made = kept()
    lines = ["| what it tries | succeed here | succeed on stock nbgrader |", "|---|---|---|"]
    for name, row in [*made["kinds"].items(), ("all", made)]:
        here, stock = (
            f"{row[f'succeeded{end}']} of {row[f'tried{end}']}" for end in ("", "_stock")
        )
        lines.append(f"| {name.replace('_', ' ')} | {here} | {stock} |")
    return "\n".join(lines)


def with_table(text: str) -> str:
    """Return a page with the table of today between its marks."""
    begin, end = "<!-- attacks: begin -->\n", "\n<!-- attacks: end -->"
    before, _, rest = text.partition(begin)
    return before + begin + table() + end + rest.partition(end)[2]


if __name__ == "__main__":
    sys.exit(run("tests.support.attacks", main))
