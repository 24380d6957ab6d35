# mistake: 05/gradient_norms/softmax-twice
import torch


def gradient_norms(params, X, y):
    Ws = [torch.tensor(W, requires_grad=True) for W, _ in params]
    bs = [torch.tensor(b) for _, b in params]
    H = torch.tensor(X)
    for W, b in zip(Ws[:-1], bs[:-1]):
        H = torch.tanh(H @ W + b)
    probabilities = torch.softmax(H @ Ws[-1] + bs[-1], dim=1)
    torch.nn.functional.cross_entropy(probabilities, torch.tensor(y)).backward()
    return [W.grad.norm().item() for W in Ws]
