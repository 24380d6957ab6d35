"""The engine of the checks survives whatever the student's code does, and says what it was."""

from __future__ import annotations

import contextlib
import io
import signal
import subprocess
import sys
import threading
import time
import warnings
from typing import Any

import numpy as np
import pytest
import torch

from mlp_helpers.checks import Exam, Mistake, check, operation
from mlp_helpers.checks.core import own_work
from mlp_helpers.checks.core.compare import Failed, compare
from mlp_helpers.checks.core.containment import PATIENCE, TimeLimitExceeded, time_limit
from mlp_helpers.checks.core.executor import LocalExecutor, call, name_of
from mlp_helpers.checks.core.plain_data import Ref

HALVED = Mistake("00/double/halved", "this is half of the input", "a heading")
SQUARED = Mistake("00/double/squared", "this is the square of the input")


@check("00/double", points=3)
def double(exam: Exam, double: Ref) -> None:
    """Judge a function that doubles a vector."""
    x = exam.rng.normal(size=4)
    outcome = exam.outcome(double, x, limit=0.3)
    with exam.part("the values", points=2):
        got = exam.require(outcome)
        exam.compare("double(x)", got, 2 * x, mistakes=[(HALVED, x / 2), (SQUARED, lambda: x**2)])
    with exam.part("x is left alone", points=1):
        exam.compare("double(x)", exam.require(outcome), 2 * x)
        exam.untouched(outcome)


def judge(function: Any, hidden_seed: int | None = None) -> tuple[float, str]:
    """Return the points and the text shown; nothing may reach stderr or be raised."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        points = double(function, hidden_seed=hidden_seed)
    assert err.getvalue() == ""
    assert isinstance(points, float) and 0.0 <= points <= 3.0
    assert repr(points) == repr(float(points))  # what nbgrader reads
    return points, out.getvalue()


def test_right_answer_gets_all_points_and_lists_each_property() -> None:
    points, text = judge(lambda x: [2 * value for value in x])
    assert points == 3.0
    assert "00/double: 3 / 3 points" in text
    assert text.count("[ok]") == 2


def in_place(x: Any) -> Any:
    x *= 2
    return x


def endless(x: Any) -> Any:
    while True:
        with contextlib.suppress(Exception):
            pass


def overflowing(x: Any) -> Any:
    warnings.warn("careful", UserWarning, stacklevel=2)
    return np.exp(1e4 * np.abs(x)) * 0


def leaving(x: Any) -> Any:
    sys.exit(3)


def noisy(x: Any) -> Any:
    print("hello")
    print("trouble", file=sys.stderr)
    return 2 * x


def recursive(x: Any) -> Any:
    return recursive(x)


class Hostile:
    """Raises whatever is asked of it."""

    def __getattribute__(self, name: str) -> Any:
        raise RuntimeError("no")


@pytest.mark.parametrize(
    ("function", "points", "expected"),
    [
        (in_place, 2.0, "an input was modified in place: x"),
        (endless, 0.0, "did not finish within 0.3 s"),
        (lambda x: time.sleep(60), 0.0, "did not finish within 0.3 s"),
        (overflowing, 0.0, "entries are NaN or infinite"),
        (leaving, 0.0, "raised SystemExit: 3"),
        (noisy, 3.0, "printed, when first called:\n    hello\n    trouble"),
        (recursive, 0.0, "raised RecursionError"),
        (lambda x: 1 / 0, 0.0, "raised ZeroDivisionError: division by zero"),
        (lambda x: x @ np.ones((7, 7)), 0.0, "raised ValueError"),
        (lambda x: None, 0.0, "expected numbers, got None"),
        (lambda x: "four", 0.0, "expected numbers, got a str of length 4"),
        (lambda x: Hostile(), 0.0, "expected numbers, got an object of type Hostile"),
        (lambda x: x * np.nan, 0.0, "not finite"),
        (lambda x: np.append(x, 0), 0.0, "got      shape (5,)"),
        (lambda x: (2 * x)[:, None], 0.0, "got      shape (4, 1)"),
        (lambda x: 2 * x + 1e-5, 0.0, "wrong values"),
        (lambda x: x / 2, 0.0, "hint: this is half of the input"),
        (lambda x: x**2, 0.0, "hint: this is the square of the input"),
        (lambda: 1, 0.0, "raised TypeError"),
        (3, 0.0, "raised TypeError: 'int' object is not callable"),
        (None, 0.0, "raised TypeError: 'NoneType' object is not callable"),
    ],
)
def test_whatever_the_answer_does_is_survived_and_said(
    function: Any, points: float, expected: str
) -> None:
    got, text = judge(function)
    assert got == points
    assert expected in text
    assert len(text.splitlines()) <= 12


def test_bad_answer_on_grading_inputs_shows_no_values() -> None:
    _, visible = judge(lambda x: x / 2)
    _, hidden = judge(lambda x: x / 2, hidden_seed=5)
    assert "expected " in visible and "got  " in visible
    assert "withheld" in hidden
    assert "expected 1" not in hidden and "got  " not in hidden
    assert "this is half of the input" in hidden


def test_grading_inputs_differ_and_are_reproducible() -> None:
    seen: list[Any] = []
    for seed in (None, 1, 2, 1):
        judge(lambda x: seen.append(x.copy()), hidden_seed=seed)
    assert not np.array_equal(seen[0], seen[1]) and not np.array_equal(seen[1], seen[2])
    assert np.array_equal(seen[1], seen[3])


@pytest.mark.parametrize(("first", "shown"), [(None, True), (SQUARED, False)])
def test_a_later_hint_shows_where_the_first_failure_has_none(
    first: Mistake | None, shown: bool
) -> None:
    @check("00/twice", points=2)
    def twice(exam: Exam, twice: Ref) -> None:
        with exam.part("one", points=1):
            exam.fail("one is wrong", mistake=first)
        with exam.part("two", points=1):
            exam.fail("two is wrong", mistake=HALVED)

    report = twice.examine(lambda: None)
    for text in (report.as_text(), report.as_html()):
        assert "two is wrong" in text
        assert (f"hint: {HALVED.hint}" in text) is shown


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda x: x.sort() or x, "an input was modified in place (x)"),
        (lambda x: (2 * entry for entry in x), "make a generator"),
        (lambda x: 3 * x, ""),
        (lambda x: np.divide(x, 2, out=x), HALVED.hint),  # it has a name, which says enough
    ],
)
def test_a_fault_without_a_name_says_what_the_call_did_besides(answer: Any, said: str) -> None:
    failure = double.examine(answer).first_failure
    assert failure is not None
    assert said in failure.hint and bool(said) is bool(failure.hint)


def test_record_keeps_the_mistake_for_programs() -> None:
    record = double.examine(lambda x: x / 2).record()
    assert record["mistake"] == "00/double/halved"
    assert record["points"] == 0.0 and record["max_points"] == 3
    assert [part["passed"] for part in record["parts"]] == [False, False]
    assert record["failure"]["lecture"] == "a heading"


def test_executor_runs_only_operations() -> None:
    here = LocalExecutor()
    for name in (
        "os:system",
        "mlp_helpers.checks.core.executor:using",
        "mlp_helpers.data:load_mnist",
    ):
        with pytest.raises(LookupError):
            here.run(name, (), False, 1.0, 0)


@operation
def not_ours() -> None:
    """Stand outside of the package, where no operation may be."""


def test_operation_outside_the_package_is_refused() -> None:
    with pytest.raises(LookupError):
        LocalExecutor().run(name_of(not_ours), (), False, 1.0, 0)


def test_argument_that_is_not_plain_is_the_authors_error() -> None:
    exam = Exam("00/x", None, LocalExecutor())
    with pytest.raises(AssertionError, match="plain data"):
        exam.outcome(Ref(0), object())


def test_global_state_is_put_back() -> None:
    def careless() -> None:
        np.random.seed(0)
        torch.manual_seed(0)
        torch.set_grad_enabled(False)
        torch.set_default_dtype(torch.float64)
        np.seterr(all="raise")
        warnings.simplefilter("ignore")

    here = LocalExecutor()
    legacy, torch_state = np.random.get_state(legacy=False)["state"], torch.get_rng_state()
    numbers = legacy["key"].copy()
    errors, filters = np.geterr(), list(warnings.filters)
    here.run(name_of(call), (here.refer(careless),), False, 1.0, 0)
    assert np.array_equal(np.random.get_state(legacy=False)["state"]["key"], numbers)
    assert torch.equal(torch.get_rng_state(), torch_state)
    assert torch.is_grad_enabled() and torch.get_default_dtype() == torch.float32
    assert np.geterr() == errors and list(warnings.filters) == filters


def test_time_limit_fires_again_when_a_bare_except_swallowed_it() -> None:
    swallowed = []

    def stubborn() -> None:
        while True:
            try:
                while True:
                    pass
            except BaseException:
                swallowed.append(1)
                if len(swallowed) == 2:
                    raise

    with pytest.raises(TimeLimitExceeded), time_limit(0.05):
        stubborn()
    assert len(swallowed) in (1, 2)  # the next ring may hit the handler


def test_a_ring_at_the_end_of_a_block_does_not_get_past_it() -> None:
    def computes() -> None:
        while True:
            try:
                while True:
                    sum(range(10))
            except BaseException:
                sum(range(20_000))  # as the storm begins

    for _ in range(20):
        with pytest.raises(TimeLimitExceeded), time_limit(0.01):
            computes()
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
        sum(range(50_000))  # nothing rings any more


def test_a_ring_that_is_heard_when_the_block_has_ended_sets_no_other() -> None:
    """What would ring then finds no handler, and ends the process."""
    limit: Any = time_limit(0.01)
    with pytest.raises(TimeLimitExceeded), limit:
        while True:
            pass
    for _ in range(3):
        limit._ring(signal.SIGALRM, None)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_ring_in_the_watch_over_calls_does_not_keep_the_timer_going(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The watch looks at the call of the block's own end, too."""
    source = (
        "def rings(frame, event, arg):\n"
        "    if event == 'call' and frame.f_code is end:\n"
        "        signal.raise_signal(signal.SIGALRM)\n"
    )
    limit: Any = time_limit(0.01)
    names: dict[str, Any] = {"signal": signal, "end": type(limit).__exit__.__code__}
    exec(compile(source, own_work.__file__, "exec"), names)
    monkeypatch.setattr(own_work, "_library_of", names["rings"])
    with own_work.watching([], []), pytest.raises(TimeLimitExceeded), limit:
        while True:
            pass
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def busy() -> None:
    while True:
        try:  # noqa: SIM105
            sum(range(1000))
        except:  # noqa: E722
            pass


def asleep() -> None:
    while True:
        try:
            time.sleep(0.01)
        except BaseException:
            continue


# A ring that falls into a destructor of the student's objects cannot be raised there; it is noted.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("stubborn", [busy, asleep])
def test_loop_that_swallows_everything_is_ended_and_the_next_call_is_whole(stubborn: Any) -> None:
    points, text = judge(lambda x: stubborn())
    assert points == 0.0 and "did not finish within 0.3 s" in text
    assert judge(lambda x: 2 * x)[0] == 3.0


def test_time_limit_works_off_the_main_thread() -> None:
    ended = []

    def work() -> None:
        try:
            with time_limit(0.05):
                while True:
                    pass
        except TimeLimitExceeded:
            ended.append(True)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(10)
    assert ended == [True]


_STOPPED = """
import os, signal, sys, time
from mlp_helpers.checks.core.containment import PATIENCE, TimeLimitExceeded, time_limit
try:
    with time_limit(0.5):
        print("started", flush=True)
        until = time.process_time() + 0.1
        while time.process_time() < until:
            pass
        sys.stdin.readline()
    print("finished")
except TimeLimitExceeded:
    print("time limit")
"""


def test_a_process_that_was_stopped_meanwhile_keeps_its_time() -> None:
    """While stopped, as by a debugger or a laptop that sleeps, nothing of the time is used up."""
    command = [sys.executable, "-c", _STOPPED]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdin is not None and child.stdout is not None
        assert child.stdout.readline() == "started\n"
        child.send_signal(signal.SIGSTOP)
        time.sleep(0.5 * PATIENCE + 0.5)
        child.stdin.write("\n")
        child.stdin.flush()
        child.send_signal(signal.SIGCONT)
        assert child.stdout.read() == "finished\n"


def test_waiting_is_ended_too_though_it_takes_no_cpu_time() -> None:
    with pytest.raises(TimeLimitExceeded), time_limit(0.05):
        time.sleep(60)


@pytest.mark.parametrize("limit", [0.1, 0.4])
def test_the_limit_is_one_of_cpu_time(limit: float) -> None:
    started = time.process_time()
    with pytest.raises(TimeLimitExceeded), time_limit(limit):
        while True:
            pass
    used = time.process_time() - started
    assert limit / PATIENCE < used < 5 * limit


def test_after_the_time_limit_nothing_more_is_tried() -> None:
    @check("00/twice", points=2)
    def twice(exam: Exam, f: Ref) -> None:
        for title in ("first", "second"):
            with exam.part(title, points=1):
                exam.call(f, limit=0.05)

    calls = []

    def slow() -> None:
        calls.append(1)
        time.sleep(60)

    report = twice.examine(slow)
    assert len(calls) == 1 and report.points == 0
    failure = report.parts[1].failure
    assert failure and "not tried" in failure.headline


def test_an_infinity_that_is_right_is_not_counted_as_off() -> None:
    with pytest.raises(Failed) as caught:
        compare("logs", np.array([0.0, -np.inf, 2.0]), np.array([0.0, -np.inf, -np.inf]))
    assert caught.value.failure.lines[:2] == (
        "1 of 3 entries are off; the worst at [2]:",
        "expected -inf",
    )


def test_failure_before_the_parts_loses_all_points() -> None:
    @check("00/early", points=2)
    def early(exam: Exam, f: Ref) -> None:
        exam.call(f)
        with exam.part("never reached", points=2):
            pass

    report = early.examine(lambda: 1 / 0)
    assert report.points == 0 and "ZeroDivisionError" in report.as_text()


def test_error_in_judging_an_odd_answer_is_no_crash() -> None:
    @check("00/odd", points=1)
    def odd(exam: Exam, f: Ref) -> None:
        with exam.part("its first key", points=1):
            exam.call(f)["key"] += 1

    assert odd.examine(lambda: 5).points == 0


def test_points_of_the_parts_must_sum_to_those_of_the_check() -> None:
    @check("00/sum", points=2)
    def wrong_sum(exam: Exam, f: Ref) -> None:
        with exam.part("only one", points=1):
            pass

    with pytest.raises(AssertionError, match="sum to 1"):
        wrong_sum.examine(None)


def test_html_escapes_what_comes_from_the_student() -> None:
    def angry(x: Any) -> Any:
        raise ValueError("<script>alert(1)</script>")

    html = double.examine(angry).as_html()
    assert "<script>" not in html and "&lt;script&gt;" in html
