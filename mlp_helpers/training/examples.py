"""Examples (X, y) that fit a model, or an error that says why they do not."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from mlp_helpers._errors import ArgumentError

Examples = tuple[Tensor, Tensor]

_ROWS_AT_ONCE = 2048  # keeps the activations of an evaluation in the cache, whatever the data set


def checked(
    model: nn.Module, X: Tensor, y: Tensor, names: tuple[str, str] = ("X", "y")
) -> Examples:
    """Return X and y on the model's device, integer labels as int64.

    Raises
    ------
    ArgumentError
        If they are empty, disagree, do not fit the model, or a label is out of range.
    """
    X, y = torch.as_tensor(X), torch.as_tensor(y)
    given = f"got {names[0]} {describe(X)} and {names[1]} {describe(y)}"
    if X.ndim < 2 or y.ndim < 1 or len(X) != len(y) or len(X) == 0:
        raise ArgumentError(
            f"{names[0]} must have one row per example, at least one, and {names[1]} as many "
            f"entries; {given}."
        )
    if not X.is_floating_point():
        raise ArgumentError(
            f"{names[0]} must be float32; {given}. Convert it: X.float(), grey values also / 255."
        )
    parameter = next(model.parameters(), X)
    X, y = X.to(parameter.device), y.to(parameter.device)
    try:
        output = outputs(model, X[:1])
    except RuntimeError as error:
        raise ArgumentError(f"the model does not accept {names[0]}; {given}: {error}") from None
    if y.is_floating_point():
        _check_targets(output, y, given)
        return X, y
    _check_labels(output, y, given)
    return X, y.long()


def _check_targets(output: Tensor, y: Tensor, given: str) -> None:
    # A loss such as the mean squared error would broadcast (n, 1) against (n,) to (n, n).
    if output.shape[1:] != y.shape[1:]:
        wanted = ("n", *output.shape[1:])
        raise ArgumentError(
            f"targets must have the shape of the model's output, ({', '.join(map(str, wanted))}); "
            f"{given}. For class labels use integers: y.long()."
        )


def _check_labels(output: Tensor, y: Tensor, given: str) -> None:
    if y.ndim != 1 or output.ndim != 2:
        raise ArgumentError(
            f"integer labels must have shape (n,), and the model must give logits (n, q); {given}, "
            f"and the model gives {tuple(output.shape)} for one row."
        )
    if y.min() < 0 or y.max() >= output.shape[1]:
        raise ArgumentError(
            f"labels must lie between 0 and {output.shape[1] - 1}, because the model gives "
            f"{output.shape[1]} logits; they go from {int(y.min())} to {int(y.max())}."
        )


def describe(tensor: Tensor) -> str:
    """Return shape and dtype, as in ``(256, 784) float32``."""
    return f"{tuple(tensor.shape)} {str(tensor.dtype).removeprefix('torch.')}"


@torch.no_grad()
def outputs(model: nn.Module, X: Tensor) -> Tensor:
    """Return the model's outputs for X in eval mode; the mode it was in is restored."""
    training = model.training
    model.eval()
    try:
        starts = range(0, len(X), _ROWS_AT_ONCE)
        return torch.cat([model(X[start : start + _ROWS_AT_ONCE]) for start in starts])
    finally:
        model.train(training)
