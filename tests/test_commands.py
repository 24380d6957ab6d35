"""Every command of the project says in one sentence what it cannot do, and ends with a status."""

import errno
import os
import re
import runpy
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
import platformdirs
import pytest
from nbformat.v4 import new_code_cell
from nbgrader.api import Gradebook
from traitlets.config import Config

from benchmarks import fidelity, training
from mlp_helpers import ArgumentError, FolderError, cli
from mlp_helpers._command import INTERRUPTED, check_writable, home_folder, run
from mlp_helpers.data import cache
from mlp_helpers.grading import commands
from mlp_helpers.grading.config import configure
from mlp_helpers.grading.execute import run as run_notebook
from tests.support.scratch import NOTEBOOK, ROOT, make_course, notebook, solution
from tests.support.student import make_small_course

PAGES = [ROOT / "Makefile", *ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]
TEXTS = [page.read_text("utf-8") for page in PAGES]
MODULES = {name for text in TEXTS for name in re.findall(r"(?:python|\(PY\)) -m ([\w.]+)", text)}
OURS = sorted(name for name in MODULES if name.startswith(("mlp_helpers", "benchmarks", "tests")))
READ_ONLY = OSError(errno.EROFS, "Read-only file system")


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no file be made, as on a read-only file system: permissions do not bind root."""

    def refuse(**options: object) -> None:
        raise READ_ONLY

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)


def said(capsys: pytest.CaptureFixture[str], status: int, name: str) -> str:
    """Return the one message of a command that failed."""
    wrong = capsys.readouterr().err
    assert status == 1
    assert "Traceback" not in wrong and len(re.findall(rf"^{name}: ", wrong, re.MULTILINE)) == 1
    return wrong


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (ArgumentError("expected one of a, b; got 'c'"), "expected one of a, b; got 'c'"),
        (PermissionError(errno.EACCES, "Permission denied", "/x/y"), "/x/y: Permission denied"),
        (FileNotFoundError(errno.ENOENT, "No such file", "/x"), "/x: No such file.*look at the"),
        (OSError(errno.ENOSPC, "No space left on device"), "No space left.*no longer needed"),
        (ModuleNotFoundError("", name="nbgrader.apps"), r"nbgrader.apps is not installed.*pip ins"),
    ],
)
def test_what_is_foreseen_is_said_in_a_sentence(
    error: Exception, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise error

    assert re.search(says, said(capsys, run("it", fail), "it"))


@pytest.mark.parametrize(
    "error", [ValueError("x"), OSError("x"), ModuleNotFoundError("", name="mlp_helpers.nosuch")]
)
def test_a_mistake_of_the_program_keeps_its_traceback(error: Exception) -> None:
    def fail() -> None:
        raise error

    with pytest.raises(type(error)):
        run("it", fail)


def test_a_command_can_be_interrupted(capsys: pytest.CaptureFixture[str]) -> None:
    def wait() -> None:
        raise KeyboardInterrupt

    assert run("it", wait) == INTERRUPTED
    assert capsys.readouterr().err == "\nit: interrupted\n"


def test_a_command_loads_no_grammars_of_addresses() -> None:
    """A second for each command; `jsonschema`, which all notebooks are read with, looks for it."""
    program = (
        "import sys\n"
        "from mlp_helpers._command import UNUSED, run\n"
        "def command(): import jsonschema\n"
        "assert run('it', command) == 0\n"
        "assert 'jsonschema' in sys.modules and not set(UNUSED) & set(sys.modules)\n"
        "for name in UNUSED: assert __import__(name), 'it is there for others'\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_folder_that_is_not_there_yet_is_writable_if_what_holds_it_is(tmp_path: Path) -> None:
    check_writable(tmp_path / "new" / "folder")
    assert not any(tmp_path.iterdir())


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind root")
def test_a_folder_without_permission_is_not_writable(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(FolderError, match="Permission denied"):
        check_writable(tmp_path)


def test_there_are_commands() -> None:
    assert {"mlp_helpers.grading", "benchmarks.fidelity", "benchmarks.training"} <= set(OURS)


@pytest.mark.parametrize("module", OURS)
def test_each_command_that_a_reader_is_told_of_says_what_is_wrong(module: str) -> None:
    path = ROOT.joinpath(*module.split("."))
    path = path / "__main__.py" if path.is_dir() else path.with_suffix(".py")
    assert f'sys.exit(run("{module}"' in path.read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    [["release"], ["points"], ["demo"], ["execute"], ["formgrader"], ["report"]],
    ids=" ".join,
)
def test_a_read_only_course_is_said_before_the_work(
    words: list[str], tmp_path: Path, read_only: None, capsys: pytest.CaptureFixture[str]
) -> None:
    course = make_course(tmp_path)
    (course / "submitted" / "ann" / NOTEBOOK.parent).mkdir(parents=True)
    (course / "demo" / "gradebook.db").touch()
    status = commands.main(["--course", str(course), *words])
    assert "Read-only file system. Change its permissions" in said(capsys, status, words[0])


@pytest.mark.parametrize(
    ("module", "words"),
    [
        ("benchmarks.training", []),
        ("benchmarks.fidelity", []),
        ("tests.support.examples", []),
        ("mlp_helpers.data.build_bundled", []),
    ],
)
@pytest.mark.filterwarnings("ignore:.*found in sys.modules")
def test_results_that_cannot_be_written_are_said_before_the_work(
    module: str,
    words: list[str],
    read_only: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", [module, *words])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module(module, run_name="__main__")
    assert "Read-only file system" in said(capsys, int(ended.value.code or 0), module)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["report"], r"nothing was handed in.*Run `nbgrader autograde ASSIGNMENT` first"),
        (["report", "--workplace", "demo"], r"nothing was handed in.*Run `make demo` first"),
        (["report", "--workplace", "nosuch"], "expected a folder"),
        (["formgrader"], "no class was graded.*Run `mlp grade` first"),
        (["formgrader", "--workplace", "demo"], "no class was graded.*Run `make demo` first"),
        (["demo"], "holds no class"),
        (["grade"], r"nothing to grade: expected notebooks in .*submitted"),
        (["grade", "99_x"], "expected one of 01_scratch, or its number, such as 04; got '99_x'"),
        (["execute", "nosuch"], "expected a notebook or a folder of notebooks, got nosuch"),
    ],
)
def test_what_is_missing_is_said(
    words: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = commands.main(["--course", str(make_course(tmp_path)), *words])
    assert re.search(says, said(capsys, status, words[0]))


@pytest.mark.parametrize("name", ["1", "01", "scratch", "01_scratch", "01_s", ""])
def test_an_assignment_is_called_by_its_number_or_name(name: str, tmp_path: Path) -> None:
    assert commands._known(make_course(tmp_path), name) == ["01_scratch"]


def test_the_report_takes_a_number_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = make_course(tmp_path)
    (course / "submitted" / "ann" / NOTEBOOK.parent).mkdir(parents=True)
    asked: list[object] = []

    def write_report(root: Path, *words: object) -> list[Path]:
        asked.extend(words)
        return []

    monkeypatch.setattr(commands, "write_report", write_report)
    assert commands.main(["--course", str(course), "report", "1"]) == 0
    assert asked[1] == "01_scratch"


def test_formgrader_opens_the_class_of_the_course_with_the_options_of_jupyterlab(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = make_course(tmp_path)
    Gradebook(f"sqlite:///{course / 'gradebook.db'}").close()
    opened: list[object] = []

    def open_lab(*words: object) -> int:
        opened.extend(words)
        return 3

    monkeypatch.setattr(commands, "open_lab", open_lab)
    words = ["--course", str(course), "formgrader", "--no-browser", "--port", "8889"]
    assert commands.main(words) == 3
    assert opened[0] == course and opened[-3:] == ["--no-browser", "--port", "8889"]


def test_no_other_command_takes_options_that_it_does_not_know(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit, match="2"):
        commands.main(["points", "--no-browser"])
    assert "unrecognized arguments: --no-browser" in capsys.readouterr().err


@pytest.mark.end_to_end
def test_one_command_grades_what_was_handed_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    course = make_course(tmp_path)
    for student, answer in {
        "ann": "def square(x):\n    return x * x",
        "bob": "square = ...",
    }.items():
        handed_in = solution()
        for cell in handed_in.cells:
            cell.source = answer if cell.id == "square" else cell.source
        path = course / "submitted" / student / NOTEBOOK
        path.parent.mkdir(parents=True)
        nbformat.write(handed_in, path)
    assert commands.main(["--course", str(course), "grade"]) == 0
    shown = capsys.readouterr().out
    assert re.search(r"^ann +5 / 5 +5 / 5\nbob +3 / 5 +3 / 5\n", shown, re.MULTILINE)
    assert (course / "grades.csv").is_file()
    assert (course / "feedback" / "bob" / NOTEBOOK.with_suffix(".html")).is_file()


def test_a_folder_that_is_no_course_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = commands.main(["--course", str(tmp_path), "release"])
    assert "is not the folder of the course" in said(capsys, status, "release")


def test_an_exercise_that_does_not_exist_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["fidelity", "07_mlp_in_pytorch/train_stp"])
    with pytest.raises(ArgumentError, match="such as 07_mlp_in_pytorch/train_step, got"):
        fidelity.main()


@pytest.mark.parametrize(
    ("main", "words"),
    [
        (fidelity.main, ["--seeds", "0"]),
        (fidelity.main, ["--workers", "0"]),
        (training.main, ["--epochs", "0"]),
        (training.main, ["--minutes", "nan"]),
    ],
)
def test_numbers_that_make_no_sense_are_refused(
    main: object, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["it", *words])
    with pytest.raises(SystemExit) as ended:
        main()  # type: ignore[operator]
    assert ended.value.code == 2


def test_nbgrader_finds_its_programs_in_an_environment_that_is_not_activated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    configure(Config(), tmp_path)
    assert os.environ["PATH"] == os.pathsep.join([str(Path(sys.executable).parent), "/nowhere"])


@pytest.mark.parametrize("program", ["bin/nbgrader", "nbgrader/__main__.py"])
def test_nbgraders_commands_say_that_a_course_is_read_only(
    program: str, tmp_path: Path, read_only: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [program, "export"])
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match=r"nbgrader: .*: Read-only file system\. Change"):
        configure(Config(), tmp_path)


def test_nbgrader_is_told_to_release_before_it_grades(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["bin/nbgrader", "autograde", "01_scratch"])
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match=r"knows no assignment yet\. Run `make release` first"):
        configure(Config(), tmp_path)


def test_in_a_workplace_only_its_own_gradebook_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There nbgrader reads the settings of the course's root as well, which may be ungraded."""
    workplace = tmp_path / "demo"
    workplace.mkdir()
    monkeypatch.setattr(sys, "argv", ["bin/nbgrader", "autograde", "01_scratch"])
    monkeypatch.chdir(workplace)
    configure(Config(), tmp_path)
    with pytest.raises(SystemExit, match=rf"in {workplace} knows no assignment yet"):
        configure(Config(), tmp_path, workplace="demo")


def test_jupyterlab_opens_a_course_that_is_read_only(
    tmp_path: Path, read_only: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["bin/jupyter-lab"])
    configure(Config(), tmp_path)


@pytest.fixture
def homeless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let the home folder be one that nobody can make or write, root included."""
    (tmp_path / "file").touch()
    home = str(tmp_path / "file" / "home")
    for name in ("MPLCONFIGDIR", "IPYTHONDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", home)
    return home


def test_who_has_no_home_folder_gets_one_for_a_while(homeless: str) -> None:
    with home_folder():
        lent = Path.home()
        (lent / "settings").touch()
    assert not lent.exists()
    assert os.environ["HOME"] == homeless


def test_who_has_a_home_folder_keeps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    with home_folder():
        assert Path.home() == tmp_path
    assert not any(tmp_path.iterdir())


@pytest.mark.end_to_end
def test_a_notebook_runs_the_same_without_a_home_folder(homeless: str, tmp_path: Path) -> None:
    program = "import matplotlib.pyplot, mlp_helpers.data\nmlp_helpers.data.load_mnist('bundled')"
    ran = run_notebook(notebook(new_code_cell(f"{program};")), tmp_path / "plot.ipynb")
    (output,) = ran.cells[0].outputs
    assert output.name == "stdout" and output.text.count("\n") == 1


def test_jupyterlab_starts_without_a_home_folder(
    homeless: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "program"
    program.write_text('#!/bin/sh\ncd "$HOME" && exit 3\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.chdir(make_small_course(tmp_path / "course"))
    with pytest.raises(SystemExit) as ended:
        cli.app(["lab"])
    assert ended.value.code == 3


def test_a_user_whom_the_system_does_not_know_has_a_cache_and_a_home(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unknown(*words: object, **options: object) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv(cache.CACHE_VARIABLE, raising=False)
    monkeypatch.setattr(platformdirs, "user_cache_path", unknown)
    assert cache.default_cache() == cache.fallback_cache()
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr(Path, "home", unknown)
    with home_folder():
        assert Path(os.environ["HOME"]).is_dir()
