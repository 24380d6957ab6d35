# right: a tensor comes back
import torch


def l2_penalty(params, lam):
    return sum(torch.tensor(W).square().sum() for W, b in params) * lam / 2
