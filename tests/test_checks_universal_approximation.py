"""The inputs of assignment 02 tell what they are meant to tell."""

from __future__ import annotations

import contextlib
import sys
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
    KINKS,
    PARTS,
    SPARED,
    draw_width_case,
    draw_width_cases,
)
from mlp_helpers.numerics.approximation import interpolation_error, rbf_features
from tests.support.bank import run_source


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


def test_the_mistakes_show_at_these_kinks_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    module = sys.modules[draw_width_case.__module__]  # its name in the package is the check's
    places = [p / q for q in (17, 18) for p in range(2, q - 1)]
    monkeypatch.setattr(module, "KINKS", places)
    drawn = iter([[a, place, 1.0] for place in places for a in (1.05, 1.3, 1.55, 1.8)])
    monkeypatch.setattr(module, "draw_function", lambda kind, rng: next(drawn))
    rng, showing = np.random.default_rng(0), set()
    with contextlib.suppress(StopIteration):
        while True:
            showing.add(draw_width_case("kink", rng).parameters[1])
    assert showing == set(KINKS)


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


SLIPS = [
    (
        "bernstein",
        2,
        """
def bernstein(f, n, x):
    weights = np.ones((*x.shape, 1))
    for _ in range(n):
        nothing = np.zeros((*x.shape, 1))
        tails = np.concatenate([weights * (1 - x[..., None]), nothing], -1)
        weights = tails + np.concatenate([nothing, weights * x[..., None]], -1)
    return weights @ f(np.arange(n + 1) // n)
""",
    ),
    (
        "bernstein",
        2,
        """
def bernstein(f, n, x):
    weights = np.zeros((*x.shape, n + 1))
    weights[..., 0] = 1
    for _ in range(n):
        weights *= 1 - x[..., None]
        weights[..., 1:] += weights[..., :-1] * x[..., None]
    return weights @ f(np.arange(n + 1) / n)
""",
    ),
    (
        "rbf",
        2.5,
        """
def rbf_predict(x, centers, gamma, weights):
    return np.exp(-gamma * (x[:, None] - centers)) @ weights


def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(np.exp(-gamma * (x[:, None] - centers)), y, rcond=None)[0]
""",
    ),
    (
        "rbf",
        2.5,
        """
def bumps(x, centers, gamma):
    return np.exp(-(((x[:, None] - centers) / gamma) ** 2))


def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights


def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]
""",
    ),
    (
        "width_needed",
        2,
        """
def width_needed(f, epsilon):
    n, grid = 2, np.linspace(0, 1, 1001)
    while True:
        knots = np.linspace(0, 1, n)
        if np.max(np.abs(f(grid) - np.interp(grid, knots, f(knots)))) <= epsilon:
            return n
        n += 1
""",
    ),
]


@pytest.mark.parametrize(("name", "points", "source"), SLIPS)
def test_one_slip_costs_one_part_and_the_others_say_so(
    name: str, points: float, source: str
) -> None:
    check, names = (
        getattr(universal_approximation, name),
        run_source(source, "02_universal_approximation"),
    )
    report = check.examine(*(names[target] for target in check.targets))
    assert report.points == points
    assert report.as_text().count("it is charged once") == len(report.parts) - 1
