"""Notice what a function of the student's has torch do for it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, ClassVar

import torch
import torch.nn.functional as F
from torch.overrides import TorchFunctionMode

from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import Outcome, operation
from mlp_helpers.checks.core.plain_data import Ref


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
def torch_uses(watched: Any) -> tuple[list[str], list[str]]:
    """Read the names of torch's functions that differentiated, or were ready-made."""
    return watched.autograd_uses, watched.ready_made_uses


def watched_call(
    *, autograd: str | None = None, ready_made: str | None = None
) -> Callable[..., Outcome]:
    """Return how to call a function that must not leave the work to torch: see `Answer`.

    Parameters
    ----------
    autograd, ready_made
        The mistakes to report where automatic differentiation, or a ready-made softmax or loss,
        did the work; not watched for where ``None``.
    """

    def call(exam: Exam, target: Ref, *args: Any) -> Outcome:
        watched = exam.build(build_watched, target)
        outcome = exam.outcome(watched, *args)
        differentiated, used = exam.ask(torch_uses, watched)
        if autograd and differentiated:
            headline = f"automatic differentiation was used: {differentiated[0]}"
            exam.fail(headline, mistake=autograd)
        if ready_made and used:
            exam.fail(f"used ready-made: {used[0]}", mistake=ready_made)
        return outcome

    return call
