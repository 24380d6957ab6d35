"""Values that cross to the student's code and back, and how they are judged."""

from __future__ import annotations

from collections import namedtuple
from typing import Any

import numpy as np
import pytest
import torch

from mlp_helpers.checks.core.compare import Failed, close, compare
from mlp_helpers.checks.core.plain_data import Foreign, Ref, is_plain, plain, same
from tests.test_checks_core import HALVED, SQUARED, Hostile


def test_two_mistakes_that_fit_name_none() -> None:
    with pytest.raises(Failed) as caught:
        compare("x", 2.0, 1.0, mistakes=[(HALVED, 2.0), (SQUARED, 2.0)])
    assert caught.value.failure.mistake == ""


def test_mistake_that_gives_the_right_answer_here_is_not_suspected() -> None:
    with pytest.raises(Failed) as caught:
        compare("x", 1.1, 1.0, mistakes=[(HALVED, 1.0), (SQUARED, 1.1)])
    assert caught.value.failure.mistake == "00/double/squared"


def test_close_is_relative_to_the_largest_entry_and_never_passes_nan() -> None:
    expected = np.array([1e6, 1.0])
    assert close(expected + np.array([0, 0.01]), expected, 1e-7)
    assert not close(expected + np.array([0, 0.2]), expected, 1e-7)
    assert not close(np.array([np.nan, 1.0]), expected, 1e-7)
    assert close(np.array([np.inf, 1.0]), np.array([np.inf, 1.0]), 1e-7)
    assert not close(np.array([np.inf, 5.0]), np.array([np.inf, 1.0]), 1e-7)
    assert close(np.array([True]), np.array([1]), 1e-7)


def test_numbers_that_differ_are_printed_so_that_they_do() -> None:
    right = 0.5968461
    for got, shown in ((np.float32(0.5968459), "0.5968459 (float32)"), (0.6, "0.6")):
        with pytest.raises(Failed) as caught:
            compare("x", got, right)
        _, expected, came = caught.value.failure.lines
        assert came == f"got      {shown}"
        assert float(expected.removeprefix("expected ")) == pytest.approx(right, abs=1e-6)


def test_compare_wants_the_dtype_only_where_asked() -> None:
    compare("x", np.float32(1.5), 1.5)
    with pytest.raises(Failed, match="wrong dtype"):
        compare("x", np.ones(2, np.float32), np.ones(2), dtype="float64")


Point = namedtuple("Point", "x y")


def test_plain_copies_and_reduces_to_base_types() -> None:
    array = np.arange(3.0)
    weight = torch.nn.Parameter(torch.ones(2))
    made = plain({"a": [array, Point(1, 2.5)], "w": weight, "odd": Hostile(), "gen": iter([])})
    array[0] = 9
    assert made["a"][0][0] == 0.0
    assert type(made["a"][1]) is tuple
    assert type(made["w"]) is torch.Tensor and made["w"].requires_grad
    assert made["odd"] == Foreign("Hostile")
    assert isinstance(made["gen"], Foreign)
    assert isinstance(plain(np.array([object()])), Foreign)
    nested: list[Any] = []
    nested.append(nested)
    plain(nested)  # ends


def test_plain_numbers_keep_their_dtype() -> None:
    assert plain(np.float32(1.5)).dtype == np.float32
    assert plain(True) is True
    assert is_plain([1, 2.5, "a", None, np.ones(2), {"k": (Ref(1),)}])
    assert not is_plain([object()]) and not is_plain(np.array([object()]))


def test_same_sees_the_last_bit_and_takes_nan_for_equal() -> None:
    assert same([np.array([np.nan, 1.0])], [np.array([np.nan, 1.0])])
    assert not same(np.ones(2), np.ones(2, np.float32))
    assert not same(torch.ones(2), torch.ones(2) + 1e-7)
