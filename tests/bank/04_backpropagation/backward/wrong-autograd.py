# mistake: 04/backward/autograd
import torch

def backward(cache):
    x, y, lam = torch.tensor(cache["x"]), torch.tensor(cache["y"]), cache["lam"]
    W1 = torch.tensor(cache["W1"], requires_grad=True)
    W2 = torch.tensor(cache["W2"], requires_grad=True)
    z = W1 @ x
    h = torch.tanh(z)
    o = W2 @ h
    for node in (z, h, o):
        node.retain_grad()
    J = 0.5 * ((o - y) ** 2).sum() + lam / 2 * ((W1**2).sum() + (W2**2).sum())
    J.backward()
    return {"dJ_do": o.grad, "dJ_dW2": W2.grad, "dJ_dh": h.grad, "dJ_dz": z.grad, "dJ_dW1": W1.grad}
