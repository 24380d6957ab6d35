"""Train many small networks at once, from as many random starts, to see what chance does."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from itertools import pairwise

import torch
from torch import Tensor
from torch.nn import functional as F
from tqdm.auto import tqdm

from mlp_helpers._errors import ArgumentError


class Networks:
    """Multilayer perceptrons of equal sizes that share nothing but their shape.

    Every parameter has one more axis, the first, which counts the networks; a batched matrix
    product then runs them all.

    Parameters
    ----------
    sizes
        Units per layer, the input's first and the output's last.
    count
        How many networks.
    activation
        Applied elementwise after every affine map but the last.
    generator
        Draws the Kaiming-normal weights (He et al. 2015); the biases start at zero.

    Raises
    ------
    ArgumentError
        If there are fewer than two sizes, or no network.
    """

    def __init__(
        self,
        sizes: Sequence[int],
        count: int,
        activation: Callable[[Tensor], Tensor] = torch.relu,
        generator: torch.Generator | None = None,
    ):
        if len(sizes) < 2 or min(*sizes, count) < 1:
            raise ArgumentError(
                f"Networks: expected two or more sizes and a count, all of them 1 or more; "
                f"got {list(sizes)} and {count}."
            )
        self.activation = activation
        self.layers = [
            (
                torch.randn(count, m, n, generator=generator, dtype=torch.float64) * (2 / m) ** 0.5,
                torch.zeros(count, 1, n, dtype=torch.float64),
            )
            for m, n in pairwise(sizes)
        ]

    def __call__(self, X: Tensor) -> Tensor:
        """Return the outputs (count, n, q) of all networks for one batch X (n, d)."""
        return self._run(X)[0]

    def hidden(self, X: Tensor) -> Tensor:
        """Return the last hidden layer (count, n, h) of all networks."""
        return self._run(X)[1]

    def _run(self, X: Tensor) -> tuple[Tensor, Tensor]:
        H = X.double()
        for W, b in self.layers[:-1]:
            H = self.activation(H @ W + b)
        W, b = self.layers[-1]
        return H @ W + b, H

    def fit(
        self,
        X: Tensor,
        y: Tensor,
        *,
        epochs: int,
        lr: float,
        callback: Callable[[int], None] | None = None,
    ) -> Networks:
        """Train all networks with Adam on the whole of X, and return them.

        Each gets the gradients of its own loss only: the sum of losses has no other.

        Parameters
        ----------
        X : (n, d) tensor
            Examples, one per row.
        y : (n,) or (n, q) tensor
            Integer labels, for the cross-entropy; or targets, for the squared error.
        epochs, lr
            Steps of Adam, and its learning rate.
        callback
            Called with the number of steps taken, before the first step and after each one.
        """
        X, count = X.double(), len(self.layers[0][0])
        parameters = [p.requires_grad_() for layer in self.layers for p in layer]
        optm = torch.optim.Adam(parameters, lr=lr)
        # tqdm.auto does not read the variable where it draws a widget.
        quiet = os.environ.get("TQDM_DISABLE") == "1"
        for step in tqdm(range(epochs), desc="fit", delay=2, leave=False, disable=quiet):
            if callback is not None:
                callback(step)
            O = self(X)  # noqa: E741
            if y.is_floating_point():
                loss = (O - y).square().sum(2).mean(1).sum()
            else:
                loss = F.cross_entropy(O.flatten(0, 1), y.repeat(count), reduction="sum") / len(X)
            optm.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optm.step()
        if callback is not None:
            callback(epochs)
        for p in parameters:
            p.requires_grad_(False)
        return self
