"""Inputs are drawn until they tell mistakes apart; generators are handed over and drawn from."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from mlp_helpers.checks import Exam, Mistake, check
from mlp_helpers.checks.core.draws import draw_until
from mlp_helpers.checks.core.functions import (
    ACTIVATION,
    DERIVATIVE,
)
from mlp_helpers.checks.core.generators import require_own_draws
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.numerics.backpropagation import numerical_gradient


def test_the_first_draw_that_tells_is_taken() -> None:
    numbers = itertools.count()
    assert draw_until(lambda: next(numbers), lambda number: number * number > 50) == 8
    assert next(numbers) == 9


def test_a_draw_that_never_tells_is_the_authors_error() -> None:
    with pytest.raises(AssertionError, match="tells the mistakes apart"):
        draw_until(lambda: 0, bool)


@pytest.mark.parametrize("name", DERIVATIVE)
def test_each_derivative_is_that_of_the_activation_of_the_same_name(name: str) -> None:
    z = np.array([-1.3, -0.2, 0.4, 2.1])
    slopes = numerical_gradient(lambda x: float(np.sum(ACTIVATION[name](x))), z)
    np.testing.assert_allclose(DERIVATIVE[name](z), slopes, atol=1e-8)
    assert set(DERIVATIVE) | {"linear"} == set(ACTIVATION)


OTHER = Mistake("00/noise/other-generator", "draw from the generator that is handed over")


@check("00/noise", points=1)
def noise(exam: Exam, noise: Ref) -> None:
    """Judge a function that draws five numbers."""
    with exam.part("the draws are those of rng", points=1):
        require_own_draws(exam, lambda rng: exam.call(noise, rng), OTHER)


@pytest.mark.parametrize(
    ("draws", "said"),
    [
        (lambda rng: rng.normal(size=5), ""),
        (lambda rng: np.random.normal(size=5), "same seed lead to different draws"),
        (lambda rng: np.random.default_rng(0).normal(size=5), "different seeds lead to the same"),
        (
            lambda rng: np.random.default_rng(rng.bit_generator.seed_seq).normal(size=5),
            "two calls with one generator give the same",
        ),
    ],
)
def test_draws_come_from_the_generator_handed_over(draws: Callable[..., Any], said: str) -> None:
    report = noise.examine(draws)
    assert report.points == (0 if said else 1)
    assert report.mistake == (OTHER.id if said else "")
    assert report.first_failure is None or said in report.first_failure.headline
