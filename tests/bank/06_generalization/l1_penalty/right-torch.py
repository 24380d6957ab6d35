# right: a tensor comes back
import torch


def l1_penalty(params, lam):
    return lam * torch.stack([torch.tensor(W).abs().sum() for W, b in params]).sum()
