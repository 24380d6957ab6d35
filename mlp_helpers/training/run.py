"""The training loop itself: the lecture's three lines, for each batch, and what is kept of it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn

from mlp_helpers._errors import ArgumentError, CheckpointError
from mlp_helpers.training import checkpoint
from mlp_helpers.training.examples import Examples, outputs
from mlp_helpers.training.history import History

Loss = Callable[[Tensor, Tensor], Tensor]


@dataclass
class Stopping:
    """When to stop early. A patience of ``None``: never.

    Each loss is noted as it comes; which of many would have been kept is an exercise.
    """

    patience: int | None
    min_delta: float
    lowest: float = math.inf
    waited: int = 0

    def note(self, loss: float) -> None:
        """Take in the loss of an epoch more."""
        self.waited += 1
        if loss < self.lowest - self.min_delta:
            self.lowest, self.waited = loss, 0

    def is_best(self) -> bool:
        """Tell whether the epoch noted last is the best so far."""
        return self.patience is not None and math.isfinite(self.lowest) and not self.waited

    def is_over(self) -> bool:
        """Tell whether the patience has run out."""
        return self.patience is not None and self.waited >= self.patience


@dataclass
class Run:
    """A training run: all that is needed to go on where it was."""

    model: nn.Module
    optm: torch.optim.Optimizer
    loss: Loss
    batch_size: int
    train: Examples
    test: Examples | None
    generator: torch.Generator | None
    stopping: Stopping
    path: Path | None
    bfloat16: bool = False
    history: History = field(default_factory=History)
    best: dict[str, Tensor] | None = None

    def __post_init__(self) -> None:
        """Round the inputs to bfloat16 if asked to: once here, and not in every batch."""
        self.dtype = self.train[0].dtype
        if self.bfloat16:
            self.train = (self.train[0].bfloat16(), self.train[1])
            self.test = self.test and (self.test[0].bfloat16(), self.test[1])

    def epoch(self, epoch: int) -> None:
        """Train for one epoch, measure, and keep the run on disk."""
        mean = self.train_epoch()
        if not math.isfinite(mean):
            raise ArgumentError(
                f"fit: the loss is {mean} in epoch {epoch}, with "
                f"lr={self.optm.param_groups[0]['lr']:g}: the parameters have run away, or the "
                f"data hold a value that is not finite. Try a smaller lr, and look at "
                f"torch.isfinite(X).all()."
            )
        self.history.loss.append(mean)
        self.measure()
        self._keep()

    def train_epoch(self) -> float:
        """Take the lecture's steps over all batches; return the mean loss of the epoch."""
        X, y = self.train
        self.model.train()
        order = torch.randperm(len(X), generator=self.generator).to(X.device)
        loss_sum = torch.zeros((), device=X.device)
        for batch in torch.split(order, self.batch_size):
            # index_select: X[batch] by another name, and twice as fast
            with self._products():
                y_pred = self.model(X.index_select(0, batch))
            loss_out = self.loss(y_pred.to(self.dtype), y.index_select(0, batch))
            self.optm.zero_grad()
            loss_out.backward()  # type: ignore[no-untyped-call]
            self.optm.step()
            # detach: a sum of the losses themselves would keep the graph of every batch. item()
            # would do as well, but make a GPU wait for each batch.
            loss_sum += loss_out.detach() * len(batch)
        return float(loss_sum) / len(X)

    def measure(self) -> None:
        """Measure what the history keeps, each set in one pass."""
        history, labelled = self.history, not self.train[1].is_floating_point()
        if labelled:
            X, y = self.train
            with self._products():
                output = outputs(self.model, X)
            history.train_accuracy.append(share_correct(output, y))
        if self.test is not None:
            X, y = self.test
            with self._products():
                output = outputs(self.model, X).to(self.dtype)
            history.test_loss.append(float(self.loss(output, y)))
            self.stopping.note(history.test_loss[-1])
            if labelled:
                history.test_accuracy.append(share_correct(output, y))

    def _products(self) -> torch.autocast:
        """Have the matrix products within computed in bfloat16 if asked to, and nothing else."""
        device = self.train[0].device.type
        return torch.autocast(device, dtype=torch.bfloat16, enabled=self.bfloat16)

    def is_over(self) -> bool:
        """Tell whether early stopping ends the run."""
        return self.stopping.is_over()

    def _keep(self) -> None:
        """Keep the best parameters, and the whole run on disk."""
        if self.stopping.is_best():
            self.best = {name: value.clone() for name, value in self.model.state_dict().items()}
        if self.path is not None:
            state = {
                "model": self.model.state_dict(),
                "optimizer": self.optm.state_dict(),
                "generator": None if self.generator is None else self.generator.get_state(),
                "global_generator": torch.get_rng_state(),  # draws dropout's masks
                "history": self.history.as_dict(),
                "best": self.best,
            }
            checkpoint.save(self.path, state)

    def resume(self) -> int:
        """Take the run up from its checkpoint, if it has one; return the number of epochs done."""
        state = None if self.path is None else checkpoint.load(self.path)
        if state is None:
            return 0
        try:
            self.model.load_state_dict(state["model"])
            self.optm.load_state_dict(state["optimizer"])
        except (RuntimeError, ValueError) as error:
            raise CheckpointError(
                f"the checkpoint {self.path} belongs to another model or optimiser: {error} "
                f"Give the same ones as when it was written, or name another file."
            ) from None
        if self.generator is not None and state["generator"] is not None:
            self.generator.set_state(state["generator"])
        torch.set_rng_state(state["global_generator"])
        self.history = History(**state["history"])
        self.best = state["best"]
        for loss in self.history.test_loss:
            self.stopping.note(loss)
        return len(self.history.loss)

    def latest(self) -> dict[str, str]:
        """Return the last loss and accuracies, for the progress bar."""
        lists = vars(self.history).items()
        return {name: f"{values[-1]:.3f}" for name, values in lists if values}


def share_correct(logits: Tensor, y: Tensor) -> float:
    """Return the share of rows (n, q) whose largest logit is at the label (n,)."""
    return int((logits.argmax(dim=1) == y).sum()) / len(y)
