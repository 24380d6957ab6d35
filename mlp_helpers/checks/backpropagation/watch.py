"""What runs beside the student's code in assignment 04: watching torch, and looking at a fault."""

from __future__ import annotations

import functools
import re
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import torch
import torch.nn.functional as F
from torch.overrides import TorchFunctionMode

from mlp_helpers.checks.core.executor import operation
from mlp_helpers.numerics.backpropagation import Array

_OUR_FOLDER = str(Path(__file__).parents[1])


class _TorchWatch(TorchFunctionMode):
    """Notes by what name torch is asked to do the work inside the block.

    Every road to automatic differentiation leads through four functions: `torch.func` and
    `torch.autograd.functional` call them. The modules of `torch.nn` call those of the functional
    interface.
    """

    AUTOGRAD: ClassVar[dict[Any, str]] = {
        torch.Tensor.backward: "Tensor.backward",
        torch.autograd.backward: "torch.autograd.backward",
        torch.autograd.grad: "torch.autograd.grad",
        torch._VF._make_dual: "forward-mode automatic differentiation",
    }
    READY_MADE: ClassVar[dict[Any, str]] = {
        F.cross_entropy: "torch.nn.functional.cross_entropy",
        F.nll_loss: "torch.nn.functional.nll_loss",
        F.softmax: "torch.nn.functional.softmax",
        F.log_softmax: "torch.nn.functional.log_softmax",
        torch.softmax: "torch.softmax",
        torch.log_softmax: "torch.log_softmax",
        torch.special.softmax: "torch.special.softmax",
        torch.special.log_softmax: "torch.special.log_softmax",
        torch.Tensor.softmax: "Tensor.softmax",
        torch.Tensor.log_softmax: "Tensor.log_softmax",
    }

    def __init__(self, autograd: list[str], ready_made: list[str]):
        super().__init__()
        self._autograd, self._ready_made = autograd, ready_made

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        if func in self.AUTOGRAD:
            self._autograd.append(self.AUTOGRAD[func])
        elif func in self.READY_MADE:
            self._ready_made.append(self.READY_MADE[func])
        return func(*args, **(kwargs or {}))


@operation
def build_watched(target: Callable[..., Any]) -> Callable[..., Any]:
    """Build a stand-in for the student's function that notes when torch does the work."""
    autograd: list[str] = []
    ready_made: list[str] = []

    @functools.wraps(target)
    def watched(*args: Any) -> Any:
        with _TorchWatch(autograd, ready_made):
            return target(*args)

    watched.__dict__.update(autograd_uses=autograd, ready_made_uses=ready_made)
    return watched


@operation
def autograd_uses(watched: Any) -> list[str]:
    """Read what a watched function asked autograd for: names of torch's functions."""
    uses: list[str] = watched.autograd_uses
    return uses


@operation
def ready_made_uses(watched: Any) -> list[str]:
    """Read which of torch's losses and softmaxes a watched function called."""
    uses: list[str] = watched.ready_made_uses
    return uses


@operation
def arrays_at_fault(target: Callable[..., Any], *args: Any) -> dict[str, Array]:
    """Call a function that raises, and return the arrays named on the student's line that did."""
    try:
        target(*args)
    except Exception as error:
        frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
        lines = traceback.extract_tb(error.__traceback__)
        for frame, line in zip(reversed(frames), reversed(lines), strict=True):
            if "site-packages" not in line.filename and not line.filename.startswith(_OUR_FOLDER):
                names = dict.fromkeys(re.findall(r"\w+", line.line or ""))
                found = {name: frame.f_locals.get(name) for name in names}
                return {name: a for name, a in found.items() if isinstance(a, np.ndarray)}
    return {}
