"""Check of the exercise `trained`: what the model has learned (G7, G8)."""

from __future__ import annotations

import functools
from typing import Any

import torch

from mlp_helpers.checks.core import Exam, Ref, check, operation, torch_objects
from mlp_helpers.data import as_tensors, load_mnist

AT_BEST_GUESSED = 0.21
"""Of 500 untrained nets the best recognises 0.203 of the test digits, the median 0.10."""


@check("07/trained", points=1)
def trained(exam: Exam, M: Ref) -> None:
    """Judge the trained model by its accuracy on the bundled test digits (G7, G8)."""
    if exam.ask(torch_objects.is_blank, M):
        exam.unfilled("M = ...")
    train, test = bundled_digits()
    X, y = test
    with exam.part("at least 90 % of the 1,000 test digits are recognised", points=1):
        Z = exam.ask(logits_for, M, X)
        accuracy = float((Z.argmax(1) == y).double().mean())
        if accuracy < 0.9:
            headline = f"the test accuracy is {accuracy:.3f}"
            hint = "M has learned something, but less than it could: is one of the parts above off?"
            exam.fail(headline, hint=hint, mistake=_why_not_trained(Z, accuracy))
        X, y = train
        known = float((exam.ask(logits_for, M, X).argmax(1) == y).double().mean())
        if known < min(0.9, accuracy - 0.03):  # a training has it the other way round
            exam.fail(f"only {known:.3f} of the training digits", mistake="test-digits-learned")


@functools.cache
def bundled_digits() -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Return the two bundled sets, the training's first; they never change."""
    return [as_tensors(dataset) for dataset in load_mnist("bundled", verbose=False)]


@operation
def logits_for(model: Any, X: torch.Tensor) -> Any:
    """Run the model on rows X (n, 784), wherever it is."""
    places = (tensor.device for tensor in (*model.parameters(), *model.buffers()))
    with torch.no_grad():
        return model(X.to(next(places, X.device)))


def _why_not_trained(Z: torch.Tensor, accuracy: float) -> str | None:
    if not bool(Z.abs().max() < 1000):  # not finite, or far from the 35 that a trained M reaches
        return "diverged"
    return "guessing" if accuracy < AT_BEST_GUESSED else None
