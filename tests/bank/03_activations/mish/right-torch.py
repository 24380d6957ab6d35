# right: torch and its autograd
import torch


def mish(x):
    return torch.nn.functional.mish(torch.tensor(x)).numpy()


def mish_prime(x):
    t = torch.tensor(x, requires_grad=True)
    torch.nn.functional.mish(t).sum().backward()
    return t.grad.numpy()
