"""``exercises`` is what nbgrader makes of ``solutions``, and gives nothing away."""

import shutil
from pathlib import Path

import nbformat
import pytest

from mlp_helpers.grading.execute import run
from mlp_helpers.grading.notebooks import assignments, read
from mlp_helpers.grading.release import KEPT_CELL_METADATA, MARKER
from tests.support.scratch import ROOT, files, succeed

EXERCISES, SOLUTIONS = ROOT / "exercises", ROOT / "solutions"
RELEASED = sorted(EXERCISES.glob("*/*.ipynb"))
# Shorter lines, such as `else:`, are found anywhere by chance.
TELLING = 8

each_notebook = pytest.mark.parametrize("path", RELEASED, ids=lambda path: path.parent.name)


def lines(source: str) -> set[str]:
    return {line.strip() for line in source.splitlines() if len(line.strip()) >= TELLING}


def secrets(path: Path) -> set[str]:
    """Return the lines of a solution notebook's regions that stand nowhere outside of them."""
    secret: set[str] = set()
    shown: set[str] = set()
    for cell in read(path).cells:
        inside = False
        for line in cell.source.splitlines():
            if MARKER.search(line):
                inside = "BEGIN" in line
            else:
                (secret if inside else shown).update(lines(line))
    return secret - shown


def test_every_assignment_is_released() -> None:
    assert {path.parent.name for path in RELEASED} == set(assignments(ROOT)), (
        "run `make release` and commit exercises/"
    )


@each_notebook
def test_it_gives_nothing_away(path: Path) -> None:
    secret = secrets(SOLUTIONS / path.relative_to(EXERCISES))
    assert secret, "the solution has no region"
    released = read(path)
    for cell in released.cells:
        given_away = secret & lines(cell.source)
        assert not given_away, f"cell {cell.id} gives away {given_away}"
        assert not MARKER.search(cell.source)
        assert not cell.get("outputs") and cell.get("execution_count") is None
        assert set(cell.metadata) <= KEPT_CELL_METADATA
        assert all(tag.startswith("lecture:") for tag in cell.metadata.get("tags", ()))
    assert set(released.metadata) == {"kernelspec", "language_info"}


@each_notebook
def test_the_places_to_fill_say_so(path: Path) -> None:
    cells = [cell for cell in read(path).cells if cell.metadata.get("nbgrader", {}).get("solution")]
    assert cells
    assert all("FILL IN HERE" in cell.source for cell in cells)


@pytest.mark.end_to_end
def test_the_release_is_up_to_date(tmp_path: Path) -> None:
    shutil.copytree(SOLUTIONS, tmp_path / "solutions")
    succeed("mlp_helpers.grading", "--course", str(tmp_path), "release", cwd=tmp_path)
    fresh, kept = files(tmp_path / "exercises"), files(EXERCISES)
    assert sorted(fresh) == sorted(kept), "run `make release` and commit exercises/"
    changed = [name for name in fresh if fresh[name] != kept[name]]
    assert not changed, f"run `make release` and commit exercises/: {changed}"


@pytest.mark.end_to_end
@each_notebook
def test_an_untouched_notebook_runs_through_in_silence(path: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(path.parent, tmp_path / path.parent.name) / path.name
    executed = run(read(copy), copy)
    for cell in executed.cells:
        for output in cell.get("outputs", ()):
            assert output.output_type != "error", f"cell {cell.id}: {nbformat.from_dict(output)}"
            assert output.get("name") != "stderr", f"cell {cell.id}: {output.text}"
