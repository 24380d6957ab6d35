# mistake: 05/gradient_norms/tanh-on-output
import torch


def gradient_norms(params, X, y):
    Ws = [torch.tensor(W, requires_grad=True) for W, _ in params]
    H = torch.tensor(X)
    for W, (_, b) in zip(Ws, params):
        H = torch.tanh(H @ W + torch.tensor(b))
    torch.nn.functional.cross_entropy(H, torch.tensor(y)).backward()
    return [W.grad.norm() for W in Ws]
