# right: torch with approximate="tanh"
import torch


def gelu(x):
    return torch.nn.functional.gelu(torch.tensor(x), approximate="tanh").numpy()


def gelu_prime(x):
    t = torch.tensor(x, requires_grad=True)
    torch.nn.functional.gelu(t, approximate="tanh").sum().backward()
    return t.grad.numpy()
