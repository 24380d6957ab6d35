"""What lecture 07 claims, measured with its own code over five seeds or more."""

from __future__ import annotations

import copy
import math
from collections.abc import Iterator
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
import torch

from tests.support.lectures import run_cells

SEEDS = range(1, 6)


@pytest.fixture(scope="module")
def lecture() -> Iterator[SimpleNamespace]:
    """Run the cells that define the lecture's functions, in its 64-bit numbers."""
    usual = torch.get_default_dtype()
    yield run_cells(
        "07_mlp_in_pytorch",
        *("imports", "dataset", "iterators", "model", "model-made", "loss", "func-eval"),
        *("train-on-tensors", "graph-nodes", "sum-an-epoch", "modes", "permutation", "save"),
    )
    torch.set_default_dtype(usual)


def fresh(lecture: Any, seed: int) -> Any:
    torch.manual_seed(seed)
    return lecture.MultiLayerPerceptronClass().to(lecture.device)


@pytest.fixture(scope="module")
def trained(lecture: Any) -> dict[int, tuple[Any, Any]]:
    """Return for each seed the model before and after ten epochs."""
    models = {}
    for seed in SEEDS:
        model = fresh(lecture, seed)
        start = copy.deepcopy(model)
        lecture.fit(model, lecture.X, lecture.y, epochs=10, progress=False)
        models[seed] = start, model
    return models


def test_the_split_fits_other_sets_of_digits() -> None:
    """As the text promises of ``load_mnist("full")``."""
    usual = torch.get_default_dtype()
    digits = torch.utils.data.TensorDataset(torch.zeros(1200, 1, 28, 28), torch.zeros(1200))
    both = {"mnist_train": digits, "mnist_test": digits}
    found = run_cells("07_mlp_in_pytorch", "imports", "iterators", **both)
    torch.set_default_dtype(usual)
    assert (len(found.train_part), len(found.val_part)) == (700, 500)


def cosines_with_all(lecture: Any, model: Any) -> torch.Tensor:
    """Return the cosine between each batch's gradient and that on all training digits."""

    def gradient(rows: Any) -> Any:
        model.zero_grad()
        lecture.loss(model(lecture.X[rows]), lecture.y[rows]).backward()
        return torch.cat([parameter.grad.flatten() for parameter in model.parameters()])

    of_all = gradient(slice(None))
    batches = torch.randperm(len(lecture.X)).split(256)[:-1]
    return torch.stack([torch.cosine_similarity(gradient(rows), of_all, dim=0) for rows in batches])


@pytest.mark.parametrize("seed", SEEDS)
def test_a_batch_points_where_all_digits_do(lecture: Any, seed: int) -> None:
    cosines = cosines_with_all(lecture, fresh(lecture, seed))
    assert cosines.min() > 0.8 and cosines.mean() == pytest.approx(0.9, abs=0.04)


@pytest.mark.parametrize("seed", SEEDS)
def test_after_ten_epochs_the_batches_agree_less(lecture: Any, trained: Any, seed: int) -> None:
    assert 0.25 < cosines_with_all(lecture, copy.deepcopy(trained[seed][1])).mean() < 0.65


def test_layers_in_a_plain_list_are_not_found() -> None:
    model = torch.nn.Module()
    model.layers = [torch.nn.Linear(3, 2)]  # type: ignore[assignment]
    assert not list(model.parameters())
    model.layers = torch.nn.ModuleList([torch.nn.Linear(3, 2)])
    assert len(list(model.parameters())) == 2


@torch.no_grad()
def test_loss_before_training_and_without_the_division(lecture: Any) -> None:
    excess = []
    for seed in range(20):
        model = fresh(lecture, seed)
        excess.append(lecture.loss(model(lecture.X), lecture.y).item() - math.log(10))
        assert lecture.loss(model(255 * lecture.X), lecture.y) > 80
    assert min(excess) > -0.05 and max(excess) < 0.3
    assert sum(excess) / 20 == pytest.approx(0.07, abs=0.02)
    assert [round(math.log(10) + edge, 2) for edge in (min(excess), max(excess))] == [2.29, 2.45]
    torch.manual_seed(0)
    too_many = lecture.MultiLayerPerceptronClass(ydim=100)
    assert lecture.loss(too_many(lecture.X), lecture.y) == pytest.approx(math.log(100), abs=0.3)


@torch.no_grad()
def test_the_first_loss_does_not_show_one_output_too_many(lecture: Any) -> None:
    losses: dict[int, list[float]] = {10: [], 11: []}
    for ydim, found in losses.items():
        for seed in range(20):
            torch.manual_seed(seed)
            model = lecture.MultiLayerPerceptronClass(ydim=ydim)
            found.append(lecture.loss(model(lecture.X), lecture.y).item())
    assert min(losses[11]) < sum(losses[10]) / 20 and max(losses[10]) > math.log(11)


def test_a_second_softmax_has_a_floor() -> None:
    """Logits that are a perfect model's probabilities: 1 for the true class, 0 for nine others."""
    logits = torch.eye(10)
    floor = torch.nn.functional.cross_entropy(logits, torch.arange(10))
    assert floor.item() == pytest.approx(math.log(math.e + 9) - 1) == pytest.approx(1.461, abs=1e-3)


@pytest.mark.parametrize("seed", SEEDS)
def test_with_two_softmaxes_only_the_loss_tells(lecture: Any, trained: Any, seed: int) -> None:
    model = fresh(lecture, seed)
    history = lecture.fit(
        torch.nn.Sequential(model, torch.nn.Softmax(dim=1)),
        *(lecture.X, lecture.y),
        **{"epochs": 10, "progress": False},
    )
    assert 1.461 < min(history.loss) < 1.6
    once = lecture.accuracy(trained[seed][1], lecture.X_val, lecture.y_val)
    assert lecture.accuracy(model, lecture.X_val, lecture.y_val) > once - 0.01


@pytest.mark.parametrize("seed", SEEDS)
def test_with_one_hidden_layer_other_first_weights_do_nearly_as_well(
    lecture: Any, trained: Any, seed: int
) -> None:
    model = fresh(lecture, seed)
    for layer in (model.lin_1, model.lin_2):
        layer.reset_parameters()
    assert model.lin_1.weight.std() < 0.5 * trained[seed][0].lin_1.weight.std()
    lecture.fit(model, lecture.X, lecture.y, epochs=10, progress=False)
    kaiming = lecture.accuracy(trained[seed][1], lecture.X_val, lecture.y_val)
    own = lecture.accuracy(model, lecture.X_val, lecture.y_val)
    assert kaiming - 0.03 < own < kaiming + 0.01


@pytest.mark.parametrize("seed", SEEDS)
def test_the_first_step_of_adam_and_of_sgd(lecture: Any, seed: int) -> None:
    medians = {}
    for make in (torch.optim.Adam, torch.optim.SGD):
        model = fresh(lecture, seed)
        start = model.lin_1.weight.detach().clone()
        optimizer = make(model.parameters(), lr=1e-3)
        lecture.loss(model(lecture.X[:256]), lecture.y[:256]).backward()
        optimizer.step()
        move, moved = (model.lin_1.weight - start).abs(), model.lin_1.weight.grad != 0
        medians[make] = move[moved].median().item()
        assert move[~moved].max() == 0
    assert medians[torch.optim.Adam] == pytest.approx(1e-3, rel=0.05)
    assert medians[torch.optim.SGD] < 1e-5


@pytest.mark.parametrize("seed", SEEDS)
def test_late_steps_of_adam_are_a_tenth_of_the_rate(lecture: Any, seed: int) -> None:
    model = fresh(lecture, seed)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    longest, medians, after_first = 0.0, [], 0.0
    averaged = 0.0  # the first epoch's loss, as the lecture prints it
    for epoch in range(10):
        for rows in torch.randperm(len(lecture.X)).split(256):
            before = model.lin_1.weight.detach().clone()
            optimizer.zero_grad()
            loss = lecture.loss(model(lecture.X[rows]), lecture.y[rows])
            loss.backward()
            optimizer.step()
            move = (model.lin_1.weight.detach() - before).abs()
            longest = max(longest, move.max().item())
            if epoch == 0:
                averaged += loss.item() * len(rows) / len(lecture.X)
            if epoch == 9:
                medians.append(move[model.lin_1.weight.grad != 0].median().item())
        if epoch == 0:
            after_first = lecture.loss(model(lecture.X), lecture.y).item()
    assert 1e-3 < longest < 2e-3
    assert sum(medians) / len(medians) == pytest.approx(1e-4, rel=0.15)
    assert averaged == pytest.approx(1.5, abs=0.1) and after_first == pytest.approx(0.8, abs=0.05)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_untrained_network_guesses(lecture: Any, seed: int) -> None:
    assert lecture.func_eval(fresh(lecture, seed), lecture.val_iter, lecture.device) < 0.22


@pytest.mark.parametrize("seed", SEEDS)
def test_the_curves_start_together_and_part(lecture: Any, seed: int) -> None:
    losses, train, val = lecture.train_on_tensors(seed=seed)
    assert all(later < earlier for earlier, later in pairwise(losses))
    assert abs(train[0] - val[0]) < 0.04 < train[-1] - val[-1] < 0.08
    assert train[-1] > 0.96 and val[-1] > 0.9
    assert losses[-1] < 0.7 * losses[5] and val[-1] - val[5] < 0.25 * (val[5] - val[0])


def test_fewer_digits_mean_more_errors(lecture: Any, trained: Any) -> None:
    """A quarter of the digits, four times as many epochs."""
    lost = []
    for seed in SEEDS:
        model = fresh(lecture, seed)
        lecture.fit(model, lecture.X[:875], lecture.y[:875], epochs=40, progress=False)
        both = (trained[seed][1], model)
        of_all, of_few = (lecture.accuracy(each, lecture.X_val, lecture.y_val) for each in both)
        lost.append(of_all - of_few)
    assert min(lost) > 0.01 and sum(lost) / len(lost) == pytest.approx(0.03, abs=0.01)


@pytest.mark.parametrize("seed", SEEDS)
def test_twenty_digits_are_learnt_by_heart(lecture: Any, seed: int) -> None:
    model, X, y = fresh(lecture, seed), lecture.X[:20], lecture.y[:20]
    lecture.fit(model, X, y, epochs=50, progress=False)
    assert lecture.accuracy(model, X, y) == 1 and lecture.loss(model(X), y) < 0.005
    assert lecture.accuracy(model, lecture.X_val, lecture.y_val) == pytest.approx(0.5, abs=0.05)
    undivided = fresh(lecture, seed)
    lecture.fit(undivided, 255 * X, y, epochs=50, progress=False)
    assert lecture.accuracy(undivided, 255 * X, y) == 1
    hopeless = fresh(lecture, seed)
    lecture.fit(hopeless, X, y, epochs=50, lr=1e-5, progress=False)
    assert 1 / 20 <= lecture.accuracy(hopeless, X, y) <= 5 / 20


@torch.no_grad()
def test_a_model_comes_back_from_its_file(lecture: Any) -> None:
    assert lecture.before < 0.22
    assert torch.equal(lecture.again(lecture.X_val), lecture.M(lecture.X_val))


@pytest.mark.parametrize("seed", SEEDS)
def test_learning_rates_in_powers_of_ten(lecture: Any, seed: int) -> None:
    runs = {lr: lecture.train_on_tensors(lr=lr, seed=seed) for lr in (1e-5, 1e-3, 1e-2, 1e-1)}
    losses = {lr: losses for lr, (losses, _, _) in runs.items()}
    best = {lr: val[-1] for lr, (_, _, val) in runs.items()}
    assert losses[1e-5][-1] > 0.85 * losses[1e-5][0] and best[1e-5] < 0.5
    assert 8 < losses[1e-1][0] < 13 and losses[1e-1][1] < math.log(10)
    assert best[1e-2] > best[1e-3] > best[1e-1]
    assert losses[1e-5][0] > math.log(10)  # at the slowest rate, too
    assert 0.91 < best[1e-3] < 0.925 and 0.925 < best[1e-2] < 0.94


@pytest.mark.parametrize("seed", SEEDS)
def test_most_digits_need_no_hidden_layer(lecture: Any, seed: int) -> None:
    for lr, expected in ((1e-3, 0.86), (1e-2, 0.90)):
        _, _, val = lecture.train_on_tensors(
            lr=lr, seed=seed, make=lambda: torch.nn.Linear(784, 10)
        )
        assert val[-1] == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("seed", SEEDS)
def test_without_the_reset_the_loss_falls_turns_and_swings(lecture: Any, seed: int) -> None:
    losses, _, val = lecture.train_on_tensors(reset=False, seed=seed)
    lowest = losses.index(min(losses))
    assert 0 < lowest < 4 and max(losses[lowest:]) > 2 * losses[lowest]
    assert max(val) < 0.86


@pytest.mark.parametrize("seed", SEEDS)
def test_without_the_reset_gradient_descent_has_momentum(lecture: Any, seed: int) -> None:
    def run(lr: float, reset: bool = True, momentum: float = 0.0, epochs: int = 10) -> list[float]:
        def optimizer(parameters: Any, lr: float) -> torch.optim.SGD:
            return torch.optim.SGD(parameters, lr=lr, momentum=momentum)

        losses: list[float] = lecture.train_on_tensors(reset, optimizer, lr, epochs, seed)[0]
        return losses

    forgotten, usual = run(0.1, reset=False), run(0.1)
    assert forgotten[:2] == pytest.approx(run(0.1, momentum=1.0, epochs=2), rel=1e-9)
    assert forgotten[1] < usual[1] and 0.19 < forgotten[-1] < min(0.365, usual[-1])
    assert usual[-1] == pytest.approx(0.36, abs=0.01)
    assert run(0.1, momentum=0.9)[-1] == pytest.approx(0.08, abs=0.01)
    too_fast = run(0.5, reset=False)
    assert too_fast[-1] > 2 * min(too_fast) and too_fast[-1] > 3 * run(0.5)[-1]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_sum_of_losses_keeps(lecture: Any, seed: int) -> None:
    batches = len(lecture.train_iter)
    for item, backward, grows, memory in (
        (False, True, True, False),
        (False, False, True, True),
        (True, False, False, False),
    ):
        nodes, megabytes = lecture.sum_an_epoch(fresh(lecture, seed), item, backward)
        assert (nodes[-1] > 5 * batches) == grows and (megabytes[-1] > 10) == memory
        assert grows or nodes[-1] == 0
        assert memory or megabytes[-1] < 0.1
        if memory:
            assert lecture.X.nbytes / 1e6 == pytest.approx(22, abs=0.1)  # the pixels' share
            hidden, softmax = (8 * len(lecture.X) * width / 1e6 for width in (256, 10))
            together = lecture.X.nbytes / 1e6 + hidden + softmax
            assert megabytes[-1] == pytest.approx(together, abs=0.1) == pytest.approx(29.4, abs=0.1)


def test_what_may_stay_on_the_cpu(lecture: Any) -> None:
    elsewhere = lecture.X[:5].to("meta")
    assert elsewhere[torch.arange(3)].device == (2 * elsewhere).device == elsewhere.device
    assert (torch.tensor(2.0) * elsewhere).device == elsewhere.device
    with pytest.raises(RuntimeError):
        elsewhere + torch.ones_like(elsewhere, device="cpu")


@torch.no_grad()
@pytest.mark.parametrize("seed", SEEDS)
def test_train_mode_is_worse_and_differs(lecture: Any, seed: int) -> None:
    with torch.enable_grad():
        net = lecture.dropout_net(seed)
    scores = {}
    for mode in (True, False):
        net.train(mode)
        answers = [net(lecture.X_val).argmax(dim=1) for _ in range(3)]
        scores[mode] = [(answer == lecture.y_val).double().mean().item() for answer in answers]
    assert len(set(scores[False])) == 1 and max(scores[True]) < scores[False][0] - 0.005
    correct = (answers[0] == lecture.y_val).double()
    means = torch.stack([batch.mean() for batch in correct.split(499)])
    assert abs(means.mean() - correct.mean()) > 0.03  # the ragged batch of one digit


@torch.no_grad()
@pytest.mark.parametrize("seed", SEEDS)
def test_batch_norm_in_train_mode(seed: int) -> None:
    """A prediction depends on the batch, and evaluating changes the model."""
    torch.manual_seed(seed)
    layer = torch.nn.BatchNorm1d(4)
    assert layer.running_mean is not None
    batch, kept = torch.randn(8, 4), layer.running_mean.clone()
    assert (layer(batch)[:4] - layer(batch[:4])).abs().max() > 0.1
    assert (layer.running_mean - kept).abs().max() > 0.01
    layer.eval()
    assert torch.equal(layer(batch)[:4], layer(batch[:4]))


@torch.no_grad()
@pytest.mark.parametrize("seed", SEEDS)
def test_a_missing_division_hides_in_the_accuracy(lecture: Any, trained: Any, seed: int) -> None:
    model, X, y = trained[seed][1], lecture.X_val, lecture.y_val
    right, losses = [], []
    for scale in (1, 255):
        logits = model(scale * X)
        right.append((logits.argmax(dim=1) == y).double().mean())
        losses.append(lecture.loss(logits, y))
    assert abs(right[0] - right[1]) < 0.02 and losses[1] > 50 * losses[0]
    wrong = logits.argmax(dim=1) != y
    assert logits.softmax(dim=1).max(dim=1).values[wrong].mean() > 0.98


@pytest.mark.parametrize("seed", SEEDS)
def test_weights_of_black_pixels_never_move(lecture: Any, trained: Any, seed: int) -> None:
    start, end = (model.lin_1.weight.detach() for model in trained[seed])
    black = (lecture.X == 0).all(dim=0)
    assert black.sum() > 100
    assert torch.equal(start[:, black], end[:, black])
    stayed = (start == end)[:, ~black]
    assert stayed.double().mean() == pytest.approx(0.02, abs=0.005)
    inked = (lecture.X > 0).sum(dim=0)[~black]
    assert stayed[:, inked <= 10].sum() > 0.75 * stayed.sum()
    assert (end - start).square().mean().sqrt() < start.std() / 1.5


@pytest.mark.parametrize("seed", SEEDS)
def test_shuffled_pixels_are_learnt_as_well(lecture: Any, seed: int) -> None:
    ordered = lecture.accuracy_with(torch.arange(784), seed)
    assert abs(ordered - lecture.accuracy_with(lecture.shuffled, seed)) < 0.03
