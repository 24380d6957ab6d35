"""Checks of assignment 07: an MLP on MNIST in PyTorch (statements G3 to G8)."""

from mlp_helpers.checks.core.total import total_of
from mlp_helpers.checks.mlp_in_pytorch.data_iterators import data_iterators
from mlp_helpers.checks.mlp_in_pytorch.deep_net import deep_net
from mlp_helpers.checks.mlp_in_pytorch.func_eval import func_eval
from mlp_helpers.checks.mlp_in_pytorch.loss_and_optimizer import loss_and_optimizer
from mlp_helpers.checks.mlp_in_pytorch.model import model
from mlp_helpers.checks.mlp_in_pytorch.sick_networks import sick_networks
from mlp_helpers.checks.mlp_in_pytorch.train_keeping_best import train_keeping_best
from mlp_helpers.checks.mlp_in_pytorch.train_step import train_step
from mlp_helpers.checks.mlp_in_pytorch.train_val_split import train_val_split
from mlp_helpers.checks.mlp_in_pytorch.trained import trained

total = total_of(
    *(data_iterators, model, loss_and_optimizer, func_eval, train_step, trained),
    *(train_val_split, train_keeping_best, deep_net, sick_networks),
)
