"""The outputs kept in solutions and lectures are those of one run of ``make execute``."""

from copy import deepcopy
from pathlib import Path

import nbformat
import pytest

from mlp_helpers.grading.execute import normalise, notebooks
from mlp_helpers.grading.notebooks import read
from tests.support.scratch import ROOT

each_notebook = pytest.mark.parametrize(
    "path", notebooks(ROOT), ids=lambda path: path.relative_to(ROOT).as_posix()
)


@each_notebook
def test_it_was_run_once_from_top_to_bottom(path: Path) -> None:
    cells = [cell for cell in read(path).cells if cell.cell_type == "code" and cell.source.strip()]
    # nbval compares nothing where a count is missing.
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1)), (
        f"run `make execute`, or python -m mlp_helpers.grading execute {path.relative_to(ROOT)}"
    )
    for cell in cells:
        for output in cell.outputs:
            assert output.output_type != "error", f"cell {cell.id} fails"
            assert output.get("name") != "stderr", f"cell {cell.id} writes to stderr"


@each_notebook
def test_its_metadata_is_normal(path: Path) -> None:
    notebook = read(path)
    normal = deepcopy(notebook)
    normalise(normal)
    assert nbformat.writes(notebook) == nbformat.writes(normal), (
        f"run `make execute`, or python -m mlp_helpers.grading execute {path.relative_to(ROOT)}"
    )


@each_notebook
def test_its_cells_have_telling_ids(path: Path) -> None:
    ids = [cell.id for cell in read(path).cells]
    assert len(set(ids)) == len(ids)
    random = [name for name in ids if len(name) == 8 and set(name) <= set("0123456789abcdef")]
    assert not random, f"give these cells ids that say what they are: {random}"
