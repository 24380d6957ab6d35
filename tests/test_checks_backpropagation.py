"""Assignment 04: what came before an exception counts, and the first wrong step is blamed."""

from typing import Any

import numpy as np
import pytest
import torch

from mlp_helpers.checks import Report
from mlp_helpers.checks import backpropagation as check
from mlp_helpers.checks.core.own_work import unwatched
from mlp_helpers.numerics import backpropagation as bp


def course(name: str, *args: Any) -> Any:
    """Call the course's own function, which an answer may not."""
    with unwatched():
        return getattr(bp, name)(*args)


def test_a_forgotten_bias_is_charged_once() -> None:
    def backward_batch(X: Any, y: Any, params: bp.Values, lam: float) -> bp.Values:
        return course("backward_batch", X, y, params | {"b1": 0 * params["b1"]}, lam)

    report = check.backward_batch.examine(backward_batch)
    assert report.mistake == "04/backward_batch/bias-forgotten"
    assert report.points == 4


def test_an_exception_is_shown_with_the_shapes_on_its_line() -> None:
    def forward(x: Any, y: Any, W1: Any, W2: Any, lam: float) -> Any:
        return {"z": x @ W1}

    failure = check.forward.examine(forward).first_failure
    assert failure is not None
    assert "where x (5, 1), W1 (4, 5)" in failure.lines


def test_a_library_scores_nothing_even_where_an_exception_follows() -> None:
    def backward(cache: bp.Values) -> None:
        torch.ones(2, requires_grad=True).sum().backward()
        raise ValueError("after all")

    report = check.backward.examine(backward)
    assert report.points == 0
    assert report.mistake == "04/backward/library"


def passed(report: Report) -> list[bool]:
    return [part.passed for part in report.parts]


def test_an_exception_in_the_last_step_back_keeps_the_credit_of_those_before() -> None:
    def backward(cache: bp.Values) -> bp.Values:
        dJ_do = cache["o"] - cache["y"]
        dJ_dW2 = dJ_do @ cache["h"].T + cache["lam"] * cache["W2"]
        dJ_dh = cache["W2"].T @ dJ_do
        dJ_dz = dJ_dh * (1 - cache["h"] ** 2)
        dJ_dW1 = dJ_dz @ cache["x"] + cache["lam"] * cache["W1"]
        return {"do": dJ_do, "dW2": dJ_dW2, "dh": dJ_dh, "dz": dJ_dz, "dW1": dJ_dW1}

    report = check.backward.examine(backward)
    assert passed(report) == [True, True, True, True, False]
    assert report.parts[4].failure is not None
    assert report.parts[4].failure.headline.startswith("raised ValueError")


def test_the_dict_at_the_end_says_what_was_computed_under_another_name() -> None:
    def backward(cache: bp.Values) -> bp.Values:
        do = cache["o"] - cache["y"]
        dW2 = do @ cache["h"].T + cache["lam"] * cache["W2"]
        dh = cache["W2"].T @ do
        dz = dh * (1 - cache["h"] ** 2)
        dW1 = dz @ cache["h"].T + cache["lam"] * cache["W1"]
        return {"dJ_do": do, "dJ_dW2": dW2, "dJ_dh": dh, "dJ_dz": dz, "dJ_dW1": dW1}

    report = check.backward.examine(backward)
    assert passed(report) == [True, True, True, True, False]
    assert report.mistake == "04/backward/h-for-x"


def test_an_entry_that_raises_in_the_dict_returned_costs_its_own_part() -> None:
    def backward_batch(X: Any, y: Any, params: bp.Values, lam: float) -> Any:
        H = np.tanh(X @ params["W1"] + params["b1"])
        E = np.exp(H @ params["W2"] + params["b2"] - (H @ params["W2"]).max(axis=1, keepdims=True))
        dO = (E / E.sum(axis=1, keepdims=True) - np.eye(E.shape[1])[y]) / len(y)
        dZ = dO @ params["W2"].T * (1 - H**2)
        return dict(
            dJ_dW1=X @ dZ + lam * params["W1"],
            dJ_db1=dZ.sum(axis=0, keepdims=True),
            dJ_dW2=H.T @ dO + lam * params["W2"],
            dJ_db2=dO.sum(axis=0, keepdims=True),
        )

    assert passed(check.backward_batch.examine(backward_batch)) == [True, True, False, True]


@pytest.mark.parametrize(
    ("slips", "expected"),
    [
        ({"strength": 1 / 5}, [False, True, True, True]),
        ({"on_biases": 1.0}, [True, False, True, True]),
        ({"z_squared": True}, [True, True, False, True]),
        ({"z_squared": True, "on_biases": 1.0}, [True, False, False, True]),
        ({"signal": 0.7}, [False, True, True, True]),
        ({"signal": 0.7, "slope": 0.7}, [False, True, False, True]),
    ],
)
def test_a_slip_costs_its_own_step_of_a_batch_only(slips: Any, expected: list[bool]) -> None:
    def backward_batch(X: Any, y: Any, params: bp.Values, lam: float) -> Any:
        W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
        Z = X @ W1 + b1
        H = np.tanh(Z)
        logits = H @ W2 + b2
        E = np.exp(logits - logits.max(axis=1, keepdims=True))
        dO = (E / E.sum(axis=1, keepdims=True) - np.eye(E.shape[1])[y]) / len(y)
        dO *= slips.get("signal", 1)
        dZ = dO @ W2.T * (slips.get("slope", 1) - (Z if slips.get("z_squared") else H) ** 2)
        strength, on_biases = lam * slips.get("strength", 1), lam * slips.get("on_biases", 0)
        return {
            "dJ_dW1": X.T @ dZ + strength * W1,
            "dJ_db1": dZ.sum(axis=0, keepdims=True) + on_biases * b1,
            "dJ_dW2": H.T @ dO + strength * W2,
            "dJ_db2": dO.sum(axis=0, keepdims=True) + on_biases * b2,
        }

    report = check.backward_batch.examine(backward_batch)
    assert passed(report) == expected
    assert any("charged once" in note for part in report.parts for note in part.notes)


def test_entries_of_a_dict_count_as_computed_before_an_exception() -> None:
    def forward(x: Any, y: Any, W1: Any, W2: Any, lam: float) -> Any:
        out = {"z": W1 @ x}
        out["h"] = np.tanh(out["z"])
        out["o"] = W2 @ out["h"]
        out["L"] = 0.5 * np.sum((out["o"] - y) ** 2)
        out["s"] = lam / 2 * (W1**2).total()
        return out

    report = check.forward.examine(forward)
    assert passed(report) == [True, True, False, False]
    assert report.first_failure is not None
    assert "total" in report.first_failure.headline


def test_a_wrong_step_before_an_exception_is_named_and_the_steps_between_count() -> None:
    def backward(cache: bp.Values) -> None:
        dJ_do = cache["y"] - cache["o"]
        dJ_dW2 = dJ_do @ cache["h"].T + cache["lam"] * cache["W2"]
        dJ_dh = cache["W2"] @ dJ_do
        print(dJ_dW2, dJ_dh)

    report = check.backward.examine(backward)
    assert report.mistake == "04/backward/sign"
    assert passed(report) == [False, True, False, False, False]


@pytest.mark.parametrize("name", ["forward", "backward", "backward_batch"])
def test_an_exception_after_the_last_step_costs_the_last_part(name: str) -> None:
    def compute_and_crash(*args: Any) -> None:
        locals_of_the_answer = course(name, *args)
        raise RuntimeError(f"too late for {len(locals_of_the_answer)}")

    report = getattr(check, name).examine(compute_and_crash)
    assert passed(report) == [True] * (len(report.parts) - 1) + [False]


def test_the_first_of_two_slips_is_blamed_and_each_costs_its_own_step() -> None:
    def backward(cache: bp.Values) -> bp.Values:
        right = course("backward", cache)
        dJ_do = cache["y"] - cache["o"]  # first slip: the sign
        dJ_dh = cache["W2"].T @ dJ_do
        dJ_dz = dJ_dh * cache["h"]  # second slip: phi for its slope
        return right | {
            "dJ_do": dJ_do,
            "dJ_dW2": dJ_do @ cache["h"].T + cache["lam"] * cache["W2"],
            "dJ_dh": dJ_dh,
            "dJ_dz": dJ_dz,
            "dJ_dW1": dJ_dz @ cache["x"].T + cache["lam"] * cache["W1"],
        }

    report = check.backward.examine(backward)
    assert report.mistake == "04/backward/sign"
    assert [part.passed for part in report.parts] == [False, True, True, False, True]
    later = report.parts[3].failure
    assert later is not None and later.mistake == "04/backward/phi-for-derivative"


def test_an_output_that_the_loss_changes_in_place_costs_its_own_step() -> None:
    def forward(x: Any, y: Any, W1: Any, W2: Any, lam: float) -> bp.Values:
        came = dict(course("forward", x, y, W1, W2, lam))
        came["o"] -= y
        return came

    report = check.forward.examine(forward)
    assert report.mistake == "04/forward/target-subtracted"
    assert passed(report) == [False, True, True, True]


@pytest.mark.parametrize(("is_float32", "points"), [(True, 4), (False, 0)])
def test_float32_costs_one_gradient_and_a_difference_quotient_all(
    is_float32: bool, points: float
) -> None:
    def backward_batch(X: Any, y: Any, params: bp.Values, lam: float) -> bp.Values:
        dtype = np.float32 if is_float32 else np.float64
        coarse = {name: each.astype(dtype) for name, each in params.items()}
        came = course("backward_batch", X.astype(dtype), y, coarse, lam)
        return {name: each.astype(float) * (1 + 1e-9) for name, each in came.items()}

    report = check.backward_batch.examine(backward_batch)
    assert report.mistake == "04/backward_batch/difference-quotient"
    assert report.points == points


def test_nothing_follows_from_zeros() -> None:
    def backward(cache: bp.Values) -> bp.Values:
        return {name: np.zeros_like(value) for name, value in course("backward", cache).items()}

    assert check.backward.examine(backward).points == 0


@pytest.mark.parametrize("biases", [1, 5])
def test_a_second_division_by_n_is_charged_once_whether_the_biases_share_it(biases: int) -> None:
    def backward_batch(X: Any, y: Any, params: bp.Values, lam: float) -> bp.Values:
        gradients = course("backward_batch", X, y, params, lam)
        return {
            name: value / (len(X) if "W" in name else biases) for name, value in gradients.items()
        }

    report = check.backward_batch.examine(backward_batch)
    assert report.mistake == "04/backward_batch/n-twice"
    assert passed(report) == [False, True, True, True]


def test_a_wrong_sign_in_a_batch_is_charged_where_it_first_shows() -> None:
    def backward_batch(X: Any, y: Any, params: bp.Values, lam: float) -> bp.Values:
        right = course("backward_batch", X, y, params, 0.0)
        penalty = {"dJ_dW1": lam * params["W1"], "dJ_dW2": lam * params["W2"]}
        return {name: penalty.get(name, 0) - value for name, value in right.items()}

    report = check.backward_batch.examine(backward_batch)
    assert report.mistake == "04/backward_batch/sign"
    assert report.points == 4


@pytest.mark.parametrize("verdict", [True, False])
def test_a_check_that_always_says_the_same_scores_nothing(verdict: bool) -> None:
    assert check.gradient_check.examine(lambda f, gradient, x: verdict).points == 0


@pytest.mark.parametrize("loss", [0, np.ones((3, 1))])
def test_j_follows_from_an_l_that_is_no_number_or_zero(loss: Any) -> None:
    def forward(x: Any, y: Any, W1: Any, W2: Any, lam: float) -> bp.Values:
        came = course("forward", x, y, W1, W2, lam)
        return came | {"L": loss, "J": loss + came["s"]}

    assert passed(check.forward.examine(forward)) == [True, False, True, True]


def test_nothing_is_the_sum_of_nothing() -> None:
    def forward(x: Any, y: Any, W1: Any, W2: Any, lam: float) -> bp.Values:
        return course("forward", x, y, W1, W2, lam) | {"L": 0, "s": 0, "J": 0}

    assert passed(check.forward.examine(forward)) == [True, False, False, False]
