"""The judge takes nothing from the student's process but data, and decides without it."""

from __future__ import annotations

import ast
import contextlib
import random
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgpack
import nbformat
import numpy as np
import pytest
import torch
from nbgrader.utils import is_grade, is_locked

from mlp_helpers.checks import nonlinearity
from mlp_helpers.checks.core.executor import call, name_of
from mlp_helpers.checks.core.plain_data import Foreign, Ref, is_tensor, same
from mlp_helpers.grading.engine.parent import NotThereWhileGraded
from mlp_helpers.grading.judge import remote
from mlp_helpers.grading.judge.cells import imported_checks, judge
from mlp_helpers.grading.judge.messages import as_outcome
from mlp_helpers.grading.judge.remote import RemoteExecutor
from mlp_helpers.grading.judge.server import serve
from mlp_helpers.grading.judge.wire import Channel, WireError, pack, unpack
from tests.support.scratch import ROOT

CALL = name_of(call)


def parent(path: Path) -> str:
    return path.parent.name


PLAIN = [
    None,
    True,
    -1,
    2**200,
    1.5,
    float("nan"),
    float("-inf"),
    2 - 3j,
    "ü",
    "\ud800",
    b"\x00",
    [1, (2, [3])],
    {"a": 1, (1, 2): {}, 3: ()},
    np.arange(6.0).reshape(2, 3)[:, ::-1],
    np.array(3, np.int8),
    np.zeros((0, 3)),
    np.array(["a", "bcd"]),
    np.array([True, False]),
    np.float32(1.25),
    np.array([1 + 2j]),
    torch.arange(4.0).reshape(2, 2).T,
    torch.tensor(1, dtype=torch.int16),
    torch.ones(3, dtype=torch.bfloat16),
    torch.tensor([True, False]),
    torch.zeros(0, 2),
    Ref("forward"),
    Ref(3),
    Foreign("Model"),
]


@pytest.mark.parametrize("value", PLAIN, ids=repr)
def test_plain_data_comes_back_as_it_was(value: Any) -> None:
    back = unpack(pack(value))
    assert type(back) is type(value)
    if is_tensor(value):
        assert back.dtype == value.dtype and back.shape == value.shape
        assert torch.equal(back, value)
    else:
        assert same(back, value)


def test_a_tensor_keeps_whether_it_requires_a_gradient() -> None:
    assert unpack(pack(torch.ones(2, requires_grad=True))).requires_grad


class Odd:
    """No plain data."""


@pytest.mark.parametrize("value", [Odd(), object, np.array([None]), {1, 2}, lambda: 0])
def test_what_is_not_plain_is_not_sent(value: Any) -> None:
    with pytest.raises(WireError, match="cannot be sent"):
        pack(value)


def extension(code: int, parts: Any) -> bytes:
    return bytes(msgpack.packb(msgpack.ExtType(code, msgpack.packb(parts))))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xc1",
        pack([1, 2])[:-1],
        pack(1) + pack(2),
        extension(3, ["<f8", [2**40], b""]),
        extension(3, ["<f8", [-1], b""]),
        extension(3, ["<f8", [2], b"1234567"]),
        extension(3, ["|O", [1], b"12345678"]),
        extension(3, ["<U1", [1], b"\xff\xff\xff\xff"]),
        extension(3, ["<f8", [True], b"12345678"]),
        extension(5, ["load", [1], b"12345678"]),
        extension(5, ["float32", [1] * 40, b"1234"]),
        extension(5, ["float32", [2**62, 2**62], b""]),
        extension(2, "f" * 5000),
        extension(99, []),
        extension(1, ["a", "b"]),
        msgpack.packb({"a": [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}),
        b"\x91" * 2000 + b"\x01",
        b"\xdd\xff\xff\xff\xff",
        b"\x81\x90\x01",
    ],
)
def test_nonsense_is_refused(data: bytes) -> None:
    with pytest.raises(WireError):
        unpack(data)


def test_changed_bytes_give_plain_data_or_are_refused() -> None:
    rng = np.random.default_rng(0)
    for value in PLAIN:
        data = np.frombuffer(pack(value), np.uint8)
        for _ in range(60):
            changed = data.copy()
            changed[rng.integers(len(data), size=2)] = rng.integers(256, size=2, dtype=np.uint8)
            with contextlib.suppress(WireError):
                pack(unpack(changed.tobytes()))


@contextlib.contextmanager
def student(names: Mapping[str, Any]) -> Iterator[RemoteExecutor]:
    """Serve `names` from a thread, which stands for the student's process."""
    with RemoteExecutor() as executor:
        server = threading.Thread(target=serve, args=(executor.address, names))
        server.start()
        try:
            yield executor
            executor.say_goodbye()
        finally:
            executor.give_up()
            server.join()


def in_place(x: Any) -> Any:
    x += 1
    return x


def test_operations_are_carried_out_on_the_other_side() -> None:
    names = {"double": lambda x: 2 * x, "in_place": in_place, "odd": lambda x: Odd()}
    x = np.arange(3.0)
    with student(names) as executor:
        outcome = executor.run(CALL, (Ref("double"), x), False, 5.0, 0)
        assert same(outcome.value, 2 * x) and outcome.fault is None and not outcome.changed
        assert executor.run(CALL, (Ref("in_place"), x), False, 5.0, 0).changed == ("x",)
        assert executor.run(CALL, (Ref("odd"), x), False, 5.0, 0).value == Foreign("Odd")
        kept = executor.run(CALL, (Ref("double"), x), True, 5.0, 0)
        assert isinstance(kept.value, Ref)
        missing = executor.run(CALL, (Ref("triple"), x), False, 5.0, 0)
        assert missing.fault is not None
        assert missing.fault.message == "name 'triple' is not defined"
    assert same(x, np.arange(3.0))


def test_a_call_that_cannot_be_judged_takes_no_other_call_along(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = {
        "double": lambda x: 2 * x,
        "many": lambda: [0] * 10**6,
        "long": lambda: -(2**20000),
        "huge": lambda: np.zeros(10**7),
    }
    with student(names) as executor:
        fault = executor.run(CALL, (Ref("huge"),), False, 5.0, 0).fault
        assert fault is not None and fault.type_name == "WireError"
        for name, kind in (("many", "list"), ("long", "int")):
            assert executor.run(CALL, (Ref(name),), False, 5.0, 0).value == Foreign(kind)
        with monkeypatch.context() as patched:
            patched.setattr(random, "seed", None)
            fault = executor.run(CALL, (Ref("double"), 1), False, 5.0, 0).fault
            assert fault is not None and fault.type_name == "TypeError"
        assert executor.run(CALL, (Ref("double"), 1), False, 5.0, 0).value == 2


def test_a_library_that_is_hidden_takes_no_other_call_along(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hidden = NotThereWhileGraded("torch")
    monkeypatch.setitem(sys.modules, "torch", hidden)
    names = {"double": lambda x: 2 * x, "own": lambda x: hidden.tensor(x)}
    with student(names) as executor:
        outcome = executor.run(CALL, (Ref("own"), np.ones(2)), False, 5.0, 0)
        assert outcome.value == Foreign("NotThereWhileGraded")
        assert outcome.library == "torch"
        assert executor.run(CALL, (Ref("double"), 1), False, 5.0, 0).value == 2


def test_a_function_that_is_lent_stays_here() -> None:
    calls: list[Any] = []

    def square(x: Any) -> Any:
        calls.append(x)
        return np.square(x)

    names = {
        "twice": lambda f, x: f(f(x)),
        "shape": lambda f: f.shape,
        "array": np.linalg.norm,
        "raising": lambda f: f(1, 2, 3),
        "caught": lambda f: str(f),
    }
    with student(names) as executor:
        lent = executor.lend(square)
        assert executor.run(CALL, (Ref("twice"), lent, 3.0), False, 5.0, 0).value == 81.0
        assert calls == [3.0, 9.0]
        for name in ("shape", "array", "raising"):
            fault = executor.run(CALL, (Ref(name), lent), False, 5.0, 0).fault
            assert fault is not None and fault.type_name in ("AttributeError", "TypeError")
            assert "function" in fault.message or "argument" in fault.message
        assert "square" not in executor.run(CALL, (Ref("caught"), lent), False, 5.0, 0).value


def test_what_a_call_left_of_its_arguments_is_compared_here() -> None:
    x = np.arange(3.0)
    lie = OUTCOME | {"left": [None, x + 1]}
    said = as_outcome(unpack(pack(lie)), CALL, (Ref("f"), x))
    assert said.changed == ("x",)
    assert as_outcome(unpack(pack(OUTCOME | {"left": [0, x]})), CALL, (Ref("f"), x)).changed == ()


Answer = Callable[[Channel, socket.socket], None]


def replies(value: Any) -> Answer:
    def answer(channel: Channel, connection: socket.socket) -> None:
        channel.receive()
        channel.send(value)

    return answer


def raw(data: bytes) -> Answer:
    def answer(channel: Channel, connection: socket.socket) -> None:
        channel.receive()
        connection.sendall(data)

    return answer


OUTCOME = {
    "value": 1.0,
    "fault": None,
    "left": [None, 1.0],
    "names": ["the function", "x"],
    "warnings": [],
    "seconds": 0.0,
    "printed": "",
    "course": "",
    "library": "",
}


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda channel, connection: None, "ProcessEnded"),
        (lambda channel, connection: channel.receive(), "ProcessEnded"),
        (replies(None), "NoAnswer"),
        (replies(OUTCOME | {"seconds": "soon"}), "NoAnswer"),
        (replies(OUTCOME | {"names": [1, 2]}), "NoAnswer"),
        (replies(OUTCOME | {"left": [None]}), "NoAnswer"),
        (replies({"lent": 0, "args": ()}), "ProcessEnded"),
        (replies({"lent": "0", "args": ()}), "NoAnswer"),
        (replies({"lent": 0, "args": [1]}), "NoAnswer"),
        (replies(OUTCOME | {"fault": ["a"]}), "NoAnswer"),
        (replies({"value": 1.0}), "NoAnswer"),
        (raw(b"\xff" * 8), "NoAnswer"),
        (raw(b"\x00" * 7 + b"\x03abc"), "NoAnswer"),
    ],
)
def test_a_process_that_is_gone_or_talks_nonsense_fails_what_follows(
    answer: Answer, said: str
) -> None:
    def connect(address: str) -> None:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(address)
            answer(Channel(connection), connection)

    with RemoteExecutor() as executor:
        other = threading.Thread(target=connect, args=(executor.address,))
        other.start()
        for _ in range(2):  # the second without asking again
            outcome = executor.run(CALL, (Ref("f"), 1.0), False, 5.0, 0)
            assert outcome.fault is not None and outcome.fault.type_name == said
            assert outcome.value is None
        other.join()


def test_a_process_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "GRACE", 0.05)
    over = threading.Event()

    def connect(address: str) -> None:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(address)
            over.wait()

    with RemoteExecutor() as executor:
        other = threading.Thread(target=connect, args=(executor.address,))
        other.start()
        outcome = executor.run(CALL, (Ref("f"), 1.0), False, 0.05, 0)
        over.set()
        other.join()
    assert outcome.fault is not None and outcome.fault.timed_out


CELL = """check.collapse_affine(collapse_affine)
### BEGIN HIDDEN TESTS
check.collapse_affine(collapse_affine, hidden_seed=1103)
### END HIDDEN TESTS"""
CHECKS = {"check": nonlinearity}


def collapse_affine(W1: Any, b1: Any, W2: Any, b2: Any) -> Any:
    return W1 @ W2, b1 @ W2 + b2


def test_a_graded_cell_is_executed_here_with_a_seed_of_its_own() -> None:
    with student({"collapse_affine": collapse_affine}) as executor:
        visible, hidden, result = judge(CELL, CHECKS, executor, seed=5)
    assert result.data == {"text/plain": "3.0", "text/html": ""}
    assert visible.metadata["mlp_helpers"]["hidden_seed"] is None
    assert hidden.metadata["mlp_helpers"]["hidden_seed"] == 5


def test_the_checks_are_those_of_the_trusted_cells() -> None:
    magic = "%matplotlib inline\n"
    trusted = ["import os", f"{magic}from mlp_helpers.checks import nonlinearity as check\n{magic}"]
    assert imported_checks(iter(trusted)) == CHECKS
    assert imported_checks(iter(["check = 1", "import mlp_helpers.checks"])) == {}


@pytest.mark.parametrize("path", sorted((ROOT / "solutions").glob("*/*.ipynb")), ids=parent)
def test_every_graded_cell_of_the_course_is_judged(path: Path) -> None:
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if is_locked(cell)]
    found = imported_checks(cell.source for cell in cells if cell.cell_type == "code")
    (check,) = (value for name, value in found.items() if name == "check")
    for cell in cells:
        if is_grade(cell):
            tree = ast.parse(cell.source)
            called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
            assert called <= set(vars(check)), cell.id


@pytest.mark.parametrize("name", ["check", "print", "float", "min"])
def test_what_the_student_calls_like_ours_is_not_looked_at(name: str) -> None:
    names = {name: lambda *args: 3.0, "collapse_affine": lambda *args: None}
    with student(names) as executor:
        *_, result = judge(CELL, CHECKS, executor, seed=5)
    assert result.data == {"text/plain": "0.0", "text/html": ""}


@pytest.mark.parametrize("source", ["", "x = 1", "'3.0'", "check.collapse_affine", "1 / 0", "3"])
def test_a_cell_without_a_report_scores_nothing(source: str) -> None:
    with student({}) as executor:
        *_, last = judge(source, CHECKS, executor, seed=5)
    assert last.output_type == "error"
