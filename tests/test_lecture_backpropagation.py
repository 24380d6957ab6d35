"""What lecture 04 claims, measured with its own code over five draws or more."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch

from mlp_helpers.numerics import backpropagation as bp
from tests.support.lectures import run_cells, sources

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


def reuse(engine: dict[str, Any], w0: float, h0: float) -> dict[str, Any]:
    """Use w four times, as the lecture does: what each use contributes, its z, and w's gradient."""
    Node, tanh, copies, z = engine["Node"], engine["tanh"], [], []
    w, state = Node(w0), Node(h0)
    for _ in range(4):
        copies.append(w * Node(1.0))
        z.append(float((copies[-1] * state).value))
        state = tanh(copies[-1] * state)
    error = state + Node(-1.0)
    (Node(0.5) * (error * error)).backward()
    return {"parts": [float(copy.grad) for copy in copies], "z": z, "sum": float(w.grad)}


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


def test_a_step_of_w3_moves_J_twenty_times_more_than_one_of_w1(lecture: Any) -> None:
    scalar = run_cells("04_backpropagation", "scalar", np=np, bp=bp)
    weights = np.array([scalar.w1, scalar.w2, scalar.w3])
    first, _, third = (scalar.J_of(*(weights + step)) - scalar.J for step in 0.01 * np.eye(3))
    assert third == pytest.approx(0.015, abs=0.0005) and third / first == pytest.approx(20, abs=1)
    assert 1 - scalar.h1**2 == pytest.approx(0.31, abs=0.005)
    assert 1 - scalar.h2**2 == pytest.approx(0.13, abs=0.005)


@pytest.mark.parametrize("seed", SEEDS)
def test_with_equal_sizes_two_products_fit_and_one_is_right(seed: int) -> None:
    rng = np.random.default_rng(seed)
    W, g, v = rng.normal(size=(4, 4)), rng.normal(size=(4, 1)), rng.normal(size=(4, 1))
    right = bp.numerical_gradient(lambda v: (g.T @ W @ v).item(), v)
    pairs = [(W, g), (W.T, g), (g, W), (g, W.T)]
    assert [a.shape[1] == b.shape[0] for a, b in pairs] == [True, True, False, False]
    np.testing.assert_allclose(W.T @ g, right, rtol=1e-6, atol=1e-8)
    assert np.abs(W @ g - right).max() > 0.2 * np.abs(right).max()


def test_the_mistaken_slope_stays_above_0_419() -> None:
    z = np.linspace(-50, 50, 2001)
    assert 0.419 < (1 - np.tanh(np.tanh(z)) ** 2).min() < 0.42


def test_the_engine_has_fewer_than_forty_lines_of_code() -> None:
    cells = sources("04_backpropagation")
    lines = cells["engine"].splitlines() + cells["operations"].splitlines()
    assert 30 < sum(bool(line.strip()) for line in lines) < 40


def test_going_back_twice_adds_the_same_gradient_again(lecture: Any) -> None:
    """Inner nodes begin anew; only leaves collect, as in PyTorch."""
    a = lecture.Node(3.0)
    J = a * a * a
    J.backward()
    assert a.grad == 27
    J.backward()
    t = torch.tensor(3.0, requires_grad=True)
    loss = t * t * t
    loss.backward(retain_graph=True)
    loss.backward()
    assert t.grad is not None and a.grad == t.grad.item() == 54


def test_a_chain_of_1000_nodes_is_too_long_for_the_engine(lecture: Any) -> None:
    node = lecture.Node(0.5)
    for _ in range(1000):
        node = lecture.tanh(node)
    with pytest.raises(RecursionError):
        node.backward()


def test_a_node_of_a_bare_value_is_detached(lecture: Any) -> None:
    a = lecture.Node(2.0)
    (lecture.Node((a * a).value) * a).backward()
    assert a.grad == 4  # and not 12, the derivative of a³


@pytest.mark.parametrize("seed", SEEDS)
def test_a_vector_needs_a_row_to_go_back_from(lecture: Any, seed: int) -> None:
    W, x, delta = (np.random.default_rng(seed).normal(size=s) for s in ((2, 3), (3, 1), (2, 1)))
    t = torch.tensor(x, requires_grad=True)
    z = torch.tensor(W) @ t
    with pytest.raises(RuntimeError, match="scalar"):
        z.backward()
    z.backward(torch.tensor(delta))
    assert t.grad is not None
    np.testing.assert_allclose(t.grad.numpy(), W.T @ delta, rtol=1e-12)
    leaf = lecture.Node(x)
    (lecture.Node(W) @ leaf).backward()
    np.testing.assert_allclose(leaf.grad, W.T @ np.ones((2, 1)), rtol=1e-12)


@pytest.mark.parametrize("h0", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("w0", [-2.0, 0.3, 1.2, 3.0, 5.0])
def test_what_the_engine_finds_with_equals_for_plus(lecture: Any, w0: float, h0: float) -> None:
    """Half of what the last use contributes; and what neighbours contribute, whatever w is."""
    overwriting: dict[str, Any] = {"np": np}
    added = "parent.grad = parent.grad + gradient"
    cells = sources("04_backpropagation")
    assert cells["engine"].count(added) == 1
    exec(cells["engine"].replace(added, "parent.grad = gradient"), overwriting)
    exec(cells["operations"], overwriting)
    right = reuse(vars(lecture), w0, h0)
    assert reuse(overwriting, w0, h0)["sum"] == pytest.approx(right["parts"][-1] / 2)
    ratios = np.divide(right["parts"][:-1], right["parts"][1:])
    z = np.array(right["z"])[:-1]
    np.testing.assert_allclose(ratios, (1 - np.tanh(z) ** 2) * z / np.tanh(z), rtol=1e-9)
    assert np.all(ratios > 0) and np.all(ratios < 1)
    if (w0, h0) == (1.2, 0.5):
        assert reuse(overwriting, w0, h0)["sum"] == pytest.approx(-0.0721, abs=5e-5)
        np.testing.assert_allclose(ratios, [0.80, 0.77, 0.75], atol=0.006)


@pytest.mark.parametrize("seed", SEEDS)
def test_autograd_of_the_popular_repair_teaches_nothing(lecture: Any, seed: int) -> None:
    """Where logits lie far apart and the network is wrong."""
    lecture = run_cells("04_backpropagation", "stable-autograd", **vars(lecture))
    z = 100 * np.random.default_rng(seed).normal(size=3) + [1000, 0, -1000]
    found = {}
    for name, loss_of in lecture.ways.items():
        leaf = torch.tensor(z, requires_grad=True)
        loss_of(leaf).backward()
        assert leaf.grad is not None
        found[name] = leaf.grad.numpy()
    assert np.all(np.isnan(found["shifted"])) and not found["patched"].any()
    np.testing.assert_allclose(found["F.cross_entropy"], [1, -1, 0], atol=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_jump_at_the_start_is_the_rate(lecture: Any, seed: int) -> None:
    for lr, jumps in ((0.05, True), (0.01, False)):
        curve = lecture.train_both(seed, steps=12, lr=lr)[1]
        assert (curve[:, 0].max() > 1.25 * curve[0, 0]) == jumps
        np.testing.assert_allclose(curve[:, 0], curve[:, 1], rtol=1e-12)


WRONG = ("", "no penalty", "z for h", "φ′(h)", "no φ′")


def train_wrongly(
    lecture: Any, seed: int, steps: int, wrong: str = "", dtype: type = np.float64
) -> SimpleNamespace:
    """Train as the lecture does, by formulas, with one of them `wrong`."""
    rng, lr, lam = np.random.default_rng(seed), 0.05, 1e-4
    params, curve = [array.astype(dtype) for array in lecture.initial(rng)], []
    inputs, targets = lecture.X_train.astype(dtype), lecture.Y_train.astype(dtype)
    for _ in range(steps):
        rows = rng.choice(len(lecture.X_train), 100, replace=False)
        Z, H = [], [inputs[rows]]
        for W, b in zip(params[::2], params[1::2], strict=True):
            Z.append(H[-1] @ W + b)
            H.append(np.tanh(Z[-1]))
        delta, gradients = (Z[-1] - targets[rows]) / 100, []
        penalty = lam / 2 * sum((W**2).sum() for W in params[::2])
        curve.append(50 * (delta**2).sum() + penalty)
        for layer in (2, 1, 0):
            W, h = params[2 * layer], H[layer]
            read = Z[layer - 1] if wrong == "z for h" and layer else h
            gradients += [delta.sum(0, keepdims=True)]
            gradients += [read.T @ delta + (0 if wrong == "no penalty" else lam * W)]
            slopes = {"no φ′": np.ones_like(h), "φ′(h)": 1 - np.tanh(h) ** 2}
            delta = (delta @ W.T) * slopes.get(wrong, 1 - h**2)
        params = [p - lr * g for p, g in zip(params, gradients[::-1], strict=True)]
    H = lecture.X_test
    for W, b in zip(params[::2], params[1::2], strict=True):
        H = np.tanh(H @ W + b)
    read_right = 100 * np.mean(H.argmax(1) == lecture.y_test)
    return SimpleNamespace(params=params, curve=np.array(curve), accuracy=read_right)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_gap_shows_a_wrong_formula_after_one_step(lecture: Any, seed: int) -> None:
    ours, _, _ = lecture.train_both(seed, steps=1)
    gap = {
        wrong: max(
            np.abs(a - b).max() / np.abs(b).max()
            for a, b in zip(train_wrongly(lecture, seed, 1, wrong).params, ours, strict=True)
        )
        for wrong in WRONG
    }
    assert gap[""] < 1e-14
    assert gap["no penalty"] == pytest.approx(5e-6, rel=0.05)
    assert 1e-3 < gap["z for h"] < gap["φ′(h)"] < gap["no φ′"]


@pytest.mark.parametrize("seed", SEEDS)
def test_without_the_penalty_in_the_gradient_the_curves_look_the_same(
    lecture: Any, seed: int
) -> None:
    right, wrong = (train_wrongly(lecture, seed, 120, wrong).curve for wrong in ("", "no penalty"))
    assert 1e-6 < np.abs(wrong / right - 1).max() < 1e-3


def test_a_wrong_gradient_trains_nearly_as_well(lecture: Any) -> None:
    read = {
        wrong: np.array(
            [train_wrongly(lecture, seed, 600, wrong, np.float32).accuracy for seed in SEEDS]
        )
        for wrong in ("", "z for h", "φ′(h)", "no φ′")
    }
    assert read[""].min() > 88.5 and read[""].max() < 90.5
    assert read["no φ′"].min() > 84.5 and read["no φ′"].max() < 86.5
    lost = {wrong: read[""] - found for wrong, found in read.items()}
    assert lost["φ′(h)"].min() > 0.25 and lost["φ′(h)"].max() < 2.25
    assert np.abs(lost["z for h"]).max() < 1.25 and lost["z for h"].mean() < 0.7


@pytest.mark.parametrize("seed", SEEDS)
def test_weights_of_order_0_01_hide_one_mistake(lecture: Any, seed: int) -> None:
    """As in the lecture, with its x and y; the slope at h is off by the fourth power."""
    net = draw(seed)
    weights = {"W1": 0.7 * net["W1"], "W2": net["W2"]}
    for name, slips in lecture.MISTAKES.items():
        found = lecture.slip_error(0.01, 0.0, slips, **weights) > 1e-5
        assert found == (name != "φ′(h) for φ′(z)"), name
    at_h = [
        lecture.slip_error(scale, 0.0, lecture.MISTAKES["φ′(h) for φ′(z)"], **weights)
        for scale in (0.01, 0.001)
    ]
    assert at_h[0] / at_h[1] == pytest.approx(1e4, rel=0.02)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_step_carries_z_over_a_kink_by_epsilon_times_the_input(seed: int) -> None:
    size = np.random.default_rng(seed).uniform(5, 20)
    z = 0.3 * size * 1e-5  # ε is 1e-5: z is farther than ε from 0, and the step crosses it
    assert z > 1e-5
    found = bp.numerical_gradient(lambda w: np.maximum(size * w + z, 0).sum(), np.zeros(1))
    np.testing.assert_allclose(found, 0.65 * size, rtol=1e-6)


def test_backward_of_the_lectures_model_costs_1_01_forward_passes(lecture: Any) -> None:
    X, W1, W2, dO = (
        np.ones(s).view(lecture.Counted) for s in ((5, 784), (784, 256), (256, 10), (5, 10))
    )
    counts = []
    lecture.Counted.done = 0
    H = X @ W1
    H @ W2
    counts.append(lecture.Counted.done)
    H.T @ dO
    X.T @ (dO @ W2.T)
    counts.append(lecture.Counted.done - counts[0])
    assert counts[1] / counts[0] == pytest.approx(1.01, abs=0.005)


@pytest.mark.parametrize(("layers", "width"), [(2, 5), (4, 3), (5, 4)])
def test_the_paths_from_a_first_weight(lecture: Any, layers: int, width: int) -> None:
    """With all numbers 1, without activations, a derivative counts paths: 100^19 for 20 of 100."""
    weights = [lecture.Node(np.ones((width, width))) for _ in range(layers)]
    state = lecture.Node(np.ones((width, 1)))
    for W in weights:
        state = W @ state
    lecture.total(state).backward()
    assert np.all(weights[0].grad == width ** (layers - 1))


@pytest.mark.parametrize("seed", SEEDS)
def test_pytorchs_conventions_beside_ours(seed: int) -> None:
    torch.manual_seed(seed)
    layer = torch.nn.Linear(3, 2).double()
    before = {name: p.detach().clone() for name, p in layer.named_parameters()}
    for p in layer.parameters():
        p.grad = torch.zeros_like(p)
    torch.optim.SGD(layer.parameters(), lr=0.1, weight_decay=0.3).step()
    for name, p in layer.named_parameters():  # biases, too
        torch.testing.assert_close(p.detach(), (1 - 0.03) * before[name])
    o, y = torch.randn(7, 3).double(), torch.randn(7, 3).double()
    torch.testing.assert_close(torch.nn.MSELoss()(o, y), ((o - y) ** 2).sum() / (7 * 3))
    labels = torch.arange(7) % 3
    losses = -torch.log_softmax(o, 1)[torch.arange(7), labels]
    torch.testing.assert_close(torch.nn.functional.cross_entropy(o, labels), losses.sum() / 7)
