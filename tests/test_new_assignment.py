"""``mlp new`` writes an assignment that works, and the course's own tests pass with it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mlp_helpers._errors import ArgumentError, CommandError
from mlp_helpers.grading.new_assignment import new_assignment
from tests.support.scratch import ROOT, make_course

NOT_COPIED = (".*", "work", "dist", "_site", "reports", "submitted", "autograded", "feedback")


@pytest.mark.parametrize(
    ("id", "says"),
    [
        ("convolution", "two digits and a name"),
        ("08_Convolution", "such as 08_convolution; got '08_Convolution'"),
        ("04_convolution", "taken by 04_backpropagation"),
        ("08_activations", "taken by 03_activations"),
    ],
)
def test_an_id_that_cannot_be_is_refused(id: str, says: str) -> None:
    with pytest.raises(ArgumentError, match=says):
        new_assignment(ROOT, id)


def test_a_course_without_the_source_of_its_checks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no mlp_helpers/checks"):
        new_assignment(make_course(tmp_path / "course"), "08_convolution")


@pytest.mark.end_to_end
def test_a_new_assignment_works_at_once(tmp_path: Path) -> None:
    course = tmp_path / "course"
    shutil.copytree(ROOT, course, ignore=shutil.ignore_patterns(*NOT_COPIED, "__pycache__"))
    environment = {**os.environ, "PYTHONPATH": str(course), "PYTHONDONTWRITEBYTECODE": "1"}

    def run(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", *words],
            cwd=course,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert "08_convolution works as it is" in run("mlp_helpers", "new", "08_convolution")
    assert (course / "exercises" / "08_convolution" / "convolution.ipynb").is_file()
    names = (
        "demo",
        "layers",
        "points",
        "docs",
        "lectures",
        "bank",
        "checks_catalogue",
        "checks_convolution",
    )
    tests = [f"tests/test_{name}.py" for name in names]
    chosen = ("-m", "not end_to_end", "-k", "08 or convolution or map or registry or every_student")
    assert " passed" in run("pytest", "-q", "-p", "no:cacheprovider", *chosen, *tests)
