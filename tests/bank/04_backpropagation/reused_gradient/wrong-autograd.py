# mistake: 04/reused_gradient/autograd
import torch

def reused_gradient(x, y, W, T):
    w = torch.tensor(W, requires_grad=True)
    h = torch.tensor(x)
    for _ in range(T):
        h = torch.tanh(w @ h)
    J = 0.5 * torch.sum((h - torch.tensor(y)) ** 2)
    return torch.autograd.grad(J, w)[0].numpy()
