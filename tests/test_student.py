"""What students work with: the map, working copies, points reached, handing in."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from mlp_helpers import CommandError, FolderError
from mlp_helpers.checks.core.report import METADATA_KEY
from mlp_helpers.grading.notebooks import assignments
from mlp_helpers.student import exchange, lab, run, setup_cell, setup_check, start
from mlp_helpers.student.copies import START, WORK, originals, prepare
from mlp_helpers.student.course import choose, course_map, find_course
from mlp_helpers.student.notebooks import dump, read, source
from mlp_helpers.student.progress import keep, next_step, progress, summary
from mlp_helpers.student.published import COLAB, published, repository
from mlp_helpers.student.submit import compare, is_untouched, submit
from tests.support.scratch import ROOT
from tests.support.student import EXERCISE, LECTURE, edit, fill_in, make_small_course

COPY = Path(WORK) / EXERCISE
PAIR = ("check-pair", 3)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small course with working copies, which is the current folder."""
    folder = make_small_course(tmp_path / "course-folder")
    prepare(folder)
    monkeypatch.chdir(folder)
    return folder


def show(path: Path, check: str, points: float) -> None:
    """Let a graded cell of a notebook show a report, as a run that was saved does."""
    made = read(path)
    (cell,) = (each for each in made["cells"] if each["id"] == check)
    record = {METADATA_KEY: {"exercise": "01/x", "points": points}}
    cell["outputs"] = [{"output_type": "display_data", "data": {}, "metadata": record}]
    path.write_bytes(dump(made))


def test_the_map_has_every_assignment_with_its_minutes_and_points() -> None:
    found = course_map(ROOT)
    assert [each.id for each in found] == assignments(ROOT)
    table = (ROOT / "README.md").read_text("utf-8")
    for each in found:
        assert each.title in table
        minutes = f"{each.lecture_minutes} | [", f"| {each.exercise_minutes} | {each.points:g} |"
        assert all(part in table for part in minutes), f"the read-me's row of {each.id}"


@pytest.mark.parametrize("name", ["4", "04", "backpropagation", "04_backpropagation"])
def test_an_assignment_is_called_by_its_number_or_name(name: str) -> None:
    assert choose(course_map(ROOT), name).id == "04_backpropagation"


@pytest.mark.parametrize("name", ["", "0", "8", "back", "../04"])
def test_a_name_that_no_assignment_has_is_refused(name: str) -> None:
    with pytest.raises(CommandError, match=r"number such as 04 .* got"):
        choose(course_map(ROOT), name)


def test_the_course_is_found_from_every_folder_in_it(small: Path) -> None:
    assert find_course(small / COPY.parent) == find_course(small / WORK) == find_course() == small
    with pytest.raises(CommandError, match="not in the folder of the course"):
        find_course(small.parent)


def test_copies_are_laid_out_as_the_course_is(small: Path) -> None:
    names = {path.relative_to(small) for path in originals(small)}
    assert names == {Path(START), LECTURE, EXERCISE}
    assert all((small / WORK / name).is_file() for name in names)


def test_an_update_renews_what_nobody_edited_and_keeps_what_somebody_did(small: Path) -> None:
    edit(small / COPY, square="def square(x):\n    return x * x")
    show(small / WORK / LECTURE, "free", 0)  # a run alone is no work
    answered = (small / COPY).read_bytes()
    edit(small / EXERCISE, square_text="## 1 · A square, said better")
    edit(small / LECTURE, free="print('hello again')")
    (note,) = prepare(small)
    assert note.startswith(str(COPY)) and "rename yours" in note
    assert (small / COPY).read_bytes() == answered
    assert "again" in (small / WORK / LECTURE).read_text()
    (small / COPY).rename((small / COPY).with_name("mine.ipynb"))
    assert prepare(small) == []
    assert "said better" in (small / COPY).read_text()
    assert (small / COPY).with_name("mine.ipynb").read_bytes() == answered


def test_answers_that_were_written_into_the_original_come_along(tmp_path: Path) -> None:
    folder = make_small_course(tmp_path)
    edit(folder / EXERCISE, square="def square(x):\n    return x * x")
    prepare(folder)
    assert "x * x" in (folder / COPY).read_text()


def test_git_takes_no_notice_of_the_copies() -> None:
    ignored = (ROOT / ".gitignore").read_text().split()
    assert {f"/{folder}/" for folder in (WORK, "dist")} <= set(ignored)


def test_every_copy_begins_with_the_cell_that_finds_the_package(small: Path) -> None:
    for original in originals(small):
        cells = read(small / WORK / original.relative_to(small))["cells"]
        codes = [each for each in cells if each["cell_type"] == "code"]
        assert codes[0]["id"] == setup_cell.ID and source(cells[0]).startswith("# ")
        assert [each["id"] for each in codes].count(setup_cell.ID) == 1


def bare(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run code in a Python that has the standard library only."""
    program = "import sys; sys.path[:] = [p for p in sys.path if 'site-packages' not in p]\n" + code
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", program],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def first_cell(address: str = "") -> str:
    empty: dict[str, Any] = {"cells": []}
    return source(setup_cell.with_setup_cell(empty, address)["cells"][0])


def test_without_the_package_the_first_cell_says_what_to_do(tmp_path: Path) -> None:
    done = bare(first_cell(), tmp_path)
    assert done.returncode == 1
    for words in ("the course's package is missing", "python start.py", "VS Code", ".venv"):
        assert words in done.stderr
    assert "No module named" not in done.stderr


def test_in_the_course_folder_the_first_cell_finds_the_package_and_names_the_rest() -> None:
    done = bare(first_cell(), ROOT / "exercises" / "01_nonlinearity")
    assert "numpy, torch, matplotlib must be installed as well" in done.stderr
    assert "python start.py" in done.stderr and "package is missing" not in done.stderr


def test_with_an_address_the_first_cell_installs_the_package(tmp_path: Path) -> None:
    shell = "class Shell:\n    def run_line_magic(self, *words): print(*words)\n"
    code = f"{shell}get_ipython = Shell\n" + first_cell("git+https://host.invalid/course")
    assert "pip install --quiet git+https://host.invalid/course" in bare(code, tmp_path).stdout


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("git+https://github.com/ann/mlp", ("https://github.com/ann/mlp", "main")),
        ("git+https://github.com/ann/mlp.git@v1.2", ("https://github.com/ann/mlp", "v1.2")),
        (
            "mlp-course @ git+https://github.com/a.b/m.l@x/y#egg=z",
            ("https://github.com/a.b/m.l", "x/y"),
        ),
        ("git+https://host.invalid/ann/mlp", None),
        ("mlp-course", None),
        ("", None),
    ],
)
def test_the_address_for_pip_names_the_repository(
    where: str, expected: tuple[str, str] | None
) -> None:
    assert repository(where) == expected


def publish(course: Path, where: str) -> None:
    (course / "pyproject.toml").write_text(f'[tool.mlp]\naddress = "{where}"\n')


@pytest.mark.parametrize("name", [EXERCISE, LECTURE])
def test_a_published_notebook_has_a_badge_that_agrees_with_its_first_cell(
    small: Path, name: Path
) -> None:
    publish(small, "git+https://github.com/ann/mlp@v1")
    title, code, *_ = published(small, small / name)["cells"]
    heading, empty, badge, *below = source(title).splitlines()
    assert heading.startswith("# 01 · Scratch") and not empty and "minutes" in below[-1]
    link = f"{COLAB}/github/ann/mlp/blob/v1/{name.as_posix()}"
    assert badge == f"[![Open in Colab]({COLAB}/assets/colab-badge.svg)]({link})"
    assert code["id"] == setup_cell.ID
    assert 'ADDRESS = "git+https://github.com/ann/mlp@v1"\n' in source(code)


@pytest.mark.parametrize("where", ["", "mlp-course", "git+https://host.invalid/ann/mlp"])
def test_where_colab_cannot_open_it_a_notebook_has_no_badge(small: Path, where: str) -> None:
    publish(small, where)
    title, *_ = published(small, small / LECTURE)["cells"]
    assert title == read(small / LECTURE)["cells"][0]


def test_the_start_page_and_the_working_copies_have_no_badge(small: Path) -> None:
    publish(small, "git+https://github.com/ann/mlp")
    for name in (Path("00_start_here.ipynb"), EXERCISE):
        (small / name).write_bytes(dump(published(small, small / name)))  # as in the bundle
    assert "colab" not in (small / "00_start_here.ipynb").read_text()
    assert "Open in Colab" in (small / EXERCISE).read_text()
    prepare(small)
    assert "Open in Colab" not in (small / COPY).read_text()
    assert "git+https://github.com/ann/mlp" in (small / COPY).read_text()


def test_the_repository_s_own_notebooks_hold_no_link_to_colab() -> None:
    for path in originals(ROOT):
        assert COLAB not in path.read_text("utf-8"), path


def test_where_all_is_there_the_first_cell_does_nothing() -> None:
    before = list(sys.path)
    exec(first_cell(), {})
    assert sys.path == before


def test_points_are_those_that_the_saved_notebook_shows(small: Path) -> None:
    show(small / COPY, "check-square", 1.5)
    (found,) = progress(small)
    assert [(each.title, each.reached) for each in found.exercises] == [
        ("1 · A square", 1.5),
        ("2 · A pair", 0.0),
    ]
    assert "1.5 / 5" in summary([found]) and "2 of 2 open" in summary([found])
    assert next_step([found]).startswith("“1 · A square” in work/exercises/01_scratch/")


@pytest.mark.parametrize("points", [99, -1, "2", None, True])
def test_what_somebody_wrote_into_an_output_is_no_more_than_the_points(
    small: Path, points: Any
) -> None:
    show(small / COPY, "check-square", points)
    (found,) = progress(small)
    assert 0 <= found.reached <= 2


def test_what_a_run_showed_counts_until_a_cell_is_changed(small: Path) -> None:
    (assignment,) = course_map(small)
    shutil.copy(small / COPY, small / "ran.ipynb")
    show(small / "ran.ipynb", *PAIR)
    keep(small, assignment, read(small / "ran.ipynb"))
    assert progress(small)[0].reached == 3
    edit(small / COPY, square="def square(x): ...")
    assert progress(small)[0].reached == 0


def test_the_next_step_is_a_lecture_an_exercise_or_to_hand_in(small: Path) -> None:
    assert next_step(progress(small)) == "read work/course/01_scratch.ipynb, then do its exercise"
    show(small / COPY, "check-square", 2)
    assert next_step(progress(small)).startswith("“2 · A pair” in ")
    show(small / COPY, *PAIR)
    assert next_step(progress(small)).startswith("hand in")
    assert "done" in summary(progress(small))


def test_the_start_page_shows_the_map_with_links_that_work(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(small / COPY, "check-square", 2)
    for here in (small, small / WORK):
        monkeypatch.chdir(here)
        shown = start.show_map().data
        links = [part.partition('"')[0] for part in shown.split('href="')[1:]]
        assert len(links) == 3 and all((here / link).is_file() for link in links)
        assert "2 of 5 points" in shown


def test_the_start_page_makes_the_copies_and_says_what_to_do(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(small / WORK)
    found = [setup_check.Finding("Python", "<3>", "Install"), setup_check.Finding("folder", "fine")]
    monkeypatch.setattr(start, "findings", lambda: found)
    shown = start.set_up().data
    assert (small / COPY).is_file()
    assert "to do" in shown and "<b>Install</b>" in shown and "&lt;3&gt;" in shown


def test_the_set_up_is_looked_at_and_found_well(small: Path) -> None:
    found = {each.name: each for each in setup_check.findings()}
    assert set(found) == {"Python", "packages", "device", "data", "widgets", "folder"}
    assert not [each for each in found.values() if each.step and each.name != "packages"]


@pytest.mark.parametrize(
    ("wanted", "problem"),
    [
        ("numpy>=1", ""),
        ("numpy<1", "numpy .* is not <1"),
        ("nosuch-package>=1", "nosuch-package is missing"),
        ("nosuch-package; extra == 'instructor'", ""),
        ("nosuch-package; extra == 'lab'", "nosuch-package is missing"),
    ],
)
def test_packages_are_held_against_what_is_asked_for(
    wanted: str, problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metadata, "requires", lambda name: [wanted])
    monkeypatch.setattr(metadata, "version", _version)
    found = setup_check._packages()
    assert bool(found.step) == bool(problem)
    assert re.search(problem, found.found)


def _version(name: str) -> str:
    if name.startswith("nosuch"):
        raise metadata.PackageNotFoundError
    return "2.0"


def test_a_folder_that_cannot_be_written_is_a_finding(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*folders: Path) -> None:
        raise FolderError("x: Read-only file system. Change its permissions.")

    monkeypatch.setattr(setup_check, "check_writable", refuse)
    found = setup_check._carefully(setup_check._folder)
    assert "Read-only" in found.found and found.step


def test_cells_that_the_grading_will_replace_are_named(small: Path) -> None:
    original = read(small / EXERCISE)
    assert compare(read(small / COPY), original) == []
    assert is_untouched(read(small / COPY), original)
    edit(small / COPY, pair="1, 2")
    assert not is_untouched(read(small / COPY), original)
    edit(small / COPY, check_square="2.0")
    changed = read(small / COPY)
    changed["cells"] = [each for each in changed["cells"] if each["id"] != "pair"]
    assert [note.partition(";")[0] for note in compare(changed, original)] == [
        "the cell check-square was changed",
        "the cell pair is missing",
    ]
    changed["cells"] = [each for each in changed["cells"] if each["id"] != "square"]
    with pytest.raises(CommandError, match="nothing could be graded"):
        compare(changed, original)


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "no JSON"), (b'{"cells": 1}', "no list of cells"), (b"[]", "no list of cells")],
)
def test_a_file_that_is_no_notebook_is_not_handed_in(
    small: Path, content: bytes, says: str
) -> None:
    (assignment,) = course_map(small)
    (small / COPY).write_bytes(content)
    with pytest.raises(CommandError, match=says):
        submit(small, assignment)
    assert not (small / WORK / "hand-in").exists()


def test_without_a_copy_there_is_nothing_to_check(small: Path) -> None:
    (assignment,) = course_map(small)
    (small / COPY).unlink()
    with pytest.raises(CommandError, match="Run `mlp lab`"):
        run.check(small, assignment)


@pytest.mark.end_to_end
def test_on_windows_the_student_s_side_can_be_imported() -> None:
    """POSIX's own modules are hidden once the libraries, which have their own way round, loaded."""
    modules = [f"mlp_helpers.checks.{each.partition('_')[2]}" for each in assignments(ROOT)]
    modules += [f"mlp_helpers.{each}" for each in ("cli", "data", "numerics", "plots", "training")]
    names = sorted((ROOT / "mlp_helpers" / "student").glob("[a-z]*.py"))
    modules += [f"mlp_helpers.student.{path.stem}" for path in names]
    program = (
        "import importlib, sys\n"
        "import mlp_helpers, matplotlib.pyplot, nbclient, nbformat, rich_click, tqdm.auto\n"
        "import torch, torchvision\n"
        "for name in ('fcntl', 'resource', 'pwd', 'grp', 'termios'): sys.modules[name] = None\n"
        "import signal, os\n"
        "del signal.SIGALRM, signal.setitimer, os.fork\n"
        f"for name in {modules}: importlib.import_module(name)\n"
        "from mlp_helpers.checks import nonlinearity as check\n"
        "assert check.count_parameters(lambda sizes: 0) == 0.0\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def course_of_one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the course's first assignment and its working copies."""
    folder = tmp_path_factory.mktemp("course")
    for name in (START, "pyproject.toml", "course/01_nonlinearity.ipynb"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "exercises" / "01_nonlinearity", folder / "exercises/01_nonlinearity")
    prepare(folder)
    return folder


@pytest.mark.end_to_end
def test_a_student_checks_sees_the_total_and_hands_in(course_of_one: Path) -> None:
    folder = course_of_one
    (assignment,) = course_map(folder)
    copy = folder / WORK / assignment.exercise
    fill_in(copy, "half-done")
    written = copy.read_bytes()
    said: list[str] = []
    run.check(folder, assignment, said.append)
    assert said[0].startswith("01/collapse_affine: ")
    assert said[-1] == "01_nonlinearity: 11 of 20 points"
    assert "11 / 20" in summary(progress(folder))
    said.clear()
    handed = submit(folder, assignment, said.append)
    assert " at " in said[0] and "Save it" in said[1]
    assert handed.reached == 11 and handed.path.read_bytes() == written == copy.read_bytes()
    assert handed.checksum == hashlib.sha256(written).hexdigest() and handed.checksum in said[-1]
    assert any("points open" in note for note in handed.notes)


@pytest.mark.end_to_end
def test_the_start_page_hands_in_without_a_terminal(
    course_of_one: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(course_of_one)
    start.hand_in("")
    assert "between the quotes" in capsys.readouterr().out
    copy = course_of_one / WORK / course_map(course_of_one)[0].exercise
    shutil.copy(course_of_one / course_map(course_of_one)[0].exercise, copy)
    start.hand_in("01")
    said = capsys.readouterr().out
    assert "NOTHING IS FILLED IN YET" in said and "SHA-256" in said


@pytest.mark.end_to_end
@pytest.mark.skipif(sys.platform == "win32", reason="nbgrader has no exchange on Windows")
def test_what_an_exchange_does_not_take_is_said(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (assignment,) = course_map(small)
    shared = tmp_path / "exchange"
    (shared / "mlp" / "outbound" / assignment.id).mkdir(parents=True)
    config = f"get_config().Exchange.root = {str(shared)!r}\n"
    (tmp_path / "nbgrader_config.py").write_text(config)
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(tmp_path))
    assert exchange.released(assignment) == "mlp"
    with pytest.raises(CommandError, match=r"Inbound directory doesn't exist.* Ask your inst"):
        exchange.hand_in(assignment, "mlp", b"{}")


@pytest.mark.end_to_end
def test_errors_are_said_and_a_notebook_that_ends_python_is_not_handed_in(small: Path) -> None:
    (assignment,) = course_map(small)
    edit(small / COPY, square="1 / 0", check_square="'x'", check_pair="'x'", pair="'x'")
    said: list[str] = []
    run.check(small, assignment, said.append)
    assert said[0] == "error in the cell square: ZeroDivisionError: division by zero"
    edit(small / COPY, square="import os; os._exit(1)")
    with pytest.raises(CommandError, match="Python ended in the middle"):
        submit(small, assignment)


@pytest.mark.end_to_end
def test_the_start_page_runs_without_an_error(small: Path) -> None:
    path = small / WORK / START
    ran = run.run(read(path), path, print)
    outputs = [output for each in ran["cells"] for output in each.get("outputs", ())]
    assert not [output for output in outputs if output["output_type"] == "error"]
    shown = json.dumps(outputs)
    assert "0 of 5 points" in shown and "widget-view" in shown and "can be written" in shown


def test_what_is_saved_holds_still_figures_and_no_widget() -> None:
    view = {lab.WIDGET: {"model_id": "1"}, "text/plain": "interactive(children=…)"}
    figure = {"text/html": "<img>", "text/plain": "interactive(children=…)"}
    outputs = [
        {"output_type": "stream", "text": "42"},
        {"output_type": "display_data", "data": view | figure},
        {"output_type": "display_data", "data": dict(view)},
    ]
    cells = [{"cell_type": "markdown"}, {"cell_type": "code", "outputs": outputs}]
    notebook = {"type": "notebook", "content": {"metadata": {}, "cells": cells}}
    lab.keep_still_figures(model=notebook, path="lecture.ipynb", contents_manager=None)
    kept = [outputs[0], {"output_type": "display_data", "data": figure}]
    assert cells == [{"cell_type": "markdown"}, {"cell_type": "code", "outputs": kept}]


@pytest.mark.parametrize("kind", ["directory", "file", "notebook"])
def test_what_is_no_notebook_or_has_its_widgets_state_is_saved_as_it_is(kind: str) -> None:
    output = {"output_type": "display_data", "data": {lab.WIDGET: {}}}
    cells = [{"cell_type": "code", "outputs": [output]}]
    content = {"metadata": {"widgets": {}}, "cells": cells} if kind == "notebook" else None
    model = {"type": kind, "content": content}
    before = json.dumps(model)
    lab.keep_still_figures(model=model)
    assert json.dumps(model) == before
