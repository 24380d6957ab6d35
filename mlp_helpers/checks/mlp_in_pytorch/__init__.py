"""Checks of assignment 07: an MLP on MNIST in PyTorch (statements G3 to G7 of the lecture)."""

from __future__ import annotations

from mlp_helpers.checks.mlp_in_pytorch.data import data_iterators
from mlp_helpers.checks.mlp_in_pytorch.evaluation import func_eval
from mlp_helpers.checks.mlp_in_pytorch.models import model
from mlp_helpers.checks.mlp_in_pytorch.optimizer import loss_and_optimizer
from mlp_helpers.checks.mlp_in_pytorch.trained_model import trained
from mlp_helpers.checks.mlp_in_pytorch.training import train_step

__all__ = ["data_iterators", "func_eval", "loss_and_optimizer", "model", "train_step", "trained"]
