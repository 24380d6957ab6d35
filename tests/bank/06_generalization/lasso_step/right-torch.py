# right: autograd on the penalty
import torch


def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        W = torch.tensor(W, requires_grad=True)
        penalty = lam * W.abs().sum()
        penalty.backward()
        new.append((W.detach() - lr * (torch.tensor(dW) + W.grad), torch.tensor(b - lr * db)))
    return new
