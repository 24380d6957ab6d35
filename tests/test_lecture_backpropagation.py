"""What lecture 04 claims, measured with its own code over five draws or more."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch

from mlp_helpers.numerics import backpropagation as bp
from tests.support.lectures import run_cells

SEEDS = range(5)
SLIPS_MISSED = {"no φ′ at all", "φ′(h) for φ′(z)", "z for h in dJ/dW2"}


@pytest.fixture(scope="module")
def lecture() -> SimpleNamespace:
    """Run the cells that define the lecture's functions; none of them trains anything."""
    return run_cells(
        "04_backpropagation",
        *("imports", "forward", "entries", "engine", "operations", "engine-check", "stable"),
        *("training", "training-run", "v-curve", "slips", "cost"),
    )


def draw(seed: int) -> dict[str, Any]:
    """Return a net of the lecture's sizes with weights of order 1."""
    rng = np.random.default_rng(seed)
    shapes = {"x": (5, 1), "y": (3, 1), "W1": (4, 5), "W2": (3, 4)}
    return {name: rng.normal(size=shape) for name, shape in shapes.items()}


def calls_of_tanh(layers: int) -> list[int]:
    """Count tanh in the written-out derivatives of w_(L+1) tanh(w_L tanh(... x)), w_1 first."""
    h = ["x"]
    for k in range(1, layers + 1):
        h.append(f"tanh(w{k} * {h[-1]})")
    error = f"(w{layers + 1} * {h[-1]} - y)"
    formulas = [error + h[layers]]  # with respect to the last weight
    for weight in range(layers, 0, -1):
        slopes = [f"w{k + 1} * (1 - {h[k]}**2)" for k in range(weight, layers + 1)]
        formulas.append(" * ".join([error, *slopes, h[weight - 1]]))
    return [formula.count("tanh") for formula in reversed(formulas)]


def test_calls_of_tanh_in_the_formulas_that_nobody_wants() -> None:
    assert calls_of_tanh(2) == [5, 5, 4]
    assert calls_of_tanh(200)[0] / calls_of_tanh(100)[0] == pytest.approx(2**2, rel=0.05)
    assert sum(calls_of_tanh(80)) / sum(calls_of_tanh(40)) == pytest.approx(2**3, rel=0.1)


@pytest.mark.parametrize("seed", SEEDS)
def test_formulas_with_indices_are_those_with_matrices(seed: int) -> None:
    net = draw(seed)
    right = bp.backward(bp.with_inputs(**net, lam=0.3))
    x, W1, W2 = net["x"][:, 0], net["W1"], net["W2"]
    h = np.tanh(W1 @ x)
    dJ_do = W2 @ h - net["y"][:, 0]
    dJ_dh = [sum(dJ_do[k] * W2[k, j] for k in range(3)) for j in range(4)]
    dJ_dz = [dJ_dh[j] * (1 - h[j] ** 2) for j in range(4)]
    dJ_dW1 = [[dJ_dz[j] * x[i] + 0.3 * W1[j, i] for i in range(5)] for j in range(4)]
    np.testing.assert_allclose(dJ_dh, right["dJ_dh"][:, 0], rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(dJ_dW1, right["dJ_dW1"], rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_engine_finds_what_autograd_finds(lecture: Any, seed: int) -> None:
    net, Node = draw(seed), lecture.Node
    leaves = Node(net["W1"]), Node(net["W2"])
    lecture.objective(Node(net["x"]), net["y"], *leaves, 0.3).backward()
    t = {name: torch.tensor(value, requires_grad=True) for name, value in net.items()}
    o = t["W2"] @ torch.tanh(t["W1"] @ t["x"])
    penalty = (t["W1"] ** 2).sum() + (t["W2"] ** 2).sum()
    (0.5 * ((o - t["y"]) ** 2).sum() + 0.15 * penalty).backward()
    for name, leaf in zip(("W1", "W2"), leaves, strict=True):
        expected = t[name].grad
        assert expected is not None
        np.testing.assert_allclose(leaf.grad, expected.numpy(), rtol=1e-12, atol=1e-14)


def test_the_engine_adds_over_paths_and_waits_for_all_of_them(lecture: Any) -> None:
    """A node on paths of different lengths needs a topological order, not any order."""
    Node, add, times = lecture.Node, lecture.add, lecture.times
    a = Node(3.0)
    b = times(a, a)
    c = add(b, a)
    d = times(c, b)  # (a² + a) a² = a⁴ + a³
    d.backward()
    assert a.grad == pytest.approx(4 * 27 + 3 * 9)


def test_the_engine_sums_over_what_was_repeated(lecture: Any) -> None:
    bias, Z = lecture.Node(np.ones((1, 3))), lecture.Node(np.ones((5, 3)))
    lecture.total(lecture.add(Z, bias)).backward()
    np.testing.assert_array_equal(bias.grad, [[5, 5, 5]])
    np.testing.assert_array_equal(Z.grad, np.ones((5, 3)))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_each_operation_does_to_a_gradient(lecture: Any, seed: int) -> None:
    g, x, y = np.random.default_rng(seed).normal(size=(3, 4))
    a, b = lecture.Node(x), lecture.Node(y)
    assert all(np.array_equal(back, g) for back in lecture.add(a, b).back(g))
    np.testing.assert_array_equal(lecture.times(a, b).back(g), [g * y, g * x])
    assert np.all(np.abs(lecture.tanh(a).back(g)[0]) < np.abs(g))
    np.testing.assert_array_equal(lecture.total(a).back(2.5)[0], np.full(4, 2.5))


@pytest.mark.parametrize("seed", SEEDS)
def test_earlier_uses_of_one_number_contribute_less(lecture: Any, seed: int) -> None:
    Node = lecture.Node
    w, h, copies = Node(1.2), Node(0.5 + 0.1 * seed), []
    for _ in range(4):
        copies.append(lecture.times(w, Node(1.0)))
        h = lecture.tanh(lecture.times(copies[-1], h))
    error = lecture.add(h, Node(-1.0))
    lecture.times(Node(0.5), lecture.times(error, error)).backward()
    sizes = [abs(float(copy.grad)) for copy in copies]
    assert sizes == sorted(sizes) and sum(copy.grad for copy in copies) == pytest.approx(w.grad)


@pytest.mark.parametrize("seed", SEEDS)
def test_our_engine_trains_as_pytorch_does_and_reads_most_digits(lecture: Any, seed: int) -> None:
    ours, curve, gaps = lecture.train_both(seed)
    assert max(gaps) < 5e-14
    assert curve[0, 0] > 2 * curve[-5:, 0].mean() and curve[-5:, 0].mean() < 0.3
    H = lecture.X_test
    for W, b in zip(ours[::2], ours[1::2], strict=True):
        H = np.tanh(H @ W + b)
    assert np.mean(H.argmax(1) == lecture.y_test) > 0.75


@pytest.mark.parametrize("seed", SEEDS)
def test_one_overflowing_exponential_suffices_for_nan(lecture: Any, seed: int) -> None:
    z = np.random.default_rng(seed).normal(size=5)
    z[1] += 1000
    with np.errstate(all="ignore"):
        loss, gradient = lecture.as_written(z, 1)
        assert np.isnan(loss) and np.isnan(gradient[1])
        finite = lecture.as_written(z - 300, 1)  # e^700 does not overflow
    assert np.isfinite(finite[0])
    assert lecture.log_on_paper(z, 1)[0] == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("lam", [0.0, 0.3])
def test_tiny_weights_hide_three_mistakes(lecture: Any, seed: int, lam: float) -> None:
    net = draw(seed)
    weights = {"W1": net["W1"], "W2": net["W2"]}
    for name, slips in lecture.MISTAKES.items():
        assert lecture.slip_error(1.0, lam, slips, **weights) > 0.03, name
        missed = lecture.slip_error(1e-3, lam, slips, **weights) < 1e-5
        assert missed == (name in SLIPS_MISSED), name


@pytest.mark.parametrize("seed", SEEDS)
def test_central_differences_are_best_near_1e_5_with_about_ten_digits(
    lecture: Any, seed: int
) -> None:
    net, steps = draw(seed), 10.0 ** np.arange(-9, -1.0)
    right = bp.backward(bp.with_inputs(**net, lam=0.3))["dJ_dW1"]

    def J(W: Any) -> float:
        return float(bp.forward(net["x"], net["y"], W, net["W2"], 0.3)["J"])

    errors = {
        central: [
            lecture.relative_error(lecture.quotients(J, net["W1"], eps, central), right)
            for eps in steps
        ]
        for central in (True, False)
    }
    assert 5e-7 < steps[np.argmin(errors[True])] < 2e-4
    assert 1e-12 < min(errors[True]) < 1e-8
    assert min(errors[True]) < min(errors[False]) / 10


@pytest.mark.parametrize("layers", [1, 2, 3, 10, 50])
def test_backward_multiplies_2L_minus_1_times_for_L_forward(lecture: Any, layers: int) -> None:
    assert lecture.count(layers) == pytest.approx((2 * layers - 1) / layers)


@pytest.mark.parametrize("seed", SEEDS)
def test_near_a_kink_the_central_difference_mixes_two_slopes(seed: int) -> None:
    """Nearer than its step of 1e-5, that is; at the kink itself it says one half."""
    away = np.random.default_rng(seed).uniform(0.1, 0.9, size=5) * 1e-5
    for z, slope in ((0 * away, 0.5), (away, (1 + away / 1e-5) / 2), (10 * away + 2e-5, 1.0)):
        found = bp.numerical_gradient(lambda z: np.maximum(z, 0).sum(), z)
        np.testing.assert_allclose(found, slope, atol=1e-9)
