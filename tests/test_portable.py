"""Runs as on other machines: which there are, whether they take hold, and what is shown."""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from tests.support import portable, variants
from tests.support.portable import Job, Result, in_a_line, play, play_all, pytest_words
from tests.support.scratch import ROOT
from tests.support.variants import VARIANTS, facts, read_facts, unheld

BY_NAME = {variant.name: variant for variant in VARIANTS}
EACH_VALUE = {
    "OPENBLAS_CORETYPE": {"Nehalem", "Haswell", "SkylakeX"},
    "ATEN_CPU_CAPABILITY": {"default", "avx2", "avx512"},
    "MKL_ENABLE_INSTRUCTIONS": {"SSE4_2", "AVX2", "AVX512"},
    "ONEDNN_MAX_CPU_ISA": {"SSE41", "AVX2", "AVX512_CORE", None},
    "OMP_NUM_THREADS": {"1", "2", None},
    "PYTHONHASHSEED": {"0", None},
    "TQDM_DISABLE": {"1", None},
    "TZ": {"NPT-5:45", None},
    "LC_ALL": {"de_DE.UTF-8", None},
}
MODERN = {
    "openblas": "SkylakeX",
    "numpy": ["X86_V3", "X86_V4", "AVX512_ICL"],
    "features": ["SSE42", "AVX2", "FMA3", "AVX512F", "AVX512BW", "AVX512DQ", "AVX512VL"],
    "aten": "AVX512",
    "threads": 2,
    "hours": 0.0,
    "locale": True,
    "mkl": "AVX-512",
    "onednn": "Intel AVX-512 with AVX512BW, AVX512VL, and AVX512DQ extensions",
}
HASWELL = MODERN | {"openblas": "Haswell", "aten": "AVX2", "features": ["SSE42", "AVX2", "FMA3"]}
AS_AVX2 = HASWELL | {"numpy": ["X86_V3"], "threads": 1, "mkl": "AVX2", "onednn": "Intel AVX2"}


@pytest.mark.parametrize(("name", "values"), EACH_VALUE.items())
def test_each_value_occurs(name: str, values: set[str | None]) -> None:
    assert {variant.settings.get(name) for variant in VARIANTS} >= values


def test_numpy_does_without_each_family() -> None:
    assert {variant.numpy_without for variant in VARIANTS} == {"", "AVX-512", "all"}
    assert BY_NAME["avx2"].numpy_off(MODERN) == "X86_V4 AVX512_ICL"
    assert BY_NAME["weakest"].numpy_off(MODERN) == "X86_V3 X86_V4 AVX512_ICL"
    assert BY_NAME["plain"].numpy_off(MODERN) == ""


def test_numpy_is_told_only_of_what_it_has() -> None:
    older = {"numpy": ["SSE42", "AVX2", "FMA3", "AVX512F", "AVX512_SKX"]}
    assert BY_NAME["avx2"].numpy_off(older) == "AVX512F AVX512_SKX"
    assert "NPY_DISABLE_CPU_FEATURES" not in BY_NAME["avx2"].environment({"numpy": ["AVX2"]})


def test_the_surroundings_do_not_reach_a_variant(monkeypatch: pytest.MonkeyPatch) -> None:
    set_around = ["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "MKL_CBWR", "NPY_X", "TZ", "LC_TIME"]
    set_around += ["PYTHONHASHSEED", "TQDM_DISABLE", "PYTEST_ADDOPTS", "OMP_NUM_THREADS"]
    for name in set_around:
        monkeypatch.setenv(name, "surroundings")
    monkeypatch.setenv("OTHER", "kept")
    plain = BY_NAME["plain"].environment(MODERN)
    assert not set(set_around) & set(plain)
    assert plain["OTHER"] == "kept" and plain["PATH"] == os.environ["PATH"]
    assert "surroundings" not in BY_NAME["weakest"].environment(MODERN).values()


def test_a_processor_is_not_asked_for_what_it_lacks() -> None:
    cannot = {variant.name for variant in VARIANTS if variant.lacking(HASWELL)}
    assert cannot == {"avx512", "old-blas", "new-blas"}
    for variant in VARIANTS:
        asks = set(variant.settings.values()) & {"SkylakeX", "avx512", "AVX512_CORE"}
        assert not asks or variant.lacking(HASWELL)
        assert not variant.lacking(MODERN)
    assert BY_NAME["weakest"].lacking({"features": ["NEON"]}) == ["SSE42"]


def test_what_took_hold_is_not_reported() -> None:
    assert unheld(BY_NAME["avx2"], HASWELL, AS_AVX2) == ([], [])
    assert unheld(BY_NAME["plain"], MODERN, MODERN) == ([], [])


@pytest.mark.parametrize(
    ("changed", "wrong", "unknown"),
    [
        ({"openblas": "SkylakeX"}, ["OPENBLAS_CORETYPE"], []),
        ({"openblas": None}, ["OPENBLAS_CORETYPE"], []),
        ({"aten": "DEFAULT"}, ["ATEN_CPU_CAPABILITY"], []),
        ({"mkl": "AVX-512"}, ["MKL_ENABLE_INSTRUCTIONS"], []),
        ({"mkl": None}, [], ["MKL_ENABLE_INSTRUCTIONS"]),
        ({"onednn": "Intel AVX-512 with Intel DL Boost"}, ["ONEDNN_MAX_CPU_ISA"], []),
        ({"onednn": None}, [], ["ONEDNN_MAX_CPU_ISA"]),
        ({"threads": 2}, ["OMP_NUM_THREADS"], []),
        ({"numpy": ["X86_V3", "X86_V4"]}, ["NPY_DISABLE_CPU_FEATURES"], []),
    ],
)
def test_what_did_not_take_hold_is_reported(
    changed: dict[str, Any], wrong: list[str], unknown: list[str]
) -> None:
    assert unheld(BY_NAME["avx2"], MODERN, AS_AVX2 | changed) == (wrong, unknown)


def test_a_place_that_did_not_take_hold_is_reported() -> None:
    there = AS_AVX2 | {"numpy": [], "mkl": "SSE4.2", "hours": 1.0, "locale": False}
    assert unheld(BY_NAME["abroad"], MODERN, there) == (["TZ"], ["LC_ALL"])


@pytest.mark.parametrize(
    ("header", "mkl"),
    [
        ("Intel(R) Advanced Vector Extensions 2 (Intel(R) AVX2) enabled processors", "AVX2"),
        (
            "Intel(R) Advanced Vector Extensions 512 (Intel(R) AVX-512) with support for INT8, "
            "BF16 (limited) instructions enabled processors",
            "AVX-512",
        ),
        ("Intel(R) Streaming SIMD Extensions 4.2 (Intel(R) SSE4.2) enabled processors", "SSE4.2"),
        ("Intel(R) Architecture processors", None),
    ],
)
def test_what_the_libraries_say_is_read(header: str, mkl: str | None) -> None:
    lines = [
        f"MKL_VERBOSE oneMKL 2024.0 Product build for Intel(R) 64 architecture {header}, Lnx 2 GHz",
        "MKL_VERBOSE SGEMM(N,N,64,64,64) 2.22ms CNR:OFF Dyn:1 FastMM:1 TID:0  NThr:1",
        "onednn_verbose,v1,info,cpu,runtime:OpenMP,nthr:1",
        "onednn_verbose,v1,info,cpu,isa:Intel AVX2",
        '{"facts": true, "threads": 1}',
    ]
    read = read_facts("\n".join(lines))
    assert (read["mkl"], read["onednn"], read["threads"]) == (mkl, "Intel AVX2", 1)
    plain = read_facts("\n".join(lines).replace("CNR:OFF", "CNR:COMPATIBLE"))
    assert plain["mkl"] == "COMPATIBLE"


def test_the_weakest_takes_hold_here() -> None:
    here = facts()
    if BY_NAME["weakest"].lacking(here):
        pytest.skip("another kind of processor")
    there = facts(BY_NAME["weakest"].environment(here))
    assert unheld(BY_NAME["weakest"], here, there) == ([], [])
    assert there["threads"] == 1 and not there["numpy"]


def test_the_page_has_the_table_of_variants() -> None:
    page = (ROOT / "docs" / "portability.md").read_text("utf-8")
    assert portable.markdown(variants.table()) in page


def test_the_parts_are_all_notebooks_and_tests() -> None:
    abroad = BY_NAME["abroad"]
    found = [run[-1] for run in pytest_words("notebooks", abroad)]
    folders = ("solutions", "course")
    assert set(found) == {
        str(path.relative_to(ROOT)) for name in folders for path in (ROOT / name).rglob("*.ipynb")
    }
    modules = [
        word
        for part in ("bank", "units")
        for run in pytest_words(part, abroad)
        for word in run
        if word.endswith(".py")
    ]
    assert sorted(modules) == sorted(f"tests/{path.name}" for path in ROOT.glob("tests/test_*.py"))
    assert "tests/test_bank.py" in {word for run in pytest_words("bank", abroad) for word in run}
    assert all(words for part in portable.PARTS for words in pytest_words(part, abroad))


def test_every_variant_computes_and_grades_and_another_place_opens_and_draws_as_well() -> None:
    texts = {f"tests/{path.name}": path.read_text("utf-8") for path in ROOT.glob("tests/test_*.py")}
    marked = {name for name, text in texts.items() if "mark.end_to_end" in text}
    assert marked > portable.GRADES
    for variant in VARIANTS:
        elsewhere = variant.name == "abroad"
        played = {run[-1] for run in pytest_words("end_to_end", variant)}
        assert played == (marked - {portable.ITSELF} if elsewhere else portable.GRADES)
        files = {
            word
            for part in ("bank", "units")
            for run in pytest_words(part, variant)
            for word in run
            if word.endswith(".py")
        }
        computing = {name for name, text in texts.items() if "\nimport numpy" in text}
        assert (computing - marked) | {"tests/test_bank.py", "tests/test_mutants.py"} <= files
        assert ("tests/test_grading_spreadsheet.py" in files) is elsewhere


def test_runs_of_two_threads_stand_beside_those_of_one() -> None:
    jobs = [Job(variant, "units", (str(i),)) for variant in VARIANTS for i in range(3)]
    ordered = portable.in_turn(jobs)
    assert sorted(ordered, key=jobs.index) == jobs
    single = [job.variant.settings.get("OMP_NUM_THREADS") == "1" for job in ordered]
    assert single[:12] == [True, False] * 6 and all(single[12:])


CELL = """\
Notebook cell execution failed
Cell 2: Cell outputs differ

Input:
print(1 - 1)

Traceback:
"""
MISMATCH = f"""{CELL} mismatch 'stdout'

 assert reference_output == test_output failed:

  'a 1.5\\nb 2.6\\n' == 'a 1.5\\nb 2.5\\n'

    a 1.5
  - b 2.5
  ?     ^
  + b 2.6
  ?     ^
"""


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        (MISMATCH, "", "kept 'b 2.6', came 'b 2.5'"),
        (f"{CELL} x\n  + b\n", "", "kept 'b', came nothing"),
        (f"{CELL}Unexpected output fields: {{'stderr'}}\n", "", "Unexpected output fields: {'stde"),
        (f"{CELL}#x1B[31m---#x1B[39m\n#x1B[31mKeyError#x1B[39m: 3\n", "", "KeyError: 3"),
        ("def test_a():\n- 1\n", "assert 1.5 == 1.6\n  + more", "assert 1.5 == 1.6"),
    ],
)
def test_a_failure_is_told_in_a_line(text: str, message: str, line: str) -> None:
    told = in_a_line(text, message)
    assert told.startswith(line) and "\n" not in told


def test_pytests_results_are_read() -> None:
    notebook = "course.01_nonlinearity.ipynb"
    xml = f"""<testsuites><testsuite>
    <testcase classname="{notebook}" name="Cell 0">
        <failure message="x">{MISMATCH}</failure></testcase>
    <testcase classname="tests.test_x" name="test_a[1]" />
    <testcase classname="tests.test_x" name="test_b"><skipped message="no" /></testcase>
    <testcase classname="tests.test_x" name="test_c"><error message="OSError: no" /></testcase>
    </testsuite></testsuites>"""
    job = Job(BY_NAME["avx2"], "units", ())
    cells = json.loads((ROOT / "course" / "01_nonlinearity.ipynb").read_text("utf-8"))["cells"]
    first = next(cell["id"] for cell in cells if cell["cell_type"] == "code")
    assert [
        (each.where, each.outcome, each.difference) for each in portable.read_results(job, xml)
    ] == [
        (f"course/01_nonlinearity.ipynb::{first}", "failed", "kept 'b 2.6', came 'b 2.5'"),
        ("tests/test_x.py::test_a[1]", "passed", ""),
        ("tests/test_x.py::test_b", "skipped", ""),
        ("tests/test_x.py::test_c", "failed", "OSError: no"),
    ]


def test_a_run_that_ends_before_its_tests_is_a_failure() -> None:
    job = Job(BY_NAME["plain"], "units", ("tests/test_nosuch.py",))
    (result,) = play(job, BY_NAME["plain"].environment(MODERN))
    assert result.outcome == "failed" and result.where == "pytest tests/test_nosuch.py"
    assert "not found" in result.difference


RESULTS = [
    Result("plain", "notebooks", "course/1.ipynb::rbf", "passed"),
    Result("plain", "notebooks", "course/1.ipynb::sum", "skipped"),
    Result("weakest", "notebooks", "course/1.ipynb::rbf", "failed", "kept '1', came '2'"),
    Result("weakest", "notebooks", "course/1.ipynb::sum", "passed"),
    Result("avx2", "notebooks", "course/1.ipynb::rbf", "failed", "kept '1', came '2'"),
]


def test_the_table_counts_and_the_lines_say_what_differs() -> None:
    shown = [BY_NAME["plain"], BY_NAME["weakest"], BY_NAME["avx512"]]
    words = portable.rows(shown, ["notebooks"], RESULTS, {"avx512": "skipped: no AVX512F"})
    assert words[1:] == [
        ["plain", "1 passed", ""],
        ["weakest", "1 of 2 failed", ""],
        ["avx512", "0 passed", "skipped: no AVX512F"],
    ]
    assert portable.differences(RESULTS) == [
        "- course/1.ipynb::rbf (weakest, avx2): kept '1', came '2'"
    ]
    assert (
        portable.markdown([["a", "bb"], ["ccc", ""]]) == "| a   | bb |\n|-----|----|\n| ccc |    |"
    )


def test_runs_stand_side_by_side_as_far_as_there_are_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    lock, now, most = threading.Lock(), [0], [0]

    def count(job: Job, environment: dict[str, str]) -> list[Result]:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        time.sleep(0.02)
        with lock:
            now[0] -= 1
        return []

    monkeypatch.setattr(portable, "play", count)
    monkeypatch.setattr(portable, "cores", lambda: 4)
    names = ("plain", "avx512", "avx2")
    jobs = [Job(BY_NAME[name], "units", ()) for name in names for _ in range(4)]
    assert len(list(play_all(jobs, {name: {} for name in names}))) == 12
    assert most[0] == 4


def test_other_processes_keep_the_cores_busy_and_end(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    class Kept(subprocess.Popen[bytes]):
        def __init__(self, words: list[str]) -> None:
            super().__init__([sys.executable, "-c", "import time; time.sleep(60)"])
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Kept)
    monkeypatch.setattr(portable, "cores", lambda: 2)
    with portable.busy(False):
        assert not started
    with portable.busy(True):
        assert [each.poll() for each in started] == [None, None]
    assert None not in [each.poll() for each in started]


@pytest.mark.parametrize(
    ("machine", "there", "failing", "status", "says"),
    [
        (MODERN, AS_AVX2, "", 0, "1 passed"),
        (MODERN, AS_AVX2, "kept '1', came '2'", 1, "(avx2): kept '1', came '2'"),
        (MODERN, AS_AVX2 | {"aten": "AVX512"}, "", 1, "DID NOT TAKE HOLD: ATEN_CPU_CAPABILITY"),
        (MODERN, AS_AVX2 | {"mkl": None}, "", 0, "of no effect here: MKL_ENABLE_INSTRUCTIONS"),
        ({"features": [], "numpy": []}, {}, "", 0, "skipped: the processor has no AVX2, FMA3"),
    ],
)
def test_the_command_tells_what_differs(
    machine: dict[str, Any],
    there: dict[str, Any],
    failing: str,
    status: int,
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def pretend(job: Job, environment: dict[str, str]) -> list[Result]:
        outcome = "failed" if failing else "passed"
        return [Result(job.variant.name, job.part, "tests/test_x.py::test", outcome, failing)]

    monkeypatch.setattr(portable, "play", pretend)
    monkeypatch.setattr(portable, "pytest_words", lambda part, variant: [()])
    monkeypatch.setattr(
        portable, "facts", lambda environment=None: there if environment else machine
    )
    files = ["--markdown", str(tmp_path / "t.md"), "--json", str(tmp_path / "t.json")]
    words = ["--variants", "avx2", "--parts", "units", *files]
    assert portable.main(words) == status
    shown = capsys.readouterr().out
    assert says in shown and (tmp_path / "t.md").read_text("utf-8") == shown
    assert len(json.loads((tmp_path / "t.json").read_text("utf-8"))["results"]) == bool(there)


def test_the_command_lists_its_variants(capsys: pytest.CaptureFixture[str]) -> None:
    assert portable.main(["--list"]) == 0
    shown = capsys.readouterr().out
    assert all(f"| {variant.name} " in shown for variant in VARIANTS)


@pytest.mark.end_to_end
@pytest.mark.parametrize("words", [["-p", "no:xdist"], ["-n", "2"]], ids=" ".join)
def test_a_notebook_passes_as_an_outsider_runs_it(words: list[str], tmp_path: Path) -> None:
    notebook = str(ROOT / "course" / "01_nonlinearity.ipynb")  # it has sliders
    environment = BY_NAME["plain"].environment(MODERN)
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--nbval", notebook, "-p", "no:cacheprovider", *words],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
