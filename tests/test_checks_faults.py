"""Why a call raised is told by kind, for what Python, NumPy and torch raise today."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch

from mlp_helpers.checks import LocalExecutor
from mlp_helpers.checks.core.executor import call, name_of
from mlp_helpers.checks.core.faults import (
    arrays_at_fault,
    clashing_shapes,
    kind_of,
    values_at_fault,
)

A: Any = np.ones((2, 3))
T: Any = torch.ones(2, 3)


def one(x: Any) -> Any:
    return x


def read_before_it_is_assigned() -> Any:
    if A.size < 0:
        value = 1
    return value


def assign_by_mask(x: Any) -> None:
    x[x > 0] = np.ones(5)


def unpack(values: Any) -> None:
    _, _ = values


RAISED: list[tuple[str, Callable[[], Any]]] = [
    ("if-on-array", lambda: 1 if A > 0 else 0),
    ("if-on-array", lambda: 1 if T > 0 else 0),
    ("array-for-number", lambda: float(A)),
    ("array-for-number", lambda: range(A)),
    ("matrix-product", lambda: A @ A),
    ("matrix-product", lambda: np.dot(A, A)),
    ("matrix-product", lambda: T @ T),
    ("broadcast", lambda: A + np.ones(2)),
    ("mask-assignment", lambda: assign_by_mask(A.copy())),
    ("ragged", lambda: np.array([[1, 2], [3]])),
    ("unpacked", lambda: unpack([1, 2, 3])),
    ("unpacked", lambda: unpack([1])),
    ("local-name", read_before_it_is_assigned),
    ("number-called", lambda: A(0)),  # type: ignore[operator]
    ("number-called", lambda: A.size(0)),  # type: ignore[operator]
    ("no-such-column", lambda: A[:, 9]),
    ("caret", lambda: A ^ 2),
    ("caret", lambda: 1.5 ^ 2),  # type: ignore[operator]
    ("argument-missing", lambda: one()),  # type: ignore[call-arg]
    ("argument-too-many", lambda: one(1, 2)),  # type: ignore[call-arg]
    ("singular", lambda: np.linalg.inv(np.zeros((2, 2)))),
    ("not-square", lambda: np.linalg.inv(A)),
    ("", lambda: A[9]),
    ("", lambda: A.shape(0)),  # type: ignore[operator]
    ("", lambda: 1 / 0),
    ("", lambda: {}["key"]),
]


@pytest.mark.parametrize(("kind", "raises"), RAISED)
def test_a_fault_has_its_kind(kind: str, raises: Callable[[], Any]) -> None:
    executor = LocalExecutor()
    outcome = executor.run(name_of(call), (executor.refer(raises),), False, 5.0, 0)
    assert outcome.fault is not None
    assert kind_of(outcome.fault) == kind, outcome.fault


@pytest.mark.parametrize(
    ("shapes", "raises"),
    [
        ({(2, 3), (2,)}, lambda: A + np.ones(2)),
        ({(2, 3), (4, 1, 2)}, lambda: np.ones((4, 1, 2)) * A),
        ({(5,), (3,)}, lambda: np.zeros(3).__setitem__(slice(None), np.ones(5))),
        (set(), lambda: A @ A),
    ],
)
def test_the_shapes_that_clash_are_known(
    shapes: set[tuple[int, ...]], raises: Callable[[], Any]
) -> None:
    executor = LocalExecutor()
    outcome = executor.run(name_of(call), (executor.refer(raises),), False, 5.0, 0)
    assert outcome.fault is not None
    assert clashing_shapes(outcome.fault) == shapes, outcome.fault


def test_no_fault_has_no_kind() -> None:
    assert kind_of(None) == ""


def layer(W: Any, x: Any) -> Any:
    unused = W.T
    product = W @ x
    return product, unused


def net(x: Any) -> Any:
    W, out = np.ones((2, 3)), {}
    out["h"] = x + 1
    out["o"] = layer(W, out["h"])
    return out


def test_arrays_are_those_of_the_line_that_raised_and_values_those_of_the_function_called() -> None:
    x = np.zeros(2)
    arrays = arrays_at_fault(net, x)
    assert {name: array.shape for name, array in arrays.items()} == {"W": (2, 3), "x": (2,)}
    values = values_at_fault(net, x)
    assert set(values) == {"x", "W", "out", "h"}
    np.testing.assert_array_equal(values["h"], [1, 1])


def test_a_call_that_raises_nothing_has_neither() -> None:
    assert arrays_at_fault(one, 1) == {} == values_at_fault(one, 1)
