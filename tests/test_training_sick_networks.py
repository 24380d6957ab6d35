"""Each sick network has the signs of its own sickness, and of no other that can be chosen."""

from __future__ import annotations

import pytest

from mlp_helpers import ArgumentError
from mlp_helpers.data import as_tensors, load_mnist
from mlp_helpers.training.sick_networks import Chart, chart

START_OF_THE_THOUSAND = (0, 1000, 2000)
"""Where the digits begin: what is said of a network holds for others than the notebook's, too."""


def chart_of(name: str, start: int) -> Chart:
    X, y = as_tensors(load_mnist("bundled", verbose=False)[0])
    return chart(name, X[start : start + 1000], y[start : start + 1000])


@pytest.mark.parametrize("start", START_OF_THE_THOUSAND)
def test_the_healthy_one_learns_what_holds_for_new_digits(start: int) -> None:
    healthy = chart_of("healthy", start)
    assert healthy.loss[40] < 0.05 and healthy.val_accuracy[40] > 0.8
    assert max(healthy.steps) < 4 * min(healthy.steps) and healthy.dead < 0.05


@pytest.mark.parametrize("start", START_OF_THE_THOUSAND)
def test_in_the_first_one_the_last_layer_moves_and_the_first_hardly_does(start: int) -> None:
    first = chart_of("first", start)
    assert all(2.25 < loss < 2.6 for loss in first.loss.values())
    assert first.train_accuracy[40] < 0.2
    assert all(step < later for step, later in zip(first.steps, first.steps[1:], strict=False))
    assert first.steps[-1] > 0.01 > 50 * first.steps[0]  # so the rate is not to blame
    assert first.dead == 0


@pytest.mark.parametrize("start", START_OF_THE_THOUSAND)
def test_the_second_one_is_right_and_cannot_get_a_low_loss(start: int) -> None:
    second = chart_of("second", start)
    assert second.val_accuracy[40] > 0.75 and min(second.loss.values()) > 1.46
    assert max(second.steps) < 4 * min(second.steps) and second.dead < 0.05


@pytest.mark.parametrize("start", START_OF_THE_THOUSAND)
def test_the_third_one_learns_by_heart_and_slowly(start: int) -> None:
    third, healthy = chart_of("third", start), chart_of("healthy", start)
    assert third.train_accuracy[40] > 0.75 and max(third.val_accuracy.values()) < 0.25
    assert min(third.loss.values()) < 1.46  # no second softmax
    assert third.loss[5] > 5 * healthy.loss[5]  # not the validation digits, but the training's
    assert max(third.steps) < 4 * min(third.steps) and min(third.steps) > 0.1 * min(healthy.steps)


def test_another_network_is_refused() -> None:
    X, y = as_tensors(load_mnist("bundled", verbose=False)[1])
    with pytest.raises(ArgumentError, match="no network 'fourth'"):
        chart("fourth", X, y)
