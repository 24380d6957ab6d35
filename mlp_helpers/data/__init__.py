"""Data sets of the course: MNIST and Fashion-MNIST, verified by checksum, online or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mlp_helpers.data.digits import load_digits
    from mlp_helpers.data.mnist import as_tensors, load_mnist

__all__ = ["as_tensors", "load_digits", "load_mnist"]


def __getattr__(name: str) -> Any:
    """Import torchvision, which takes seconds, when a data set is first asked for.

    Who only looks where the data lie does without.
    """
    if name == "load_digits":
        from mlp_helpers.data import digits

        return digits.load_digits
    if name in __all__:
        from mlp_helpers.data import mnist

        return getattr(mnist, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
