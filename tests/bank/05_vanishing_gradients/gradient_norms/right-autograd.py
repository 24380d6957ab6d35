# right: torch and autograd
import torch
from torch.nn import functional as F


def gradient_norms(params, X, y):
    Ws = [torch.tensor(W, requires_grad=True) for W, b in params]
    bs = [torch.tensor(b) for W, b in params]
    H = torch.tensor(X)
    for W, b in zip(Ws[:-1], bs[:-1]):
        H = torch.tanh(H @ W + b)
    F.cross_entropy(H @ Ws[-1] + bs[-1], torch.tensor(y)).backward()
    return [W.grad.norm().item() for W in Ws]
