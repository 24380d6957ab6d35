"""A run that is killed goes on where it was, and early stopping keeps the best parameters."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from mlp_helpers import ArgumentError, CheckpointError
from mlp_helpers.numerics.regularization import early_stopping_epoch
from mlp_helpers.training import History, fit, precision

RUN = """
import sys, torch
from pathlib import Path
from tests.test_training_checkpoint import train
train(Path(sys.argv[1]), epochs=int(sys.argv[2]))
"""


def data() -> tuple[torch.Tensor, ...]:
    generator = torch.Generator().manual_seed(0)
    X = torch.randn(300, 20, generator=generator)
    y = (X[:, :3].sum(1) > 0).long() + (X[:, 3] > 1).long()
    return X[:200], y[:200], X[200:], y[200:]


def train(path: Path | None, epochs: int, **options: Any) -> tuple[nn.Module, History]:
    """Train a net with dropout, which draws from the global generator, and Adam, with its state."""
    torch.manual_seed(5)
    model = nn.Sequential(nn.Linear(20, 16), nn.ReLU(), nn.Dropout(0.5), nn.Linear(16, 3))
    X, y, X_test, y_test = data()
    generator = torch.Generator().manual_seed(7)
    history = fit(
        model, X, y, epochs=epochs, batch_size=32, lr=1e-2, X_test=X_test, y_test=y_test,
        generator=generator, checkpoint=path, progress=False, **options,
    )  # fmt: skip
    return model, history


def assert_equal_runs(one: tuple[nn.Module, History], other: tuple[nn.Module, History]) -> None:
    assert one[1] == other[1]
    pairs = zip(one[0].state_dict().values(), other[0].state_dict().values(), strict=True)
    assert all(torch.equal(a, b) for a, b in pairs)


@pytest.mark.parametrize("bfloat16", [False, True])
def test_resumed_run_equals_an_uninterrupted_one_to_the_bit(
    tmp_path: Path, bfloat16: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(precision, "multiplies_in_bfloat16", lambda: True)  # slowly, if need be
    whole = train(None, 7, bfloat16=bfloat16)
    for epochs in (2, 5, 7):
        resumed = train(tmp_path / "run.pt", epochs, bfloat16=bfloat16)
    assert_equal_runs(resumed, whole)


def test_finished_run_is_read_and_not_trained_again(tmp_path: Path) -> None:
    first = train(tmp_path / "run.pt", 3)
    assert_equal_runs(train(tmp_path / "run.pt", 3), first)


def test_killed_run_loses_an_epoch_at_most(tmp_path: Path) -> None:
    """A real process, killed without warning in the middle of training."""
    path, epochs = tmp_path / "run.pt", 400
    command = [sys.executable, "-c", RUN, str(path), str(epochs)]
    with subprocess.Popen(command, cwd=Path(__file__).parents[1]) as process:
        deadline = time.monotonic() + 60
        while not path.exists():
            assert process.poll() is None and time.monotonic() < deadline
            time.sleep(0.001)
        seen = len(torch.load(path, weights_only=True)["history"]["loss"])
        os.kill(process.pid, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    kept = len(torch.load(path, weights_only=True)["history"]["loss"])
    assert seen <= kept < epochs
    assert_equal_runs(train(path, kept + 3), train(None, kept + 3))


@pytest.mark.parametrize("keep", [0, 10, 2000])
def test_truncated_checkpoint_is_refused_named_and_left_alone(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "run.pt"
    train(path, 1)
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(CheckpointError, match=r"run\.pt.*Move it away"):
        train(path, 2)
    assert path.stat().st_size == keep


def test_other_file_is_refused(tmp_path: Path) -> None:
    torch.save({"weights": torch.ones(3)}, tmp_path / "other.pt")
    with pytest.raises(CheckpointError, match="not written by this training loop"):
        train(tmp_path / "other.pt", 1)


def test_checkpoint_of_another_model_is_refused(tmp_path: Path) -> None:
    train(tmp_path / "run.pt", 1)
    X, y, *_ = data()
    with pytest.raises(CheckpointError, match="another model"):
        fit(nn.Linear(20, 3), X, y, epochs=2, checkpoint=tmp_path / "run.pt")


def test_failed_write_keeps_the_previous_checkpoint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "run.pt"
    train(path, 1)
    before = path.read_bytes()

    def full(*args: Any) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        train(path, 2)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_early_stopping_ends_training_and_keeps_the_best_parameters() -> None:
    model, history = train(None, 200, patience=3, min_delta=1e-3)
    best = early_stopping_epoch(history.test_loss, 3, 1e-3)
    assert len(history.loss) == best + 1 + 3 < 200
    *_, X_test, y_test = data()
    model.eval()
    loss = nn.functional.cross_entropy(model(X_test), y_test).item()
    assert loss == pytest.approx(history.test_loss[best], rel=1e-6)


def test_early_stopping_goes_on_after_a_resume(tmp_path: Path) -> None:
    whole = train(None, 200, patience=3)
    train(tmp_path / "run.pt", 4, patience=3)
    assert_equal_runs(train(tmp_path / "run.pt", 200, patience=3), whole)


def test_early_stopping_needs_a_test_set() -> None:
    X, y, *_ = data()
    with pytest.raises(ArgumentError, match="give X_test and y_test"):
        fit(nn.Linear(20, 3), X, y, epochs=2, patience=1)


def test_history_plots_itself() -> None:
    from matplotlib.figure import Figure

    _, history = train(None, 2)
    ax = history.plot(Figure().subplots())
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("epoch", "loss")
    assert {line.get_linestyle() for line in ax.lines} == {"-", "--"}
    assert history.plot_accuracy(Figure().subplots()).get_ylabel() == "accuracy"
