"""Why a call raised is told by kind, for what Python, NumPy and torch raise today."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from mlp_helpers.checks import LocalExecutor
from mlp_helpers.checks.core.catalogue import LONGEST_HINT
from mlp_helpers.checks.core.executor import call, name_of
from mlp_helpers.checks.core.faults import (
    arrays_at_fault,
    clashing_shapes,
    in_plain_words,
    kind_of,
    values_at_fault,
)

A: Any = np.ones((2, 3))
T: Any = torch.ones(2, 3)
RNG: Any = np.random.default_rng(0)
W: Any = torch.ones(2, 3, requires_grad=True)


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


def add_in_place(x: Any, more: Any) -> None:
    x += more


def write(place: Any, value: Any) -> None:
    place[:] = value


def write_entry(place: Any, value: Any) -> None:
    place[0] = value


def read_only() -> Any:
    x = np.ones(3)
    x.flags.writeable = False
    return x


def endless() -> Any:
    return endless()


def backward_twice() -> None:
    loss = (W * W).sum()
    loss.backward()
    loss.backward()


def backward_over_a_change() -> None:
    x = W * 1
    loss = (x * x).sum()
    x += 1
    loss.backward()


class Odds:
    """What no line of a student's should meet as it is."""

    n, none, pair, list, array, numpy = 3, None, (1, 2), [1, 2], A, np
    relu, linear = torch.nn.ReLU(), torch.nn.Linear(2, 3)
    call = staticmethod(one)


X: Any = Odds()
RAISED: list[tuple[str, Callable[[], Any]]] = [
    ("if-on-array", lambda: 1 if A > 0 else 0),
    ("if-on-array", lambda: 1 if T > 0 else 0),
    ("array-for-number", lambda: float(A)),
    ("array-for-number", lambda: range(A)),
    ("assertion", lambda: np.testing.assert_allclose(A, 0)),
    ("matrix-product", lambda: A @ A),
    ("matrix-product", lambda: np.dot(A, A)),
    ("matrix-product", lambda: T @ T),
    ("broadcast", lambda: A + np.ones(2)),
    ("mask-assignment", lambda: assign_by_mask(A.copy())),
    ("ragged", lambda: np.array([[1, 2], [3]])),
    ("unpacked", lambda: unpack([1, 2, 3])),
    ("unpacked", lambda: unpack([1])),
    ("local-name", read_before_it_is_assigned),
    ("number-called", lambda: A(0)),
    ("number-called", lambda: A.size(0)),
    ("no-such-column", lambda: A[:, 9]),
    ("caret", lambda: A ^ 2),
    ("caret", lambda: 1.5 ^ 2),  # type: ignore[operator]
    ("argument-missing", lambda: one()),  # type: ignore[call-arg]
    ("argument-too-many", lambda: one(1, 2)),  # type: ignore[call-arg]
    ("step-of-a-loss", lambda: torch.optim.SGD([W], 0.1).step(T.sum())),
    ("one-matrix", lambda: np.linalg.multi_dot([A])),
    ("shape-in-pieces", lambda: RNG.random(2, 3)),
    ("shape-in-pieces", lambda: RNG.normal(0, 1, 2, 3)),
    ("no-fan-in", lambda: torch.nn.init.kaiming_normal_(torch.zeros(3))),
    ("singular", lambda: np.linalg.inv(np.zeros((2, 2)))),
    ("singular", lambda: torch.linalg.inv(torch.zeros(2, 2))),
    ("not-square", lambda: np.linalg.inv(A)),
    ("not-square", lambda: torch.linalg.inv(T)),
    ("axis-for-array", lambda: np.max(0, A)),
    ("axis-for-array", lambda: np.min(A, A)),
    ("float-for-integer", lambda: range(X.n / 2)),
    ("float-for-integer", lambda: np.zeros((2, X.n / 2))),
    ("float-index", lambda: A[X.n / 2]),
    ("integer-array", lambda: add_in_place(np.array([1, 2]), 0.5)),
    ("integer-array", lambda: add_in_place(torch.tensor([1, 2]), 0.5)),
    ("nan-for-integer", lambda: int(np.nan)),
    ("math-domain", lambda: math.log(0)),
    ("zero-division", lambda: X.n / 0),
    ("overflow", lambda: math.exp(1000)),
    ("write-shape", lambda: write(A.copy(), np.ones(2))),
    ("sizes-differ", lambda: T + torch.ones(2)),
    ("mask-shape", lambda: A[np.ones(3, bool)]),
    ("mask-shape", lambda: T[torch.ones(3, dtype=torch.bool)]),
    ("sequence-for-entry", lambda: write_entry(np.zeros(3), [1, 2])),
    ("reshape", lambda: A.reshape(4, 2)),
    ("reshape", lambda: T.reshape(4, 2)),
    ("concatenate", lambda: np.concatenate([A, np.ones(3)])),
    ("index-too-large", lambda: A[9]),
    ("index-too-large", lambda: T[9]),
    ("index-too-large", lambda: [1, 2][X.n]),
    ("no-next-entry", lambda: [[1, 2][i + 1] for i in range(2)]),
    ("too-many-indices", lambda: A[0, 0, 0]),
    ("too-many-indices", lambda: T[0, 0, 0]),
    ("no-such-axis", lambda: A.sum(axis=2)),
    ("no-such-axis", lambda: T.sum(dim=2)),
    ("no-such-axis", lambda: A[0].shape[1]),
    ("not-unpacked", lambda: unpack(X.n)),
    ("not-unpacked", lambda: unpack(X.none)),
    ("memory", lambda: np.ones((10**7, 10**7))),
    ("no-grad", lambda: T.grad.norm()),
    ("none", lambda: X.none + 1),
    ("none", lambda: X.none[0]),
    ("none", lambda: X.none.shape),
    ("none", lambda: T @ X.none),
    ("pair", lambda: one(torch.max(T, 0)) - 1),
    ("tuple", lambda: X.pair.shape),
    ("tuple", lambda: X.pair - 1),
    ("tuple", lambda: torch.relu(X.pair)),
    ("list", lambda: X.list.shape),
    ("list", lambda: X.list - 1),
    ("list", lambda: X.list * 1.5),
    ("array-has-no-append", lambda: A.append(1)),
    ("tensor-for-array", lambda: A.unsqueeze(0)),
    ("tensor-for-array", lambda: T.astype(float)),
    ("number", lambda: X.n[0]),
    ("number", lambda: len(X.n)),
    ("number", lambda: list(X.n)),
    ("number", lambda: one(np.float64(1.5))[0]),
    ("number", lambda: list(torch.tensor(1.0))),
    ("number", lambda: len(np.array(1.0))),
    ("keys-for-entries", lambda: [key["W"] for key in one({"layer": 1})]),
    ("no-such-key", lambda: one({})["key"]),
    ("read-only", lambda: write_entry(read_only(), 1)),
    ("unknown-name", lambda: nowhere),  # type: ignore[name-defined]  # noqa: F821
    ("no-such-function", lambda: X.numpy.softmax(A)),
    ("not-callable", lambda: A.shape(0)),
    ("not-callable", lambda: X.list(0)),
    ("function-not-called", lambda: A.mean[0]),
    ("function-not-called", lambda: A.mean + 1),
    ("function-not-called", lambda: list(T.parameters if X.none else T.sum)),
    ("argument-unknown", lambda: one(np.zeros)(3, like_this=1)),
    ("argument-unknown", lambda: X.call(z=1)),
    ("recursion", endless),
    ("module-for-tensor", lambda: torch.relu(X.relu)),
    ("layer-for-tensor", lambda: X.linear.shape),
    ("no-backward", lambda: X.n.backward()),
    ("no-backward", lambda: A.backward()),
    ("no-backward", lambda: X.none.backward()),
    ("no-graph", lambda: T.sum().backward()),
    ("graph-freed", lambda: backward_twice()),
    ("not-one-number", lambda: (2 * W).backward()),
    ("leaf-in-place", lambda: add_in_place(W, 1)),
    ("changed-in-place", lambda: backward_over_a_change()),
    ("numpy-of-graph", lambda: W.numpy()),
    ("dtypes-differ", lambda: T @ torch.ones(3, 1, dtype=torch.float64)),
    ("dtypes-differ", lambda: F.cross_entropy(T, torch.tensor([0, 1], dtype=torch.int32))),
    ("target-shape", lambda: F.cross_entropy(T, torch.tensor([[[0, 1]]]))),
    ("target-shape", lambda: F.cross_entropy(T, torch.tensor([0, 1, 2]))),
    ("label-too-large", lambda: F.cross_entropy(T, torch.tensor([0, 3]))),
    ("array-for-tensor", lambda: torch.relu(X.array)),
    ("no-such-attribute", lambda: X.hidden),
    ("no-such-attribute", lambda: X.singular_square),
    ("operand", lambda: X.n + "1"),
    ("", lambda: one([]).index(1)),
]


@pytest.mark.parametrize(("kind", "raises"), RAISED)
def test_a_fault_has_its_kind(kind: str, raises: Callable[[], Any]) -> None:
    executor = LocalExecutor()
    outcome = executor.run(name_of(call), (executor.refer(raises),), False, 5.0, 0)
    assert outcome.fault is not None
    assert kind_of(outcome.fault) == kind, outcome.fault
    words = in_plain_words(outcome.fault)
    assert bool(words) is bool(kind) and "{" not in words and len(words) <= LONGEST_HINT


def test_each_kind_is_raised_here() -> None:
    text = (files("mlp_helpers.checks.core") / "exceptions.toml").read_text("utf-8")
    kinds = {row["kind"] for row in tomllib.loads(text)["exception"]}
    assert kinds == {kind for kind, _ in RAISED if kind}


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


def pair(x: Any) -> Any:
    first = x + 1
    second = first @ np.ones((5, 5))
    return {"h": first, "o": second, "sum": np.sum(first)}


def test_a_dict_that_the_code_writes_down_is_computed_as_far_as_possible() -> None:
    values = values_at_fault(pair, np.zeros(2))
    assert set(values) == {"x", "first", "h", "sum"}
    assert values["sum"] == 2


def test_a_call_that_raises_nothing_has_neither() -> None:
    assert arrays_at_fault(one, 1) == {} == values_at_fault(one, 1)
