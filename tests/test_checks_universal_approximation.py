"""The inputs of assignment 02 tell what they are meant to tell."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from mlp_helpers.checks import universal_approximation
from mlp_helpers.checks.core import exam
from mlp_helpers.checks.universal_approximation.functions import FUNCTIONS, build_function
from mlp_helpers.checks.universal_approximation.rbf import ridge_strength
from mlp_helpers.checks.universal_approximation.width_needed import (
    ALSO_SPARED,
    GRID,
    PARTS,
    SPARED,
    draw_width_case,
    draw_width_cases,
)
from mlp_helpers.numerics.approximation import interpolation_error, rbf_features


@pytest.mark.parametrize("seed", range(20))
def test_every_ridge_shows_and_least_squares_does_not(seed: int) -> None:
    rng = np.random.default_rng(seed)
    P = rbf_features(rng.uniform(-1.2, 1.2, size=12), np.linspace(-1, 1, 5), 3.0)
    y = rng.normal(size=12)
    for strength in (1e-12, 1e-6, 0.3, 10.0):
        ridge = np.linalg.solve(P.T @ P + strength * np.eye(5), P.T @ y)
        assert ridge_strength(P, y, ridge) == pytest.approx(strength, rel=0.1)
    for right in (np.linalg.lstsq(P, y)[0], np.linalg.solve(P.T @ P, P.T @ y)):
        assert ridge_strength(P, y, right) == 0
    assert ridge_strength(P, y, np.zeros(5)) == ridge_strength(P, y, y) == 0


@pytest.mark.parametrize("seed", range(10))
def test_one_unit_is_off_by_exactly_epsilon_at_a_tie(seed: int) -> None:
    case = draw_width_case("tie", np.random.default_rng(seed))
    f = build_function(case.kind, case.parameters)
    assert interpolation_error(f, 1, GRID) == case.epsilon
    assert interpolation_error(f, 1, np.linspace(0, 1, 10_001)) == case.epsilon
    assert case.width == 1 and ("strict", 2) in case.candidates


@pytest.mark.parametrize("kind", sorted(FUNCTIONS))
def test_the_width_is_the_smallest_that_will_do(kind: str) -> None:
    for seed in range(5):
        case = draw_width_case(kind, np.random.default_rng(seed))
        f = build_function(case.kind, case.parameters)
        errors = [interpolation_error(f, h, GRID) for h in range(1, case.width + 1)]
        assert errors[-1] <= case.epsilon < min([*errors[:-1], np.inf])


@pytest.mark.parametrize("seed", range(10))
def test_which_parts_a_mistake_costs_does_not_depend_on_the_seed(seed: int) -> None:
    kinds = [kind for kinds in PARTS.values() for kind in kinds]
    cases = draw_width_cases(kinds, np.random.default_rng(seed))
    for kinds in PARTS.values():
        spared = [
            row[0][0]
            for row in zip(*(cases[kind].candidates for kind in kinds), strict=True)
            if all(width == cases[kind].width for kind, (_, width) in zip(kinds, row, strict=True))
        ]
        (decides,) = SPARED.keys() & set(kinds)
        others = [ALSO_SPARED[kind] for kind in kinds if kind != decides]
        assert set(spared) == SPARED[decides].intersection(*others)


def test_a_right_answer_that_is_slow_at_the_high_degree_has_its_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def bernstein(f: Any, n: int, x: np.ndarray) -> np.ndarray:  # entry by entry, as in a textbook
        values = np.zeros(x.shape)
        for index in np.ndindex(*x.shape):
            beta = f(np.arange(n + 1) / n) * np.ones(n + 1)
            for r in range(1, n + 1):
                for k in range(n - r + 1):
                    beta[k] = (1 - x[index]) * beta[k] + x[index] * beta[k + 1]
            values[index] = beta[0]
        return values

    monkeypatch.setattr(exam, "TIME_LIMIT", 0.2)
    report = universal_approximation.bernstein.examine(bernstein)
    assert report.points == 4, report.as_text()
