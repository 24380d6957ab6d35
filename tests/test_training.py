"""Small trainings on made-up data, and what `fit` says of data that do not fit."""

import math
from functools import partial

import numpy as np
import pytest
import torch
from torch import nn

from mlp_helpers import ArgumentError
from mlp_helpers.training import History, accuracy, fit, mlp, precision


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


@pytest.fixture
def blobs():
    """Three well separated classes in the plane: X (120, 2), y (120,)."""
    y = torch.arange(120) % 3
    centres = torch.tensor([[0.0, 3.0], [3.0, -2.0], [-3.0, -2.0]])
    return centres[y] + 0.5 * torch.randn(120, 2, generator=generator()), y


def linear(model: nn.Module) -> list[nn.Linear]:
    return [layer for layer in model.modules() if isinstance(layer, nn.Linear)]


def test_mlp_has_the_lectures_shapes_and_number_of_parameters():
    model = mlp((784, 256, 10), generator=generator())
    assert [tuple(p.shape) for p in model.parameters()] == [(256, 784), (256,), (10, 256), (10,)]
    assert sum(p.numel() for p in model.parameters()) == 203_530
    assert [type(layer) for layer in model] == [nn.Linear, nn.ReLU, nn.Linear]


def test_mlp_is_kaiming_normal_with_zero_biases():
    model = mlp((400, 300, 200, 5), activation=nn.Tanh, generator=generator())
    assert not any(layer.bias.any() for layer in linear(model))
    spread = linear(model)[0].weight.std().item()
    assert spread == pytest.approx(math.sqrt(2 / 400), rel=0.01)
    within = (linear(model)[0].weight.abs() < spread).float().mean().item()
    assert within == pytest.approx(0.683, abs=0.01)  # of a normal distribution; uniform: 0.577


def test_mlp_draws_from_its_generator_only():
    torch.manual_seed(3)
    before = torch.get_rng_state()
    first, second = (mlp((5, 4, 3), generator=generator(1)) for _ in range(2))
    assert torch.equal(linear(first)[0].weight, linear(second)[0].weight)
    assert torch.equal(torch.get_rng_state(), before)


@pytest.mark.parametrize("sizes", [(784,), (), (784, 0, 10), (784, 2.5, 10)])
def test_mlp_refuses_sizes(sizes):
    with pytest.raises(ArgumentError, match="two or more positive integers"):
        mlp(sizes)


def test_fit_learns_and_measures_every_epoch(blobs):
    X, y = blobs
    model = mlp((2, 8, 3), generator=generator())
    history = fit(
        model, X[:90], y[:90], epochs=20, batch_size=16, lr=0.02, X_test=X[90:], y_test=y[90:],
        generator=generator(),
    )  # fmt: skip
    assert history.loss[-1] < history.loss[0] / 5
    assert history.test_accuracy[-1] > 0.95
    lists = (history.loss, history.train_accuracy, history.test_accuracy, history.test_loss)
    assert [len(values) for values in lists] == [20] * 4
    assert history.train_accuracy[-1] == accuracy(model, X[:90], y[:90])
    expected = nn.functional.cross_entropy(model(X[90:]), y[90:]).item()
    assert history.test_loss[-1] == pytest.approx(expected, rel=1e-6)


def test_fit_takes_the_same_steps_as_the_lectures_loop(blobs):
    X, y = blobs
    fitted, looped = (mlp((2, 4, 3), generator=generator(1)) for _ in range(2))
    history = fit(fitted, X, y, epochs=2, batch_size=50, lr=0.01, generator=generator(2))
    optm, shuffling, losses = torch.optim.Adam(looped.parameters(), lr=0.01), generator(2), []
    for _ in range(2):
        total = 0.0
        for rows in torch.randperm(120, generator=shuffling).split(50):
            loss_out = nn.functional.cross_entropy(looped(X[rows]), y[rows])
            optm.zero_grad()
            loss_out.backward()
            optm.step()
            total += loss_out.item() * len(rows)  # the last batch holds 20 rows only
        losses.append(total / 120)
    for one, other in zip(fitted.parameters(), looped.parameters(), strict=True):
        torch.testing.assert_close(one, other)
    assert history.loss == pytest.approx(losses, rel=1e-6)


def test_fit_is_repeatable_and_leaves_the_global_generator_alone(blobs):
    before = torch.get_rng_state()
    runs = []
    for _ in range(2):
        model = mlp((2, 4, 3), generator=generator(1))
        runs.append(fit(model, *blobs, epochs=3, generator=generator(2)))
    assert runs[0] == runs[1]
    assert torch.equal(torch.get_rng_state(), before)


def test_products_in_bfloat16_round_but_learn_the_same(blobs, monkeypatch):
    monkeypatch.setattr(precision, "multiplies_in_bfloat16", lambda: True)  # slowly, if need be
    X, y = blobs
    histories, weights = [], []
    for bfloat16 in (False, True):
        model = mlp((2, 8, 3), generator=generator())
        kept = {"X_test": X, "y_test": y, "generator": generator(1), "bfloat16": bfloat16}
        histories.append(fit(model, X, y, epochs=20, batch_size=20, lr=0.05, **kept))
        weights.append(linear(model)[0].weight.detach())
    exact, rounded = histories
    assert rounded.loss != exact.loss  # it does round
    assert np.allclose(rounded.loss, exact.loss, rtol=0.1, atol=0.01)
    assert rounded.test_accuracy[-1] == exact.test_accuracy[-1] == 1.0
    assert all(weight.dtype == torch.float32 for weight in weights)


def test_fit_on_a_regression_has_losses_only():
    x = torch.linspace(-1, 1, 64)[:, None]
    model = mlp((1, 16, 1), activation=nn.Tanh, generator=generator())
    history = fit(
        model, x, x**2, epochs=60, batch_size=64, lr=0.05, loss=nn.functional.mse_loss,
        X_test=x, y_test=x**2, generator=generator(),
    )  # fmt: skip
    assert history.loss[-1] < 0.01
    assert len(history.test_loss) == 60
    assert history.train_accuracy == history.test_accuracy == []


def test_fit_takes_arrays(blobs):
    X, y = blobs
    model = mlp((2, 4, 3), generator=generator())
    history = fit(model, X.numpy(), y.numpy().astype(np.uint8), epochs=1)
    assert len(history.loss) == 1


@pytest.mark.parametrize("optimizer", ["SGD", torch.optim.SGD, partial(torch.optim.SGD)])
def test_fit_takes_optimizers_by_name_and_as_factories(blobs, optimizer):
    X, y = blobs
    model = mlp((2, 3), generator=generator())
    (layer,) = linear(model)
    start = layer.weight.detach().clone()
    nn.functional.cross_entropy(model(X), y).backward()
    assert layer.weight.grad is not None
    gradient = layer.weight.grad.clone()
    fit(model, X, y, epochs=1, batch_size=120, lr=0.1, optimizer=optimizer)
    torch.testing.assert_close(layer.weight, start - 0.1 * gradient)


def test_callback_sees_each_epoch_and_can_end_training(blobs):
    seen = []

    def callback(epoch, history):
        seen.append((epoch, len(history.loss)))
        return epoch == 2

    history = fit(mlp((2, 3), generator=generator()), *blobs, epochs=10, callback=callback)
    assert seen == [(0, 1), (1, 2), (2, 3)]
    assert len(history.loss) == 3


def test_accuracy_measures_in_eval_mode_and_restores_the_mode(blobs):
    X, y = blobs
    model = nn.Sequential(nn.Dropout(0.9), mlp((2, 3), generator=generator()))
    for training in (True, False):
        model.train(training)
        share = accuracy(model, X, y)
        assert share == (model[1](X).argmax(dim=1) == y).double().mean().item()
        assert model.training is training


def test_fit_trains_in_train_mode_although_it_measures_in_between(blobs):
    modes = []
    model = mlp((2, 3), generator=generator()).eval()
    model.register_forward_pre_hook(
        lambda module, inputs: modes.append(module.training) if torch.is_grad_enabled() else None
    )
    fit(model, *blobs, epochs=2, batch_size=60)
    assert modes == [True] * 4
    assert model.training


def test_a_short_run_shows_no_progress_bar(blobs, capfd):
    fit(mlp((2, 3), generator=generator()), *blobs, epochs=2)
    assert capfd.readouterr() == ("", "")


def test_history_starts_empty():
    assert History() == History(loss=[], train_accuracy=[], test_accuracy=[], test_loss=[])


X, Y = torch.zeros(6, 2), torch.tensor([0, 1, 2, 0, 1, 2])


@pytest.mark.parametrize(
    ("X", "y", "says"),
    [
        (X, Y[:5], r"got X \(6, 2\) float32 and y \(5,\) int64"),
        (X[:0], Y[:0], "at least one"),
        (X[0], Y, "one row per example"),
        (torch.zeros(6, 4), Y, r"does not accept X; got X \(6, 4\)"),
        (X.to(torch.uint8), Y, r"X must be float32.*uint8"),
        (X, Y + 1, "between 0 and 2.*from 1 to 3"),
        (X, Y - 1, "between 0 and 2.*from -1 to 1"),
        (X, Y[:, None], r"labels must have shape \(n,\)"),
        (X, Y.float(), r"model's output, \(n, 3\).*y.long\(\)"),
        (X / 0, Y, "the loss is nan in epoch 0, with lr=0.001"),
    ],
)
def test_fit_says_what_is_wrong_with_the_data(X, y, says):
    with pytest.raises(ArgumentError, match=says):
        fit(mlp((2, 3), generator=generator()), X, y, epochs=1)


def test_fit_says_which_set_is_wrong():
    with pytest.raises(ArgumentError, match=r"got X_test \(6, 2\) float32 and y_test \(2,\)"):
        fit(mlp((2, 3)), X, Y, epochs=1, X_test=X, y_test=Y[:2])
    with pytest.raises(ArgumentError, match="belong together"):
        fit(mlp((2, 3)), X, Y, epochs=1, X_test=X)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"epochs": 0}, "at least 1; got 0 and 256"),
        ({"epochs": 1, "batch_size": 0}, "at least 1; got 1 and 0"),
        ({"epochs": 1, "optimizer": "Adma"}, "'Adma'"),
        ({"epochs": 1, "optimizer": "lr_scheduler"}, "a name in torch.optim"),
    ],
)
def test_fit_says_what_is_wrong_with_the_options(options, says):
    with pytest.raises(ArgumentError, match=says):
        fit(mlp((2, 3)), X, Y, **options)


def test_fit_stops_when_the_loss_runs_away(blobs):
    X, y = blobs
    model = mlp((2, 8, 1), generator=generator())
    with pytest.raises(ArgumentError, match=r"the loss is (nan|inf).*lr=1e\+06.*smaller lr"):
        fit(
            model, X, y[:, None].float(), epochs=50, lr=1e6, optimizer="SGD",
            loss=nn.functional.mse_loss,
        )  # fmt: skip


def test_accuracy_refuses_targets_that_are_not_labels():
    with pytest.raises(ArgumentError, match="integer labels"):
        accuracy(mlp((2, 1)), X, torch.zeros(6, 1))


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a GPU")
def test_fit_moves_the_data_to_the_model(blobs):
    model = mlp((2, 3), generator=generator()).to("cuda")
    history = fit(model, *blobs, epochs=30, lr=0.05, generator=generator())
    assert history.train_accuracy[-1] > 0.9
    assert accuracy(model, *blobs) == history.train_accuracy[-1]
