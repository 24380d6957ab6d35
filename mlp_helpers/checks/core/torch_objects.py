"""Operations on models, loaders and optimisers: the only way a check touches them.

Each runs beside the student's code, is named by the check, and exchanges plain data.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

import torch
from torch import nn

from mlp_helpers.checks.core.executor import operation

MOST_BATCHES = 2000
"""A loader is read no further than this, in case it never ends."""


@operation
def build_model(model_class: Any, sizes: dict[str, int]) -> Any:
    """Build the student's model; `sizes` holds its keyword arguments."""
    return model_class(**sizes)


@operation
def parameters(model: Any) -> dict[str, torch.Tensor]:
    """Read the parameters by name."""
    return {name: parameter.detach() for name, parameter in model.named_parameters()}


@operation
def parameter_shapes(model: Any) -> dict[str, tuple[int, ...]]:
    """Read the shapes of the parameters by name."""
    return {name: tuple(parameter.shape) for name, parameter in model.named_parameters()}


@operation
def gradients(model: Any) -> dict[str, torch.Tensor | None]:
    """Read the gradients by parameter name; ``None`` where there is none."""
    return {name: parameter.grad for name, parameter in model.named_parameters()}


@operation
def build_device(name: str) -> torch.device:
    """Build a torch device from its name."""
    return torch.device(name)


@operation
def build_optimizer(name: str, model: Any, options: dict[str, float]) -> torch.optim.Optimizer:
    """Build an optimiser of torch for `model` from its class name and options."""
    optimizer: torch.optim.Optimizer = getattr(torch.optim, name)(model.parameters(), **options)
    return optimizer


class TwoLayerNet(nn.Module):
    """A two-layer ReLU net with given parameters."""

    def __init__(self, values: dict[str, torch.Tensor]):
        super().__init__()
        h, d = values["lin_1.weight"].shape
        self.lin_1 = nn.Linear(d, h)
        self.lin_2 = nn.Linear(h, len(values["lin_2.bias"]))
        self.load_state_dict(values)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return the logits (n, q) of a batch (n, d)."""
        logits: torch.Tensor = self.lin_2(torch.relu(self.lin_1(x)))
        return logits


@operation
def is_blank(target: Any) -> bool:
    """Tell whether a value, or the data set a loader was given, is still the stub."""
    return target is None or target is ... or getattr(target, "dataset", None) is ...


@operation
def read_epoch(loader: Iterable[Any], most: int) -> dict[str, Any]:
    """Read an epoch, `most` batches at most: batch sizes, labels, ink per image.

    The ink (sum of the pixels) tells the images apart well enough to see that each came once,
    and is all that has to be sent across.
    """
    batches = list(itertools.islice(iter(loader), most))
    ink = torch.cat([X.double().flatten(1).sum(1) for X, _ in batches])
    return {
        "sizes": [len(X) for X, _ in batches],
        "labels": torch.cat([y for _, y in batches]),
        "ink": ink,
    }
