# right: two groups of parameters for torch.optim.SGD
import numpy as np
import torch


def weight_decay_step(params, grads, lr, lam):
    out = []
    for (W, b), (dW, db) in zip(params, grads):
        w = torch.nn.Parameter(torch.tensor(np.array(W), dtype=torch.float64))
        w.grad = torch.tensor(np.array(dW), dtype=torch.float64)
        c = torch.nn.Parameter(torch.tensor(np.array(b), dtype=torch.float64))
        c.grad = torch.tensor(np.array(db), dtype=torch.float64)
        torch.optim.SGD([{"params": [w], "weight_decay": lam}, {"params": [c]}], lr=lr).step()
        out.append((w.detach().numpy(), c.detach().numpy()))
    return out
