# right: torch in single precision
import torch


def gradient_norms(params, X, y):
    params = [
        (torch.tensor(W).float().requires_grad_(), torch.tensor(b).float()) for W, b in params
    ]
    H = torch.tensor(X).float()
    for i, (W, b) in enumerate(params):
        H = H @ W + b
        if i < len(params) - 1:
            H = H.tanh()
    picked = torch.log_softmax(H, dim=1)[range(len(y)), y]
    (-picked.mean()).backward()
    return [float(W.grad.norm()) for W, _ in params]
