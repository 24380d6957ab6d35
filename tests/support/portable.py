"""Run notebooks and tests as on other machines, and show what differs.

``python -m tests.support.portable`` (or ``make test-portable``) plays every variant of
`tests.support.variants`. As many runs of pytest stand side by side as there are cores. With
``--busy`` something else keeps every core busy meanwhile.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import subprocess
import sys
import tempfile
import textwrap
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from mlp_helpers._command import check_writable, run
from mlp_helpers.grading.execute import notebooks
from mlp_helpers.grading.notebooks import read
from tests.support.scratch import ROOT
from tests.support.variants import VARIANTS, Variant, cores, facts, table, unheld

PARTS = ("notebooks", "bank", "units", "end_to_end")
COMPUTES = re.compile(
    r"^(?:from|import) (?:numpy|torch|matplotlib|tests\.support\.bank"
    r"|mlp_helpers\.(?:checks|numerics|plots|training))\b",
    re.MULTILINE,
)
"""What a test file imports whose results may depend on the processor. All others are about files,
processes, pages and where scores go: a locale may matter to them, no instruction set does.
With nothing set, ``make test`` runs them.
"""
GRADES = frozenset({"tests/test_demo.py", "tests/test_grading_end_to_end.py"})
"""End-to-end tests of which scores whole submissions get, by the course's engine and by stock
nbgrader. What a check decides, the bank's answers tell.
"""
NOT_TWICE = ("-k", "not across_the_boundary")
"""Each answer of the bank is judged in one process only: a boundary computes nothing."""
ITSELF = "tests/test_portable.py"
"""Its end-to-end tests play variants themselves."""
_ESCAPE = re.compile(r"#x1B\[[0-9;]*m|\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Job:
    """One run of pytest."""

    variant: Variant
    part: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """What came of a notebook's cell or of a test; `difference` says in a line why it failed."""

    variant: str
    part: str
    where: str
    outcome: str
    difference: str = ""


def pytest_words(part: str, variant: Variant) -> list[tuple[str, ...]]:
    """Return pytest's arguments for each run of a part, so that runs can stand side by side."""
    if part == "notebooks":
        return [("--nbval", str(path.relative_to(ROOT))) for path in notebooks(ROOT)]
    files = {
        str(path.relative_to(ROOT)): path.read_text("utf-8")
        for path in sorted((ROOT / "tests").glob("test_*.py"))
    }
    if part == "end_to_end":
        marked = {name for name, text in files.items() if "mark.end_to_end" in text}
        played = marked - {ITSELF} if variant.changes_place else GRADES
        return [("-m", part, name) for name in sorted(played)]
    judging = re.compile(r"tests/test_(bank|checks_\w+)\.py")
    names = [
        name
        for name, text in files.items()
        if bool(judging.fullmatch(name)) is (part == "bank")
        and (variant.changes_place or COMPUTES.search(text))
    ]
    # Slow files that follow one another by name come into different runs.
    chosen = ("-m", "not end_to_end", *(() if variant.changes_place else NOT_TWICE))
    return [(*chosen, *names[first::3]) for first in range(3)]


def play(job: Job, environment: Mapping[str, str]) -> list[Result]:
    """Run pytest once, and return what it found."""
    with tempfile.TemporaryDirectory(prefix="portable-", ignore_cleanup_errors=True) as folder:
        kept = Path(folder, "results.xml")
        alone = (
            "-p",
            "no:xdist",
            "-p",
            "no:cacheprovider",
            "--color=no",
            "-vv",
        )  # -vv: whole lines
        own = (f"--basetemp={folder}/tmp", f"--junitxml={kept}")
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *alone, *own, *job.words],
            cwd=ROOT,
            env=dict(environment),
            capture_output=True,
            text=True,
            check=False,
        )
        results = list(read_results(job, kept.read_text("utf-8"))) if kept.exists() else []
    failed = any(result.outcome == "failed" for result in results)
    if done.returncode not in (0, 5) and not failed:  # 5: a platform skips the whole file
        *_, last = ["pytest said nothing", *(done.stderr or done.stdout).strip().splitlines()]
        where = f"pytest {' '.join(job.words)}"
        results.append(Result(job.variant.name, job.part, where, "failed", last))
    return results


def read_results(job: Job, xml: str) -> Iterator[Result]:
    """Read the file that pytest's ``--junitxml`` writes."""
    for case in ET.fromstring(xml).iter("testcase"):
        outcome, difference = "passed", ""
        for found in case:
            if found.tag in ("failure", "error"):
                outcome = "failed"
                difference = in_a_line(found.text or "", found.get("message") or "")
            elif found.tag == "skipped":
                outcome = "skipped"
        where = _where(case.get("classname") or "", case.get("name") or "")
        yield Result(job.variant.name, job.part, where, outcome, difference)


def _where(module: str, name: str) -> str:
    """Say where a test stands; nbval numbers code cells, and a cell's id says more."""
    number = re.fullmatch(r"Cell (\d+)", name)
    if not number:
        return f"{module.replace('.', '/')}.py::{name}"
    path = ROOT / (module.removesuffix(".ipynb").replace(".", "/") + ".ipynb")
    cells = [cell for cell in read(path).cells if cell.cell_type == "code"]
    return f"{path.relative_to(ROOT)}::{cells[int(number[1])].id}"


def in_a_line(text: str, message: str) -> str:
    """Say in a line what a failure is about: what was kept and what came, or the error."""
    _, cell, compared = _ESCAPE.sub("", text).partition("\nTraceback:\n")
    if not cell:
        return _ESCAPE.sub("", message).strip().split("\n")[0]
    # As pytest compares what was kept, on the left, with what came.
    kept = re.search(r"^ *\+ (.*)$", compared, re.MULTILINE)
    came = re.search(r"^ *- (.*)$", compared, re.MULTILINE)
    if kept or came:
        return f"kept {_quoted(kept)}, came {_quoted(came)}"
    return compared.strip().split("\n")[-1]


def _quoted(line: re.Match[str] | None) -> str:
    return repr(textwrap.shorten(line[1], 100)) if line else "nothing"


@contextmanager
def busy(wanted: bool) -> Iterator[None]:
    """Keep every core busy with something else."""
    spin = [sys.executable, "-c", "while True: pass"]
    others = [subprocess.Popen(spin) for _ in range(cores() if wanted else 0)]
    try:
        yield
    finally:
        for other in others:
            other.kill()
            other.wait()


def in_turn(jobs: Iterable[Job]) -> list[Job]:
    """Let a run of two threads stand beside one of a single thread, as long as there are both.

    Two of two threads would wait for one another, which OpenBLAS does by counting.
    """
    threads: dict[bool, list[Job]] = {True: [], False: []}
    for job in jobs:
        threads[job.variant.settings.get("OMP_NUM_THREADS") == "1"].append(job)
    pairs = itertools.zip_longest(*threads.values())
    return [job for pair in pairs for job in pair if job is not None]


def play_all(
    jobs: Iterable[Job], environments: Mapping[str, Mapping[str, str]]
) -> Iterator[list[Result]]:
    """Run jobs, as many at a time as there are cores for, and yield what each found."""
    pool = ThreadPoolExecutor(cores())
    try:
        runs = [pool.submit(play, job, environments[job.variant.name]) for job in jobs]
        for finished in as_completed(runs):
            yield finished.result()
    finally:
        pool.shutdown(cancel_futures=True)


def rows(
    variants: Sequence[Variant],
    parts: Sequence[str],
    results: Sequence[Result],
    remarks: Mapping[str, str],
) -> list[list[str]]:
    """Return the table of what came, with a heading, as rows of words."""
    made = [["variant", *parts, "remarks"]]
    for variant in variants:
        row = [variant.name]
        for part in parts:
            here = [each for each in results if (each.variant, each.part) == (variant.name, part)]
            ran = [each for each in here if each.outcome != "skipped"]
            failed = sum(each.outcome == "failed" for each in ran)
            row.append(f"{failed} of {len(ran)} failed" if failed else f"{len(ran)} passed")
        made.append([*row, remarks.get(variant.name, "")])
    return made


def differences(results: Iterable[Result]) -> list[str]:
    """Return a line for each failure, with all variants that it comes in."""
    found: dict[tuple[str, str], list[str]] = {}
    for each in results:
        if each.outcome == "failed":
            found.setdefault((each.where, each.difference), []).append(each.variant)
    return [
        f"- {where} ({', '.join(names)}): {difference}"
        for (where, difference), names in sorted(found.items())
    ]


def markdown(words: Sequence[Sequence[str]]) -> str:
    """Return rows of words, the first a heading, as a Markdown table that reads well as text."""
    widths = [max(map(len, column)) for column in zip(*words, strict=True)]
    lines = [
        "| " + " | ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)) + " |"
        for row in words
    ]
    return "\n".join(
        [lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]]
    )


def prepare(
    variants: Iterable[Variant],
) -> tuple[dict[str, dict[str, str]], dict[str, str], list[str]]:
    """Look whether this machine can play the variants, and whether they take hold.

    Returns
    -------
    dict of str to dict
        The environment of each variant that can be played.
    dict of str to str
        Remarks on variants: what a skipped one needs, what did not take hold.
    list of str
        The variants that should have taken hold and did not.
    """
    here = facts()
    environments, remarks, wrong = {}, {}, []
    for variant in variants:
        lacking = variant.lacking(here)
        if lacking:
            remarks[variant.name] = f"skipped: the processor has no {', '.join(lacking)}"
            continue
        environment = variant.environment(here)
        failed, unknown = unheld(variant, here, facts(environment))
        said = [f"DID NOT TAKE HOLD: {', '.join(failed)}"] if failed else []
        said += [f"of no effect here: {', '.join(unknown)}"] if unknown else []
        remarks[variant.name] = "; ".join(said)
        environments[variant.name] = environment
        wrong += [variant.name] if failed else []
    return environments, remarks, wrong


def main(words: list[str] | None = None) -> int:
    """Play variants and return 1 where something differs, or a variant did not take hold."""
    options = _options(words)
    if options.list:
        print(markdown(table()))
        return 0
    files = [path for path in (options.markdown, options.json) if path]
    check_writable(*(path.parent for path in files))
    variants = [each for each in VARIANTS if each.name in options.variants]
    with busy(options.busy):
        environments, remarks, wrong = prepare(tqdm(variants, desc="taking hold"))
        played = [each for each in variants if each.name in environments]
        jobs = in_turn(
            Job(variant, part, run)
            for variant in played
            for part in options.parts
            for run in pytest_words(part, variant)
        )
        results: list[Result] = []
        with tqdm(total=len(jobs), desc="runs of pytest") as bar:
            for found in play_all(jobs, environments):
                results += found
                for line in differences(found):
                    bar.write(line, file=sys.stderr)  # now: the table comes after an hour
                failed = sum(each.outcome == "failed" for each in results)
                bar.set_postfix_str(f"{failed} failed", refresh=False)
                bar.update()
    lines = differences(results)
    text = "\n".join([markdown(rows(variants, options.parts, results, remarks)), "", *lines])
    print(text)
    if options.markdown:
        options.markdown.write_text(text + "\n", "utf-8")
    if options.json:
        kept: dict[str, Any] = {"remarks": remarks, "results": [asdict(each) for each in results]}
        options.json.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 1 if lines or wrong else 0


def _options(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("portable", description="run as on other machines")
    names = [variant.name for variant in VARIANTS]
    parser.add_argument("--variants", nargs="+", choices=names, default=names, metavar="NAME")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS), metavar="PART")
    parser.add_argument("--busy", action="store_true", help="keep every core busy meanwhile")
    parser.add_argument("--list", action="store_true", help="show the variants, and run nothing")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="keep the table")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the result of each test")
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(run("tests.support.portable", main))
