# right: counts a torch model's parameters
from torch import nn


def count_parameters(sizes):
    layers = [nn.Linear(m, n) for m, n in zip(sizes[:-1], sizes[1:])]
    return sum(p.numel() for p in nn.Sequential(*layers).parameters())
