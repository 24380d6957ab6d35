# right: torch and its autograd
import torch


def relu(x):
    return torch.relu(torch.tensor(x)).numpy()


def relu_prime(x):
    t = torch.tensor(x, requires_grad=True)
    torch.relu(t).sum().backward()
    return t.grad.numpy()
