# right: torch tensors come back
import torch


def collapse_affine(W1, b1, W2, b2):
    W1, b1, W2, b2 = (torch.from_numpy(a) for a in (W1, b1, W2, b2))
    return [W1.mm(W2), torch.addmm(b2, b1, W2)]
