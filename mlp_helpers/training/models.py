"""The multilayer perceptrons that the course trains."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import torch
from torch import nn

from mlp_helpers._errors import ArgumentError


def mlp(
    sizes: Sequence[int],
    activation: Callable[[], nn.Module] = nn.ReLU,
    generator: torch.Generator | None = None,
    dtype: torch.dtype = torch.float32,
) -> nn.Sequential:
    """Return a multilayer perceptron with Kaiming-normal weights and zero biases.

    Parameters
    ----------
    sizes
        Units per layer, the input's first and the output's last: ``(784, 256, 10)`` is the
        lecture's model.
    activation
        Makes the module that stands between two affine layers. The weights have the variance
        2 / fan_in, which is made for ReLU.
    generator
        Draws the weights; torch's global one by default.
    dtype
        Of the parameters, which are drawn in it. A float32 weight drawn may differ in its last
        digit from processor to processor, a float64 one by 1e-16 at most.

    Returns
    -------
    torch.nn.Sequential
        Maps (n, sizes[0]), of this dtype, to (n, sizes[-1]); no activation after the last layer.

    Raises
    ------
    ArgumentError
        If `sizes` are not two or more positive integers.

    Notes
    -----
    Slides: row G4. He, Zhang, Ren and Sun (2015), arXiv:1502.01852, equation 10.
    """
    if len(sizes) < 2 or any(not isinstance(size, int) or size < 1 for size in sizes):
        raise ArgumentError(
            f"mlp: sizes must be two or more positive integers, input and output at least, "
            f"such as (784, 256, 10); got {sizes!r}."
        )
    layers: list[nn.Module] = []
    for fan_in, fan_out in pairwise(sizes):
        # skip_init: nn.Linear's own initialisation would draw from the global generator.
        linear: nn.Linear = nn.utils.skip_init(  # type: ignore[no-untyped-call]
            nn.Linear, fan_in, fan_out, dtype=dtype
        )
        nn.init.kaiming_normal_(linear.weight, nonlinearity="relu", generator=generator)
        nn.init.zeros_(linear.bias)
        layers += [linear, activation()]
    return nn.Sequential(*layers[:-1])
