# mistake: 05/init_std/pytorch-default
import torch


def init_std(fan_in, activation):
    return torch.nn.Linear(fan_in, 200).weight.std().item()
