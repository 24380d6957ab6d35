"""The inputs of assignment 02 tell what they are meant to tell."""

from __future__ import annotations

import numpy as np
import pytest

from mlp_helpers.checks.universal_approximation import bumps, functions
from mlp_helpers.numerics.approximation import interpolation_error, rbf_features


@pytest.mark.parametrize("seed", range(20))
def test_every_ridge_shows_and_least_squares_does_not(seed: int) -> None:
    rng = np.random.default_rng(seed)
    P = rbf_features(rng.uniform(-1.2, 1.2, size=12), np.linspace(-1, 1, 5), 3.0)
    y = rng.normal(size=12)
    for strength in (1e-12, 1e-6, 0.3, 10.0):
        ridge = np.linalg.solve(P.T @ P + strength * np.eye(5), P.T @ y)
        assert bumps.ridge_strength(P, y, ridge) == pytest.approx(strength, rel=0.1)
    for right in (np.linalg.lstsq(P, y)[0], np.linalg.solve(P.T @ P, P.T @ y)):
        assert bumps.ridge_strength(P, y, right) == 0
    assert bumps.ridge_strength(P, y, np.zeros(5)) == bumps.ridge_strength(P, y, y) == 0


@pytest.mark.parametrize("seed", range(10))
def test_one_unit_is_off_by_exactly_epsilon_at_a_tie(seed: int) -> None:
    case = functions.draw_width_case("tie", np.random.default_rng(seed))
    f = functions.build_function(case.kind, case.parameters)
    assert interpolation_error(f, 1, functions.GRID) == case.epsilon
    assert interpolation_error(f, 1, np.linspace(0, 1, 10_001)) == case.epsilon
    assert case.width == 1 and (functions.STRICT, 2) in case.candidates


@pytest.mark.parametrize("kind", sorted(functions.FUNCTIONS))
def test_the_width_is_the_smallest_that_will_do(kind: str) -> None:
    for seed in range(5):
        case = functions.draw_width_case(kind, np.random.default_rng(seed))
        f = functions.build_function(case.kind, case.parameters)
        errors = [interpolation_error(f, h, functions.GRID) for h in range(1, case.width + 1)]
        assert errors[-1] <= case.epsilon < min([*errors[:-1], np.inf])
