"""The inputs of assignment 01 tell its mistakes apart."""

from __future__ import annotations

import tomllib
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mlp_helpers.checks import nonlinearity
from mlp_helpers.checks.core.cases import telling_cases
from mlp_helpers.checks.core.catalogue import find
from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.checks.nonlinearity.count_linear_regions import (
    WRONG_INSIDE,
    WRONG_OUTSIDE,
    WRONG_SPECIAL,
    count,
    inside_cases,
    outside_cases,
    special_cases,
)
from mlp_helpers.numerics.networks import kinks
from tests.support.bank import run_source

ROOT = Path(__file__).parents[1]
DRAWS: list[Any] = [
    (inside_cases, WRONG_INSIDE),
    (outside_cases, WRONG_OUTSIDE),
    (special_cases, WRONG_SPECIAL),
]


@pytest.mark.parametrize(("draw", "wrongs"), DRAWS)
@pytest.mark.parametrize("seed", range(30))
def test_every_wrong_count_shows_and_has_one_name(draw: Any, wrongs: Any, seed: int) -> None:
    cases = telling_cases(partial(draw, np.random.default_rng(seed)), count, wrongs)
    right = [count(*case) for case in cases]
    names: dict[tuple[int, ...], set[str]] = {}
    with np.errstate(all="ignore"):
        for slug, wrong in wrongs:
            names.setdefault(tuple(wrong(*case) for case in cases), set()).add(slug)
    assert tuple(right) not in names
    assert all(len(ids) == 1 for ids in names.values())


def test_a_kink_at_an_end_is_there_to_the_last_bit() -> None:
    _, _, right_end, left_end, *both_ends = outside_cases(np.random.default_rng(0))
    ends = [(right_end, 2.5), (left_end, -1.5)]
    ends += [(case, end) for case in both_ends for end in (2.5, -1.5)]
    for (W1, b1, low, high), end in ends:
        assert end in kinks(W1, b1, low - 9, high + 9)
        assert end not in kinks(W1, b1, low, high)


def test_inputs_that_cannot_tell_mistakes_apart_are_an_error() -> None:
    same = [("sign", lambda n: n + 1), ("ends-counted", lambda n: n + 1)]
    with pytest.raises(AssertionError, match="tells the mistakes apart"):
        telling_cases(lambda: [(1,)], lambda n: n, same)


FORGETFUL = "def count_parameters(sizes):\n    total = 8{}\n"


def test_what_is_not_filled_in_is_no_mistake_but_a_forgotten_return_is() -> None:
    stub = "\n    # FILL IN HERE\n    ..."
    for line, mistake in [("", "no-return"), (stub, "")]:
        names = run_source(FORGETFUL.format(line))
        report = nonlinearity.count_parameters.examine(names["count_parameters"])
        assert report.points == 0 and report.mistake.rpartition("/")[2] == mistake
        assert bool(report.blanks) is not bool(mistake)


def test_the_example_of_the_page_on_checks_names_its_mistake() -> None:
    text = (ROOT / "docs" / "checks.md").read_text("utf-8")
    source = text.partition("```python\n")[2].partition("```")[0]
    names: dict[str, Any] = {"np": np, "check": check, "Exam": Exam, "Ref": Ref}
    exec(source, names)  # the example itself
    right = names["collapse_affine"].examine(lambda W1, W2: W1 @ W2)
    wrong = names["collapse_affine"].examine(lambda W1, W2: W2 @ W1)
    assert (right.points, wrong.points) == (2, 0)
    assert wrong.mistake == "01/collapse_affine/reversed-product"
    hints = tomllib.loads(text.partition("```toml\n")[2].partition("```")[0])
    (hint,) = [hint for slug, hint in hints["collapse_affine"].items() if slug != "lecture"]
    assert hint == find(wrong.mistake).hint


SLIPS = [
    (
        "count_parameters",
        1,
        """
def count_parameters(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:]))
""",
    ),
    (
        "mlp_forward",
        4,
        """
def mlp_forward(X, params, phi):
    for W, b in params:
        X = phi(X @ W + b)
    return X
""",
    ),
    (
        "mlp_forward",
        4,
        """
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        X = phi(X @ W + b)
    return X
""",
    ),
    (
        "mlp_forward",
        4,
        """
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        X = phi(X @ W + b)
    return np.float32(X @ params[-1][0] + params[-1][1])
""",
    ),
    (
        "count_linear_regions",
        2,
        """
def count_linear_regions(W1, b1, x_min, x_max):
    kinks = np.unique(b1[W1 != 0] / W1[W1 != 0])
    return 1 + int(np.sum((x_min < kinks) & (kinks < x_max)))
""",
    ),
]


@pytest.mark.parametrize(("name", "points", "source"), SLIPS)
def test_one_slip_costs_one_part_and_the_others_say_so(name: str, points: int, source: str) -> None:
    check = getattr(nonlinearity, name)
    report = check.examine(run_source(source, "01_nonlinearity")[name])
    assert report.points == points
    assert report.as_text().count("it is charged once") == len(report.parts) - 1
