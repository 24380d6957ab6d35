"""Data sets of the course: MNIST and Fashion-MNIST, verified by checksum, online or not."""

from mlp_helpers.data.mnist import as_tensors, load_mnist

__all__ = ["as_tensors", "load_mnist"]
